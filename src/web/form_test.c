/* form_test.c - queries, urlencoded and multipart bodies as browsers send them and as they must not be. */
#include "web/form.h"

#include "base/strs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/arena_test.h"

int form_test(void);

/* "name=value|name=value", file parts as "name=value (file name, type)". */
static str
shown(const struct form *f)
{
	struct buf b = {.arena = a};

	for (size_t i = 0; i < f->n; i++) {
		const struct form_pair *p = &f->at[i];

		buf_fmt(&b, "%s%.*s=%.*s", i ? "|" : "", STRF(p->name), STRF(p->value));
		if (p->file_name.p)
			buf_fmt(&b, " (%.*s, %.*s)", STRF(p->file_name), STRF(p->type));
		else
			assert_null(p->type.p);
	}
	return buf_done(&b);
}

static const struct {
	const char *text;
	const char *result; /* pairs, or the code of the error after '!' */
	const char *why;
} queries[] = {
    {"", "", "no query"},
    {"a=1", "a=1", "one pair"},
    {"a=1&b=2&a=3", "a=1|b=2|a=3", "a name may come again: check boxes"},
    {"a", "a=", "no '=' is the empty value"},
    {"a=", "a=", "empty value"},
    {"=1", "=1", "empty name: nobody asks for it"},
    {"&&a=1&", "a=1", "empty pieces are skipped"},
    {"a=1=2", "a=1=2", "only the first '=' divides"},
    {"q=jalan+rusak%20berat", "q=jalan rusak berat", "both ways to write a blank"},
    {"a%3Db=c%26d", "a=b=c&d", "codes are decoded after the cut"},
    {"t=baris%0D%0Adua%0Dtiga%0Aempat", "t=baris\ndua\ntiga\nempat", "CRLF and CR become LF"},
    {"t=%E2%82%AC", "t=\xe2\x82\xac", "UTF-8"},
    {"t=\xe2\x82\xac", "t=\xe2\x82\xac", "UTF-8 as it stands"},
    {"t=%", "!form.broken", "cut code"},
    {"t=%4", "!form.broken", "cut code"},
    {"t=%xy", "!form.broken", "no hex"},
    {"t%=1", "!form.broken", "code in the name cut by '='"},
    {"t=%E2%80%AA0812%E2%80%AC", "t=0812", "marks that turn the direction are dropped, as messengers add them to numbers"},
    {"t=a%E2%80%AEb%E2%81%A6", "t=ab", "override and isolate"},
    {"t=%E2%80%8Ea%E2%80%93b", "t=\xe2\x80\x8e" "a\xe2\x80\x93" "b", "other characters of that block stay"},
    {"t=%00", "!form.broken", "NUL"},
    {"t=%1B[2J", "!form.broken", "terminal control"},
    {"t=%7F", "!form.broken", "DEL"},
    {"t=%C2%9B", "!form.broken", "C1 control"},
    {"t=%FF", "!form.broken", "not UTF-8"},
    {"t=%C0%80", "!form.broken", "overlong NUL"},
    {"%00=1", "!form.broken", "NUL in a name"},
};

static void
queries_are_cut_and_decoded(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(queries); i++) {
		struct form       f = {.n = 77};
		const struct err *e = form_parse_query(a, str_z(queries[i].text), &f);
		str               result = e ? str_fmt(a, "!%s", e->code) : shown(&f);

		if (e)
			assert_int_equal(f.n, 77); /* untouched */
		if (!str_eq(result, str_z(queries[i].result)))
			fail_msg("%s: \"%s\" gave \"%.*s\"", queries[i].why, queries[i].text, STRF(result));
	}
}

static void
too_many_pairs_are_refused(void **state)
{
	struct buf  b = {.arena = a};
	struct form f;

	(void)state;
	for (int i = 0; i < FORM_MAX_PAIRS; i++)
		buf_str(&b, STR("a=1&"));
	assert_null(form_parse_query(a, buf_done(&b), &f));
	assert_int_equal(f.n, FORM_MAX_PAIRS);
	buf_str(&b, STR("a"));
	const struct err *e = form_parse_query(a, buf_done(&b), &f);

	assert_non_null(e);
	assert_int_equal(e->kind, ERR_LIMIT);
	assert_string_equal(e->code, "form.too_many");
}

#define B "\r\n--XyZ"
#define D "content-disposition: form-data; "

