/* complaint_pages.h - the handlers of the public pages of complaints, for the room's table. */
#ifndef ROOMS_COMPLAINTS_COMPLAINT_PAGES_H
#define ROOMS_COMPLAINTS_COMPLAINT_PAGES_H

#include "core/room.h"

/* The form; its steps before sending (area search, looking it over, changing it), which file nothing; filing with its
 * receipt. The address of the steps opened by itself leads to the form. */
const struct err *complaint_form_page(struct request *q, struct http_reply *r);
const struct err *complaint_form_step(struct request *q, struct http_reply *r);
const struct err *complaint_form_step_page(struct request *q, struct http_reply *r);
const struct err *complaint_form_sent(struct request *q, struct http_reply *r);
/* The public list. */
const struct err *complaint_list_page(struct request *q, struct http_reply *r);
/* How reporters are protected and what is stored. */
const struct err *complaint_secrecy_page(struct request *q, struct http_reply *r);
/* One complaint, for anybody and for its reporter. */
const struct err *complaint_track_page(struct request *q, struct http_reply *r);
/* Why its dates are what they are, day by day. */
const struct err *complaint_days_page(struct request *q, struct http_reply *r);
/* By number alone, or with its code. */
const struct err *complaint_lookup_page(struct request *q, struct http_reply *r);
const struct err *complaint_lookup_sent(struct request *q, struct http_reply *r);
/* Lets go of the case whose code was proved. */
const struct err *complaint_leave_sent(struct request *q, struct http_reply *r);
/* What the reporter can do: {aksi} is the verb of a move. */
const struct err *complaint_act_page(struct request *q, struct http_reply *r);
const struct err *complaint_act_sent(struct request *q, struct http_reply *r);
/* Forgets which forms were sent once no page can send them any more. */
const struct err *complaint_filings_forget(const struct job_tools *t);

#endif
