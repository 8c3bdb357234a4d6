/* calendar_test.c - working days of 2025-2027, what a day is and why, six-day weeks, added rows, files with mistakes. */
#include "core/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

int calendar_test(void);

static day
on(int year, int month, int mday)
{
	day d = NO_DAY;

	assert_true(date_from_civil(year, month, mday, &d));
	return d;
}

static void
a_year_has_so_many_working_days(void **state)
{
	static const struct {
		int year, days;
	} cases[] = {{2025, 237}, {2026, 240}, {2027, 242}}; /* regulations: five-day week, joint leave off */
	struct arena   *a = arena_open(1 << 20);
	struct calendar c = calendar_make(a, 5, false, NULL, 0);

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(calendar_count_working(&c, on(cases[i].year - 1, 12, 31), on(cases[i].year, 12, 31)),
		    cases[i].days);
	assert_true(calendar_covers(&c, on(2025, 1, 1)) && calendar_covers(&c, on(2027, 12, 31)));
	assert_false(calendar_covers(&c, on(2024, 12, 31)));
	assert_false(calendar_covers(&c, on(2028, 1, 1)));
	arena_close(a);
}

static void
a_day_says_what_it_is(void **state)
{
	static const struct {
		int           year, month, mday, week;
		bool          works_on_joint_leave;
		enum day_kind kind;
		const char   *name; /* of the row on it */
		const char   *why;
	} cases[] = {
		{2026, 12, 18, 5, false, DAY_WORKING, NULL, "an ordinary Friday"},
		{2026, 12, 19, 5, false, DAY_WEEKEND, NULL, "Saturday of a five-day office"},
		{2026, 12, 19, 6, false, DAY_WORKING, NULL, "Saturday of a six-day office"},
		{2026, 12, 20, 6, false, DAY_WEEKEND, NULL, "Sunday is never worked"},
		{2026, 12, 24, 5, false, DAY_HOLIDAY, "Cuti bersama", "joint leave is off"},
		{2026, 12, 24, 5, true, DAY_WORKING, "Cuti bersama", "an office that works on joint leave; the name stays"},
		{2026, 12, 25, 5, true, DAY_HOLIDAY, "Natal", "a national holiday is off everywhere"},
		{2027, 2, 6, 5, false, DAY_WEEKEND, "Imlek", "a holiday on Saturday keeps its name and changes nothing"},
		{2027, 2, 6, 6, false, DAY_HOLIDAY, "Imlek", "but takes the Saturday of a six-day office"},
		{2027, 1, 5, 5, false, DAY_HOLIDAY, "Isra Mikraj 1448", "Isra Mikraj comes twice in 2027"},
		{2027, 12, 26, 6, false, DAY_WEEKEND, "Isra Mikraj 1449", "the second time on a Sunday"},
		{2025, 8, 18, 5, false, DAY_HOLIDAY, "Cuti bersama", "added in the middle of the year"},
	};
	struct arena *a = arena_open(1 << 20);

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct calendar       c = calendar_make(a, cases[i].week, cases[i].works_on_joint_leave, NULL, 0);
		const struct holiday *row = NULL;
		enum day_kind kind = calendar_kind(&c, on(cases[i].year, cases[i].month, cases[i].mday), &row);

		if (kind != cases[i].kind || (row != NULL) != (cases[i].name != NULL))
			fail_msg("%s: %d", cases[i].why, (int)kind);
		if (row) {
			assert_true(str_eq(row->name, str_z(cases[i].name)));
			assert_true(row->source.n > 0);
		}
	}
	arena_close(a);
}

static void
working_days_are_added(void **state)
{
	struct arena   *a = arena_open(1 << 20);
	struct calendar c = calendar_make(a, 5, false, NULL, 0);
	day             friday = on(2026, 12, 18);

	(void)state;
	assert_int_equal(calendar_next_working(&c, friday).d, on(2026, 12, 21).d);
	assert_int_equal(calendar_add_working(&c, friday, 0).d, friday.d);
	assert_int_equal(calendar_add_working(&c, friday, 10).d, on(2027, 1, 7).d);
	assert_int_equal(calendar_count_working(&c, friday, on(2027, 1, 7)), 10);
	assert_int_equal(calendar_count_working(&c, friday, friday), 0);
	assert_int_equal(calendar_count_working(&c, on(2027, 1, 7), friday), 0);
	assert_int_equal(calendar_count_working(&c, friday, NO_DAY), 0);
	assert_int_equal(calendar_count_working(&c, NO_DAY, friday), 0);
	/* counting and adding are each other's inverse, from every day of three years */
	for (day d = on(2025, 1, 1); d.d < on(2027, 11, 1).d; d.d++) {
		day to = calendar_add_working(&c, d, 14);

		assert_int_equal(calendar_count_working(&c, d, to), 14);
		assert_true(calendar_works(&c, to));
	}
	arena_close(a);
}

