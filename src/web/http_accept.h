/* http_accept.h - takes new connections from the listening socket and hands them on, as long as there is room. */
#ifndef WEB_HTTP_ACCEPT_H
#define WEB_HTTP_ACCEPT_H

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"

#include <sys/socket.h>

struct http_accept;

/* Who gets the connections. Both are called by the accepting thread only. Where there is no room, those who knock wait in the
 * backlog; take owns fd, which does not block. */
struct http_accept_to {
	bool (*room)(void *ctx);
	void (*take)(void *ctx, int fd, const struct sockaddr *from, socklen_t from_n);
	void  *ctx;
};

/* Starts the thread. listen_fd must not block; it stays the caller's. ERR_OS "http.accept". */
MUST_CHECK const struct err *http_accept_open(struct arena *a, int listen_fd, const struct http_accept_to *to, struct http_accept **out);
/* Ends the thread; take is not called any more. */
void http_accept_close(struct http_accept *x);

#endif
