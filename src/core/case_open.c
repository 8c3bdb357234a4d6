/* case_open.c - a new case: its key, number, code, file, parties, clocks and first act. */
#include "core/case_inner.h"

#include "base/strs.h"
#include "core/search.h"
#include "crypto/crypto.h"
#include "gen/casework_queries.h"

/* The year of a number is the local year of receipt; an import bears the year of its own opening. */
static const struct err *
number_make(struct case_work *w, const struct random_source *random, const struct case_open_in *in, str *out)
{
	if (in->mode >= MODE_CONFIDENTIAL) {
		*out = str_fmt(w->a, "RHS-%.*s", STRF(random_id(random, w->a)));
		return NULL;
	}
	int               year = date_civil(w->row.opened_day).year;
	int64_t           n;
	const struct err *e = number_take(w->tx, w->a, (int)in->kind->no, in->agency, year, &n);

	if (e)
		return e;
	*out = str_fmt(w->a, "%s-%.*s-%d-%06lld", in->kind->code, STRF(w->agency.code), year, (long long)n);
	return NULL;
}

static const struct err *
parties_add(struct case_work *w, const struct case_open_in *in)
{
	for (size_t i = 0; i < in->party_count; i++) {
		const struct case_party_in *p = &in->parties[i];
		str                         sealed;
		const struct err           *e = keys_seal(w->keys, w->a, w->row.key, w->row.number, "party", p->details, &sealed);

		if (e || (e = casework_party_add(w->tx, w->a, w->row.id, (int64_t)p->role, (int64_t)p->visibility,
		    p->groups.p ? p->groups : STR(""), sealed)))
			return e;
	}
	return NULL;
}

static const struct err *
import_add(struct case_work *w, const struct case_open_in *in)
{
	str               cells;
	const struct err *e = keys_seal(w->keys, w->a, w->row.key, w->row.number, "cells",
	    in->cells.p ? in->cells : STR("{}"), &cells);

	if (e)
		return e;
	return casework_import_add(w->tx, w->a, in->source, in->external_id, w->row.id, in->target_at,
	    in->source_late < 0 ? NO_INT : in->source_late, cells);
}

/* Cases that come with an end (imports) are counted as ended on their own day. */
static const struct err *
count_opened(struct case_work *w, const struct case_state *state)
{
	const struct err *e = case_count(w, MEASURE_OPENED, w->row.opened_day, 1);

	if (e || !state->final)
		return e;
	day on = day_known(w->closed_day) && w->closed_day.d > w->row.opened_day.d ? w->closed_day : w->row.opened_day;

	e = case_count(w, MEASURE_CLOSED, on, 1);
	return e ? e : case_count(w, state->measure, on, 1);
}

/* Whole seconds count, as for every promise: an end in the second of the target is in time. */
static bool
import_missed(const struct case_open_in *in)
{
	instant by = instant_known(in->closed_at) ? in->closed_at : in->at;

	return instant_known(in->target_at) && deadline_second(by).ms > deadline_second(in->target_at).ms;
}

/* The source's target is the promise of an imported case: kept or missed on the day of its end, missed on its own day where
 * the end came later or never. An end before the beginning is shown and kept out of durations. */
static const struct err *
import_count(struct case_work *w, const struct case_open_in *in)
{
	bool              ended = instant_known(w->row.closed_at), missed = import_missed(in);
	const struct err *e = NULL;

	if (!instant_known(in->target_at))
		return NULL;
	if (missed)
		e = case_count(w, MEASURE_MISSED, (day){date_of(in->target_at, w->agency.zone).d + 1}, 1);
	if (!e && ended)
		e = case_count(w, missed ? MEASURE_LATE : MEASURE_ON_TIME, w->closed_day, 1);
	if (!e && ended && w->row.closed_at.ms >= w->row.opened_at.ms)
		e = case_count(w, MEASURE_MINUTES, w->closed_day, (w->row.closed_at.ms - w->row.opened_at.ms) / MS_PER_MINUTE);
	return e;
}

static const struct err *
first_act(struct case_work *w, const struct case_open_in *in, const struct case_state *state, str *leaf)
{
	struct act_head head = case_head(w);
	struct act      act = {
		.name = str_fmt(w->a, "%s.%s", in->kind->prefix, in->imported ? "impor" : "diterima").p, .at = in->at,
		.by = in->by, .state = state->slug,
		.class_ = w->row.class_ != 0 ? in->kind->classes[w->row.class_] : NULL, .promise = w->row.promise_leaf,
		.deadlines = w->deadlines, .deadline_count = w->deadline_count,
		.fields = in->fields, .field_count = in->field_count, .visibility = VISIBLE_PUBLIC,
	};
	const struct err *e = unit_leaf_path_in(w->tx, w->a, in->agency, in->unit, &act.unit_path);

	act.by.unit = in->unit;
	return e ? e : act_append(w->tx, w->a, w->keys, &head, &act, leaf);
}

static const struct err *
clocks_start(struct case_work *w, instant at)
{
	case_act_begin(w);
	for (size_t i = 0; i < w->kind->clock_count; i++) {
		const struct err *e = w->kind->clocks[i].at_opening ?
		    case_clock_apply(w, &w->kind->clocks[i], CLOCK_START, at) : NULL;

		if (e)
			return e;
	}
	return NULL;
}

