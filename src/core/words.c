/* words.c - see words.h. The tables come from tools/wordgen; keys are sorted, so a key is found by halving. */
#include "core/words.h"

str
word(enum lang lang, enum word w)
{
	return word_texts[lang == LANG_EN][(unsigned)w < WORD_COUNT ? w : WORD_NONE];
}

/* Bytewise order of key against prefix + code. */
static int
compare(const char *key, const char *prefix, const char *code)
{
	size_t n = strlen(prefix);
	int    order = strncmp(key, prefix, n);

	return order != 0 ? order : strcmp(key + n, code);
}

enum word
word_find(const char *prefix, const char *code)
{
	size_t low = 1, high = WORD_COUNT;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int    order = compare(word_keys[mid], prefix, code);

		if (order == 0)
			return (enum word)mid;
		if (order < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return WORD_NONE;
}

const char *
word_key(enum word w)
{
	return word_keys[(unsigned)w < WORD_COUNT ? w : WORD_NONE];
}

str
word_part(str *rest, str *name)
{
	for (size_t i = 0; i < rest->n; i++) {
		ptrdiff_t end = rest->p[i] == '{' ? str_find(*rest, STR("}"), i) : -1;

		if (end < 0)
			continue;
		const str part = {rest->p, i};

		*name = (str){rest->p + i + 1, (size_t)end - i - 1};
		*rest = (str){rest->p + end + 1, rest->n - (size_t)end - 1};
		return part;
	}
	const str part = *rest;

	*rest = (str){rest->p + rest->n, 0};
	*name = (str){NULL, 0};
	return part;
}

str
word_fill(struct arena *a, enum lang lang, enum word w, const struct word_arg *args, size_t count)
{
	struct buf b = {.arena = a};
	str        rest = word(lang, w), name = STR("");

	while (name.p) {
		buf_str(&b, word_part(&rest, &name));
		if (!name.p)
			break;
		size_t i = 0;

		while (i < count && !str_eq(name, str_z(args[i].name)))
			i++;
		if (i < count)
			buf_str(&b, args[i].value);
		else
			buf_fmt(&b, "{%.*s}", STRF(name));
	}
	return buf_done(&b);
}
