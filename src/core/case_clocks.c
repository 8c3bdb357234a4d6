/* case_clocks.c - what moves do to the clocks of a case. See case_inner.h. */
#include "core/case_inner.h"

#include "base/strs.h"
#include "gen/casework_queries.h"

static const char own_promise[] = "standar"; /* law of a clock that runs by the service's own promise */

const struct case_clock_rule *
case_clock_rule_of(const struct case_kind *k, int no)
{
	for (size_t i = 0; i < k->clock_count; i++) {
		if (k->clocks[i].no == no)
			return &k->clocks[i];
	}
	return NULL;
}

bool
case_clock_late(const struct clock_row *c, instant at)
{
	return c->state == CLOCK_RUNNING && deadline_second(at).ms > c->due_at.ms;
}

bool
case_clock_missed(const struct clock_row *c, instant at)
{
	return c->late_noted || case_clock_late(c, at);
}

const struct clock_row *
case_clock_first(const struct case_work *w)
{
	const struct clock_row *first = NULL;

	for (size_t i = 0; i < w->kind->clock_count; i++) {
		const struct case_clock_rule *rule = &w->kind->clocks[i];
		const struct clock_row       *c = &w->clock[rule->no];

		if (rule->drives && w->has[rule->no] && c->state == CLOCK_RUNNING &&
		    (!first || c->due_at.ms < first->due_at.ms))
			first = c;
	}
	return first;
}

void
case_act_begin(struct case_work *w)
{
	w->deadline_count = 0;
	memset(w->met, 0, sizeof(w->met));
}

/* The newest word on a clock within one act wins: a stop and a new start are one new date. */
static void
tell(struct case_work *w, const char *clock, instant due)
{
	for (size_t i = 0; i < w->deadline_count; i++) {
		if (strcmp(w->deadlines[i].clock, clock) == 0) {
			w->deadlines[i].due = due;
			return;
		}
	}
	if (w->deadline_count < COUNT(w->deadlines))
		w->deadlines[w->deadline_count++] = (struct act_deadline){clock, due};
}

static void
untell(struct case_work *w, const char *clock)
{
	for (size_t i = 0; i < w->deadline_count; i++) {
		if (strcmp(w->deadlines[i].clock, clock) == 0) {
			w->deadlines[i] = w->deadlines[--w->deadline_count];
			return;
		}
	}
}

static size_t
pause_count(str pauses)
{
	size_t n = pauses.n > 0 ? 1 : 0;

	for (size_t i = 0; i < pauses.n; i++)
		n += pauses.p[i] == ',';
	return n;
}

struct deadline_clock
case_clock_deadline(struct arena *a, const struct clock_row *c, const struct agency *agency,
    const struct calendar *calendar)
{
	size_t                 n = pause_count(c->pauses), used = 0;
	struct deadline_pause *pauses = arena_array(a, n + 1, sizeof(pauses[0]));
	str                    rest = c->pauses, part;

	while (n > 0 && used < n && str_cut(&rest, ',', &part)) {
		ptrdiff_t dash = str_find(part, STR("-"), 1);
		int64_t   from, until;

		if (dash < 0 || !str_int((str){part.p, (size_t)dash}, &from) ||
		    !str_int((str){part.p + dash + 1, part.n - (size_t)dash - 1}, &until))
			continue;
		pauses[used++] = (struct deadline_pause){{from}, {until}};
	}
	if (c->state == CLOCK_PAUSED)
		pauses[used++] = (struct deadline_pause){c->paused_at, NO_INSTANT};
	return (struct deadline_clock){
		.start = c->start_at, .zone = agency->zone, .amount = c->amount, .extension = c->extension, .unit = c->unit,
		.after_hours_rolls = agency->after_hours_rolls, .office_close_minute = agency->close_minute,
		.calendar = calendar, .pauses = pauses, .pause_count = used,
	};
}

day
case_law_day(const struct case_work *w, instant start)
{
	return date_of(w->has_start ? w->first_start : start, w->agency.zone);
}

/* Was the service's own promise given up by an extension? It would end earlier than what the clock runs by. */
static bool
own_given_up(const struct case_work *w, const struct clock_row *c)
{
	if (c->law.n == 0 || str_eq(c->law, str_z(own_promise)) || w->row.own_amount <= 0 || w->row.own_unit == 0)
		return false;
	struct clock_row run = *c;

	run.state = CLOCK_RUNNING;
	struct deadline_clock now = case_clock_deadline(w->a, &run, &w->agency, &w->calendar), own = now;

	own.amount = w->row.own_amount;
	own.unit = w->row.own_unit;
	own.extension = 0;
	return deadline_compute(&own).end.ms < deadline_compute(&now).end.ms;
}

/* Puts law, amount, unit and date of a clock by the class and day given: law or guideline, or the service's own promise
 * where that is earlier and was not given up. False: the clock does not run for this class. */
