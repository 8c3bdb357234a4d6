/* performance_data.h - what the pages about a day read from the database, once, in a fixed number of statements. */
#ifndef ROOMS_PERFORMANCE_PERFORMANCE_DATA_H
#define ROOMS_PERFORMANCE_PERFORMANCE_DATA_H

#include "gen/performance_queries.h"
#include "rooms/performance/performance_scope.h"

enum {
	PERFORMANCE_WINDOW = 30,    /* the figures of a day look back over this many days, and compare with as many before */
	PERFORMANCE_SHOWN = 14,     /* bars of the chart */
	PERFORMANCE_SAMPLE = 1000,  /* medians: of the newest so many */
	PERFORMANCE_SERVICES = 8,
};

struct performance_data {
	day                         first;    /* of the window */
	struct figure_sums         *days;     /* 2 * PERFORMANCE_WINDOW, the last is the day shown */
	struct figure_sums          now, before;
	int64_t                     open;
	struct performance_due_rows due;      /* today only: a few past their promise, newest first */
	int64_t                     late, due_today, unverified_late; /* confidential ones too */
	int64_t                     answer_median, answer_sample;     /* minutes; of the first answer */
	struct performance_times_rows times;
	struct figure_groups        units;    /* of one agency its units, else the agencies */
	struct figure_groups        services;
	int64_t                     worst[2]; /* indices into units of those who missed most; -1: none */
	int64_t                     top[PERFORMANCE_SERVICES]; /* indices into services, the most measured first; -1: none */
	struct performance_names_rows names;
	struct performance_counted_rows missed; /* past days: the newest promises missed in the window */
};

/* Everything for the day of the scope. */
MUST_CHECK const struct err *performance_data_read(const struct performance_scope *s, struct performance_data *out);

/* Median minutes from receipt to completion answer of one service in the sample; NO_INT: none. */
int64_t performance_service_median(const struct performance_scope *s, const struct performance_data *d, int64_t service);

/* The row of a name: what 1 unit, 2 service; NULL: none. */
const struct performance_names_row *performance_name_of(const struct performance_data *d, int64_t what, int64_t id);

/* What was measured of a sum: on time and late. */
struct performance_missed performance_measured(const struct figure_sums *s);

#endif
