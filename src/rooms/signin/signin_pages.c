/* signin_pages.c - signing in and out, one's own account. */
#include "rooms/signin/signin_pages.h"

#include "base/strs.h"
#include "gen/signin_account_html.h"
#include "gen/signin_form_html.h"
#include "out/dates.h"

static const char home[] = "/kerja", own_page[] = "/kerja/akun";

static struct part_field_view
secret_field(struct request *q, const char *id, enum word label, const char *autocomplete)
{
	return (struct part_field_view){.id = str_z(id), .label = word(q->lang, label), .type = STR("password"),
		.autocomplete = str_z(autocomplete), .max_chars = PASSWORD_MAX_CHARS, .error = part_error_of(q_errors(q), id)};
}

/* status 0: as the faults say. */
static const struct err *
show_form(struct request *q, struct http_reply *r, int status)
{
	struct signin_form_view v = {
		.csrf = q->csrf,
		.login = {.id = STR("masuk"), .label = word(q->lang, W_signin_login), .autocomplete = STR("username"),
		    .value = q_text(q, "masuk"), .max_chars = LOGIN_MAX_CHARS, .error = part_error_of(q_errors(q), "masuk")},
		.password = secret_field(q, "sandi", W_signin_password, "current-password"),
	};
	const struct page_head head = {.title = word(q->lang, W_signin_title), .description = word(q->lang, W_signin_lead),
		.hidden = true, .status = status};
	struct html       h;
	const struct err *e = page_open(q, &head, &h);

	if (e)
		return e;
	signin_form_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

const struct err *
signin_form_page(struct request *q, struct http_reply *r)
{
	if (q->person.account.v) {
		reply_see_other(q, r, str_z(home), WORD_NONE);
		return NULL;
	}
	return show_form(q, r, 0);
}

const struct err *
signin_form_send(struct request *q, struct http_reply *r)
{
	enum { TOO_MANY = 429 };
	struct session_open_out session;
	struct account          account;
	const struct err       *e;

	if (q->fault_count)
		return show_form(q, r, 0);
	e = session_open(q->db, q->store, q->gate, q->a, q->random, q_text(q, "masuk"), q_text(q, "sandi"),
	    q_cookie(q, COOKIE_SESSION), q->now, q->settings->session_hours, q->settings->one_time_hours,
	    &session);
	if (e)
		return q_fault_err(q, e) ? show_form(q, r, e->kind == ERR_LIMIT ? TOO_MANY : 0) : e;
	if ((e = account_by_id(q->db, q->a, session.account, &account)))
		return e;
	reply_cookie(q, r, COOKIE_SESSION, session.token, q->settings->session_hours * (MS_PER_HOUR / MS_PER_SECOND));
	reply_see_other(q, r, str_z(account.must_change ? own_page : home), WORD_NONE);
	return NULL;
}

struct out_write {
	struct arena *a;
	str           token;
};

static const struct err *
out_write(struct db *tx, void *ctx)
{
	const struct out_write *w = ctx;

	return session_close(tx, w->a, w->token);
}

const struct err *
signin_out_send(struct request *q, struct http_reply *r)
{
	struct out_write  w = {q->a, q_cookie(q, COOKIE_SESSION)};
	const struct err *e = store_write(q->store, q->a, out_write, &w);

	if (e)
		return e;
	reply_cookie(q, r, COOKIE_SESSION, (str){NULL, 0}, 0);
	reply_see_other(q, r, STR("/masuk"), W_flash_signin_out);
	return NULL;
}

static const struct err *
own_roles(struct request *q, struct signin_roles *out)
{
	struct grant_list   list;
	struct signin_role *at;
	const struct err   *e = grants_of_account(q->db, q->a, q->person.account, &list);
	size_t              n = 0;

	if (e)
		return e;
	at = arena_array(q->a, list.n, sizeof(*at));
	for (size_t i = 0; i < list.n; i++) {
		if (!list.at[i].ended)
			at[n++] = (struct signin_role){word(q->lang, word_find("role.", role_code(list.at[i].role))),
			    list.at[i].unit_name, list.at[i].from, list.at[i].until};
	}
	*out = (struct signin_roles){at, n};
	return NULL;
}

/* "20 November 2026 pukul 14.32 WIB" and the name, put into a sentence. */
static str
say_change(struct request *q, enum word w, const struct account_change *c, enum zone zone)
{
	const struct word_arg args[] = {{"time", dates_moment(q->a, q->lang, DATES_PLAIN, zone, c->at)}, {"name", c->by.n > 0 ? c->by : word(q->lang, W_signin_change_machine)}};

	return word_fill(q->a, q->lang, w, args, COUNT(args));
}

/* What others did to the account: its person sees it, and sees it first while a given password waits to be changed. */
static const struct err *
own_changes(struct request *q, enum zone zone, struct signin_account_view *v)
{
	static const struct {
		const char *name, *reason;
		enum word   text;
	} known[] = {
		{"akun.dibuat", NULL, W_signin_change_made}, {"akun.ganti", "sandi", W_signin_change_password},
		{"akun.ganti", "aktif", W_signin_change_open}, {"akun.cabut", NULL, W_signin_change_closed},
	};
	struct account_changes list;
	const struct err      *e = account_changes(q->db, q->a, q->person.account, &list);

	if (e)
		return e;
	v->changes.at = arena_array(q->a, list.n + 1, sizeof(*v->changes.at));
	for (size_t i = 0; i < list.n; i++) {
		const struct account_change *c = &list.at[i];

		for (size_t k = 0; k < COUNT(known); k++) {
			if (!str_eq(c->name, str_z(known[k].name)) || (known[k].reason && !str_eq(c->reason, str_z(known[k].reason))))
				continue;
			v->changes.at[v->changes.n++].text = say_change(q, known[k].text, c, zone);
			if (v->must_change && !v->reset.p && known[k].reason && strcmp(known[k].reason, "sandi") == 0)
				v->reset = say_change(q, W_signin_account_reset, c, zone);
		}
	}
	return NULL;
}

const struct err *
signin_account_page(struct request *q, struct http_reply *r)
{
	struct signin_account_view v = {
		.csrf = q->csrf,
		.login = q->person.login,
		.name = q->person.name,
		.must_change = q->person.must_change_password,
		.old = secret_field(q, "sandi_lama", W_signin_account_old, "current-password"),
		.fresh = secret_field(q, "sandi", W_signin_account_new, "new-password"),
		.again = secret_field(q, "sandi_ulang", W_signin_account_again, "new-password"),
	};
	const struct page_head head = {.title = word(q->lang, W_signin_account_title), .menu = "akun", .work = true};
	struct html       h;
	const struct err *e = own_roles(q, &v.roles);

	v.fresh.hint = word(q->lang, W_signin_account_hint);
	if (e || (e = page_open(q, &head, &h)) || (e = own_changes(q, h.zone, &v)))
		return e;
	signin_account_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

struct password_write {
	struct arena *a;
	account_id    account;
	str           hash, keep_token;
};

static const struct err *
password_write(struct db *tx, void *ctx)
{
	const struct password_write *w = ctx;

	return account_set_password(tx, w->a, w->account, w->hash, w->keep_token);
}

/* The two new ones agree, differ from the old one, and the old one is right. */
static const struct err *
check_passwords(struct request *q)
{
	str               old = q_text(q, "sandi_lama"), fresh = q_text(q, "sandi");
	const struct err *e;
	bool              fits;

	if (!str_eq(fresh, q_text(q, "sandi_ulang")))
		q_fault(q, "sandi_ulang", W_signin_account_differ, NULL, 0);
	else if (str_eq(fresh, old))
		q_fault(q, "sandi", W_signin_account_same, NULL, 0);
	if (q->fault_count)
		return NULL;
	if ((e = account_password_fits(q->db, q->gate, q->a, q->person.account, old, &fits)))
		return e;
	if (!fits)
		q_fault(q, "sandi_lama", W_signin_account_wrong, NULL, 0);
	return NULL;
}

const struct err *
signin_account_send(struct request *q, struct http_reply *r)
{
	struct password_write w = {.a = q->a, .account = q->person.account, .keep_token = q_cookie(q, COOKIE_SESSION)};
	const struct err     *e;

	if (q->fault_count == 0 && (e = check_passwords(q)))
		return q_fault_err(q, e) ? signin_account_page(q, r) : e;
	if (q->fault_count)
		return signin_account_page(q, r);
	e = account_password_hash(q->gate, q->a, q->person.login, q->person.name, q_text(q, "sandi"), &w.hash);
	if (e)
		return q_fault_err(q, e) ? signin_account_page(q, r) : e;
	if ((e = store_write(q->store, q->a, password_write, &w)))
		return e;
	reply_see_other(q, r, str_z(own_page), W_flash_signin_password);
	return NULL;
}
