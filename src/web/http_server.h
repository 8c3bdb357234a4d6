/* http_server.h - HTTP/1.1 over libmicrohttpd behind one narrow door; the only file pair that knows it. */
#ifndef WEB_HTTP_SERVER_H
#define WEB_HTTP_SERVER_H

#include "web/http.h"

struct http_server;

struct http_server_config {
	const char *listen;              /* "127.0.0.1:8080", "[::]:80", "0.0.0.0:8080"; port 0 lets the system choose */
	int         threads;             /* 8 or more; fewer than 128 connections each (the epoll stall of libmicrohttpd 0.9.75) */
	int         connections_per_thread; /* at most 120; past threads times this, new connections wait in the backlog */
	/* 0 = no limit; past it 503 with a plain sentence, past twice as many the connection is closed at once. An IPv6
	 * address counts by its first 64 bits. Behind a trusted proxy the requests of the person's address are counted. */
	int         connections_per_address;
	size_t      header_bytes;        /* request line and header, 4 KiB to 64 KiB; past it 431 */
	size_t      body_bytes;          /* default limit of a body; past it 413 */
	int         timeout_s;           /* idle connection (1 s when three places of four are taken). A header must be there 5 s after it began; body and answer get
	                                  * this long and the time 8 KiB/s need */
	const char *trusted_proxies;     /* "127.0.0.1, ::1" whose X-Forwarded-For / -Proto are believed; NULL for none */
	/* Limit of this request's body, at most; called when its header is complete. NULL: body_bytes. */
	size_t    (*body_limit)(void *ctx, const struct http_request *q);
};

/* Answers one request; runs on the server's threads, synchronously. q, its texts and a live until the answer is sent.
 * a may grow to 8 MiB and twice the body; when it fails the handler is left at once and the person gets 500 (a release
 * that r already held is called). Signals are blocked on these threads. */
typedef void (*http_handler)(void *ctx, const struct http_request *q, struct arena *a, struct http_reply *r);

/* Starts listening and serving. s lives in a, which must outlive http_server_drain; config is copied, its texts are not
 * kept. ERR_INPUT "http.listen" (address), "address.list" (trusted_proxies), "http.limits"; ERR_OS "http.bind",
 * "http.start". */
MUST_CHECK const struct err *http_server_open(struct arena *a, const struct http_server_config *config, http_handler handler,
    void *ctx, struct http_server **out);

/* Address it listens on, e.g. with the port the system chose for ":0". */
str http_server_address(const struct http_server *s, struct arena *a);

struct http_server_figures {
	int64_t connections; /* now */
	int64_t running;     /* requests whose header has arrived and whose answer is not sent, now */
	int64_t body_bytes;  /* announced by these */
	int64_t refused;     /* answered by the server itself (400 to 503) since it began */
};
struct http_server_figures http_server_figures(struct http_server *s);

/* Stops taking connections, lets requests whose header has arrived end (at most grace_ms), then closes. Answers sent
 * meanwhile say Connection: close. A handler that still runs after grace_ms is waited for: it may be committing. Once. */
void http_server_drain(struct http_server *s, int grace_ms);

#endif
