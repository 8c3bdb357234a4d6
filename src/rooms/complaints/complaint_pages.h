/* complaint_pages.h - the handlers of the public pages of complaints, for the room's table. */
#ifndef ROOMS_COMPLAINTS_COMPLAINT_PAGES_H
#define ROOMS_COMPLAINTS_COMPLAINT_PAGES_H

#include "core/room.h"

/* The form, and what comes of it: area search, the step before sending, filing with its receipt. */
const struct err *complaint_form_page(struct request *q, struct http_reply *r);
const struct err *complaint_form_sent(struct request *q, struct http_reply *r);
/* Forgets which forms were sent once no page can send them any more. */
const struct err *complaint_filings_forget(const struct job_tools *t);

#endif
