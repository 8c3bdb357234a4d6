/* performance_miss.c - where we missed, written by the system; and the newest acts of the public log. See performance_pieces.h. */
#include "rooms/performance/performance_pieces.h"

#include "base/strs.h"
#include "core/leaf.h"
#include "core/log.h"
#include "out/dates.h"

enum { LATE_SHOWN = 3, ITEMS = 8, ACTS_READ = 10, ACTS_SHOWN = 5, WHAT_UNIT = 1 };

struct items {
	struct performance_miss_item *at;
	size_t                        n;
};

static void
item(struct items *x, str title, str path, str text)
{
	if (x->n < ITEMS)
		x->at[x->n++] = (struct performance_miss_item){title, path, text};
}

static str
clock_label(const struct performance_scope *s, int64_t clock)
{
	for (size_t i = 0; i < s->kind->clock_count; i++) {
		if (s->kind->clocks[i].no == clock)
			return word(s->q->lang, s->kind->clocks[i].label);
	}
	return word(s->q->lang, W_performance_miss_promise);
}

/* "ADU-… lewat 2 hari kerja": how long, and who has it now. Confidential cases are counted, never named. */
static void
late_cases(const struct performance_scope *s, const struct performance_data *d, struct items *x)
{
	const struct request *q = s->q;
	instant               now = deadline_second(q->now);
	int                   shown = 0;

	for (size_t i = 0; i < d->due.n && shown < LATE_SHOWN; i++) {
		const struct performance_due_row *r = &d->due.at[i];
		day                               due = date_of(r->due_at, s->zone);
		int64_t                           late = calendar_count_working(&s->calendar, due, s->today);

		if (r->due_at.ms >= now.ms || r->mode >= MODE_CONFIDENTIAL)
			continue;
		const struct word_arg args[] = {
			{"number", r->number}, {"n", say_count(q, late)}, {"unit", r->unit_name}, {"clock", clock_label(s, r->due_clock)},
			{"date", dates_day(q->a, q->lang, DATES_LONG, due)},
		};

		const enum word said = late == 1 ? W_performance_miss_case_one : late > 0 ? W_performance_miss_case : W_performance_miss_case_since;

		item(x, word_fill(q->a, q->lang, said, args, COUNT(args)),
		    performance_case_path(q, r->number), word_fill(q->a, q->lang, W_performance_miss_case_text, args, COUNT(args)));
		shown++;
	}
}

static void
missed_cases(const struct performance_scope *s, const struct performance_data *d, struct items *x)
{
	const struct request *q = s->q;

	for (size_t i = 0; i < d->missed.n; i++) {
		const struct performance_counted_row *r = &d->missed.at[i];
		const struct word_arg                 args[] = {
			{"number", r->number}, {"unit", r->unit_name}, {"date", dates_day(q->a, q->lang, DATES_LONG, r->on_day)},
		};

		if (r->mode >= MODE_CONFIDENTIAL)
			continue;
		item(x, word_fill(q->a, q->lang, W_performance_miss_past, args, COUNT(args)), performance_case_path(q, r->number),
		    word_fill(q->a, q->lang, W_performance_miss_past_text, args, COUNT(args)));
	}
}

static void
worst_parts(const struct performance_scope *s, const struct performance_data *d, struct items *x)
{
	const struct request *q = s->q;

	for (size_t k = 0; k < COUNT(d->worst); k++) {
		if (d->worst[k] < 0)
			continue;
		const struct figure_group           *g = &d->units.at[d->worst[k]];
		const struct performance_names_row  *unit = s->one ? performance_name_of(d, WHAT_UNIT, g->id) : NULL;
		struct performance_scope             own = *s;
		struct performance_missed            m = performance_measured(&g->sum);
		str                                  name = unit ? unit->name : (str){NULL, 0};
		struct performance_filter            f = {.unit = unit ? unit->slug : (str){NULL, 0}};

		for (size_t i = 0; i < s->agencies.n && !s->one; i++) {
			if (s->agencies.at[i].id.v == g->id) {
				own.agency = s->agencies.at[i];
				own.chosen = true;
				name = own.agency.name;
			}
		}
		if (name.n == 0)
			continue;
		const struct word_arg args[] = {
			{"name", name}, {"late", say_count(q, m.late)}, {"all", say_count(q, m.measured)},
			{"share", say_percent(q, stat_share(m.late, m.measured))},
		};

		item(x, word_fill(q->a, q->lang, W_performance_miss_unit, args, COUNT(args)),
		    performance_rows_path(&own, "terlambat", d->first, s->on, &f),
		    word_fill(q->a, q->lang, W_performance_miss_unit_text, args, COUNT(args)));
	}
}

/* The service that was late most often, when it was measured often enough to say so. */
static void
worst_service(const struct performance_scope *s, const struct performance_data *d, struct items *x)
{
	const struct performance_names_row *worst = NULL;
	struct performance_missed           most = {0, 0};
	const struct request               *q = s->q;

	for (size_t i = 0; i < PERFORMANCE_SERVICES && d->top[i] >= 0; i++) {
		const struct figure_group *g = &d->services.at[d->top[i]];
		struct performance_missed  m = performance_measured(&g->sum);

		if (m.late > 0 && (!worst || performance_missed_more(m, most))) {
			worst = performance_name_of(d, 2, g->id);
			most = m;
		}
	}
	if (!worst)
		return;
	const struct word_arg           args[] = {
		{"name", worst->name}, {"late", say_count(q, most.late)}, {"all", say_count(q, most.measured)},
		{"share", say_percent(q, stat_share(most.late, most.measured))},
	};
	const struct performance_filter f = {.service = worst->id};

	item(x, word_fill(q->a, q->lang, W_performance_miss_service, args, COUNT(args)),
	    performance_rows_path(s, "terlambat", d->first, s->on, &f),
	    word_fill(q->a, q->lang, W_performance_miss_unit_text, args, COUNT(args)));
}

