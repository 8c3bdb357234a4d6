/* case_handover.c - the open cases of a unit go to another one, when the unit ends. See casework.h. */
#include "core/case_inner.h"

#include "core/room.h"
#include "gen/casework_queries.h"

static const struct err *
hand_one(struct db *tx, struct arena *a, struct keys *keys, const struct case_kind *kind, case_id id,
    const struct case_handover *in)
{
	const struct case_move *move = case_move_of(kind, "unit");
	struct case_work        w = {.tx = tx, .a = a, .keys = keys, .kind = kind};
	struct case_move_in     m = {.kind = kind, .id = id, .verb = "unit", .by = in->by, .at = in->at, .unit = in->to,
		    .reason = in->reason, .rating = NO_INT, .expected_n = -1};
	const struct err       *e;
	int64_t                 acts = 0;
	str                     leaf;

	if (!move)
		return err_new(a, ERR_BUG, "case.verb", NULL, "%s.unit", kind->prefix);
	if ((e = case_work_load(&w, id)))
		return e;
	if (w.row.unit.v != in->from.v)
		return NULL; /* somebody forwarded it meanwhile */
	if ((e = case_settle(&w, in->at, &acts)))
		return e;
	if ((move->from & CASE_IN(w.row.state)) != 0 && (e = case_move_make(&w, move, &m, in->by.role, &leaf)))
		return e;
	return case_work_store(&w, in->at);
}

const struct err *
case_hand_over(struct db *tx, struct arena *a, struct keys *keys, const struct case_handover *in, int64_t *n)
{
	struct casework_open_of_unit_rows rows;
	const struct err                 *e = casework_open_of_unit(tx, a, in->from, CASE_HANDOVER_MAX, &rows);

	if (e)
		return e;
	for (size_t i = 0; i < rows.n; i++) {
		const struct case_kind *kind = room_case_kind(rooms, rows.at[i].kind);

		if (!kind)
			return err_new(a, ERR_BUG, "case.kind", NULL, "%lld", (long long)rows.at[i].kind);
		if ((e = hand_one(tx, a, keys, kind, rows.at[i].id, in)))
			return e;
	}
	*n = (int64_t)rows.n;
	return NULL;
}
