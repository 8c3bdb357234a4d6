/* jobs.c - runs the rooms' jobs by the clock, one at a time; see app.h. */
#include "app/app.h"
#include "base/log.h"
#include "core/figures.h"
#include "gen/jobs_queries.h"

#include <unistd.h>

enum { JOB_ARENA = 64 * 1024 * 1024, NOTE_ARENA = 1024 * 1024, FOLD_BATCH = 5000, FOLD_PAUSE_US = 150000 };

struct note {
	struct arena *a;
	str           name;
	instant       at;
	str           result; /* absent: it begins */
};

static const struct err *
write_note(struct db *tx, void *ctx)
{
	const struct note *n = ctx;

	return n->result.p ? job_ended(tx, n->a, n->name, n->at, n->result) : job_began(tx, n->a, n->name, n->at);
}

/* Keeps how it went in an arena of its own: the job's may be full. */
static void
note_down(struct app *app, const struct job *job, str result)
{
	struct arena *a = arena_open(NOTE_ARENA);

	if (!a)
		return;
	struct note       n = {.a = a, .name = str_z(job->name), .at = app->now(), .result = result};
	const struct err *e = store_write(app->store, a, write_note, &n); /* has its own trap */

	if (e)
		log_err(LOG_ERROR, "job", e);
	arena_close(a);
}

struct job_call {
	const struct job *job;
	struct job_tools  tools;
	const struct err *err;
};

static void
call_job(void *ctx)
{
	struct job_call *c = ctx;

	c->err = c->job->run(&c->tools);
}

static void
run_one(struct app *app, const struct job *job)
{
	struct arena *a = arena_open(JOB_ARENA);

	if (!a) {
		log_line(LOG_ERROR, "job", "name=%s result=memory", job->name);
		return;
	}
	struct job_call call = {.job = job, .tools = {.a = a, .store = app->store, .keys = app->keys, .settings = app->settings,
		.random = app->random, .now = app->now()}};

	note_down(app, job, (str){NULL, 0});
	bool fine = arena_try(a, call_job, &call);

	if (fine && call.err)
		log_err(LOG_ERROR, "job", call.err);
	if (!fine)
		log_line(LOG_ERROR, "job", "name=%s result=memory", job->name);
	note_down(app, job, !fine ? STR("memory") : str_z(call.err ? call.err->code : "ok"));
	app_changed(app);
	arena_close(a); /* and what it lent comes back */
}

struct due_ask {
	struct app       *app;
	const struct job *job;
	struct arena     *a;
	bool              due;
};

static void
ask_due(void *ctx)
{
	struct due_ask     *x = ctx;
	struct store_lent  *lent;
	struct job_last_row row = {0};
	bool                found = false;

	if (store_lend(x->app->store, x->a, &lent))
		return;
	const struct err *e = job_last(lent->db, x->a, str_z(x->job->name), &found, &row);

	store_lent_back(lent);
	/* A start that lies far ahead was noted by a clock that has been set back since: it must not hold the job up. */
	int64_t ago = x->app->now().ms - row.started_at.ms, every = (int64_t)x->job->every_s * MS_PER_SECOND;

	x->due = !e && (!found || ago >= every || ago <= -every);
}

static bool
is_due(struct app *app, const struct job *job)
{
	struct due_ask x = {.app = app, .job = job, .a = arena_open(1 << 20)};

	if (!x.a)
		return false;
	if (!arena_try(x.a, ask_due, &x))
		log_line(LOG_ERROR, "job", "name=%s due=memory", job->name);
	arena_close(x.a);
	return x.due;
}

const struct err *
app_figures_fold(struct app *app, struct arena *a)
{
	int64_t folded = FOLD_BATCH;

	while (folded == FOLD_BATCH) {
		struct arena *work = arena_open(JOB_ARENA);

		if (!work)
			return err_new(a, ERR_OS, "job.memory", NULL, NULL);
		const struct err *e = err_copy(a, figures_fold(app->store, work, FOLD_BATCH, &folded));
		arena_close(work);
		if (e)
			return e;
		if (folded == FOLD_BATCH)
			usleep(FOLD_PAUSE_US); /* another process that waits to write (an import) gets its turn */
	}
	return NULL;
}

void
app_jobs_run(struct app *app)
{
	for (const struct room *const *room = app->rooms; *room; room++) {
		for (size_t i = 0; i < (*room)->job_count; i++) {
			if (is_due(app, &(*room)->jobs[i]))
				run_one(app, &(*room)->jobs[i]);
		}
	}
}
