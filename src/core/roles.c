/* roles.c - giving and ending roles, and the lists of who has which. See accounts.h. */
#include "core/accounts.h"

#include "base/strs.h"
#include "core/office.h"
#include "gen/account_queries.h"

#include <string.h>

#define GRANT_OF(r) \
	((struct grant_row){.id = (r)->id, .account = (r)->account_of, .login = (r)->login, .name = (r)->name, \
	    .role = (enum role)(r)->role, .agency = (r)->agency, .unit = (r)->unit, .unit_name = (r)->unit_name, \
	    .unit_path = (r)->unit_path, .unit_slug = (r)->unit_slug, .from = (r)->from_day, .until = (r)->until_day, \
	    .ended = (r)->ended_leaf.p != NULL})

const struct err *
grants_of_account(struct db *db, struct arena *a, account_id id, struct grant_list *out)
{
	struct grant_rows_rows rows;
	const struct err      *e;
	struct grant_row      *at;

	if ((e = grant_rows(db, a, id, &rows)))
		return e;
	at = arena_array(a, rows.n, sizeof(*at));
	for (size_t i = 0; i < rows.n; i++)
		at[i] = GRANT_OF(&rows.at[i]);
	*out = (struct grant_list){at, rows.n};
	return NULL;
}

const struct err *
grants_of_unit(struct db *db, struct arena *a, unit_id unit, day on, struct grant_list *out)
{
	struct grant_rows_unit_rows rows;
	const struct err           *e;
	struct grant_row           *at;

	if ((e = grant_rows_unit(db, a, unit, on, &rows)))
		return e;
	at = arena_array(a, rows.n, sizeof(*at));
	for (size_t i = 0; i < rows.n; i++)
		at[i] = GRANT_OF(&rows.at[i]);
	*out = (struct grant_list){at, rows.n};
	return NULL;
}

const struct err *
grant_by_id(struct db *db, struct arena *a, grant_id id, struct grant_row *out)
{
	struct grant_row_by_id_row r;
	const struct err          *e;
	bool                       found;

	if ((e = grant_row_by_id(db, a, id, &found, &r)))
		return e;
	if (!found)
		return err_new(a, ERR_MISSING, "role.missing", NULL, NULL);
	*out = GRANT_OF(&r);
	return NULL;
}

/* Who may give or end this role of this person at all? */
static const struct err *
role_may_touch(struct arena *a, account_id whose, enum role role, const struct actor *by, bool machine)
{
	if (machine)
		return NULL;
	if (role_is_oversight(role))
		return err_new(a, ERR_DENIED, "role.oversight", NULL, NULL);
	if (by->account.v == whose.v)
		return err_new(a, ERR_DENIED, "role.self", NULL, NULL);
	return NULL;
}

/* Does the grant still run on or after a day? */
static bool
grant_runs(const struct grant_row *g, day on)
{
	return !g->ended && (!day_known(g->until) || g->until.d >= on.d);
}

const struct err *
account_must_manage(struct db *db, struct arena *a, const struct person *who, account_id id, instant at, enum role *as)
{
	struct grant_list list;
	const struct err *e;
	day               today = date_of(at, ZONE_WIB); /* the zone where a day ends last */
	bool              has = false;

	if (!who)
		return NULL;
	if (who->account.v == id.v)
		return err_new(a, ERR_DENIED, "role.self", NULL, NULL);
	if ((e = grants_of_account(db, a, id, &list)))
		return e;
	for (size_t i = 0; i < list.n; i++) {
		const struct grant_row *g = &list.at[i];
		struct access_object    object = {.agency = g->agency, .unit_path = g->unit_path};

		if (g->ended)
			continue;
		if (role_is_oversight(g->role))
			return err_new(a, ERR_DENIED, "role.oversight", NULL, NULL);
		if (access_may(who, PERM_PEOPLE_EDIT, &object, as))
			has = true;
		else if (grant_runs(g, today))
			return err_new(a, ERR_DENIED, "account.elsewhere", NULL, NULL);
	}
	return has ? NULL : err_new(a, ERR_DENIED, "account.no_role", NULL, NULL);
}

static bool
reads_cases(enum role r)
{
	return access_scope(r, PERM_CASE_READ) != SCOPE_NONE;
}

/* What stands against giving the role, seen from what the person has. */
static const struct err *
role_fits_person(struct db *tx, struct arena *a, account_id to, enum role role, const struct unit *u, day from, day until,
    day today, bool machine)
{
	struct grant_list list;
	const struct err *e;

	if ((e = grants_of_account(tx, a, to, &list)))
		return e;
	for (size_t i = 0; i < list.n; i++) {
		const struct grant_row *g = &list.at[i];

		/* Else an admin could tie another agency's person to his own, and neither admin could manage the account. */
		if (!machine && g->agency.v != u->agency.v && grant_runs(g, today))
			return err_new(a, ERR_STATE, "role.elsewhere", "peran", NULL);
		if (!grant_runs(g, from) || (day_known(until) && g->from.d > until.d))
			continue;
		if (g->role == role && g->unit.v == u->id.v)
			return err_new(a, ERR_STATE, "role.held", "peran", NULL);
		if ((role == ROLE_ADMIN && reads_cases(g->role)) || (g->role == ROLE_ADMIN && reads_cases(role)))
			return err_new(a, ERR_STATE, "role.admin_apart", "peran", NULL);
	}
	return NULL;
}

