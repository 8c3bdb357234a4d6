/* http_server_test.c - the server over real sockets: what it answers, refuses, bounds, and how it stops. */
#include "web/http_server.h"

#include "base/strs.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

int http_server_test(void);

enum { BODY_LIMIT = 20000, LONG_PAGE = 2000000, SLOW_MS = 400, PATIENCE_S = 20 };

static struct arena       *a;
static struct http_server *server;
static str                 address;
static atomic_int          released;
static char               *long_page;

static void
pause_ms(int ms)
{
	struct timespec t = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L};

	nanosleep(&t, NULL);
}

static int64_t
clock_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

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
	} else if (str_eq(q->path, STR("/lambat"))) {
		pause_ms(SLOW_MS);
		r->body = STR("akhirnya");
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

/* Connects from 127.0.0.<last>; a blocking socket that gives up reading after PATIENCE_S. */
static int
connected_from(str to, int last)
{
	struct sockaddr_in from = {.sin_family = AF_INET}, sa = {.sin_family = AF_INET};
	struct timeval     patience = {.tv_sec = PATIENCE_S};
	ptrdiff_t          colon = str_find(to, STR(":"), 0);
	int                fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
	int64_t            port;

	assert_true(fd >= 0 && colon > 0 && str_int((str){to.p + colon + 1, to.n - (size_t)colon - 1}, &port));
	from.sin_addr.s_addr = htonl(0x7f000000u | (unsigned)last);
	sa.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	sa.sin_port = htons((uint16_t)port);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	assert_int_equal(bind(fd, (struct sockaddr *)&from, sizeof(from)), 0);
	assert_int_equal(connect(fd, (struct sockaddr *)&sa, sizeof(sa)), 0);
	return fd;
}

static int
connected(str to)
{
	return connected_from(to, 1);
}

static bool
send_all(int fd, str s)
{
	for (size_t i = 0; i < s.n;) {
		ssize_t n = send(fd, s.p + i, s.n - i, MSG_NOSIGNAL);

		if (n <= 0)
			return false;
		i += (size_t)n;
	}
	return true;
}

struct reply {
	int    status; /* 0: the line was closed, -1: nothing came in time */
	str    head;
	str    body;
};

static bool
head_has(const struct reply *r, const char *text)
{
	return str_find(r->head, str_z(text), 0) >= 0;
}

static int64_t
length_of(const struct reply *r)
{
	ptrdiff_t at = str_find(r->head, STR("Content-Length: "), 0);
	int64_t   n = 0;

	if (at < 0)
		return -1;
	for (const char *p = r->head.p + at + 16; *p >= '0' && *p <= '9'; p++)
		n = n * 10 + (*p - '0');
	return n;
}

/* Reads one answer, byte by byte in its head so that nothing of the next one is taken. */
static struct reply
receive(int fd, bool without_body)
{
	struct buf   head = {.arena = a};
	struct reply r = {.body = STR("")};
	char         c;

	while (head.n < 4 || memcmp(head.p + head.n - 4, "\r\n\r\n", 4) != 0) {
		ssize_t n = recv(fd, &c, 1, 0);

		if (n <= 0) {
			r.status = n == 0 || head.n > 0 ? 0 : -1;
			return r;
		}
		buf_add(&head, &c, 1);
	}
	r.head = arena_str(a, buf_done(&head));
	if (r.head.n > 12)
		r.status = (r.head.p[9] - '0') * 100 + (r.head.p[10] - '0') * 10 + (r.head.p[11] - '0');
	int64_t want = without_body || r.status == 304 || r.status == 100 ? 0 : length_of(&r);
	if (want > 0) {
		char  *p = arena_alloc(a, (size_t)want);
		size_t got = 0;

		while (got < (size_t)want) {
			ssize_t n = recv(fd, p + got, (size_t)want - got, 0);

			if (n <= 0)
				break;
			got += (size_t)n;
		}
		r.body = (str){p, got};
	}
	return r;
}

static struct reply
asked(str to, str request)
{
	int fd = connected(to);

	send_all(fd, request);
	struct reply r = receive(fd, str_starts(request, STR("HEAD")));

	close(fd);
	return r;
}

/* Is the line closed by the other side within ms? */
static bool
closed_within(int fd, int ms)
{
	struct pollfd p = {.fd = fd, .events = POLLIN};
	char          c;

	return poll(&p, 1, ms) == 1 && recv(fd, &c, 1, MSG_DONTWAIT) <= 0;
}

#define HOST "host: a\r\n"
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
		struct reply r = asked(address, (str){requests[i].request, requests[i].n});

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
		struct reply r = receive(fd, false);

		assert_int_equal(r.status, 200);
		assert_false(head_has(&r, "Connection: close"));
		assert_true(str_ends(r.body, STR("|ab")));
	}
	assert_true(send_all(fd, STR("GET / HTTP/1.1\r\n" HOST "connection: close\r\n\r\n")));
	struct reply r = receive(fd, false);

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
	struct reply r = receive(fd, false);
	assert_true(str_starts(r.body, STR("1|1|")));
	r = receive(fd, false);
	assert_true(str_starts(r.body, STR("3|2|")) && str_ends(r.body, STR("|abc")));
	r = receive(fd, true);
	assert_int_equal(r.status, 200);
	r = receive(fd, false);
	assert_true(str_starts(r.body, STR("1|4|")));
	close(fd);
}

