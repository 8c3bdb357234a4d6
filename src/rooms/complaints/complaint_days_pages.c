/* complaint_days_pages.c - why a complaint's dates are what they are; dates, calendar and lists come from one computation. */
#include "rooms/complaints/complaint_pages.h"

#include "base/strs.h"
#include "gen/complaint_days_html.h"
#include "out/dates.h"
#include "rooms/complaints/complaint_say.h"
#include "rooms/complaints/complaint_track.h"

enum { WEEK = 7, CALENDAR_WEEKS_MAX = 40 };

struct page {
	struct request              *q;
	const struct complaint_case *c;
	day                          today;
};

static struct deadline_clock
clock_of(const struct page *p, const struct clock_row *k)
{
	return case_clock_deadline(p->q->a, k, &p->c->agency, &p->c->calendar);
}

static str
fill(const struct page *p, enum word w, const struct word_arg *args, size_t n)
{
	return word_fill(p->q->a, p->q->lang, w, args, n);
}

static str
number_text(const struct page *p, int64_t n)
{
	return str_fmt(p->q->a, "%lld", (long long)n);
}

static day
law_day(const struct page *p)
{
	return case_clocks_law_day(&p->c->clocks, p->c->agency.zone);
}

/* "14 hari kerja, PermenPANRB 62/2018 …" */
static str
terms_said(const struct page *p, const struct clock_row *k)
{
	return str_fmt(p->q->a, "%.*s, %.*s", STRF(complaint_amount(p->q->a, p->q->lang, k->amount + k->extension, k->unit)),
	    STRF(complaint_basis(p->q->a, p->q->lang, &p->c->law, k->law, law_day(p))));
}

/* ---- one day ---- */

static str
holiday_said(const struct page *p, const struct holiday *h)
{
	static const enum word kinds[] = {[HOLIDAY_NATIONAL] = W_complaint_day_national, [HOLIDAY_JOINT_LEAVE] =
		W_complaint_day_joint, [HOLIDAY_LOCAL] = W_complaint_day_local};

	return str_fmt(p->q->a, "%.*s (%.*s)", STRF(h->name), STRF(word(p->q->lang, kinds[h->kind])));
}

/* Why the day counts or not; the source of a holiday too where sources are wanted. */
static str
reason_said(const struct page *p, const struct deadline_day *d, bool last, bool working, bool source)
{
	static const enum word words[] = {
		[REASON_START] = W_complaint_day_start, [REASON_ROLLED] = W_complaint_day_rolled,
		[REASON_WEEKEND] = W_complaint_day_weekend, [REASON_PAUSED] = W_complaint_day_paused,
		[REASON_ANSWERED] = W_complaint_day_answered,
	};
	str text;

	switch (d->reason) {
	case REASON_COUNTED:
		text = word(p->q->lang, last ? W_complaint_day_last : working ? W_complaint_day_working : W_complaint_day_day);
		break;
	case REASON_HOLIDAY:
		text = d->holiday ? holiday_said(p, d->holiday) : word(p->q->lang, W_complaint_day_weekend);
		break;
	case REASON_START:
	case REASON_ROLLED:
	case REASON_WEEKEND:
	case REASON_PAUSED:
	case REASON_ANSWERED:
	default:
		text = word(p->q->lang, words[d->reason]);
		break;
	}
	return source && d->reason == REASON_HOLIDAY && d->holiday && d->holiday->source.n > 0 ?
	    str_fmt(p->q->a, "%.*s, %.*s", STRF(text), STRF(d->holiday->source)) : text;
}

/* Is it the day that was promised? The list counts by today's calendar, the promise stays as it was told. */
static bool
promised(const struct page *p, const struct clock_row *k, day on)
{
	return on.d == date_of(k->due_at, p->c->agency.zone).d;
}

static struct complaint_day_rows
list_days(const struct page *p, const struct clock_row *k, const struct deadline_days *days, bool working, bool open)
{
	struct complaint_day_row *at = arena_array(p->q->a, days->n + 1, sizeof(*at));

	for (size_t i = 0; i < days->n; i++) {
		const struct deadline_day *d = &days->at[i];
		bool                       counted = d->reason == REASON_COUNTED || d->reason == REASON_START;

		at[i] = (struct complaint_day_row){d->on, counted ? number_text(p, d->number) : STR("–"),
		    reason_said(p, d, !open && promised(p, k, d->on), working, true)};
	}
	return (struct complaint_day_rows){at, days->n};
}

