/* canon_test.c - canonical text and JSON against the vectors of another program. */
#include "core/canon.h"
#include "core/log_vectors.h"

#include "base/test.h"

static void
text_is_nfc_with_line_feeds(void **state)
{
	struct arena *a = *state;
	str           out;

	for (size_t i = 0; i < COUNT(vector_texts); i++) {
		assert_null(canon_text_of(a, vector_texts[i].typed, &out));
		assert_int_equal(out.n, vector_texts[i].canonical.n);
		assert_memory_equal(out.p, vector_texts[i].canonical.p, out.n);
		assert_null(canon_text_of(a, out, &out));
		assert_true(str_eq(out, vector_texts[i].canonical)); /* twice changes nothing more */
	}
	assert_null(canon_text_of(a, (str){NULL, 0}, &out));
	assert_null(out.p);
	static const struct {
		const char *bytes, *why;
	} bad[] = {{"\xff", "no UTF-8"}, {"a\xc3", "cut off"}, {"\xc0\x80", "overlong"}, {"\xed\xa0\x80", "half a pair"}};
	out = STR("untouched");
	for (size_t i = 0; i < COUNT(bad); i++) {
		const struct err *e = canon_text_of(a, str_z(bad[i].bytes), &out);

		assert_non_null(e);
		assert_int_equal(e->kind, ERR_INPUT);
		assert_string_equal(e->code, "canon.utf8");
	}
	assert_true(str_eq(out, STR("untouched")));
}

static void
texts_are_escaped_as_rfc_8785_says(void **state)
{
	struct arena *a = *state;
	str           out;

	for (size_t i = 0; i < COUNT(vector_escapes); i++) {
		struct canon *c = canon_new(a);

		canon_text(c, vector_escapes[i].text);
		assert_null(canon_done(c, &out));
		assert_true(str_eq(out, vector_escapes[i].json));
	}
}

static void
members_are_sorted_at_every_depth(void **state)
{
	struct arena *a = *state;
	struct canon *c = canon_new(a);
	str           out;

	canon_object(c);
	canon_put_text(c, "z", STR("akhir"));
	canon_key(c, "b");
	canon_array(c);
	canon_int(c, -1);
	canon_object(c);
	canon_put_int(c, "y", 2);
	canon_put_int(c, "x", 9007199254740991);
	canon_end(c);
	canon_array(c);
	canon_end(c);
	canon_bool(c, true);
	canon_end(c);
	canon_put_text(c, "ab", (str){NULL, 0});
	canon_key(c, "a");
	canon_object(c);
	canon_end(c);
	canon_put_text(c, "B", STR(""));
	canon_end(c);
	assert_null(canon_done(c, &out));
	assert_string_equal(arena_str(a, out).p,
	    "{\"B\":\"\",\"a\":{},\"ab\":null,\"b\":[-1,{\"x\":9007199254740991,\"y\":2},[],true],\"z\":\"akhir\"}");
}

/* Misuses, one a case; each ends with canon_done. */
static void
misuse(struct canon *c, int which)
{
	switch (which) {
	case 0: break;
	case 1: canon_object(c); break;
	case 2: canon_end(c); break;
	case 3: canon_int(c, 1); canon_int(c, 2); break;
	case 4: canon_object(c); canon_int(c, 1); canon_end(c); break;
	case 5: canon_array(c); canon_key(c, "a"); canon_int(c, 1); canon_end(c); break;
	case 6: canon_object(c); canon_key(c, "a"); canon_end(c); break;
	case 7: canon_object(c); canon_put_int(c, "a", 1); canon_put_int(c, "a", 1); canon_end(c); break;
	case 8: canon_int(c, INT64_C(1) << 53); break;
	case 9: canon_int(c, -(INT64_C(1) << 53)); break;
	case 10: canon_object(c); canon_put_int(c, "a\"b", 1); canon_end(c); break;
	case 11: canon_object(c); canon_put_int(c, "\xc3\xa9", 1); canon_end(c); break;
	case 12: canon_key(c, "a"); canon_int(c, 1); break;
	case 13:
		for (int i = 0; i < 17; i++)
			canon_array(c);
		for (int i = 0; i < 17; i++)
			canon_end(c);
		break;
	case 14: canon_object(c); canon_key(c, "a"); canon_key(c, "b"); canon_int(c, 1); canon_end(c); break;
	default: canon_array(c); canon_object(c); canon_object(c); canon_end(c); canon_end(c); canon_end(c); break;
	}
}

static void
misuse_is_told_at_the_end(void **state)
{
	struct arena *a = *state;
	str           out = STR("untouched");

	for (int i = 0; i <= 15; i++) {
		struct canon *c = canon_new(a);

		misuse(c, i);
		const struct err *e = canon_done(c, &out);
		assert_non_null(e);
		assert_int_equal(e->kind, ERR_BUG);
		assert_string_equal(e->code, "canon.form");
	}
	assert_true(str_eq(out, STR("untouched")));
	struct canon *c = canon_new(a);
	canon_text(c, STR("\xff"));
	assert_string_equal(canon_done(c, &out)->code, "canon.utf8");
}

static void
a_member_is_found_without_reading_more(void **state)
{
	static const struct {
		const char *json, *key, *is, *why;
	} cases[] = {
		{"{\"a\":1,\"b\":2}", "a", "1", "the first"},
		{"{\"a\":1,\"b\":2}", "b", "2", "the last"},
		{"{\"a\":1,\"b\":2}", "c", NULL, "none of that name"},
		{"{\"a\":{\"b\":[1,{\"c\":3}]},\"b\":2}", "b", "2", "not the one further in"},
		{"{\"a\":{\"b\":[1,{\"c\":3}]},\"b\":2}", "a", "{\"b\":[1,{\"c\":3}]}", "a whole object"},
		{"{\"a\":\"x\\\",\\\"b\\\":7}\",\"b\":true}", "b", "true", "a text that looks like members"},
		{"{\"a\":\"\\\\\",\"b\":[]}", "b", "[]", "a text that ends with a backslash"},
		{"{\"ab\":1}", "a", NULL, "a longer name"},
		{"{}", "a", NULL, "nothing in it"},
		{"[1]", "a", NULL, "no object"},
		{"", "a", NULL, "nothing at all"},
		{"{\"a\":", "a", NULL, "broken off"},
		{"{\"a\":\"x", "a", NULL, "broken off in a text"},
		{"{\"a", "a", NULL, "broken off in a name"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		str got = canon_member(str_z(cases[i].json), cases[i].key);

		if (cases[i].is ? !str_eq(got, str_z(cases[i].is)) : got.p != NULL)
			fail_msg("%s: '%.*s'", cases[i].why, (int)got.n, got.p ? got.p : "");
	}
	assert_null(canon_member((str){NULL, 0}, "a").p);
}

int
canon_test(void)
{
	const struct CMUnitTest tests[] = {
	    TEST_ARENA(text_is_nfc_with_line_feeds),
	    TEST_ARENA(texts_are_escaped_as_rfc_8785_says),
	    TEST_ARENA(members_are_sorted_at_every_depth),
	    TEST_ARENA(misuse_is_told_at_the_end),
	    TEST_ARENA(a_member_is_found_without_reading_more),
	};

	return cmocka_run_group_tests_name("canon", tests, NULL, NULL);
}
