/* figures.c - daily figures: events appended, folded into sums, read as range, series or groups. See figures.h. */
#include "core/figures.h"

#include "base/date.h"
#include "base/strs.h"
#include "gen/figures_queries.h"

#include <stdlib.h>

enum { MONTHS_A_YEAR = 12 }; /* not a law: of the calendar */

int64_t
figure_month_of(day d)
{
	struct civil c = date_civil(d);

	return (int64_t)c.year * MONTHS_A_YEAR + c.month - 1;
}

day
figure_month_start(int64_t month)
{
	day d = NO_DAY;

	(void)date_from_civil((int)(month / MONTHS_A_YEAR), (int)(month % MONTHS_A_YEAR) + 1, 1, &d);
	return d;
}

/* ---- writing ---- */

/* How many more open cases an event leaves with its unit. */
static int64_t
stock_effect(const struct figure *f)
{
	if (f->measure == MEASURE_OPENED || f->measure == MEASURE_MOVED)
		return f->amount;
	return f->measure == MEASURE_CLOSED ? -f->amount : 0;
}

/* What is not written cannot be read by a narrow filter, by whatever page. */
static struct figure
without_traits(const struct figure *f)
{
	return (struct figure){.on = f->on, .agency = f->agency, .kind = f->kind, .group = "", .measure = f->measure,
		.amount = f->amount, .subject = f->subject, .hidden = true};
}

const struct err *
figure_add(struct db *tx, struct arena *a, const struct figure *given)
{
	const struct figure bare = without_traits(given), *f = given->hidden ? &bare : given;

	if (f->hidden && f->measure == MEASURE_MOVED)
		return NULL;
	const struct err *e = figures_delta_add(tx, a, f->on, figure_month_of(f->on), f->agency, f->unit, f->service, f->category,
	    f->area.p ? f->area : STR(""), f->kind, f->class_, f->channel, str_z(f->group ? f->group : ""),
	    f->reason.p ? f->reason : STR(""), f->subject, (int64_t)f->measure, f->amount);
	int64_t           effect = f->subject.v != 0 ? stock_effect(f) : 0;

	if (!e && effect > 0)
		e = figures_span_begin(tx, a, f->subject, f->agency, f->unit, f->kind, f->on);
	if (!e && effect < 0)
		e = figures_span_end(tx, a, f->subject, f->on);
	return e;
}

const struct err *
figure_take_back(struct db *tx, struct arena *a, agency_id agency, int kind, enum measure m, day on, case_id subject)
{
	const struct err *e = figures_take_back(tx, a, agency, kind, (int64_t)m, on, subject);

	return e ? e : figures_taken_back(tx, a, agency, kind, (int64_t)m, on, subject);
}

struct fold {
	struct arena *a;
	int64_t       max, folded;
};

static const struct err *
fold_write(struct db *tx, void *ctx)
{
	struct fold      *f = ctx;
	int64_t           taken = 0, done = 0;
	const struct err *e = figures_take(tx, f->a, f->max, &taken);

	if (!e && taken > 0) {
		e = figures_fold_taken(tx, f->a);
		e = e ? e : figures_taken_done(tx, f->a, &done);
	}
	if (!e)
		f->folded = taken;
	return e;
}

const struct err *
figures_fold(struct store *store, struct arena *a, int max, int64_t *folded)
{
	struct fold       f = {.a = a, .max = max};
	const struct err *e = store_write(store, a, fold_write, &f);

	if (!e)
		*folded = f.folded;
	return e;
}

/* ---- reading ---- */

/* Pieces of time that sums are kept of; stored. From EIGHTS on each holds eight of the one before. */
enum grain { GRAIN_DAY = 1, GRAIN_MONTH = 2, GRAIN_EIGHTS = 3, GRAIN_TOP = 5 };

enum {
	PIECES_MAX = 7,         /* on either side of the middle one of each grain, and what lies between */
	OWN_MAX = 2,
	EIGHT = 8,              /* number: of pieces in a larger one */
	DAYS_BEFORE = 1048576,  /* number: so that no day is negative; figures_fold_taken has it too */
	GROUPS_FIRST = 64,
};

enum fresh_by { FRESH_WHOLE = 0, FRESH_BY_DAY = 1, FRESH_BY_MONTH = 2 };

