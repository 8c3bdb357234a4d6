/* complaint_mask_name.c - takes a known name out of a text. See complaint_mask.h. Pure. */
#include "rooms/complaints/complaint_mask.h"

#include "base/strs.h"

enum { PARTS_MAX = 12, PART_ALONE = 4 };

/* Parts of a name, each a word. */
struct name {
	str    part[PARTS_MAX];
	size_t n;
};

/* Bytes of letters beyond ASCII count as letters; an apostrophe belongs to its word. */
static bool
in_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80 || c == '\'';
}

static size_t
word_at(str s, size_t i)
{
	size_t n = 0;

	while (i + n < s.n && in_word(s.p[i + n]))
		n++;
	return n;
}

static struct name
name_of(struct arena *a, str text)
{
	struct name name = {.n = 0};
	str         low = str_lower(a, text);

	for (size_t i = 0; i < low.n && name.n < PARTS_MAX;) {
		size_t n = word_at(low, i);

		if (n > 0)
			name.part[name.n++] = (str){low.p + i, n};
		i += n > 0 ? n : 1;
	}
	return name;
}

static bool
is_part(const struct name *name, str word)
{
	for (size_t k = 0; k < name->n; k++) {
		if (str_eq(name->part[k], word))
			return true;
	}
	return false;
}

/* Behind the words of the name that follow each other from i on; 0: they do not name anybody. Short parts ("Al", "Ani")
 * only count beside a longer one, or where they are the whole name. */
static size_t
name_end(str low, size_t i, const struct name *name)
{
	size_t end = 0, words = 0;
	bool   tells = false;

	for (size_t k = i; k < low.n;) {
		size_t n = word_at(low, k);
		str    word = {low.p + k, n};

		if (n == 0 || !is_part(name, word))
			break;
		words++;
		tells = tells || str_chars(word) >= PART_ALONE;
		end = k + n;
		for (k = end; k < low.n && (low.p[k] == ' ' || low.p[k] == '.' || low.p[k] == ',' || low.p[k] == '-'); k++)
			;
		if (k == end)
			break;
	}
	return tells || (words > 0 && words >= name->n) ? end : 0;
}

str
complaint_mask_name(struct arena *a, str text, str of)
{
	struct name name = name_of(a, of);
	str         low = str_lower(a, text);
	struct buf  b = {.arena = a};
	size_t      from = 0;

	if (name.n == 0 || low.n != text.n)
		return text;
	for (size_t i = 0; i < text.n;) {
		/* What stands in brackets may be the mask's own word: "[nama]", "[nomor telepon]". */
		ptrdiff_t closed = text.p[i] == '[' ? str_find(text, STR("]"), i) : -1;

		if (closed > 0 && complaint_mask_word((str){text.p + i, (size_t)closed + 1 - i})) {
			i = (size_t)closed + 1;
			continue;
		}
		size_t n = word_at(text, i), end = n > 0 ? name_end(low, i, &name) : 0;

		if (end > 0) {
			buf_add(&b, text.p + from, i - from);
			buf_str(&b, STR("[nama]"));
			from = end;
		}
		i = end > 0 ? end : i + (n > 0 ? n : 1);
	}
	if (from == 0)
		return text;
	buf_add(&b, text.p + from, text.n - from);
	return buf_done(&b);
}

bool
complaint_mask_word(str bracketed)
{
	static const char *const words[] = {"[NIK]", "[nomor KK]", "[NPWP]", "[NIP]", "[nomor telepon]", "[alamat surel]",
		"[nomor rekening]", "[nomor BPJS]", "[nomor kartu]", "[tautan]", "[nama]"};

	for (size_t i = 0; i < COUNT(words); i++) {
		if (str_eq(bracketed, str_z(words[i])))
			return true;
	}
	return false;
}
