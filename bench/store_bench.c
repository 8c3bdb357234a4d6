/* store_bench.c - durable writes per second: 64 threads that each wait for their own small insert.
 *
 * usage: store_bench [SECONDS [FOLDER]]; with TERANG_TEST_PG set, PostgreSQL too (in a database of its own). */
#include "base/strs.h"
#include "db/store.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { THREADS_MAX = 64, SAMPLES_MAX = 400000, ROW_BYTES = 200 };

static const struct db_sql add = {
	.name = "bench_add",
	.sqlite = "INSERT INTO bench_row (thread, body) VALUES (?1, ?2)",
	.pg = "INSERT INTO bench_row (thread, body) VALUES ($1, $2)",
	.types = "it",
};
static const struct db_sql one = {
	.name = "bench_one",
	.sqlite = "SELECT thread, body FROM bench_row WHERE id = ?1",
	.pg = "SELECT thread, body FROM bench_row WHERE id = $1",
	.types = "i",
};

struct run {
	struct store *store;
	atomic_bool   stop;
	bool          reads;
};

struct client {
	struct run *run;
	pthread_t   thread;
	int64_t     number, done;
	uint32_t   *took_us; /* one per act */
};

static int64_t
now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void
need(const struct err *e)
{
	if (!e)
		return;
	fprintf(stderr, "store_bench: %s: %s\n", e->code, e->detail ? e->detail : "");
	exit(1);
}

static const struct err *
add_row(struct db *tx, void *ctx)
{
	char              body[ROW_BYTES];
	struct client    *c = ctx;
	struct db_rows   *r;
	bool              has_row;
	const struct err *e = db_start(tx, &add, &r);

	memset(body, 'x', sizeof(body));
	if (e)
		return e;
	db_bind_int(r, 1, c->number);
	db_bind_text(r, 2, (str){body, ROW_BYTES});
	e = db_next(r, &has_row);
	db_done(r);
	return e;
}

static void
read_row(struct client *c, struct arena *a)
{
	struct db      *db;
	struct db_rows *r;
	bool            has_row;

	need(store_read_begin(c->run->store, &db));
	need(db_start(db, &one, &r));
	db_bind_int(r, 1, 1 + c->done % 1000);
	need(db_next(r, &has_row));
	if (has_row)
		db_text(r, 1, a);
	db_done(r);
	store_read_end(c->run->store, db);
}

static void *
client_main(void *p)
{
	struct client *c = p;

	while (!atomic_load(&c->run->stop)) {
		struct arena *a = arena_open(1 << 16);
		int64_t       start = now_ns();

		if (c->run->reads)
			read_row(c, a);
		else
			need(store_write(c->run->store, a, add_row, c));
		if (c->done < SAMPLES_MAX)
			c->took_us[c->done] = (uint32_t)((now_ns() - start) / 1000);
		c->done++;
		arena_close(a);
	}
	return NULL;
}

static int
by_size(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static void
measure(struct store *s, const char *name, bool reads, int threads, int seconds)
{
	struct client clients[THREADS_MAX] = {0};
	struct run    run = {.store = s, .reads = reads};
	int64_t       done = 0, start = now_ns();

	for (int i = 0; i < threads; i++) {
		clients[i] = (struct client){.run = &run, .number = i, .took_us = calloc(SAMPLES_MAX, sizeof(uint32_t))};
		if (!clients[i].took_us || pthread_create(&clients[i].thread, NULL, client_main, &clients[i]) != 0)
			exit(1);
	}
	sleep((unsigned)seconds);
	atomic_store(&run.stop, true);
	size_t samples = 0;
	for (int i = 0; i < threads; i++) {
		pthread_join(clients[i].thread, NULL);
		done += clients[i].done;
		samples += (size_t)(clients[i].done < SAMPLES_MAX ? clients[i].done : SAMPLES_MAX);
	}
	double    took = (double)(now_ns() - start) / 1e9;
	uint32_t *all = calloc(samples + 1, sizeof(uint32_t));
	size_t    n = 0;

	if (!all)
		exit(1);
	for (int i = 0; i < threads; i++) {
		for (int64_t k = 0; k < clients[i].done && k < SAMPLES_MAX; k++)
			all[n++] = clients[i].took_us[k];
		free(clients[i].took_us);
	}
	qsort(all, n, sizeof(all[0]), by_size);
	printf("%-12s %-6s %2d threads  %8.0f/s  p50 %6.2f ms  p99 %6.2f ms\n", name, reads ? "reads" : "writes", threads,
	    (double)done / took, all[n / 2] / 1000.0, all[n * 99 / 100] / 1000.0);
	fflush(stdout);
	free(all);
}

static void
bench(const struct store_config *config, const char *name, const char *table, int seconds)
{
	static const int counts[] = {1, 8, 64};
	struct arena    *a = arena_open(1 << 20);
	struct store    *s;
	struct db       *db;

	need(store_open(a, config, &s));
	need(store_connection_open(s, &db));
	need(db_script(db, table));
	store_connection_close(db);
	for (size_t i = 0; i < COUNT(counts); i++)
		measure(s, name, false, counts[i], seconds);
	measure(s, name, true, 8, seconds);
	store_close(s);
	arena_close(a);
}

static void
bench_pg(const char *base, int seconds)
{
	struct arena *a = arena_open(1 << 20);
	struct store *s;
	struct db    *db;
	const char   *slash = strrchr(base, '/');

	need(store_open(a, &(struct store_config){.pg_url = base, .connections = 1}, &s));
	need(store_connection_open(s, &db));
	need(db_script(db, "DROP DATABASE IF EXISTS store_bench WITH (FORCE)"));
	need(db_script(db, "CREATE DATABASE store_bench"));
	const char *url = str_fmt(a, "%.*s/store_bench", (int)(slash - base), base).p;
	bench(&(struct store_config){.pg_url = url, .connections = 8}, "PostgreSQL",
	    "CREATE TABLE bench_row (id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, thread BIGINT, body TEXT)", seconds);
	need(db_script(db, "DROP DATABASE store_bench WITH (FORCE)"));
	store_connection_close(db);
	store_close(s);
	arena_close(a);
}

int
main(int argc, char **argv)
{
	static const char *const ends[] = {"", "-wal", "-shm"};
	int                      seconds = argc > 1 ? atoi(argv[1]) : 3;
	char                     dir[256], path[300];
	const char              *pg = getenv("TERANG_TEST_PG");

	snprintf(dir, sizeof(dir), "%s/terang-bench-XXXXXX", argc > 2 ? argv[2] : "/tmp");
	if (seconds < 1 || !mkdtemp(dir)) {
		fprintf(stderr, "usage: store_bench [SECONDS [FOLDER]]\n");
		return 2;
	}
	snprintf(path, sizeof(path), "%s/bench.db", dir);
	bench(&(struct store_config){.sqlite_path = path, .connections = 8}, "SQLite",
	    "CREATE TABLE bench_row (id INTEGER PRIMARY KEY, thread INTEGER, body TEXT) STRICT", seconds);
	for (size_t i = 0; i < COUNT(ends); i++) {
		snprintf(path, sizeof(path), "%s/bench.db%s", dir, ends[i]);
		unlink(path);
	}
	rmdir(dir);
	if (pg)
		bench_pg(pg, seconds);
	return 0;
}
