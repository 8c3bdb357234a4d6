/* performance_rules_test.c - the arithmetic of this room, from tables of cases. */
#include "rooms/performance/performance_rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void
mean_test(void **state)
{
	(void)state;
	assert_int_equal(performance_mean_tenths(0, 0), NO_INT);
	assert_int_equal(performance_mean_tenths(9, 2), 45);
	assert_int_equal(performance_mean_tenths(13, 3), 43);
}

static void
span_test(void **state)
{
	static const struct {
		const char                *why;
		int64_t                    minutes;
		enum performance_span_form form;
		int64_t                    days, hours, left;
	} cases[] = {
		{"at once", 0, SPAN_MINUTES, 0, 0, 0},
		{"never less than at once", -5, SPAN_MINUTES, 0, 0, 0},
		{"the last minute of the hour", 59, SPAN_MINUTES, 0, 0, 59},
		{"an hour", 60, SPAN_HOURS, 0, 1, 0},
		{"few hours keep their minutes", 250, SPAN_HOURS_MINUTES, 0, 4, 10},
		{"many hours are rounded", 10 * 60 + 30, SPAN_HOURS, 0, 11, 0},
		{"up to two days in hours", 47 * 60, SPAN_HOURS, 0, 47, 0},
		{"rounding may reach two days", 47 * 60 + 45, SPAN_DAYS, 2, 0, 0},
		{"few days keep their hours", (3 * 24 + 4) * 60, SPAN_DAYS_HOURS, 3, 4, 0},
		{"many days are rounded", (12 * 24 + 13) * 60, SPAN_DAYS, 13, 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct performance_span s = performance_span_of(cases[i].minutes);

		if (s.form != cases[i].form || s.days != cases[i].days || s.hours != cases[i].hours || s.minutes != cases[i].left)
			fail_msg("%s: form %d, %lld d %lld h %lld min", cases[i].why, (int)s.form, (long long)s.days, (long long)s.hours,
			    (long long)s.minutes);
	}
}

static void
scale_test(void **state)
{
	static const int64_t cases[][2] = {{0, 4}, {4, 4}, {5, 8}, {9, 20}, {21, 40}, {41, 80}, {160, 200}, {1000000, 2000000}};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(performance_top(cases[i][0]), cases[i][1]);
}

static void
missed_test(void **state)
{
	static const struct {
		const char               *why;
		struct performance_missed a, b;
		bool                      want;
	} cases[] = {
		{"the greater share", {3, 10}, {2, 10}, true},
		{"not the smaller", {2, 10}, {3, 10}, false},
		{"the share, not the number", {5, 10}, {20, 100}, true},
		{"one of one says little", {1, 1}, {1, 100}, false},
		{"among the seldom measured, the number", {3, 4}, {2, 2}, true},
		{"equal is not before", {2, 10}, {2, 10}, false},
		{"the same share, more late", {20, 100}, {2, 10}, true},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		if (performance_missed_more(cases[i].a, cases[i].b) != cases[i].want)
			fail_msg("%s", cases[i].why);
	}
}

static void
bands_test(void **state)
{
	(void)state;
	for (int i = 0; i < PERFORMANCE_BANDS; i++) {
		assert_int_equal(performance_band_find(str_z(performance_bands[i].slug)), i);
		if (i > 0)
			assert_int_equal(performance_bands[i].from, performance_bands[i - 1].to + 1);
	}
	assert_int_equal(performance_band_find((str){"6-15", 4}), -1);
	assert_int_equal(performance_band_find((str){NULL, 0}), -1);
}

int
performance_rules_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mean_test),
		cmocka_unit_test(span_test),
		cmocka_unit_test(scale_test),
		cmocka_unit_test(missed_test),
		cmocka_unit_test(bands_test),
	};

	return cmocka_run_group_tests_name("performance_rules", tests, NULL, NULL);
}
