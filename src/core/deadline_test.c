/* deadline_test.c - the vectors of the regulations, and as many computed by another mind (deadline_vectors.h). */
#include "core/deadline.h"
#include "base/strs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

int deadline_test(void);

struct vector {
	const char    *why;
	int64_t        start_ms;
	enum zone      zone;
	int            week;
	bool           works_on_joint_leave;
	int64_t        amount;
	enum time_unit unit;
	const char    *pauses; /* "2026-12-23/2027-01-04,…": days of question and answer */
	const char    *last;
	int64_t        end_ms;
	bool           beyond;
};

#include "core/deadline_vectors.h"

static struct arena   *a;
static struct calendar five, six;

static int
set_up(void **state)
{
	(void)state;
	a = arena_open(16 << 20);
	five = calendar_make(a, 5, false, NULL, 0);
	six = calendar_make(a, 6, false, NULL, 0);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_close(a);
	return 0;
}

static day
parse(const char *text)
{
	day d = NO_DAY;

	if (!date_parse(str_z(text), &d))
		fail_msg("%s", text);
	return d;
}

static const char *
show(day d)
{
	char *text = arena_alloc(a, 11);

	if (!day_known(d))
		return "-";
	date_iso(d, text);
	return text;
}

/* Ten in the morning of a day in a zone. */
static instant
morning(const char *on, enum zone z)
{
	return (instant){date_start(parse(on), z).ms + 10 * MS_PER_HOUR};
}

static struct deadline_clock
clock_of(const char *start, int64_t amount, enum time_unit unit)
{
	return (struct deadline_clock){
		.start = morning(start, ZONE_WIB), .zone = ZONE_WIB, .amount = amount, .unit = unit, .calendar = &five,
	};
}

