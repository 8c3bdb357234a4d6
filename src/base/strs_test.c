/* strs_test.c - texts: cut, compared, parsed, cleaned, grown. */
#include "base/strs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/arena_test.h"

int strs_test(void);

static void
expect(str got, const char *want)
{
	if (!str_eq(got, str_z(want)))
		fail_msg("'%.*s', not '%s'", STRF(got), want);
}

static void
texts_are_trimmed_and_cut(void **state)
{
	str rest = STR("a,,b"), part;

	(void)state;
	expect(str_trim(STR(" \t\r\n a b \n")), "a b");
	expect(str_trim(STR("  ")), "");
	expect(str_trim((str){NULL, 0}), "");
	assert_true(str_cut(&rest, ',', &part));
	expect(part, "a");
	assert_true(str_cut(&rest, ',', &part));
	expect(part, "");
	assert_true(str_cut(&rest, ',', &part));
	expect(part, "b");
	assert_false(str_cut(&rest, ',', &part));
	rest = STR("");
	assert_true(str_cut(&rest, ',', &part)); /* an empty text is one empty part */
	expect(part, "");
	assert_false(str_cut(&rest, ',', &part));
	rest = STR("a,");
	assert_true(str_cut(&rest, ',', &part) && str_cut(&rest, ',', &part));
	expect(part, "");
	assert_false(str_cut(&rest, ',', &part));
}

static void
texts_are_compared_and_found(void **state)
{
	(void)state;
	assert_true(str_starts(STR("/aduan"), STR("/")) && str_starts(STR("x"), STR("")) && !str_starts(STR("x"), STR("xy")));
	assert_true(str_ends(STR("a.sql"), STR(".sql")) && str_ends(STR("x"), STR("")) && !str_ends(STR("x"), STR("yx")));
	assert_true(str_cmp(STR("a"), STR("b")) < 0 && str_cmp(STR("b"), STR("a")) > 0 && str_cmp(STR("ab"), STR("a")) > 0);
	assert_int_equal(str_cmp(STR("a"), STR("a")), 0);
	assert_int_equal(str_cmp((str){NULL, 0}, STR("")), 0);
	assert_true(str_cmp(STR("\xc3"), STR("z")) > 0); /* bytes, not signed characters */
	assert_int_equal(str_find(STR("abcabc"), STR("bc"), 0), 1);
	assert_int_equal(str_find(STR("abcabc"), STR("bc"), 2), 4);
	assert_int_equal(str_find(STR("abcabc"), STR("bc"), 5), -1);
	assert_int_equal(str_find(STR("abc"), STR("x"), 9), -1);
	assert_int_equal(str_find((str){NULL, 0}, STR("x"), 0), -1);
	expect(str_lower(a, STR("ADU-Kcs É")), "adu-kcs É");
}

static void
whole_numbers_are_parsed_exactly(void **state)
{
	static const struct {
		const char *text;
		bool        good;
		int64_t     value;
	} cases[] = {
		{"0", true, 0},
		{"-0", true, 0},
		{"14", true, 14},
		{"-14", true, -14},
		{"007", true, 7},
		{"9223372036854775807", true, INT64_MAX},
		{"-9223372036854775808", true, INT64_MIN},
		{"9223372036854775808", false, 0},
		{"-9223372036854775809", false, 0},
		{"99999999999999999999", false, 0},
		{"000000000000000000001", false, 0}, /* longer than any number of 64 bits */
		{"", false, 0},
		{"-", false, 0},
		{"+5", false, 0},
		{" 5", false, 0},
		{"5 ", false, 0},
		{"5a", false, 0},
		{"--5", false, 0},
		{"1e3", false, 0},
		{"٣", false, 0},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t v = 4711;

		if (str_int(str_z(cases[i].text), &v) != cases[i].good || v != (cases[i].good ? cases[i].value : 4711))
			fail_msg("'%s'", cases[i].text);
	}
}

