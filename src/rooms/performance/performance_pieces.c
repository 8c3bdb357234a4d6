/* performance_pieces.c - see performance_pieces.h: main figures, chart, tables of services, units and agencies. */
#include "rooms/performance/performance_pieces.h"

#include "base/strs.h"
#include "core/room.h"
#include "out/dates.h"

#include <stdlib.h>

enum { WEEK = 7, WEEKS = 8, PIECES = 4, MINUTES_AN_HOUR = 60, HOURS_A_DAY = 24 }; /* not a law: of the calendar */
enum { PLOT_WIDTH = 800, PLOT_HEIGHT = 220, MONTHS_SHOWN = 12 };                   /* not a law: of the chart */

/* ---- main figures ---- */

struct pieces {
	struct performance_piece at[PIECES];
	size_t                   n;
};

static void
piece(struct pieces *p, str text, str path, enum part_tone tone)
{
	if (p->n < PIECES)
		p->at[p->n++] = (struct performance_piece){text, path, tone};
}

static struct performance_pieces
keep(const struct performance_scope *s, const struct pieces *p)
{
	struct performance_piece *at = arena_array(s->q->a, p->n + 1, sizeof(*at));

	memcpy(at, p->at, p->n * sizeof(*at));
	return (struct performance_pieces){at, p->n};
}

/* A small line through the last eight weeks: sum of num by sum of den; weeks without a value are left out. */
static str
weekly_line(const struct performance_scope *s, const struct performance_data *d, const enum measure *num, size_t num_n,
    const enum measure *den, size_t den_n)
{
	int64_t values[WEEKS];
	size_t  n = 0;

	for (int w = WEEKS; w > 0; w--) {
		int64_t a = 0, b = 0;

		for (int i = 2 * PERFORMANCE_WINDOW - w * WEEK; i < 2 * PERFORMANCE_WINDOW - (w - 1) * WEEK; i++) {
			for (size_t k = 0; k < num_n; k++)
				a += d->days[i].of[num[k]];
			for (size_t k = 0; k < den_n; k++)
				b += d->days[i].of[den[k]];
		}
		if (b > 0)
			values[n++] = stat_share(a, b);
	}
	return part_line(s->q->a, values, n);
}

static str
open_line(const struct performance_scope *s, const struct performance_data *d)
{
	int64_t values[PERFORMANCE_WINDOW], open = d->open;

	for (int i = PERFORMANCE_WINDOW - 1; i >= 0; i--) {
		const struct figure_sums *x = &d->days[PERFORMANCE_WINDOW + i];

		values[i] = open;
		open -= x->of[MEASURE_OPENED] - x->of[MEASURE_CLOSED];
	}
	return part_line(s->q->a, values, PERFORMANCE_WINDOW);
}

static void
compare(const struct performance_scope *s, int64_t now, int64_t before, struct pieces *p)
{
	const struct request *q = s->q;

	if (now == NO_INT || before == NO_INT)
		return;
	int64_t change = now - before;
	enum word w = change > 0 ? W_performance_up : change < 0 ? W_performance_down : W_performance_same;

	piece(p, say_with(q, w, "n", say_tenth(q, change < 0 ? -change : change)), (str){NULL, 0},
	    change > 0 ? PART_OK : change < 0 ? PART_WARN : PART_PLAIN);
}

static struct performance_kpi
on_time_kpi(const struct performance_scope *s, const struct performance_data *d)
{
	static const enum measure kept[] = {MEASURE_ON_TIME}, measured[] = {MEASURE_ON_TIME, MEASURE_LATE};
	const struct request     *q = s->q;
	struct performance_missed now = performance_measured(&d->now), before = performance_measured(&d->before);
	int64_t                   share = stat_share(now.measured - now.late, now.measured);
	struct pieces             p = {.n = 0};
	struct performance_kpi    k = {.label = word(q->lang, W_performance_kpi_on_time), .tone = part_meter_tone(share, PERFORMANCE_TARGET)};
	const struct word_arg     args[] = {
		{"n", say_count(q, now.measured - now.late)}, {"all", say_count(q, now.measured)},
		{"target", say_percent(q, PERFORMANCE_TARGET)},
	};

	if (share == NO_INT) {
		k.number = STR("–");
		k.promise = say_with(q, W_performance_kpi_on_time_none, "target", args[2].value);
		return k;
	}
	k.number = say_tenth(q, share);
	k.unit = STR("%");
	k.path = performance_rows_path(s, "tuntas", d->first, s->on, NULL);
	k.promise = word_fill(q->a, q->lang, W_performance_kpi_on_time_promise, args, COUNT(args));
	if (now.late > 0)
		piece(&p, say_with(q, W_performance_n_late, "n", say_count(q, now.late)),
		    performance_rows_path(s, "terlambat", d->first, s->on, NULL), PART_BAD);
	compare(s, share, stat_share(before.measured - before.late, before.measured), &p);
	k.pieces = keep(s, &p);
	k.line = weekly_line(s, d, kept, 1, measured, 2);
	return k;
}

