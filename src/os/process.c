/* process.c - see process.h. Signals are taken by sigwait: no handler runs, no state is kept. */
#include "os/process.h"

#include "base/log.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_PAUSE_MS = 100, LONGEST_PAUSE_MS = 5000, QUICK_DEATH_S = 1, QUICK_DEATHS = 3, EXIT_BAD_USE = 2 };

static void
stop_signals(sigset_t *set, int also)
{
	sigemptyset(set);
	sigaddset(set, SIGTERM);
	sigaddset(set, SIGINT);
	if (also)
		sigaddset(set, also);
}

void
process_hold_signals(void)
{
	sigset_t set;

	stop_signals(&set, 0);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
}

void
process_wait_stop(void)
{
	sigset_t set;
	int      got;

	stop_signals(&set, 0);
	while (sigwait(&set, &got) != 0)
		;
}

static pid_t
start(int (*fn)(void *ctx), void *ctx)
{
	pid_t parent = getpid(), child = fork();

	if (child != 0)
		return child;
	prctl(PR_SET_PDEATHSIG, SIGTERM); /* a web process without its parent must not go on by itself */
	if (getppid() != parent)
		_exit(EXIT_FAILURE);
	exit(fn(ctx));
}

/* Waits for the child to end, passing stop signals on. */
static bool
attend(pid_t child, const sigset_t *set, int *status)
{
	bool stopping = false;
	int  got = 0;

	for (;;) {
		if (sigwait(set, &got) != 0)
			continue;
		if (got != SIGCHLD) {
			stopping = true;
			kill(child, SIGTERM);
		} else if (waitpid(child, status, WNOHANG) == child) {
			return stopping;
		}
	}
}

int
process_watch(int (*fn)(void *ctx), void *ctx)
{
	sigset_t set;
	int      quick = 0;
	long     wait_ms = FIRST_PAUSE_MS;

	stop_signals(&set, SIGCHLD);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	for (;;) {
		time_t began = time(NULL);
		pid_t  child = start(fn, ctx);
		int    status = 0;

		if (child < 0) {
			log_line(LOG_ERROR, "watch", "fork=%d", errno);
			return EXIT_FAILURE;
		}
		bool stopping = attend(child, &set, &status);
		int  code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
		if (stopping || code == 0 || code == EXIT_BAD_USE)
			return stopping && code == 128 + SIGTERM ? 0 : code;
		quick = time(NULL) - began <= QUICK_DEATH_S ? quick + 1 : 0;
		log_line(LOG_ERROR, "watch", "child=%d code=%d quick=%d", (int)child, code, quick);
		if (quick >= QUICK_DEATHS)
			return code;
		nanosleep(&(struct timespec){wait_ms / 1000, wait_ms % 1000 * 1000000}, NULL);
		if (!quick)
			wait_ms = FIRST_PAUSE_MS;
		else if (wait_ms * 2 < LONGEST_PAUSE_MS)
			wait_ms *= 2;
	}
}
