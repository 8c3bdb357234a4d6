/* fields.h - takes the declared fields of a route out of a form, cleaned and checked; the rest is not seen. */
#ifndef APP_FIELDS_H
#define APP_FIELDS_H

#include "core/request.h"

/* Fills q->form and q->faults from what was sent. */
void fields_take(struct request *q, const struct form *sent);

#endif
