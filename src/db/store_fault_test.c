/* store_fault_test.c - a disk that fails under SQLite: full, unreadable, or with a sync that did not happen.
 *
 * A layer between SQLite and the real file system fails the calls it is told to fail.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "db/store_test.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>

int store_fault_test(void);

enum call { WRITE, SYNC, CALLS };
enum file { WAL, DATABASE, FILES };

/* Result instead of the call, 0 for none; and how often each happened. */
static atomic_int faults[CALLS][FILES], calls[CALLS][FILES];

struct faulty_file {
	sqlite3_file       base; /* first; SQLite sees this one */
	sqlite3_io_methods methods;
	enum file          which;
	sqlite3_file      *real; /* behind this struct */
};

static sqlite3_vfs faulty;

static struct faulty_file *
of(sqlite3_file *f)
{
	return (struct faulty_file *)f;
}

static int
fault(enum call c, sqlite3_file *f)
{
	atomic_fetch_add(&calls[c][of(f)->which], 1);
	return atomic_load(&faults[c][of(f)->which]);
}

static int
f_close(sqlite3_file *f)
{
	return of(f)->real->pMethods->xClose(of(f)->real);
}

static int
f_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at)
{
	return of(f)->real->pMethods->xRead(of(f)->real, p, n, at);
}

static int
f_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
	int rc = fault(WRITE, f);

	return rc ? rc : of(f)->real->pMethods->xWrite(of(f)->real, p, n, at);
}

static int
f_truncate(sqlite3_file *f, sqlite3_int64 n)
{
	return of(f)->real->pMethods->xTruncate(of(f)->real, n);
}

static int
f_sync(sqlite3_file *f, int flags)
{
	int rc = fault(SYNC, f);

	return rc ? rc : of(f)->real->pMethods->xSync(of(f)->real, flags);
}

static int
f_size(sqlite3_file *f, sqlite3_int64 *n)
{
	return of(f)->real->pMethods->xFileSize(of(f)->real, n);
}

static int
f_lock(sqlite3_file *f, int level)
{
	return of(f)->real->pMethods->xLock(of(f)->real, level);
}

static int
f_unlock(sqlite3_file *f, int level)
{
	return of(f)->real->pMethods->xUnlock(of(f)->real, level);
}

static int
f_reserved(sqlite3_file *f, int *is)
{
	return of(f)->real->pMethods->xCheckReservedLock(of(f)->real, is);
}

static int
f_control(sqlite3_file *f, int op, void *arg)
{
	return of(f)->real->pMethods->xFileControl(of(f)->real, op, arg);
}

static int
f_sector(sqlite3_file *f)
{
	return of(f)->real->pMethods->xSectorSize(of(f)->real);
}

static int
f_device(sqlite3_file *f)
{
	return of(f)->real->pMethods->xDeviceCharacteristics(of(f)->real);
}

static int
f_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **out)
{
	return of(f)->real->pMethods->xShmMap(of(f)->real, page, size, extend, out);
}

static int
f_shm_lock(sqlite3_file *f, int offset, int n, int flags)
{
	return of(f)->real->pMethods->xShmLock(of(f)->real, offset, n, flags);
}

static void
f_shm_barrier(sqlite3_file *f)
{
	of(f)->real->pMethods->xShmBarrier(of(f)->real);
}

static int
f_shm_unmap(sqlite3_file *f, int remove_it)
{
	return of(f)->real->pMethods->xShmUnmap(of(f)->real, remove_it);
}

static int
faulty_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *flags_out)
{
	sqlite3_vfs *real = vfs->pAppData;

	of(f)->real = (sqlite3_file *)(of(f) + 1);
	of(f)->which = flags & SQLITE_OPEN_WAL ? WAL : DATABASE;
	int rc = real->xOpen(real, name, of(f)->real, flags, flags_out);

	of(f)->methods = (sqlite3_io_methods){.iVersion = 2, .xClose = f_close, .xRead = f_read, .xWrite = f_write,
		.xTruncate = f_truncate, .xSync = f_sync, .xFileSize = f_size, .xLock = f_lock, .xUnlock = f_unlock,
		.xCheckReservedLock = f_reserved, .xFileControl = f_control, .xSectorSize = f_sector,
		.xDeviceCharacteristics = f_device, .xShmMap = f_shm_map, .xShmLock = f_shm_lock,
		.xShmBarrier = f_shm_barrier, .xShmUnmap = f_shm_unmap};
	f->pMethods = of(f)->real->pMethods ? &of(f)->methods : NULL;
	return rc;
}

