/* figures.h - daily figures, kept incrementally: every counted event is a row written inside the act (figure_add), a job
 * folds the rows into sums per day, month and 8, 64 and 512 days, and readers add what is not folded yet. So any day, month or
 * range of the past is a few rows, however many cases there were and whatever came late for it, and every figure opens the rows it is the sum of. */
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
	MEASURE_ON_TIME = 4,     /* answered/ended within its completion promise, counted on the day of the answer; taken back
	                          * when the case is opened again, so a case counts once: by its newest answer */
	MEASURE_LATE = 5,        /* the same, past its promise; once late, a case stays counted late whatever follows */
	MEASURE_MISSED = 6,      /* a promise passed on this day without being kept */
	MEASURE_VERIFIED = 7, MEASURE_VERIFIED_LATE = 8,  /* in time; late: one of the two, as with ON_TIME and LATE */
	MEASURE_ANSWERED = 9, MEASURE_ANSWERED_LATE = 10, /* first answer: in time; late */
	MEASURE_REOPENED = 11,
	MEASURE_RATED = 12, MEASURE_RATING_SUM = 13,
	MEASURE_ARCHIVED = 14, MEASURE_NOT_OURS = 15, MEASURE_WITHDRAWN = 16,
	MEASURE_MINUTES = 17,    /* sum of minutes from receipt to completion answer, of those counted in ON_TIME + LATE */
	MEASURE_ANSWER_MINUTES = 18, /* from forwarding to first answer, of those in ANSWERED + ANSWERED_LATE */
	MEASURE_VERIFY_MINUTES = 19, /* from receipt to verification, of those in VERIFIED + VERIFIED_LATE */
	MEASURE_MOVED = 20,      /* an open case came to the unit (+1) or left it (-1) by forwarding: 0 for the whole agency */
	MEASURE_END
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
	category_id category;
	str       reason; /* reason code of an ending; may be absent */
	bool      hidden; /* confidential: counted for the agency as a whole, under no unit, service, category, class, channel, area or reason */
	case_id   subject; /* the case; 0: none, then nothing stands behind it and it takes no part in the stock of open cases */
};
/* Inside the act's transaction. OPENED, CLOSED and MOVED of a case also keep from when until when it was open where. */
MUST_CHECK const struct err *figure_add(struct db *tx, struct arena *a, const struct figure *f);

/* Takes back what was counted of a case on a day, inside the act's transaction: the sums lose it on that very day, and
 * neither it nor its counterpart is a row of a figure any more. Nothing counted: nothing done. */
MUST_CHECK const struct err *figure_take_back(struct db *tx, struct arena *a, agency_id agency, int kind, enum measure m,
    day on, case_id subject);

/* Folds at most max events into the sums; one write. No reader sees a difference. */
MUST_CHECK const struct err *figures_fold(struct store *store, struct arena *a, int max, int64_t *folded);

/* Whose figures of which kind of case. agency 0: all agencies together; unit 0: the whole agency (a unit's own figures do
 * not hold those of the units below it). */
struct figure_scope {
	agency_id agency;
	unit_id   unit;
	int       kind;
};

/* By what a sum can be told apart; stored, never renumber. The value is a number as text, or a code. */
enum figure_dim {
	FIGURE_ALL = 0,
	FIGURE_BY_AGENCY = 1,   /* of all agencies only */
	FIGURE_BY_UNIT = 2,     /* of a whole agency only */
	FIGURE_BY_CLASS = 3,
	FIGURE_BY_CHANNEL = 4,
	FIGURE_BY_SERVICE = 5,  /* publication id; cases that name a service */
	FIGURE_BY_CATEGORY = 6,
	FIGURE_BY_REASON = 7,   /* endings with a reason code */
	FIGURE_BY_AREA = 8,
	FIGURE_BY_HIDDEN = 9,   /* the confidential ones alone: what the other groups lack to the whole */
};

/* Sums by measure: of[MEASURE_OPENED] … */
struct figure_sums {
	int64_t of[MEASURE_END];
};

/* Sum of one measure over days [from, to] of an agency (unit 0: whole agency; agency 0: all). */
MUST_CHECK const struct err *figure_sum(struct db *db, struct arena *a, agency_id agency, unit_id unit, int kind,
    enum measure m, day from, day to, int64_t *out);
/* All measures over days [from, to]. */
MUST_CHECK const struct err *figure_range(struct db *db, struct arena *a, struct figure_scope s, day from, day to,
    struct figure_sums *out);
/* Open cases at the end of a day; of a unit: those that lay with it. */
MUST_CHECK const struct err *figure_open(struct db *db, struct arena *a, struct figure_scope s, day on, int64_t *out);

/* One element per day of [from, to], at most FIGURE_MAX_DAYS; in a. ERR_BUG "figure.range" when longer or the wrong way. */
enum { FIGURE_MAX_DAYS = 400, FIGURE_MAX_MONTHS = 120 }; /* number: lengths of series */
MUST_CHECK const struct err *figure_days(struct db *db, struct arena *a, struct figure_scope s, day from, day to,
    struct figure_sums **out);
/* One element per month, count (1 to FIGURE_MAX_MONTHS) months ending with the month of last; days after last do not count. */
MUST_CHECK const struct err *figure_months(struct db *db, struct arena *a, struct figure_scope s, day last, int count,
    struct figure_sums **out);

/* Sums over [from, to] told apart by dim, ordered by value as text; at most FIGURE_MAX_GROUPS. */
struct figure_group {
	str                value;
	int64_t            id; /* value as a number; 0 where it is a code */
	struct figure_sums sum;
};
struct figure_groups {
	struct figure_group *at;
	size_t               n;
};
enum { FIGURE_MAX_GROUPS = 2000, FIGURE_DIMS = FIGURE_BY_HIDDEN + 1 };
MUST_CHECK const struct err *figure_by(struct db *db, struct arena *a, struct figure_scope s, enum figure_dim dim, day from,
    day to, struct figure_groups *out);
/* The same for several ways of telling apart at once, dims being bits 1 << enum figure_dim, each into its place of out, and the
 * sums of the whole. */
MUST_CHECK const struct err *figure_parts(struct db *db, struct arena *a, struct figure_scope s, unsigned dims, day from, day to,
    struct figure_sums *whole, struct figure_groups out[FIGURE_DIMS]);
/* The group of figure_by that has this value alone; all 0 where nothing was counted under it. A point read. */
MUST_CHECK const struct err *figure_one(struct db *db, struct arena *a, struct figure_scope s, enum figure_dim dim, str value,
    day from, day to, struct figure_sums *out);
/* year * 12 + month - 1, and the first day of such a month. */
int64_t figure_month_of(day d);
day     figure_month_start(int64_t month);

#endif
