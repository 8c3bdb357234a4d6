/* performance_statistics.c - public statistics of any range of days: page and CSV. */
#include "base/strs.h"
#include "gen/performance_queries.h"
#include "gen/performance_statistics_html.h"
#include "out/csv.h"
#include "out/dates.h"
#include "rooms/performance/performance_pages.h"
#include "rooms/performance/performance_pieces.h"
#include "rooms/performance/performance_rows.h"
#include "rooms/performance/performance_statistics_view.h"

#include <stdlib.h>

enum { TABLES = 5, SERVICES_MAX = 1000, OUTCOMES_MAX = 80, FIRST_YEAR = 2000 };

/* What was read of a range. */
struct range {
	day                  from, to;
	struct figure_sums   sum;
	int64_t              open;
	struct figure_groups by[FIGURE_DIMS];
	struct performance_times_rows times, more;
	int64_t              ages[PERFORMANCE_BANDS];
	struct performance_units_rows units;
	struct performance_services_rows services;
	struct category_list categories;
};

/* What names no service or no category, so that the parts add up to the whole without the confidential ones. */
static void
rest_add(const struct performance_scope *s, struct range *x, enum figure_dim dim)
{
	struct figure_groups       *g = &x->by[dim];
	const struct figure_groups *hidden = &x->by[FIGURE_BY_HIDDEN];
	struct figure_group        *at = arena_array(s->q->a, g->n + 1, sizeof(*at));
	struct figure_group         rest = {.value = STR("tanpa"), .sum = x->sum};
	bool                        any = false;

	for (int m = 1; m < MEASURE_END; m++) {
		for (size_t i = 0; i < hidden->n; i++)
			rest.sum.of[m] -= hidden->at[i].sum.of[m];
		for (size_t i = 0; i < g->n; i++)
			rest.sum.of[m] -= g->at[i].sum.of[m];
		any = any || (m != MEASURE_MOVED && rest.sum.of[m] != 0);
	}
	for (size_t i = 0; i < g->n; i++)
		at[i] = g->at[i];
	at[g->n] = rest;
	*g = (struct figure_groups){at, g->n + any};
}

/* A unit is not told apart by units, of all agencies by agencies. */
static const struct err *
groups_read(const struct performance_scope *s, struct range *x)
{
	unsigned          own = 1u << FIGURE_BY_CLASS | 1u << FIGURE_BY_CHANNEL | 1u << FIGURE_BY_CATEGORY | 1u << FIGURE_BY_SERVICE |
	    1u << FIGURE_BY_REASON;
	unsigned          whole = 1u << FIGURE_BY_HIDDEN | 1u << (s->one ? FIGURE_BY_UNIT : FIGURE_BY_AGENCY);
	const struct err *e = figure_parts(s->q->db, s->q->a, s->figures, s->figures.unit.v != 0 ? own : own | whole, x->from, x->to,
	    &x->sum, x->by);

	if (e)
		return e;
	if (!s->one)
		x->by[FIGURE_BY_UNIT] = x->by[FIGURE_BY_AGENCY];
	rest_add(s, x, FIGURE_BY_SERVICE);
	rest_add(s, x, FIGURE_BY_CATEGORY);
	return NULL;
}

/* Each agency has its own; where several speak, the name says whose. */
static const struct err *
categories_read(const struct performance_scope *s, struct range *x)
{
	enum { A_LIST = 200 };
	struct category *at = arena_array(s->q->a, s->agencies.n * A_LIST + 1, sizeof(*at));
	size_t           n = 0;

	for (size_t i = 0; i < s->agencies.n; i++) {
		struct category_list     list;
		const struct agency     *g = &s->agencies.at[i];
		const struct err        *e;

		if (s->one && g->id.v != s->agency.id.v)
			continue;
		if ((e = category_list(s->q->db, s->q->a, g->id, s->q->lang, true, &list)))
			return e;
		for (size_t k = 0; k < list.n && k < A_LIST; k++) {
			at[n] = list.at[k];
			if (!s->one)
				at[n].name = str_fmt(s->q->a, "%.*s (%.*s)", STRF(list.at[k].name), STRF(g->code));
			n++;
		}
	}
	x->categories = (struct category_list){at, n};
	return NULL;
}

