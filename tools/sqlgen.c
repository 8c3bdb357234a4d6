/* sqlgen.c - turns the .sql files of a folder into typed C functions.
 *
 * usage: sqlgen in.sql out.h out.c          functions of one file; in.sql is called X_queries.sql
 *        sqlgen --all out.h out.c in.sql…   a list of every statement, for sqlcheck and the tests
 *
 *   --@ use rooms/services/services.h       before the first block: a header for *_id types
 *   --@ complaint_late many                 a block: function name; one | many | maybe | none | each
 *   --@ in  unit unit_id                    int bool text blob day instant *_id; '?' behind it = may be NULL
 *   --@ out title text
 *   --@ count                               with none: how many rows were changed
 *   -- Comment: meaning; index that serves it. Becomes the contract in the header.
 *   -- scan: reason                         why this statement may read a whole table (see sqlcheck)
 *   SELECT … WHERE unit_id = :unit LIMIT :max_rows;
 *
 * many makes a list and needs a LIMIT; each makes none: it calls a function with every row, which lives for that call.
 * Names are bound, never pasted. On PostgreSQL each parameter carries its type, so a NULL needs no guess. */
#include "gen.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { MAX_FIELDS = 64, MAX_USES = 16 };

enum rows { ROWS_ONE, ROWS_MANY, ROWS_MAYBE, ROWS_NONE, ROWS_EACH };

/* One row per type that may stand in a --@ in or out line; *_id is the last. */
struct type {
	const char *name, *c, *pg, *none; /* none: what stands for NULL, or NULL when '?' is not allowed */
	char        letter;               /* in the registry */
	char        bind;                 /* in struct db_sql */
};

static const struct type types[] = {
	{"int", "int64_t", "bigint", "NO_INT", 'i', 'i'},
	{"bool", "bool", "bigint", NULL, 'b', 'i'},
	{"text", "str", "text", "", 't', 't'},
	{"blob", "str", "bytea", "", 'x', 'b'},
	{"day", "day", "bigint", "NO_DAY", 'd', 'i'},
	{"instant", "instant", "bigint", "NO_INSTANT", 'm', 'i'},
	{"*_id", NULL, "bigint", "", 'k', 'i'},
};

struct field {
	char              *name, *c;
	const struct type *type;
	bool               nullable;
	bool               on_sqlite, on_pg;
};

struct query {
	char        *name;
	enum rows    rows;
	bool         count;
	int          line, sql_line;
	struct field in[MAX_FIELDS], out[MAX_FIELDS];
	int          n_in, n_out;
	char        *scan;
	struct text  doc, sql;
};

static bool
one_of(const char *s, const char *const *list)
{
	for (; *list; list++) {
		if (strcmp(s, *list) == 0)
			return true;
	}
	return false;
}

static void
check_field_name(const struct query *q, const char *name)
{
	static const char *const taken[] = {"db", "a", "out", "found", "changed", "each", "ctx", "row", "auto", "break", "case", "char", "const",
		"continue", "default", "do", "double", "else", "enum", "extern", "float", "for", "goto", "if", "inline", "int",
		"long", "register", "restrict", "return", "short", "signed", "sizeof", "static", "struct", "switch", "typedef",
		"union", "unsigned", "void", "volatile", "while", "day", "instant", "str", "bool", NULL};

	if (!gen_is_name(name) || isupper((unsigned char)*name))
		gen_fail("%s: '%s' is not a field name", q->name, name);
	if (one_of(name, taken) || name[strlen(name) - 1] == '_')
		gen_fail("%s: the name '%s' is taken; choose another", q->name, name);
}

static void
read_type(const struct query *q, struct field *f, char *word)
{
	size_t n = strlen(word);

	f->nullable = n > 0 && word[n - 1] == '?';
	if (f->nullable)
		word[--n] = 0;
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		bool is_id = !types[i].c;

		if (is_id ? n > 3 && strcmp(word + n - 3, "_id") == 0 && gen_is_name(word) : strcmp(word, types[i].name) == 0) {
			f->type = &types[i];
			f->c = gen_copy(is_id ? word : types[i].c, strlen(is_id ? word : types[i].c));
		}
	}
	if (!f->type)
		gen_fail("%s: unknown type '%s' (int, bool, text, blob, day, instant or *_id; '?' behind it when it may be NULL)",
		    q->name, word);
	if (f->nullable && !f->type->none)
		gen_fail("%s: a %s cannot be nullable; use int?", q->name, word);
}

