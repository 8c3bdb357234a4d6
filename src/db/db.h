/* db.h - the one door to a database: one connection, typed statements. Drivers lie behind it
 * (db_sqlite.c, db_pg.c). Rooms never include this header's driver side: they call the typed
 * functions that tools/sqlgen made from their .sql files, passing the connection along.
 *
 * Errors (kind, code): ERR_DB "db.refused" (statement failed; detail has the driver's words),
 * ERR_DB "db.busy" (lock or serialization; the store tries again), ERR_STATE "db.unique" (a UNIQUE
 * or PRIMARY KEY constraint), ERR_DB "db.away" (no connection), ERR_DB "db.full" (disk full),
 * ERR_MISSING "db.no_row" (a query of one row found none).
 * An error of a connection is valid until the next call on it; err_copy keeps it longer. Details never hold bound
 * values (they may be personal), nor the password of a database.
 *
 * After an error the transaction is lost, on both databases: every later statement of it is refused, and the write
 * must return the error (store.c rolls back even when it does not). Nothing is "tried and mended" inside a write:
 * ask first, or use ON CONFLICT.
 */
#ifndef DB_DB_H
#define DB_DB_H

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"

struct db;      /* one connection; belongs to one thread at a time */
struct db_rows; /* one running statement */

enum db_kind { DB_SQLITE = 1, DB_PG = 2 };

/* One statement, as written in a .sql file, in the words of each database. Static, one object per
 * statement: connections cache the prepared statement under its address. */
struct db_sql {
	const char *name;
	const char *sqlite; /* parameters ?1 ?2 … */
	const char *pg;     /* parameters $1 $2 … */
	const char *types;  /* a letter per parameter: i whole number, t text, b blob; NULL: learnt from what is bound */
};

enum db_kind db_kind(const struct db *db);

/* Text without parameters, several statements allowed: migrations and sessions settings only. */
MUST_CHECK const struct err *db_script(struct db *db, const char *sql);

/* Start, bind 1..n, step, read columns 0..n-1, done. db_done(NULL) is allowed. Text and blobs are bound without a copy:
 * they must live until db_done. The same statement may be started again while it runs. A statement left open (an arena
 * that failed jumps over db_done) ends with its transaction. */
MUST_CHECK const struct err *db_start(struct db *db, const struct db_sql *sql, struct db_rows **out);
void db_bind_int(struct db_rows *r, int index, int64_t v);
void db_bind_text(struct db_rows *r, int index, str v); /* absent (p == NULL) binds NULL */
void db_bind_blob(struct db_rows *r, int index, str v); /* absent binds NULL */
void db_bind_null(struct db_rows *r, int index);
MUST_CHECK const struct err *db_next(struct db_rows *r, bool *has_row);
/* Columns of the row now shown. PostgreSQL: BIGINT INTEGER SMALLINT BOOLEAN NUMERIC(whole) TEXT VARCHAR BYTEA only. */
bool    db_is_null(const struct db_rows *r, int column);
int64_t db_int(const struct db_rows *r, int column);
str     db_text(const struct db_rows *r, int column, struct arena *a); /* NULL gives absent */
str     db_blob(const struct db_rows *r, int column, struct arena *a);
void    db_done(struct db_rows *r);

/* Rows changed by this statement (INSERT, UPDATE, DELETE) once db_next has said that there is no further row; 0 when it
 * was no such statement. */
int64_t db_changes(const struct db_rows *r);

/* Statements started on this connection since it was opened; tests count them per page. */
int64_t db_statement_count(const struct db *db);

#endif