static int
use_faulty_files(void **state)
{
	sqlite3_vfs *real = sqlite3_vfs_find(NULL);

	(void)state;
	faulty = *real;
	faulty.zName = "faulty";
	faulty.pNext = NULL;
	faulty.szOsFile = (int)sizeof(struct faulty_file) + real->szOsFile;
	faulty.pAppData = real;
	faulty.xOpen = faulty_open;
	return sqlite3_vfs_register(&faulty, 1);
}

static int
use_real_files(void **state)
{
	(void)state;
	return sqlite3_vfs_unregister(&faulty);
}

static const struct db_sql add = {.name = "add", .sqlite = "INSERT INTO note (body) VALUES (zeroblob(?1))"};
static const struct db_sql count = {.name = "count", .sqlite = "SELECT count(*) FROM note"};

static const struct err *
add_note(struct db *tx, void *size)
{
	struct db_rows   *r;
	bool              has_row;
	const struct err *e = db_start(tx, &add, &r);

	if (e)
		return e;
	db_bind_int(r, 1, *(int64_t *)size);
	e = db_next(r, &has_row);
	db_done(r);
	return e;
}

static const struct err *
write_note(struct test_store *t, int64_t size)
{
	return store_write(t->store, t->arena, add_note, &size);
}

static int64_t
count_notes(struct test_store *t)
{
	struct db      *db;
	struct db_rows *r;
	bool            has_row;

	test_no_err(store_read_begin(t->store, &db));
	test_no_err(db_start(db, &count, &r));
	test_no_err(db_next(r, &has_row));
	int64_t n = db_int(r, 0);

	db_done(r);
	store_read_end(t->store, db);
	return n;
}

static void
open_notes(struct test_store *t)
{
	struct db *db;

	for (size_t i = 0; i < CALLS; i++)
		for (size_t k = 0; k < FILES; k++)
			atomic_store(&faults[i][k], 0);
	test_store_open(t, DB_SQLITE, 2);
	test_no_err(store_connection_open(t->store, &db));
	test_no_err(db_script(db, "CREATE TABLE note (id INTEGER PRIMARY KEY, body BLOB) STRICT;"));
	store_connection_close(db);
	test_no_err(write_note(t, 10));
}

/* Opens the same file with a new store, as a process that started again does. */
static void
open_again(struct test_store *t)
{
	store_close(t->store);
	test_no_err(store_open(t->arena, &(struct store_config){.sqlite_path = t->path, .connections = 2}, &t->store));
}

enum { HUGE = 12 << 20 }; /* more than the cache: SQLite writes before the commit and ends the transaction itself */

static void
a_disk_that_fails_is_told_and_outlived(void **state)
{
	static const struct {
		const char *why;
		int         fault;
		int64_t     size;
		const char *code;
	} cases[] = {
		{"full at the commit", SQLITE_FULL, 10, "db.full"},
		{"full before the commit", SQLITE_FULL, HUGE, "db.full"},
		{"a write fails at the commit", SQLITE_IOERR_WRITE, 10, "db.away"},
		{"a write fails before the commit", SQLITE_IOERR_WRITE, HUGE, "db.away"},
	};
	struct test_store t;

	(void)state;
	open_notes(&t);
	for (size_t i = 0; i < COUNT(cases); i++) {
		atomic_store(&faults[WRITE][WAL], cases[i].fault);
		const struct err *e = write_note(&t, cases[i].size);

		if (!e || strcmp(e->code, cases[i].code) != 0)
			fail_msg("%s: %s", cases[i].why, e ? e->code : "no error");
		assert_int_equal(count_notes(&t), 1 + (int64_t)i); /* pages are still served */
		assert_null(store_broken(t.store));
		atomic_store(&faults[WRITE][WAL], 0);
		test_no_err(write_note(&t, 10)); /* it recovers by itself */
		assert_int_equal(count_notes(&t), 2 + (int64_t)i);
	}
	test_store_close(&t);
}

static void
a_failed_sync_ends_writing(void **state)
{
	struct test_store t;

	(void)state;
	open_notes(&t);
	atomic_store(&faults[SYNC][WAL], SQLITE_IOERR_FSYNC);
	const struct err *e = write_note(&t, 10);
	assert_string_equal(e->code, "db.away");
	atomic_store(&faults[SYNC][WAL], 0);
	e = write_note(&t, 10); /* the disk is well again, but who knows what it lost */
	assert_string_equal(e->code, "db.away");
	assert_non_null(store_broken(t.store));
	assert_int_equal(count_notes(&t), 1);
	open_again(&t);
	assert_null(store_broken(t.store));
	int64_t before = count_notes(&t);
	assert_true(before == 1 || before == 2); /* the write that nobody acknowledged may be there or not */
	test_no_err(write_note(&t, 10));
	assert_int_equal(count_notes(&t), before + 1);
	test_store_close(&t);
}

