/* handle.c - the seam: request to answer. Route, person, access, fields, handler, and the one place where an error
 * becomes a status and a sentence. */
#include "app/app.h"
#include "app/fields.h"
#include "base/log.h"
#include "base/strs.h"
#include "core/accounts.h"
#include "gen/assets.h"
#include "gen/frame_fault_html.h"
#include "web/address.h"
#include "web/reply_encode.h"

#include <time.h>
#include "web/url.h"

static const char csp[] = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

enum { PAGE_MAX_AGE_MS = 60 * MS_PER_SECOND, PAGE_KEY_BYTES = 1024, VISIT_SECONDS = 12 * 60 * 60 };

static void
safety_headers(struct http_reply *r, bool secure)
{
	http_reply_header(r, "content-security-policy", str_z(csp));
	http_reply_header(r, "x-content-type-options", STR("nosniff"));
	http_reply_header(r, "referrer-policy", STR("same-origin"));
	http_reply_header(r, "cross-origin-opener-policy", STR("same-origin"));
	http_reply_header(r, "cross-origin-resource-policy", STR("same-origin"));
	http_reply_header(r, "permissions-policy", STR("camera=(), geolocation=(), microphone=()"));
	if (secure)
		http_reply_header(r, "strict-transport-security", STR("max-age=31536000"));
}

static int
status_of(const struct err *e)
{
	static const struct {
		const char *code;
		int         status;
	} own[] = {{"page.method", 405}, {"form.type", 415}, {"form.too_many", 413}, {"arena", 413}, {"url.path", 400}};

	for (size_t i = 0; e->code && i < COUNT(own); i++) {
		if (strcmp(e->code, own[i].code) == 0)
			return own[i].status;
	}
	switch (e->kind) {
	case ERR_INPUT:
		return 400;
	case ERR_MISSING:
		return 404;
	case ERR_DENIED:
		return 403;
	case ERR_LOGIN:
		return 401;
	case ERR_STATE:
		return 409;
	case ERR_LIMIT:
		return 429;
	case ERR_DB:
	case ERR_OS:
		return 503;
	case ERR_BUG:
		return 500;
	}
	return 500;
}

static enum word
sentence_of(const struct err *e)
{
	static const enum word by_kind[] = {
		[ERR_INPUT] = W_err_kind_input, [ERR_MISSING] = W_err_kind_missing, [ERR_DENIED] = W_err_kind_denied,
		[ERR_LOGIN] = W_err_kind_login, [ERR_STATE] = W_err_kind_state, [ERR_LIMIT] = W_err_kind_limit,
		[ERR_DB] = W_err_kind_db, [ERR_OS] = W_err_kind_db, [ERR_BUG] = W_err_kind_bug,
	};
	enum word w = e->code ? word_find("err.", e->code) : WORD_NONE;

	return w ? w : by_kind[e->kind];
}

/* What was typed into a form that was not taken: to be copied into it later. Never a password or a code. */
static str
typed_of(struct request *q)
{
	static const char *const fields[] = {"judul", "isi", "harapan", "nomor", "masuk"};
	struct buf               b = {.arena = q->a};

	for (size_t i = 0; i < COUNT(fields); i++) {
		str value = q_text(q, fields[i]);

		if (value.n > 0)
			buf_fmt(&b, "%s%.*s", b.n > 0 ? "\n\n" : "", STRF(value));
	}
	return b.n > 0 ? buf_done(&b) : (str){NULL, 0};
}

