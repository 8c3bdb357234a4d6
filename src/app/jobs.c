/* jobs.c - runs the rooms' jobs by the clock, one at a time; see app.h. */
#include "app/app.h"
#include "base/log.h"
#include "core/figures.h"
#include "gen/jobs_queries.h"

enum { JOB_ARENA = 64 * 1024 * 1024, FOLD_BATCH = 5000 };

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

static void
run_one(struct app *app, const struct job *job)
{
	struct arena *a = arena_open(JOB_ARENA);
	jmp_buf       trap;

	if (!a)
		return;
	if (setjmp(trap) != 0) {
		log_line(LOG_ERROR, "job", "name=%s result=memory", job->name);
		arena_close(a);
		return;
	}
	arena_trap(a, &trap);
	struct note      n = {.a = a, .name = str_z(job->name), .at = app->now()};
	struct job_tools t = {.a = a, .store = app->store, .keys = app->keys, .settings = app->settings,
		.random = app->random, .now = n.at};
	const struct err *e = store_write(app->store, a, write_note, &n);
	if (!e)
		e = job->run(&t);
	n.at = app->now();
	n.result = str_z(e ? e->code : "ok");
	if (e)
		log_err(LOG_ERROR, "job", e);
	e = store_write(app->store, a, write_note, &n);
	if (e)
		log_err(LOG_ERROR, "job", e);
	app_changed(app);
	arena_close(a);
}

static bool
is_due(struct app *app, const struct job *job)
{
	struct arena      *a = arena_open(1 << 20);
	struct db         *db = NULL;
	struct job_last_row row = {0};
	bool               found = false;

	if (!a || store_read_begin(app->store, &db)) {
		arena_close(a);
		return false;
	}
	const struct err *e = job_last(db, a, str_z(job->name), &found, &row);
	store_read_end(app->store, db);
	/* A start that lies far ahead was noted by a clock that has been set back since: it must not hold the job up. */
	int64_t ago = app->now().ms - row.started_at.ms, every = (int64_t)job->every_s * MS_PER_SECOND;
	bool    due = !e && (!found || ago >= every || ago <= -every);
	arena_close(a);
	return due;
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
