/* figures_test.c - daily figures on both databases: random late events, folds at any moment, every answer against plain sums. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/date.h"
#include "core/figures.h"
#include "db/store_test.h"
#include "gen/schema.h"

enum { EVENTS = 720, CASES = 120, AGENCIES = 2, UNITS = 3, KIND = 1, ASKED = 30 };

struct world {
	struct test_store t;
	struct arena     *a;
	uint64_t          seed;
	struct figure     all[EVENTS];
	size_t            n;
};

static uint64_t
rnd(struct world *w, uint64_t below)
{
	w->seed = w->seed * 6364136223846793005u + 1442695040888963407u;
	return (w->seed >> 33) % below;
}

static day
at(int year, int month, int mday)
{
	day d = {0};

	if (!date_from_civil(year, month, mday, &d))
		fail_msg("no such day");
	return d;
}

static void
world_open(struct world *w, enum db_kind kind)
{
	memset(w, 0, sizeof(*w));
	test_store_open_steps(&w->t, kind, 3, schema_steps, schema_step_count);
	w->a = arena_open(256 << 20);
	w->seed = 20261121;
}

static void
world_close(struct world *w)
{
	arena_close(w->a);
	test_store_close(&w->t);
}

struct adding {
	struct world        *w;
	const struct figure *f;
	size_t               n;
};

static const struct err *
adding_write(struct db *tx, void *ctx)
{
	struct adding *x = ctx;

	for (size_t i = 0; i < x->n; i++) {
		const struct err *e = figure_add(tx, x->w->a, &x->f[i]);

		if (e)
			return e;
	}
	return NULL;
}

static void
add(struct world *w, const struct figure *f, size_t n)
{
	struct adding x = {w, f, n};

	assert_true(w->n + n <= EVENTS);
	test_no_err(store_write(w->t.store, w->a, adding_write, &x));
	memcpy(w->all + w->n, f, n * sizeof(*f));
	w->n += n;
}

/* ---- the plain answers ---- */

static const char *
number(char buf[24], int64_t v)
{
	snprintf(buf, 24, "%lld", (long long)v);
	return buf;
}

static const char *
value_of(char buf[24], const struct figure *f, enum figure_dim dim)
{
	/* Told apart by nothing but what it is. */
	if (f->hidden && dim != FIGURE_ALL && dim != FIGURE_BY_AGENCY)
		return dim == FIGURE_BY_HIDDEN ? "rahasia" : NULL;
	switch (dim) {
	case FIGURE_ALL:
		return "";
	case FIGURE_BY_AGENCY:
		return number(buf, f->agency.v);
	case FIGURE_BY_UNIT:
		return number(buf, f->unit.v);
	case FIGURE_BY_CLASS:
		return number(buf, f->class_);
	case FIGURE_BY_CHANNEL:
		return number(buf, f->channel);
	case FIGURE_BY_SERVICE:
		return f->service.v ? number(buf, f->service.v) : NULL;
	case FIGURE_BY_CATEGORY:
		return f->category.v ? number(buf, f->category.v) : NULL;
	case FIGURE_BY_REASON:
		return f->reason.n > 0 ? f->reason.p : NULL;
	case FIGURE_BY_AREA:
		return f->area.n > 0 ? f->area.p : NULL;
	case FIGURE_BY_HIDDEN:
		return NULL;
	}
	return NULL;
}

/* A unit's figures know no confidential case, and none moves between units. */
static bool
belongs(const struct figure *f, struct figure_scope s)
{
	return f->kind == s.kind && (s.agency.v == 0 || f->agency.v == s.agency.v) &&
	    (s.unit.v == 0 || (f->unit.v == s.unit.v && !f->hidden)) && !(f->hidden && f->measure == MEASURE_MOVED);
}

static int64_t
plain(struct world *w, struct figure_scope s, enum measure m, day from, day to, enum figure_dim dim, str value)
{
	int64_t sum = 0;
	char    buf[24];

	for (size_t i = 0; i < w->n; i++) {
		const struct figure *f = &w->all[i];
		const char          *is = value_of(buf, f, dim);

		if (f->measure == m && f->on.d >= from.d && f->on.d <= to.d && belongs(f, s) && is &&
		    (dim == FIGURE_ALL || str_eq(str_z(is), value)))
			sum += f->amount;
	}
	return sum;
}