static void
unverified(const struct performance_scope *s, const struct performance_data *d, struct items *x)
{
	const struct request *q = s->q;
	struct law_row        law = performance_law(s, LAW_SP4N62_VERIFIKASI);
	const struct word_arg args[] = {{"n", say_count(q, d->unverified_late)}, {"term", say_term(q, law.value, law.unit)}};

	if (d->unverified_late == 0)
		return;
	item(x, word_fill(q->a, q->lang, W_performance_miss_unverified, args, COUNT(args)),
	    performance_rows_path(s, "belum-diperiksa", s->on, s->on, NULL),
	    word_fill(q->a, q->lang, W_performance_miss_unverified_text, args, COUNT(args)));
}

void
performance_miss_fill(const struct performance_scope *s, const struct performance_data *d,
    struct performance_miss_view *out)
{
	struct items              x = {arena_array(s->q->a, ITEMS, sizeof(*x.at)), 0};
	struct performance_missed m = performance_measured(&d->now);
	const struct request     *q = s->q;

	late_cases(s, d, &x);
	missed_cases(s, d, &x);
	unverified(s, d, &x);
	worst_parts(s, d, &x);
	worst_service(s, d, &x);
	*out = (struct performance_miss_view){
		.sub = say_with(q, W_performance_miss_window, "n", say_count(q, PERFORMANCE_WINDOW)),
		.items = {x.at, x.n},
		.none = word(q->lang, m.measured > 0 || d->open > 0 ? W_performance_miss_none : W_performance_none_yet),
	};
	if (!s->past && d->late > 0) {
		out->all = say_with(q, W_performance_miss_all, "n", say_count(q, d->late));
		out->all_path = performance_rows_path(s, "lewat-sekarang", s->on, s->on, NULL);
	} else if (d->now.of[MEASURE_MISSED] > 0) {
		out->all = say_with(q, W_performance_miss_all_past, "n", say_count(q, d->now.of[MEASURE_MISSED]));
		out->all_path = performance_rows_path(s, "lewat", d->first, s->on, NULL);
	}
}

/* ---- the public log ---- */

/* "aduan.tenggat-lewat" as a key of words: "aduan_tenggat_lewat". */
static const char *
act_key(struct arena *a, str act)
{
	char *z = arena_alloc(a, act.n + 1);

	for (size_t i = 0; i < act.n; i++)
		z[i] = act.p[i] == '.' || act.p[i] == '-' ? '_' : act.p[i];
	return z;
}

static str
act_sentence(const struct performance_scope *s, const struct leaf *l)
{
	const struct request   *q = s->q;
	const struct case_move *move = case_move_of_act(s->kind, l->a);
	enum word               w = move ? move->done : word_find("performance.act.", act_key(q->a, l->a));
	const struct word_arg   args[] = {{"record", l->r}, {"act", w ? word(q->lang, w) : l->a}};

	return word_fill(q->a, q->lang, W_performance_acts_sentence, args, COUNT(args));
}

const struct err *
performance_log_fill(const struct performance_scope *s, struct performance_log_view *out)
{
	const struct request        *q = s->q;
	struct performance_acts_rows rows;
	struct performance_log_view  v = {.has_root = !s->past};
	struct performance_act      *acts = arena_array(q->a, ACTS_SHOWN, sizeof(*acts));
	struct log_head              head;
	const struct err            *e = performance_acts(q->db, q->a, s->until, ACTS_READ, &rows);

	for (size_t i = 0; i < rows.n && v.acts.n < ACTS_SHOWN && !e; i++) {
		struct leaf l;

		/* A confidential record's leaves stand in the log for its proof, not on the front page; nor do notes. */
		if ((e = leaf_read(q->a, rows.at[i].data, &l)) != NULL)
			break;
		if (leaf_ref_is_secret(l.r) || str_ends(l.a, STR(".catatan-internal")))
			continue;
		acts[v.acts.n++] = (struct performance_act){
			.sentence = act_sentence(s, &l), .shape = part_seal_shape(q->a, rows.at[i].hash), .number = rows.at[i].idx,
			.leaf = rows.at[i].hash,
			.path = str_starts(l.r, STR("ADU-")) ? performance_case_path(q, l.r) : (str){NULL, 0},
			.time = s->past || date_of(l.t, s->zone).d != s->today.d ? dates_moment(q->a, q->lang, DATES_SHORT, s->zone, l.t) :
			                                                       say_time(s, l.t),
		};
	}
	v.acts.at = acts;
	if (!e && v.has_root && (e = log_head(q->db, q->a, &head)) == NULL) {
		v.size = head.size;
		v.root = head.root;
	}
	if (!e)
		*out = v;
	return e;
}