static void
only_clean_utf8_passes(void **state)
{
	static const struct {
		str         text;
		bool        clean;
		const char *why;
	} cases[] = {
		{{"", 0}, true, "empty"},
		{{"Jalan\trusak\r\n", 13}, true, "blanks are allowed"},
		{{"é € 𐍈", 11}, true, "two, three and four bytes"},
		{{"a\0b", 3}, false, "NUL"},
		{{"a\x01", 2}, false, "control character"},
		{{"a\x1b[31m", 6}, false, "escape"},
		{{"\x7f", 1}, false, "DEL"},
		{{"\xff", 1}, false, "no byte of UTF-8"},
		{{"\xc3", 1}, false, "cut off"},
		{{"\xc3(", 2}, false, "no continuation"},
		{{"\xc0\x80", 2}, false, "NUL written too long"},
		{{"\xe0\x80\xaf", 3}, false, "slash written too long"},
		{{"\xed\xa0\x80", 3}, false, "half of a surrogate pair"},
		{{"\xf4\x90\x80\x80", 4}, false, "above U+10FFFF"},
		{{"\xf5\x80\x80\x80", 4}, false, "above U+10FFFF"},
		{{"\x80", 1}, false, "continuation alone"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		if (str_utf8_clean(cases[i].text) != cases[i].clean)
			fail_msg("%s", cases[i].why);
	}
	assert_true(str_one_line(STR("")) && str_one_line(STR("Dinas é € 𐍈 'x'")));
	assert_false(str_one_line(STR("a\nb")) || str_one_line(STR("a\tb")) || str_one_line(STR("a\rb")));
	assert_false(str_one_line(STR("a\xc2\x9b" "31m")) || str_one_line(STR("a\xff"))); /* a terminal takes U+009B for ESC [ */
	assert_int_equal(str_chars(STR("é € 𐍈")), 5);
	expect(str_first(STR("é€x"), 2), "é€");
	expect(str_first(STR("é€x"), 9), "é€x");
	expect(str_first(STR("é"), 0), "");
}

static void
line_ends_become_lf(void **state)
{
	(void)state;
	expect(str_lf(a, STR("a\r\nb\rc\nd\r")), "a\nb\nc\nd\n");
	assert_null(str_lf(a, (str){NULL, 0}).p);
}

static void
hex_goes_both_ways(void **state)
{
	unsigned char out[3] = {9, 9, 9};

	(void)state;
	expect(str_hex(a, "\x00\xa5\xff", 3), "00a5ff");
	assert_true(str_unhex(STR("00a5ff"), out, 3));
	assert_memory_equal(out, "\x00\xa5\xff", 3);
	assert_false(str_unhex(STR("00a5f"), out, 3));
	assert_false(str_unhex(STR("00A5FF"), out, 3)); /* leaves are lower case only */
	assert_false(str_unhex(STR("00a5fg"), out, 3));
}

static void
a_text_grows(void **state)
{
	struct buf b = {.arena = a};

	(void)state;
	expect(buf_done(&b), "");
	for (int i = 0; i < 5000; i++) {
		buf_add(&b, "ab", 2);
		buf_str(&b, STR("c"));
	}
	buf_fmt(&b, "%d%s", 7, "x");
	buf_add(&b, NULL, 0);
	buf_str(&b, (str){NULL, 0});

	str s = buf_done(&b);

	assert_int_equal(s.n, 15002);
	for (size_t i = 0; i < 15000; i++)
		assert_int_equal(s.p[i], "abc"[i % 3]);
	expect((str){s.p + 15000, 2}, "7x");
	expect(str_fmt(a, "%.*s!", STRF(STR("halo"))), "halo!");
}

int
strs_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_trimmed_and_cut),
		cmocka_unit_test(texts_are_compared_and_found),
		cmocka_unit_test(whole_numbers_are_parsed_exactly),
		cmocka_unit_test(only_clean_utf8_passes),
		cmocka_unit_test(line_ends_become_lf),
		cmocka_unit_test(hex_goes_both_ways),
		cmocka_unit_test(a_text_grows),
	};

	return cmocka_run_group_tests_name("base/strs", tests, arena_set_up, arena_tear_down);
}
