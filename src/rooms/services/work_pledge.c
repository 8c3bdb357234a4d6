/* work_pledge.c - the editor of an agency's pledge: three statements, the decree, who signed, where it hangs. */
#include "base/strs.h"
#include "gen/work_form_html.h"
#include "rooms/services/service_body.h"
#include "rooms/services/service_kind.h"
#include "rooms/services/service_read.h"
#include "rooms/services/work_read.h"

enum { STATEMENT = 600, LINE = 200, TEXT = 5000, ITEMS = 12, OLDEST_YEAR = 2009 };

struct pledge_values {
	str promise, duty, sanction, decree, day, signer, post, services, places, note;
};

static struct pledge_values
values_sent(struct request *q)
{
	return (struct pledge_values){q_text(q, "janji"), q_text(q, "kewajiban"), q_text(q, "sanksi"), q_text(q, "nomor_sk"),
		q_text(q, "tanggal_sk"), q_text(q, "penandatangan"), q_text(q, "jabatan"), q_text(q, "layanan"), q_text(q, "tempat"),
		q_text(q, "perubahan")};
}

/* A pledge that was never begun starts with the three statements of the guideline, to be worked on. */
static const struct err *
values_of(struct request *q, const struct work_thing *t, struct pledge_values *out)
{
	const struct version_row *from = work_base_version(t);
	struct pledge_in          in;
	char                      iso[11] = "";
	const struct err         *e = from ? pledge_body_read(q->a, from->body, &in) : NULL;

	if (e)
		return e;
	if (!from) {
		*out = (struct pledge_values){.promise = word(LANG_ID, W_services_pledge_text_promise),
			.duty = word(LANG_ID, W_services_pledge_text_duty), .sanction = word(LANG_ID, W_services_pledge_text_sanction)};
		return NULL;
	}
	if (day_known(in.decree_day))
		date_iso(in.decree_day, iso);
	*out = (struct pledge_values){in.promise, in.duty, in.sanction, in.decree, arena_str(q->a, str_z(iso)), in.signer, in.post,
		service_lines_write(q->a, &in.services), service_lines_write(q->a, &in.places), t->working ? from->note : STR("")};
	return NULL;
}

static void
add_area(struct request *q, struct work_items *items, const char *id, enum word label, enum word hint, str value, int max, int lines,
    bool optional)
{
	struct part_area_view *f = arena_alloc(q->a, sizeof(*f));

	*f = (struct part_area_view){.id = str_z(id), .label = word(q->lang, label), .hint = hint ? word(q->lang, hint) : STR(""),
		.error = part_error_of(q_errors(q), id), .value = value, .max_chars = max, .lines = lines, .optional = optional};
	items->at[items->n++] = (struct work_item){.area = f};
}

static void
add_field(struct request *q, struct work_items *items, const char *id, enum word label, str value)
{
	struct part_field_view *f = arena_alloc(q->a, sizeof(*f));

	*f = (struct part_field_view){.id = str_z(id), .label = word(q->lang, label), .error = part_error_of(q_errors(q), id),
		.value = value, .max_chars = LINE};
	items->at[items->n++] = (struct work_item){.field = f};
}

static struct work_sections
sections_of(struct request *q, const struct pledge_values *v, day today)
{
	struct work_sections  s = {.at = arena_array(q->a, 3, sizeof(*s.at)), .n = 3};
	static const enum word titles[] = {W_services_form_pledge_words, W_services_form_pledge_decree, W_services_form_pledge_where};
	struct part_date_view *d = arena_alloc(q->a, sizeof(*d));
	day                    first = today;

	for (size_t i = 0; i < s.n; i++)
		s.at[i] = (struct work_section){.id = str_fmt(q->a, "b%zu", i + 1), .title = word(q->lang, titles[i]),
			.items = {arena_array(q->a, ITEMS, sizeof(struct work_item)), 0}};
	add_area(q, &s.at[0].items, "janji", W_services_pledge_janji, WORD_NONE, v->promise, STATEMENT, 3, false);
	add_area(q, &s.at[0].items, "kewajiban", W_services_pledge_kewajiban, WORD_NONE, v->duty, STATEMENT, 3, false);
	add_area(q, &s.at[0].items, "sanksi", W_services_pledge_sanksi, WORD_NONE, v->sanction, STATEMENT, 3, false);
	add_field(q, &s.at[1].items, "nomor_sk", W_services_pledge_nomor_sk, v->decree);
	if (!date_from_civil(OLDEST_YEAR, 1, 1, &first)) /* no pledge is older than the law */
		first = today;
	*d = (struct part_date_view){.id = STR("tanggal_sk"), .label = word(q->lang, W_services_pledge_tanggal_sk),
		.error = part_error_of(q_errors(q), "tanggal_sk"), .value = v->day, .first = first, .last = today};
	s.at[1].items.at[s.at[1].items.n++] = (struct work_item){.date = d};
	add_field(q, &s.at[1].items, "penandatangan", W_services_pledge_penandatangan, v->signer);
	add_field(q, &s.at[1].items, "jabatan", W_services_pledge_jabatan, v->post);
	add_area(q, &s.at[2].items, "layanan", W_services_pledge_layanan, W_services_form_pledge_services_hint, v->services, TEXT, 4, true);
	add_area(q, &s.at[2].items, "tempat", W_services_pledge_tempat, W_services_form_lines_hint, v->places, TEXT, 3, false);
	add_area(q, &s.at[2].items, "perubahan", W_services_form_change, W_services_form_change_hint, v->note, LINE * 5, 2, true);
	return s;
}

