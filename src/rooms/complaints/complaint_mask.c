/* complaint_mask.c - see complaint_mask.h. One pass: at each place a kept pattern, a masked pattern, or one byte. */
#include "rooms/complaints/complaint_mask.h"

#include "base/strs.h"
#include "rooms/complaints/complaint_mask_parts.h"

enum { MAX_PASSES = 8, LOCAL_DIGITS_MIN = 7, LOCAL_PART_MAX = 64, AT_BLANKS = 2 };

/* ---- addresses ---- */

static bool
is_local(char c)
{
	return mask_is_letter(c) || mask_is_digit(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
}

static bool
in_label(char c)
{
	return mask_is_letter(c) || mask_is_digit(c) || c == '-';
}

static size_t
blanks(str s, size_t i)
{
	size_t n = 0;

	while (n < AT_BLANKS && mask_at(s, i + n) == ' ')
		n++;
	return n;
}

static size_t
one_of(str s, size_t i, const char *const *words)
{
	for (; *words; words++) {
		if (mask_here(s, i, *words))
			return strlen(*words);
	}
	return 0;
}

/* The end of a host whose name ends as hosts do; its points may be written as words. 0: none. Blanks or words round the sign
 * are only believed before such a host: "harga @ 5.000" is no address. */
static size_t
known_host(str s, size_t i)
{
	static const char *const ends[] = {"com", "net", "org", "id", "edu", "gov", "info", "biz", "co", "io", "me", "my", "sg", "au",
		"uk", "us", "de", "nl", "jp", "cn", "xyz", "online", "site", "app", "dev", NULL};
	static const char *const points[] = {".", "[dot]", "(dot)", "[titik]", "(titik)", " [dot] ", " (dot) ", " dot ",
		" titik ", NULL};
	size_t good = 0, labels = 0;

	while (in_label(mask_at(s, i))) {
		size_t n = 0, point;

		while (in_label(mask_at(s, i + n)))
			n++;
		if (labels++ > 0 && mask_word_at(s, i, ends) == n)
			good = i + n;
		i += n;
		if ((point = one_of(s, i, points)) == 0)
			break;
		i += point;
	}
	return good;
}

/* Behind the sign between name and host, however it is written; 0: none. loose: not simply @. */
static size_t
behind_at(str s, size_t k, bool *loose)
{
	static const char *const signs[] = {"@", "[at]", "(at)", "{at}", "[@]", "(@)", NULL};
	size_t n, blank = blanks(s, k);

	if ((n = one_of(s, k + blank, signs)) == 0)
		return 0;
	size_t after = blanks(s, k + blank + n);
	*loose = blank + after > 0 || n > 1;
	return k + blank + n + after;
}

/* Whatever stands before its first letter or digit: a bullet, a quotation mark, a letter that is not of this alphabet. */
static size_t
mail(str s, size_t i)
{
	size_t k = i, dot = 0, host;
	bool   loose = false;

	if (!(mask_is_letter(mask_at(s, i)) || mask_is_digit(mask_at(s, i))))
		return 0;
	while (is_local(mask_at(s, k)) && k - i < LOCAL_PART_MAX)
		k++;
	if ((host = behind_at(s, k, &loose)) == 0)
		return 0;
	size_t known = known_host(s, host);

	if (loose)
		return known > 0 ? known - i : 0;
	for (k = host; in_label(mask_at(s, k)) ||
	    (mask_at(s, k) == '.' && (mask_is_letter(mask_at(s, k + 1)) || mask_is_digit(mask_at(s, k + 1)))); k++) {
		if (s.p[k] == '.')
			dot = k;
	}
	if (known > k)
		return known - i;
	return dot > host && k - dot > 2 ? k - i : 0;
}

static size_t
link_end(str s, size_t i)
{
	while (i < s.n && (unsigned char)s.p[i] > ' ' && s.p[i] != '"' && s.p[i] != '<' && s.p[i] != '>')
		i++;
	while (i > 0 && (s.p[i - 1] == '.' || s.p[i - 1] == ',' || s.p[i - 1] == ')' || s.p[i - 1] == ';'))
		i--;
	return i;
}

/* Addresses that carry more than a page: a query, a part after #, a user, a long key, a telephone number. */
static bool
link_tells(str s, size_t i, size_t end)
{
	size_t run = 0, number_run = 0;
	bool   digit = false;

	for (; i < end; i++) {
		char c = s.p[i];

		if (c == '?' || c == '#' || c == '@')
			return true;
		bool key = mask_is_letter(c) || mask_is_digit(c) || c == '_';

		run = key ? run + 1 : 0;
		digit = key && (digit || mask_is_digit(c));
		number_run = mask_is_digit(c) ? number_run + 1 : 0;
		if ((run >= 20 && digit) || number_run >= 9)
			return true;
	}
	return false;
}

static size_t
link_at(str s, size_t i, bool *tells)
{
	if (mask_is_letter(mask_before(s, i)) ||
	    !(mask_here(s, i, "http://") || mask_here(s, i, "https://") || mask_here(s, i, "www.")))
		return 0;
	size_t end = link_end(s, i);

	*tells = link_tells(s, i, end);
	return end - i;
}

/* ---- numbers and addresses the office itself has published ---- */

/* Letters as they are written small, digits without signs, +62 as 0. */
static str
plain_contact(struct arena *a, str s)
{
	char  *p = arena_alloc(a, s.n + 1);
	size_t n = 0;
	bool   address = memchr(s.p, '@', s.n) != NULL;

	for (size_t i = 0; i < s.n; i++) {
		if (address ? s.p[i] != ' ' : mask_is_digit(s.p[i]))
			p[n++] = mask_lower(s.p[i]);
	}
	if (!address && n > LOCAL_DIGITS_MIN && p[0] == '6' && p[1] == '2') {
		p[1] = '0';
		return (str){p + 1, n - 1};
	}
	return (str){p, n};
}

/* Does exactly this number or address stand in what is published? A number may end wherever a group of digits ends. */
static bool
published(struct arena *a, str contacts, str found)
{
	str    wanted = plain_contact(a, found);
	size_t n;

	for (size_t i = 0; i < contacts.n && wanted.n > 0; i++) {
		if ((n = mail(contacts, i)) != 0 && str_eq(plain_contact(a, (str){contacts.p + i, n}), wanted))
			return true;
		if (!mask_is_digit(contacts.p[i]) || mask_is_digit(mask_before(contacts, i)))
			continue;
		struct mask_run r = mask_run_at(contacts, i);

		for (size_t k = LOCAL_DIGITS_MIN - 1; k < r.n; k++) {
			if (mask_run_ends(contacts, &r, k) && str_eq(plain_contact(a, (str){contacts.p + i, r.end[k] - i}), wanted))
				return true;
		}
	}
	return false;
}

/* ---- the pass ---- */

static str
pass(struct arena *a, str s, str contacts, size_t *count)
{
	struct buf b = {.arena = a};
	size_t     i = 0, n;

	while (i < s.n) {
		const char *word = NULL;
		bool        tells = false;

		if ((n = link_at(s, i, &tells)) != 0) {
			word = tells ? "[tautan]" : NULL;
		} else if ((n = mail(s, i)) != 0) {
			word = "[alamat surel]";
		} else if ((n = mask_kept(s, i)) != 0) {
			word = NULL;
		} else if (mask_is_digit(s.p[i]) || s.p[i] == '+' || s.p[i] == '(') {
			n = mask_number(s, i, &word);
		}
		if (n == 0) {
			/* A number that was looked at is not looked at again from its middle. */
			n = 1;
			word = NULL;
			while (mask_is_digit(s.p[i]) && i + n < s.n && mask_is_digit(s.p[i + n]))
				n++;
		}
		/* Only what one reaches an office by is ever published of it. */
		bool reach = word && (str_eq(str_z(word), STR("[nomor telepon]")) || str_eq(str_z(word), STR("[alamat surel]")));

		if (reach && contacts.n > 0 && published(a, contacts, (str){s.p + i, n}))
			word = NULL;
		if (word) {
			buf_str(&b, str_z(word));
			++*count;
		} else {
			buf_add(&b, s.p + i, n);
		}
		i += n;
	}
	return b.n > 0 ? buf_done(&b) : s;
}

/* What is masked cuts the words before off from the words behind, so a number that a ticket's name had protected may need
 * another pass; a context is short, so a few are enough. */
str
complaint_mask_known(struct arena *a, str text, str name, str contacts)
{
	for (int i = 0; i < MAX_PASSES; i++) {
		size_t count = 0;

		text = pass(a, text, contacts, &count);
		if (count == 0)
			break;
	}
	return complaint_mask_name(a, text, name);
}

str
complaint_mask(struct arena *a, str text)
{
	return complaint_mask_known(a, text, (str){0}, (str){0});
}

size_t
complaint_mask_count(struct arena *a, str text)
{
	size_t count = 0;

	pass(a, text, (str){0}, &count);
	return count;
}
