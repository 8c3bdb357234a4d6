/* lawgen.c - turns docs/law.tsv into an enum of keys and a table of rows.
 *
 * usage: lawgen law.tsv out.h out.c
 * Columns: key article says value unit mark checked source. The rows are those of struct law_row (core/law.h); a key
 * becomes LAW_ and the key in capitals, what is no letter or digit made '_'. Lines that begin with '#' are comments. */
#include "gen.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 8 };

static const char *const columns[COLUMNS] = {"key", "article", "says", "value", "unit", "mark", "checked", "source"};

static void
cut(char *line, char **fields)
{
	char *rest = line;
	int   n = 0;

	for (char *f; (f = gen_next_field(&rest)); n++) {
		if (n == COLUMNS)
			gen_fail("more than %d columns", COLUMNS);
		fields[n] = gen_trim(f);
		if (!*fields[n])
			gen_fail("column %s is empty", columns[n]);
	}
	if (n != COLUMNS)
		gen_fail("%d columns instead of %d", n, COLUMNS);
}

static char *
enum_name(const char *key)
{
	char *name = gen_copy(key, strlen(key));

	for (char *p = name; *p; p++)
		*p = isalnum((unsigned char)*p) ? (char)toupper((unsigned char)*p) : '_';
	return name;
}

/* The unit as enum time_unit of core/deadline.h has it. */
static const char *
unit_name(const char *key, const char *unit)
{
	static const struct {
		const char *text, *name;
	} units[] = {
		{"hari-kerja", "TIME_WORKING_DAYS"},
		{"hari", "TIME_DAYS"},
		{"jam", "TIME_HOURS"},
		{"menit", "TIME_MINUTES"},
		{"bulan", "TIME_MONTHS"},
		{"tahun", "TIME_YEARS"},
		{"kali", "TIME_TIMES"},
	};

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		if (strcmp(units[i].text, unit) == 0)
			return units[i].name;
	}
	gen_fail("%s: unknown unit '%s'", key, unit);
}

static void
put_row(struct text *t, char **f)
{
	char *end = NULL;

	errno = 0;
	long long value = strtoll(f[3], &end, 10);

	if (*end || errno)
		gen_fail("%s: the value '%s' is not a whole number", f[0], f[3]);
	text_z(t, "\t{");
	for (int i = 0; i < COLUMNS; i++) {
		if (i == 3)
			text_fmt(t, "%lld", value);
		else if (i == 4)
			text_z(t, unit_name(f[0], f[4]));
		else
			text_literal(t, f[i], strlen(f[i]), "\t    ");
		text_z(t, i + 1 < COLUMNS ? ", " : ", false},\n");
	}
}

int
main(int argc, char **argv)
{
	struct text h = {0}, c = {0}, names = {0}, rows = {0};
	char       *line, *f[COLUMNS];
	int         count = 1;
	bool        head = false;

	if (argc != 4) {
		fputs("usage: lawgen law.tsv out.h out.c\n", stderr);
		return 2;
	}
	char *rest = gen_read(argv[1], NULL);

	text_z(&names, "");
	text_z(&rows, "");
	gen_line = 0;
	while ((line = gen_next_line(&rest))) {
		struct text name = {0};

		if (line[0] == '#' || !line[0])
			continue;
		cut(line, f);
		if (!head) {
			for (int i = 0; i < COLUMNS; i++) {
				if (strcmp(f[i], columns[i]) != 0)
					gen_fail("column %d is called '%s', not '%s'", i + 1, f[i], columns[i]);
			}
			head = true;
			continue;
		}
		if (!isalpha((unsigned char)f[0][0]))
			gen_fail("'%s' is not a key", f[0]);
		text_fmt(&name, "\tLAW_%s,\n", enum_name(f[0]));
		if (strstr(names.p, name.p))
			gen_fail("the key %s stands here twice", f[0]);
		text_add(&names, name.p, name.n);
		put_row(&rows, f);
		count++;
	}
	if (!head)
		gen_fail("no head line");
	text_fmt(&h, "/* Made by lawgen from docs/law.tsv; do not edit. */\n#pragma once\n\n"
	    "enum law_key {\n\tLAW_NONE = 0,\n%s};\n\nenum { LAW_COUNT = %d };\n", names.p, count);
	text_fmt(&c, "/* Made by lawgen from docs/law.tsv; do not edit. In the order of enum law_key; the first row is empty. */\n"
	    "#include \"core/law.h\"\n\nconst struct law_row gen_law[LAW_COUNT] = {\n"
	    "\t{\"\", \"\", \"\", 0, TIME_DAYS, \"\", \"\", \"\", false},\n%s};\n", rows.p);
	gen_write(argv[2], &h);
	gen_write(argv[3], &c);
	return 0;
}