static void
same(const char *what, struct world *w, struct figure_scope s, day from, day to, const struct figure_sums *got,
    enum figure_dim dim, str value)
{
	for (enum measure m = MEASURE_OPENED; m < MEASURE_END; m++) {
		int64_t want = plain(w, s, m, from, to, dim, value);

		if (got->of[m] != want)
			fail_msg("%s: agency %lld unit %lld measure %d days %d to %d value %.*s: %lld, plain sum %lld", what,
			    (long long)s.agency.v, (long long)s.unit.v, (int)m, from.d, to.d, STRF(value), (long long)got->of[m],
			    (long long)want);
	}
}

/* Each group read by its value alone. */
static void
same_alone(struct world *w, struct db *db, struct figure_scope s, enum figure_dim dim, day from, day to,
    const struct figure_groups *whole)
{
	for (size_t i = 0; i < whole->n; i++) {
		struct figure_sums alone;

		test_no_err(figure_one(db, w->a, s, dim, whole->at[i].value, from, to, &alone));
		for (int m = 1; m < MEASURE_END; m++)
			assert_int_equal(alone.of[m], whole->at[i].sum.of[m]);
	}
}

static void
ask_groups(struct world *w, struct db *db, struct figure_scope s, day from, day to)
{
	for (enum figure_dim dim = FIGURE_BY_AGENCY; dim <= FIGURE_BY_HIDDEN; dim++) {
		struct figure_groups g;
		int64_t              opened = 0, want = 0;
		char                 buf[24];

		if ((dim == FIGURE_BY_AGENCY && s.agency.v != 0) || (dim == FIGURE_BY_UNIT && (s.agency.v == 0 || s.unit.v != 0)))
			continue;
		test_no_err(figure_by(db, w->a, s, dim, from, to, &g));
		if (s.unit.v == 0)
			same_alone(w, db, s, dim, from, to, &g);
		for (size_t i = 0; i < g.n; i++) {
			same("by", w, s, from, to, &g.at[i].sum, dim, g.at[i].value);
			opened += g.at[i].sum.of[MEASURE_OPENED];
			if (i > 0 && str_cmp(g.at[i - 1].value, g.at[i].value) >= 0)
				fail_msg("groups out of order");
		}
		for (size_t i = 0; i < w->n; i++) {
			const struct figure *f = &w->all[i];
			const char          *is = value_of(buf, f, dim);

			if (is && f->measure == MEASURE_OPENED && f->on.d >= from.d && f->on.d <= to.d && belongs(f, s))
				want += f->amount;
		}
		assert_int_equal(opened, want);
	}
}

/* Every question about a random range, against the plain sums. */
static void
ask(struct world *w, struct db *db)
{
	struct figure_scope s = {.agency = {(int64_t)rnd(w, AGENCIES + 1)}, .kind = KIND};
	day                 from = {at(2015, 1, 1).d + (int32_t)rnd(w, 500)}, to = {from.d + (int32_t)rnd(w, 300)};
	struct figure_sums  sums, *days, *months;
	int64_t             one, open;
	enum measure        m = (enum measure)(1 + rnd(w, MEASURE_END - 1));

	if (s.agency.v != 0 && rnd(w, 2) == 0)
		s.unit.v = s.agency.v * 10 + (int64_t)rnd(w, UNITS);
	test_no_err(figure_range(db, w->a, s, from, to, &sums));
	same("range", w, s, from, to, &sums, FIGURE_ALL, STR(""));
	test_no_err(figure_sum(db, w->a, s.agency, s.unit, s.kind, m, from, to, &one));
	assert_int_equal(one, sums.of[m]);
	test_no_err(figure_days(db, w->a, s, from, to, &days));
	for (int32_t i = 0; i <= to.d - from.d; i += 7) {
		day d = {from.d + i};

		same("day", w, s, d, d, &days[i], FIGURE_ALL, STR(""));
	}
	test_no_err(figure_months(db, w->a, s, to, 6, &months));
	for (int i = 0; i < 6; i++) {
		int64_t month = figure_month_of(to) - 5 + i;
		day     end = {figure_month_start(month + 1).d - 1};

		same("month", w, s, figure_month_start(month), end.d < to.d ? end : to, &months[i], FIGURE_ALL, STR(""));
	}
	test_no_err(figure_open(db, w->a, s, to, &open));
	int64_t want = plain(w, s, MEASURE_OPENED, at(1900, 1, 1), to, FIGURE_ALL, STR("")) -
	    plain(w, s, MEASURE_CLOSED, at(1900, 1, 1), to, FIGURE_ALL, STR("")) +
	    plain(w, s, MEASURE_MOVED, at(1900, 1, 1), to, FIGURE_ALL, STR(""));
	assert_int_equal(open, want);
	ask_groups(w, db, s, from, to);
	/* Years, of which the largest pieces are part. */
	from.d -= (int32_t)rnd(w, 900);
	to.d += (int32_t)rnd(w, 900);
	test_no_err(figure_range(db, w->a, s, from, to, &sums));
	same("years", w, s, from, to, &sums, FIGURE_ALL, STR(""));
	ask_groups(w, db, s, from, to);
}