static bool
terms_of(struct case_work *w, const struct case_clock_rule *rule, struct clock_row *c)
{
	struct clock_terms terms = {0};
	bool               extended = own_given_up(w, c);

	if (!w->kind->terms(&w->law, rule->no, w->row.class_, case_law_day(w, c->start_at), &terms))
		return false;
	c->law = str_z(terms.law);
	c->amount = terms.amount;
	c->unit = terms.unit;
	/* What was granted stays granted, in the measure of the class. */
	c->extension = c->extension > 0 && terms.extended > terms.amount ? terms.extended - terms.amount : 0;
	struct deadline_clock dc = case_clock_deadline(w->a, c, &w->agency, &w->calendar);
	struct deadline       d = deadline_compute(&dc);

	if (rule->own_standard && !extended && w->row.own_amount > 0 && w->row.own_unit != 0) {
		dc.amount = w->row.own_amount;
		dc.unit = w->row.own_unit;
		struct deadline own = deadline_compute(&dc);

		if (own.state == DEADLINE_RUNNING && own.end.ms < d.end.ms) {
			c->law = str_z(own_promise);
			c->amount = w->row.own_amount;
			c->unit = w->row.own_unit;
			d = own;
		}
	}
	if (d.state == DEADLINE_RUNNING)
		c->due_at = d.end;
	return true;
}

static void
recompute(struct case_work *w, struct clock_row *c)
{
	struct deadline_clock dc = case_clock_deadline(w->a, c, &w->agency, &w->calendar);
	struct deadline       d = deadline_compute(&dc);

	if (d.state == DEADLINE_RUNNING)
		c->due_at = d.end;
}

/* A date in the past would be a promise broken before it was given: of a clock that was in time today's end is the earliest. */
static void
not_past(const struct case_work *w, struct clock_row *c, instant at)
{
	if (case_clock_late(c, at))
		c->due_at = date_end(date_of(at, w->agency.zone), w->agency.zone);
}

static const struct err *
begin(struct case_work *w, const struct case_clock_rule *rule, instant at)
{
	clock_id         id = w->has[rule->no] ? w->clock[rule->no].id : (clock_id){0};
	struct clock_row c = {
		.id = id, .clock = rule->no, .round = w->row.reopened, .start_at = at, .state = CLOCK_RUNNING,
		.paused_at = NO_INSTANT, .ended_at = NO_INSTANT, .pauses = STR(""),
	};

	if (rule->no == w->kind->reopen_clock && w->kind->reopen_times &&
	    w->row.reopened >= w->kind->reopen_times(&w->law, case_law_day(w, at)))
		return NULL;
	if (!terms_of(w, rule, &c))
		return NULL;
	w->clock[rule->no] = c;
	w->has[rule->no] = w->dirty[rule->no] = true;
	tell(w, rule->slug, c.due_at);
	return NULL;
}

static void
pause_close(struct case_work *w, struct clock_row *c, instant at)
{
	c->pauses = str_fmt(w->a, "%.*s%s%lld-%lld", STRF(c->pauses), c->pauses.n > 0 ? "," : "",
	    (long long)c->paused_at.ms, (long long)at.ms);
	c->paused_at = NO_INSTANT;
}

static void
end(struct case_work *w, const struct case_clock_rule *rule, enum clock_state state, instant at)
{
	struct clock_row *c = &w->clock[rule->no];

	if (!w->has[rule->no] || (c->state != CLOCK_RUNNING && c->state != CLOCK_PAUSED))
		return;
	if (c->id.v == 0) {
		/* Begun by this very act (an imported case's first): a promise kept in no time is none. */
		w->has[rule->no] = w->dirty[rule->no] = false;
		untell(w, rule->slug);
		return;
	}
	if (state == CLOCK_MET) {
		w->met[rule->no] = case_clock_missed(c, at) ? -1 : 1;
		if (w->met[rule->no] < 0)
			state = CLOCK_MISSED;
	}
	if (c->state == CLOCK_PAUSED)
		pause_close(w, c, at);
	c->state = state;
	c->ended_at = at;
	w->dirty[rule->no] = true;
	tell(w, rule->slug, NO_INSTANT);
}

static void
resume(struct case_work *w, const struct case_clock_rule *rule, instant at)
{
	struct clock_row *c = &w->clock[rule->no];

	pause_close(w, c, at);
	c->state = CLOCK_RUNNING;
	recompute(w, c);
	not_past(w, c, at);
	w->dirty[rule->no] = true;
	tell(w, rule->slug, c->due_at);
}

/* A new class moves the date. Verification only ever moves it nearer; a reclassification moves it either way. A promise that
 * was missed stays missed, on its day: no new class makes it good. */
