/* store.h - the database of an installation: connections lent per request, one way to write.
 *
 * Reads: a connection from a small pool, in a read snapshot (SQLite: deferred transaction in WAL;
 * PostgreSQL: REPEATABLE READ READ ONLY), so a page never shows two moments.
 * Writes: store_write runs a function inside a transaction and returns only after the commit.
 * SQLite: one writer thread commits queued writes together (group commit); where one must be undone, the
 * others run again with a SAVEPOINT each, so one bad write does not sink the rest; if the commit fails every waiter is told.
 * PostgreSQL: a transaction on a connection of the pool, READ COMMITTED, tried again on "db.busy".
 */
#ifndef DB_STORE_H
#define DB_STORE_H

#include "db/db.h"

struct store;

struct store_config {
	const char *sqlite_path; /* used when pg_url is NULL */
	const char *pg_url;      /* postgres://…; NULL for SQLite */
	int         connections; /* pool size for reads, 1..64; PostgreSQL: as many again for writes. Opened when needed */
	int         busy_timeout_ms; /* wait for another's lock; 0 = 5000 */
	bool        forgets;         /* SQLite: what is deleted is overwritten and its pages given back; for stores of keys */
};

/* The store lives in a and must be closed before a. Creates the SQLite file (mode 0600) when there is none. */
MUST_CHECK const struct err *store_open(struct arena *a, const struct store_config *config, struct store **out);
/* Waits for queued writes, then closes every connection. NULL is allowed. */
void store_close(struct store *s);
enum db_kind store_kind(const struct store *s);

/* Why no write can be accepted until the process starts again (a failed sync or a damaged file: after that only a
 * recovery from disk knows the truth), or NULL when all is well. From then on store_write returns "db.away"; reads go on. */
const char *store_broken(struct store *s);

/* Lends a connection in a read snapshot; waits up to 5 s for a free one (ERR_LIMIT "store.busy"). The snapshot is taken
 * by its first statement; writes are refused in it. A lost PostgreSQL connection is opened again once, unseen. The error
 * lives as long as the store. store_read_end also ends statements that a failed arena left open. */
MUST_CHECK const struct err *store_read_begin(struct store *s, struct db **out);
void store_read_end(struct store *s, struct db *db);
/* The same, tied to a: given back by store_lent_back, and when a closes at the latest, also after it failed. */
struct store_lent {
	struct store *store;
	struct db    *db; /* NULL: given back */
};
MUST_CHECK const struct err *store_lend(struct store *s, struct arena *a, struct store_lent **out);
void store_lent_back(struct store_lent *lent);
/* The same connection in a new snapshot, which shows what was committed meanwhile. It stays lent whatever happens. */
MUST_CHECK const struct err *store_read_again(struct store *s, struct db *db);

/* One write: everything fn does through tx is committed together with its result, or not at all.
 * fn may run on another thread and may run again after "db.busy" or another's failure: it must write its outputs only at
 * its end and have no other effect. It returns an error to roll back. The error that store_write
 * returns lives in a. On success the data is durable. On SQLite a connection lent to the calling thread gives up its
 * snapshot and its open statements while the write waits, and has a new snapshot after it. A failing arena rolls back (ERR_LIMIT "arena"; this one error is
 * static, for a has no room left). fn allocates from a only (or from arenas it opens and closes itself) and calls no
 * store_write. ERR_BUG "db.error_ignored": a statement failed and fn returned NULL all the same.
 * "db.away" from the commit itself on PostgreSQL means: not known whether it was recorded. */
typedef const struct err *(*store_write_fn)(struct db *tx, void *ctx);
MUST_CHECK const struct err *store_write(struct store *s, struct arena *a, store_write_fn fn, void *ctx);

/* fn is called inside every SQLite write transaction just before its COMMIT (once per group), and never on
 * PostgreSQL: the log gives places to leaves there. Set once, before serving. */
typedef const struct err *(*store_commit_fn)(struct db *tx, struct arena *a, void *ctx);
void store_before_commit(struct store *s, store_commit_fn fn, void *ctx);

/* Opens one connection of its own, outside the pool and without a transaction: migrations, commands, sequencer.
 * The caller closes it with store_connection_close. It is never opened again behind its owner's back (session locks would
 * be lost unseen): after "db.away" close it and open another. db_begin is for these connections only: a transaction that
 * writes (SQLite: BEGIN IMMEDIATE; PostgreSQL: READ COMMITTED). The error lives as long as the store. */
MUST_CHECK const struct err *store_connection_open(struct store *s, struct db **out);
void store_connection_close(struct db *db);
MUST_CHECK const struct err *db_begin(struct db *db);
MUST_CHECK const struct err *db_commit(struct db *db);
void db_abandon(struct db *db);

/* One step of the schema. Text per database; the same text where pg is NULL. */
struct schema_step {
	const char *name; /* "core/001" */
	const char *sqlite;
	const char *pg;
};

/* Applies the steps that are missing, each in its own transaction, in order, and records name and SHA-256 of its text in
 * table schema_step. Errors: ERR_STATE "schema.changed" when a recorded step's text differs, ERR_STATE "schema.newer"
 * when the database has a step this program does not know. */
MUST_CHECK const struct err *store_migrate(struct store *s, struct arena *a, const struct schema_step *steps, size_t count,
    instant now);

#endif