static const struct {
	const char *type;
	const char *body;
	const char *result;
	const char *why;
} bodies[] = {
    {"application/x-www-form-urlencoded", "a=1&b=x+y", "a=1|b=x y", "the usual"},
    {"Application/X-WWW-Form-Urlencoded; charset=UTF-8", "a=1", "a=1", "letters and parameters do not matter"},
    {"", "a=1", "!form.type", "no type"},
    {"text/plain", "a=1", "!form.type", "a form of enctype text/plain: forged across sites easily"},
    {"application/json", "{}", "!form.type", "JSON is no form"},
    {"multipart/mixed; boundary=XyZ", "--XyZ--", "!form.type", "another multipart"},
    {"multipart/form-data; boundary=XyZ", "--XyZ--\r\n", "", "an empty form"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n" D "name=\"a\"\r\n\r\n1" B "--\r\n", "a=1", "one field"},
    {"multipart/form-data; boundary=\"XyZ\"", "--XyZ\r\n" D "name=\"a\"\r\n\r\n1" B "--", "a=1", "quoted boundary, no line end"},
    {"multipart/form-data; charset=utf-8; BOUNDARY=XyZ", "--XyZ\r\n" D "name=a\r\n\r\n1" B "--", "a=1", "bare name"},
    {"multipart/form-data; boundary=XyZ", "preamble\r\n--XyZ\r\n" D "name=\"a\"\r\n\r\n1" B "--\r\nepilogue", "a=1", "what stands around is ignored"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n" D "name=\"a\"\r\n\r\n" B "\r\n" D "name=\"b\"\r\n\r\n2" B "--", "a=|b=2", "empty value"},
    {"multipart/form-data; boundary=XyZ", "--XyZ \t\r\n" D "name=\"a\"\r\n\r\n1" B " \r\n" D "name=\"b\"\r\n\r\n2" B "--", "a=1|b=2", "blanks behind a delimiter"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n" D "name=\"a\"\r\n\r\nx" B "a" B "\ry" B "--", "a=x\n--XyZa\n--XyZ\ny", "a line that only begins like the delimiter is content"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n" D "name=\"a\"\r\n\r\n1\r\n2\n3" B "--", "a=1\n2\n3", "text becomes LF"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n" D "name=\"f\"; filename=\"ktp.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8\r\n\x01" B "--", "f=\xff\xd8\r\n\x01 (ktp.jpg, image/jpeg)", "a file keeps its bytes"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n" D "name=\"f\"; filename=\"\"\r\nContent-Type: application/octet-stream\r\n\r\n" B "--", "f= (, application/octet-stream)", "no file chosen"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n" D "filename=\"a;b=c.pdf\"; name=\"f\"\r\n\r\nx" B "--", "f=x (a;b=c.pdf, application/octet-stream)", "';' and '=' in a quoted name; no type; other order"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n" D "name=\"f\"; filename=\"a%22b\\\"c.pdf\"\r\n\r\nx" B "--", "f=x (a\"b\"c.pdf, application/octet-stream)", "both ways to write a quote"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n" D "name=\"f\"; filename=\"C:\\data\\surat.pdf\"\r\n\r\nx" B "--", "f=x (surat.pdf, application/octet-stream)", "a whole Windows path"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n" D "name=\"f\"; filename=\"../../etc/passwd\"\r\n\r\nx" B "--", "f=x (passwd, application/octet-stream)", "folders are cut off"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n" D "name=\"f\"; filename=\"100%.pdf\"\r\n\r\nx" B "--", "f=x (100%.pdf, application/octet-stream)", "a percent sign is itself"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\nX-Other: 1\r\n" D "name=\"a\"\r\n\r\n1" B "--", "a=1", "other header lines are ignored"},
    {"multipart/form-data", "--XyZ--", "!form.broken", "no boundary"},
    {"multipart/form-data; boundary=", "--XyZ--", "!form.broken", "empty boundary"},
    {"multipart/form-data; boundary=12345678901234567890123456789012345678901234567890123456789012345678901", "x", "!form.broken", "boundary of 71"},
    {"multipart/form-data; boundary=XyZ", "", "!form.broken", "empty body"},
    {"multipart/form-data; boundary=XyZ", "--XyZ", "!form.broken", "cut after the delimiter"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n", "!form.broken", "cut before the header"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n" D "name=\"a\"\r\n\r\n1", "!form.broken", "cut upload: no closing delimiter"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n" D "name=\"a\"\r\n\r\n1\n--XyZ--", "!form.broken", "bare line feed before the delimiter"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n" D "name=\"a\"" B "--", "!form.broken", "header without an end"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n" D "name=\"a" "\r\n\r\n1" B "--", "!form.broken", "open quote"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n" D "id=\"a\"\r\n\r\n1" B "--", "!form.broken", "no name"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\ncontent-disposition: attachment; name=\"a\"\r\n\r\n1" B "--", "!form.broken", "another disposition"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n\r\n1" B "--", "!form.broken", "no header at all"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\nfoo\r\n\r\n1" B "--", "!form.broken", "a line without a colon"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n--XyZ\r\n--XyZ--", "!form.broken", "delimiters one after the other"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n" D "name=\"a\"\r\n\r\n\xff" B "--", "!form.broken", "text that is no UTF-8"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n" D "name=\"a\x02\"\r\n\r\n1" B "--", "!form.broken", "control character in a name"},
    {"multipart/form-data; boundary=XyZ", "--XyZ\r\n" D "name=\"a\"; filename=\"\xff\"\r\n\r\n1" B "--", "!form.broken", "file name that is no UTF-8"},
};

