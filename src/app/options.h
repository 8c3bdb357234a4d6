/* options.h - reads "--name value" options of a command against its table. */
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include "base/base.h"

struct option_row {
	const char  *name;   /* "data", without -- */
	const char **value;  /* where it goes; NULL for a switch */
	bool        *given;  /* switch: set to true; of a value: it came, and may be empty; NULL: a value that may not */
	const char  *help;   /* one line, Indonesian */
};

/* Takes options off argv; words that are no options go to rest[0..*rest_count). False (after a clear sentence on standard
 * error) for an unknown option, one that comes twice, a missing value, an empty one where that means nothing, one that is no line of UTF-8,
 * or more words than room. --help prints the
 * table and returns false with *help set. */
bool options_read(int argc, char **argv, const struct option_row *rows, size_t count, const char **rest, size_t room,
    size_t *rest_count, bool *help);

/* A word of the command line as it may be said on the terminal: "itu" where it is no clean short text. */
const char *option_shown(const char *word);

#endif
