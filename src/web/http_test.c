/* http_test.c - headers, cookies, answers, and which header of a request is believed. */
#include "web/http.h"

#include "base/strs.h"
#include "web/http_head.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

int http_test(void);

#define H(literal) {"" literal, sizeof(literal) - 1}

static void
the_first_header_of_a_name_counts(void **state)
{
	const struct http_header  h[] = {{H("accept"), H("a")}, {H("accept"), H("b")}, {H("host"), H("")}};
	const struct http_request q = {.headers = h, .header_count = COUNT(h)};

	(void)state;
	assert_true(str_eq(http_header(&q, STR("accept")), STR("a")));
	assert_non_null(http_header(&q, STR("host")).p);
	assert_null(http_header(&q, STR("origin")).p);
}

static const struct {
	const char *header, *name;
	const char *value; /* NULL: absent */
	const char *why;
} cookies[] = {
    {"sid=abc", "sid", "abc", "one"},
    {"a=1; sid=abc; b=2", "sid", "abc", "among others"},
    {"a=1;sid=abc", "sid", "abc", "no blank"},
    {"sid=abc; sid=def", "sid", "abc", "the first: browsers put the longer path in front"},
    {"sid=\"abc\"", "sid", "abc", "quoted"},
    {"sid=\"", "sid", "\"", "one quote is itself"},
    {"sid=a=b", "sid", "a=b", "'=' in the value"},
    {"sid=", "sid", "", "empty"},
    {" sid = abc ", "sid", "abc", "blanks around"},
    {"sid", "sid", NULL, "no '='"},
    {"SID=abc", "sid", NULL, "letters matter"},
    {"xsid=abc", "sid", NULL, "another name that ends alike"},
    {"sid2=abc", "sid", NULL, "another name that begins alike"},
    {"", "sid", NULL, "empty header"},
    {";;=;", "sid", NULL, "rubbish"},
    {"__Host-sid=abc", "__Host-sid", "abc", "the prefix is part of the name"},
};

static void
cookies_are_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cookies); i++) {
		const struct http_header  h[] = {{H("cookie"), {cookies[i].header, strlen(cookies[i].header)}}};
		const struct http_request q = {.headers = h, .header_count = 1};
		str                       got = http_cookie(&q, str_z(cookies[i].name));

		if ((got.p == NULL) != (cookies[i].value == NULL) || (got.p && !str_eq(got, str_z(cookies[i].value))))
			fail_msg("%s: gave \"%.*s\"", cookies[i].why, STRF(got));
	}
}

static void
cookies_of_a_second_header_are_found(void **state)
{
	const struct http_header  h[] = {{H("cookie"), H("a=1")}, {H("cookie"), H("sid=abc")}};
	const struct http_request q = {.headers = h, .header_count = COUNT(h)};

	(void)state;
	assert_true(str_eq(http_cookie(&q, STR("sid")), STR("abc")));
}

static void
a_reply_keeps_one_header_of_a_name(void **state)
{
	struct http_reply r = {.status = 200};

	(void)state;
	http_reply_header(&r, "cache-control", STR("no-store"));
	http_reply_header(&r, "cache-control", STR("public"));
	http_reply_header(&r, "set-cookie", STR("a=1"));
	http_reply_header(&r, "set-cookie", STR("b=2"));
	assert_int_equal(r.header_count, 3);
	assert_true(str_eq(http_reply_get(&r, "cache-control"), STR("public")));
	assert_null(http_reply_get(&r, "etag").p);
}

static void
no_value_begins_a_new_header_line(void **state)
{
	struct http_reply r = {.status = 200};

	(void)state;
	http_reply_header(&r, "x-a", STR("one\r\nset-cookie: x=1"));
	http_reply_header(&r, "x-b", STR("two\0three"));
	assert_true(str_eq(http_reply_get(&r, "x-a"), STR("one")));
	assert_true(str_eq(http_reply_get(&r, "x-b"), STR("two")));
}

static void
too_many_headers_show(void **state)
{
	struct http_reply r = {.status = 200};

	(void)state;
	for (int i = 0; i < HTTP_MAX_REPLY_HEADERS; i++)
		http_reply_header(&r, "set-cookie", STR("a=1"));
	assert_int_equal(r.status, 200);
	http_reply_header(&r, "x-more", STR("1"));
	assert_int_equal(r.status, 500);
	assert_int_equal(r.header_count, HTTP_MAX_REPLY_HEADERS);
}

