/* http_server.h - HTTP/1.1 over libmicrohttpd behind one narrow door; the only file pair that knows it. */
#ifndef WEB_HTTP_SERVER_H
#define WEB_HTTP_SERVER_H

#include "web/http.h"

struct http_server;

struct http_server_config {
	const char *listen;              /* "127.0.0.1:8080", "[::]:80", "0.0.0.0:8080" */
	int         threads;             /* 8 or more; fewer than 128 connections each (the epoll stall of libmicrohttpd 0.9.75) */
	int         connections_per_thread; /* at most 120 */
	int         connections_per_address; /* 0 = no limit; past it 503 with a plain sentence */
	size_t      header_bytes;
	size_t      body_bytes;          /* default limit of a body */
	int         timeout_s;           /* idle connection */
	const char *trusted_proxies;     /* "127.0.0.1, ::1" whose X-Forwarded-For / -Proto are believed; NULL for none */
	/* Limit of this request's body, at most; called when its header is complete. NULL: body_bytes. */
	size_t    (*body_limit)(void *ctx, const struct http_request *q);
};

/* Answers one request; runs on the server's threads, synchronously. q, its texts and a live until the answer is sent. */
typedef void (*http_handler)(void *ctx, const struct http_request *q, struct arena *a, struct http_reply *r);

MUST_CHECK const struct err *http_server_open(struct arena *a, const struct http_server_config *config, http_handler handler,
    void *ctx, struct http_server **out);

/* Address it listens on, e.g. with the port the system chose for ":0". */
str http_server_address(const struct http_server *s, struct arena *a);

/* Stops taking connections, lets running requests end (at most grace_ms), then closes. */
void http_server_drain(struct http_server *s, int grace_ms);

#endif
