/* performance_view.h - what the templates of this room are given; texts are in the page's language. */
#ifndef ROOMS_PERFORMANCE_PERFORMANCE_VIEW_H
#define ROOMS_PERFORMANCE_PERFORMANCE_VIEW_H

#include "core/parts.h"

/* A piece of a sentence, with or without the rows behind it. */
struct performance_piece {
	str            text, path; /* absent path: text only */
	enum part_tone tone;       /* PART_OK, PART_BAD; else as the rest */
};
struct performance_pieces {
	const struct performance_piece *at;
	size_t                          n;
};

struct performance_kpi {
	str                       label, path, number, unit;
	str                       promise; /* beside it: what was promised, or out of how many */
	struct performance_pieces pieces;
	enum part_tone            tone;
	str                       line;    /* of part_line(); absent */
};
struct performance_kpis_view {
	const struct performance_kpi *at;
	size_t                        n;
	str                           label;
	bool                          up; /* reaches into the dark band above */
};

/* Two bars per day or month. */
struct performance_bar {
	str     label, name; /* below the bars, and in the table */
	int64_t x, in_y, in_height, out_x, out_y, out_height;
	int64_t opened, closed;
	str     opened_path, closed_path, name_path;
	int64_t share;       /* tenths on time; NO_INT */
	str     share_path;
};
struct performance_bars {
	const struct performance_bar *at;
	size_t                        n;
};
enum { PERFORMANCE_STEPS = 5 };
struct performance_chart_view {
	str                     title, sub, said, column; /* said: for those who do not see the chart */
	int64_t                 width;                    /* of one bar */
	int64_t                 steps[PERFORMANCE_STEPS]; /* of the scale, the top first */
	struct performance_bars bars;
	bool                    shares;                   /* the table has a column of shares */
	bool                    empty;
};

struct performance_miss_item {
	str title, path, text;
};
struct performance_miss_items {
	const struct performance_miss_item *at;
	size_t                              n;
};
struct performance_miss_view {
	str                           sub;
	struct performance_miss_items items;
	str                           none; /* when nothing was missed */
	str                           all_path, all;
};

/* A thing measured against its promise: a service, a unit, an agency, a class … */
struct performance_row {
	str                    name, path;
	str                    promise, reality;
	int64_t                opened, measured, late;
	str                    opened_path, measured_path, late_path;
	struct part_meter_view meter;
};
struct performance_rows {
	const struct performance_row *at;
	size_t                        n;
};
struct performance_services_view {
	str                     title, sub, column;
	struct performance_rows rows;
	bool                    promises; /* columns of promise and reality */
	struct part_empty_view  empty;
	struct performance_pieces more;
};

struct performance_act {
	str     sentence, path, shape;
	str     leaf; /* hex of its hash */
	int64_t number;
	str     time;
};
struct performance_acts {
	const struct performance_act *at;
	size_t                        n;
};
struct performance_log_view {
	struct performance_acts acts;
	bool                    has_root;
	int64_t                 size;
	str                     root, path; /* path: how to check; absent */
};

/* The way to other days; absent: there is none. */
struct performance_day_view {
	str                   before, after, today;
	str                   action, agency; /* of the form */
	str                   value, error;
	day                   first, last;
};

struct performance_home_view {
	str  title, live, lead;
	day  on;
	bool past;
	bool lookup, file, services; /* pages that exist */
	struct performance_day_view      days;
	struct performance_kpis_view     kpis;
	struct performance_chart_view    chart;
	struct performance_miss_view     miss;
	struct performance_services_view service_rows;
	struct performance_services_view agencies; /* no rows: one agency */
	struct performance_log_view      log;
};

/* Performance over months and units. */
struct performance_agency_view {
	struct performance_home_view    *home;
	struct performance_chart_view    months;
	struct performance_services_view units;
	str                              statistics;
};

#endif
