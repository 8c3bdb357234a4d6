/* rate_limit.c - see rate_limit.h. Sets of eight slots; a stripe of locks over the sets. */
#include "web/rate_limit.h"

#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>

enum { WAYS = 8, LOCKS = 64 };

const struct rate_rule rate_rules_usual[RATE_KINDS] = {
    [RATE_FILING] = {.burst = 10, .refill_ms = 60 * MS_PER_SECOND},
    [RATE_LOGIN] = {.burst = 60, .refill_ms = 10 * MS_PER_SECOND},
    [RATE_CODE] = {.burst = 60, .refill_ms = 10 * MS_PER_SECOND},
    [RATE_SEARCH] = {.burst = 60, .refill_ms = MS_PER_SECOND},
    [RATE_WORK] = {.burst = 6000, .refill_ms = 10}, /* milliseconds of processor time: six seconds a minute */
};

/* A bucket is kept as the moment at which it will be (or was) full: GCRA. It needs no token count. */
struct slot {
	uint64_t tag; /* hash of kind and key; 0 for none */
	int64_t  full_ms;
};

struct rate_limit {
	struct rate_rule rules[RATE_KINDS];
	size_t           sets; /* a power of two */
	struct slot     *slots;
	unsigned char    seed[crypto_shorthash_KEYBYTES];
	pthread_mutex_t  locks[LOCKS];
};

const struct err *
rate_limit_open(struct arena *a, const struct rate_rule *rules, size_t slots, struct rate_limit **out)
{
	struct rate_limit *x = calloc(1, sizeof(*x));
	size_t             sets = 64 / WAYS;

	while (sets * WAYS < slots)
		sets *= 2;
	if (x)
		x->slots = calloc(sets * WAYS, sizeof(*x->slots));
	if (!x || !x->slots) {
		free(x);
		return err_new(a, ERR_OS, "rate.memory", NULL, "%zu slots", slots);
	}
	x->sets = sets;
	memcpy(x->rules, rules, sizeof(x->rules));
	randombytes_buf(x->seed, sizeof(x->seed));
	for (size_t i = 0; i < LOCKS; i++)
		pthread_mutex_init(&x->locks[i], NULL);
	*out = x;
	return NULL;
}

void
rate_limit_close(struct rate_limit *x)
{
	if (!x)
		return;
	for (size_t i = 0; i < LOCKS; i++)
		pthread_mutex_destroy(&x->locks[i]);
	free(x->slots);
	free(x);
}

static uint64_t
tag_of(const struct rate_limit *x, str key, enum rate_kind kind)
{
	uint64_t h;

	crypto_shorthash((unsigned char *)&h, (const unsigned char *)(key.p ? key.p : ""), key.n, x->seed);
	/* Kinds must not share a bucket; any odd multiple of the kind keeps them apart. */
	h += (uint64_t)kind * 0x9e3779b97f4a7c15u;
	return h ? h : 1;
}

/* The slot of a tag in its set, or the one that loses least by making room, emptied. Lock held. */
static struct slot *
slot_of(struct rate_limit *x, size_t set, uint64_t tag)
{
	struct slot *ways = &x->slots[set * WAYS], *victim = ways;

	for (size_t i = 0; i < WAYS; i++) {
		if (ways[i].tag == tag)
			return &ways[i];
		if (victim->tag != 0 && (ways[i].tag == 0 || ways[i].full_ms < victim->full_ms))
			victim = &ways[i];
	}
	*victim = (struct slot){.tag = tag, .full_ms = INT64_MIN};
	return victim;
}

/* Takes cost (in ms of refilling) where at least need is left; always: takes it all the same. */
static bool
take(struct rate_limit *x, str key, enum rate_kind kind, int64_t need, int64_t cost, bool always, instant now)
{
	const struct rate_rule *rule = &x->rules[kind];
	uint64_t                tag = tag_of(x, key, kind);
	size_t                  set = (size_t)(tag >> 32) & (x->sets - 1);
	pthread_mutex_t        *lock = &x->locks[set % LOCKS];
	int64_t                 span = rule->burst * rule->refill_ms; /* from empty to full */

	pthread_mutex_lock(lock);
	struct slot *s = slot_of(x, set, tag);
	int64_t      full = s->full_ms > now.ms ? s->full_ms : now.ms;

	/* More than a whole span ahead: the clock went back. Who waits anyway must not wait a year. What is charged afterwards may
	 * be as much again. */
	int64_t most = kind == RATE_WORK ? 2 * span : span;

	if (full > now.ms + most)
		full = now.ms + most;
	bool allowed = full + need <= now.ms + span;

	s->full_ms = allowed || always ? full + cost : full;
	pthread_mutex_unlock(lock);
	return allowed;
}

bool
rate_take(struct rate_limit *x, str key, enum rate_kind kind, instant now)
{
	return !x || take(x, key, kind, x->rules[kind].refill_ms, x->rules[kind].refill_ms, false, now);
}

bool
rate_left(struct rate_limit *x, str key, enum rate_kind kind, instant now)
{
	return !x || take(x, key, kind, x->rules[kind].refill_ms, 0, false, now);
}

void
rate_charge(struct rate_limit *x, str key, enum rate_kind kind, int64_t thousandths, instant now)
{
	enum { THOUSAND = 1000 };

	if (x)
		(void)take(x, key, kind, 0, thousandths * x->rules[kind].refill_ms / THOUSAND, true, now);
}

int64_t
rate_wait_s(struct rate_limit *x, str key, enum rate_kind kind, instant now)
{
	if (!x)
		return 1;
	const struct rate_rule *rule = &x->rules[kind];
	uint64_t                tag = tag_of(x, key, kind);
	size_t                  set = (size_t)(tag >> 32) & (x->sets - 1);
	pthread_mutex_t        *lock = &x->locks[set % LOCKS];

	pthread_mutex_lock(lock);
	int64_t full = slot_of(x, set, tag)->full_ms;

	pthread_mutex_unlock(lock);
	if (full < now.ms)
		return 1;
	int64_t wait = full + rule->refill_ms - now.ms - rule->burst * rule->refill_ms;

	return wait <= MS_PER_SECOND ? 1 : (wait + MS_PER_SECOND - 1) / MS_PER_SECOND;
}
