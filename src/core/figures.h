/* figures.h - daily figures, kept incrementally: appended as deltas inside the act, folded by a job, read for any day. */
#ifndef CORE_FIGURES_H
#define CORE_FIGURES_H

#include "base/err.h"
#include "base/ids.h"
#include "db/store.h"

/* Stored; never renumber. */
enum measure {
	MEASURE_OPENED = 1,      /* cases received */
	MEASURE_CLOSED = 2,      /* cases ended (finished, archived, not ours, withdrawn); a reopening counts -1 of this and of the
	                          * ending's own measure, so OPENED - CLOSED is what is open on any day */
	MEASURE_FINISHED = 3,    /* ended as finished */
	MEASURE_ON_TIME = 4,     /* answered/ended within its completion promise, counted on the day of the answer */
	MEASURE_LATE = 5,        /* the same, past its promise */
	MEASURE_MISSED = 6,      /* a promise passed on this day without being kept */
	MEASURE_VERIFIED = 7, MEASURE_VERIFIED_LATE = 8,  /* in time; late: one of the two, as with ON_TIME and LATE */
	MEASURE_ANSWERED = 9, MEASURE_ANSWERED_LATE = 10, /* first answer: in time; late */
	MEASURE_REOPENED = 11,
	MEASURE_RATED = 12, MEASURE_RATING_SUM = 13,
	MEASURE_ARCHIVED = 14, MEASURE_NOT_OURS = 15, MEASURE_WITHDRAWN = 16,
	MEASURE_MINUTES = 17,    /* sum of minutes from receipt to completion answer, of those counted in ON_TIME + LATE */
};

struct figure {
	day       on;
	agency_id agency;
	unit_id   unit;
	publication_id service;
	str       area; /* may be absent */
	int       kind, class_, channel;
	const char *group; /* "" */
	enum measure measure;
	int64_t   amount;
};
MUST_CHECK const struct err *figure_add(struct db *tx, struct arena *a, const struct figure *f);

/* Folds at most max deltas into days and totals; one write. */
MUST_CHECK const struct err *figures_fold(struct store *store, struct arena *a, int max, int64_t *folded);

/* Sum over days [from, to] of an agency (unit 0: whole agency). */
MUST_CHECK const struct err *figure_sum(struct db *db, struct arena *a, agency_id agency, unit_id unit, int kind,
    enum measure m, day from, day to, int64_t *out);

#endif
