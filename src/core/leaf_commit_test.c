/* leaf_commit_test.c - salts, commitments and canonical values against the vectors of another program. */
#include "core/leaf_commit.h"
#include "core/log_vectors.h"

#include "base/test.h"

static void
vectors_of_salts_and_commitments(void **state)
{
	struct arena *a = *state;

	for (size_t i = 0; i < COUNT(vector_commitments); i++) {
		str    act = str_z(vector_commitments[i].act), field = str_z(vector_commitments[i].field);
		str    value = vector_commitments[i].value, hex = str_z(vector_commitments[i].commitment);
		key32  key, salt;
		sha256 parsed;

		assert_true(str_unhex(str_z(vector_commitments[i].key), key.b, sizeof(key.b)));
		salt = commit_salt(&key, vector_commitments[i].n, field);
		assert_string_equal(str_hex(a, salt.b, sizeof(salt.b)).p, vector_commitments[i].salt);
		parsed = commit_value(&salt, act, field, value);
		assert_string_equal(sha256_hex(a, parsed).p, vector_commitments[i].commitment);
		assert_true(commit_opens(&salt, act, field, value, hex));
		assert_false(commit_opens(&salt, act, field, str_fmt(a, "%.*s.", STRF(value)), hex));
		assert_false(commit_opens(&salt, act, STR("lain"), value, hex));
		assert_false(commit_opens(&salt, STR("aduan.lain"), field, value, hex));
		assert_false(commit_opens(&salt, act, field, value, (str){hex.p, 63}));
		salt.b[31] ^= 1;
		assert_false(commit_opens(&salt, act, field, value, hex));
	}
}

static void
fields_are_added_to_a_leaf(void **state)
{
	struct arena *a = *state;
	key32         key = {{7}};
	struct leaf   l = {.a = STR("aduan.diterima"), .n = 0};

	assert_null(commit_add(a, &l, &key, "isi", STR("a")));
	assert_null(commit_add(a, &l, &key, "judul", (str){NULL, 0}));
	assert_int_equal(l.c_count, 1);
	assert_null(commit_add(a, &l, &key, "judul", STR("")));
	assert_int_equal(l.c_count, 2);
	assert_int_equal(l.c[1].hex.n, SHA256_HEX);
	assert_string_equal(commit_add(a, &l, &key, "isi", STR("b"))->code, "leaf.value");
	for (size_t i = 2; i < LEAF_MAX_FIELDS; i++)
		assert_null(commit_add(a, &l, &key, str_fmt(a, "bidang%zu", i).p, STR("x")));
	assert_string_equal(commit_add(a, &l, &key, "lebih", STR("x"))->code, "leaf.value");
	assert_int_equal(l.c_count, LEAF_MAX_FIELDS);
}

static void
canonical_values(void **state)
{
	struct arena *a = *state;
	str           out = STR("untouched"), reversed[] = {str_z(vector_file_hashes[1]), str_z(vector_file_hashes[0])};
	str           bad[] = {STR("9f86")};
	static const struct {
		int64_t     v;
		const char *text;
	} ints[] = {{0, "0"}, {5, "5"}, {-12, "-12"}, {INT64_MAX, "9223372036854775807"}, {INT64_MIN, "-9223372036854775808"}};

	for (size_t i = 0; i < COUNT(ints); i++)
		assert_string_equal(commit_int(a, ints[i].v).p, ints[i].text);
	assert_string_equal(commit_files(a, bad, 1, &out)->code, "leaf.value");
	assert_true(str_eq(out, STR("untouched")));
	assert_null(commit_files(a, reversed, 2, &out));
	assert_true(str_eq(out, vector_files)); /* the order of the files is not part of the value */
	assert_null(commit_files(a, reversed, 0, &out));
	assert_null(out.p);
	assert_null(commit_actor(a, str_z(vector_actor_parts[0]), str_z(vector_actor_parts[1]), &out));
	assert_true(str_eq(out, vector_actor));
}

int
leaf_commit_test(void)
{
	const struct CMUnitTest tests[] = {
	    TEST_ARENA(vectors_of_salts_and_commitments),
	    TEST_ARENA(fields_are_added_to_a_leaf),
	    TEST_ARENA(canonical_values),
	};

	return cmocka_run_group_tests_name("leaf_commit", tests, NULL, NULL);
}
