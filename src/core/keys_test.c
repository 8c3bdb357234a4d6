/* keys_test.c - the store of record keys on both databases: given once, found again, gone for good. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/keys.h"
#include "core/keys_secret.h"
#include "db/store_test.h"
#include "gen/keys_queries.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>

enum { TAKERS = 8, TAKES_EACH = 320 };

struct world {
	struct test_store t; /* PostgreSQL: its database holds the keys */
	char              dir[256];
	struct arena     *a;
	struct keys      *keys;
};

static void
world_open(struct world *w, enum db_kind kind)
{
	const char *tmp = getenv("TMPDIR");

	test_store_open(&w->t, kind, 2);
	w->a = arena_open(64 << 20);
	assert_true(crypto_start());
	snprintf(w->dir, sizeof(w->dir), "%s/terang-keys-XXXXXX", tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(w->dir));
	test_no_err(keys_create(w->a, w->dir, random_system()));
	test_no_err(keys_open(w->a, w->dir, w->t.url, &w->keys));
}

static void
remove_in(const char *dir, const char *name)
{
	char path[320];

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	unlink(path);
}

static void
world_close(struct world *w)
{
	static const char *const files[] = {"kunci.db", "kunci.db-wal", "kunci.db-shm", KEYS_SECRET_FILE};

	keys_close(w->keys);
	for (size_t i = 0; i < COUNT(files); i++)
		remove_in(w->dir, files[i]);
	rmdir(w->dir);
	arena_close(w->a);
	test_store_close(&w->t);
}

static void
reopen(struct world *w)
{
	keys_close(w->keys);
	w->keys = NULL;
	test_no_err(keys_open(w->a, w->dir, w->t.url, &w->keys));
}

/* Do the bytes stand in any file of the store? SQLite only. */
static bool
in_files(struct world *w, const void *bytes, size_t n)
{
	static const char *const names[] = {"kunci.db", "kunci.db-wal", "kunci.db-shm"};
	bool                     found = false;

	for (size_t i = 0; i < COUNT(names); i++) {
		char  path[320];
		FILE *f;

		snprintf(path, sizeof(path), "%s/%s", w->dir, names[i]);
		f = fopen(path, "rb");
		if (!f)
			continue;
		fseek(f, 0, SEEK_END);
		size_t size = (size_t)ftell(f);
		char  *all = malloc(size + 1);

		rewind(f);
		assert_int_equal(fread(all, 1, size, f), size);
		found = found || memmem(all, size, bytes, n);
		free(all);
		fclose(f);
	}
	return found;
}

static void
the_key_file_is_made_once_and_private(void **state)
{
	struct world w;
	struct stat  st;
	key32        secret;
	char         path[320];

	world_open(&w, TEST_KIND(state));
	snprintf(path, sizeof(path), "%s/%s", w.dir, KEYS_SECRET_FILE);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0400);
	assert_int_equal(st.st_size, 65);
	test_no_err(keys_secret_read(w.a, w.dir, &secret));
	const struct err *e = keys_create(w.a, w.dir, random_system());
	assert_string_equal(e->code, "keys.exists");
	key32 again;
	test_no_err(keys_secret_read(w.a, w.dir, &again));
	assert_memory_equal(&secret, &again, sizeof(secret));
	world_close(&w);
}

static void
a_bad_key_file_stops_the_start(void **state)
{
	static const char hex[] = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
	static const struct {
		const char *text, *code, *why;
		mode_t      mode;
	} cases[] = {
	    {NULL, "keys.file", "there is none", 0},
	    {"", "keys.file", "empty", 0400},
	    {"%s", "keys.file", "no line end", 0400},
	    {"%s\n\n", "keys.file", "more than one line", 0400},
	    {"X%s\n", "keys.file", "no hexadecimal", 0400},
	    {"%s\n", "keys.mode", "others may read it", 0444},
	    {"%s\n", "keys.mode", "the group may read it", 0440},
	    {"%s\n", "keys.other", "another installation's", 0400},
	};
	struct world w;
	struct keys *none = NULL;

	world_open(&w, TEST_KIND(state));
	keys_close(w.keys);
	w.keys = NULL;
	for (size_t i = 0; i < COUNT(cases); i++) {
		char path[320], text[80];

		snprintf(path, sizeof(path), "%s/%s", w.dir, KEYS_SECRET_FILE);
		unlink(path);
		if (cases[i].text) {
			int         fd = open(path, O_WRONLY | O_CREAT, 0600);
			const char *mark = strstr(cases[i].text, "%s");
			int         n = snprintf(text, sizeof(text), "%.*s%s%s", mark ? (int)(mark - cases[i].text) : 0, cases[i].text,
			            mark ? hex : "", mark ? mark + 2 : "");

			assert_int_equal(write(fd, text, (size_t)n), n);
			fchmod(fd, cases[i].mode);
			close(fd);
		}
		const struct err *e = keys_open(w.a, w.dir, w.t.url, &none);
		if (!e || strcmp(e->code, cases[i].code) != 0)
			fail_msg("%s: %s", cases[i].why, e ? e->code : "opened");
		assert_null(none);
	}
	world_close(&w);
}

