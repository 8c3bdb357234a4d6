/* performance_rows_view.h - what the page of the rows behind a figure is given. */
#ifndef ROOMS_PERFORMANCE_PERFORMANCE_ROWS_VIEW_H
#define ROOMS_PERFORMANCE_PERFORMANCE_ROWS_VIEW_H

#include "core/parts.h"
#include "rooms/performance/performance_rows.h"

struct performance_rows_line {
	str                   number, path, title, unit, note;
	struct part_chip_view state;
	day                   opened, closed, on;
};
struct performance_rows_lines {
	const struct performance_rows_line *at;
	size_t                              n;
};
struct performance_rows_view {
	str                           title, when, about, on_column;
	int64_t                       figure; /* NO_INT: not kept */
	bool                          has_on;
	bool                          none; /* nothing stands behind the figure */
	str                           rule;   /* how rows are counted; absent: each plainly once */
	str                           hidden; /* what of the figure are confidential cases, or that they are left out */
	struct performance_rows_lines rows;
	struct part_empty_view        empty;
	struct part_pages_view        pages;
};

#endif
