/* db_pg.c - db.h over PostgreSQL 15 through libpq: the session, its errors and its transaction. */
#include "db/db_pg.h"

#include <stdio.h>
#include <stdlib.h>

enum { STATEMENT_TIMEOUT_MS = 60000 };

const char *
pg_tx_sql(enum db_mode mode)
{
	return mode == DB_READ ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
}

void
pg_disconnect(struct pg_conn *c)
{
	PQfinish(c->pg);
	c->pg = NULL;
	c->ending = false;
	if (c->tx == TX_OPEN)
		c->tx = TX_NONE;
}

static bool
in_class(const char *state, const char *class)
{
	return strncmp(state, class, strlen(class)) == 0;
}

/* Messages of these classes name tables, constraints and words of the statement, never bound values. */
static bool
is_plain_message(const char *state)
{
	static const char *const classes[] = {"08", "23", "25", "28", "40", "42", "53", "55", "57", "P0"};

	for (size_t i = 0; i < COUNT(classes); i++)
		if (in_class(state, classes[i]))
			return true;
	return false;
}

const char *
pg_state_of(const PGresult *result)
{
	const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;

	return state ? state : "";
}

bool
pg_is_lost(const struct pg_conn *c, const char *state)
{
	return PQstatus(c->pg) == CONNECTION_BAD || in_class(state, "57P0") || in_class(state, "08");
}

const struct err *
pg_fail(struct pg_conn *c, const char *what, const PGresult *result)
{
	const char *state = pg_state_of(result);
	const char *says = is_plain_message(state) ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : NULL;
	const char *rule = *state ? PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME) : NULL;

	if (!*state || pg_is_lost(c, state)) {
		const struct err *e = db_fail(&c->db, ERR_DB, "db.away", "%s: connection lost %s %s", what, state, says ? says : "");

		pg_disconnect(c);
		return e;
	}
	if (!says)
		says = "refused";
	if (strcmp(state, "25006") == 0 && c->mode == DB_WRITE) { /* the server became a standby */
		const struct err *e = db_fail(&c->db, ERR_DB, "db.away", "%s: the server only reads (25006)", what);

		pg_disconnect(c);
		return e;
	}
	if (strcmp(state, "23505") == 0)
		return db_fail(&c->db, ERR_STATE, "db.unique", "%s: %s (23505)", what, rule ? rule : says);
	if (strcmp(state, "40001") == 0 || strcmp(state, "40P01") == 0) {
		const struct err *e = db_fail(&c->db, ERR_DB, "db.busy", "%s: %s (%s)", what, says, state);

		c->db.retry = true;
		return e;
	}
	if (strcmp(state, "55P03") == 0 || strcmp(state, "57014") == 0)
		return db_fail(&c->db, ERR_DB, "db.busy", "%s: %s (%s)", what, says, state);
	if (strcmp(state, "53100") == 0)
		return db_fail(&c->db, ERR_DB, "db.full", "%s: %s (%s)", what, says, state);
	return db_fail(&c->db, ERR_DB, "db.refused", "%s: %s (%s)", what, says, state);
}

/* The password of the URL must reach no log: says whether the text holds it. */
static bool
tells_password(const char *url, const char *text)
{
	PQconninfoOption *options = PQconninfoParse(url, NULL);
	bool              tells = !options;

	for (PQconninfoOption *o = options; o && o->keyword; o++)
		if (strcmp(o->keyword, "password") == 0 && o->val && *o->val && strstr(text, o->val))
			tells = true;
	PQconninfoFree(options);
	return tells;
}

static void
no_notice(void *p, const PGresult *result)
{
	(void)p;
	(void)result;
}

static const struct err *
connect_now(struct pg_conn *c)
{
	/* What stands before dbname may be set otherwise by the URL. */
	const char *const keys[] = {"connect_timeout", "keepalives_idle", "tcp_user_timeout", "fallback_application_name", "dbname",
	    "client_encoding", NULL};
	const char *const values[] = {"5", "30", "10000", "terang", c->url, "UTF8", NULL};

	c->pg = PQconnectdbParams(keys, values, 1);
	if (PQstatus(c->pg) != CONNECTION_OK) {
		const char       *says = PQerrorMessage(c->pg);
		const struct err *e = db_fail(&c->db, ERR_DB, "db.away", "connect: %s",
		    tells_password(c->url, says) ? "refused, or the address cannot be read" : says);

		pg_disconnect(c);
		return e;
	}
	c->session++;
	PQsetNoticeReceiver(c->pg, no_notice, NULL);
	char settings[512];

	/* A commit that is not on disk when it returns would break every receipt, whatever the server's default. */
	snprintf(settings, sizeof(settings),
	    "SET TIME ZONE 'UTC'; SET standard_conforming_strings = on; SET jit = off; SET lock_timeout = %d;"
	    "SET idle_in_transaction_session_timeout = %d; SET statement_timeout = %d;"
	    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';",
	    c->busy_timeout_ms, c->pooled ? STATEMENT_TIMEOUT_MS : 0, c->pooled ? STATEMENT_TIMEOUT_MS : 0);
	PGresult         *result = PQexec(c->pg, settings);
	const struct err *e = NULL;

	if (PQresultStatus(result) != PGRES_TUPLES_OK) {
		e = pg_fail(c, "settings", result);
		pg_disconnect(c);
	}
	PQclear(result);
	return e;
}

