/* rate_limit_test.c - bursts, refilling, keys apart, full tables, clocks that jump. */
#include "web/rate_limit.h"

#include "base/strs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

int rate_limit_test(void);

static const struct rate_rule rules[RATE_KINDS] = {
    [RATE_FILING] = {.burst = 3, .refill_ms = 10000},
    [RATE_LOGIN] = {.burst = 1, .refill_ms = 60000},
    [RATE_CODE] = {.burst = 5, .refill_ms = 1000},
    [RATE_SEARCH] = {.burst = 100, .refill_ms = 10},
};

static struct arena      *a;
static struct rate_limit *x;

static int
begin(void **state)
{
	(void)state;
	a = arena_open(1 << 20);
	return a && !rate_limit_open(a, rules, 1024, &x) ? 0 : -1;
}

static int
end(void **state)
{
	(void)state;
	rate_limit_close(x);
	arena_close(a);
	return 0;
}

static const struct {
	const char    *key;
	enum rate_kind kind;
	int64_t        at_ms;
	bool           allowed;
	int64_t        wait_s; /* after a refusal */
	const char    *why;
} steps[] = {
    {"a", RATE_FILING, 0, true, 0, "first of three"},
    {"a", RATE_FILING, 0, true, 0, "second"},
    {"a", RATE_FILING, 0, true, 0, "third"},
    {"a", RATE_FILING, 0, false, 10, "the burst is used up"},
    {"b", RATE_FILING, 0, true, 0, "another person is not hindered"},
    {"a", RATE_LOGIN, 0, true, 0, "another kind has its own bucket"},
    {"a", RATE_LOGIN, 1, false, 60, "one at a time"},
    {"a", RATE_FILING, 9999, false, 1, "a moment too early"},
    {"a", RATE_FILING, 10000, true, 0, "one has come back"},
    {"a", RATE_FILING, 10000, false, 10, "only one"},
    {"a", RATE_FILING, 15000, false, 5, "refusals cost nothing"},
    {"a", RATE_FILING, 20000, true, 0, "the next one"},
    {"a", RATE_FILING, 90000, true, 0, "full again: first"},
    {"a", RATE_FILING, 90000, true, 0, "second"},
    {"a", RATE_FILING, 90000, true, 0, "third"},
    {"a", RATE_FILING, 90000, false, 10, "never more than the burst"},
};

static void
buckets_empty_and_refill(void **state)
{
	const int64_t start = 1795000000000; /* any day */

	(void)state;
	for (size_t i = 0; i < COUNT(steps); i++) {
		instant now = {start + steps[i].at_ms};
		bool    allowed = rate_take(x, str_z(steps[i].key), steps[i].kind, now);

		if (allowed != steps[i].allowed)
			fail_msg("%s", steps[i].why);
		if (!allowed && rate_wait_s(x, str_z(steps[i].key), steps[i].kind, now) != steps[i].wait_s)
			fail_msg("%s: wait", steps[i].why);
	}
}

static void
a_clock_that_jumps_locks_nobody_out(void **state)
{
	const int64_t year = 365LL * MS_PER_DAY, now = 1795000000000;

	(void)state;
	for (int i = 0; i < 4; i++)
		(void)rate_take(x, STR("jump"), RATE_FILING, (instant){now + year});
	/* Back by a year: at most one refill to wait. */
	assert_false(rate_take(x, STR("jump"), RATE_FILING, (instant){now}));
	assert_true(rate_take(x, STR("jump"), RATE_FILING, (instant){now + 10000}));
}

static void
switched_off_means_always(void **state)
{
	(void)state;
	for (int i = 0; i < 1000; i++)
		assert_true(rate_take(NULL, STR("a"), RATE_LOGIN, (instant){0}));
}

static void
many_strangers_do_not_free_the_one_who_tries(void **state)
{
	const instant now = {1795000000000};

	(void)state;
	for (int i = 0; i < 5; i++)
		assert_true(rate_take(x, STR("guesser"), RATE_CODE, now));
	assert_false(rate_take(x, STR("guesser"), RATE_CODE, now));
	/* Three times as many keys as slots: those who took one token give way before him who took all. */
	for (int i = 0; i < 3 * 1024; i++)
		(void)rate_take(x, str_fmt(a, "k%d", i), RATE_CODE, now);
	assert_false(rate_take(x, STR("guesser"), RATE_CODE, now));
}

static void
work_is_charged_by_what_it_cost(void **state)
{
	const struct rate_rule rules_of_work[RATE_KINDS] = {[RATE_WORK] = {.burst = 100, .refill_ms = 600}};
	const int64_t          now = 1795000000000;
	struct rate_limit     *work;

	(void)state;
	assert_null(rate_limit_open(a, rules_of_work, 64, &work));
	assert_true(rate_left(work, STR("reader"), RATE_WORK, (instant){now}));
	rate_charge(work, STR("reader"), RATE_WORK, 300, (instant){now}); /* a light page: a third of a token */
	rate_charge(work, STR("reader"), RATE_WORK, 98000, (instant){now});
	assert_true(rate_left(work, STR("reader"), RATE_WORK, (instant){now}));
	rate_charge(work, STR("reader"), RATE_WORK, 11700, (instant){now}); /* ten tokens more than there were */
	assert_false(rate_left(work, STR("reader"), RATE_WORK, (instant){now}));
	assert_int_equal(rate_wait_s(work, STR("reader"), RATE_WORK, (instant){now}), 7); /* eleven tokens at 600 ms */
	assert_false(rate_left(work, STR("reader"), RATE_WORK, (instant){now + 6000}));
	assert_true(rate_left(work, STR("reader"), RATE_WORK, (instant){now + 7000}));
	assert_true(rate_left(work, STR("another"), RATE_WORK, (instant){now}));
	rate_limit_close(work);
}

static void
usual_rules_let_a_person_through(void **state)
{
	struct rate_limit *usual;

	(void)state;
	assert_null(rate_limit_open(a, rate_rules_usual, 65536, &usual));
	for (int kind = 0; kind < RATE_KINDS; kind++) {
		for (int i = 0; i < 5; i++)
			assert_true(rate_take(usual, STR("192.0.2.1"), (enum rate_kind)kind, (instant){1795000000000}));
	}
	rate_limit_close(usual);
}

int
rate_limit_test(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(buckets_empty_and_refill),
	    cmocka_unit_test(a_clock_that_jumps_locks_nobody_out),
	    cmocka_unit_test(switched_off_means_always),
	    cmocka_unit_test(many_strangers_do_not_free_the_one_who_tries),
	    cmocka_unit_test(work_is_charged_by_what_it_cost),
	    cmocka_unit_test(usual_rules_let_a_person_through),
	};

	return cmocka_run_group_tests_name("web/rate_limit", tests, begin, end);
}