/* The page that says why not. Where even its frame cannot be read, plain text. */
static void
reply_fault(struct request *q, struct http_reply *r, const struct err *e)
{
	enum word   w = sentence_of(e);
	int         status = status_of(e);
	struct html h;
	str         reference = e->kind >= ERR_DB ? str_fmt(q->a, "%llx", (unsigned long long)q->now.ms) : (str){NULL, 0};

	if (e->kind >= ERR_DB) {
		log_line(LOG_ERROR, "fault", "reference=%.*s path=%s", STRF(reference), q->route ? q->route->path : "-");
		log_err(LOG_ERROR, "fault", e);
	}
	const struct page_head head = {.title = word(q->lang, w), .status = status, .hidden = true};
	q->fault_count = 0;
	if (!q->db || page_open(q, &head, &h)) {
		r->status = status;
		http_reply_header(r, "content-type", STR("text/plain; charset=utf-8"));
		r->body = word(q->lang, w);
		return;
	}
	bool              pass = e->code && strcmp(e->code, "case.pass") == 0;
	struct frame_link next[] = {
		{.path = STR("/"), .label = word(q->lang, W_frame_to_home)},
		{.path = STR("/masuk"), .label = word(q->lang, W_frame_to_login)},
	};
	bool missing = e->code && strcmp(e->code, "page.missing") == 0;

	if (missing)
		next[1] = (struct frame_link){.path = STR("/cari"), .label = word(q->lang, W_frame_to_search)};
	if (pass)
		next[0] = (struct frame_link){.path = str_fmt(q->a, "/aduan/lacak?untuk=%.*s", STRF(url_encode(q->a, q_param(q, "nomor")))),
			.label = word(q->lang, W_frame_to_lookup)};
	else if (e->kind == ERR_STATE && str_starts(q->path, STR("/aduan/")) && q_param(q, "nomor").n > 0)
		next[0] = (struct frame_link){.path = str_fmt(q->a, "/aduan/%.*s", STRF(url_encode(q->a, q_param(q, "nomor")))),
			.label = word(q->lang, W_frame_to_complaint)};
	struct frame_fault_view v = {
		.title = word(q->lang, w),
		.sentence = word(q->lang, word_find("err.next.", e->code ? e->code : "-") ? word_find("err.next.", e->code)
		                                                                     : W_err_next_any),
		.reference = reference,
		.next = {next, e->kind == ERR_LOGIN || missing ? 2 : 1},
		.kept = pass || e->kind == ERR_LIMIT ? typed_of(q) : (str){NULL, 0},
	};
	frame_fault_html(&h, &v);
	page_close(q, &h, r);
}

static bool
reply_asset(struct request *q, struct http_reply *r)
{
	if (!str_starts(q->http->path, STR("/aset/")))
		return false;
	str name = {q->http->path.p + 6, q->http->path.n - 6};
	for (size_t i = 0; i < asset_count; i++) {
		const struct asset *f = &assets[i];

		if (!str_eq(name, str_z(f->path)))
			continue;
		str  etag = str_fmt(q->a, "\"%s\"", f->etag);
		bool gzip = f->gzip_n > 0 && str_find(http_header(q->http, STR("accept-encoding")), STR("gzip"), 0) >= 0;

		http_reply_header(r, "content-type", str_z(f->type));
		http_reply_header(r, "etag", etag);
		/* Only an address that names these very bytes may be kept for ever. */
		bool exact = str_eq(q->http->query, str_fmt(q->a, "v=%.8s", f->etag));

		http_reply_header(r, "cache-control", exact ? STR("public, max-age=31536000, immutable") : STR("no-cache"));
		http_reply_header(r, "vary", STR("accept-encoding"));
		if (str_eq(http_header(q->http, STR("if-none-match")), etag)) {
			r->status = 304;
			return true;
		}
		if (gzip)
			http_reply_header(r, "content-encoding", STR("gzip"));
		r->body = gzip ? (str){(const char *)f->gzip, f->gzip_n} : (str){(const char *)f->bytes, f->n};
		return true;
	}
	return false;
}

static const struct err not_found = {.kind = ERR_MISSING, .code = "page.missing"};
static const struct err wrong_method = {.kind = ERR_INPUT, .code = "page.method"};
static const struct err forged = {.kind = ERR_DENIED, .code = "form.token"};
static const struct err too_often = {.kind = ERR_LIMIT, .code = "rate.limit"};
static const struct err too_heavy = {.kind = ERR_LIMIT, .code = "rate.work"};

static str
visit_token(struct app *app, const struct request *q)
{
	return sha256_hex(q->a, hmac_sha256(&app->visit_key, &q->visit, 1));
}

