/* case_move.c - one move of one case: who may, what is asked for, what it does, its leaf, its figures. */
#include "core/case_inner.h"

#include "base/strs.h"
#include "core/search.h"
#include "crypto/crypto.h"
#include "gen/casework_queries.h"

struct act_head
case_head(const struct case_work *w)
{
	return (struct act_head){
		.subject = SUBJECT_CASE, .subject_id = w->row.id.v, .record = w->row.number, .count = w->row.act_count,
		.last_leaf = w->row.last_leaf, .key = w->row.key, .secret = w->row.mode >= MODE_CONFIDENTIAL,
	};
}

/* Endings carry their reason code. */
static bool
is_ending(enum measure m)
{
	return m == MEASURE_CLOSED || m == MEASURE_FINISHED || m == MEASURE_ARCHIVED || m == MEASURE_NOT_OURS ||
	    m == MEASURE_WITHDRAWN;
}

const struct err *
case_count(struct case_work *w, enum measure m, day on, int64_t amount)
{
	const struct figure f = {
		.on = on, .agency = w->row.agency, .unit = w->row.unit, .service = w->row.service, .area = w->row.area,
		.kind = (int)w->row.kind, .class_ = w->row.class_, .channel = (int)w->row.channel, .group = "", .measure = m,
		.amount = amount, .category = w->row.category, .reason = is_ending(m) ? w->row.outcome : (str){0},
		.hidden = w->row.mode >= MODE_CONFIDENTIAL, .subject = w->row.id,
	};

	return m == 0 ? NULL : figure_add(w->tx, w->a, &f);
}

/* A case counts once, by all its rounds: what was late stays counted late, what was in time made room when it was opened again. */
static const struct err *
counted_late(struct case_work *w, const struct case_clock_rule *rule, bool *late)
{
	struct casework_clock_missed_row row = {0};
	const struct err *e = w->row.reopened == 0 ? NULL :
	    casework_clock_missed(w->tx, w->a, w->row.id, rule->no, w->row.reopened, &row);

	*late = row.missed > 0;
	return e;
}

/* What the reporter did not accept is no answer: promises that begin anew are taken back, on the day they were kept. */
static const struct err *
uncount_met(struct case_work *w, const struct case_move *move)
{
	for (size_t i = 0; i < w->kind->clock_count; i++) {
		const struct case_clock_rule *rule = &w->kind->clocks[i];
		const struct clock_row       *c = &w->clock[rule->no];
		const enum measure            measures[] = {rule->kept, rule->minutes};

		if (!w->has[rule->no] || c->state != CLOCK_MET || move->effects[rule->no] != CLOCK_START)
			continue;
		for (size_t k = 0; k < COUNT(measures); k++) {
			const struct err *e = measures[k] == 0 ? NULL : figure_take_back(w->tx, w->a, w->row.agency, (int)w->row.kind,
			    measures[k], date_of(c->ended_at, w->agency.zone), w->row.id);

			if (e)
				return e;
		}
	}
	return NULL;
}

static const struct err *
count_met(struct case_work *w, day on, instant at)
{
	for (size_t i = 0; i < w->kind->clock_count; i++) {
		const struct case_clock_rule *rule = &w->kind->clocks[i];
		const struct err             *e;

		bool                          late;

		if (w->met[rule->no] == 0)
			continue;
		if ((e = counted_late(w, rule, &late)))
			return e;
		if (late)
			continue;
		if ((e = case_count(w, w->met[rule->no] > 0 ? rule->kept : rule->late, on, 1)))
			return e;
		if (rule->minutes != 0) {
			int64_t minutes = (at.ms - w->clock[rule->no].start_at.ms) / MS_PER_MINUTE;

			if ((e = case_count(w, rule->minutes, on, minutes)))
				return e;
		}
	}
	return NULL;
}

/* A case that ended is counted once, a case that lives again is taken off: what is open is right on every day. */
static const struct err *
count_state(struct case_work *w, const struct case_state *was, const struct case_state *is, day on)
{
	const struct err *e = NULL;

	if (was->final == is->final)
		return NULL;
	if (is->final) {
		e = case_count(w, MEASURE_CLOSED, on, 1);
		return e ? e : case_count(w, is->measure, on, 1);
	}
	e = case_count(w, MEASURE_CLOSED, on, -1);
	return e ? e : case_count(w, was->measure, on, -1);
}

