/* work_show.c - a standard or pledge at work: what is missing, what may be done now, and the acts behind the buttons. */
#include "base/date.h"
#include "base/strs.h"
#include "core/files.h"
#include "gen/work_show_html.h"
#include "rooms/services/service_kind.h"
#include "rooms/services/service_read.h"
#include "rooms/services/service_words.h"
#include "rooms/services/work_read.h"

#include <string.h>

enum { WHY_CHARS = 2000, APPROVE_AHEAD_YEARS = 1 };

/* ---- the page ---- */

static const struct version_row *
shown_version(const struct work_thing *t)
{
	return t->working ? &t->version : t->in_force ? &t->current : NULL;
}

static const struct err *
read_parts(struct request *q, const struct work_thing *t, struct work_show_view *v)
{
	const struct version_row       *shown = shown_version(t);
	const struct publication_part **gaps = NULL;
	struct service_in               standard = {0};
	struct pledge_in                pledge = {0};
	size_t                          n = 0;
	bool                            is_pledge = t->kind == &service_pledge_kind;
	str                             body = shown ? shown->body : STR("{}");
	const struct err               *e = body_missing(q->a, t->kind, body, true, &gaps, &n);

	if (!e)
		e = is_pledge ? pledge_body_read(q->a, body, &pledge) : service_body_read(q->a, body, &standard);
	if (e)
		return e;
	v->publishable = v->complete = true;
	v->parts.at = arena_array(q->a, t->kind->part_count, sizeof(*v->parts.at));
	for (size_t i = 0; i < t->kind->part_count; i++) {
		const struct publication_part *p = &t->kind->parts[i];
		str text = is_pledge ? pledge_part_words(q->a, q->lang, &pledge, i) : service_part_words(q->a, q->lang, &standard, i);
		bool                           gap = false;

		for (size_t k = 0; k < n; k++)
			gap = gap || gaps[k] == p;
		if (!p->to_publish && !p->to_complete && text.n == 0)
			continue;
		v->complete = v->complete && !gap;
		v->coded = v->coded || p->code;
		v->publishable = v->publishable && !(gap && (p->to_publish || text.n > 0));
		v->parts.at[v->parts.n++] = (struct work_part){
			.id = str_z(p->key), .code = str_z(p->code), .label = word(q->lang, p->label), .said = text,
			.mark = !gap ? WORK_DONE : p->to_publish || text.n > 0 ? WORK_MISSING : WORK_OPEN,
		};
	}
	return NULL;
}

/* Where each part that is not filled yet can be filled; once the draft is proposed, only where it stands on this page. */
static void
read_gaps(struct request *q, struct work_show_view *v)
{
	v->gaps.at = arena_array(q->a, v->parts.n, sizeof(*v->gaps.at));
	for (size_t i = 0; i < v->parts.n; i++) {
		struct work_part *p = &v->parts.at[i];

		if (p->mark == WORK_DONE)
			continue;
		if (v->acts.edit.n > 0)
			p->fill = str_fmt(q->a, "%.*s#f-%s", STRF(v->acts.edit), work_part_field(p->id));
		if (p->mark == WORK_MISSING)
			v->gaps.at[v->gaps.n++] = *p;
	}
}

/* Each part that keeps a draft from being published is a fault of its own. */
static const struct err *
name_gaps(struct request *q, const struct work_thing *t)
{
	const struct publication_part **gaps;
	size_t                          n;
	const struct err               *e = body_missing(q->a, t->kind, t->version.body, false, &gaps, &n);

	for (size_t i = 0; !e && i < n; i++) {
		bool                  empty = str_trim(body_part_text(q->a, t->version.body, gaps[i])).n == 0;
		const struct word_arg part = {"part", word(q->lang, gaps[i]->label)};

		q_fault(q, gaps[i]->key, empty ? W_services_work_part_empty : W_services_work_part_placeholder, &part, 1);
	}
	return e;
}