static const struct err *
range_read(const struct performance_scope *s, struct range *x)
{
	struct db        *db = s->q->db;
	struct arena     *a = s->q->a;
	const struct err *e;

	if ((e = figure_open(db, a, s->figures, x->to, &x->open)) || (e = groups_read(s, x)) ||
	    (e = performance_times(db, a, s->figures.agency, s->figures.kind, MEASURE_VERIFY_MINUTES, MEASURE_ANSWER_MINUTES, x->from,
	        x->to, s->figures.unit, PERFORMANCE_SAMPLE, &x->times)) ||
	    (e = performance_times(db, a, s->figures.agency, s->figures.kind, MEASURE_MINUTES, -1, x->from, x->to, s->figures.unit,
	        PERFORMANCE_SAMPLE, &x->more)) ||
	    (e = performance_ages_read(s, x->to, x->ages)) ||
	    (e = performance_services(db, a, s->figures.agency, SERVICES_MAX, &x->services)))
		return e;
	if (s->one && (e = performance_units(db, a, s->agency.id, &x->units)))
		return e;
	return categories_read(s, x);
}

static day
first_day(void)
{
	day d = {0};

	(void)date_from_civil(FIRST_YEAR, 1, 1, &d);
	return d;
}

/* Agency, unit and range of the address; without a range the last thirty days. A range that cannot be becomes a fault. */
static const struct err *
ask(struct request *q, struct performance_scope *s, struct range *x)
{
	const struct err *e = performance_scope_read(q, q_text(q, "instansi"), s);

	if (e)
		return e;
	/* A unit belongs to an agency: with another one chosen it is left behind. */
	e = s->one ? performance_scope_unit(s, q_text(q, "unit")) : NULL;
	if (e && e->kind != ERR_MISSING)
		return e;
	q_known(q, "unit", s->figures.unit.v != 0 || s->agencies.n > 1);
	*x = (struct range){.from = q_day(q, "dari"), .to = q_day(q, "sampai")};
	bool had_to = day_known(x->to);

	if (!had_to)
		x->to = s->today;
	if (!day_known(x->from))
		x->from = (day){x->to.d - PERFORMANCE_WINDOW + 1};
	if (x->to.d > s->today.d)
		q_fault(q, "sampai", W_performance_day_future, NULL, 0);
	else if (x->from.d < first_day().d)
		q_fault(q, "dari", W_performance_day_bad, NULL, 0);
	else if (x->from.d > x->to.d)
		q_fault(q, "dari", W_performance_range_bad, NULL, 0);
	if (q->fault_count > 0) {
		x->to = s->today;
		x->from = (day){x->to.d - PERFORMANCE_WINDOW + 1};
	}
	performance_scope_on(s, x->to);
	return NULL;
}

/* ---- names ---- */

static str
unit_name(const struct range *x, int64_t id, str *slug)
{
	for (size_t i = 0; i < x->units.n; i++) {
		if (x->units.at[i].id.v == id) {
			*slug = x->units.at[i].slug;
			return x->units.at[i].name;
		}
	}
	return (str){NULL, 0};
}

static str
service_name(const struct range *x, int64_t id)
{
	for (size_t i = 0; i < x->services.n; i++) {
		if (x->services.at[i].id.v == id)
			return x->services.at[i].title;
	}
	return (str){NULL, 0};
}

static str
category_name(const struct range *x, int64_t id)
{
	for (size_t i = 0; i < x->categories.n; i++) {
		if (x->categories.at[i].id.v == id)
			return x->categories.at[i].name;
	}
	return (str){NULL, 0};
}