static void
the_vectors_of_the_regulations(void **state)
{
	static const struct {
		const char    *start;
		int64_t        amount, extension;
		enum time_unit unit;
		const char    *last, *why;
	} cases[] = {
		{"2026-03-13", 3, 0, TIME_WORKING_DAYS, "2026-03-25", "section 11"},
		{"2026-03-13", 5, 0, TIME_WORKING_DAYS, "2026-03-27", "section 11"},
		{"2026-03-13", 10, 0, TIME_WORKING_DAYS, "2026-04-06", "section 11"},
		{"2026-03-13", 14, 0, TIME_WORKING_DAYS, "2026-04-10", "section 11"},
		{"2026-03-13", 17, 0, TIME_WORKING_DAYS, "2026-04-15", "section 11"},
		{"2026-03-13", 30, 0, TIME_WORKING_DAYS, "2026-05-05", "section 11"},
		{"2026-03-13", 60, 0, TIME_WORKING_DAYS, "2026-06-24", "section 11"},
		{"2026-12-18", 3, 0, TIME_WORKING_DAYS, "2026-12-23", "4.6: verified by"},
		{"2026-12-23", 5, 0, TIME_WORKING_DAYS, "2027-01-04", "4.6: first answer, counted from forwarding"},
		{"2026-12-23", 14, 0, TIME_WORKING_DAYS, "2027-01-18", "4.6: plain 14 counted from the 23rd"},
		{"2026-12-23", 60, 0, TIME_DAYS, "2027-02-21", "4.6: plain 60 calendar days from the 23rd"},
		{"2026-11-21", 3, 0, TIME_WORKING_DAYS, "2026-11-25", "4.6: received on a Saturday, day 1 is Monday"},
		{"2026-11-21", 5, 0, TIME_WORKING_DAYS, "2026-11-27", "4.6"},
		{"2026-11-21", 14, 0, TIME_WORKING_DAYS, "2026-12-10", "4.6"},
		{"2026-11-21", 60, 0, TIME_WORKING_DAYS, "2027-02-19", "4.6"},
		{"2026-12-18", 10, 0, TIME_WORKING_DAYS, "2027-01-07", "5.2: information request; page tenggat: own standard"},
		{"2026-12-18", 10, 7, TIME_WORKING_DAYS, "2027-01-18", "5.2: with the extension"},
		{"2026-12-18", 17, 0, TIME_WORKING_DAYS, "2027-01-18", "5.2: the same as 17 at once"},
		{"2026-12-18", 14, 0, TIME_WORKING_DAYS, "2027-01-13", "page tenggat: guideline, counted from receipt"},
		{"2026-12-18", 60, 0, TIME_DAYS, "2027-02-16", "page tenggat: law, counted from receipt"},
		{"2026-12-18", 0, 0, TIME_WORKING_DAYS, "2026-12-18", "nothing to wait for: the day itself"},
		{"2024-01-10", 3, 0, TIME_YEARS, "2027-01-10", "review of a standard every three years"},
		{"2024-02-29", 1, 0, TIME_YEARS, "2025-02-28", "a year from leap day"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct deadline_clock c = clock_of(cases[i].start, cases[i].amount, cases[i].unit);

		c.extension = cases[i].extension;

		struct deadline d = deadline_compute(&c);

		if (d.last.d != parse(cases[i].last).d)
			fail_msg("%s + %d: %s, not %s (%s)", cases[i].start, (int)cases[i].amount, show(d.last), cases[i].last,
			    cases[i].why);
		assert_int_equal(d.end.ms, date_end(d.last, ZONE_WIB).ms);
		assert_int_equal(d.remaining, cases[i].amount + cases[i].extension);
		assert_int_equal(d.state, DEADLINE_RUNNING);
	}
}

static struct deadline_clock
clock_of_vector(const struct vector *v)
{
	struct calendar       *calendar = arena_alloc(a, sizeof(*calendar));
	struct deadline_pause *pauses = arena_array(a, 8, sizeof(*pauses));
	size_t                 n = 0;
	str                    rest = str_z(v->pauses), one;

	while (v->pauses[0] && str_cut(&rest, ',', &one)) {
		day from = NO_DAY, until = NO_DAY;

		assert_true(date_parse((str){one.p, 10}, &from) && date_parse((str){one.p + 11, 10}, &until));
		pauses[n].from.ms = date_start(from, v->zone).ms + 9 * MS_PER_HOUR;
		pauses[n++].until.ms = date_start(until, v->zone).ms + 15 * MS_PER_HOUR;
	}
	*calendar = calendar_make(a, v->week, v->works_on_joint_leave, NULL, 0);
	return (struct deadline_clock){
		.start = {v->start_ms}, .zone = v->zone, .amount = v->amount, .unit = v->unit, .calendar = calendar,
		.pauses = pauses, .pause_count = n,
	};
}

static void
the_vectors_of_another_mind(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(vectors); i++) {
		const struct vector  *v = &vectors[i];
		struct deadline_clock c = clock_of_vector(v);
		struct deadline       d = deadline_compute(&c);

		if (d.last.d != parse(v->last).d || d.end.ms != v->end_ms || d.beyond_calendar != v->beyond)
			fail_msg("%s: %s, not %s", v->why, show(d.last), v->last);
	}
	for (size_t i = 0; i < COUNT(years); i++) {
		struct calendar c = calendar_make(a, years[i].week, years[i].works_on_joint_leave, NULL, 0);
		day             from = NO_DAY, to = NO_DAY;

		assert_true(date_from_civil(years[i].year - 1, 12, 31, &from) && date_from_civil(years[i].year, 12, 31, &to));
		assert_int_equal(calendar_count_working(&c, from, to), years[i].working_days);
	}
}

/* The list of days and the date say the same: the last row is the last day, its numbers run without a gap, every day
 * between stands once. */