static void
read_acts(struct request *q, const struct work_thing *t, struct work_show_view *v)
{
	bool               edit = q_may(q, PERM_STANDARD_EDIT, &t->object, NULL);
	bool               approve = q_may(q, PERM_STANDARD_APPROVE, &t->object, NULL);
	enum version_state s = t->working ? t->version.state : VERSION_EFFECTIVE;
	bool               draft = t->working && s == VERSION_DRAFT;

	if (edit && (!t->working || draft)) {
		v->acts.edit = str_fmt(q->a, "%.*s/ubah", STRF(t->base));
		v->acts.attach = t->kind == &service_standard_kind && shown_version(t) ? str_fmt(q->a, "%.*s/berkas", STRF(t->base)) : STR("");
	}
	if (edit && draft)
		v->acts.propose = str_fmt(q->a, "%.*s/ajukan", STRF(t->base));
	if (approve && t->working && s == VERSION_PROPOSED && !v->acts.own)
		v->acts.approve = str_fmt(q->a, "%.*s/setujui", STRF(t->base));
	if (approve && t->working && (s == VERSION_PROPOSED || s == VERSION_APPROVED))
		v->acts.give_back = str_fmt(q->a, "%.*s/kembalikan", STRF(t->base));
	if (approve && t->in_force)
		v->acts.withdraw = str_fmt(q->a, "%.*s/cabut", STRF(t->base));
}

static struct part_options
reasons(struct request *q)
{
	struct part_option *o = arena_array(q->a, service_reason_count, sizeof(*o));
	str                 sent = q_text(q, "sebab");

	for (size_t i = 0; i < service_reason_count; i++) {
		str code = str_z(service_reasons[i].code);

		o[i] = (struct part_option){.value = code, .text = word(q->lang, service_reasons[i].label), .chosen = str_eq(sent, code)};
	}
	return (struct part_options){o, service_reason_count};
}

static void
read_forms(struct request *q, const struct work_thing *t, struct work_show_view *v)
{
	const struct part_errors_view *errors = q_errors(q);
	day                            today = date_of(q->now, t->agency.zone), last = today;
	struct civil                   c = date_civil(today);
	char                           iso[11];
	str                            typed = q_text(q, "berlaku");

	if (!date_from_civil(c.year + APPROVE_AHEAD_YEARS, c.month, c.mday, &last))
		last = today;
	date_iso(today, iso);
	v->from = (struct part_date_view){.id = STR("berlaku"), .label = word(q->lang, W_services_work_from),
		.hint = word(q->lang, W_services_work_from_hint), .error = part_error_of(errors, "berlaku"),
		.value = typed.n ? typed : arena_str(q->a, str_z(iso)), .first = today, .last = last};
	v->why_back = (struct part_area_view){.id = STR("catatan"), .label = word(q->lang, W_services_work_why_back),
		.error = part_error_of(errors, "catatan"), .value = q_text(q, "catatan"), .max_chars = WHY_CHARS, .lines = 3};
	v->why_withdraw = (struct part_area_view){.id = STR("alasan"), .label = word(q->lang, W_services_work_why_withdraw),
		.hint = word(q->lang, W_services_work_why_withdraw_hint), .error = part_error_of(errors, "alasan"),
		.value = q_text(q, "alasan"), .max_chars = WHY_CHARS, .lines = 3};
	v->reason = (struct part_picks_view){.id = STR("sebab"), .legend = word(q->lang, W_services_work_reason),
		.error = part_error_of(errors, "sebab"), .columns = 2, .options = reasons(q)};
	v->file_title = (struct part_field_view){.id = STR("nama_berkas"), .label = word(q->lang, W_services_work_file_title),
		.error = part_error_of(errors, "nama_berkas"), .value = q_text(q, "nama_berkas"), .max_chars = 120};
	v->file = (struct part_file_view){.id = STR("berkas"), .label = word(q->lang, W_services_work_file),
		.hint = word(q->lang, W_services_work_file_hint), .error = part_error_of(errors, "berkas"), .accept = STR(".pdf")};
}

