/* service_rules.c - see service_rules.h. */
#include "rooms/services/service_rules.h"

#include "base/strs.h"

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static str
without_mark(str s)
{
	size_t n = 0;

	if (str_starts(s, STR("- ")) || str_starts(s, STR("* ")))
		return str_trim((str){s.p + 2, s.n - 2});
	if (str_starts(s, STR("• ")))
		return str_trim((str){s.p + 4, s.n - 4});
	while (n < s.n && n < 2 && digit(s.p[n]))
		n++;
	/* "1. Ambil nomor" is numbered, "1.000 lembar" and "3 foto" are not. */
	if (n > 0 && n + 1 < s.n && (s.p[n] == '.' || s.p[n] == ')') && s.p[n + 1] == ' ')
		return str_trim((str){s.p + n + 2, s.n - n - 2});
	return s;
}

struct service_lines
service_lines_read(struct arena *a, str text, size_t max)
{
	struct service_lines l = {.at = arena_array(a, max + 1, sizeof(str))};
	str                  rest = text.p ? text : STR(""), line;

	while (l.n < max && str_cut(&rest, '\n', &line)) {
		line = without_mark(str_trim(line));
		if (line.n > 0)
			l.at[l.n++] = line;
	}
	return l;
}

str
service_lines_write(struct arena *a, const struct service_lines *lines)
{
	struct buf b = {.arena = a};

	for (size_t i = 0; i < lines->n; i++) {
		if (i > 0)
			buf_str(&b, STR("\n"));
		buf_str(&b, lines->at[i]);
	}
	return b.n > 0 ? buf_done(&b) : STR("");
}

void
service_line_cut(str line, str *parts, size_t count)
{
	str rest = line;

	for (size_t i = 0; i < count; i++) {
		ptrdiff_t at = i + 1 < count ? str_find(rest, STR("|"), 0) : -1;

		if (at < 0) {
			parts[i] = str_trim(rest);
			rest = STR("");
		} else {
			parts[i] = str_trim((str){rest.p, (size_t)at});
			rest = (str){rest.p + at + 1, rest.n - (size_t)at - 1};
		}
	}
}

bool
service_rupiah_read(str text, int64_t *out)
{
	enum { MAX_DIGITS = 13 };
	str     s = str_trim(text);
	int64_t v = 0;
	size_t  digits = 0, group = 0;

	if (str_starts(s, STR("Rp")) || str_starts(s, STR("rp")) || str_starts(s, STR("RP")))
		s = str_trim((str){s.p + 2, s.n - 2});
	if (str_ends(s, STR(",-")) || str_ends(s, STR(",00")))
		s.n = (size_t)str_find(s, STR(","), 0);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '.') { /* thousands: groups of three after the first */
			if (digits == 0 || (group == 0 ? digits > 3 : digits - group != 3))
				return false;
			group = digits;
			continue;
		}
		if (!digit(s.p[i]) || ++digits > MAX_DIGITS)
			return false;
		v = v * 10 + (s.p[i] - '0');
	}
	if (digits == 0 || (group > 0 && digits - group != 3))
		return false;
	*out = v;
	return true;
}