static void
ask_many(struct world *w, int times)
{
	struct db *db;

	struct arena *whole = w->a;

	test_no_err(store_read_begin(w->t.store, &db));
	for (int i = 0; i < times; i++) {
		w->a = arena_open(64 << 20);
		ask(w, db);
		arena_close(w->a);
	}
	w->a = whole;
	store_read_end(w->t.store, db);
}

static struct figure
any_event(struct world *w)
{
	static const char *const reasons[] = {"", "terlalu_umum", "rangkap"};
	static const char *const areas[] = {"", "31.71", "31.72"};
	int64_t                  agency = 1 + (int64_t)rnd(w, AGENCIES);
	enum measure             m = (enum measure)(1 + rnd(w, MEASURE_END - 1));
	bool                     no_move = m != MEASURE_MOVED; /* a hidden one is not written; stock_has_its_rows has them */

	return (struct figure){
		.on = {at(2015, 1, 1).d + (int32_t)rnd(w, 700)}, .agency = {agency}, .unit = {agency * 10 + (int64_t)rnd(w, UNITS)},
		.service = {(int64_t)rnd(w, 3)}, .category = {(int64_t)rnd(w, 3)}, .area = str_z(areas[rnd(w, 3)]),
		.kind = rnd(w, 10) == 0 ? KIND + 1 : KIND, .class_ = (int)rnd(w, 4), .channel = 1 + (int)rnd(w, 3), .group = "",
		.measure = m, .amount = (int64_t)rnd(w, 40) - 3,
		.reason = str_z(reasons[rnd(w, 3)]), .hidden = no_move && rnd(w, 6) == 0,
	};
}

static void
folding_changes_nothing(void **state)
{
	struct world w;
	int64_t      folded, total = 0;

	world_open(&w, TEST_KIND(state));
	while (w.n < EVENTS - 40) {
		struct figure f[30];
		size_t        n = 1 + (size_t)rnd(&w, COUNT(f));

		for (size_t i = 0; i < n; i++)
			f[i] = any_event(&w);
		add(&w, f, n);
		ask_many(&w, 2);
		if (rnd(&w, 3) == 0) {
			test_no_err(figures_fold(w.t.store, w.a, 1 + (int)rnd(&w, 60), &folded));
			total += folded;
			ask_many(&w, 2);
		}
	}
	ask_many(&w, ASKED / 2);
	do {
		test_no_err(figures_fold(w.t.store, w.a, 50, &folded));
		total += folded;
	} while (folded > 0);
	assert_int_equal(total, w.n);
	ask_many(&w, ASKED / 2);
	world_close(&w);
}

/* The stock of any day is the number of spans over it: one per open case, in the hands of one unit. */
static int64_t
spans_over(struct world *w, struct db *db, struct figure_scope s, day on)
{
	static const struct db_sql sql = {
		"spans_over",
		"SELECT COUNT(*) FROM figure_span WHERE kind = ?1 AND from_day <= ?2 AND (until_day IS NULL OR until_day > ?2) "
		"AND (?3 = 0 OR agency_id = ?3) AND (?4 = 0 OR unit_id = ?4)",
		"SELECT COUNT(*) FROM figure_span WHERE kind = $1 AND from_day <= $2 AND (until_day IS NULL OR until_day > $2) "
		"AND ($3 = 0 OR agency_id = $3) AND ($4 = 0 OR unit_id = $4)",
		"iiii",
	};
	struct db_rows *r;
	bool            has;

	(void)w;
	test_no_err(db_start(db, &sql, &r));
	db_bind_int(r, 1, s.kind);
	db_bind_int(r, 2, on.d);
	db_bind_int(r, 3, s.agency.v);
	db_bind_int(r, 4, s.unit.v);
	test_no_err(db_next(r, &has));
	int64_t n = db_int(r, 0);
	db_done(r);
	return n;
}