/* What the draft changes against the version in force, and the files it names. */
static const struct err *
read_standard(struct request *q, const struct work_thing *t, struct work_show_view *v)
{
	const struct version_row *shown = shown_version(t);
	struct service_in         in, old;
	const struct err         *e = shown ? service_body_read(q->a, shown->body, &in) : NULL;

	if (e || !shown)
		return e;
	v->files.at = arena_array(q->a, in.files.n + 1, sizeof(*v->files.at));
	for (size_t i = 0; i < in.files.n; i++) {
		v->files.at[v->files.n++] = (struct service_file_row){in.files.at[i].title,
			str_fmt(q->a, "%.*s/berkas/%.*s", STRF(t->base), STRF(in.files.at[i].sha256)), in.files.at[i].sha256};
	}
	v->detach = v->acts.attach.n ? str_fmt(q->a, "%.*s/berkas/lepas", STRF(t->base)) : STR("");
	if (!t->working || !t->in_force)
		return NULL;
	v->compares = true;
	e = service_body_read(q->a, t->current.body, &old);
	if (!e)
		v->diff = service_diff_of(q->a, q->lang, &old, &in, false);
	return e;
}

static const struct err *
read_pledge(struct request *q, const struct work_thing *t, struct work_show_view *v)
{
	struct pledge_in  old, in;
	const struct err *e = NULL;

	if (!t->working || !t->in_force)
		return NULL;
	v->compares = true;
	e = pledge_body_read(q->a, t->current.body, &old);
	if (!e)
		e = pledge_body_read(q->a, t->version.body, &in);
	if (!e)
		v->diff = pledge_diff_of(q->a, q->lang, &old, &in, false);
	return e;
}

