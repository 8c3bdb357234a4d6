/* office_home_pages.c - the tree of units, one unit of it, its people, and what every role may do. */
#include "rooms/office/office_place.h"

#include "base/strs.h"
#include "core/accounts.h"
#include "core/frame.h"
#include "core/log.h"
#include "gen/office_home_html.h"
#include "gen/office_people_queries.h"

enum { CHANGES_SHOWN = 5 };

/* The tree as rows, depth first, with the people of each unit and all below it. */
struct tree_source {
	struct request            *q;
	const struct office_place *place;
	struct unit_list           units;
	int64_t                   *people;
	const struct unit         *here;
};

static bool
is_below(str path, str head)
{
	return str_starts(path, head);
}

/* Number of rows that unit i and everything below it takes. */
static size_t
rows_of(const struct unit_list *units, size_t i)
{
	size_t n = 1;

	while (i + n < units->n && is_below(units->at[i + n].path, units->at[i].path))
		n++;
	return n;
}

static str
home_path(struct request *q, const struct office_place *place, str slug)
{
	return str_fmt(q->a, "/kerja/kantor%.*s%sunit=%.*s", STRF(place->named), place->named.n ? "&" : "?", STRF(slug));
}

static struct office_branch_view
branch_of(const struct tree_source *t, size_t i)
{
	const struct unit        *u = &t->units.at[i];
	size_t                    rows = rows_of(&t->units, i), n = 0;
	struct office_branch_view branch = {.path = home_path(t->q, t->place, u->slug), .name = u->name, .closed = !u->active,
		.here = u->id.v == t->here->id.v};

	for (size_t k = 0; k < rows; k++)
		branch.people += t->people[i + k];
	/* Open are the branches on the way to the unit that is shown, and that unit's own. */
	if (!is_below(t->here->path, u->path))
		return branch;
	struct office_branch_view *children = arena_array(t->q->a, rows, sizeof(*children));

	for (size_t k = 1; k < rows; k += rows_of(&t->units, i + k))
		children[n++] = branch_of(t, i + k);
	branch.children = (struct office_branches){children, n};
	return branch;
}

static const struct err *
count_people(struct tree_source *t)
{
	struct office_unit_counts_rows counts;
	const struct err *e = office_unit_counts(t->q->db, t->q->a, t->place->agency.id, t->place->today, &counts);

	if (e)
		return e;
	t->people = arena_array(t->q->a, t->units.n, sizeof(*t->people));
	for (size_t i = 0; i < t->units.n; i++) {
		for (size_t k = 0; k < counts.n; k++) {
			if (counts.at[k].unit.v == t->units.at[i].id.v)
				t->people[i] = counts.at[k].people;
		}
	}
	return NULL;
}

static const struct err *
oversight_of(struct request *q, const struct office_place *place, struct office_counts *out)
{
	struct office_oversight_rows rows;
	struct office_count         *at;
	const struct err            *e = office_oversight(q->db, q->a, place->agency.id, place->today, &rows);

	if (e)
		return e;
	at = arena_array(q->a, rows.n, sizeof(*at));
	for (size_t i = 0; i < rows.n; i++)
		at[i] = (struct office_count){word(q->lang, word_find("role.", role_code((enum role)rows.at[i].role))),
			rows.at[i].people};
	*out = (struct office_counts){at, rows.n};
	return NULL;
}

static const struct err *
unit_view(struct request *q, const struct office_place *place, const struct unit *u, struct office_unit_view *out)
{
	struct office_unit_view v = {.unit = *u};
	struct unit_names       names;
	struct unit             parent;
	const struct err       *e;

	if ((e = unit_leaf_path(q->db, q->a, u->id, &v.leaf_path)) || (e = unit_name_history(q->db, q->a, u->id, &names)))
		return e;
	if (u->parent.v) {
		if ((e = unit_by_id(q->db, q->a, u->parent, &parent)))
			return e;
		v.parent = parent.name;
	}
	if (names.n > 1)
		v.names = (struct office_names){names.at, names.n};
	struct access_object object = {.agency = place->agency.id, .unit_path = u->path};

	if (q_may(q, PERM_UNIT_EDIT, &object, NULL)) {
		v.edit = str_fmt(q->a, "/kerja/kantor/unit/%.*s%.*s", STRF(u->slug), STRF(place->named));
		if (u->active)
			v.add = str_fmt(q->a, "/kerja/kantor/unit-baru%.*s%sinduk=%.*s", STRF(place->named), place->named.n ? "&" : "?",
			    STRF(u->slug));
	}
	*out = v;
	return NULL;
}

static const struct err *
officers_of(struct request *q, const struct office_place *place, const struct unit *u, struct office_officers *out)
{
	struct access_object   object = {.agency = place->agency.id, .unit_path = u->path};
	bool                   may = q_may(q, PERM_PEOPLE_EDIT, &object, NULL);
	struct grant_list      list;
	struct office_officer *at;
	const struct err      *e = grants_of_unit(q->db, q->a, u->id, place->today, &list);

	if (e)
		return e;
	at = arena_array(q->a, list.n, sizeof(*at));
	for (size_t i = 0; i < list.n; i++) {
		const struct grant_row *g = &list.at[i];

		at[i] = (struct office_officer){.name = g->name, .initials = frame_initials(q->a, g->name),
			.role = word(q->lang, word_find("role.", role_code(g->role))), .locked = role_is_oversight(g->role),
			.from = g->from, .until = g->until};
		if (may)
			at[i].path = str_fmt(q->a, "/kerja/kantor/orang/%.*s%.*s", STRF(g->login), STRF(place->named));
	}
	*out = (struct office_officers){at, list.n};
	return NULL;
}