static void
head_tells_the_length_without_the_body(void **state)
{
	int fd = connected(address);

	(void)state;
	assert_true(send_all(fd, STR("HEAD / HTTP/1.1\r\n" HOST "\r\n")));
	struct reply r = receive(fd, true);
	assert_int_equal(r.status, 200);
	assert_int_equal(length_of(&r), 4);
	assert_true(send_all(fd, STR("GET / HTTP/1.1\r\n" HOST "\r\n")));
	r = receive(fd, false);
	assert_int_equal(r.status, 200);
	assert_true(str_eq(r.body, STR("halo")));
	assert_true(send_all(fd, STR("GET /sama HTTP/1.1\r\n" HOST "\r\n")));
	r = receive(fd, false);
	assert_int_equal(r.status, 304);
	assert_true(head_has(&r, "etag: \"x\""));
	assert_true(send_all(fd, STR("GET / HTTP/1.1\r\n" HOST "\r\n")));
	r = receive(fd, false);
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
	struct reply r = asked(address, with_body("/gema", BODY_LIMIT));

	(void)state;
	assert_int_equal(r.status, 200);
	assert_int_equal(r.body.n, BODY_LIMIT + strlen("3||127.0.0.1|http|"));

	int fd = connected(address);
	assert_true(send_all(fd, with_body("/gema", BODY_LIMIT + 1)));
	r = receive(fd, false);
	assert_int_equal(r.status, 413);
	assert_true(str_find(r.body, STR("terlalu besar"), 0) >= 0);
	assert_true(head_has(&r, "Connection: close"));
	assert_true(closed_within(fd, 2000));
	close(fd);

	/* Far too long: all of it is taken so that the sentence is seen. */
	r = asked(address, with_body("/gema", 8 << 20));
	assert_int_equal(r.status, 413);
	assert_true(str_find(r.body, STR("too large"), 0) >= 0);
	/* Another limit for this path. */
	r = asked(address, with_body("/impor", 2 * BODY_LIMIT));
	assert_int_equal(r.status, 404);
	/* Beyond reason: told at once. */
	r = asked(address, STR("POST /gema HTTP/1.1\r\n" HOST "content-length: 5000000000\r\n\r\n"));
	assert_int_equal(r.status, 413);
}

static void
who_asks_first_is_told_first(void **state)
{
	struct reply r =
	    asked(address, STR("POST /gema HTTP/1.1\r\n" HOST "expect: 100-continue\r\ncontent-length: 50000\r\n\r\n"));

	(void)state;
	assert_int_equal(r.status, 413);
	int fd = connected(address);
	assert_true(send_all(fd, STR("POST /gema HTTP/1.1\r\n" HOST "expect: 100-continue\r\ncontent-length: 2\r\n\r\n")));
	r = receive(fd, false);
	assert_int_equal(r.status, 100);
	assert_true(send_all(fd, STR("ok")));
	r = receive(fd, false);
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
		struct reply r = asked(address, buf_done(&b));

		if (r.status != rows[i].status)
			fail_msg("%s: %d", rows[i].why, r.status);
	}
	struct buf b = {.arena = a};
	buf_str(&b, STR("GET /"));
	for (int i = 0; i < 40000; i++)
		buf_str(&b, STR("y"));
	buf_str(&b, STR(" HTTP/1.1\r\n" HOST "\r\n"));
	assert_int_equal(asked(address, buf_done(&b)).status, 414);
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
	struct reply r = receive(fd, false);
	assert_int_equal(r.status, 200);
	assert_true(str_eq(r.body, STR("3|pieces|127.0.0.1|http|body")));
	close(fd);
}

