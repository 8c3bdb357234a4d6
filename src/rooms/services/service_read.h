/* service_read.h - what several pages of this room read alike: the service of an address, versions, pledge, differences. */
#ifndef ROOMS_SERVICES_SERVICE_READ_H
#define ROOMS_SERVICES_SERVICE_READ_H

#include "core/office.h"
#include "core/publication.h"
#include "rooms/services/service_pages.h"

/* The agency and the publication of {kode} and {slug}. Errors: ERR_MISSING for a wrong code or slug. */
MUST_CHECK const struct err *service_find(struct request *q, struct agency *agency, struct publication_row *p);

/* Where a publication lives: "/layanan/KCS/akta-kelahiran", "/maklumat/KCS". */
str service_base(struct arena *a, const struct publication_row *p);

/* Published versions, newest first, as rows; n 0: none was ever in force. */
MUST_CHECK const struct err *service_versions_read(struct request *q, const struct publication_row *p,
    struct service_version_list_view *out);

/* The pledge in force of an agency; found false: none. */
MUST_CHECK const struct err *service_oath_read(struct request *q, const struct agency *agency, bool *found,
    struct service_oath_view *out);
/* A pledge version as a block. */
MUST_CHECK const struct err *service_oath_of(struct request *q, const struct version_row *v, str base, struct service_oath_view *out);

/* Parts whose words differ. whole: their unchanged lines too. NULL before: nothing was there. */
struct service_diff_rows_view service_diff_of(struct arena *a, enum lang lang, const struct service_in *before,
    const struct service_in *after, bool whole);
struct service_diff_rows_view pledge_diff_of(struct arena *a, enum lang lang, const struct pledge_in *before,
    const struct pledge_in *after, bool whole);

/* How cases of a kind about a service were answered in the last days, confidential ones left out. */
MUST_CHECK const struct err *service_reality_read(struct request *q, const struct agency *agency, publication_id service,
    int case_kind, struct service_reality *out);

/* Sends published bytes: canonical JSON, unchangeable, so caches may keep them for ever. */
void service_reply_bytes(struct request *q, struct http_reply *r, str bytes);

#endif
