/* office_category_pages.c - what complaints are about: names, presumed class, the unit they go to. */
#include "rooms/office/office_place.h"

#include "base/strs.h"
#include "core/casework.h"
#include "gen/office_categories_html.h"
#include "gen/office_category_form_html.h"

enum { POSITION_STEP = 10 };

static str
class_name(const struct request *q, const struct case_kind *kind, int class_)
{
	if (!kind || class_ < 1 || (size_t)class_ >= kind->class_count)
		return STR("");
	enum word w = word_find("complaint.class.", kind->classes[class_]);

	return w ? word(q->lang, w) : str_z(kind->classes[class_]);
}

const struct err *
office_categories_page(struct request *q, struct http_reply *r)
{
	struct office_categories_view v = {0};
	const struct case_kind       *kind = room_case_kind(q->rooms, CASE_COMPLAINT);
	struct category_list          list;
	struct unit_list              units;
	struct office_place           place;
	const struct err             *e;
	struct html                   h;

	if ((e = office_place(q, PERM_CATEGORY_EDIT, true, &place)) ||
	    (e = category_list(q->db, q->a, place.agency.id, LANG_ID, true, &list)) ||
	    (e = unit_tree(q->db, q->a, place.agency.id, &units)))
		return e;
	v.rows = (struct office_categories){arena_array(q->a, list.n, sizeof(*v.rows.at)), list.n};
	for (size_t i = 0; i < list.n; i++) {
		const struct category *c = &list.at[i];

		v.rows.at[i] = (struct office_category){.name = c->name_id, .name_en = c->name_en, .position = c->position,
			.active = c->active, .class_ = class_name(q, kind, c->class_), .unit = word(q->lang, W_office_category_desk),
			.path = str_fmt(q->a, "/kerja/kantor/kategori/%lld%.*s", (long long)c->id.v, STRF(place.named))};
		for (size_t k = 0; k < units.n; k++) {
			if (units.at[k].id.v == c->unit.v)
				v.rows.at[i].unit = units.at[k].name;
		}
	}
	v.add = office_path(q, &place, "/kerja/kantor/kategori-baru");
	v.empty = (struct part_empty_view){.title = word(q->lang, W_office_category_empty),
		.text = word(q->lang, W_office_category_empty_text)};
	const struct page_head head = {.title = word(q->lang, W_office_category_title), .menu = "kategori", .work = true,
		.agency = place.agency.id};

	if ((e = page_open(q, &head, &h)))
		return e;
	office_categories_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

static struct part_select_view
class_select(struct request *q, int stored)
{
	const struct case_kind *kind = room_case_kind(q->rooms, CASE_COMPLAINT);
	size_t                  n = kind ? kind->class_count : 1;
	struct part_option     *at = arena_array(q->a, n, sizeof(*at));
	str chosen = office_value(q, "kelas", kind && stored > 0 && (size_t)stored < n ? str_z(kind->classes[stored]) : STR(""));

	for (size_t i = 1; i < n; i++)
		at[i - 1] = (struct part_option){.value = str_z(kind->classes[i]), .text = class_name(q, kind, (int)i),
			.chosen = str_eq(chosen, str_z(kind->classes[i]))};
	return (struct part_select_view){.id = STR("kelas"), .label = word(q->lang, W_office_category_class),
		.hint = word(q->lang, W_office_category_class_hint), .none = word(q->lang, W_office_category_class_none),
		.options = {at, n - 1}, .error = part_error_of(q_errors(q), "kelas")};
}

/* stored.id 0: a new one. */
static const struct err *
show(struct request *q, struct http_reply *r, const struct office_place *place, const struct category *stored)
{
	struct office_category_form_view v = {
		.csrf = q->csrf,
		.action = q->path,
		.agency = q_text(q, "instansi"),
		.back = office_path(q, place, "/kerja/kantor/kategori"),
		.slug = stored->slug,
		.title = stored->name_id,
		.is_new = stored->id.v == 0,
		.code = office_field(q, "kode", W_office_category_slug, stored->slug, 32),
		.name = office_field(q, "nama", W_office_category_name, stored->name_id, OFFICE_NAME_MAX),
		.name_en = office_field(q, "nama_en", W_office_category_name_en, stored->name_en, OFFICE_NAME_MAX),
		.position = office_field(q, "urutan", W_office_category_position,
		    str_fmt(q->a, "%lld", (long long)stored->position), 4),
		.class_ = class_select(q, stored->class_),
		.unit = {.id = STR("unit"), .label = word(q->lang, W_office_category_unit),
		    .none = word(q->lang, W_office_category_desk), .error = part_error_of(q_errors(q), "unit")},
		.state = office_yes_no(q, "aktif", W_office_category_state, W_office_category_shown, W_office_category_hidden,
		    stored->active),
	};
	struct unit       unit = {.slug = STR("")};
	struct html       h;
	const struct err *e;

	v.code.hint = word(q->lang, W_office_unit_slug_hint);
	v.code.narrow = v.position.narrow = true;
	v.position.inputmode = STR("numeric");
	if (stored->unit.v && (e = unit_by_id(q->db, q->a, stored->unit, &unit)))
		return e;
	if ((e = office_unit_options(q, place, PERM_CATEGORY_EDIT, office_value(q, "unit", unit.slug), &v.unit.options)))
		return e;
	const struct page_head head = {.title = v.is_new ? word(q->lang, W_office_category_new) : stored->name_id,
		.menu = "kategori", .work = true, .agency = place->agency.id};

	if ((e = page_open(q, &head, &h)))
		return e;
	office_category_form_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

/* The category of the address, of this agency. */
static const struct err *
category_of(struct request *q, struct office_place *place, struct category *out)
{
	category_id       id = {0};
	const struct err *e;

	if ((e = office_place(q, PERM_CATEGORY_EDIT, true, place)))
		return e;
	if (!str_int(q_param(q, "nomor"), &id.v))
		return err_new(q->a, ERR_MISSING, "category.missing", NULL, NULL);
	if ((e = category_by_id(q->db, q->a, id, LANG_ID, out)))
		return e;
	return out->agency.v == place->agency.id.v ? NULL : err_new(q->a, ERR_MISSING, "category.missing", NULL, NULL);
}

const struct err *
office_category_page(struct request *q, struct http_reply *r)
{
	struct office_place place;
	struct category     stored;
	const struct err   *e = category_of(q, &place, &stored);

	return e ? e : show(q, r, &place, &stored);
}

struct category_write {
	struct request *q;
	struct category in;
	struct actor    by;
};

static const struct err *
category_write(struct db *tx, void *ctx)
{
	struct category_write *w = ctx;
	category_id            id;

	return category_put(tx, w->q->a, w->q->keys, &w->in, &w->by, w->q->now, &id);
}

static const struct err *
send(struct request *q, struct http_reply *r, const struct office_place *place, const struct category *stored)
{
	const struct case_kind *kind = room_case_kind(q->rooms, CASE_COMPLAINT);
	struct category_write   w = {.q = q, .in = *stored};
	struct unit             unit = {0};
	enum role               as;
	const struct err       *e;

	if ((e = office_unit_must(q, place, PERM_CATEGORY_EDIT, &place->root, &as)))
		return e;
	w.by = q_actor(q, as);
	if (q_text(q, "unit").n && (e = unit_by_slug(q->db, q->a, place->agency.id, q_text(q, "unit"), &unit)) &&
	    e->kind != ERR_MISSING)
		return e;
	q_known(q, "unit", unit.id.v != 0);
	w.in.class_ = kind ? case_class_of(kind, q_text(q, "kelas")) : 0;
	q_known(q, "kelas", w.in.class_ != 0);
	if (!stored->id.v && q_text(q, "kode").n == 0)
		q_fault(q, "kode", W_err_category_slug, NULL, 0);
	if (q->fault_count)
		return show(q, r, place, stored);
	w.in.agency = place->agency.id;
	if (!stored->id.v)
		w.in.slug = q_text(q, "kode");
	w.in.name_id = q_text(q, "nama");
	w.in.name_en = q_text(q, "nama_en");
	w.in.unit = unit.id;
	w.in.position = q_int(q, "urutan");
	w.in.active = !q_has(q, "aktif", STR("tidak"));
	if ((e = store_write(q->store, q->a, category_write, &w)))
		return q_fault_err(q, e) ? show(q, r, place, stored) : e;
	reply_see_other(q, r, office_path(q, place, "/kerja/kantor/kategori"), W_flash_office_category);
	return NULL;
}

const struct err *
office_category_send(struct request *q, struct http_reply *r)
{
	struct office_place place;
	struct category     stored;
	const struct err   *e = category_of(q, &place, &stored);

	return e ? e : send(q, r, &place, &stored);
}

/* A new one stands behind all others. */
static const struct err *
fresh_category(struct request *q, const struct office_place *place, struct category *out)
{
	struct category_list list;
	const struct err    *e = category_list(q->db, q->a, place->agency.id, LANG_ID, true, &list);

	if (!e)
		*out = (struct category){.active = true,
			.position = (list.n ? list.at[list.n - 1].position : 0) + POSITION_STEP};
	return e;
}

const struct err *
office_category_new_page(struct request *q, struct http_reply *r)
{
	struct office_place place;
	struct category     fresh;
	const struct err   *e;

	if ((e = office_place(q, PERM_CATEGORY_EDIT, true, &place)) || (e = fresh_category(q, &place, &fresh)))
		return e;
	return show(q, r, &place, &fresh);
}

const struct err *
office_category_new_send(struct request *q, struct http_reply *r)
{
	struct office_place place;
	struct category     fresh;
	const struct err   *e;

	if ((e = office_place(q, PERM_CATEGORY_EDIT, true, &place)) || (e = fresh_category(q, &place, &fresh)))
		return e;
	return send(q, r, &place, &fresh);
}