static void
slow_ones_are_let_go(void **state)
{
	int     idle = connected(address), header = connected(address), body = connected(address);
	int     patient = connected(address), second = connected(address);
	int64_t start = clock_ms();
	bool    header_closed = false, second_closed = false;

	(void)state;
	assert_true(send_all(second, STR("GET / HTTP/1.1\r\n" HOST "\r\n")));
	assert_int_equal(receive(second, false).status, 200);
	assert_true(send_all(header, STR("GET / HTTP/1.1\r\nx: ")));
	assert_true(send_all(second, STR("GET / HTTP/1.1\r\nx: ")));
	assert_true(send_all(body, STR("POST /gema HTTP/1.1\r\n" HOST "content-length: 9\r\n\r\nabc")));
	assert_true(send_all(patient, STR("POST /gema HTTP/1.1\r\n" HOST "content-length: 9\r\n\r\n")));
	/* One byte at a time within the time-out of 2 s is slow, and fine. */
	for (int i = 0; i < 9; i++) {
		pause_ms(100);
		assert_true(send_all(patient, STR("z")));
	}
	assert_int_equal(receive(patient, false).status, 200);
	assert_true(closed_within(body, 3000)); /* it stopped in the middle of its body */
	assert_true(clock_ms() - start >= 1900);
	/* Headers that trickle for ever are cut after 5 s, be it the first on a line or a later one. */
	while (clock_ms() - start < 7000 && !(header_closed && second_closed)) {
		(void)!send(header, "y", 1, MSG_NOSIGNAL);
		(void)!send(second, "y", 1, MSG_NOSIGNAL);
		header_closed |= closed_within(header, 50);
		second_closed |= closed_within(second, 50);
	}
	assert_true(header_closed && second_closed);
	assert_true(clock_ms() - start >= 4500);
	assert_true(closed_within(idle, 2000)); /* said nothing at all */
	close(idle);
	close(header);
	close(body);
	close(patient);
	close(second);
}

static void
a_failed_arena_costs_one_answer(void **state)
{
	int fd = connected(address), before = atomic_load(&released);

	(void)state;
	assert_true(send_all(fd, STR("GET /meledak HTTP/1.1\r\n" HOST "\r\n")));
	struct reply r = receive(fd, false);
	assert_int_equal(r.status, 500);
	assert_true(str_find(r.body, STR("gangguan di pihak kami"), 0) >= 0);
	assert_int_equal(atomic_load(&released), before + 1);
	assert_true(send_all(fd, STR("GET / HTTP/1.1\r\n" HOST "\r\n")));
	assert_int_equal(receive(fd, false).status, 200);
	close(fd);
}

