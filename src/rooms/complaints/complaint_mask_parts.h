/* complaint_mask_parts.h - what the parts of the mask share; inside this room only. See complaint_mask.h. Pure. */
#ifndef ROOMS_COMPLAINTS_COMPLAINT_MASK_PARTS_H
#define ROOMS_COMPLAINTS_COMPLAINT_MASK_PARTS_H

#include "base/base.h"

enum { MASK_RUN_MAX = 24 };

/* What stands before a digit of a run: nothing, one sign, one blank, up to three of them, an opening bracket among them. */
enum mask_gap { MASK_JOINED = 0, MASK_SIGN, MASK_BLANK, MASK_WIDE, MASK_BRACKET };

/* Digits from a place on, with at most three signs between two of them. end[k] is the place behind digit k. */
struct mask_run {
	char          digit[MASK_RUN_MAX];
	size_t        end[MASK_RUN_MAX];
	enum mask_gap gap[MASK_RUN_MAX];
	size_t        n;
};
struct mask_run mask_run_at(str s, size_t i);
/* Does digit k end a group: is the next byte no digit? */
bool mask_run_ends(str s, const struct mask_run *r, size_t k);

/* How many bytes from i on are a person's number, and the word that stands for it. i: a digit, '+' or '('. 0: none. */
size_t mask_number(str s, size_t i, const char **word);
/* How many bytes from i on stay as they are: case and letter numbers, dates, times, money, numbers of laws. 0: not said. */
size_t mask_kept(str s, size_t i);
/* How many bytes from i on are a date. 0: none. */
size_t mask_date(str s, size_t i);

/* Do the words before i speak of a bank account, by more than the word bank? */
bool mask_account_said(str s, size_t i);
/* Is this the name of something that a person's number follows ("NIK", "hp", "BCA"), in capitals or not? */
bool mask_person_word(str word);
/* Do the digits from i on have the make of a mobile number or of a NIK, whatever stands round them? */
bool mask_like_person(str s, size_t i);
/* Does one of the words stand, as a word of its own, among the last bytes before i? words ends with NULL. */
bool mask_said_before(str s, size_t i, const char *const *words);
/* Does one of the words stand at i, as a word of its own? Its length; 0: none. */
size_t mask_word_at(str s, size_t i, const char *const *words);

static inline bool
mask_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
mask_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline char
mask_at(str s, size_t i)
{
	return i < s.n ? s.p[i] : '\0';
}

static inline char
mask_before(str s, size_t i)
{
	return i > 0 ? s.p[i - 1] : '\0';
}

static inline char
mask_lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static inline bool
mask_here(str s, size_t i, const char *word)
{
	for (; *word; word++, i++) {
		if (mask_lower(mask_at(s, i)) != *word)
			return false;
	}
	return true;
}

#endif
