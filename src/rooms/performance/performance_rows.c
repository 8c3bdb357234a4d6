/* performance_rows.c - see performance_rows.h. */
#include "rooms/performance/performance_rows.h"

#include "base/strs.h"
#include "gen/performance_queries.h"

static const struct performance_measure measures[] = {
	{"masuk", ROWS_COUNTED, MEASURE_OPENED, 0, W_performance_rows_opened},
	{"ditutup", ROWS_COUNTED, MEASURE_CLOSED, 0, W_performance_rows_closed},
	{"selesai", ROWS_COUNTED, MEASURE_FINISHED, 0, W_performance_rows_finished},
	{"tepat", ROWS_COUNTED, MEASURE_ON_TIME, 0, W_performance_rows_on_time},
	{"terlambat", ROWS_COUNTED, MEASURE_LATE, 0, W_performance_rows_late},
	{"tuntas", ROWS_COUNTED, MEASURE_ON_TIME, MEASURE_LATE, W_performance_rows_measured},
	{"lewat", ROWS_COUNTED, MEASURE_MISSED, 0, W_performance_rows_missed},
	{"verifikasi-tepat", ROWS_COUNTED, MEASURE_VERIFIED, 0, W_performance_rows_verified_on_time},
	{"verifikasi-terlambat", ROWS_COUNTED, MEASURE_VERIFIED_LATE, 0, W_performance_rows_verified_late},
	{"diverifikasi", ROWS_COUNTED, MEASURE_VERIFIED, MEASURE_VERIFIED_LATE, W_performance_rows_verified},
	{"jawaban-tepat", ROWS_COUNTED, MEASURE_ANSWERED, 0, W_performance_rows_answered_on_time},
	{"jawaban-terlambat", ROWS_COUNTED, MEASURE_ANSWERED_LATE, 0, W_performance_rows_answered_late},
	{"dijawab", ROWS_COUNTED, MEASURE_ANSWERED, MEASURE_ANSWERED_LATE, W_performance_rows_answered},
	{"dibuka-lagi", ROWS_COUNTED, MEASURE_REOPENED, 0, W_performance_rows_reopened},
	{"dinilai", ROWS_COUNTED, MEASURE_RATED, 0, W_performance_rows_rated},
	{"arsip", ROWS_COUNTED, MEASURE_ARCHIVED, 0, W_performance_rows_archived},
	{"bukan-wewenang", ROWS_COUNTED, MEASURE_NOT_OURS, 0, W_performance_rows_not_ours},
	{"dicabut", ROWS_COUNTED, MEASURE_WITHDRAWN, 0, W_performance_rows_withdrawn},
	{"terbuka", ROWS_OPEN, 0, 0, W_performance_rows_open},
	{"lewat-sekarang", ROWS_DUE, 0, 0, W_performance_rows_overdue},
	{"jatuh-hari-ini", ROWS_DUE, 0, 0, W_performance_rows_today},
	{"belum-diperiksa", ROWS_DUE, 0, 0, W_performance_rows_unverified},
};

const struct performance_measure *
performance_measure_find(str slug)
{
	for (size_t i = 0; i < COUNT(measures); i++) {
		if (str_eq(slug, str_z(measures[i].slug)))
			return &measures[i];
	}
	return NULL;
}

const struct performance_measure *
performance_measure_at(size_t i)
{
	return i < COUNT(measures) ? &measures[i] : NULL;
}

static const struct err *
counted(const struct performance_scope *s, const struct performance_ask *ask, int max, struct performance_lines *out)
{
	struct performance_counted_rows rows;
	day                             cursor = {ask->cursor == INT64_MAX ? INT32_MAX : (int32_t)ask->cursor};
	const struct err               *e = performance_counted(s->q->db, s->q->a, s->figures.agency, s->figures.kind,
	    (int64_t)ask->measure->first, ask->measure->second ? (int64_t)ask->measure->second : -1, ask->from, ask->to,
	    s->figures.unit, (publication_id){ask->service}, ask->class_, ask->channel, (category_id){ask->category}, ask->reason,
	    cursor, ask->cursor_id, max, &rows);

	if (e)
		return e;
	struct performance_line *at = arena_array(s->q->a, rows.n + 1, sizeof(*at));
	for (size_t i = 0; i < rows.n; i++) {
		const struct performance_counted_row *r = &rows.at[i];

		at[i] = (struct performance_line){.number = r->number, .title = r->title, .unit = r->unit_name,
			.state = (int)r->state_no, .on = r->on_day, .opened = r->opened_day, .closed = r->closed_day, .amount = r->amount,
			.rating = r->rating, .due = NO_INSTANT, .cursor = r->on_day.d, .cursor_id = r->id};
	}
	*out = (struct performance_lines){at, rows.n, false};
	return NULL;
}