static const struct err *
show(struct request *q, struct http_reply *r, const struct work_thing *t)
{
	const struct version_row *shown = shown_version(t);
	struct work_show_view     v = {.csrf = q->csrf, .working = t->working, .review = t->p.review_day,
		.title = t->kind == &service_pledge_kind ? word(q->lang, W_services_pledge_title) : shown ? shown->title : t->p.title};
	struct html               h;
	day                       today = date_of(q->now, t->agency.zone);
	const struct err         *e = read_parts(q, t, &v);

	if (!e && t->working)
		e = version_handled(q->db, q->a, t->version.id, q->person.account, &v.acts.own);
	read_acts(q, t, &v);
	read_gaps(q, &v);
	read_forms(q, t, &v);
	if (!e)
		e = t->kind == &service_pledge_kind ? read_pledge(q, t, &v) : read_standard(q, t, &v);
	if (!e && t->p.id.v != 0)
		e = service_versions_read(q, &t->p, &v.versions);
	if (e)
		return e;
	v.chips = work_chips_of(q, t->in_force ? t->current.no : NO_INT, t->p.review_day, t->working ? (int)t->version.state : 0,
	    t->working ? t->version.valid_from : NO_DAY, today);
	if (t->in_force)
		v.public_path = service_base(q->a, &t->p);
	if (t->working) {
		v.author = t->version.author_name;
		v.note = t->version.note;
		v.returned = t->version.state == VERSION_DRAFT ? t->version.returned : STR("");
		v.changed = t->version.updated_at;
	}
	const struct frame_link crumbs[] = {{.path = STR("/kerja/layanan"), .label = word(q->lang, W_services_work_title)}};
	const struct page_head  head = {.title = v.title, .menu = "kerja-layanan", .work = true, .agency = t->agency.id,
		.crumbs = crumbs, .crumb_count = COUNT(crumbs)};
	e = page_open(q, &head, &h);
	if (e)
		return e;
	work_show_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

const struct err *
work_show_page(struct request *q, struct http_reply *r)
{
	struct work_thing t;
	const struct err *e = work_find(q, PERM_STANDARD_READ, &t, NULL);

	return e ? e : show(q, r, &t);
}

/* ---- the acts ---- */

enum step { STEP_PROPOSE = 1, STEP_BACK, STEP_APPROVE, STEP_WITHDRAW };

struct step_job {
	struct request          *q;
	const struct work_thing *t;
	enum step                step;
	struct actor             by;
	const char              *reason;
};

static const struct err *
run_step(struct db *tx, void *ctx)
{
	struct step_job               *j = ctx;
	struct request                *q = j->q;
	const struct publication_kind *k = j->t->kind;

	switch (j->step) {
	case STEP_PROPOSE:
		return version_propose(tx, q->a, q->keys, k, j->t->version.id, &j->by, q->now);
	case STEP_BACK:
		return version_return(tx, q->a, q->keys, j->t->version.id, q_text(q, "catatan"), q->now);
	case STEP_APPROVE:
		return version_approve(tx, q->a, q->keys, k, j->t->version.id, q_day(q, "berlaku"), q_int(q, "diubah"), &j->by,
		    q->now);
	case STEP_WITHDRAW:
		return version_withdraw(tx, q->a, q->keys, k, j->t->current.id, j->reason, q_text(q, "alasan"), &j->by, q->now);
	}
	return NULL;
}

/* A draft may move a standard to another unit: whoever decides must reach that one too, not only where it lies now. */
static const struct err *
reaches_target(struct request *q, const struct work_thing *t, enum permission perm)
{
	struct unit       u;
	const struct err *e = unit_by_id(q->db, q->a, t->version.unit, &u);

	return e ? e : q_must(q, perm, &(struct access_object){.agency = t->agency.id, .unit_path = u.path}, NULL);
}

/* One act on what the page showed; a fault the person can mend brings the page again. */
static const struct err *
take_step(struct request *q, struct http_reply *r, enum step step, enum permission perm, enum word said)
{
	static const struct err gone = {.kind = ERR_STATE, .code = "publication.state"};
	struct work_thing       t;
	enum role               as;
	const struct err       *e = work_find(q, perm, &t, &as);

	if (!e && (step == STEP_WITHDRAW ? !t.in_force : !t.working))
		e = &gone;
	if (!e && step == STEP_APPROVE && t.version.unit.v != 0)
		e = reaches_target(q, &t, perm);
	if (e)
		return e;
	struct step_job j = {.q = q, .t = &t, .step = step, .by = q_actor(q, as)};
	for (size_t i = 0; i < service_reason_count; i++) {
		if (str_eq(q_text(q, "sebab"), str_z(service_reasons[i].code)))
			j.reason = service_reasons[i].code;
	}
	if (step == STEP_WITHDRAW && !j.reason)
		q_fault(q, "sebab", W_services_work_reason_missing, NULL, 0);
	if (q->fault_count == 0)
		e = store_write(q->store, q->a, run_step, &j);
	if (e && strcmp(e->code, "publication.missing") == 0)
		e = name_gaps(q, &t);
	bool reread = e && strcmp(e->code, "publication.reread") == 0;
	if (e && !work_fault(q, e))
		return e;
	if (reread) { /* what is approved is what stands on the page: the draft as it is now */
		e = q_fresh(q);
		if (!e)
			e = work_find(q, perm, &t, &as);
		if (e)
			return e;
	}
	if (q->fault_count > 0)
		return show(q, r, &t);
	reply_see_other(q, r, t.base, said);
	return NULL;
}

const struct err *
work_propose(struct request *q, struct http_reply *r)
{
	return take_step(q, r, STEP_PROPOSE, PERM_STANDARD_EDIT, W_flash_services_proposed);
}

const struct err *
work_give_back(struct request *q, struct http_reply *r)
{
	return take_step(q, r, STEP_BACK, PERM_STANDARD_APPROVE, W_flash_services_returned);
}

const struct err *
work_approve(struct request *q, struct http_reply *r)
{
	return take_step(q, r, STEP_APPROVE, PERM_STANDARD_APPROVE, W_flash_services_approved);
}

const struct err *
work_withdraw(struct request *q, struct http_reply *r)
{
	return take_step(q, r, STEP_WITHDRAW, PERM_STANDARD_APPROVE, W_flash_services_withdrawn);
}

/* ---- files of a standard ---- */

struct file_job {
	struct request          *q;
	const struct work_thing *t;
	struct actor             by;
	str                      title, bytes; /* to attach */
	str                      sha256;       /* to take off */
};

static const struct err *
run_file(struct db *tx, void *ctx)
{
	const int64_t             no_draft = 1; /* of no draft: one that came meanwhile is somebody else's */
	struct file_job          *j = ctx;
	struct request           *q = j->q;
	const struct version_row *shown = shown_version(j->t);
	struct service_in         in;
	struct file_row           row;
	version_id                saved;
	str                       body;
	const struct err         *e = service_body_read(q->a, shown->body, &in);

	if (e)
		return e;
	struct service_files files = {.at = arena_array(q->a, in.files.n + 1, sizeof(*files.at))};
	if (j->bytes.p) {
		e = file_store(tx, q->a, q->settings, j->bytes, j->title, SUBJECT_PUBLICATION, j->t->p.id.v, VISIBLE_STAFF, q->now, &row);
		if (e)
			return e;
		j->sha256 = row.sha256; /* the same file again takes the new title */
	}
	for (size_t i = 0; i < in.files.n; i++) {
		if (!str_eq(in.files.at[i].sha256, j->sha256))
			files.at[files.n++] = in.files.at[i];
	}
	if (j->bytes.p)
		files.at[files.n++] = (struct service_file){j->title, row.sha256};
	if (!j->bytes.p && files.n == in.files.n)
		return err_new(q->a, ERR_MISSING, "file.missing", NULL, NULL);
	in.files = files;
	e = service_body_build(q->a, &in, &body);
	if (e)
		return e;
	const struct draft_in draft = {.kind = j->t->kind, .agency = j->t->agency.id, .slug = j->t->p.slug, .title = shown->title,
		.unit = j->t->working ? shown->unit : j->t->p.unit, .summary = shown->summary, .group = shown->group, .body = body,
		.note = j->t->working ? shown->note : STR(""), .by = j->by, .at = q->now};
	return draft_save(tx, q->a, q->keys, j->t->p.id, &draft, j->t->working ? shown->updated_at.ms : no_draft, &saved);
}

static const struct err *
change_files(struct request *q, struct http_reply *r, bool attach)
{
	struct work_thing       t;
	enum role               as;
	static const struct err gone = {.kind = ERR_STATE, .code = "publication.state"};
	const struct form_pair *sent = q_file(q, "berkas");
	const struct err       *e = work_find(q, PERM_STANDARD_EDIT, &t, &as);

	if (!e && !shown_version(&t))
		e = &gone;
	if (e)
		return e;
	struct file_job j = {.q = q, .t = &t, .by = q_actor(q, as), .title = q_text(q, "nama_berkas"), .sha256 = q_text(q, "sha256")};
	if (attach && !sent)
		q_fault(q, "berkas", W_services_work_file_missing, NULL, 0);
	else if (attach)
		j.bytes = sent->value;
	if (q->fault_count == 0)
		e = store_write(q->store, q->a, run_file, &j);
	if (e && !work_fault(q, e))
		return e;
	if (q->fault_count > 0)
		return show(q, r, &t);
	reply_see_other(q, r, t.base, attach ? W_flash_services_attached : W_flash_services_detached);
	return NULL;
}

const struct err *
work_attach(struct request *q, struct http_reply *r)
{
	return change_files(q, r, true);
}

const struct err *
work_detach(struct request *q, struct http_reply *r)
{
	return change_files(q, r, false);
}

/* A file of the draft, for those who may read drafts. */
const struct err *
work_file(struct request *q, struct http_reply *r)
{
	struct work_thing t;
	struct file_row   row;
	str               bytes;
	const struct err *e = work_find(q, PERM_STANDARD_READ, &t, NULL);

	if (!e)
		e = file_read_hash(q->db, q->a, q->settings, SUBJECT_PUBLICATION, t.p.id.v, q_param(q, "sha256"), &row, &bytes);
	if (e)
		return e;
	reply_bytes(q, r, arena_str(q->a, row.type).p, arena_str(q->a, row.name).p, bytes);
	return NULL;
}