/* ---- the calendar ---- */

/* Another clock that ends on this day; NULL: none. */
static const struct clock_row *
ends_on(const struct page *p, const struct clock_row *main, day on)
{
	for (size_t i = 0; i < p->c->clocks.n; i++) {
		const struct clock_row *k = &p->c->clocks.at[i];

		if (k != main && k->round == main->round && k->state != CLOCK_PAUSED && k->state != CLOCK_STOPPED &&
		    date_of(k->due_at, p->c->agency.zone).d == on.d)
			return k;
	}
	return NULL;
}

static str
date_text(const struct page *p, day on, bool first)
{
	struct civil d = date_civil(on);

	if (first || d.mday == 1)
		return str_fmt(p->q->a, "%d %.*s", d.mday, STRF(dates_month_short(p->q->lang, d.month)));
	return number_text(p, d.mday);
}

static struct complaint_cell
cell_of(const struct page *p, const struct clock_row *main, const struct deadline_day *d, bool last, bool working)
{
	static const char *const looks[] = {[REASON_START] = "in", [REASON_ROLLED] = "off", [REASON_COUNTED] = "",
		[REASON_WEEKEND] = "off", [REASON_HOLIDAY] = "hol", [REASON_PAUSED] = "off", [REASON_ANSWERED] = "in"};
	const struct clock_row *other = ends_on(p, main, d->on);
	struct complaint_cell   cell = {
		.look = last ? "end" : other && d->reason == REASON_COUNTED ? "mark" : looks[d->reason],
		.number = d->reason == REASON_COUNTED || d->reason == REASON_START ? number_text(p, d->number) : (str){0},
	};
	str reason = reason_said(p, d, last, working, false);

	if (last)
		cell.note = word(p->q->lang, W_complaint_day_promise);
	else if (other)
		cell.note = word(p->q->lang, complaint_clock_word(other->clock));
	else if (d->reason == REASON_HOLIDAY && d->holiday)
		cell.note = d->holiday->name;
	else if (d->reason == REASON_START)
		cell.note = word(p->q->lang, W_complaint_day_came);
	else if (d->reason == REASON_WEEKEND)
		cell.note = dates_weekday(p->q->lang, date_weekday(d->on));
	else if (d->reason != REASON_COUNTED)
		cell.note = reason;
	cell.said = str_fmt(p->q->a, "%.*s: %.*s%s%.*s", STRF(dates_day(p->q->a, p->q->lang, DATES_LONG, d->on)),
	    STRF(reason), other ? ", " : "", STRF(other ? word(p->q->lang, complaint_clock_word(other->clock)) : STR("")));
	if (d->reason == REASON_COUNTED) {
		const struct word_arg args[] = {{"n", number_text(p, d->number)}};

		cell.said = str_fmt(p->q->a, "%.*s, %.*s", STRF(cell.said), STRF(fill(p, W_complaint_day_nth, args, COUNT(args))));
	}
	return cell;
}

static void
calendar_show(const struct page *p, const struct clock_row *main, const struct deadline_days *days, bool open,
    struct complaint_days_view *v)
{
	day    first = days->at[0].on, end = days->at[days->n - 1].on;
	day    from = {first.d - (int32_t)date_weekday(first)}, to = {end.d + SUNDAY - (int32_t)date_weekday(end)};
	size_t weeks = (size_t)(to.d - from.d + 1) / WEEK;
	bool   working = main->unit == TIME_WORKING_DAYS;

	if (weeks > CALENDAR_WEEKS_MAX)
		return;
	struct complaint_week *rows = arena_array(p->q->a, weeks, sizeof(*rows));
	struct complaint_cell *cells = arena_array(p->q->a, weeks * WEEK, sizeof(*cells));
	str                   *names = arena_array(p->q->a, WEEK, sizeof(*names));

