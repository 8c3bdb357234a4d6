/* case_timers.c - what time alone does to a case: missed promises and the steps up, silent endings. */
#include "core/case_inner.h"

#include "base/log.h"
#include "base/strs.h"
#include "gen/casework_queries.h"

enum { TIMER_ARENA_BYTES = 8 * 1024 * 1024 };

static const struct err *
act_by_system(struct case_work *w, const char *verb, instant at, const char *reason, const struct act_count *counts,
    size_t count_n)
{
	struct act_head   head = case_head(w);
	struct act        act = {
		.name = str_fmt(w->a, "%s.%s", w->kind->prefix, verb).p, .at = at,
		.by = {.role = ROLE_SYSTEM, .unit = w->row.unit}, .reason = reason, .counts = counts, .count_count = count_n,
		.visibility = VISIBLE_PUBLIC,
	};
	str               leaf;
	const struct err *e = unit_leaf_path_in(w->tx, w->a, w->row.agency, w->row.unit, &act.unit_path);

	if (e || (e = act_append(w->tx, w->a, w->keys, &head, &act, &leaf)))
		return e;
	w->row.act_count++;
	w->row.last_leaf = leaf;
	return NULL;
}

/* A promise was missed: it is written down, counted on the day that should have kept it, and the case goes one step up. */
static const struct err *
note_missed(struct case_work *w, const struct case_clock_rule *rule, instant at, int64_t *acts)
{
	struct clock_row *c = &w->clock[rule->no];
	const struct err *e = act_by_system(w, "tenggat-lewat", at, rule->slug, NULL, 0);

	if (e)
		return e;
	++*acts;
	c->late_noted = true;
	w->dirty[rule->no] = true;
	w->row.missed++;
	if ((e = case_count(w, MEASURE_MISSED, date_of(c->due_at, w->agency.zone), 1)))
		return e;
	if (w->row.level + 1 < (int64_t)w->kind->ladder_count) {
		const struct act_count step = {"jenjang", w->row.level + 1};

		w->row.level++;
		if ((e = act_by_system(w, "naik", at, w->kind->ladder[w->row.level].code, &step, 1)))
			return e;
		++*acts;
	}
	return change_mark(w->tx, w->a, w->kind->topic);
}

static const struct err *
run_out(struct case_work *w, const struct case_clock_rule *rule, instant at, int64_t *acts)
{
	const struct case_move *move = rule->on_due ? case_move_of(w->kind, rule->on_due) : NULL;

	if (move && move->by_system && (move->from & CASE_IN(w->row.state)) != 0) {
		const struct case_move_in in = {
			.kind = w->kind, .id = w->row.id, .verb = move->verb, .by = {.role = ROLE_SYSTEM}, .at = at,
			.reason = rule->due_reason, .rating = NO_INT, .expected_n = -1,
		};
		str leaf;

		const struct err *e = case_move_make(w, move, &in, ROLE_SYSTEM, &leaf);

		if (e)
			return e;
		++*acts;
	}
	/* A right that ran out (reopening) ends without an act; so does a clock its move did not end. */
	struct clock_row *c = &w->clock[rule->no];

	if (case_clock_late(c, at)) {
		c->state = CLOCK_STOPPED;
		c->ended_at = at;
		w->dirty[rule->no] = true;
	}
	return NULL;
}

static const struct case_clock_rule *
earliest_late(const struct case_work *w, instant at)
{
	const struct case_clock_rule *found = NULL;

	for (size_t i = 0; i < w->kind->clock_count; i++) {
		const struct case_clock_rule *rule = &w->kind->clocks[i];
		const struct clock_row       *c = &w->clock[rule->no];

		if (w->has[rule->no] && !c->late_noted && case_clock_late(c, at) &&
		    (!found || c->due_at.ms < w->clock[found->no].due_at.ms))
			found = rule;
	}
	return found;
}

const struct err *
case_settle(struct case_work *w, instant at, int64_t *acts)
{
	const struct case_clock_rule *rule;

	while ((rule = earliest_late(w, at)) != NULL) {
		const struct err *e = rule->drives ? note_missed(w, rule, at, acts) : run_out(w, rule, at, acts);

		if (e)
			return e;
	}
	return NULL;
}

struct settle {
	const struct case_kind *kind;
	struct arena           *a;
	struct keys            *keys;
	case_id                 id;
	instant                 now;
	int64_t                 acts;
};