struct piece {
	int64_t grain, from, to; /* to is in it; an empty one runs from 1 to 0 */
};

struct cut {
	struct piece at[PIECES_MAX];
	int          n;
};

static void
piece_add(struct cut *c, int64_t grain, int64_t from, int64_t end)
{
	int64_t first = grain == GRAIN_DAY ? DAYS_BEFORE : 0;

	if (from < end)
		c->at[c->n++] = (struct piece){grain, from - first, end - 1 - first};
}

/* The fewest pieces that make up the days: small ones at both ends, the largest in the middle. */
static struct cut
cut_of(day from, day to)
{
	struct cut c = {.n = 0};
	int64_t    lo = (int64_t)from.d + DAYS_BEFORE, end = (int64_t)to.d + DAYS_BEFORE + 1, grain = GRAIN_DAY;

	while (grain != GRAIN_TOP) {
		int64_t up = (lo + EIGHT - 1) / EIGHT, down = end / EIGHT;

		if (up >= down)
			break;
		piece_add(&c, grain, lo, up * EIGHT);
		piece_add(&c, grain, down * EIGHT, end);
		lo = up;
		end = down;
		grain = grain == GRAIN_DAY ? GRAIN_EIGHTS : grain + 1;
	}
	piece_add(&c, grain, lo, end);
	return c;
}

static const struct err *
range_fault(struct arena *a, const char *what)
{
	return err_new(a, ERR_BUG, "figure.range", NULL, "%s", what);
}

/* Groups that are found by their value. */
struct groups {
	struct figure_group *at;
	size_t               n, room;
	uint32_t            *slots; /* place in at, from 1; twice as many as at has room for */
};

/* What is being added up. */
struct reading {
	struct arena       *a;
	str                 only;   /* absent: every value */
	struct figure_sums *whole;  /* of FIGURE_ALL; a series: one after the other */
	struct groups      *groups; /* by enum figure_dim; NULL: none is told apart but by only */
	bool                series;
	int64_t             first;      /* of a series: what whole[0] stands for */
	int64_t             last_month; /* the month that single days belong to; NO_INT: days are their own */
};

static uint32_t *
slot_of(const struct groups *x, str value)
{
	uint64_t h = 14695981039346656037u; /* FNV-1a */
	size_t   mask = 2 * x->room - 1;

	for (size_t i = 0; i < value.n; i++)
		h = (h ^ (unsigned char)value.p[i]) * 1099511628211u;
	size_t at = (size_t)(h ^ h >> 32) & mask;

	while (x->slots[at] != 0 && !str_eq(x->at[x->slots[at] - 1].value, value))
		at = (at + 1) & mask;
	return &x->slots[at];
}

static void
groups_room(struct groups *x, struct arena *a)
{
	size_t               room = x->room ? 2 * x->room : GROUPS_FIRST;
	struct figure_group *at = arena_array(a, room, sizeof(*at));

	if (x->n > 0)
		memcpy(at, x->at, x->n * sizeof(*at));
	x->at = at;
	x->room = room;
	x->slots = arena_array(a, 2 * room, sizeof(*x->slots));
	for (size_t i = 0; i < x->n; i++)
		*slot_of(x, at[i].value) = (uint32_t)i + 1;
}

static struct figure_sums *
group_sums(struct groups *x, struct arena *a, str value)
{
	if (x->n == x->room)
		groups_room(x, a);
	uint32_t *slot = slot_of(x, value);

	if (*slot == 0) {
		struct figure_group *g = &x->at[x->n];

		*slot = (uint32_t)++x->n;
		g->value = value;
		if (!str_int(value, &g->id))
			g->id = 0;
	}
	return &x->at[*slot - 1].sum;
}

static struct figure_sums *
sums_of(const struct reading *x, int64_t dim, str value, int64_t grain, int64_t at)
{
	if (x->series)
		return &x->whole[(grain == GRAIN_DAY && x->last_month != NO_INT ? x->last_month : at) - x->first];
	if (!x->groups || dim == FIGURE_ALL)
		return x->whole;
	return group_sums(&x->groups[dim], x->a, value);
}

