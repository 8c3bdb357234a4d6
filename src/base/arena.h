/* arena.h - memory that is given back all at once.
 *
 * One arena per request, one per job run. Whatever a function returns through
 * an arena lives exactly as long as that arena, so nothing is freed one by one.
 * Not thread-safe: an arena belongs to the thread that works for its request.
 *
 * An arena is capped. Past the cap it is failed for good (sticky) and control
 * jumps to the innermost trap, which answers 500 or 413; the process lives.
 * What must be released then is tied to the arena with arena_on_close.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/base.h"

#include <setjmp.h>

struct arena;

/* Opens an arena that may grow to cap bytes (16 KiB at least). Returns NULL when the first block
 * cannot be had; that is the only failure a caller sees. */
struct arena *arena_open(size_t cap);

/* Runs the closers, newest first, and gives everything back. NULL is allowed. */
void arena_close(struct arena *a);

/* n zeroed bytes, aligned for any type. Never NULL (see the head of this file). */
void *arena_alloc(struct arena *a, size_t n);

/* As arena_alloc, for count items of size bytes; a product that overflows fails the arena. */
void *arena_array(struct arena *a, size_t count, size_t size);

/* A copy of s, followed by a NUL that is not counted. An absent str stays absent. */
str arena_str(struct arena *a, str s);

/* Calls fn(p) when the arena closes. */
void arena_on_close(struct arena *a, void (*fn)(void *p), void *p);

/* Where to go when the arena fails; returns the trap that was set before (NULL at first), which the
 * caller sets back when it leaves. Without a trap a failing arena ends the process with code 71. */
jmp_buf *arena_trap(struct arena *a, jmp_buf *trap);

/* Runs fn(ctx) under a trap of its own; the trap that was set before is set back. False: the arena failed in it, and what fn
 * tied to the arena is released when that closes. For threads of our own, where nobody else has set a trap. */
MUST_CHECK bool arena_try(struct arena *a, void (*fn)(void *ctx), void *ctx);

/* Has the arena failed? */
bool arena_failed(const struct arena *a);

#endif
