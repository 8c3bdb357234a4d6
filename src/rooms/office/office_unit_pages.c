/* office_unit_pages.c - founding a unit and changing one. */
#include "rooms/office/office_place.h"

#include "base/strs.h"
#include "gen/office_unit_form_html.h"

/* Open units that a unit may go under (not into its own branch) or into. */
static const struct err *
other_units(struct request *q, const struct office_place *place, const struct unit *u, const char *id, enum word label,
    bool under, struct part_select_view *out)
{
	struct part_option *at;
	struct part_options all;
	struct unit_list    tree;
	size_t              n = 0;
	const struct err   *e;

	if ((e = office_unit_options(q, place, PERM_UNIT_EDIT, q_text(q, id), &all)) ||
	    (e = unit_tree(q->db, q->a, place->agency.id, &tree)))
		return e;
	at = arena_array(q->a, all.n, sizeof(*at));
	for (size_t i = 0; i < all.n; i++) {
		bool fits = true;

		for (size_t k = 0; k < tree.n; k++) {
			if (str_eq(tree.at[k].slug, all.at[i].value))
				fits = under ? !str_starts(tree.at[k].path, u->path) && tree.at[k].id.v != u->parent.v : tree.at[k].id.v != u->id.v;
		}
		if (fits)
			at[n++] = all.at[i];
	}
	*out = (struct part_select_view){.id = str_z(id), .label = word(q->lang, label), .none = word(q->lang, W_office_people_unit_none),
		.error = part_error_of(q_errors(q), id), .options = {at, n}};
	return NULL;
}

