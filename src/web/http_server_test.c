/* http_server_test.c - the server over real sockets: what it answers, refuses and bounds. */
#include "web/http_server.h"

#include "base/strs.h"
#include "web/http_test_client.h"

#include <stdatomic.h>
#include <stdlib.h>

int http_server_test(void);

enum { BODY_LIMIT = 20000, LONG_PAGE = 2000000 };

static struct arena       *a;
static struct http_server *server;
static str                 address;
static atomic_int          released;
static char               *long_page;

static void
count_release(void *p)
{
	(void)p;
	atomic_fetch_add(&released, 1);
}

static void
answer(void *ctx, const struct http_request *q, struct arena *ra, struct http_reply *r)
{
	(void)ctx;
	http_reply_header(r, "content-type", STR("text/plain; charset=utf-8"));
	if (str_eq(q->path, STR("/"))) {
		r->body = STR("halo");
	} else if (str_eq(q->path, STR("/gema"))) {
		r->body = str_fmt(ra, "%d|%.*s|%.*s|%s|%.*s", (int)q->method, STRF(q->query), STRF(q->address),
		    q->secure ? "https" : "http", STRF(q->body));
	} else if (str_eq(q->path, STR("/meledak"))) {
		r->release = count_release;
		for (;;)
			arena_alloc(ra, 100000);
	} else if (str_eq(q->path, STR("/panjang"))) {
		r->body = (str){long_page, LONG_PAGE};
		r->release = count_release;
	} else if (str_eq(q->path, STR("/sama"))) {
		r->status = 304;
		http_reply_header(r, "etag", STR("\"x\""));
	} else if (str_eq(q->path, STR("/k\xc3\xa9 b"))) {
		r->body = STR("jalur");
	} else {
		r->status = 404;
		r->body = STR("tidak ada");
	}
}

static size_t
limit_of(void *ctx, const struct http_request *q)
{
	(void)ctx;
	return str_eq(q->path, STR("/impor")) ? 10 * BODY_LIMIT : BODY_LIMIT;
}

static struct http_server_config
usual(void)
{
	return (struct http_server_config){.listen = "127.0.0.1:0",
	    .threads = 8,
	    .connections_per_thread = 120,
	    .header_bytes = 16384,
	    .body_bytes = BODY_LIMIT,
	    .timeout_s = 2,
	    .trusted_proxies = "127.0.0.9",
	    .body_limit = limit_of};
}

static struct http_server *
opened(const struct http_server_config *k)
{
	struct http_server *s = NULL;
	const struct err   *e = http_server_open(a, k, answer, NULL, &s);

	if (e)
		fail_msg("%s: %s", e->code, e->detail ? e->detail : "");
	return s;
}

static int
begin(void **state)
{
	struct http_server_config k = usual();

	(void)state;
	a = arena_open(512 << 20);
	long_page = arena_alloc(a, LONG_PAGE);
	memset(long_page, 'x', LONG_PAGE);
	server = opened(&k);
	address = http_server_address(server, a);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	http_server_drain(server, 1000);
	arena_close(a);
	return 0;
}

#define LIT(s) (s), sizeof(s) - 1

