/* fields.h - takes the declared fields of a route out of a form or an address, cleaned and checked; any other is refused. */
#ifndef APP_FIELDS_H
#define APP_FIELDS_H

#include "core/request.h"

/* Fills q->form and q->faults from what was sent. ERR_INPUT "form.unknown" for a field that the route does not declare (the
 * token of a form and the marks of other sites in an address are none), "form.twice" for one that came twice and may not. */
MUST_CHECK const struct err *fields_take(struct request *q, const struct form *sent);

#endif
