/* performance_rules.c - see performance_rules.h. */
#include "rooms/performance/performance_rules.h"

enum { MINUTES_AN_HOUR = 60, HOURS_A_DAY = 24, FEW = 10 }; /* not a law: of the clock */

static int64_t
divide_half_up(int64_t a, int64_t b)
{
	return (2 * a + b) / (2 * b);
}

int64_t
performance_mean_tenths(int64_t sum, int64_t n)
{
	return n <= 0 ? NO_INT : divide_half_up(sum * 10, n);
}

struct performance_span
performance_span_of(int64_t minutes)
{
	struct performance_span s = {.minutes = minutes < 0 ? 0 : minutes};

	if (s.minutes < MINUTES_AN_HOUR) {
		s.form = SPAN_MINUTES;
		return s;
	}
	s.hours = s.minutes / MINUTES_AN_HOUR;
	s.minutes %= MINUTES_AN_HOUR;
	if (s.hours < FEW) {
		s.form = s.minutes > 0 ? SPAN_HOURS_MINUTES : SPAN_HOURS;
		return s;
	}
	s.hours += s.minutes * 2 >= MINUTES_AN_HOUR;
	s.minutes = 0;
	s.form = SPAN_HOURS;
	if (s.hours < 2 * HOURS_A_DAY)
		return s;
	s.days = s.hours / HOURS_A_DAY;
	s.hours %= HOURS_A_DAY;
	s.form = SPAN_DAYS;
	if (s.days >= FEW) {
		s.days += s.hours * 2 >= HOURS_A_DAY;
		s.hours = 0;
	} else if (s.hours > 0) {
		s.form = SPAN_DAYS_HOURS;
	}
	return s;
}

int64_t
performance_top(int64_t most)
{
	static const int64_t steps[] = {1, 2, 5};

	for (int64_t ten = 1; ten < INT64_MAX / 100; ten *= 10) {
		for (size_t i = 0; i < COUNT(steps); i++) {
			if (4 * steps[i] * ten >= most)
				return 4 * steps[i] * ten;
		}
	}
	return most;
}

bool
performance_missed_more(struct performance_missed a, struct performance_missed b)
{
	bool enough_a = a.measured >= PERFORMANCE_ENOUGH, enough_b = b.measured >= PERFORMANCE_ENOUGH;

	if (enough_a != enough_b)
		return enough_a;
	if (enough_a && a.late * b.measured != b.late * a.measured)
		return a.late * b.measured > b.late * a.measured;
	return a.late > b.late;
}

const struct performance_band performance_bands[PERFORMANCE_BANDS] = {
	{"0-5", 0, 5}, {"6-14", 6, 14}, {"15-30", 15, 30}, {"31-60", 31, 60}, {"61", 61, PERFORMANCE_NO_END},
};

int
performance_band_find(str slug)
{
	for (int i = 0; i < PERFORMANCE_BANDS; i++) {
		if (str_eq(slug, str_z(performance_bands[i].slug)))
			return i;
	}
	return -1;
}
