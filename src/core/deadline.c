/* deadline.c - see deadline.h. The list of days and the date come from the same walk over the pauses. */
#include "core/deadline.h"

#include <stdlib.h>

static const struct {
	enum time_unit unit;
	const char    *name;
	int64_t        max;
} units[] = {
	{TIME_WORKING_DAYS, "hari-kerja", DEADLINE_MAX_DAYS},
	{TIME_DAYS, "hari", DEADLINE_MAX_DAYS},
	{TIME_HOURS, "jam", DEADLINE_MAX_HOURS},
	{TIME_MINUTES, "menit", DEADLINE_MAX_MINUTES},
	{TIME_MONTHS, "bulan", DEADLINE_MAX_MONTHS},
	{TIME_YEARS, "tahun", DEADLINE_MAX_MONTHS / 12},
	{TIME_TIMES, "kali", 0},
};

bool
time_unit_parse(str s, enum time_unit *out)
{
	for (size_t i = 0; i < COUNT(units); i++) {
		if (str_eq(s, str_z(units[i].name))) {
			*out = units[i].unit;
			return true;
		}
	}
	return false;
}

const char *
time_unit_name(enum time_unit u)
{
	for (size_t i = 0; i < COUNT(units); i++) {
		if (units[i].unit == u)
			return units[i].name;
	}
	return "";
}

int64_t
deadline_max_amount(enum time_unit u)
{
	for (size_t i = 0; i < COUNT(units); i++) {
		if (units[i].unit == u)
			return units[i].max;
	}
	return 0;
}

bool
time_unit_exact(enum time_unit u)
{
	return u == TIME_HOURS || u == TIME_MINUTES;
}

static bool
in_months(enum time_unit u)
{
	return u == TIME_MONTHS || u == TIME_YEARS;
}

static int64_t
whole_amount(const struct deadline_clock *c)
{
	int64_t max = deadline_max_amount(c->unit);
	int64_t amount = c->amount < 0 ? 0 : c->amount > max ? max : c->amount;
	int64_t extension = c->extension < 0 ? 0 : c->extension > max - amount ? max - amount : c->extension;

	return amount + extension;
}

/* The same date n months later; the month's last day when it has no such date. */
static day
add_months(day d, int64_t n)
{
	struct civil civil = date_civil(d);
	int64_t      months = (int64_t)civil.year * 12 + civil.month - 1 + n;
	day          found = d;

	for (int mday = civil.mday; mday > 27; mday--) {
		if (date_from_civil((int)(months / 12), (int)(months % 12) + 1, mday, &found))
			return found;
	}
	date_from_civil((int)(months / 12), (int)(months % 12) + 1, civil.mday, &found);
	return found;
}

/* The part of a clock that is the same for the date and for the list of days: where it stands between two pauses. */
struct walk {
	day     first; /* of receipt */
	day     day0;
	int64_t left;  /* days still to count after day0 */
	bool    working;
	day     asked; /* day of the open question; NO_DAY when the clock runs */
};

static day
rolled(const struct deadline_clock *c, day received)
{
	if (!c->after_hours_rolls)
		return received;

	struct clock_time t = date_time(c->start, c->zone);

	if (calendar_works(c->calendar, received) && t.hour * 60 + t.minute < c->office_close_minute)
		return received;
	return calendar_next_working(c->calendar, received);
}

static int64_t
count_days(const struct walk *w, const struct calendar *calendar, day from, day to)
{
	if (to.d <= from.d)
		return 0;
	return w->working ? calendar_count_working(calendar, from, to) : to.d - from.d;
}

static day
add_days(const struct walk *w, const struct calendar *calendar, day from, int64_t n)
{
	return w->working ? calendar_add_working(calendar, from, n) : (day){from.d + (int32_t)n};
}

static struct walk
walk_start(const struct deadline_clock *c)
{
	struct walk w = {
		.first = date_of(c->start, c->zone),
		.working = c->unit == TIME_WORKING_DAYS,
		.asked = NO_DAY,
		.left = whole_amount(c),
	};

	w.day0 = rolled(c, w.first);
	if (in_months(c->unit))
		w.left = add_months(w.day0, w.left * (c->unit == TIME_YEARS ? 12 : 1)).d - w.day0.d;
	return w;
}

/* Takes one pause into account; false when it changes nothing, because the clock had run out before the question or
 * had not begun when the answer came. */
