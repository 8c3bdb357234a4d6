/* desk_story.c - clocks and story of a case as the staff see them. See desk_case_parts.h. */
#include "base/strs.h"
#include "gen/desk_queries.h"
#include "out/dates.h"
#include "rooms/complaints/complaints.h"
#include "rooms/desk/desk_case_parts.h"
#include "rooms/desk/desk_reach.h"
#include "rooms/desk/desk_row.h"
#include "rooms/desk/desk_rules.h"

/* ---- clocks ---- */

static const struct case_clock_rule *
rule_of(const struct case_kind *k, int no)
{
	for (size_t i = 0; i < k->clock_count; i++) {
		if (k->clocks[i].no == no)
			return &k->clocks[i];
	}
	return NULL;
}

static str
fill_n(struct request *q, enum word w, int64_t n, int64_t of)
{
	const struct word_arg args[] = {{"n", str_fmt(q->a, "%lld", (long long)n)}, {"of", str_fmt(q->a, "%lld", (long long)of)}};

	return word_fill(q->a, q->lang, w, args, COUNT(args));
}

static str
fill_date(struct request *q, enum word w, day d)
{
	const struct word_arg args[] = {{"date", dates_day(q->a, q->lang, DATES_PLAIN, d)}};

	return word_fill(q->a, q->lang, w, args, COUNT(args));
}

/* "hari kerja ke-6 dari 14": the days counted up to today. */
static str
day_of(struct request *q, const struct desk_file *f, const struct clock_row *c)
{
	struct deadline_clock dc = case_clock_deadline(q->a, c, &f->office, &f->calendar);
	day                   today = date_of(q->now, f->office.zone);
	struct deadline_days  days = deadline_explain(q->a, &dc, today);
	int64_t               n = 0;

	for (size_t i = 0; i < days.n && days.at[i].on.d <= today.d; i++) {
		if (days.at[i].reason == REASON_COUNTED)
			n = days.at[i].number;
	}
	bool working = c->unit == TIME_WORKING_DAYS;

	if (n == 0)
		return fill_n(q, working ? W_desk_clock_working_first : W_desk_clock_days_first, n, c->amount + c->extension);
	return fill_n(q, working ? W_desk_clock_working : W_desk_clock_days, n, c->amount + c->extension);
}

static struct part_clock_view
running(struct request *q, const struct desk_file *f, const struct clock_row *c)
{
	enum zone              zone = f->office.zone;
	struct part_clock_view v = {
		.tone = desk_tone(c->due_at, q->now, zone), .tenths = desk_gone(c->start_at, c->due_at, q->now),
		.last_day = date_of(c->due_at, zone),
	};

	if (v.tone == PART_BAD)
		v.text = desk_left(q, &f->calendar, c->due_at, zone);
	else
		v.text = time_unit_exact(c->unit) ? dates_moment(q->a, q->lang, DATES_SHORT, zone, c->due_at) : day_of(q, f, c);
	return v;
}

static struct part_clock_view
clock_view(struct request *q, const struct desk_file *f, const struct clock_row *c)
{
	enum zone zone = f->office.zone;

	switch (c->state) {
	case CLOCK_RUNNING:
		return running(q, f, c);
	case CLOCK_PAUSED:
		return (struct part_clock_view){.tone = PART_MUTE, .tenths = desk_gone(c->start_at, c->due_at, c->paused_at),
			.last_day = NO_DAY, .text = fill_date(q, W_desk_clock_paused, date_of(c->paused_at, zone))};
	case CLOCK_MET:
		return (struct part_clock_view){.tone = PART_OK, .tenths = desk_gone(c->start_at, c->due_at, c->ended_at),
			.last_day = date_of(c->due_at, zone), .text = fill_date(q, W_desk_clock_met, date_of(c->ended_at, zone))};
	case CLOCK_MISSED:
		return (struct part_clock_view){.tone = PART_BAD, .tenths = 1000, .last_day = date_of(c->due_at, zone),
			.text = fill_date(q, W_desk_clock_missed, date_of(c->ended_at, zone))};
	case CLOCK_STOPPED:
		break;
	}
	return (struct part_clock_view){.tone = PART_MUTE, .last_day = date_of(c->due_at, zone),
		.text = word(q->lang, W_desk_clock_stopped)};
}

/* Its calculation; confidential ones open it to those who may read them. */
static str
calculation_path(struct request *q, const struct desk_file *f)
{
	return str_fmt(q->a, "%s%.*s/tenggat", f->kind->path, STRF(f->c.number));
}

