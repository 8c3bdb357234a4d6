/* date_test.c - every day of three centuries, the zones around midnight, what is no date. */
#include "base/date.h"

#include "base/strs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

int date_test(void);

static void
every_day_goes_there_and_back(void **state)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	day              expected = {-25567}; /* 1900-01-01, a Monday */
	int              weekday = MONDAY;

	(void)state;
	for (int year = 1900; year <= 2200; year++) {
		bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

		for (int month = 1; month <= 12; month++) {
			int length = lengths[month - 1] + (month == 2 && leap);

			for (int mday = 1; mday <= length; mday++) {
				day          d = NO_DAY, parsed = NO_DAY;
				char         text[11];
				struct civil c;

				assert_true(date_from_civil(year, month, mday, &d));
				assert_int_equal(d.d, expected.d++);
				c = date_civil(d);
				assert_true(c.year == year && c.month == month && c.mday == mday);
				assert_int_equal(date_weekday(d), weekday);
				weekday = (weekday + 1) % 7;
				date_iso(d, text);
				assert_true(date_parse(str_z(text), &parsed));
				assert_int_equal(parsed.d, d.d);
			}
			assert_false(date_from_civil(year, month, length + 1, &expected));
		}
	}
}

static void
what_is_no_date_is_refused(void **state)
{
	static const char *const cases[] = {
		"", "2026", "2026-1-01", "2026-13-01", "2026-00-10", "2026-02-29", "2026-04-31", "2026-11-00", "1899-12-31",
		"2201-01-01", "2026/11/21", "2026-11-2x", "-026-11-21", "2026--1-21", "2026-11-21 ", "20261121", "+026-11-21",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		day d = {4711};

		if (date_parse(str_z(cases[i]), &d) || d.d != 4711)
			fail_msg("'%s'", cases[i]);
	}
}

static void
a_moment_is_another_day_further_east(void **state)
{
	static const struct {
		int64_t     ms;
		enum zone   zone;
		const char *iso, *why;
	} cases[] = {
		{1797785999000, ZONE_WIB, "2026-12-20T23:59:59+07:00", "the last second of Sunday in Jakarta"},
		{1797785999000, ZONE_WITA, "2026-12-21T00:59:59+08:00", "is Monday in Makassar"},
		{1797785999000, ZONE_WIT, "2026-12-21T01:59:59+09:00", "and in Jayapura"},
		{1797786000000, ZONE_WIB, "2026-12-21T00:00:00+07:00", "a second later it is Monday everywhere"},
		{0, ZONE_WIB, "1970-01-01T07:00:00+07:00", "the epoch"},
		{-1, ZONE_WIB, "1970-01-01T06:59:59+07:00", "before it"},
		{-25200001, ZONE_WIB, "1969-12-31T23:59:59+07:00", "on the day before it"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char    text[26];
		instant t = {cases[i].ms};
		day     d = date_of(t, cases[i].zone);

		date_iso_instant(t, cases[i].zone, text);
		if (strcmp(text, cases[i].iso) != 0)
			fail_msg("%s: %s", cases[i].why, text);
		assert_true(date_start(d, cases[i].zone).ms <= t.ms && t.ms < date_end(d, cases[i].zone).ms + MS_PER_SECOND);
		assert_int_equal(date_end(d, cases[i].zone).ms - date_start(d, cases[i].zone).ms, MS_PER_DAY - MS_PER_SECOND);
	}

	struct clock_time k = date_time((instant){1797785999000}, ZONE_WIB);

	assert_true(k.hour == 23 && k.minute == 59 && k.second == 59);
}

static void
zones_have_names(void **state)
{
	enum zone z = ZONE_WIT;

	(void)state;
	assert_true(zone_parse(STR("WIB"), &z));
	assert_int_equal(z, ZONE_WIB);
	assert_true(zone_parse(STR("WITA"), &z));
	assert_string_equal(zone_name(z), "WITA");
	assert_false(zone_parse(STR("wib"), &z));
	assert_false(zone_parse(STR(""), &z));
	assert_int_equal(z, ZONE_WITA);
}

int
date_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_goes_there_and_back),
		cmocka_unit_test(what_is_no_date_is_refused),
		cmocka_unit_test(a_moment_is_another_day_further_east),
		cmocka_unit_test(zones_have_names),
	};

	return cmocka_run_group_tests_name("base/date", tests, NULL, NULL);
}
