/* office_moves.c - a unit goes under another parent, or into another unit. See office.h. */
#include "core/office_manifest.h"

#include "base/strs.h"
#include "core/accounts.h"
#include "core/publication.h"
#include "core/leaf.h"
#include "db/memo.h"
#include "gen/office_queries.h"

/* Does everything from u down fit under the parent: levels, and length of its names in leaves? */
static const struct err *
branch_fits(struct db *tx, struct arena *a, const struct unit *u, const struct unit *parent)
{
	size_t            length[UNIT_MAX_DEPTH + 2]; /* of the name in leaves, by level below u */
	struct unit_list  tree;
	const struct err *e;
	str               above;

	if ((e = unit_tree(tx, a, u->agency, &tree)) || (e = unit_leaf_path(tx, a, parent->id, &above)))
		return e;
	for (size_t i = 0; i < tree.n; i++) {
		const struct unit *x = &tree.at[i];
		int                level = x->depth - u->depth;

		if (!str_starts(x->path, u->path))
			continue;
		if (parent->depth + 1 + level >= UNIT_MAX_DEPTH)
			return err_new(a, ERR_INPUT, "unit.deep", "induk", NULL);
		length[level] = (level == 0 ? above.n : length[level - 1]) + 1 + x->slug.n;
		if (length[level] > LEAF_MAX_PATH)
			return err_new(a, ERR_INPUT, "unit.deep", "induk", NULL);
	}
	return NULL;
}

const struct err *
unit_move(struct db *tx, struct arena *a, struct keys *keys, unit_id id, unit_id parent_id, const struct actor *by, instant at)
{
	struct agency_lock_row tree;
	struct agency          agency;
	struct unit            u, parent;
	const struct err      *e;
	str                    path, past;

	memo_spoil(tx);
	if ((e = unit_by_id(tx, a, id, &u)) || (e = agency_lock(tx, a, u.agency, &tree)) || (e = unit_by_id(tx, a, id, &u)) ||
	    (e = agency_by_id(tx, a, u.agency, &agency)))
		return e;
	if (u.parent.v == 0)
		return err_new(a, ERR_INPUT, "unit.root_stays", "induk", NULL);
	if ((e = unit_by_id(tx, a, parent_id, &parent)))
		return e->kind == ERR_MISSING ? err_new(a, ERR_INPUT, "unit.parent", "induk", NULL) : e;
	if (parent.agency.v != u.agency.v || !parent.active)
		return err_new(a, ERR_INPUT, "unit.parent", "induk", NULL);
	if (str_starts(parent.path, u.path))
		return err_new(a, ERR_INPUT, "unit.own_branch", "induk", NULL);
	if (parent.id.v == u.parent.v)
		return NULL;
	if ((e = branch_fits(tx, a, &u, &parent)))
		return e;
	path = str_fmt(a, "%.*s%lld/", STRF(parent.path), (long long)u.id.v);
	past = str_fmt(a, "%.*s0", (int)u.path.n - 1, u.path.p); /* '0' comes right after '/' */
	if ((e = unit_parent_set(tx, a, u.id, parent.id)) ||
	    (e = unit_branch_set(tx, a, u.agency, u.path, past, path, (int64_t)u.path.n + 1)) ||
	    (e = unit_history_add(tx, a, u.id, date_of(at, agency.zone), UNIT_MOVED_FROM, u.parent)))
		return e;
	return unit_act(tx, a, keys, "unit.ganti", "pindah", (str){NULL, 0}, u.id, by, at);
}

const struct err *
unit_merge(struct db *tx, struct arena *a, struct keys *keys, unit_id id, unit_id into_id, const struct actor *by, instant at)
{
	struct agency_lock_row tree;
	struct unit_lock_row   chain;
	struct agency          agency;
	struct unit            u, into;
	const struct err      *e;

	memo_spoil(tx);
	if ((e = unit_by_id(tx, a, id, &u)) || (e = agency_lock(tx, a, u.agency, &tree)) || (e = unit_lock(tx, a, id, &chain)) ||
	    (e = unit_by_id(tx, a, id, &u)) || (e = agency_by_id(tx, a, u.agency, &agency)) ||
	    (e = unit_merge_ok(tx, a, id, into_id)) || (e = unit_by_id(tx, a, into_id, &into)) ||
	    (e = unit_closable(tx, a, &u, u.complaints_desk)))
		return e;
	if ((e = categories_hand_over(tx, a, keys, u.agency, u.id, into.id, by, at)) ||
	    (e = publications_hand_over(tx, a, keys, u.id, into.id, by, at)) ||
	    (e = roles_hand_over(tx, a, keys, u.id, into.id, by, at)) || (e = unit_merging_drop(tx, a, u.id)) ||
	    (e = unit_update(tx, a, u.id, u.name, u.hours, u.address, u.contact, u.responsible, u.competence, false, false)) ||
	    (e = unit_history_add(tx, a, u.id, date_of(at, agency.zone), UNIT_MERGED_INTO, into.id)))
		return e;
	return unit_act(tx, a, keys, "unit.gabung", "digabung", str_fmt(a, "UNIT-%.*s-%.*s", STRF(agency.code), STRF(into.slug)),
	    u.id, by, at);
}

const struct err *
unit_merge_ok(struct db *db, struct arena *a, unit_id id, unit_id into_id)
{
	struct unit_children_open_row children;
	struct unit                   u, into;
	const struct err             *e;

	if ((e = unit_by_id(db, a, id, &u)) || (e = unit_children_open(db, a, id, &children)))
		return e;
	if (u.parent.v == 0)
		return err_new(a, ERR_STATE, "unit.is_root", "penerus", NULL);
	if (u.complaints_desk)
		return err_new(a, ERR_STATE, "unit.is_desk", "penerus", NULL);
	if (children.n)
		return err_new(a, ERR_STATE, "unit.has_units", "penerus", NULL);
	if (!u.active)
		return err_new(a, ERR_STATE, "unit.closed", "penerus", NULL);
	if ((e = unit_by_id(db, a, into_id, &into)))
		return e->kind == ERR_MISSING ? err_new(a, ERR_INPUT, "unit.successor", "penerus", NULL) : e;
	if (into.agency.v != u.agency.v || !into.active || into.id.v == u.id.v)
		return err_new(a, ERR_INPUT, "unit.successor", "penerus", NULL);
	return NULL;
}

const struct err *
unit_changes(struct db *db, struct arena *a, unit_id id, struct unit_changes *out)
{
	struct unit_history_rows_rows rows;
	const struct err             *e = unit_history_rows(db, a, id, &rows);

	if (e)
		return e;
	out->at = arena_array(a, rows.n, sizeof(*out->at));
	for (size_t i = 0; i < rows.n; i++)
		out->at[i] = (struct unit_change_row){(enum unit_change_kind)rows.at[i].kind, rows.at[i].on_day, rows.at[i].name,
			rows.at[i].incoming};
	out->n = rows.n;
	return NULL;
}