static void
bodies_are_read_by_their_type(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(bodies); i++) {
		struct form       f = {.n = 77};
		const struct err *e = form_parse_body(a, str_z(bodies[i].type), str_z(bodies[i].body), &f);
		str               result = e ? str_fmt(a, "!%s", e->code) : shown(&f);

		if (e)
			assert_int_equal(f.n, 77);
		if (!str_eq(result, str_z(bodies[i].result)))
			fail_msg("%s: gave \"%.*s\"", bodies[i].why, STRF(result));
	}
}

static void
multipart_is_bounded(void **state)
{
	struct buf  many = {.arena = a}, lines = {.arena = a}, wide = {.arena = a};
	struct form f;
	const str   type = STR("multipart/form-data; boundary=XyZ");

	(void)state;
	buf_str(&many, STR("--XyZ"));
	for (int i = 0; i <= FORM_MAX_PAIRS; i++)
		buf_str(&many, STR("\r\n" D "name=\"a\"\r\n\r\n1\r\n--XyZ"));
	buf_str(&many, STR("--"));
	const struct err *e = form_parse_body(a, type, buf_done(&many), &f);

	assert_non_null(e);
	assert_string_equal(e->code, "form.too_many");

	buf_str(&lines, STR("--XyZ\r\n"));
	for (int i = 0; i < 16; i++)
		buf_str(&lines, STR("x: y\r\n"));
	buf_str(&lines, STR(D "name=\"a\"\r\n\r\n1\r\n--XyZ--"));
	e = form_parse_body(a, type, buf_done(&lines), &f);
	assert_non_null(e);
	assert_string_equal(e->code, "form.broken");

	buf_str(&wide, STR("--XyZ\r\nx: "));
	for (int i = 0; i < 9000; i++)
		buf_str(&wide, STR("y"));
	buf_str(&wide, STR("\r\n" D "name=\"a\"\r\n\r\n1\r\n--XyZ--"));
	e = form_parse_body(a, type, buf_done(&wide), &f);
	assert_non_null(e);
	assert_string_equal(e->code, "form.broken");
}

static void
the_first_value_of_a_name_counts(void **state)
{
	struct form f;

	(void)state;
	assert_null(form_parse_query(a, STR("a=1&b=&a=2"), &f));
	assert_true(str_eq(form_get(&f, "a"), STR("1")));
	assert_non_null(form_get(&f, "b").p); /* there, and empty */
	assert_int_equal(form_get(&f, "b").n, 0);
	assert_null(form_get(&f, "c").p);
}

static void
an_encoded_value_survives_the_query(void **state)
{
	struct form f;
	str         text = STR("a&b=c+d %41/?\xe2\x82\xac");

	(void)state;
	assert_null(form_parse_query(a, str_fmt(a, "q=%.*s", STRF(form_encode(a, text))), &f));
	assert_true(str_eq(form_get(&f, "q"), text));
}

int
form_test(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(queries_are_cut_and_decoded),
	    cmocka_unit_test(too_many_pairs_are_refused),
	    cmocka_unit_test(bodies_are_read_by_their_type),
	    cmocka_unit_test(multipart_is_bounded),
	    cmocka_unit_test(the_first_value_of_a_name_counts),
	    cmocka_unit_test(an_encoded_value_survives_the_query),
	};

	return cmocka_run_group_tests_name("web/form", tests, arena_set_up, arena_tear_down);
}
