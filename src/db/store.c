/* store.c - see store.h: the pool of connections, and the one thread that writes on SQLite. */
#include "db/store.h"
#include "base/log.h"
#include "db/db_driver.h"
#include "db/memo_table.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>

enum {
	POOL_MAX = 64,
	GROUP_MAX = 256,               /* writes committed together */
	LEND_WAIT_S = 5,               /* wait for a free connection */
	BUSY_TIMEOUT_MS = 5000,        /* when the configuration names none */
	WRITE_ATTEMPTS = 5,            /* PostgreSQL, after serialization failures and deadlocks */
	HOOK_ARENA_BYTES = 64 << 20,   /* for what runs before a commit */
	KEPT_ERRORS = 16,              /* distinct reasons why a connection did not open */
};

static const struct err no_memory = {.kind = ERR_OS, .code = "os.memory", .detail = "no memory for a connection"};
static const struct err arena_full = {.kind = ERR_LIMIT, .code = "arena", .detail = "a write used up its arena"};
static const struct err pool_busy = {.kind = ERR_LIMIT, .code = "store.busy", .detail = "no connection became free"};
static const struct err closing = {.kind = ERR_DB, .code = "db.away", .detail = "the store is closing"};
static const struct err broken = {
	.kind = ERR_DB, .code = "db.away", .detail = "a sync failed or the file is damaged: start the process again"};
static const struct err nested = {.kind = ERR_BUG, .code = "store.nested", .detail = "store_write inside a write"};

/* One who waits for a connection; lives on its stack. */
struct borrower {
	struct db       *db;
	bool             given;
	pthread_cond_t   wake;
	struct borrower *next;
};

/* Connections of one purpose. Lent last in, first out, so that the warm ones stay in use; who waits longest is served first. */
struct pool {
	struct db_open     how;
	struct db         *free[POOL_MAX]; /* NULL: a place not yet opened */
	size_t             n_free;
	struct borrower   *first, **last;
	pthread_condattr_t monotonic;
	struct {
		pthread_t  to;
		struct db *db;
	}                  lent[POOL_MAX]; /* read snapshots, by the thread that has them; db NULL: an empty place */
};

/* A write that waits for the writer thread. Lives on the waiter's stack. */
struct job {
	struct arena     *arena;
	store_write_fn    fn;
	void             *ctx;
	const struct err *err;
	bool              done;
	struct job       *next;
	pthread_cond_t    wake;
};

struct kept_error {
	struct err err;
	char       detail[DB_DETAIL_BYTES];
};

struct store {
	enum db_kind    kind;
	struct db_open  how;
	struct pool     readers, writers; /* writers: PostgreSQL only */
	struct db_memo *memo;
	pthread_mutex_t lock;             /* of everything below and of the pools */
	struct job     *first, **last;
	size_t          waiting; /* callers inside store_write */
	pthread_cond_t  queued;
	bool            closing, broken, writing; /* writing: the writer thread runs */
	store_commit_fn hook;
	void           *hook_ctx;
	pthread_t       writer;
	struct db      *writer_db; /* used by the writer thread only */
	struct kept_error errors[KEPT_ERRORS];
	size_t          n_errors;
};

static const struct err *
open_connection(const struct db_open *how, enum db_kind kind, struct db **out)
{
	const struct err *e = NULL;

	*out = kind == DB_SQLITE ? db_sqlite_open(how, &e) : db_pg_open(how, &e);
	return *out ? e : &no_memory;
}

/* An error that lives as long as the store: the connection it came from is closed. */
static const struct err *
keep_error(struct store *s, const struct err *e)
{
	const struct err *kept = &no_memory;

	if (e == &no_memory)
		return e;
	pthread_mutex_lock(&s->lock);
	size_t i = 0;
	while (i < s->n_errors && (strcmp(s->errors[i].detail, e->detail) != 0 || strcmp(s->errors[i].err.code, e->code) != 0))
		i++;
	if (i == KEPT_ERRORS)
		i = KEPT_ERRORS - 1; /* full: an older reason must do */
	if (i >= s->n_errors) {
		struct kept_error *k = &s->errors[s->n_errors++];

		k->err = *e;
		memcpy(k->detail, e->detail, strlen(e->detail) + 1);
		k->err.detail = k->detail;
	}
	kept = &s->errors[i].err;
	pthread_mutex_unlock(&s->lock);
	return kept;
}

