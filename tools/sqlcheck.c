/* sqlcheck.c - prepares every statement of the program on SQLite and looks at how it would be answered. Part of the build.
 *
 * usage: sqlcheck [STAMP]
 * The schema is made in memory from gen/schema.c. Refused, with the place of the statement in its .sql file:
 *   - a statement or a step of the schema that SQLite does not take, or that has more or fewer columns than --@ out lines;
 *   - an --@ out of another type than its column, or one without '?' whose column may be NULL;
 *   - two --@ out lines that stand in each other's place;
 *   - reading a whole table that is not marked "-- tiny:" in the schema, unless "-- scan: reason" says why. Walking an
 *     index is right for a list that has LIMIT. */
#include "gen/schema.h"
#include "gen/sql_all.h"

#include <ctype.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

static int faults;

static void __attribute__((format(printf, 2, 3)))
fault(const struct sql_entry *s, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "%s:%d: %s: ", s->file, s->line, s->sql->name);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	faults++;
}

static int
token_create(void *context, const char **args, int count, Fts5Tokenizer **out)
{
	(void)context;
	(void)args;
	(void)count;
	*out = (Fts5Tokenizer *)&faults; /* any address but NULL */
	return SQLITE_OK;
}

static void
token_delete(Fts5Tokenizer *t)
{
	(void)t;
}

static int
token_cut(Fts5Tokenizer *t, void *context, int flags, const char *text, int n,
    int (*found)(void *, int, const char *, int, int, int))
{
	(void)t;
	(void)flags;
	return n > 0 ? found(context, 0, text, n, 0, n) : SQLITE_OK;
}

/* The program brings its own tokenizers; here their names are enough, or the tables could not be made. */
static void
add_tokenizers(sqlite3 *db, const char *sql)
{
	static fts5_tokenizer own = {token_create, token_delete, token_cut};
	fts5_api             *api = NULL;
	sqlite3_stmt         *stmt = NULL;

	if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &stmt, NULL) == SQLITE_OK) {
		sqlite3_bind_pointer(stmt, 1, (void *)&api, "fts5_api_ptr", NULL);
		sqlite3_step(stmt);
	}
	sqlite3_finalize(stmt);
	for (const char *p = sql; api && (p = strcasestr(p, "tokenize")); p++) {
		static const char *const known[] = {"unicode61", "ascii", "porter", "trigram"};
		const char *name = p + 8 + strspn(p + 8, " =\"'\n\t");
		size_t      n = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
		char       *z = sqlite3_mprintf("%.*s", (int)n, name);
		bool        is_known = n == 0;

		for (size_t i = 0; i < COUNT(known); i++)
			is_known = is_known || strcmp(z, known[i]) == 0;
		if (!is_known)
			api->xCreateTokenizer(api, z, NULL, &own, NULL);
		sqlite3_free(z);
	}
}

static bool
make_schema(sqlite3 *db)
{
	for (size_t i = 0; i < schema_step_count; i++) {
		char *why = NULL;

		add_tokenizers(db, schema_steps[i].sqlite);
		if (sqlite3_exec(db, schema_steps[i].sqlite, NULL, NULL, &why) != SQLITE_OK) {
			fprintf(stderr, "schema step %s: %s\n", schema_steps[i].name, why);
			return false;
		}
	}
	return true;
}

/* The i-th word of a list with one blank between. */
static str
nth(const char *list, int i)
{
	for (; i > 0; i--)
		list += strcspn(list, " ") + 1;
	return (str){list, strcspn(list, " ")};
}

/* What a letter of the registry is called in STRICT tables; NULL: anything. */
static const char *
column_type(char letter)
{
	return letter == 't' ? "TEXT" : letter == 'x' ? "BLOB" : "INTEGER";
}

static void
check_columns(sqlite3 *db, const struct sql_entry *s, sqlite3_stmt *stmt)
{
	int want = (int)strlen(s->out), have = sqlite3_column_count(stmt);

	if (have != want) {
		fault(s, "%d columns, but %d --@ out lines", have, want);
		return;
	}
	for (int i = 0; i < have; i++) {
		const char *table = sqlite3_column_table_name(stmt, i), *origin = sqlite3_column_origin_name(stmt, i);
		const char *name = sqlite3_column_name(stmt, i), *type = NULL;
		int         not_null = 0, primary = 0;
		str         out = nth(s->names, i);

		for (int k = 0; k < have; k++) {
			if (k != i && str_eq(str_z(name), nth(s->names, k)) && !str_eq(str_z(name), out))
				fault(s, "column %d is %s, but --@ out says %.*s", i + 1, name, (int)out.n, out.p);
		}
		if (!table || !origin ||
		    sqlite3_table_column_metadata(db, NULL, table, origin, &type, NULL, &not_null, &primary, NULL) != SQLITE_OK)
			continue;
		char letter = (char)tolower((unsigned char)s->out[i]);

		if (type && *type && strcasecmp(type, column_type(letter)) != 0)
			fault(s, "%s.%s is %s, but --@ out %.*s is not", table, origin, type, (int)out.n, out.p);
		if (!not_null && !primary && islower((unsigned char)s->out[i]) && type && *type)
			fault(s, "%s.%s may be NULL: write '?' behind the type of --@ out %.*s", table, origin, (int)out.n, out.p);
	}
}

