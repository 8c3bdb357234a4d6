/* settings_load.h - the one configuration file (terang.conf in the data folder) and the environment (TERANG_KEY). */
#ifndef APP_SETTINGS_LOAD_H
#define APP_SETTINGS_LOAD_H

#include "base/err.h"
#include "core/settings.h"

#include <stdio.h>

/* Defaults, then DATA/terang.conf where it exists, then the environment. Texts live in a.
 * Errors: ERR_INPUT "settings.line"/"settings.key"/"settings.twice"/"settings.value"; the detail names file, line, key and the
 * allowed range. ERR_OS "settings.read". */
MUST_CHECK const struct err *settings_load(struct arena *a, const char *data_dir, struct settings *out);

/* The same of a folder that must hold an installation: before anything is opened, and so made, in it. Errors: also ERR_INPUT
 * "settings.none". */
MUST_CHECK const struct err *settings_open(struct arena *a, const char *data_dir, struct settings *out);
/* Options of a command line that stand for settings (listen, db_url …); value NULL: not given. Errors: ERR_INPUT
 * "settings.value". */
MUST_CHECK const struct err *settings_put(struct arena *a, struct settings *s, const char *key, const char *option,
    const char *value);
/* An installation's address: https:// and a host, with a port or without, nothing after it. */
bool settings_url_ok(str v);

/* Every key with type, default, unit, range, value in force and meaning: `terang config`. */
void settings_print(FILE *out, const struct settings *s);

#endif
