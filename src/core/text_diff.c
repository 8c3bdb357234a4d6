/* text_diff.c - line difference of two texts by their longest common subsequence; see publication.h. */
#include "base/strs.h"
#include "core/publication.h"

enum { DIFF_MAX_LINES = 600 }; /* of each text; longer ones are shown as replaced whole */

struct lines {
	str   *at;
	size_t n;
};

static struct lines
split(struct arena *a, str text)
{
	struct lines l = {.at = arena_array(a, DIFF_MAX_LINES + 1, sizeof(str))};
	str          rest = text.p ? text : STR(""), line;

	if (rest.n == 0)
		return l;
	while (l.n <= DIFF_MAX_LINES && str_cut(&rest, '\n', &line))
		l.at[l.n++] = line;
	return l;
}

static void
put(struct diff *d, enum diff_op op, str text)
{
	d->at[d->n++] = (struct diff_line){op, text};
}

/* common[i][j]: length of the longest common subsequence of before[i..] and after[j..], row by row. */
static const uint16_t *
common_table(struct arena *a, const struct lines *x, const struct lines *y)
{
	size_t    width = y->n + 1;
	uint16_t *t = arena_array(a, (x->n + 1) * width, sizeof(*t));

	for (size_t i = x->n; i-- > 0;) {
		for (size_t j = y->n; j-- > 0;) {
			uint16_t down = t[(i + 1) * width + j], right = t[i * width + j + 1];

			t[i * width + j] = str_eq(x->at[i], y->at[j]) ? (uint16_t)(t[(i + 1) * width + j + 1] + 1)
			    : down > right ? down : right;
		}
	}
	return t;
}

struct diff
text_diff(struct arena *a, str before, str after)
{
	struct lines x = split(a, before), y = split(a, after);
	struct diff  d = {.at = arena_array(a, x.n + y.n + 2, sizeof(struct diff_line))};

	if (x.n > DIFF_MAX_LINES || y.n > DIFF_MAX_LINES) {
		put(&d, DIFF_REMOVED, before);
		put(&d, DIFF_ADDED, after);
		return d;
	}
	const uint16_t *t = common_table(a, &x, &y);
	size_t          width = y.n + 1, i = 0, j = 0;
	while (i < x.n && j < y.n) {
		if (str_eq(x.at[i], y.at[j])) {
			put(&d, DIFF_SAME, x.at[i++]);
			j++;
		} else if (t[(i + 1) * width + j] >= t[i * width + j + 1]) {
			put(&d, DIFF_REMOVED, x.at[i++]);
		} else {
			put(&d, DIFF_ADDED, y.at[j++]);
		}
	}
	while (i < x.n)
		put(&d, DIFF_REMOVED, x.at[i++]);
	while (j < y.n)
		put(&d, DIFF_ADDED, y.at[j++]);
	return d;
}