static const struct {
	const char *request;
	size_t      n;
	int         status;
	const char *shows; /* in the body, or NULL */
	const char *why;
} requests[] = {
    {LIT("GET / HTTP/1.1\r\n" HOST "\r\n"), 200, "halo", "the front page"},
    {LIT("GET / HTTP/1.0\r\n\r\n"), 200, "halo", "HTTP/1.0 without a host"},
    {LIT("\r\n\r\nGET / HTTP/1.1\r\n" HOST "\r\n"), 200, "halo", "empty lines in front (RFC 9112 2.2)"},
    {LIT("GET /tiada HTTP/1.1\r\n" HOST "\r\n"), 404, "tidak ada", "the handler's own 404"},
    {LIT("GET /k%C3%A9%20b HTTP/1.1\r\n" HOST "\r\n"), 200, "jalur", "a path is decoded once"},
    {LIT("GET /k%25C3%25A9%2520b HTTP/1.1\r\n" HOST "\r\n"), 404, "tidak ada", "and not twice"},
    {LIT("GET /gema?a=%41&b HTTP/1.1\r\n" HOST "\r\n"), 200, "1|a=%41&b|127.0.0.1|http|", "the query stays raw"},
    {LIT("GET http://a/gema?x HTTP/1.1\r\n" HOST "\r\n"), 200, "1|x|", "absolute form"},
    {LIT("POST /gema HTTP/1.1\r\n" HOST "content-length: 5\r\n\r\nhalo!"), 200, "3||127.0.0.1|http|halo!", "a body"},
    {LIT("POST /gema HTTP/1.1\r\n" HOST "content-length: 0\r\n\r\n"), 200, "3||127.0.0.1|http|", "an empty body"},
    {LIT("PUT /gema HTTP/1.1\r\n" HOST "content-length: 1\r\n\r\nx"), 200, "4||127.0.0.1|http|x", "another method"},
    {LIT("PROPFIND /gema HTTP/1.1\r\n" HOST "\r\n"), 200, "4||", "an unheard-of method"},
    {LIT("get /gema HTTP/1.1\r\n" HOST "\r\n"), 200, "4||", "methods are capital letters"},
    {LIT("GET /gema HTTP/1.1\r\n" HOST "x-forwarded-for: 1.2.3.4\r\nx-forwarded-proto: https\r\n\r\n"), 200,
        "|127.0.0.1|http|", "a stranger's word on his address"},
    {LIT("GET /gema HTTP/1.1\r\n" HOST "x:y\r\nempty:\r\ntab:\t a\t \r\n\r\n"), 200, "1||", "odd but clean lines"},
    {LIT("GET /% HTTP/1.1\r\n" HOST "\r\n"), 400, "tidak dapat dibaca", "bad percent code"},
    {LIT("GET /a%00 HTTP/1.1\r\n" HOST "\r\n"), 400, "could not be read", "NUL in the path"},
    {LIT("GET /a%0d%0ax HTTP/1.1\r\n" HOST "\r\n"), 400, NULL, "line end in the path"},
    {LIT("GET /%ff HTTP/1.1\r\n" HOST "\r\n"), 400, NULL, "no UTF-8"},
    {LIT("GET /a\\b HTTP/1.1\r\n" HOST "\r\n"), 400, NULL, "backslash"},
    {LIT("GET //a HTTP/1.1\r\n" HOST "\r\n"), 400, NULL, "two slashes"},
    {LIT("GET /../etc/passwd HTTP/1.1\r\n" HOST "\r\n"), 400, NULL, "up"},
    {LIT("GET /a/%2e%2e/b HTTP/1.1\r\n" HOST "\r\n"), 400, NULL, "up in codes"},
    {LIT("GET * HTTP/1.1\r\n" HOST "\r\n"), 400, NULL, "no path"},
    {LIT("GET /?a\x01 HTTP/1.1\r\n" HOST "\r\n"), 400, NULL, "control character in the query"},
    {LIT("GET /gema HTTP/1.1\r\n\r\n"), 400, NULL, "no host (libmicrohttpd)"},
    {LIT("GET /gema HTTP/1.1\r\n" HOST HOST "\r\n"), 400, NULL, "two hosts"},
    {LIT("GET /gema HTTP/1.1\r\nhost: a/b\r\n\r\n"), 400, NULL, "a host that is none"},
    {LIT("GET /gema HTTP/2.0\r\n" HOST "\r\n"), 505, NULL, "another version (libmicrohttpd)"},
    {LIT("GET /a b HTTP/1.1\r\n" HOST "\r\n"), 0, NULL, "a blank in the target: closed (libmicrohttpd)"},
    {LIT("GET\r\n\r\n"), 0, NULL, "no target: closed (libmicrohttpd)"},
    {LIT("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n"), 0, NULL, "TLS on a plain port"},
    {LIT("GET /gema HTTP/1.1\r\n" HOST "no colon\r\n\r\n"), 400, NULL, "a line without a colon (libmicrohttpd)"},
    {LIT("GET /gema HTTP/1.1\r\n" HOST "x : y\r\n\r\n"), 400, NULL, "blank before the colon"},
    {LIT("GET /gema HTTP/1.1\r\n" HOST "x: a\r\n b\r\n\r\n"), 400, NULL, "folded line"},
    {LIT("GET /gema HTTP/1.1\r\n" HOST "x: a\r\n\r\n b"), 200, NULL, "a blank behind the header is no folding"},
    {LIT("GET /gema HTTP/1.1\r\n" HOST "x: a\ny: b\r\n\r\n"), 400, NULL, "bare line feed between lines"},
    {LIT("GET /gema HTTP/1.1\n" HOST "\r\n"), 400, NULL, "bare line feed behind the request line"},
    {LIT("GET /gema HTTP/1.1\r\n" HOST "x: a\n\r\n"), 400, NULL, "bare line feed behind the last line"},
    {LIT("GET /gema HTTP/1.1\r\n" HOST "x: a\r\n\n"), 400, NULL, "bare line feed as the empty line"},
    {LIT("GET /gema HTTP/1.1\r\n" HOST "x: a\0b\r\n\r\n"), 400, NULL, "NUL in a value"},
    {LIT("GET /gema HTTP/1.1\r\n" HOST "x\0y: b\r\n\r\n"), 400, NULL, "NUL in a name"},
    {LIT("GET /gema HTTP/1.1\r\n" HOST "x: a\rb\r\n\r\n"), 400, NULL, "carriage return in a value"},
    {LIT("POST /gema HTTP/1.1\r\n" HOST "content-length: 5\r\ncontent-length: 6\r\n\r\nhalo!"), 400, NULL, "two lengths"},
    {LIT("POST /gema HTTP/1.1\r\n" HOST "content-length: 5\r\ncontent-length: 5\r\n\r\nhalo!"), 400, NULL, "two equal lengths"},
    {LIT("POST /gema HTTP/1.1\r\n" HOST "content-length: x\r\n\r\n"), 400, NULL, "no number (libmicrohttpd)"},
    {LIT("POST /gema HTTP/1.1\r\n" HOST "content-length: 99999999999999999999999\r\n\r\n"), 413, NULL, "past 64 bits (libmicrohttpd)"},
    {LIT("POST /gema HTTP/1.1\r\n" HOST "content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n"), 400,
        "could not be read", "length and chunks"},
    {LIT("POST /gema HTTP/1.1\r\n" HOST "transfer-encoding: chunked\r\ncontent-length: 5\r\n\r\n0\r\n\r\n"), 400, NULL, "chunks and length"},
    {LIT("POST /gema HTTP/1.1\r\n" HOST "transfer-encoding: chunked\r\n\r\n0\r\n\r\n"), 411, "Content-Length", "chunks alone"},
    {LIT("POST /gema HTTP/1.1\r\n" HOST "transfer-encoding : chunked\r\n\r\n0\r\n\r\n"), 400, NULL, "hidden chunks"},
    {LIT("POST /gema HTTP/1.1\r\n" HOST "transfer-encoding: xchunked\r\n\r\n0\r\n\r\n"), 411, NULL, "an unknown coding"},
};

