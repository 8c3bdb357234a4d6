/* http_server.c - see http_server.h. The only file that knows libmicrohttpd (0.9.75, Debian 12).
 *
 * One thread per worker, each with its own epoll. http_accept.c takes the connections and deals them out evenly: workers that
 * took for themselves would end with most of them on one, where they wait for each other. Past the limit new connections wait in
 * the backlog. Time limits are kept by http_watch.c, framing is judged by http_head.c. */
#include "web/http_server.h"

#include "base/strs.h"
#include "web/address.h"
#include "web/address_count.h"
#include "web/http_accept.h"
#include "web/http_head.h"
#include "web/http_socket.h"
#include "web/http_watch.h"
#include "web/url.h"

#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum {
	HEADER_MS = 5 * MS_PER_SECOND,
	CROWDED_HEADER_MS = 2 * MS_PER_SECOND, /* for a connection that will only be told 503 */
	MIN_BYTES_PER_MS = 8,                  /* slower senders and readers are let go */
	ARENA_BYTES = 8 * 1024 * 1024,
	BODY_FIRST_BYTES = 64 * 1024,          /* taken at once; more as it arrives */
	BODY_DISCARD_BYTES = 32 * 1024 * 1024, /* read and thrown away so that the 413 is seen; past it the line is cut */
	BODIES_BYTES = 256 * 1024 * 1024,      /* announced bodies of all requests together */
	IDLE_WHEN_FULL_MS = MS_PER_SECOND,     /* for a line that waits for its next request while others wait for a place */
	DRAIN_STEP_MS = 5,
	SPARE_PER_THREAD = 7,                  /* libmicrohttpd's own limit is never the one that is met, yet below its 128 */
	LOST_MS = MS_PER_SECOND,               /* handed over so long ago and not begun: it was closed unseen */
};

struct http_server {
	struct MHD_Daemon        *daemon;
	struct http_accept       *accept;
	int64_t                   handed, moved_ms; /* connections handed over, and when that last changed: accepting thread only */
	int                       listen_fd;
	struct http_server_config config;
	http_handler              handler;
	void                     *ctx;
	struct address_list       trusted;
	struct address_count     *counts;
	struct http_watch        *watch;
	atomic_int                links;     /* connections that have a place */
	atomic_llong              begun;     /* … that ever had */
	atomic_llong              refused;
	atomic_int                in_flight; /* requests whose header has arrived and whose answer is not sent */
	atomic_size_t             bodies;    /* bytes announced by them */
	atomic_bool               draining;
};

struct connection {
	struct address peer;
	int            place;   /* in the watch */
	bool           trusted; /* a proxy */
	bool           counted; /* holds one of its address's places */
	bool           crowded; /* past its address's limit */
};

struct request {
	struct http_server *s;
	struct connection  *link;
	struct arena       *a;
	struct http_request q;
	struct http_reply   r;
	struct address      person;
	bool                known;   /* its header has been read */
	bool                flying;  /* counted in in_flight */
	bool                counted; /* holds one of its person's places (behind a proxy) */
	enum http_refusal   refused; /* the body is thrown away, then this is said */
	char               *body;
	size_t              body_n, body_room, body_length;
	size_t              target_n;
	char                target[]; /* as it stood in the request line */
};

static size_t
keep_escapes(void *cls, struct MHD_Connection *c, char *s)
{
	(void)cls;
	(void)c;
	return strlen(s);
}

static struct address
address_of(const struct sockaddr *sa)
{
	struct address x = {.b = {[10] = 0xff, [11] = 0xff}};

	if (sa->sa_family == AF_INET6)
		memcpy(x.b, &((const struct sockaddr_in6 *)(const void *)sa)->sin6_addr, 16);
	else if (sa->sa_family == AF_INET)
		memcpy(x.b + 12, &((const struct sockaddr_in *)(const void *)sa)->sin_addr, 4);
	return x;
}

