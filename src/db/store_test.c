/* store_test.c - what store.h promises: snapshots, writes that are whole, groups in which one bad write harms nobody,
 * a pool that lends, sessions that come back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "db/store_test.h"

#include <pthread.h>
#include <stdatomic.h>

int store_test(void);

#define BOTH(label, text, kinds) {.name = label, .sqlite = text, .pg = text, .types = kinds}

static const char tables_sqlite[] = "CREATE TABLE note (id INTEGER PRIMARY KEY, n INTEGER NOT NULL) STRICT;"
                                    "CREATE TABLE later (id INTEGER PRIMARY KEY, note INTEGER NOT NULL REFERENCES note(id)"
                                    " DEFERRABLE INITIALLY DEFERRED) STRICT;";
static const char tables_pg[] = "CREATE TABLE note (id BIGINT PRIMARY KEY, n BIGINT NOT NULL);"
                                "CREATE TABLE later (id BIGINT PRIMARY KEY, note BIGINT NOT NULL REFERENCES note(id)"
                                " DEFERRABLE INITIALLY DEFERRED);";

static const struct db_sql note_add = BOTH("note_add", "INSERT INTO note (id, n) VALUES ($1, $2)", "ii");
static const struct db_sql note_raise = BOTH("note_raise", "UPDATE note SET n = n + $1 WHERE id = $2", "ii");
static const struct db_sql later_add = BOTH("later_add", "INSERT INTO later (id, note) VALUES ($1, $2)", "ii");
static const struct db_sql note_count = BOTH("note_count", "SELECT count(*) FROM note", "");
static const struct db_sql note_n = BOTH("note_n", "SELECT n FROM note WHERE id = $1", "i");
static const struct db_sql note_all = BOTH("note_all", "SELECT id, n FROM note ORDER BY id LIMIT 1000", "");

static const struct err refused_by_rule = {.kind = ERR_INPUT, .code = "note.bad"};

static void
open_tables(struct test_store *t, void **state, int connections)
{
	struct db *db;

	test_store_open(t, TEST_KIND(state), connections);
	test_no_err(store_connection_open(t->store, &db));
	test_no_err(db_script(db, t->kind == DB_SQLITE ? tables_sqlite : tables_pg));
	store_connection_close(db);
}

/* A statement of whole numbers; *value gets the first column where a row comes. */
static const struct err *
run(struct db *db, const struct db_sql *sql, const int64_t *in, int n, int64_t *value)
{
	struct db_rows   *r;
	bool              has_row;
	const struct err *e = db_start(db, sql, &r);

	if (e)
		return e;
	for (int i = 0; i < n; i++)
		db_bind_int(r, i + 1, in[i]);
	e = db_next(r, &has_row);
	if (!e && has_row && value)
		*value = db_int(r, 0);
	db_done(r);
	return e;
}

static int64_t
count_in(struct db *db)
{
	int64_t n = -1;

	test_no_err(run(db, &note_count, NULL, 0, &n));
	return n;
}

static int64_t
count_now(struct test_store *t)
{
	struct db *db;

	test_no_err(store_read_begin(t->store, &db));
	int64_t n = count_in(db);

	store_read_end(t->store, db);
	return n;
}

enum what { ADD, ADD_THEN_REFUSE, ADD_TWICE_IGNORING, ADD_THEN_FILL_ARENA, ADD_DANGLING, ADD_WRITE_INSIDE, NOTHING };

struct task {
	struct store *store;
	struct arena *arena;
	enum what     what;
	int64_t       id;
};

static const struct err *
do_task(struct db *tx, void *ctx)
{
	struct task      *t = ctx;
	const int64_t     in[] = {t->id, 1}, dangling[] = {t->id, 1 - t->id};
	const struct err *e = t->what == NOTHING ? NULL : run(tx, &note_add, in, 2, NULL);

	if (e)
		return e;
	switch (t->what) {
	case ADD:
	case NOTHING:
		return NULL;
	case ADD_THEN_REFUSE:
		return &refused_by_rule;
	case ADD_TWICE_IGNORING:
		e = run(tx, &note_add, in, 2, NULL);
		return NULL;
	case ADD_THEN_FILL_ARENA: {
		struct db_rows *r;
		bool            has_row;

		e = db_start(tx, &note_all, &r); /* stays open: nobody comes back to end it */
		if (!e)
			e = db_next(r, &has_row);
		for (;;)
			arena_alloc(t->arena, 100000);
	}
	case ADD_DANGLING:
		return run(tx, &later_add, dangling, 2, NULL);
	case ADD_WRITE_INSIDE: {
		struct task inner = {.what = ADD, .id = t->id + 1};

		return db_kind(tx) == DB_SQLITE ? store_write(t->store, t->arena, do_task, &inner) : &refused_by_rule;
	}
	}
	return NULL;
}

