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

/* Checks magic bytes against the allow list (pdf, jpg, png, webp; odt, docx stored only) and stores the bytes durably.
 * Errors: ERR_INPUT "file.type", ERR_INPUT "file.size". */
MUST_CHECK const struct err *file_store(struct db *tx, struct arena *a, const struct settings *s, str bytes, str title,
    enum act_subject subject, int64_t subject_id, enum visibility v, instant now, struct file_row *out);
MUST_CHECK const struct err *file_list_read(struct db *db, struct arena *a, enum act_subject subject, int64_t id,
    enum visibility most, struct file_list *out);
MUST_CHECK const struct err *file_read(struct db *db, struct arena *a, const struct settings *s, file_id id, struct file_row *row, str *bytes);

#endif
