/* migrate.c - store_migrate: brings the schema of a database to the steps that this program knows. */
#include "base/strs.h"
#include "db/store.h"

#include <sodium.h>

static const struct db_sql recorded_sql = {
	.name = "schema_step_recorded",
	.sqlite = "SELECT name, hash FROM schema_step ORDER BY name LIMIT 10000",
	.pg = "SELECT name, hash FROM schema_step ORDER BY name LIMIT 10000",
	.types = "",
};
static const struct db_sql record_sql = {
	.name = "schema_step_record",
	.sqlite = "INSERT INTO schema_step (name, hash, applied_at) VALUES (?1, ?2, ?3)",
	.pg = "INSERT INTO schema_step (name, hash, applied_at) VALUES ($1, $2, $3)",
	.types = "tti",
};

/* Asked before creating: on PostgreSQL a role that may only serve may not even CREATE … IF NOT EXISTS. */
static const struct db_sql table_sql = {
	.name = "schema_step_exists",
	.sqlite = "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_step'",
	.pg = "SELECT CASE WHEN to_regclass('schema_step') IS NULL THEN 0 ELSE 1 END",
	.types = "",
};

/* PostgreSQL: two programs that start at once must not both migrate. SQLite: BEGIN IMMEDIATE does that. */
static const char pg_only_one[] = "SELECT pg_advisory_xact_lock(7309453871)";
static const char pg_table[] =
    "CREATE TABLE schema_step (name TEXT PRIMARY KEY, hash TEXT NOT NULL, applied_at BIGINT NOT NULL)";
static const char sqlite_table[] =
    "CREATE TABLE schema_step (name TEXT PRIMARY KEY, hash TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT";

struct migration {
	struct db                *db;
	struct arena             *arena;
	const struct schema_step *steps;
	size_t                    count;
	bool                     *applied; /* per step */
	instant                   now;
};

static const char *
text_of(const struct migration *m, size_t i)
{
	return db_kind(m->db) == DB_PG && m->steps[i].pg ? m->steps[i].pg : m->steps[i].sqlite;
}

static str
hash_of(const struct migration *m, size_t i)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	str           text = str_z(text_of(m, i));

	crypto_hash_sha256(hash, (const unsigned char *)text.p, text.n);
	return str_hex(m->arena, hash, sizeof(hash));
}

static const struct err *
compare(struct migration *m, str name, str hash)
{
	for (size_t i = 0; i < m->count; i++) {
		if (!str_eq(name, str_z(m->steps[i].name)))
			continue;
		m->applied[i] = true;
		if (str_eq(hash, hash_of(m, i)))
			return NULL;
		return err_new(m->arena, ERR_STATE, "schema.changed", NULL, "step %s was applied with another text", m->steps[i].name);
	}
	return err_new(m->arena, ERR_STATE, "schema.newer", NULL, "the database has step %.*s, which this program does not know",
	    STRF(name));
}

static const struct err *
compare_all(struct migration *m)
{
	struct db_rows   *r = NULL;
	bool              has_row = false;
	const struct err *e = db_start(m->db, &recorded_sql, &r);

	memset(m->applied, 0, m->count * sizeof(m->applied[0]));
	while (!e) {
		e = db_next(r, &has_row);
		if (e || !has_row)
			break;
		e = compare(m, db_text(r, 0, m->arena), db_text(r, 1, m->arena));
	}
	db_done(r);
	return e;
}

static const struct err *
record(struct migration *m, size_t i)
{
	struct db_rows   *r = NULL;
	bool              has_row;
	str               hash = hash_of(m, i);
	const struct err *e = db_start(m->db, &record_sql, &r);

	if (e)
		return e;
	db_bind_text(r, 1, str_z(m->steps[i].name));
	db_bind_text(r, 2, hash);
	db_bind_int(r, 3, m->now.ms);
	e = db_next(r, &has_row);
	db_done(r);
	return e;
}

static const struct err *
table_exists(struct migration *m, bool *exists)
{
	struct db_rows   *r = NULL;
	bool              has_row;
	const struct err *e = db_start(m->db, &table_sql, &r);

	if (!e)
		e = db_next(r, &has_row);
	if (!e)
		*exists = db_int(r, 0) != 0;
	db_done(r);
	return e;
}

/* A transaction that holds the lock and has seen what is recorded. */
static const struct err *
begin_and_compare(struct migration *m)
{
	bool              pg = db_kind(m->db) == DB_PG;
	bool              exists = false;
	const struct err *e = db_begin(m->db);

	if (!e && pg)
		e = db_script(m->db, pg_only_one);
	if (!e)
		e = table_exists(m, &exists);
	if (!e && !exists)
		e = db_script(m->db, pg ? pg_table : sqlite_table);
	return e ? e : compare_all(m);
}

static const struct err *
name_step(struct migration *m, size_t i, const struct err *e)
{
	struct err *named = arena_alloc(m->arena, sizeof(*named));

	*named = *err_copy(m->arena, e);
	named->detail = str_fmt(m->arena, "step %s: %s", m->steps[i].name, e->detail ? e->detail : "").p;
	return named;
}

/* Applies the first step that is missing; *more is false when there was none. */
static const struct err *
apply_next(struct migration *m, bool *more)
{
	size_t            i = 0;
	const struct err *e = begin_and_compare(m);

	*more = false;
	if (!e) {
		while (i < m->count && m->applied[i])
			i++;
		if (i < m->count) {
			*more = true;
			e = db_script(m->db, text_of(m, i));
			if (!e)
				e = record(m, i);
			if (e)
				e = name_step(m, i, e);
		}
	}
	if (!e)
		e = db_commit(m->db);
	if (e) {
		e = err_copy(m->arena, e);
		db_abandon(m->db);
	}
	return e;
}

const struct err *
store_migrate(struct store *s, struct arena *a, const struct schema_step *steps, size_t count, instant now)
{
	struct migration  m = {.arena = a, .steps = steps, .count = count, .now = now};
	bool              more = true;
	const struct err *e = NULL;

	if (sodium_init() < 0)
		return err_new(a, ERR_OS, "os.random", NULL, "libsodium does not start");
	e = store_connection_open(s, &m.db);
	if (e)
		return e;
	m.applied = arena_array(a, count + 1, sizeof(m.applied[0]));
	while (!e && more)
		e = apply_next(&m, &more);
	store_connection_close(m.db);
	return e;
}
