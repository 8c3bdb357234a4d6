/* csv_read.c - see csv_read.h. */
#include "base/csv_read.h"

#include "base/strs.h"

struct csv
csv_open(str text)
{
	static const char bom[] = "\xef\xbb\xbf";

	if (str_starts(text, (str){bom, 3}))
		text = (str){text.p + 3, text.n - 3};
	return (struct csv){.rest = text, .line = 1};
}

static size_t
plain_end(str s, size_t i)
{
	while (i < s.n && s.p[i] != ',' && s.p[i] != '\n' && s.p[i] != '"')
		i++;
	return i;
}

/* Past the closing quote of a field whose opening quote stands at i; 0 when it is never closed. */
static size_t
quoted_end(str s, size_t i, bool *doubled, size_t *lines)
{
	for (i++; i < s.n; i++) {
		*lines += s.p[i] == '\n';
		if (s.p[i] != '"')
			continue;
		if (i + 1 < s.n && s.p[i + 1] == '"') {
			*doubled = true;
			i++;
			continue;
		}
		return i + 1;
	}
	return 0;
}

static str
undouble(struct arena *a, str inner)
{
	char  *p = arena_alloc(a, inner.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < inner.n; i++) {
		p[n++] = inner.p[i];
		i += inner.p[i] == '"';
	}
	return (str){p, n};
}

static void
skip_line(struct csv *c)
{
	str line;

	if (!str_cut(&c->rest, '\n', &line) || !c->rest.p)
		c->rest = (str){"", 0};
	c->line++;
}

static void
add(struct csv_record *out, str raw, str value)
{
	out->raw[out->n] = raw;
	out->value[out->n++] = value;
}

/* One field at *at; false when a quote is wrong. */
static bool
take_field(str s, size_t *at, struct arena *a, struct csv_record *out, size_t *lines)
{
	size_t i = *at, end;
	bool   doubled = false;

	if (i < s.n && s.p[i] == '"') {
		end = quoted_end(s, i, &doubled, lines);
		if (end == 0)
			return false;
		size_t after = end < s.n && s.p[end] == '\r' ? end + 1 : end;
		if (after < s.n && s.p[after] != '\n' && (s.p[end] != ',' || after != end))
			return false;
		str inner = {s.p + i + 1, end - i - 2};
		add(out, (str){s.p + i, end - i}, doubled ? undouble(a, inner) : inner);
	} else {
		end = plain_end(s, i);
		if (end < s.n && s.p[end] == '"')
			return false;
		size_t n = end - i;
		if ((end == s.n || s.p[end] == '\n') && n > 0 && s.p[end - 1] == '\r')
			n--;
		add(out, (str){s.p + i, n}, (str){s.p + i, n});
		end = i + n;
	}
	*at = end;
	return true;
}

enum csv_result
csv_next(struct csv *c, struct arena *a, struct csv_record *out)
{
	while (c->rest.n > 0 && (c->rest.p[0] == '\n' || str_starts(c->rest, STR("\r\n"))))
		skip_line(c);
	if (c->rest.n == 0)
		return CSV_END;
	str    s = c->rest;
	size_t at = 0, lines = 1;

	out->n = 0;
	out->line = c->line;
	out->crlf = false;
	for (;;) {
		if (out->n == CSV_MAX_FIELDS || !take_field(s, &at, a, out, &lines)) {
			enum csv_result r = out->n == CSV_MAX_FIELDS ? CSV_TOO_MANY : CSV_BAD_QUOTE;

			skip_line(c);
			return r;
		}
		if (at < s.n && s.p[at] == ',') {
			at++;
			continue;
		}
		if (at < s.n && s.p[at] == '\r') {
			out->crlf = true;
			at++;
		}
		if (at < s.n)
			at++; /* the line end */
		break;
	}
	c->rest = (str){s.p + at, s.n - at};
	c->line += lines;
	return CSV_RECORD;
}

int
csv_column(const struct csv_record *header, str name)
{
	for (size_t i = 0; i < header->n; i++) {
		if (str_eq(header->value[i], name))
			return (int)i;
	}
	return -1;
}
