/* work_edit.c - the editor of a standard: new, from a template, or a new version of an old one. */
#include "base/strs.h"
#include "gen/work_form_html.h"
#include "rooms/services/service_kind.h"
#include "rooms/services/service_read.h"
#include "rooms/services/templates.h"
#include "rooms/services/work_form.h"
#include "rooms/services/work_read.h"

static const struct err *
template_find(struct request *q, str slug, bool *found, struct service_template *out)
{
	struct service_templates all;
	const struct err        *e = slug.n ? service_templates_read(q->a, &all) : NULL;

	*found = false;
	for (size_t i = 0; slug.n && !e && i < all.n && !*found; i++) {
		if (str_eq(all.at[i].slug, slug)) {
			*out = all.at[i];
			*found = true;
		}
	}
	q_known(q, "contoh", *found);
	return e;
}

/* t NULL: a new standard of agency. */
static const struct err *
show_form(struct request *q, struct http_reply *r, const struct agency *agency, const struct work_thing *t,
    const struct work_values *values, int64_t expected, int64_t from, const struct service_diff_rows_view *conflict)
{
	struct unit_list        units;
	struct service_template example;
	bool                    with_example = false;
	struct html             h;
	struct work_form_view   v = {.csrf = q->csrf, .example = values->of[VALUE_EXAMPLE],
		.title = word(q->lang, t ? W_services_form_edit_title : W_services_form_new_title),
		.lead = word(q->lang, W_services_form_lead), .back = t ? t->base : STR("/kerja/layanan"),
		.action = t ? str_fmt(q->a, "%.*s/ubah", STRF(t->base)) : STR("/kerja/layanan/baru"),
		.agency = t ? STR("") : agency->code,
		.draft_key = t ? str_fmt(q->a, "standar-%lld", (long long)t->p.id.v) : STR("standar-baru"),
		.expected = str_fmt(q->a, "%lld", (long long)(expected == NO_INT ? 0 : expected)),
		.from = str_fmt(q->a, "%lld", (long long)(from == NO_INT ? 0 : from))};
	const struct err *e = work_units(q, agency->id, &units);

	if (!e)
		e = template_find(q, v.example, &with_example, &example);
	if (e)
		return e;
	if (with_example) {
		v.warnings = example.warnings;
		v.template_path = str_fmt(q->a, "/kerja/layanan/contoh/%.*s", STRF(example.slug));
	}
	if (conflict) {
		v.conflicting = true;
		v.conflict = *conflict;
	}
	v.sections = work_form_sections(q, values, &units, !t);
	const struct frame_link crumbs[] = {{.path = STR("/kerja/layanan"), .label = word(q->lang, W_services_work_title)},
		{.path = v.back, .label = t ? t->p.title : v.title}};
	const struct page_head  head = {.title = v.title, .menu = "kerja-layanan", .work = true, .agency = agency->id, .crumbs = crumbs,
		.crumb_count = t ? 2 : 1};
	e = page_open(q, &head, &h);
	if (e)
		return e;
	work_form_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

/* ---- new ---- */

const struct err *
work_new_page(struct request *q, struct http_reply *r)
{
	struct agency           agency;
	struct agency_list      mine;
	struct service_template t;
	struct work_values      v = {.variants = 1};
	bool                    found = false;
	const struct err       *e = work_agency(q, PERM_STANDARD_EDIT, &agency, &mine);

	if (!e)
		e = template_find(q, q_text(q, "contoh"), &found, &t);
	if (e)
		return e;
	if (found) {
		struct service_in in = service_template_draft(q->a, &t);

		v = work_values_of(q->a, &in);
		v.of[VALUE_TITLE] = t.name;
		v.of[VALUE_SLUG] = t.slug;
		v.of[VALUE_SUMMARY] = t.summary;
		v.of[VALUE_GROUP] = t.group;
	}
	return show_form(q, r, &agency, NULL, &v, NO_INT, NO_INT, NULL);
}

struct save_job {
	struct request          *q;
	const struct work_thing *t; /* NULL: new */
	struct draft_in          in;
	int64_t                  expected;
	publication_id           made;
};

static const struct err *
run_save(struct db *tx, void *ctx)
{
	struct save_job *j = ctx;

	if (!j->t)
		return draft_create(tx, j->q->a, j->q->keys, &j->in, &j->made);
	return work_draft_save(tx, j->q, j->t, &j->in, j->expected, q_int(j->q, "dari"));
}

/* What stands round the body. The unit must be one the person may write for. */
static const struct err *
draft_of(struct request *q, const struct agency *agency, const struct work_values *v, const struct service_in *in,
    struct draft_in *out)
{
	struct unit_list  units;
	enum role         as = ROLE_OFFICER;
	struct draft_in   d = {.kind = &service_standard_kind, .agency = agency->id, .slug = v->of[VALUE_SLUG],
		.title = v->of[VALUE_TITLE], .summary = v->of[VALUE_SUMMARY], .group = v->of[VALUE_GROUP], .note = v->of[VALUE_NOTE],
		.at = q->now};
	const struct err *e = work_units(q, agency->id, &units);
	struct service_template example;
	bool              with_example;

	if (!e)
		e = template_find(q, v->of[VALUE_EXAMPLE], &with_example, &example);
	if (!e)
		e = service_body_build(q->a, in, &d.body);
	if (e)
		return e;
	for (size_t i = 0; i < units.n; i++) {
		if (str_eq(units.at[i].slug, v->of[VALUE_UNIT])) {
			const struct access_object o = {.agency = agency->id, .unit_path = units.at[i].path};

			d.unit = units.at[i].id;
			if (!q_may(q, PERM_STANDARD_EDIT, &o, &as))
				d.unit = (unit_id){0};
		}
	}
	if (d.unit.v == 0)
		q_fault(q, "unit", W_err_publication_unit, NULL, 0);
	if (service_group_word(d.group) == WORD_NONE)
		q_fault(q, "kelompok", W_services_form_group_missing, NULL, 0);
	d.by = q_actor(q, as);
	*out = d;
	return NULL;
}

static bool
only_more_room(struct request *q)
{
	return str_eq(q_text(q, "tombol"), STR("tambah-varian"));
}

const struct err *
work_new_send(struct request *q, struct http_reply *r)
{
	struct agency      agency;
	struct agency_list mine;
	struct work_values v = work_values_sent(q);
	struct save_job    j = {.q = q};
	const struct err  *e = work_agency(q, PERM_STANDARD_EDIT, &agency, &mine);

	if (e)
		return e;
	if (only_more_room(q)) {
		q->fault_count = 0; /* nothing was sent to be kept yet */
		return show_form(q, r, &agency, NULL, &v, NO_INT, NO_INT, NULL);
	}
	struct service_in in = work_values_body(q, &v);
	e = draft_of(q, &agency, &v, &in, &j.in);
	if (!e && q->fault_count == 0)
		e = store_write(q->store, q->a, run_save, &j);
	if (e && !work_fault(q, e))
		return e;
	if (q->fault_count > 0)
		return show_form(q, r, &agency, NULL, &v, NO_INT, NO_INT, NULL);
	reply_see_other(q, r, str_fmt(q->a, "/kerja/layanan/%.*s/%.*s", STRF(agency.code), STRF(j.in.slug)), W_flash_services_saved);
	return NULL;
}

/* ---- change ---- */

static const struct err *
values_of_thing(struct request *q, const struct work_thing *t, struct work_values *out)
{
	const struct version_row *from = work_base_version(t);
	struct service_in         in = {0};
	struct unit               unit;
	const struct err         *e = from ? service_body_read(q->a, from->body, &in) : NULL;

	if (!e)
		e = unit_by_id(q->db, q->a, t->working && from->unit.v ? from->unit : t->p.unit, &unit);
	if (e)
		return e;
	*out = work_values_of(q->a, &in);
	out->of[VALUE_TITLE] = from ? from->title : t->p.title;
	out->of[VALUE_SLUG] = t->p.slug;
	out->of[VALUE_SUMMARY] = from ? from->summary : t->p.summary;
	out->of[VALUE_GROUP] = from ? from->group : t->p.group;
	out->of[VALUE_UNIT] = unit.slug;
	out->of[VALUE_NOTE] = t->working ? from->note : STR("");
	return NULL;
}

static const struct err *
editable(struct request *q, struct work_thing *t)
{
	static const struct err waiting = {.kind = ERR_STATE, .code = "publication.proposed"};
	const struct err       *e = work_find(q, PERM_STANDARD_EDIT, t, NULL);

	return !e && t->working && t->version.state != VERSION_DRAFT ? &waiting : e;
}

const struct err *
work_edit_page(struct request *q, struct http_reply *r)
{
	struct work_thing  t;
	struct work_values v;
	const struct err  *e = editable(q, &t);

	if (!e)
		e = values_of_thing(q, &t, &v);
	return e ? e : show_form(q, r, &t.agency, &t, &v, t.working ? t.version.updated_at.ms : NO_INT, t.p.current.v, NULL);
}

/* Somebody else saved meanwhile: what he saved stands beside what was typed, and the next save is on top of his. */
static const struct err *
show_conflict(struct request *q, struct http_reply *r, const struct work_values *v, const struct service_in *typed)
{
	struct work_thing             t;
	struct service_in             theirs;
	struct service_diff_rows_view rows;
	const struct err             *e = q_fresh(q);

	if (!e)
		e = editable(q, &t);
	if (!e)
		e = service_body_read(q->a, work_base_version(&t)->body, &theirs);
	if (e)
		return e;
	rows = service_diff_of(q->a, q->lang, &theirs, typed, false);
	return show_form(q, r, &t.agency, &t, v, t.working ? t.version.updated_at.ms : NO_INT, t.p.current.v, &rows);
}

const struct err *
work_edit_send(struct request *q, struct http_reply *r)
{
	struct work_thing  t;
	struct work_values v = work_values_sent(q);
	struct save_job    j = {.q = q, .t = &t, .expected = q_int(q, "diubah")};
	const struct err  *e = editable(q, &t);

	if (e)
		return e;
	int64_t expected = j.expected;
	if (only_more_room(q)) {
		q->fault_count = 0;
		return show_form(q, r, &t.agency, &t, &v, expected, q_int(q, "dari"), NULL);
	}
	struct service_in in = work_values_body(q, &v), before = {0};
	if (work_base_version(&t))
		e = service_body_read(q->a, work_base_version(&t)->body, &before);
	in.files = before.files; /* files have buttons of their own */
	if (!e)
		e = draft_of(q, &t.agency, &v, &in, &j.in);
	if (!e && q->fault_count == 0)
		e = store_write(q->store, q->a, run_save, &j);
	if (e && !work_fault(q, e))
		return e;
	if (e && strcmp(e->code, "publication.changed") == 0)
		return show_conflict(q, r, &v, &in);
	if (q->fault_count > 0)
		return show_form(q, r, &t.agency, &t, &v, expected, q_int(q, "dari"), NULL);
	reply_see_other(q, r, t.base, W_flash_services_saved);
	return NULL;
}