static void
an_agency_adds_its_own_days(void **state)
{
	struct holiday rows[14] = {
		{on(2026, 11, 24), HOLIDAY_LOCAL, STR("Pemilihan kepala desa"), STR("SK Bupati 12/2026")},
		{on(2026, 12, 25), HOLIDAY_NATIONAL, STR("Hari Natal"), STR("koreksi")},
	};
	struct arena   *a = arena_open(1 << 20);
	struct calendar c = calendar_make(a, 5, false, rows, 2);
	const struct holiday *row = NULL;
	size_t          national;

	(void)state;
	calendar_national(&national);
	assert_int_equal(c.n, national + 1);
	assert_int_equal(calendar_kind(&c, on(2026, 11, 24), &row), DAY_HOLIDAY);
	assert_true(str_eq(row->source, STR("SK Bupati 12/2026")));
	assert_int_equal(calendar_kind(&c, on(2026, 12, 25), &row), DAY_HOLIDAY);
	assert_true(str_eq(row->name, STR("Hari Natal")));
	for (size_t i = 1; i < c.n; i++)
		assert_true(c.at[i - 1].on.d <= c.at[i].on.d);

	/* two rows of 2028 do not make that year known; twelve national ones do */
	for (int i = 0; i < 12; i++)
		rows[2 + i] = (struct holiday){on(2028, 1 + i, 3), HOLIDAY_NATIONAL, STR("Libur"), STR("SKB")};
	c = calendar_make(a, 5, false, rows, 4);
	assert_false(calendar_covers(&c, on(2028, 1, 1)));
	c = calendar_make(a, 5, false, rows, 14);
	assert_true(calendar_covers(&c, on(2025, 1, 1)) && calendar_covers(&c, on(2028, 12, 31)));

	/* a gap ends the coverage */
	for (int i = 0; i < 12; i++)
		rows[2 + i].on = on(2030, 1 + i, 3);
	c = calendar_make(a, 5, false, rows, 14);
	assert_int_equal(c.covered_to.d, on(2027, 12, 31).d);

	/* rows alone: nothing compiled in is mixed in */
	c = calendar_of(a, 6, false, rows, 2);
	assert_int_equal(c.n, 2);
	assert_true(calendar_works(&c, on(2027, 1, 1)));
	assert_false(calendar_covers(&c, on(2026, 11, 24)));
	arena_close(a);
}

