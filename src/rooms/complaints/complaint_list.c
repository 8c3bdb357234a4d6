/* complaint_list.c - see complaint_list.h. The statement walks one index; what it cannot is filtered here. */
#include "rooms/complaints/complaint_list.h"

#include "core/search.h"

#include <stdlib.h>

/* The order whose index leaves the least to filter. */
static enum complaint_order
order_of(const struct complaint_query *q)
{
	return q->late ? ORDER_LATE : q->area.n > 0 ? ORDER_AREA : q->category.v != 0 ? ORDER_CATEGORY :
	    q->unit.v != 0 ? ORDER_UNIT : q->agency.v != 0 ? ORDER_AGENCY : ORDER_ALL;
}

static bool
fits(const struct complaint_query *q, const struct complaint_list_row *r)
{
	return r->kind == CASE_COMPLAINT && r->mode < MODE_CONFIDENTIAL && (q->agency.v == 0 || r->agency.v == q->agency.v) &&
	    (q->unit.v == 0 || r->unit.v == q->unit.v) && (q->category.v == 0 || r->category.v == q->category.v) &&
	    (q->area.n == 0 || (r->mode == MODE_OPEN && str_eq(r->area, q->area))) && (q->state == 0 || r->state == q->state) &&
	    (!q->late || (instant_known(r->due_at) && r->due_at.ms < deadline_second(q->now).ms));
}

struct edge {
	int64_t at, id;
};

static struct edge
edge_of(enum complaint_order by, const struct complaint_list_row *r)
{
	return (struct edge){by == ORDER_LATE ? r->due_at.ms : r->opened_at.ms, r->id.v};
}

/* The edge that is handed out stands in an address: it is not the moment and id of a confidential case. */
static void
take(struct complaint_found *f, enum complaint_order by, const struct complaint_list_row *r, bool fit)
{
	struct edge edge = edge_of(by, r);

	if (fit)
		f->at[f->n++] = *r;
	if (r->mode >= MODE_CONFIDENTIAL)
		return;
	f->edge = edge.at;
	f->edge_id = edge.id;
}

static int
by_edge(const void *a, const void *b)
{
	const struct complaint_list_row *x = a, *y = b;

	if (x->opened_at.ms != y->opened_at.ms)
		return x->opened_at.ms < y->opened_at.ms ? 1 : -1;
	return (x->id.v < y->id.v) - (x->id.v > y->id.v);
}

static int
by_due(const void *a, const void *b)
{
	const struct complaint_list_row *x = a, *y = b;

	if (x->due_at.ms != y->due_at.ms)
		return x->due_at.ms < y->due_at.ms ? -1 : 1;
	return (x->id.v > y->id.v) - (x->id.v < y->id.v);
}

/* Sorted here, where a row is not taken apart and put together again for it. */
static const struct err *
read_rows(struct db *db, struct arena *a, const struct complaint_query *q, enum complaint_order by, case_id only,
    struct edge edge, int64_t max, struct complaint_list_rows *rows)
{
	const struct err *e = complaint_list(db, a, (int64_t)by, CASE_COMPLAINT, q->agency, q->unit, q->category,
	    q->area.p ? q->area : STR(""), only, deadline_second(q->now), edge.at, (case_id){edge.id}, max, rows);

	if (!e && rows->n > 1)
		qsort(rows->at, rows->n, sizeof(*rows->at), by == ORDER_LATE ? by_due : by_edge);
	return e;
}

static const struct err *
by_order(struct db *db, struct arena *a, const struct complaint_query *q, struct complaint_found *f)
{
	enum complaint_order by = order_of(q);
	size_t               most = q->most ? q->most : COMPLAINT_PAGE;
	struct edge          read = {q->edge, q->edge_id};

	if (q->edge == NO_INT)
		read = by == ORDER_LATE ? (struct edge){INT64_MIN, 0} : (struct edge){INT64_MAX, INT64_MAX};
	f->edge = NO_INT;
	for (int batch = 0; batch < COMPLAINT_BATCHES; batch++) {
		struct complaint_list_rows rows;
		size_t max = batch > 0 ? COMPLAINT_BATCH : most + COMPLAINT_SPARE; /* nearly always the first is enough */
		const struct err          *e = read_rows(db, a, q, by, (case_id){0}, read, (int64_t)max, &rows);

		if (e)
			return e;
		for (size_t i = 0; i < rows.n; i++) {
			bool fit = fits(q, &rows.at[i]);

			if (fit && f->n == most) {
				f->more = true;
				return NULL;
			}
			take(f, by, &rows.at[i], fit);
		}
		if (rows.n < max)
			return NULL;
		read = edge_of(by, &rows.at[rows.n - 1]);
	}
	f->more = true;
	if (f->edge == NO_INT) { /* none but confidential ones, as far as was looked: the list must go on all the same */
		f->edge = read.at;
		f->edge_id = read.id;
	}
	return NULL;
}

static const struct err *
by_words(struct db *db, struct arena *a, const struct complaint_query *q, struct complaint_found *f)
{
	struct search_hits hits;
	const struct err  *e = search_find(db, a, q->words, SUBJECT_CASE, CASE_COMPLAINT, q->agency,
	    q->edge == NO_INT ? INT64_MAX : q->edge, COMPLAINT_HITS, &hits);

	for (size_t i = 0; i < hits.n && !e; i++) {
		struct complaint_list_rows rows;

		if ((e = read_rows(db, a, q, ORDER_ONE, (case_id){hits.at[i].id}, (struct edge){0, 0}, 1, &rows)))
			return e;
		bool fit = rows.n > 0 && fits(q, &rows.at[0]);

		if (fit && f->n == COMPLAINT_PAGE) {
			f->more = true;
			return NULL;
		}
		if (rows.n > 0)
			take(f, ORDER_ONE, &rows.at[0], fit);
	}
	f->more = !e && hits.n == COMPLAINT_HITS;
	return e;
}

const struct err *
complaint_find(struct db *db, struct arena *a, const struct complaint_query *q, struct complaint_found *out)
{
	struct complaint_found f = {.at = arena_array(a, COMPLAINT_PAGE, sizeof(*f.at)), .edge = q->edge, .edge_id = q->edge_id};
	const struct err      *e = q->words.n > 0 ? by_words(db, a, q, &f) : by_order(db, a, q, &f);

	if (!e)
		*out = f;
	return e;
}
