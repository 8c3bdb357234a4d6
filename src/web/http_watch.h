/* http_watch.h - deadlines of open connections: past its deadline a socket is shut, whatever trickles in on it.
 * libmicrohttpd's own time-out begins anew with every byte, so a slow sender could hold a place for ever. */
#ifndef WEB_HTTP_WATCH_H
#define WEB_HTTP_WATCH_H

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"

struct http_watch;

#define HTTP_WATCH_NEVER INT64_MAX

/* Starts the thread that looks after at most max sockets, four times a second. ERR_OS "http.watch". */
MUST_CHECK const struct err *http_watch_open(struct arena *a, int max, struct http_watch **out);
/* Ends the thread. Every socket was removed before. */
void http_watch_close(struct http_watch *w);

/* Milliseconds of the monotonic clock. */
int64_t http_watch_now(void);

/* Takes a socket in; returns its place, or -1 when max are held. It must be removed before it is closed. */
int  http_watch_add(struct http_watch *w, int fd, int64_t deadline_ms);
void http_watch_remove(struct http_watch *w, int place);
/* A new deadline; place -1 is allowed and means nothing. From the thread that serves the connection only. */
void http_watch_set(struct http_watch *w, int place, int64_t deadline_ms);
/* As set, but never later than the deadline that stands. */
void http_watch_hasten(struct http_watch *w, int place, int64_t deadline_ms);

#endif