static void
a_write_is_whole(void **state)
{
	static const struct {
		const char *why;
		enum what   what;
		int64_t     id;
		const char *code;
		int64_t     notes; /* then there */
	} cases[] = {
		{"committed", ADD, 1, NULL, 1},
		{"nothing to do", NOTHING, 1, NULL, 1},
		{"the same again", ADD, 1, "db.unique", 1},
		{"refused by a rule after its insert", ADD_THEN_REFUSE, 2, "note.bad", 1},
		{"an error that nobody looked at", ADD_TWICE_IGNORING, 2, "db.error_ignored", 1},
		{"its arena is full", ADD_THEN_FILL_ARENA, 2, "arena", 1},
		{"a reference left open", ADD_DANGLING, 2, "db.refused", 1},
		{"committed after all that", ADD, 2, NULL, 2},
	};
	struct test_store t;

	open_tables(&t, state, 2);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct task       task = {.store = t.store, .arena = arena_open(1 << 20), .what = cases[i].what, .id = cases[i].id};
		const struct err *e = store_write(t.store, task.arena, do_task, &task);

		if (!e != !cases[i].code || (e && strcmp(e->code, cases[i].code) != 0) || count_now(&t) != cases[i].notes)
			fail_msg("%s: %s %s", cases[i].why, e ? e->code : "fine", e && e->detail ? e->detail : "");
		arena_close(task.arena);
	}
	assert_null(store_broken(t.store));
	test_store_close(&t);
}

static void
a_write_inside_a_write_is_a_defect(void **state)
{
	struct test_store t;

	*state = (void *)(uintptr_t)DB_SQLITE;
	open_tables(&t, state, 2);
	struct task       task = {.store = t.store, .arena = t.arena, .what = ADD_WRITE_INSIDE, .id = 1};
	const struct err *e = store_write(t.store, t.arena, do_task, &task);

	assert_string_equal(e->code, "store.nested");
	assert_int_equal(count_now(&t), 0);
	test_store_close(&t);
}

enum { WRITERS = 64, ROUNDS = 20 };

struct client {
	pthread_t     thread;
	struct store *store;
	int           number;
	int64_t       acknowledged, wrong_code;
};

static enum what
what_of(int number, int round)
{
	static const enum what mix[] = {ADD, ADD, ADD_THEN_REFUSE, ADD, ADD_TWICE_IGNORING, ADD, ADD_THEN_FILL_ARENA, ADD, ADD_DANGLING};

	return mix[(number + round) % (int)COUNT(mix)];
}

static void *
client_main(void *p)
{
	static const char *const codes[] = {
		[ADD_THEN_REFUSE] = "note.bad", [ADD_DANGLING] = "db.refused", [ADD_TWICE_IGNORING] = "db.error_ignored", [ADD_THEN_FILL_ARENA] = "arena"};
	struct client *c = p;

	for (int i = 0; i < ROUNDS; i++) {
		struct task task = {
			.arena = arena_open(1 << 18), .what = what_of(c->number, i), .id = 1 + c->number * ROUNDS + i};
		const struct err *e = store_write(c->store, task.arena, do_task, &task);

		c->acknowledged += !e;
		if ((task.what == ADD) != !e || (e && strcmp(e->code, codes[task.what]) != 0))
			c->wrong_code++;
		arena_close(task.arena);
	}
	return NULL;
}

static void
many_write_at_once(void **state)
{
	struct test_store t;
	struct client     clients[WRITERS] = {0};
	int64_t           acknowledged = 0, wrong_code = 0, expected = 0;

	open_tables(&t, state, 8);
	for (int i = 0; i < WRITERS; i++) {
		clients[i].store = t.store;
		clients[i].number = i;
		assert_int_equal(pthread_create(&clients[i].thread, NULL, client_main, &clients[i]), 0);
	}
	for (int i = 0; i < WRITERS; i++) {
		pthread_join(clients[i].thread, NULL);
		acknowledged += clients[i].acknowledged;
		wrong_code += clients[i].wrong_code;
		for (int k = 0; k < ROUNDS; k++)
			expected += what_of(i, k) == ADD;
	}
	assert_int_equal(wrong_code, 0);
	assert_int_equal(acknowledged, expected);
	assert_int_equal(count_now(&t), acknowledged);
	test_store_close(&t);
}