static void
add_sums(void *ctx, const struct figures_sums_row *r)
{
	int64_t *of = sums_of(ctx, r->dim, r->value, r->grain, r->at)->of;

	of[MEASURE_OPENED] += r->opened;
	of[MEASURE_CLOSED] += r->closed;
	of[MEASURE_FINISHED] += r->finished;
	of[MEASURE_ON_TIME] += r->on_time;
	of[MEASURE_LATE] += r->late;
	of[MEASURE_MISSED] += r->missed;
	of[MEASURE_VERIFIED] += r->verified;
	of[MEASURE_VERIFIED_LATE] += r->verified_late;
	of[MEASURE_ANSWERED] += r->answered;
	of[MEASURE_ANSWERED_LATE] += r->answered_late;
	of[MEASURE_REOPENED] += r->reopened;
	of[MEASURE_RATED] += r->rated;
	of[MEASURE_RATING_SUM] += r->rating_sum;
	of[MEASURE_ARCHIVED] += r->archived;
	of[MEASURE_NOT_OURS] += r->not_ours;
	of[MEASURE_WITHDRAWN] += r->withdrawn;
	of[MEASURE_MINUTES] += r->minutes;
	of[MEASURE_ANSWER_MINUTES] += r->answer_minutes;
	of[MEASURE_VERIFY_MINUTES] += r->verify_minutes;
	of[MEASURE_MOVED] += r->moved;
}

static void
add_fresh(void *ctx, const struct figures_fresh_row *r)
{
	const struct reading *x = ctx;

	if (r->measure > 0 && r->measure < MEASURE_END && (!x->only.p || str_eq(x->only, r->value)))
		sums_of(x, r->dim, r->value, 0, r->at)->of[r->measure] += r->amount;
}

/* Reads pieces of sums into x, then what is not folded of [from, to] and a unit's own days. dims: bits 1 << enum figure_dim. */
static const struct err *
sums_read(struct db *db, struct reading *x, struct figure_scope s, unsigned dims, struct cut c, enum fresh_by by, day from,
    day to)
{
	struct {
		day from, to;
	} own[OWN_MAX] = {{{1}, {0}}, {{1}, {0}}};
	int owned = 0;

	for (int i = 0; i < c.n && s.unit.v != 0 && !x->series; i++) {
		if (c.at[i].grain != GRAIN_DAY)
			continue;
		own[owned].from = (day){(int32_t)c.at[i].from};
		own[owned++].to = (day){(int32_t)c.at[i].to};
	}
	for (; c.n < PIECES_MAX; c.n++)
		c.at[c.n] = (struct piece){0, 1, 0};
	const struct piece *p = c.at;
	const struct err   *e = figures_sums(db, x->a, s.agency, s.unit, s.kind, dims, x->only, p[0].grain, p[0].from, p[0].to,
	    p[1].grain, p[1].from, p[1].to, p[2].grain, p[2].from, p[2].to, p[3].grain, p[3].from, p[3].to, p[4].grain, p[4].from,
	    p[4].to, p[5].grain, p[5].from, p[5].to, p[6].grain, p[6].from, p[6].to, add_sums, x);

	return e ? e : figures_fresh(db, x->a, s.agency, s.unit, s.kind, dims, (int64_t)by, from, to, own[0].from, own[0].to,
	    own[1].from, own[1].to, add_fresh, x);
}

static int
by_value(const void *a, const void *b)
{
	return str_cmp(((const struct figure_group *)a)->value, ((const struct figure_group *)b)->value);
}

const struct err *
figure_parts(struct db *db, struct arena *a, struct figure_scope s, unsigned dims, day from, day to, struct figure_sums *whole,
    struct figure_groups out[FIGURE_DIMS])
{
	struct figure_sums sum = {{0}};
	struct groups      groups[FIGURE_DIMS] = {{NULL, 0, 0, NULL}};
	struct reading     x = {.a = a, .whole = &sum, .groups = groups};

	if (!day_known(from) || !day_known(to))
		return range_fault(a, "day not known");
	if (from.d <= to.d) {
		const struct err *e = sums_read(db, &x, s, dims | 1u << FIGURE_ALL, cut_of(from, to), FRESH_WHOLE, from, to);

		if (e)
			return e;
	}
	for (int i = 0; i < FIGURE_DIMS; i++) {
		struct groups *g = &groups[i];

		if (g->n > 1)
			qsort(g->at, g->n, sizeof(*g->at), by_value);
		if (dims & 1u << i)
			out[i] = (struct figure_groups){g->at, g->n < FIGURE_MAX_GROUPS ? g->n : FIGURE_MAX_GROUPS};
	}
	*whole = sum;
	return NULL;
}

