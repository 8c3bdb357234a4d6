/* office_merge.c - a merger of units from the first case handed over to the end, also when it was broken off. See office.h. */
#include "core/office.h"

#include "base/log.h"
#include "core/accounts.h"
#include "core/casework.h"
#include "gen/office_queries.h"

struct merge {
	struct arena *a;
	struct keys  *keys;
	unit_id       id, into;
	struct actor  by;
	instant       at;
	int64_t       handed;
};

static const struct err *
begin(struct db *tx, void *ctx)
{
	struct merge     *m = ctx;
	const struct err *e = unit_merge_ok(tx, m->a, m->id, m->into);

	return e ? e : unit_merging_put(tx, m->a, m->id, m->into, m->by.role, m->by.account, m->by.unit, m->at);
}

static const struct err *
hand(struct db *tx, void *ctx)
{
	struct merge              *m = ctx;
	const struct case_handover in = {.from = m->id, .to = m->into, .reason = "unit_digabung", .by = m->by, .at = m->at};

	return case_hand_over(tx, m->a, m->keys, &in, &m->handed);
}

static const struct err *
end(struct db *tx, void *ctx)
{
	struct merge *m = ctx;

	return unit_merge(tx, m->a, m->keys, m->id, m->into, &m->by, m->at);
}

static const struct err *
drop(struct db *tx, void *ctx)
{
	struct merge *m = ctx;

	return unit_merging_drop(tx, m->a, m->id);
}

static const struct err *
go_on(struct store *store, struct merge *m)
{
	const struct err *e = NULL;

	for (m->handed = 1; !e && m->handed > 0;)
		e = store_write(store, m->a, hand, m);
	return e ? e : store_write(store, m->a, end, m);
}

const struct err *
unit_merge_all(struct store *store, struct arena *a, struct keys *keys, unit_id id, unit_id into, const struct actor *by,
    instant at)
{
	struct merge      m = {.a = a, .keys = keys, .id = id, .into = into, .by = *by, .at = at};
	const struct err *e = store_write(store, a, begin, &m);

	return e ? e : go_on(store, &m);
}

/* What is waiting, with the persons who decided it. */
static const struct err *
waiting(struct db *db, struct arena *a, instant before, struct unit_mergings_rows *rows, struct account *who)
{
	enum { MOST = 20 };
	const struct err *e = unit_mergings(db, a, before, MOST, rows);

	for (size_t i = 0; !e && i < rows->n; i++)
		e = account_by_id(db, a, rows->at[i].account, &who[i]);
	return e;
}

const struct err *
unit_merges_resume(struct store *store, struct arena *a, struct keys *keys, instant now)
{
	struct unit_mergings_rows rows = {0};
	struct account            who[20];
	struct store_lent        *lent;
	const struct err         *first = NULL, *e = store_lend(store, a, &lent);

	if (e)
		return e;
	e = err_copy(a, waiting(lent->db, a, (instant){now.ms - MERGE_REST_MS}, &rows, who));
	store_lent_back(lent);
	for (size_t i = 0; !e && i < rows.n; i++) {
		const struct unit_mergings_row *r = &rows.at[i];
		struct merge m = {.a = a, .keys = keys, .id = r->unit, .into = r->into_unit, .at = now,
			.by = {.role = (enum role)r->role, .account = r->account, .account_ref = who[i].ref, .name = who[i].name, .unit = r->desk}};
		const struct err *bad = go_on(store, &m);

		/* What has become impossible is not tried for ever: somebody has to decide anew. */
		if (bad) {
			log_err(LOG_ERROR, "unit_merge", bad);
			if (bad->kind == ERR_STATE || bad->kind == ERR_INPUT || bad->kind == ERR_MISSING)
				bad = store_write(store, a, drop, &m);
		}
		if (!first)
			first = bad;
	}
	return e ? e : first;
}

const struct err *
unit_open_or_next(struct db *db, struct arena *a, unit_id id, struct unit *out)
{
	enum { STEPS = 20 };
	struct unit_went_into_row next;
	struct unit               u;
	bool                      found = true;
	const struct err         *e = unit_by_id(db, a, id, &u);

	for (int i = 0; !e && !u.active && found && i < STEPS; i++) {
		if (!(e = unit_went_into(db, a, u.id, &found, &next)) && found)
			e = unit_by_id(db, a, next.other, &u);
	}
	if (e)
		return e;
	if (!u.active)
		return unit_desk(db, a, u.agency, out);
	*out = u;
	return NULL;
}
