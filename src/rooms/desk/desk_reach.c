/* desk_reach.c - see desk_reach.h. The one table of rights is asked for every unit; nothing is decided here. */
#include "rooms/desk/desk_reach.h"

#include "base/strs.h"
#include "core/room.h"

const struct case_kind *
desk_kind_of(const struct request *q, enum case_kind_no no)
{
	return room_case_kind(q->rooms, no);
}

struct access_object
desk_object(const struct case_row *c)
{
	return (struct access_object){.agency = c->agency, .unit_path = c->unit_path, .owner = c->assignee, .about = c->about};
}

static bool
may_see(const struct request *q, enum case_mode mode, bool held, const struct access_object *object)
{
	return access_may_read(&q->person, mode >= MODE_CONFIDENTIAL, mode >= MODE_SEALED, held, object);
}

bool
desk_may_read(const struct request *q, const struct case_row *c)
{
	struct access_object    object = desk_object(c);
	const struct case_kind *kind = desk_kind_of(q, c->kind);

	return kind && may_see(q, c->mode, case_held(kind, c), &object);
}

static bool
lists_agency(const struct request *q, agency_id id)
{
	for (size_t i = 0; i < q->person.grant_count; i++) {
		const struct grant *g = &q->person.grants[i];

		if (g->agency.v == id.v && access_scope(g->role, PERM_CASE_LIST) != SCOPE_NONE)
			return true;
	}
	return false;
}

static const struct err *
choose_agency(struct request *q, str code, struct desk_reach *r)
{
	struct agency_list all;
	struct agency     *mine;
	const struct err  *e = agency_all(q->db, q->a, &all);
	size_t             n = 0, chosen = 0;
	bool               known = false;

	if (e)
		return e;
	mine = arena_array(q->a, all.n + 1, sizeof(*mine));
	for (size_t i = 0; i < all.n; i++) {
		if (!lists_agency(q, all.at[i].id))
			continue;
		if (str_eq(all.at[i].code, code)) {
			chosen = n;
			known = true;
		}
		mine[n++] = all.at[i];
	}
	if (n == 0)
		return err_new(q->a, ERR_DENIED, "access.denied", NULL, NULL);
	q_known(q, "instansi", known);
	r->offices = (struct agency_list){mine, n};
	r->office = mine[chosen];
	return NULL;
}

static str
units_for(struct request *q, const struct desk_reach *r, enum case_mode mode, str below)
{
	struct buf b = {.arena = q->a};

	buf_str(&b, STR(","));
	for (size_t i = 0; i < r->units.n; i++) {
		const struct unit         *u = &r->units.at[i];
		const struct access_object object = {.agency = u->agency, .unit_path = u->path};

		if ((below.p && !str_starts(u->path, below)) || !may_see(q, mode, false, &object))
			continue;
		buf_fmt(&b, "%lld,", (long long)u->id.v);
		if (may_see(q, mode, true, &object))
			buf_fmt(&b, "h%lld,", (long long)u->id.v);
	}
	return buf_done(&b);
}

const struct err *
desk_reach_read(struct request *q, str agency, unit_id unit, struct desk_reach *out)
{
	struct desk_reach r = {.only = {0}};
	str               below = {NULL, 0};
	size_t            n = 0;
	const struct err *e = choose_agency(q, agency, &r);

	if (e || (e = unit_tree(q->db, q->a, r.office.id, &r.units)))
		return e;
	for (size_t i = 0; i < r.units.n; i++) {
		const struct unit          u = r.units.at[i];
		const struct access_object object = {.agency = u.agency, .unit_path = u.path};

		if (!q_may(q, PERM_CASE_LIST, &object, NULL))
			continue;
		if (u.id.v == unit.v) {
			r.only = unit;
			below = u.path;
		}
		r.units.at[n++] = u;
	}
	if (n == 0)
		return err_new(q->a, ERR_DENIED, "access.denied", NULL, NULL);
	r.units.n = n;
	r.open_units = units_for(q, &r, MODE_OPEN, below);
	r.secret_units = units_for(q, &r, MODE_CONFIDENTIAL, below);
	r.sealed_units = units_for(q, &r, MODE_SEALED, below);
	*out = r;
	return NULL;
}
