/* complaint_mask_number.c - which digits of a text are a person's number, and whose: finds runs of digits, then judges them
 * by their make and by the words round them. See complaint_mask.h. Pure. */
#include "rooms/complaints/complaint_mask_parts.h"

#include "base/strs.h"

enum { NIK_DIGITS = 16, NIP_DIGITS = 18, NPWP_DIGITS = 15, BPJS_DIGITS = 13, CONTEXT_BYTES = 48, MAX_SIGNS = 3, ROUND_DIGITS = 9,
	AMOUNT_DIGITS = 13, LOCAL_DIGITS_MIN = 7 };

/* ---- words round a number ---- */

static const char *const family_words[] = {"kk", "kartu keluarga", NULL};
static const char *const identity_words[] = {"nik", "ktp", "identitas", "kependudukan", NULL};
static const char *const ticket_words[] = {"tiket", "permohonan", "resi", "antrean", "antrian", "laporan", "pesanan", "faktur",
	"invoice", "registrasi", "aduan", "pengaduan", NULL};
/* Right before a number in one piece these say that it is no telephone; "laporan 0812…" says nothing. */
static const char *const paper_words[] = {"tiket", "resi", "antrean", "antrian", "pesanan", "faktur", "invoice", "registrasi", NULL};
static const char *const number_words[] = {"nomor", "nomer", "no", "kode", "id", NULL};
static const char *const bank_names[] = {"bca", "bri", "bni", "btn", "bsi", "mandiri", "cimb", "danamon", "permata", "bjb", "jago",
	"muamalat", "ocbc", "panin", "maybank", "seabank", NULL};
static const char *const account_words[] = {"rekening", "rek", "norek", "virtual account", "va", NULL};
static const char *const bank_words[] = {"bank", NULL};
static const char *const bpjs_words[] = {"bpjs", "jkn", "kis", NULL};
static const char *const phone_words[] = {"telepon", "telpon", "telp", "tlp", "tel", "hp", "wa", "whatsapp", "kontak", "hubungi", NULL};
static const char *const other_words[] = {"no", "npwp", "nip", "sim", "paspor", "surel", "email", NULL};
static const char *const price_words[] = {"harga", "seharga", "biaya", "bayar", "membayar", "dibayar", "tarif", "ongkos", "denda",
	"sebesar", "senilai", "total", "uang", NULL};
static const char *const amount_words[] = {"rupiah", "ribu", "rb", "juta", "jt", "miliar", "perak", NULL};

size_t
mask_word_at(str s, size_t i, const char *const *words)
{
	for (; *words; words++) {
		size_t n = strlen(*words);

		if (mask_here(s, i, *words) && !mask_is_letter(mask_before(s, i)) && !mask_is_letter(mask_at(s, i + n)))
			return n;
	}
	return 0;
}

bool
mask_said_before(str s, size_t i, const char *const *words)
{
	size_t from = i > CONTEXT_BYTES ? i - CONTEXT_BYTES : 0;

	/* A sentence or line that ended in between breaks the context, and so does what is masked already: the words in the
	 * brackets are ours. */
	for (size_t k = i; k-- > from;) {
		if (s.p[k] == '\n' || s.p[k] == ']' ||
		    (s.p[k] == '.' && mask_at(s, k + 1) == ' ' && !mask_is_letter(mask_before(s, k))))
			return false;
		if (mask_word_at(s, k, words) != 0)
			return true;
	}
	return false;
}

bool
mask_account_said(str s, size_t i)
{
	return mask_said_before(s, i, account_words) || mask_said_before(s, i, bank_names);
}

bool
mask_person_word(str word)
{
	static const char *const *const lists[] = {family_words, identity_words, bank_names, account_words, bpjs_words, phone_words,
		other_words};

	for (size_t i = 0; i < COUNT(lists); i++) {
		if (mask_word_at(word, 0, lists[i]) == word.n)
			return true;
	}
	return false;
}

/* Where the word before i ends, behind signs and blanks. */
static size_t
back_over_signs(str s, size_t i)
{
	while (i > 0 && (s.p[i - 1] == ' ' || s.p[i - 1] == ':' || s.p[i - 1] == '.' || s.p[i - 1] == '#' || s.p[i - 1] == '-' ||
	    s.p[i - 1] == '_'))
		i--;
	return i;
}