/* stored: what the unit has now; its slug is absent for a new one. */
static const struct err *
show(struct request *q, struct http_reply *r, const struct office_place *place, const struct unit *stored, str parent)
{
	struct office_unit_form_view v = {
		.csrf = q->csrf,
		/* Not the page's own address: a move or merger that was refused shows this form too. */
		.action = stored->slug.p ? str_fmt(q->a, "/kerja/kantor/unit/%.*s", STRF(stored->slug)) : STR("/kerja/kantor/unit-baru"),
		.agency = q_text(q, "instansi"),
		.is_new = !stored->slug.p,
		.slug = stored->slug,
		.title = stored->name,
		.code = office_field(q, "kode", W_office_unit_slug, stored->slug, 32),
		.name = office_field(q, "nama", W_office_unit_name, stored->name, OFFICE_NAME_MAX),
		.hours = office_field(q, "jam", W_office_unit_hours, stored->hours, OFFICE_LINE_MAX),
		.responsible = office_field(q, "penanggung_jawab", W_office_unit_responsible, stored->responsible, OFFICE_LINE_MAX),
		.address = office_area(q, "alamat", W_office_unit_address, stored->address),
		.contact = office_area(q, "kontak", W_office_unit_contact, stored->contact),
		.competence = office_area(q, "kewenangan", W_office_unit_competence, stored->competence),
		.desk = office_yes_no(q, "pengaduan", W_office_unit_desk, W_office_unit_desk_yes, W_office_unit_desk_no,
		    stored->complaints_desk),
		.state = office_yes_no(q, "aktif", W_office_unit_state, W_office_unit_open, W_office_unit_closed, stored->active),
	};
	struct html       h;
	const struct err *e;

	v.moves = !v.is_new && stored->parent.v != 0 && stored->active;
	if (v.moves && ((e = other_units(q, place, stored, "induk", W_office_unit_move_to, true, &v.place)) ||
	    (e = other_units(q, place, stored, "penerus", W_office_unit_successor, false, &v.successor))))
		return e;
	struct part_option sure = {.value = STR("ya"), .text = word(q->lang, W_office_unit_merge_sure),
		.chosen = q_has(q, "periksa", STR("ya"))};

	v.sure = (struct part_picks_view){.id = STR("periksa"), .legend = word(q->lang, W_office_unit_merge_check), .many = true,
		.error = part_error_of(q_errors(q), "periksa"), .options = {&sure, 1}};
	if (!v.is_new && stored->parent.v == 0)
		v.self = office_path(q, place, "/kerja/kantor/instansi");
	v.hours.optional = v.responsible.optional = true;
	v.hours.hint = word(q->lang, W_office_unit_hours_hint);
	v.responsible.hint = word(q->lang, W_office_unit_responsible_hint);
	v.code.hint = word(q->lang, W_office_unit_slug_hint);
	v.code.narrow = true;
	v.competence.hint = word(q->lang, W_office_unit_competence_hint);
	v.state.hint = word(q->lang, W_office_unit_state_hint);
	if (v.is_new) {
		v.parent = (struct part_select_view){.id = STR("induk"), .label = word(q->lang, W_office_unit_parent),
			.error = part_error_of(q_errors(q), "induk")};
		if ((e = office_unit_options(q, place, PERM_UNIT_EDIT, parent, &v.parent.options)))
			return e;
	}
	v.back = str_fmt(q->a, "/kerja/kantor%.*s%sunit=%.*s", STRF(place->named), place->named.n ? "&" : "?",
	    STRF(v.is_new ? parent : stored->slug));
	const struct page_head head = {.title = v.is_new ? word(q->lang, W_office_unit_new_title) : stored->name, .menu = "kantor",
		.work = true, .agency = place->agency.id};

	if ((e = page_open(q, &head, &h)))
		return e;
	office_unit_form_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

/* The unit of the address, which the person may change. */
static const struct err *
unit_of(struct request *q, struct office_place *place, struct unit *out, enum role *as)
{
	const struct err *e;

	if ((e = office_place(q, PERM_UNIT_EDIT, false, place)) ||
	    (e = unit_by_slug(q->db, q->a, place->agency.id, q_param(q, "kode"), out)))
		return e;
	return office_unit_must(q, place, PERM_UNIT_EDIT, out, as);
}

const struct err *
office_unit_page(struct request *q, struct http_reply *r)
{
	struct office_place place;
	struct unit         u;
	const struct err   *e = unit_of(q, &place, &u, NULL);

	return e ? e : show(q, r, &place, &u, (str){NULL, 0});
}

struct unit_write {
	struct arena  *a;
	struct keys   *keys;
	struct unit_in in;
	unit_id        id; /* 0: a new one */
};

static const struct err *
unit_write(struct db *tx, void *ctx)
{
	struct unit_write *w = ctx;
	unit_id            id;

	return w->id.v ? unit_change(tx, w->a, w->keys, w->id, &w->in) : unit_create(tx, w->a, w->keys, &w->in, &id);
}

static struct unit_write
written(struct request *q, const struct office_place *place, enum role as)
{
	return (struct unit_write){.a = q->a, .keys = q->keys,
		.in = {.agency = place->agency.id, .slug = q_text(q, "kode"), .name = q_text(q, "nama"), .hours = q_text(q, "jam"),
		    .address = q_text(q, "alamat"), .contact = q_text(q, "kontak"), .responsible = q_text(q, "penanggung_jawab"),
		    .competence = q_text(q, "kewenangan"), .complaints_desk = q_has(q, "pengaduan", STR("ya")),
		    .active = !q_has(q, "aktif", STR("tidak")), .at = q->now, .by = q_actor(q, as)}};
}

const struct err *
office_unit_send(struct request *q, struct http_reply *r)
{
	struct office_place place;
	struct unit         u;
	enum role           as;
	const struct err   *e = unit_of(q, &place, &u, &as);

	if (e)
		return e;
	struct unit_write w = written(q, &place, as);

	w.id = u.id;
	if (u.parent.v == 0) {
		/* The agency's own page says these. */
		w.in.name = u.name;
		w.in.hours = u.hours;
		w.in.address = u.address;
		w.in.contact = u.contact;
	} else if (w.in.name.n == 0) {
		q_fault(q, "nama", W_err_unit_name, NULL, 0);
	}
	if (q->fault_count)
		return show(q, r, &place, &u, (str){NULL, 0});
	if ((e = store_write(q->store, q->a, unit_write, &w)))
		return q_fault_err(q, e) ? show(q, r, &place, &u, (str){NULL, 0}) : e;
	reply_see_other(q, r, str_fmt(q->a, "/kerja/kantor%.*s%sunit=%.*s", STRF(place.named), place.named.n ? "&" : "?",
	    STRF(u.slug)), W_flash_office_unit);
	return NULL;
}

static const struct unit fresh = {.hours = {"", 0}, .active = true};

/* The parent that was chosen, which the person may add to. */
static const struct err *
parent_of(struct request *q, struct office_place *place, struct unit *out, enum role *as)
{
	str               slug = q_text(q, "induk");
	const struct err *e;

	if ((e = office_place(q, PERM_UNIT_EDIT, false, place)))
		return e;
	if (slug.n == 0) {
		/* Whoever administers a branch adds below it. */
		for (size_t i = 0; i < q->person.grant_count; i++) {
			const struct grant *g = &q->person.grants[i];

			if (g->agency.v == place->agency.id.v && access_scope(g->role, PERM_UNIT_EDIT) != SCOPE_NONE)
				return (e = unit_by_id(q->db, q->a, g->unit, out)) ? e : office_unit_must(q, place, PERM_UNIT_EDIT, out, as);
		}
	}
	e = unit_by_slug(q->db, q->a, place->agency.id, slug, out);
	if (e && e->kind == ERR_MISSING && q->http->method == HTTP_POST) { /* chosen in the form: shown again, below the root */
		q_known(q, "induk", false);
		*out = place->root;
		*as = ROLE_PUBLIC;
		return NULL;
	}
	return e ? e : office_unit_must(q, place, PERM_UNIT_EDIT, out, as);
}

const struct err *
office_unit_new_page(struct request *q, struct http_reply *r)
{
	struct office_place place;
	struct unit         parent;
	const struct err   *e = parent_of(q, &place, &parent, NULL);

	return e ? e : show(q, r, &place, &fresh, parent.slug);
}

const struct err *
office_unit_new_send(struct request *q, struct http_reply *r)
{
	struct office_place place;
	struct unit         parent;
	enum role           as;
	const struct err   *e = parent_of(q, &place, &parent, &as);

	if (e)
		return e;
	if (q_text(q, "kode").n == 0)
		q_fault(q, "kode", W_err_unit_slug, NULL, 0);
	if (q->fault_count)
		return show(q, r, &place, &fresh, parent.slug);
	struct unit_write w = written(q, &place, as);

	w.in.parent = parent.id;
	w.in.active = true;
	if ((e = store_write(q->store, q->a, unit_write, &w)))
		return q_fault_err(q, e) ? show(q, r, &place, &fresh, parent.slug) : e;
	reply_see_other(q, r, str_fmt(q->a, "/kerja/kantor%.*s%sunit=%.*s", STRF(place.named), place.named.n ? "&" : "?",
	    STRF(w.in.slug)), W_flash_office_unit_new);
	return NULL;
}

struct move_write {
	struct request *q;
	unit_id         id, other;
	struct actor    by;
};

static const struct err *
move_write(struct db *tx, void *ctx)
{
	struct move_write *w = ctx;

	return unit_move(tx, w->q->a, w->q->keys, w->id, w->other, &w->by, w->q->now);
}

/* The unit chosen, which the person may change as well; none: a fault of the form. */
static const struct err *
other_of(struct request *q, const struct office_place *place, const char *field, enum word wrong, struct unit *out)
{
	const struct err *e = unit_by_slug(q->db, q->a, place->agency.id, q_text(q, field), out);

	if (e && e->kind == ERR_MISSING) {
		q_fault(q, field, wrong, NULL, 0);
		return NULL;
	}
	return e ? e : office_unit_must(q, place, PERM_UNIT_EDIT, out, NULL);
}

static const struct err *
elsewhere(struct request *q, struct http_reply *r, const struct office_place *place, const struct unit *u, enum word said)
{
	reply_see_other(q, r, str_fmt(q->a, "/kerja/kantor%.*s%sunit=%.*s", STRF(place->named), place->named.n ? "&" : "?",
	    STRF(u->slug)), said);
	return NULL;
}

const struct err *
office_unit_move_send(struct request *q, struct http_reply *r)
{
	struct office_place place;
	struct unit         u, parent = {.parent = {0}};
	enum role           as;
	const struct err   *e = unit_of(q, &place, &u, &as);

	if (e || (q->fault_count == 0 && (e = other_of(q, &place, "induk", W_err_unit_parent, &parent))))
		return e;
	struct move_write w = {.q = q, .id = u.id, .other = parent.id, .by = q_actor(q, as)};

	if (q->fault_count || ((e = store_write(q->store, q->a, move_write, &w)) && q_fault_err(q, e)))
		return show(q, r, &place, &u, (str){NULL, 0});
	return e ? e : elsewhere(q, r, &place, &u, W_flash_office_unit_moved);
}

const struct err *
office_unit_merge_send(struct request *q, struct http_reply *r)
{
	struct office_place place;
	struct unit         u, into = {.parent = {0}};
	enum role           as;
	const struct err   *e = unit_of(q, &place, &u, &as);

	if (e || (q->fault_count == 0 && (e = other_of(q, &place, "penerus", W_err_unit_successor, &into))))
		return e;
	const struct actor by = q_actor(q, as);

	if (!q_has(q, "periksa", STR("ya")))
		q_fault(q, "periksa", W_office_unit_merge_check_error, NULL, 0);
	if (q->fault_count == 0)
		e = unit_merge_all(q->store, q->a, q->keys, u.id, into.id, &by, q->now);
	if (q->fault_count || (e && q_fault_err(q, e)))
		return show(q, r, &place, &u, (str){NULL, 0});
	return e ? e : elsewhere(q, r, &place, &into, W_flash_office_unit_merged);
}

const struct err *
office_merges_job(const struct job_tools *t)
{
	return unit_merges_resume(t->store, t->a, t->keys, t->now);
}