/* A life of one case: opened, handed on, ended, reopened, ended. */
static size_t
life(struct world *w, int64_t no, struct figure *f)
{
	size_t        n = 0;
	struct figure x = {.on = {at(2015, 1, 1).d + (int32_t)rnd(w, 400)}, .agency = {1 + (int64_t)rnd(w, AGENCIES)}, .kind = KIND,
		.group = "", .subject = {no}, .amount = 1, .measure = MEASURE_OPENED, .hidden = rnd(w, 5) == 0};

	x.unit.v = x.agency.v * 10;
	f[n++] = x;
	if (rnd(w, 3) > 0) {
		x.on.d += (int32_t)rnd(w, 4);
		x.measure = MEASURE_MOVED;
		x.amount = -1;
		f[n++] = x;
		x.amount = 1;
		x.unit.v += 1 + (int64_t)rnd(w, UNITS - 1);
		f[n++] = x;
	}
	for (int round = 0; round < 3 && rnd(w, 4) > 0; round++) {
		x.on.d += (int32_t)rnd(w, 30);
		x.measure = MEASURE_CLOSED;
		x.amount = round == 1 ? -1 : 1;
		f[n++] = x;
	}
	return n;
}

static void
stock_has_its_rows(void **state)
{
	struct world w;
	struct db   *db;
	int64_t      folded, open;

	world_open(&w, TEST_KIND(state));
	for (int64_t no = 1; no <= CASES; no++) {
		struct figure f[8];

		add(&w, f, life(&w, no, f));
		if (no % 40 == 0)
			test_no_err(figures_fold(w.t.store, w.a, 100, &folded));
	}
	test_no_err(store_read_begin(w.t.store, &db));
	for (int i = 0; i < 200; i++) {
		struct figure_scope s = {.agency = {(int64_t)rnd(&w, AGENCIES + 1)}, .kind = KIND};
		day                 on = {at(2014, 12, 25).d + (int32_t)rnd(&w, 600)};

		if (s.agency.v != 0)
			s.unit.v = rnd(&w, 2) ? s.agency.v * 10 + (int64_t)rnd(&w, UNITS) : 0;
		test_no_err(figure_open(db, w.a, s, on, &open));
		if (open != spans_over(&w, db, s, on))
			fail_msg("day %d agency %lld unit %lld: %lld open, %lld rows", on.d, (long long)s.agency.v, (long long)s.unit.v,
			    (long long)open, (long long)spans_over(&w, db, s, on));
	}
	store_read_end(w.t.store, db);
	world_close(&w);
}

static void
wrong_questions(void **state)
{
	struct world         w;
	struct db           *db;
	struct figure_sums   sums = {.of = {[1] = 7}}, *list = &sums;
	struct figure_groups groups;
	const struct err    *e;
	struct figure_scope  s = {.kind = KIND};

	world_open(&w, TEST_KIND(state));
	test_no_err(store_read_begin(w.t.store, &db));
	test_no_err(figure_range(db, w.a, s, at(2026, 2, 1), at(2026, 1, 1), &sums));
	assert_int_equal(sums.of[1], 0); /* a range the wrong way is empty */
	test_no_err(figure_by(db, w.a, s, FIGURE_BY_CLASS, at(2026, 2, 1), at(2026, 1, 1), &groups));
	assert_int_equal(groups.n, 0);
	e = figure_days(db, w.a, s, at(2024, 1, 1), at(2026, 1, 1), &list);
	assert_non_null(e);
	assert_string_equal(e->code, "figure.range");
	e = figure_months(db, w.a, s, at(2024, 1, 1), FIGURE_MAX_MONTHS + 1, &list);
	assert_non_null(e);
	e = figure_range(db, w.a, s, NO_DAY, at(2026, 1, 1), &sums);
	assert_non_null(e);
	assert_true(list == &sums);
	store_read_end(w.t.store, db);
	world_close(&w);
}

int
figures_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(folding_changes_nothing),
		TEST_BOTH(stock_has_its_rows),
		TEST_BOTH(wrong_questions),
	};

	return cmocka_run_group_tests_name("figures", tests, NULL, NULL);
}
