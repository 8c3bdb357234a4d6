/* performance_data.c - see performance_data.h. */
#include "rooms/performance/performance_data.h"

#include "base/strs.h"

enum { WHAT_UNIT = 1, WHAT_SERVICE = 2, MISSED_SHOWN = 3, TINY_STATE_ANY = 0 };

static const instant ever = {0}, never = {INT64_MAX};

struct performance_missed
performance_measured(const struct figure_sums *s)
{
	int64_t late = s->of[MEASURE_LATE];

	return (struct performance_missed){late, s->of[MEASURE_ON_TIME] + late};
}

static const struct err *
read_days(const struct performance_scope *s, struct performance_data *d)
{
	day                from = {s->on.d - 2 * PERFORMANCE_WINDOW + 1}; /* not a law: what is compared */
	const struct err  *e = figure_days(s->q->db, s->q->a, s->figures, from, s->on, &d->days);

	for (int i = 0; i < 2 * PERFORMANCE_WINDOW && !e; i++) {
		struct figure_sums *sum = i < PERFORMANCE_WINDOW ? &d->before : &d->now;

		for (int m = 1; m < MEASURE_END; m++)
			sum->of[m] += d->days[i].of[m];
	}
	return e;
}

/* What is due counts to the second: a promise for today is late only when the day is over. */
static const struct err *
read_due(const struct performance_scope *s, struct performance_data *d)
{
	instant           now = deadline_second(s->q->now), end = date_start((day){s->today.d + 1}, s->zone);
	struct performance_due_count_row n;
	const struct err *e = performance_due_count(s->q->db, s->q->a, s->figures.agency, s->figures.kind, now, end,
	    s->kind->first_state, s->figures.unit, &n);

	if (e || (e = performance_due(s->q->db, s->q->a, s->figures.agency, s->figures.kind, ever, now, TINY_STATE_ANY,
	    s->figures.unit, false, never, (case_id){INT64_MAX}, MISSED_SHOWN, &d->due)))
		return e;
	d->late = n.late;
	d->due_today = n.today;
	d->unverified_late = n.unverified;
	return NULL;
}

static const struct err *
read_missed(const struct performance_scope *s, struct performance_data *d)
{
	return performance_counted(s->q->db, s->q->a, s->figures.agency, s->figures.kind, MEASURE_MISSED, -1, d->first, s->on,
	    s->figures.unit, (publication_id){0}, -1, 0, (category_id){0}, STR(""), (day){INT32_MAX}, INT64_MAX, MISSED_SHOWN,
	    &d->missed);
}

static int64_t
median_of(const struct performance_scope *s, const struct performance_data *d, enum measure m, int64_t service, int64_t *n)
{
	int64_t *values = arena_array(s->q->a, d->times.n + 1, sizeof(*values));
	size_t   count = 0;

	for (size_t i = 0; i < d->times.n; i++) {
		const struct performance_times_row *t = &d->times.at[i];

		if (t->measure == (int64_t)m && (service == 0 || t->service.v == service))
			values[count++] = t->minutes;
	}
	if (n)
		*n = (int64_t)count;
	return stat_median(values, count);
}

int64_t
performance_service_median(const struct performance_scope *s, const struct performance_data *d, int64_t service)
{
	return median_of(s, d, MEASURE_MINUTES, service, NULL);
}

static void
choose_worst(struct performance_data *d)
{
	for (size_t k = 0; k < COUNT(d->worst); k++) {
		d->worst[k] = -1;
		for (size_t i = 0; i < d->units.n; i++) {
			struct performance_missed m = performance_measured(&d->units.at[i].sum);

			if (m.late > 0 && !(k > 0 && d->worst[0] == (int64_t)i) && (d->worst[k] < 0 ||
			    performance_missed_more(m, performance_measured(&d->units.at[d->worst[k]].sum))))
				d->worst[k] = (int64_t)i;
		}
	}
}

static bool
chosen_before(const struct performance_data *d, size_t k, size_t i)
{
	for (size_t j = 0; j < k; j++) {
		if (d->top[j] == (int64_t)i)
			return true;
	}
	return false;
}

static void
choose_services(struct performance_data *d)
{
	for (size_t k = 0; k < PERFORMANCE_SERVICES; k++) {
		d->top[k] = -1;
		for (size_t i = 0; i < d->services.n; i++) {
			const struct figure_sums *x = &d->services.at[i].sum;
			const struct figure_sums *y = d->top[k] >= 0 ? &d->services.at[d->top[k]].sum : NULL;

			if (chosen_before(d, k, i))
				continue;
			int64_t mine = performance_measured(x).measured + x->of[MEASURE_OPENED];
			int64_t best = y ? performance_measured(y).measured + y->of[MEASURE_OPENED] : -1;

			if (mine > best)
				d->top[k] = (int64_t)i;
		}
	}
}

static int64_t
group_id(const struct figure_groups *g, int64_t i)
{
	return i < 0 ? 0 : g->at[i].id;
}

static const struct err *
read_names(const struct performance_scope *s, struct performance_data *d)
{
	unit_id        u[2] = {{0}, {0}};
	publication_id p[PERFORMANCE_SERVICES];

	for (size_t i = 0; i < COUNT(u) && s->one; i++)
		u[i].v = group_id(&d->units, d->worst[i]);
	for (size_t i = 0; i < PERFORMANCE_SERVICES; i++)
		p[i].v = group_id(&d->services, d->top[i]);
	return performance_names(s->q->db, s->q->a, u[0], u[1], p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7],
	    s->figures.agency, PERFORMANCE_SERVICES, s->until, &d->names);
}

const struct performance_names_row *
performance_name_of(const struct performance_data *d, int64_t what, int64_t id)
{
	for (size_t i = 0; i < d->names.n; i++) {
		if (d->names.at[i].what == what && d->names.at[i].id == id)
			return &d->names.at[i];
	}
	return NULL;
}

const struct err *
performance_data_read(const struct performance_scope *s, struct performance_data *out)
{
	struct db              *db = s->q->db;
	struct arena           *a = s->q->a;
	struct performance_data d = {.first = {s->on.d - PERFORMANCE_WINDOW + 1}};
	struct figure_groups    by[FIGURE_DIMS];
	struct figure_sums      whole;
	enum figure_dim         parts = s->one ? FIGURE_BY_UNIT : FIGURE_BY_AGENCY;
	const struct err       *e;

	if ((e = read_days(s, &d)) || (e = figure_open(db, a, s->figures, s->on, &d.open)) ||
	    (e = s->past ? read_missed(s, &d) : read_due(s, &d)) ||
	    (e = performance_times(db, a, s->figures.agency, s->figures.kind, MEASURE_ANSWER_MINUTES, MEASURE_MINUTES, d.first, s->on,
	        s->figures.unit, PERFORMANCE_SAMPLE, &d.times)) ||
	    (e = figure_parts(db, a, s->figures, 1u << parts | 1u << FIGURE_BY_SERVICE, d.first, s->on, &whole, by)))
		return e;
	d.units = by[parts];
	d.services = by[FIGURE_BY_SERVICE];
	d.answer_median = median_of(s, &d, MEASURE_ANSWER_MINUTES, 0, &d.answer_sample);
	choose_worst(&d);
	choose_services(&d);
	if ((e = read_names(s, &d)))
		return e;
	*out = d;
	return NULL;
}
