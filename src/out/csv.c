/* csv.c - see csv.h. */
#include "out/csv.h"

#include "base/strs.h"

static void
cell(struct csv *c)
{
	if (c->begun)
		buf_str(&c->out, STR(","));
	c->begun = true;
}

/* What spreadsheets take for the beginning of a formula, also after blanks. */
static bool
is_formula(str s)
{
	size_t i = 0;

	while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\t' || s.p[i] == '\r' || s.p[i] == '\n'))
		i++;
	if (i > 0 && (s.p[0] == '\t' || s.p[0] == '\r' || s.p[0] == '\n'))
		return true;
	if (i < s.n && (s.p[i] == '=' || s.p[i] == '+' || s.p[i] == '-' || s.p[i] == '@'))
		return true;
	/* The same signs in full width: U+FF1D, U+FF0B, U+FF0D, U+FF20. */
	return s.n - i >= 3 && (unsigned char)s.p[i] == 0xEF && (unsigned char)s.p[i + 1] == 0xBC &&
	    ((unsigned char)s.p[i + 2] == 0x9D || (unsigned char)s.p[i + 2] == 0x8B || (unsigned char)s.p[i + 2] == 0x8D ||
	        (unsigned char)s.p[i + 2] == 0xA0);
}

static bool
needs_quotes(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\r' || s.p[i] == '\n' || s.p[i] == ';')
			return true;
	}
	return s.n > 0 && (s.p[0] == ' ' || s.p[s.n - 1] == ' ');
}

void
csv_text(struct csv *c, str s)
{
	bool quoted;

	while (s.n > 0 && str_turn(s, 0) > 0) { /* so that what follows is judged as the beginning */
		size_t n = str_turn(s, 0);

		s.p += n;
		s.n -= n;
	}
	quoted = needs_quotes(s);
	cell(c);
	if (quoted)
		buf_str(&c->out, STR("\""));
	if (is_formula(s))
		buf_str(&c->out, STR("'"));
	for (size_t i = 0; i < s.n; i++) {
		size_t turn = str_turn(s, i);

		if (turn > 0) {
			i += turn - 1;
			continue;
		}
		if (s.p[i] == '"')
			buf_str(&c->out, STR("\""));
		buf_add(&c->out, &s.p[i], 1);
	}
	if (quoted)
		buf_str(&c->out, STR("\""));
}

void
csv_z(struct csv *c, const char *z)
{
	csv_text(c, str_z(z));
}

void
csv_int(struct csv *c, int64_t v)
{
	cell(c);
	if (v != NO_INT)
		buf_fmt(&c->out, "%lld", (long long)v);
}

void
csv_day(struct csv *c, day d)
{
	char iso[11];

	cell(c);
	if (!day_known(d))
		return;
	date_iso(d, iso);
	buf_str(&c->out, str_z(iso));
}

void
csv_row(struct csv *c)
{
	buf_str(&c->out, STR("\r\n"));
	c->begun = false;
}
