/* sqlcheck_pg.c - makes the schema on an empty PostgreSQL database and prepares every statement there.
 *
 * usage: sqlcheck_pg URL
 * Refused: what PostgreSQL does not take, another number of columns than --@ out lines, and a column whose type the
 * driver does not read as the type of its --@ out line. Everything is rolled back. Ends with "N passed, N failed". */
#include "gen/schema.h"
#include "gen/sql_all.h"

#include <ctype.h>
#include <libpq-fe.h>
#include <stdio.h>

/* Object ids of pg_type, fixed for ever. */
enum { PG_BOOL = 16, PG_BYTEA = 17, PG_INT8 = 20, PG_INT2 = 21, PG_INT4 = 23, PG_TEXT = 25, PG_VARCHAR = 1043, PG_NUMERIC = 1700 };

static bool
fits(char letter, Oid type)
{
	switch (tolower((unsigned char)letter)) {
	case 't':
		return type == PG_TEXT || type == PG_VARCHAR;
	case 'x':
		return type == PG_BYTEA;
	default:
		return type == PG_INT8 || type == PG_INT4 || type == PG_INT2 || type == PG_BOOL || type == PG_NUMERIC;
	}
}

static bool
says(PGresult *r, const char *where, int line, const char *name)
{
	bool good = PQresultStatus(r) == PGRES_COMMAND_OK || PQresultStatus(r) == PGRES_TUPLES_OK;

	if (!good)
		fprintf(stderr, "%s:%d: %s: %s", where, line, name, PQresultErrorMessage(r));
	return good;
}

static bool
check(PGconn *c, const struct sql_entry *s)
{
	PGresult *r = PQprepare(c, "", s->sql->pg, 0, NULL);
	bool      good = says(r, s->file, s->line, s->sql->name);

	PQclear(r);
	if (!good)
		return false;
	r = PQdescribePrepared(c, "");
	if (PQnfields(r) != (int)strlen(s->out)) {
		fprintf(stderr, "%s:%d: %s: %d columns, but %zu --@ out lines\n", s->file, s->line, s->sql->name, PQnfields(r), strlen(s->out));
		good = false;
	}
	for (int i = 0; good && i < PQnfields(r); i++) {
		if (!fits(s->out[i], PQftype(r, i))) {
			fprintf(stderr, "%s:%d: %s: column %s has a type (oid %u) that does not fit its --@ out line\n", s->file, s->line,
			    s->sql->name, PQfname(r, i), PQftype(r, i));
			good = false;
		}
	}
	PQclear(r);
	return good;
}

int
main(int argc, char **argv)
{
	int passed = 0, failed = 0;

	if (argc != 2) {
		fputs("usage: sqlcheck_pg URL\n", stderr);
		return 2;
	}
	PGconn *c = PQconnectdb(argv[1]);

	if (PQstatus(c) != CONNECTION_OK) {
		fprintf(stderr, "%s", PQerrorMessage(c));
		return 1;
	}
	PQclear(PQexec(c, "SET client_min_messages = warning; BEGIN"));
	for (size_t i = 0; i < schema_step_count; i++) {
		const struct schema_step *s = &schema_steps[i];
		PGresult                 *r = PQexec(c, s->pg ? s->pg : s->sqlite);
		bool                      good = says(r, "schema step", (int)i + 1, s->name);

		PQclear(r);
		if (!good) {
			PQfinish(c);
			puts("0 passed, 1 failed");
			return 1;
		}
	}
	for (size_t i = 0; i < sql_all_count; i++) {
		PQclear(PQexec(c, "SAVEPOINT one"));
		bool good = check(c, &sql_all[i]);

		PQclear(PQexec(c, "ROLLBACK TO one"));
		passed += good;
		failed += !good;
	}
	PQclear(PQexec(c, "ROLLBACK"));
	PQfinish(c);
	printf("%d passed, %d failed\n", passed, failed);
	return failed ? 1 : 0;
}
