/* db_pg_rows.c - statements of db_pg: prepared once per session, values in binary form both ways, BEGIN sent together with
 * the first statement of a transaction.
 */
#include "db/db_pg.h"

#include <endian.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

/* Type numbers of PostgreSQL (pg_type.dat); fixed for ever. */
enum {
	PG_BOOL = 16,
	PG_BYTEA = 17,
	PG_NAME = 19,
	PG_INT8 = 20,
	PG_INT2 = 21,
	PG_INT4 = 23,
	PG_TEXT = 25,
	PG_OID = 26,
	PG_JSON = 114,
	PG_UNKNOWN = 705,
	PG_BPCHAR = 1042,
	PG_VARCHAR = 1043,
	PG_NUMERIC = 1700,
	PG_VOID = 2278,
};

enum { ATTEMPTS = 2 };

static int
parameters_in(const char *sql)
{
	int max = 0;

	for (const char *p = sql; (p = strchr(p, '$')); p++) {
		int n = atoi(p + 1);

		if (n > max)
			max = n;
	}
	return max;
}

static Oid
type_of_letter(char letter)
{
	return letter == 'i' ? PG_INT8 : letter == 'b' ? PG_BYTEA : letter == 't' ? PG_TEXT : 0;
}

static struct pg_prepared *
prepared_new(const struct db_sql *sql)
{
	int                 n = parameters_in(sql->pg);
	struct pg_prepared *p = calloc(1, sizeof(*p) + (size_t)n * sizeof(p->types[0]));

	if (!p)
		return NULL;
	p->sql = sql;
	p->n = n;
	for (int i = 0; sql->types && i < n && sql->types[i]; i++)
		p->types[i] = type_of_letter(sql->types[i]);
	return p;
}

static struct pg_rows *
rows_new(struct db *db, struct pg_prepared *p)
{
	size_t          n = (size_t)p->n;
	struct pg_rows *r = calloc(1, sizeof(*r) + n * (sizeof(int64_t) + sizeof(char *) + 2 * sizeof(int)));

	if (!r)
		return NULL;
	r->base.db = db;
	r->p = p;
	r->values = (const char **)(r->ints + n);
	r->lengths = (int *)(r->values + n);
	r->formats = r->lengths + n;
	for (size_t i = 0; i < n; i++)
		r->formats[i] = 1;
	return r;
}

const struct err *
pg_start(struct db *db, const struct db_sql *sql, struct db_rows **out)
{
	void              **kept = db_map_at(&pg_conn_of(db)->statements, sql);
	struct pg_prepared *p = kept ? *kept : NULL;

	if (kept && !p)
		*kept = p = prepared_new(sql);
	struct pg_rows *r = p && p->idle ? p->idle : p ? rows_new(db, p) : NULL;

	if (!r)
		return db_fail(db, ERR_DB, "db.refused", "%s: out of memory", sql->name);
	if (r == p->idle)
		p->idle = r->idle;
	r->idle = NULL;
	r->at = -1;
	r->bad_bind = NULL;
	db_rows_link(db, &r->base);
	*out = &r->base;
	return NULL;
}

static void
bind(struct db_rows *rows, int index, Oid type, const char *value, size_t n)
{
	struct pg_rows     *r = (struct pg_rows *)rows;
	struct pg_prepared *p = r->p;

	if (index < 1 || index > p->n || n > INT_MAX) {
		r->bad_bind = index < 1 || index > p->n ? "no such parameter" : "value too long";
		return;
	}
	r->values[index - 1] = value;
	r->lengths[index - 1] = (int)n;
	if (type == 0 || p->types[index - 1] == type)
		return;
	if (p->sql->types && p->types[index - 1] != 0) {
		r->bad_bind = "value of another type than the statement declares";
		return;
	}
	p->types[index - 1] = type;
	p->session = 0;
}

void
pg_bind_int(struct db_rows *rows, int index, int64_t v)
{
	struct pg_rows *r = (struct pg_rows *)rows;
	const char     *value = NULL;

	if (index >= 1 && index <= r->p->n) {
		r->ints[index - 1] = (int64_t)htobe64((uint64_t)v);
		value = (const char *)&r->ints[index - 1];
	}
	bind(rows, index, PG_INT8, value, sizeof(int64_t));
}

void
pg_bind_text(struct db_rows *r, int index, str v)
{
	bind(r, index, PG_TEXT, v.p, v.n);
}

void
pg_bind_blob(struct db_rows *r, int index, str v)
{
	bind(r, index, PG_BYTEA, v.p, v.n);
}

void
pg_bind_null(struct db_rows *r, int index)
{
	bind(r, index, 0, NULL, 0);
}