static void
read_field(struct query *q, bool is_in, char *name, char *type)
{
	struct field *list = is_in ? q->in : q->out;
	int          *count = is_in ? &q->n_in : &q->n_out;

	if (*count == MAX_FIELDS)
		gen_fail("%s: more than %d fields", q->name, MAX_FIELDS);
	check_field_name(q, name);
	for (int i = 0; i < *count; i++) {
		if (strcmp(list[i].name, name) == 0)
			gen_fail("%s: %s is declared twice", q->name, name);
	}
	list[*count].name = gen_copy(name, strlen(name));
	read_type(q, &list[*count], type);
	(*count)++;
}

static void
read_at_line(struct query *q, char *line)
{
	char  a[128], b[128], c[128], d[2];
	int   n = sscanf(line, "%127s %127s %127s %1s", a, b, c, d);

	if (!q->name) {
		static const char *const kinds[] = {"one", "many", "maybe", "none", "each"};

		if (n != 2 || strcmp(a, "in") == 0 || strcmp(a, "out") == 0)
			gen_fail("expected: --@ NAME one|many|maybe|none|each");
		if (!gen_is_name(a) || isupper((unsigned char)*a))
			gen_fail("'%s' is not a function name", a);
		q->name = gen_copy(a, strlen(a));
		q->line = gen_line;
		for (int i = 0; i <= ROWS_EACH; i++) {
			if (strcmp(b, kinds[i]) == 0) {
				q->rows = (enum rows)i;
				return;
			}
		}
		gen_fail("%s: '%s' is not one of one, many, maybe, none, each", a, b);
	}
	if (q->sql.n > 0 || q->doc.n > 0)
		gen_fail("%s: --@ lines stand before the comment and the statement; is a ';' missing?", q->name);
	if (n == 1 && strcmp(a, "count") == 0)
		q->count = true;
	else if (n == 3 && strcmp(a, "in") == 0)
		read_field(q, true, b, c);
	else if (n == 3 && strcmp(a, "out") == 0)
		read_field(q, false, b, c);
	else
		gen_fail("%s: expected --@ in NAME TYPE, --@ out NAME TYPE or --@ count", q->name);
}

/* Is the word (lower case) in the statement, outside of quotes and comments? */
static bool
has_word(const char *sql, const char *word)
{
	size_t n = strlen(word);
	char   quote = 0;

	for (const char *p = sql; *p; p++) {
		if (quote) {
			quote = *p == quote ? 0 : quote;
		} else if (*p == '\'' || *p == '"') {
			quote = *p;
		} else if ((p == sql || (!isalnum((unsigned char)p[-1]) && p[-1] != '_' && p[-1] != ':')) &&
		    strncasecmp(p, word, n) == 0 && !isalnum((unsigned char)p[n]) && p[n] != '_') {
			return true;
		}
	}
	return false;
}

static struct field *
find_in(struct query *q, const char *name, size_t n)
{
	for (int i = 0; i < q->n_in; i++) {
		if (strlen(q->in[i].name) == n && memcmp(q->in[i].name, name, n) == 0)
			return &q->in[i];
	}
	return NULL;
}

static void
put_parameter(struct text *t, struct query *q, const char *name, size_t n, bool pg)
{
	struct field *f = find_in(q, name, n);

	if (!f)
		gen_fail("%s: parameter :%.*s is not declared", q->name, (int)n, name);
	if (pg) {
		f->on_pg = true;
		text_fmt(t, "$%d::%s", (int)(f - q->in) + 1, f->type->pg);
	} else {
		f->on_sqlite = true;
		text_fmt(t, "?%d", (int)(f - q->in) + 1);
	}
}