static void
the_list_of_days_agrees_with_the_date(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(vectors); i++) {
		const struct vector  *v = &vectors[i];
		struct deadline_clock c = clock_of_vector(v);
		struct deadline_days  l = deadline_explain(a, &c, NO_DAY);
		int64_t               number = 0;

		if (l.cut) {
			assert_int_equal(l.n, DEADLINE_MAX_EXPLAINED);
			continue;
		}
		if (l.at[0].on.d != date_of(c.start, c.zone).d || l.at[l.n - 1].on.d != parse(v->last).d)
			fail_msg("%s: list ends %s, not %s", v->why, show(l.at[l.n - 1].on), v->last);
		for (size_t k = 0; k < l.n; k++) {
			if (k > 0)
				assert_int_equal(l.at[k].on.d, l.at[k - 1].on.d + 1);
			if (l.at[k].reason == REASON_COUNTED)
				assert_int_equal(l.at[k].number, ++number);
			else
				assert_int_equal(l.at[k].number, 0);
			if (l.at[k].reason == REASON_HOLIDAY)
				assert_non_null(l.at[k].holiday);
		}
		assert_int_equal(number, l.counted);
		if (v->unit == TIME_WORKING_DAYS)
			assert_int_equal(number, v->amount);
	}
}

static void
the_page_of_the_pictures_is_explained(void **state)
{
	static const struct {
		const char     *on;
		enum day_reason reason;
		int64_t         number;
		const char     *holiday;
	} rows[] = {
		{"2026-12-18", REASON_START, 0, NULL},
		{"2026-12-19", REASON_WEEKEND, 0, NULL},
		{"2026-12-20", REASON_WEEKEND, 0, NULL},
		{"2026-12-21", REASON_COUNTED, 1, NULL},
		{"2026-12-22", REASON_COUNTED, 2, NULL},
		{"2026-12-23", REASON_COUNTED, 3, NULL},
		{"2026-12-24", REASON_HOLIDAY, 0, "Cuti bersama"},
		{"2026-12-25", REASON_HOLIDAY, 0, "Natal"},
		{"2026-12-26", REASON_WEEKEND, 0, NULL},
		{"2026-12-27", REASON_WEEKEND, 0, NULL},
		{"2026-12-28", REASON_COUNTED, 4, NULL},
		{"2026-12-29", REASON_COUNTED, 5, NULL},
		{"2026-12-30", REASON_COUNTED, 6, NULL},
		{"2026-12-31", REASON_COUNTED, 7, NULL},
		{"2027-01-01", REASON_HOLIDAY, 0, "Tahun Baru"},
		{"2027-01-02", REASON_WEEKEND, 0, NULL},
		{"2027-01-03", REASON_WEEKEND, 0, NULL},
		{"2027-01-04", REASON_COUNTED, 8, NULL},
		{"2027-01-05", REASON_HOLIDAY, 0, "Isra Mikraj 1448"},
		{"2027-01-06", REASON_COUNTED, 9, NULL},
		{"2027-01-07", REASON_COUNTED, 10, NULL},
	};
	struct deadline_clock c = clock_of("2026-12-18", 10, TIME_WORKING_DAYS);
	struct deadline_days  l = deadline_explain(a, &c, NO_DAY);

	(void)state;
	assert_int_equal(l.n, COUNT(rows));
	for (size_t i = 0; i < l.n; i++) {
		assert_int_equal(l.at[i].on.d, parse(rows[i].on).d);
		assert_int_equal(l.at[i].reason, rows[i].reason);
		assert_int_equal(l.at[i].number, rows[i].number);
		assert_true((l.at[i].holiday != NULL) == (rows[i].holiday != NULL));
		if (rows[i].holiday)
			assert_true(str_eq(l.at[i].holiday->name, str_z(rows[i].holiday)));
		assert_true(l.at[i].covered);
	}
	assert_int_equal(l.weekend, 6);
	assert_int_equal(l.holidays, 4);
	assert_int_equal(l.counted, 10);
	assert_false(l.cut);
}

