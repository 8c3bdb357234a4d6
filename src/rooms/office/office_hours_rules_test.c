/* office_hours_rules_test.c - opening hours as people write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/strs.h"
#include "rooms/office/office_hours_rules.h"

int office_hours_rules_test(void);

static void
hours_as_written(void **state)
{
	static const struct {
		const char *why, *text;
		int         from, until; /* -1: refused */
	} cases[] = {
		{"as shown", "08.00–16.00", 480, 960},
		{"with a hyphen and blanks", " 8.00 - 16.30 ", 480, 990},
		{"with colons", "07:30-15:00", 450, 900},
		{"whole hours", "8-16", 480, 960},
		{"in words", "08.00 sampai 16.00", 480, 960},
		{"in English", "08:00 to 16:00", 480, 960},
		{"the whole day", "00.00–24.00", 0, 1440},
		{"one minute", "23.59–24.00", 1439, 1440},
		{"nothing", "", -1, -1},
		{"one time", "08.00", -1, -1},
		{"backwards", "16.00–08.00", -1, -1},
		{"no time between", "08.00–08.00", -1, -1},
		{"no such hour", "08.00–25.00", -1, -1},
		{"past the end of the day", "08.00–24.01", -1, -1},
		{"no such minute", "08.60–16.00", -1, -1},
		{"one digit of minutes", "8.5–16.00", -1, -1},
		{"minus", "-1.00–16.00", -1, -1},
		{"letters", "pagi–sore", -1, -1},
		{"three digits", "008.00–16.00", -1, -1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int  from = -1, until = -1;
		bool ok = office_hours_parse(str_z(cases[i].text), &from, &until);

		if (ok != (cases[i].from >= 0) || from != cases[i].from || until != cases[i].until)
			fail_msg("%s: %d to %d", cases[i].why, from, until);
	}
}

static void
hours_as_shown(void **state)
{
	struct arena *a = arena_open(1 << 16);

	(void)state;
	assert_true(str_eq(office_hours_text(a, LANG_ID, 450, 960), STR("07.30–16.00")));
	assert_true(str_eq(office_hours_text(a, LANG_EN, 0, 1440), STR("00:00–24:00")));
	arena_close(a);
}

int
office_hours_rules_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hours_as_written),
		cmocka_unit_test(hours_as_shown),
	};

	return cmocka_run_group_tests_name("office_hours_rules", tests, NULL, NULL);
}
