/* test.h - what tests begin with: cmocka, an arena as a test's state, and the error that was expected. */
#ifndef BASE_TEST_H
#define BASE_TEST_H

#include "base/err.h"
#include "base/strs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A row of tests: f with an arena of 64 MiB as *state. */
#define TEST_ARENA(f) cmocka_unit_test_setup_teardown(f, test_arena_open, test_arena_close)

static inline int
test_arena_open(void **state)
{
	*state = arena_open(64 << 20);
	return *state ? 0 : -1;
}

static inline int
test_arena_close(void **state)
{
	arena_close(*state);
	return 0;
}

/* Fails unless e has this code and, where one is named, this field; why says which case it is. */
static inline void
test_err(const struct err *e, const char *code, const char *field, const char *why)
{
	if (!e || strcmp(e->code, code) != 0)
		fail_msg("%s: wanted %s, got %s", why, code, e ? e->code : "no error");
	if (field && (!e->field || strcmp(e->field, field) != 0))
		fail_msg("%s: wanted field %s, got %s", why, field, e->field ? e->field : "none");
}

#endif
