/* publication_handover.c - what a unit answered for goes to its successor when the unit ends. See publication.h. */
#include "core/publication.h"

#include "base/strs.h"
#include "core/acts.h"
#include "core/office.h"
#include "core/room.h"
#include "gen/publication_queries.h"

static const struct err *
hand_one(struct db *tx, struct arena *a, struct keys *keys, const struct publications_of_unit_row *row, unit_id into, str path,
    const struct actor *by, instant at)
{
	const struct publication_kind *k = room_publication_kind(rooms, row->kind);
	struct publication_lock_row    lock;
	struct publication_row         p;
	const struct err              *e = publication_lock(tx, a, row->id, &lock);
	str                            leaf;

	if (!k)
		return err_new(a, ERR_BUG, "publication.kind", NULL, "%lld", (long long)row->kind);
	if (e || (e = publication_by_id(tx, a, row->id, &p)))
		return e;
	if (p.act_count == 0) /* nothing was ever published: no act */
		return publication_unit_set(tx, a, p.id, into, 0, p.last_leaf, at);
	const struct act_head head = {SUBJECT_PUBLICATION, p.id.v, p.ref, p.act_count, p.last_leaf, p.key, false};
	const struct act      act = {.name = str_fmt(a, "%s.unit", k->prefix).p, .at = at, .by = *by, .unit_path = path,
		.reason = "unit-digabung", .visibility = VISIBLE_PUBLIC};

	if ((e = act_append(tx, a, keys, &head, &act, &leaf)) ||
	    (e = publication_unit_set(tx, a, p.id, into, p.act_count + 1, leaf, at)))
		return e;
	return change_mark(tx, a, k->topic);
}

const struct err *
publications_hand_over(struct db *tx, struct arena *a, struct keys *keys, unit_id from, unit_id into, const struct actor *by,
    instant at)
{
	struct publications_of_unit_rows rows;
	str                              path;
	const struct err                *e = unit_leaf_path(tx, a, into, &path);

	if (!e)
		e = publications_of_unit(tx, a, from, &rows);
	for (size_t i = 0; !e && i < rows.n; i++)
		e = hand_one(tx, a, keys, &rows.at[i], into, path, by, at);
	return e;
}
