/* http_socket.h - the listening socket: opening it by its text, its address, and not hearing any more. */
#ifndef WEB_HTTP_SOCKET_H
#define WEB_HTTP_SOCKET_H

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"

/* Listens on "192.0.2.1:80", "[2001:db8::1]:80", "[::]:80" (IPv4 too). Numbers only. ERR_INPUT "http.listen" for a text
 * that is none, ERR_OS "http.bind". The caller closes *out. */
MUST_CHECK const struct err *http_socket_listen(struct arena *a, const char *where, int *out);
/* Is it written as an address and a port from 0 (any free one) to 65535? */
bool http_listen_ok(struct arena *a, const char *where);
/* The address it is bound to, written like where; absent when it is not bound. */
str http_socket_address(int fd, struct arena *a);
/* No new connection reaches the socket from now on; those in its queue still do. */
void http_socket_deafen(int fd);

#endif