	for (size_t i = 0; i < weeks * WEEK; i++) {
		day  on = {from.d + (int32_t)i};
		bool inside = on.d >= first.d && on.d <= end.d;

		if (inside)
			cells[i] = cell_of(p, main, &days->at[on.d - first.d], !open && promised(p, main, on), working);
		else
			cells[i] = (struct complaint_cell){.look = "out", .said = str_fmt(p->q->a, "%.*s",
			    STRF(dates_day(p->q->a, p->q->lang, DATES_LONG, on)))};
		cells[i].date = date_text(p, on, i == 0);
	}
	for (size_t i = 0; i < weeks; i++)
		rows[i] = (struct complaint_week){{cells + i * WEEK, WEEK}};
	for (int i = 0; i < WEEK; i++)
		names[i] = dates_weekday_short(p->q->lang, (enum weekday)i);
	const struct word_arg args[] = {{"from", dates_day(p->q->a, p->q->lang, DATES_PLAIN, from)},
		{"until", dates_day(p->q->a, p->q->lang, DATES_PLAIN, to)}};

	v->calendar = fill(p, W_complaint_days_caption, args, COUNT(args));
	v->weekdays = (struct complaint_names){names, WEEK};
	v->weeks = (struct complaint_weeks){rows, weeks};
}

/* The holidays that were left out, and the decrees they come from, each once. */
static void
holidays_show(const struct page *p, const struct deadline_days *days, struct complaint_days_view *v)
{
	struct buf names = {.arena = p->q->a}, sources = {.arena = p->q->a};

	for (size_t i = 0; i < days->n; i++) {
		const struct holiday *h = days->at[i].holiday;

		if (days->at[i].reason != REASON_HOLIDAY || !h)
			continue;
		if (names.n > 0)
			buf_str(&names, STR("; "));
		dates_add_day(&names, p->q->lang, DATES_PLAIN, days->at[i].on);
		buf_fmt(&names, " %.*s", STRF(h->name));
		if (h->source.n == 0 || str_find(buf_done(&sources), h->source, 0) >= 0)
			continue;
		if (sources.n > 0)
			buf_str(&sources, STR("; "));
		buf_str(&sources, h->source);
	}
	v->uncounted = buf_done(&names);
	v->sources = buf_done(&sources);
}

/* ---- the three limits ---- */

enum { LIMITS = 3 };

/* The service's own standard, the guideline for the class, the law: from the same start, with the same pauses. The one
 * that the clock really runs by is taken as it stands. rows: by origin. */
static size_t
limits_of(const struct page *p, const struct clock_row *complete, const struct clock_row *law,
    struct clock_row rows[LIMITS + 1], struct promise promises[LIMITS])
{
	bool                own = str_eq(complete->law, STR("standar"));
	enum promise_origin mine = own ? PROMISE_STANDARD : PROMISE_GUIDELINE, other = own ? PROMISE_GUIDELINE : PROMISE_STANDARD;
	struct clock_terms  terms = {.law = "standar", .amount = p->c->row.own_amount, .unit = p->c->row.own_unit};
	size_t              n = 0;

	rows[mine] = *complete;
	promises[n++].origin = mine;
	if (own ? complaint_kind.terms(&p->c->law, COMPLAINT_CLOCK_COMPLETE, p->c->row.class_,
	        law_day(p), &terms) : terms.amount > 0) {
		rows[other] = *complete;
		rows[other].law = str_z(terms.law);
		rows[other].amount = terms.amount;
		rows[other].unit = terms.unit;
		rows[other].extension = 0;
		promises[n++].origin = other;
	}
	if (law) {
		rows[PROMISE_LAW] = *law;
		promises[n++].origin = PROMISE_LAW;
	}
	for (size_t i = 0; i < n; i++) {
		struct deadline_clock dc = clock_of(p, &rows[promises[i].origin]);

		promises[i].deadline = deadline_compute(&dc);
		/* What was told stands, also when a day of it has become a holiday since. */
		if (promises[i].origin != other && promises[i].deadline.state == DEADLINE_RUNNING) {
			promises[i].deadline.end = rows[promises[i].origin].due_at;
			promises[i].deadline.last = date_of(promises[i].deadline.end, p->c->agency.zone);
		}
	}
	return n;
}

/* The service's own term that has been extended: earlier than what the clock runs by now. It is put last and does not compete. */
static size_t
extended_last(struct promise *at, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		if (at[i].origin != PROMISE_STANDARD || at[i].deadline.state != DEADLINE_RUNNING ||
		    at[0].deadline.state != DEADLINE_RUNNING || at[i].deadline.last.d >= at[0].deadline.last.d)
			continue;
		struct promise own = at[i];

		memmove(&at[i], &at[i + 1], (n - i - 1) * sizeof(*at));
		at[n - 1] = own;
		return 1;
	}
	return 0;
}

