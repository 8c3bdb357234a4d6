/* office_read.h - what an agency consists of, read from its rows; office_memo.c keeps it. Not a door: others use office.h. */
#ifndef CORE_OFFICE_READ_H
#define CORE_OFFICE_READ_H

#include "core/office.h"

MUST_CHECK const struct err *agency_read(struct db *db, struct arena *a, agency_id id, struct agency *out);
MUST_CHECK const struct err *agencies_read(struct db *db, struct arena *a, struct agency_list *out);
MUST_CHECK const struct err *desk_read(struct db *db, struct arena *a, agency_id agency, struct unit *out);
MUST_CHECK const struct err *calendar_read(struct db *db, struct arena *a, const struct agency *agency, struct calendar *out);
MUST_CHECK const struct err *law_read(struct db *db, struct arena *a, agency_id id, struct law_table *out);
MUST_CHECK const struct err *categories_read(struct db *db, struct arena *a, agency_id agency, enum lang lang, bool all,
    struct category_list *out);

#endif
