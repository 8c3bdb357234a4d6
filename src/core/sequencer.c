/* sequencer.c - see sequencer.h. */
#include "core/sequencer.h"

#include "base/log.h"
#include "core/log.h"
#include "gen/log_queries.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <time.h>

enum {
	ARENA_BYTES = 8 << 20,
	RETRY_MS = 1000, /* after an error, and between tries for the lock */
};

/* Any number, the same on all nodes for ever: "terang" in ASCII. */
static const int64_t LOCK_ID = INT64_C(0x746572616e67);

struct sequencer {
	struct store   *store;
	pthread_t       thread;
	pthread_mutex_t lock;
	pthread_cond_t  woken;
	bool            stop, wake;
	atomic_bool     leads;
};

/* Waits until it is woken, stopped, or the time is over. False: stop. */
static bool
pause_for(struct sequencer *s, int ms)
{
	struct timespec until;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_nsec += (long)(ms % MS_PER_SECOND) * 1000000L;
	until.tv_sec += ms / MS_PER_SECOND + until.tv_nsec / 1000000000L;
	until.tv_nsec %= 1000000000L;
	pthread_mutex_lock(&s->lock);
	while (!s->stop && !s->wake && pthread_cond_clockwait(&s->woken, &s->lock, CLOCK_MONOTONIC, &until) == 0)
		continue;
	s->wake = false;
	bool go_on = !s->stop;
	pthread_mutex_unlock(&s->lock);
	return go_on;
}

/* One batch in a transaction of its own. */
static const struct err *
batch(struct db *db, struct arena *a, int64_t *moved)
{
	const struct err *e = db_begin(db);

	if (e)
		return e;
	if ((e = log_sequence(db, a, LOG_BATCH, moved))) {
		e = err_copy(a, e);
		db_abandon(db);
		return e;
	}
	return db_commit(db);
}

/* Looks without a transaction first: an idle log costs one statement per poll. */
static const struct err *
look(struct db *db, struct arena *a, int64_t *moved)
{
	struct log_wait_any_row waits;
	bool                    any = false;
	const struct err       *e = log_wait_any(db, a, &any, &waits);

	*moved = 0;
	return e || !any ? e : batch(db, a, moved);
}

struct turn {
	struct sequencer *s;
	struct db        *db;
	struct arena     *a;
	int64_t           moved;
	bool              failed;
};

/* Tries for the lock where it is not ours, and gives places to what waits where it is. */
static void
take_turn(void *ctx)
{
	struct turn            *t = ctx;
	struct log_lock_try_row lock = {0};
	const struct err       *e = NULL;
	bool                    leads = atomic_load(&t->s->leads);

	if (!leads && !(e = log_lock_try(t->db, t->a, LOCK_ID, &lock)) && lock.got) {
		leads = true;
		atomic_store(&t->s->leads, true);
		log_line(LOG_INFO, "sequencer", "leads=1");
	}
	if (!e && leads)
		e = look(t->db, t->a, &t->moved);
	if (e)
		log_err(LOG_WARN, "sequencer", e);
	t->failed = e != NULL;
}

/* Works on one connection until it is told to stop (false) or something fails (true): then the connection, with the
 * transaction a failing arena left open on it, is closed and another one opened. */
static bool
work(struct sequencer *s, struct db *db)
{
	for (;;) {
		struct turn t = {.s = s, .db = db, .a = arena_open(ARENA_BYTES)};

		if (!t.a || !arena_try(t.a, take_turn, &t)) {
			log_line(LOG_ERROR, "sequencer", "result=memory");
			t.failed = true;
		}
		arena_close(t.a);
		if (t.failed)
			return pause_for(s, RETRY_MS);
		if (t.moved < LOG_BATCH && !pause_for(s, atomic_load(&s->leads) ? SEQUENCER_POLL_MS : RETRY_MS))
			return false;
	}
}

static void *
run(void *p)
{
	struct sequencer *s = p;
	bool              go_on = true;

	while (go_on) {
		struct db        *db = NULL;
		const struct err *e = store_connection_open(s->store, &db);

		if (e) {
			log_err(LOG_WARN, "sequencer", e);
			go_on = pause_for(s, RETRY_MS);
			continue;
		}
		go_on = work(s, db);
		/* The lock belongs to the connection: it ends here, whatever the reason. */
		atomic_store(&s->leads, false);
		store_connection_close(db);
	}
	return NULL;
}

const struct err *
sequencer_start(struct arena *a, struct store *store, struct sequencer **out)
{
	struct sequencer  *s = arena_alloc(a, sizeof(*s));
	sigset_t           all, before;

	s->store = store;
	pthread_mutex_init(&s->lock, NULL);
	pthread_cond_init(&s->woken, NULL);
	sigfillset(&all); /* signals belong to the threads of app/ */
	pthread_sigmask(SIG_SETMASK, &all, &before);
	int failed = pthread_create(&s->thread, NULL, run, s);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (failed)
		return err_new(a, ERR_OS, "sequencer.thread", NULL, "error %d", failed);
	*out = s;
	return NULL;
}

void
sequencer_stop(struct sequencer *s)
{
	if (!s)
		return;
	pthread_mutex_lock(&s->lock);
	s->stop = true;
	pthread_cond_signal(&s->woken);
	pthread_mutex_unlock(&s->lock);
	pthread_join(s->thread, NULL);
	pthread_cond_destroy(&s->woken);
	pthread_mutex_destroy(&s->lock);
}

void
sequencer_wake(struct sequencer *s)
{
	if (!s)
		return;
	pthread_mutex_lock(&s->lock);
	s->wake = true;
	pthread_cond_signal(&s->woken);
	pthread_mutex_unlock(&s->lock);
}

bool
sequencer_leads(struct sequencer *s)
{
	return atomic_load(&s->leads);
}
