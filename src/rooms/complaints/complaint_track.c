/* complaint_track.c - see complaint_track.h. */
#include "rooms/complaints/complaint_track.h"

#include "base/strs.h"
#include "core/areas.h"
#include "gen/complaint_page_queries.h"
#include "out/dates.h"
#include "rooms/complaints/complaint_say.h"

/* ---- reading ---- */

const struct err *
complaint_case_read(struct request *q, str number, struct complaint_case *out)
{
	struct complaint_case c = {0};
	const struct err     *e = case_by_number(q->db, q->a, q->keys, number, false, &c.row);

	if (e)
		return e;
	if (c.row.kind != CASE_COMPLAINT)
		return err_new(q->a, ERR_MISSING, "case.missing", NULL, NULL);
	c.holder = q->pass_case.v != 0 && q->pass_case.v == c.row.id.v;
	if (c.holder && (e = case_by_id(q->db, q->a, q->keys, c.row.id, true, &c.row)))
		return e;
	if ((e = agency_by_id(q->db, q->a, c.row.agency, &c.agency)) ||
	    (e = agency_calendar(q->db, q->a, c.row.agency, &c.calendar)) ||
	    (e = agency_law(q->db, q->a, c.row.agency, &c.law)) || (e = case_clocks(q->db, q->a, c.row.id, &c.clocks)))
		return e;
	struct complaint_page_import_row from;
	bool                             found;

	if ((e = complaint_page_import(q->db, q->a, c.row.id, &found, &from)))
		return e;
	c.imported = found;
	c.target_at = found ? from.target_at : NO_INSTANT;
	*out = c;
	return NULL;
}

bool
complaint_case_shown(const struct complaint_case *c)
{
	return c->holder || c->row.mode < MODE_CONFIDENTIAL;
}

const struct clock_row *
complaint_clock_now(const struct complaint_case *c, int no)
{
	for (size_t i = 0; i < c->clocks.n; i++) {
		if (c->clocks.at[i].clock == no && c->clocks.at[i].round == c->row.reopened)
			return &c->clocks.at[i];
	}
	return NULL;
}

enum word
complaint_clock_word(int no)
{
	for (size_t i = 0; i < complaint_kind.clock_count; i++) {
		if (complaint_kind.clocks[i].no == no)
			return complaint_kind.clocks[i].label;
	}
	return WORD_NONE;
}

int
complaint_clock_of(str slug)
{
	for (size_t i = 0; i < complaint_kind.clock_count; i++) {
		if (str_eq(slug, str_z(complaint_kind.clocks[i].slug)))
			return complaint_kind.clocks[i].no;
	}
	return 0;
}

str
complaint_deadline_path(struct arena *a, str number, int clock)
{
	const char *slug = NULL;

	for (size_t i = 0; i < complaint_kind.clock_count; i++) {
		if (complaint_kind.clocks[i].no == clock)
			slug = complaint_kind.clocks[i].slug;
	}
	return str_fmt(a, "/aduan/%.*s/tenggat%s%s", STRF(number), slug ? "?jam=" : "", slug ? slug : "");
}

static enum word
clock_word_of(str slug)
{
	for (size_t i = 0; i < complaint_kind.clock_count; i++) {
		if (str_eq(slug, str_z(complaint_kind.clocks[i].slug)))
			return complaint_kind.clocks[i].label;
	}
	return WORD_NONE;
}

/* ---- how it stands ---- */

static str
fill1(struct request *q, enum word w, const char *name, str value)
{
	const struct word_arg args[] = {{name, value}};

	return word_fill(q->a, q->lang, w, args, COUNT(args));
}

static int64_t
part_gone(instant from, instant until, instant now)
{
	enum { WHOLE = 1000 };
	int64_t all = until.ms - from.ms, gone = now.ms - from.ms;

	if (all <= 0 || gone >= all)
		return WHOLE;
	return gone <= 0 ? 0 : gone * WHOLE / all;
}