/* One number and one unit, for large letters: "9,5 jam", "3,2 hari". */
static void
large_span(const struct request *q, int64_t minutes, struct performance_kpi *k)
{
	if (minutes < MINUTES_AN_HOUR) {
		k->number = say_count(q, minutes);
		k->unit = word(q->lang, W_performance_minutes);
	} else if (minutes < 2 * HOURS_A_DAY * MINUTES_AN_HOUR) {
		k->number = say_tenth(q, performance_mean_tenths(minutes, MINUTES_AN_HOUR));
		k->unit = word(q->lang, W_performance_hours);
	} else {
		k->number = say_tenth(q, performance_mean_tenths(minutes, HOURS_A_DAY * MINUTES_AN_HOUR));
		k->unit = word(q->lang, W_performance_days);
	}
}

static struct performance_kpi
answer_kpi(const struct performance_scope *s, const struct performance_data *d)
{
	static const enum measure minutes[] = {MEASURE_ANSWER_MINUTES};
	static const enum measure measured[] = {MEASURE_ANSWERED, MEASURE_ANSWERED_LATE};
	const struct request     *q = s->q;
	struct law_row            law = performance_law(s, LAW_SP4N62_JAWABAN_PERTAMA);
	struct pieces             p = {.n = 0};
	struct performance_kpi    k = {.label = word(q->lang, W_performance_kpi_answer), .tone = PART_PLAIN};
	const struct word_arg     args[] = {
		{"n", say_count(q, d->answer_sample)}, {"term", say_term(q, law.value, law.unit)},
	};

	if (d->answer_median == NO_INT) {
		k.number = STR("–");
		k.promise = word_fill(q->a, q->lang, W_performance_kpi_answer_none, args, COUNT(args));
		return k;
	}
	large_span(q, d->answer_median, &k);
	k.promise = word_fill(q->a, q->lang, W_performance_kpi_answer_promise, args, COUNT(args));
	k.path = performance_rows_path(s, "dijawab", d->first, s->on, NULL);
	if (d->now.of[MEASURE_ANSWERED_LATE] > 0)
		piece(&p, say_with(q, W_performance_n_late_first, "n", say_count(q, d->now.of[MEASURE_ANSWERED_LATE])),
		    performance_rows_path(s, "jawaban-terlambat", d->first, s->on, NULL), PART_BAD);
	k.pieces = keep(s, &p);
	k.line = weekly_line(s, d, minutes, 1, measured, 2);
	return k;
}

static struct performance_kpi
open_kpi(const struct performance_scope *s, const struct performance_data *d)
{
	const struct request  *q = s->q;
	struct pieces          p = {.n = 0};
	struct performance_kpi k = {
		.label = word(q->lang, W_performance_kpi_open), .number = say_count(q, d->open), .tone = PART_PLAIN,
		.promise = word(q->lang, W_performance_kpi_open_promise), .line = open_line(s, d),
		.path = performance_rows_path(s, "terbuka", s->on, s->on, NULL),
	};
	int64_t missed = d->days[2 * PERFORMANCE_WINDOW - 1].of[MEASURE_MISSED];

	if (s->past && missed > 0)
		piece(&p, say_with(q, W_performance_n_missed, "n", say_count(q, missed)),
		    performance_rows_path(s, "lewat", s->on, s->on, NULL), PART_BAD);
	if (!s->past && d->late > 0)
		piece(&p, say_with(q, W_performance_n_overdue, "n", say_count(q, d->late)),
		    performance_rows_path(s, "lewat-sekarang", s->on, s->on, NULL), PART_BAD);
	if (!s->past && d->late == 0)
		piece(&p, word(q->lang, W_performance_none_overdue), (str){NULL, 0}, PART_OK);
	if (!s->past && d->due_today > 0)
		piece(&p, say_with(q, W_performance_n_today, "n", say_count(q, d->due_today)),
		    performance_rows_path(s, "jatuh-hari-ini", s->on, s->on, NULL), PART_PLAIN);
	k.pieces = keep(s, &p);
	return k;
}