static void
what_an_answer_holds_is_released_once(void **state)
{
	int before = atomic_load(&released);
	struct reply r = asked(address, STR("GET /panjang HTTP/1.1\r\n" HOST "\r\n"));

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
many_lines_at_once_do_not_stall(void **state)
{
	static const int counts[] = {64, 128, 256, 512};
	static int       fds[512];

	(void)state;
	for (size_t c = 0; c < COUNT(counts); c++) {
		int64_t start = clock_ms();

		for (int i = 0; i < counts[c]; i++)
			fds[i] = connected(address);
		for (int round = 0; round < 20; round++) {
			for (int i = 0; i < counts[c]; i++)
				assert_true(send_all(fds[i], STR("GET / HTTP/1.1\r\n" HOST "\r\n")));
			for (int i = 0; i < counts[c]; i++)
				assert_int_equal(receive(fds[i], false).status, 200);
		}
		for (int i = 0; i < counts[c]; i++)
			close(fds[i]);
		/* The stall of libmicrohttpd shows as seconds. */
		if (clock_ms() - start > 15000)
			fail_msg("%d connections took %lld ms", counts[c], (long long)(clock_ms() - start));
	}
}

static void
past_the_limit_connections_wait(void **state)
{
	struct http_server_config k = usual();
	int                       fds[24], answered = 0;

	(void)state;
	k.threads = 2;
	k.connections_per_thread = 4;
	struct http_server *s = opened(&k);
	str                 to = http_server_address(s, a);

	for (size_t i = 0; i < COUNT(fds); i++) {
		fds[i] = connected(to);
		assert_true(send_all(fds[i], STR("GET / HTTP/1.1\r\n" HOST "\r\n")));
	}
	/* Eight are served and stay; the others wait unharmed until those go. */
	for (int round = 0; round < 100 && answered < (int)COUNT(fds); round++) {
		for (size_t i = 0; i < COUNT(fds); i++) {
			struct pollfd p = {.fd = fds[i], .events = POLLIN};

			if (fds[i] < 0 || poll(&p, 1, 20) != 1)
				continue;
			assert_int_equal(receive(fds[i], false).status, 200);
			answered++;
			close(fds[i]);
			fds[i] = -1;
		}
	}
	assert_int_equal(answered, COUNT(fds));
	http_server_drain(s, 1000);
}

static void
an_address_has_its_limit(void **state)
{
	struct http_server_config k = usual();
	int                       fds[6];
	const str                 ask = STR("GET / HTTP/1.1\r\n" HOST "\r\n");

	(void)state;
	k.connections_per_address = 3;
	struct http_server *s = opened(&k);
	str                 to = http_server_address(s, a);

	for (size_t i = 0; i < COUNT(fds); i++) {
		fds[i] = connected(to);
		send_all(fds[i], ask);
		struct reply r = receive(fds[i], false);

		assert_int_equal(r.status, i < 3 ? 200 : 503);
		if (i >= 3) {
			assert_true(str_find(r.body, STR("Terlalu banyak sambungan"), 0) >= 0);
			assert_true(head_has(&r, "retry-after: 5"));
			assert_true(closed_within(fds[i], 2000));
			close(fds[i]);
		}
	}
	int other = connected_from(to, 2);
	send_all(other, ask);
	assert_int_equal(receive(other, false).status, 200); /* another address is not hindered */
	close(other);
	close(fds[0]);
	struct reply r = {.status = 503};
	for (int i = 0; i < 100 && r.status != 200; i++) {
		pause_ms(20);
		r = asked(to, ask);
	}
	assert_int_equal(r.status, 200); /* a place has become free */
	close(fds[1]);
	close(fds[2]);
	http_server_drain(s, 1000);
}

static void
behind_a_proxy_the_person_counts(void **state)
{
	struct http_server_config k = usual();
	int                       fds[8], busy = 0, fine = 0;

	(void)state;
	k.connections_per_address = 2;
	struct http_server *s = opened(&k);
	str                 to = http_server_address(s, a);

	/* One proxy, eight lines: more than the limit, and no matter. Six requests are one person's. */
	for (size_t i = 0; i < COUNT(fds); i++) {
		fds[i] = connected_from(to, 9);
		send_all(fds[i], str_fmt(a, "GET /lambat HTTP/1.1\r\n" HOST "x-forwarded-for: 198.51.100.%d\r\n\r\n",
		                     i < 6 ? 1 : (int)i));
	}
	for (size_t i = 0; i < COUNT(fds); i++) {
		struct reply r = receive(fds[i], false);

		assert_true(r.status == 200 || r.status == 503);
		if (i >= 6)
			assert_int_equal(r.status, 200);
		*(r.status == 200 ? &fine : &busy) += 1;
		close(fds[i]);
	}
	/* A worker may get several of the six one after the other, so not all four extra ones must be refused. */
	assert_true(busy >= 1 && busy <= 4);
	int fd = connected_from(to, 9);
	send_all(fd, STR("GET /gema HTTP/1.1\r\n" HOST
	                 "x-forwarded-for: 6.6.6.6, 198.51.100.7\r\nx-forwarded-proto: https\r\n\r\n"));
	struct reply r = receive(fd, false);
	assert_true(str_eq(r.body, STR("1||198.51.100.7|https|")));
	close(fd);
	http_server_drain(s, 1000);
}

struct drained {
	struct http_server *s;
	int                 grace_ms;
};

static void *
drain(void *p)
{
	struct drained *d = p;

	http_server_drain(d->s, d->grace_ms);
	return NULL;
}

static void
running_requests_end_before_it_stops(void **state)
{
	struct http_server_config k = usual();
	struct drained            d = {.s = opened(&k), .grace_ms = 5000};
	str                       to = http_server_address(d.s, a);
	int                       running = connected(to), idle = connected(to), upload = connected(to);
	pthread_t                 t;

	(void)state;
	send_all(idle, STR("GET / HTTP/1.1\r\n" HOST "\r\n"));
	assert_int_equal(receive(idle, false).status, 200);
	send_all(running, STR("GET /lambat HTTP/1.1\r\n" HOST "\r\n"));
	send_all(upload, STR("POST /gema HTTP/1.1\r\n" HOST "content-length: 4\r\n\r\nab"));
	pause_ms(SLOW_MS / 4);
	int64_t start = clock_ms();
	assert_int_equal(pthread_create(&t, NULL, drain, &d), 0);
	pause_ms(50);
	send_all(upload, STR("cd"));
	struct reply r = receive(running, false);
	assert_int_equal(r.status, 200);
	assert_true(str_eq(r.body, STR("akhirnya")));
	assert_true(head_has(&r, "onnection: close"));
	r = receive(upload, false);
	assert_int_equal(r.status, 200);
	assert_true(str_ends(r.body, STR("|abcd")));
	pthread_join(t, NULL);
	assert_true(clock_ms() - start < 3000); /* not the whole grace */
	assert_true(closed_within(idle, 1000));
	close(running);
	close(idle);
	close(upload);
}

static void
the_grace_ends(void **state)
{
	struct http_server_config k = usual();

	(void)state;
	k.timeout_s = 60;
	struct http_server *s = opened(&k);
	int                 stuck = connected(http_server_address(s, a));

	send_all(stuck, STR("POST /gema HTTP/1.1\r\n" HOST "content-length: 4\r\n\r\nab"));
	pause_ms(100);
	int64_t start = clock_ms();
	http_server_drain(s, 300);
	assert_true(clock_ms() - start >= 290 && clock_ms() - start < 3000);
	assert_true(closed_within(stuck, 1000));
	close(stuck);
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
	int64_t             port;

	assert_true(str_starts(to, STR("[::]:")) && str_int((str){to.p + 5, to.n - 5}, &port));
	/* IPv4 reaches it too, and is shown as such. */
	struct reply r = asked(str_fmt(a, "127.0.0.1:%lld", (long long)port), STR("GET /gema HTTP/1.1\r\n" HOST "\r\n"));
	assert_true(str_eq(r.body, STR("1||127.0.0.1|http|")));
	fd = socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
	sa.sin6_port = htons((uint16_t)port);
	assert_int_equal(connect(fd, (struct sockaddr *)&sa, sizeof(sa)), 0);
	send_all(fd, STR("GET /gema HTTP/1.1\r\n" HOST "\r\n"));
	r = receive(fd, false);
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
	    cmocka_unit_test(slow_ones_are_let_go),
	    cmocka_unit_test(a_failed_arena_costs_one_answer),
	    cmocka_unit_test(what_an_answer_holds_is_released_once),
	    cmocka_unit_test(many_lines_at_once_do_not_stall),
	    cmocka_unit_test(past_the_limit_connections_wait),
	    cmocka_unit_test(an_address_has_its_limit),
	    cmocka_unit_test(behind_a_proxy_the_person_counts),
	    cmocka_unit_test(running_requests_end_before_it_stops),
	    cmocka_unit_test(the_grace_ends),
	    cmocka_unit_test(wrong_settings_are_refused),
	    cmocka_unit_test(it_listens_on_ipv6),
	};

	return cmocka_run_group_tests_name("web/http_server", tests, begin, end);
}