/* The statement in the words of one database. */
static struct text
sql_for(struct query *q, bool pg)
{
	struct text t = {0};
	bool        inside = false; /* of a kept / * pg … * / part */
	char        quote = 0;

	gen_line = q->sql_line;
	for (const char *p = q->sql.p; *p; p++) {
		gen_line += *p == '\n';
		if (quote) {
			quote = *p == quote ? 0 : quote;
			text_add(&t, p, 1);
		} else if (*p == '\'' || *p == '"') {
			quote = *p;
			text_add(&t, p, 1);
		} else if (p[0] == '/' && p[1] == '*') {
			bool for_pg = strncmp(p + 2, "pg ", 3) == 0;

			if (!for_pg && strncmp(p + 2, "sqlite ", 7) != 0)
				gen_fail("%s: only /*pg … */ and /*sqlite … */ may stand in a statement", q->name);
			if (inside)
				gen_fail("%s: a part for one database inside another", q->name);
			if (!strstr(p, "*/"))
				gen_fail("%s: '/*' is never closed", q->name);
			if (for_pg == pg) {
				inside = true;
				p += for_pg ? 4 : 8;
			} else {
				for (; !(p[0] == '*' && p[1] == '/'); p++)
					gen_line += *p == '\n';
				p++;
			}
		} else if (p[0] == '*' && p[1] == '/') {
			if (!inside)
				gen_fail("%s: '*/' without '/*'", q->name);
			inside = false;
			p++;
		} else if (p[0] == ':' && p[1] == ':') {
			if (!(inside && pg))
				gen_fail("%s: '::' is PostgreSQL's own; use CAST(x AS …) or /*pg … */", q->name);
			text_add(&t, p++, 2);
		} else if (p[0] == ':' && isalpha((unsigned char)p[1])) {
			const char *e = p + 1;

			while (isalnum((unsigned char)*e) || *e == '_')
				e++;
			put_parameter(&t, q, p + 1, (size_t)(e - p - 1), pg);
			p = e - 1;
		} else if (*p == '?' && !inside) {
			gen_fail("%s: '?' cannot stand in a statement; name the parameter (:name)", q->name);
		} else {
			text_add(&t, p, 1);
		}
	}
	if (quote)
		gen_fail("%s: a quote is never closed", q->name);
	while (t.n > 0 && (isspace((unsigned char)t.p[t.n - 1]) || t.p[t.n - 1] == ';'))
		t.p[--t.n] = 0;
	return t;
}

static void
check_query(struct query *q)
{
	bool reads = has_word(q->sql.p, "select") && !has_word(q->sql.p, "insert") && !has_word(q->sql.p, "update") &&
	    !has_word(q->sql.p, "delete");

	gen_line = q->line;
	if (q->doc.n == 0)
		gen_fail("%s: say in a '-- ' line what it means and which index serves it", q->name);
	if (q->rows == ROWS_NONE && q->n_out > 0)
		gen_fail("%s: none returns nothing, but has --@ out", q->name);
	if (q->rows != ROWS_NONE && q->n_out == 0)
		gen_fail("%s: needs at least one --@ out", q->name);
	if (q->count && q->rows != ROWS_NONE)
		gen_fail("%s: --@ count goes with none only", q->name);
	if (q->rows == ROWS_MANY && reads && !has_word(q->sql.p, "limit"))
		gen_fail("%s: a list without LIMIT", q->name);
	sql_for(q, false);
	sql_for(q, true);
	gen_line = q->line;
	for (int i = 0; i < q->n_in; i++) {
		const struct field *f = &q->in[i];

		if (!f->on_sqlite && !f->on_pg)
			gen_fail("%s: parameter %s is declared and never used", q->name, f->name);
		if (!f->on_sqlite || !f->on_pg)
			gen_fail("%s: parameter %s is used on one database only", q->name, f->name);
	}
}

/* Adds a line of the statement, without a comment behind it; true when its ';' was in it. */
static bool
add_sql_line(struct query *q, const char *line)
{
	char   quote = 0;
	size_t n = 0;
	bool   done = false;

	for (; line[n]; n++) {
		if (quote)
			quote = line[n] == quote ? 0 : quote;
		else if (line[n] == '\'' || line[n] == '"')
			quote = line[n];
		else if (line[n] == '-' && line[n + 1] == '-')
			break;
		else if (done && !isspace((unsigned char)line[n]))
			gen_fail("%s: one statement per block", q->name);
		else if (line[n] == ';')
			done = true;
	}
	if (q->sql.n == 0)
		q->sql_line = gen_line;
	text_add(&q->sql, line, n);
	text_z(&q->sql, "\n");
	return done;
}

