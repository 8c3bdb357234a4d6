/* office_people_pages.c - the list of people, a new account, one person's roles. */
#include "rooms/office/office_place.h"

#include "base/strs.h"
#include "core/accounts.h"
#include "crypto/password.h"
#include "gen/office_people_html.h"
#include "gen/office_people_queries.h"
#include "gen/office_person_form_html.h"
#include "gen/office_person_html.h"
#include "gen/office_secret_html.h"

enum { ROLE_ROWS = 200 };

static str
person_path(struct request *q, const struct office_place *place, str login)
{
	return str_fmt(q->a, "/kerja/kantor/orang/%.*s%.*s", STRF(login), STRF(place->named));
}

/* ---- the list ---- */

/* One row per person: the roles of the same login, which follow one another, become one text. cut: whoever is last in a list
 * that goes on may have more roles than were read; he begins the next page. */
static struct office_person_rows
join_roles(struct request *q, const struct office_place *place, const struct office_people_rows *rows, bool cut, str *last)
{
	struct office_person_row *at = arena_array(q->a, rows->n, sizeof(*at));
	size_t                    n = 0;

	for (size_t i = 0; i < rows->n;) {
		const struct office_people_row *first = &rows->at[i];
		struct buf                      roles = {.arena = q->a};
		size_t                          k = i;

		for (; k < rows->n && str_eq(rows->at[k].login, first->login); k++) {
			str role = word(q->lang, word_find("role.", role_code((enum role)rows->at[k].role)));

			buf_fmt(&roles, "%s%.*s (%.*s)", k > i ? ", " : "", STRF(role), STRF(rows->at[k].unit_name));
		}
		if (cut && k == rows->n && n > 0)
			break;
		at[n++] = (struct office_person_row){.login = first->login, .name = first->name,
			.initials = frame_initials(q->a, first->name), .path = person_path(q, place, first->login),
			.roles = buf_done(&roles), .active = first->active};
		*last = first->login;
		i = k;
	}
	return (struct office_person_rows){at, n};
}

