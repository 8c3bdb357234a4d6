/* calendar.c - see calendar.h. Holidays are found by bisection; the days themselves are walked one by one. */
#include "core/calendar.h"

#include "gen/holidays.h"

#include <stdlib.h>

const struct holiday *
calendar_national(size_t *n)
{
	*n = gen_holidays_count;
	return gen_holidays;
}

/* Day, then kind; the later of two equal rows of the input comes first, so that the added one is kept. */
struct ranked {
	struct holiday row;
	size_t         rank;
};

static int
compare(const void *pa, const void *pb)
{
	const struct ranked *a = pa, *b = pb;

	if (a->row.on.d != b->row.on.d)
		return a->row.on.d < b->row.on.d ? -1 : 1;
	if (a->row.kind != b->row.kind)
		return a->row.kind < b->row.kind ? -1 : 1;
	return (a->rank < b->rank) - (a->rank > b->rank);
}

static void
find_coverage(struct calendar *c)
{
	int    covered_year = 0;
	size_t i = 0;

	c->covered_from = c->covered_to = NO_DAY;
	while (i < c->n) {
		int year = date_civil(c->at[i].on).year, national = 0;

		for (; i < c->n && date_civil(c->at[i].on).year == year; i++)
			national += c->at[i].kind == HOLIDAY_NATIONAL;
		if (national < CALENDAR_MIN_NATIONAL)
			continue;
		if (covered_year != 0 && year != covered_year + 1)
			return;
		if (covered_year == 0)
			date_from_civil(year, 1, 1, &c->covered_from);
		date_from_civil(year, 12, 31, &c->covered_to);
		covered_year = year;
	}
}

static struct calendar
make(struct arena *a, int week_days, bool works_on_joint_leave, const struct holiday *first, size_t first_count,
    const struct holiday *second, size_t second_count)
{
	size_t         count = first_count + second_count, kept = 0;
	struct ranked *all = arena_array(a, count + 1, sizeof(*all));

	for (size_t i = 0; i < count; i++)
		all[i] = (struct ranked){i < first_count ? first[i] : second[i - first_count], i};
	qsort(all, count, sizeof(*all), compare);

	struct holiday *rows = arena_array(a, count + 1, sizeof(*rows));

	for (size_t i = 0; i < count; i++) {
		if (kept > 0 && rows[kept - 1].on.d == all[i].row.on.d && rows[kept - 1].kind == all[i].row.kind)
			continue;
		rows[kept++] = all[i].row;
	}

	struct calendar c = {
		.week_days = week_days == 6 ? 6 : 5,
		.works_on_joint_leave = works_on_joint_leave,
		.at = rows,
		.n = kept,
	};

	find_coverage(&c);
	return c;
}

struct calendar
calendar_make(struct arena *a, int week_days, bool works_on_joint_leave, const struct holiday *added, size_t added_count)
{
	return make(a, week_days, works_on_joint_leave, gen_holidays, gen_holidays_count, added, added_count);
}

struct calendar
calendar_of(struct arena *a, int week_days, bool works_on_joint_leave, const struct holiday *rows, size_t count)
{
	return make(a, week_days, works_on_joint_leave, rows, count, NULL, 0);
}

/* The first row on or after d. */
static size_t
lower_bound(const struct calendar *c, day d)
{
	size_t from = 0, to = c->n;

	while (from < to) {
		size_t mid = from + (to - from) / 2;

		if (c->at[mid].on.d < d.d)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

enum day_kind
calendar_kind(const struct calendar *c, day d, const struct holiday **holiday)
{
	const struct holiday *off = NULL, *named = NULL;

	for (size_t i = lower_bound(c, d); i < c->n && c->at[i].on.d == d.d; i++) {
		if (!named)
			named = &c->at[i];
		if (!off && !(c->works_on_joint_leave && c->at[i].kind == HOLIDAY_JOINT_LEAVE))
			off = &c->at[i];
	}
	if (holiday)
		*holiday = off ? off : named;

	enum weekday w = date_weekday(d);

	if (w == SUNDAY || (w == SATURDAY && c->week_days != 6))
		return DAY_WEEKEND;
	return off ? DAY_HOLIDAY : DAY_WORKING;
}

bool
calendar_works(const struct calendar *c, day d)
{
	return calendar_kind(c, d, NULL) == DAY_WORKING;
}

day
calendar_next_working(const struct calendar *c, day d)
{
	do
		d.d++;
	while (!calendar_works(c, d));
	return d;
}

day
calendar_add_working(const struct calendar *c, day d, int64_t n)
{
	for (int64_t i = 0; i < n && i < CALENDAR_MAX_STEPS; i++)
		d = calendar_next_working(c, d);
	return d;
}

static bool
in_week(const struct calendar *c, day d)
{
	enum weekday w = date_weekday(d);

	return w != SUNDAY && (w != SATURDAY || c->week_days == 6);
}

/* The days of the office's week, whole weeks at once, less the holidays among them: an old case is many years late. */
int64_t
calendar_count_working(const struct calendar *c, day from, day to)
{
	enum { WEEK = 7 };

	if (!day_known(from) || !day_known(to) || to.d <= from.d)
		return 0;
	int64_t weeks = ((int64_t)to.d - from.d) / WEEK, count = weeks * (c->week_days == 6 ? 6 : 5);

	for (day d = {(int32_t)(from.d + weeks * WEEK + 1)}; d.d <= to.d; d.d++)
		count += in_week(c, d);
	for (size_t i = lower_bound(c, (day){from.d + 1}); i < c->n && c->at[i].on.d <= to.d; i++) {
		bool again = i > 0 && c->at[i - 1].on.d == c->at[i].on.d && c->at[i - 1].on.d > from.d;

		count -= !again && in_week(c, c->at[i].on) && !calendar_works(c, c->at[i].on);
	}
	return count;
}

bool
calendar_covers(const struct calendar *c, day d)
{
	return day_known(c->covered_from) && d.d >= c->covered_from.d && d.d <= c->covered_to.d;
}
