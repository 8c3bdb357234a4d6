/* figures.c - daily figures: events appended, folded into sums, read as range, series or groups. See figures.h. */
#include "core/figures.h"

#include "base/date.h"
#include "base/strs.h"
#include "gen/figures_queries.h"

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

static day
after(day d)
{
	return (day){d.d + 1};
}

static day
before(day d)
{
	return (day){d.d - 1};
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

const struct err *
figure_add(struct db *tx, struct arena *a, const struct figure *f)
{
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

/* A range cut into whole months and the days before and after them; an empty piece runs from 1 to 0. */
struct cut {
	int64_t month_from, month_to;
	day     head_from, head_to, tail_from, tail_to;
};

static struct cut
cut_of(day from, day to)
{
	static const day one = {1}, none = {0};
	struct cut       c = {1, 0, one, none, one, none};
	int64_t          first = figure_month_of(from), last = figure_month_of(to);

	if (figure_month_start(first).d != from.d)
		first++;
	if (figure_month_of(after(to)) == last)
		last--;
	if (first > last) { /* no whole month */
		c.head_from = from;
		c.head_to = to;
		return c;
	}
	c.month_from = first;
	c.month_to = last;
	if (from.d < figure_month_start(first).d) {
		c.head_from = from;
		c.head_to = before(figure_month_start(first));
	}
	if (figure_month_start(last + 1).d <= to.d) {
		c.tail_from = figure_month_start(last + 1);
		c.tail_to = to;
	}
	return c;
}

static const struct err *
range_fault(struct arena *a, const char *what)
{
	return err_new(a, ERR_BUG, "figure.range", NULL, "%s", what);
}

/* Measures of a later version that this one does not know are left alone. */
static void
put(struct figure_sums *s, int64_t measure, int64_t amount)
{
	if (measure > 0 && measure < MEASURE_END)
		s->of[measure] = amount;
}

static const struct err *
range_of(struct db *db, struct arena *a, struct figure_scope s, enum measure least, enum measure most, day from, day to,
    struct figure_sums *out)
{
	struct figures_range_rows rows;
	struct figure_sums        sums = {0};

	if (!day_known(from) || !day_known(to))
		return range_fault(a, "day not known");
	if (from.d > to.d) {
		*out = sums;
		return NULL;
	}
	struct cut        c = cut_of(from, to);
	const struct err *e = figures_range(db, a, s.agency, s.unit, s.kind, (int64_t)least, (int64_t)most, c.month_from, c.month_to,
	    c.head_from, c.head_to, c.tail_from, c.tail_to, from, to, &rows);

	if (e)
		return e;
	for (size_t i = 0; i < rows.n; i++)
		put(&sums, rows.at[i].measure, rows.at[i].amount);
	*out = sums;
	return NULL;
}

const struct err *
figure_sum(struct db *db, struct arena *a, agency_id agency, unit_id unit, int kind, enum measure m, day from, day to,
    int64_t *out)
{
	struct figure_sums sums;
	const struct err  *e = range_of(db, a, (struct figure_scope){agency, unit, kind}, m, m, from, to, &sums);

	if (!e)
		*out = sums.of[m];
	return e;
}

const struct err *
figure_range(struct db *db, struct arena *a, struct figure_scope s, day from, day to, struct figure_sums *out)
{
	return range_of(db, a, s, 1, MEASURE_END - 1, from, to, out);
}

/* Before this day nothing is recorded: the calendar of the program begins. */
static day
beginning(void)
{
	day d = {0};

	(void)date_from_civil(1900, 1, 1, &d);
	return d;
}

const struct err *
figure_open(struct db *db, struct arena *a, struct figure_scope s, day on, int64_t *out)
{
	struct figure_sums sums, moved = {0};
	const struct err  *e = range_of(db, a, s, MEASURE_OPENED, MEASURE_CLOSED, beginning(), on, &sums);

	if (!e && s.unit.v != 0)
		e = range_of(db, a, s, MEASURE_MOVED, MEASURE_MOVED, beginning(), on, &moved);
	if (!e)
		*out = sums.of[MEASURE_OPENED] - sums.of[MEASURE_CLOSED] + moved.of[MEASURE_MOVED];
	return e;
}

const struct err *
figure_days(struct db *db, struct arena *a, struct figure_scope s, day from, day to, struct figure_sums **out)
{
	struct figures_days_rows rows;

	if (!day_known(from) || !day_known(to) || from.d > to.d || to.d - from.d >= FIGURE_MAX_DAYS)
		return range_fault(a, "days");
	size_t            n = (size_t)(to.d - from.d) + 1;
	const struct err *e = figures_days(db, a, s.agency, s.unit, s.kind, from, to, (int64_t)n * MEASURE_END, &rows);

	if (e)
		return e;
	struct figure_sums *sums = arena_array(a, n, sizeof(*sums));
	for (size_t i = 0; i < rows.n; i++)
		put(&sums[rows.at[i].at.d - from.d], rows.at[i].measure, rows.at[i].amount);
	*out = sums;
	return NULL;
}

const struct err *
figure_months(struct db *db, struct arena *a, struct figure_scope s, day last, int count, struct figure_sums **out)
{
	struct figures_months_rows rows;

	if (!day_known(last) || count < 1 || count > FIGURE_MAX_MONTHS)
		return range_fault(a, "months");
	int64_t           month = figure_month_of(last), first = month - count + 1;
	const struct err *e = figures_months(db, a, s.agency, s.unit, s.kind, first, month - 1, figure_month_start(month),
	    figure_month_start(first), last, (int64_t)count * MEASURE_END, &rows);

	if (e)
		return e;
	struct figure_sums *sums = arena_array(a, (size_t)count, sizeof(*sums));
	for (size_t i = 0; i < rows.n; i++)
		put(&sums[rows.at[i].at - first], rows.at[i].measure, rows.at[i].amount);
	*out = sums;
	return NULL;
}

static size_t
groups_of(const struct figures_by_rows *rows, struct figure_group *groups)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->n; i++) {
		if (n == 0 || !str_eq(groups[n - 1].value, rows->at[i].value)) {
			if (n == FIGURE_MAX_GROUPS)
				break;
			groups[n].value = rows->at[i].value;
			if (!str_int(rows->at[i].value, &groups[n].id))
				groups[n].id = 0;
			n++;
		}
		put(&groups[n - 1].sum, rows->at[i].measure, rows->at[i].amount);
	}
	return n;
}

static size_t
count_values(const struct figures_by_rows *rows)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->n; i++)
		n += i == 0 || !str_eq(rows->at[i - 1].value, rows->at[i].value);
	return n;
}

const struct err *
figure_by(struct db *db, struct arena *a, struct figure_scope s, enum figure_dim dim, enum measure least,
    enum measure most, day from, day to, struct figure_groups *out)
{
	struct figures_by_rows rows;

	if (!day_known(from) || !day_known(to))
		return range_fault(a, "day not known");
	*out = (struct figure_groups){0};
	if (from.d > to.d)
		return NULL;
	struct cut        c = cut_of(from, to);
	const struct err *e = figures_by(db, a, s.agency, s.unit, s.kind, (int64_t)dim, (int64_t)least, (int64_t)most,
	    c.month_from, c.month_to, c.head_from, c.head_to, c.tail_from, c.tail_to, from, to, (int64_t)FIGURE_MAX_GROUPS * MEASURE_END, &rows);

	if (e)
		return e;
	struct figure_group *groups = arena_array(a, count_values(&rows) + 1, sizeof(*groups));

	*out = (struct figure_groups){groups, groups_of(&rows, groups)};
	return NULL;
}