/* Who asks: session, pass of a case, or a visitor with a signed token. */
static const struct err *
know_person(struct app *app, struct request *q)
{
	str  token = q_cookie(q, COOKIE_SESSION), pass = q_cookie(q, COOKIE_PASS);
	bool found = false;
	str  csrf = {NULL, 0};

	if (token.n > 0) {
		const struct err *e = session_find(q->db, q->a, token, q->now, &found, &q->person, &csrf);
		if (e)
			return e;
		if (found)
			q->csrf = csrf;
	}
	if (pass.n > 0) {
		const struct err *e = pass_find(q->db, q->a, pass, q->now, &found, &q->pass_case, &csrf);
		if (e)
			return e;
		if (found && !q->csrf.p)
			q->csrf = csrf;
	}
	q->visit = q_cookie(q, COOKIE_VISIT);
	if (!q->csrf.p && q->visit.n == 0) {
		q->visit = random_id(app->random, q->a);
		q->visit_new = true;
	}
	if (!q->csrf.p)
		q->csrf = visit_token(app, q);
	return NULL;
}

/* Same site, and the token of this visit: absent Origin and Sec-Fetch-Site pass only with the token, as all do. A form that
 * was opened before its visitor proved a case's code is still his; a signed-in person's forms carry his session's token. */
static const struct err *
check_forgery(struct app *app, const struct request *q, const struct form *sent)
{
	str origin = http_header(q->http, STR("origin")), site = http_header(q->http, STR("sec-fetch-site"));
	str host = http_header(q->http, STR("host"));

	if (origin.p) {
		ptrdiff_t at = str_find(origin, STR("://"), 0);

		if (at < 0 || !str_eq((str){origin.p + at + 3, origin.n - (size_t)at - 3}, host))
			return &forged;
	}
	if (site.p && !str_eq(site, STR("same-origin")) && !str_eq(site, STR("none")))
		return &forged;
	str token = form_get(sent, "csrf");
	if (q->visit_new || !token.p)
		return &forged;
	if (bytes_equal(token, q->csrf))
		return NULL;
	return q->person.account.v == 0 && q->visit.n > 0 && bytes_equal(token, visit_token(app, q)) ? NULL : &forged;
}

/* What the holder of a case's code does is no guess: it is limited by the case, and generously. */
static enum rate_kind
rate_kind_of(const struct request *q)
{
	unsigned flags = q->route->flags;

	if (q->route->perm == PERM_HOLDER)
		return RATE_SEARCH;
	if (flags & ROUTE_RATE_FILE)
		return RATE_FILING;
	if (flags & ROUTE_RATE_LOGIN)
		return RATE_LOGIN;
	if (flags & ROUTE_RATE_CODE)
		return RATE_CODE;
	return RATE_SEARCH;
}

static str
rate_key(const struct request *q)
{
	struct address x;

	if (q->route->perm == PERM_HOLDER && q->pass_case.v != 0)
		return str_fmt(q->a, "case %lld", (long long)q->pass_case.v);
	return address_parse(q->http->address, &x) ? address_text(q->a, address_group(x)) : q->http->address;
}

enum { RATED = ROUTE_RATE_FILE | ROUTE_RATE_LOGIN | ROUTE_RATE_CODE | ROUTE_RATE_SEARCH };

/* Processor time of this thread. */
static int64_t
cpu_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* Is this a page that anybody may have made anew as often as he likes? Its cost is charged to his address. */
static bool
worked_for_public(const struct app *app, const struct request *q)
{
	return app->rate && app->settings->page_work_ms > 0 && q->http->method != HTTP_POST && q->route &&
	    q->route->perm == PERM_PUBLIC && q->person.account.v == 0;
}

/* Of passwords and codes only wrong ones count: a whole office or village may stand behind one address. */
static bool
counts_failures(enum rate_kind kind)
{
	return kind == RATE_LOGIN || kind == RATE_CODE;
}

static void
count_failure(struct app *app, struct request *q, const struct err *e, const struct http_reply *r)
{
	enum { SEE_OTHER = 303 };

	if (app->rate && (q->route->flags & RATED) && counts_failures(rate_kind_of(q)) && (e || r->status != SEE_OTHER) &&
	    !rate_take(app->rate, rate_key(q), rate_kind_of(q), q->now))
		log_line(LOG_INFO, "rate", "route=%s result=used", q->route->path);
}