static void
an_open_question_stops_the_clock(void **state)
{
	struct deadline_pause pause = {morning("2026-12-23", ZONE_WIB), NO_INSTANT};
	struct deadline_clock c = clock_of("2026-12-18", 10, TIME_WORKING_DAYS);

	(void)state;
	c.pauses = &pause;
	c.pause_count = 1;

	struct deadline d = deadline_compute(&c);

	assert_int_equal(d.state, DEADLINE_PAUSED);
	assert_int_equal(d.remaining, 8);
	assert_false(day_known(d.last));
	assert_false(instant_known(d.end));
	assert_false(deadline_is_late(&d, morning("2029-01-01", ZONE_WIB)));
	assert_false(deadline_lateness(&d, &c, morning("2029-01-01", ZONE_WIB)).late);

	struct deadline_days l = deadline_explain(a, &c, parse("2026-12-26"));

	assert_int_equal(l.n, 9); /* 18-22 as before, 23-26 paused */
	assert_int_equal(l.counted, 2);
	assert_int_equal(l.paused, 4);
	assert_int_equal(l.at[5].on.d, parse("2026-12-23").d);
	assert_int_equal(l.at[5].reason, REASON_PAUSED);

	/* looked at on the day of the question itself, or asked on day 0 */
	assert_int_equal(deadline_explain(a, &c, parse("2026-12-01")).n, 6);
	pause.from = morning("2026-12-18", ZONE_WIB);
	assert_int_equal(deadline_compute(&c).remaining, 10);
	assert_int_equal(deadline_explain(a, &c, parse("2026-12-18")).n, 1);
	assert_int_equal(deadline_explain(a, &c, parse("2026-12-20")).paused, 2);

	/* the answer: 28 December is a new day 0, eight days are left */
	pause.from = morning("2026-12-23", ZONE_WIB);
	pause.until = morning("2026-12-28", ZONE_WIB);
	d = deadline_compute(&c);
	assert_int_equal(d.state, DEADLINE_RUNNING);
	assert_int_equal(d.day0.d, parse("2026-12-28").d);
	assert_int_equal(d.last.d, parse("2027-01-11").d);
	l = deadline_explain(a, &c, NO_DAY);
	assert_int_equal(l.paused, 5);
	for (size_t i = 0; i < l.n; i++) {
		if (l.at[i].on.d == d.day0.d)
			assert_int_equal(l.at[i].reason, REASON_ANSWERED);
	}

	/* a question asked before this clock began and answered after: the answer is its day 0 */
	pause.from = morning("2026-12-01", ZONE_WIB);
	pause.until = morning("2026-12-21", ZONE_WIB);
	assert_int_equal(deadline_compute(&c).last.d, parse("2027-01-08").d);
	/* and one answered before it began does not touch it */
	pause.until = morning("2026-12-10", ZONE_WIB);
	assert_int_equal(deadline_compute(&c).last.d, parse("2027-01-07").d);
}

static void
months_and_hours_pause_too(void **state)
{
	struct deadline_pause pause = {morning("2026-12-10", ZONE_WIB), morning("2026-12-20", ZONE_WIB)};
	struct deadline_clock c = clock_of("2026-12-01", 1, TIME_MONTHS);

	(void)state;
	c.pauses = &pause;
	c.pause_count = 1;

	struct deadline d = deadline_compute(&c);

	/* 1 December + 1 month = 31 days; eight had passed before the 10th; 20 December + 23 */
	assert_int_equal(d.last.d, parse("2027-01-12").d);
	assert_int_equal(d.remaining, 23);

	c = clock_of("2026-12-24", 72, TIME_HOURS);
	c.pauses = &pause;
	c.pause_count = 1;
	pause = (struct deadline_pause){{c.start.ms + 5 * MS_PER_HOUR}, {c.start.ms + 12 * MS_PER_HOUR + 1}};
	d = deadline_compute(&c);
	assert_int_equal(d.end.ms, c.start.ms + 79 * (int64_t)MS_PER_HOUR + 1);
	assert_int_equal(d.remaining, 67 * (int64_t)MS_PER_HOUR);
	pause.until = NO_INSTANT;
	d = deadline_compute(&c);
	assert_int_equal(d.state, DEADLINE_PAUSED);
	assert_int_equal(d.remaining, 67 * (int64_t)MS_PER_HOUR);
	pause.from = (instant){c.start.ms + 73 * (int64_t)MS_PER_HOUR}; /* it had run out before */
	assert_int_equal(deadline_compute(&c).end.ms, c.start.ms + 72 * (int64_t)MS_PER_HOUR);

	c.unit = TIME_MINUTES;
	c.pause_count = 0;
	assert_int_equal(deadline_compute(&c).end.ms, c.start.ms + 72 * MS_PER_MINUTE);
}

