/* strs.c - see strs.h. */
#include "base/strs.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static str __attribute__((format(printf, 2, 0)))
vfmt(struct arena *a, const char *fmt, va_list ap)
{
	va_list again;

	va_copy(again, ap);
	int n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n < 0)
		n = 0;
	char *p = arena_alloc(a, (size_t)n + 1);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	return (str){p, (size_t)n};
}

str
str_fmt(struct arena *a, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	str s = vfmt(a, fmt, ap);
	va_end(ap);
	return s;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

str
str_trim(str s)
{
	while (s.n > 0 && is_blank(s.p[0])) {
		s.p++;
		s.n--;
	}
	while (s.n > 0 && is_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

bool
str_starts(str s, str head)
{
	return s.n >= head.n && (head.n == 0 || memcmp(s.p, head.p, head.n) == 0);
}

bool
str_ends(str s, str tail)
{
	return s.n >= tail.n && (tail.n == 0 || memcmp(s.p + s.n - tail.n, tail.p, tail.n) == 0);
}

int
str_cmp(str a, str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int    c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

ptrdiff_t
str_find(str s, str needle, size_t from)
{
	if (from > s.n || !s.p)
		return -1;
	const char *hit = memmem(s.p + from, s.n - from, needle.p, needle.n);

	return hit ? hit - s.p : -1;
}

bool
str_cut(str *rest, char sep, str *part)
{
	if (!rest->p)
		return false;
	const char *hit = rest->n ? memchr(rest->p, sep, rest->n) : NULL;

	if (!hit) {
		*part = *rest;
		*rest = (str){NULL, 0};
		return true;
	}
	*part = (str){rest->p, (size_t)(hit - rest->p)};
	*rest = (str){hit + 1, rest->n - part->n - 1};
	return true;
}

str
str_lower(struct arena *a, str s)
{
	str   copy = arena_str(a, s);
	char *p = (char *)copy.p;

	for (size_t i = 0; i < copy.n; i++) {
		if (p[i] >= 'A' && p[i] <= 'Z')
			p[i] = (char)(p[i] - 'A' + 'a');
	}
	return copy;
}

bool
str_int(str s, int64_t *out)
{
	bool    negative = s.n > 0 && s.p[0] == '-';
	int64_t v = 0;

	if (s.n == (negative ? 1u : 0u) || s.n > 20)
		return false;
	for (size_t i = negative; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		if (__builtin_mul_overflow(v, 10, &v) || __builtin_sub_overflow(v, s.p[i] - '0', &v))
			return false;
	}
	if (!negative && v == INT64_MIN)
		return false;
	*out = negative ? v : -v;
	return true;
}

/* Length of the code point that begins at p, 0 when it is not valid UTF-8. */
static size_t
point_len(const unsigned char *p, size_t n)
{
	unsigned char c = p[0];

	if (c < 0x80)
		return 1;
	size_t want = c >= 0xc2 && c < 0xe0 ? 2 : c >= 0xe0 && c < 0xf0 ? 3 : c >= 0xf0 && c < 0xf5 ? 4 : 0;

	if (want == 0 || n < want)
		return 0;
	for (size_t i = 1; i < want; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	}
	if ((c == 0xe0 && p[1] < 0xa0) || (c == 0xed && p[1] > 0x9f) || (c == 0xf0 && p[1] < 0x90) ||
	    (c == 0xf4 && p[1] > 0x8f))
		return 0;
	return want;
}

bool
str_utf8_clean(str s)
{
	for (size_t i = 0; i < s.n;) {
		const unsigned char *p = (const unsigned char *)s.p + i;
		size_t               len = point_len(p, s.n - i);

		if (len == 0 || (p[0] < 0x20 && !is_blank((char)p[0])) || p[0] == 0x7f)
			return false;
		i += len;
	}
	return true;
}

bool
str_one_line(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0x20 || (c == 0xc2 && i + 1 < s.n && (unsigned char)s.p[i + 1] < 0xa0))
			return false;
	}
	return str_utf8_clean(s);
}

size_t
str_turn(str s, size_t i)
{
	enum { MARK = 3 };
	const unsigned char *p = (const unsigned char *)s.p + i;

	if (s.n - i < MARK || p[0] != 0xe2)
		return 0;
	return (p[1] == 0x80 && p[2] >= 0xaa && p[2] <= 0xae) || (p[1] == 0x81 && p[2] >= 0xa6 && p[2] <= 0xa9) ? MARK : 0;
}

size_t
str_chars(str s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.n; i++)
		count += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return count;
}

str
str_first(str s, size_t max_chars)
{
	size_t i = 0;

	for (size_t count = 0; i < s.n; i++) {
		if (((unsigned char)s.p[i] & 0xc0) != 0x80 && count++ == max_chars)
			break;
	}
	return (str){s.p, i};
}

str
str_lf(struct arena *a, str s)
{
	if (!s.p)
		return s;
	char  *p = arena_alloc(a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\r') {
			p[n++] = '\n';
			if (i + 1 < s.n && s.p[i + 1] == '\n')
				i++;
		} else {
			p[n++] = s.p[i];
		}
	}
	return (str){p, n};
}

str
str_hex(struct arena *a, const void *bytes, size_t n)
{
	static const char    digits[] = "0123456789abcdef";
	const unsigned char *from = bytes;
	char                *p = arena_alloc(a, 2 * n + 1);

	for (size_t i = 0; i < n; i++) {
		p[2 * i] = digits[from[i] >> 4];
		p[2 * i + 1] = digits[from[i] & 15];
	}
	return (str){p, 2 * n};
}

static int
nibble(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return -1;
}

bool
str_unhex(str s, void *out, size_t n)
{
	unsigned char *to = out;

	if (s.n != 2 * n)
		return false;
	for (size_t i = 0; i < n; i++) {
		int hi = nibble(s.p[2 * i]), lo = nibble(s.p[2 * i + 1]);

		if (hi < 0 || lo < 0)
			return false;
		to[i] = (unsigned char)(hi << 4 | lo);
	}
	return true;
}

void
buf_add(struct buf *b, const void *p, size_t n)
{
	if (n > b->room - b->n) {
		size_t room = (b->n + n) * 2 + 512;
		char  *more = arena_alloc(b->arena, room);

		if (b->n > 0)
			memcpy(more, b->p, b->n);
		b->p = more;
		b->room = room;
	}
	if (n > 0)
		memcpy(b->p + b->n, p, n);
	b->n += n;
}

void
buf_str(struct buf *b, str s)
{
	buf_add(b, s.p, s.n);
}

void
buf_fmt(struct buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	str s = vfmt(b->arena, fmt, ap);
	va_end(ap);
	buf_str(b, s);
}

str
buf_done(const struct buf *b)
{
	return (str){b->p ? b->p : "", b->n};
}
