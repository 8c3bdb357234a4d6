/* canon.h - canonical JSON (RFC 8785 without fractions) and canonical text: one sequence of bytes per meaning.
 *
 * Used for whatever is hashed or committed to: bodies of publications, compound commitment values, published manifests.
 * Leaves of the public log use a narrower form still (core/leaf.h).
 *
 *     struct canon *c = canon_new(a);
 *     canon_object(c);
 *     canon_put_text(c, "nama", name);     members in any order: they are sorted at the end
 *     canon_end(c);
 *     e = canon_done(c, &json);
 *
 * Mistakes are remembered and told by canon_done, so that the calls need no checks between them.
 */
#ifndef CORE_CANON_H
#define CORE_CANON_H

#include "base/err.h"

struct canon;

struct canon *canon_new(struct arena *a);

/* Opens an object or an array; canon_end closes the innermost. At most 16 deep. */
void canon_object(struct canon *c);
void canon_array(struct canon *c);
void canon_end(struct canon *c);

/* The key of the next value inside an object: printable ASCII without '"' and '\'; each once. */
void canon_key(struct canon *c, const char *key);

/* Values. Text is made canonical first (canon_text_of); absent becomes null. |v| < 2^53. */
void canon_text(struct canon *c, str text);
void canon_int(struct canon *c, int64_t v);
void canon_bool(struct canon *c, bool v);
void canon_null(struct canon *c);

/* Key and value at once. */
void canon_put_text(struct canon *c, const char *key, str text);
void canon_put_int(struct canon *c, const char *key, int64_t v);

/* The finished text, without a line end, in the arena. Errors: ERR_INPUT "canon.utf8" (a text is no UTF-8),
 * ERR_BUG "canon.form" (key twice, key missing, not closed, too deep, number too large). */
MUST_CHECK const struct err *canon_done(struct canon *c, str *out);

/* The value of a member of an object in canonical JSON, as it stands there; absent when there is none. Reads no further than
 * to it and builds nothing, for lists that need little of much. */
str canon_member(str json, const char *key);

/* Canonical text: CR LF and CR become LF, then Unicode NFC. Errors: ERR_INPUT "canon.utf8". */
MUST_CHECK const struct err *canon_text_of(struct arena *a, str text, str *out);

#endif