static struct performance_kpi
rating_kpi(const struct performance_scope *s, const struct performance_data *d)
{
	static const enum measure sum[] = {MEASURE_RATING_SUM}, rated[] = {MEASURE_RATED};
	const struct request     *q = s->q;
	int64_t                   n = d->now.of[MEASURE_RATED];
	struct performance_kpi    k = {.label = word(q->lang, W_performance_kpi_rating), .number = STR("–"), .tone = PART_PLAIN,
		.promise = word(q->lang, W_performance_kpi_rating_none)};

	if (n <= 0)
		return k;
	k.number = say_tenth(q, performance_mean_tenths(d->now.of[MEASURE_RATING_SUM], n));
	k.unit = word(q->lang, W_performance_of_five);
	k.promise = say_with(q, W_performance_kpi_rating_promise, "n", say_count(q, n));
	k.path = performance_rows_path(s, "dinilai", d->first, s->on, NULL);
	k.line = weekly_line(s, d, sum, 1, rated, 1);
	return k;
}

void
performance_kpis_fill(const struct performance_scope *s, const struct performance_data *d,
    struct performance_kpis_view *out)
{
	struct performance_kpi *at = arena_array(s->q->a, 4, sizeof(*at));

	at[0] = on_time_kpi(s, d);
	at[1] = answer_kpi(s, d);
	at[2] = open_kpi(s, d);
	at[3] = rating_kpi(s, d);
	*out = (struct performance_kpis_view){at, 4, word(s->q->lang, W_performance_kpis), false};
}

/* ---- chart ---- */

struct column {
	str                       label, name, name_path;
	day                       from, to;
	const struct figure_sums *sum;
};

static int64_t
height(int64_t v, int64_t top)
{
	return v <= 0 ? 0 : part_scaled(v, top, PLOT_HEIGHT) > 2 ? part_scaled(v, top, PLOT_HEIGHT) : 2;
}

static void
chart_of(const struct performance_scope *s, const struct column *columns, size_t n, struct performance_chart_view *out)
{
	struct performance_bar *bars = arena_array(s->q->a, n, sizeof(*bars));
	int64_t                 most = 0, opened = 0, closed = 0, slot = PLOT_WIDTH / (int64_t)n;

	for (size_t i = 0; i < n; i++) {
		int64_t in = columns[i].sum->of[MEASURE_OPENED], ended = columns[i].sum->of[MEASURE_CLOSED];

		most = in > most ? in : most;
		most = ended > most ? ended : most;
		opened += in;
		closed += ended;
	}
	int64_t top = performance_top(most);

	out->width = slot * 2 / 5;
	for (size_t i = 0; i < n; i++) {
		const struct column      *c = &columns[i];
		struct performance_missed m = performance_measured(c->sum);
		struct performance_bar   *b = &bars[i];

		*b = (struct performance_bar){
			.label = c->label, .name = c->name, .name_path = c->name_path, .x = (int64_t)i * slot + slot / 10,
			.opened = c->sum->of[MEASURE_OPENED], .closed = c->sum->of[MEASURE_CLOSED],
			.opened_path = performance_rows_path(s, "masuk", c->from, c->to, NULL),
			.closed_path = performance_rows_path(s, "ditutup", c->from, c->to, NULL),
			.share = stat_share(m.measured - m.late, m.measured),
			.share_path = performance_rows_path(s, "tuntas", c->from, c->to, NULL),
		};
		b->out_x = b->x + out->width;
		b->in_height = height(b->opened, top);
		b->out_height = height(b->closed, top);
		b->in_y = PLOT_HEIGHT - b->in_height;
		b->out_y = PLOT_HEIGHT - b->out_height;
	}
	for (int i = 0; i < PERFORMANCE_STEPS; i++)
		out->steps[i] = top * (PERFORMANCE_STEPS - 1 - i) / (PERFORMANCE_STEPS - 1);
	const struct word_arg args[] = {{"in", say_count(s->q, opened)}, {"out", say_count(s->q, closed)}};

	out->bars = (struct performance_bars){bars, n};
	out->sub = word_fill(s->q->a, s->q->lang, W_performance_chart_sub, args, COUNT(args));
	out->said = word(s->q->lang, W_performance_chart_said);
	out->empty = most == 0;
}

void
performance_chart_fill(const struct performance_scope *s, const struct performance_data *d,
    struct performance_chart_view *out)
{
	struct column columns[PERFORMANCE_SHOWN];

