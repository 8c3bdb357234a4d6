/* case_inner.h - what the files of the case engine share: a case being worked on inside one transaction. Not a door. */
#ifndef CORE_CASE_INNER_H
#define CORE_CASE_INNER_H

#include "core/casework.h"

/* One case inside one transaction: read once, moved any number of times, stored once. */
struct case_work {
	struct db              *tx;
	struct arena           *a;
	struct keys            *keys;
	const struct case_kind *kind;
	struct case_row         row;
	day                     closed_day;
	struct agency           agency;
	struct calendar         calendar;
	struct law_table        law;
	instant                 first_start; /* of the first clock the case ever had, when has_start: its law stays that day's */
	bool                    has_start;
	/* Clocks of the present round, by number. */
	struct clock_row        clock[CASE_MAX_CLOCKS];
	bool                    has[CASE_MAX_CLOCKS];
	bool                    dirty[CASE_MAX_CLOCKS]; /* differs from what is stored; id 0: not stored yet */
	/* What the act in hand does: reset by case_act_begin. */
	struct act_deadline     deadlines[2 * CASE_MAX_CLOCKS];
	size_t                  deadline_count;
	int                     met[CASE_MAX_CLOCKS]; /* 1 kept, -1 late, 0 not met by this act */
};

/* Reads case and agency; the caller holds the row's lock. */
MUST_CHECK const struct err *case_work_load(struct case_work *w, case_id id);
/* Reads agency, calendar and law of w->row.agency. */
MUST_CHECK const struct err *case_work_agency(struct case_work *w);
/* The day whose law the case's clocks follow: that of its first clock, else of one that begins now. */
day case_law_day(const struct case_work *w, instant start);
/* Writes the row and its changed clocks. */
MUST_CHECK const struct err *case_work_store(struct case_work *w, instant at);

void case_act_begin(struct case_work *w);

/* Applies the effect of an act to one clock. Errors: ERR_STATE "case.no_extension". */
MUST_CHECK const struct err *case_clock_apply(struct case_work *w, const struct case_clock_rule *rule,
    enum clock_effect effect, instant at);
/* Ends the present round: what still runs stops; the next START begins round + 1. */
MUST_CHECK const struct err *case_clock_round(struct case_work *w, instant at);
MUST_CHECK const struct err *case_clocks_store(struct case_work *w);
/* The driving clock that runs out first, or NULL; for row.due_at. */
const struct clock_row *case_clock_first(const struct case_work *w);
bool case_clock_late(const struct clock_row *c, instant at);
const struct case_clock_rule *case_clock_rule_of(const struct case_kind *k, int no);

/* May the person make this move on this case (permission, unit, confidentiality, not about himself)? *as: in which role.
 * Errors: ERR_DENIED "access.denied", "case.about_self". */
MUST_CHECK const struct err *case_may(struct arena *a, const struct case_kind *k, const struct case_row *c,
    const struct case_move *move, const struct person *who, enum role *as);
/* The first reason of a move: the holder's. NULL: it has none. */
const char *case_reason_first(struct arena *a, const struct case_move *move);

/* Makes one move that was checked; who: role and account as the leaf shall say. */
MUST_CHECK const struct err *case_move_make(struct case_work *w, const struct case_move *move, const struct case_move_in *in,
    enum role as, str *leaf);
/* Does what time alone does up to a moment: notes missed promises, closes, withdraws. *acts: how many acts. */
MUST_CHECK const struct err *case_settle(struct case_work *w, instant at, int64_t *acts);

/* Adds amount to a measure under the case's present unit, class, service, area and channel. */
MUST_CHECK const struct err *case_count(struct case_work *w, enum measure m, day on, int64_t amount);

/* What an agency publishes of itself and its units to be reached by, one a line: for struct case_known. */
MUST_CHECK const struct err *case_known_contacts(struct db *db, struct arena *a, agency_id agency, str *out);

/* The head of the case's next act. */
struct act_head case_head(const struct case_work *w);

#endif