/* The name of a group, the scope and the filter of its rows; false: nothing to show under this name here. */
static bool
group_name(const struct performance_scope *s, const struct range *x, enum figure_dim dim, const struct figure_group *g,
    struct performance_scope *own, struct performance_filter *f, str *name)
{
	*own = *s;
	*f = (struct performance_filter){0};
	switch (dim) {
	case FIGURE_BY_UNIT:
		for (size_t i = 0; i < s->agencies.n && !s->one; i++) {
			if (s->agencies.at[i].id.v == g->id) {
				own->agency = s->agencies.at[i];
				own->chosen = true;
				*name = own->agency.name;
			}
		}
		if (s->one)
			*name = unit_name(x, g->id, &f->unit);
		break;
	case FIGURE_BY_CLASS:
		f->class_ = g->id > 0 && (size_t)g->id < s->kind->class_count ? s->kind->classes[g->id] : "tanpa";
		*name = performance_class(s, (int)g->id);
		break;
	case FIGURE_BY_CHANNEL:
		f->channel = g->id;
		*name = performance_channel(s->q, g->id);
		break;
	case FIGURE_BY_SERVICE:
		f->service = g->id;
		*name = service_name(x, g->id);
		break;
	case FIGURE_BY_CATEGORY:
		f->category = g->id;
		*name = category_name(x, g->id);
		break;
	case FIGURE_ALL:
	case FIGURE_BY_AGENCY:
	case FIGURE_BY_REASON:
	case FIGURE_BY_AREA:
	case FIGURE_BY_HIDDEN:
		break;
	}
	if (dim == FIGURE_BY_SERVICE || dim == FIGURE_BY_CATEGORY) {
		if (g->id == 0)
			*name = word(s->q->lang, dim == FIGURE_BY_SERVICE ? W_performance_service_none : W_performance_category_none);
		else if (!name->p)
			*name = word(s->q->lang, W_performance_other);
	}
	return name->p != NULL;
}

/* ---- tables ---- */

static int
by_opened(const void *a, const void *b)
{
	const struct performance_row *x = a, *y = b;

	if (x->opened != y->opened)
		return x->opened < y->opened ? 1 : -1;
	return (x->measured < y->measured) - (x->measured > y->measured);
}

static void
table_fill(const struct performance_scope *s, const struct range *x, enum figure_dim dim, enum word title, enum word column,
    struct performance_services_view *out)
{
	const struct figure_groups *g = &x->by[dim];
	struct performance_row     *rows = arena_array(s->q->a, g->n + 1, sizeof(*rows));
	size_t                      n = 0;
	const struct word_arg       target = {"target", say_percent(s->q, PERFORMANCE_TARGET)};

	for (size_t i = 0; i < g->n; i++) {
		struct performance_scope  own;
		struct performance_filter f;
		str                       name = {NULL, 0};

		if (!group_name(s, x, dim, &g->at[i], &own, &f, &name))
			continue;
		rows[n] = (struct performance_row){.name = name};
		performance_row_fill(&own, &g->at[i].sum, x->from, x->to, &f, &rows[n]);
		if (g->at[i].id == 0 && (dim == FIGURE_BY_SERVICE || dim == FIGURE_BY_CATEGORY))
			rows[n].opened_path = rows[n].measured_path = rows[n].late_path = (str){NULL, 0}; /* nothing to narrow by */
		n++;
	}
	qsort(rows, n, sizeof(*rows), by_opened);
	*out = (struct performance_services_view){
		.title = word(s->q->lang, title), .column = word(s->q->lang, column), .rows = {rows, n},
		.sub = word_fill(s->q->a, s->q->lang, W_performance_table_line, &target, 1),
		.empty = {.title = word(s->q->lang, W_performance_none), .text = word(s->q->lang, W_performance_range_none)},
	};
}

static void
tables_fill(const struct performance_scope *s, const struct range *x, struct performance_statistics_view *v)
{
	static const struct {
		enum figure_dim dim;
		enum word       title, column;
	} rows[TABLES] = {
		{FIGURE_BY_UNIT, W_performance_units, W_performance_unit},
		{FIGURE_BY_CLASS, W_performance_classes, W_performance_class},
		{FIGURE_BY_CHANNEL, W_performance_channels, W_performance_channel},
		{FIGURE_BY_CATEGORY, W_performance_categories, W_performance_category},
		{FIGURE_BY_SERVICE, W_performance_services_title, W_performance_service},
	};
	struct performance_services_view *at = arena_array(s->q->a, TABLES, sizeof(*at));
	size_t                            n = 0;

	for (size_t i = 0; i < TABLES; i++) {
		bool agencies = rows[i].dim == FIGURE_BY_UNIT && !s->one;

		if (rows[i].dim == FIGURE_BY_UNIT && s->figures.unit.v != 0)
			continue;
		table_fill(s, x, rows[i].dim, agencies ? W_performance_agencies : rows[i].title,
		    agencies ? W_performance_agency : rows[i].column, &at[n++]);
	}
	v->tables = (struct performance_tables){at, n};
}

