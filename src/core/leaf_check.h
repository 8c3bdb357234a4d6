/* leaf_check.h - what the writer and the reader of leaves share; for these two files only. */
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

#endif
