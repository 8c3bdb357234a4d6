/* open.c - opens an installation: database, keys, log, caches, routes; see app.h. */
#include "app/app.h"
#include "base/log.h"
#include "base/strs.h"
#include "core/log.h"
#include "gen/schema.h"

#include <time.h>

enum { RATE_SLOTS = 65536, PASSWORD_WAIT_MS = 3000 };

instant
app_clock(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return (instant){(int64_t)now.tv_sec * MS_PER_SECOND + now.tv_nsec / 1000000};
}

const struct err *
app_open(struct arena *a, const struct settings *settings, int wait_ms, struct app **out)
{
	struct app        *app = arena_alloc(a, sizeof(*app));
	struct store_config config = {
		.sqlite_path = str_fmt(a, "%s/terang.db", settings->data_dir).p,
		.pg_url = settings->db_url,
		.connections = (int)settings->db_connections,
		.busy_timeout_ms = wait_ms,
	};

	app->settings = settings;
	app->rooms = rooms;
	app->random = random_system();
	app->now = app_clock;
	if (!crypto_start())
		return err_new(a, ERR_OS, "crypto.start", NULL, "no source of randomness");
	app->gate = password_gate_open(PASSWORD_AT_ONCE, PASSWORD_WAIT_MS);
	if (!app->gate)
		return err_new(a, ERR_OS, "password.memory", NULL, NULL);
	const struct err *e = store_open(a, &config, &app->store);
	if (!e)
		e = store_migrate(app->store, a, schema_steps, schema_step_count, app_clock());
	if (!e)
		e = keys_open(a, settings->data_dir, settings->keys_url, &app->keys);
	if (!e)
		app->visit_key = keys_visit(app->keys);
	if (!e)
		e = router_open(a, rooms, &app->router);
	if (!e && settings->page_cache_bytes > 0)
		e = page_cache_open(a, (size_t)settings->page_cache_bytes, &app->cache);
	if (!e && settings->rate_limits) {
		struct rate_rule rules[RATE_KINDS];

		memcpy(rules, rate_rules_usual, sizeof(rules));
		if (settings->page_work_ms > 0)
			rules[RATE_WORK] = (struct rate_rule){(int)settings->page_work_ms, MS_PER_MINUTE / settings->page_work_ms};
		e = rate_limit_open(a, rules, RATE_SLOTS, &app->rate);
	}
	if (e) {
		app_close(app);
		return e;
	}
	store_before_commit(app->store, log_before_commit, NULL);
	*out = app;
	return NULL;
}

void
app_close(struct app *app)
{
	page_cache_close(app->cache);
	rate_limit_close(app->rate);
	keys_close(app->keys);
	store_close(app->store);
	password_gate_close(app->gate);
}

void
app_changed(struct app *app)
{
	atomic_fetch_add(&app->version, 1);
}
