/* log_test.c - the log on both databases: places without holes, roots that fit, tables that nobody can change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/log.h"
#include "core/sequencer.h"
#include "db/store_test.h"
#include "gen/log_queries.h"
#include "gen/schema.h"

#include <pthread.h>

enum { WRITERS = 8, ACTS_EACH = 40 };

static const str ORIGIN = {"terang.uji.go.id/log", 20};

struct world {
	struct test_store t;
	struct arena     *a;
};

struct origin_write {
	struct arena *a;
	str           origin;
};

static const struct err *
write_origin(struct db *tx, void *ctx)
{
	struct origin_write *w = ctx;

	return log_init(tx, w->a, w->origin);
}

static const struct err *
set_origin(struct world *w, str origin)
{
	struct origin_write o = {w->a, origin};

	return store_write(w->t.store, w->a, write_origin, &o);
}

static void
world_open(struct world *w, enum db_kind kind, bool origin)
{
	test_store_open_steps(&w->t, kind, 4, schema_steps, schema_step_count);
	w->a = arena_open(256 << 20);
	assert_true(crypto_start());
	store_before_commit(w->t.store, log_before_commit, NULL);
	if (origin)
		test_no_err(set_origin(w, ORIGIN));
}

static void
world_close(struct world *w)
{
	arena_close(w->a);
	test_store_close(&w->t);
}

/* The nth act of record number. */
static struct leaf
act_of(struct arena *a, int64_t record, int64_t n, str before)
{
	return (struct leaf){.a = STR("aduan.sebab"), .by = STR("petugas"), .n = n, .p = before, .x = STR("alat"),
	    .r = str_fmt(a, "ADU-KCS-2026-%06lld", (long long)record), .t = {1795289941123 + n}};
}

struct append {
	struct arena *a;
	struct leaf   leaf;
	int           copies; /* that many, with growing n; 0 is 1 */
	bool          fail;   /* ends with an error after the leaf */
	str           hash;   /* of the last */
};

static const struct err *
write_leaf(struct db *tx, void *ctx)
{
	struct append *w = ctx;
	str            hash = {NULL, 0};
	struct leaf    l = w->leaf;

	for (int i = 0; i == 0 || i < w->copies; i++) {
		const struct err *e = log_append(tx, w->a, &l, &hash);

		if (e)
			return e;
		l.n++;
		l.p = hash;
	}
	if (w->fail)
		return err_new(w->a, ERR_STATE, "test.fail", NULL, NULL);
	w->hash = hash;
	return NULL;
}

static const struct err *
append(struct world *w, struct append *one)
{
	return store_write(w->t.store, w->a, write_leaf, one);
}

static const struct err *
write_sequence(struct db *tx, void *ctx)
{
	struct world *w = ctx;
	int64_t       moved = 0;

	return log_sequence(tx, w->a, LOG_BATCH, &moved);
}

/* On PostgreSQL what the sequencer does; on SQLite it has happened with the commit. */
static void
place(struct world *w)
{
	if (w->t.kind == DB_PG)
		test_no_err(store_write(w->t.store, w->a, write_sequence, w));
}

/* Reads the whole log, recomputes hashes and root, and that places are dense and records in their order. */
static int64_t
check_log(struct world *w)
{
	struct db           *db;
	struct log_head      head;
	struct tree          t = {0};
	struct log_wait_any_row waits;
	bool                 any = true;
	int64_t              next_n[WRITERS + 2] = {0};

	test_no_err(store_read_begin(w->t.store, &db));
	test_no_err(log_head(db, w->a, &head));
	for (int64_t at = 0; at < head.size;) {
		struct log_leaves page;

		test_no_err(log_read(db, w->a, at, 300, &page));
		assert_true(page.n > 0);
		for (size_t i = 0; i < page.n; i++, at++) {
			struct leaf l;

			assert_int_equal(page.at[i].idx, at);
			assert_true(str_eq(page.at[i].hash, leaf_hash_hex(w->a, page.at[i].bytes)));
			tree_add(&t, leaf_hash(page.at[i].bytes));
			test_no_err(leaf_read(w->a, page.at[i].bytes, &l));
			int64_t record;

			assert_true(str_int((str){l.r.p + l.r.n - 1, 1}, &record));
			assert_int_equal(l.n, next_n[record]++);
		}
	}
	assert_string_equal(sha256_hex(w->a, tree_root(&t)).p, head.root.p);
	assert_true(str_eq(head.origin, ORIGIN));
	test_no_err(log_wait_any(db, w->a, &any, &waits));
	assert_false(any);
	store_read_end(w->t.store, db);
	return head.size;
}