static void
see_other_stays_on_this_site(void **state)
{
	static const struct {
		const char *location, *sent;
	} rows[] = {
	    {"/aduan/ADU-KCS-2026-000001", "/aduan/ADU-KCS-2026-000001"},
	    {"/", "/"},
	    {"/en/aduan?baru=1", "/en/aduan?baru=1"},
	    {"//evil.example", "/"},
	    {"/\\evil.example", "/"},
	    {"https://evil.example", "/"},
	    {"", "/"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct http_reply r = {.status = 200};

		http_reply_see_other(&r, str_z(rows[i].location));
		assert_int_equal(r.status, 303);
		assert_true(str_eq(http_reply_get(&r, "location"), str_z(rows[i].sent)));
	}
}

static const struct {
	struct http_header h[3];
	enum http_refusal  verdict;
	size_t             length;
	const char        *why;
} heads[] = {
    {{{H("host"), H("a")}}, HTTP_FINE, 0, "no body"},
    {{{H("host"), H("[::1]:8080")}, {H("content-length"), H("12")}}, HTTP_FINE, 12, "a body"},
    {{{H("content-length"), H("0")}}, HTTP_FINE, 0, "an empty body"},
    {{{H("host"), H("a")}, {H("host"), H("a")}}, HTTP_UNREADABLE, 0, "two hosts, even alike"},
    {{{H("host"), H("a/b")}}, HTTP_UNREADABLE, 0, "a host with a path"},
    {{{H("host"), H("a\"><b")}}, HTTP_UNREADABLE, 0, "a host with markup"},
    {{{H("content-length"), H("1")}, {H("content-length"), H("2")}}, HTTP_UNREADABLE, 0, "two lengths"},
    {{{H("content-length"), H("1")}, {H("content-length"), H("1")}}, HTTP_UNREADABLE, 0, "two lengths, even alike"},
    {{{H("content-length"), H("1, 1")}}, HTTP_UNREADABLE, 0, "two lengths in one"},
    {{{H("content-length"), H("")}}, HTTP_UNREADABLE, 0, "empty length"},
    {{{H("content-length"), H("+1")}}, HTTP_UNREADABLE, 0, "sign"},
    {{{H("content-length"), H("-1")}}, HTTP_UNREADABLE, 0, "sign"},
    {{{H("content-length"), H("0x10")}}, HTTP_UNREADABLE, 0, "hex"},
    {{{H("content-length"), H("1 2")}}, HTTP_UNREADABLE, 0, "blank inside"},
    {{{H("content-length"), H("99999999999999999999")}}, HTTP_UNREADABLE, 0, "past 64 bits"},
    {{{H("transfer-encoding"), H("chunked")}}, HTTP_NO_LENGTH, 0, "chunked alone"},
    {{{H("transfer-encoding"), H("gzip")}}, HTTP_NO_LENGTH, 0, "another coding"},
    {{{H("transfer-encoding"), H("chunked")}, {H("content-length"), H("5")}}, HTTP_UNREADABLE, 0, "both: smuggling"},
    {{{H("content-length"), H("5")}, {H("transfer-encoding"), H("identity")}}, HTTP_UNREADABLE, 0, "both, other order"},
};

static void
framing_is_judged(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(heads); i++) {
		struct http_request q = {.headers = heads[i].h};
		size_t              length = 0;

		while (q.header_count < 3 && heads[i].h[q.header_count].name.p)
			q.header_count++;
		enum http_refusal verdict = http_head_judge(&q, &length);

		if (verdict != heads[i].verdict || length != heads[i].length)
			fail_msg("%s: verdict %d, length %zu", heads[i].why, (int)verdict, length);
	}
}

static void
header_lines_are_tokens_and_text(void **state)
{
	static const struct {
		str  name, value;
		bool ok;
	} rows[] = {
	    {H("X-Custom_1"), H("a\tb"), true},
	    {H("x"), H(""), true},
	    {H("x"), H("\xe2\x82\xac"), true},
	    {H(""), H("a"), false},
	    {H("x "), H("a"), false},
	    {H("x y"), H("a"), false},
	    {H("x\ty"), H("a"), false},
	    {H("x(y)"), H("a"), false},
	    {H("\xc3\xa9"), H("a"), false},
	    {H("x"), H("a\rb"), false},
	    {H("x"), H("a\0b"), false},
	    {H("x"), H("a\x1b"), false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(http_head_line_ok(rows[i].name, rows[i].value), rows[i].ok);
}

static void
refusals_speak_both_languages(void **state)
{
	static const struct {
		enum http_refusal why;
		int               status;
		const char       *id, *en;
	} rows[] = {
	    {HTTP_UNREADABLE, 400, "tidak dapat dibaca", "could not be read"},
	    {HTTP_NO_LENGTH, 411, "tidak menyebut panjangnya", "does not state its length"},
	    {HTTP_BODY_LARGE, 413, "terlalu besar", "too large"},
	    {HTTP_HEADER_LARGE, 431, "terlalu panjang", "too long"},
	    {HTTP_FAILED, 500, "gangguan di pihak kami", "our side"},
	    {HTTP_CROWDED, 503, "dari alamat Anda", "from your address"},
	    {HTTP_FULL, 503, "sedang penuh", "is full"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct http_reply r;

		http_refuse(&r, rows[i].why);
		assert_int_equal(r.status, rows[i].status);
		assert_true(str_find(r.body, str_z(rows[i].id), 0) >= 0);
		assert_true(str_find(r.body, str_z(rows[i].en), 0) >= 0);
		assert_true(str_eq(http_reply_get(&r, "content-type"), STR("text/plain; charset=utf-8")));
		assert_int_equal(http_reply_get(&r, "retry-after").p != NULL, rows[i].status == 503);
	}
}

int
http_test(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_first_header_of_a_name_counts),
	    cmocka_unit_test(cookies_are_found),
	    cmocka_unit_test(cookies_of_a_second_header_are_found),
	    cmocka_unit_test(a_reply_keeps_one_header_of_a_name),
	    cmocka_unit_test(no_value_begins_a_new_header_line),
	    cmocka_unit_test(too_many_headers_show),
	    cmocka_unit_test(see_other_stays_on_this_site),
	    cmocka_unit_test(framing_is_judged),
	    cmocka_unit_test(header_lines_are_tokens_and_text),
	    cmocka_unit_test(refusals_speak_both_languages),
	};

	return cmocka_run_group_tests_name("web/http", tests, NULL, NULL);
}
