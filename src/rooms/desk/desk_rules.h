/* desk_rules.h - small sums of the desk: how much of a clock is gone, medians, places in a list. Pure. */
#ifndef ROOMS_DESK_DESK_RULES_H
#define ROOMS_DESK_DESK_RULES_H

#include "base/base.h"

/* Tenths of a percent of the time from start to due that is gone at now, 0 to 1000; 0 where a moment is not known. */
int64_t desk_gone(instant start, instant due, instant now);

/* The median of n values (the lower of two in the middle); sorts at in place. NO_INT for none. */
int64_t desk_median(int64_t *at, size_t n);

/* A place in a list, "key.id" as its link carries it; false when it is none. */
bool desk_place_parse(str s, int64_t *key, int64_t *id);

/* Tenths of a percent; NO_INT of nothing. */
int64_t desk_share(int64_t part, int64_t whole);

#endif
