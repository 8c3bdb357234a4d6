/* keys_secret.h - the installation's key file; for keys.c and its tests. */
#ifndef CORE_KEYS_SECRET_H
#define CORE_KEYS_SECRET_H

#include "base/err.h"
#include "crypto/crypto.h"

#define KEYS_SECRET_FILE "rahasia.key"

/* Reads data_dir/rahasia.key. Errors: ERR_OS "keys.file", "keys.mode". */
MUST_CHECK const struct err *keys_secret_read(struct arena *a, const char *data_dir, key32 *out);

#endif
