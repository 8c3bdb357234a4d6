/* csv.h - writes CSV as RFC 4180 says, safe to open in a spreadsheet: a text that would be read as a formula gets an apostrophe. */
#ifndef OUT_CSV_H
#define OUT_CSV_H

#include "base/arena.h"
#include "base/base.h"
#include "base/date.h"
#include "base/strs.h"

struct csv {
	struct buf out; /* set out.arena before use */
	bool       begun; /* the row has a cell */
};

/* Cells of a row, one after the other; csv_row ends it. Lines end with CR LF. */
void csv_text(struct csv *c, str s); /* absent: an empty cell */
void csv_z(struct csv *c, const char *z);
void csv_int(struct csv *c, int64_t v);  /* NO_INT: an empty cell */
void csv_day(struct csv *c, day d);      /* YYYY-MM-DD; NO_DAY: an empty cell */
void csv_row(struct csv *c);

#endif
