/* performance_rules.h - the arithmetic of this room: means, durations, scales, who comes first among the late. Pure. */
#ifndef ROOMS_PERFORMANCE_PERFORMANCE_RULES_H
#define ROOMS_PERFORMANCE_PERFORMANCE_RULES_H

#include "base/stat.h"

/* The share that kept promises should reach, in tenths of a percent: the line on the bars. Ours, no law's. */
enum { PERFORMANCE_TARGET = 950 };

/* sum / n in tenths, half up; NO_INT when n is 0. */
int64_t performance_mean_tenths(int64_t sum, int64_t n);

/* A span of time as people say it: the two greatest units that matter. */
enum performance_span_form {
	SPAN_MINUTES = 1,  /* under an hour */
	SPAN_HOURS,        /* whole hours, or no more than hours are needed */
	SPAN_HOURS_MINUTES,/* under ten hours */
	SPAN_DAYS,         /* from two days on, whole */
	SPAN_DAYS_HOURS,   /* under ten days */
};
struct performance_span {
	enum performance_span_form form;
	int64_t                    days, hours, minutes;
};
struct performance_span performance_span_of(int64_t minutes);

/* The top of a scale with four even steps that holds most: 4, 8, 20, 40, 80, 200 … */
int64_t performance_top(int64_t most);

/* Does a stand before b among those who missed? By the share that was late where both have been measured often enough
 * (PERFORMANCE_ENOUGH), and before those who have not; among these by the number that was late. */
enum { PERFORMANCE_ENOUGH = 5 };
struct performance_missed {
	int64_t late, measured;
};
bool performance_missed_more(struct performance_missed a, struct performance_missed b);

/* How long open cases wait, in calendar days since receipt, both ends included; to is PERFORMANCE_NO_END in the last. */
enum { PERFORMANCE_BANDS = 5, PERFORMANCE_NO_END = INT32_MAX };
struct performance_band {
	const char *slug; /* in addresses: "6-14" */
	int32_t     from, to;
};
extern const struct performance_band performance_bands[PERFORMANCE_BANDS];
/* The band of an address; -1: none. */
int performance_band_find(str slug);

#endif