static void
stamp(struct case_row *r, enum case_stamp s, instant at)
{
	switch (s) {
	case STAMP_NONE:
		break;
	case STAMP_VERIFIED:
		if (!instant_known(r->verified_at))
			r->verified_at = at;
		break;
	case STAMP_FORWARDED:
		if (!instant_known(r->forwarded_at))
			r->forwarded_at = at;
		break;
	case STAMP_ANSWERED:
		if (!instant_known(r->answered_at))
			r->answered_at = at;
		break;
	}
}

static const struct err *
clocks(struct case_work *w, const struct case_move *move, const struct case_state *was, const struct case_state *is,
    instant at)
{
	const struct err *e;

	/* An imported case begins to count when somebody acts on it, not before (its first promise here is made now). */
	if (w->row.imported && !move->quiet) {
		for (size_t i = 0; i < w->kind->clock_count; i++) {
			const struct case_clock_rule *rule = &w->kind->clocks[i];

			if ((rule->during & CASE_IN(was->no)) != 0 && (e = case_clock_apply(w, rule, CLOCK_START, at)))
				return e;
		}
	}
	if (move->reopens && ((e = uncount_met(w, move)) || (e = case_clock_round(w, at))))
		return e;
	if (move->reopens)
		w->row.reopened++;
	for (size_t i = 0; i < w->kind->clock_count; i++) {
		const struct case_clock_rule *rule = &w->kind->clocks[i];
		enum clock_effect             effect = move->effects[rule->no];

		if (effect == CLOCK_KEEP && is->final && !was->final)
			effect = CLOCK_STOP;
		if ((e = case_clock_apply(w, rule, effect, at)))
			return e;
	}
	return NULL;
}

static int
next_state(const struct case_row *r, const struct case_move *move)
{
	if (move->to == 0)
		return r->state;
	if (move->to == CASE_STATE_BACK)
		return r->resume_state != 0 ? r->resume_state : r->state;
	return move->to;
}

static bool
pauses(const struct case_move *move)
{
	for (int no = 1; no < CASE_MAX_CLOCKS; no++) {
		if (move->effects[no] == CLOCK_PAUSE)
			return true;
	}
	return false;
}

/* The one way of words to the public, whoever wrote them and whatever form they came by. */
static const struct err *
masked(struct case_work *w, str words, str *out)
{
	struct case_known known;
	const struct err *e = case_known_read(w->tx, w->a, w->keys, &w->row, &known);

	return e ? e : w->kind->mask(w->a, &known, words, out);
}

/* Whoever watches the agency is never taken for the one a case is about: an office could blind him to it. */
static const struct err *
may_be_named(struct case_work *w, account_id whom, instant at)
{
	struct casework_watches_row row;
	const struct err *e = casework_watches(w->tx, w->a, whom, w->row.agency, date_of(at, w->agency.zone), &row);

	return e ? e : row.n > 0 ? err_new(w->a, ERR_INPUT, "case.about", "tentang", NULL) : NULL;
}

/* What the move changes in the row, but for chain and clocks. */
static const struct err *
change_row(struct case_work *w, const struct case_move *move, const struct case_move_in *in,
    const struct case_state *was, const struct case_state *is)
{
	struct case_row *r = &w->row;

	if (pauses(move))
		r->resume_state = r->state;
	else if (move->to != 0)
		r->resume_state = 0;
	r->state = is->no;
	if (in->class_ != 0 && (move->needs_class || move->stamp == STAMP_VERIFIED))
		r->class_ = in->class_;
	if (in->about.v != 0 && (move->stamp == STAMP_VERIFIED || (move->needs_unit && r->about.v == 0))) {
		const struct err *e = may_be_named(w, in->about, in->at);

		if (e)
			return e;
		r->about = in->about;
	}
	if (in->assignee.v != 0 && move->needs_assignee)
		r->assignee = in->assignee;
	if (in->rating != NO_INT && move->needs_rating)
		r->rating = in->rating;
	if (in->unit.v != 0 && move->needs_unit && in->unit.v != r->unit.v) {
		struct unit       u;
		bool              open = false;
		const struct err *e = unit_hold(w->tx, w->a, in->unit, &open);

		if (e || (open && (e = unit_by_id(w->tx, w->a, in->unit, &u))))
			return e;
		if (!open || u.agency.v != r->agency.v || !u.active)
			return err_new(w->a, ERR_INPUT, "case.unit", "unit", NULL);
		day on = date_of(in->at, w->agency.zone);

		if (!was->final && (e = case_count(w, MEASURE_MOVED, on, -1)))
			return e;
		r->unit = u.id;
		if (!was->final && (e = case_count(w, MEASURE_MOVED, on, 1)))
			return e;
		r->unit_name = u.name;
		r->unit_path = u.path;
		r->unit_slug = u.slug;
		r->assignee = (account_id){0};
	}
	if (move->unmarks)
		r->about = (account_id){0};
	if (r->about.v != 0 && r->assignee.v == r->about.v)
		r->assignee = (account_id){0};
	if (move->publishes && r->mode < MODE_CONFIDENTIAL) {
		const struct err *e = masked(w, in->title, &r->title);

		if (e || (e = masked(w, in->body, &r->body)))
			return e;
	}
	stamp(r, move->stamp, in->at);
	if (move->reopens) {
		r->closed_at = NO_INSTANT;
		w->closed_day = NO_DAY;
		r->rating = NO_INT;
	} else if (is->final && !was->final) {
		r->closed_at = in->at;
		w->closed_day = date_of(in->at, w->agency.zone);
		r->outcome = in->reason ? str_z(in->reason) : (str){0};
	}
	return NULL;
}

