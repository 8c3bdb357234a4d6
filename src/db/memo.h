/* memo.h - values made from rows that seldom change, shared by all connections of a store. Thread-safe.
 *
 * A value is kept under a kind, an id and the version of the rows it was made from; the version is read from the database, in
 * the very transaction that asks, so nobody is served what a committed change has made stale. A transaction that changes such
 * rows says so first (memo_spoil): until its end it neither takes nor keeps values.
 */
#ifndef DB_MEMO_H
#define DB_MEMO_H

#include "db/db.h"

struct db_memo;

/* False: read the rows themselves (the transaction changes them, or the connection belongs to no store). */
bool memo_open(const struct db *db);
void memo_spoil(struct db *db);

/* The version that this transaction has read already; NO_INT: none, or outside a transaction, where versions pass. */
int64_t memo_version(const struct db *db);
void memo_note_version(struct db *db, int64_t version);

/* The value of exactly this version, held until a closes; NULL: there is none. */
const void *memo_get(struct db *db, struct arena *a, int kind, int64_t id, int64_t version);

/* Keeps a value that lives in own, which is handed over (its trap is taken off); it stays valid until a closes. The value lately used least makes
 * room for it. */
void memo_put(struct db *db, struct arena *a, int kind, int64_t id, int64_t version, struct arena *own, const void *value);

#endif
