/* arena_test.h - an arena for each test of a group: give arena_set_up and arena_tear_down to cmocka, use a. Include cmocka.h
 * before this header. */
#ifndef BASE_ARENA_TEST_H
#define BASE_ARENA_TEST_H

#include "base/arena.h"

static struct arena *a;

static inline int
arena_set_up(void **state)
{
	(void)state;
	a = arena_open((size_t)64 << 20);
	return a ? 0 : -1;
}

static inline int
arena_tear_down(void **state)
{
	(void)state;
	arena_close(a);
	return 0;
}

#endif
