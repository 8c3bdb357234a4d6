/* jobs_test.c - a job that uses up its memory while it holds a connection: the connection comes back, and it is reported. */
#include "base/test.h"
#include "app/visit_test.h"
#include "db/store.h"

int jobs_test(void);

/* Reads, and then asks for more than a job may have. */
static const struct err *
greedy(const struct job_tools *t)
{
	struct store_lent *lent;
	const struct err  *e = store_lend(t->store, t->a, &lent);

	if (e)
		return e;
	for (;;)
		arena_alloc(t->a, 1 << 20);
}

static const struct err *
modest(const struct job_tools *t)
{
	(void)t;
	return NULL;
}

static void
a_greedy_job_keeps_no_connection(void **state)
{
	enum { TIMES = 70 }; /* more than any pool has */
	static const struct job          jobs[] = {{"rakus", 1, greedy}, {"biasa", 1, modest}};
	static const struct room         room = {.name = "coba", .jobs = jobs, .job_count = COUNT(jobs)};
	static const struct room *const   only[] = {&room, NULL};
	const struct room *const        *real;
	struct visit_site                s;
	struct store_lent               *lent;

	visit_site_open(&s, TEST_KIND(state));
	real = s.app.rooms;
	s.app.rooms = only;
	for (int i = 0; i < TIMES; i++) {
		app_jobs_run(&s.app);
		visit_time.ms += 2 * MS_PER_SECOND;
	}
	s.app.rooms = real;
	test_no_err(store_lend(s.app.store, s.f.a, &lent));
	store_lent_back(lent);
	store_lent_back(lent); /* twice does no harm */
	assert_int_equal(office_number(&s.f, "SELECT COUNT(*) FROM job_run WHERE name = 'rakus' AND result = 'memory'"), 1);
	assert_int_equal(office_number(&s.f, "SELECT COUNT(*) FROM job_run WHERE name = 'biasa' AND result = 'ok'"), 1);
	visit_site_close(&s);
}

int
jobs_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(a_greedy_job_keeps_no_connection),
	};

	return cmocka_run_group_tests_name("jobs", tests, NULL, NULL);
}