struct other_writer {
	struct test_store *t;
	struct task        task;
};

static void *
write_there(void *p)
{
	struct other_writer *w = p;

	test_no_err(store_write(w->t->store, w->t->arena, do_task, &w->task));
	return NULL;
}

/* A write by somebody else. */
static void
write_elsewhere(struct test_store *t, int64_t id)
{
	struct other_writer w = {t, {.what = ADD, .id = id}};
	pthread_t           thread;

	assert_int_equal(pthread_create(&thread, NULL, write_there, &w), 0);
	pthread_join(thread, NULL);
}

static void
a_page_shows_one_moment(void **state)
{
	struct test_store t;
	struct db        *early, *late;

	open_tables(&t, state, 2);
	write_elsewhere(&t, 1);
	test_no_err(store_read_begin(t.store, &early));
	assert_int_equal(count_in(early), 1);
	write_elsewhere(&t, 2);
	test_no_err(store_read_begin(t.store, &late));
	assert_int_equal(count_in(early), 1); /* still the moment of its first statement */
	assert_int_equal(count_in(late), 2);
	store_read_end(t.store, early);
	store_read_end(t.store, late);
	assert_int_equal(count_now(&t), 2); /* a connection lent again shows now */
	test_store_close(&t);
}

/* Whoever reads and then writes must not keep the WAL from starting anew: with every thread of a pool waiting so for the
 * writer, and the writer's checkpoint for them, nothing moved for five seconds at a time. */
static void
who_writes_holds_no_snapshot_meanwhile(void **state)
{
	static const struct db_sql checkpoint = {.name = "checkpoint", .sqlite = "PRAGMA wal_checkpoint(TRUNCATE)"};
	struct test_store t;
	struct db        *reader, *own;
	struct task       task = {.what = ADD, .id = 1};
	int64_t           busy = -1;

	*state = (void *)(uintptr_t)DB_SQLITE;
	open_tables(&t, state, 2);
	test_no_err(store_read_begin(t.store, &reader));
	assert_int_equal(count_in(reader), 0);
	test_no_err(store_write(t.store, t.arena, do_task, &task));
	test_no_err(store_connection_open(t.store, &own));
	test_no_err(run(own, &checkpoint, NULL, 0, &busy));
	assert_int_equal(busy, 0); /* the reader has no moment any more that the file must keep */
	assert_int_equal(count_in(reader), 1);
	store_read_end(t.store, reader);
	store_connection_close(own);
	test_store_close(&t);
}

static void
a_reader_cannot_write(void **state)
{
	static const int64_t in[] = {1, 1};
	struct test_store    t;
	struct db           *db;

	open_tables(&t, state, 1);
	test_no_err(store_read_begin(t.store, &db));
	const struct err *e = run(db, &note_add, in, 2, NULL);
	assert_string_equal(e->code, "db.refused");
	store_read_end(t.store, db);
	assert_int_equal(count_now(&t), 0); /* and the connection serves again */
	test_store_close(&t);
}

static void
a_page_may_be_left_in_its_middle(void **state)
{
	struct test_store t;
	struct db        *db;
	struct db_rows   *r;
	bool              has_row;

	open_tables(&t, state, 1);
	for (int64_t id = 1; id <= 3; id++)
		test_no_err(store_write(t.store, t.arena, do_task, &(struct task){.what = ADD, .id = id}));
	for (int i = 0; i < 3; i++) {
		test_no_err(store_read_begin(t.store, &db));
		test_no_err(db_start(db, &note_all, &r));
		test_no_err(db_next(r, &has_row));
		assert_int_equal(db_int(r, 0), 1);
		store_read_end(t.store, db); /* as after an arena that failed: no db_done */
	}
	assert_int_equal(count_now(&t), 3);
	test_store_close(&t);
}

struct borrower {
	struct test_store *t;
	int64_t            seen;
};

static void *
borrow(void *p)
{
	struct borrower *b = p;

	b->seen = count_now(b->t);
	return NULL;
}

