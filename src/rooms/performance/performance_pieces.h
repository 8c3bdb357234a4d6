/* performance_pieces.h - makes the pieces of the pages about a day out of what was read; no statements but for the log. */
#ifndef ROOMS_PERFORMANCE_PERFORMANCE_PIECES_H
#define ROOMS_PERFORMANCE_PERFORMANCE_PIECES_H

#include "rooms/performance/performance_data.h"
#include "rooms/performance/performance_view.h"

void performance_kpis_fill(const struct performance_scope *s, const struct performance_data *d,
    struct performance_kpis_view *out);
/* The bars of the last PERFORMANCE_SHOWN days. */
void performance_chart_fill(const struct performance_scope *s, const struct performance_data *d,
    struct performance_chart_view *out);
/* The bars of twelve months up to the scope's day. */
MUST_CHECK const struct err *performance_months_fill(const struct performance_scope *s, struct performance_chart_view *out);
void performance_miss_fill(const struct performance_scope *s, const struct performance_data *d,
    struct performance_miss_view *out);
void performance_services_fill(const struct performance_scope *s, const struct performance_data *d,
    struct performance_services_view *out);
/* A row per agency; none when the installation has one. */
void performance_agencies_fill(const struct performance_scope *s, const struct performance_data *d,
    struct performance_services_view *out);
/* A row per unit of the agency; two statements at most. */
MUST_CHECK const struct err *performance_units_fill(const struct performance_scope *s, const struct performance_data *d,
    struct performance_services_view *out);
/* Newest acts and the head of the log; two statements. */
MUST_CHECK const struct err *performance_log_fill(const struct performance_scope *s, struct performance_log_view *out);

/* Numbers, meter and addresses of a row measured over [from, to]. */
void performance_row_fill(const struct performance_scope *s, const struct figure_sums *sum, day from, day to,
    const struct performance_filter *f, struct performance_row *out);

#endif