static void
the_origin_is_fixed_once(void **state)
{
	static const struct {
		const char *origin, *why;
	} bad[] = {{"", "nothing"}, {"terang.uji.go.id", "no path"}, {"/log", "no host"}, {"terang.uji.go.id/catatan", "another path"},
	    {"Terang.uji.go.id/log", "capitals"}, {"terang.uji.go.id/log/1", "1 is the log without a number"},
	    {"terang.uji.go.id/log/x", "no number"}, {"terang uji/log", "a blank"}, {"terang.uji.go.id/log\n", "a line end"},
	    {"terang.uji.go.id/log+1", "a plus sign"}, {"terang.uji.go.id/login", "more than log"}};
	struct world     w;
	struct log_head  head;
	struct db       *db;

	world_open(&w, TEST_KIND(state), false);
	for (size_t i = 0; i < COUNT(bad); i++) {
		const struct err *e = set_origin(&w, str_z(bad[i].origin));

		assert_non_null(e);
		assert_int_equal(e->kind, ERR_INPUT);
	}
	test_no_err(store_read_begin(w.t.store, &db));
	assert_string_equal(log_head(db, w.a, &head)->code, "log.none");
	store_read_end(w.t.store, db);
	/* A leaf without a log: SQLite refuses the commit, and nothing stays. */
	if (w.t.kind == DB_SQLITE) {
		struct append one = {.a = w.a, .leaf = act_of(w.a, 1, 0, (str){NULL, 0})};

		assert_string_equal(append(&w, &one)->code, "log.none");
	}
	test_no_err(set_origin(&w, ORIGIN));
	test_no_err(set_origin(&w, ORIGIN));
	const struct err *e = set_origin(&w, STR("lain.uji.go.id/log"));
	assert_int_equal(e->kind, ERR_STATE);
	assert_string_equal(e->code, "log.origin");
	test_no_err(store_read_begin(w.t.store, &db));
	test_no_err(log_head(db, w.a, &head));
	assert_int_equal(head.size, 0);
	assert_string_equal(head.root.p, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	store_read_end(w.t.store, db);
	world_close(&w);
}

static void
a_leaf_gets_its_bytes_and_its_place(void **state)
{
	struct world     w;
	struct db       *db;
	struct log_entry entry;
	bool             found = false;
	str              bytes;

	world_open(&w, TEST_KIND(state), true);
	struct append first = {.a = w.a, .leaf = act_of(w.a, 1, 0, (str){NULL, 0})};
	test_no_err(append(&w, &first));
	assert_int_equal(first.hash.n, SHA256_HEX);
	test_no_err(store_read_begin(w.t.store, &db));
	test_no_err(log_find(db, w.a, first.hash, &found, &entry));
	assert_true(found);
	test_no_err(leaf_write(w.a, &first.leaf, &bytes));
	assert_true(str_eq(entry.bytes, bytes));
	assert_int_equal(entry.idx, w.t.kind == DB_SQLITE ? 0 : NO_INT);
	test_no_err(log_find(db, w.a, STR("0000000000000000000000000000000000000000000000000000000000000000"), &found, &entry));
	assert_false(found);
	store_read_end(w.t.store, db);

	struct append second = {.a = w.a, .leaf = act_of(w.a, 1, 1, first.hash)};
	test_no_err(append(&w, &second));
	place(&w);
	test_no_err(store_read_begin(w.t.store, &db));
	test_no_err(log_find(db, w.a, second.hash, &found, &entry));
	assert_true(found);
	assert_int_equal(entry.idx, 1);
	store_read_end(w.t.store, db);
	assert_int_equal(check_log(&w), 2);
	world_close(&w);
}

static void
what_is_rolled_back_leaves_no_trace(void **state)
{
	struct world w;

	world_open(&w, TEST_KIND(state), true);
	struct append good = {.a = w.a, .leaf = act_of(w.a, 1, 0, (str){NULL, 0})};
	struct append failed = {.a = w.a, .leaf = act_of(w.a, 2, 0, (str){NULL, 0}), .fail = true};
	struct append again = good, unlawful = good;
	unlawful.leaf.x = (str){NULL, 0};
	test_no_err(append(&w, &good));
	assert_string_equal(append(&w, &failed)->code, "test.fail");
	assert_non_null(append(&w, &again)); /* the same leaf twice */
	assert_string_equal(append(&w, &unlawful)->code, "leaf.key");
	place(&w);
	assert_int_equal(check_log(&w), 1);
	failed.fail = false;
	test_no_err(append(&w, &failed));
	place(&w);
	assert_int_equal(check_log(&w), 2);
	world_close(&w);
}

static void
many_leaves_of_one_write_are_placed_in_batches(void **state)
{
	struct world w;

	world_open(&w, TEST_KIND(state), true);
	struct append many = {.a = w.a, .leaf = act_of(w.a, 1, 0, (str){NULL, 0}), .copies = 2 * LOG_BATCH + 1};
	test_no_err(append(&w, &many));
	for (int i = 0; i < 3; i++)
		place(&w);
	assert_int_equal(check_log(&w), 2 * LOG_BATCH + 1);
	world_close(&w);
}

/* ---- tampering ---- */

static void
nobody_changes_the_log(void **state)
{
	static const struct {
		const char *sql, *why;
		bool        sqlite, pg;
	} attacks[] = {
	    {"UPDATE leaf SET data = data", "a leaf changed, even to itself", true, true},
	    {"UPDATE leaf SET hash = 'x' WHERE id = (SELECT leaf_id FROM leaf_order WHERE idx = 0)", "another hash", true, true},
	    {"DELETE FROM leaf WHERE id = (SELECT leaf_id FROM leaf_order WHERE idx = 0)", "one leaf deleted", true, true},
	    {"DELETE FROM leaf", "all leaves deleted", true, true},
	    {"TRUNCATE leaf CASCADE", "all at once", false, true},
	    {"TRUNCATE leaf, leaf_order, leaf_wait", "all at once, with what refers to it", false, true},
	    {"INSERT OR REPLACE INTO leaf (hash, data) SELECT hash, x'00' FROM leaf LIMIT 1", "replaced", true, false},
	    {"INSERT OR REPLACE INTO leaf (id, hash, data) SELECT id, 'x', x'00' FROM leaf LIMIT 1", "replaced by its number", true, false},
	    {"REPLACE INTO leaf (hash, data) SELECT hash, x'00' FROM leaf LIMIT 1", "replaced", true, false},
	    {"INSERT INTO leaf (hash, data) SELECT hash, x'00' FROM leaf LIMIT 1 ON CONFLICT DO UPDATE SET data = x'00'", "upserted", true, false},
	    {"INSERT INTO leaf (hash, data) SELECT hash, 'x'::bytea FROM leaf LIMIT 1 ON CONFLICT (hash) DO UPDATE SET data = 'x'::bytea",
	        "upserted", false, true},
	    {"UPDATE leaf_order SET idx = idx + 100", "moved", true, true},
	    {"UPDATE leaf_order SET leaf_id = leaf_id", "placed anew", true, true},
	    {"DELETE FROM leaf_order WHERE idx = 2", "the last place taken away", true, true},
	    {"DELETE FROM leaf_order", "all places", true, true},
	    {"TRUNCATE leaf_order", "all places at once", false, true},
	    {"INSERT OR REPLACE INTO leaf_order (idx, leaf_id) SELECT 0, leaf_id FROM leaf_order WHERE idx = 2", "a place given twice", true, false},
	    {"INSERT OR REPLACE INTO leaf_order (idx, leaf_id) SELECT 7, leaf_id FROM leaf_order WHERE idx = 2", "a leaf placed twice", true, false},
	    {"INSERT INTO leaf_order (idx, leaf_id) SELECT 7, leaf_id FROM leaf_order WHERE idx = 2", "a leaf placed twice", true, true},
	    {"INSERT INTO leaf_order (idx, leaf_id) VALUES (3, 999)", "a place for nothing", true, true},
	    {"UPDATE log_state SET size = size - 1", "the head put back", true, true},
	    {"UPDATE log_state SET root = 'x'", "another root at the same size", true, true},
	    {"UPDATE log_state SET origin = 'lain/log', size = size + 1", "another origin", true, true},
	    {"DELETE FROM log_state", "the head deleted", true, true},
	    {"INSERT INTO log_state (id, origin, size, root, frontier) SELECT 2, origin, size, root, frontier FROM log_state", "two heads", true, true},
	    {"INSERT OR REPLACE INTO log_state (id, origin, size, root, frontier) SELECT 1, 'lain/log', 0, root, frontier FROM log_state",
	        "the head replaced", true, false},
	};
	struct world w;
	size_t       refused = 0;

	world_open(&w, TEST_KIND(state), true);
	struct append three = {.a = w.a, .leaf = act_of(w.a, 1, 0, (str){NULL, 0}), .copies = 3};
	test_no_err(append(&w, &three));
	place(&w);
	for (size_t i = 0; i < COUNT(attacks); i++) {
		struct db *db;

		if (w.t.kind == DB_SQLITE ? !attacks[i].sqlite : !attacks[i].pg)
			continue;
		test_no_err(store_connection_open(w.t.store, &db));
		if (!db_script(db, attacks[i].sql))
			fail_msg("allowed: %s: %s", attacks[i].why, attacks[i].sql);
		store_connection_close(db);
		assert_int_equal(check_log(&w), 3);
		refused++;
	}
	assert_true(refused >= 18);
	world_close(&w);
}

/* ---- many at once ---- */

struct writer {
	struct world *w;
	int64_t       record;
	int           failed;
	pthread_t     thread;
};

static void *
writer_main(void *p)
{
	struct writer *me = p;
	str            before = {NULL, 0};
	struct arena  *a = arena_open(64 << 20);

	for (int64_t n = 0; n < ACTS_EACH; n++) {
		struct append one = {.a = a, .leaf = act_of(a, me->record, n, before)};

		if (store_write(me->w->t.store, a, write_leaf, &one))
			me->failed++;
		before = one.hash;
	}
	arena_close(a);
	return NULL;
}

static void
write_at_once(struct world *w)
{
	struct writer writers[WRITERS];

	for (int i = 0; i < WRITERS; i++) {
		writers[i] = (struct writer){.w = w, .record = i + 1};
		assert_int_equal(pthread_create(&writers[i].thread, NULL, writer_main, &writers[i]), 0);
	}
	for (int i = 0; i < WRITERS; i++) {
		pthread_join(writers[i].thread, NULL);
		assert_int_equal(writers[i].failed, 0);
	}
}

static int64_t
size_of(struct world *w)
{
	struct db      *db;
	struct log_head head;

	test_no_err(store_read_begin(w->t.store, &db));
	test_no_err(log_head(db, w->a, &head));
	store_read_end(w->t.store, db);
	return head.size;
}

/* Waits for the log to have so many leaves; 10 s at most. */
static void
wait_for_size(struct world *w, int64_t size)
{
	for (int i = 0; size_of(w) != size; i++) {
		if (i == 500)
			fail_msg("%lld leaves, wanted %lld", (long long)size_of(w), (long long)size);
		nanosleep(&(struct timespec){.tv_nsec = 20000000L}, NULL);
	}
}

static void
acts_at_once_get_dense_places(void **state)
{
	struct world      w;
	struct sequencer *one = NULL, *two = NULL;

	world_open(&w, TEST_KIND(state), true);
	if (w.t.kind == DB_PG) {
		test_no_err(sequencer_start(w.t.arena, w.t.store, &one));
		test_no_err(sequencer_start(w.t.arena, w.t.store, &two));
	}
	write_at_once(&w);
	sequencer_wake(one);
	sequencer_wake(two);
	wait_for_size(&w, WRITERS * ACTS_EACH);
	if (one)
		assert_int_equal(sequencer_leads(one) + sequencer_leads(two), 1);
	sequencer_stop(one);
	sequencer_stop(two);
	assert_int_equal(check_log(&w), WRITERS * ACTS_EACH);
	world_close(&w);
}

static void
the_other_sequencer_takes_over(void **state)
{
	struct world      w;
	struct sequencer *one = NULL, *two = NULL;

	(void)state;
	world_open(&w, DB_PG, true);
	test_no_err(sequencer_start(w.t.arena, w.t.store, &one));
	struct append first = {.a = w.a, .leaf = act_of(w.a, 1, 0, (str){NULL, 0})};
	test_no_err(append(&w, &first));
	wait_for_size(&w, 1);
	test_no_err(sequencer_start(w.t.arena, w.t.store, &two));
	assert_true(sequencer_leads(one));
	sequencer_stop(one);
	struct append second = {.a = w.a, .leaf = act_of(w.a, 1, 1, first.hash)};
	test_no_err(append(&w, &second));
	sequencer_wake(two);
	wait_for_size(&w, 2);
	assert_true(sequencer_leads(two));
	sequencer_stop(two);
	assert_int_equal(check_log(&w), 2);
	world_close(&w);
}

/* A leader that was paused inside its transaction finds, when it goes on, that it can write nothing. */
struct paused {
	struct world     *w;
	struct db        *db;
	const struct err *err;
	pthread_t         thread;
};

static void *
paused_main(void *p)
{
	struct paused    *me = p;
	struct arena     *a = arena_open(8 << 20);
	int64_t           moved = -1;
	const struct err *e = db_begin(me->db);

	if (!e && !(e = log_sequence(me->db, a, LOG_BATCH, &moved)))
		e = db_commit(me->db);
	me->err = e ? err_copy(me->w->a, e) : NULL;
	if (e)
		db_abandon(me->db);
	arena_close(a);
	return NULL;
}

static void
two_leaders_cannot_both_write(void **state)
{
	struct world  w;
	struct paused second;
	struct db    *first;
	int64_t       moved = 0;

	(void)state;
	world_open(&w, DB_PG, true);
	second = (struct paused){.w = &w};
	struct append three = {.a = w.a, .leaf = act_of(w.a, 1, 0, (str){NULL, 0}), .copies = 3};
	test_no_err(append(&w, &three));
	test_no_err(store_connection_open(w.t.store, &first));
	test_no_err(store_connection_open(w.t.store, &second.db));
	test_no_err(db_begin(first));
	test_no_err(log_sequence(first, w.a, LOG_BATCH, &moved));
	assert_int_equal(moved, 3);
	assert_int_equal(pthread_create(&second.thread, NULL, paused_main, &second), 0);
	nanosleep(&(struct timespec){.tv_nsec = 200000000L}, NULL);
	test_no_err(db_commit(first));
	pthread_join(second.thread, NULL);
	assert_non_null(second.err);
	store_connection_close(first);
	store_connection_close(second.db);
	assert_int_equal(check_log(&w), 3);
	world_close(&w);
}

static void
a_head_that_moved_meanwhile_is_not_overwritten(void **state)
{
	struct world w;
	struct db   *db;
	int64_t      changed = -1;
	struct log_state_read_row head;
	bool         found;

	world_open(&w, TEST_KIND(state), true);
	struct append one = {.a = w.a, .leaf = act_of(w.a, 1, 0, (str){NULL, 0})};
	test_no_err(append(&w, &one));
	place(&w);
	test_no_err(store_connection_open(w.t.store, &db));
	test_no_err(log_state_read(db, w.a, &found, &head));
	test_no_err(log_state_move(db, w.a, 0, head.root, 5, STR("x"), STR(""), &changed));
	assert_int_equal(changed, 0); /* another size */
	test_no_err(log_state_move(db, w.a, 1, STR("another root"), 5, STR("x"), STR(""), &changed));
	assert_int_equal(changed, 0);
	store_connection_close(db);
	assert_int_equal(check_log(&w), 1);
	world_close(&w);
}

int
log_test(void)
{
	const struct CMUnitTest tests[] = {
	    TEST_BOTH(the_origin_is_fixed_once),
	    TEST_BOTH(a_leaf_gets_its_bytes_and_its_place),
	    TEST_BOTH(what_is_rolled_back_leaves_no_trace),
	    TEST_BOTH(many_leaves_of_one_write_are_placed_in_batches),
	    TEST_BOTH(nobody_changes_the_log),
	    TEST_BOTH(acts_at_once_get_dense_places),
	    TEST_BOTH(a_head_that_moved_meanwhile_is_not_overwritten),
	    cmocka_unit_test(the_other_sequencer_takes_over),
	    cmocka_unit_test(two_leaders_cannot_both_write),
	};

	return cmocka_run_group_tests_name("log", tests, NULL, NULL);
}
