/* db_driver.h - what lies behind db.h: the table of functions that each database fills, and what both share.
 * Only files of src/db/ include this.
 */
#ifndef DB_DB_DRIVER_H
#define DB_DB_DRIVER_H

#include "db/db.h"

enum { DB_DETAIL_BYTES = 384 };

/* What a transaction is for. */
enum db_mode {
	DB_READ = 1, /* a snapshot; writing is refused */
	DB_WRITE,    /* SQLite: BEGIN IMMEDIATE; PostgreSQL: READ COMMITTED */
};

struct db_driver {
	enum db_kind kind;
	const struct err *(*script)(struct db *db, const char *sql);
	const struct err *(*start)(struct db *db, const struct db_sql *sql, struct db_rows **out);
	void (*bind_int)(struct db_rows *r, int index, int64_t v);
	void (*bind_text)(struct db_rows *r, int index, str v);
	void (*bind_blob)(struct db_rows *r, int index, str v);
	void (*bind_null)(struct db_rows *r, int index);
	const struct err *(*next)(struct db_rows *r, bool *has_row);
	bool (*is_null)(const struct db_rows *r, int column);
	int64_t (*get_int)(const struct db_rows *r, int column);
	str (*get_text)(const struct db_rows *r, int column, struct arena *a);
	str (*get_blob)(const struct db_rows *r, int column, struct arena *a);
	void (*done)(struct db_rows *r);
	int64_t (*changes)(const struct db_rows *r);

	const struct err *(*begin)(struct db *db, enum db_mode mode);
	const struct err *(*commit)(struct db *db);
	void (*rollback)(struct db *db);
	/* What a write must not leave behind: references that nothing fulfils. And a number that moves with every row written.
	 * SQLite only. */
	const struct err *(*sound)(struct db *db);
	int64_t (*written)(struct db *db);
	/* One savepoint at a time: mark, then keep or undo. SQLite only: PostgreSQL has no group of writes. */
	const struct err *(*mark)(struct db *db);
	const struct err *(*keep)(struct db *db);
	const struct err *(*undo)(struct db *db);
	/* Is a transaction still open? SQLite ends one by itself after some errors (disk full). */
	bool (*in_transaction)(struct db *db);
	/* Moves committed pages from the WAL into the database when there are enough of them; NULL: nothing to do. */
	const struct err *(*tidy)(struct db *db);
	void (*close)(struct db *db);
};

/* First member of each driver's connection. */
struct db {
	const struct db_driver *driver;
	int64_t                 statements; /* started so far */
	struct db_rows         *open;       /* statements that run now */
	struct err              err;
	char                    detail[DB_DETAIL_BYTES];
	bool                    in_tx;
	bool                    failed; /* a statement of this transaction failed: nothing more runs in it */
	bool                    retry;  /* … and the whole may succeed when tried again (serialization, deadlock) */
	struct db_memo         *memo;   /* of its store, or NULL: see memo.h */
	bool                    memo_spoiled;
	int64_t                 memo_version; /* read by this transaction; NO_INT: not yet */
	bool                    fatal;  /* a sync failed or the file is damaged: write nothing more in this process */
};

/* First member of each driver's statement; it stands in db->open while it runs. */
struct db_rows {
	struct db      *db;
	struct db_rows *next, *before;
};

/* Makes the connection's error and marks its transaction as failed. code is a literal. */
const struct err *db_fail(struct db *db, enum err_kind kind, const char *code, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

void db_rows_link(struct db *db, struct db_rows *r);
void db_rows_unlink(struct db_rows *r);

/* Ends every statement that still runs (a failed arena jumped over its db_done). */
void db_done_all(struct db *db);

/* Statement → what the driver keeps for it. Zero-initialised; db_map_free frees the table, not the values. */
struct db_map {
	struct db_map_slot {
		const struct db_sql *key;
		void                *value;
	} *slots;
	size_t n, room; /* room: a power of two, or 0 */
};

/* The place of key's value (NULL at first), valid until the next db_map_at; NULL when memory is out. */
void **db_map_at(struct db_map *m, const struct db_sql *key);
void   db_map_free(struct db_map *m);

/* The transaction of a pool or of a writer, through the driver, with the marks of struct db kept. */
const struct err *db_tx_begin(struct db *db, enum db_mode mode);
/* Commits; after an error everything is rolled back. */
const struct err *db_tx_commit(struct db *db);
void db_tx_rollback(struct db *db);

/* What each driver needs to open. Strings are not copied: they outlive the connection. */
struct db_open {
	const char *where;           /* path, or URL of PostgreSQL */
	int         busy_timeout_ms;
	bool        read_only;       /* SQLite: refuse any write */
	bool        pooled;          /* PostgreSQL: opened again unseen at the start of a transaction; statements are timed */
	bool        tidied;          /* SQLite: the owner calls tidy, commits do not checkpoint */
	bool        forgets;         /* SQLite: secure_delete and auto_vacuum */
};

/* Never NULL but when memory is out. The connection is opened; when that failed *e says why, and the connection can only be
 * closed (SQLite) or tries again at the next transaction (PostgreSQL, pooled). */
struct db *db_sqlite_open(const struct db_open *how, const struct err **e);
struct db *db_pg_open(const struct db_open *how, const struct err **e);

#endif
