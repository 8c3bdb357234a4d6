/* store_test.h - for tests of this floor and above: a store of their own on either database, gone afterwards.
 *
 * SQLite lives in a new folder under TMPDIR. PostgreSQL is the cluster of TERANG_TEST_PG (tests/pg_cluster.sh), with a new
 * database per store; without it the test fails, for both databases count. Functions are inline so that no product file
 * carries test code. Include cmocka.h before this header.
 */
#ifndef DB_STORE_TEST_H
#define DB_STORE_TEST_H

#include "base/strs.h"
#include "db/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* Two rows of a table of tests: f with *state = the kind of database. */
#define TEST_BOTH(f)                                                                   \
	{#f " on SQLite", f, NULL, NULL, (void *)(uintptr_t)DB_SQLITE},                \
	{                                                                              \
		#f " on PostgreSQL", f, NULL, NULL, (void *)(uintptr_t)DB_PG           \
	}
#define TEST_KIND(state) ((enum db_kind)(uintptr_t) * (state))

struct test_store {
	struct arena *arena; /* lives as long as the store; 64 MiB */
	struct store *store;
	enum db_kind  kind;
	char          dir[256];       /* SQLite */
	char          path[300];      /* SQLite: the file */
	char          database[64];   /* PostgreSQL */
	const char   *base_url, *url; /* PostgreSQL */
};

/* Fails the test with what the error says. */
static inline void
test_no_err(const struct err *e)
{
	if (e)
		fail_msg("%s: %s", e->code, e->detail ? e->detail : "");
}

static inline void
test_pg_script(const char *url, const char *sql)
{
	struct arena *a = arena_open(1 << 20);
	struct store *s;
	struct db    *db;

	test_no_err(store_open(a, &(struct store_config){.pg_url = url, .connections = 1}, &s));
	test_no_err(store_connection_open(s, &db));
	test_no_err(db_script(db, sql));
	store_connection_close(db);
	store_close(s);
	arena_close(a);
}

/* The copy's source that CREATE DATABASE is given, or nothing: PostgreSQL's own empty one. */
static inline void
test_store_copy(struct test_store *t, enum db_kind kind, int connections, const char *source)
{
	struct store_config config = {.connections = connections, .busy_timeout_ms = 2000};
	struct timespec     now;

	*t = (struct test_store){.arena = arena_open(64 << 20), .kind = kind};
	if (kind == DB_SQLITE) {
		const char *tmp = getenv("TMPDIR");

		snprintf(t->dir, sizeof(t->dir), "%s/terang-test-XXXXXX", tmp ? tmp : "/tmp");
		if (!mkdtemp(t->dir))
			fail_msg("no temporary folder %s", t->dir);
		snprintf(t->path, sizeof(t->path), "%s/terang.db", t->dir);
		config.sqlite_path = t->path;
	} else {
		t->base_url = getenv("TERANG_TEST_PG");
		if (!t->base_url)
			fail_msg("TERANG_TEST_PG is not set: export TERANG_TEST_PG=$(tests/pg_cluster.sh start)");
		clock_gettime(CLOCK_REALTIME, &now);
		snprintf(t->database, sizeof(t->database), "t_%d_%lld_%ld", (int)getpid(), (long long)now.tv_sec, now.tv_nsec);
		test_pg_script(t->base_url, str_fmt(t->arena, "CREATE DATABASE %s%s", t->database, source).p);
		const char *slash = strrchr(t->base_url, '/');

		t->url = str_fmt(t->arena, "%.*s/%s", (int)(slash - t->base_url), t->base_url, t->database).p;
		config.pg_url = t->url;
	}
	test_no_err(store_open(t->arena, &config, &t->store));
}

/* Opens t->store with these connections on a new, empty database. */
static inline void
test_store_open(struct test_store *t, enum db_kind kind, int connections)
{
	test_store_copy(t, kind, connections, "");
}

/* Opens t->store on a new database that has these steps. PostgreSQL copies one that is made once per cluster and schema:
 * its name holds the checksum of the steps. Test processes that run side by side wait for the one that makes it. */
static inline void
test_store_open_steps(struct test_store *t, enum db_kind kind, int connections, const struct schema_step *steps, size_t count)
{
	const instant never = {0};
	const char   *base = getenv("TERANG_TEST_PG"), *slash = base ? strrchr(base, '/') : NULL;
	struct store *s;
	struct db    *lock;
	char          name[40];
	uint64_t      sum = 14695981039346656037u; /* FNV-1a, 64 bits */

	if (kind == DB_SQLITE || !slash) {
		test_store_open(t, kind, connections);
		test_no_err(store_migrate(t->store, t->arena, steps, count, never));
		return;
	}
	for (size_t i = 0; i < count; i++)
		for (const char *c = steps[i].pg ? steps[i].pg : steps[i].sqlite; *c; c++)
			sum = (sum ^ (unsigned char)*c) * 1099511628211u;
	snprintf(name, sizeof(name), "steps_%016llx", (unsigned long long)sum);

	struct arena *a = arena_open(8 << 20);

	test_no_err(store_open(a, &(struct store_config){.pg_url = base, .connections = 1}, &s));
	test_no_err(store_connection_open(s, &lock));
	test_no_err(db_script(lock, "SELECT pg_advisory_lock(7367)"));
	const char  *ask = str_fmt(a, "SELECT count(*) FROM pg_database WHERE datname = '%s'", name).p;
	struct db_sql sql = {.name = "steps", .sqlite = ask, .pg = ask, .types = ""};
	struct db_rows *r;
	bool            has;

	test_no_err(db_start(lock, &sql, &r));
	test_no_err(db_next(r, &has));
	int64_t there = db_int(r, 0);

	db_done(r);
	if (!there) {
		struct test_store whole;
		const char       *made;

		test_store_open(&whole, kind, 1);
		test_no_err(store_migrate(whole.store, whole.arena, steps, count, never));
		store_close(whole.store);
		made = str_fmt(a, "ALTER DATABASE %s RENAME TO %s", whole.database, name).p;
		test_no_err(db_script(lock, made));
		arena_close(whole.arena);
	}
	test_no_err(db_script(lock, "SELECT pg_advisory_unlock(7367)"));
	store_connection_close(lock);
	store_close(s);
	test_store_copy(t, kind, connections, str_fmt(a, " TEMPLATE %s", name).p);
	arena_close(a);
}

static inline void
test_store_close(struct test_store *t)
{
	static const char *const ends[] = {"", "-wal", "-shm"};

	store_close(t->store);
	if (t->kind == DB_SQLITE) {
		for (size_t i = 0; i < COUNT(ends); i++)
			unlink(str_fmt(t->arena, "%s%s", t->path, ends[i]).p);
		rmdir(t->dir);
	} else {
		test_pg_script(t->base_url, str_fmt(t->arena, "DROP DATABASE %s WITH (FORCE)", t->database).p);
	}
	arena_close(t->arena);
}

#endif