static void
reanchor(struct case_work *w, const struct case_clock_rule *rule, instant at, bool only_earlier)
{
	struct clock_row *c = &w->clock[rule->no], was = *c;

	if (case_clock_missed(c, at))
		return;
	if (!terms_of(w, rule, c)) {
		*c = was;
		return;
	}
	if (c->state == CLOCK_PAUSED) {
		struct clock_row run = was, next = *c;

		/* Compare as if both went on from here. */
		run.state = next.state = CLOCK_RUNNING;
		recompute(w, &run);
		recompute(w, &next);
		if (only_earlier && next.due_at.ms > run.due_at.ms)
			*c = was;
		w->dirty[rule->no] = true;
		return;
	}
	not_past(w, c, at);
	if ((only_earlier && c->due_at.ms >= was.due_at.ms) || c->due_at.ms == was.due_at.ms) {
		instant due = was.due_at;

		if (only_earlier)
			*c = was;
		c->due_at = due;
		w->dirty[rule->no] = true;
		return;
	}
	w->dirty[rule->no] = true;
	tell(w, rule->slug, c->due_at);
}

static const struct err *
extend(struct case_work *w, const struct case_clock_rule *rule, instant at)
{
	struct clock_row  *c = &w->clock[rule->no], was = *c;
	struct clock_terms terms = {0};

	if (!w->has[rule->no] || c->state != CLOCK_RUNNING || c->extension > 0 || case_clock_missed(c, at) ||
	    !w->kind->terms(&w->law, rule->no, w->row.class_, case_law_day(w, c->start_at), &terms) ||
	    terms.extended == 0)
		return err_new(w->a, ERR_STATE, "case.no_extension", NULL, "clock %s", rule->slug);
	/* A service that promised less than the law falls back to the law; else the law's own extension is used. */
	if (str_eq(c->law, str_z(own_promise)) || terms.amount > c->amount) {
		c->law = str_z(terms.law);
		c->unit = terms.unit;
		c->amount = terms.amount;
	}
	c->extension = terms.extended > terms.amount ? terms.extended - terms.amount : 0;
	recompute(w, c);
	if (c->due_at.ms <= was.due_at.ms) {
		*c = was;
		return err_new(w->a, ERR_STATE, "case.no_extension", NULL, "clock %s", rule->slug);
	}
	w->dirty[rule->no] = true;
	tell(w, rule->slug, c->due_at);
	return NULL;
}

const struct err *
case_clock_apply(struct case_work *w, const struct case_clock_rule *rule, enum clock_effect effect, instant at)
{
	struct clock_row *c = &w->clock[rule->no];
	bool              has = w->has[rule->no];

	switch (effect) {
	case CLOCK_KEEP:
		break;
	case CLOCK_START:
		return has ? NULL : begin(w, rule, at);
	case CLOCK_RESTART:
		end(w, rule, CLOCK_STOPPED, at);
		return begin(w, rule, at);
	case CLOCK_MEET:
		end(w, rule, CLOCK_MET, at);
		break;
	case CLOCK_STOP:
		end(w, rule, CLOCK_STOPPED, at);
		break;
	case CLOCK_PAUSE:
		if (has && c->state == CLOCK_RUNNING && !case_clock_missed(c, at)) {
			c->state = CLOCK_PAUSED;
			c->paused_at = at;
			w->dirty[rule->no] = true;
			tell(w, rule->slug, NO_INSTANT);
		}
		break;
	case CLOCK_RESUME:
		if (has && c->state == CLOCK_PAUSED)
			resume(w, rule, at);
		break;
	case CLOCK_EARLIER:
	case CLOCK_REANCHOR:
		if (has && (c->state == CLOCK_RUNNING || c->state == CLOCK_PAUSED))
			reanchor(w, rule, at, effect == CLOCK_EARLIER);
		break;
	case CLOCK_EXTEND:
		return extend(w, rule, at);
	}
	return NULL;
}

const struct err *
case_clock_round(struct case_work *w, instant at)
{
	for (size_t i = 0; i < w->kind->clock_count; i++)
		end(w, &w->kind->clocks[i], CLOCK_STOPPED, at);
	const struct err *e = case_clocks_store(w);

	if (e)
		return e;
	memset(w->has, 0, sizeof(w->has));
	memset(w->dirty, 0, sizeof(w->dirty));
	return NULL;
}

const struct err *
case_clocks_store(struct case_work *w)
{
	for (int no = 1; no < CASE_MAX_CLOCKS; no++) {
		struct clock_row *c = &w->clock[no];
		const struct err *e;

		if (!w->has[no] || !w->dirty[no])
			continue;
		if (c->id.v == 0) {
			struct casework_clock_add_row added;

			e = casework_clock_add(w->tx, w->a, w->row.id, no, c->round, c->law, c->amount, c->unit, c->start_at,
			    c->due_at, &added);
			if (e)
				return e;
			c->id = added.id;
			if (c->state == CLOCK_RUNNING && !c->late_noted && c->extension == 0) {
				w->dirty[no] = false;
				continue;
			}
		}
		e = casework_clock_set(w->tx, w->a, c->id, c->law, c->amount, c->extension, c->unit, c->start_at, c->due_at,
		    c->state, c->paused_at, c->ended_at, c->pauses, c->late_noted);
		if (e)
			return e;
		w->dirty[no] = false;
	}
	return NULL;
}
