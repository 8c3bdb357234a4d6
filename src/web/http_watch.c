/* http_watch.c - see http_watch.h. */
#include "web/http_watch.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/socket.h>
#include <time.h>

enum { TICK_MS = 250, NO_PLACE = -1 };

struct watched {
	int            fd;
	int            next; /* of the list of free places */
	bool           used;
	_Atomic int64_t deadline_ms;
};

struct http_watch {
	pthread_mutex_t lock; /* held while a socket is shut, so that a number already closed is never touched */
	pthread_cond_t  stop_asked;
	pthread_t       thread;
	bool            stop;
	struct watched *at;
	int             max;
	int             unused;
};

int64_t
http_watch_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * MS_PER_SECOND + t.tv_nsec / 1000000;
}

static void
shut_late_ones(struct http_watch *w)
{
	int64_t now = http_watch_now();

	for (int i = 0; i < w->max; i++) {
		struct watched *x = &w->at[i];

		if (x->used && atomic_load_explicit(&x->deadline_ms, memory_order_relaxed) < now) {
			shutdown(x->fd, SHUT_RDWR);
			atomic_store_explicit(&x->deadline_ms, HTTP_WATCH_NEVER, memory_order_relaxed);
		}
	}
}

static void *
watch_thread(void *p)
{
	struct http_watch *w = p;

	pthread_mutex_lock(&w->lock);
	while (!w->stop) {
		int64_t         next = http_watch_now() + TICK_MS;
		struct timespec t = {.tv_sec = next / MS_PER_SECOND, .tv_nsec = (long)(next % MS_PER_SECOND) * 1000000};

		pthread_cond_clockwait(&w->stop_asked, &w->lock, CLOCK_MONOTONIC, &t);
		shut_late_ones(w);
	}
	pthread_mutex_unlock(&w->lock);
	return NULL;
}

const struct err *
http_watch_open(struct arena *a, int max, struct http_watch **out)
{
	struct http_watch *w = arena_alloc(a, sizeof(*w));
	sigset_t           all, before;

	w->max = max;
	w->at = arena_array(a, (size_t)max, sizeof(*w->at));
	for (int i = 0; i < max; i++)
		w->at[i].next = i + 1 < max ? i + 1 : NO_PLACE;
	w->unused = max > 0 ? 0 : NO_PLACE;
	pthread_mutex_init(&w->lock, NULL);
	pthread_cond_init(&w->stop_asked, NULL);
	/* Signals are the main thread's business. */
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	int failed = pthread_create(&w->thread, NULL, watch_thread, w);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (failed)
		return err_new(a, ERR_OS, "http.watch", NULL, "pthread_create: %s", strerrordesc_np(failed));
	*out = w;
	return NULL;
}

void
http_watch_close(struct http_watch *w)
{
	pthread_mutex_lock(&w->lock);
	w->stop = true;
	pthread_cond_signal(&w->stop_asked);
	pthread_mutex_unlock(&w->lock);
	pthread_join(w->thread, NULL);
	pthread_cond_destroy(&w->stop_asked);
	pthread_mutex_destroy(&w->lock);
}

int
http_watch_add(struct http_watch *w, int fd, int64_t deadline_ms)
{
	pthread_mutex_lock(&w->lock);
	int i = w->unused;

	if (i != NO_PLACE) {
		struct watched *x = &w->at[i];

		w->unused = x->next;
		x->fd = fd;
		x->used = true;
		atomic_store_explicit(&x->deadline_ms, deadline_ms, memory_order_relaxed);
	}
	pthread_mutex_unlock(&w->lock);
	return i;
}

void
http_watch_remove(struct http_watch *w, int place)
{
	if (place == NO_PLACE)
		return;
	pthread_mutex_lock(&w->lock);
	w->at[place].used = false;
	w->at[place].next = w->unused;
	w->unused = place;
	pthread_mutex_unlock(&w->lock);
}

void
http_watch_set(struct http_watch *w, int place, int64_t deadline_ms)
{
	if (place != NO_PLACE)
		atomic_store_explicit(&w->at[place].deadline_ms, deadline_ms, memory_order_relaxed);
}

void
http_watch_hasten(struct http_watch *w, int place, int64_t deadline_ms)
{
	if (place != NO_PLACE && atomic_load_explicit(&w->at[place].deadline_ms, memory_order_relaxed) > deadline_ms)
		http_watch_set(w, place, deadline_ms);
}