static void
state_running(struct request *q, const struct complaint_case *c, struct complaint_state_view *v)
{
	day                     today = date_of(q->now, c->agency.zone), last = date_of(c->row.due_at, c->agency.zone);
	enum complaint_tone     tone = complaint_tone_of(c->row.due_at, q->now, c->agency.zone);
	const struct clock_row *clock = complaint_clock_now(c, c->row.due_clock);
	bool                    late = tone == COMPLAINT_TONE_LATE;
	int64_t                 days = late ? calendar_count_working(&c->calendar, last, today) :
	    calendar_count_working(&c->calendar, today, last);
	str                     label = word(q->lang, c->row.due_clock ? complaint_clock_word(c->row.due_clock) : W_complaint_source_title);

	v->tone = complaint_part_tone(tone);
	v->tenths = part_gone(clock ? clock->start_at : c->row.opened_at, c->row.due_at, q->now);
	v->count = str_fmt(q->a, "%lld", (long long)days);
	v->unit = word(q->lang, late ? (days == 1 ? W_complaint_track_days_late_one : W_complaint_track_days_late) :
	    days == 1 ? W_complaint_track_days_left_one : W_complaint_track_days_left);
	v->headline = fill1(q, late ? W_complaint_track_was_due : W_complaint_track_due, "what", label);
	v->date = last;
	v->path = complaint_deadline_path(q->a, c->row.number, c->row.due_clock);
	v->note = word(q->lang, late ? W_complaint_track_rose : W_complaint_track_rises);
}

/* A state without a running promise: what happens next, and until when. */
static void
state_still(struct request *q, const struct complaint_case *c, struct complaint_state_view *v)
{
	const struct clock_row *asked = complaint_clock_now(c, COMPLAINT_CLOCK_COMPLETION);
	enum word               reason = complaint_reason_word(c->row.outcome);

	v->tone = PART_MUTE;
	v->tenths = 1000;
	switch ((enum complaint_state)c->row.state) {
	case COMPLAINT_WAITING:
		v->headline = word(q->lang, c->holder ? W_complaint_track_asked_you : W_complaint_track_asked);
		v->note = word(q->lang, W_complaint_track_stands);
		if (asked && asked->state == CLOCK_RUNNING)
			v->date = date_of(asked->due_at, c->agency.zone);
		return;
	case COMPLAINT_ANSWERED:
		v->tone = PART_OK;
		v->headline = word(q->lang, W_complaint_track_answered);
		v->note = word(q->lang, c->holder ? W_complaint_track_answered_you : W_complaint_track_answered_note);
		if (instant_known(c->row.reply_due_at))
			v->date = date_of(c->row.reply_due_at, c->agency.zone);
		return;
	case COMPLAINT_FINISHED:
	case COMPLAINT_ARCHIVED:
	case COMPLAINT_NOT_OURS:
	case COMPLAINT_WITHDRAWN:
		v->tone = c->row.state == COMPLAINT_FINISHED ? PART_OK : PART_MUTE;
		v->headline = word(q->lang, W_complaint_track_ended);
		if (instant_known(c->row.closed_at))
			v->date = date_of(c->row.closed_at, c->agency.zone);
		v->note = reason ? word(q->lang, reason) : STR("");
		return;
	case COMPLAINT_UNVERIFIED:
	case COMPLAINT_VERIFIED:
	case COMPLAINT_IN_WORK:
	case COMPLAINT_REOPENED:
		v->headline = word(q->lang, W_complaint_track_imported);
		v->tenths = 0;
		return;
	}
}

bool
complaint_clock_broken(const struct clock_row *k)
{
	return k->state == CLOCK_MISSED || (k->state == CLOCK_STOPPED && k->late_noted);
}

static instant
target_end(const struct request *q, const struct complaint_case *c)
{
	return instant_known(c->row.closed_at) ? c->row.closed_at : q->now;
}

bool
complaint_target_broken(const struct request *q, const struct complaint_case *c)
{
	return instant_known(c->target_at) && deadline_second(target_end(q, c)).ms > deadline_second(c->target_at).ms;
}

/* How long after its limit: whole days, else hours, else minutes. */
static str
target_late(struct request *q, const struct complaint_case *c)
{
	instant end = target_end(q, c);
	int64_t ms = end.ms - c->target_at.ms, minutes = ms / MS_PER_MINUTE;
	int64_t days = date_of(end, c->agency.zone).d - date_of(c->target_at, c->agency.zone).d;

	if (days > 0)
		return complaint_amount(q->a, q->lang, days, TIME_DAYS);
	return ms >= MS_PER_HOUR ? complaint_amount(q->a, q->lang, ms / MS_PER_HOUR, TIME_HOURS) :
	    complaint_amount(q->a, q->lang, minutes > 0 ? minutes : 1, TIME_MINUTES);
}