/* ---- promises ---- */

static int64_t
median(const struct performance_scope *s, const struct performance_times_rows *rows, enum measure m)
{
	int64_t *values = arena_array(s->q->a, rows->n + 1, sizeof(*values));
	size_t   n = 0;

	for (size_t i = 0; i < rows->n; i++) {
		if (rows->at[i].measure == (int64_t)m)
			values[n++] = rows->at[i].minutes;
	}
	return stat_median(values, n);
}

static void
promises_fill(const struct performance_scope *s, const struct range *x, struct performance_statistics_view *v)
{
	static const struct {
		enum word    name;
		enum measure kept, late, minutes;
		const char  *kept_slug, *late_slug;
	} rows[] = {
		{W_performance_step_verify, MEASURE_VERIFIED, MEASURE_VERIFIED_LATE, MEASURE_VERIFY_MINUTES, "verifikasi-tepat",
		    "verifikasi-terlambat"},
		{W_performance_step_answer, MEASURE_ANSWERED, MEASURE_ANSWERED_LATE, MEASURE_ANSWER_MINUTES, "jawaban-tepat",
		    "jawaban-terlambat"},
		{W_performance_step_complete, MEASURE_ON_TIME, MEASURE_LATE, MEASURE_MINUTES, "tepat", "terlambat"},
	};
	struct performance_promise *at = arena_array(s->q->a, COUNT(rows), sizeof(*at));
	struct law_row verify = performance_law(s, LAW_SP4N62_VERIFIKASI), answer = performance_law(s, LAW_SP4N62_JAWABAN_PERTAMA);
	const str      terms[COUNT(rows)] = {say_term(s->q, verify.value, verify.unit), say_term(s->q, answer.value, answer.unit),
		word(s->q->lang, W_performance_promise_by_class)};

	for (size_t i = 0; i < COUNT(rows); i++) {
		int64_t kept = x->sum.of[rows[i].kept], late = x->sum.of[rows[i].late], minutes = x->sum.of[rows[i].minutes];
		int64_t share = stat_share(kept, kept + late);

		at[i] = (struct performance_promise){
			.name = word(s->q->lang, rows[i].name), .promise = terms[i], .kept = kept, .late = late,
			.kept_path = performance_rows_path(s, rows[i].kept_slug, x->from, x->to, NULL),
			.late_path = performance_rows_path(s, rows[i].late_slug, x->from, x->to, NULL),
			.meter = {share, PERFORMANCE_TARGET, part_meter_tone(share, PERFORMANCE_TARGET)},
			.median = say_minutes(s->q, median(s, i == 2 ? &x->more : &x->times, rows[i].minutes)),
			.mean = say_minutes(s->q, kept + late > 0 ? (minutes + (kept + late) / 2) / (kept + late) : NO_INT),
		};
	}
	v->promises = (struct performance_promises){at, COUNT(rows)};
	v->promises_sub = say_with(s->q, W_performance_promises_sub, "sample", say_count(s->q, PERFORMANCE_SAMPLE));
}

/* ---- endings and ages ---- */

static void
part_of(const struct performance_scope *s, int64_t count, int64_t whole, struct performance_part *p)
{
	(void)s;
	p->count = count;
	p->tenths = stat_share(count, whole);
	p->bar = (struct part_share_view){p->tenths == NO_INT ? 0 : p->tenths, PART_SOFT};
}

