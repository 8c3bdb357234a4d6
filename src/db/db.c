/* db.c - what both databases share behind db.h: dispatch, the error of a connection, the marks of its transaction. */
#include "db/db_driver.h"
#include "db/store.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

const struct err *
db_fail(struct db *db, enum err_kind kind, const char *code, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(db->detail, sizeof(db->detail), fmt, ap);
	va_end(ap);
	for (char *c = db->detail; *c; c++)
		if ((unsigned char)*c < ' ')
			*c = ' '; /* one line in the log */
	db->err = (struct err){.kind = kind, .code = code, .detail = db->detail};
	db->failed = db->in_tx;
	return &db->err;
}

static const struct err *
already_failed(struct db *db)
{
	static const struct err lost = {
		.kind = ERR_DB, .code = "db.refused", .detail = "an earlier statement of this transaction failed"};

	return db->failed ? &lost : NULL;
}

enum db_kind
db_kind(const struct db *db)
{
	return db->driver->kind;
}

const struct err *
db_script(struct db *db, const char *sql)
{
	const struct err *e = already_failed(db);

	return e ? e : db->driver->script(db, sql);
}

const struct err *
db_start(struct db *db, const struct db_sql *sql, struct db_rows **out)
{
	const struct err *e = already_failed(db);

	if (e)
		return e;
	db->statements++;
	return db->driver->start(db, sql, out);
}

void
db_bind_int(struct db_rows *r, int index, int64_t v)
{
	r->db->driver->bind_int(r, index, v);
}

void
db_bind_text(struct db_rows *r, int index, str v)
{
	if (v.p)
		r->db->driver->bind_text(r, index, v);
	else
		r->db->driver->bind_null(r, index);
}

void
db_bind_blob(struct db_rows *r, int index, str v)
{
	if (v.p)
		r->db->driver->bind_blob(r, index, v);
	else
		r->db->driver->bind_null(r, index);
}

void
db_bind_null(struct db_rows *r, int index)
{
	r->db->driver->bind_null(r, index);
}

const struct err *
db_next(struct db_rows *r, bool *has_row)
{
	const struct err *e = already_failed(r->db);

	return e ? e : r->db->driver->next(r, has_row);
}

bool
db_is_null(const struct db_rows *r, int column)
{
	return r->db->driver->is_null(r, column);
}

int64_t
db_int(const struct db_rows *r, int column)
{
	return r->db->driver->get_int(r, column);
}

str
db_text(const struct db_rows *r, int column, struct arena *a)
{
	return r->db->driver->get_text(r, column, a);
}

str
db_blob(const struct db_rows *r, int column, struct arena *a)
{
	return r->db->driver->get_blob(r, column, a);
}

void
db_done(struct db_rows *r)
{
	if (!r)
		return;
	db_rows_unlink(r);
	r->db->driver->done(r);
}

int64_t
db_changes(const struct db_rows *r)
{
	return r->db->driver->changes(r);
}

int64_t
db_statement_count(const struct db *db)
{
	return db->statements;
}

void
db_rows_link(struct db *db, struct db_rows *r)
{
	r->before = NULL;
	r->next = db->open;
	if (db->open)
		db->open->before = r;
	db->open = r;
}

void
db_rows_unlink(struct db_rows *r)
{
	if (r->before)
		r->before->next = r->next;
	else
		r->db->open = r->next;
	if (r->next)
		r->next->before = r->before;
	r->next = r->before = NULL;
}

void
db_done_all(struct db *db)
{
	while (db->open)
		db_done(db->open);
}

static struct db_map_slot *
map_find(struct db_map_slot *slots, size_t room, const struct db_sql *key)
{
	uintptr_t mixed = (uintptr_t)key * UINT64_C(0x9E3779B97F4A7C15);
	size_t    at = (size_t)(mixed >> 32) & (room - 1);

	while (slots[at].key && slots[at].key != key)
		at = (at + 1) & (room - 1);
	return &slots[at];
}

static bool
map_grow(struct db_map *m)
{
	size_t              room = m->room ? m->room * 2 : 64;
	struct db_map_slot *slots = calloc(room, sizeof(*slots));

	if (!slots)
		return false;
	for (size_t i = 0; i < m->room; i++)
		if (m->slots[i].key)
			*map_find(slots, room, m->slots[i].key) = m->slots[i];
	free(m->slots);
	m->slots = slots;
	m->room = room;
	return true;
}

void **
db_map_at(struct db_map *m, const struct db_sql *key)
{
	if (m->n * 2 >= m->room && !map_grow(m))
		return NULL;
	struct db_map_slot *slot = map_find(m->slots, m->room, key);

	if (!slot->key) {
		slot->key = key;
		m->n++;
	}
	return &slot->value;
}

void
db_map_free(struct db_map *m)
{
	free(m->slots);
	*m = (struct db_map){0};
}

const struct err *
db_tx_begin(struct db *db, enum db_mode mode)
{
	db->in_tx = true;
	db->failed = db->retry = db->memo_spoiled = false;
	db->memo_version = NO_INT;
	const struct err *e = db->driver->begin(db, mode);

	if (e)
		db->in_tx = db->failed = false;
	return e;
}

const struct err *
db_tx_commit(struct db *db)
{
	db_done_all(db);
	const struct err *e = already_failed(db);

	if (!e)
		e = db->driver->commit(db);
	if (e && db->driver->in_transaction(db))
		db->driver->rollback(db);
	db->in_tx = db->failed = false;
	return e;
}

void
db_tx_rollback(struct db *db)
{
	db_done_all(db);
	db->driver->rollback(db);
	db->in_tx = db->failed = false;
}

const struct err *
db_begin(struct db *db)
{
	if (db->in_tx)
		return db_fail(db, ERR_BUG, "db.nested", "db_begin inside a transaction");
	return db_tx_begin(db, DB_WRITE);
}

const struct err *
db_commit(struct db *db)
{
	return db_tx_commit(db);
}

void
db_abandon(struct db *db)
{
	if (db->in_tx)
		db_tx_rollback(db);
}

void
store_connection_close(struct db *db)
{
	if (!db)
		return;
	db_done_all(db);
	db_abandon(db);
	db->driver->close(db);
}