	for (int i = 0; i < PERFORMANCE_SHOWN; i++) {
		int  at = 2 * PERFORMANCE_WINDOW - PERFORMANCE_SHOWN + i;
		day  on = {s->on.d - PERFORMANCE_SHOWN + 1 + i};
		struct civil c = date_civil(on);

		columns[i] = (struct column){
			.label = str_fmt(s->q->a, "%d", c.mday), .from = on, .to = on, .sum = &d->days[at],
			.name = dates_day(s->q->a, s->q->lang, DATES_SHORT, on), .name_path = performance_day_path(s, on),
		};
	}
	out->title = say_with(s->q, W_performance_chart_days, "n", say_count(s->q, PERFORMANCE_SHOWN));
	out->column = word(s->q->lang, W_performance_day);
	chart_of(s, columns, PERFORMANCE_SHOWN, out);
}

const struct err *
performance_months_fill(const struct performance_scope *s, struct performance_chart_view *out)
{
	struct column       columns[MONTHS_SHOWN];
	struct figure_sums *sums;
	const struct err   *e = figure_months(s->q->db, s->q->a, s->figures, s->on, MONTHS_SHOWN, &sums);

	if (e)
		return e;
	for (int i = 0; i < MONTHS_SHOWN; i++) {
		int64_t      month = figure_month_of(s->on) - MONTHS_SHOWN + 1 + i;
		day          from = figure_month_start(month), last = {figure_month_start(month + 1).d - 1};
		struct civil c = date_civil(from);
		str          name = dates_month(s->q->lang, c.month);

		columns[i] = (struct column){
			.label = dates_month_short(s->q->lang, c.month), .from = from, .to = last.d < s->on.d ? last : s->on,
			.sum = &sums[i], .name = str_fmt(s->q->a, "%.*s %d", STRF(name), c.year),
		};
	}
	out->title = word(s->q->lang, W_performance_chart_months);
	out->column = word(s->q->lang, W_performance_month);
	out->shares = true;
	chart_of(s, columns, MONTHS_SHOWN, out);
	return NULL;
}

/* ---- tables ---- */

void
performance_row_fill(const struct performance_scope *s, const struct figure_sums *sum, day from, day to,
    const struct performance_filter *f, struct performance_row *out)
{
	struct performance_missed m = performance_measured(sum);
	int64_t                   share = stat_share(m.measured - m.late, m.measured);

	out->opened = sum->of[MEASURE_OPENED];
	out->measured = m.measured;
	out->late = m.late;
	out->opened_path = performance_rows_path(s, "masuk", from, to, f);
	out->measured_path = performance_rows_path(s, "tuntas", from, to, f);
	out->late_path = performance_rows_path(s, "terlambat", from, to, f);
	out->meter = (struct part_meter_view){share, PERFORMANCE_TARGET, part_meter_tone(share, PERFORMANCE_TARGET)};
}

static str
window_sub(const struct performance_scope *s, enum word w)
{
	const struct word_arg args[] = {
		{"n", say_count(s->q, PERFORMANCE_WINDOW)}, {"target", say_percent(s->q, PERFORMANCE_TARGET)},
		{"sample", say_count(s->q, PERFORMANCE_SAMPLE)},
	};

	return word_fill(s->q->a, s->q->lang, w, args, COUNT(args));
}

/* The same, of a table whose parts leave confidential cases out. */
static str
without_hidden(const struct performance_scope *s, enum word w)
{
	return str_fmt(s->q->a, "%.*s %.*s", STRF(window_sub(s, w)), STRF(word(s->q->lang, W_performance_hidden_out)));
}

static void
service_row(const struct performance_scope *s, const struct performance_data *d, const struct performance_names_row *name,
    const struct figure_sums *sum, struct performance_row *out)
{
	const struct request          *q = s->q;
	const struct performance_filter f = {.service = name->id};

	*out = (struct performance_row){.name = name->name};
	performance_row_fill(s, sum, d->first, s->on, &f, out);
	out->path = out->opened_path; /* a service without a published standard has no page */
	if (name->standard != 0 && room_has_page(q->rooms, "/layanan/{kode}/{slug}"))
		out->path = str_fmt(q->a, "/layanan/%.*s/%.*s", STRF(name->agency_code), STRF(name->slug));
	out->promise = name->own_amount > 0 ? say_term(q, name->own_amount, (enum time_unit)name->own_unit) :
	    word(q->lang, W_performance_promise_by_class);
	out->reality = say_minutes(q, performance_service_median(s, d, name->id));
}

