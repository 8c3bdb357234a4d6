/* strs.h - working with str: make, cut, compare, parse, grow. All results live in the arena given. */
#ifndef BASE_STRS_H
#define BASE_STRS_H

#include "base/arena.h"
#include "base/base.h"

/* As printf, into the arena. Use %.*s with STRF(s) for a str. */
str str_fmt(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
#define STRF(s) (int)(s).n, (s).p

/* Without blanks (space, tab, CR, LF) at both ends. */
str str_trim(str s);

bool str_starts(str s, str head);
bool str_ends(str s, str tail);

/* Bytewise order; negative, 0, positive. */
int str_cmp(str a, str b);

/* Position of needle in s at or after from, or -1. */
ptrdiff_t str_find(str s, str needle, size_t from);

/* Takes the text before the next sep off *rest; false when *rest is used up (absent). */
bool str_cut(str *rest, char sep, str *part);

/* ASCII letters only. */
str str_lower(struct arena *a, str s);

/* A whole number, nothing before or after it; false when it is none or does not fit. */
bool str_int(str s, int64_t *out);

/* Are all bytes valid UTF-8 without NUL and control characters other than tab, CR and LF? */
bool str_utf8_clean(str s);

/* The same, and on one line: also without line ends, tabs and the controls of U+0080 to U+009F, for what terminals print. */
bool str_one_line(str s);

/* The length of a mark at s[i] that turns the direction of what is written after it (U+202A to U+202E, U+2066 to U+2069), else 0:
 * nobody types them, and with them a text shows other words than it holds. */
size_t str_turn(str s, size_t i);

/* Number of code points of valid UTF-8. */
size_t str_chars(str s);

/* The first max_chars code points of s (a part of s, no copy). */
str str_first(str s, size_t max_chars);

/* s with CRLF and CR turned into LF. */
str str_lf(struct arena *a, str s);

/* lowercase hex of n bytes, and back (false: odd length or no hex digit). */
str  str_hex(struct arena *a, const void *bytes, size_t n);
bool str_unhex(str s, void *out, size_t n);

/* A growing text in an arena. Zero-initialise but for the arena. */
struct buf {
	struct arena *arena;
	char         *p;
	size_t        n, room;
};

void buf_add(struct buf *b, const void *p, size_t n);
void buf_str(struct buf *b, str s);
void buf_fmt(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
str  buf_done(const struct buf *b);

#endif