static bool
is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* The table that a name of the plan stands for: itself or, as "table [AS] name" in the statement, its alias. NULL when it
 * is no table of the schema (a common table expression, a subquery, a function). */
static const char *
table_of(const char *name, size_t n, const char *const *tables, const char *sql)
{
	for (; *tables; tables++) {
		size_t t = strlen(*tables);

		if (t == n && strncasecmp(*tables, name, n) == 0)
			return *tables;
		for (const char *p = sql; (p = strcasestr(p, *tables)); p += t) {
			const char *alias = p + t + strspn(p + t, " \n\t");

			if ((p > sql && is_word(p[-1])) || is_word(p[t]))
				continue;
			if (strncasecmp(alias, "AS ", 3) == 0)
				alias += 3;
			if (strncasecmp(alias, name, n) == 0 && !is_word(alias[n]))
				return *tables;
		}
	}
	return NULL;
}

static bool
is_tiny(const char *table)
{
	for (const char *const *t = schema_tiny_tables; *t; t++) {
		if (strcasecmp(*t, table) == 0)
			return true;
	}
	return false;
}

static void
check_plan(sqlite3 *db, const struct sql_entry *s, const char *const *tables)
{
	char         *sql = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", s->sql->sqlite);
	sqlite3_stmt *stmt = NULL;
	bool          has_limit = strcasestr(s->sql->sqlite, "LIMIT") != NULL, scans = false;

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK) {
		while (sqlite3_step(stmt) == SQLITE_ROW) {
			const char *detail = (const char *)sqlite3_column_text(stmt, 3);

			if (!detail || strncmp(detail, "SCAN ", 5) != 0 || strstr(detail, "VIRTUAL TABLE"))
				continue;
			const char *name = detail + 5, *table = table_of(name, strcspn(name, " "), tables, s->sql->sqlite);

			if (!table || is_tiny(table) || (strstr(detail, " USING ") && has_limit))
				continue;
			scans = true;
			if (!s->scan)
				fault(s, "reads all of %s (%s): give it an index, or say why in '-- scan: reason'", table, detail);
		}
	}
	if (s->scan && !scans)
		fault(s, "'-- scan:' is not needed");
	sqlite3_finalize(stmt);
	sqlite3_free(sql);
}

/* Names of all tables, NULL at the end. */
static const char *const *
table_names(sqlite3 *db)
{
	enum { MAX_TABLES = 1024 };
	static const char *names[MAX_TABLES];
	sqlite3_stmt      *stmt = NULL;
	size_t             n = 0;

	if (sqlite3_prepare_v2(db, "SELECT name FROM sqlite_schema WHERE type = 'table'", -1, &stmt, NULL) == SQLITE_OK) {
		while (n + 1 < MAX_TABLES && sqlite3_step(stmt) == SQLITE_ROW)
			names[n++] = sqlite3_mprintf("%s", sqlite3_column_text(stmt, 0));
	}
	sqlite3_finalize(stmt);
	return names;
}

int
main(int argc, char **argv)
{
	sqlite3 *db = NULL;

	if (sqlite3_open(":memory:", &db) != SQLITE_OK || !make_schema(db))
		return 1;
	const char *const *tables = table_names(db);

	for (size_t i = 0; i < sql_all_count; i++) {
		const struct sql_entry *s = &sql_all[i];
		sqlite3_stmt           *stmt = NULL;

		if (sqlite3_prepare_v2(db, s->sql->sqlite, -1, &stmt, NULL) != SQLITE_OK) {
			fault(s, "%s", sqlite3_errmsg(db));
			continue;
		}
		if (sqlite3_bind_parameter_count(stmt) != (int)strlen(s->in))
			fault(s, "%d parameters, but %d --@ in lines", sqlite3_bind_parameter_count(stmt), (int)strlen(s->in));
		check_columns(db, s, stmt);
		sqlite3_finalize(stmt);
		check_plan(db, s, tables);
	}
	sqlite3_close(db);
	if (faults)
		fprintf(stderr, "sqlcheck: %d of %zu statements refused\n", faults, sql_all_count);
	if (!faults && argc > 1) {
		FILE *f = fopen(argv[1], "w");

		if (!f || fprintf(f, "%zu statements\n", sql_all_count) < 0 || fclose(f) != 0)
			return 1;
	}
	return faults ? 1 : 0;
}
