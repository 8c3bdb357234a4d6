/* work_form.h - the editor's form of a standard: its fields, what was typed, and the way to a body and back. */
#ifndef ROOMS_SERVICES_WORK_FORM_H
#define ROOMS_SERVICES_WORK_FORM_H

#include "core/office.h"
#include "core/publication.h"
#include "core/request.h"
#include "rooms/services/service_body.h"
#include "rooms/services/work_views.h"

/* The fields of the form as a route declares them. */
enum { WORK_FORM_FIELDS = 36 + 2 * SERVICE_MAX_VARIANTS };
extern const struct field work_form_fields[WORK_FORM_FIELDS];

enum work_value {
	VALUE_TITLE, VALUE_SLUG, VALUE_SUMMARY, VALUE_GROUP, VALUE_UNIT, VALUE_NOTE, VALUE_LAWS, VALUE_STEPS, VALUE_TERM_AMOUNT,
	VALUE_TERM_UNIT, VALUE_TERM_FROM, VALUE_TERM_NOTE, VALUE_FREE, VALUE_FEES, VALUE_FEE_NOTE, VALUE_PRODUCTS, VALUE_FACILITIES,
	VALUE_COMPETENCE, VALUE_SUPERVISION, VALUE_COMPLAINTS, VALUE_COMPLAINT_AMOUNT, VALUE_COMPLAINT_UNIT, VALUE_STAFF,
	VALUE_GUARANTEE, VALUE_SAFETY, VALUE_EVALUATION, VALUE_PLACES, VALUE_HOURS, VALUE_OFFICER, VALUE_CARE, VALUE_AGREED,
	VALUE_EXAMPLE, VALUE_COUNT
};

/* What stands in the form: texts as typed. */
struct work_values {
	str    of[VALUE_COUNT];
	str    variant[SERVICE_MAX_VARIANTS], items[SERVICE_MAX_VARIANTS];
	size_t variants; /* groups shown, 1 to SERVICE_MAX_VARIANTS */
};

struct work_values work_values_sent(struct request *q);
/* From a body; title and what stands round it are set by the caller. */
struct work_values work_values_of(struct arena *a, const struct service_in *in);
/* What was typed as a body; faults of lines are added to the request. */
struct service_in work_values_body(struct request *q, const struct work_values *v);

/* The sections of the form; is_new: with the address of the service. units: those the person may write for. */
struct work_sections work_form_sections(struct request *q, const struct work_values *v, const struct unit_list *units, bool is_new);

#endif