static void
requests_are_answered_or_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(requests); i++) {
		struct reply r = asked(a, address, (str){requests[i].request, requests[i].n});

		if (r.status != requests[i].status)
			fail_msg("%s: status %d, not %d", requests[i].why, r.status, requests[i].status);
		if (requests[i].shows && str_find(r.body, str_z(requests[i].shows), 0) < 0)
			fail_msg("%s: \"%.*s\"", requests[i].why, STRF(r.body));
		if (r.status > 0)
			assert_false(head_has(&r, "Server:"));
		if (r.status == 200)
			assert_true(head_has(&r, "\r\nDate: "));
	}
}

static void
one_line_serves_many_requests(void **state)
{
	int fd = connected(address);

	(void)state;
	for (int i = 0; i < 5; i++) {
		assert_true(send_all(fd, STR("POST /gema HTTP/1.1\r\n" HOST "content-length: 2\r\n\r\nab")));
		struct reply r = receive(a, fd, false);

		assert_int_equal(r.status, 200);
		assert_false(head_has(&r, "Connection: close"));
		assert_true(str_ends(r.body, STR("|ab")));
	}
	assert_true(send_all(fd, STR("GET / HTTP/1.1\r\n" HOST "connection: close\r\n\r\n")));
	struct reply r = receive(a, fd, false);

	assert_int_equal(r.status, 200);
	assert_true(closed_within(fd, 2000));
	close(fd);
}