static size_t
back_over_word(str s, size_t i)
{
	while (i > 0 && mask_is_letter(s.p[i - 1]))
		i--;
	return i;
}

/* "tiket 0812…", "tiket nomor: 0812…", "TIKET-0812…". */
static bool
paper_right_before(str s, size_t i)
{
	size_t word = back_over_word(s, back_over_signs(s, i));

	if (mask_word_at(s, word, number_words) != 0)
		word = back_over_word(s, back_over_signs(s, word));
	return mask_word_at(s, word, paper_words) != 0;
}

/* "1234567890 (BCA)", "1234567890 bank Mandiri". */
static bool
bank_right_behind(str s, size_t i)
{
	for (int round = 0; round < 2; round++) {
		for (int k = 0; k < MAX_SIGNS && i < s.n && !mask_is_letter(s.p[i]) && !mask_is_digit(s.p[i]) && s.p[i] != '\n'; k++)
			i++;
		if (mask_word_at(s, i, bank_names) != 0)
			return true;
		size_t n = mask_word_at(s, i, (const char *const[]){"bank", "rek", "rekening", NULL});
		if (n == 0)
			return false;
		i += n;
	}
	return false;
}

/* ---- runs of digits ---- */

/* Bytes of one sign that people put between digits; 0: none. Dashes and narrow blanks beyond ASCII too. */
static size_t
sign_at(str s, size_t i)
{
	static const char *const wide[] = {"\xc2\xa0", "\xe2\x80\x89", "\xe2\x80\x90", "\xe2\x80\x91", "\xe2\x80\x92", "\xe2\x80\x93",
		"\xe2\x80\x94", "\xe2\x80\xaf", "\xe2\x88\x92"};
	char c = mask_at(s, i);

	if (c != '\0' && memchr(" .-/_()\t", c, 8))
		return 1;
	for (size_t k = 0; k < COUNT(wide); k++) {
		size_t n = strlen(wide[k]);

		if (s.n - i >= n && memcmp(s.p + i, wide[k], n) == 0)
			return n;
	}
	return 0;
}

static enum mask_gap
gap_of(str gap, int signs)
{
	if (memchr(gap.p, '(', gap.n))
		return MASK_BRACKET;
	return signs > 1 ? MASK_WIDE : gap.p[0] == ' ' || gap.p[0] == '\t' ? MASK_BLANK : MASK_SIGN;
}

struct mask_run
mask_run_at(str s, size_t i)
{
	struct mask_run r = {.n = 0};
	enum mask_gap   gap = MASK_JOINED;

	while (r.n < MASK_RUN_MAX && mask_is_digit(mask_at(s, i))) {
		r.digit[r.n] = s.p[i];
		r.gap[r.n] = gap;
		r.end[r.n++] = ++i;
		gap = MASK_JOINED;
		if (i >= s.n || mask_is_digit(s.p[i]))
			continue;
		size_t next = i;
		int    signs = 0;

		for (size_t n; next < s.n && signs < MAX_SIGNS && (n = sign_at(s, next)) != 0; signs++)
			next += n;
		if (signs == 0 || !mask_is_digit(mask_at(s, next)))
			break;
		gap = gap_of((str){s.p + i, next - i}, signs);
		i = next;
	}
	return r;
}

bool
mask_run_ends(str s, const struct mask_run *r, size_t k)
{
	return !mask_is_digit(mask_at(s, r->end[k]));
}

static int
two(const struct mask_run *r, size_t k)
{
	return (r->digit[k] - '0') * 10 + (r->digit[k + 1] - '0');
}

/* The beginning of the run that ends a group and has from..to digits. Once there are enough, what comes behind a bracket is
 * another number, and so is a short group or a date behind a blank: "081234567890 2 kali". */
static size_t
longest(str s, size_t i, const struct mask_run *r, size_t from, size_t to)
{
	size_t best = 0, start = 0;
	bool   one_piece = true;

	for (size_t n = 1; n <= r->n && n <= to; n++) {
		if (r->gap[n - 1] != MASK_JOINED) {
			one_piece = one_piece && best != 0;
			start = n - 1;
			if (best != 0 && r->gap[start] != MASK_SIGN && mask_date(s, r->end[start] - 1) != 0)
				break;
		}
		if (!mask_run_ends(s, r, n - 1))
			continue;
		if (best == 0) {
			best = n >= from ? n : 0;
			continue;
		}
		size_t group = n - start;

		if (r->gap[start] == MASK_BRACKET || (r->gap[start] != MASK_SIGN && group < (one_piece ? 3u : 2u)))
			break;
		best = n;
		one_piece = false;
	}
	return best > 0 ? r->end[best - 1] - i : 0;
}

