/* http_socket.c - see http_socket.h. */
#include "web/http_socket.h"

#include "base/strs.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/filter.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

/* NULL: the text is none; freeaddrinfo is the caller's. */
static struct addrinfo *
where_of(struct arena *a, const char *where)
{
	const char     *colon = strrchr(where, ':');
	struct addrinfo hints = {
	    .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE, .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM};
	struct addrinfo *info;
	int64_t          port;

	/* getaddrinfo takes 65537 for 1. */
	if (!colon || !str_int(str_z(colon + 1), &port) || port < 0 || port > UINT16_MAX)
		return NULL;
	str host = {where, (size_t)(colon - where)};
	if (host.n >= 2 && host.p[0] == '[' && host.p[host.n - 1] == ']')
		host = (str){host.p + 1, host.n - 2};
	return host.n > 0 && getaddrinfo(arena_str(a, host).p, colon + 1, &hints, &info) == 0 ? info : NULL;
}

bool
http_listen_ok(struct arena *a, const char *where)
{
	struct addrinfo *info = where_of(a, where);

	if (info)
		freeaddrinfo(info);
	return info != NULL;
}

const struct err *
http_socket_listen(struct arena *a, const char *where, int *out)
{
	struct addrinfo *info = where_of(a, where);
	int              on = 1, off = 0;

	if (!info)
		return err_new(a, ERR_INPUT, "http.listen", NULL, "not an address and port: \"%s\"", where);
	int fd = socket(info->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	const struct err *e = NULL;

	if (fd >= 0) {
		setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
		if (info->ai_family == AF_INET6)
			setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof(off));
	}
	if (fd < 0 || bind(fd, info->ai_addr, info->ai_addrlen) != 0 || listen(fd, SOMAXCONN) != 0)
		e = err_new(a, ERR_OS, "http.bind", NULL, "%s: %s", where, strerrordesc_np(errno));
	freeaddrinfo(info);
	if (e && fd >= 0)
		close(fd);
	if (!e)
		*out = fd;
	return e;
}

str
http_socket_address(int fd, struct arena *a)
{
	struct sockaddr_storage sa;
	socklen_t               n = sizeof(sa);
	char                    host[INET6_ADDRSTRLEN + 16], port[8];

	if (getsockname(fd, (struct sockaddr *)&sa, &n) != 0 ||
	    getnameinfo((struct sockaddr *)&sa, n, host, sizeof(host), port, sizeof(port),
	        NI_NUMERICHOST | NI_NUMERICSERV) != 0)
		return (str){NULL, 0};
	return str_fmt(a, sa.ss_family == AF_INET6 ? "[%s]:%s" : "%s:%s", host, port);
}

/* libmicrohttpd's way of not accepting any more (MHD_quiesce_daemon) can end the process when a worker reaches its
 * limit at that moment. The kernel drops what knocks instead: who comes now tries again a second later and meets the
 * next server. */
void
http_socket_deafen(int fd)
{
	struct sock_filter none[] = {BPF_STMT(BPF_RET | BPF_K, 0)};
	struct sock_fprog  program = {.len = COUNT(none), .filter = none};

	/* Where this is refused, connections that still come are answered and closed until the grace is over. */
	(void)setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof(program));
}