static bool
walk_pause(struct walk *w, const struct deadline_clock *c, const struct deadline_pause *p)
{
	day asked = date_of(p->from, c->zone);

	if (day_known(w->asked))
		return false;
	if (instant_known(p->until) && date_of(p->until, c->zone).d < w->day0.d)
		return false;

	if (add_days(w, c->calendar, w->day0, w->left).d < asked.d)
		return false;
	w->left -= count_days(w, c->calendar, w->day0, (day){asked.d - 1});
	if (!instant_known(p->until)) {
		w->asked = asked.d < w->day0.d ? w->day0 : asked;
		return true;
	}
	w->day0 = date_of(p->until, c->zone);
	return true;
}

static struct deadline
exact(const struct deadline_clock *c)
{
	int64_t left = whole_amount(c) * (c->unit == TIME_HOURS ? MS_PER_HOUR : MS_PER_MINUTE);
	instant from = c->start;

	for (size_t i = 0; i < c->pause_count; i++) {
		const struct deadline_pause *p = &c->pauses[i];
		int64_t                      run = p->from.ms > from.ms ? p->from.ms - from.ms : 0;

		if (run > left || (instant_known(p->until) && p->until.ms <= from.ms))
			continue;
		left -= run;
		if (!instant_known(p->until))
			return (struct deadline){
				.state = DEADLINE_PAUSED,
				.day0 = date_of(from, c->zone),
				.last = NO_DAY,
				.end = NO_INSTANT,
				.remaining = left,
			};
		from = p->until;
	}

	instant end = {from.ms + left};

	return (struct deadline){
		.state = DEADLINE_RUNNING,
		.day0 = date_of(from, c->zone),
		.last = date_of(end, c->zone),
		.end = end,
		.remaining = left,
	};
}

struct deadline
deadline_compute(const struct deadline_clock *c)
{
	if (time_unit_exact(c->unit))
		return exact(c);

	struct walk w = walk_start(c);
	bool        paused = false;

	for (size_t i = 0; i < c->pause_count; i++)
		paused |= walk_pause(&w, c, &c->pauses[i]);

	struct deadline d = {
		.state = day_known(w.asked) ? DEADLINE_PAUSED : DEADLINE_RUNNING,
		.day0 = w.day0,
		.last = NO_DAY,
		.end = NO_INSTANT,
		.remaining = in_months(c->unit) && !paused ? whole_amount(c) : w.left,
	};

	if (d.state == DEADLINE_RUNNING) {
		d.last = add_days(&w, c->calendar, w.day0, w.left);
		d.end = date_end(d.last, c->zone);
	}
	/* Only working days lean on the holidays; every other count is right in any year. */
	d.beyond_calendar = (w.working || c->after_hours_rolls) &&
	    (!calendar_covers(c->calendar, w.first) || !calendar_covers(c->calendar, day_known(d.last) ? d.last : w.asked));
	return d;
}

instant
deadline_second(instant t)
{
	int64_t over = t.ms % MS_PER_SECOND;

	return (instant){t.ms - (over < 0 ? over + MS_PER_SECOND : over)};
}

bool
deadline_is_late(const struct deadline *d, instant at)
{
	return d->state == DEADLINE_RUNNING && deadline_second(at).ms > d->end.ms;
}

struct lateness
deadline_lateness(const struct deadline *d, const struct deadline_clock *c, instant at)
{
	struct lateness l = {.late = deadline_is_late(d, at)};

	if (l.late) {
		day on = date_of(at, c->zone);

		l.days = on.d - d->last.d;
		l.working_days = calendar_count_working(c->calendar, d->last, on);
	}
	return l;
}

static void
add_row(struct deadline_days *list, const struct deadline_clock *c, day on, enum day_reason reason, int64_t number)
{
	if (list->n == DEADLINE_MAX_EXPLAINED) {
		list->cut = true;
		return;
	}

	struct deadline_day *row = &list->at[list->n++];

	*row = (struct deadline_day){.on = on, .reason = reason, .number = number};
	row->covered = calendar_covers(c->calendar, on);
	calendar_kind(c->calendar, on, &row->holiday);
	list->counted += reason == REASON_COUNTED;
	list->weekend += reason == REASON_WEEKEND;
	list->holidays += reason == REASON_HOLIDAY;
	list->paused += reason == REASON_PAUSED;
}