static const struct err *
settle_write(struct db *tx, void *ctx)
{
	struct settle    *s = ctx;
	struct case_work  w = {.tx = tx, .a = s->a, .keys = s->keys, .kind = s->kind};
	int64_t           acts = 0;
	const struct err *e = case_work_load(&w, s->id);

	if (e || (e = case_settle(&w, s->now, &acts)) || (e = case_work_store(&w, s->now)))
		return e;
	s->acts = acts;
	return NULL;
}

/* One run over all clocks whose date has passed, batch by batch. */
struct round {
	const struct case_kind *kind;
	struct store           *store;
	struct arena           *a;
	struct keys            *keys;
	instant                 now, after; /* the last clock seen: its date and id */
	int64_t                 after_id, done;
	const struct err       *first;      /* what went wrong first */
	case_id                *failed;
	size_t                  failed_n, failed_room;
};

static const struct err *
read_batch(struct round *r, struct arena *own, int max, struct casework_overdue_rows *rows)
{
	struct store_lent *lent;
	const struct err  *e = store_lend(r->store, own, &lent);

	if (e)
		return err_copy(r->a, e);
	e = casework_overdue(lent->db, own, (int64_t)r->kind->no, deadline_second(r->now), r->after, r->after_id, max, rows);
	if (e)
		e = err_copy(r->a, e);
	store_lent_back(lent);
	return e;
}

static bool
has_failed(const struct round *r, case_id id)
{
	for (size_t i = 0; i < r->failed_n; i++) {
		if (r->failed[i].v == id.v)
			return true;
	}
	return false;
}

/* One case that cannot be settled must not keep the others waiting; it is told once. */
static void
note_failed(struct round *r, case_id id, const struct err *e)
{
	log_err(LOG_ERROR, "case_timer", e);
	if (!r->first)
		r->first = err_copy(r->a, e);
	if (r->failed_n == r->failed_room) {
		size_t   room = r->failed_room ? r->failed_room * 2 : 64;
		case_id *more = arena_array(r->a, room, sizeof(*more));

		if (r->failed_n > 0)
			memcpy(more, r->failed, r->failed_n * sizeof(*more));
		r->failed = more;
		r->failed_room = room;
	}
	r->failed[r->failed_n++] = id;
}

static const struct err *
settle_one(struct round *r, case_id id)
{
	struct arena *own = arena_open(TIMER_ARENA_BYTES);

	if (!own)
		return err_new(r->a, ERR_LIMIT, "arena", NULL, NULL);
	struct settle     s = {.kind = r->kind, .a = own, .keys = r->keys, .id = id, .now = r->now};
	const struct err *e = store_write(r->store, own, settle_write, &s);

	if (e)
		note_failed(r, id, e);
	else
		r->done += s.acts > 0;
	arena_close(own);
	return NULL;
}

static const struct err *
settle_batch(struct round *r, struct arena *own, int max, bool *more)
{
	struct casework_overdue_rows rows;
	const struct err            *e = read_batch(r, own, max, &rows);

	if (e)
		return e;
	for (size_t i = 0; i < rows.n; i++) {
		bool again = has_failed(r, rows.at[i].file);

		for (size_t j = 0; j < i && !again; j++)
			again = rows.at[j].file.v == rows.at[i].file.v;
		if (!again && (e = settle_one(r, rows.at[i].file)))
			return e;
		r->after = rows.at[i].due_at;
		r->after_id = rows.at[i].id.v;
	}
	*more = rows.n > 0 && rows.n >= (size_t)max;
	return NULL;
}

const struct err *
case_timers_run(const struct case_kind *k, struct store *store, struct arena *a, struct keys *keys, instant now, int max,
    int64_t *done)
{
	struct round      r = {.kind = k, .store = store, .a = a, .keys = keys, .now = now, .after = {-1}};
	const struct err *e = NULL;
	bool              more = true;

	/* What stands in front because it cannot be settled is passed by; what was settled is not read again. */
	while (more && !e) {
		struct arena *own = arena_open(TIMER_ARENA_BYTES);

		if (!own)
			return err_new(a, ERR_LIMIT, "arena", NULL, NULL);
		e = settle_batch(&r, own, max, &more);
		arena_close(own);
	}
	if (e)
		return e;
	*done = r.done;
	return r.first;
}
