/* leaf_check.h - what leaf.c, leaf_read.c and leaf_vocabulary.c share; for these files only. */
#ifndef CORE_LEAF_CHECK_H
#define CORE_LEAF_CHECK_H

#include "core/leaf.h"

/* The first thing wrong with a leaf; code NULL: nothing. Both are literals. */
struct leaf_fault {
	const char *code;
	const char *key;
};

/* Vocabulary, keys and forms of values; not the order and doubles of lists. */
struct leaf_fault leaf_check(const struct leaf *l);

/* Checks and encodes. */
struct leaf_fault leaf_encode(struct arena *a, const struct leaf *l, str *bytes);

/* Kinds of bytes, as a set of bits; RANDOM are the capitals of random references. */
enum { LOWER = 1, HEX = 2, UPPER = 4, RANDOM = 8, DIGIT = 16, DOT = 32, UNDERSCORE = 64, HYPHEN = 128 };
enum { CODE = LOWER | DIGIT | DOT | UNDERSCORE | HYPHEN };
/* How many bytes at the front of s are of these kinds. */
size_t leaf_span(str s, unsigned kinds);

#endif