static const struct err *
within_limits(struct app *app, struct request *q)
{
	enum rate_kind kind = rate_kind_of(q);

	if (!app->rate)
		return NULL;
	if ((q->route->flags & RATED) && !(counts_failures(kind) ? rate_left(app->rate, rate_key(q), kind, q->now)
	                                                         : rate_take(app->rate, rate_key(q), kind, q->now))) {
		q->wait_s = rate_wait_s(app->rate, rate_key(q), kind, q->now);
		return &too_often;
	}
	if (worked_for_public(app, q) && !rate_left(app->rate, rate_key(q), RATE_WORK, q->now)) {
		q->wait_s = rate_wait_s(app->rate, rate_key(q), RATE_WORK, q->now);
		return &too_heavy;
	}
	return NULL;
}

static const char own_account[] = "/kerja/akun";

/* Whoever works with a password that somebody else has set changes it before anything else. */
static bool
must_change_first(const struct request *q)
{
	return q->person.must_change_password && q->route->perm != PERM_PUBLIC && !str_eq(q->path, str_z(own_account)) &&
	    !str_eq(q->path, STR("/keluar"));
}

/* A citizen whose pass is over has typed something: reply_fault gives it back. Only what came from our own form. */
static void
keep_typed(struct app *app, struct request *q)
{
	struct form sent = {0};

	if (q->http->method == HTTP_POST && !form_parse_body(q->a, http_header(q->http, STR("content-type")), q->http->body, &sent) &&
	    !check_forgery(app, q, &sent) && fields_take(q, &sent))
		q->form.n = 0; /* not our form after all: nothing of it is given back */
}

static const struct err *
serve(struct app *app, struct request *q, struct http_reply *r)
{
	struct form       sent = {0};
	const struct err *e = know_person(app, q);

	if (!e && (e = q_must(q, q->route->perm, NULL, NULL)) && q->route->perm == PERM_HOLDER)
		keep_typed(app, q);
	if (!e && must_change_first(q)) {
		reply_see_other(q, r, str_z(own_account), WORD_NONE);
		return NULL;
	}
	/* Nor does such a person see more than anybody on pages for everybody, and on his own page he needs no role. */
	if (q->person.must_change_password)
		q->person.grant_count = 0;
	if (!e && (e = within_limits(app, q)))
		keep_typed(app, q);
	if (e)
		return e;
	if (q->http->method == HTTP_POST)
		e = form_parse_body(q->a, http_header(q->http, STR("content-type")), q->http->body, &sent);
	else
		e = form_parse_query(q->a, q->http->query, &sent);
	if (!e && q->http->method == HTTP_POST)
		e = check_forgery(app, q, &sent);
	if (e)
		return e;
	if ((e = fields_take(q, &sent)))
		return e;
	e = q->route->handler(q, r);
	count_failure(app, q, e, r);
	if (!e && q->visit_new && !(q->route->flags & ROUTE_CACHED)) /* a shared page starts no visit */
		reply_cookie(q, r, COOKIE_VISIT, q->visit, VISIT_SECONDS);
	return e;
}

/* Key of a cached page: language, path and what the route sees of the query, in the order of its fields, so that nothing else in
 * an address makes another page of it. Only visitors without cookies share pages; an address too long or broken has none. */
static bool
cache_key(struct app *app, struct request *q, str *key)
{
	if (!app->cache || !q->route || !(q->route->flags & ROUTE_CACHED) || q->http->method == HTTP_POST)
		return false;
	if (q_cookie(q, COOKIE_SESSION).p || q_cookie(q, COOKIE_PASS).p || q_cookie(q, COOKIE_FLASH).p)
		return false;
	struct form sent = {0}, seen;
	struct buf  b = {.arena = q->a};

	if (q->http->query.n > 0) {
		if (form_parse_query(q->a, q->http->query, &sent) || fields_take(q, &sent))
			return false; /* what is wrong with it is said where it is served */
		seen = q->form;
		q->form = (struct form){0};
		q->fault_count = 0;
		q->faults = NULL;
	} else {
		seen = sent;
	}
	buf_fmt(&b, "%d%zu:%.*s", (int)q->lang, q->path.n, STRF(q->path));
	for (size_t i = 0; i < seen.n; i++)
		buf_fmt(&b, "&%.*s=%zu:%.*s", STRF(seen.at[i].name), seen.at[i].value.n, STRF(seen.at[i].value));
	*key = buf_done(&b);
	return key->n <= PAGE_KEY_BYTES;
}

