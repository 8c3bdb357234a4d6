/* csv_test.c - cells as a spreadsheet and a strict reader must find them. */
#include "out/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void
cells_test(void **state)
{
	static const struct {
		const char *why, *text, *want;
	} cases[] = {
		{"plain", "Bidang Jalan", "Bidang Jalan\r\n"},
		{"comma", "Jalan, Taman", "\"Jalan, Taman\"\r\n"},
		{"semicolon: other spreadsheets cut there", "a;b", "\"a;b\"\r\n"},
		{"quotes are doubled", "kata \"cepat\"", "\"kata \"\"cepat\"\"\"\r\n"},
		{"line break", "a\nb", "\"a\nb\"\r\n"},
		{"formula", "=1+1", "'=1+1\r\n"},
		{"command through a formula", "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0\r\n"},
		{"plus", "+62812", "'+62812\r\n"},
		{"minus", "-1", "'-1\r\n"},
		{"at", "@SUM(A1)", "'@SUM(A1)\r\n"},
		{"after blanks", "  =1", "\"'  =1\"\r\n"},
		{"after a tab", "\t=1", "'\t=1\r\n"},
		{"a tab alone begins a cell anew", "\tx", "'\tx\r\n"},
		{"in full width", "\xEF\xBC\x9D" "1", "'\xEF\xBC\x9D" "1\r\n"},
		{"other letters of that row stay", "\xEF\xBC\xA1", "\xEF\xBC\xA1\r\n"},
		{"a sign inside is no formula", "a=b", "a=b\r\n"},
		{"empty", "", "\r\n"},
		{"behind a mark that turns the direction", "\xE2\x80\xAE=1", "'=1\r\n"},
		{"the mark itself", "a\xE2\x81\xA6" "b", "ab\r\n"},
	};
	struct arena *a = arena_open(1 << 20);

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct csv c = {.out = {.arena = a}};

		csv_z(&c, cases[i].text);
		csv_row(&c);
		str got = buf_done(&c.out);
		if (!str_eq(got, str_z(cases[i].want)))
			fail_msg("%s: %.*s", cases[i].why, STRF(got));
	}
	arena_close(a);
}

static void
row_test(void **state)
{
	struct arena *a = arena_open(1 << 20);
	struct csv    c = {.out = {.arena = a}};
	day           d = {0};

	(void)state;
	csv_text(&c, (str){NULL, 0});
	csv_int(&c, -5);
	csv_int(&c, NO_INT);
	csv_day(&c, d);
	csv_day(&c, NO_DAY);
	csv_row(&c);
	csv_z(&c, "x");
	csv_row(&c);
	assert_true(str_eq(buf_done(&c.out), STR(",-5,,1970-01-01,\r\nx\r\n")));
	arena_close(a);
}

int
csv_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_test),
		cmocka_unit_test(row_test),
	};

	return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
