/* desk_figures.h - an officer's own figures: what is open, how much was answered in time, how long it took. */
#ifndef ROOMS_DESK_DESK_FIGURES_H
#define ROOMS_DESK_DESK_FIGURES_H

#include "core/request.h"

/* GET /kerja/angka. */
MUST_CHECK const struct err *desk_figures_page(struct request *q, struct http_reply *r);

#endif