static void
band_days(const struct performance_ask *ask, day *from, day *to)
{
	const struct performance_band *b = ask->band >= 0 ? &performance_bands[ask->band] : NULL;

	*from = (day){!b || b->to == PERFORMANCE_NO_END ? INT32_MIN : ask->to.d - b->to};
	*to = (day){b ? ask->to.d - b->from : INT32_MAX};
}

static const struct err *
open_ones(const struct performance_scope *s, const struct performance_ask *ask, int max, struct performance_lines *out)
{
	struct performance_open_rows rows;
	day                          cursor = {ask->cursor == INT64_MAX ? INT32_MAX : (int32_t)ask->cursor}, from, to;

	band_days(ask, &from, &to);
	from.d = from.d == INT32_MIN ? INT32_MIN + 1 : from.d; /* NO_DAY would be NULL */
	const struct err *e = performance_open(s->q->db, s->q->a, s->figures.agency, s->figures.kind, ask->to, s->figures.unit, from,
	    to, cursor, (case_id){ask->cursor_id}, max, &rows);

	if (e)
		return e;
	struct performance_line *at = arena_array(s->q->a, rows.n + 1, sizeof(*at));
	for (size_t i = 0; i < rows.n; i++) {
		const struct performance_open_row *r = &rows.at[i];

		at[i] = (struct performance_line){.number = r->number, .title = r->title, .unit = r->unit_name,
			.state = (int)r->state_no, .on = r->opened_day, .opened = r->opened_day, .closed = r->closed_day, .amount = 1,
			.rating = NO_INT, .due = NO_INSTANT, .cursor = r->opened_day.d, .cursor_id = r->id.v};
	}
	*out = (struct performance_lines){at, rows.n, false};
	return NULL;
}

static const struct err *
due_rows(const struct performance_scope *s, const struct performance_ask *ask, int max,
    struct performance_due_rows *out)
{
	bool    today = strcmp(ask->measure->slug, "jatuh-hari-ini") == 0;
	bool    unverified = strcmp(ask->measure->slug, "belum-diperiksa") == 0;
	instant now = deadline_second(s->q->now), end = date_start((day){s->today.d + 1}, s->zone), ever = {0};

	return performance_due(s->q->db, s->q->a, s->figures.agency, s->figures.kind, today ? now : ever, today ? end : now,
	    unverified ? s->kind->first_state : 0, s->figures.unit, false, (instant){ask->cursor}, (case_id){ask->cursor_id}, max,
	    out);
}

static const struct err *
due_ones(const struct performance_scope *s, const struct performance_ask *ask, int max, struct performance_lines *out)
{
	struct performance_due_rows rows;
	const struct err           *e = due_rows(s, ask, max, &rows);

	if (e)
		return e;
	struct performance_line *at = arena_array(s->q->a, rows.n + 1, sizeof(*at));
	for (size_t i = 0; i < rows.n; i++) {
		const struct performance_due_row *r = &rows.at[i];

		at[i] = (struct performance_line){.number = r->number, .title = r->title, .unit = r->unit_name,
			.state = (int)r->state_no, .on = date_of(r->due_at, s->zone), .opened = r->opened_day, .closed = NO_DAY,
			.amount = 1, .rating = NO_INT, .due = r->due_at, .clock = r->due_clock, .cursor = r->due_at.ms,
			.cursor_id = r->id.v};
	}
	*out = (struct performance_lines){at, rows.n, false};
	return NULL;
}

const struct err *
performance_lines_read(const struct performance_scope *s, const struct performance_ask *ask, int max,
    struct performance_lines *out)
{
	const struct err *e = NULL;

	switch (ask->measure->source) {
	case ROWS_COUNTED:
		e = counted(s, ask, max + 1, out);
		break;
	case ROWS_OPEN:
		e = open_ones(s, ask, max + 1, out);
		break;
	case ROWS_DUE:
		e = due_ones(s, ask, max + 1, out);
		break;
	}
	if (!e && out->n > (size_t)max) {
		out->n = (size_t)max;
		out->more = true;
	}
	return e;
}

/* ---- the figure the rows add up to ---- */

static int64_t
measured(const struct performance_ask *ask, const struct figure_sums *sum)
{
	return sum->of[ask->measure->first] + (ask->measure->second ? sum->of[ask->measure->second] : 0);
}

/* By what one thing the rows are narrowed beside agency and unit; false: by several. */
static bool
narrowing(struct arena *a, const struct performance_ask *ask, enum figure_dim *dim, str *value)
{
	const struct {
		bool            set;
		enum figure_dim dim;
		int64_t         number;
	} numbers[] = {
		{ask->service != 0, FIGURE_BY_SERVICE, ask->service}, {ask->channel != 0, FIGURE_BY_CHANNEL, ask->channel},
		{ask->category != 0, FIGURE_BY_CATEGORY, ask->category}, {ask->class_ >= 0, FIGURE_BY_CLASS, ask->class_},
	};
	int count = 0;

	*dim = FIGURE_ALL;
	for (size_t i = 0; i < COUNT(numbers); i++) {
		if (!numbers[i].set)
			continue;
		*dim = numbers[i].dim;
		*value = str_fmt(a, "%lld", (long long)numbers[i].number);
		count++;
	}
	if (ask->reason.n > 0) {
		*dim = FIGURE_BY_REASON;
		*value = ask->reason;
		count++;
	}
	return count <= 1;
}

