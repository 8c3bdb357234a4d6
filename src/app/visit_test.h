/* visit_test.h - for tests that walk whole paths: an installation on either database, and visitors who open pages, fill forms
 * and keep cookies, through handle() and without a socket. Include cmocka.h before this header.
 *
 *     struct visit_site s;  visit_site_open(&s, TEST_KIND(state));
 *     struct visitor    v = {.site = &s};
 *     visit_get(&v, "/masuk");                                    v.status, v.body, v.location say what came back
 *     visit_post(&v, "/masuk", "masuk=rina&sandi=…");             the form's csrf is added from the last page with a form
 */
#ifndef APP_VISIT_TEST_H
#define APP_VISIT_TEST_H

#include "app/app.h"
#include "core/log.h"
#include "core/office_test.h"

#include <ctype.h>

enum { VISIT_COOKIES = 8, VISIT_HEADERS = 8, VISIT_ARENA = 16 << 20 };

struct visit_site {
	struct office_fixture f; /* agency KCS, its root unit, keys, a connection of its own */
	struct settings       settings;
	struct app            app;
};

struct visitor {
	struct visit_site *site;
	struct {
		char name[64], value[200];
	}           cookies[VISIT_COOKIES];
	char        csrf[80];
	int         status;
	str         body, location, type; /* live as long as the site */
	const char *origin;               /* sent when set */
	const char *address;              /* NULL: 127.0.0.1 */
	const char *content_type;         /* of what is posted; NULL: urlencoded */
	bool        secure;
};

/* What the site takes for now; tests move it. */
static instant visit_time;

static inline instant
visit_clock(void)
{
	return visit_time;
}

static inline void
visit_site_open(struct visit_site *s, enum db_kind kind)
{
	*s = (struct visit_site){.settings = {.url = "", .session_hours = 8, .one_time_hours = 72}};
	visit_time = TEST_NOW;
	office_fixture_open(&s->f, kind);
	s->app.settings = &s->settings;
	s->app.store = s->f.t.store;
	s->app.keys = s->f.keys;
	s->app.gate = s->f.gate;
	s->app.rooms = rooms;
	s->app.random = random_system();
	s->app.now = visit_clock;
	random_fill(s->app.random, s->app.visit_key.b, sizeof(s->app.visit_key.b));
	test_no_err(router_open(s->f.a, rooms, &s->app.router));
	store_before_commit(s->app.store, log_before_commit, NULL);
}

static inline void
visit_site_close(struct visit_site *s)
{
	office_fixture_close(&s->f);
}

static inline void
visit_cookie(struct visitor *v, str header)
{
	str name, value, rest = header;

	if (!str_cut(&rest, '=', &name) || !str_cut(&rest, ';', &value))
		return;
	for (size_t i = 0; i < VISIT_COOKIES; i++) {
		bool same = str_eq(str_z(v->cookies[i].name), name);

		if (!same && v->cookies[i].name[0])
			continue;
		snprintf(v->cookies[i].name, sizeof(v->cookies[i].name), "%.*s", STRF(name));
		snprintf(v->cookies[i].value, sizeof(v->cookies[i].value), "%.*s", STRF(value));
		return;
	}
	fail_msg("more than %d cookies", VISIT_COOKIES);
}

/* The token of the first form on the page. */
static inline void
visit_token(struct visitor *v)
{
	static const char mark[] = "name=\"csrf\" value=\"";
	ptrdiff_t         at = str_find(v->body, str_z(mark), 0);

	if (at < 0)
		return;
	str rest = {v->body.p + at + sizeof(mark) - 1, v->body.n - (size_t)at - sizeof(mark) + 1}, token;

	if (str_cut(&rest, '"', &token))
		snprintf(v->csrf, sizeof(v->csrf), "%.*s", STRF(token));
}