static const struct err *
open_kept(struct store *s, const struct db_open *how, struct db **out)
{
	struct db        *db;
	const struct err *e = open_connection(how, s->kind, &db);

	if (!e) {
		db->memo = s->memo;
		*out = db;
		return NULL;
	}
	e = keep_error(s, e);
	store_connection_close(db);
	return e;
}

static void
pool_init(struct pool *p, const struct db_open *how, size_t n)
{
	p->how = *how;
	p->n_free = n;
	p->last = &p->first;
	pthread_condattr_init(&p->monotonic);
	pthread_condattr_setclock(&p->monotonic, CLOCK_MONOTONIC);
}

static void
pool_return(struct store *s, struct pool *p, struct db *db)
{
	pthread_mutex_lock(&s->lock);
	struct borrower *b = p->first;

	if (b) {
		p->first = b->next;
		if (!p->first)
			p->last = &p->first;
		b->db = db;
		b->given = true;
		pthread_cond_signal(&b->wake);
	} else {
		p->free[p->n_free++] = db;
	}
	pthread_mutex_unlock(&s->lock);
}

static void
leave_queue(struct pool *p, struct borrower *b)
{
	struct borrower **at = &p->first;

	while (*at != b)
		at = &(*at)->next;
	*at = b->next;
	if (!b->next)
		p->last = at;
}

/* Waits in the queue, with the lock held. False when the time is over. */
static bool
pool_wait(struct store *s, struct pool *p, struct db **out)
{
	struct borrower b = {0};
	struct timespec until;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += LEND_WAIT_S;
	pthread_cond_init(&b.wake, &p->monotonic);
	*p->last = &b;
	p->last = &b.next;
	while (!b.given && pthread_cond_timedwait(&b.wake, &s->lock, &until) != ETIMEDOUT)
		;
	if (!b.given)
		leave_queue(p, &b);
	pthread_cond_destroy(&b.wake);
	*out = b.db;
	return b.given;
}

static const struct err *
pool_lend(struct store *s, struct pool *p, struct db **out)
{
	struct db *db = NULL;
	bool       lent = true;

	pthread_mutex_lock(&s->lock);
	if (p->n_free > 0)
		db = p->free[--p->n_free];
	else
		lent = pool_wait(s, p, &db);
	pthread_mutex_unlock(&s->lock);
	if (!lent)
		return &pool_busy;
	if (!db) {
		const struct err *e = open_kept(s, &p->how, &db);

		if (e) {
			pool_return(s, p, NULL);
			return e;
		}
	}
	*out = db;
	return NULL;
}

static void
pool_close(struct pool *p)
{
	for (size_t i = 0; i < p->n_free; i++)
		store_connection_close(p->free[i]);
	pthread_condattr_destroy(&p->monotonic);
}

/* Notes who has a snapshot; db NULL: nobody, any more. */
static void
note_lent(struct store *s, struct db *old, struct db *db)
{
	struct pool *p = &s->readers;

	pthread_mutex_lock(&s->lock);
	size_t i = 0;

	while (i < POOL_MAX && p->lent[i].db != old)
		i++;
	if (i < POOL_MAX) {
		p->lent[i].db = db;
		p->lent[i].to = pthread_self();
	}
	pthread_mutex_unlock(&s->lock);
}

const struct err *
store_read_begin(struct store *s, struct db **out)
{
	struct db        *db = NULL;
	const struct err *e = pool_lend(s, &s->readers, &db);

	if (e)
		return e;
	e = db_tx_begin(db, DB_READ);
	if (e) {
		e = keep_error(s, e);
		pool_return(s, &s->readers, db);
		return e;
	}
	note_lent(s, NULL, db);
	*out = db;
	return NULL;
}