static void
rules_show(const struct page *p, const struct clock_row *complete, const struct clock_row *law, struct complaint_days_view *v)
{
	static const enum word titles[] = {[PROMISE_STANDARD] = W_complaint_rule_standard,
		[PROMISE_GUIDELINE] = W_complaint_rule_guideline, [PROMISE_LAW] = W_complaint_rule_law};
	struct clock_row           rows[LIMITS + 1];
	struct promise             promises[LIMITS] = {0};
	size_t                     n = limits_of(p, complete, law, rows, promises);
	struct complaint_rule_row *at = arena_array(p->q->a, n, sizeof(*at));

	size_t extended = extended_last(promises, n);

	deadline_promise(promises, n - extended);
	for (size_t i = 0; i < n; i++) {
		const struct clock_row *k = &rows[promises[i].origin];
		const struct word_arg   args[] = {{"n", number_text(p, promises[i].days_later)}};
		enum word chip = i == 0 ? W_complaint_rule_used : i >= n - extended ? W_complaint_rule_extended : promises[i].days_later == NO_INT ? W_complaint_rule_beside :
		    promises[i].days_later == 1 ? W_complaint_rule_later_one : W_complaint_rule_later;

		at[i] = (struct complaint_rule_row){
			.win = i == 0, .chip = fill(p, chip, args, COUNT(args)), .title = word(p->q->lang, titles[promises[i].origin]),
			.last = promises[i].deadline.state == DEADLINE_RUNNING ? promises[i].deadline.last : NO_DAY,
			.text = terms_said(p, k),
		};
	}
	v->rules = (struct complaint_rule_rows){at, n};
}

/* ---- every clock ---- */

static struct complaint_pause_rows
pauses_show(const struct page *p, const struct deadline_clock *dc)
{
	struct complaint_pause_row *at = arena_array(p->q->a, dc->pause_count + 1, sizeof(*at));

	for (size_t i = 0; i < dc->pause_count; i++)
		at[i] = (struct complaint_pause_row){dc->pauses[i].from, dc->pauses[i].until};
	return (struct complaint_pause_rows){at, dc->pause_count};
}

static struct complaint_clock_days_view
clock_show(const struct page *p, const struct clock_row *k)
{
	struct deadline_clock dc = clock_of(p, k);
	struct deadline       d = deadline_compute(&dc);
	struct deadline_days  days = deadline_explain(p->q->a, &dc, p->today);
	bool                  still = d.state == DEADLINE_PAUSED, working = k->unit == TIME_WORKING_DAYS;
	char                  iso[11];
	str                   title = word(p->q->lang, complaint_clock_word(k->clock));
	const struct word_arg round[] = {{"clock", title}, {"n", number_text(p, k->round + 1)}};

	date_iso(date_of(k->start_at, p->c->agency.zone), iso);
	return (struct complaint_clock_days_view){
		.title = p->c->row.reopened > 0 ? fill(p, W_complaint_days_round, round, COUNT(round)) : title,
		.basis = terms_said(p, k),
		.state = complaint_clock_said(p->q, p->c, k), .start = k->start_at, .due = still ? NO_INSTANT : k->due_at,
		.ended = k->ended_at, .still = still,
		.moved = !still && d.last.d != date_of(k->due_at, p->c->agency.zone).d ? word(p->q->lang, W_complaint_days_moved) :
		    (str){0},
		.pauses = pauses_show(p, &dc), .days = list_days(p, k, &days, working, still),
		.command = dc.pause_count == 0 && k->extension == 0 && (working || k->unit == TIME_DAYS) ?
		    str_fmt(p->q->a, "terang deadline %s %lld --unit %s", iso, (long long)k->amount, time_unit_name(k->unit)) : (str){0},
	};
}

static void
clocks_show(const struct page *p, struct complaint_days_view *v)
{
	struct complaint_clock_days_view *at = arena_array(p->q->a, p->c->clocks.n + 1, sizeof(*at));

	for (size_t i = 0; i < p->c->clocks.n; i++)
		at[i] = clock_show(p, &p->c->clocks.at[i]);
	v->clocks = (struct complaint_clock_days_rows){at, p->c->clocks.n};
}

