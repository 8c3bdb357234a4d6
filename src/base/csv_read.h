/* csv_read.h - reads comma separated values (RFC 4180) record by record; pure, bounded, fuzzed.
 *
 * A field is given twice: raw, the bytes as they stand in the file (with their quotes), so that an export can give them back
 * byte for byte; and value, what they mean. */
#ifndef BASE_CSV_READ_H
#define BASE_CSV_READ_H

#include "base/arena.h"
#include "base/base.h"

enum { CSV_MAX_FIELDS = 200 };

struct csv {
	str    rest;
	size_t line; /* of the next record; 1 at first */
};

struct csv_record {
	str    raw[CSV_MAX_FIELDS];
	str    value[CSV_MAX_FIELDS];
	size_t n;
	size_t line;    /* where it begins */
	bool   crlf;    /* ended by CR LF */
};

enum csv_result { CSV_RECORD = 1, CSV_END, CSV_BAD_QUOTE, CSV_TOO_MANY };

/* A byte order mark at the start is skipped. The text must outlive what is read. */
struct csv csv_open(str text);

/* The next record; values with doubled quotes are copied into a, the rest lies in the text. After CSV_BAD_QUOTE or
 * CSV_TOO_MANY reading goes on with the next line; out->line is set. Empty lines are passed over. */
enum csv_result csv_next(struct csv *c, struct arena *a, struct csv_record *out);

/* Position of a column in a header record; -1: none. */
int csv_column(const struct csv_record *header, str name);

#endif
