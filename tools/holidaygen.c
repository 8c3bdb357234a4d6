/* holidaygen.c - data/hari-libur.csv becomes the compiled-in table of national holidays.
 *
 * holidaygen data/hari-libur.csv gen/holidays.h gen/holidays.c
 * Reads with the product's own parser (core/holidays_csv.c); refuses rows out of order, twice on a day, or local. */
#include "gen.h"

#include "core/calendar.h"

static const char header[] =
    "/* Made by tools/holidaygen from data/hari-libur.csv. */\n"
    "#ifndef GEN_HOLIDAYS_H\n#define GEN_HOLIDAYS_H\n\n#include \"core/calendar.h\"\n\n"
    "extern const struct holiday gen_holidays[];\nextern const size_t         gen_holidays_count;\n\n#endif\n";

static void
add_str(struct text *t, str s)
{
	text_z(t, "{");
	text_literal(t, s.p, s.n, "");
	text_fmt(t, ", %zu}", s.n);
}

int
main(int argc, char **argv)
{
	struct arena   *a = arena_open(4 * 1024 * 1024);
	struct holiday *rows = NULL;
	size_t          count = 0, size;
	struct text     c = {0}, h = {0};

	if (argc != 4 || !a)
		gen_fail("usage: holidaygen IN.csv OUT.h OUT.c");

	char             *file = gen_read(argv[1], &size);
	const struct err *e = calendar_parse_csv(a, (str){file, size}, &rows, &count);

	if (e)
		gen_fail("%s, line %s", e->code, e->detail ? e->detail : "1");
	text_z(&h, header);
	text_z(&c, "/* Made by tools/holidaygen from data/hari-libur.csv. */\n#include \"gen/holidays.h\"\n\n"
	           "const struct holiday gen_holidays[] = {\n");
	for (size_t i = 0; i < count; i++) {
		if (rows[i].kind == HOLIDAY_LOCAL)
			gen_fail("row %zu: a local day does not belong into the national file", i + 1);
		if (i > 0 && rows[i].on.d <= rows[i - 1].on.d)
			gen_fail("row %zu: days must be in order and not stand twice", i + 1);
		text_fmt(&c, "\t{{%d}, (enum holiday_kind)%d, ", (int)rows[i].on.d, (int)rows[i].kind);
		add_str(&c, rows[i].name);
		text_z(&c, ", ");
		add_str(&c, rows[i].source);
		text_z(&c, "},\n");
	}
	text_fmt(&c, "};\n\nconst size_t gen_holidays_count = %zu;\n", count);
	gen_write(argv[2], &h);
	gen_write(argv[3], &c);
	arena_close(a);
	return 0;
}