/* ---- judging ---- */

/* NIK and KK: province 11-96, then a day (women + 40), month, year. */
static bool
is_nik(const struct mask_run *r)
{
	int province = two(r, 0), mday = two(r, 6), month = two(r, 8);

	if (mday > 40)
		mday -= 40;
	return province >= 11 && province <= 96 && mday >= 1 && mday <= 31 && month >= 1 && month <= 12;
}

/* 16 digits: in one piece always taken for a person's unless the words before say that it is a ticket; with signs between
 * only when it has the make of a NIK. */
static size_t
identity(str s, size_t i, const struct mask_run *r, const char **word)
{
	if (r->n < NIK_DIGITS || !mask_run_ends(s, r, NIK_DIGITS - 1))
		return 0;
	bool whole = r->end[NIK_DIGITS - 1] - i == NIK_DIGITS;
	bool family = mask_said_before(s, i, family_words), named = family || mask_said_before(s, i, identity_words);

	if (!named && !is_nik(r) && (!whole || mask_said_before(s, i, ticket_words)))
		return 0;
	if (family && !mask_said_before(s, i, (const char *const[]){"nik", NULL}))
		*word = "[nomor KK]";
	else if (named || is_nik(r))
		*word = "[NIK]";
	else
		*word = "[nomor kartu]";
	return r->end[NIK_DIGITS - 1] - i;
}

/* NPWP of 15 digits in its own writing (99.999.999.9-999.999), NIP of 18 that begins with a birth date. */
static size_t
written_number(str s, size_t i, const struct mask_run *r, const char **word)
{
	if (r->n >= NPWP_DIGITS && mask_run_ends(s, r, NPWP_DIGITS - 1) && r->end[NPWP_DIGITS - 1] - i == NPWP_DIGITS + 5 &&
	    s.p[i + 2] == '.' && s.p[i + 6] == '.' && s.p[i + 10] == '.' && s.p[i + 12] == '-' && s.p[i + 16] == '.') {
		*word = "[NPWP]";
		return r->end[NPWP_DIGITS - 1] - i;
	}
	if (r->n >= NIP_DIGITS && mask_run_ends(s, r, NIP_DIGITS - 1) && (two(r, 0) == 19 || two(r, 0) == 20) && two(r, 4) >= 1 &&
	    two(r, 4) <= 12 && two(r, 6) >= 1 && two(r, 6) <= 31) {
		*word = "[NIP]";
		return r->end[NIP_DIGITS - 1] - i;
	}
	return 0;
}

/* 08…, 628…, 00628…: believed wherever they stand. i is the first digit. */
static size_t
mobile(str s, size_t i, const struct mask_run *r)
{
	if (r->n >= 2 && r->digit[0] == '0' && r->digit[1] == '8')
		return longest(s, i, r, 10, 14);
	if (r->n >= 3 && r->digit[0] == '6' && r->digit[1] == '2' && r->digit[2] == '8' && r->end[1] == i + 2)
		return longest(s, i, r, 11, 15);
	if (r->n >= 4 && r->digit[0] == '0' && r->digit[1] == '0' && r->digit[2] == '6' && r->digit[3] == '2')
		return longest(s, i, r, 12, 17);
	return 0;
}

/* Fixed lines: 0 and an area code; with more than one slash it is rather the number of a letter. */
static size_t
fixed_line(str s, size_t i, const struct mask_run *r)
{
	size_t      n = r->n >= 2 && r->digit[0] == '0' && r->digit[1] >= '2' ? longest(s, i, r, 9, 12) : 0;
	const char *slash = n > 0 ? memchr(s.p + i, '/', n) : NULL;

	return slash && memchr(slash + 1, '/', n - (size_t)(slash + 1 - (s.p + i))) ? 0 : n;
}

bool
mask_like_person(str s, size_t i)
{
	struct mask_run r = mask_run_at(s, i);

	return mobile(s, i, &r) != 0 || (r.n >= NIK_DIGITS && r.end[NIK_DIGITS - 1] - i == NIK_DIGITS) ||
	    (r.n >= NIK_DIGITS && mask_run_ends(s, &r, NIK_DIGITS - 1) && is_nik(&r));
}

