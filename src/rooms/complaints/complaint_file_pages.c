/* complaint_file_pages.c - the form of a complaint: shown, looked over, filed, and its receipt. */
#include "rooms/complaints/complaint_pages.h"

#include "base/strs.h"
#include "core/accounts.h"
#include "core/log.h"
#include "gen/complaint_form_html.h"
#include "gen/complaint_offices_html.h"
#include "gen/complaint_preview_html.h"
#include "gen/complaint_receipt_html.h"
#include "gen/complaint_repeat_html.h"
#include "gen/complaint_secrecy_html.h"
#include "out/qr.h"
#include "rooms/complaints/complaint_form.h"
#include "rooms/complaints/complaint_say.h"
#include "rooms/complaints/complaint_track.h"

/* A form that came twice may open its case this long after: the answer to the first may have been lost on the way. */
enum { REPEAT_OPENS_MS = 15 * MS_PER_MINUTE, FILING_KEPT_MS = 48 * MS_PER_HOUR };

static struct page_head
head_of(const struct request *q, const struct complaint_form *f, enum word title)
{
	return (struct page_head){.title = word(q->lang, title), .description = word(q->lang, W_complaint_form_lead),
		.menu = "aduan", .agency = f->several ? f->agency.id : (agency_id){0}, .zone = f->agency.zone};
}