/* The days after from up to and including to. */
static void
add_counting(struct deadline_days *list, const struct deadline_clock *c, bool working, day from, day to, int64_t *number)
{
	for (day on = {from.d + 1}; on.d <= to.d && !list->cut; on.d++) {
		enum day_kind kind = working ? calendar_kind(c->calendar, on, NULL) : DAY_WORKING;

		switch (kind) {
		case DAY_WORKING:
			add_row(list, c, on, REASON_COUNTED, ++*number);
			break;
		case DAY_WEEKEND:
			add_row(list, c, on, REASON_WEEKEND, 0);
			break;
		case DAY_HOLIDAY:
			add_row(list, c, on, REASON_HOLIDAY, 0);
			break;
		}
	}
}

static void
add_paused(struct deadline_days *list, const struct deadline_clock *c, day from, day to)
{
	for (day on = from; on.d <= to.d && !list->cut; on.d++)
		add_row(list, c, on, REASON_PAUSED, 0);
}

/* Exact clocks: the same rows, with the days of a pause shown as such. */
static void
explain_exact(struct deadline_days *list, const struct deadline_clock *c, day today)
{
	struct deadline d = exact(c);
	day             first = date_of(c->start, c->zone), last = d.state == DEADLINE_PAUSED ? today : d.last;
	int64_t         number = 0;

	add_row(list, c, first, REASON_START, 0);
	for (day on = {first.d + 1}; on.d <= last.d && !list->cut; on.d++) {
		bool paused = false;

		for (size_t i = 0; i < c->pause_count; i++) {
			const struct deadline_pause *p = &c->pauses[i];

			paused |= date_of(p->from, c->zone).d < on.d &&
			    (!instant_known(p->until) || date_of(p->until, c->zone).d > on.d);
		}
		if (paused)
			add_row(list, c, on, REASON_PAUSED, 0);
		else
			add_row(list, c, on, REASON_COUNTED, ++number);
	}
}

struct deadline_days
deadline_explain(struct arena *a, const struct deadline_clock *c, day today)
{
	struct deadline_days list = {.at = arena_array(a, DEADLINE_MAX_EXPLAINED, sizeof(*list.at))};

	if (time_unit_exact(c->unit)) {
		explain_exact(&list, c, today);
		return list;
	}

	struct walk w = walk_start(c);
	int64_t     number = 0;

	for (day on = w.first; on.d < w.day0.d; on.d++)
		add_row(&list, c, on, REASON_ROLLED, 0);
	add_row(&list, c, w.day0, REASON_START, 0);

	for (size_t i = 0; i < c->pause_count && !day_known(w.asked); i++) {
		const struct deadline_pause *p = &c->pauses[i];
		day                          from = w.day0, asked = date_of(p->from, c->zone);

		if (!walk_pause(&w, c, p))
			continue;
		add_counting(&list, c, w.working, from, (day){asked.d - 1}, &number);
		if (today.d < asked.d)
			today = asked;
		if (asked.d <= from.d)
			asked.d = from.d + 1; /* asked on day 0 itself: that row is there already */
		if (day_known(w.asked)) {
			add_paused(&list, c, asked, today);
			return list;
		}
		add_paused(&list, c, asked, (day){w.day0.d - 1});
		if (w.day0.d > from.d)
			add_row(&list, c, w.day0, REASON_ANSWERED, 0);
	}
	add_counting(&list, c, w.working, w.day0, add_days(&w, c->calendar, w.day0, w.left), &number);
	return list;
}

static int
compare_promises(const void *pa, const void *pb)
{
	const struct promise *a = pa, *b = pb;
	bool                  a_paused = a->deadline.state == DEADLINE_PAUSED, b_paused = b->deadline.state == DEADLINE_PAUSED;

	if (a_paused != b_paused)
		return a_paused ? 1 : -1;
	if (!a_paused && a->deadline.end.ms != b->deadline.end.ms)
		return a->deadline.end.ms < b->deadline.end.ms ? -1 : 1;
	return (int)a->origin - (int)b->origin;
}

void
deadline_promise(struct promise *at, size_t n)
{
	qsort(at, n, sizeof(*at), compare_promises);
	for (size_t i = 0; i < n; i++) {
		bool paused = at[i].deadline.state == DEADLINE_PAUSED || at[0].deadline.state == DEADLINE_PAUSED;

		at[i].days_later = paused ? NO_INT : at[i].deadline.last.d - at[0].deadline.last.d;
	}
}
