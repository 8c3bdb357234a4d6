/* migrate_test.c - steps of the schema are applied once, in order, whole, and never silently changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "db/store_test.h"

#include <pthread.h>

int migrate_test(void);

static const struct schema_step first = {.name = "core/001", .sqlite = "CREATE TABLE one (id INTEGER PRIMARY KEY);"};
static const struct schema_step twins = {.name = "core/002",
	.sqlite = "CREATE TABLE two (id INTEGER PRIMARY KEY) STRICT; INSERT INTO two (id) VALUES (1);",
	.pg = "CREATE TABLE two (id BIGINT PRIMARY KEY); INSERT INTO two (id) VALUES (1);"};
static const struct schema_step other_text = {.name = "core/001", .sqlite = "CREATE TABLE one (id INTEGER PRIMARY KEY, n INTEGER);"};
static const struct schema_step room = {.name = "services/001", .sqlite = "CREATE TABLE three (id INTEGER PRIMARY KEY);"};
static const struct schema_step bad = {.name = "services/002",
	.sqlite = "CREATE TABLE four (id INTEGER PRIMARY KEY); CREATE TABLE one (id INTEGER PRIMARY KEY);"};
static const instant now = {1795000000000};

static int64_t
number(struct store *s, const char *text)
{
	struct db_sql   sql = {.name = "number", .sqlite = text, .pg = text};
	struct db      *db;
	struct db_rows *r;
	bool            has_row;
	int64_t         n = -1;

	test_no_err(store_connection_open(s, &db));
	const struct err *e = db_start(db, &sql, &r);
	if (!e) {
		e = db_next(r, &has_row);
		if (!e && has_row)
			n = db_int(r, 0);
		db_done(r);
	}
	store_connection_close(db);
	return n;
}

static void
steps_are_applied_once(void **state)
{
	const struct schema_step two[] = {first, twins}, more[] = {first, twins, room};
	struct test_store        t;

	test_store_open(&t, TEST_KIND(state), 1);
	test_no_err(store_migrate(t.store, t.arena, two, 0, now)); /* no steps: fine */
	test_no_err(store_migrate(t.store, t.arena, two, COUNT(two), now));
	assert_int_equal(number(t.store, "SELECT count(*) FROM two"), 1);
	test_no_err(store_migrate(t.store, t.arena, two, COUNT(two), (instant){now.ms + 1})); /* a second INSERT would fail */
	test_no_err(store_migrate(t.store, t.arena, more, COUNT(more), (instant){now.ms + 2}));
	assert_int_equal(number(t.store, "SELECT count(*) FROM three"), 0);
	assert_int_equal(number(t.store, "SELECT count(*) FROM schema_step"), 3);
	assert_int_equal(number(t.store, "SELECT applied_at FROM schema_step WHERE name = 'core/002'"), now.ms);
	assert_int_equal(number(t.store, "SELECT length(hash) FROM schema_step WHERE name = 'core/001'"), 64);
	test_store_close(&t);
}

static void
strange_databases_are_refused(void **state)
{
	const struct schema_step known[] = {first, twins};
	const struct {
		const char        *why;
		struct schema_step steps[3];
		size_t             n;
		const char        *code, *names;
	} cases[] = {
		{"a step was edited", {other_text, twins, room}, 3, "schema.changed", "core/001"},
		{"the program is older", {first}, 1, "schema.newer", "core/002"},
		{"a step fails in its middle", {first, twins, bad}, 3, "db.refused", "services/002"},
	};
	struct test_store t;

	test_store_open(&t, TEST_KIND(state), 1);
	test_no_err(store_migrate(t.store, t.arena, known, COUNT(known), now));
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct err *e = store_migrate(t.store, t.arena, cases[i].steps, cases[i].n, now);

		if (!e || strcmp(e->code, cases[i].code) != 0 || !strstr(e->detail, cases[i].names))
			fail_msg("%s: %s %s", cases[i].why, e ? e->code : "fine", e ? e->detail : "");
		assert_int_equal(number(t.store, "SELECT count(*) FROM schema_step"), 2);
		assert_int_equal(number(t.store, "SELECT count(*) FROM three"), -1);
		assert_int_equal(number(t.store, "SELECT count(*) FROM four"), -1); /* no half of a step */
	}
	test_store_close(&t);
}

struct starter {
	struct store *store;
	bool          failed;
};

static void *
start(void *p)
{
	const struct schema_step steps[] = {first, twins, room};
	struct starter          *s = p;
	struct arena            *a = arena_open(1 << 20);
	const struct err        *e = store_migrate(s->store, a, steps, COUNT(steps), now);

	s->failed = e != NULL;
	arena_close(a);
	return NULL;
}

static void
two_programs_may_start_at_once(void **state)
{
	struct test_store t;
	struct starter    s[4];
	pthread_t         threads[4];

	test_store_open(&t, TEST_KIND(state), 1);
	for (size_t i = 0; i < COUNT(s); i++) {
		s[i] = (struct starter){t.store, true};
		pthread_create(&threads[i], NULL, start, &s[i]);
	}
	for (size_t i = 0; i < COUNT(s); i++) {
		pthread_join(threads[i], NULL);
		assert_false(s[i].failed);
	}
	assert_int_equal(number(t.store, "SELECT count(*) FROM schema_step"), 3);
	test_store_close(&t);
}

int
migrate_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(steps_are_applied_once),
		TEST_BOTH(strange_databases_are_refused),
		TEST_BOTH(two_programs_may_start_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