static const struct err *
offices_reply(struct request *q, struct http_reply *r)
{
	struct agency_list all;
	const struct err  *e = agency_all(q->db, q->a, &all);

	if (e)
		return e;
	struct complaint_office_row *at = arena_array(q->a, all.n + 1, sizeof(*at));

	for (size_t i = 0; i < all.n; i++)
		at[i] = (struct complaint_office_row){str_fmt(q->a, "/lapor?instansi=%.*s", STRF(all.at[i].code)),
		    all.at[i].name, all.at[i].parent_name};
	const struct complaint_offices_view v = {{at, all.n}};
	const struct page_head              head = {.title = word(q->lang, W_complaint_offices_title), .menu = "aduan"};
	struct html                         h;

	if ((e = page_open(q, &head, &h)))
		return e;
	complaint_offices_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

static const struct err *
form_reply(struct request *q, struct complaint_form *f, struct http_reply *r)
{
	struct page_head  head = head_of(q, f, W_complaint_form_title);
	struct html       h;
	const struct err *e = complaint_form_services(q, f);

	if (e)
		return e;
	const struct complaint_form_view v = complaint_form_show(q, f);

	if ((e = page_open(q, &head, &h)))
		return e;
	complaint_form_html(&h, &v);
	page_close(q, &h, r);
	http_reply_header(r, "cache-control", STR("no-store"));
	return NULL;
}

const struct err *
complaint_form_page(struct request *q, struct http_reply *r)
{
	struct complaint_form f;
	bool                  found;
	const struct err     *e = complaint_form_read(q, &found, &f);

	if (e)
		return e;
	q->fault_count = 0; /* an old address with a service that is gone still opens the form */
	return found ? form_reply(q, &f, r) : offices_reply(q, r);
}

static const struct err *
preview_reply(struct request *q, const struct complaint_form *f, struct http_reply *r)
{
	struct page_head                    head = head_of(q, f, W_complaint_preview_title);
	const struct complaint_preview_view v = complaint_form_preview(q, f);
	struct html                         h;

	head.hidden = true;
	const struct err *e = page_open(q, &head, &h);

	if (e)
		return e;
	complaint_preview_html(&h, &v);
	page_close(q, &h, r);
	http_reply_header(r, "cache-control", STR("no-store"));
	return NULL;
}

const struct err *
complaint_secrecy_page(struct request *q, struct http_reply *r)
{
	const struct complaint_secrecy_view v = {complaint_form_seen(q)};
	const struct page_head head = {.title = word(q->lang, W_complaint_secrecy_title),
		.description = word(q->lang, W_complaint_secrecy_lead)};
	struct html       h;
	const struct err *e = page_open(q, &head, &h);

	if (e)
		return e;
	complaint_secrecy_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

/* ---- filing ---- */

struct filing {
	struct request            *q;
	const struct complaint_in *in;
	str                        form_hash;
	bool                       repeat, opened; /* this form was sent before; a pass was given */
	case_id                    before;
	str                        pass;
	int64_t                    place; /* of the leaf; NO_INT: not yet */
	struct case_open_out       out;
};

static const struct err *
pass_give(struct db *tx, struct filing *f, case_id id, str *pass)
{
	str csrf;

	return pass_open(tx, f->q->a, f->q->random, id, q_cookie(f->q, COOKIE_PASS), f->q->now, pass, &csrf);
}

static const struct err *
write_filing(struct db *tx, void *ctx)
{
	struct filing                   *f = ctx;
	struct request                  *q = f->q;
	struct complaint_filing_find_row row;
	struct case_open_out             out = {0};
	str                              pass = {0};
	bool                             found;
	int64_t                          added = 0, place = NO_INT;
	const struct err                *e = complaint_filing_find(tx, q->a, f->form_hash, &found, &row);

	if (e)
		return e;
	bool opens = !found || q->now.ms - row.at.ms <= REPEAT_OPENS_MS;

	if (!found && ((e = complaint_file(tx, q->a, q->keys, q->random, f->in, &out)) ||
	    (e = log_place_at_once(tx, q->a, out.leaf, &place)) || (e = complaint_filing_add(tx, q->a, f->form_hash, out.id, q->now, &added))))
		return e;
	if (!found && added == 0)
		return err_new(q->a, ERR_STATE, "complaint.twice", NULL, NULL);
	if (opens && (e = pass_give(tx, f, found ? row.file : out.id, &pass)))
		return e;
	f->repeat = found;
	f->before = found ? row.file : (case_id){0};
	f->opened = opens;
	f->pass = pass;
	f->place = place;
	f->out = out;
	return NULL;
}

static const struct err *
repeat_reply(struct request *q, const struct complaint_form *form, const struct filing *f, struct http_reply *r)
{
	struct page_head  head = head_of(q, form, W_complaint_repeat_title);
	struct case_row   c;
	struct html       h;
	const struct err *e = q_fresh(q);

	if (e || (e = case_by_id(q->db, q->a, q->keys, f->before, false, &c)))
		return e;
	const struct complaint_repeat_view v = {c.number, str_fmt(q->a, "/aduan/%.*s", STRF(c.number)), f->opened};

	head.hidden = true;
	if ((e = page_open(q, &head, &h)))
		return e;
	complaint_repeat_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

static struct complaint_promise_rows
promise_rows(struct request *q, const struct complaint_form *f, str number)
{
	static const enum word labels[] = {[PROMISE_STANDARD] = W_complaint_promise_standard,
		[PROMISE_GUIDELINE] = W_complaint_promise_guideline, [PROMISE_LAW] = W_complaint_promise_law};
	const struct complaint_promises *p = &f->promises[f->class_];
	struct complaint_promise_row    *at = arena_array(q->a, p->n + 1, sizeof(*at));
	struct law_row verify = law_get(&f->law, LAW_SP4N62_VERIFIKASI, date_of(q->now, f->agency.zone));

	at[0] = (struct complaint_promise_row){word(q->lang, W_complaint_promise_verify),
	    complaint_amount(q->a, q->lang, verify.value, verify.unit), p->verify.last, false,
	    complaint_deadline_path(q->a, number, COMPLAINT_CLOCK_VERIFY)};
	for (size_t i = 0; i < p->n; i++)
		at[i + 1] = (struct complaint_promise_row){
		    word(q->lang, i == 0 ? W_complaint_promise_answer : labels[p->at[i].origin]),
		    complaint_promise_time(q, f, p, &p->at[i]), p->at[i].deadline.last, i == 0,
		    complaint_deadline_path(q->a, number, p->at[i].origin == PROMISE_LAW ? COMPLAINT_CLOCK_LAW : COMPLAINT_CLOCK_COMPLETE)};
	return (struct complaint_promise_rows){at, p->n + 1};
}

/* The address that opens this case for anybody who has its code; nothing where the installation has no address. */
static void
qr_put(struct request *q, str number, struct complaint_receipt_view *v)
{
	if (!q->settings->url || !q->settings->url[0])
		return;
	str address = str_fmt(q->a, "%s%.*s?untuk=%.*s", q->settings->url, STRF(q_here(q, STR("/aduan/lacak"))), STRF(number));

	if (!qr_path(q->a, address, &v->qr, &v->qr_size))
		v->qr = (str){0};
}

/* Where the sequencer gives the place (PostgreSQL) it may have come meanwhile. */
static const struct err *
place_read(struct request *q, const struct filing *f, int64_t *place)
{
	struct log_entry  entry = {.idx = NO_INT};
	bool              known = false;
	const struct err *e = f->place == NO_INT ? q_fresh(q) : NULL;

	if (!e && f->place == NO_INT)
		e = log_find(q->db, q->a, f->out.leaf, &known, &entry);
	if (!e)
		*place = known ? entry.idx : f->place;
	return e;
}

static const struct err *
receipt_reply(struct request *q, const struct complaint_form *form, const struct filing *f, struct http_reply *r)
{
	struct page_head              head = head_of(q, form, W_complaint_receipt_title);
	struct html                   h;
	struct complaint_receipt_view v = {
		.number = f->out.number, .path = str_fmt(q->a, "/aduan/%.*s", STRF(f->out.number)),
		.at = q->now, .leaf = f->out.leaf,
		.title = form->words.title,
		.promises = promise_rows(q, form, f->out.number), .said = complaint_form_said(q, form),
		.confidential = form->mode == MODE_CONFIDENTIAL,
	};
	const struct err *e = place_read(q, f, &v.place);

	if (e)
		return e;
	if (!secret_code_parse(q->a, f->out.code, &v.code))
		return err_new(q->a, ERR_BUG, "complaint.code", NULL, NULL);
	qr_put(q, f->out.number, &v);
	head.hidden = head.one_sheet = true;
	if ((e = page_open(q, &head, &h)))
		return e;
	complaint_receipt_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

static const struct err *
file_reply(struct request *q, struct complaint_form *form, struct http_reply *r)
{
	const struct complaint_in in = complaint_form_in(q, form);
	struct filing             f = {.q = q, .in = &in,
	    .form_hash = sha256_hex(q->a, sha256_of(form->form.p, form->form.n))};
	const struct page_head    head = head_of(q, form, W_complaint_receipt_title);
	const struct err         *e = page_know(q, &head); /* after the write it would take another snapshot */

	if (e)
		return e;
	e = store_write(q->store, q->a, write_filing, &f);
	/* The same form at the same moment: the other one has filed it. */
	if (e && e->code && strcmp(e->code, "complaint.twice") == 0)
		e = store_write(q->store, q->a, write_filing, &f);
	if (e && e->kind == ERR_INPUT && q_fault_err(q, e)) /* what was chosen is gone since the form was opened */
		return form_reply(q, form, r);
	if (e)
		return e;
	e = f.repeat ? repeat_reply(q, form, &f, r) : receipt_reply(q, form, &f, r);
	if (e)
		return e;
	http_reply_header(r, "cache-control", STR("no-store"));
	if (f.opened)
		reply_cookie(q, r, COOKIE_PASS, f.pass, PASS_LASTS_MS / MS_PER_SECOND);
	return NULL;
}

/* Reads and checks; *done: it was answered already (no agency chosen, or something to mend). */
static const struct err *
sent_form(struct request *q, struct http_reply *r, bool check, bool *done, struct complaint_form *f)
{
	bool              found;
	const struct err *e = complaint_form_read(q, &found, f);

	*done = true;
	if (e)
		return e;
	if (!found)
		return offices_reply(q, r);
	if (check || q_faulty(q, "aksi"))
		complaint_form_check(q, f);
	else
		q->fault_count = 0;
	if (q->fault_count > 0 || !check)
		return form_reply(q, f, r);
	*done = false;
	return NULL;
}

const struct err *
complaint_form_step(struct request *q, struct http_reply *r)
{
	struct complaint_form f;
	bool                  done;
	const struct err     *e = sent_form(q, r, str_eq(q_text(q, "aksi"), STR("tinjau")), &done, &f);

	return e || done ? e : preview_reply(q, &f, r);
}

const struct err *
complaint_form_step_page(struct request *q, struct http_reply *r)
{
	reply_see_other(q, r, STR("/lapor"), WORD_NONE);
	return NULL;
}

const struct err *
complaint_form_sent(struct request *q, struct http_reply *r)
{
	struct complaint_form f;
	bool                  done;
	const struct err     *e = sent_form(q, r, true, &done, &f);

	return e || done ? e : file_reply(q, &f, r);
}

/* ---- cleaning up ---- */

struct forgetting {
	struct arena *a;
	instant       before;
};

static const struct err *
write_forget(struct db *tx, void *ctx)
{
	struct forgetting *f = ctx;

	return complaint_filing_forget(tx, f->a, f->before);
}

const struct err *
complaint_filings_forget(const struct job_tools *t)
{
	struct forgetting f = {t->a, {t->now.ms - FILING_KEPT_MS}};

	return store_write(t->store, t->a, write_forget, &f);
}