str
complaint_target_said(struct request *q, const struct complaint_case *c)
{
	bool                  ended = instant_known(c->row.closed_at), broken = complaint_target_broken(q, c);
	const struct word_arg args[] = {
		{"date", ended ? dates_day(q->a, q->lang, DATES_LONG, date_of(c->row.closed_at, c->agency.zone)) : STR("")},
		{"late", broken ? target_late(q, c) : STR("")},
	};
	enum word w = broken ? ended ? W_complaint_source_missed : W_complaint_source_late :
	    ended ? W_complaint_source_met : W_complaint_source_running;

	return word_fill(q->a, q->lang, w, args, COUNT(args));
}

/* Promises of every round that were not kept. */
static int64_t
broken_count(const struct request *q, const struct complaint_case *c)
{
	int64_t n = complaint_target_broken(q, c) ? 1 : 0;

	for (size_t i = 0; i < c->clocks.n; i++) {
		for (size_t k = 0; k < complaint_kind.clock_count; k++) {
			if (complaint_kind.clocks[k].no == c->clocks.at[i].clock && complaint_kind.clocks[k].drives)
				n += complaint_clock_broken(&c->clocks.at[i]);
		}
	}
	return n;
}

static struct complaint_state_view
state_show(struct request *q, const struct complaint_case *c)
{
	struct complaint_state_view v = {.chip = complaint_chip(q->lang, c->row.state), .date = NO_DAY,
		.steps = complaint_steps(q->a, q->lang, &c->row)};

	if (instant_known(c->row.due_at))
		state_running(q, c, &v);
	else
		state_still(q, c, &v);
	int64_t broken = broken_count(q, c);

	/* An answer does not undo what was promised and not kept. */
	if (broken > 0 && v.tone != PART_BAD) {
		const struct word_arg args[] = {{"n", str_fmt(q->a, "%lld", (long long)broken)}};

		v.tone = PART_BAD;
		v.note = str_fmt(q->a, "%.*s %.*s", STRF(word_fill(q->a, q->lang, W_complaint_track_broken, args, COUNT(args))),
		    STRF(v.note));
	}
	return v;
}

/* ---- its clocks ---- */

str
complaint_clock_said(struct request *q, const struct complaint_case *c, const struct clock_row *k)
{
	static const enum word words[] = {[CLOCK_RUNNING] = W_complaint_clock_running, [CLOCK_PAUSED] = W_complaint_clock_paused,
		[CLOCK_MET] = W_complaint_clock_met, [CLOCK_MISSED] = W_complaint_clock_missed,
		[CLOCK_STOPPED] = W_complaint_clock_stopped};
	bool      late = k->state == CLOCK_RUNNING && complaint_tone_of(k->due_at, q->now, c->agency.zone) == COMPLAINT_TONE_LATE;
	enum word w = late ? W_complaint_clock_late : complaint_clock_broken(k) ? W_complaint_clock_missed : words[k->state];

	return str_fmt(q->a, "%.*s, %.*s", STRF(complaint_amount(q->a, q->lang, k->amount + k->extension, k->unit)),
	    STRF(word(q->lang, w)));
}

static struct part_clock_view
clock_card(struct request *q, const struct complaint_case *c, const struct case_clock_rule *rule, const struct clock_row *k)
{
	enum complaint_tone   tone = complaint_tone_of(k->due_at, q->now, c->agency.zone);
	str                   title = word(q->lang, rule->label);
	const struct word_arg round[] = {{"clock", title}, {"n", str_fmt(q->a, "%lld", (long long)k->round + 1)}};

	return (struct part_clock_view){
		.title = k->round == c->row.reopened ? title : word_fill(q->a, q->lang, W_complaint_days_round, round, COUNT(round)),
		.tone = complaint_clock_broken(k) ? PART_BAD : k->state == CLOCK_MET ? PART_OK :
		    k->state == CLOCK_RUNNING ? (rule->drives ? complaint_part_tone(tone) : PART_PLAIN) : PART_MUTE,
		.tenths = part_gone(k->start_at, k->due_at, instant_known(k->ended_at) ? k->ended_at : q->now),
		.last_day = k->state == CLOCK_PAUSED ? NO_DAY : date_of(k->due_at, c->agency.zone),
		.text = complaint_clock_said(q, c, k),
	};
}

