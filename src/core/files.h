/* files.h - files by SHA-256: a folder on SQLite installations (berkas/ab/<sha256>), a chunk table on PostgreSQL. */
#ifndef CORE_FILES_H
#define CORE_FILES_H

#include "base/err.h"
#include "base/ids.h"
#include "core/acts.h"
#include "core/settings.h"
#include "db/store.h"

struct file_row { file_id id; str sha256, name, type; int64_t size_bytes; enum visibility visibility; };
struct file_list { struct file_row *at; size_t n; };

enum { FILE_LIST_MAX = 100 };

/* What a file is, by its first bytes and not by its name: "application/pdf", "image/jpeg", "image/png", "image/webp", the
 * types of odt and docx; NULL: not on the list. Pure. */
const char *file_type_of(str bytes);

/* Checks the type and the size (at most settings->upload_bytes) and stores the bytes durably before the row is committed;
 * the same contents are kept once. The name people get is made of the title. Errors: ERR_INPUT "file.type", "file.size",
 * "file.empty" (field "berkas"); ERR_OS "file.write". */
MUST_CHECK const struct err *file_store(struct db *tx, struct arena *a, const struct settings *s, str bytes, str title,
    enum act_subject subject, int64_t subject_id, enum visibility v, instant now, struct file_row *out);
/* Newest first, at most FILE_LIST_MAX. */
MUST_CHECK const struct err *file_list_read(struct db *db, struct arena *a, enum act_subject subject, int64_t id,
    enum visibility most, struct file_list *out);
/* Errors: ERR_MISSING "file.missing"; ERR_DB "file.damaged" (the bytes are not those of the hash). */
MUST_CHECK const struct err *file_read(struct db *db, struct arena *a, const struct settings *s, file_id id, struct file_row *row, str *bytes);
/* The same for the file of a thing that has these contents (hex of its SHA-256), however many others it has. */
MUST_CHECK const struct err *file_read_hash(struct db *db, struct arena *a, const struct settings *s, enum act_subject subject,
    int64_t subject_id, str hash, struct file_row *row, str *bytes);

#endif