static int
by_id(const void *a, const void *b)
{
	const key_id *x = a, *y = b;

	return (x->v > y->v) - (x->v < y->v);
}

struct taker {
	struct keys *keys;
	key_id      *ids;
	int          failed;
	pthread_t    thread;
};

static void *
taker_main(void *p)
{
	struct taker *me = p;
	struct arena *a = arena_open(1 << 20);

	for (int i = 0; i < TAKES_EACH; i++)
		me->failed += keys_take(me->keys, a, &me->ids[i]) != NULL;
	arena_close(a);
	return NULL;
}

static void
keys_taken_at_once_are_all_different_and_durable(void **state)
{
	struct world w;
	struct taker takers[TAKERS];
	static key_id ids[TAKERS * TAKES_EACH];
	static key32  keys[TAKERS * TAKES_EACH];

	world_open(&w, TEST_KIND(state));
	for (int i = 0; i < TAKERS; i++) {
		takers[i] = (struct taker){.keys = w.keys, .ids = ids + i * TAKES_EACH};
		assert_int_equal(pthread_create(&takers[i].thread, NULL, taker_main, &takers[i]), 0);
	}
	for (int i = 0; i < TAKERS; i++) {
		pthread_join(takers[i].thread, NULL);
		assert_int_equal(takers[i].failed, 0);
	}
	qsort(ids, COUNT(ids), sizeof(ids[0]), by_id);
	for (size_t i = 0; i < COUNT(ids); i++) {
		assert_true(ids[i].v > (i ? ids[i - 1].v : 0));
		test_no_err(keys_load(w.keys, w.a, ids[i], &keys[i]));
		assert_true(i == 0 || memcmp(&keys[i], &keys[i - 1], sizeof(keys[i])) != 0);
	}
	reopen(&w);
	for (size_t i = 0; i < COUNT(ids); i += 97) {
		key32 again;

		test_no_err(keys_load(w.keys, w.a, ids[i], &again));
		assert_memory_equal(&again, &keys[i], sizeof(again));
	}
	key_id fresh;
	test_no_err(keys_take(w.keys, w.a, &fresh));
	assert_true(fresh.v > ids[COUNT(ids) - 1].v); /* never given again, also after a restart */
	world_close(&w);
}

