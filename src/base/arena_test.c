/* arena_test.c - what an arena gives, what happens past its cap, and who is told when it closes. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

int arena_test(void);

enum { SMALL = 16 * 1024 };

static void
memory_is_zeroed_aligned_and_apart(void **state)
{
	struct arena *a = arena_open(1 << 20);
	char         *before = NULL;

	(void)state;
	for (size_t n = 0; n < 3000; n += 7) {
		char *p = arena_alloc(a, n);

		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xa5, n);
		assert_true(n == 0 || p != before); /* nothing may share its place */
		if (n > 0)
			before = p;
	}
	assert_false(arena_failed(a));
	arena_close(a);
	arena_close(NULL);
}

/* Runs fn in a trap; was the arena given up? */
static bool
gives_up(struct arena *a, void (*fn)(struct arena *a))
{
	jmp_buf       trap;
	volatile bool gave_up = true;

	assert_null(arena_trap(a, &trap));
	if (setjmp(trap) == 0) {
		fn(a);
		gave_up = false;
	}
	assert_ptr_equal(arena_trap(a, NULL), &trap);
	return gave_up;
}

static void
one_too_large(struct arena *a)
{
	arena_alloc(a, SMALL + 1);
}

static void
the_largest_number(struct arena *a)
{
	arena_alloc(a, SIZE_MAX);
}

static void
little_by_little(struct arena *a)
{
	for (;;)
		arena_alloc(a, 100);
}

static void
product_overflows(struct arena *a)
{
	arena_array(a, SIZE_MAX / 2, 3);
}

static void
as_much_as_it_may_hold(struct arena *a)
{
	for (size_t i = 0; i < SMALL / 64; i++)
		arena_alloc(a, 64);
}

static void
past_its_cap_it_fails_for_good(void **state)
{
	static const struct {
		void      (*fn)(struct arena *a);
		bool        fails;
		const char *why;
	} cases[] = {
		{one_too_large, true, "one allocation over the cap"},
		{the_largest_number, true, "a size that would overflow"},
		{little_by_little, true, "many small ones"},
		{product_overflows, true, "count * size does not fit"},
		{as_much_as_it_may_hold, false, "all of the cap"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena *a = arena_open(SMALL);

		if (gives_up(a, cases[i].fn) != cases[i].fails)
			fail_msg("%s", cases[i].why);
		assert_int_equal(arena_failed(a), cases[i].fails);
		if (cases[i].fails)
			assert_true(gives_up(a, as_much_as_it_may_hold)); /* sticky */
		arena_close(a);
	}
}

static char  closed[8];
static size_t closed_count;

static void
note(void *p)
{
	closed[closed_count++] = *(char *)p;
}

static void
what_was_tied_to_it_is_released_newest_first(void **state)
{
	struct arena *a = arena_open(SMALL);
	char          names[] = "abc";

	(void)state;
	closed_count = 0;
	for (size_t i = 0; i < 3; i++)
		arena_on_close(a, note, &names[i]);
	assert_true(gives_up(a, one_too_large)); /* a failed arena releases too */
	arena_close(a);
	assert_int_equal(closed_count, 3);
	assert_memory_equal(closed, "cba", 3);
}

static void
copies_of_texts_end_with_nul(void **state)
{
	struct arena *a = arena_open(SMALL);
	char          text[] = "terang!";
	str           copy = arena_str(a, (str){text, 6});

	(void)state;
	text[0] = 'X';
	assert_int_equal(copy.n, 6);
	assert_string_equal(copy.p, "terang");
	assert_null(arena_str(a, (str){NULL, 0}).p);
	assert_string_equal(arena_str(a, STR("")).p, "");
	arena_close(a);
}

int
arena_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
		cmocka_unit_test(past_its_cap_it_fails_for_good),
		cmocka_unit_test(what_was_tied_to_it_is_released_newest_first),
		cmocka_unit_test(copies_of_texts_end_with_nul),
	};

	return cmocka_run_group_tests_name("base/arena", tests, NULL, NULL);
}
