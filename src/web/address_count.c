/* address_count.c - see address_count.h. Chained hash table over a fixed array of nodes, under one lock. */
#include "web/address_count.h"

#include <pthread.h>
#include <sodium.h>

enum { NOBODY = -1 };

struct node {
	struct address x;
	int            held;
	int            next; /* index in nodes, or NOBODY */
};

struct address_count {
	pthread_mutex_t lock;
	struct node    *nodes;
	int            *heads;
	int             head_count; /* a power of two */
	int             unused;     /* list of free nodes */
	unsigned char   seed[crypto_shorthash_KEYBYTES];
};

const struct err *
address_count_open(struct arena *a, int max_held, struct address_count **out)
{
	struct address_count *c = arena_alloc(a, sizeof(*c));

	c->head_count = 64;
	while (c->head_count < max_held)
		c->head_count *= 2;
	c->nodes = arena_array(a, (size_t)max_held, sizeof(*c->nodes));
	c->heads = arena_array(a, (size_t)c->head_count, sizeof(*c->heads));
	for (int i = 0; i < max_held; i++)
		c->nodes[i].next = i + 1 < max_held ? i + 1 : NOBODY;
	for (int i = 0; i < c->head_count; i++)
		c->heads[i] = NOBODY;
	c->unused = max_held > 0 ? 0 : NOBODY;
	randombytes_buf(c->seed, sizeof(c->seed));
	if (pthread_mutex_init(&c->lock, NULL) != 0)
		return err_new(a, ERR_OS, "address.lock", NULL, "pthread_mutex_init");
	*out = c;
	return NULL;
}

void
address_count_close(struct address_count *c)
{
	pthread_mutex_destroy(&c->lock);
}

/* Where the index of x's node stands (or NOBODY, where it would). Lock held; x is a group. */
static int *
place(struct address_count *c, struct address x)
{
	uint64_t h;

	crypto_shorthash((unsigned char *)&h, x.b, sizeof(x.b), c->seed);
	int *at = &c->heads[h & (uint64_t)(c->head_count - 1)];

	while (*at != NOBODY && !address_eq(c->nodes[*at].x, x))
		at = &c->nodes[*at].next;
	return at;
}

int
address_count_take(struct address_count *c, struct address x)
{
	int held = 0;

	x = address_group(x);
	pthread_mutex_lock(&c->lock);
	int *at = place(c, x);
	int  i = *at;

	if (i == NOBODY && c->unused != NOBODY) {
		i = c->unused;
		c->unused = c->nodes[i].next;
		c->nodes[i] = (struct node){.x = x, .next = NOBODY};
		*at = i;
	}
	if (i != NOBODY)
		held = ++c->nodes[i].held;
	pthread_mutex_unlock(&c->lock);
	return held;
}

void
address_count_give(struct address_count *c, struct address x)
{
	x = address_group(x);
	pthread_mutex_lock(&c->lock);
	int *at = place(c, x);
	int  i = *at;

	if (i != NOBODY && --c->nodes[i].held == 0) {
		*at = c->nodes[i].next;
		c->nodes[i].next = c->unused;
		c->unused = i;
	}
	pthread_mutex_unlock(&c->lock);
}

int
address_count_now(struct address_count *c, struct address x)
{
	int held = 0;

	x = address_group(x);
	pthread_mutex_lock(&c->lock);
	int i = *place(c, x);

	if (i != NOBODY)
		held = c->nodes[i].held;
	pthread_mutex_unlock(&c->lock);
	return held;
}