static void
one_connection_serves_many(void **state)
{
	struct test_store t;
	struct db        *db, *second;
	struct borrower   b[8];
	pthread_t         threads[8];

	open_tables(&t, state, 1);
	test_no_err(store_read_begin(t.store, &db));
	if (t.kind == DB_SQLITE) { /* once is enough: it takes the whole five seconds */
		const struct err *e = store_read_begin(t.store, &second);

		assert_string_equal(e->code, "store.busy");
		assert_int_equal(e->kind, ERR_LIMIT);
	}
	for (size_t i = 0; i < COUNT(b); i++) {
		b[i] = (struct borrower){&t, -1};
		pthread_create(&threads[i], NULL, borrow, &b[i]);
	}
	test_no_err(store_write(t.store, t.arena, do_task, &(struct task){.what = ADD, .id = 1}));
	store_read_end(t.store, db);
	for (size_t i = 0; i < COUNT(b); i++) {
		pthread_join(threads[i], NULL);
		assert_int_equal(b[i].seen, 1);
	}
	test_store_close(&t);
}

static const struct err *
hook_counts(struct db *tx, struct arena *a, void *ctx)
{
	int64_t          *seen = ctx;
	const struct err *e = run(tx, &note_count, NULL, 0, &seen[1]);

	arena_alloc(a, 1000);
	seen[0]++;
	return e;
}

static const struct err *
hook_refuses(struct db *tx, struct arena *a, void *ctx)
{
	(void)tx;
	(void)ctx;
	return err_new(a, ERR_BUG, "hook.bad", NULL, "no");
}

static const struct err *
hook_fills_its_arena(struct db *tx, struct arena *a, void *ctx)
{
	(void)tx;
	(void)ctx;
	for (;;)
		arena_alloc(a, 1 << 20);
	return NULL;
}

static void
the_hook_runs_before_the_commit(void **state)
{
	static const struct {
		store_commit_fn hook;
		const char     *code;
	} refusing[] = {{hook_refuses, "hook.bad"}, {hook_fills_its_arena, "arena"}};
	struct test_store t;
	int64_t           seen[2] = {0, 0};

	open_tables(&t, state, 1);
	store_before_commit(t.store, hook_counts, seen);
	test_no_err(store_write(t.store, t.arena, do_task, &(struct task){.what = ADD, .id = 1}));
	const struct err *e = store_write(t.store, t.arena, do_task, &(struct task){.what = ADD_THEN_REFUSE, .id = 2});
	assert_string_equal(e->code, "note.bad");
	assert_int_equal(seen[0], t.kind == DB_SQLITE ? 1 : 0); /* a group without a good write has no commit */
	assert_int_equal(seen[1], t.kind == DB_SQLITE ? 1 : 0); /* it saw the row of the write */
	for (size_t i = 0; i < COUNT(refusing) && t.kind == DB_SQLITE; i++) {
		store_before_commit(t.store, refusing[i].hook, NULL);
		e = store_write(t.store, t.arena, do_task, &(struct task){.what = ADD, .id = 3});
		assert_string_equal(e->code, refusing[i].code);
	}
	store_before_commit(t.store, NULL, NULL);
	assert_int_equal(count_now(&t), 1);
	test_store_close(&t);
}

struct swapper {
	struct test_store *t;
	int64_t            order[2]; /* note first, note second */
	atomic_int        *locked;   /* first notes held so far */
	const char        *code;
};

static const struct err *
swap_order(struct db *tx, void *ctx)
{
	struct swapper   *s = ctx;
	const int64_t     first[] = {1, s->order[0]}, second[] = {1, s->order[1]};
	const struct err *e = run(tx, &note_raise, first, 2, NULL);

	if (e)
		return e;
	atomic_fetch_add(s->locked, 1);
	for (int i = 0; i < 5000 && db_kind(tx) == DB_PG && atomic_load(s->locked) < 2; i++)
		usleep(1000); /* each holds what the other wants: PostgreSQL must end one of them */
	return run(tx, &note_raise, second, 2, NULL);
}

static void *
swap(void *p)
{
	struct swapper   *s = p;
	struct arena     *a = arena_open(1 << 18);
	const struct err *e = store_write(s->t->store, a, swap_order, s);

	s->code = e ? e->code : NULL;
	arena_close(a);
	return NULL;
}