static void
a_destroyed_key_is_gone(void **state)
{
	struct world        w;
	key_id              id, other;
	key32               key = {{0}}, untouched;
	struct store       *store = NULL;
	struct db          *db;
	struct key_find_row row;
	bool                found = false;
	str                 blob, out = STR("untouched");

	world_open(&w, TEST_KIND(state));
	test_no_err(keys_take(w.keys, w.a, &other));
	test_no_err(keys_take(w.keys, w.a, &id));
	test_no_err(keys_load(w.keys, w.a, id, &key));
	test_no_err(keys_seal(w.keys, w.a, id, STR("ADU-KCS-2026-000001"), "isi", STR("Budi menerima uang"), &blob));
	/* The row as it lies on disk. */
	char path[320];
	snprintf(path, sizeof(path), "%s/kunci.db", w.dir);
	const struct store_config config = {.sqlite_path = path, .pg_url = w.t.url, .connections = 1, .forgets = true};
	test_no_err(store_open(w.a, &config, &store));
	test_no_err(store_connection_open(store, &db));
	test_no_err(key_find(db, w.a, id, &found, &row));
	assert_true(found);
	store_connection_close(db);
	if (w.t.kind == DB_SQLITE) {
		assert_true(in_files(&w, row.wrapped.p, row.wrapped.n)); /* else the search below would prove nothing */
		assert_false(in_files(&w, key.b, 16));                   /* never unwrapped on disk */
	}
	test_no_err(keys_destroy(w.keys, w.a, id));
	untouched = key;
	const struct err *e = keys_load(w.keys, w.a, id, &key);
	assert_int_equal(e->kind, ERR_MISSING);
	assert_string_equal(e->code, "keys.erased");
	assert_memory_equal(&key, &untouched, sizeof(key));
	assert_string_equal(keys_open_text(w.keys, w.a, id, STR("ADU-KCS-2026-000001"), "isi", blob, &out)->code, "keys.erased");
	assert_true(str_eq(out, STR("untouched")));
	if (w.t.kind == DB_SQLITE) {
		assert_false(in_files(&w, row.wrapped.p, row.wrapped.n));
		assert_false(in_files(&w, row.wrapped.p, 24));
		assert_false(in_files(&w, row.wrapped.p + 24, 16));
	}
	test_no_err(store_connection_open(store, &db));
	test_no_err(key_find(db, w.a, id, &found, &row));
	assert_false(found);
	store_connection_close(db);
	store_close(store);
	test_no_err(keys_destroy(w.keys, w.a, id)); /* again is fine */
	test_no_err(keys_load(w.keys, w.a, other, &key));
	reopen(&w);
	assert_string_equal(keys_load(w.keys, w.a, id, &key)->code, "keys.erased");
	test_no_err(keys_load(w.keys, w.a, other, &key));
	assert_string_equal(keys_load(w.keys, w.a, (key_id){0}, &key)->code, "keys.erased");
	assert_string_equal(keys_load(w.keys, w.a, (key_id){999999}, &key)->code, "keys.erased");
	world_close(&w);
}

static void
what_is_sealed_opens_in_its_place_only(void **state)
{
	static const struct {
		const char *record, *field, *why;
	} wrong[] = {{"ADU-KCS-2026-000002", "isi", "another record"}, {"ADU-KCS-2026-000001", "judul", "another field"},
	    {"ADU-KCS-2026-00000", "1isi", "the border moved"}, {"", "", "nothing"}};
	struct world w;
	key_id       id, other;
	str          record = STR("ADU-KCS-2026-000001"), value = STR("Petugas meminta uang \xc3\xa9"), blob, out = STR("untouched");

	world_open(&w, TEST_KIND(state));
	test_no_err(keys_take(w.keys, w.a, &id));
	test_no_err(keys_take(w.keys, w.a, &other));
	test_no_err(keys_seal(w.keys, w.a, id, record, "isi", value, &blob));
	assert_int_equal(str_find(blob, STR("uang"), 0), -1);
	for (size_t i = 0; i < COUNT(wrong); i++)
		assert_string_equal(keys_open_text(w.keys, w.a, id, str_z(wrong[i].record), wrong[i].field, blob, &out)->code, "keys.damaged");
	assert_string_equal(keys_open_text(w.keys, w.a, other, record, "isi", blob, &out)->code, "keys.damaged");
	assert_true(str_eq(out, STR("untouched")));
	test_no_err(keys_open_text(w.keys, w.a, id, record, "isi", blob, &out));
	assert_true(str_eq(out, value));
	reopen(&w);
	out = STR("untouched");
	test_no_err(keys_open_text(w.keys, w.a, id, record, "isi", blob, &out));
	assert_true(str_eq(out, value));
	test_no_err(keys_seal(w.keys, w.a, id, record, "isi", (str){NULL, 0}, &blob));
	assert_null(blob.p);
	test_no_err(keys_open_text(w.keys, w.a, id, record, "isi", blob, &out));
	assert_null(out.p);
	test_no_err(keys_seal(w.keys, w.a, id, record, "isi", STR(""), &blob));
	test_no_err(keys_open_text(w.keys, w.a, id, record, "isi", blob, &out));
	assert_non_null(out.p);
	assert_int_equal(out.n, 0);
	world_close(&w);
}

int
keys_test(void)
{
	const struct CMUnitTest tests[] = {
	    TEST_BOTH(the_key_file_is_made_once_and_private),
	    TEST_BOTH(a_bad_key_file_stops_the_start),
	    TEST_BOTH(keys_taken_at_once_are_all_different_and_durable),
	    TEST_BOTH(a_destroyed_key_is_gone),
	    TEST_BOTH(what_is_sealed_opens_in_its_place_only),
	};

	return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
