/* holidays_csv.c - rows of a holiday file (see calendar.h); apart from calendar.c because tools/holidaygen reads with it too. */
#include "core/calendar.h"

#include "base/strs.h"

static const struct {
	enum holiday_kind kind;
	const char       *name;
} kinds[] = {
	{HOLIDAY_NATIONAL, "libur"},
	{HOLIDAY_JOINT_LEAVE, "cuti_bersama"},
	{HOLIDAY_LOCAL, "lokal"},
};

bool
holiday_kind_parse(str s, enum holiday_kind *out)
{
	for (size_t i = 0; i < COUNT(kinds); i++) {
		if (str_eq(s, str_z(kinds[i].name))) {
			*out = kinds[i].kind;
			return true;
		}
	}
	return false;
}

const char *
holiday_kind_name(enum holiday_kind k)
{
	for (size_t i = 0; i < COUNT(kinds); i++) {
		if (kinds[i].kind == k)
			return kinds[i].name;
	}
	return "";
}

/* Takes one field off *line (a line without its newline). False when a quote is not closed or is followed by text. */
static bool
take_field(struct arena *a, str *line, str *out)
{
	if (line->n == 0 || line->p[0] != '"') {
		bool there = str_cut(line, ',', out);

		return there && str_find(*out, STR("\""), 0) < 0;
	}

	struct buf b = {.arena = a};
	size_t     i = 1;

	for (; i < line->n; i++) {
		if (line->p[i] == '"' && (i + 1 == line->n || line->p[i + 1] != '"'))
			break;
		i += line->p[i] == '"';
		buf_add(&b, line->p + i, 1);
	}
	if (i >= line->n || (i + 1 < line->n && line->p[i + 1] != ','))
		return false;
	*out = buf_done(&b);
	*line = i + 1 < line->n ? (str){line->p + i + 2, line->n - i - 2} : (str){NULL, 0};
	return true;
}

static bool
parse_row(struct arena *a, str line, struct holiday *out)
{
	str on, name, kind, source;

	if (!take_field(a, &line, &on) || !take_field(a, &line, &name) || !take_field(a, &line, &kind) ||
	    !take_field(a, &line, &source) || line.p)
		return false;
	out->name = arena_str(a, str_trim(name));
	out->source = arena_str(a, str_trim(source));
	return date_parse(str_trim(on), &out->on) && holiday_kind_parse(str_trim(kind), &out->kind) && out->name.n > 0 &&
	    str_utf8_clean(out->name) && str_utf8_clean(out->source);
}

const struct err *
calendar_parse_csv(struct arena *a, str text, struct holiday **out, size_t *count)
{
	str    rest = str_starts(text, STR("\xef\xbb\xbf")) ? (str){text.p + 3, text.n - 3} : text, line;
	size_t lines = 1, n = 0;

	for (size_t i = 0; i < text.n; i++)
		lines += text.p[i] == '\n';
	if (lines > CALENDAR_MAX_ROWS)
		return err_new(a, ERR_LIMIT, "calendar.too_many", NULL, "%zu lines", lines);
	if (!str_cut(&rest, '\n', &line) || !str_eq(str_trim(line), STR("tanggal,nama,jenis,sumber")))
		return err_new(a, ERR_INPUT, "calendar.header", NULL, NULL);

	struct holiday *rows = arena_array(a, lines, sizeof(*rows));

	for (size_t number = 2; str_cut(&rest, '\n', &line); number++) {
		line = str_trim(line);
		if (line.n == 0)
			continue;
		if (!parse_row(a, line, &rows[n]))
			return err_new(a, ERR_INPUT, "calendar.row", NULL, "%zu", number);
		n++;
	}
	*out = rows;
	*count = n;
	return NULL;
}