/* Beside the service's own shorter promise the national guideline's limit, as the receipt names it; false: no such promise
 * runs, or the guideline has none. */
static bool
guideline_card(struct request *q, const struct complaint_case *c, struct part_clock_view *out)
{
	const struct clock_row *own = complaint_clock_now(c, COMPLAINT_CLOCK_COMPLETE);
	day                     on = case_clocks_law_day(&c->clocks, c->agency.zone);
	struct clock_terms      terms;

	if (!own || !str_eq(own->law, STR("standar")) || (own->state != CLOCK_RUNNING && own->state != CLOCK_PAUSED) ||
	    !complaint_kind.terms(&c->law, COMPLAINT_CLOCK_COMPLETE, c->row.class_, on, &terms))
		return false;
	struct clock_row k = *own;

	k.amount = terms.amount;
	k.unit = terms.unit;
	k.extension = 0;
	struct deadline_clock dc = case_clock_deadline(q->a, &k, &c->agency, &c->calendar);
	struct deadline       d = deadline_compute(&dc);
	bool                  still = d.state == DEADLINE_PAUSED;

	*out = (struct part_clock_view){
		.title = word(q->lang, W_complaint_promise_guideline), .tone = still ? PART_MUTE : PART_PLAIN,
		.tenths = still ? 0 : part_gone(k.start_at, date_start((day){d.last.d + 1}, c->agency.zone), q->now),
		.last_day = still ? NO_DAY : d.last,
		.text = str_fmt(q->a, "%.*s, %.*s", STRF(complaint_amount(q->a, q->lang, terms.amount, terms.unit)),
		    STRF(complaint_basis(q->a, q->lang, &c->law, str_z(terms.law), on))),
	};
	return true;
}

/* Those of the present round; of earlier rounds what was broken, for a new round takes nothing back; and what the system
 * before this one had promised. */
static struct complaint_clock_rows
clocks_show(struct request *q, const struct complaint_case *c)
{
	struct part_clock_view *at = arena_array(q->a, c->clocks.n + 3, sizeof(*at));
	size_t                  n = 0;

	if (instant_known(c->target_at))
		at[n++] = (struct part_clock_view){
			.title = word(q->lang, W_complaint_source_title), .tone = complaint_target_broken(q, c) ? PART_BAD :
			    instant_known(c->row.closed_at) ? PART_OK : PART_PLAIN,
			.tenths = part_gone(c->row.opened_at, c->target_at, target_end(q, c)),
			.last_day = date_of(c->target_at, c->agency.zone), .text = complaint_target_said(q, c),
		};
	for (size_t i = 0; i < complaint_kind.clock_count; i++) {
		const struct case_clock_rule *rule = &complaint_kind.clocks[i];

		for (size_t r = 0; r < c->clocks.n; r++) {
			const struct clock_row *k = &c->clocks.at[r];
			bool                    now = k->round == c->row.reopened && (rule->drives || k->state == CLOCK_RUNNING);

			if (k->clock == rule->no && (now || (rule->drives && complaint_clock_broken(k))))
				at[n++] = clock_card(q, c, rule, k);
		}
		if (rule->no == COMPLAINT_CLOCK_COMPLETE && guideline_card(q, c, &at[n]))
			n++;
	}
	return (struct complaint_clock_rows){at, n};
}

/* ---- its story ---- */

struct story {
	const struct complaint_case *c;
	struct complaint_words       own;
};