static void
clock_list_of(struct case_work *w, struct clock_list *out)
{
	struct clock_row *at = arena_array(w->a, CASE_MAX_CLOCKS, sizeof(at[0]));
	size_t            n = 0;

	for (int no = 1; no < CASE_MAX_CLOCKS; no++) {
		if (w->has[no])
			at[n++] = w->clock[no];
	}
	*out = (struct clock_list){at, n};
}

/* Words that come with the case and are public at once. */
static const struct err *
masked(struct case_work *w, const struct case_open_in *in, str words, str *out)
{
	struct case_party_row *rows = arena_array(w->a, in->party_count + 1, sizeof(*rows));
	struct case_known      known = {.parties = {rows, in->party_count}};
	const struct err      *e;

	*out = words;
	if (!words.p)
		return NULL;
	for (size_t i = 0; i < in->party_count; i++)
		rows[i] = (struct case_party_row){in->parties[i].role, in->parties[i].visibility, in->parties[i].groups,
			in->parties[i].details};
	e = case_known_contacts(w->tx, w->a, in->agency, &known.contacts);
	return e ? e : w->kind->mask(w->a, &known, words, out);
}

const struct err *
case_open(struct db *tx, struct arena *a, struct keys *keys, const struct random_source *random,
    const struct case_open_in *in, struct case_open_out *out)
{
	struct case_work w = {.tx = tx, .a = a, .keys = keys, .kind = in->kind, .closed_day = NO_DAY};
	struct case_row *r = &w.row;
	const struct err *e;
	str               code = {0}, code_hash = {0}, sealed = {0}, leaf;

	if (in->imported) {
		struct casework_import_known_row known;
		bool                             found;

		if ((e = casework_import_known(tx, a, in->source, in->external_id, &found, &known)))
			return e;
		if (found)
			return err_new(a, ERR_STATE, "case.imported", NULL, NULL);
	}
	r->agency = in->agency;
	if ((e = case_work_agency(&w)))
		return e;
	const struct case_state *state = case_state_of(in->kind, in->state != 0 ? in->state : in->kind->first_state);

	if (!state || in->class_ < 0 || (size_t)in->class_ >= in->kind->class_count)
		return err_new(a, ERR_BUG, "case.open", NULL, "state %d class %d", in->state, in->class_);
	r->kind = in->kind->no;
	r->unit = in->unit;
	r->mode = in->mode;
	r->state = state->no;
	r->class_ = in->class_;
	r->category = in->category;
	r->service = in->service;
	r->promise_leaf = in->promise_leaf.p ? in->promise_leaf : w.agency.rules_leaf;
	r->area = in->area;
	r->channel = in->channel;
	r->opened_at = in->imported && instant_known(in->opened_at) ? in->opened_at : in->at;
	r->opened_day = date_of(r->opened_at, w.agency.zone);
	r->own_amount = in->own_amount;
	r->own_unit = in->own_unit;
	if ((e = masked(&w, in, in->title, &r->title)) || (e = masked(&w, in, in->body, &r->body)))
		return e;
	r->closed_at = in->imported && state->final ? in->closed_at : NO_INSTANT;
	w.closed_day = instant_known(r->closed_at) ? date_of(r->closed_at, w.agency.zone) : NO_DAY;
	if ((e = keys_take(keys, a, &r->key)))
		return e;
	if (!in->imported) {
		str plain;

		code = secret_code_new(random, a);
		if (!secret_code_parse(a, code, &plain))
			return err_new(a, ERR_BUG, "case.code", NULL, NULL);
		code_hash = secret_code_hash(a, plain);
		if ((e = clocks_start(&w, in->at)))
			return e;
	}
	if ((e = number_make(&w, random, in, &r->number)) ||
	    (e = keys_seal(keys, a, r->key, r->number, "case", in->words, &sealed)))
		return e;

	struct casework_add_row added;
	const struct clock_row *first = case_clock_first(&w);
	instant                 due = first ? first->due_at : in->imported && !state->final ? in->target_at : NO_INSTANT;

	e = casework_add(tx, a, (int64_t)r->kind, r->agency, r->unit, r->number, (int64_t)r->mode, r->state, r->class_,
	    r->category, r->service, r->promise_leaf, r->area, (int64_t)r->channel, in->parent, r->key, code_hash,
	    r->opened_at, r->opened_day, in->event_day, r->title, r->body, sealed, due,
	    first ? first->clock : NO_INT, in->imported && import_missed(in), r->closed_at, w.closed_day, in->imported,
	    in->mark, r->own_amount, (int64_t)r->own_unit, in->at, &added);
	if (e)
		return e;
	r->id = added.id;
	if ((e = parties_add(&w, in)) || (in->imported && (e = import_add(&w, in))) || (e = case_clocks_store(&w)) ||
	    (e = first_act(&w, in, state, &leaf)) || (e = casework_opened(tx, a, r->id, leaf)) ||
	    (e = count_opened(&w, state)) || (in->imported && (e = import_count(&w, in))))
		return e;
	if (r->title.p && r->mode < MODE_CONFIDENTIAL &&
	    (e = search_put(tx, a, SUBJECT_CASE, r->id.v, (int)r->kind, r->agency, r->title, r->body, r->opened_at.ms)))
		return e;
	if ((e = change_mark(tx, a, in->kind->topic)))
		return e;
	*out = (struct case_open_out){.id = r->id, .number = r->number, .code = code, .leaf = leaf};
	clock_list_of(&w, &out->clocks);
	return NULL;
}
