/* demo_office.c - agencies, units, categories and accounts of the demonstration, written at the beginning of its year. */
#include "app/demo.h"
#include "base/strs.h"
#include "core/accounts.h"

size_t
demo_agency_at(const char *code)
{
	size_t i = 0;

	while (i < demo_agency_count && strcmp(demo_agencies[i].code, code) != 0)
		i++;
	return i;
}

const struct err *
demo_unit_id(struct demo_world *w, struct db *db, size_t agency, const char *slug, unit_id *out)
{
	struct unit u;

	if (!slug) {
		*out = w->root[agency];
		return NULL;
	}
	const struct err *e = unit_by_slug(db, w->a, w->agency[agency], str_z(slug), &u);
	if (!e)
		*out = u.id;
	return e;
}

static const struct err *
make_agency(struct demo_world *w, struct db *tx, size_t i, const struct actor *by)
{
	const struct demo_agency *d = &demo_agencies[i];
	const struct agency_in    in = {
		.code = str_z(d->code), .name = str_z(d->name), .parent_name = str_z(d->parent_name), .zone = d->zone,
		.week_days = d->week_days, .demo = true, .at = w->start, .by = *by,
	};
	struct agency     found;
	struct unit       root;
	const struct err *e = agency_by_code(tx, w->a, in.code, &found);

	if (e && e->kind == ERR_MISSING)
		return agency_create(tx, w->a, w->app->keys, &in, &w->agency[i], &w->root[i]);
	if (!e)
		e = unit_root(tx, w->a, found.id, &root);
	if (!e) {
		w->agency[i] = found.id;
		w->root[i] = root.id;
	}
	return e;
}

static const struct err *
make_units(struct demo_world *w, struct db *tx, size_t i, const struct actor *by)
{
	for (size_t u = 0; u < demo_agencies[i].unit_count; u++) {
		const struct demo_unit *d = &demo_agencies[i].units[u];
		struct unit_in          in = {
			.agency = w->agency[i], .slug = str_z(d->slug), .name = str_z(d->name), .hours = str_z(d->hours),
			.address = str_z(d->address), .contact = str_z(d->contact), .responsible = str_z(d->responsible),
			.competence = str_z(d->competence), .complaints_desk = d->desk, .active = true, .at = w->start, .by = *by,
		};
		unit_id           id;
		const struct err *e = demo_unit_id(w, tx, i, d->parent, &in.parent);

		if (!e)
			e = unit_create(tx, w->a, w->app->keys, &in, &id);
		if (e)
			return e;
	}
	return NULL;
}

static const struct err *
make_categories(struct demo_world *w, struct db *tx, size_t i, const struct actor *by)
{
	for (size_t c = 0; c < demo_agencies[i].category_count; c++) {
		const struct demo_category *d = &demo_agencies[i].categories[c];
		struct category             in = {
			.agency = w->agency[i], .slug = str_z(d->slug), .name_id = str_z(d->name_id), .name_en = str_z(d->name_en),
			.class_ = d->class_, .position = (int64_t)c + 1, .active = true,
		};
		category_id       id;
		const struct err *e = d->unit ? demo_unit_id(w, tx, i, d->unit, &in.unit) : NULL;

		if (!e)
			e = category_put(tx, w->a, w->app->keys, &in, by, w->start, &id);
		if (e)
			return e;
	}
	return NULL;
}

struct making {
	struct demo_world *w;
	str                password_hash;
};

/* The first admin is there from the installation; everybody else is made here. */
static const struct err *
make_person(struct demo_world *w, struct db *tx, size_t i, str hash, const struct actor *by)
{
	const struct demo_person *d = &demo_people[i];
	size_t                    agency = demo_agency_at(d->agency);
	struct account            account;
	account_id                id;
	unit_id                   unit;
	struct unit               at;
	grant_id                  grant = {0};
	const struct account_in   in = {.login = str_z(d->login), .name = str_z(d->name), .password_hash = hash, .by = *by, .at = w->start};
	const struct err         *e = account_by_login(tx, w->a, in.login, &account);
	bool                      there = !e;

	if (e && e->kind == ERR_MISSING)
		e = account_create(tx, w->a, w->app->keys, w->app->random, &in, &id);
	if (there)
		id = account.id;
	if (!e)
		e = demo_unit_id(w, tx, agency, d->unit, &unit);
	if (!e && !there)
		e = role_give(tx, w->a, w->app->keys, id, d->role, unit, date_of(w->start, demo_agencies[agency].zone), NO_DAY, by, true,
		    w->start, &grant);
	if (!e)
		e = unit_by_id(tx, w->a, unit, &at);
	if (!e)
		e = account_by_id(tx, w->a, id, &account);
	if (e)
		return e;
	struct grant *g = arena_alloc(w->a, sizeof(*g));
	*g = (struct grant){.id = grant, .role = d->role, .agency = w->agency[agency], .unit = unit, .unit_path = at.path};
	w->people[i] = (struct person){.account = id, .login = account.login, .name = account.name, .ref = account.ref, .grants = g,
		.grant_count = 1};
	return NULL;
}

static const struct err *
write_office(struct db *tx, void *ctx)
{
	struct making     *m = ctx;
	const struct actor by = {.role = ROLE_SYSTEM};
	const struct err  *e = NULL;

	for (size_t i = 0; i < demo_agency_count && !e; i++) {
		e = make_agency(m->w, tx, i, &by);
		if (!e)
			e = make_units(m->w, tx, i, &by);
		if (!e)
			e = make_categories(m->w, tx, i, &by);
		if (!e)
			e = agency_calendar(tx, m->w->a, m->w->agency[i], &m->w->calendar[i]);
	}
	for (size_t i = 0; i < demo_person_count && !e; i++)
		e = make_person(m->w, tx, i, m->password_hash, &by);
	return e;
}

const struct err *
demo_make_office(struct demo_world *w)
{
	struct making     m = {.w = w};
	const struct err *e = account_password_hash(w->app->gate, w->a, STR("-"), STR("-"), str_z(demo_password), &m.password_hash);

	return e ? e : store_write(w->app->store, w->a, write_office, &m);
}

const struct person *
demo_person_for(const struct demo_world *w, const char *agency, const char *unit, enum role role)
{
	for (size_t i = 0; i < demo_person_count; i++) {
		const struct demo_person *d = &demo_people[i];

		if (d->role == role && strcmp(d->agency, agency) == 0 &&
		    ((!d->unit && !unit) || (d->unit && unit && strcmp(d->unit, unit) == 0)))
			return &w->people[i];
	}
	return NULL;
}

struct actor
demo_actor(const struct person *p, enum role role)
{
	return (struct actor){.role = role, .account = p->account, .account_ref = p->ref, .name = p->name,
		.unit = p->grants[0].unit};
}