/* "Batas waktu lewat: Jawaban pertama", "Diteruskan kepada unit: Bidang …", "Diarsipkan: Terlalu umum …", "Kelas diubah: …" */
static str
event_title(struct request *q, const struct act_row *t, const struct case_move *m)
{
	enum word more = WORD_NONE;
	str       title = m && m->done ? word(q->lang, m->done) : t->name;

	if (m && strcmp(m->verb, "tenggat-lewat") == 0)
		more = clock_word_of(t->reason);
	else if (m && strcmp(m->verb, "naik") == 0)
		more = word_find("complaint.ladder.", t->reason.n > 0 ? arena_str(q->a, t->reason).p : "");
	else if (m && m->needs_class)
		more = complaint_class_word(case_class_of(&complaint_kind, t->class_));
	else if (t->reason.n > 0)
		more = complaint_reason_word(t->reason);
	if (m && m->needs_unit && t->unit_name.n > 0)
		return str_fmt(q->a, "%.*s: %.*s", STRF(title), STRF(t->unit_name));
	return more ? str_fmt(q->a, "%.*s: %.*s", STRF(title), STRF(word(q->lang, more))) : title;
}

static str
event_who(struct request *q, const struct story *s, const struct act_row *t)
{
	if (t->by == ROLE_CITIZEN)
		return word(q->lang, s->c->holder ? W_complaint_track_you : W_complaint_track_reporter);
	if (t->by == ROLE_SYSTEM)
		return word(q->lang, W_complaint_track_system);
	str unit = t->desk_name.n > 0 ? t->desk_name : t->unit_name;

	if (t->account_name.n > 0 && unit.n > 0)
		return str_fmt(q->a, "%.*s, %.*s", STRF(t->account_name), STRF(unit));
	return unit;
}

/* What anybody reads are the masked words; the reporter reads his own, and answers as they were written. */
static str
event_text(const struct story *s, const struct act_row *t)
{
	if (t->n == 0)
		return s->c->holder ? s->own.text : s->c->row.body;
	return s->c->holder && t->sealed.n > 0 ? t->sealed : t->text;
}

static struct part_event_view
event_show(struct request *q, const struct story *s, const struct act_row *t)
{
	const struct case_move *m = case_move_of_act(&complaint_kind, t->name);
	struct part_event_view  v = {
		.icon = ICON_RIGHT, .side = SIDE_AGENCY, .title = event_title(q, t, m), .who = event_who(q, s, t), .when = t->at,
		.text = event_text(s, t),
		.seal = {t->leaf, t->place, (str){0}, part_seal_shape(q->a, t->leaf)},
	};

	if (t->visibility == VISIBLE_STAFF) {
		v.icon = ICON_LOCK;
		v.side = SIDE_INTERNAL;
		v.text = (str){0};
	} else if (t->by == ROLE_CITIZEN) {
		v.icon = ICON_PERSON;
		v.side = SIDE_REPORTER;
	} else if (t->by == ROLE_SYSTEM) {
		v.icon = ICON_CLOCK;
	} else if (m && m->effects[COMPLAINT_CLOCK_COMPLETE] == CLOCK_MEET) {
		v.icon = ICON_CHECK;
		v.side = SIDE_DONE;
	} else if (m && m->to == COMPLAINT_WAITING) {
		v.icon = ICON_SPEECH;
		v.side = SIDE_WAITING;
	}
	return v;
}

static const struct err *
events_show(struct request *q, const struct complaint_case *c, struct complaint_track_view *v)
{
	struct story      s = {.c = c};
	struct act_list   acts;
	const struct err *e = act_list_read(q->db, q->a, q->keys, c->row.key, c->row.number, SUBJECT_CASE, c->row.id.v,
	    c->holder ? VISIBLE_PARTY : VISIBLE_PUBLIC, c->holder, &acts);

	if (e || (e = complaint_words_read(q->a, c->row.sealed, &s.own)))
		return e;
	struct part_event_view *at = arena_array(q->a, acts.n + 1, sizeof(*at));

	for (size_t i = 0; i < acts.n; i++)
		at[i] = event_show(q, &s, &acts.at[acts.n - 1 - i]);
	v->events = (struct complaint_event_rows){at, acts.n};
	if (acts.n > 0)
		v->seal = event_show(q, &s, &acts.at[0]).seal;
	if (c->holder)
		v->title = s.own.title;
	return NULL;
}

/* ---- what can be done ---- */

const struct case_move *
complaint_act_open(struct request *q, const struct complaint_case *c, str verb)
{
	const struct case_move **moves;
	size_t                   n;

	if (!c->holder || case_moves_open(q->a, &complaint_kind, &c->row, NULL, true, q->now, &moves, &n) != NULL)
		return NULL;
	for (size_t i = 0; i < n; i++) {
		if (str_eq(verb, str_z(moves[i]->verb)))
			return moves[i];
	}
	return NULL;
}

