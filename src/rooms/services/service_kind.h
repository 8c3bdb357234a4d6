/* service_kind.h - what a service standard and a pledge are made of: the tables that the publication engine works with. */
#ifndef ROOMS_SERVICES_SERVICE_KIND_H
#define ROOMS_SERVICES_SERVICE_KIND_H

#include "core/publication.h"

extern const struct publication_kind service_standard_kind;
extern const struct publication_kind service_pledge_kind;

/* A pledge has one address per agency. */
#define PLEDGE_SLUG "maklumat"

/* The first 14 parts of a standard are the components of the law, in its order. */
enum { SERVICE_COMPONENTS = 14 };
const struct publication_part *service_part_find(const char *key);
/* Position in the table; the count of parts when there is none. */
size_t service_part_index(const char *key);

/* Groups of services, for the catalogue: codes of the templates and one for the rest. */
struct service_group {
	const char *code;
	enum word   label;
};
extern const struct service_group service_groups[];
extern const size_t               service_group_count;
enum word service_group_word(str code); /* WORD_NONE when there is none */

/* The law's own limit for services of a group; LAW_NONE where the law sets none. */
enum law_key service_group_limit(str code);

/* Reason codes of withdrawal, with their words. */
struct service_reason {
	const char *code;
	enum word   label;
};
extern const struct service_reason service_reasons[];
extern const size_t                service_reason_count;

#endif