void
store_read_end(struct store *s, struct db *db)
{
	const struct err *e = db_tx_commit(db); /* nothing was written: its failure loses nothing */

	(void)e;
	note_lent(s, db, NULL);
	pool_return(s, &s->readers, db);
}

static void
lent_back(void *p)
{
	struct store_lent *lent = p;

	if (lent->db)
		store_read_end(lent->store, lent->db);
	lent->db = NULL;
}

const struct err *
store_lend(struct store *s, struct arena *a, struct store_lent **out)
{
	/* First all that the arena may fail in: a connection lent before would be lost. */
	struct store_lent *lent = arena_alloc(a, sizeof(*lent));

	arena_on_close(a, lent_back, lent);
	lent->store = s;
	const struct err *e = store_read_begin(s, &lent->db);

	if (!e)
		*out = lent;
	return e;
}

void
store_lent_back(struct store_lent *lent)
{
	lent_back(lent);
}

const struct err *
store_read_again(struct store *s, struct db *db)
{
	const struct err *e = db_tx_commit(db);

	if (!e)
		e = db_tx_begin(db, DB_READ);
	return e ? keep_error(s, e) : NULL;
}

/* Runs one write under its own trap, so that a failing arena comes back here and not into the waiter's stack. */
static const struct err *
run_write(struct db *tx, struct arena *a, store_write_fn fn, void *ctx)
{
	jmp_buf           here;
	jmp_buf *volatile before = arena_trap(a, &here);

	if (setjmp(here)) {
		arena_trap(a, before);
		return &arena_full;
	}
	const struct err *e = fn(tx, ctx);

	if (!e && tx->failed)
		e = err_new(a, ERR_BUG, "db.error_ignored", NULL, "%s", tx->detail);
	else
		e = err_copy(a, e);
	arena_trap(a, before);
	return e;
}

/* A copy of e in an arena that may be full. */
static const struct err *
copy_error(struct arena *a, const struct err *e)
{
	if (!e)
		return NULL;
	jmp_buf           here;
	jmp_buf *volatile before = arena_trap(a, &here);

	if (setjmp(here)) {
		arena_trap(a, before);
		return &arena_full;
	}
	const struct err *copy = err_copy(a, e);

	arena_trap(a, before);
	return copy;
}

static const struct err *
run_hook(struct db *tx, store_commit_fn hook, void *ctx, struct arena *a)
{
	jmp_buf here;

	arena_trap(a, &here);
	if (setjmp(here))
		return &arena_full;
	const struct err *e = hook(tx, a, ctx);

	if (!e && tx->failed)
		e = err_new(a, ERR_BUG, "db.error_ignored", NULL, "before commit: %s", tx->detail);
	return e;
}

static void
tell_all(struct job **jobs, size_t n, const struct err *e)
{
	for (size_t i = 0; i < n; i++)
		if (!jobs[i]->err)
			jobs[i]->err = copy_error(jobs[i]->arena, e);
}

/* One write inside the group's transaction. *lost says that the transaction itself is gone with this error. */
static void
run_job(struct db *db, struct job *j, bool *lost)
{
	const struct db_driver *driver = db->driver;
	const struct err       *e;

	db->err = (struct err){0};
	e = driver->mark(db);
	bool marked = !e;

	if (marked) {
		j->err = run_write(db, j->arena, j->fn, j->ctx);
		db_done_all(db);
		if (!j->err)
			e = driver->keep(db);
	}
	if (e)
		j->err = copy_error(j->arena, e);
	*lost = !marked || !driver->in_transaction(db) || (j->err && driver->undo(db));
	if (*lost && !db->err.code)
		(void)db_fail(db, ERR_BUG, "db.ended", "a write ended the transaction of its group");
	db->failed = false;
}

