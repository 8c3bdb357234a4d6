/* complaint_mask.c - see complaint_mask.h. One pass: at each place a kept pattern, a masked pattern, or one byte. */
#include "rooms/complaints/complaint_mask.h"

#include "base/strs.h"

enum { NIK_DIGITS = 16, NIP_DIGITS = 18, NPWP_DIGITS = 15, BPJS_DIGITS = 13, CONTEXT_BYTES = 48, MAX_DIGITS = 24, MAX_PASSES = 8,
	LOCAL_DIGITS_MIN = 7 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char
at(str s, size_t i)
{
	return i < s.n ? s.p[i] : '\0';
}

static char
before(str s, size_t i)
{
	return i > 0 ? s.p[i - 1] : '\0';
}

static char
lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool
here(str s, size_t i, const char *word)
{
	for (; *word; word++, i++) {
		if (lower(at(s, i)) != *word)
			return false;
	}
	return true;
}

/* Does one of the words stand, as a word of its own, among the last bytes before i? */
static bool
said_before(str s, size_t i, const char *const *words)
{
	size_t from = i > CONTEXT_BYTES ? i - CONTEXT_BYTES : 0;

	for (; *words; words++) {
		size_t n = strlen(*words);

		for (size_t k = i; k-- > from;) {
			/* A sentence or line that ended in between breaks the context, and so does what is masked already: the words in
			 * the brackets are ours. */
			if (s.p[k] == '\n' || s.p[k] == ']' || (s.p[k] == '.' && at(s, k + 1) == ' ' && !is_letter(before(s, k))))
				break;
			if (here(s, k, *words) && !is_letter(before(s, k)) && !is_letter(at(s, k + n)))
				return true;
		}
	}
	return false;
}

/* ---- digits ---- */

/* Digits from i on, with at most one sign (or ")" and a blank) between two of them. end[k] is the place behind digit k. */
struct run {
	char   digit[MAX_DIGITS];
	size_t end[MAX_DIGITS];
	size_t n;
	bool   signs; /* some sign stands between digits */
};

static bool
is_sign(char c)
{
	return c == ' ' || c == '.' || c == '-';
}

static struct run
run_at(str s, size_t i)
{
	struct run r = {.n = 0};

	while (r.n < MAX_DIGITS && is_digit(at(s, i))) {
		r.digit[r.n] = s.p[i];
		r.end[r.n++] = ++i;
		if (is_digit(at(s, i)))
			continue;
		size_t next = i;

		if (at(s, next) == ')')
			next++;
		if (is_sign(at(s, next)))
			next++;
		if (next == i || !is_digit(at(s, next)))
			break;
		r.signs = true;
		i = next;
	}
	return r;
}

/* Does digit k end a group: is the next byte no digit? */
static bool
ends(str s, const struct run *r, size_t k)
{
	return !is_digit(at(s, r->end[k]));
}

static int
two(const struct run *r, size_t k)
{
	return (r->digit[k] - '0') * 10 + (r->digit[k + 1] - '0');
}

/* NIK and KK: province 11-96, then a day (women + 40), month, year. */
static bool
is_nik(const struct run *r)
{
	int province = two(r, 0), mday = two(r, 6), month = two(r, 8);

	if (mday > 40)
		mday -= 40;
	return province >= 11 && province <= 96 && mday >= 1 && mday <= 31 && month >= 1 && month <= 12;
}

static const char *const family_words[] = {"kk", "kartu keluarga", NULL};
static const char *const identity_words[] = {"nik", "ktp", "identitas", "kependudukan", NULL};
static const char *const ticket_words[] = {"tiket", "permohonan", "resi", "antrean", "antrian", "laporan", "pesanan", "faktur",
	"invoice", "registrasi", "aduan", "pengaduan", NULL};
static const char *const account_words[] = {"rekening", "rek", "norek", "bca", "bri", "bni", "btn", "bsi", "mandiri", "cimb",
	"danamon", "permata", "bjb", "virtual account", "va", "bank", NULL};
static const char *const bpjs_words[] = {"bpjs", "jkn", "kis", NULL};
static const char *const phone_words[] = {"telepon", "telp", "tlp", "hp", "wa", "whatsapp", "kontak", "hubungi", NULL};

/* 16 digits: in one piece always taken for a person's unless the words before say that it is a ticket; with signs between
 * only when it has the make of a NIK. */
static size_t
identity(str s, size_t i, const struct run *r, const char **word)
{
	if (r->n < NIK_DIGITS || !ends(s, r, NIK_DIGITS - 1))
		return 0;
	bool whole = r->end[NIK_DIGITS - 1] - i == NIK_DIGITS;
	bool named = said_before(s, i, family_words) || said_before(s, i, identity_words);

	if (!named && !is_nik(r) && (!whole || said_before(s, i, ticket_words)))
		return 0;
	if (said_before(s, i, family_words) && !said_before(s, i, (const char *const[]){"nik", NULL}))
		*word = "[nomor KK]";
	else if (named || is_nik(r))
		*word = "[NIK]";
	else
		*word = "[nomor kartu]";
	return r->end[NIK_DIGITS - 1] - i;
}

/* NPWP of 15 digits in its own writing (99.999.999.9-999.999), NIP of 18 that begins with a birth date. */
static size_t
written_number(str s, size_t i, const struct run *r, const char **word)
{
	if (r->n >= NPWP_DIGITS && ends(s, r, NPWP_DIGITS - 1) && r->end[NPWP_DIGITS - 1] - i == NPWP_DIGITS + 5 &&
	    s.p[i + 2] == '.' && s.p[i + 6] == '.' && s.p[i + 10] == '.' && s.p[i + 12] == '-' && s.p[i + 16] == '.') {
		*word = "[NPWP]";
		return r->end[NPWP_DIGITS - 1] - i;
	}
	if (r->n >= NIP_DIGITS && ends(s, r, NIP_DIGITS - 1) && (two(r, 0) == 19 || two(r, 0) == 20) && two(r, 4) >= 1 &&
	    two(r, 4) <= 12 && two(r, 6) >= 1 && two(r, 6) <= 31) {
		*word = "[NIP]";
		return r->end[NIP_DIGITS - 1] - i;
	}
	return 0;
}

/* The longest beginning of the run that ends a group and has from..to digits. */
static size_t
longest(str s, size_t i, const struct run *r, size_t from, size_t to)
{
	for (size_t n = to < r->n ? to : r->n; n >= from && n > 0; n--) {
		if (ends(s, r, n - 1))
			return r->end[n - 1] - i;
	}
	return 0;
}

/* Mobile numbers 08… and 628…, fixed lines 0 and an area code. i is the first digit. */
static size_t
phone(str s, size_t i, const struct run *r)
{
	if (r->n >= 2 && r->digit[0] == '0' && r->digit[1] == '8')
		return longest(s, i, r, 10, 14);
	if (r->n >= 3 && r->digit[0] == '6' && r->digit[1] == '2' && r->digit[2] == '8' && r->end[1] == i + 2)
		return longest(s, i, r, 11, 15);
	if (r->n >= 2 && r->digit[0] == '0' && r->digit[1] >= '2')
		return longest(s, i, r, 9, 12);
	return 0;
}

static size_t
named_number(str s, size_t i, const struct run *r, const char **word)
{
	size_t n;

	if ((n = longest(s, i, r, BPJS_DIGITS, BPJS_DIGITS)) != 0 && said_before(s, i, bpjs_words)) {
		*word = "[nomor BPJS]";
		return n;
	}
	if ((n = longest(s, i, r, 8, NIP_DIGITS)) != 0 && said_before(s, i, account_words)) {
		*word = "[nomor rekening]";
		return n;
	}
	if ((n = longest(s, i, r, 7, 14)) != 0 && !said_before(s, i, ticket_words) && said_before(s, i, phone_words)) {
		*word = "[nomor telepon]";
		return n;
	}
	return 0;
}

static size_t
number(str s, size_t i, const char **word)
{
	bool       plus = s.p[i] == '+', bracket = s.p[i] == '(';
	size_t     first = i + (plus || bracket ? 1 : 0), n;
	struct run r = run_at(s, first);

	if (r.n == 0 || is_digit(before(s, i)))
		return 0;
	if (plus) {
		*word = "[nomor telepon]";
		return (n = longest(s, first, &r, 8, 15)) != 0 ? n + 1 : 0;
	}
	if (bracket) {
		/* The area code stands in the brackets, not the whole number. */
		*word = "[nomor telepon]";
		return r.n >= 2 && r.digit[0] == '0' && (n = phone(s, first, &r)) != 0 && memchr(s.p + first, ')', n) ? n + 1 : 0;
	}
	/* In the middle of a word or of another number only a telephone number is believed ("wa0812…"). */
	bool inside = is_letter(before(s, i)) || before(s, i) == '-' || before(s, i) == '_';

	if (!inside && ((n = written_number(s, i, &r, word)) != 0 || (n = identity(s, i, &r, word)) != 0))
		return n;
	if (!inside && before(s, i) != '/' && (n = named_number(s, i, &r, word)) != 0)
		return n;
	if (before(s, i) != '-' && before(s, i) != '_' && (n = phone(s, i, &r)) != 0) {
		*word = "[nomor telepon]";
		return n;
	}
	return 0;
}

/* ---- what is kept ---- */

static size_t
digits(str s, size_t i, size_t most)
{
	size_t n = 0;

	while (n < most && is_digit(at(s, i + n)))
		n++;
	return n;
}

static int
value(str s, size_t i, size_t n)
{
	int v = 0;

	for (size_t k = 0; k < n; k++)
		v = v * 10 + (s.p[i + k] - '0');
	return v;
}

/* 20-11-2026, 20/11/26, 20.11.2026, 2026-11-20. */
static size_t
date(str s, size_t i)
{
	size_t a = digits(s, i, 4), b, c;
	char   sign = at(s, i + a);

	if (a == 0 || (sign != '-' && sign != '/' && sign != '.'))
		return 0;
	b = digits(s, i + a + 1, 2);
	if (b == 0 || at(s, i + a + 1 + b) != sign)
		return 0;
	c = digits(s, i + a + b + 2, 4);
	size_t n = a + b + c + 2;

	if (is_digit(at(s, i + n)) || (at(s, i + n) == sign && is_digit(at(s, i + n + 1))))
		return 0;
	int x = value(s, i, a), y = value(s, i + a + 1, b), z = value(s, i + a + b + 2, c);

	if (a == 4)
		return x >= 1900 && x <= 2100 && y >= 1 && y <= 12 && (c == 1 || c == 2) && z >= 1 && z <= 31 ? n : 0;
	return a <= 2 && x >= 1 && x <= 31 && y >= 1 && y <= 12 && (c == 2 || (c == 4 && z >= 1900 && z <= 2100)) ? n : 0;
}

/* 08.00 or 08:00, not part of a longer number. */
static size_t
clock(str s, size_t i)
{
	size_t h = digits(s, i, 2), m;

	if (h == 0 || (at(s, i + h) != '.' && at(s, i + h) != ':'))
		return 0;
	m = digits(s, i + h + 1, 2);
	size_t n = h + 1 + m;

	if (m != 2 || is_digit(at(s, i + n)) || (at(s, i + n) == '.' && is_digit(at(s, i + n + 1))))
		return 0;
	return value(s, i, h) <= 24 && value(s, i + h + 1, 2) <= 59 ? n : 0;
}

/* Rp 1.500.000,00 · 1.500.000: thousands with points; after Rp or IDR any digits. */
static size_t
money(str s, size_t i)
{
	size_t k = i;

	if (here(s, i, "rp") || here(s, i, "idr")) {
		if (is_letter(before(s, i)))
			return 0;
		k += here(s, i, "rp") ? 2 : 3;
		while (k - i < 6 && (at(s, k) == '.' || at(s, k) == ' '))
			k++;
		if (!is_digit(at(s, k)))
			return 0;
		while (is_digit(at(s, k)) || ((at(s, k) == '.' || at(s, k) == ',') && is_digit(at(s, k + 1))))
			k++;
		return k - i;
	}
	size_t lead = digits(s, i, 4);

	if (lead == 0 || lead > 3 || s.p[i] == '0')
		return 0;
	k = i + lead;
	while (at(s, k) == '.' && digits(s, k + 1, 4) == 3)
		k += 4;
	if (k == i + lead || is_digit(at(s, k)) || ((at(s, k) == '-' || at(s, k) == '.') && is_digit(at(s, k + 1))))
		return 0;
	return k - i;
}

/* ADU-KCS-2026-004821, RHS-…, and other tickets that begin with capitals and go on with hyphens or slashes. */
static size_t
ticket(str s, size_t i)
{
	size_t k = i, parts = 0;

	if (is_letter(before(s, i)) || is_digit(before(s, i)))
		return 0;
	while (at(s, k) >= 'A' && at(s, k) <= 'Z')
		k++;
	if (k - i < 2 || k - i > 8)
		return 0;
	while ((at(s, k) == '-' || at(s, k) == '/') && (is_digit(at(s, k + 1)) || (at(s, k + 1) >= 'A' && at(s, k + 1) <= 'Z'))) {
		for (k++; is_digit(at(s, k)) || (at(s, k) >= 'A' && at(s, k) <= 'Z'); k++)
			;
		parts++;
	}
	return parts >= 2 || (parts == 1 && k - i > 20) ? k - i : 0;
}

static size_t
kept(str s, size_t i)
{
	size_t n;

	if (is_letter(at(s, i)))
		return (n = ticket(s, i)) != 0 ? n : money(s, i);
	if (!is_digit(at(s, i)) || is_digit(before(s, i)) || before(s, i) == '+')
		return 0;
	if ((n = date(s, i)) != 0 || (n = clock(s, i)) != 0)
		return n;
	/* Bank accounts are written with points too. */
	return said_before(s, i, account_words) ? 0 : money(s, i);
}

/* ---- addresses ---- */

static bool
is_local(char c)
{
	return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
}

static size_t
mail(str s, size_t i)
{
	size_t k = i, dot = 0, host;

	if (is_local(before(s, i)) || !(is_letter(at(s, i)) || is_digit(at(s, i))))
		return 0;
	while (is_local(at(s, k)))
		k++;
	if (k == i || at(s, k) != '@')
		return 0;
	for (host = ++k; is_letter(at(s, k)) || is_digit(at(s, k)) || at(s, k) == '-' ||
	    (at(s, k) == '.' && (is_letter(at(s, k + 1)) || is_digit(at(s, k + 1)))); k++) {
		if (s.p[k] == '.')
			dot = k;
	}
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
		bool key = is_letter(c) || is_digit(c) || c == '_';

		run = key ? run + 1 : 0;
		digit = key && (digit || is_digit(c));
		number_run = is_digit(c) ? number_run + 1 : 0;
		if ((run >= 20 && digit) || number_run >= 9)
			return true;
	}
	return false;
}