/* Far past its limit an address does not even get a place in which to be told so. */
static enum MHD_Result
may_connect(void *cls, const struct sockaddr *sa, socklen_t length)
{
	struct http_server *s = cls;
	struct address      peer = address_of(sa);
	int                 limit = s->config.connections_per_address;

	(void)length;
	if (limit == 0 || address_listed(&s->trusted, peer))
		return MHD_YES;
	return address_count_now(s->counts, peer) < 2 * limit ? MHD_YES : MHD_NO;
}

static void
connection_begin(struct http_server *s, struct MHD_Connection *c, void **context)
{
	struct connection              *link = calloc(1, sizeof(*link));
	const union MHD_ConnectionInfo *info;
	int                             limit = s->config.connections_per_address;

	*context = link;
	if (!link)
		return;
	atomic_fetch_add(&s->links, 1);
	info = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	if (info && info->client_addr)
		link->peer = address_of(info->client_addr);
	link->trusted = address_listed(&s->trusted, link->peer);
	if (limit > 0 && !link->trusted) {
		int held = address_count_take(s->counts, link->peer);

		link->counted = held > 0;
		link->crowded = held > limit;
	}
	info = MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD);
	link->place = info ? http_watch_add(s->watch, info->connect_fd,
	                         http_watch_now() + (link->crowded ? CROWDED_HEADER_MS : HEADER_MS))
	                   : -1;
}

static void
connection_change(void *cls, struct MHD_Connection *c, void **context, enum MHD_ConnectionNotificationCode code)
{
	struct http_server *s = cls;
	struct connection  *link = *context;

	if (code == MHD_CONNECTION_NOTIFY_STARTED) {
		connection_begin(s, c, context);
		atomic_fetch_add(&s->begun, 1);
		return;
	}
	if (!link)
		return;
	http_watch_remove(s->watch, link->place);
	if (link->counted)
		address_count_give(s->counts, link->peer);
	atomic_fetch_sub(&s->links, 1);
	free(link);
	*context = NULL;
}

static bool
has_room(void *cls)
{
	struct http_server *s = cls;
	int64_t             on_the_way = s->handed - atomic_load(&s->begun);
	bool                room = atomic_load(&s->links) + on_the_way < s->config.threads * s->config.connections_per_thread;

	if (!room && on_the_way > 0 && http_watch_now() - s->moved_ms > LOST_MS)
		s->handed -= on_the_way;
	return room;
}

/* libmicrohttpd gives the connection to the worker whose turn its number is; it closes it itself when it does not take it. */
static void
hand_over(void *cls, int fd, const struct sockaddr *from, socklen_t from_n)
{
	struct http_server *s = cls;

	s->handed++;
	s->moved_ms = http_watch_now();
	if (MHD_add_connection(s->daemon, fd, from, from_n) != MHD_YES)
		s->handed--;
}

/* How long a connection may wait for its next request: less when three places of four are taken. */
static int64_t
idle_ms(struct http_server *s)
{
	int most = s->config.threads * s->config.connections_per_thread;

	return atomic_load(&s->links) > most / 4 * 3 ? IDLE_WHEN_FULL_MS : (int64_t)s->config.timeout_s * MS_PER_SECOND;
}

