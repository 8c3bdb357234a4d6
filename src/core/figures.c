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

/* Adds the columns of a row, of whatever statement. */
#define ADD(s, r) \
	do { \
		(s)->of[MEASURE_OPENED] += (r)->opened; \
		(s)->of[MEASURE_CLOSED] += (r)->closed; \
		(s)->of[MEASURE_FINISHED] += (r)->finished; \
		(s)->of[MEASURE_ON_TIME] += (r)->on_time; \
		(s)->of[MEASURE_LATE] += (r)->late; \
		(s)->of[MEASURE_MISSED] += (r)->missed; \
		(s)->of[MEASURE_VERIFIED] += (r)->verified; \
		(s)->of[MEASURE_VERIFIED_LATE] += (r)->verified_late; \
		(s)->of[MEASURE_ANSWERED] += (r)->answered; \
		(s)->of[MEASURE_ANSWERED_LATE] += (r)->answered_late; \
		(s)->of[MEASURE_REOPENED] += (r)->reopened; \
		(s)->of[MEASURE_RATED] += (r)->rated; \
		(s)->of[MEASURE_RATING_SUM] += (r)->rating_sum; \
		(s)->of[MEASURE_ARCHIVED] += (r)->archived; \
		(s)->of[MEASURE_NOT_OURS] += (r)->not_ours; \
		(s)->of[MEASURE_WITHDRAWN] += (r)->withdrawn; \
		(s)->of[MEASURE_MINUTES] += (r)->minutes; \
		(s)->of[MEASURE_ANSWER_MINUTES] += (r)->answer_minutes; \
		(s)->of[MEASURE_VERIFY_MINUTES] += (r)->verify_minutes; \
		(s)->of[MEASURE_MOVED] += (r)->moved; \
	} while (0)

const struct err *
figure_range(struct db *db, struct arena *a, struct figure_scope s, day from, day to, struct figure_sums *out)
{
	struct figures_range_row row;
	struct figure_sums       sums = {{0}};

	if (!day_known(from) || !day_known(to))
		return range_fault(a, "day not known");
	if (from.d <= to.d) {
		struct cut        c = cut_of(from, to);
		const struct err *e = figures_range(db, a, s.agency, s.unit, s.kind, c.month_from, c.month_to, c.head_from, c.head_to,
		    c.tail_from, c.tail_to, from, to, &row);

		if (e)
			return e;
		ADD(&sums, &row);
	}
	*out = sums;
	return NULL;
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
	struct figures_open_row row;

	if (!day_known(on))
		return range_fault(a, "day not known");
	int64_t           month = figure_month_of(on);
	const struct err *e = figures_open(db, a, s.agency, s.unit, s.kind, month - 1, figure_month_start(month), on, &row);

	if (!e)
		*out = row.cases;
	return e;
}

const struct err *
figure_days(struct db *db, struct arena *a, struct figure_scope s, day from, day to, struct figure_sums **out)
{
	struct figures_days_rows rows;

	if (!day_known(from) || !day_known(to) || from.d > to.d || to.d - from.d >= FIGURE_MAX_DAYS)
		return range_fault(a, "days");
	size_t            n = (size_t)(to.d - from.d) + 1;
	const struct err *e = figures_days(db, a, s.agency, s.unit, s.kind, from, to, 2 * FIGURE_MAX_DAYS, &rows);

	if (e)
		return e;
	struct figure_sums *sums = arena_array(a, n, sizeof(*sums));
	for (size_t i = 0; i < rows.n; i++)
		ADD(&sums[rows.at[i].at.d - from.d], &rows.at[i]);
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
	    figure_month_start(first), last, 2 * FIGURE_MAX_MONTHS + FIGURE_MAX_DAYS, &rows);

	if (e)
		return e;
	struct figure_sums *sums = arena_array(a, (size_t)count, sizeof(*sums));
	for (size_t i = 0; i < rows.n; i++)
		ADD(&sums[rows.at[i].at - first], &rows.at[i]);
	*out = sums;
	return NULL;
}

static struct figure_group
group_of(str value)
{
	struct figure_group g = {.value = value};

	if (!str_int(value, &g.id))
		g.id = 0;
	return g;
}

const struct err *
figure_by(struct db *db, struct arena *a, struct figure_scope s, enum figure_dim dim, day from, day to,
    struct figure_groups *out)
{
	struct figures_by_rows rows = {NULL, 0};

	if (!day_known(from) || !day_known(to))
		return range_fault(a, "day not known");
	if (from.d <= to.d) {
		struct cut        c = cut_of(from, to);
		const struct err *e = figures_by(db, a, s.agency, s.unit, s.kind, (int64_t)dim, c.month_from, c.month_to, c.head_from,
		    c.head_to, c.tail_from, c.tail_to, from, to, FIGURE_MAX_GROUPS, &rows);

		if (e)
			return e;
	}
	struct figure_group *groups = arena_array(a, rows.n + 1, sizeof(*groups));
	for (size_t i = 0; i < rows.n; i++) {
		groups[i] = group_of(rows.at[i].value);
		ADD(&groups[i].sum, &rows.at[i]);
	}
	*out = (struct figure_groups){groups, rows.n};
	return NULL;
}

const struct err *
figure_one(struct db *db, struct arena *a, struct figure_scope s, enum figure_dim dim, str value, day from, day to,
    struct figure_sums *out)
{
	struct figures_one_row row;
	struct figure_sums     sums = {{0}};

	if (!day_known(from) || !day_known(to) || s.unit.v != 0)
		return range_fault(a, "one");
	if (from.d <= to.d) {
		struct cut        c = cut_of(from, to);
		const struct err *e = figures_one(db, a, s.agency, s.kind, (int64_t)dim, value, c.month_from, c.month_to, c.head_from,
		    c.head_to, c.tail_from, c.tail_to, from, to, &row);

		if (e)
			return e;
		ADD(&sums, &row);
	}
	*out = sums;
	return NULL;
}

const struct err *
figure_brief(struct db *db, struct arena *a, struct figure_scope s, enum figure_dim dim, day from, day to,
    struct figure_groups *out)
{
	struct figures_brief_rows rows;

	if (!day_known(from) || !day_known(to) || from.d > to.d || s.unit.v != 0)
		return range_fault(a, "brief");
	struct cut        c = cut_of(from, to);
	const struct err *e = figures_brief(db, a, s.agency, s.unit, s.kind, (int64_t)dim, c.month_from, c.month_to, c.head_from,
	    c.head_to, c.tail_from, c.tail_to, from, to, FIGURE_MAX_GROUPS, &rows);

	if (e)
		return e;
	struct figure_group *groups = arena_array(a, rows.n + 1, sizeof(*groups));
	for (size_t i = 0; i < rows.n; i++) {
		groups[i] = group_of(rows.at[i].value);
		groups[i].sum.of[MEASURE_OPENED] = rows.at[i].opened;
		groups[i].sum.of[MEASURE_ON_TIME] = rows.at[i].on_time;
		groups[i].sum.of[MEASURE_LATE] = rows.at[i].late;
	}
	*out = (struct figure_groups){groups, rows.n};
	return NULL;
}
