/* law.h - every number a law gives, by its key in docs/law.tsv, with an agency's own dated changes over it. Pure.
 *
 * The table is the default that is compiled in (tools/lawgen makes enum law_key, struct law_row and law_rows of it). An
 * agency overrides a number from a day on, with its source; the old value stays for what began before. Code names a
 * number only by its key: LAW_ and the key in capitals, '.' and '-' made '_': LAW_UU25_50_1_PUTUSAN. */
#ifndef CORE_LAW_H
#define CORE_LAW_H

#include "base/base.h"
#include "core/deadline.h"
#include "gen/law.h"

/* A number as it stands for one agency on one day. */
struct law_value {
	const struct law_row *row; /* key, article, what it says, mark; value and source of the default */
	int64_t               value;
	enum time_unit        unit;
	const char           *source; /* of the value in force: address or title */
	bool                  own;    /* an override of the agency is in force */
};

/* An agency's change of one number. */
struct law_override {
	enum law_key key;
	day          from;  /* in force from this day on */
	int64_t      value; /* in the unit of the default */
	const char  *source;
};

/* The law as one agency has it. A zeroed table is the compiled-in law. */
struct law_table {
	const struct law_override *at; /* any order */
	size_t                     n;
};

/* The newest override from that day or earlier, else the default. key is not LAW_NONE. */
struct law_value law_get(const struct law_table *t, enum law_key key, day on);

/* The key with this name ("uu25.50-1.putusan"); false when there is none. */
bool law_find(str name, enum law_key *out);

/* Must the agency be shown "periksa"? So where nobody read the text (marks S, M and M?) and the agency has not set
 * the number itself. */
bool law_unsure(const struct law_value *v);

/* The clock of a number from a start, without pauses or extension: for deadline_compute. */
struct deadline_clock law_clock(const struct law_value *v, instant start, enum zone zone, const struct calendar *calendar);

/* Its last day at once. */
struct deadline deadline_of(const struct law_value *v, instant start, enum zone zone, const struct calendar *calendar);

#endif
