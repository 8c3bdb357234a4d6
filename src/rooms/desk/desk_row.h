/* desk_row.h - a case as one row of the inbox, and the words that rows and the page of a case share. */
#ifndef ROOMS_DESK_DESK_ROW_H
#define ROOMS_DESK_DESK_ROW_H

#include "core/casework.h"
#include "core/request.h"
#include "rooms/desk/desk_views.h"

struct desk_rows_read {
	struct case_row *at;
	size_t           n;
	str              next; /* place after which the list goes on; absent: it ends here */
};

MUST_CHECK const struct err *desk_rows_view(struct request *q, const struct agency *office, const struct desk_rows_read *rows,
    struct desk_rows *out);

/* State, way of reporting, class, rung and what else must be seen at once. */
struct desk_chips desk_chips_of(struct request *q, const struct case_kind *k, const struct case_row *c, str groups);

/* What the case is called: public title, else the reporter's own (opened), else a sentence; *quiet: it is a sentence. */
MUST_CHECK const struct err *desk_title(struct request *q, const struct case_row *c, str *title, bool *quiet);

/* "lewat 2 hari kerja", "hari ini", "4 hari kerja", by working days where there are any. */
str desk_left(struct request *q, const struct calendar *calendar, instant due, enum zone zone);
/* Colour of a running clock. */
enum part_tone desk_tone(instant due, instant now, enum zone zone);

#endif
