/* complaint_list.h - the public list: which complaints, in which order, how far back one page looks. */
#ifndef ROOMS_COMPLAINTS_COMPLAINT_LIST_H
#define ROOMS_COMPLAINTS_COMPLAINT_LIST_H

#include "core/request.h"
#include "gen/complaint_page_queries.h"
#include "rooms/complaints/complaint_acts.h"

/* :by of complaint_list. */
enum complaint_order { ORDER_ALL = 1, ORDER_AGENCY, ORDER_UNIT, ORDER_CATEGORY, ORDER_AREA, ORDER_ONE, ORDER_LATE };

enum { COMPLAINT_PAGE = 20, COMPLAINT_SPARE = 4, COMPLAINT_BATCH = 200, COMPLAINT_BATCHES = 10, COMPLAINT_HITS = 400,
	COMPLAINT_LATE_SHOWN = 5 };

struct complaint_query {
	str         words;   /* searched; absent: none */
	agency_id   agency;  /* 0: all */
	unit_id     unit;
	category_id category;
	str         area;
	int         state;
	bool        late;
	int64_t     edge, edge_id; /* rows beyond this: moment and id of the last row of the page before; NO_INT: from the start */
	instant     now;
	size_t      most;    /* rows wanted where no words are searched; 0: COMPLAINT_PAGE, which is also the most */
};

struct complaint_found {
	struct complaint_list_row *at;
	size_t                     n;
	bool                       more; /* there may be more beyond the edge */
	int64_t                    edge, edge_id;
};

/* At most COMPLAINT_PAGE rows. Looks at no more than COMPLAINT_BATCH * COMPLAINT_BATCHES cases (or COMPLAINT_HITS found by
 * words): a rare combination may give an empty page that leads further back. Confidential cases are never in it. */
MUST_CHECK const struct err *complaint_find(struct db *db, struct arena *a, const struct complaint_query *q,
    struct complaint_found *out);

#endif