/* ---- the page ---- */

/* The clock the page is about: of the full answer and the law's limit the one that ends first. */
static const struct clock_row *
main_clock(const struct page *p)
{
	const struct clock_row *complete = complaint_clock_now(p->c, COMPLAINT_CLOCK_COMPLETE);
	const struct clock_row *law = complaint_clock_now(p->c, COMPLAINT_CLOCK_LAW);

	if (!complete || !law)
		return complete ? complete : law;
	return law->state == CLOCK_RUNNING && law->due_at.ms < complete->due_at.ms ? law : complete;
}

/* The clock that the link spoke of, where this round has it; else the one the page is about. */
static const struct clock_row *
spoken_clock(const struct page *p)
{
	const struct clock_row *k = complaint_clock_now(p->c, complaint_clock_of(q_text(p->q, "jam")));

	return k ? k : main_clock(p);
}

/* Another clock than the answer's is named, and so is the one whose day has passed. */
static str
headline_of(const struct page *p, const struct clock_row *k)
{
	static const enum word words[] = {[CLOCK_RUNNING] = W_complaint_days_must, [CLOCK_PAUSED] = W_complaint_days_waits,
		[CLOCK_MET] = W_complaint_days_kept, [CLOCK_MISSED] = W_complaint_days_broken,
		[CLOCK_STOPPED] = W_complaint_days_stopped};
	bool late = k->state == CLOCK_RUNNING && complaint_tone_of(k->due_at, p->q->now, p->c->agency.zone) == COMPLAINT_TONE_LATE;
	str                   clock = word(p->q->lang, complaint_clock_word(k->clock));
	const struct word_arg args[] = {{"what", clock}};

	if (k == main_clock(p) && !late)
		return word(p->q->lang, words[k->state]);
	if (k->state == CLOCK_RUNNING)
		return fill(p, late ? W_complaint_track_was_due : W_complaint_track_due, args, COUNT(args));
	return str_fmt(p->q->a, "%.*s: %.*s", STRF(clock), STRF(word(p->q->lang, words[k->state])));
}

/* What is left while a clock stands: of months and years days, of hours and minutes whole hours. */
static str
left_said(const struct page *p, const struct clock_row *k, const struct deadline *d)
{
	if (time_unit_exact(k->unit))
		return complaint_amount(p->q->a, p->q->lang, d->remaining / MS_PER_HOUR, TIME_HOURS);
	return complaint_amount(p->q->a, p->q->lang, d->remaining,
	    k->unit == TIME_WORKING_DAYS ? TIME_WORKING_DAYS : TIME_DAYS);
}

static void
sum_show(const struct page *p, const struct clock_row *k, const struct deadline *d, const struct deadline_days *days,
    struct complaint_days_view *v)
{
	bool                  working = k->unit == TIME_WORKING_DAYS, came = k->start_at.ms == p->c->row.opened_at.ms;
	const struct word_arg when[] = {{"when", dates_moment(p->q->a, p->q->lang, DATES_LONG, p->c->agency.zone, k->start_at)}};
	const struct word_arg args[] = {
		{"start", fill(p, came ? W_complaint_days_came : W_complaint_days_began, when, COUNT(when))},
		{"time", complaint_amount(p->q->a, p->q->lang, k->amount + k->extension, k->unit)},
		{"basis", complaint_basis(p->q->a, p->q->lang, &p->c->law, k->law, law_day(p))},
		{"weekend", number_text(p, days->weekend)}, {"holidays", number_text(p, days->holidays)},
		{"paused", number_text(p, days->paused)}, {"left", left_said(p, k, d)},
	};

	v->headline = headline_of(p, k);
	v->due = d->state == DEADLINE_PAUSED ? NO_INSTANT : k->due_at;
	v->big = fill(p, W_complaint_days_left, args, COUNT(args));
	v->sentence = fill(p, working ? W_complaint_days_sum_working : W_complaint_days_sum_all, args, COUNT(args));
	if (days->paused > 0)
		v->sentence = str_fmt(p->q->a, "%.*s %.*s", STRF(v->sentence),
		    STRF(fill(p, W_complaint_days_sum_paused, args, COUNT(args))));
	if (d->state == DEADLINE_RUNNING && !promised(p, k, d->last))
		v->sentence = str_fmt(p->q->a, "%.*s %.*s", STRF(v->sentence), STRF(word(p->q->lang, W_complaint_days_moved)));
	v->warn = d->beyond_calendar;
}