static void
requests_sent_together_are_answered_in_order(void **state)
{
	int fd = connected(address);

	(void)state;
	assert_true(send_all(fd,
	    STR("GET /gema?1 HTTP/1.1\r\n" HOST "\r\nPOST /gema?2 HTTP/1.1\r\n" HOST "content-length: 3\r\n\r\nabc"
	        "HEAD /gema?3 HTTP/1.1\r\n" HOST "\r\nGET /gema?4 HTTP/1.1\r\n" HOST "\r\n")));
	struct reply r = receive(a, fd, false);
	assert_true(str_starts(r.body, STR("1|1|")));
	r = receive(a, fd, false);
	assert_true(str_starts(r.body, STR("3|2|")) && str_ends(r.body, STR("|abc")));
	r = receive(a, fd, true);
	assert_int_equal(r.status, 200);
	r = receive(a, fd, false);
	assert_true(str_starts(r.body, STR("1|4|")));
	close(fd);
}

static void
head_tells_the_length_without_the_body(void **state)
{
	int fd = connected(address);

	(void)state;
	assert_true(send_all(fd, STR("HEAD / HTTP/1.1\r\n" HOST "\r\n")));
	struct reply r = receive(a, fd, true);
	assert_int_equal(r.status, 200);
	assert_int_equal(length_of(&r), 4);
	assert_true(send_all(fd, STR("GET / HTTP/1.1\r\n" HOST "\r\n")));
	r = receive(a, fd, false);
	assert_int_equal(r.status, 200);
	assert_true(str_eq(r.body, STR("halo")));
	assert_true(send_all(fd, STR("GET /sama HTTP/1.1\r\n" HOST "\r\n")));
	r = receive(a, fd, false);
	assert_int_equal(r.status, 304);
	assert_true(head_has(&r, "etag: \"x\""));
	assert_true(send_all(fd, STR("GET / HTTP/1.1\r\n" HOST "\r\n")));
	r = receive(a, fd, false);
	assert_true(str_eq(r.body, STR("halo"))); /* nothing of a body came with the 304 */
	close(fd);
}

static str
with_body(const char *path, size_t n)
{
	struct buf b = {.arena = a};

	buf_fmt(&b, "POST %s HTTP/1.1\r\n" HOST "content-length: %zu\r\n\r\n", path, n);
	char *body = arena_alloc(a, n);
	memset(body, 'b', n);
	buf_add(&b, body, n);
	return buf_done(&b);
}

static void
bodies_are_bounded(void **state)
{
	struct reply r = asked(a, address, with_body("/gema", BODY_LIMIT));

	(void)state;
	assert_int_equal(r.status, 200);
	assert_int_equal(r.body.n, BODY_LIMIT + strlen("3||127.0.0.1|http|"));

	int fd = connected(address);
	assert_true(send_all(fd, with_body("/gema", BODY_LIMIT + 1)));
	r = receive(a, fd, false);
	assert_int_equal(r.status, 413);
	assert_true(str_find(r.body, STR("terlalu besar"), 0) >= 0);
	assert_true(head_has(&r, "Connection: close"));
	assert_true(closed_within(fd, 2000));
	close(fd);

	/* Far too long: all of it is taken so that the sentence is seen. */
	r = asked(a, address, with_body("/gema", 8 << 20));
	assert_int_equal(r.status, 413);
	assert_true(str_find(r.body, STR("too large"), 0) >= 0);
	/* Another limit for this path. */
	r = asked(a, address, with_body("/impor", 2 * BODY_LIMIT));
	assert_int_equal(r.status, 404);
	/* Beyond reason: told at once. */
	r = asked(a, address, STR("POST /gema HTTP/1.1\r\n" HOST "content-length: 5000000000\r\n\r\n"));
	assert_int_equal(r.status, 413);
}

static void
who_asks_first_is_told_first(void **state)
{
	struct reply r =
	    asked(a, address, STR("POST /gema HTTP/1.1\r\n" HOST "expect: 100-continue\r\ncontent-length: 50000\r\n\r\n"));

	(void)state;
	assert_int_equal(r.status, 413);
	int fd = connected(address);
	assert_true(send_all(fd, STR("POST /gema HTTP/1.1\r\n" HOST "expect: 100-continue\r\ncontent-length: 2\r\n\r\n")));
	r = receive(a, fd, false);
	assert_int_equal(r.status, 100);
	assert_true(send_all(fd, STR("ok")));
	r = receive(a, fd, false);
	assert_int_equal(r.status, 200);
	assert_true(str_ends(r.body, STR("|ok")));
	close(fd);
}