/* Do the n bytes from i on stand as an amount: "1500000 rupiah", "15000000,-"; or round and after its price: "harga hp
 * 1500000"? An amount begins with no zero. */
static bool
is_amount(str s, size_t i, size_t n, bool price)
{
	if (n > AMOUNT_DIGITS || s.p[i] == '0' || mask_here(s, i, "628"))
		return false;
	for (size_t k = i; k < i + n; k++) {
		if (!mask_is_digit(s.p[k]))
			return false;
	}
	size_t k = i + n;

	if ((mask_at(s, k) == ',' || mask_at(s, k) == '.') && mask_at(s, k + 1) == '-' && !mask_is_digit(mask_at(s, k + 2)))
		return true;
	while (mask_at(s, k) == ' ')
		k++;
	if (mask_word_at(s, k, amount_words) != 0)
		return true;
	return price && n <= ROUND_DIGITS && mask_here(s, i + n - 3, "000") && mask_said_before(s, i, price_words);
}

static size_t
named_number(str s, size_t i, const struct mask_run *r, const char **word)
{
	size_t n;

	if ((n = longest(s, i, r, BPJS_DIGITS, BPJS_DIGITS)) != 0 && mask_said_before(s, i, bpjs_words)) {
		*word = "[nomor BPJS]";
		return n;
	}
	if ((n = longest(s, i, r, 8, NIP_DIGITS)) != 0 && !is_amount(s, i, n, false) &&
	    (mask_account_said(s, i) || mask_said_before(s, i, bank_words) || bank_right_behind(s, i + n))) {
		*word = "[nomor rekening]";
		return n;
	}
	if ((n = longest(s, i, r, 7, 14)) != 0 && !is_amount(s, i, n, true) && !mask_said_before(s, i, ticket_words) &&
	    mask_said_before(s, i, phone_words)) {
		*word = "[nomor telepon]";
		return n;
	}
	return 0;
}

/* Does a sign and another digit stand before i, so that it is the middle of a longer number? Two long numbers with a slash
 * between are two numbers: "5551234/5554321". */
static bool
in_the_middle(str s, size_t i)
{
	char   sign = mask_before(s, i);
	size_t n = 0;

	if (i < 2 || (sign != '.' && sign != '-' && sign != '/' && sign != '_'))
		return false;
	while (n < i - 1 && mask_is_digit(s.p[i - 2 - n]))
		n++;
	return n > 0 && (sign != '/' || n < LOCAL_DIGITS_MIN);
}

/* i is the first digit, plain: neither plus nor bracket stands before it. */
static size_t
plain_number(str s, size_t i, const struct mask_run *r, const char **word)
{
	bool   middle = in_the_middle(s, i);
	size_t n;

	if ((!middle && (n = written_number(s, i, r, word)) != 0) || (n = identity(s, i, r, word)) != 0)
		return n;
	if (!middle && (n = named_number(s, i, r, word)) != 0)
		return n;
	*word = "[nomor telepon]";
	n = mobile(s, i, r);
	/* In the middle of another number, or of a word, an area code is not believed. */
	if (n == 0 && !middle && !mask_is_letter(mask_before(s, i)))
		n = fixed_line(s, i, r);
	for (size_t k = i; k < i + n; k++) {
		if (!mask_is_digit(s.p[k]))
			return n;
	}
	return n != 0 && paper_right_before(s, i) ? 0 : n;
}

size_t
mask_number(str s, size_t i, const char **word)
{
	bool            plus = s.p[i] == '+', bracket = s.p[i] == '(';
	size_t          first = i + (plus || bracket ? 1 : 0), n;
	struct mask_run r = mask_run_at(s, first);

	if (r.n == 0 || mask_is_digit(mask_before(s, i)))
		return 0;
	if (plus) {
		*word = "[nomor telepon]";
		return (n = longest(s, first, &r, 8, 15)) != 0 ? n + 1 : 0;
	}
	if (bracket) {
		/* The area code stands in the brackets, not the whole number. */
		*word = "[nomor telepon]";
		n = r.digit[0] == '0' ? mobile(s, first, &r) : 0;
		n = n == 0 ? fixed_line(s, first, &r) : n;
		return n != 0 && memchr(s.p + first, ')', n) ? n + 1 : 0;
	}
	return plain_number(s, i, &r, word);
}
