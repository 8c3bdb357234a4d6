/* desk_rules_test.c - time that is gone, medians, places, shares. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "rooms/desk/desk_rules.h"

static void
time_that_is_gone(void **state)
{
	static const struct {
		const char *why;
		int64_t     start, due, now, tenths;
	} cases[] = {
		{"before it begins", 1000, 2000, 900, 0},
		{"at its start", 1000, 2000, 1000, 0},
		{"half", 0, 2000000, 1000000, 499},
		{"at its end", 1000, 2000, 2000, 1000},
		{"late", 1000, 2000, 9000, 1000},
		{"no time at all", 1000, 1000, 1500, 1000},
		{"no start", INT64_MIN, 1000, 1500, 0},
		{"no end", 1000, INT64_MIN, 1500, 0},
		{"sixty years", 0, 1893456000000, 946728000000, 499},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t got = desk_gone((instant){cases[i].start}, (instant){cases[i].due}, (instant){cases[i].now});

		if (got != cases[i].tenths)
			fail_msg("%s: %lld", cases[i].why, (long long)got);
	}
}

static void
medians(void **state)
{
	int64_t one[] = {7}, odd[] = {9, 1, 5}, even[] = {4, 1, 3, 2};

	(void)state;
	assert_true(desk_median(NULL, 0) == NO_INT);
	assert_int_equal(desk_median(one, 1), 7);
	assert_int_equal(desk_median(odd, COUNT(odd)), 5);
	assert_int_equal(desk_median(even, COUNT(even)), 2);
}

static void
places(void **state)
{
	static const struct {
		const char *text;
		bool        good;
	} cases[] = {{"12.5", true}, {"9000000000000000.3", true}, {"", false}, {"12", false}, {"12.", false}, {".5", false},
		{"a.b", false}, {"-1.5", false}, {"1.-5", false}, {"1.5.6", false}, {"99999999999999999999.1", false}};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t key = 0, id = 0;

		if (desk_place_parse(str_z(cases[i].text), &key, &id) != cases[i].good)
			fail_msg("%s", cases[i].text);
	}
}

static void
shares(void **state)
{
	(void)state;
	assert_true(desk_share(0, 0) == NO_INT);
	assert_int_equal(desk_share(0, 3), 0);
	assert_int_equal(desk_share(2, 3), 666);
	assert_int_equal(desk_share(3, 3), 1000);
}

int
desk_rules_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(time_that_is_gone),
		cmocka_unit_test(medians),
		cmocka_unit_test(places),
		cmocka_unit_test(shares),
	};

	return cmocka_run_group_tests_name("desk_rules", tests, NULL, NULL);
}
