/* complaint_form.h - the form of a complaint: read, checked, shown again. */
#ifndef ROOMS_COMPLAINTS_COMPLAINT_FORM_H
#define ROOMS_COMPLAINTS_COMPLAINT_FORM_H

#include "core/request.h"
#include "gen/complaint_page_queries.h"
#include "rooms/complaints/complaint_acts.h"
#include "rooms/complaints/complaint_views.h"

enum { COMPLAINT_AREAS_MAX = 20, COMPLAINT_SERVICES_MAX = 500 };

/* Codes of declared groups and needs, stored with the reporter; with their words. */
struct complaint_code {
	const char *code;
	enum word   label;
};
enum { COMPLAINT_GROUPS = 6, COMPLAINT_NEEDS = 4 };
extern const struct complaint_code complaint_groups[COMPLAINT_GROUPS];
extern const struct complaint_code complaint_needs[COMPLAINT_NEEDS];

/* What the form is filled in for, and what was filled in. */
struct complaint_form {
	struct agency           agency;
	bool                    several;  /* the installation has more than one agency */
	struct category_list    categories;
	struct complaint_page_services_rows services; /* of the list in the form; read where it is shown or chosen from */
	bool                   services_read;
	struct category         category; /* chosen; id 0: none */
	int                     class_;   /* of the category, or chosen where the agency has no categories; 0: none */
	publication_id          service;
	str                     service_title;
	enum case_mode          mode;     /* 0: not chosen */
	str                     area, area_name; /* chosen */
	struct part_options     areas;    /* found, with the chosen one */
	bool                    area_searched, areas_cut; /* cut: there may be more of that name */
	struct complaint_words  words;
	struct complaint_reporter reporter;
	str                     groups;   /* codes, comma separated */
	day                     event;
	str                     form;     /* one-time number */
	struct law_table        law;
	struct complaint_promises promises[COMPLAINT_CLASS_COUNT]; /* by class, from now */
};

/* Reads what was sent (query or body). *found false: the agency has not been chosen yet, *out has none. */
MUST_CHECK const struct err *complaint_form_read(struct request *q, bool *found, struct complaint_form *out);
/* Reads the services to choose from, unless it has; complaint_form_show needs them. */
MUST_CHECK const struct err *complaint_form_services(struct request *q, struct complaint_form *f);

/* Adds a fault for everything that keeps it from being filed. */
void complaint_form_check(struct request *q, const struct complaint_form *f);

/* The complaint as complaint_file takes it. */
struct complaint_in complaint_form_in(const struct request *q, const struct complaint_form *f);

/* The form as a page, with what was typed and what was wrong. */
struct complaint_form_view complaint_form_show(struct request *q, const struct complaint_form *f);
/* The step before sending. */
struct complaint_preview_view complaint_form_preview(struct request *q, const struct complaint_form *f);

/* Who sees what, from the table of rights. */
struct complaint_seen_view complaint_form_seen(const struct request *q);
/* What was said, in words, for the step before sending and the receipt. */
struct complaint_saids complaint_form_said(struct request *q, const struct complaint_form *f);

/* "10 hari kerja, standar kami sendiri" for one of the promises of p. */
str complaint_promise_time(const struct request *q, const struct complaint_form *f, const struct complaint_promises *p,
    const struct promise *one);

#endif
