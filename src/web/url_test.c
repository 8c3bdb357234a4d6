/* url_test.c - what a request target may look like, and percent codes there and back. */
#include "web/url.h"

#include "base/strs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

int url_test(void);

static const struct {
	const char *target;
	const char *path; /* NULL: refused */
	const char *why;
} paths[] = {
    {"/", "/", "the front page"},
    {"/aduan", "/aduan", "a plain path"},
    {"/aduan/", "/aduan/", "a slash at the end is another path, and allowed"},
    {"/en/layanan/KCS/ktp-el", "/en/layanan/KCS/ktp-el", "several segments"},
    {"/a%20b", "/a b", "a blank in a code"},
    {"/a+b", "/a+b", "'+' is itself in a path"},
    {"/k%C3%A9", "/k\xc3\xa9", "UTF-8 in codes"},
    {"/k\xc3\xa9", "/k\xc3\xa9", "UTF-8 as it stands: old browsers"},
    {"/%2561", "/%61", "decoded once, not twice"},
    {"/a%3Fb", "/a?b", "a question mark in a code is no query"},
    {"/.well-known/security.txt", "/.well-known/security.txt", "a dot at the front of a name"},
    {"/a..b", "/a..b", "two dots inside a name"},
    {"/...", "/...", "three dots are a name"},
    {"http://example.go.id/aduan", "/aduan", "absolute form (RFC 9112 3.2.2)"},
    {"https://example.go.id", "/", "absolute form without a path"},
    {"", NULL, "nothing"},
    {"aduan", NULL, "no leading slash"},
    {"*", NULL, "OPTIONS *"},
    {"example.go.id:443", NULL, "CONNECT"},
    {"ftp://example.go.id/a", NULL, "another scheme"},
    {"/%", NULL, "code cut off"},
    {"/%4", NULL, "code cut off after a digit"},
    {"/%zz", NULL, "no hex"},
    {"/%-1", NULL, "no hex: sign"},
    {"/a%00b", NULL, "NUL"},
    {"/a%0d%0aSet-Cookie:x", NULL, "a new header line"},
    {"/a%09b", NULL, "tab"},
    {"/a%7fb", NULL, "DEL"},
    {"/a%C2%85b", NULL, "NEL, a C1 control"},
    {"/a\x01" "b", NULL, "control character as it stands"},
    {"/%C0%AF", NULL, "overlong slash"},
    {"/%ED%A0%80", NULL, "surrogate"},
    {"/%F4%90%80%80", NULL, "past U+10FFFF"},
    {"/%E2%82", NULL, "cut UTF-8"},
    {"/\xff", NULL, "no UTF-8"},
    {"/a\\b", NULL, "backslash"},
    {"/a%5Cb", NULL, "backslash in a code"},
    {"/a%2Fb", NULL, "slash in a code"},
    {"/a%2fb", NULL, "slash in a code, small"},
    {"//example.com", NULL, "two slashes at the front"},
    {"/a//b", NULL, "empty segment"},
    {"/a//", NULL, "empty segment at the end"},
    {"/./a", NULL, "dot segment"},
    {"/a/.", NULL, "dot at the end"},
    {"/..", NULL, "up"},
    {"/a/../b", NULL, "up and down"},
    {"/a/%2e%2e/b", NULL, "up in codes"},
    {"/a/.%2E", NULL, "up, half in a code"},
    {"/a#b", NULL, "fragment: browsers never send it"},
    {"http://example.go.id//a", NULL, "two slashes in an absolute target"},
};

static void
paths_are_decoded_once_or_refused(void **state)
{
	struct arena *a = arena_open(1 << 20);

	(void)state;
	for (size_t i = 0; i < COUNT(paths); i++) {
		str               path = STR("untouched");
		const struct err *e = url_path(a, str_z(paths[i].target), &path);
		str               expected = str_z(paths[i].path ? paths[i].path : "untouched");

		if ((e == NULL) != (paths[i].path != NULL) || !str_eq(path, expected))
			fail_msg("%s: \"%s\" gave \"%.*s\"", paths[i].why, paths[i].target, STRF(path));
		if (e)
			assert_string_equal(e->code, "url.path");
	}
	arena_close(a);
}

static void
a_nul_in_the_target_is_refused(void **state)
{
	struct arena *a = arena_open(1 << 20);
	str           path;

	(void)state;
	const struct err *e = url_path(a, STR("/a\0b"), &path);

	assert_non_null(e);
	arena_close(a);
}

static void
every_byte_comes_back(void **state)
{
	struct arena *a = arena_open(1 << 20);
	char          all[256], back[3 * 256];
	size_t        n;

	(void)state;
	for (int i = 0; i < 256; i++)
		all[i] = (char)i;
	str code = url_encode(a, (str){all, sizeof(all)});

	assert_true(url_decode(code, true, back, &n));
	assert_int_equal(n, sizeof(all));
	assert_memory_equal(back, all, sizeof(all));
	for (size_t i = 0; i < code.n; i++)
		assert_non_null(strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~%", code.p[i]));
	arena_close(a);
}

int
url_test(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(paths_are_decoded_once_or_refused),
	    cmocka_unit_test(a_nul_in_the_target_is_refused),
	    cmocka_unit_test(every_byte_comes_back),
	};

	return cmocka_run_group_tests_name("web/url", tests, NULL, NULL);
}