struct desk_clocks
desk_clocks_of(struct request *q, const struct desk_file *f)
{
	struct part_clock_view *at = arena_array(q->a, f->clocks.n + 1, sizeof(*at));
	size_t                  n = 0;
	str                     path = calculation_path(q, f);

	for (size_t i = 0; i < f->clocks.n; i++) {
		const struct clock_row       *c = &f->clocks.at[i];
		const struct case_clock_rule *rule = rule_of(f->kind, c->clock);

		/* What only time ends (a reply, a completion) is of interest while it runs; a window of rights is no promise. */
		if (!rule || c->round != f->c.reopened || (!rule->drives && (!rule->on_due || c->state != CLOCK_RUNNING)))
			continue;
		at[n] = clock_view(q, f, c);
		at[n].title = word(q->lang, rule->label);
		if (day_known(at[n].last_day))
			at[n].path = str_fmt(q->a, "%.*s?jam=%s", STRF(path), rule->slug);
		n++;
	}
	return (struct desk_clocks){at, n};
}

/* ---- story ---- */

static struct part_event_view
event_of(struct request *q, const struct desk_file *f, const struct act_row *row)
{
	const struct case_move *m = case_move_of_act(f->kind, row->name);
	bool                    citizen = row->by == ROLE_CITIZEN, system = row->by == ROLE_SYSTEM;
	struct part_event_view  v = {
		.icon = ICON_RIGHT, .side = SIDE_AGENCY, .title = m ? word(q->lang, m->done) : row->name, .when = row->at,
		.text = row->sealed.n > 0 ? row->sealed : row->text,
		.seal = {.hash = row->leaf, .number = row->place, .shape = part_seal_shape(q->a, row->leaf)},
	};

	if (row->visibility == VISIBLE_STAFF && v.text.n > 0) {
		v.icon = ICON_LOCK;
		v.side = SIDE_INTERNAL;
	} else if (citizen) {
		v.icon = ICON_PERSON;
		v.side = SIDE_REPORTER;
	} else if (system) {
		v.icon = ICON_BELL;
		v.side = SIDE_WAITING;
	} else if (m && m->stamp != STAMP_NONE && m->to > 0) {
		v.icon = ICON_CHECK;
		v.side = SIDE_DONE;
	} else if (m && m->to == 0 && row->visibility == VISIBLE_PARTY) {
		v.icon = ICON_PERSON; /* what the reporter said another way, written down by staff */
	}
	if (citizen)
		v.who = word(q->lang, W_desk_who_reporter);
	else if (system)
		v.who = word(q->lang, W_desk_who_system);
	else if (row->by == ROLE_OFFICER && (row->desk_name.n > 0 || row->unit_name.n > 0))
		v.who = str_fmt(q->a, "%.*s, %.*s", STRF(row->account_name),
		    STRF(row->desk_name.n > 0 ? row->desk_name : row->unit_name));
	else
		v.who = str_fmt(q->a, "%.*s, %.*s", STRF(row->account_name),
		    STRF(word(q->lang, word_find("role.", role_code(row->by)))));
	if (m && m->needs_unit && row->unit_name.n > 0)
		v.title = str_fmt(q->a, "%.*s: %.*s", STRF(v.title), STRF(row->unit_name));
	if (row->reason.n > 0 && complaint_reason_word(row->reason) != WORD_NONE)
		v.title = str_fmt(q->a, "%.*s: %.*s", STRF(v.title), STRF(word(q->lang, complaint_reason_word(row->reason))));
	if (row->class_.n > 0 && case_class_of(f->kind, row->class_) != 0)
		v.title = str_fmt(q->a, "%.*s (%.*s)", STRF(v.title),
		    STRF(word(q->lang, complaint_class_word(case_class_of(f->kind, row->class_)))));
	return v;
}

const struct err *
desk_story(struct request *q, const struct desk_file *f, int64_t seen, struct desk_events *all, struct desk_events *since)
{
	struct act_list   list;
	const struct err *e = act_list_read(q->db, q->a, q->keys, f->c.key, f->c.number, SUBJECT_CASE, f->c.id.v, VISIBLE_STAFF,
	    true, &list);

	if (e)
		return e;
	struct part_event_view *at = arena_array(q->a, list.n + 1, sizeof(*at));
	size_t                  fresh = 0;

	for (size_t i = 0; i < list.n; i++) {
		const struct act_row *row = &list.at[list.n - 1 - i]; /* newest first */

		at[i] = event_of(q, f, row);
		if (seen != NO_INT && row->n >= seen)
			fresh = i + 1;
	}
	*all = (struct desk_events){at, list.n};
	*since = (struct desk_events){at, fresh};
	return NULL;
}
