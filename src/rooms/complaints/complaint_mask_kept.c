/* complaint_mask_kept.c - what stays as it is in a text: numbers of cases and letters, dates, times, money, numbers of laws,
 * coordinates. See complaint_mask.h. Pure. */
#include "rooms/complaints/complaint_mask_parts.h"

#include "base/strs.h"

enum { AMOUNT_DIGITS = 13, AMOUNT_GROUP = 3, LETTER_PART_DIGITS = 10, CASE_DIGITS_MIN = 6, CASE_DIGITS_MAX = 9, CODE_MAX = 8,
	CONFIDENTIAL_CHARS = 26 };

static size_t
digits(str s, size_t i, size_t most)
{
	size_t n = 0;

	while (n < most && mask_is_digit(mask_at(s, i + n)))
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

static bool
is_code(char c)
{
	return mask_is_digit(c) || mask_is_letter(c);
}

static size_t
blank(str s, size_t i)
{
	return mask_at(s, i) == ' ' ? 1 : 0;
}

/* 20-11-2026, 20/11/26, 20.11.2026, 2026-11-20; with blanks round the signs where the year is written out. */
size_t
mask_date(str s, size_t i)
{
	size_t a = digits(s, i, 4), lead = blank(s, i + a), k = i + a + lead;
	char   sign = mask_at(s, k);

	if (a == 0 || (sign != '-' && sign != '/' && sign != '.'))
		return 0;
	k += 1 + blank(s, k + 1);
	size_t month = k, b = digits(s, k, 2);

	k += b + (b > 0 ? blank(s, k + b) : 0);
	if (b == 0 || mask_at(s, k) != sign)
		return 0;
	k += 1 + blank(s, k + 1);
	size_t last = k, c = digits(s, k, 4);

	k += c;
	if (mask_is_digit(mask_at(s, k)) || (mask_at(s, k) == sign && mask_is_digit(mask_at(s, k + 1))))
		return 0;
	int  x = value(s, i, a), y = value(s, month, b), z = value(s, last, c);
	bool tight = k - i == a + b + c + 2;

	if (a == 4)
		return tight && x >= 1900 && x <= 2100 && y >= 1 && y <= 12 && (c == 1 || c == 2) && z >= 1 && z <= 31 ? k - i : 0;
	return a <= 2 && x >= 1 && x <= 31 && y >= 1 && y <= 12 && ((tight && c == 2) || (c == 4 && z >= 1900 && z <= 2100))
	    ? k - i : 0;
}

/* 08.00 or 08:00, not part of a longer number. */
static size_t
clock(str s, size_t i)
{
	size_t h = digits(s, i, 2), m;

	if (h == 0 || (mask_at(s, i + h) != '.' && mask_at(s, i + h) != ':'))
		return 0;
	m = digits(s, i + h + 1, 2);
	size_t n = h + 1 + m;

	if (m != 2 || mask_is_digit(mask_at(s, i + n)) || (mask_at(s, i + n) == '.' && mask_is_digit(mask_at(s, i + n + 1))))
		return 0;
	return value(s, i, h) <= 24 && value(s, i + h + 1, 2) <= 59 ? n : 0;
}

static bool
is_year(str s, size_t i)
{
	return digits(s, i, 5) == 4 && value(s, i, 4) >= 1900 && value(s, i, 4) <= 2100;
}

/* The number behind Rp or IDR: at most 13 digits in one piece, or groups of at most three with points; no zero leads, and
 * nothing that could be a telephone with its country. What does not fit may be a person's. */
static size_t
amount(str s, size_t i)
{
	size_t lead = digits(s, i, AMOUNT_DIGITS + 1), k = i + lead, group;

	if (lead == 0 || lead > AMOUNT_DIGITS || (s.p[i] == '0' && lead > 1) || (lead >= 11 && mask_here(s, i, "628")))
		return 0;
	while ((mask_at(s, k) == '.' || mask_at(s, k) == ',') && (group = digits(s, k + 1, AMOUNT_GROUP + 1)) > 0) {
		if (group > AMOUNT_GROUP || k - i > 2 * AMOUNT_DIGITS)
			return 0;
		k += 1 + group;
	}
	return k - i;
}

/* Rp 1.500.000,00 · 1.500.000: thousands with points. */
static size_t
money(str s, size_t i)
{
	size_t k = i;

	if (mask_here(s, i, "rp") || mask_here(s, i, "idr")) {
		if (mask_is_letter(mask_before(s, i)))
			return 0;
		k += mask_here(s, i, "rp") ? 2 : 3;
		while (k - i < 6 && (mask_at(s, k) == '.' || mask_at(s, k) == ' '))
			k++;
		size_t n = amount(s, k);
		return n > 0 ? k + n - i : 0;
	}
	size_t lead = digits(s, i, 4);

	if (lead == 0 || lead > 3 || s.p[i] == '0')
		return 0;
	k = i + lead;
	while (mask_at(s, k) == '.' && digits(s, k + 1, 4) == 3)
		k += 4;
	if (k == i + lead || mask_is_digit(mask_at(s, k)) ||
	    ((mask_at(s, k) == '-' || mask_at(s, k) == '.') && mask_is_digit(mask_at(s, k + 1))))
		return 0;
	return k - i;
}

/* Numbers of letters: parts with slashes between that end with a year, "470/123/DUKCAPIL/2026", "821.2/0812345678/2026".
 * A part that could be a person's number is believed only behind the word for a letter. */
static size_t
letter(str s, size_t i)
{
	static const char *const letters[] = {"sk", "surat", "keputusan", "perda", "perbup", "perwali", "pergub", "permen", "peraturan",
		"instruksi", "edaran", "nota", "sertifikat", "akta", NULL};
	size_t k = i, slashes = 0, person = 0, from;

	for (;; k++, slashes++) {
		for (from = k; is_code(mask_at(s, k)) || mask_at(s, k) == '.' || mask_at(s, k) == '-'; k++) {
			if (!mask_is_digit(mask_before(s, k)) && digits(s, k, LETTER_PART_DIGITS + 1) > LETTER_PART_DIGITS)
				return 0;
		}
		person += mask_is_digit(mask_at(s, from)) && k - from > AMOUNT_GROUP && mask_like_person(s, from);
		if (mask_at(s, k) != '/' || k == from)
			break;
	}
	if (k > from && mask_at(s, k - 1) == '.')
		k--;
	if (slashes < 2 || k != from + 4 || !is_year(s, from))
		return 0;
	return person == 0 || mask_said_before(s, i, letters) ? k - i : 0;
}

/* UU 25/2009, bulan 05/2026. */
static size_t
number_of_year(str s, size_t i)
{
	size_t n = digits(s, i, 4);

	if (n == 0 || n > 3 || (s.p[i] == '0' && n > 2) || mask_at(s, i + n) != '/' || !is_year(s, i + n + 1))
		return 0;
	return mask_at(s, i + n + 5) == '/' || mask_at(s, i + n + 5) == '-' ? 0 : n + 5;
}

/* -6.200000, 106.816666: a place between the islands' ends. */
static size_t
coordinates(str s, size_t i)
{
	size_t a = digits(s, i, 3), b = a > 0 && mask_at(s, i + a) == '.' ? digits(s, i + a + 1, 12) : 0, k = i + a + 1 + b;

	if (a == 0 || a > 2 || value(s, i, a) > 11 || b < 3)
		return 0;
	if (mask_at(s, k) == ',')
		k++;
	k += blank(s, k);
	size_t c = digits(s, k, 4), d = mask_at(s, k + c) == '.' ? digits(s, k + c + 1, 12) : 0;

	if (k == i + a + 1 + b || c < 2 || c > 3 || d < 3 || value(s, k, c) < 95 || value(s, k, c) > 141)
		return 0;
	return k + c + 1 + d - i;
}

/* ---- tickets ---- */

/* ADU-KCS-2026-004821 in capitals or not, RHS- and its 26 characters: the numbers of this program itself. */
static size_t
own_number(str s, size_t i)
{
	size_t k = i, code = 0, n;

	while (k - i < 4 && mask_is_letter(mask_at(s, k)))
		k++;
	if (k - i != 3 || mask_at(s, k) != '-')
		return 0;
	k++;
	while (is_code(mask_at(s, k + code)))
		code++;
	if (mask_here(s, i, "rhs-") && code == CONFIDENTIAL_CHARS)
		return k + code - i;
	if (code < 2 || code > CODE_MAX || mask_person_word((str){s.p + i, 3}))
		return 0;
	k += code;
	if (mask_at(s, k) != '-' || !is_year(s, k + 1) || mask_at(s, k + 5) != '-')
		return 0;
	n = digits(s, k + 6, CASE_DIGITS_MAX + 1);
	return n >= CASE_DIGITS_MIN && n <= CASE_DIGITS_MAX && !is_code(mask_at(s, k + 6 + n)) ? k + 6 + n - i : 0;
}

/* Other tickets that begin with capitals and go on with hyphens or slashes; unless one of their words names a person's
 * number, or their digits have the make of one. */
static size_t
ticket(str s, size_t i)
{
	size_t k = i, parts = 0, n;

	if (mask_is_letter(mask_before(s, i)) || mask_is_digit(mask_before(s, i)))
		return 0;
	if ((n = own_number(s, i)) != 0)
		return n;
	while (mask_at(s, k) >= 'A' && mask_at(s, k) <= 'Z')
		k++;
	if (k - i < 2 || k - i > 8 || mask_person_word((str){s.p + i, k - i}))
		return 0;
	while ((mask_at(s, k) == '-' || mask_at(s, k) == '/') &&
	    (mask_is_digit(mask_at(s, k + 1)) || (mask_at(s, k + 1) >= 'A' && mask_at(s, k + 1) <= 'Z'))) {
		size_t from = ++k;

		for (; mask_is_digit(mask_at(s, k)) || (mask_at(s, k) >= 'A' && mask_at(s, k) <= 'Z'); k++)
			;
		if (mask_person_word((str){s.p + from, k - from}) || (mask_is_digit(s.p[from]) && mask_like_person(s, from)))
			return 0;
		parts++;
	}
	return parts >= 2 || (parts == 1 && k - i > 20) ? k - i : 0;
}

size_t
mask_kept(str s, size_t i)
{
	size_t n;

	if (mask_is_letter(mask_at(s, i)))
		return (n = ticket(s, i)) != 0 ? n : money(s, i);
	if (!mask_is_digit(mask_at(s, i)) || mask_is_digit(mask_before(s, i)) || mask_before(s, i) == '+')
		return 0;
	if ((n = letter(s, i)) != 0 || (n = mask_date(s, i)) != 0 || (n = clock(s, i)) != 0 || (n = number_of_year(s, i)) != 0 ||
	    (n = coordinates(s, i)) != 0)
		return n;
	/* Bank accounts are written with points too. */
	return mask_account_said(s, i) ? 0 : money(s, i);
}