const struct err *
role_give(struct db *tx, struct arena *a, struct keys *keys, account_id to, enum role role, unit_id unit, day from,
    day until, const struct actor *by, bool machine, instant now, grant_id *out)
{
	struct account_lock_row locked;
	struct grant_insert_row row;
	struct account          account;
	struct agency           agency;
	struct unit             u;
	const struct err       *e;
	struct act_field        fields[] = {{"nama", {NULL, 0}}};
	struct act_deadline     deadlines[] = {{"sampai", NO_INSTANT}};
	struct act act = {.name = "peran.beri", .at = now, .by = *by, .class_ = role_code(role), .fields = fields,
		.field_count = COUNT(fields), .visibility = VISIBLE_STAFF};
	str  leaf;
	bool found, open;

	if (!role_is_staff(role))
		return err_new(a, ERR_INPUT, "role.role", "peran", NULL);
	if ((e = role_may_touch(a, to, role, by, machine)) || (e = unit_hold(tx, a, unit, &open)) ||
	    (e = account_lock(tx, a, to, &found, &locked)) || (e = account_by_id(tx, a, to, &account)) ||
	    (e = unit_by_id(tx, a, unit, &u)) || (e = agency_by_id(tx, a, u.agency, &agency)))
		return e;
	if (!account.active)
		return err_new(a, ERR_STATE, "account.closed", NULL, NULL);
	if (!open)
		return err_new(a, ERR_INPUT, "role.unit", "unit", NULL);
	if (!day_known(from) || from.d < date_of(now, agency.zone).d)
		return err_new(a, ERR_INPUT, "role.from", "mulai", NULL);
	if (day_known(until) && until.d < from.d)
		return err_new(a, ERR_INPUT, "role.until", "sampai", NULL);
	if ((e = role_fits_person(tx, a, to, role, &u, from, until, date_of(now, ZONE_WIB), machine)) || (e = unit_leaf_path(tx, a, unit, &act.unit_path)))
		return e;
	fields[0].value = account.name;
	if (day_known(until)) {
		deadlines[0].due = date_end(until, agency.zone);
		act.deadlines = deadlines;
		act.deadline_count = COUNT(deadlines);
	}
	if ((e = account_act(tx, a, keys, to, &act, &leaf)) ||
	    (e = grant_insert(tx, a, to, role, unit, from, until, leaf, &row)))
		return e;
	*out = row.id;
	return NULL;
}

const struct err *
role_end(struct db *tx, struct arena *a, struct keys *keys, grant_id id, const struct actor *by, bool machine, instant now)
{
	struct account_lock_row locked;
	struct agency           agency;
	struct grant_row        g;
	const struct err       *e;
	struct act              act = {.name = "peran.cabut", .at = now, .by = *by, .visibility = VISIBLE_STAFF};
	str                     leaf;
	day                     today;
	bool                    found;

	if ((e = grant_by_id(tx, a, id, &g)) || (e = role_may_touch(a, g.account, g.role, by, machine)) ||
	    (e = account_lock(tx, a, g.account, &found, &locked)) || (e = grant_by_id(tx, a, id, &g)) ||
	    (e = agency_by_id(tx, a, g.agency, &agency)) || (e = unit_leaf_path(tx, a, g.unit, &act.unit_path)))
		return e;
	today = date_of(now, agency.zone);
	if (!grant_runs(&g, today))
		return err_new(a, ERR_STATE, "role.ended", NULL, NULL);
	act.class_ = role_code(g.role);
	if ((e = account_act(tx, a, keys, g.account, &act, &leaf)))
		return e;
	return grant_end(tx, a, id, today, leaf);
}

/* Ends one and gives the same at the successor, unless its person has that already or may not sign in any more. */
static const struct err *
role_hand_over(struct db *tx, struct arena *a, struct keys *keys, const struct grant_rows_open_row *g, const struct unit *into,
    day today, const struct actor *by, instant now)
{
	day               from = {g->from_day.d < today.d ? today.d : g->from_day.d};
	grant_id          given;
	const struct err *e = role_end(tx, a, keys, g->id, by, true, now);

	if (e || !g->account_open)
		return e;
	if ((e = role_fits_person(tx, a, g->account_of, (enum role)g->role, into, from, g->until_day, today, true)))
		return strcmp(e->code, "role.held") == 0 ? NULL : e;
	return role_give(tx, a, keys, g->account_of, (enum role)g->role, into->id, from, g->until_day, by, true, now, &given);
}

const struct err *
roles_hand_over(struct db *tx, struct arena *a, struct keys *keys, unit_id from, unit_id into, const struct actor *by, instant now)
{
	struct grant_rows_open_rows rows;
	struct agency               agency;
	struct unit                 u;
	const struct err           *e;

	if ((e = unit_by_id(tx, a, into, &u)) || (e = agency_by_id(tx, a, u.agency, &agency)))
		return e;
	day today = date_of(now, agency.zone);

	e = grant_rows_open(tx, a, from, today, &rows);
	for (size_t i = 0; !e && i < rows.n; i++)
		e = role_hand_over(tx, a, keys, &rows.at[i], &u, today, by, now);
	return e;
}
