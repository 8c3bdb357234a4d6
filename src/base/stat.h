/* stat.h - the arithmetic of every figure that people compare: shares and medians. Pure. */
#ifndef BASE_STAT_H
#define BASE_STAT_H

#include "base/base.h"

/* Share of part in whole in tenths of a percent, half up, but 1000 only where it is all; NO_INT when there is nothing to
 * measure: never 0% or 100% of nothing. */
int64_t stat_share(int64_t part, int64_t whole);

/* The middle of n amounts, of two middles their mean, half up; NO_INT when none is left. An amount below 0 takes back one
 * equal to it, where there is one. Sorts and shortens values. */
int64_t stat_median(int64_t *values, size_t n);

#endif
