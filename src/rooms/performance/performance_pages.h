/* performance_pages.h - the pages of this room. */
#ifndef ROOMS_PERFORMANCE_PERFORMANCE_PAGES_H
#define ROOMS_PERFORMANCE_PERFORMANCE_PAGES_H

#include "core/request.h"

MUST_CHECK const struct err *performance_home_page(struct request *q, struct http_reply *r);       /* / */
MUST_CHECK const struct err *performance_page(struct request *q, struct http_reply *r);            /* /kinerja */
MUST_CHECK const struct err *performance_day_page(struct request *q, struct http_reply *r);        /* /kinerja/{tanggal} */
MUST_CHECK const struct err *performance_rows_page(struct request *q, struct http_reply *r);       /* /kinerja/baris */
MUST_CHECK const struct err *performance_statistics_page(struct request *q, struct http_reply *r); /* /statistik */
MUST_CHECK const struct err *performance_statistics_csv(struct request *q, struct http_reply *r);  /* /statistik.csv */

#endif