/* The request line has arrived; what we return is the request's context from now on. */
static void *
request_begin(void *cls, const char *uri, struct MHD_Connection *c)
{
	struct http_server             *s = cls;
	const union MHD_ConnectionInfo *info = MHD_get_connection_info(c, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
	struct connection              *link = info ? info->socket_context : NULL;
	size_t                          n = strlen(uri);
	struct request                 *rq = link ? calloc(1, sizeof(*rq) + n + 1) : NULL;

	if (!rq)
		return NULL;
	rq->s = s;
	rq->link = link;
	rq->person = link->peer;
	rq->target_n = n;
	memcpy(rq->target, uri, n + 1);
	http_watch_hasten(s->watch, link->place, http_watch_now() + HEADER_MS);
	return rq;
}

static void
let_go(struct http_reply *r)
{
	if (r->release)
		r->release(r->hold);
	r->release = NULL;
}

static void
request_end(void *cls, struct MHD_Connection *c, void **context, enum MHD_RequestTerminationCode how)
{
	struct http_server *s = cls;
	struct request     *rq = *context;

	(void)c;
	(void)how;
	if (!rq)
		return;
	let_go(&rq->r);
	arena_close(rq->a);
	free(rq->body);
	if (rq->counted)
		address_count_give(s->counts, rq->person);
	http_watch_set(s->watch, rq->link->place, http_watch_now() + idle_ms(s));
	if (rq->flying) {
		atomic_fetch_sub(&s->bodies, rq->body_length);
		atomic_fetch_sub(&s->in_flight, 1);
	}
	free(rq);
	*context = NULL;
}

/* Walks over the header as it lies in libmicrohttpd's buffer, where every colon and every line end became NUL. */
struct walk {
	struct arena       *a;
	struct http_header *at;
	size_t              n, room;
	const char         *expect; /* where the next name must begin */
	bool                broken;
};

/* libmicrohttpd also takes folded lines (it glues them to the name), bare line feeds, blanks before the colon and NULs
 * in values. Proxies read these otherwise, which is how requests are smuggled: a line is believed only when it lies
 * where a clean line lies. */
static enum MHD_Result
walk_line(void *cls, enum MHD_ValueKind kind, const char *key, size_t key_n, const char *value, size_t value_n)
{
	struct walk *w = cls;
	const char  *gap = key + key_n + 1;

	(void)kind;
	if (w->n == w->room || key != w->expect || value < gap ||
	    !http_head_line_ok((str){key, key_n}, (str){value, value_n}))
		w->broken = true;
	for (; !w->broken && gap < value; gap++)
		w->broken = *gap != ' ' && *gap != '\t';
	if (w->broken || value[value_n + 1] != '\0') {
		w->broken = true;
		return MHD_NO;
	}
	w->expect = value + value_n + 2;
	w->at[w->n++] = (struct http_header){
	    .name = str_lower(w->a, (str){key, key_n}), .value = arena_str(w->a, str_trim((str){value, value_n}))};
	return MHD_YES;
}

static enum http_refusal
read_header(struct request *rq, struct MHD_Connection *c, const char *method, const char *version)
{
	const union MHD_ConnectionInfo *size = MHD_get_connection_info(c, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
	int count = MHD_get_connection_values_n(c, MHD_HEADER_KIND, NULL, NULL);
	struct walk w = {.a = rq->a, .room = (size_t)(count > 0 ? count : 0), .expect = version + strlen(version) + 2};

	if (!size || size->header_size > rq->s->config.header_bytes || count > HTTP_MAX_REQUEST_HEADERS)
		return HTTP_HEADER_LARGE;
	w.at = arena_array(rq->a, w.room + 1, sizeof(*w.at));
	MHD_get_connection_values_n(c, MHD_HEADER_KIND, walk_line, &w);
	if (w.broken || w.expect + 2 != method + size->header_size)
		return HTTP_UNREADABLE;
	rq->q.headers = w.at;
	rq->q.header_count = w.n;
	return http_head_judge(&rq->q, &rq->body_length);
}

static enum http_method
method_of(const char *z)
{
	static const struct {
		const char      *name;
		enum http_method method;
	} known[] = {{"GET", HTTP_GET}, {"HEAD", HTTP_HEAD}, {"POST", HTTP_POST}};

	for (size_t i = 0; i < COUNT(known); i++) {
		if (strcmp(z, known[i].name) == 0)
			return known[i].method;
	}
	return HTTP_OTHER;
}

static enum http_refusal
read_target(struct request *rq)
{
	str rest = {rq->target, rq->target_n}, raw;

	(void)str_cut(&rest, '?', &raw);
	rq->q.query = rest.p ? rest : STR("");
	for (size_t i = 0; i < rq->q.query.n; i++) {
		unsigned char b = (unsigned char)rq->q.query.p[i];

		if (b <= 0x20 || b == 0x7f)
			return HTTP_UNREADABLE;
	}
	return url_path(rq->a, raw, &rq->q.path) ? HTTP_UNREADABLE : HTTP_FINE;
}

/* Is there still a place for this person's request, and room for the body it announces? */
static enum http_refusal
find_room(struct request *rq)
{
	struct http_server *s = rq->s;
	int                 limit = s->config.connections_per_address;

	if (rq->link->crowded)
		return HTTP_CROWDED;
	if (rq->link->trusted && limit > 0) {
		int held = address_count_take(s->counts, rq->person);

		rq->counted = held > 0;
		if (held > limit)
			return HTTP_CROWDED;
	}
	return HTTP_FINE;
}

/* The header is complete. HTTP_FINE: go on; rq->refused may say that the body is only read to be thrown away. */
static enum http_refusal
admit(struct request *rq, struct MHD_Connection *c, const char *method, const char *version)
{
	struct http_server *s = rq->s;
	enum http_refusal   why = read_header(rq, c, method, version);

	rq->q.method = method_of(method);
	rq->q.body = STR("");
	if (!why)
		why = read_target(rq);
	if (why) {
		rq->body_length = 0;
		return why;
	}
	rq->person = address_of_person(&s->trusted, rq->link->peer, &rq->q);
	rq->q.address = address_text(rq->a, rq->person);
	rq->q.secure = address_secure(&s->trusted, rq->link->peer, &rq->q);
	why = find_room(rq);
	size_t limit = s->config.body_limit ? s->config.body_limit(s->ctx, &rq->q) : s->config.body_bytes;
	size_t length = rq->body_length;

	if (!why && length > limit) {
		/* Who asks first (Expect) or sends far too much is told at once, the others when they have sent it: a
		 * browser that is still sending shows a broken line instead of our sentence. */
		if (length > limit + BODY_DISCARD_BYTES || http_header(&rq->q, STR("expect")).p)
			why = HTTP_BODY_LARGE;
		rq->refused = HTTP_BODY_LARGE;
		rq->body_length = 0;
	}
	if (atomic_fetch_add(&s->bodies, rq->body_length) + rq->body_length > BODIES_BYTES && !why && rq->body_length > 0)
		why = HTTP_FULL;
	atomic_fetch_add(&s->in_flight, 1);
	rq->flying = true;
	http_watch_set(s->watch, rq->link->place,
	    http_watch_now() + (int64_t)s->config.timeout_s * MS_PER_SECOND + (int64_t)(length / MIN_BYTES_PER_MS));
	return why;
}

static enum MHD_Result
send_reply(struct request *rq, struct MHD_Connection *c, bool close_after)
{
	struct http_server  *s = rq->s;
	struct http_reply   *r = &rq->r;
	const char          *values[HTTP_MAX_REPLY_HEADERS];
	struct MHD_Response *response;

	/* First all that the arena may fail in: a response made before would be lost. */
	for (size_t i = 0; i < r->header_count; i++)
		values[i] = arena_str(rq->a, r->headers[i].value).p;
	response = MHD_create_response_from_buffer(r->body.n, (void *)(uintptr_t)r->body.p, MHD_RESPMEM_PERSISTENT);
	if (!response)
		return MHD_NO;
	for (size_t i = 0; i < r->header_count; i++) {
		if (r->headers[i].value.n > 0)
			MHD_add_response_header(response, r->headers[i].name.p, values[i]);
	}
	if (close_after || atomic_load(&s->draining))
		MHD_add_response_header(response, "connection", "close");
	http_watch_set(s->watch, rq->link->place,
	    http_watch_now() + (int64_t)s->config.timeout_s * MS_PER_SECOND + (int64_t)(r->body.n / MIN_BYTES_PER_MS));
	enum MHD_Result result = MHD_queue_response(c, (unsigned)r->status, response);
	MHD_destroy_response(response);
	return result;
}

/* The plain answer, when the arena may have failed: sent from a fresh one. */
static enum MHD_Result
send_refusal(struct request *rq, struct MHD_Connection *c, enum http_refusal why)
{
	jmp_buf trap;

	atomic_fetch_add(&rq->s->refused, 1);
	let_go(&rq->r);
	arena_close(rq->a);
	rq->a = arena_open(0);
	if (!rq->a)
		return MHD_NO;
	/* What lay in the old arena is gone. */
	rq->q = (struct http_request){.method = rq->q.method, .path = STR(""), .query = STR(""), .body = STR("")};
	arena_trap(rq->a, &trap);
	if (setjmp(trap) != 0)
		return MHD_NO;
	http_refuse(&rq->r, why);
	return send_reply(rq, c, why != HTTP_FAILED);
}

static enum MHD_Result
first_call(struct request *rq, struct MHD_Connection *c, const char *method, const char *version)
{
	const char *length = MHD_lookup_connection_value(c, MHD_HEADER_KIND, "Content-Length");
	int64_t     announced = 0;
	jmp_buf     trap;

	if (!length || !str_int(str_z(length), &announced) || announced < 0 || announced > BODIES_BYTES)
		announced = 0;
	rq->known = true;
	rq->a = arena_open(ARENA_BYTES + 2 * (size_t)announced);
	if (!rq->a)
		return MHD_NO;
	arena_trap(rq->a, &trap);
	if (setjmp(trap) != 0)
		return send_refusal(rq, c, HTTP_FULL);
	enum http_refusal why = admit(rq, c, method, version);

	arena_trap(rq->a, NULL);
	return why ? send_refusal(rq, c, why) : MHD_YES;
}

static void
take_body(struct request *rq, const char *data, size_t n)
{
	if (rq->refused)
		return;
	if (n > rq->body_room - rq->body_n) {
		size_t room = rq->body_room ? rq->body_room * 2 : BODY_FIRST_BYTES;

		/* Never more than announced; libmicrohttpd gives no more than that. */
		if (room > rq->body_length)
			room = rq->body_length;
		if (room < rq->body_n + n)
			room = rq->body_n + n;
		char *more = room > rq->body_length ? NULL : realloc(rq->body, room);
		if (!more) {
			rq->refused = HTTP_FULL;
			return;
		}
		rq->body = more;
		rq->body_room = room;
	}
	memcpy(rq->body + rq->body_n, data, n);
	rq->body_n += n;
}

/* The request is whole: ask the handler. */
static enum MHD_Result
last_call(struct request *rq, struct MHD_Connection *c)
{
	struct http_server *s = rq->s;
	jmp_buf             trap;

	if (rq->refused)
		return send_refusal(rq, c, rq->refused);
	http_watch_set(s->watch, rq->link->place, HTTP_WATCH_NEVER);
	if (rq->body)
		rq->q.body = (str){rq->body, rq->body_n};
	rq->r = (struct http_reply){.status = 200, .body = STR("")};
	arena_trap(rq->a, &trap);
	if (setjmp(trap) != 0)
		return send_refusal(rq, c, HTTP_FAILED);
	s->handler(s->ctx, &rq->q, rq->a, &rq->r);
	return send_reply(rq, c, false);
}

static enum MHD_Result
request_step(void *cls, struct MHD_Connection *c, const char *url, const char *method, const char *version,
    const char *data, size_t *data_n, void **context)
{
	struct request *rq = *context;

	(void)cls;
	(void)url;
	if (!rq)
		return MHD_NO;
	if (!rq->known)
		return first_call(rq, c, method, version);
	if (*data_n > 0) {
		take_body(rq, data, *data_n);
		*data_n = 0;
		return MHD_YES;
	}
	return last_call(rq, c);
}

static struct MHD_Daemon *
start(struct http_server *s)
{
	const struct http_server_config *k = &s->config;
	struct MHD_OptionItem            pool[] = {
        {k->threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END, k->threads, NULL}, {MHD_OPTION_END, 0, NULL}};
	sigset_t all, before;

	/* Signals are the main thread's business. */
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	struct MHD_Daemon *daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_USE_NO_LISTEN_SOCKET, 0,
	    may_connect, s, request_step, s, MHD_OPTION_CONNECTION_LIMIT,
	    (unsigned)(k->threads * (k->connections_per_thread + SPARE_PER_THREAD)),
	    /* Half of it is the first read buffer: a header we accept never makes it move (see walk_line). */
	    MHD_OPTION_CONNECTION_MEMORY_LIMIT, 2 * k->header_bytes, MHD_OPTION_STRICT_FOR_CLIENT, 1,
	    MHD_OPTION_NOTIFY_CONNECTION, connection_change, s, MHD_OPTION_NOTIFY_COMPLETED, request_end, s,
	    MHD_OPTION_URI_LOG_CALLBACK, request_begin, s, MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes, NULL,
	    MHD_OPTION_ARRAY, pool, MHD_OPTION_END);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return daemon;
}

const struct err *
http_server_open(struct arena *a, const struct http_server_config *config, http_handler handler, void *ctx,
    struct http_server **out)
{
	struct http_server *s = arena_alloc(a, sizeof(*s));
	int                 most = config->threads * config->connections_per_thread;

	if (config->threads < 1 || config->threads > 64 || config->connections_per_thread < 1 ||
	    config->connections_per_thread > 120 || config->header_bytes < 4096 || config->header_bytes > 65536 ||
	    config->timeout_s < 1 || config->connections_per_address < 0)
		return err_new(a, ERR_INPUT, "http.limits", NULL, "threads, connections, header or time-out out of range");
	s->config = *config;
	s->handler = handler;
	s->ctx = ctx;
	const struct err *e = address_list_parse(a, config->trusted_proxies, &s->trusted);
	if (!e)
		e = address_count_open(a, most, &s->counts);
	if (e)
		return e;
	e = http_socket_listen(a, config->listen, &s->listen_fd);
	if (e) {
		address_count_close(s->counts);
		return e;
	}
	e = http_watch_open(a, most, &s->watch);
	if (e) {
		close(s->listen_fd);
		address_count_close(s->counts);
		return e;
	}
	s->daemon = start(s);
	if (!s->daemon)
		e = err_new(a, ERR_OS, "http.start", NULL, "libmicrohttpd: %s", strerrordesc_np(errno));
	if (!e && (e = http_accept_open(a, s->listen_fd, &(struct http_accept_to){has_room, hand_over, s}, &s->accept)))
		MHD_stop_daemon(s->daemon);
	if (e) {
		close(s->listen_fd);
		http_watch_close(s->watch);
		address_count_close(s->counts);
		return e;
	}
	*out = s;
	return NULL;
}

str
http_server_address(const struct http_server *s, struct arena *a)
{
	return http_socket_address(s->listen_fd, a);
}

struct http_server_figures
http_server_figures(struct http_server *s)
{
	return (struct http_server_figures){.connections = atomic_load(&s->links),
	    .running = atomic_load(&s->in_flight),
	    .body_bytes = (int64_t)atomic_load(&s->bodies),
	    .refused = atomic_load(&s->refused)};
}

void
http_server_drain(struct http_server *s, int grace_ms)
{
	int64_t         until = http_watch_now() + grace_ms;
	struct timespec step = {.tv_nsec = DRAIN_STEP_MS * 1000000L};

	atomic_store(&s->draining, true);
	http_socket_deafen(s->listen_fd);
	while (atomic_load(&s->in_flight) > 0 && http_watch_now() < until)
		nanosleep(&step, NULL);
	http_accept_close(s->accept);
	close(s->listen_fd);
	MHD_stop_daemon(s->daemon);
	http_watch_close(s->watch);
	address_count_close(s->counts);
}