/* Sends BEGIN and the statement in one go. Returns the result of the statement, or of BEGIN when that failed. */
static PGresult *
begin_and_run(struct pg_conn *c, const struct pg_rows *r)
{
	const struct pg_prepared *p = r->p;
	PGresult                 *wanted = NULL;
	bool                      synced = false;

	if (!PQenterPipelineMode(c->pg) || !PQsendQueryParams(c->pg, pg_tx_sql(c->mode), 0, NULL, NULL, NULL, NULL, 0) ||
	    !PQsendQueryPrepared(c->pg, p->name, p->n, r->values, r->lengths, r->formats, 1) || !PQpipelineSync(c->pg))
		return NULL;
	for (int empty = 0, begun = 0; !synced && empty < 3;) {
		PGresult *result = PQgetResult(c->pg);

		empty = result ? 0 : empty + 1; /* one NULL parts two answers */
		if (!result)
			continue;
		ExecStatusType status = PQresultStatus(result);

		synced = status == PGRES_PIPELINE_SYNC;
		if (!begun && status == PGRES_COMMAND_OK) {
			begun = 1;
		} else if (!wanted && !synced) {
			wanted = result;
			continue;
		}
		PQclear(result);
	}
	if (synced)
		PQexitPipelineMode(c->pg);
	if (wanted && PQtransactionStatus(c->pg) != PQTRANS_IDLE)
		c->tx = TX_OPEN;
	return wanted;
}

/* One try. *fresh says that another try on a new session may do better and loses nothing. */
static const struct err *
run_once(struct pg_conn *c, struct pg_rows *r, bool *fresh)
{
	struct pg_prepared *p = r->p;
	bool                first = c->tx == TX_WANTED && c->pooled;
	const struct err   *e = pg_make_ready(c);

	*fresh = false;
	if (e)
		return e;
	PGresult *result = NULL;
	bool      prepared = p->session == c->session;

	if (!prepared) {
		/* Its own name where a DBA looks; the number keeps every preparation of a session apart. */
		snprintf(p->name, sizeof(p->name), "%.48s_%u", p->sql->name, ++c->prepared);
		result = PQprepare(c->pg, p->name, p->sql->pg, p->n, p->types);
		prepared = PQresultStatus(result) == PGRES_COMMAND_OK;
		if (prepared) {
			p->session = c->session;
			p->types_seen = false;
			PQclear(result);
		}
	}
	if (prepared && c->tx == TX_WANTED)
		result = begin_and_run(c, r);
	else if (prepared)
		result = PQexecPrepared(c->pg, p->name, p->n, r->values, r->lengths, r->formats, 1);
	ExecStatusType status = PQresultStatus(result);

	if (prepared && (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)) {
		r->result = result;
		return NULL;
	}
	const char *state = pg_state_of(result);
	bool        forgotten = strcmp(state, "26000") == 0 || strcmp(state, "0A000") == 0; /* name gone; result type changed */

	*fresh = first && (forgotten || pg_is_lost(c, state) || strcmp(state, "25006") == 0);
	e = pg_fail(c, p->sql->name, result);
	PQclear(result);
	return e;
}

static bool
can_read(Oid type)
{
	static const Oid readable[] = {PG_INT8, PG_TEXT, PG_BYTEA, PG_INT4, PG_INT2, PG_BOOL, PG_NUMERIC, PG_VARCHAR, PG_BPCHAR,
	    PG_NAME, PG_OID, PG_JSON, PG_UNKNOWN, PG_VOID};

	for (size_t i = 0; i < COUNT(readable); i++)
		if (readable[i] == type)
			return true;
	return false;
}

static const struct err *
see_types(struct pg_conn *c, const struct pg_rows *r)
{
	if (r->p->types_seen)
		return NULL;
	for (int i = 0; i < PQnfields(r->result); i++)
		if (!can_read(PQftype(r->result, i)))
			return db_fail(&c->db, ERR_DB, "db.refused", "%s: column %d has type %u: cast it to BIGINT, TEXT or BYTEA",
			    r->p->sql->name, i, PQftype(r->result, i));
	r->p->types_seen = true;
	return NULL;
}

static const struct err *
run(struct pg_conn *c, struct pg_rows *r)
{
	const struct err *e = NULL;

	if (r->bad_bind)
		return db_fail(&c->db, ERR_DB, "db.refused", "%s: %s", r->p->sql->name, r->bad_bind);
	for (int i = 0; i < ATTEMPTS; i++) {
		bool fresh;

		e = run_once(c, r, &fresh);
		if (!e || !fresh)
			break;
		if (i + 1 < ATTEMPTS) {
			pg_disconnect(c);
			c->tx = TX_WANTED;
			c->db.failed = false;
		}
	}
	return e ? e : see_types(c, r);
}

