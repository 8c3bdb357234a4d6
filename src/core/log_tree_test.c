/* log_tree_test.c - roots and frontiers of RFC 6962 against published and recomputed vectors. */
#include "core/log_tree.h"
#include "core/leaf.h"
#include "core/log_vectors.h"

#include "base/test.h"

static void
roots_and_frontiers_grow_as_the_rfc_says(void **state)
{
	struct arena *a = *state;
	struct tree   t = {0};

	for (size_t i = 0; i < COUNT(vector_trees); i++) {
		if (!vector_trees[i].first)
			tree_add(&t, leaf_hash(vector_trees[i].leaf));
		assert_int_equal(t.size, i);
		assert_string_equal(sha256_hex(a, tree_root(&t)).p, vector_trees[i].root);
		str stored = tree_store(a, &t);
		assert_string_equal(str_hex(a, stored.p, stored.n).p, vector_trees[i].frontier);
	}
	assert_string_equal(sha256_hex(a, tree_root(&t)).p, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
}

static void
long_trees_survive_storing_at_every_step(void **state)
{
	struct arena *a = *state;
	struct tree   t = {0};
	size_t        at = 0;

	for (int64_t size = 0; at < COUNT(vector_long_trees); size++) {
		struct arena *scratch = arena_open(1 << 16);

		if (size == vector_long_trees[at].size)
			assert_string_equal(sha256_hex(a, tree_root(&t)).p, vector_long_trees[at++].root);
		assert_true(tree_load(size, tree_store(scratch, &t), tree_root(&t), &t));
		tree_add(&t, leaf_hash(str_fmt(scratch, "%lld", (long long)size)));
		arena_close(scratch);
	}
}

static void
a_damaged_state_is_not_loaded(void **state)
{
	struct arena *a = *state;
	struct tree   t = {0}, out = {.size = 77};

	for (int i = 0; i < 11; i++)
		tree_add(&t, leaf_hash(STR("x")));
	str    good = tree_store(a, &t);
	sha256 root = tree_root(&t), other = root;
	other.b[0] ^= 1;
	assert_int_equal(good.n, 3 * SHA256_BYTES);
	assert_false(tree_load(11, good, other, &out));
	assert_false(tree_load(10, good, root, &out));
	assert_false(tree_load(11, (str){good.p, good.n - 1}, root, &out));
	assert_false(tree_load(-1, good, root, &out));
	assert_int_equal(out.size, 77);
	assert_true(tree_load(11, good, root, &out));
	assert_int_equal(out.size, 11);
}

int
log_tree_test(void)
{
	const struct CMUnitTest tests[] = {
	    TEST_ARENA(roots_and_frontiers_grow_as_the_rfc_says),
	    TEST_ARENA(long_trees_survive_storing_at_every_step),
	    TEST_ARENA(a_damaged_state_is_not_loaded),
	};

	return cmocka_run_group_tests_name("log_tree", tests, NULL, NULL);
}