/* Commits what succeeded, after the hook; every error of the group is told to all that still hope. */
static void
finish_group(struct store *s, struct job **jobs, size_t n)
{
	struct db        *db = s->writer_db;
	const struct err *e = NULL;
	struct arena     *a = NULL;
	size_t            good = 0;

	for (size_t i = 0; i < n; i++)
		good += !jobs[i]->err;
	if (good == 0) {
		db_tx_rollback(db);
		return;
	}
	pthread_mutex_lock(&s->lock);
	store_commit_fn hook = s->hook;
	void           *ctx = s->hook_ctx;
	pthread_mutex_unlock(&s->lock);
	if (hook) {
		a = arena_open(HOOK_ARENA_BYTES);
		e = a ? run_hook(db, hook, ctx, a) : &no_memory;
	}
	if (e) {
		tell_all(jobs, n, e);
		db_tx_rollback(db);
	} else {
		e = db_tx_commit(db);
		if (e) {
			log_err(LOG_ERROR, "db.commit", e);
			tell_all(jobs, n, e);
		}
	}
	arena_close(a);
}

/* Runs writes from the front in one transaction with a savepoint each; returns how many are settled (all, or fewer when SQLite
 * itself ended the transaction: then those that ran are told, and the others get another). */
static size_t
run_marked(struct store *s, struct job **jobs, size_t n)
{
	struct db        *db = s->writer_db;
	const struct err *e = s->writer_db->fatal ? &broken : db_tx_begin(db, DB_WRITE);

	if (e) {
		tell_all(jobs, n, e);
		return n;
	}
	for (size_t i = 0; i < n; i++) {
		bool lost;

		run_job(db, jobs[i], &lost);
		if (lost) {
			tell_all(jobs, i + 1, &db->err);
			db_tx_rollback(db);
			return i + 1;
		}
	}
	finish_group(s, jobs, n);
	return n;
}

/* Runs writes one after the other without savepoints, which cost a copy of every page that a write touches. Gives how many went
 * well; a write that only refused, and wrote nothing, is well. *lost as in run_job. */
static size_t
run_straight(struct db *db, struct job **jobs, size_t n, bool *lost)
{
	const struct db_driver *driver = db->driver;

	*lost = false;
	for (size_t i = 0; i < n; i++) {
		struct job *j = jobs[i];
		int64_t     before = driver->written(db);

		db->err = (struct err){0};
		j->err = run_write(db, j->arena, j->fn, j->ctx);
		db_done_all(db);
		if (!j->err)
			j->err = copy_error(j->arena, driver->sound(db));
		bool undo = j->err && (db->failed || driver->written(db) != before);

		db->failed = false;
		*lost = !driver->in_transaction(db);
		if (*lost && !db->err.code)
			(void)db_fail(db, ERR_BUG, "db.ended", "a write ended the transaction of its group");
		if (*lost || undo)
			return i;
	}
	return n;
}

/* Settles all or some of the writes, from the front; returns how many. Nearly always all go well; where one must be undone, it
 * is told, and the others run again, this time each with a savepoint. */
static size_t
run_group(struct store *s, struct job **jobs, size_t n)
{
	struct db        *db = s->writer_db;
	const struct err *e = db->fatal ? &broken : db_tx_begin(db, DB_WRITE);
	struct job       *others[GROUP_MAX];
	bool              lost;

	if (e) {
		tell_all(jobs, n, e);
		return n;
	}
	size_t well = run_straight(db, jobs, n, &lost);

	if (well == n) {
		finish_group(s, jobs, n);
		return n;
	}
	if (lost)
		tell_all(jobs, well + 1, &db->err);
	db_tx_rollback(db);
	if (lost)
		return well + 1;
	for (size_t i = 0; i + 1 < n; i++)
		others[i] = jobs[i < well ? i : i + 1];
	for (size_t settled = 0; settled + 1 < n;)
		settled += run_marked(s, others + settled, n - 1 - settled);
	return n;
}

