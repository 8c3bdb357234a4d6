/* files.h - whole small files, written durably. */
#ifndef OS_FILES_H
#define OS_FILES_H

#include "base/err.h"

/* Writes a file: temporary name, fsync, rename, fsync of the folder. Replaces an older one in one step. */
MUST_CHECK const struct err *file_write_new(struct arena *a, const char *path, str bytes, unsigned mode);

/* Reads a whole file of at most max bytes. Errors: ERR_MISSING "file.missing", ERR_INPUT "file.size", "file.kind" (a
 * folder or device), ERR_OS "file.read". */
MUST_CHECK const struct err *file_read_all(struct arena *a, const char *path, size_t max, str *out);

/* Makes one folder (its parent is there) and syncs the parent; fine when it is there already. Errors: ERR_OS "file.write". */
MUST_CHECK const struct err *folder_make(struct arena *a, const char *path, unsigned mode);

#endif
