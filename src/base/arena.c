/* arena.c - see arena.h. Blocks are chained; the newest block is first. */
#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>

enum { BLOCK_BYTES = 16 * 1024, EXIT_NO_MEMORY = 71 };

struct block {
	struct block *older;
	size_t        used;
	size_t        size;
	_Alignas(max_align_t) char data[];
};

struct closer {
	struct closer *older;
	void         (*fn)(void *p);
	void          *p;
};

struct arena {
	struct block  *newest;
	struct closer *closers;
	jmp_buf       *trap;
	size_t         cap;  /* bytes this arena may hold in all */
	size_t         held; /* bytes it holds now, used or not */
	bool           failed;
};

static _Noreturn void
give_up(struct arena *a, const char *why)
{
	a->failed = true;
	if (a->trap)
		longjmp(*a->trap, 1);
	fprintf(stderr, "arena: %s\n", why);
	exit(EXIT_NO_MEMORY);
}

static struct block *
block_new(size_t size)
{
	struct block *b = malloc(sizeof(*b) + size);

	if (b) {
		b->older = NULL;
		b->used = 0;
		b->size = size;
	}
	return b;
}

struct arena *
arena_open(size_t cap)
{
	struct arena *a = calloc(1, sizeof(*a));

	if (!a)
		return NULL;
	a->newest = block_new(BLOCK_BYTES);
	if (!a->newest) {
		free(a);
		return NULL;
	}
	a->cap = cap > BLOCK_BYTES ? cap : BLOCK_BYTES;
	a->held = BLOCK_BYTES;
	return a;
}

void
arena_close(struct arena *a)
{
	if (!a)
		return;
	for (struct closer *c = a->closers; c; c = c->older)
		c->fn(c->p);
	for (struct block *b = a->newest; b;) {
		struct block *older = b->older;

		free(b);
		b = older;
	}
	free(a);
}

void *
arena_alloc(struct arena *a, size_t n)
{
	const size_t  grain = _Alignof(max_align_t);
	struct block *b = a->newest;

	if (a->failed || n > a->cap)
		give_up(a, "one allocation over the cap");
	n = (n + grain - 1) & ~(grain - 1);
	if (n > b->size - b->used) {
		size_t size = n > BLOCK_BYTES ? n : BLOCK_BYTES;

		if (size > a->cap - a->held)
			give_up(a, "cap reached");
		struct block *more = block_new(size);
		if (!more)
			give_up(a, "out of memory");
		more->older = b;
		b = a->newest = more;
		a->held += size;
	}
	void *p = b->data + b->used;
	b->used += n;
	memset(p, 0, n);
	return p;
}

void *
arena_array(struct arena *a, size_t count, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(count, size, &bytes))
		give_up(a, "array size overflows");
	return arena_alloc(a, bytes);
}

str
arena_str(struct arena *a, str s)
{
	if (!s.p)
		return s;
	char *p = arena_alloc(a, s.n + 1);

	if (s.n > 0)
		memcpy(p, s.p, s.n);
	return (str){p, s.n};
}

void
arena_on_close(struct arena *a, void (*fn)(void *p), void *p)
{
	struct closer *c = arena_alloc(a, sizeof(*c));

	*c = (struct closer){.older = a->closers, .fn = fn, .p = p};
	a->closers = c;
}

jmp_buf *
arena_trap(struct arena *a, jmp_buf *trap)
{
	jmp_buf *before = a->trap;

	a->trap = trap;
	return before;
}

bool
arena_try(struct arena *a, void (*fn)(void *ctx), void *ctx)
{
	jmp_buf           here;
	jmp_buf *volatile before = arena_trap(a, &here);
	bool              fine = setjmp(here) == 0;

	if (fine)
		fn(ctx);
	arena_trap(a, before);
	return fine;
}

bool
arena_failed(const struct arena *a)
{
	return a->failed;
}
