/* http_server_limits_test.c - the server over real sockets: slow peers, many connections, limits per address, stopping. */
#include "web/http_server.h"

#include "base/strs.h"
#include "web/http_test_client.h"

#include <pthread.h>

int http_server_limits_test(void);

enum { SLOW_MS = 400 };

static struct arena *a;

static void
answer(void *ctx, const struct http_request *q, struct arena *ra, struct http_reply *r)
{
	(void)ctx;
	if (str_eq(q->path, STR("/lambat")))
		pause_ms(SLOW_MS);
	r->body = str_fmt(ra, "%.*s|%s|%.*s", STRF(q->address), q->secure ? "https" : "http", STRF(q->body));
}

static struct http_server_config
usual(void)
{
	return (struct http_server_config){.listen = "127.0.0.1:0",
	    .threads = 8,
	    .connections_per_thread = 120,
	    .header_bytes = 16384,
	    .body_bytes = 20000,
	    .timeout_s = 2,
	    .trusted_proxies = "127.0.0.9"};
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
	(void)state;
	a = arena_open(512 << 20);
	return a ? 0 : -1;
}

static int
end(void **state)
{
	(void)state;
	arena_close(a);
	return 0;
}

static void
slow_ones_are_let_go(void **state)
{
	struct http_server_config k = usual();
	struct http_server       *s = opened(&k);
	str                       address = http_server_address(s, a);
	int                       idle = connected(address), header = connected(address), body = connected(address);
	int                       patient = connected(address), second = connected(address);
	int64_t                   start = clock_ms();
	bool                      header_closed = false, second_closed = false;

	(void)state;
	assert_true(send_all(second, STR("GET / HTTP/1.1\r\n" HOST "\r\n")));
	assert_int_equal(receive(a, second, false).status, 200);
	assert_true(send_all(header, STR("GET / HTTP/1.1\r\nx: ")));
	assert_true(send_all(second, STR("GET / HTTP/1.1\r\nx: ")));
	assert_true(send_all(body, STR("POST /gema HTTP/1.1\r\n" HOST "content-length: 9\r\n\r\nabc")));
	assert_true(send_all(patient, STR("POST /gema HTTP/1.1\r\n" HOST "content-length: 9\r\n\r\n")));
	/* One byte at a time within the time-out of 2 s is slow, and fine. */
	for (int i = 0; i < 9; i++) {
		pause_ms(100);
		assert_true(send_all(patient, STR("z")));
	}
	assert_int_equal(receive(a, patient, false).status, 200);
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
	http_server_drain(s, 1000);
}

static void
many_lines_at_once_do_not_stall(void **state)
{
	static const int          counts[] = {64, 128, 256, 512};
	int                       fds[512];
	struct http_server_config k = usual();
	struct http_server       *s = opened(&k);
	str                       address = http_server_address(s, a);

	(void)state;
	for (size_t c = 0; c < COUNT(counts); c++) {
		int64_t start = clock_ms();

		for (int i = 0; i < counts[c]; i++)
			fds[i] = connected(address);
		for (int round = 0; round < 20; round++) {
			for (int i = 0; i < counts[c]; i++)
				assert_true(send_all(fds[i], STR("GET / HTTP/1.1\r\n" HOST "\r\n")));
			for (int i = 0; i < counts[c]; i++)
				assert_int_equal(receive(a, fds[i], false).status, 200);
		}
		for (int i = 0; i < counts[c]; i++)
			close(fds[i]);
		/* The stall of libmicrohttpd shows as seconds. */
		if (clock_ms() - start > 15000)
			fail_msg("%d connections took %lld ms", counts[c], (long long)(clock_ms() - start));
	}
	http_server_drain(s, 1000);
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
			assert_int_equal(receive(a, fds[i], false).status, 200);
			answered++;
			close(fds[i]);
			fds[i] = -1;
		}
	}
	assert_int_equal(answered, COUNT(fds));
	http_server_drain(s, 1000);
}

