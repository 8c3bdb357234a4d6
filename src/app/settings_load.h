/* settings_load.h - the one configuration file (terang.conf in the data folder) and the environment (TERANG_KEY). */
#ifndef APP_SETTINGS_LOAD_H
#define APP_SETTINGS_LOAD_H

#include "base/err.h"
#include "core/settings.h"

#include <stdio.h>

/* Defaults, then DATA/terang.conf where it exists, then the environment. Texts live in a.
 * Errors: ERR_INPUT "settings.line"/"settings.key"/"settings.value"; the detail names file, line, key and the allowed range. */
MUST_CHECK const struct err *settings_load(struct arena *a, const char *data_dir, struct settings *out);

/* Every key with type, default, unit, range, value in force and meaning: `terang config`. */
void settings_print(FILE *out, const struct settings *s);

#endif
