/* desk_case_parts.h - the pieces of a case's page: clocks, story, forms. Between the files of this room only. */
#ifndef ROOMS_DESK_DESK_CASE_PARTS_H
#define ROOMS_DESK_DESK_CASE_PARTS_H

#include "rooms/desk/desk_case.h"
#include "rooms/desk/desk_views.h"

/* Clocks of the present round: what is promised by law, guideline, own standard, and how it stands. */
struct desk_clocks desk_clocks_of(struct request *q, const struct desk_file *f);

/* The story, newest first; and of it the acts from number seen on (NO_INT: none). */
MUST_CHECK const struct err *desk_story(struct request *q, const struct desk_file *f, int64_t seen, struct desk_events *all,
    struct desk_events *since);

/* Has the page a form for the step? A step that would change nothing has none. */
bool desk_form_open(const struct desk_file *f, const char *verb, instant now);
/* Might this person extend the date, were its promise not missed already? */
bool desk_too_late_to_extend(const struct desk_file *f, instant now);

/* The forms of the steps that are open. opened: the one folded out. own: the reporter's words. */
struct complaint_words;
MUST_CHECK const struct err *desk_forms(struct request *q, const struct desk_file *f, const char *opened,
    const struct complaint_words *own, struct desk_acts *out);

#endif
