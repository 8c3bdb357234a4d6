/* leafgen.c - turns docs/leaf-kinds.tsv and docs/leaf-acts.tsv into the tables that core/leaf.c reads.
 *
 * usage: leafgen leaf-kinds.tsv leaf-acts.tsv out.h out.c
 * Runs at build time only; any mistake in the input stops the build with file:line. Output is sorted by name.
 */
#include "gen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_COLUMNS = 5, MAX_ROWS = 8192, MAX_FIELDS = 6, MAX_CODE = 40 };

struct row {
	char *column[MAX_COLUMNS];
	int   line;
};

struct table {
	const char *path;
	struct row  rows[MAX_ROWS];
	int         count;
};

static int
by_first(const void *a, const void *b)
{
	return strcmp(((const struct row *)a)->column[0], ((const struct row *)b)->column[0]);
}

/* Reads a file of tab-separated columns; # lines are comments, the first other line names the columns. */
static void
read_table(struct table *t, const char *file, const char *const *names, int columns)
{
	char *rest = gen_read(file, NULL), *line;
	bool  headed = false;

	t->path = file;
	gen_line = 0;
	while ((line = gen_next_line(&rest))) {
		if (line[0] == '#')
			continue;
		if (t->count == MAX_ROWS)
			gen_fail("more than %d rows", (int)MAX_ROWS);
		struct row *r = &t->rows[t->count];
		char       *fields = line;

		r->line = gen_line;
		for (int i = 0; i < columns; i++) {
			r->column[i] = gen_next_field(&fields);
			if (!r->column[i] || (i == columns - 1 && fields))
				gen_fail("%d columns wanted", columns);
			if (r->column[i][0] == '\0')
				gen_fail("column %s is empty", names[i]);
			if (!headed && strcmp(r->column[i], names[i]) != 0)
				gen_fail("column %d must be headed %s", i + 1, names[i]);
		}
		t->count += headed;
		headed = true;
	}
	qsort(t->rows, (size_t)t->count, sizeof(t->rows[0]), by_first);
	for (int i = 1; i < t->count; i++) {
		gen_line = t->rows[i].line;
		if (strcmp(t->rows[i - 1].column[0], t->rows[i].column[0]) == 0)
			gen_fail("%s stands twice", t->rows[i].column[0]);
	}
}

/* a-z, 0-9 and inner hyphens. */
static void
check_code(const char *s, size_t n)
{
	if (n == 0 || n > MAX_CODE || s[0] == '-' || s[n - 1] == '-')
		gen_fail("'%.*s' is no code", (int)n, s);
	for (size_t i = 0; i < n; i++) {
		if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-", s[i]))
			gen_fail("'%.*s' is no code", (int)n, s);
	}
}

/* "c d s" becomes "cds"; "-" becomes "". */
static void
put_keys(const char *s, char out[16])
{
	size_t n = 0;

	for (; strcmp(s, "-") != 0 && *s; s++) {
		if (!strchr("bcdjkoqsx", *s) || (n > 0 && out[n - 1] >= *s))
			gen_fail("keys are of b c d j k o q s x, in this order");
		out[n++] = *s;
		if (s[1] == ' ' && s[2])
			s++;
		else if (s[1])
			gen_fail("keys are separated by one blank");
	}
	out[n] = '\0';
}

/* Checks the commitment fields: sorted codes, at most six. "-" becomes "". */
static const char *
fields_of(const char *s)
{
	const char *before = "";
	size_t      before_n = 0;
	int         count = 0;

	if (strcmp(s, "-") == 0)
		return "";
	for (const char *p = s; p;) {
		size_t n = strcspn(p, " ");
		int    order = strncmp(before, p, n < before_n ? n : before_n);

		check_code(p, n);
		if (count > 0 && (order > 0 || (order == 0 && before_n >= n)))
			gen_fail("fields must be sorted, each once");
		before = p;
		before_n = n;
		if (++count > MAX_FIELDS)
			gen_fail("more than %d fields", (int)MAX_FIELDS);
		p = p[n] ? p + n + 1 : NULL;
	}
	return s;
}

static bool
known_kind(const struct table *kinds, const char *s, size_t n)
{
	for (int i = 0; i < kinds->count; i++) {
		if (strlen(kinds->rows[i].column[0]) == n && memcmp(kinds->rows[i].column[0], s, n) == 0)
			return true;
	}
	return false;
}

