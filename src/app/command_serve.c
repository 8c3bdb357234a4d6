/* command_serve.c - terang serve: a parent that watches, and the web process that serves. */
#include "app/app.h"
#include "app/commands.h"
#include "app/install.h"
#include "app/options.h"
#include "app/settings_load.h"
#include "base/log.h"
#include "base/strs.h"
#include "core/sequencer.h"
#include "gen/jobs_queries.h"
#include "os/process.h"
#include "web/http_server.h"

#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>

enum { SERVE_ARENA = 64 * 1024 * 1024, HEAP_KEPT = 1 << 20, HEAP_STEP = 128 << 10, GRACE_MS = 10000, TICK_MS = 1000, HEADER_BYTES = 16 * 1024, IDLE_S = 30 };

/* What stops the helper threads of the web process. */
struct ticker {
	struct app      *app;
	pthread_t        thread;
	pthread_mutex_t  lock;
	pthread_cond_t   wake;
	bool             stop;
	int64_t          seen; /* version of public pages as the database says */
};

/* Changes by other processes (an import, another node) reach the page cache through the database. */
struct look {
	struct ticker *t;
	struct arena  *a;
};

static void
look(void *ctx)
{
	struct look          *x = ctx;
	struct store_lent    *lent;
	struct change_sum_row row = {0};

	if (store_lend(x->t->app->store, x->a, &lent))
		return;
	const struct err *e = change_sum(lent->db, x->a, &row);

	store_lent_back(lent);
	if (!e && row.version != x->t->seen) {
		x->t->seen = row.version;
		app_changed(x->t->app);
	}
}

static void
look_for_changes(struct ticker *t)
{
	struct look x = {t, arena_open(1 << 16)};

	if (!x.a || !arena_try(x.a, look, &x))
		log_line(LOG_ERROR, "ticker", "result=memory");
	arena_close(x.a);
}

static void *
tick(void *p)
{
	struct ticker *t = p;

	pthread_mutex_lock(&t->lock);
	while (!t->stop) {
		struct timespec until;

		clock_gettime(CLOCK_MONOTONIC, &until);
		until.tv_sec += TICK_MS / MS_PER_SECOND;
		pthread_cond_clockwait(&t->wake, &t->lock, CLOCK_MONOTONIC, &until);
		if (t->stop)
			break;
		pthread_mutex_unlock(&t->lock);
		const char *broken = store_broken(t->app->store);
		if (broken) { /* only a start through recovery knows the truth; the parent starts us again */
			log_line(LOG_ERROR, "store", "broken=%s", broken);
			_exit(EXIT_FAILED);
		}
		look_for_changes(t);
		app_jobs_run(t->app);
		pthread_mutex_lock(&t->lock);
	}
	pthread_mutex_unlock(&t->lock);
	return NULL;
}

struct limit_ask {
	const struct app          *app;
	const struct http_request *q;
	struct arena              *a;
	size_t                     limit;
};

static void
ask_limit(void *ctx)
{
	struct limit_ask   *x = ctx;
	struct form         none;
	bool                other;
	const struct route *route = router_find(x->app->router, x->a, x->q->method, x->q->path, &none, &other);

	if (route && (route->flags & ROUTE_UPLOAD))
		x->limit = (size_t)x->app->settings->upload_bytes;
}

/* Called before the request has an arena: without memory the smaller limit holds. */
static size_t
body_limit(void *ctx, const struct http_request *q)
{
	const struct app *app = ctx;
	struct limit_ask  x = {app, q, arena_open(1 << 16), (size_t)app->settings->body_bytes};

	if (!x.a || !arena_try(x.a, ask_limit, &x))
		log_line(LOG_ERROR, "body_limit", "result=memory");
	arena_close(x.a);
	return x.limit;
}

