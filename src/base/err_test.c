/* err_test.c - an error keeps what it says, also when its connection is gone. */
#include "base/err.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

int err_test(void);

static void
an_error_says_what_and_where(void **state)
{
	struct arena     *a = arena_open(64 * 1024);
	const struct err *e = err_new(a, ERR_INPUT, "complaint.text", "isi", "%d characters", 12001);

	(void)state;
	assert_int_equal(e->kind, ERR_INPUT);
	assert_string_equal(e->code, "complaint.text");
	assert_string_equal(e->field, "isi");
	assert_string_equal(e->detail, "12001 characters");
	assert_null(e->cause);
	assert_null(err_new(a, ERR_BUG, "x", NULL, NULL)->detail);
	arena_close(a);
}

static void
a_long_detail_is_cut_not_overrun(void **state)
{
	struct arena *a = arena_open(64 * 1024);
	char          text[2000];

	(void)state;
	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = 0;
	assert_int_equal(strlen(err_new(a, ERR_OS, "x", NULL, "%s", text)->detail), 511);
	arena_close(a);
}

static void
a_copy_outlives_what_it_was_copied_from(void **state)
{
	struct arena *a = arena_open(64 * 1024);
	char          words[] = "UNIQUE constraint failed";
	struct err    cause = {.kind = ERR_DB, .code = "db.refused", .detail = words};
	struct err    e = {.kind = ERR_STATE, .code = "db.unique", .detail = words, .cause = &cause};

	(void)state;
	const struct err *copy = err_copy(a, &e);

	memset(words, '?', sizeof(words) - 1);
	cause.code = "gone";
	assert_string_equal(copy->detail, "UNIQUE constraint failed");
	assert_string_equal(copy->cause->detail, "UNIQUE constraint failed");
	assert_string_equal(copy->cause->code, "db.refused");
	assert_int_equal(copy->cause->kind, ERR_DB);
	assert_null(copy->cause->cause);
	assert_null(err_copy(a, NULL));
	arena_close(a);
}

int
err_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_error_says_what_and_where),
		cmocka_unit_test(a_long_detail_is_cut_not_overrun),
		cmocka_unit_test(a_copy_outlives_what_it_was_copied_from),
	};

	return cmocka_run_group_tests_name("base/err", tests, NULL, NULL);
}
