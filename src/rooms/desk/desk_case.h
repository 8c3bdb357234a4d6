/* desk_case.h - the page of one case for those who work on it or watch over it. */
#ifndef ROOMS_DESK_DESK_CASE_H
#define ROOMS_DESK_DESK_CASE_H

#include "core/casework.h"
#include "core/request.h"
#include "gen/desk_queries.h"

/* A case as its page and its steps need it. */
struct desk_file {
	struct case_row          c;
	const struct case_kind  *kind;
	struct agency            office;
	struct calendar          calendar;
	struct law_table         law;
	struct clock_list        clocks;
	const struct case_move **moves; /* open to this person now */
	size_t                   move_count;
	struct desk_people_rows  people; /* staff of the agency, by name */
};

/* Reads the case of {nomor}. Whoever may not read it is told that it is not there: ERR_MISSING "case.missing". */
MUST_CHECK const struct err *desk_file_read(struct request *q, struct desk_file *out);

/* Whom the case may be given to: people whose role answers in its unit, never the one it is about. */
bool desk_may_hold(const struct desk_file *f, const struct desk_people_row *p);
/* Does the account watch over the agency? The case is never marked as about such a person. */
bool desk_watches(const struct desk_file *f, account_id account);

/* Writes the page. opened: the step whose form is folded out, NULL: the first; seen: number of acts the person had seen
 * (NO_INT: all), what came after is shown on top; status 0: 200, or 422 with faults. */
MUST_CHECK const struct err *desk_case_show(struct request *q, struct http_reply *r, const char *opened, int64_t seen,
    int status);

/* GET /kerja/perkara/{nomor}. */
MUST_CHECK const struct err *desk_case_page(struct request *q, struct http_reply *r);

#endif
