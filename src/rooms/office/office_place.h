/* office_place.h - which agency a page of the admin is about, and the pieces of its forms. */
#ifndef ROOMS_OFFICE_OFFICE_PLACE_H
#define ROOMS_OFFICE_OFFICE_PLACE_H

#include "rooms/office/office_pages.h"

struct office_place {
	struct agency agency;
	struct unit   root;
	str           named;  /* ?instansi=KCS for links when the address named the agency; else empty */
	day           today;
};

/* The agency named by "instansi", else the first one in which the person may do p. Access is checked for the whole agency's
 * root with whole set, else for something in it. Errors: ERR_MISSING "agency.missing", ERR_DENIED. */
MUST_CHECK const struct err *office_place(struct request *q, enum permission p, bool whole, struct office_place *out);

/* Access to one unit of the place, for p. *as: the role for the act. */
MUST_CHECK const struct err *office_unit_must(struct request *q, const struct office_place *place, enum permission p,
    const struct unit *u, enum role *as);

/* A path of the room with the agency's name behind it where it was named. */
str office_path(struct request *q, const struct office_place *place, const char *path);

/* What stands in a field: what was typed in a form sent again, else the stored text. */
str office_value(const struct request *q, const char *name, str stored);

struct part_field_view office_field(struct request *q, const char *id, enum word label, str stored, int64_t max_chars);
struct part_area_view  office_area(struct request *q, const char *id, enum word label, str stored);
struct part_date_view  office_date(struct request *q, const char *id, enum word label, day stored, day first);

/* Units that are open, in the tree's order, as choices; only those in which the person may do p. chosen: a slug. */
MUST_CHECK const struct err *office_unit_options(struct request *q, const struct office_place *place, enum permission p,
    str chosen, struct part_options *out);

/* Two cards, "ya" and "tidak"; the stored one is chosen, or what was sent. */
struct part_picks_view office_yes_no(struct request *q, const char *id, enum word legend, enum word yes, enum word no,
    bool stored);

#endif