/* The web process: serves until it is told to stop. */
static int
web_process(const struct settings *settings)
{
	struct arena       *a = arena_open(SERVE_ARENA);
	struct app         *app = NULL;
	struct http_server *server = NULL;
	struct sequencer   *sequencer = NULL;
	struct ticker       ticker = {.lock = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER};

	if (!a)
		return EXIT_FAILED;
	/* What a request gave back serves the next one: giving it to the system and fetching it again costs more than a small page. */
	mallopt(M_TRIM_THRESHOLD, HEAP_KEPT);
	mallopt(M_MMAP_THRESHOLD, HEAP_KEPT);
	mallopt(M_TOP_PAD, HEAP_STEP);
	process_hold_signals();
	const struct err *e = app_open(a, settings, WAIT_SERVING_MS, &app);
	const struct http_server_config config = {
		.listen = settings->listen,
		.threads = (int)settings->threads,
		.connections_per_thread = (int)settings->connections_per_thread,
		.connections_per_address = (int)settings->connections_per_address,
		.header_bytes = HEADER_BYTES,
		.body_bytes = (size_t)settings->body_bytes,
		.timeout_s = IDLE_S,
		.trusted_proxies = settings->trusted_proxies,
		.body_limit = body_limit,
	};
	if (!e && store_kind(app->store) == DB_PG)
		e = sequencer_start(a, app->store, &sequencer);
	if (!e)
		e = http_server_open(a, &config, handle, app, &server);
	if (e) {
		log_err(LOG_ERROR, "start", e);
		fprintf(stderr, "terang serve: %s\n", install_sentence(a, e));
		/* Trying again helps where a database is away; not where another program has the port, or this is an old one. */
		return e->kind == ERR_DB ? EXIT_FAILED : EXIT_USAGE;
	}
	ticker.app = app;
	bool ticking = pthread_create(&ticker.thread, NULL, tick, &ticker) == 0;
	log_line(LOG_INFO, "serving", "address=%.*s", STRF(http_server_address(server, a)));
	process_wait_stop();
	log_line(LOG_INFO, "draining", "grace_ms=%d", GRACE_MS);
	http_server_drain(server, GRACE_MS);
	if (ticking) {
		pthread_mutex_lock(&ticker.lock);
		ticker.stop = true;
		pthread_cond_signal(&ticker.wake);
		pthread_mutex_unlock(&ticker.lock);
		pthread_join(ticker.thread, NULL);
	}
	sequencer_stop(sequencer);
	app_close(app);
	arena_close(a);
	return EXIT_FINE;
}

static int
run_web(void *ctx)
{
	return web_process(ctx);
}

int
command_serve(int argc, char **argv)
{
	const char *data = NULL, *listen = NULL, *db = NULL, *keys = NULL, *rest[1];
	size_t      n;
	bool        help, alone = false;
	const struct option_row rows[] = {
		{"data", &data, NULL, "folder data"},
		{"listen", &listen, NULL, "alamat:porta (bawaan 127.0.0.1:8080)"},
		{"db", &db, NULL, "postgres://… untuk memakai PostgreSQL"},
		{"keys", &keys, NULL, "postgres://… basis data kunci"},
		{"alone", NULL, &alone, "satu proses saja, tanpa pengawas (untuk pengujian)"},
	};

	if (!options_read(argc, argv, rows, COUNT(rows), rest, 0, &n, &help))
		return help ? EXIT_FINE : EXIT_USAGE;
	if (!data) {
		fputs("terang serve: sebutkan --data FOLDER; folder baru dibuat dengan terang init\n", stderr);
		return EXIT_USAGE;
	}
	struct arena     *a = arena_open(1 << 20);
	struct settings   settings;
	if (!a)
		return EXIT_FAILED;
	const struct err *e = settings_open(a, data, &settings);
	if (!e)
		e = settings_put(a, &settings, "listen", "listen", listen);
	if (!e)
		e = settings_put(a, &settings, "db_url", "db", db);
	if (!e)
		e = settings_put(a, &settings, "keys_url", "keys", keys);
	if (e) {
		fprintf(stderr, "terang serve: %s\n", e->detail ? e->detail : e->code);
		arena_close(a);
		return EXIT_USAGE;
	}
	int code = alone ? web_process(&settings) : process_watch(run_web, &settings);
	arena_close(a);
	return code;
}
