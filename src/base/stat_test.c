/* stat_test.c - shares and medians, from tables of cases. */
#include "base/stat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

int stat_test(void);

static void
shares(void **state)
{
	static const struct {
		const char *why;
		int64_t     part, whole, want;
	} cases[] = {
		{"nothing measured is neither good nor bad", 0, 0, NO_INT},
		{"nothing measured, whatever the part", 3, 0, NO_INT},
		{"none of one", 0, 1, 0},
		{"one of one", 1, 1, 1000},
		{"a third", 1, 3, 333},
		{"two thirds go up", 2, 3, 667},
		{"exactly half of a tenth goes up", 1, 2000, 1},
		{"less than half goes down", 1, 2001, 0},
		{"all but one of many is not all", 99999, 100000, 999},
		{"116 of 143", 116, 143, 811},
		{"less than nothing is nothing", -1, 5, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t got = stat_share(cases[i].part, cases[i].whole);

		if (got != cases[i].want)
			fail_msg("%s: %lld", cases[i].why, (long long)got);
	}
}

static void
medians(void **state)
{
	static const struct {
		const char *why;
		size_t      n;
		int64_t     values[6], want;
	} cases[] = {
		{"nothing has no middle", 0, {0}, NO_INT},
		{"one", 1, {7}, 7},
		{"two: their mean, half up", 2, {9, 2}, 6},
		{"odd: the middle one, however far the others", 3, {5, 1, 900}, 5},
		{"even", 4, {4, 1, 3, 100}, 4},
		{"one is taken back", 4, {4, 9, -9, 6}, 5},
		{"of two equal ones one is taken back", 4, {8, 8, -8, 2}, 5},
		{"two are taken back", 6, {1, 50, 60, -50, -60, 3}, 2},
		{"one taken back that is out of reach", 3, {-7, 1, 3}, 2},
		{"all were taken back", 2, {5, -5}, NO_INT},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t values[6], got;

		memcpy(values, cases[i].values, sizeof(values));
		if ((got = stat_median(values, cases[i].n)) != cases[i].want)
			fail_msg("%s: %lld", cases[i].why, (long long)got);
	}
}

int
stat_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shares),
		cmocka_unit_test(medians),
	};

	return cmocka_run_group_tests_name("base/stat", tests, NULL, NULL);
}