void
performance_services_fill(const struct performance_scope *s, const struct performance_data *d,
    struct performance_services_view *out)
{
	static const struct figure_sums nothing = {{0}};
	const struct request           *q = s->q;
	struct performance_row         *rows = arena_array(q->a, PERFORMANCE_SERVICES, sizeof(*rows));
	size_t                          n = 0;

	for (size_t i = 0; i < PERFORMANCE_SERVICES && d->top[i] >= 0; i++) {
		const struct performance_names_row *name = performance_name_of(d, 2, d->services.at[d->top[i]].id);

		if (name)
			service_row(s, d, name, &d->services.at[d->top[i]].sum, &rows[n++]);
	}
	for (size_t i = 0; i < d->names.n && n < PERFORMANCE_SERVICES; i++) {
		const struct performance_names_row *name = &d->names.at[i];

		if (name->what == 3 && !performance_name_of(d, 2, name->id))
			service_row(s, d, name, &nothing, &rows[n++]);
	}
	*out = (struct performance_services_view){
		.title = word(q->lang, W_performance_services_title), .sub = without_hidden(s, W_performance_services_sub),
		.column = word(q->lang, W_performance_service), .rows = {rows, n}, .promises = true,
		.empty = {.title = word(q->lang, W_performance_services_none), .text = word(q->lang, W_performance_services_none_text)},
	};
	struct pieces p = {.n = 0};

	if (room_has_page(q->rooms, "/layanan"))
		piece(&p, word(q->lang, W_performance_services_all), STR("/layanan"), PART_PLAIN);
	piece(&p, word(q->lang, W_performance_statistics), performance_path(s, "/statistik"), PART_PLAIN);
	out->more = keep(s, &p);
}

static const struct figure_sums *
sums_of(const struct figure_groups *g, int64_t id)
{
	for (size_t i = 0; i < g->n; i++) {
		if (g->at[i].id == id)
			return &g->at[i].sum;
	}
	return NULL;
}

void
performance_agencies_fill(const struct performance_scope *s, const struct performance_data *d,
    struct performance_services_view *out)
{
	static const struct figure_sums nothing = {{0}};
	const struct request           *q = s->q;
	struct performance_row         *rows = arena_array(q->a, s->agencies.n + 1, sizeof(*rows));

	*out = (struct performance_services_view){.title = word(q->lang, W_performance_agencies),
		.sub = window_sub(s, W_performance_table_sub), .column = word(q->lang, W_performance_agency)};
	if (s->one)
		return;
	for (size_t i = 0; i < s->agencies.n; i++) {
		/* The rows of one agency are that agency's own pages. */
		struct performance_scope  own = *s;
		const struct figure_sums *sum = sums_of(&d->units, s->agencies.at[i].id.v);

		own.chosen = true;
		own.agency = s->agencies.at[i];
		rows[i] = (struct performance_row){.name = own.agency.name, .path = performance_path(&own, "/kinerja")};
		performance_row_fill(&own, sum ? sum : &nothing, d->first, s->on, NULL, &rows[i]);
	}
	out->rows = (struct performance_rows){rows, s->agencies.n};
}

static int
by_measured(const void *a, const void *b)
{
	const struct performance_row *x = a, *y = b;

	return (x->measured < y->measured) - (x->measured > y->measured);
}

const struct err *
performance_units_fill(const struct performance_scope *s, const struct performance_data *d,
    struct performance_services_view *out)
{
	const struct request         *q = s->q;
	struct performance_units_rows units = {NULL, 0};
	const struct err             *e = s->one ? performance_units(q->db, q->a, s->agency.id, &units) : NULL;

	if (e)
		return e;
	struct performance_row *rows = arena_array(q->a, units.n + 1, sizeof(*rows));
	size_t                  n = 0;

	for (size_t i = 0; i < units.n; i++) {
		const struct figure_sums *sum = sums_of(&d->units, units.at[i].id.v);

		if (!sum)
			continue;
		rows[n] = (struct performance_row){.name = units.at[i].name};
		performance_row_fill(s, sum, d->first, s->on, &(struct performance_filter){.unit = units.at[i].slug}, &rows[n]);
		n++;
	}
	qsort(rows, n, sizeof(*rows), by_measured);
	*out = (struct performance_services_view){
		.title = word(q->lang, W_performance_units), .sub = without_hidden(s, W_performance_table_sub),
		.column = word(q->lang, W_performance_unit), .rows = {rows, n},
		.empty = {.title = word(q->lang, W_performance_none), .text = word(q->lang, W_performance_units_none)},
	};
	return NULL;
}
