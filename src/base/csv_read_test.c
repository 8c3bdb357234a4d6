/* csv_read_test.c - records from tables of texts. */
#include "base/csv_read.h"
#include "base/strs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

/* What was read, for comparing: "value|value;" per record, "!" for a bad quote, "^" for too many fields. */
static str
told(struct arena *a, str text, bool raw)
{
	struct csv        c = csv_open(text);
	struct csv_record *r = arena_alloc(a, sizeof(*r));
	struct buf        b = {.arena = a};

	for (;;) {
		enum csv_result got = csv_next(&c, a, r);

		if (got == CSV_END)
			return buf_done(&b);
		if (got != CSV_RECORD) {
			buf_str(&b, got == CSV_BAD_QUOTE ? STR("!") : STR("^"));
			continue;
		}
		for (size_t i = 0; i < r->n; i++) {
			buf_str(&b, raw ? r->raw[i] : r->value[i]);
			buf_str(&b, i + 1 < r->n ? STR("|") : STR(";"));
		}
	}
}

static void
records(void **state)
{
	static const struct {
		const char *why, *text, *values, *raw;
	} cases[] = {
		{"nothing", "", "", ""},
		{"one field", "a", "a;", "a;"},
		{"line end is no record", "a\n", "a;", "a;"},
		{"CR LF", "a,b\r\nc,d\r\n", "a|b;c|d;", "a|b;c|d;"},
		{"empty fields", ",,\n", "||;", "||;"},
		{"empty lines are passed over", "a\n\n\r\nb\n", "a;b;", "a;b;"},
		{"quoted comma", "\"a,b\",c\n", "a,b|c;", "\"a,b\"|c;"},
		{"doubled quote", "\"a\"\"b\"\n", "a\"b;", "\"a\"\"b\";"},
		{"quoted empty", "\"\",x\r\n", "|x;", "\"\"|x;"},
		{"line end inside quotes", "\"a\nb\",c\n", "a\nb|c;", "\"a\nb\"|c;"},
		{"CR LF inside quotes stays", "\"a\r\nb\"\r\nc\r\n", "a\r\nb;c;", "\"a\r\nb\";c;"},
		{"byte order mark", "\xef\xbb\xbf" "a,b\n", "a|b;", "a|b;"},
		{"lone CR belongs to the text", "a\rb\n", "a\rb;", "a\rb;"},
		{"quote never closed: the line is bad, the next is read", "\"a,b\nc\n", "!c;", "!c;"},
		{"text after a closing quote", "\"a\"b,c\nd\n", "!d;", "!d;"},
		{"quote inside plain text", "a\"b,c\nd\n", "!d;", "!d;"},
		{"blank after a closing quote", "\"a\" ,b\nc\n", "!c;", "!c;"},
		{"last line without its end, quoted", "\"x\"", "x;", "\"x\";"},
		{"comma at the very end", "a,", "a|;", "a|;"},
	};
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena *a = arena_open(1 << 20);

		str values = told(a, str_z(cases[i].text), false), raw = told(a, str_z(cases[i].text), true);
		if (!str_eq(values, str_z(cases[i].values)) || !str_eq(raw, str_z(cases[i].raw)))
			fail_msg("%s: got %.*s and %.*s", cases[i].why, STRF(values), STRF(raw));
		arena_close(a);
	}
}

static void
lines_are_counted(void **state)
{
	struct arena      *a = arena_open(1 << 20);
	struct csv         c = csv_open(STR("h\n\"a\nb\"\n\nc\n"));
	struct csv_record *r = arena_alloc(a, sizeof(*r));
	(void)state;

	assert_int_equal(csv_next(&c, a, r), CSV_RECORD);
	assert_int_equal(r->line, 1);
	assert_int_equal(csv_next(&c, a, r), CSV_RECORD);
	assert_int_equal(r->line, 2);
	assert_int_equal(csv_next(&c, a, r), CSV_RECORD);
	assert_int_equal(r->line, 5);
	assert_int_equal(csv_next(&c, a, r), CSV_END);
	arena_close(a);
}

int csv_read_test(void);

int
csv_read_test(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(records), cmocka_unit_test(lines_are_counted)};

	return cmocka_run_group_tests_name("csv_read", tests, NULL, NULL);
}