/* Reads the next block; false at the end of the file. uses and n_uses take the --@ use lines. */
static bool
read_query(char **rest, struct query *q, char **uses, int *n_uses)
{
	char *line;

	memset(q, 0, sizeof(*q));
	while ((line = gen_next_line(rest))) {
		char *s = line;

		while (isspace((unsigned char)*s))
			s++;
		if (strncmp(s, "--@ use ", 8) == 0) {
			if (q->name || *n_uses == MAX_USES)
				gen_fail("--@ use stands at the top of the file, at most %d times", MAX_USES);
			uses[(*n_uses)++] = gen_copy(gen_trim(s + 8), strlen(gen_trim(s + 8)));
		} else if (strncmp(s, "--@", 3) == 0) {
			read_at_line(q, s + 3);
		} else if (strncmp(s, "--", 2) == 0) {
			if (!q->name || q->sql.n > 0)
				continue;
			if (strncmp(s, "-- scan: ", 9) == 0)
				q->scan = gen_copy(s + 9, strlen(s + 9));
			text_fmt(&q->doc, "%s%s", q->doc.n ? "\n * " : "", gen_trim(s + 2));
			if (strstr(s, "*/"))
				gen_fail("%s: '*/' in a comment", q->name);
		} else if (*s) {
			if (!q->name)
				gen_fail("a statement without a --@ NAME line before it");
			if (add_sql_line(q, line)) {
				check_query(q);
				return true;
			}
		}
	}
	if (q->name)
		gen_fail("%s: statement has no ';'", q->name);
	return false;
}

static void
put_signature(struct text *t, const struct query *q)
{
	text_fmt(t, "%s(struct db *db, struct arena *a", q->name);
	for (int i = 0; i < q->n_in; i++)
		text_fmt(t, ", %s %s", q->in[i].c, q->in[i].name);
	if (q->rows == ROWS_MAYBE)
		text_z(t, ", bool *found");
	if (q->rows == ROWS_EACH)
		text_fmt(t, ", void (*each)(void *ctx, const struct %s_row *row), void *ctx", q->name);
	else if (q->rows != ROWS_NONE)
		text_fmt(t, ", struct %s_%s *out", q->name, q->rows == ROWS_MANY ? "rows" : "row");
	if (q->count)
		text_z(t, ", int64_t *changed");
	text_z(t, ")");
}

static void
put_header(struct text *t, const struct query *q)
{
	if (q->n_out > 0) {
		text_fmt(t, "struct %s_row {\n", q->name);
		for (int i = 0; i < q->n_out; i++) {
			const struct field *f = &q->out[i];

			text_fmt(t, "\t%s %s;%s\n", f->c, f->name, f->nullable ? " /* may be absent */" : "");
		}
		text_z(t, "};\n");
	}
	if (q->rows == ROWS_MANY)
		text_fmt(t, "struct %s_rows {\n\tstruct %s_row *at;\n\tsize_t n;\n};\n", q->name, q->name);
	text_fmt(t, "/* %s */\nMUST_CHECK const struct err *", q->doc.p);
	put_signature(t, q);
	text_z(t, ";\n\n");
}

static void
put_bind(struct text *t, const struct field *f, int index)
{
	char letter = f->type->letter;

	if (letter == 't' || letter == 'x') {
		text_fmt(t, "\tdb_bind_%s(r_, %d, %s);\n", f->type->name, index, f->name);
		return;
	}
	const char *part = letter == 'd' ? ".d" : letter == 'm' ? ".ms" : letter == 'k' ? ".v" : "";

	if (f->nullable) {
		if (letter == 'k')
			text_fmt(t, "\tif (%s.v == 0)\n", f->name);
		else
			text_fmt(t, "\tif (%s%s == %s%s)\n", f->name, part, f->type->none, part);
		text_fmt(t, "\t\tdb_bind_null(r_, %d);\n\telse\n\t", index);
	}
	text_fmt(t, "\tdb_bind_int(r_, %d, %s%s);\n", index, f->name, part);
}

static void
put_read_row(struct text *t, const struct query *q, const char *dst, const char *tabs)
{
	for (int i = 0; i < q->n_out; i++) {
		const struct field *f = &q->out[i];
		char                letter = f->type->letter;

		text_fmt(t, "%s%s.%s = ", tabs, dst, f->name);
		if (letter == 't' || letter == 'x') {
			text_fmt(t, "db_%s(r_, %d, a);\n", f->type->name, i);
			continue;
		}
		if (f->nullable && letter == 'k')
			text_fmt(t, "db_is_null(r_, %d) ? (%s){0} : ", i, f->c);
		else if (f->nullable)
			text_fmt(t, "db_is_null(r_, %d) ? %s : ", i, f->type->none);
		if (letter == 'i')
			text_fmt(t, "db_int(r_, %d);\n", i);
		else if (letter == 'b')
			text_fmt(t, "db_int(r_, %d) != 0;\n", i);
		else
			text_fmt(t, "(%s){%sdb_int(r_, %d)};\n", f->c, letter == 'd' ? "(int32_t)" : "", i);
	}
}