static void
a_failed_sync_of_the_checkpoint_ends_writing(void **state)
{
	struct test_store t;
	int64_t           acknowledged = 1;
	bool              stopped = false;

	(void)state;
	open_notes(&t);
	atomic_store(&faults[SYNC][DATABASE], SQLITE_IOERR_FSYNC);
	for (int i = 0; i < 400 && !stopped; i++) { /* enough pages for one; it follows the answer, so give it time */
		stopped = write_note(&t, 40000) != NULL;
		acknowledged += !stopped;
		if (i > 150)
			usleep(1000);
	}
	assert_true(stopped);
	assert_non_null(store_broken(t.store));
	atomic_store(&faults[SYNC][DATABASE], 0);
	open_again(&t);
	assert_int_equal(count_notes(&t), acknowledged);
	test_store_close(&t);
}

static void
an_answer_comes_after_the_sync(void **state)
{
	struct test_store t;

	(void)state;
	open_notes(&t);
	for (int i = 0; i < 20; i++) {
		int before = atomic_load(&calls[SYNC][WAL]);

		test_no_err(write_note(&t, 10));
		assert_true(atomic_load(&calls[SYNC][WAL]) > before);
	}
	test_store_close(&t);
}

struct writer {
	struct test_store *t;
	int                acknowledged;
};

static void *
write_ten(void *p)
{
	struct writer *w = p;
	struct arena  *a = arena_open(1 << 18);
	int64_t        size = 10;

	for (int i = 0; i < 10; i++)
		w->acknowledged += store_write(w->t->store, a, add_note, &size) == NULL;
	arena_close(a);
	return NULL;
}

static void
one_sync_serves_many(void **state)
{
	struct test_store t;
	struct writer     writers[32];
	pthread_t         threads[32];

	(void)state;
	open_notes(&t);
	int before = atomic_load(&calls[SYNC][WAL]), acknowledged = 0;
	for (size_t i = 0; i < COUNT(writers); i++) {
		writers[i] = (struct writer){&t, 0};
		pthread_create(&threads[i], NULL, write_ten, &writers[i]);
	}
	for (size_t i = 0; i < COUNT(writers); i++) {
		pthread_join(threads[i], NULL);
		acknowledged += writers[i].acknowledged;
	}
	assert_int_equal(acknowledged, 320);
	assert_int_equal(count_notes(&t), 321);
	assert_true(atomic_load(&calls[SYNC][WAL]) - before < 320 / 2); /* each alone would be at least 320 */
	test_store_close(&t);
}

static atomic_int under_way;

static const struct err *
add_slowly(struct db *tx, void *size)
{
	atomic_store(&under_way, 1);
	usleep(50000);
	return add_note(tx, size);
}

static void *
write_slowly(void *p)
{
	struct writer *w = p;
	struct arena  *a = arena_open(1 << 18);
	int64_t        size = 10;

	w->acknowledged += store_write(w->t->store, a, add_slowly, &size) == NULL;
	arena_close(a);
	return NULL;
}

static void
closing_waits_for_the_queue(void **state)
{
	struct test_store t;
	struct writer     w = {&t, 0};
	pthread_t         thread;

	(void)state;
	open_notes(&t);
	pthread_create(&thread, NULL, write_slowly, &w);
	while (!atomic_load(&under_way))
		usleep(1000);
	store_close(t.store);
	pthread_join(thread, NULL);
	assert_int_equal(w.acknowledged, 1);
	test_no_err(store_open(t.arena, &(struct store_config){.sqlite_path = t.path, .connections = 2}, &t.store));
	assert_int_equal(count_notes(&t), 2);
	test_store_close(&t);
}

int
store_fault_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_disk_that_fails_is_told_and_outlived),
		cmocka_unit_test(a_failed_sync_ends_writing),
		cmocka_unit_test(a_failed_sync_of_the_checkpoint_ends_writing),
		cmocka_unit_test(an_answer_comes_after_the_sync),
		cmocka_unit_test(one_sync_serves_many),
		cmocka_unit_test(closing_waits_for_the_queue),
	};

	return cmocka_run_group_tests(tests, use_faulty_files, use_real_files);
}