static void *
writer_main(void *p)
{
	struct store *s = p;
	struct job   *jobs[GROUP_MAX];

	pthread_mutex_lock(&s->lock);
	for (;;) {
		while (!s->first && !s->closing)
			pthread_cond_wait(&s->queued, &s->lock);
		if (!s->first)
			break;
		size_t n = 0;

		for (; s->first && n < GROUP_MAX; s->first = s->first->next)
			jobs[n++] = s->first;
		if (!s->first)
			s->last = &s->first;
		pthread_mutex_unlock(&s->lock);
		for (size_t settled = 0; settled < n;)
			settled += run_group(s, jobs + settled, n - settled);
		pthread_mutex_lock(&s->lock);
		s->broken = s->writer_db->fatal;
		for (size_t i = 0; i < n; i++) {
			jobs[i]->done = true;
			pthread_cond_signal(&jobs[i]->wake);
		}
		pthread_mutex_unlock(&s->lock);
		/* After the waiters have gone on: it syncs too, and a failed one is as fatal as that of a commit. */
		const struct err *e = s->writer_db->driver->tidy(s->writer_db);

		if (e)
			log_err(LOG_ERROR, "db.checkpoint", e);
		pthread_mutex_lock(&s->lock);
		s->broken = s->writer_db->fatal;
	}
	pthread_mutex_unlock(&s->lock);
	return NULL;
}

/* Who waits for the writer thread must not hold a snapshot meanwhile: the checkpoint that starts the WAL anew would wait for
 * him, and the writer for the checkpoint. Ends the snapshots of this thread, or begins new ones. */
static void
own_snapshots(struct store *s, bool end)
{
	struct db *own[POOL_MAX];
	size_t     n = 0;

	pthread_mutex_lock(&s->lock);
	for (size_t i = 0; i < POOL_MAX; i++) {
		if (s->readers.lent[i].db && pthread_equal(s->readers.lent[i].to, pthread_self()))
			own[n++] = s->readers.lent[i].db;
	}
	pthread_mutex_unlock(&s->lock);
	for (size_t i = 0; i < n; i++) {
		const struct err *e = end ? db_tx_commit(own[i]) : db_tx_begin(own[i], DB_READ);

		if (e) /* the write's own result counts; whoever reads on meets this error again */
			log_err(LOG_WARN, "db.snapshot", e);
	}
}

static const struct err *
write_by_thread(struct store *s, struct arena *a, store_write_fn fn, void *ctx)
{
	struct job        j = {.arena = a, .fn = fn, .ctx = ctx};
	const struct err *e = NULL;

	if (pthread_equal(pthread_self(), s->writer))
		return &nested;
	own_snapshots(s, true);
	pthread_cond_init(&j.wake, NULL);
	pthread_mutex_lock(&s->lock);
	if (s->closing || s->broken) {
		e = s->broken ? &broken : &closing;
	} else {
		s->waiting++;
		*s->last = &j;
		s->last = &j.next;
		pthread_cond_signal(&s->queued);
		while (!j.done)
			pthread_cond_wait(&j.wake, &s->lock);
		e = j.err;
		if (--s->waiting == 0 && s->closing)
			pthread_cond_signal(&s->queued);
	}
	pthread_mutex_unlock(&s->lock);
	pthread_cond_destroy(&j.wake);
	own_snapshots(s, false);
	return e;
}

/* Two that collided must not collide again: the pauses grow and differ by thread. */
static void
pause_before(int attempt)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	long spread = t.tv_nsec / 1000 % 4000;
	nanosleep(&(struct timespec){0, ((1L << attempt) * 1000 + spread) * 1000}, NULL);
}

static const struct err *
write_on_pool(struct store *s, struct arena *a, store_write_fn fn, void *ctx)
{
	struct db        *db = NULL;
	const struct err *e = pool_lend(s, &s->writers, &db);

	if (e)
		return copy_error(a, e);
	for (int attempt = 1;; attempt++) {
		e = db_tx_begin(db, DB_WRITE);
		if (e) {
			e = copy_error(a, e);
			break;
		}
		e = run_write(db, a, fn, ctx);
		if (e) {
			db_tx_rollback(db);
		} else {
			e = db_tx_commit(db);
			e = e ? copy_error(a, e) : NULL;
		}
		if (!e || e == &arena_full || !db->retry || attempt == WRITE_ATTEMPTS)
			break;
		pause_before(attempt);
	}
	pool_return(s, &s->writers, db);
	return e;
}