static void
put_statement(struct text *t, struct query *q, const char *storage, const char *name)
{
	struct text sqlite = sql_for(q, false), pg = sql_for(q, true);

	text_fmt(t, "%sconst struct db_sql %s = {\n\t\"%s\",\n\t", storage, name, q->name);
	text_literal(t, sqlite.p, sqlite.n, "\t    ");
	text_z(t, ",\n\t");
	text_literal(t, pg.p, pg.n, "\t    ");
	text_z(t, ",\n\t\"");
	for (int i = 0; i < q->n_in; i++)
		text_fmt(t, "%c", q->in[i].type->bind);
	text_z(t, "\",\n};\n\n");
}

static void
put_source(struct text *t, struct query *q)
{
	struct text sql_name = {0};

	text_fmt(&sql_name, "%s_sql", q->name);
	put_statement(t, q, "static ", sql_name.p);
	text_z(t, "const struct err *\n");
	put_signature(t, q);
	text_fmt(t, "\n{\n\tstruct db_rows *r_ = NULL;\n\tbool has_row_ = false;\n"
	    "\tconst struct err *e_ = db_start(db, &%s_sql, &r_);\n\n\tif (e_)\n\t\treturn err_copy(a, e_);\n", q->name);
	for (int i = 0; i < q->n_in; i++)
		put_bind(t, &q->in[i], i + 1);
	switch (q->rows) {
	case ROWS_MANY:
		text_fmt(t, "\tsize_t room_ = 0;\n\tstruct %s_rows all_ = {0};\n\n"
		    "\twhile (!(e_ = db_next(r_, &has_row_)) && has_row_) {\n\t\tif (all_.n == room_) {\n"
		    "\t\t\troom_ = room_ ? room_ * 2 : 16;\n"
		    "\t\t\tstruct %s_row *more_ = arena_array(a, room_, sizeof(*more_));\n\n"
		    "\t\t\tif (all_.n > 0)\n\t\t\t\tmemcpy(more_, all_.at, all_.n * sizeof(*more_));\n"
		    "\t\t\tall_.at = more_;\n\t\t}\n", q->name, q->name);
		put_read_row(t, q, "all_.at[all_.n]", "\t\t");
		text_z(t, "\t\tall_.n++;\n\t}\n\tif (!e_)\n\t\t*out = all_;\n");
		break;
	case ROWS_ONE:
		text_z(t, "\te_ = db_next(r_, &has_row_);\n\tif (!e_ && !has_row_)\n\t\te_ = &no_row_;\n\tif (!e_) {\n");
		put_read_row(t, q, "(*out)", "\t\t");
		text_z(t, "\t}\n");
		break;
	case ROWS_MAYBE:
		text_z(t, "\te_ = db_next(r_, &has_row_);\n\tif (!e_)\n\t\t*found = has_row_;\n\tif (!e_ && has_row_) {\n");
		put_read_row(t, q, "(*out)", "\t\t");
		text_z(t, "\t}\n");
		break;
	case ROWS_EACH:
		text_fmt(t, "\twhile (!(e_ = db_next(r_, &has_row_)) && has_row_) {\n\t\tstruct %s_row row_;\n\n", q->name);
		put_read_row(t, q, "row_", "\t\t");
		text_z(t, "\t\teach(ctx, &row_);\n\t}\n");
		break;
	case ROWS_NONE:
		text_z(t, "\te_ = db_next(r_, &has_row_);\n");
		if (q->count)
			text_z(t, "\tif (!e_)\n\t\t*changed = db_changes(r_);\n");
		break;
	}
	text_z(t, "\tif (e_)\n\t\te_ = err_copy(a, e_);\n\tdb_done(r_);\n\treturn e_;\n}\n\n");
}

