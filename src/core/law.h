/* law.h - every number a law gives, by its key in docs/law.tsv, with an agency's own dated changes over it. Pure.
 *
 * The table is the default that is compiled in. An agency overrides a number from a day on, with its source; the old
 * value stays for what began before. Code names a number only by its key. */
#ifndef CORE_LAW_H
#define CORE_LAW_H

#include "base/base.h"
#include "core/deadline.h"
#include "gen/law.h" /* enum law_key: LAW_ and the key in capitals, '.' and '-' made '_' */

/* A number of the law. mark says how sure it is: T read in the article, P on the ministry's or agency's page, C on another
 * public page, C2 and S second-hand, M from general knowledge, M? unsure. */
struct law_row {
	const char    *key;
	const char    *article; /* "UU 25/2009 Pasal 50 ayat (1)" */
	const char    *says;    /* in short, in Indonesian */
	int64_t        value;
	enum time_unit unit;
	const char    *mark;
	const char    *checked; /* "2026-11" */
	const char    *source;  /* address or title */
	bool           own;     /* an override of the agency is in force: value and source are the agency's, mark is "" */
};

/* An agency's change of one number. */
struct law_override {
	enum law_key key;
	day          from;  /* in force from this day on */
	int64_t      value; /* in the unit of the default */
	const char  *source;
};

/* The compiled-in rows, 1..LAW_COUNT - 1 in the order of the file; [0] is empty. Read them with law_get. */
extern const struct law_row gen_law[LAW_COUNT];

/* The law as one agency has it. A zeroed table is the compiled-in law. */
struct law_table {
	const struct law_override *at; /* any order */
	size_t                     n;
};

/* May an agency have another value of its own? Only where law or guideline leaves room: its promises may be shorter, the
 * time it gives people longer. What a law fixes for both sides, or grants outright, is not here. */
enum law_own { LAW_OWN_NO = 0, LAW_OWN_SHORTER, LAW_OWN_LONGER };
enum law_own law_own_of(enum law_key key);
/* Is the value within what the compiled-in number permits? The number itself is: so an agency goes back to it. */
bool law_own_allows(enum law_key key, int64_t value);

/* Must the agency be shown "periksa"? Marks S, M and M?: nobody read the text. */
bool law_unsure(const struct law_row *row);

/* The number of a key (not LAW_NONE) as it stands on a day: the newest override from that day or earlier, else the default. */
struct law_row law_get(const struct law_table *t, enum law_key key, day on);

/* The key with this name; false when there is none. */
bool law_find(str name, enum law_key *out);

/* The clock of a row from a start, without pauses or extension; for deadline_compute. */
struct deadline_clock law_clock(const struct law_row *row, instant start, enum zone zone, const struct calendar *calendar);

/* Its last day at once. */
struct deadline deadline_of(const struct law_row *row, instant start, enum zone zone, const struct calendar *calendar);

#endif