const struct err *
office_people_page(struct request *q, struct http_reply *r)
{
	struct office_people_view      v = {0};
	struct office_people_rows      rows;
	struct office_people_free_rows free_rows;
	struct office_place            place;
	const struct err              *e;
	struct html                    h;
	str                            after = q_text(q, "setelah"), last = STR("");

	if ((e = office_place(q, PERM_PEOPLE_EDIT, false, &place)) ||
	    (e = office_people(q->db, q->a, place.agency.id, after, ROLE_ROWS + 1, &rows)) ||
	    (e = office_people_free(q->db, q->a, &free_rows)))
		return e;
	v.rows = join_roles(q, &place, &rows, rows.n > ROLE_ROWS, &last);
	if (rows.n > ROLE_ROWS)
		v.pages.older = str_fmt(q->a, "/kerja/kantor/orang%.*s%ssetelah=%.*s", STRF(place.named), place.named.n ? "&" : "?",
		    STRF(last));
	v.free = (struct office_person_rows){arena_array(q->a, free_rows.n, sizeof(*v.free.at)), after.n ? 0 : free_rows.n};
	for (size_t i = 0; i < v.free.n; i++)
		v.free.at[i] = (struct office_person_row){.login = free_rows.at[i].login, .name = free_rows.at[i].name,
			.path = person_path(q, &place, free_rows.at[i].login), .active = true};
	v.add = office_path(q, &place, "/kerja/kantor/orang-baru");
	v.empty = (struct part_empty_view){.title = word(q->lang, W_office_people_empty)};
	const struct page_head head = {.title = word(q->lang, W_office_people_title), .menu = "orang", .work = true,
		.agency = place.agency.id};

	if ((e = page_open(q, &head, &h)))
		return e;
	office_people_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

/* ---- choices of the forms ---- */

static struct part_select_view
role_select(struct request *q)
{
	struct part_option *at = arena_array(q->a, ROLE_COUNT, sizeof(*at));
	str                 chosen = office_value(q, "peran", STR(""));
	size_t              n = 0;

	for (int role = 0; role < ROLE_COUNT; role++) {
		const char *code = role_code((enum role)role);

		/* Oversight is given on the machine only. */
		if (role_is_staff((enum role)role) && !role_is_oversight((enum role)role))
			at[n++] = (struct part_option){.value = str_z(code), .text = word(q->lang, word_find("role.", code)),
				.chosen = str_eq(chosen, str_z(code))};
	}
	return (struct part_select_view){.id = STR("peran"), .label = word(q->lang, W_office_people_role),
		.none = word(q->lang, W_office_people_role_none), .options = {at, n}, .error = part_error_of(q_errors(q), "peran")};
}

static const struct err *
unit_select(struct request *q, const struct office_place *place, struct part_select_view *out)
{
	struct part_select_view v = {.id = STR("unit"), .label = word(q->lang, W_office_people_unit),
		.hint = word(q->lang, W_office_people_unit_hint), .none = word(q->lang, W_office_people_unit_none),
		.error = part_error_of(q_errors(q), "unit")};
	const struct err *e = office_unit_options(q, place, PERM_PEOPLE_EDIT, office_value(q, "unit", STR("")), &v.options);

	if (!e)
		*out = v;
	return e;
}

/* The role asked for, in a unit where the person may give roles; faults where it is none. */
struct wish {
	enum role   role, as;
	struct unit unit;
	day         from, until;
};

static const struct err *
read_wish(struct request *q, const struct office_place *place, struct wish *out)
{
	str               slug = q_text(q, "unit");
	const struct err *e;

	if (!role_parse(q_text(q, "peran"), &out->role))
		q_fault(q, "peran", W_err_role_role, NULL, 0);
	if (slug.n == 0) {
		q_fault(q, "unit", W_err_role_unit, NULL, 0);
		return NULL;
	}
	e = unit_by_slug(q->db, q->a, place->agency.id, slug, &out->unit);
	if (e && e->kind == ERR_MISSING) {
		q_known(q, "unit", false);
		return NULL;
	}
	if (e)
		return e;
	out->from = day_known(q_day(q, "mulai")) ? q_day(q, "mulai") : place->today;
	out->until = q_day(q, "sampai");
	return office_unit_must(q, place, PERM_PEOPLE_EDIT, &out->unit, &out->as);
}

/* ---- a new account with its first role ---- */

static const struct err *
show_new(struct request *q, struct http_reply *r, const struct office_place *place)
{
	struct office_person_form_view v = {
		.csrf = q->csrf,
		.action = STR("/kerja/kantor/orang-baru"),
		.agency = q_text(q, "instansi"),
		.login = office_field(q, "masuk", W_office_people_login, STR(""), LOGIN_MAX_CHARS),
		.name = office_field(q, "nama", W_office_people_name, STR(""), 100),
		.role = role_select(q),
		.from = office_date(q, "mulai", W_office_people_from, place->today, place->today),
		.until = office_date(q, "sampai", W_office_people_until, NO_DAY, place->today),
	};
	struct html       h;
	const struct err *e;

	v.login.hint = word(q->lang, W_office_people_login_hint);
	v.until.optional = true;
	if ((e = unit_select(q, place, &v.unit)))
		return e;
	const struct page_head head = {.title = word(q->lang, W_office_people_new_title), .menu = "orang", .work = true,
		.agency = place->agency.id};

	if ((e = page_open(q, &head, &h)))
		return e;
	office_person_form_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

const struct err *
office_person_new_page(struct request *q, struct http_reply *r)
{
	struct office_place place;
	const struct err   *e = office_place(q, PERM_PEOPLE_EDIT, false, &place);

	return e ? e : show_new(q, r, &place);
}

/* The page that shows a one-time password: the answer to the POST itself, so that it is nowhere kept. */
static const struct err *
show_secret(struct request *q, struct http_reply *r, const struct office_place *place, str login, str name, str password,
    bool is_new)
{
	struct office_secret_view v = {login, name, password, person_path(q, place, login), is_new, q->settings->one_time_hours};
	const struct page_head    head = {.title = word(q->lang, W_office_secret_title), .menu = "orang", .work = true,
		   .agency = place->agency.id};
	struct html               h;
	const struct err         *e = page_open(q, &head, &h);

	if (e)
		return e;
	http_reply_header(r, "cache-control", STR("no-store"));
	office_secret_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

struct person_write {
	struct request   *q;
	struct account_in in;
	struct wish       wish;
};

static const struct err *
person_write(struct db *tx, void *ctx)
{
	struct person_write *w = ctx;
	struct request      *q = w->q;
	const struct err    *e;
	account_id           id;
	grant_id             grant;

	if ((e = account_create(tx, q->a, q->keys, q->random, &w->in, &id)))
		return e;
	return role_give(tx, q->a, q->keys, id, w->wish.role, w->wish.unit.id, w->wish.from, w->wish.until, &w->in.by, false,
	    q->now, &grant);
}

const struct err *
office_person_new_send(struct request *q, struct http_reply *r)
{
	struct person_write w = {.q = q};
	struct office_place place;
	const struct err   *e;
	str                 password = secret_code_new(q->random, q->a);

	if ((e = office_place(q, PERM_PEOPLE_EDIT, false, &place)))
		return e;
	if (q->fault_count == 0 && (e = read_wish(q, &place, &w.wish)))
		return e;
	if (q->fault_count)
		return show_new(q, r, &place);
	w.in = (struct account_in){.login = q_text(q, "masuk"), .name = q_text(q, "nama"), .must_change = true,
		.by = q_actor(q, w.wish.as), .at = q->now};
	if ((e = password_hash(q->gate, q->a, password, &w.in.password_hash)) ||
	    (e = store_write(q->store, q->a, person_write, &w)))
		return q_fault_err(q, e) ? show_new(q, r, &place) : e;
	return show_secret(q, r, &place, str_lower(q->a, w.in.login), w.in.name, password, true);
}

/* ---- one person ---- */

static const struct err *
grants_view(struct request *q, const struct office_place *place, const struct account *account, struct office_person_view *v)
{
	struct grant_list    list;
	struct office_grant *at;
	const struct err    *e = grants_of_account(q->db, q->a, account->id, &list);
	size_t               n = 0;

	if (e)
		return e;
	at = arena_array(q->a, list.n, sizeof(*at));
	for (size_t i = 0; i < list.n; i++) {
		const struct grant_row *g = &list.at[i];
		struct access_object    object = {.agency = g->agency, .unit_path = g->unit_path};
		bool over = g->ended || (day_known(g->until) && g->until.d < place->today.d);

		v->locked = v->locked || (role_is_oversight(g->role) && !g->ended);
		if (g->agency.v != place->agency.id.v)
			continue;
		at[n++] = (struct office_grant){.id = g->id, .role = word(q->lang, word_find("role.", role_code(g->role))),
			.unit = g->unit_name, .from = g->from, .until = g->until, .over = over, .locked = role_is_oversight(g->role),
			.may_end = !over && !role_is_oversight(g->role) && !v->self && q_may(q, PERM_PEOPLE_EDIT, &object, NULL)};
	}
	v->grants = (struct office_grants){at, n};
	return NULL;
}

static const struct err *
show_person(struct request *q, struct http_reply *r, const struct office_place *place, const struct account *account)
{
	struct office_person_view v = {
		.csrf = q->csrf,
		.action = person_path(q, place, account->login),
		.agency = q_text(q, "instansi"),
		.name = account->name,
		.login = account->login,
		.self = account->id.v == q->person.account.v,
		.active = account->active,
		.role = role_select(q),
		.from = office_date(q, "mulai", W_office_people_from, place->today, place->today),
		.until = office_date(q, "sampai", W_office_people_until, NO_DAY, place->today),
	};
	struct html       h;
	const struct err *e;

	v.until.optional = true;
	if ((e = grants_view(q, place, account, &v)) || (e = unit_select(q, place, &v.unit)))
		return e;
	if ((e = account_must_manage(q->db, q->a, &q->person, account->id, q->now, NULL)) && e->kind != ERR_DENIED)
		return e;
	v.manage = !e;
	const struct page_head head = {.title = account->name, .menu = "orang", .work = true, .agency = place->agency.id};

	if ((e = page_open(q, &head, &h)))
		return e;
	office_person_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

static const struct err *
person_of(struct request *q, struct office_place *place, struct account *out)
{
	const struct err *e = office_place(q, PERM_PEOPLE_EDIT, false, place);

	return e ? e : account_by_login(q->db, q->a, q_param(q, "masuk"), out);
}

const struct err *
office_person_page(struct request *q, struct http_reply *r)
{
	struct office_place place;
	struct account      account;
	const struct err   *e = person_of(q, &place, &account);

	return e ? e : show_person(q, r, &place, &account);
}

enum person_act { GIVE = 1, END, RESET, CLOSE, REOPEN };

struct act_write {
	struct request *q;
	enum person_act what;
	account_id      account;
	struct wish     wish;
	struct actor    by;
	grant_id        grant;
	str             hash;
};

static const struct err *
act_write(struct db *tx, void *ctx)
{
	struct act_write *w = ctx;
	struct request   *q = w->q;
	grant_id          id;

	switch (w->what) {
	case GIVE:
		return role_give(tx, q->a, q->keys, w->account, w->wish.role, w->wish.unit.id, w->wish.from, w->wish.until, &w->by,
		    false, q->now, &id);
	case END:
		return role_end(tx, q->a, q->keys, w->grant, &w->by, false, q->now);
	case RESET:
		return account_reset_password(tx, q->a, q->keys, w->account, w->hash, &w->by, &q->person, q->now);
	case CLOSE:
	case REOPEN:
		return account_set_active(tx, q->a, q->keys, w->account, w->what == REOPEN, &w->by, &q->person, q->now);
	}
	return err_new(q->a, ERR_BUG, "office.act", NULL, NULL);
}

/* The grant named in the form: the person's own, in a unit where roles may be ended. */
static const struct err *
read_end(struct request *q, struct act_write *w)
{
	struct grant_row  g;
	enum role         as;
	const struct err *e;

	w->grant = (grant_id){q_int(q, "hibah") == NO_INT ? 0 : q_int(q, "hibah")};
	if ((e = grant_by_id(q->db, q->a, w->grant, &g)))
		return e;
	if (g.account.v != w->account.v)
		return err_new(q->a, ERR_MISSING, "role.missing", NULL, NULL);
	if ((e = q_must(q, PERM_PEOPLE_EDIT, &(struct access_object){.agency = g.agency, .unit_path = g.unit_path}, &as)))
		return e;
	w->by = q_actor(q, as);
	return NULL;
}

/* What is done to the account itself: office pages ask first, so that no password is hashed in vain; the act asks again. */
static const struct err *
read_manage(struct request *q, struct act_write *w)
{
	enum role         as = ROLE_ADMIN;
	const struct err *e = account_must_manage(q->db, q->a, &q->person, w->account, q->now, &as);

	w->by = q_actor(q, as);
	return e;
}

static const struct err *
read_act(struct request *q, const struct office_place *place, struct act_write *w)
{
	str               what = q_text(q, "aksi");
	const struct err *e = NULL;

	if (str_eq(what, STR("beri"))) {
		w->what = GIVE;
		e = read_wish(q, place, &w->wish);
		w->by = q_actor(q, w->wish.as);
	} else if (str_eq(what, STR("akhiri"))) {
		w->what = END;
		e = read_end(q, w);
	} else if (str_eq(what, STR("sandi"))) {
		w->what = RESET;
		e = read_manage(q, w);
	} else if (str_eq(what, STR("tutup"))) {
		w->what = CLOSE;
		e = read_manage(q, w);
	} else if (str_eq(what, STR("buka"))) {
		w->what = REOPEN;
		e = read_manage(q, w);
	} else {
		return err_new(q->a, ERR_INPUT, "form.broken", NULL, NULL);
	}
	return e;
}

const struct err *
office_person_send(struct request *q, struct http_reply *r)
{
	static const enum word said[] = {[GIVE] = W_flash_office_role_given, [END] = W_flash_office_role_ended,
		[CLOSE] = W_flash_office_account_closed, [REOPEN] = W_flash_office_account_open};
	struct act_write    w = {.q = q};
	struct office_place place;
	struct account      account;
	const struct err   *e;
	str                 password = secret_code_new(q->random, q->a);

	if ((e = person_of(q, &place, &account)))
		return e;
	w.account = account.id;
	if (q->fault_count == 0 && (e = read_act(q, &place, &w)))
		return e;
	if (q->fault_count)
		return show_person(q, r, &place, &account);
	if (w.what == RESET && (e = password_hash(q->gate, q->a, password, &w.hash)))
		return q_fault_err(q, e) ? show_person(q, r, &place, &account) : e;
	if ((e = store_write(q->store, q->a, act_write, &w)))
		return q_fault_err(q, e) ? show_person(q, r, &place, &account) : e;
	if (w.what == RESET)
		return show_secret(q, r, &place, account.login, account.name, password, false);
	reply_see_other(q, r, person_path(q, &place, account.login), said[w.what]);
	return NULL;
}