static void
a_file_is_read_or_refused_with_its_line(void **state)
{
	static const struct {
		const char *text, *code, *detail, *why;
		size_t      rows;
	} cases[] = {
		{"tanggal,nama,jenis,sumber\n2028-01-01,Tahun Baru,libur,SKB\n", NULL, NULL, "one row", 1},
		{"\xef\xbb\xbftanggal,nama,jenis,sumber\r\n2028-01-01,\"Libur, \"\"besar\"\"\",lokal,\"SK 1, 2\"\r\n\r\n", NULL, NULL,
		    "BOM, CRLF, quotes, empty line", 1},
		{"tanggal,nama,jenis,sumber\n2028-01-01,Tahun Baru,libur,", NULL, NULL, "no source yet, no last newline", 1},
		{"tanggal,nama,jenis,sumber", NULL, NULL, "no rows", 0},
		{"", "calendar.header", NULL, "empty file", 0},
		{"2028-01-01,Tahun Baru,libur,SKB\n", "calendar.header", NULL, "no header", 0},
		{"tanggal,nama,jenis,sumber\n2028-02-30,X,libur,SKB\n", "calendar.row", "2", "no such day", 0},
		{"tanggal,nama,jenis,sumber\n2028-01-01,X,libur,SKB\n2028-01-02,Y,hari,SKB\n", "calendar.row", "3", "no such kind", 0},
		{"tanggal,nama,jenis,sumber\n2028-01-01,,libur,SKB\n", "calendar.row", "2", "no name", 0},
		{"tanggal,nama,jenis,sumber\n2028-01-01,X,libur\n", "calendar.row", "2", "a field is missing", 0},
		{"tanggal,nama,jenis,sumber\n2028-01-01,X,libur,SKB,5\n", "calendar.row", "2", "a field too many", 0},
		{"tanggal,nama,jenis,sumber\n2028-01-01,\"X,libur,SKB\n", "calendar.row", "2", "quote not closed", 0},
		{"tanggal,nama,jenis,sumber\n2028-01-01,\"X\"Y,libur,SKB\n", "calendar.row", "2", "text after the quote", 0},
		{"tanggal,nama,jenis,sumber\n2028-01-01,X\xff,libur,SKB\n", "calendar.row", "2", "not UTF-8", 0},
	};
	struct arena *a = arena_open(1 << 20);

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct holiday   *rows = NULL;
		size_t            n = 77;
		const struct err *e = calendar_parse_csv(a, str_z(cases[i].text), &rows, &n);

		if (cases[i].code == NULL) {
			if (e || n != cases[i].rows)
				fail_msg("%s: %s", cases[i].why, e ? e->code : "rows");
			continue;
		}
		if (!e || strcmp(e->code, cases[i].code) != 0 ||
		    (cases[i].detail && strcmp(e->detail, cases[i].detail) != 0) || n != 77 || rows)
			fail_msg("%s", cases[i].why);
	}

	struct holiday *rows = NULL;
	size_t          n = 0;

	assert_null(calendar_parse_csv(a, str_z(cases[1].text), &rows, &n));
	assert_true(str_eq(rows[0].name, STR("Libur, \"besar\"")));
	assert_true(str_eq(rows[0].source, STR("SK 1, 2")));
	assert_int_equal(rows[0].kind, HOLIDAY_LOCAL);

	char *many = arena_alloc(a, CALENDAR_MAX_ROWS + 100);

	memset(many, '\n', CALENDAR_MAX_ROWS + 50);
	assert_string_equal(calendar_parse_csv(a, (str){many, CALENDAR_MAX_ROWS + 50}, &rows, &n)->code, "calendar.too_many");
	arena_close(a);
}

/* Counting whole weeks gives what counting day by day gives, for every week, range and double holiday. */
static void
counting_is_as_day_by_day(void **state)
{
	const struct holiday own[] = {
		{on(2026, 8, 17), HOLIDAY_LOCAL, STR("dua kali"), STR("SK")}, {on(2026, 11, 23), HOLIDAY_LOCAL, STR("Senin"), STR("SK")},
		{on(2026, 11, 28), HOLIDAY_LOCAL, STR("Sabtu"), STR("SK")}, {on(2026, 11, 29), HOLIDAY_LOCAL, STR("Minggu"), STR("SK")},
		{on(2026, 12, 24), HOLIDAY_LOCAL, STR("cuti pula"), STR("SK")},
	};
	struct arena *a = arena_open(1 << 20);

	(void)state;
	for (int kind = 0; kind < 4; kind++) {
		struct calendar c = calendar_make(a, kind % 2 == 0 ? 5 : 6, kind >= 2, own, COUNT(own));

		for (int from = 0; from < 60; from += 1) {
			day     start = {on(2026, 8, 1).d + from * 3};
			int64_t by_day = 0;

			for (day d = {start.d + 1}; d.d < start.d + 400; d.d++) {
				by_day += calendar_works(&c, d);
				assert_int_equal(calendar_count_working(&c, start, d), by_day);
			}
		}
	}
	arena_close(a);
}

int
calendar_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_year_has_so_many_working_days),
		cmocka_unit_test(a_day_says_what_it_is),
		cmocka_unit_test(working_days_are_added),
		cmocka_unit_test(an_agency_adds_its_own_days),
		cmocka_unit_test(a_file_is_read_or_refused_with_its_line),
		cmocka_unit_test(counting_is_as_day_by_day),
	};

	return cmocka_run_group_tests_name("core/calendar", tests, NULL, NULL);
}