static const struct err *
show_form(struct request *q, struct http_reply *r, const struct work_thing *t, const struct pledge_values *values, int64_t expected,
    int64_t from, const struct service_diff_rows_view *conflict)
{
	struct html           h;
	struct work_form_view v = {.title = word(q->lang, W_services_form_pledge_title), .lead = word(q->lang, W_services_form_pledge_lead),
		.csrf = q->csrf, .action = str_fmt(q->a, "%.*s/ubah", STRF(t->base)), .back = t->base,
		.draft_key = str_fmt(q->a, "maklumat-%.*s", STRF(t->agency.code)),
		.expected = str_fmt(q->a, "%lld", (long long)(expected == NO_INT ? 0 : expected)),
		.from = str_fmt(q->a, "%lld", (long long)(from == NO_INT ? 0 : from)), .conflicting = conflict != NULL,
		.sections = sections_of(q, values, date_of(q->now, t->agency.zone))};
	const struct frame_link crumbs[] = {{.path = STR("/kerja/layanan"), .label = word(q->lang, W_services_work_title)},
		{.path = t->base, .label = word(q->lang, W_services_pledge_title)}};
	const struct page_head  head = {.title = v.title, .menu = "kerja-layanan", .work = true, .agency = t->agency.id,
		.crumbs = crumbs, .crumb_count = COUNT(crumbs)};
	const struct err       *e = page_open(q, &head, &h);

	if (e)
		return e;
	if (conflict)
		v.conflict = *conflict;
	work_form_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

static const struct err *
editable(struct request *q, struct work_thing *t, enum role *as)
{
	static const struct err waiting = {.kind = ERR_STATE, .code = "publication.proposed"};
	const struct err       *e = work_find(q, PERM_STANDARD_EDIT, t, as);

	return !e && t->working && t->version.state != VERSION_DRAFT ? &waiting : e;
}

const struct err *
work_pledge_edit_page(struct request *q, struct http_reply *r)
{
	struct work_thing    t;
	struct pledge_values v;
	const struct err    *e = editable(q, &t, NULL);

	if (!e)
		e = values_of(q, &t, &v);
	return e ? e : show_form(q, r, &t, &v, t.working ? t.version.updated_at.ms : NO_INT, t.p.current.v, NULL);
}

struct save_job {
	struct request          *q;
	const struct work_thing *t;
	struct draft_in          in;
	int64_t                  expected;
};

static const struct err *
run_save(struct db *tx, void *ctx)
{
	struct save_job *j = ctx;
	publication_id   made;

	if (j->t->p.id.v == 0)
		return draft_create(tx, j->q->a, j->q->keys, &j->in, &made);
	return work_draft_save(tx, j->q, j->t, &j->in, j->expected, q_int(j->q, "dari"));
}

/* Somebody else saved or published meanwhile: his text stands beside what was typed, and the next save is on top of his. */
static const struct err *
show_conflict(struct request *q, struct http_reply *r, const struct pledge_values *v, const struct pledge_in *typed)
{
	struct work_thing             t;
	struct pledge_in              theirs = {0};
	struct service_diff_rows_view rows;
	const struct err             *e = q_fresh(q);

	if (!e)
		e = editable(q, &t, NULL);
	if (!e && work_base_version(&t))
		e = pledge_body_read(q->a, work_base_version(&t)->body, &theirs);
	if (e)
		return e;
	rows = pledge_diff_of(q->a, q->lang, &theirs, typed, false);
	return show_form(q, r, &t, v, t.working ? t.version.updated_at.ms : NO_INT, t.p.current.v, &rows);
}

const struct err *
work_pledge_edit_send(struct request *q, struct http_reply *r)
{
	struct work_thing    t;
	enum role            as;
	struct pledge_values v = values_sent(q);
	int64_t              expected = q_int(q, "diubah");
	struct save_job      j = {.q = q, .t = &t, .expected = expected};
	const struct err    *e = editable(q, &t, &as);

	if (e)
		return e;
	const struct pledge_in in = {.promise = v.promise, .duty = v.duty, .sanction = v.sanction, .decree = v.decree,
		.decree_day = q_day(q, "tanggal_sk"), .signer = v.signer, .post = v.post,
		.services = service_lines_read(q->a, v.services, SERVICE_MAX_LINES), .places = service_lines_read(q->a, v.places, SERVICE_MAX_LINES)};
	/* The footer of every page quotes the first statement. */
	j.in = (struct draft_in){.kind = &service_pledge_kind, .agency = t.agency.id, .unit = t.p.unit, .slug = STR(PLEDGE_SLUG),
		.title = word(LANG_ID, W_services_pledge_title), .summary = v.promise, .group = STR(""), .note = v.note,
		.by = q_actor(q, as), .at = q->now};
	e = pledge_body_build(q->a, &in, &j.in.body);
	if (!e && q->fault_count == 0)
		e = store_write(q->store, q->a, run_save, &j);
	if (e && !work_fault(q, e))
		return e;
	if (e && strcmp(e->code, "publication.changed") == 0)
		return show_conflict(q, r, &v, &in);
	if (q->fault_count > 0)
		return show_form(q, r, &t, &v, expected, q_int(q, "dari"), NULL);
	reply_see_other(q, r, t.base, W_flash_services_saved);
	return NULL;
}