static const struct err *
published(struct case_work *w, const struct case_move *move)
{
	const struct case_row *r = &w->row;
	const struct err      *e = change_mark(w->tx, w->a, w->kind->topic);

	if (e || !move->publishes || r->mode >= MODE_CONFIDENTIAL)
		return e;
	return search_put(w->tx, w->a, SUBJECT_CASE, r->id.v, (int)r->kind, r->agency, r->title, r->body, r->opened_at.ms);
}

/* An account as leaves commit to it: by its random reference. */
static const struct err *
account_field(struct case_work *w, account_id id, const char *name, struct act_field *out)
{
	struct casework_account_ref_row ref;
	bool                            found;
	const struct err               *e = casework_account_ref(w->tx, w->a, id, &found, &ref);

	if (e)
		return e;
	if (!found)
		return err_new(w->a, ERR_INPUT, "case.assignee", "petugas", NULL);
	*out = (struct act_field){name, ref.ref};
	return NULL;
}

/* Holds the unit until the write is over. */
static const struct err *
held(struct case_work *w, const struct unit *u)
{
	bool              open;
	const struct err *e = unit_hold(w->tx, w->a, u->id, &open);

	return e ? e : open ? NULL : err_new(w->a, ERR_STATE, "case.changed", NULL, "unit %lld was closed", (long long)u->id.v);
}

/* An open case moves to another unit, which has to find somebody for it. */
static const struct err *
taken_to(struct case_work *w, const struct unit *u, day today)
{
	const struct err *e = case_count(w, MEASURE_MOVED, today, -1);

	if (e)
		return e;
	w->row.unit = u->id;
	w->row.unit_name = u->name;
	w->row.unit_path = u->path;
	w->row.unit_slug = u->slug;
	w->row.assignee = (account_id){0};
	return case_count(w, MEASURE_MOVED, today, 1);
}

/* Who is named sees the case no more: an act of its own says so, with the name only in its commitment. */
static const struct err *
note_named(struct case_work *w, const struct act *made)
{
	const struct act_head head = case_head(w);
	struct act_field      field;
	struct act            act = {.name = str_fmt(w->a, "%s.pihak", w->kind->prefix).p, .at = made->at, .by = made->by,
		           .unit_path = made->unit_path, .reason = "disebut", .fields = &field, .field_count = 1,
		           .visibility = VISIBLE_STAFF};
	const struct err     *e = account_field(w, w->row.about, "pihak", &field);
	str                   leaf;

	if (e || (e = act_append(w->tx, w->a, w->keys, &head, &act, &leaf)))
		return e;
	w->row.act_count++;
	w->row.last_leaf = leaf;
	return NULL;
}