const struct err *
figure_range(struct db *db, struct arena *a, struct figure_scope s, day from, day to, struct figure_sums *out)
{
	return figure_parts(db, a, s, 0, from, to, out, NULL);
}

const struct err *
figure_sum(struct db *db, struct arena *a, agency_id agency, unit_id unit, int kind, enum measure m, day from, day to,
    int64_t *out)
{
	struct figure_sums sums;
	const struct err  *e = figure_range(db, a, (struct figure_scope){agency, unit, kind}, from, to, &sums);

	if (!e)
		*out = sums.of[m];
	return e;
}

const struct err *
figure_open(struct db *db, struct arena *a, struct figure_scope s, day on, int64_t *out)
{
	static const day   ever = {-DAYS_BEFORE};
	struct figure_sums sums;

	if (!day_known(on))
		return range_fault(a, "day not known");
	const struct err *e = figure_range(db, a, s, ever, on, &sums);

	if (!e)
		*out = sums.of[MEASURE_OPENED] - sums.of[MEASURE_CLOSED] + sums.of[MEASURE_MOVED];
	return e;
}

/* count sums in a row, the first of which stands for first. */
static const struct err *
series_read(struct db *db, struct reading *x, struct figure_scope s, struct cut c, size_t count, enum fresh_by by, day from, day to,
    struct figure_sums **out)
{
	x->whole = arena_array(x->a, count, sizeof(*x->whole));
	const struct err *e = sums_read(db, x, s, 1u << FIGURE_ALL, c, by, from, to);

	if (!e)
		*out = x->whole;
	return e;
}

const struct err *
figure_days(struct db *db, struct arena *a, struct figure_scope s, day from, day to, struct figure_sums **out)
{
	struct reading x = {.a = a, .series = true, .first = from.d, .last_month = NO_INT};

	if (!day_known(from) || !day_known(to) || from.d > to.d || to.d - from.d >= FIGURE_MAX_DAYS)
		return range_fault(a, "days");
	return series_read(db, &x, s, (struct cut){{{GRAIN_DAY, from.d, to.d}}, 1}, (size_t)(to.d - from.d) + 1, FRESH_BY_DAY, from,
	    to, out);
}

const struct err *
figure_months(struct db *db, struct arena *a, struct figure_scope s, day last, int count, struct figure_sums **out)
{
	if (!day_known(last) || count < 1 || count > FIGURE_MAX_MONTHS)
		return range_fault(a, "months");
	int64_t        month = figure_month_of(last), first = month - count + 1;
	struct reading x = {.a = a, .series = true, .first = first, .last_month = month};
	struct cut     c = {{{GRAIN_MONTH, first, month - 1}, {GRAIN_DAY, figure_month_start(month).d, last.d}}, 2};

	return series_read(db, &x, s, c, (size_t)count, FRESH_BY_MONTH, figure_month_start(first), last, out);
}

const struct err *
figure_by(struct db *db, struct arena *a, struct figure_scope s, enum figure_dim dim, day from, day to,
    struct figure_groups *out)
{
	struct figure_groups all[FIGURE_DIMS];
	struct figure_sums   whole;
	const struct err    *e = figure_parts(db, a, s, 1u << dim, from, to, &whole, all);

	if (!e)
		*out = all[dim];
	return e;
}

const struct err *
figure_one(struct db *db, struct arena *a, struct figure_scope s, enum figure_dim dim, str value, day from, day to,
    struct figure_sums *out)
{
	struct figure_sums sum = {{0}};
	struct reading     x = {.a = a, .whole = &sum, .only = value};

	if (!day_known(from) || !day_known(to) || s.unit.v != 0)
		return range_fault(a, "one");
	if (from.d <= to.d) {
		const struct err *e = sums_read(db, &x, s, 1u << dim, cut_of(from, to), FRESH_WHOLE, from, to);

		if (e)
			return e;
	}
	*out = sum;
	return NULL;
}
