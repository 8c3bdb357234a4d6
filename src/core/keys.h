/* keys.h - the store of record keys: one 32-byte key K_r for every record, apart from the main database.
 *
 * Personal fields and everything unpublished stand in the main database only sealed under K_r, and the commitments of the
 * public log are salted with it: destroying K_r makes both unreadable for ever. The keys lie in kunci.db of the data folder
 * (or in a database of their own, with its own backups), each wrapped by the installation's key file rahasia.key (mode 0400,
 * the same on all nodes). They are made a thousand at a time ahead of use, so filing costs no second sync.
 *
 * All functions may be called from any thread, also inside a write of the main store.
 */
#ifndef CORE_KEYS_H
#define CORE_KEYS_H

#include "base/err.h"
#include "base/ids.h"
#include "crypto/crypto.h"

struct keys;

/* Makes data_dir/rahasia.key (64 hex digits, mode 0400), durably. Errors: ERR_STATE "keys.exists", ERR_OS "keys.file". */
MUST_CHECK const struct err *keys_create(struct arena *a, const char *data_dir, const struct random_source *random);

/* Opens the store: data_dir/kunci.db, or the PostgreSQL database url when it is not NULL; the key file is always
 * data_dir/rahasia.key. a must live as long as the store. Errors: ERR_OS "keys.file" (missing, or of another form),
 * ERR_OS "keys.mode" (others may read it), ERR_STATE "keys.other" (these keys were wrapped by another file), ERR_DB. */
MUST_CHECK const struct err *keys_open(struct arena *a, const char *data_dir, const char *url, struct keys **out);
/* Wipes what it holds. NULL is allowed. */
void keys_close(struct keys *keys);

/* What signs the form tokens of visitors without a session: made from the key file, so the same on all nodes and after every
 * start. */
key32 keys_visit(const struct keys *keys);

/* A key never used before, durably stored; keys_load of it needs no database. An id is never given again. */
MUST_CHECK const struct err *keys_take(struct keys *keys, struct arena *a, key_id *out);

/* K_r itself: for commitments. Wipe it after use. Errors: ERR_MISSING "keys.erased" (destroyed, or never was). */
MUST_CHECK const struct err *keys_load(struct keys *keys, struct arena *a, key_id id, key32 *out);

/* Destroys a key durably; afterwards no byte of it is in the store's files. A key that is gone already is fine. Other nodes
 * forget it within KEYS_CACHE_S seconds. Not inside a write of the main store: call it after that commit. */
enum { KEYS_CACHE_S = 60 };
MUST_CHECK const struct err *keys_destroy(struct keys *keys, struct arena *a, key_id id);

/* Seals a value under a key of the record: XChaCha20-Poly1305, bound to record reference and field name, so a blob moved to
 * another record or column does not open. absent stays absent. */
MUST_CHECK const struct err *keys_seal(struct keys *keys, struct arena *a, key_id id, str record, const char *field, str value,
    str *blob);
/* Opens it. absent stays absent. Errors: ERR_MISSING "keys.erased"; ERR_DB "keys.damaged" (not what was sealed). */
MUST_CHECK const struct err *keys_open_text(struct keys *keys, struct arena *a, key_id id, str record, const char *field,
    str blob, str *value);

/* The same with K_r at hand. open_text is false when the blob is not what was sealed. */
str seal_text(const struct random_source *random, struct arena *a, const key32 *record_key, str record, const char *field,
    str value);
MUST_CHECK bool open_text(struct arena *a, const key32 *record_key, str record, const char *field, str blob, str *value);

#endif