static void
outcomes_fill(const struct performance_scope *s, const struct range *x, struct performance_statistics_view *v)
{
	static const struct {
		enum measure measure;
		const char  *slug;
		enum word    name;
		bool         reasons;
	} rows[] = {
		{MEASURE_FINISHED, "selesai", W_performance_rows_finished, true},
		{MEASURE_ARCHIVED, "arsip", W_performance_rows_archived, true},
		{MEASURE_NOT_OURS, "bukan-wewenang", W_performance_rows_not_ours, true},
		{MEASURE_WITHDRAWN, "dicabut", W_performance_rows_withdrawn, true},
		{MEASURE_REOPENED, "dibuka-lagi", W_performance_rows_reopened, false},
	};
	struct performance_part    *at = arena_array(s->q->a, OUTCOMES_MAX, sizeof(*at));
	const struct figure_groups *reasons = &x->by[FIGURE_BY_REASON];
	size_t                      n = 0;

	for (size_t i = 0; i < COUNT(rows); i++) {
		int64_t whole = rows[i].measure == MEASURE_REOPENED ? x->sum.of[MEASURE_ON_TIME] + x->sum.of[MEASURE_LATE] :
		                                                      x->sum.of[MEASURE_CLOSED];

		at[n] = (struct performance_part){.name = word(s->q->lang, rows[i].name),
			.path = performance_rows_path(s, rows[i].slug, x->from, x->to, NULL)};
		part_of(s, x->sum.of[rows[i].measure], whole, &at[n++]);
		for (size_t k = 0; rows[i].reasons && k < reasons->n && n + COUNT(rows) < OUTCOMES_MAX; k++) {
			const struct performance_filter f = {.reason = reasons->at[k].value};

			if (reasons->at[k].sum.of[rows[i].measure] == 0)
				continue;
			at[n] = (struct performance_part){.name = performance_reason(s, f.reason), .inner = true,
				.path = performance_rows_path(s, rows[i].slug, x->from, x->to, &f)};
			part_of(s, reasons->at[k].sum.of[rows[i].measure], whole, &at[n++]);
		}
	}
	v->outcomes = (struct performance_parts_view){word(s->q->lang, W_performance_outcomes),
		word(s->q->lang, W_performance_outcomes_sub), word(s->q->lang, W_performance_outcome), {at, n}};
}

static void
ages_fill(const struct performance_scope *s, const struct range *x, struct performance_statistics_view *v)
{
	struct performance_part *at = arena_array(s->q->a, PERFORMANCE_BANDS, sizeof(*at));
	int64_t                  whole = 0;

	for (int i = 0; i < PERFORMANCE_BANDS; i++)
		whole += x->ages[i];
	for (int i = 0; i < PERFORMANCE_BANDS; i++) {
		const struct performance_filter f = {.band = str_z(performance_bands[i].slug)};

		at[i] = (struct performance_part){.name = performance_band(s->q, i),
			.path = performance_rows_path(s, "terbuka", x->to, x->to, &f)};
		part_of(s, x->ages[i], whole, &at[i]);
	}
	v->ages = (struct performance_parts_view){word(s->q->lang, W_performance_ages),
		say_with(s->q, W_performance_ages_sub, "date", dates_day(s->q->a, s->q->lang, DATES_LONG, x->to)),
		word(s->q->lang, W_performance_age), {at, PERFORMANCE_BANDS}};
}

/* ---- head ---- */

static void
kpis_fill(const struct performance_scope *s, const struct range *x, struct performance_kpis_view *out)
{
	const struct request   *q = s->q;
	struct performance_kpi *at = arena_array(q->a, 4, sizeof(*at));
	int64_t                 rated = x->sum.of[MEASURE_RATED];
	int64_t                 mean = performance_mean_tenths(x->sum.of[MEASURE_RATING_SUM], rated);

	at[0] = (struct performance_kpi){.label = word(q->lang, W_performance_rows_opened),
		.number = say_count(q, x->sum.of[MEASURE_OPENED]), .promise = word(q->lang, W_performance_in_range),
		.path = performance_rows_path(s, "masuk", x->from, x->to, NULL)};
	at[1] = (struct performance_kpi){.label = word(q->lang, W_performance_rows_closed),
		.number = say_count(q, x->sum.of[MEASURE_CLOSED]), .promise = word(q->lang, W_performance_closed_all),
		.path = performance_rows_path(s, "ditutup", x->from, x->to, NULL)};
	at[2] = (struct performance_kpi){.label = word(q->lang, W_performance_kpi_open), .number = say_count(q, x->open),
		.promise = word(q->lang, W_performance_at_end), .path = performance_rows_path(s, "terbuka", x->to, x->to, NULL)};
	at[3] = (struct performance_kpi){.label = word(q->lang, W_performance_kpi_rating),
		.number = mean == NO_INT ? STR("–") : say_tenth(q, mean),
		.unit = mean == NO_INT ? (str){NULL, 0} : word(q->lang, W_performance_of_five),
		.promise = mean == NO_INT ? word(q->lang, W_performance_kpi_rating_none) :
		                            say_with(q, W_performance_kpi_rating_promise, "n", say_count(q, rated)),
		.path = mean == NO_INT ? (str){NULL, 0} : performance_rows_path(s, "dinilai", x->from, x->to, NULL)};
	*out = (struct performance_kpis_view){at, 4, word(q->lang, W_performance_kpis), false};
}