const struct err *
case_move_make(struct case_work *w, const struct case_move *move, const struct case_move_in *in, enum role as, str *leaf)
{
	const struct case_state *was = case_state_of(w->kind, w->row.state);
	const struct case_state *is = case_state_of(w->kind, next_state(&w->row, move));
	struct act_field         fields[6];
	struct act_count         counts[1];
	size_t                   n = 0, count_n = 0;
	day                      today = date_of(in->at, w->agency.zone);
	account_id               named = w->row.about;
	const struct err        *e;

	case_act_begin(w);
	struct act_head head = case_head(w);

	if (move->unmarks && (e = account_field(w, w->row.about, "pihak", &fields[n++])))
		return e;
	if ((e = change_row(w, move, in, was, is)) || (e = clocks(w, move, was, is, in->at)))
		return e;

	/* Words become public only where the case is: verified, masked, and not confidential. */
	bool open_words = move->visibility == VISIBLE_PUBLIC && w->row.title.p && w->row.mode < MODE_CONFIDENTIAL;
	bool has_words = in->text.p && in->text.n > 0;
	str  shown = {0};

	if (open_words && has_words && (e = masked(w, in->text, &shown)))
		return e;
	if (move->words_field && has_words)
		fields[n++] = (struct act_field){move->words_field, in->text};
	if (move->public_field && move->publishes && w->row.title.p && w->row.mode < MODE_CONFIDENTIAL)
		fields[n++] = (struct act_field){move->public_field,
		    str_fmt(w->a, "%.*s\n\n%.*s", STRF(w->row.title), STRF(w->row.body))};
	else if (move->public_field && shown.p)
		fields[n++] = (struct act_field){move->public_field, shown};
	if (move->needs_rating) {
		fields[n++] = (struct act_field){"nilai", str_fmt(w->a, "%lld", (long long)in->rating)};
		counts[count_n++] = (struct act_count){"nilai", in->rating};
	}
	if (move->needs_assignee && (e = account_field(w, in->assignee, "petugas", &fields[n++])))
		return e;

	struct act act = {
		.name = str_fmt(w->a, "%s.%s", w->kind->prefix, move->verb).p, .at = in->at, .by = in->by,
		.state = move->to != 0 ? is->slug : NULL,
		.class_ = in->class_ != 0 && (move->needs_class || move->stamp == STAMP_VERIFIED) ?
		    w->kind->classes[w->row.class_] : NULL,
		.reason = in->reason, .promise = w->row.promise_leaf,
		.deadlines = w->deadlines, .deadline_count = w->deadline_count,
		.counts = counts, .count_count = count_n, .fields = fields, .field_count = n,
		.visibility = move->visibility == VISIBLE_PUBLIC && !open_words ? VISIBLE_PARTY : move->visibility,
		.text = shown, .sealed = has_words ? in->text : (str){0},
	};

	act.by.role = as;
	act.by.unit = w->row.unit;
	struct unit now = {.id = w->row.unit};

	/* What is taken up again goes to a unit that still works. */
	if (move->reopens && ((e = unit_open_or_next(w->tx, w->a, w->row.unit, &now)) || (e = held(w, &now))))
		return e;
	if ((e = unit_leaf_path_in(w->tx, w->a, w->row.agency, now.id, &act.unit_path)) ||
	    (e = act_append(w->tx, w->a, w->keys, &head, &act, leaf)))
		return e;
	w->row.act_count++;
	w->row.last_leaf = *leaf;
	if (w->row.about.v != 0 && w->row.about.v != named.v && (e = note_named(w, &act)))
		return e;
	if (!move->quiet)
		w->row.imported = false;

	if ((e = count_met(w, today, in->at)) || (e = count_state(w, was, is, today)))
		return e;
	if (move->reopens) /* only now: the ending was taken off under its reason */
		w->row.outcome = (str){0};
	if (move->reopens && (e = case_count(w, MEASURE_REOPENED, today, 1)))
		return e;
	if (now.id.v != w->row.unit.v && (e = taken_to(w, &now, today))) /* only now: what was counted stands with the old one */
		return e;
	if (move->needs_rating && ((e = case_count(w, MEASURE_RATED, today, 1)) ||
	    (e = case_count(w, MEASURE_RATING_SUM, today, in->rating))))
		return e;
	return published(w, move);
}

/* ---- who and what ---- */

static const struct err *
may_make(struct case_work *w, const struct case_move *move, const struct person *who, const struct case_move_in *in,
    enum role *as)
{
	if (in->by.role == ROLE_CITIZEN) {
		*as = ROLE_CITIZEN;
		return move->by_holder ? NULL : err_new(w->a, ERR_DENIED, "access.denied", NULL, "holder: %s", move->verb);
	}
	if (in->by.role == ROLE_SYSTEM) {
		*as = ROLE_SYSTEM;
		return move->by_system ? NULL : err_new(w->a, ERR_DENIED, "access.denied", NULL, "system: %s", move->verb);
	}
	return case_may(w->a, w->kind, &w->row, move, who, as);
}

const struct err *
case_may(struct arena *a, const struct case_kind *k, const struct case_row *c, const struct case_move *move,
    const struct person *who, enum role *as)
{
	const struct access_object object = {.agency = c->agency, .unit_path = c->unit_path, .owner = c->assignee,
		.about = c->about};
	enum role role = ROLE_PUBLIC;

	if (who && who->account.v != 0 && who->account.v == c->about.v)
		return err_new(a, ERR_DENIED, "case.about_self", NULL, NULL);
	if (!who || !move->by_staff || !access_may(who, move->perm, &object, &role) ||
	    !access_may_read(who, c->mode >= MODE_CONFIDENTIAL, c->mode == MODE_SEALED, case_held(k, c), &object))
		return err_new(a, ERR_DENIED, "access.denied", NULL, "%s", move->verb);
	*as = role;
	return NULL;
}