static size_t
link_at(str s, size_t i, bool *tells)
{
	if (is_letter(before(s, i)) || !(here(s, i, "http://") || here(s, i, "https://") || here(s, i, "www.")))
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
		if (address || is_digit(s.p[i]))
			p[n++] = lower(s.p[i]);
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

	for (size_t i = 0; i < contacts.n; i++) {
		if ((n = mail(contacts, i)) != 0 && str_eq(plain_contact(a, (str){contacts.p + i, n}), wanted))
			return true;
		if (!is_digit(contacts.p[i]) || is_digit(before(contacts, i)))
			continue;
		struct run r = run_at(contacts, i);

		for (size_t k = LOCAL_DIGITS_MIN - 1; k < r.n; k++) {
			if (ends(contacts, &r, k) && str_eq(plain_contact(a, (str){contacts.p + i, r.end[k] - i}), wanted))
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
		} else if ((n = kept(s, i)) != 0) {
			word = NULL;
		} else if (is_digit(s.p[i]) || s.p[i] == '+' || s.p[i] == '(') {
			n = number(s, i, &word);
		}
		if (n == 0) {
			/* A number that was looked at is not looked at again from its middle. */
			n = 1;
			word = NULL;
			while (is_digit(s.p[i]) && i + n < s.n && is_digit(s.p[i + n]))
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
