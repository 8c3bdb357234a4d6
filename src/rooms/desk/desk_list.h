/* desk_list.h - the inbox: which cases wait, in which order. */
#ifndef ROOMS_DESK_DESK_LIST_H
#define ROOMS_DESK_DESK_LIST_H

#include "core/request.h"

/* GET /kerja: the first page of the workspace that is the person's. */
MUST_CHECK const struct err *desk_front(struct request *q, struct http_reply *r);

/* GET /kerja/perkara. */
MUST_CHECK const struct err *desk_inbox_page(struct request *q, struct http_reply *r);

#endif
