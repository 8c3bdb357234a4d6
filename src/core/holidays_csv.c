/* holidays_csv.c - rows of a holiday file (see calendar.h); apart from calendar.c because tools/holidaygen reads with it too. */
#include "core/calendar.h"

#include "base/csv_read.h"
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

enum { COLUMNS = 4 };

static bool
parse_row(struct arena *a, const struct csv_record *r, struct holiday *out)
{
	if (r->n != COLUMNS)
		return false;
	out->name = arena_str(a, str_trim(r->value[1]));
	out->source = arena_str(a, str_trim(r->value[3]));
	return date_parse(str_trim(r->value[0]), &out->on) && holiday_kind_parse(str_trim(r->value[2]), &out->kind) &&
	    out->name.n > 0 && str_one_line(out->name) && str_one_line(out->source);
}

const struct err *
calendar_parse_csv(struct arena *a, str text, struct holiday **out, size_t *count)
{
	struct csv         c = csv_open(text);
	struct csv_record *r = arena_alloc(a, sizeof(*r));
	size_t             lines = 1, n = 0;
	enum csv_result    got;

	for (size_t i = 0; i < text.n; i++)
		lines += text.p[i] == '\n';
	if (lines > CALENDAR_MAX_ROWS)
		return err_new(a, ERR_LIMIT, "calendar.too_many", NULL, "%zu lines", lines);
	if (csv_next(&c, a, r) != CSV_RECORD || r->n != COLUMNS || csv_column(r, STR("tanggal")) != 0 ||
	    csv_column(r, STR("nama")) != 1 || csv_column(r, STR("jenis")) != 2 || csv_column(r, STR("sumber")) != 3)
		return err_new(a, ERR_INPUT, "calendar.header", NULL, NULL);

	struct holiday *rows = arena_array(a, lines, sizeof(*rows));

	while ((got = csv_next(&c, a, r)) != CSV_END) {
		if (got != CSV_RECORD || !parse_row(a, r, &rows[n]))
			return err_new(a, ERR_INPUT, "calendar.row", NULL, "%zu", r->line);
		n++;
	}
	*out = rows;
	*count = n;
	return NULL;
}