/* What may be asked of an address; nothing where there is none. */
static str
allowed_methods(struct app *app, struct request *q)
{
	struct form none = {0};
	bool        other;
	bool        get = router_find(app->router, q->a, HTTP_GET, q->path, &none, &other) != NULL;
	bool        post = router_find(app->router, q->a, HTTP_POST, q->path, &none, &other) != NULL;

	return get && post ? STR("GET, HEAD, POST") : get ? STR("GET, HEAD") : post ? STR("POST") : (str){NULL, 0};
}

static void
answer(struct app *app, struct request *q, struct http_reply *r)
{
	str    key;
	bool   cached = cache_key(app, q, &key);
	str    allow = {NULL, 0};
	int64_t version = atomic_load(&app->version);

	if (cached && page_cache_get(app->cache, key, version, q->now, q->http, r))
		return;
	int64_t            began = cpu_us();
	struct store_lent *lent = NULL;
	const struct err  *e = store_lend(app->store, q->a, &lent);

	q->db = lent ? lent->db : NULL;
	if (!e && !q->route) {
		e = know_person(app, q);
		if (!e)
			allow = allowed_methods(app, q);
		if (!e)
			e = allow.n > 0 ? &wrong_method : &not_found;
	} else if (!e) {
		e = serve(app, q, r);
	}
	if (e) {
		*r = (struct http_reply){.status = 200};
		reply_fault(q, r, e);
		if (q->wait_s > 0)
			http_reply_header(r, "retry-after", str_fmt(q->a, "%lld", (long long)q->wait_s));
		if (allow.n > 0)
			http_reply_header(r, "allow", allow);
	}
	if (lent)
		store_lent_back(lent);
	if (q->http->method == HTTP_POST && r->status < 400)
		app_changed(app);
	safety_headers(r, q->http->secure);
	/* What one person sees nobody keeps: on a computer of many, after signing out, nor a cache between. */
	if (!http_reply_get(r, "cache-control").p)
		http_reply_header(r, "cache-control", q->person.account.v != 0 || q->pass_case.v != 0 ? STR("no-store")
		    : q->route && (q->route->flags & ROUTE_CACHED) ? STR("no-cache") : STR("private, no-cache"));
	if (!e && cached && r->status == 200)
		page_cache_put(app->cache, q->a, key, version, q->now, PAGE_MAX_AGE_MS, q->http, r);
	else
		reply_encode(q->a, q->http, r, false);
	if (q->wait_s == 0 && worked_for_public(app, q))
		rate_charge(app->rate, rate_key(q), RATE_WORK, cpu_us() - began, q->now);
}

void
handle(void *ctx, const struct http_request *http, struct arena *a, struct http_reply *r)
{
	static const char *const methods[] = {[HTTP_GET] = "GET", [HTTP_HEAD] = "HEAD", [HTTP_POST] = "POST", [HTTP_OTHER] = "other"};
	struct app    *app = ctx;
	struct request q = {
		.a = a, .http = http, .store = app->store, .keys = app->keys, .settings = app->settings, .rate = app->rate, .gate = app->gate,
		.rooms = app->rooms, .random = app->random, .now = app->now(), .path = http->path,
	};
	bool other;

	r->status = 200;
	if (str_starts(q.path, STR("/en/")) || str_eq(q.path, STR("/en"))) {
		q.lang = LANG_EN;
		q.path = q.path.n > 3 ? (str){q.path.p + 3, q.path.n - 3} : STR("/");
	}
	if ((http->method == HTTP_GET || http->method == HTTP_HEAD) && reply_asset(&q, r)) {
		safety_headers(r, http->secure);
		return;
	}
	q.route = router_find(app->router, a, http->method == HTTP_HEAD ? HTTP_GET : http->method, q.path, &q.params, &other);
	answer(app, &q, r);
	log_line(LOG_INFO, "request", "method=%s route=%s status=%d bytes=%zu ms=%lld", methods[http->method],
	    q.route ? q.route->path : "-", r->status, r->body.n, (long long)(app->now().ms - q.now.ms));
}
