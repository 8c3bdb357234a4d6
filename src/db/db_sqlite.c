/* db_sqlite.c - db.h over SQLite 3.40: one connection in WAL mode with its statements kept prepared. */
#include "db/db_driver.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
	TIDY_PAGES = 1000,     /* new pages in the WAL after which they are moved into the database */
	WAL_MAX_PAGES = 16000, /* 64 MB: from here on wait for readers so that the WAL starts anew */
	RESTART_WAIT_MS = 100, /* so long and no longer: the writer waits too */
};

/* Statements of the transaction itself, prepared once per connection. */
enum control { BEGIN_READ, BEGIN_WRITE, COMMIT, ROLLBACK, MARK, KEEP, UNDO, CONTROLS };

static const char *const control_sql[CONTROLS] = {
	[BEGIN_READ] = "BEGIN",
	[BEGIN_WRITE] = "BEGIN IMMEDIATE",
	[COMMIT] = "COMMIT",
	[ROLLBACK] = "ROLLBACK",
	[MARK] = "SAVEPOINT one_write",
	[KEEP] = "RELEASE one_write",
	[UNDO] = "ROLLBACK TO one_write",
};

struct conn {
	struct db     db; /* first */
	sqlite3      *handle;
	struct db_map statements; /* → struct rows, those not running, chained by idle */
	sqlite3_stmt *control[CONTROLS];
	int           wal_pages;    /* length of the WAL after the last commit */
	int           tidied_pages; /* … when it was last moved */
	int           busy_timeout_ms;
};

struct rows {
	struct db_rows       base; /* first */
	const struct db_sql *sql;
	sqlite3_stmt        *stmt;
	struct rows         *idle;
	int                  bind_rc; /* first binding that failed, reported by next */
	bool                 over;    /* the last row was shown; one more step would run it all again */
	bool                 gives_id, id_shown; /* see without_returning */
	int64_t              id;
	int64_t              changes;
};

static struct conn *
conn_of(struct db *db)
{
	return (struct conn *)db;
}

static sqlite3_stmt *
stmt_of(const struct db_rows *r)
{
	return ((const struct rows *)r)->stmt;
}

/* A failed sync may have thrown away pages that were told to be written; no later success proves anything. */
static bool
is_fatal(int rc)
{
	return rc == SQLITE_IOERR_FSYNC || rc == SQLITE_IOERR_DIR_FSYNC || (rc & 0xff) == SQLITE_CORRUPT ||
	       (rc & 0xff) == SQLITE_NOTADB;
}

/* The message of SQLite is kept only where it cannot hold a bound value (FTS5 quotes the words searched for). */
static const struct err *
fail(struct conn *c, const char *what, int rc, bool plain_message)
{
	const char *says = plain_message ? sqlite3_errmsg(c->handle) : sqlite3_errstr(rc);
	int         os = sqlite3_system_errno(c->handle);

	if (is_fatal(rc))
		c->db.fatal = true;
	switch (rc & 0xff) {
	case SQLITE_CONSTRAINT:
		says = sqlite3_errmsg(c->handle);
		if (rc == SQLITE_CONSTRAINT_UNIQUE || rc == SQLITE_CONSTRAINT_PRIMARYKEY || rc == SQLITE_CONSTRAINT_ROWID)
			return db_fail(&c->db, ERR_STATE, "db.unique", "%s: %s (%d)", what, says, rc);
		break;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return db_fail(&c->db, ERR_DB, "db.busy", "%s: %s (%d)", what, says, rc);
	case SQLITE_FULL:
		return db_fail(&c->db, ERR_DB, "db.full", "%s: %s (%d)", what, says, rc);
	case SQLITE_IOERR:
		if (os == ENOSPC || os == EDQUOT)
			return db_fail(&c->db, ERR_DB, "db.full", "%s: %s (%d, errno %d)", what, says, rc, os);
		return db_fail(&c->db, ERR_DB, "db.away", "%s: %s (%d, errno %d)", what, says, rc, os);
	case SQLITE_CANTOPEN:
		return db_fail(&c->db, ERR_DB, "db.away", "%s: %s (%d, errno %d)", what, says, rc, os);
	default:
		break;
	}
	return db_fail(&c->db, ERR_DB, "db.refused", "%s: %s (%d)", what, says, rc);
}