/* Columns and rows of "who may do what", read from the access table itself. */
static const struct {
	enum word       label;
	enum permission perm;
} right_columns[] = {
	{W_office_right_read, PERM_CASE_READ},
	{W_office_right_secret, PERM_CASE_READ_SECRET},
	{W_office_right_identity, PERM_CASE_IDENTITY},
	{W_office_right_verify, PERM_CASE_VERIFY},
	{W_office_right_answer, PERM_CASE_ANSWER},
	{W_office_right_classify, PERM_CASE_CLASSIFY},
	{W_office_right_approve, PERM_STANDARD_APPROVE},
	{W_office_right_people, PERM_PEOPLE_EDIT},
};
static const enum role right_rows[] = {ROLE_OFFICER, ROLE_COORDINATOR, ROLE_HEAD, ROLE_PPID, ROLE_ADMIN, ROLE_INSPECTORATE,
	ROLE_OMBUDSMAN, ROLE_AUDITOR, ROLE_ASSESSOR, ROLE_EMPLOYEE, ROLE_MEDIA};

static void
rights(struct request *q, struct office_home_view *v)
{
	v->columns = (struct office_columns){arena_array(q->a, COUNT(right_columns), sizeof(str)), COUNT(right_columns)};
	v->roles = (struct office_role_rows){arena_array(q->a, COUNT(right_rows), sizeof(*v->roles.at)), COUNT(right_rows)};
	for (size_t c = 0; c < COUNT(right_columns); c++)
		v->columns.at[c] = word(q->lang, right_columns[c].label);
	for (size_t r = 0; r < COUNT(right_rows); r++) {
		struct office_role_row *row = &v->roles.at[r];

		row->role = word(q->lang, word_find("role.", role_code(right_rows[r])));
		row->locked = role_is_oversight(right_rows[r]);
		row->rights = (struct office_rights){arena_array(q->a, COUNT(right_columns), sizeof(struct office_right)),
			COUNT(right_columns)};
		for (size_t c = 0; c < COUNT(right_columns); c++)
			row->rights.at[c].has = access_scope(right_rows[r], right_columns[c].perm) != SCOPE_NONE;
	}
}

static const struct err *
changes_of(struct request *q, const struct unit *u, struct office_changes *out)
{
	struct office_unit_acts_rows rows;
	struct office_change        *at;
	const struct err            *e = office_unit_acts(q->db, q->a, u->id.v, CHANGES_SHOWN, &rows);

	if (e)
		return e;
	at = arena_array(q->a, rows.n, sizeof(*at));
	for (size_t i = 0; i < rows.n; i++) {
		enum word        w = word_find("office.act.", arena_str(q->a, rows.at[i].name).p);
		struct log_entry entry;
		bool             found;

		if ((e = log_find(q->db, q->a, rows.at[i].leaf_hash, &found, &entry)))
			return e;
		at[i] = (struct office_change){.what = w ? word(q->lang, w) : rows.at[i].name, .at = rows.at[i].at,
			.seal = {.hash = rows.at[i].leaf_hash, .number = found ? entry.idx : NO_INT,
			    .shape = part_seal_shape(q->a, rows.at[i].leaf_hash)}};
	}
	*out = (struct office_changes){at, rows.n};
	return NULL;
}

/* Other agencies in which the person has a role that reads the office. */
static const struct err *
other_agencies(struct request *q, const struct office_place *place, struct office_links *out)
{
	struct office_link *at = arena_array(q->a, q->person.grant_count, sizeof(*at));
	size_t              n = 0;

	for (size_t i = 0; i < q->person.grant_count; i++) {
		agency_id        id = q->person.grants[i].agency;
		struct agency    other;
		const struct err *e;
		bool             seen = id.v == place->agency.id.v;

		for (size_t k = 0; k < i; k++)
			seen = seen || q->person.grants[k].agency.v == id.v;
		if (seen || !q_may(q, PERM_OFFICE_READ, &(struct access_object){.agency = id}, NULL))
			continue;
		if ((e = agency_by_id(q->db, q->a, id, &other)))
			return e;
		at[n++] = (struct office_link){str_fmt(q->a, "/kerja/kantor?instansi=%.*s", STRF(other.code)), other.name};
	}
	*out = (struct office_links){at, n};
	return NULL;
}