static void
choices_fill(const struct performance_scope *s, const struct range *x, struct performance_statistics_view *v)
{
	struct arena              *a = s->q->a;
	struct performance_choice *agencies = arena_array(a, s->agencies.n + 1, sizeof(*agencies));
	struct performance_choice *units = arena_array(a, x->units.n + 1, sizeof(*units));

	for (size_t i = 0; i < s->agencies.n; i++)
		agencies[i] = (struct performance_choice){s->agencies.at[i].code, s->agencies.at[i].name,
			s->chosen && str_eq(s->agencies.at[i].code, s->agency.code)};
	for (size_t i = 0; i < x->units.n; i++)
		units[i] = (struct performance_choice){x->units.at[i].slug, x->units.at[i].name,
			s->figures.unit.v == x->units.at[i].id.v};
	v->agencies = (struct performance_choices){agencies, s->agencies.n > 1 ? s->agencies.n : 0};
	v->units = (struct performance_choices){units, x->units.n};
}

static int64_t
hidden_opened(const struct range *x)
{
	const struct figure_groups *g = &x->by[FIGURE_BY_HIDDEN];

	return g->n > 0 ? g->at[0].sum.of[MEASURE_OPENED] : 0;
}

static str
iso(struct arena *a, day d)
{
	char buf[11];

	date_iso(d, buf);
	return arena_str(a, str_z(buf));
}