/* Window and allowance of reopening are one date: reopen_until is absent when the allowance is used. */
static const struct err *
guard(struct case_work *w, const struct case_move *move, const struct case_move_in *in)
{
	const struct case_row *r = &w->row;

	if (move->reopens && (!instant_known(r->reopen_until) || deadline_second(in->at).ms > r->reopen_until.ms))
		return err_new(w->a, ERR_STATE, "case.reopen", NULL, NULL);
	if (move->needs_rating && r->rating != NO_INT)
		return err_new(w->a, ERR_STATE, "case.rated", NULL, NULL);
	/* Masking anew is for what is public; the first words become public by verification only. */
	if (move->unmarks && r->about.v == 0)
		return err_new(w->a, ERR_STATE, "case.move", NULL, "%s: nobody is named", move->verb);
	if (move->publishes && move->to == 0 && !r->title.p)
		return err_new(w->a, ERR_STATE, "case.move", NULL, "%s: nothing is public", move->verb);
	return NULL;
}

static const struct err *
inputs(struct case_work *w, const struct case_move *move, struct case_move_in *in)
{
	if (move->needs_text && str_trim(in->text).n == 0)
		return err_new(w->a, ERR_INPUT, "case.text", "isi", NULL);
	if (move->needs_reason && in->by.role == ROLE_CITIZEN)
		in->reason = case_reason_first(w->a, move);
	if (!move->needs_reason)
		in->reason = NULL;
	else if (!in->reason || !case_reason_of(move, str_z(in->reason)))
		return err_new(w->a, ERR_INPUT, "case.reason", "alasan", NULL);
	if (move->needs_unit && in->unit.v == 0)
		return err_new(w->a, ERR_INPUT, "case.unit", "unit", NULL);
	/* A change of class changes something; verification may confirm the one presumed. */
	bool same_class = move->needs_class && move->needs_reason && in->class_ == w->row.class_;

	if ((move->needs_class && in->class_ == 0) || same_class || in->class_ < 0 ||
	    (size_t)in->class_ >= w->kind->class_count)
		return err_new(w->a, ERR_INPUT, "case.class", "kelas", NULL);
	if (move->needs_assignee && (in->assignee.v == 0 || in->assignee.v == w->row.about.v))
		return err_new(w->a, ERR_INPUT, "case.assignee", "petugas", NULL);
	if (move->needs_rating && (in->rating < 1 || in->rating > 5))
		return err_new(w->a, ERR_INPUT, "case.rating", "nilai", NULL);
	if (move->publishes && w->row.mode < MODE_CONFIDENTIAL && (str_trim(in->title).n == 0 || str_trim(in->body).n == 0))
		return err_new(w->a, ERR_INPUT, "case.words", "judul", NULL);
	return NULL;
}

const struct err *
case_move(struct db *tx, struct arena *a, struct keys *keys, const struct person *who, const struct case_move_in *in,
    str *leaf)
{
	const struct case_move *move = case_move_of(in->kind, in->verb);
	struct case_work        w = {.tx = tx, .a = a, .keys = keys, .kind = in->kind};
	struct case_move_in     mine = *in;
	enum role               as = ROLE_PUBLIC;
	int64_t                 acts = 0;
	str                     hash = {0};
	const struct err       *e;

	if (!move)
		return err_new(a, ERR_BUG, "case.verb", NULL, "%s", in->verb);
	if ((e = case_work_load(&w, in->id)))
		return e;
	if (w.row.kind != in->kind->no)
		return err_new(a, ERR_MISSING, "case.missing", NULL, NULL);
	if ((e = may_make(&w, move, who, in, &as)))
		return e;
	if (in->expected_n >= 0 && in->expected_n != w.row.act_count)
		return err_new(a, ERR_STATE, "case.changed", NULL, NULL);
	/* What time has done comes first, whether the timer has been by or not. */
	if ((e = case_settle(&w, in->at, &acts)))
		return e;
	if ((move->from & CASE_IN(w.row.state)) == 0)
		return err_new(a, ERR_STATE, "case.move", NULL, "%s from state %d", move->verb, w.row.state);
	if ((e = guard(&w, move, in)) || (e = inputs(&w, move, &mine)) ||
	    (e = case_move_make(&w, move, &mine, as, &hash)) || (e = case_work_store(&w, in->at)))
		return e;
	*leaf = hash;
	return NULL;
}