static void
headers_are_bounded(void **state)
{
	static const struct {
		size_t      bytes; /* of one value */
		int         lines; /* more small ones */
		int         status;
		const char *why;
	} rows[] = {
	    {15000, 0, 200, "just below the limit"},
	    {16500, 0, 431, "just past it"},
	    {40000, 0, 431, "past the buffer (libmicrohttpd)"},
	    {10, 90, 200, "many lines"},
	    {10, 101, 431, "too many lines"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf b = {.arena = a};

		buf_str(&b, STR("GET / HTTP/1.1\r\n" HOST "x: "));
		for (size_t n = 0; n < rows[i].bytes; n++)
			buf_str(&b, STR("y"));
		for (int n = 0; n < rows[i].lines; n++)
			buf_fmt(&b, "\r\nx-%d: 1", n);
		buf_str(&b, STR("\r\n\r\n"));
		struct reply r = asked(a, address, buf_done(&b));

		if (r.status != rows[i].status)
			fail_msg("%s: %d", rows[i].why, r.status);
	}
	struct buf b = {.arena = a};
	buf_str(&b, STR("GET /"));
	for (int i = 0; i < 40000; i++)
		buf_str(&b, STR("y"));
	buf_str(&b, STR(" HTTP/1.1\r\n" HOST "\r\n"));
	assert_int_equal(asked(a, address, buf_done(&b)).status, 414);
}

/* A header that comes in small pieces must be believed like one that comes whole. */
static void
a_header_in_pieces_is_the_same_header(void **state)
{
	struct buf b = {.arena = a};

	(void)state;
	buf_str(&b, STR("POST /gema?pieces HTTP/1.1\r\n" HOST));
	for (int i = 0; i < 60; i++)
		buf_fmt(&b, "x-%d: %0200d\r\n", i, i);
	buf_str(&b, STR("cookie: a=1; b=2; c=3\r\ncontent-length: 4\r\n\r\nbody"));
	int fd = connected(address);

	for (size_t i = 0; i < b.n; i += 700) {
		assert_true(send_all(fd, (str){b.p + i, b.n - i < 700 ? b.n - i : 700}));
		pause_ms(2);
	}
	struct reply r = receive(a, fd, false);
	assert_int_equal(r.status, 200);
	assert_true(str_eq(r.body, STR("3|pieces|127.0.0.1|http|body")));
	close(fd);
}

static void
a_failed_arena_costs_one_answer(void **state)
{
	int fd = connected(address), before = atomic_load(&released);

	(void)state;
	assert_true(send_all(fd, STR("GET /meledak HTTP/1.1\r\n" HOST "\r\n")));
	struct reply r = receive(a, fd, false);
	assert_int_equal(r.status, 500);
	assert_true(str_find(r.body, STR("gangguan di pihak kami"), 0) >= 0);
	assert_int_equal(atomic_load(&released), before + 1);
	assert_true(send_all(fd, STR("GET / HTTP/1.1\r\n" HOST "\r\n")));
	assert_int_equal(receive(a, fd, false).status, 200);
	close(fd);
}

static void
what_an_answer_holds_is_released_once(void **state)
{
	int before = atomic_load(&released);
	struct reply r = asked(a, address, STR("GET /panjang HTTP/1.1\r\n" HOST "\r\n"));

	(void)state;
	assert_int_equal(r.body.n, LONG_PAGE);
	assert_memory_equal(r.body.p, long_page, LONG_PAGE);
	/* And when the reader goes away in the middle. */
	int fd = connected(address);
	assert_true(send_all(fd, STR("GET /panjang HTTP/1.1\r\n" HOST "\r\n")));
	char some[1000];
	assert_true(recv(fd, some, sizeof(some), 0) > 0);
	close(fd);
	for (int i = 0; i < 200 && atomic_load(&released) < before + 2; i++)
		pause_ms(10);
	assert_int_equal(atomic_load(&released), before + 2);
}

static void
wrong_settings_are_refused(void **state)
{
	static const struct {
		const char *listen;
		const char *proxies;
		int         threads, per_thread;
		const char *code;
	} rows[] = {
	    {"127.0.0.1", NULL, 8, 120, "http.listen"},
	    {":8080", NULL, 8, 120, "http.listen"},
	    {"localhost:80", NULL, 8, 120, "http.listen"},
	    {"127.0.0.1:http", NULL, 8, 120, "http.listen"},
	    {"127.0.0.1:65536", NULL, 8, 120, "http.listen"}, /* would be any free port */
	    {"127.0.0.1:-1", NULL, 8, 120, "http.listen"},
	    {"127.0.0.1:", NULL, 8, 120, "http.listen"},
	    {"", NULL, 8, 120, "http.listen"},
	    {"203.0.113.1:80", NULL, 8, 120, "http.bind"},
	    {"127.0.0.1:0", "proxy.local", 8, 120, "address.list"},
	    {"127.0.0.1:0", NULL, 0, 120, "http.limits"},
	    {"127.0.0.1:0", NULL, 8, 121, "http.limits"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct http_server_config k = usual();
		struct http_server       *s = NULL;

		k.listen = rows[i].listen;
		k.trusted_proxies = rows[i].proxies;
		k.threads = rows[i].threads;
		k.connections_per_thread = rows[i].per_thread;
		const struct err *e = http_server_open(a, &k, answer, NULL, &s);

		assert_non_null(e);
		assert_null(s);
		assert_string_equal(e->code, rows[i].code);
	}
	struct http_server_config taken = usual();
	struct http_server       *s = NULL;

	taken.listen = arena_str(a, address).p;
	const struct err *e = http_server_open(a, &taken, answer, NULL, &s);

	assert_non_null(e);
	assert_string_equal(e->code, "http.bind");
}

static void
it_listens_on_ipv6(void **state)
{
	struct http_server_config k = usual();
	struct sockaddr_in6       sa = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
	int                       fd = socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);

	(void)state;
	/* A machine without IPv6 has nothing to show here. */
	if (fd < 0 || bind(fd, (struct sockaddr *)&sa, sizeof(sa)) != 0) {
		if (fd >= 0)
			close(fd);
		return;
	}
	close(fd);
	k.listen = "[::]:0";
	k.threads = 1;
	struct http_server *s = opened(&k);
	str                 to = http_server_address(s, a);
	int64_t             port = 0;

	assert_true(str_starts(to, STR("[::]:")) && str_int((str){to.p + 5, to.n - 5}, &port));
	/* IPv4 reaches it too, and is shown as such. */
	struct reply r = asked(a, str_fmt(a, "127.0.0.1:%lld", (long long)port), STR("GET /gema HTTP/1.1\r\n" HOST "\r\n"));
	assert_true(str_eq(r.body, STR("1||127.0.0.1|http|")));
	fd = socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
	sa.sin6_port = htons((uint16_t)port);
	assert_int_equal(connect(fd, (struct sockaddr *)&sa, sizeof(sa)), 0);
	send_all(fd, STR("GET /gema HTTP/1.1\r\n" HOST "\r\n"));
	r = receive(a, fd, false);
	assert_true(str_eq(r.body, STR("1||::1|http|")));
	close(fd);
	http_server_drain(s, 1000);
}

int
http_server_test(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(requests_are_answered_or_refused),
	    cmocka_unit_test(one_line_serves_many_requests),
	    cmocka_unit_test(requests_sent_together_are_answered_in_order),
	    cmocka_unit_test(head_tells_the_length_without_the_body),
	    cmocka_unit_test(bodies_are_bounded),
	    cmocka_unit_test(who_asks_first_is_told_first),
	    cmocka_unit_test(headers_are_bounded),
	    cmocka_unit_test(a_header_in_pieces_is_the_same_header),
	    cmocka_unit_test(a_failed_arena_costs_one_answer),
	    cmocka_unit_test(what_an_answer_holds_is_released_once),
	    cmocka_unit_test(wrong_settings_are_refused),
	    cmocka_unit_test(it_listens_on_ipv6),
	};

	return cmocka_run_group_tests_name("web/http_server", tests, begin, end);
}
