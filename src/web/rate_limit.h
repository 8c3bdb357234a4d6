/* rate_limit.h - how often an address or an account may do what costs us or others: token buckets in fixed memory.
 * Thread-safe. Keys are hashed with a random seed and not kept. */
#ifndef WEB_RATE_LIMIT_H
#define WEB_RATE_LIMIT_H

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"

/* RATE_WORK is charged after the work, by its cost: see rate_charge. */
enum rate_kind { RATE_FILING = 0, RATE_LOGIN, RATE_CODE, RATE_SEARCH, RATE_WORK, RATE_KINDS };

struct rate_rule {
	int     burst;     /* this many at once, 1 to 1000000 */
	int64_t refill_ms; /* then one more after this time */
};

/* What is usual: one person never meets these limits, a program does. */
extern const struct rate_rule rate_rules_usual[RATE_KINDS];

struct rate_limit;

/* rules: RATE_KINDS of them, copied. slots: how many (kind, key) pairs are remembered, rounded up to a power of two,
 * 64 at least; 65,536 need 1.5 MiB. ERR_OS "rate.memory". */
MUST_CHECK const struct err *rate_limit_open(struct arena *a, const struct rate_rule *rules, size_t slots,
    struct rate_limit **out);
/* NULL is allowed. */
void rate_limit_close(struct rate_limit *x);

/* Takes one token of key's bucket; false when it is empty: refuse. Always true where x is NULL (limits switched off).
 * When all places for a key's hash are taken, the fullest bucket (whose owner loses least) makes room.
 * A clock that goes back gives nothing and takes nothing. */
bool rate_take(struct rate_limit *x, str key, enum rate_kind kind, instant now);

/* For what costs more or less: is anything left of key's bucket, and taking thousandths of tokens out of it, more than there
 * are if need be: the next one waits the longer. */
bool rate_left(struct rate_limit *x, str key, enum rate_kind kind, instant now);
void rate_charge(struct rate_limit *x, str key, enum rate_kind kind, int64_t thousandths, instant now);

/* After a refusal: whole seconds until one more is allowed, at least 1; for Retry-After and the sentence on the page. */
int64_t rate_wait_s(struct rate_limit *x, str key, enum rate_kind kind, instant now);

#endif