static void
two_that_block_each_other_are_tried_again(void **state)
{
	struct test_store t;
	struct db        *db;
	struct swapper    s[2];
	pthread_t         threads[2];
	atomic_int        locked = 0;
	int64_t           n = 0;

	open_tables(&t, state, 2);
	for (int64_t id = 1; id <= 2; id++)
		test_no_err(store_write(t.store, t.arena, do_task, &(struct task){.what = ADD, .id = id}));
	for (int i = 0; i < 2; i++) {
		s[i] = (struct swapper){&t, {1 + i, 2 - i}, &locked, NULL};
		pthread_create(&threads[i], NULL, swap, &s[i]);
	}
	for (int i = 0; i < 2; i++) {
		pthread_join(threads[i], NULL);
		if (s[i].code)
			fail_msg("%s", s[i].code);
	}
	assert_int_equal(atomic_load(&locked), t.kind == DB_PG ? 3 : 2); /* one ran again */
	test_no_err(store_read_begin(t.store, &db));
	test_no_err(run(db, &note_n, (const int64_t[]){1}, 1, &n));
	assert_int_equal(n, 3); /* each once, not twice */
	store_read_end(t.store, db);
	test_store_close(&t);
}

static void
a_foreign_lock_makes_busy(void **state)
{
	struct test_store t;
	struct db        *db;

	*state = (void *)(uintptr_t)DB_SQLITE;
	open_tables(&t, state, 1);
	test_no_err(store_connection_open(t.store, &db));
	test_no_err(db_begin(db));
	const struct err *e = store_write(t.store, t.arena, do_task, &(struct task){.what = ADD, .id = 1});
	assert_string_equal(e->code, "db.busy");
	db_abandon(db);
	test_no_err(store_write(t.store, t.arena, do_task, &(struct task){.what = ADD, .id = 1}));
	store_connection_close(db);
	test_store_close(&t);
}

static void
end_sessions(struct test_store *t)
{
	test_pg_script(t->base_url,
	    str_fmt(t->arena, "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '%s'", t->database).p);
}

static const struct err *
lose_session_then_add(struct db *tx, void *ctx)
{
	struct test_store *t = ctx;
	static const int64_t raise[] = {1, 1};
	const struct err    *e = run(tx, &note_raise, raise, 2, NULL);

	if (e)
		return e;
	end_sessions(t);
	return run(tx, &note_raise, raise, 2, NULL);
}

static void
lost_sessions_come_back(void **state)
{
	struct test_store t;
	struct db        *db, *own;

	*state = (void *)(uintptr_t)DB_PG;
	open_tables(&t, state, 1);
	test_no_err(store_write(t.store, t.arena, do_task, &(struct task){.what = ADD, .id = 1}));
	assert_int_equal(count_now(&t), 1);
	test_no_err(store_connection_open(t.store, &own));
	assert_int_equal(count_in(own), 1);

	end_sessions(&t);
	assert_int_equal(count_now(&t), 1); /* unseen by the reader */
	test_no_err(store_write(t.store, t.arena, do_task, &(struct task){.what = ADD, .id = 2}));
	assert_int_equal(count_now(&t), 2);
	int64_t           n;
	const struct err *e = run(own, &note_count, NULL, 0, &n);
	assert_string_equal(e->code, "db.away"); /* its locks are gone: its owner must know */
	e = run(own, &note_count, NULL, 0, &n);
	assert_string_equal(e->code, "db.away");
	store_connection_close(own);

	test_no_err(store_read_begin(t.store, &db)); /* lost within a snapshot: that moment cannot be had again */
	assert_int_equal(count_in(db), 2);
	end_sessions(&t);
	e = run(db, &note_count, NULL, 0, &n);
	assert_string_equal(e->code, "db.away");
	store_read_end(t.store, db);
	assert_int_equal(count_now(&t), 2);

	e = store_write(t.store, t.arena, lose_session_then_add, &t);
	assert_string_equal(e->code, "db.away");
	test_no_err(store_read_begin(t.store, &db));
	test_no_err(run(db, &note_n, (const int64_t[]){1}, 1, &n));
	assert_int_equal(n, 1); /* nothing of the lost write stayed */
	store_read_end(t.store, db);
	test_store_close(&t);
}