const struct err *
pg_next(struct db_rows *rows, bool *has_row)
{
	struct pg_rows *r = (struct pg_rows *)rows;

	if (!r->result) {
		const struct err *e = run(pg_conn_of(rows->db), r);

		if (e)
			return e;
	}
	if (r->at < PQntuples(r->result))
		r->at++;
	*has_row = r->at < PQntuples(r->result);
	return NULL;
}

bool
pg_is_null(const struct db_rows *rows, int column)
{
	const struct pg_rows *r = (const struct pg_rows *)rows;

	return PQgetisnull(r->result, r->at, column);
}

static unsigned
two_bytes(const char *p)
{
	return (unsigned)(unsigned char)p[0] << 8 | (unsigned char)p[1];
}

/* Wire form: number of digits, weight of the first, sign, scale, digits to the base 10,000. What stands after the point is
 * cut off; what is too large becomes the nearest 64-bit number. */
static int64_t
numeric_int(const char *p)
{
	int     digits = (int)two_bytes(p), weight = (int16_t)two_bytes(p + 2);
	bool    negative = two_bytes(p + 4) == 0x4000;
	int64_t v = 0;

	for (int i = 0; i <= weight; i++) {
		int64_t digit = i < digits ? (int64_t)two_bytes(p + 8 + 2 * i) : 0;

		if (__builtin_mul_overflow(v, 10000, &v) || __builtin_sub_overflow(v, digit, &v)) /* below zero: one more fits */
			return negative ? INT64_MIN : INT64_MAX;
	}
	if (negative)
		return v;
	return v == INT64_MIN ? INT64_MAX : -v;
}

int64_t
pg_int(const struct db_rows *rows, int column)
{
	const struct pg_rows *r = (const struct pg_rows *)rows;
	const char        *p = PQgetvalue(r->result, r->at, column);
	uint64_t           wide;
	uint32_t           word;

	if (PQgetisnull(r->result, r->at, column))
		return 0;
	switch (PQftype(r->result, column)) {
	case PG_INT8:
		memcpy(&wide, p, sizeof(wide));
		return (int64_t)be64toh(wide);
	case PG_INT4:
		memcpy(&word, p, sizeof(word));
		return (int32_t)be32toh(word);
	case PG_OID:
		memcpy(&word, p, sizeof(word));
		return be32toh(word);
	case PG_INT2:
		return (int16_t)two_bytes(p);
	case PG_BOOL:
		return *p != 0;
	case PG_NUMERIC:
		return numeric_int(p);
	default:
		return strtoll(p, NULL, 10); /* as SQLite reads a text */
	}
}

str
pg_bytes(const struct db_rows *rows, int column, struct arena *a)
{
	const struct pg_rows *r = (const struct pg_rows *)rows;

	if (PQgetisnull(r->result, r->at, column))
		return (str){NULL, 0};
	return arena_str(a, (str){PQgetvalue(r->result, r->at, column), (size_t)PQgetlength(r->result, r->at, column)});
}

str
pg_text(const struct db_rows *rows, int column, struct arena *a)
{
	const struct pg_rows *r = (const struct pg_rows *)rows;
	char               digits[24];

	switch (PQftype(r->result, column)) {
	case PG_INT8:
	case PG_INT4:
	case PG_INT2:
	case PG_OID:
	case PG_BOOL:
	case PG_NUMERIC:
		if (pg_is_null(rows, column))
			return (str){NULL, 0};
		snprintf(digits, sizeof(digits), "%lld", (long long)pg_int(rows, column));
		return arena_str(a, str_z(digits));
	default:
		return pg_bytes(rows, column, a);
	}
}

void
pg_done(struct db_rows *rows)
{
	struct pg_rows *r = (struct pg_rows *)rows;

	PQclear(r->result);
	r->result = NULL;
	for (int i = 0; i < r->p->n; i++)
		r->values[i] = NULL;
	r->idle = r->p->idle;
	r->p->idle = r;
}

int64_t
pg_changes(const struct db_rows *rows)
{
	const struct pg_rows *r = (const struct pg_rows *)rows;

	/* "INSERT 0 3", "UPDATE 3": a SELECT counts its rows too, which are no changes. */
	if (!r->result || strncmp(PQcmdStatus(r->result), "SELECT", 6) == 0)
		return 0;
	return strtoll(PQcmdTuples(r->result), NULL, 10);
}

void
pg_forget_statements(struct pg_conn *c)
{
	for (size_t i = 0; i < c->statements.room; i++) {
		struct pg_prepared *p = c->statements.slots[i].value;

		for (struct pg_rows *r = p ? p->idle : NULL; r;) {
			struct pg_rows *idle = r->idle;

			free(r);
			r = idle;
		}
		free(p);
	}
	db_map_free(&c->statements);
}
