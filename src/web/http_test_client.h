/* http_test_client.h - for the tests of the server only: a plain HTTP client that also says what no client should. */
#ifndef WEB_HTTP_TEST_CLIENT_H
#define WEB_HTTP_TEST_CLIENT_H

#include "base/strs.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { PATIENCE_S = 20 };

#define HOST "host: a\r\n"

static inline void
pause_ms(int ms)
{
	struct timespec t = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000L};

	nanosleep(&t, NULL);
}

static inline int64_t
clock_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Connects from 127.0.0.<last>; a blocking socket that gives up reading after PATIENCE_S. */
static inline int
connected_from(str to, int last)
{
	struct sockaddr_in from = {.sin_family = AF_INET}, sa = {.sin_family = AF_INET};
	struct timeval     patience = {.tv_sec = PATIENCE_S};
	ptrdiff_t          colon = str_find(to, STR(":"), 0);
	int                fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
	int64_t            port = 0;

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

static inline int
connected(str to)
{
	return connected_from(to, 1);
}

static inline bool
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

static inline bool
head_has(const struct reply *r, const char *text)
{
	return str_find(r->head, str_z(text), 0) >= 0;
}

static inline int64_t
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
static inline struct reply
receive(struct arena *a, int fd, bool without_body)
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

static inline struct reply
asked(struct arena *a, str to, str request)
{
	int fd = connected(to);

	send_all(fd, request);
	struct reply r = receive(a, fd, str_starts(request, STR("HEAD")));

	close(fd);
	return r;
}

/* Is the line closed by the other side within ms? */
static inline bool
closed_within(int fd, int ms)
{
	struct pollfd p = {.fd = fd, .events = POLLIN};
	char          c;

	return poll(&p, 1, ms) == 1 && recv(fd, &c, 1, MSG_DONTWAIT) <= 0;
}

#endif
