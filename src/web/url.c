/* url.c - see url.h. */
#include "web/url.h"

#include "base/strs.h"

static int
hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool
url_decode(str in, bool plus, char *out, size_t *n)
{
	size_t w = 0;

	for (size_t i = 0; i < in.n; i++) {
		char c = in.p[i];

		if (c == '%') {
			if (in.n - i < 3)
				return false;
			int hi = hex_value(in.p[i + 1]), lo = hex_value(in.p[i + 2]);

			if (hi < 0 || lo < 0)
				return false;
			c = (char)(hi << 4 | lo);
			i += 2;
		} else if (c == '+' && plus) {
			c = ' ';
		}
		out[w++] = c;
	}
	*n = w;
	return true;
}

/* Characters that stand raw in a target but never in a path we serve. */
static bool
has_forbidden(str path)
{
	for (size_t i = 0; i < path.n; i++) {
		unsigned char c = (unsigned char)path.p[i];

		if (c < 0x20 || c == 0x7f || c == '\\' || c == '#')
			return true;
		/* C1 controls: U+0080-U+009F is 0xC2 0x80-0x9F; str_utf8_clean lets them pass. */
		if (c == 0xc2 && i + 1 < path.n && (unsigned char)path.p[i + 1] < 0xa0)
			return true;
	}
	return false;
}

/* "//", "/./", "/../" or one of them at the end. A slash at the very end is allowed. */
static bool
has_bad_segment(str path)
{
	str rest = {path.p + 1, path.n - 1}, part;

	while (str_cut(&rest, '/', &part)) {
		if (part.n == 0 && rest.p)
			return true;
		if (str_eq(part, STR(".")) || str_eq(part, STR("..")))
			return true;
	}
	return false;
}

static str
without_authority(str target)
{
	static const str schemes[] = {{"http://", 7}, {"https://", 8}};

	for (size_t i = 0; i < COUNT(schemes); i++) {
		if (!str_starts(target, schemes[i]))
			continue;
		ptrdiff_t slash = str_find(target, STR("/"), schemes[i].n);

		if (slash < 0)
			return STR("/");
		return (str){target.p + slash, target.n - (size_t)slash};
	}
	return target;
}

const struct err *
url_path(struct arena *a, str target, str *out)
{
	str    raw = without_authority(target);
	size_t n = 0;

	if (raw.n == 0 || raw.p[0] != '/')
		return err_new(a, ERR_INPUT, "url.path", NULL, "no leading slash");
	if (str_find(raw, STR("%2f"), 0) >= 0 || str_find(raw, STR("%2F"), 0) >= 0)
		return err_new(a, ERR_INPUT, "url.path", NULL, "encoded slash");
	char *p = arena_alloc(a, raw.n + 1);
	if (!url_decode(raw, false, p, &n))
		return err_new(a, ERR_INPUT, "url.path", NULL, "bad percent code");
	str path = {p, n};

	p[n] = '\0';
	if (has_forbidden(path) || !str_utf8_clean(path))
		return err_new(a, ERR_INPUT, "url.path", NULL, "forbidden character");
	if (has_bad_segment(path))
		return err_new(a, ERR_INPUT, "url.path", NULL, "bad segment");
	*out = path;
	return NULL;
}

str
url_encode(struct arena *a, str s)
{
	static const char digits[] = "0123456789ABCDEF";
	size_t            w = 0;
	size_t            room;

	/* The arena refuses what overflows here. */
	if (__builtin_mul_overflow(s.n, 3, &room) || room == SIZE_MAX)
		room = SIZE_MAX - 1;
	char *p = arena_alloc(a, room + 1);

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
		    c == '.' || c == '_' || c == '~';

		if (plain) {
			p[w++] = (char)c;
		} else {
			p[w++] = '%';
			p[w++] = digits[c >> 4];
			p[w++] = digits[c & 15];
		}
	}
	return (str){p, w};
}