const struct err *
performance_statistics_page(struct request *q, struct http_reply *r)
{
	struct performance_scope           s;
	struct range                       x;
	struct performance_statistics_view v = {.first = first_day()};
	struct html                        h = {0};
	const struct err                  *e = ask(q, &s, &x);

	if (e || (e = range_read(&s, &x)))
		return e;
	const struct word_arg args[] = {
		{"from", dates_day(q->a, q->lang, DATES_PLAIN, x.from)}, {"to", dates_day(q->a, q->lang, DATES_PLAIN, x.to)},
		{"name", s.figures.unit.v ? s.unit.name : s.one ? s.agency.name : word(q->lang, W_performance_all_agencies)},
	};

	v.title = word(q->lang, W_performance_statistics);
	v.lead = word_fill(q->a, q->lang, W_performance_statistics_lead, args, COUNT(args));
	v.last = s.today;
	v.from = iso(q->a, x.from);
	v.to = iso(q->a, x.to);
	v.csv = str_fmt(q->a, "/statistik.csv?dari=%.*s&sampai=%.*s%s%.*s%s%.*s", STRF(v.from), STRF(v.to),
	    s.chosen ? "&instansi=" : "", s.chosen ? (int)s.agency.code.n : 0, s.chosen ? s.agency.code.p : "",
	    s.figures.unit.v ? "&unit=" : "", s.figures.unit.v ? (int)s.unit.slug.n : 0, s.figures.unit.v ? s.unit.slug.p : "");
	v.hidden = s.figures.unit.v != 0 ? word(q->lang, W_performance_hidden_out) :
	    say_with(q, W_performance_hidden_statistics, "n", say_count(q, hidden_opened(&x)));
	kpis_fill(&s, &x, &v.kpis);
	promises_fill(&s, &x, &v);
	tables_fill(&s, &x, &v);
	outcomes_fill(&s, &x, &v);
	ages_fill(&s, &x, &v);
	choices_fill(&s, &x, &v);
	const struct page_head head = {.title = v.title, .description = v.lead, .menu = "kinerja",
		.agency = s.chosen ? s.agency.id : (agency_id){0}};

	if ((e = page_open(q, &head, &h)))
		return e;
	performance_statistics_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

/* ---- CSV ---- */

/* Names of the columns are format, not sentences: the same in both languages, for programs. */
static const struct {
	const char  *name;
	enum measure measure;
} columns[] = {
	{"diterima", MEASURE_OPENED}, {"ditutup", MEASURE_CLOSED}, {"selesai", MEASURE_FINISHED}, {"arsip", MEASURE_ARCHIVED},
	{"bukan_wewenang", MEASURE_NOT_OURS}, {"dicabut", MEASURE_WITHDRAWN}, {"dibuka_lagi", MEASURE_REOPENED},
	{"tuntas_tepat_waktu", MEASURE_ON_TIME}, {"tuntas_terlambat", MEASURE_LATE}, {"verifikasi_tepat_waktu", MEASURE_VERIFIED},
	{"verifikasi_terlambat", MEASURE_VERIFIED_LATE}, {"jawaban_tepat_waktu", MEASURE_ANSWERED},
	{"jawaban_terlambat", MEASURE_ANSWERED_LATE}, {"janji_terlewat", MEASURE_MISSED}, {"dinilai", MEASURE_RATED},
	{"jumlah_nilai", MEASURE_RATING_SUM}, {"menit_verifikasi", MEASURE_VERIFY_MINUTES},
	{"menit_jawaban_pertama", MEASURE_ANSWER_MINUTES}, {"menit_tuntas", MEASURE_MINUTES},
};

static void
csv_line(struct csv *c, const struct range *x, const char *part, str code, str name, const struct figure_sums *sum)
{
	csv_day(c, x->from);
	csv_day(c, x->to);
	csv_z(c, part);
	csv_text(c, code);
	csv_text(c, name);
	for (size_t i = 0; i < COUNT(columns); i++)
		csv_int(c, sum->of[columns[i].measure]);
	csv_row(c);
}

const struct err *
performance_statistics_csv(struct request *q, struct http_reply *r)
{
	static const struct {
		enum figure_dim dim;
		const char     *name;
	} parts[] = {{FIGURE_BY_UNIT, "unit"}, {FIGURE_BY_CLASS, "kelas"}, {FIGURE_BY_CHANNEL, "saluran"},
		{FIGURE_BY_CATEGORY, "kategori"}, {FIGURE_BY_SERVICE, "layanan"}, {FIGURE_BY_REASON, "alasan"},
		{FIGURE_BY_HIDDEN, "rahasia"}};
	static const char *const fixed[] = {"dari", "sampai", "bagian", "kode", "nama"};
	struct performance_scope s;
	struct range             x;
	struct csv               c = {.out = {.arena = q->a}};
	const struct err        *e = ask(q, &s, &x);

	if (e || (e = range_read(&s, &x)))
		return e;
	if (q->fault_count > 0)
		return err_new(q->a, ERR_INPUT, "performance.range", NULL, NULL);
	for (size_t i = 0; i < COUNT(fixed); i++)
		csv_z(&c, fixed[i]);
	for (size_t i = 0; i < COUNT(columns); i++)
		csv_z(&c, columns[i].name);
	csv_row(&c);
	csv_line(&c, &x, "semua", s.one ? s.agency.code : STR(""), s.one ? s.agency.name : word(q->lang, W_performance_all_agencies),
	    &x.sum);
	for (size_t k = 0; k < COUNT(parts); k++) {
		const struct figure_groups *g = &x.by[parts[k].dim];

		for (size_t i = 0; i < g->n; i++) {
			struct performance_scope  own;
			struct performance_filter f;
			str                       name = {NULL, 0};

			if (parts[k].dim == FIGURE_BY_REASON)
				name = performance_reason(&s, g->at[i].value);
			else if (parts[k].dim == FIGURE_BY_HIDDEN)
				name = word(q->lang, W_performance_hidden);
			else if (!group_name(&s, &x, parts[k].dim, &g->at[i], &own, &f, &name))
				continue;
			bool agencies = parts[k].dim == FIGURE_BY_UNIT && !s.one;

			csv_line(&c, &x, agencies ? "instansi" : parts[k].name, agencies ? own.agency.code : g->at[i].value, name, &g->at[i].sum);
		}
	}
	reply_bytes(q, r, "text/csv; charset=utf-8", "statistik-pengaduan.csv", buf_done(&c.out));
	return NULL;
}