static enum word
act_word(struct arena *a, const char *prefix, const char *verb)
{
	str   key = arena_str(a, str_z(verb));
	char *p = arena_alloc(a, key.n + 1);

	for (size_t i = 0; i < key.n; i++)
		p[i] = key.p[i] == '-' ? '_' : key.p[i];
	return word_find(prefix, p);
}

static struct part_options
star_options(struct request *q)
{
	enum { STARS = 5 };
	static const enum word words[STARS] = {W_complaint_star_1, W_complaint_star_2, W_complaint_star_3, W_complaint_star_4,
		W_complaint_star_5};
	struct part_option *at = arena_array(q->a, STARS, sizeof(*at));

	for (int i = 0; i < STARS; i++)
		at[i] = (struct part_option){.value = str_fmt(q->a, "%d", i + 1), .text = word(q->lang, words[i]),
		    .chosen = q_int(q, "nilai") == i + 1};
	return (struct part_options){at, STARS};
}

struct complaint_act_view
complaint_act_show(struct request *q, const struct complaint_case *c, const struct case_move *m, bool calm)
{
	const struct part_errors_view *errors = q_errors(q);
	enum word                      hint = act_word(q->a, "complaint.act.hint.", m->verb);
	struct complaint_act_view      v = {
		.csrf = q->csrf, .path = str_fmt(q->a, "/aduan/%.*s/%s", STRF(c->row.number), m->verb),
		.heading = word(q->lang, act_word(q->a, "complaint.act.title.", m->verb)),
		.hint = hint ? word(q->lang, hint) : (str){0}, .seen = c->row.act_count, .calm = calm,
		.words = m->needs_text || m->needs_rating || m->to == COMPLAINT_WITHDRAWN, .rating = m->needs_rating,
		.button = word(q->lang, act_word(q->a, "complaint.act.button.", m->verb)),
	};

	v.text = (struct part_area_view){.id = STR("isi"), .label = word(q->lang, W_complaint_act_text),
		.hint = word(q->lang, W_complaint_act_text_hint), .error = part_error_of(errors, "isi"), .value = q_text(q, "isi"),
		.optional = !m->needs_text, .max_chars = COMPLAINT_NOTE_MAX, .lines = 5};
	v.stars = (struct part_picks_view){.id = STR("nilai"), .legend = word(q->lang, W_complaint_act_rating),
		.error = part_error_of(errors, "nilai"), .options = star_options(q)};
	return v;
}

/* The first thing to do stands on the page as a form, the others as links to theirs. */
static void
acts_show(struct request *q, const struct complaint_case *c, struct complaint_track_view *v)
{
	static const char *const order[] = {"dijawab", "selesai", "dinilai", "keterangan", "balasan", "dibuka-lagi", "dicabut"};
	struct complaint_link   *links = arena_array(q->a, COUNT(order), sizeof(*links));
	size_t                   n = 0;

	for (size_t i = 0; i < COUNT(order); i++) {
		const struct case_move *m = complaint_act_open(q, c, str_z(order[i]));

		if (m && !v->has_act) {
			v->act = complaint_act_show(q, c, m, false);
			v->has_act = true;
		} else if (m) {
			links[n++] = (struct complaint_link){str_fmt(q->a, "/aduan/%.*s/%s", STRF(c->row.number), m->verb),
			    word(q->lang, act_word(q->a, "complaint.act.title.", m->verb))};
		}
	}
	v->acts = (struct complaint_links){links, n};
}

static void
rungs_show(struct request *q, const struct complaint_case *c, struct complaint_track_view *v)
{
	struct complaint_rung *at = arena_array(q->a, complaint_kind.ladder_count, sizeof(*at));
	bool                   over = !instant_known(c->row.due_at), ended = case_state_of(&complaint_kind, c->row.state)->final;

	for (size_t i = 0; i < complaint_kind.ladder_count; i++) {
		int64_t level = (int64_t)i;
		/* An ended complaint stands nowhere and climbs no more. */
		enum word note = level < c->row.level ? W_complaint_rung_past : ended ? WORD_NONE :
		    level == c->row.level ? W_complaint_rung_now : W_complaint_rung_ahead;

		at[i] = (struct complaint_rung){word(q->lang, complaint_ladder_word(level)),
		    note != WORD_NONE ? word(q->lang, note) : (str){0}, level == c->row.level && !over};
	}
	v->rungs = (struct complaint_rungs){at, complaint_kind.ladder_count};
	v->ombudsman = word(q->lang, c->row.missed > 0 || over ? W_complaint_rung_ombudsman_now : W_complaint_rung_ombudsman);
}

