/* db_pg.h - what db_pg.c (session, transaction) and db_pg_rows.c (statements, values) share. */
#ifndef DB_DB_PG_H
#define DB_DB_PG_H

#include "db/db_driver.h"

#include <libpq-fe.h>

enum { PG_NAME_BYTES = 64 };

enum tx { TX_NONE, TX_WANTED, TX_OPEN }; /* wanted: BEGIN goes out with the first statement */

struct pg_conn {
	struct db     db; /* first */
	PGconn       *pg; /* NULL: not connected */
	const char   *url;
	int           busy_timeout_ms;
	bool          pooled;
	bool          ending; /* the COMMIT of a read was sent, its answer not yet read */
	enum tx       tx;
	enum db_mode  mode;
	unsigned      session;    /* grows with each connection: what was prepared before is gone */
	unsigned      prepared;   /* statements prepared so far, for their names */
	struct db_map statements; /* → struct pg_prepared */
};

struct pg_prepared {
	const struct db_sql *sql;
	struct pg_rows      *idle;
	unsigned             session; /* where it is prepared; 0 nowhere */
	bool                 types_seen;
	char                 name[PG_NAME_BYTES];
	int                  n; /* parameters */
	Oid                  types[];
};

struct pg_rows {
	struct db_rows      base; /* first */
	struct pg_prepared *p;
	struct pg_rows     *idle;
	PGresult           *result;
	int                 at; /* row now shown; -1 before the first */
	const char         *bad_bind;
	const char        **values;
	int                *lengths;
	int                *formats; /* all binary */
	int64_t             ints[];  /* bound numbers, big endian */
};

static inline struct pg_conn *
pg_conn_of(struct db *db)
{
	return (struct pg_conn *)db;
}

/* The BEGIN of a mode. */
const char *pg_tx_sql(enum db_mode mode);

/* SQLSTATE of a result; "" when there is none. */
const char *pg_state_of(const PGresult *result);

/* Is the session gone, so that a new one may do better? */
bool pg_is_lost(const struct pg_conn *c, const char *state);

/* The error of a result that is none of the wanted ones; what = statement or step. Leaves a lost session. */
const struct err *pg_fail(struct pg_conn *c, const char *what, const PGresult *result);

/* Brings the connection to where a statement can be sent. */
const struct err *pg_make_ready(struct pg_conn *c);

void pg_disconnect(struct pg_conn *c);

/* Members of the driver's table that db_pg_rows.c fills; see struct db_driver. */
const struct err *pg_start(struct db *db, const struct db_sql *sql, struct db_rows **out);
void pg_bind_int(struct db_rows *r, int index, int64_t v);
void pg_bind_text(struct db_rows *r, int index, str v);
void pg_bind_blob(struct db_rows *r, int index, str v);
void pg_bind_null(struct db_rows *r, int index);
const struct err *pg_next(struct db_rows *r, bool *has_row);
bool pg_is_null(const struct db_rows *r, int column);
int64_t pg_int(const struct db_rows *r, int column);
str pg_text(const struct db_rows *r, int column, struct arena *a);
str pg_bytes(const struct db_rows *r, int column, struct arena *a);
void pg_done(struct db_rows *r);
int64_t pg_changes(const struct db_rows *r);
void pg_forget_statements(struct pg_conn *c);

#endif