static const struct err *
sqlite_script(struct db *db, const char *sql)
{
	struct conn *c = conn_of(db);
	int          rc = sqlite3_exec(c->handle, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK ? NULL : fail(c, "script", rc, true);
}

/* "INSERT … RETURNING id" builds a table in memory for its one row, which costs more than many an insert. The same text without
 * the clause: its row is the last inserted id, where id is the row's own number (as in all our tables that say so). NULL: the
 * statement is of another kind, or there is no memory. */
static char *
without_returning(const char *sql)
{
	static const char clause[] = "RETURNING id";
	const char       *at = strstr(sql, clause);

	if (!at || strncmp(sql, "INSERT INTO", 11) != 0 || strstr(sql, "ON CONFLICT") || strstr(sql, "SELECT"))
		return NULL;
	const char *rest = at + sizeof(clause) - 1;

	if (strcmp(rest, "") != 0 && strcmp(rest, ";") != 0)
		return NULL;
	return strndup(sql, (size_t)(at - sql));
}

static const struct err *
sqlite_start(struct db *db, const struct db_sql *sql, struct db_rows **out)
{
	struct conn *c = conn_of(db);
	void       **kept = db_map_at(&c->statements, sql);

	if (!kept)
		return fail(c, sql->name, SQLITE_NOMEM, false);
	struct rows *r = *kept;

	if (r) {
		*kept = r->idle;
	} else {
		r = calloc(1, sizeof(*r));
		if (!r)
			return fail(c, sql->name, SQLITE_NOMEM, false);
		char *plain = without_returning(sql->sqlite);
		int   rc = sqlite3_prepare_v3(c->handle, plain ? plain : sql->sqlite, -1, SQLITE_PREPARE_PERSISTENT, &r->stmt, NULL);

		r->gives_id = plain != NULL;
		free(plain);
		if (rc != SQLITE_OK) {
			free(r);
			return fail(c, sql->name, rc, true);
		}
		r->base.db = db;
		r->sql = sql;
	}
	r->idle = NULL;
	r->bind_rc = SQLITE_OK;
	r->over = r->id_shown = false;
	r->changes = 0;
	db_rows_link(db, &r->base);
	*out = &r->base;
	return NULL;
}

static void
note(struct db_rows *rows, int rc)
{
	struct rows *r = (struct rows *)rows;

	if (r->bind_rc == SQLITE_OK)
		r->bind_rc = rc;
}

static void
sqlite_bind_int(struct db_rows *r, int index, int64_t v)
{
	note(r, sqlite3_bind_int64(stmt_of(r), index, v));
}

static void
sqlite_bind_text(struct db_rows *r, int index, str v)
{
	note(r, sqlite3_bind_text64(stmt_of(r), index, v.p, v.n, SQLITE_STATIC, SQLITE_UTF8));
}

static void
sqlite_bind_blob(struct db_rows *r, int index, str v)
{
	note(r, sqlite3_bind_blob64(stmt_of(r), index, v.p, v.n, SQLITE_STATIC));
}

static void
sqlite_bind_null(struct db_rows *r, int index)
{
	note(r, sqlite3_bind_null(stmt_of(r), index));
}

static const struct err *
sqlite_next(struct db_rows *rows, bool *has_row)
{
	struct rows *r = (struct rows *)rows;
	struct conn *c = conn_of(rows->db);

	if (r->bind_rc != SQLITE_OK)
		return fail(c, r->sql->name, r->bind_rc, false);
	int rc = r->over ? SQLITE_DONE : sqlite3_step(r->stmt);

	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		return fail(c, r->sql->name, rc, false);
	if (rc == SQLITE_DONE && !r->over && !sqlite3_stmt_readonly(r->stmt))
		r->changes = sqlite3_changes64(c->handle);
	if (rc == SQLITE_DONE && r->gives_id && !r->over && !r->id_shown) {
		r->id = sqlite3_last_insert_rowid(c->handle);
		r->over = r->id_shown = true;
		*has_row = true;
		return NULL;
	}
	r->over = rc == SQLITE_DONE;
	r->id_shown = false;
	*has_row = !r->over;
	return NULL;
}

static bool
sqlite_is_null(const struct db_rows *r, int column)
{
	return !((const struct rows *)r)->id_shown && sqlite3_column_type(stmt_of(r), column) == SQLITE_NULL;
}

static int64_t
sqlite_int(const struct db_rows *r, int column)
{
	const struct rows *own = (const struct rows *)r;

	return own->id_shown ? own->id : sqlite3_column_int64(own->stmt, column);
}

static str
sqlite_text(const struct db_rows *r, int column, struct arena *a)
{
	const char *p = (const char *)sqlite3_column_text(stmt_of(r), column);

	return arena_str(a, (str){p, (size_t)sqlite3_column_bytes(stmt_of(r), column)});
}

static str
sqlite_blob(const struct db_rows *r, int column, struct arena *a)
{
	if (sqlite_is_null(r, column))
		return (str){NULL, 0};
	const char *p = sqlite3_column_blob(stmt_of(r), column); /* NULL for the empty blob */

	return arena_str(a, (str){p ? p : "", (size_t)sqlite3_column_bytes(stmt_of(r), column)});
}

static void
sqlite_done(struct db_rows *rows)
{
	struct rows *r = (struct rows *)rows;
	struct conn *c = conn_of(rows->db);
	void       **kept = db_map_at(&c->statements, r->sql);

	sqlite3_reset(r->stmt); /* its result repeats the error that step gave */
	sqlite3_clear_bindings(r->stmt);
	if (!kept) { /* no memory to keep it */
		sqlite3_finalize(r->stmt);
		free(r);
		return;
	}
	r->idle = *kept;
	*kept = r;
}

static int64_t
sqlite_changes(const struct db_rows *r)
{
	return ((const struct rows *)r)->changes;
}

static const struct err *
control(struct conn *c, enum control which)
{
	int               rc = sqlite3_step(c->control[which]);
	const struct err *e = rc == SQLITE_DONE ? NULL : fail(c, control_sql[which], rc, false);

	sqlite3_reset(c->control[which]);
	return e;
}

static const struct err *
sqlite_begin(struct db *db, enum db_mode mode)
{
	return control(conn_of(db), mode == DB_READ ? BEGIN_READ : BEGIN_WRITE);
}

static const struct err *
sqlite_commit(struct db *db)
{
	return control(conn_of(db), COMMIT);
}

static bool
sqlite_in_transaction(struct db *db)
{
	return !sqlite3_get_autocommit(conn_of(db)->handle);
}

static void
sqlite_rollback(struct db *db)
{
	/* Not through control(): the error that led here must stay as it is. */
	if (!sqlite_in_transaction(db))
		return;
	sqlite3_step(conn_of(db)->control[ROLLBACK]);
	sqlite3_reset(conn_of(db)->control[ROLLBACK]);
}

static const struct err *
sqlite_mark(struct db *db)
{
	return control(conn_of(db), MARK);
}

static const struct err *
sqlite_sound(struct db *db)
{
	int now = 0, most = 0;

	/* A deferred reference left open would fail the COMMIT of the whole group: it is this write's fault alone. */
	sqlite3_db_status(conn_of(db)->handle, SQLITE_DBSTATUS_DEFERRED_FKS, &now, &most, 0);
	if (now)
		return db_fail(db, ERR_DB, "db.refused", "FOREIGN KEY constraint failed when the write ended");
	return NULL;
}

static int64_t
sqlite_written(struct db *db)
{
	return sqlite3_total_changes64(conn_of(db)->handle);
}

static const struct err *
sqlite_keep(struct db *db)
{
	const struct err *e = sqlite_sound(db);

	return e ? e : control(conn_of(db), KEEP);
}

static const struct err *
sqlite_undo(struct db *db)
{
	const struct err *e = control(conn_of(db), UNDO);

	return e ? e : control(conn_of(db), KEEP);
}

static int
on_wal(void *p, sqlite3 *handle, const char *name, int pages)
{
	struct conn *c = p;

	(void)handle;
	(void)name;
	c->wal_pages = pages;
	return SQLITE_OK;
}

static const struct err *
sqlite_tidy(struct db *db)
{
	struct conn *c = conn_of(db);

	if (c->wal_pages < c->tidied_pages)
		c->tidied_pages = 0; /* the WAL started anew */
	if (c->wal_pages - c->tidied_pages < TIDY_PAGES)
		return NULL;
	/* Under steady reading PASSIVE never gets to start the WAL anew; RESTART waits for the readers of now, but no writer shall
	 * wait long for a reader that takes its time: the next round tries again. */
	bool restart = c->wal_pages >= WAL_MAX_PAGES;
	if (restart)
		sqlite3_busy_timeout(c->handle, RESTART_WAIT_MS);
	int rc = sqlite3_wal_checkpoint_v2(c->handle, "main", restart ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE,
	    NULL, NULL);
	if (restart)
		sqlite3_busy_timeout(c->handle, c->busy_timeout_ms);

	c->tidied_pages = c->wal_pages;
	return rc == SQLITE_OK || rc == SQLITE_BUSY ? NULL : fail(c, "checkpoint", rc, false);
}

static void
sqlite_close(struct db *db)
{
	struct conn *c = conn_of(db);

	for (size_t i = 0; i < c->statements.room; i++)
		for (struct rows *r = c->statements.slots[i].value; r;) {
			struct rows *idle = r->idle;

			sqlite3_finalize(r->stmt);
			free(r);
			r = idle;
		}
	db_map_free(&c->statements);
	for (size_t i = 0; i < CONTROLS; i++)
		sqlite3_finalize(c->control[i]);
	sqlite3_close_v2(c->handle);
	free(c);
}

static const struct db_driver sqlite_driver = {
	.kind = DB_SQLITE,
	.script = sqlite_script,
	.start = sqlite_start,
	.bind_int = sqlite_bind_int,
	.bind_text = sqlite_bind_text,
	.bind_blob = sqlite_bind_blob,
	.bind_null = sqlite_bind_null,
	.next = sqlite_next,
	.is_null = sqlite_is_null,
	.get_int = sqlite_int,
	.get_text = sqlite_text,
	.get_blob = sqlite_blob,
	.done = sqlite_done,
	.changes = sqlite_changes,
	.begin = sqlite_begin,
	.commit = sqlite_commit,
	.rollback = sqlite_rollback,
	.sound = sqlite_sound,
	.written = sqlite_written,
	.mark = sqlite_mark,
	.keep = sqlite_keep,
	.undo = sqlite_undo,
	.in_transaction = sqlite_in_transaction,
	.tidy = sqlite_tidy,
	.close = sqlite_close,
};

static const struct err *
journal_is_wal(struct conn *c)
{
	sqlite3_stmt *stmt = NULL;
	int           rc = sqlite3_prepare_v2(c->handle, "PRAGMA journal_mode = WAL", -1, &stmt, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(stmt);
	bool wal = rc == SQLITE_ROW && strcmp((const char *)sqlite3_column_text(stmt, 0), "wal") == 0;

	sqlite3_finalize(stmt);
	if (wal)
		return NULL;
	return rc == SQLITE_ROW ? db_fail(&c->db, ERR_DB, "db.refused", "this file system allows no WAL")
	                        : fail(c, "journal_mode", rc, true);
}

static const struct err *
settings(struct conn *c, const struct db_open *how)
{
	static const struct { int option, on; } options[] = {
		{SQLITE_DBCONFIG_ENABLE_FKEY, 1},
		{SQLITE_DBCONFIG_DEFENSIVE, 1},
		{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
		{SQLITE_DBCONFIG_DQS_DDL, 0},
		{SQLITE_DBCONFIG_DQS_DML, 0},
		{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
	};

	c->busy_timeout_ms = how->busy_timeout_ms;
	sqlite3_busy_timeout(c->handle, how->busy_timeout_ms);
	for (size_t i = 0; i < COUNT(options); i++) {
		int rc = sqlite3_db_config(c->handle, options[i].option, options[i].on, (int *)NULL);

		if (rc != SQLITE_OK)
			return fail(c, "settings", rc, true);
	}
	/* auto_vacuum counts only before the first page is written. */
	const struct err *e = how->forgets ? sqlite_script(&c->db, "PRAGMA auto_vacuum = FULL; PRAGMA secure_delete = ON;") : NULL;

	if (!e)
		e = journal_is_wal(c);
	if (!e)
		e = sqlite_script(&c->db, "PRAGMA synchronous = FULL; PRAGMA cache_size = -4096;"
		                          "PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 67108864;");
	/* No mapping of the file: every snapshot after a commit would undo it and throw the cache away as well. So a reader's cache is
	 * small, and what it holds is its own memory. */
	if (!e && how->read_only)
		e = sqlite_script(&c->db, "PRAGMA query_only = ON; PRAGMA cache_size = -1024;");
	if (e)
		return e;
	if (how->tidied)
		sqlite3_wal_hook(c->handle, on_wal, c);
	for (size_t i = 0; i < CONTROLS; i++) {
		int rc = sqlite3_prepare_v3(c->handle, control_sql[i], -1, SQLITE_PREPARE_PERSISTENT, &c->control[i], NULL);

		if (rc != SQLITE_OK)
			return fail(c, control_sql[i], rc, true);
	}
	return NULL;
}

/* SQLite would make the file readable for all. Only a new one: closing a descriptor of an open database drops its locks. */
static void
create_private(const char *path)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd >= 0)
		close(fd);
}

struct db *
db_sqlite_open(const struct db_open *how, const struct err **e)
{
	struct conn *c = calloc(1, sizeof(*c));

	if (!c)
		return NULL;
	c->db.driver = &sqlite_driver;
	create_private(how->where);
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	int rc = sqlite3_open_v2(how->where, &c->handle, flags, NULL);

	*e = rc == SQLITE_OK ? settings(c, how) : fail(c, "open", rc, true);
	return &c->db;
}