static void
idle_connections_hold_nothing(void **state)
{
	static const struct db_sql checkpoint = {.name = "checkpoint", .sqlite = "PRAGMA wal_checkpoint(TRUNCATE)"};
	static const struct db_sql held = {.name = "held",
		.pg = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
		      " AND (backend_xmin IS NOT NULL OR state <> 'idle')"};
	struct test_store t;
	struct db        *db, *reader;
	int64_t           n = -1;

	open_tables(&t, state, 2);
	test_no_err(store_write(t.store, t.arena, do_task, &(struct task){.what = ADD, .id = 1}));
	assert_int_equal(count_now(&t), 1);
	test_no_err(store_connection_open(t.store, &db));
	for (int i = 0; i < 50 && n != 0; i++) { /* the COMMIT of a read travels without being waited for */
		test_no_err(run(db, t.kind == DB_SQLITE ? &checkpoint : &held, NULL, 0, &n));
		usleep(20000);
	}
	assert_int_equal(n, 0);
	test_no_err(store_read_begin(t.store, &reader));
	assert_int_equal(count_in(reader), 1);
	if (t.kind == DB_PG) { /* the question is a real one: a reader in its snapshot is seen */
		test_no_err(run(db, &held, NULL, 0, &n));
		assert_int_equal(n, 1);
	}
	store_read_end(t.store, reader);
	store_connection_close(db);
	test_store_close(&t);
}

static void
no_error_tells_the_password(void **state)
{
	static const char *const ends[] = {
		"postgres://terang:s3cretPassword@127.0.0.1:1/postgres",          /* nobody listens */
		"postgres://terang:s3cretPassword@127.0.0.1:notaport/postgres",
		"postgres://terang:s3cretPassword%zz@127.0.0.1/postgres",         /* cannot be read */
		"host=127.0.0.1 password='s3cretPassword",
		"postgres://s3cretPassword:s3cretPassword@127.0.0.1:1/s3cretPassword",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(ends); i++) {
		struct arena     *a = arena_open(1 << 20);
		struct store     *s = NULL;
		const struct err *e = store_open(a, &(struct store_config){.pg_url = ends[i], .connections = 1}, &s);

		assert_non_null(e);
		assert_null(s);
		assert_string_equal(e->code, "db.away");
		assert_null(strstr(e->detail, "s3cret"));
		arena_close(a);
	}
	const char *base = getenv("TERANG_TEST_PG"), *colon = base ? strrchr(base, '@') : NULL;

	assert_non_null(colon);
	struct arena     *a = arena_open(1 << 20);
	struct store     *s = NULL;
	const char       *url = str_fmt(a, "postgres://terang:s3cretPassword%s", colon).p;
	const struct err *e = store_open(a, &(struct store_config){.pg_url = url, .connections = 1}, &s);

	assert_string_equal(e->code, "db.away");
	assert_null(strstr(e->detail, "s3cret"));
	assert_non_null(strstr(e->detail, "authentication")); /* but says what is wrong */
	arena_close(a);
}

static void
a_file_that_is_no_database_is_refused(void **state)
{
	struct arena *a = arena_open(1 << 20);
	struct store *s = NULL;
	char          path[] = "/tmp/terang-test-XXXXXX";
	int           fd = mkstemp(path);

	(void)state;
	assert_true(write(fd, "This is a letter and no database, but long enough to be one.\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n", 77) > 0);
	close(fd);
	const struct err *e = store_open(a, &(struct store_config){.sqlite_path = path, .connections = 1}, &s);
	assert_string_equal(e->code, "db.refused");
	unlink(path);
	e = store_open(a, &(struct store_config){.sqlite_path = "/nowhere/at/all.db", .connections = 1}, &s);
	assert_string_equal(e->code, "db.away");
	assert_null(s);
	store_close(NULL);
	arena_close(a);
}

int
store_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(a_write_is_whole),
		cmocka_unit_test(a_write_inside_a_write_is_a_defect),
		TEST_BOTH(many_write_at_once),
		TEST_BOTH(a_page_shows_one_moment),
		cmocka_unit_test(who_writes_holds_no_snapshot_meanwhile),
		TEST_BOTH(a_reader_cannot_write),
		TEST_BOTH(a_page_may_be_left_in_its_middle),
		TEST_BOTH(one_connection_serves_many),
		TEST_BOTH(the_hook_runs_before_the_commit),
		TEST_BOTH(two_that_block_each_other_are_tried_again),
		cmocka_unit_test(a_foreign_lock_makes_busy),
		cmocka_unit_test(lost_sessions_come_back),
		TEST_BOTH(idle_connections_hold_nothing),
		cmocka_unit_test(no_error_tells_the_password),
		cmocka_unit_test(a_file_that_is_no_database_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
