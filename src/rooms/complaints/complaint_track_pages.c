/* complaint_track_pages.c - a complaint found by its number, shown, and moved by its reporter. */
#include "rooms/complaints/complaint_pages.h"

#include "base/strs.h"
#include "core/accounts.h"
#include "gen/complaint_act_page_html.h"
#include "gen/complaint_lookup_html.h"
#include "gen/complaint_page_queries.h"
#include "gen/complaint_sealed_html.h"
#include "gen/complaint_track_html.h"
#include "rooms/complaints/complaint_rules.h"
#include "rooms/complaints/complaint_say.h"
#include "rooms/complaints/complaint_track.h"

static str
path_of(const struct request *q, str number)
{
	return str_fmt(q->a, "/aduan/%.*s", STRF(number));
}

/* ---- one complaint ---- */

static const struct err *
sealed_reply(struct request *q, const struct complaint_case *c, struct http_reply *r)
{
	const struct complaint_sealed_view v = {c->row.number, str_fmt(q->a, "/aduan/lacak?untuk=%.*s", STRF(c->row.number))};
	const struct page_head head = {.title = word(q->lang, W_complaint_sealed_title), .menu = "aduan", .hidden = true};
	struct html            h;
	const struct err      *e = page_open(q, &head, &h);

	if (e)
		return e;
	complaint_sealed_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

const struct err *
complaint_track_page(struct request *q, struct http_reply *r)
{
	struct complaint_case       c;
	struct complaint_track_view v;
	struct html                 h;
	const struct err           *e = complaint_case_read(q, q_param(q, "nomor"), &c);

	if (e)
		return e;
	if (!complaint_case_shown(&c))
		return sealed_reply(q, &c, r);
	if ((e = complaint_track_show(q, &c, &v)))
		return e;
	const struct frame_link crumbs[] = {{.path = STR("/aduan"), .label = word(q->lang, W_complaint_menu)}};
	const struct page_head  head = {.title = v.title.n > 0 ? v.title : c.row.number, .menu = "aduan", .agency = c.agency.id, .zone = c.agency.zone,
		.crumbs = crumbs, .crumb_count = COUNT(crumbs), .hidden = c.holder};

	if ((e = page_open(q, &head, &h)))
		return e;
	complaint_track_html(&h, &v);
	page_close(q, &h, r);
	if (c.holder)
		http_reply_header(r, "cache-control", STR("no-store"));
	return NULL;
}

/* ---- by number, with or without its code ---- */

static const struct err *
lookup_reply(struct request *q, str number, int status, struct http_reply *r)
{
	const struct part_errors_view *errors = q_errors(q);
	const struct complaint_lookup_view v = {
		.csrf = q->csrf,
		.number = {.id = STR("nomor"), .label = word(q->lang, W_complaint_number),
		    .hint = word(q->lang, W_complaint_lookup_number_hint), .error = part_error_of(errors, "nomor"), .value = number,
		    .max_chars = COMPLAINT_NAME_MAX},
		.code = {.id = STR("kode"), .label = word(q->lang, W_frame_code), .hint = word(q->lang, W_complaint_lookup_code_hint),
		    .error = part_error_of(errors, "kode"), .optional = true, .max_chars = COMPLAINT_CODE_TYPED_MAX},
	};
	const struct page_head head = {.title = word(q->lang, W_complaint_lookup_title), .menu = "aduan", .status = status};
	struct html            h;
	const struct err      *e = page_open(q, &head, &h);

	if (e)
		return e;
	complaint_lookup_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

/* id 0 when there is no such complaint. */
static const struct err *
id_of(struct request *q, str number, case_id *out)
{
	struct complaint_page_id_row row;
	bool                         found;
	const struct err            *e = complaint_page_id(q->db, q->a, number, CASE_COMPLAINT, &found, &row);

	if (e)
		return e;
	*out = found ? row.id : (case_id){0};
	return NULL;
}

/* A number alone leads to the page anybody sees. */
static const struct err *
number_reply(struct request *q, str number, struct http_reply *r)
{
	case_id           id;
	const struct err *e = id_of(q, number, &id);

	if (e)
		return e;
	if (id.v != 0) {
		reply_see_other(q, r, path_of(q, number), WORD_NONE);
		return NULL;
	}
	q_fault(q, "nomor", W_complaint_lookup_missing, NULL, 0);
	return lookup_reply(q, q_text(q, "nomor"), 404, r);
}

const struct err *
complaint_lookup_page(struct request *q, struct http_reply *r)
{
	str number = complaint_number(q->a, q_text(q, "nomor"));

	return number.n > 0 && q->fault_count == 0 ? number_reply(q, number, r) : lookup_reply(q, q_text(q, "untuk"), 0, r);
}

struct pass_write {
	struct request *q;
	case_id         id;
	str             token;
};

static const struct err *
write_pass(struct db *tx, void *ctx)
{
	struct pass_write *w = ctx;
	str                token, csrf;
	const struct err  *e = pass_open(tx, w->q->a, w->q->random, w->id, q_cookie(w->q, COOKIE_PASS), w->q->now, &token,
	    &csrf);

	if (e)
		return e;
	w->token = token;
	return NULL;
}

/* Unknown number and wrong code take the same way and get the same sentence. */
const struct err *
complaint_lookup_sent(struct request *q, struct http_reply *r)
{
	str               number = complaint_number(q->a, q_text(q, "nomor")), code = q_text(q, "kode");
	struct pass_write w = {.q = q};

	if (number.n == 0)
		q_fault(q, "nomor", W_complaint_lookup_number_missing, NULL, 0);
	if (q->fault_count > 0)
		return lookup_reply(q, q_text(q, "nomor"), 0, r);
	if (code.n == 0)
		return number_reply(q, number, r);
	const struct err *e = id_of(q, number, &w.id);

	if (e)
		return e;
	if (!case_code_fits(q->db, q->a, w.id, code)) {
		q_fault(q, "kode", W_complaint_lookup_wrong, NULL, 0);
		return lookup_reply(q, q_text(q, "nomor"), 403, r);
	}
	if ((e = store_write(q->store, q->a, write_pass, &w)))
		return e;
	reply_cookie(q, r, COOKIE_PASS, w.token, PASS_LASTS_MS / MS_PER_SECOND);
	reply_see_other(q, r, path_of(q, number), WORD_NONE);
	return NULL;
}

static const struct err *
write_leave(struct db *tx, void *ctx)
{
	struct request *q = ctx;

	return pass_close(tx, q->a, q_cookie(q, COOKIE_PASS));
}

const struct err *
complaint_leave_sent(struct request *q, struct http_reply *r)
{
	const struct err *e = q_cookie(q, COOKIE_PASS).n > 0 ? store_write(q->store, q->a, write_leave, q) : NULL;

	if (e)
		return e;
	reply_cookie(q, r, COOKIE_PASS, (str){0}, 0);
	reply_see_other(q, r, STR("/aduan/lacak"), W_flash_complaint_left);
	return NULL;
}

/* ---- what the reporter does ---- */

static const struct err *
act_reply(struct request *q, const struct complaint_case *c, const struct case_move *m, int status, struct http_reply *r)
{
	const struct complaint_act_page_view v = {c->row.number, path_of(q, c->row.number), complaint_act_show(q, c, m, false).heading,
		complaint_act_show(q, c, m, false)};
	const struct frame_link crumbs[] = {{.path = STR("/aduan"), .label = word(q->lang, W_complaint_menu)},
		{.path = v.path, .label = v.number}};
	const struct page_head head = {.title = v.title, .menu = "aduan", .agency = c->agency.id, .crumbs = crumbs,
		.crumb_count = COUNT(crumbs), .status = status, .hidden = true};
	struct html            h;
	const struct err      *e = page_open(q, &head, &h);

	if (e)
		return e;
	complaint_act_page_html(&h, &v);
	page_close(q, &h, r);
	http_reply_header(r, "cache-control", STR("no-store"));
	return NULL;
}

/* The complaint of the address and the move of the address, for the visitor who proved its code. */
static const struct err *
act_of(struct request *q, struct complaint_case *c, const struct case_move **m)
{
	const struct err *e = complaint_case_read(q, q_param(q, "nomor"), c);

	if (e)
		return e;
	if (!c->holder)
		return err_new(q->a, ERR_DENIED, "case.pass", NULL, NULL);
	const struct case_move *move = case_move_of(&complaint_kind, arena_str(q->a, q_param(q, "aksi")).p);

	if (!move || !move->by_holder)
		return err_new(q->a, ERR_MISSING, "page.missing", NULL, NULL);
	*m = complaint_act_open(q, c, q_param(q, "aksi"));
	return *m ? NULL : err_new(q->a, ERR_STATE, "complaint.step", NULL, NULL);
}

const struct err *
complaint_act_page(struct request *q, struct http_reply *r)
{
	struct complaint_case   c;
	const struct case_move *m;
	const struct err       *e = act_of(q, &c, &m);

	return e ? e : act_reply(q, &c, m, 0, r);
}

struct act_write {
	struct request            *q;
	const struct case_move_in *in;
};

static const struct err *
write_act(struct db *tx, void *ctx)
{
	struct act_write *w = ctx;
	str               leaf;

	return case_move(tx, w->q->a, w->q->keys, NULL, w->in, &leaf);
}

const struct err *
complaint_act_sent(struct request *q, struct http_reply *r)
{
	struct complaint_case   c;
	const struct case_move *m;
	const struct err       *e = act_of(q, &c, &m);

	if (e)
		return e;
	if (q->fault_count > 0)
		return act_reply(q, &c, m, 0, r);
	const struct case_move_in in = {.kind = &complaint_kind, .id = c.row.id, .verb = m->verb, .by = {.role = ROLE_CITIZEN},
		.at = q->now, .text = q_text(q, "isi"), .rating = q_int(q, "nilai"), .expected_n = q_int(q, "versi")};
	struct act_write w = {q, &in};

	e = store_write(q->store, q->a, write_act, &w);
	if (!e) {
		reply_see_other(q, r, path_of(q, c.row.number), W_flash_complaint_done);
		return NULL;
	}
	bool changed = e->code && strcmp(e->code, "case.changed") == 0;

	if (e->kind != ERR_INPUT && !changed)
		return e;
	/* Somebody else acted in between, or this form came twice: what was typed is kept, and the story is there to be read. */
	const struct err *again = q_fresh(q);

	if (again || (again = complaint_case_read(q, c.row.number, &c)))
		return again;
	if (!complaint_act_open(q, &c, str_z(m->verb)))
		return changed ? err_new(q->a, ERR_STATE, "complaint.step", NULL, NULL) : e;
	if (!q_fault_err(q, e))
		return e;
	return act_reply(q, &c, m, changed ? 409 : 0, r);
}
