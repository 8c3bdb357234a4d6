/* skeleton_pages.h - what each page of this room is given to show, and the handlers of its routes. */
#ifndef ROOMS_SKELETON_SKELETON_PAGES_H
#define ROOMS_SKELETON_SKELETON_PAGES_H

#include "core/parts.h"
#include "core/request.h"
#include "gen/skeleton_queries.h"

struct skeleton_list_view {
	day                       today;
	struct skeleton_list_rows rows;
	struct part_empty_view    empty;
	struct part_pages_view    pages;
};

const struct err *skeleton_list_page(struct request *q, struct http_reply *r);

#endif