const struct err *
pg_make_ready(struct pg_conn *c)
{
	if (c->pg && c->ending) {
		for (PGresult *result; (result = PQgetResult(c->pg));)
			PQclear(result);
		c->ending = false;
	}
	if (c->pg)
		return NULL;
	if (!c->pooled || c->tx == TX_OPEN)
		return db_fail(&c->db, ERR_DB, "db.away", "no connection");
	return connect_now(c);
}

static const struct err *
command(struct pg_conn *c, const char *what, const char *sql)
{
	PGresult         *result = PQexec(c->pg, sql);
	ExecStatusType    status = PQresultStatus(result);
	const struct err *e = NULL;

	if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
		e = pg_fail(c, what, result);
	PQclear(result);
	return e;
}

static const struct err *
pg_script(struct db *db, const char *sql)
{
	struct pg_conn      *c = pg_conn_of(db);
	const struct err *e = pg_make_ready(c);

	if (!e && c->tx == TX_WANTED) {
		e = command(c, "begin", pg_tx_sql(c->mode));
		if (!e)
			c->tx = TX_OPEN;
	}
	return e ? e : command(c, "script", sql);
}

static const struct err *
pg_begin(struct db *db, enum db_mode mode)
{
	struct pg_conn *c = pg_conn_of(db);

	c->tx = TX_WANTED;
	c->mode = mode;
	return NULL;
}

static const struct err *
pg_commit(struct db *db)
{
	struct pg_conn *c = pg_conn_of(db);
	enum tx      was = c->tx;

	c->tx = TX_NONE;
	if (was != TX_OPEN)
		return NULL;
	if (c->mode == DB_READ) {
		c->ending = PQsendQuery(c->pg, "COMMIT"); /* nobody waits for its answer; see make_ready */
		if (!c->ending)
			pg_disconnect(c);
		return NULL;
	}
	PGresult         *result = PQexec(c->pg, "COMMIT");
	const struct err *e = NULL;

	if (PQresultStatus(result) != PGRES_COMMAND_OK)
		e = pg_fail(c, "commit", result);
	else if (strcmp(PQcmdStatus(result), "COMMIT") != 0) /* "ROLLBACK": a statement had failed */
		e = db_fail(db, ERR_DB, "db.refused", "commit: rolled back, an earlier statement failed");
	PQclear(result);
	return e;
}

static void
pg_rollback(struct db *db)
{
	struct pg_conn *c = pg_conn_of(db);
	bool         open = c->tx == TX_OPEN && c->pg;

	c->tx = TX_NONE;
	if (!open)
		return;
	PGresult *result = PQexec(c->pg, "ROLLBACK");

	if (PQresultStatus(result) != PGRES_COMMAND_OK)
		pg_disconnect(c);
	PQclear(result);
}

static bool
pg_in_transaction(struct db *db)
{
	return pg_conn_of(db)->tx == TX_OPEN;
}

static void
pg_close(struct db *db)
{
	struct pg_conn *c = pg_conn_of(db);

	pg_forget_statements(c);
	PQfinish(c->pg);
	free(c);
}

static const struct db_driver pg_driver = {
	.kind = DB_PG,
	.script = pg_script,
	.start = pg_start,
	.bind_int = pg_bind_int,
	.bind_text = pg_bind_text,
	.bind_blob = pg_bind_blob,
	.bind_null = pg_bind_null,
	.next = pg_next,
	.is_null = pg_is_null,
	.get_int = pg_int,
	.get_text = pg_text,
	.get_blob = pg_bytes,
	.done = pg_done,
	.changes = pg_changes,
	.begin = pg_begin,
	.commit = pg_commit,
	.rollback = pg_rollback,
	.in_transaction = pg_in_transaction,
	.close = pg_close,
};

struct db *
db_pg_open(const struct db_open *how, const struct err **e)
{
	struct pg_conn *c = calloc(1, sizeof(*c));

	if (!c)
		return NULL;
	c->db.driver = &pg_driver;
	c->url = how->where;
	c->busy_timeout_ms = how->busy_timeout_ms;
	c->pooled = how->pooled;
	*e = connect_now(c);
	return &c->db;
}