/* The confidential ones among the events of an agency as a whole. */
static const struct err *
counted_hidden(const struct performance_scope *s, const struct performance_ask *ask, int64_t *out)
{
	struct figure_groups groups;
	const struct err    *e = figure_by(s->q->db, s->q->a, s->figures, FIGURE_BY_HIDDEN, ask->from, ask->to, &groups);

	if (!e)
		*out = groups.n > 0 ? measured(ask, &groups.at[0].sum) : 0;
	return e;
}

static const struct err *
counted_figure(const struct performance_scope *s, const struct performance_ask *ask, int64_t *out, int64_t *hidden)
{
	enum figure_dim      dim;
	str                  value = {NULL, 0};
	struct figure_sums   sum = {{0}};
	struct figure_groups groups;
	const struct err    *e = NULL;

	*hidden = NO_INT;
	if (!narrowing(s->q->a, ask, &dim, &value)) {
		*out = NO_INT;
		return NULL;
	}
	if (dim == FIGURE_ALL) {
		e = figure_range(s->q->db, s->q->a, s->figures, ask->from, ask->to, &sum);
		if (!e && s->figures.unit.v == 0)
			e = counted_hidden(s, ask, hidden);
	} else {
		e = figure_by(s->q->db, s->q->a, s->figures, dim, ask->from, ask->to, &groups);
		for (size_t i = 0; !e && i < groups.n; i++) {
			if (str_eq(groups.at[i].value, value))
				sum = groups.at[i].sum;
		}
	}
	if (!e)
		*out = measured(ask, &sum);
	return e;
}

const struct err *
performance_ages_read(const struct performance_scope *s, day on, int64_t counts[PERFORMANCE_BANDS])
{
	struct performance_ages_row r;
	day                         since[PERFORMANCE_BANDS - 1];

	for (int i = 0; i < PERFORMANCE_BANDS - 1; i++)
		since[i] = (day){on.d - performance_bands[i].to};
	const struct err *e = performance_ages(s->q->db, s->q->a, s->figures.agency, s->figures.kind, on, s->figures.unit, since[0],
	    since[1], since[2], since[3], &r);

	if (e)
		return e;
	const int64_t up_to[PERFORMANCE_BANDS] = {r.younger1, r.younger2, r.younger3, r.younger4, r.cases};
	for (int i = 0; i < PERFORMANCE_BANDS; i++)
		counts[i] = up_to[i] - (i > 0 ? up_to[i - 1] : 0);
	return NULL;
}

static const struct err *
open_figure(const struct performance_scope *s, const struct performance_ask *ask, int64_t *out, int64_t *hidden)
{
	int64_t           counts[PERFORMANCE_BANDS], n = 0, all = NO_INT;
	const struct err *e = performance_ages_read(s, ask->to, counts);

	for (int i = 0; !e && i < PERFORMANCE_BANDS; i++) {
		if (ask->band < 0 || i == ask->band)
			n += counts[i];
	}
	if (!e && ask->band < 0 && s->figures.unit.v == 0)
		e = figure_open(s->q->db, s->q->a, s->figures, ask->to, &all);
	if (!e) {
		*out = all == NO_INT ? n : all;
		*hidden = all == NO_INT ? NO_INT : all - n;
	}
	return e;
}

static const struct err *
due_figure(const struct performance_scope *s, const struct performance_ask *ask, int64_t *out, int64_t *hidden)
{
	bool    today = strcmp(ask->measure->slug, "jatuh-hari-ini") == 0;
	bool    unverified = strcmp(ask->measure->slug, "belum-diperiksa") == 0;
	instant now = deadline_second(s->q->now), end = date_start((day){s->today.d + 1}, s->zone);
	struct performance_due_count_row n;
	const struct err *e = performance_due_count(s->q->db, s->q->a, s->figures.agency, s->figures.kind, now, end,
	    s->kind->first_state, s->figures.unit, &n);

	if (e)
		return e;
	*out = today ? n.today : unverified ? n.unverified : n.late;
	*hidden = s->figures.unit.v != 0 ? NO_INT : today ? n.today_hidden : unverified ? n.unverified_hidden : n.late_hidden;
	return NULL;
}

const struct err *
performance_lines_figure(const struct performance_scope *s, const struct performance_ask *ask, int64_t *figure, int64_t *hidden)
{
	switch (ask->measure->source) {
	case ROWS_COUNTED:
		return counted_figure(s, ask, figure, hidden);
	case ROWS_OPEN:
		return open_figure(s, ask, figure, hidden);
	case ROWS_DUE:
		break;
	}
	return due_figure(s, ask, figure, hidden);
}
