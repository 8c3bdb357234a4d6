/* log_tree.h - the Merkle tree of RFC 6962 while it only grows: its frontier, from which every root follows. Pure.
 *
 * The frontier of n leaves holds one hash for every 1 in the binary digits of n: the roots of the whole subtrees, the
 * largest first.
 */
#ifndef CORE_LOG_TREE_H
#define CORE_LOG_TREE_H

#include "crypto/crypto.h"

enum { TREE_MAX_NODES = 62 };

struct tree {
	int64_t size;
	sha256  node[TREE_MAX_NODES];
};

/* SHA-256(0x01, left, right). */
sha256 tree_join(sha256 left, sha256 right);

/* Adds one leaf by its leaf hash. A zeroed struct tree is the empty tree. */
void tree_add(struct tree *t, sha256 leaf);

/* The root; of no leaves SHA-256 of nothing. */
sha256 tree_root(const struct tree *t);

/* Number of hashes in the frontier of size leaves. */
size_t tree_nodes(int64_t size);

/* The frontier's hashes one after the other, for storing; and back. tree_load is false when the length does not fit the
 * size, or the root the frontier. */
str  tree_store(struct arena *a, const struct tree *t);
bool tree_load(int64_t size, str frontier, sha256 root, struct tree *out);

#endif