/* What concerns the whole agency, as far as the person may change it. */
static struct office_links
whole_links(struct request *q, const struct office_place *place)
{
	static const struct {
		const char     *path;
		enum word       label;
		enum permission perm;
	} rows[] = {
		{"/kerja/kantor/instansi", W_office_self_title, PERM_UNIT_EDIT},
		{"/kerja/kantor/kalender", W_office_calendar_title, PERM_CALENDAR_EDIT},
		{"/kerja/kantor/hukum", W_office_law_title, PERM_CALENDAR_EDIT},
		{"/kerja/kantor/kategori", W_office_category_title, PERM_CATEGORY_EDIT},
	};
	const struct access_object whole = {.agency = place->agency.id, .unit_path = place->root.path};
	struct office_links        out = {.at = arena_array(q->a, COUNT(rows), sizeof(*out.at))};

	for (size_t i = 0; i < COUNT(rows); i++) {
		if (q_may(q, rows[i].perm, &whole, NULL))
			out.at[out.n++] = (struct office_link){office_path(q, place, rows[i].path), word(q->lang, rows[i].label)};
	}
	return out;
}

/* The first days of an agency: what is still missing before people can use it. For the admin of the whole of it. */
static const struct err *
todo_of(struct request *q, const struct office_place *place, struct office_home_view *v)
{
	const struct access_object  whole = {.agency = place->agency.id, .unit_path = place->root.path};
	struct office_first_day_row has;
	const struct err           *e;

	if (!q_may(q, PERM_UNIT_EDIT, &whole, NULL))
		return NULL;
	if ((e = office_first_day(q->db, q->a, place->agency.id, place->today, &has)))
		return e;
	const struct {
		bool        done;
		const char *path;
		enum word   label, note;
	} rows[] = {
		{place->root.address.n > 0 && place->root.contact.n > 0, "/kerja/kantor/instansi", W_office_todo_self, W_office_todo_self_note},
		{has.units > 0, "/kerja/kantor/unit-baru", W_office_todo_units, W_office_todo_units_note},
		{has.desks > 0, "/kerja/kantor/unit-baru", W_office_todo_desk, W_office_todo_desk_note},
		{has.desk_people > 0, "/kerja/kantor/orang-baru", W_office_todo_coordinator, W_office_todo_coordinator_note},
		{has.officers > 0, "/kerja/kantor/orang-baru", W_office_todo_officers, W_office_todo_officers_note},
		{has.heads > 0, "/kerja/kantor/orang-baru", W_office_todo_head, W_office_todo_head_note},
		{has.categories > 0, "/kerja/kantor/kategori-baru", W_office_todo_categories, W_office_todo_categories_note},
		{has.services > 0, "/kerja/layanan", W_office_todo_services, W_office_todo_services_note},
		{has.pledges > 0, "/kerja/maklumat/", W_office_todo_pledge, W_office_todo_pledge_note},
	};

	v->todo.at = arena_array(q->a, COUNT(rows), sizeof(*v->todo.at));
	v->todo_of = COUNT(rows);
	for (size_t i = 0; i < COUNT(rows); i++) {
		str path = str_z(rows[i].path);

		if (rows[i].done)
			continue;
		v->todo.at[v->todo.n++] = (struct office_todo){.label = word(q->lang, rows[i].label), .note = word(q->lang, rows[i].note),
			.path = str_ends(path, STR("maklumat/")) ? str_fmt(q->a, "%.*s%.*s", STRF(path), STRF(place->agency.code)) :
			    str_ends(path, STR("layanan")) ? path : office_path(q, place, rows[i].path)};
	}
	return NULL;
}

const struct err *
office_home_page(struct request *q, struct http_reply *r)
{
	struct office_people_count_row people;
	struct office_home_view        v = {0};
	struct office_place            place;
	struct tree_source             t = {.q = q, .place = &place};
	struct unit                    here;
	const struct err              *e;
	struct html                    h;
	str                            slug = q_text(q, "unit");

	if ((e = office_place(q, PERM_OFFICE_READ, false, &place)) ||
	    (e = slug.n ? unit_by_slug(q->db, q->a, place.agency.id, slug, &here) : (here = place.root, NULL)) ||
	    (e = unit_tree(q->db, q->a, place.agency.id, &t.units)))
		return e;
	t.here = &here;
	if ((e = count_people(&t)) || (e = oversight_of(q, &place, &v.oversight)) || (e = unit_view(q, &place, &here, &v.unit)) ||
	    (e = officers_of(q, &place, &here, &v.officers)) || (e = changes_of(q, &here, &v.changes)) ||
	    (e = other_agencies(q, &place, &v.agencies)) || (e = todo_of(q, &place, &v)) ||
	    (e = office_people_count(q->db, q->a, place.agency.id, place.today, &people)))
		return e;
	v.tree = branch_of(&t, 0);
	for (size_t i = 0; i < t.units.n; i++)
		v.units += t.units.at[i].active;
	v.people = people.people;
	rights(q, &v);
	if (q_may(q, PERM_PEOPLE_EDIT, &(struct access_object){.agency = place.agency.id}, NULL))
		v.add_person = office_path(q, &place, "/kerja/kantor/orang-baru");
	v.links = whole_links(q, &place);
	const struct page_head head = {.title = word(q->lang, W_office_home_title), .menu = "kantor", .work = true,
		.agency = place.agency.id};

	if ((e = page_open(q, &head, &h)))
		return e;
	office_home_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}
