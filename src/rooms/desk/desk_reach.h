/* desk_reach.h - how far a person's inbox reaches, and whether one case lies within. */
#ifndef ROOMS_DESK_DESK_REACH_H
#define ROOMS_DESK_DESK_REACH_H

#include "core/casework.h"
#include "core/office.h"
#include "core/request.h"

/* One agency of a person, with the units whose cases are his to see. */
struct desk_reach {
	struct agency      office;
	struct agency_list offices; /* all he may choose from, by name */
	struct unit_list   units;   /* of this agency, reachable for cases that are not confidential, in tree order */
	unit_id            only;    /* the unit chosen, with everything below it; 0: all of them */
	/* ",3,h3,17," for the statements: units for open and anonymous, confidential, sealed cases; h: also those of the unit
	 * that the complaints desk keeps to itself (case_held); "," none. */
	str                open_units, secret_units, sealed_units;
};

/* agency: its code, empty for the first; unit 0: all. A choice out of reach counts as none. Errors: ERR_DENIED
 * "access.denied" when the person reaches no unit at all. */
MUST_CHECK const struct err *desk_reach_read(struct request *q, str agency, unit_id unit, struct desk_reach *out);

/* The kinds of case of this program; NULL: not one of them. */
const struct case_kind *desk_kind_of(const struct request *q, enum case_kind_no no);

struct access_object desk_object(const struct case_row *c);

/* May the person read the file? Content of confidential cases asks for more, sealed ones for oversight; never the officer
 * a case is about. */
bool desk_may_read(const struct request *q, const struct case_row *c);


#endif
