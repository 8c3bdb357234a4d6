/* skeleton_rules_test.c - the rules, from tables of cases. */
#include "rooms/skeleton/skeleton_rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void
over_test(void **state)
{
	static const struct {
		const char *why;
		int32_t     held, today;
		bool        want;
	} cases[] = {
		{"yesterday's is over", 99, 100, true},
		{"today's is not", 100, 100, false},
		{"tomorrow's is not", 101, 100, false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		if (skeleton_is_over((day){cases[i].held}, (day){cases[i].today}) != cases[i].want)
			fail_msg("%s", cases[i].why);
	}
}

int
skeleton_rules_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(over_test),
	};

	return cmocka_run_group_tests_name("skeleton_rules", tests, NULL, NULL);
}