static struct complaint_days_view
days_show(const struct page *p)
{
	const struct clock_row    *k = spoken_clock(p), *complete = complaint_clock_now(p->c, COMPLAINT_CLOCK_COMPLETE);
	struct complaint_days_view v = {.number = p->c->row.number, .path = str_fmt(p->q->a, "/aduan/%.*s", STRF(p->c->row.number)),
		.due = NO_INSTANT, .headline = word(p->q->lang, W_complaint_days_none), .big = word(p->q->lang, W_complaint_days_none_big),
		.sentence = word(p->q->lang, W_complaint_track_imported)};

	if (!k && instant_known(p->c->target_at)) {
		bool broken = complaint_target_broken(p->q, p->c);

		v.headline = word(p->q->lang, broken ? W_complaint_source_broken_limit :
		    instant_known(p->c->row.closed_at) ? W_complaint_source_kept_limit : W_complaint_source_limit);
		v.due = p->c->target_at;
		v.sentence = str_fmt(p->q->a, "%.*s: %.*s.", STRF(word(p->q->lang, W_complaint_source_title)),
		    STRF(complaint_target_said(p->q, p->c)));
	}
	if (!k)
		return v;
	struct deadline_clock dc = clock_of(p, k);
	struct deadline       d = deadline_compute(&dc);
	struct deadline_days  days = deadline_explain(p->q->a, &dc, p->today);

	sum_show(p, k, &d, &days, &v);
	if (days.n > 0 && !days.cut)
		calendar_show(p, k, &days, d.state == DEADLINE_PAUSED, &v);
	holidays_show(p, &days, &v);
	if (complete && (k->clock == COMPLAINT_CLOCK_COMPLETE || k->clock == COMPLAINT_CLOCK_LAW))
		rules_show(p, complete, complaint_clock_now(p->c, COMPLAINT_CLOCK_LAW), &v);
	clocks_show(p, &v);
	return v;
}

/* Those who work on a confidential complaint see why its dates are what they are, as its holder does. */
static bool
staff_reads(const struct request *q, const struct complaint_case *c)
{
	const struct access_object object = {.agency = c->row.agency, .unit_path = c->row.unit_path, .owner = c->row.assignee,
		.about = c->row.about};

	return access_may_read(&q->person, true, c->row.mode >= MODE_SEALED, case_held(&complaint_kind, &c->row), &object);
}

const struct err *
complaint_days_page(struct request *q, struct http_reply *r)
{
	struct complaint_case c;
	struct html           h;
	const struct err     *e = complaint_case_read(q, q_param(q, "nomor"), &c);

	if (e)
		return e;
	bool staff = !complaint_case_shown(&c) && staff_reads(q, &c);

	if (!complaint_case_shown(&c) && !staff)
		return err_new(q->a, ERR_DENIED, "case.pass", NULL, NULL);
	if (q_text(q, "jam").n > 0)
		q_known(q, "jam", complaint_clock_of(q_text(q, "jam")) != 0);
	if (staff && (e = case_viewed(q->store, q->a, &c.row, q->person.account, q->now)))
		return e;
	const struct page          p = {q, &c, date_of(q->now, c.agency.zone)};
	struct complaint_days_view v = days_show(&p);

	if (staff)
		v.path = str_fmt(q->a, "/kerja/perkara/%.*s", STRF(c.row.number));
	const struct frame_link crumbs[] = {{.path = STR("/aduan"), .label = word(q->lang, W_complaint_menu)},
		{.path = v.path, .label = v.number}};
	const struct page_head head = {.title = word(q->lang, W_complaint_days_title), .menu = "aduan", .agency = c.agency.id,
		.crumbs = crumbs, .crumb_count = COUNT(crumbs), .hidden = c.holder || staff};

	if ((e = page_open(q, &head, &h)))
		return e;
	complaint_days_html(&h, &v);
	page_close(q, &h, r);
	if (c.holder || staff)
		http_reply_header(r, "cache-control", STR("no-store"));
	return NULL;
}
