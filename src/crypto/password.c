/* password.c - see password.h. */
#include "crypto/password.h"

#include "base/strs.h"

#include <errno.h>
#include <semaphore.h>
#include <sodium.h>
#include <stdlib.h>
#include <time.h>

enum { OPS = 2, MEMORY_BYTES = 19 * 1024 * 1024 };

struct password_gate {
	sem_t room;
	int   wait_ms;
};

struct password_gate *
password_gate_open(int at_once, int wait_ms)
{
	struct password_gate *g = calloc(1, sizeof(*g));

	if (!g)
		return NULL;
	if (sem_init(&g->room, 0, (unsigned)at_once) != 0) {
		free(g);
		return NULL;
	}
	g->wait_ms = wait_ms;
	return g;
}

void
password_gate_close(struct password_gate *g)
{
	if (!g)
		return;
	sem_destroy(&g->room);
	free(g);
}

static const struct err *
enter(struct password_gate *g, struct arena *a)
{
	struct timespec until;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += g->wait_ms / MS_PER_SECOND;
	until.tv_nsec += (long)(g->wait_ms % MS_PER_SECOND) * 1000000L;
	if (until.tv_nsec >= 1000000000L) {
		until.tv_sec++;
		until.tv_nsec -= 1000000000L;
	}
	while (sem_clockwait(&g->room, CLOCK_MONOTONIC, &until) != 0) {
		if (errno != EINTR)
			return err_new(a, ERR_LIMIT, "password.busy", NULL, "the gate stayed full for %d ms", g->wait_ms);
	}
	return NULL;
}

const struct err *
password_hash(struct password_gate *g, struct arena *a, str password, str *out)
{
	char text[crypto_pwhash_STRBYTES];

	if (password.n > PASSWORD_MAX_BYTES)
		return err_new(a, ERR_INPUT, "password.long", "password", NULL);
	const struct err *e = enter(g, a);
	if (e)
		return e;
	int failed = crypto_pwhash_str_alg(text, password.p, password.n, OPS, MEMORY_BYTES, crypto_pwhash_ALG_ARGON2ID13);
	sem_post(&g->room);
	if (failed)
		return err_new(a, ERR_OS, "password.memory", NULL, "argon2id could not get %d bytes", (int)MEMORY_BYTES);
	*out = arena_str(a, str_z(text));
	return NULL;
}

const struct err *
password_verify(struct password_gate *g, struct arena *a, str stored, str password, bool *same)
{
	/* Of a random password nobody knows: what an absent text is compared with. */
	static const char nobody[] = "$argon2id$v=19$m=19456,t=2,p=1$vKqRyOUEfBwhtHVVVZs8Ng$"
	                             "0P4mSxlSOkVrIZBrUwkBA9cTQSBqJJfIAo8r8uAzRvM";
	char text[crypto_pwhash_STRBYTES] = {0};
	bool known = stored.n > 0 && stored.n < sizeof(text) && str_starts(stored, STR("$argon2id$v=19$m=19456,t=2,p=1$"));

	if (known)
		memcpy(text, stored.p, stored.n);
	else
		memcpy(text, nobody, sizeof(nobody));
	if (password.n > PASSWORD_MAX_BYTES) {
		password.n = PASSWORD_MAX_BYTES;
		known = false;
	}
	const struct err *e = enter(g, a);
	if (e)
		return e;
	bool fits = crypto_pwhash_str_verify(text, password.p, password.n) == 0;
	sem_post(&g->room);
	*same = known && fits;
	return NULL;
}