static void
put_acts(struct text *out, const struct table *kinds, const struct table *acts)
{
	text_z(out, "const struct leaf_act leaf_acts[] = {\n");
	gen_path = acts->path;
	for (int i = 0; i < acts->count; i++) {
		const struct row *r = &acts->rows[i];
		const char       *dot = strchr(r->column[0], '.');
		char              must[16], may[16];

		gen_line = r->line;
		if (!dot || !known_kind(kinds, r->column[0], (size_t)(dot - r->column[0])))
			gen_fail("%s begins with no kind of %s", r->column[0], kinds->path);
		check_code(dot + 1, strlen(dot + 1));
		if (strlen(r->column[0]) > MAX_CODE)
			gen_fail("%s is too long", r->column[0]);
		put_keys(r->column[1], must);
		put_keys(r->column[2], may);
		if (strpbrk(must, may[0] ? may : "?"))
			gen_fail("a key cannot be in both must and may");
		const char *fields = fields_of(r->column[3]);
		if ((fields[0] != '\0') != (strchr(must, 'c') || strchr(may, 'c')))
			gen_fail("fields and key c go together");
		text_fmt(out, "\t{\"%s\", \"%s\", \"%s\", \"%s\"},\n", r->column[0], must, may, fields);
	}
	text_z(out, "};\nconst size_t leaf_act_count = sizeof(leaf_acts) / sizeof(leaf_acts[0]);\n\n");
}

static void
put_kinds(struct text *out, const struct table *kinds)
{
	text_z(out, "const struct leaf_kind leaf_kinds[] = {\n");
	gen_path = kinds->path;
	for (int i = 0; i < kinds->count; i++) {
		const struct row *r = &kinds->rows[i];

		gen_line = r->line;
		check_code(r->column[0], strlen(r->column[0]));
		if (strpbrk(r->column[1], "\"\\"))
			gen_fail("references may not hold quotes");
		text_fmt(out, "\t{\"%s\", \"%s\"},\n", r->column[0], r->column[1]);
	}
	text_z(out, "};\nconst size_t leaf_kind_count = sizeof(leaf_kinds) / sizeof(leaf_kinds[0]);\n");
}

int
main(int argc, char **argv)
{
	static const char *const kind_columns[] = {"kind", "references", "meaning"};
	static const char *const act_columns[] = {"act", "must", "may", "fields", "meaning"};
	static struct table      kinds, acts;

	if (argc != 5) {
		fprintf(stderr, "usage: leafgen leaf-kinds.tsv leaf-acts.tsv out.h out.c\n");
		return 2;
	}
	read_table(&kinds, argv[1], kind_columns, 3);
	read_table(&acts, argv[2], act_columns, 5);
	struct text h = {0}, c = {0};

	text_z(&h, "/* leaf_acts.h - made by tools/leafgen.c from docs/leaf-acts.tsv and docs/leaf-kinds.tsv; both sorted by name. */\n"
	      "#ifndef GEN_LEAF_ACTS_H\n#define GEN_LEAF_ACTS_H\n\n#include <stddef.h>\n\n"
	      "struct leaf_act {\n\tconst char *act;    /* \"aduan.diterima\" */\n"
	      "\tconst char *must;   /* keys it must carry, of \"bcdjkoqsx\" */\n"
	      "\tconst char *may;    /* keys it may carry besides */\n"
	      "\tconst char *fields; /* what it may commit to, separated by blanks */\n};\n\n"
	      "struct leaf_kind {\n\tconst char *kind; /* \"aduan\" */\n"
	      "\tconst char *refs; /* forms of the references, separated by blanks: \"ADU-<instansi>-<tahun>-<nomor>\" */\n};\n\n"
	      "extern const struct leaf_act leaf_acts[];\nextern const size_t leaf_act_count;\n"
	      "extern const struct leaf_kind leaf_kinds[];\nextern const size_t leaf_kind_count;\n\n#endif\n");
	text_z(&c, "/* Made by tools/leafgen.c. */\n#include \"gen/leaf_acts.h\"\n\n");
	put_acts(&c, &kinds, &acts);
	put_kinds(&c, &kinds);
	gen_write(argv[3], &h);
	gen_write(argv[4], &c);
	return 0;
}