/* Who only keeps his line open makes room for those who wait, long before the time-out. */
static void
idle_lines_make_room(void **state)
{
	struct http_server_config k = usual();
	int                       fds[8], late;

	(void)state;
	k.threads = 1;
	k.connections_per_thread = (int)COUNT(fds);
	k.timeout_s = 60;
	struct http_server *s = opened(&k);
	str                 to = http_server_address(s, a);

	for (size_t i = 0; i < COUNT(fds); i++) {
		fds[i] = connected(to);
		send_all(fds[i], STR("GET / HTTP/1.1\r\n" HOST "\r\n"));
		assert_int_equal(receive(a, fds[i], false).status, 200);
	}
	assert_int_equal(http_server_figures(s).connections, COUNT(fds));
	assert_int_equal(http_server_figures(s).refused, 0);
	int64_t start = clock_ms();
	late = connected(to);
	send_all(late, STR("GET / HTTP/1.1\r\n" HOST "\r\n"));
	assert_int_equal(receive(a, late, false).status, 200);
	assert_true(clock_ms() - start < 5000);
	assert_false(closed_within(fds[0], 0)); /* came while there was room */
	close(late);
	for (size_t i = 0; i < COUNT(fds); i++)
		close(fds[i]);
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
		struct reply r = receive(a, fds[i], false);

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
	assert_int_equal(receive(a, other, false).status, 200); /* another address is not hindered */
	close(other);
	close(fds[0]);
	struct reply r = {.status = 503};
	for (int i = 0; i < 100 && r.status != 200; i++) {
		pause_ms(20);
		r = asked(a, to, ask);
	}
	assert_int_equal(r.status, 200); /* a place has become free */
	close(fds[1]);
	close(fds[2]);
	http_server_drain(s, 1000);
}

static void
behind_a_proxy_the_person_counts(void **state)
{
	static const char post[] = "POST /gema HTTP/1.1\r\n" HOST "x-forwarded-for: 198.51.100.1\r\ncontent-length: 2\r\n\r\n";
	struct http_server_config k = usual();
	int                       fds[2], other;

	(void)state;
	k.connections_per_address = 2;
	k.timeout_s = 20;
	struct http_server *s = opened(&k);
	str                 to = http_server_address(s, a);

	/* Two requests of one person are under way, their bodies still to come. */
	for (size_t i = 0; i < COUNT(fds); i++) {
		fds[i] = connected_from(to, 9);
		send_all(fds[i], str_z(post));
	}
	for (int i = 0; i < 1000 && http_server_figures(s).running < (int)COUNT(fds); i++)
		pause_ms(10);
	other = connected_from(to, 9);
	send_all(other, str_z(post));
	struct reply r = receive(a, other, false);
	assert_int_equal(r.status, 503);
	assert_true(str_find(r.body, STR("Terlalu banyak sambungan"), 0) >= 0);
	close(other);
	/* The proxy's own lines are not counted, and another person is not hindered. */
	other = connected_from(to, 9);
	send_all(other, STR("GET /gema HTTP/1.1\r\n" HOST
	                    "x-forwarded-for: 198.51.100.1, 198.51.100.7\r\nx-forwarded-proto: https\r\n\r\n"));
	r = receive(a, other, false);
	assert_true(str_eq(r.body, STR("198.51.100.7|https|")));
	for (size_t i = 0; i < COUNT(fds); i++) {
		send_all(fds[i], STR("ok"));
		assert_int_equal(receive(a, fds[i], false).status, 200);
	}
	for (int i = 0; i < 1000 && http_server_figures(s).running > 0; i++)
		pause_ms(10);
	/* The two are done: their places are free. */
	send_all(other, STR("GET /gema HTTP/1.1\r\n" HOST "x-forwarded-for: 198.51.100.1\r\n\r\n"));
	r = receive(a, other, false);
	assert_true(str_eq(r.body, STR("198.51.100.1|http|")));
	close(other);
	for (size_t i = 0; i < COUNT(fds); i++)
		close(fds[i]);
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
	assert_int_equal(receive(a, idle, false).status, 200);
	send_all(running, STR("GET /lambat HTTP/1.1\r\n" HOST "\r\n"));
	send_all(upload, STR("POST /gema HTTP/1.1\r\n" HOST "content-length: 4\r\n\r\nab"));
	pause_ms(SLOW_MS / 4);
	int64_t start = clock_ms();
	assert_int_equal(pthread_create(&t, NULL, drain, &d), 0);
	pause_ms(50);
	send_all(upload, STR("cd"));
	struct reply r = receive(a, running, false);
	assert_int_equal(r.status, 200);
	assert_true(str_eq(r.body, STR("127.0.0.1|http|")));
	assert_true(head_has(&r, "onnection: close"));
	r = receive(a, upload, false);
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

int
http_server_limits_test(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(slow_ones_are_let_go),
	    cmocka_unit_test(many_lines_at_once_do_not_stall),
	    cmocka_unit_test(past_the_limit_connections_wait),
	    cmocka_unit_test(idle_lines_make_room),
	    cmocka_unit_test(an_address_has_its_limit),
	    cmocka_unit_test(behind_a_proxy_the_person_counts),
	    cmocka_unit_test(running_requests_end_before_it_stops),
	    cmocka_unit_test(the_grace_ends),
	};

	return cmocka_run_group_tests_name("web/http_server_limits", tests, begin, end);
}