static inline void
visit(struct visitor *v, enum http_method method, const char *target, str body)
{
	struct arena       *a = arena_open(VISIT_ARENA), *keep = v->site->f.a;
	struct http_header  headers[VISIT_HEADERS];
	struct http_reply   r = {.status = 200};
	struct http_request q = {.method = method, .headers = headers, .body = body, .secure = v->secure,
		.address = v->address ? str_z(v->address) : STR("127.0.0.1")};
	struct buf          cookies = {.arena = a};
	str                 rest = str_z(target);
	jmp_buf             trap;

	if (setjmp(trap) != 0)
		fail_msg("%s: the arena failed", target);
	arena_trap(a, &trap);
	str_cut(&rest, '?', &q.path);
	q.query = rest.p ? rest : STR("");
	for (size_t i = 0; i < VISIT_COOKIES && v->cookies[i].name[0]; i++) {
		if (v->cookies[i].value[0])
			buf_fmt(&cookies, "%s%s=%s", cookies.n ? "; " : "", v->cookies[i].name, v->cookies[i].value);
	}
	headers[q.header_count++] = (struct http_header){STR("host"), STR("contoh.go.id")};
	if (cookies.n)
		headers[q.header_count++] = (struct http_header){STR("cookie"), buf_done(&cookies)};
	if (method == HTTP_POST)
		headers[q.header_count++] =
		    (struct http_header){STR("content-type"), v->content_type ? str_z(v->content_type)
		                                                              : STR("application/x-www-form-urlencoded")};
	if (v->origin)
		headers[q.header_count++] = (struct http_header){STR("origin"), str_z(v->origin)};
	handle(&v->site->app, &q, a, &r);
	v->status = r.status;
	v->body = arena_str(keep, r.body.p ? r.body : STR(""));
	v->location = v->type = (str){NULL, 0};
	for (size_t i = 0; i < r.header_count; i++) {
		if (str_eq(r.headers[i].name, STR("set-cookie")))
			visit_cookie(v, r.headers[i].value);
		if (str_eq(r.headers[i].name, STR("location")))
			v->location = arena_str(keep, r.headers[i].value);
		if (str_eq(r.headers[i].name, STR("content-type")))
			v->type = arena_str(keep, r.headers[i].value);
	}
	visit_token(v);
	if (r.release)
		r.release(r.hold);
	arena_close(a);
}

static inline void
visit_get(struct visitor *v, const char *target)
{
	visit(v, HTTP_GET, target, STR(""));
}

/* fields: urlencoded, without csrf. */
static inline void
visit_post(struct visitor *v, const char *target, const char *fields)
{
	visit(v, HTTP_POST, target, str_fmt(v->site->f.a, "%s%scsrf=%s", fields, *fields ? "&" : "", v->csrf));
}

/* Follows a 303 to the page it names. */
static inline void
visit_follow(struct visitor *v)
{
	assert_int_equal(v->status, 303);
	visit_get(v, v->location.p);
}

static inline bool
visit_sees(const struct visitor *v, const char *text)
{
	return str_find(v->body, str_z(text), 0) >= 0;
}

/* Fails with the page's status and first heading when the text is not on it. */
static inline void
visit_must_see(const struct visitor *v, const char *text)
{
	if (visit_sees(v, text))
		return;
	ptrdiff_t at = str_find(v->body, STR("<h1"), 0);
	str       from = at < 0 ? v->body : (str){v->body.p + at, v->body.n - (size_t)at};

	fail_msg("status %d, \"%s\" is not on the page: %.*s", v->status, text, STRF(str_first(from, 300)));
}

/* A good password, its login, and an account that has it; role ROLE_PUBLIC gives none. */
#define VISIT_PASSWORD         "ladang jagung di tepi 7 danau"
#define VISIT_PASSWORD_ENCODED "ladang+jagung+di+tepi+7+danau"

static inline account_id
visit_account(struct visit_site *s, const char *login, const char *name, enum role role, unit_id unit)
{
	struct office_fixture *f = &s->f;
	struct account_in      in = {.login = str_z(login), .name = str_z(name), .by = f->system, .at = TEST_NOW};
	account_id             id;
	grant_id               grant;

	test_no_err(account_password_hash(f->gate, f->a, in.login, in.name, STR(VISIT_PASSWORD), &in.password_hash));
	test_no_err(OFFICE_WRITE(f, account_create(f->db, f->a, f->keys, random_system(), &in, &id)));
	if (role != ROLE_PUBLIC)
		test_no_err(OFFICE_WRITE(f, role_give(f->db, f->a, f->keys, id, role, unit, date_of(TEST_NOW, ZONE_WIB), NO_DAY,
		    &f->system, true, TEST_NOW, &grant)));
	return id;
}

/* Signs the visitor in; fails when that does not work. */
static inline void
visit_sign_in(struct visitor *v, const char *login)
{
	visit_get(v, "/masuk");
	visit_post(v, "/masuk", str_fmt(v->site->f.a, "masuk=%s&sandi=" VISIT_PASSWORD_ENCODED, login).p);
	assert_int_equal(v->status, 303);
}

#endif
