/* log.h - the public log in the main database: leaves, their places, the root of the tree.
 *
 * An act writes its leaf in its own transaction (log_append). On SQLite it gets its place there and then, and the head moves in
 * the same transaction (log_before_commit, set with store_before_commit); on PostgreSQL both within a second
 * (core/sequencer.h). Tables leaf and leaf_order are insert-only on both databases; triggers refuse everything else.
 */
#ifndef CORE_LOG_H
#define CORE_LOG_H

#include "core/leaf.h"
#include "core/log_tree.h"
#include "db/store.h"

/* Fixes the origin ("terang.kota.go.id/log") of a new, empty log. Doing it again with the same origin is fine.
 * Errors: ERR_INPUT "log.origin" (no host/log), ERR_STATE "log.origin" (it has another one). */
MUST_CHECK const struct err *log_init(struct db *tx, struct arena *a, str origin);

/* What the log is now. root of an empty log: SHA-256 of nothing. Errors: ERR_STATE "log.none" before log_init. */
struct log_head {
	str     origin;
	int64_t size;
	str     root; /* lowercase hex */
};
MUST_CHECK const struct err *log_head(struct db *db, struct arena *a, struct log_head *out);

/* Writes a leaf inside the act's transaction. *hash: its leaf hash, lowercase hex, in a. Errors: those of leaf_write;
 * ERR_STATE "db.unique" when the same leaf is there already. */
MUST_CHECK const struct err *log_append(struct db *tx, struct arena *a, const struct leaf *l, str *hash);

/* The bytes of a leaf, and its place; idx NO_INT while it waits. found false: no such leaf. */
struct log_entry {
	str     bytes;
	int64_t idx;
};
MUST_CHECK const struct err *log_find(struct db *db, struct arena *a, str hash, bool *found, struct log_entry *out);

/* In the transaction that wrote the leaf: its place where it has one already (SQLite), else NO_INT. */
MUST_CHECK const struct err *log_place_at_once(struct db *tx, struct arena *a, str hash, int64_t *idx);

/* Leaves from place first on, in order, at most max (1 to LOG_READ_MAX). */
enum { LOG_READ_MAX = 1024 };
struct log_leaves {
	struct log_leaf {
		int64_t idx;
		str     hash, bytes;
	}     *at;
	size_t n;
};
MUST_CHECK const struct err *log_read(struct db *db, struct arena *a, int64_t first, int64_t max, struct log_leaves *out);

/* Moves the head over leaves that it does not cover yet, at most max, by compare-and-set; inside a transaction. On PostgreSQL it
 * first gives places to those that wait, oldest first. *moved: how many. Errors: ERR_DB "db.busy" when another sequencer was quicker, ERR_BUG "log.state" when the stored
 * frontier does not give the stored root; ERR_STATE "log.none". */
enum { LOG_BATCH = 2000 };
MUST_CHECK const struct err *log_sequence(struct db *tx, struct arena *a, int64_t max, int64_t *moved);

/* For store_before_commit (SQLite): the head covers all that was written. ctx is not used. */
MUST_CHECK const struct err *log_before_commit(struct db *tx, struct arena *a, void *ctx);

#endif
