/* log_tree.c - see log_tree.h. */
#include "core/log_tree.h"

sha256
tree_join(sha256 left, sha256 right)
{
	unsigned char both[1 + 2 * SHA256_BYTES];

	both[0] = 1;
	memcpy(both + 1, left.b, SHA256_BYTES);
	memcpy(both + 1 + SHA256_BYTES, right.b, SHA256_BYTES);
	return sha256_of(both, sizeof(both));
}

size_t
tree_nodes(int64_t size)
{
	return (size_t)__builtin_popcountll((unsigned long long)size);
}

void
tree_add(struct tree *t, sha256 leaf)
{
	size_t n = tree_nodes(t->size);

	/* Every 1 at the end of the old size is a whole subtree as large as the one that grows: they become one. */
	for (int64_t ones = t->size; ones & 1; ones >>= 1)
		leaf = tree_join(t->node[--n], leaf);
	t->node[n] = leaf;
	t->size++;
}

sha256
tree_root(const struct tree *t)
{
	size_t n = tree_nodes(t->size);

	if (n == 0)
		return sha256_of("", 0);
	sha256 root = t->node[--n];
	while (n > 0)
		root = tree_join(t->node[--n], root);
	return root;
}

str
tree_store(struct arena *a, const struct tree *t)
{
	return arena_str(a, (str){(const char *)t->node[0].b, tree_nodes(t->size) * SHA256_BYTES});
}

bool
tree_load(int64_t size, str frontier, sha256 root, struct tree *out)
{
	struct tree t = {.size = size};

	if (size < 0 || frontier.n != tree_nodes(size) * SHA256_BYTES)
		return false;
	for (size_t i = 0; i < tree_nodes(size); i++)
		memcpy(t.node[i].b, frontier.p + i * SHA256_BYTES, SHA256_BYTES);
	sha256 again = tree_root(&t);
	if (memcmp(again.b, root.b, SHA256_BYTES) != 0)
		return false;
	*out = t;
	return true;
}
