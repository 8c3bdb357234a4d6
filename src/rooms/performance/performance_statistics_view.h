/* performance_statistics_view.h - what the page of public statistics is given. */
#ifndef ROOMS_PERFORMANCE_PERFORMANCE_STATISTICS_VIEW_H
#define ROOMS_PERFORMANCE_PERFORMANCE_STATISTICS_VIEW_H

#include "rooms/performance/performance_view.h"

/* A number with its share of a whole. */
struct performance_part {
	str                    name, path;
	int64_t                count;
	int64_t                tenths; /* of the whole; NO_INT: nothing to compare with */
	struct part_share_view bar;
	bool                   inner;  /* a reason of the ending above it */
};
struct performance_parts {
	const struct performance_part *at;
	size_t                         n;
};
struct performance_parts_view {
	str                      title, sub, column;
	struct performance_parts rows;
};

/* A promise of time: how many kept it, how long it took. */
struct performance_promise {
	str                    name, promise, median, mean;
	int64_t                kept, late;
	str                    kept_path, late_path;
	struct part_meter_view meter;
};
struct performance_promises {
	const struct performance_promise *at;
	size_t                            n;
};

struct performance_tables {
	const struct performance_services_view *at;
	size_t                                  n;
};

struct performance_choice {
	str  value, text;
	bool chosen;
};
struct performance_choices {
	const struct performance_choice *at;
	size_t                           n;
};

struct performance_statistics_view {
	str                           title, lead, csv;
	str                           hidden; /* which figures count confidential cases */
	str                           from, to; /* as fields: 2026-11-21 */
	day                           first, last;
	struct performance_choices    agencies, units;
	struct performance_kpis_view  kpis;
	struct performance_promises   promises;
	str                           promises_sub;
	struct performance_tables     tables;
	struct performance_parts_view outcomes, ages;
};

#endif
