/* demo.h - inside of `terang demo`: what is invented and how its year is written. Nothing here is about anybody real. */
#ifndef APP_DEMO_H
#define APP_DEMO_H

#include "app/app.h"
#include "core/calendar.h"
#include "core/casework.h"
#include "core/publication.h"
#include "rooms/complaints/complaints.h"

struct demo_unit {
	const char *slug, *parent; /* parent NULL: below the agency */
	const char *name, *hours, *address, *contact, *responsible, *competence;
	bool        desk;
};

struct demo_category {
	const char *slug, *name_id, *name_en;
	int         class_;
	const char *unit;
};

struct demo_agency {
	const char                 *code, *name, *parent_name;
	enum zone                   zone;
	int                         week_days;
	const struct demo_unit     *units;
	size_t                      unit_count;
	const struct demo_category *categories;
	size_t                      category_count;
	int                         share; /* of the cases, in hundredths */
	int                         pace;  /* how slowly it works: hundredths of the measured times */
};

struct demo_person {
	const char *login, *name, *agency, *unit; /* unit NULL: the whole agency */
	enum role   role;
};

/* One kind of complaint: words with {hari} {tempat} {nomor} to be filled. */
struct demo_story {
	const char *agency, *category, *unit, *service; /* service: slug of a standard, or NULL */
	const char *title, *text, *want;
	const char *question, *reply; /* what the officer asks and the reporter says; NULL: nothing */
	const char *follow_up, *answer;
};

extern const struct demo_agency demo_agencies[];
extern const size_t             demo_agency_count;
extern const struct demo_person demo_people[];
extern const size_t             demo_person_count;
extern const struct demo_story  demo_stories[];
extern const size_t             demo_story_count;
extern const char *const        demo_places[];
extern const size_t             demo_place_count;
extern const char *const        demo_names[];
extern const size_t             demo_name_count;

/* The one password of every account of the demonstration. */
extern const char demo_password[];

/* Known while the demonstration is made. */
struct demo_world {
	struct app    *app;
	struct arena  *a;
	instant        start, now; /* the simulated clock begins at start and never passes now */
	int            cases;
	unsigned long  seed;
	agency_id      agency[8];
	unit_id        root[8];
	struct calendar calendar[8];
	struct person  people[64];
	key32          unused;
	int64_t        acts;
	str            warga_number, warga_code; /* a case anybody may open to try the holder's view */
};

/* Agencies, units, categories, accounts; at the beginning of the simulated year. */
MUST_CHECK const struct err *demo_make_office(struct demo_world *w);
/* Standards: templates as drafts with what is missing; completed ones labelled as invented; a pledge per agency. */
MUST_CHECK const struct err *demo_make_services(struct demo_world *w);
/* One of the completed ones gets a second version, in force from that moment's day. */
MUST_CHECK const struct err *demo_second_version(struct demo_world *w, instant at);
/* The year of cases, in strict order of the simulated clock; says on standard output how far it is. */
MUST_CHECK const struct err *demo_make_year(struct demo_world *w);

/* Numbers that look random and are the same for the same seed. */
unsigned demo_random(struct demo_world *w, unsigned below);

/* Position of an agency by its code. */
size_t demo_agency_at(const char *code);
/* The unit of an agency; its root for NULL. */
MUST_CHECK const struct err *demo_unit_id(struct demo_world *w, struct db *db, size_t agency, const char *slug, unit_id *out);
/* The first person with this role for the unit (or the whole agency); NULL: nobody. */
const struct person *demo_person_for(const struct demo_world *w, const char *agency, const char *unit, enum role role);
struct actor demo_actor(const struct person *p, enum role role);

#endif
