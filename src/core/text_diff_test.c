/* text_diff_test.c - the line difference: known pairs, and what must hold for any two texts. */
#include "core/publication.h"

#include "base/test.h"

/* "=a -b +c": one word per line of the result. */
static str
shown(struct arena *a, const struct diff *d)
{
	static const char signs[] = {[DIFF_SAME] = '=', [DIFF_ADDED] = '+', [DIFF_REMOVED] = '-'};
	struct buf        b = {.arena = a};

	for (size_t i = 0; i < d->n; i++)
		buf_fmt(&b, "%s%c%.*s", i ? " " : "", signs[d->at[i].op], STRF(d->at[i].text));
	return b.n ? buf_done(&b) : STR("");
}

static void
known_pairs(void **state)
{
	static const struct {
		const char *why, *before, *after, *want;
	} cases[] = {
		{"nothing against nothing", "", "", ""},
		{"the same", "a\nb", "a\nb", "=a =b"},
		{"a line more at the end", "a", "a\nb", "=a +b"},
		{"a line less at the start", "a\nb", "b", "-a =b"},
		{"one line changed in the middle", "a\nb\nc", "a\nx\nc", "=a -b +x =c"},
		{"all new", "", "a\nb", "+a +b"},
		{"all gone", "a\nb", "", "-a -b"},
		{"the longest common run stays", "a\nb\nc\nd", "b\nc\ne\nd", "-a =b =c +e =d"},
		{"an empty line counts as a line", "a\n\nb", "a\nb", "=a - =b"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct diff d = text_diff(*state, str_z(cases[i].before), str_z(cases[i].after));
		str         got = shown(*state, &d);

		if (!str_eq(got, str_z(cases[i].want)))
			fail_msg("%s: %.*s", cases[i].why, STRF(got));
	}
}

/* The lines of one side put together again. */
static str
side(struct arena *a, const struct diff *d, enum diff_op other)
{
	struct buf b = {.arena = a};
	size_t     lines = 0;

	for (size_t i = 0; i < d->n; i++) {
		if (d->at[i].op == other)
			continue;
		if (lines++ > 0)
			buf_str(&b, STR("\n"));
		buf_str(&b, d->at[i].text);
	}
	return b.n ? buf_done(&b) : STR("");
}

static str
any_text(struct arena *a, uint32_t *seed)
{
	struct buf b = {.arena = a};
	size_t     lines = (*seed = *seed * 1664525u + 1013904223u) >> 16 & 31;

	for (size_t i = 0; i < lines; i++) {
		*seed = *seed * 1664525u + 1013904223u;
		buf_fmt(&b, "%sbaris %u", i ? "\n" : "", *seed >> 20 & 7);
	}
	return b.n ? buf_done(&b) : STR("");
}

static void
both_texts_can_be_read_back(void **state)
{
	uint32_t seed = 20261121;

	for (int i = 0; i < 400; i++) {
		struct arena *a = arena_open(4 << 20);
		str           before = any_text(a, &seed), after = any_text(a, &seed);
		struct diff   d = text_diff(a, before, after), back = text_diff(a, after, before), same = text_diff(a, after, after);
		size_t        kept = 0, kept_back = 0;

		assert_true(str_eq(side(a, &d, DIFF_ADDED), before));
		assert_true(str_eq(side(a, &d, DIFF_REMOVED), after));
		for (size_t k = 0; k < same.n; k++)
			assert_int_equal(same.at[k].op, DIFF_SAME);
		for (size_t k = 0; k < d.n; k++)
			kept += d.at[k].op == DIFF_SAME;
		for (size_t k = 0; k < back.n; k++)
			kept_back += back.at[k].op == DIFF_SAME;
		assert_int_equal(kept, kept_back); /* as much stays whichever way one looks */
		arena_close(a);
	}
	(void)state;
}

static void
very_long_texts_are_replaced_whole(void **state)
{
	struct arena *a = *state;
	struct buf    b = {.arena = a};

	for (int i = 0; i < 700; i++)
		buf_fmt(&b, "%sbaris %d", i ? "\n" : "", i);
	struct diff d = text_diff(a, buf_done(&b), STR("a"));
	assert_int_equal(d.n, 2);
	assert_int_equal(d.at[0].op, DIFF_REMOVED);
	assert_true(str_eq(d.at[0].text, buf_done(&b)));
	assert_true(str_eq(d.at[1].text, STR("a")));
}

int
text_diff_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_pairs),
		cmocka_unit_test(both_texts_can_be_read_back),
		cmocka_unit_test(very_long_texts_are_replaced_whole),
	};

	return cmocka_run_group_tests_name("text_diff", tests, test_arena_open, test_arena_close);
}
