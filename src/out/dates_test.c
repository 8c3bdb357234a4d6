/* dates_test.c - days and moments in both languages, three zones. */
#include "out/dates.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

int dates_test(void);

static void
expect(str got, const char *want, const char *why)
{
	if (!str_eq(got, str_z(want)))
		fail_msg("%s: '%.*s', not '%s'", why, STRF(got), want);
}

static void
days_are_written_in_three_forms(void **state)
{
	static const struct {
		const char *iso, *id_plain, *id_long, *id_short, *en_long, *en_short;
	} cases[] = {
		{"2026-11-20", "20 November 2026", "Jumat, 20 November 2026", "20 Nov 2026", "Friday, 20 November 2026", "20 Nov 2026"},
		{"2027-01-07", "7 Januari 2027", "Kamis, 7 Januari 2027", "7 Jan 2027", "Thursday, 7 January 2027", "7 Jan 2027"},
		{"2027-02-16", "16 Februari 2027", "Selasa, 16 Februari 2027", "16 Feb 2027", "Tuesday, 16 February 2027", "16 Feb 2027"},
		{"2026-05-31", "31 Mei 2026", "Minggu, 31 Mei 2026", "31 Mei 2026", "Sunday, 31 May 2026", "31 May 2026"},
		{"2026-08-17", "17 Agustus 2026", "Senin, 17 Agustus 2026", "17 Agu 2026", "Monday, 17 August 2026", "17 Aug 2026"},
		{"2026-12-05", "5 Desember 2026", "Sabtu, 5 Desember 2026", "5 Des 2026", "Saturday, 5 December 2026", "5 Dec 2026"},
		{"2028-02-29", "29 Februari 2028", "Selasa, 29 Februari 2028", "29 Feb 2028", "Tuesday, 29 February 2028", "29 Feb 2028"},
		{"2026-10-07", "7 Oktober 2026", "Rabu, 7 Oktober 2026", "7 Okt 2026", "Wednesday, 7 October 2026", "7 Oct 2026"},
	};
	struct arena *a = arena_open(1 << 20);

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		day d = NO_DAY;

		assert_true(date_parse(str_z(cases[i].iso), &d));
		expect(dates_day(a, LANG_ID, DATES_PLAIN, d), cases[i].id_plain, cases[i].iso);
		expect(dates_day(a, LANG_ID, DATES_LONG, d), cases[i].id_long, cases[i].iso);
		expect(dates_day(a, LANG_ID, DATES_SHORT, d), cases[i].id_short, cases[i].iso);
		expect(dates_day(a, LANG_EN, DATES_LONG, d), cases[i].en_long, cases[i].iso);
		expect(dates_day(a, LANG_EN, DATES_SHORT, d), cases[i].en_short, cases[i].iso);
	}
	expect(dates_day(a, LANG_ID, DATES_LONG, NO_DAY), "–", "no day");
	arena_close(a);
}

static void
moments_say_their_zone(void **state)
{
	/* 2026-11-20 07:32:59 UTC; and 16:59 UTC, which is another day in the east */
	static const struct {
		int64_t     ms;
		enum zone   zone;
		const char *id, *en;
	} cases[] = {
		{1795159979000, ZONE_WIB, "Jumat, 20 November 2026, 14.32 WIB", "Friday, 20 November 2026, 14:32 WIB"},
		{1795159979000, ZONE_WITA, "Jumat, 20 November 2026, 15.32 WITA", "Friday, 20 November 2026, 15:32 WITA"},
		{1795159979000, ZONE_WIT, "Jumat, 20 November 2026, 16.32 WIT", "Friday, 20 November 2026, 16:32 WIT"},
		{1795193940000, ZONE_WIB, "Jumat, 20 November 2026, 23.59 WIB", "Friday, 20 November 2026, 23:59 WIB"},
		{1795193940000, ZONE_WIT, "Sabtu, 21 November 2026, 01.59 WIT", "Saturday, 21 November 2026, 01:59 WIT"},
		{1795194000000, ZONE_WIB, "Sabtu, 21 November 2026, 00.00 WIB", "Saturday, 21 November 2026, 00:00 WIB"},
	};
	struct arena *a = arena_open(1 << 20);
	struct buf    b = {.arena = a};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		expect(dates_moment(a, LANG_ID, DATES_LONG, cases[i].zone, (instant){cases[i].ms}), cases[i].id, "id");
		expect(dates_moment(a, LANG_EN, DATES_LONG, cases[i].zone, (instant){cases[i].ms}), cases[i].en, "en");
	}
	expect(dates_moment(a, LANG_ID, DATES_SHORT, ZONE_WIB, (instant){1795159979000}), "20 Nov 2026, 14.32 WIB", "short");
	expect(dates_moment(a, LANG_ID, DATES_SHORT, ZONE_WIB, NO_INSTANT), "–", "no moment");
	dates_add_time(&b, LANG_ID, ZONE_WIB, (instant){1795159979000});
	dates_add_time(&b, LANG_EN, ZONE_WIB, (instant){1795159979000});
	dates_add_time(&b, LANG_EN, ZONE_WIB, NO_INSTANT);
	expect(buf_done(&b), "14.3214:32–", "time alone");
	arena_close(a);
}

static void
names_are_whole(void **state)
{
	(void)state;
	for (int lang = LANG_ID; lang <= LANG_EN; lang++) {
		for (int m = 1; m <= 12; m++) {
			assert_int_equal(dates_month((enum lang)lang, m).n, strlen(dates_month((enum lang)lang, m).p));
			assert_int_equal(dates_month_short((enum lang)lang, m).n, 3);
		}
		for (int w = MONDAY; w <= SUNDAY; w++) {
			str name = dates_weekday((enum lang)lang, (enum weekday)w);

			assert_int_equal(name.n, strlen(name.p));
			assert_int_equal(dates_weekday_short((enum lang)lang, (enum weekday)w).n, 3);
		}
	}
	expect(dates_weekday_short(LANG_ID, FRIDAY), "Jum", "as the calendar's head");
}

int
dates_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_written_in_three_forms),
		cmocka_unit_test(moments_say_their_zone),
		cmocka_unit_test(names_are_whole),
	};

	return cmocka_run_group_tests_name("out/dates", tests, NULL, NULL);
}