static void
one_file(const char *path, const char *h_path, const char *c_path)
{
	static struct query q;
	struct text         body_h = {0}, body_c = {0}, h = {0}, c = {0};
	char               *rest = gen_read(path, NULL), *uses[MAX_USES];
	const char         *shown = gen_shown(path);
	int                 n_uses = 0;
	bool                needs_no_row = false, any = false;

	gen_line = 0;
	while (read_query(&rest, &q, uses, &n_uses)) {
		put_header(&body_h, &q);
		put_source(&body_c, &q);
		needs_no_row = needs_no_row || q.rows == ROWS_ONE;
		any = true;
	}
	if (!any)
		gen_fail("no --@ block in this file");
	text_fmt(&h, "/* Made by sqlgen from %s; do not edit. */\n#pragma once\n#include \"base/ids.h\"\n#include \"db/db.h\"\n", shown);
	for (int i = 0; i < n_uses; i++)
		text_fmt(&h, "#include \"%s\"\n", uses[i]);
	text_z(&h, "\n");
	text_add(&h, body_h.p, body_h.n);
	text_fmt(&c, "/* Made by sqlgen from %s; do not edit. */\n#include \"gen/%s.h\"\n\n", shown, gen_base(path, ".sql"));
	if (needs_no_row)
		text_z(&c, "static const struct err no_row_ = {.kind = ERR_MISSING, .code = \"db.no_row\"};\n\n");
	text_add(&c, body_c.p, body_c.n);
	gen_write(h_path, &h);
	gen_write(c_path, &c);
}

static void
put_fields(struct text *t, const struct field *f, int n)
{
	text_z(t, "\"");
	for (int i = 0; i < n; i++)
		text_fmt(t, "%c", f[i].nullable ? toupper(f[i].type->letter) : f[i].type->letter);
	text_z(t, "\", ");
}

static void
all_files(const char *h_path, const char *c_path, char **paths, int count)
{
	static struct query q;
	struct text         statements = {0}, rows = {0}, h = {0}, c = {0};
	char               *uses[MAX_USES];
	int                 total = 0;

	text_z(&statements, "");
	text_z(&rows, "");
	for (int i = 0; i < count; i++) {
		char *rest = gen_read(paths[i], NULL);
		int   n_uses = 0;

		gen_line = 0;
		while (read_query(&rest, &q, uses, &n_uses)) {
			struct text name = {0};
			int         line = q.line;

			text_fmt(&name, "\n\t\"%s\",\n", q.name);
			if (strstr(statements.p, name.p)) {
				gen_line = line;
				gen_fail("%s: a statement of this name stands in another file or above", q.name);
			}
			name.n = 0;
			text_fmt(&name, "s%d", total++);
			put_statement(&statements, &q, "static ", name.p);
			text_fmt(&rows, "\t{&%s, \"%s\", %d, ", name.p, gen_shown(paths[i]), line);
			put_fields(&rows, q.in, q.n_in);
			put_fields(&rows, q.out, q.n_out);
			text_z(&rows, "\"");
			for (int f = 0; f < q.n_out; f++)
				text_fmt(&rows, "%s%s", f ? " " : "", q.out[f].name);
			text_z(&rows, "\", ");
			if (q.scan)
				text_literal(&rows, q.scan, strlen(q.scan), "\t");
			else
				text_z(&rows, "NULL");
			text_z(&rows, "},\n");
		}
	}
	text_z(&h, "/* Made by sqlgen --all; do not edit. Every statement of the program, for checks and tests. */\n#pragma once\n"
	    "#include \"db/db.h\"\n\nstruct sql_entry {\n\tconst struct db_sql *sql;\n\tconst char *file;\n\tint line;\n"
	    "\t/* One letter per field: int bool text blob(x) day instant(m) id(k); upper case when it may be NULL. */\n"
	    "\tconst char *in, *out;\n\tconst char *names; /* of the out fields, one blank between */\n"
	    "\tconst char *scan;  /* why it may read a whole table, or NULL */\n};\n"
	    "extern const struct sql_entry sql_all[];\nextern const size_t sql_all_count;\n");
	text_z(&c, "/* Made by sqlgen --all; do not edit. */\n#include \"gen/sql_all.h\"\n\n");
	text_add(&c, statements.p, statements.n);
	text_fmt(&c, "const struct sql_entry sql_all[] = {\n%s\t{NULL, NULL, 0, NULL, NULL, NULL, NULL},\n};\n"
	    "const size_t sql_all_count = %d;\n", rows.p, total);
	gen_write(h_path, &h);
	gen_write(c_path, &c);
}

int
main(int argc, char **argv)
{
	if (argc >= 4 && strcmp(argv[1], "--all") == 0) {
		all_files(argv[2], argv[3], argv + 4, argc - 4);
	} else if (argc == 4) {
		one_file(argv[1], argv[2], argv[3]);
	} else {
		fputs("usage: sqlgen in.sql out.h out.c | sqlgen --all out.h out.c in.sql…\n", stderr);
		return 2;
	}
	return 0;
}