static void
own_add(const struct request *q, struct complaint_said *at, size_t *n, enum word label, str text)
{
	if (text.n > 0)
		at[(*n)++] = (struct complaint_said){word(q->lang, label), text};
}

/* What the reporter said beside the story, and who he said he is. */
static const struct err *
own_show(struct request *q, const struct complaint_case *c, struct complaint_track_view *v)
{
	enum { MOST = 10 };
	struct case_party_list    parties;
	struct complaint_reporter reporter = {0};
	struct complaint_words    words;
	bool                      found;
	struct complaint_said    *at = arena_array(q->a, MOST, sizeof(*at));
	size_t                    n = 0;
	const struct err         *e = case_parties(q->db, q->a, q->keys, &c->row, &parties);

	if (e || (e = complaint_reporter_read(q->a, &parties, &found, &reporter)) ||
	    (e = complaint_words_read(q->a, c->row.sealed, &words)))
		return e;
	own_add(q, at, &n, W_complaint_form_tanggal,
	    day_known(c->row.event_day) ? dates_day(q->a, q->lang, DATES_LONG, c->row.event_day) : (str){0});
	own_add(q, at, &n, W_complaint_form_tempat, words.place);
	own_add(q, at, &n, W_complaint_form_harapan, words.want);
	own_add(q, at, &n, W_complaint_form_nama, reporter.name);
	own_add(q, at, &n, W_complaint_form_kontak, reporter.phone);
	own_add(q, at, &n, W_complaint_form_kontak, reporter.mail);
	v->own = (struct complaint_saids){at, n};
	return NULL;
}

static const struct err *
category_show(struct request *q, const struct complaint_case *c, struct complaint_track_view *v)
{
	struct category   category;
	const struct err *e;

	if (c->row.category.v == 0) {
		v->category = word(q->lang, complaint_class_word(c->row.class_));
		return NULL;
	}
	if ((e = category_by_id(q->db, q->a, c->row.category, q->lang, &category)))
		return e;
	v->category = category.name;
	return NULL;
}

const struct err *
complaint_track_show(struct request *q, const struct complaint_case *c, struct complaint_track_view *out)
{
	const struct case_row      *r = &c->row;
	const struct err           *e;
	struct complaint_track_view v = {
		.number = r->number, .title = r->title, .hidden = word(q->lang, complaint_hidden_word(r->state, r->resume_state)),
		.mode = word(q->lang, complaint_mode_word(r->mode)), .channel = word(q->lang, channel_word(r->channel)),
		.opened = r->opened_day, .rating = r->rating, .state = state_show(q, c), .holder = c->holder,
		.clocks = clocks_show(q, c), .deadline_path = str_fmt(q->a, "/aduan/%.*s/tenggat", STRF(r->number)),
		.lookup_path = str_fmt(q->a, "/aduan/lacak?untuk=%.*s", STRF(r->number)), .csrf = q->csrf,
		.leave_path = STR("/aduan/keluar"), .unit = r->unit_name, .service = r->service_title,
		.received = r->opened_at,
	};

	/* Who did not give his name is not found by his village. */
	if ((e = area_said(q->db, q->a, r->area, c->holder || r->mode == MODE_OPEN, &v.area)) ||
	    (e = category_show(q, c, &v)) || (e = events_show(q, c, &v)))
		return e;
	rungs_show(q, c, &v);
	if (c->imported) {
		const struct word_arg zone = {"zone", str_z(zone_name(c->agency.zone))};

		v.origin = word_fill(q->a, q->lang, instant_known(c->target_at) ? W_complaint_track_origin : W_complaint_track_origin_free,
		    &zone, 1);
	}
	if (c->holder) {
		if ((e = own_show(q, c, &v)))
			return e;
		acts_show(q, c, &v);
	}
	*out = v;
	return NULL;
}
