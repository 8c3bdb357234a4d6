/* http_accept.c - see http_accept.h: one thread that waits for connections. */
#include "web/http_accept.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum { FULL_MS = 5, FAILED_MS = 20 };

struct http_accept {
	int                   listen_fd, stop_fd;
	struct http_accept_to to;
	pthread_t             thread;
};

/* Waits for a connection (or only the time, ms >= 0); false: stop. */
static bool
wait_for(struct http_accept *x, bool connection, int ms)
{
	struct pollfd at[] = {{.fd = x->stop_fd, .events = POLLIN}, {.fd = x->listen_fd, .events = POLLIN}};

	(void)poll(at, connection ? 2 : 1, ms);
	return !(at[0].revents & POLLIN);
}

static void *
run(void *p)
{
	struct http_accept *x = p;
	bool                go_on = true;

	while (go_on) {
		if (!x->to.room(x->to.ctx)) {
			go_on = wait_for(x, false, FULL_MS);
			continue;
		}
		struct sockaddr_storage from = {0};
		socklen_t               n = sizeof(from);
		int fd = accept4(x->listen_fd, (struct sockaddr *)&from, &n, SOCK_NONBLOCK | SOCK_CLOEXEC);

		if (fd >= 0)
			x->to.take(x->to.ctx, fd, (const struct sockaddr *)&from, n);
		else if (errno == EAGAIN || errno == EWOULDBLOCK)
			go_on = wait_for(x, true, -1);
		else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) /* it stands in the backlog still */
			go_on = wait_for(x, false, FAILED_MS);
		else /* that one is gone */
			go_on = wait_for(x, false, 0);
	}
	return NULL;
}

const struct err *
http_accept_open(struct arena *a, int listen_fd, const struct http_accept_to *to, struct http_accept **out)
{
	struct http_accept *x = arena_alloc(a, sizeof(*x));
	sigset_t            all, before;

	*x = (struct http_accept){.listen_fd = listen_fd, .stop_fd = eventfd(0, EFD_CLOEXEC), .to = *to};
	if (x->stop_fd < 0)
		return err_new(a, ERR_OS, "http.accept", NULL, "eventfd: %s", strerrordesc_np(errno));
	/* Signals are the main thread's business. */
	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &before);
	int failed = pthread_create(&x->thread, NULL, run, x);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (failed) {
		close(x->stop_fd);
		return err_new(a, ERR_OS, "http.accept", NULL, "pthread_create: %s", strerrordesc_np(failed));
	}
	*out = x;
	return NULL;
}

void
http_accept_close(struct http_accept *x)
{
	const uint64_t one = 1;

	(void)!write(x->stop_fd, &one, sizeof(one));
	pthread_join(x->thread, NULL);
	close(x->stop_fd);
}
