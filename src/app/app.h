/* app.h - one running installation: everything a request needs, and the seam handle() that turns a request into its answer. */
#ifndef APP_APP_H
#define APP_APP_H

#include "app/router.h"
#include "core/keys.h"
#include "core/room.h"
#include "core/settings.h"
#include "crypto/crypto.h"
#include "crypto/password.h"
#include "db/store.h"
#include "web/http.h"
#include "web/page_cache.h"
#include "web/rate_limit.h"

#include <stdatomic.h>

struct app {
	const struct settings      *settings;
	struct store               *store;
	struct keys                *keys;
	struct page_cache          *cache;
	struct rate_limit          *rate; /* NULL: limits are off */
	struct password_gate       *gate;
	struct router              *router;
	const struct room *const   *rooms;
	const struct random_source *random;
	instant                   (*now)(void); /* tests and the demonstration set their own clock */
	key32                       visit_key;  /* keys_visit() */
	_Atomic int64_t             version;    /* of what public pages show; moves with every write */
};

/* Opens data folder or database as the settings say. The app lives in a; app_close before the arena closes. wait_ms: how long a write
 * waits for another process; a command may, nobody waits for its page. */
enum { WAIT_SERVING_MS = 5000, WAIT_COMMAND_MS = 120000 };
MUST_CHECK const struct err *app_open(struct arena *a, const struct settings *settings, int wait_ms, struct app **out);
void app_close(struct app *app);

/* One request. Never fails: failures become pages. Thread-safe. */
void handle(void *app, const struct http_request *q, struct arena *a, struct http_reply *r);

/* Public pages must be made anew. */
void app_changed(struct app *app);

/* Runs each due job of the rooms once; app_jobs_run is called every second by the job thread. */
void app_jobs_run(struct app *app);

/* Sums every event that is not summed yet; after much was written at once. */
MUST_CHECK const struct err *app_figures_fold(struct app *app, struct arena *a);

/* Real time. */
instant app_clock(void);

#endif