static void
reports_after_hours_roll_only_where_the_agency_says_so(void **state)
{
	static const struct {
		const char *day, *last, *why;
		int         minute;
		bool        rolls;
	} cases[] = {
		{"2026-12-18", "2026-12-21", "in hours", 15 * 60 + 59, true},
		{"2026-12-18", "2026-12-22", "at closing time the office is closed", 16 * 60, true},
		{"2026-12-18", "2026-12-21", "after hours, but nothing rolls by default", 20 * 60, false},
		{"2026-12-19", "2026-12-22", "a Saturday rolls to Monday, whatever the hour", 9 * 60, true},
		{"2026-12-23", "2026-12-29", "evening before joint leave: day 0 is Monday 28", 17 * 60, true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct deadline_clock c = clock_of(cases[i].day, 1, TIME_WORKING_DAYS);

		c.start.ms = date_start(parse(cases[i].day), ZONE_WIB).ms + cases[i].minute * MS_PER_MINUTE;
		c.after_hours_rolls = cases[i].rolls;
		c.office_close_minute = 16 * 60;

		struct deadline d = deadline_compute(&c);

		if (d.last.d != parse(cases[i].last).d)
			fail_msg("%s: %s", cases[i].why, show(d.last));

		struct deadline_days l = deadline_explain(a, &c, NO_DAY);

		assert_int_equal(l.at[l.n - 1].on.d, d.last.d);
		assert_int_equal(l.at[0].reason, d.day0.d == parse(cases[i].day).d ? REASON_START : REASON_ROLLED);
	}

	struct deadline_clock c = clock_of("2026-12-19", 72, TIME_HOURS);

	c.after_hours_rolls = true;
	assert_int_equal(deadline_compute(&c).end.ms, c.start.ms + 72 * (int64_t)MS_PER_HOUR);
}

static void
late_begins_after_the_last_second(void **state)
{
	struct deadline_clock c = clock_of("2026-12-18", 10, TIME_WORKING_DAYS);
	struct deadline       d = deadline_compute(&c);
	static const struct {
		int64_t after_end_ms;
		bool    late;
		int64_t days, working_days;
	} cases[] = {
		{-1, false, 0, 0},
		{0, false, 0, 0},
		{999, false, 0, 0},     /* 23:59:59.999 is still that second */
		{1000, true, 1, 1},     /* Friday 8 January, 00:00:00 */
		{3LL * MS_PER_DAY, true, 3, 1}, /* Sunday */
		{4LL * MS_PER_DAY, true, 4, 2}, /* Monday */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		instant         at = {d.end.ms + cases[i].after_end_ms};
		struct lateness l = deadline_lateness(&d, &c, at);

		assert_int_equal(l.late, cases[i].late);
		assert_int_equal(deadline_is_late(&d, at), cases[i].late);
		assert_int_equal(d.end.ms < deadline_second(at).ms, cases[i].late); /* what SQL compares */
		assert_int_equal(l.days, cases[i].days);
		assert_int_equal(l.working_days, cases[i].working_days);
	}
	assert_int_equal(deadline_second((instant){-1}).ms, -1000);
}

static void
the_earliest_promise_is_shown_first(void **state)
{
	struct deadline_clock law = clock_of("2026-12-18", 60, TIME_DAYS);
	struct deadline_clock guideline = clock_of("2026-12-18", 14, TIME_WORKING_DAYS);
	struct deadline_clock own = clock_of("2026-12-18", 10, TIME_WORKING_DAYS);
	struct promise        p[] = {
		{PROMISE_LAW, deadline_compute(&law), "uu25.50-1.putusan", 0},
		{PROMISE_GUIDELINE, deadline_compute(&guideline), "sp4n62.selesai.tidak-berkadar", 0},
		{PROMISE_STANDARD, deadline_compute(&own), "standar", 0},
	};

	(void)state;
	deadline_promise(p, COUNT(p));
	assert_int_equal(p[0].origin, PROMISE_STANDARD);
	assert_int_equal(p[0].days_later, 0);
	assert_int_equal(p[1].origin, PROMISE_GUIDELINE);
	assert_int_equal(p[1].days_later, 6); /* "enam hari lebih lambat" */
	assert_int_equal(p[2].origin, PROMISE_LAW);
	assert_int_equal(p[2].days_later, 40);

	/* the same day: the agency's own promise is named first; a paused one comes last */
	p[0].deadline = p[1].deadline = p[2].deadline;
	struct promise first = p[0];
	p[0] = p[2];
	p[2] = first;
	p[1].deadline.state = DEADLINE_PAUSED;
	p[1].deadline.last = NO_DAY;
	deadline_promise(p, COUNT(p));
	assert_int_equal(p[0].origin, PROMISE_STANDARD);
	assert_int_equal(p[1].origin, PROMISE_LAW);
	assert_int_equal(p[1].days_later, 0);
	assert_int_equal(p[2].origin, PROMISE_GUIDELINE);
	assert_int_equal(p[2].days_later, NO_INT);
}

static void
amounts_are_bounded_and_units_have_names(void **state)
{
	static const enum time_unit all[] = {TIME_WORKING_DAYS, TIME_DAYS, TIME_HOURS, TIME_MINUTES, TIME_MONTHS, TIME_YEARS, TIME_TIMES};
	struct deadline_clock c = clock_of("2026-12-18", INT64_MAX, TIME_WORKING_DAYS);
	enum time_unit        unit;

	(void)state;
	for (size_t i = 0; i < COUNT(all); i++) {
		assert_true(time_unit_parse(str_z(time_unit_name(all[i])), &unit));
		assert_int_equal(unit, all[i]);
		c.unit = all[i];
		c.extension = INT64_MAX;
		assert_int_equal(deadline_compute(&c).state, DEADLINE_RUNNING);
	}
	assert_false(time_unit_parse(STR("minggu"), &unit));
	c.unit = TIME_DAYS;
	assert_int_equal(deadline_compute(&c).last.d, parse("2026-12-18").d + DEADLINE_MAX_DAYS);
	c.amount = -5;
	c.extension = -5;
	assert_int_equal(deadline_compute(&c).last.d, parse("2026-12-18").d);

	/* the list stops at its bound and says so; days nobody knows the holidays of are marked */
	c = clock_of("2026-12-18", 5000, TIME_WORKING_DAYS);
	struct deadline_days l = deadline_explain(a, &c, NO_DAY);

	assert_int_equal(l.n, DEADLINE_MAX_EXPLAINED);
	assert_true(l.cut);
	assert_true(l.at[0].covered);
	assert_false(l.at[DEADLINE_MAX_EXPLAINED - 1].covered);
	assert_true(deadline_compute(&c).beyond_calendar);
}

int
deadline_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_vectors_of_the_regulations),
		cmocka_unit_test(the_vectors_of_another_mind),
		cmocka_unit_test(the_list_of_days_agrees_with_the_date),
		cmocka_unit_test(the_page_of_the_pictures_is_explained),
		cmocka_unit_test(an_open_question_stops_the_clock),
		cmocka_unit_test(months_and_hours_pause_too),
		cmocka_unit_test(reports_after_hours_roll_only_where_the_agency_says_so),
		cmocka_unit_test(late_begins_after_the_last_second),
		cmocka_unit_test(the_earliest_promise_is_shown_first),
		cmocka_unit_test(amounts_are_bounded_and_units_have_names),
	};

	return cmocka_run_group_tests_name("core/deadline", tests, set_up, tear_down);
}
