/* complaint_list.c - see complaint_list.h. The statement walks one index; what it cannot is filtered here. */
#include "rooms/complaints/complaint_list.h"

#include "core/search.h"

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
	    (q->area.n == 0 || str_eq(r->area, q->area)) && (q->state == 0 || r->state == q->state) &&
	    (!q->late || (instant_known(r->due_at) && r->due_at.ms < q->now.ms));
}

static void
take(struct complaint_found *f, enum complaint_order by, const struct complaint_list_row *r, bool fit)
{
	if (fit)
		f->at[f->n++] = *r;
	f->edge = by == ORDER_LATE ? r->due_at.ms : r->opened_at.ms;
	f->edge_id = r->id.v;
}

static const struct err *
read_rows(struct db *db, struct arena *a, const struct complaint_query *q, enum complaint_order by, case_id only,
    const struct complaint_found *f, int64_t max, struct complaint_list_rows *rows)
{
	return complaint_list(db, a, (int64_t)by, CASE_COMPLAINT, q->agency, q->unit, q->category, q->area.p ? q->area : STR(""),
	    only, deadline_second(q->now), f->edge, (case_id){f->edge_id}, max, rows);
}

static const struct err *
by_order(struct db *db, struct arena *a, const struct complaint_query *q, struct complaint_found *f)
{
	enum complaint_order by = order_of(q);

	if (q->edge == NO_INT) {
		f->edge = by == ORDER_LATE ? INT64_MIN : INT64_MAX;
		f->edge_id = by == ORDER_LATE ? 0 : INT64_MAX;
	}
	for (int batch = 0; batch < COMPLAINT_BATCHES; batch++) {
		struct complaint_list_rows rows;
		const struct err          *e = read_rows(db, a, q, by, (case_id){0}, f, COMPLAINT_BATCH, &rows);

		if (e)
			return e;
		for (size_t i = 0; i < rows.n; i++) {
			bool fit = fits(q, &rows.at[i]);

			if (fit && f->n == COMPLAINT_PAGE) {
				f->more = true;
				return NULL;
			}
			take(f, by, &rows.at[i], fit);
		}
		if (rows.n < COMPLAINT_BATCH)
			return NULL;
	}
	f->more = true;
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

		if ((e = read_rows(db, a, q, ORDER_ONE, (case_id){hits.at[i].id}, f, 1, &rows)))
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
