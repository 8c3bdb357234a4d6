/* performance_rows.h - the figures whose rows can be opened, and reading those rows; every number shown has one of them. */
#ifndef ROOMS_PERFORMANCE_PERFORMANCE_ROWS_H
#define ROOMS_PERFORMANCE_PERFORMANCE_ROWS_H

#include "rooms/performance/performance_rules.h"
#include "rooms/performance/performance_scope.h"

enum performance_source {
	ROWS_COUNTED = 1, /* events of one or two measures in a range of days */
	ROWS_OPEN,        /* open at the end of the last day */
	ROWS_DUE,         /* by their earliest promise, now */
};

struct performance_measure {
	const char             *slug; /* in addresses */
	enum performance_source source;
	enum measure            first, second; /* second 0: none */
	enum word               title;
};
/* NULL: there is none. */
const struct performance_measure *performance_measure_find(str slug);
const struct performance_measure *performance_measure_at(size_t i); /* NULL past the last; for tests */

/* What is asked for. */
struct performance_ask {
	const struct performance_measure *measure;
	day     from, to;
	int64_t service, channel, category;
	int     class_;   /* -1: any */
	str     reason;   /* empty: any */
	int     band;     /* of performance_bands; -1: any */
	int64_t cursor, cursor_id; /* rows after this one; INT64_MAX: from the newest */
};

struct performance_line {
	str     number, title, unit;
	int     state;
	day     on, opened, closed; /* closed NO_DAY: not */
	int64_t amount;   /* of the event: 1, or -1 where a reopening takes one back */
	int64_t rating;   /* NO_INT */
	instant due;      /* NO_INSTANT */
	int64_t clock;
	int64_t cursor, cursor_id;
};
struct performance_lines {
	struct performance_line *at;
	size_t                   n;
	bool                     more;
};

enum { PERFORMANCE_PAGE = 50 };
/* At most max rows, newest first. Confidential cases are never among them. */
MUST_CHECK const struct err *performance_lines_read(const struct performance_scope *s, const struct performance_ask *ask,
    int max, struct performance_lines *out);
/* The figure itself: what the rows and *hidden confidential cases add up to; those are counted for the agency as a whole
 * only. figure NO_INT: it is not kept (several narrowings at once); hidden NO_INT: a narrowed figure, which leaves them out. */
MUST_CHECK const struct err *performance_lines_figure(const struct performance_scope *s, const struct performance_ask *ask,
    int64_t *figure, int64_t *hidden);

/* How many cases were open at the end of a day, by how long they had waited (performance_bands), without confidential ones. */
MUST_CHECK const struct err *performance_ages_read(const struct performance_scope *s, day on, int64_t counts[PERFORMANCE_BANDS]);

#endif
