/* leaf_commit.h - commitments: what key c of a leaf holds, and the canonical value of every kind of field.
 *
 * A commitment hides its value from everybody who lacks the salt, and binds to it for ever. The salt comes from the record's
 * key K_r, so destroying K_r makes the commitments of the record unopenable; a citizen's receipt holds (value, salt) pairs,
 * so each field can be shown to somebody alone. Byte layout: docs/public-log.md.
 */
#ifndef CORE_LEAF_COMMIT_H
#define CORE_LEAF_COMMIT_H

#include "core/leaf.h"

/* HMAC(K_r, "terang/garam/v1" 0 n 0 field). */
key32 commit_salt(const key32 *record_key, int64_t n, str field);

/* HMAC(salt, "terang/komit/v1" 0 act 0 field 0 value). */
sha256 commit_value(const key32 *salt, str act, str field, str value);

/* Does (value, salt) open this commitment (hex)? */
bool commit_opens(const key32 *salt, str act, str field, str value, str commitment);

/* Adds a field's commitment to l, whose a and n are set already. An absent value adds nothing.
 * Errors: ERR_BUG "leaf.value" (more than LEAF_MAX_FIELDS, or twice). */
MUST_CHECK const struct err *commit_add(struct arena *a, struct leaf *l, const key32 *record_key, const char *field, str value);

/* Canonical values. Text: canon_text_of; compound values: canon_done. */
str commit_int(struct arena *a, int64_t v);

/* Attachments: SHA-256 of the sorted lowercase hex hashes, each with a line end, as `sort | sha256sum` gives it.
 * No files: absent. Errors: ERR_BUG "leaf.value" when one is no hash. */
MUST_CHECK const struct err *commit_files(struct arena *a, const str *hashes, size_t count, str *out);

/* pelaku: {"akun":account reference,"nama":name as shown then}. Errors: those of canon_done. */
MUST_CHECK const struct err *commit_actor(struct arena *a, str account_ref, str name, str *out);

#endif