const struct err *
store_write(struct store *s, struct arena *a, store_write_fn fn, void *ctx)
{
	return s->kind == DB_SQLITE ? write_by_thread(s, a, fn, ctx) : write_on_pool(s, a, fn, ctx);
}

void
store_before_commit(struct store *s, store_commit_fn fn, void *ctx)
{
	pthread_mutex_lock(&s->lock);
	s->hook = fn;
	s->hook_ctx = ctx;
	pthread_mutex_unlock(&s->lock);
}

enum db_kind
store_kind(const struct store *s)
{
	return s->kind;
}

const char *
store_broken(struct store *s)
{
	pthread_mutex_lock(&s->lock);
	bool is = s->broken;
	pthread_mutex_unlock(&s->lock);
	return is ? broken.detail : NULL;
}

static const struct err *
start_writer(struct store *s)
{
	struct db_open how = s->how;

	how.tidied = true;
	const struct err *e = open_kept(s, &how, &s->writer_db);

	if (e)
		return e;
	sigset_t all, before;

	sigfillset(&all); /* signals belong to the threads of app/ */
	pthread_sigmask(SIG_SETMASK, &all, &before);
	s->writing = pthread_create(&s->writer, NULL, writer_main, s) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return s->writing ? NULL : &no_memory;
}

/* An address that cannot be reached should be known at the start, not at the first request. */
static const struct err *
open_first_reader(struct store *s)
{
	struct db        *db;
	const struct err *e = pool_lend(s, &s->readers, &db);

	if (!e)
		pool_return(s, &s->readers, db);
	return e;
}

const struct err *
store_open(struct arena *a, const struct store_config *config, struct store **out)
{
	struct store *s = arena_alloc(a, sizeof(*s));
	size_t        n = config->connections < 1 ? 1 : config->connections > POOL_MAX ? POOL_MAX : (size_t)config->connections;

	s->kind = config->pg_url ? DB_PG : DB_SQLITE;
	s->how = (struct db_open){
		.where = arena_str(a, str_z(config->pg_url ? config->pg_url : config->sqlite_path)).p,
		.busy_timeout_ms = config->busy_timeout_ms > 0 ? config->busy_timeout_ms : BUSY_TIMEOUT_MS,
		.forgets = config->forgets,
	};
	struct db_open read = s->how, write = s->how;

	read.read_only = true;
	read.pooled = write.pooled = true;
	pthread_mutex_init(&s->lock, NULL);
	pthread_cond_init(&s->queued, NULL);
	s->last = &s->first;
	s->memo = memo_table_open();
	pool_init(&s->readers, &read, n);
	pool_init(&s->writers, &write, n);
	const struct err *e = s->kind == DB_SQLITE ? start_writer(s) : NULL;

	if (!e)
		e = open_first_reader(s);
	if (e) {
		store_close(s);
		return e;
	}
	*out = s;
	return NULL;
}

void
store_close(struct store *s)
{
	if (!s)
		return;
	pthread_mutex_lock(&s->lock);
	s->closing = true;
	pthread_cond_signal(&s->queued);
	pthread_mutex_unlock(&s->lock);
	if (s->writing)
		pthread_join(s->writer, NULL);
	pthread_mutex_lock(&s->lock);
	while (s->waiting > 0) /* told, but not yet out of here */
		pthread_cond_wait(&s->queued, &s->lock);
	pthread_mutex_unlock(&s->lock);
	pool_close(&s->readers);
	pool_close(&s->writers);
	store_connection_close(s->writer_db);
	memo_table_close(s->memo);
	pthread_cond_destroy(&s->queued);
	pthread_mutex_destroy(&s->lock);
}

const struct err *
store_connection_open(struct store *s, struct db **out)
{
	return open_kept(s, &s->how, out);
}
