/* import_names.h - the units and services that a file names, and what they are here. Of the importer only; see import.h. */
#ifndef APP_IMPORT_NAMES_H
#define APP_IMPORT_NAMES_H

#include "app/app.h"
#include "core/office.h"
#include "core/publication.h"

enum { IMPORT_NAMES_MAX = 5000 };

struct import_name {
	str         name;
	int64_t     id;    /* unit or publication; 0: not there yet */
	const char *fault; /* why there can be none; NULL: there is one */
};
struct import_names {
	struct import_name *at; /* room for IMPORT_NAMES_MAX */
	size_t              n;
};

/* Where and by whom places are made. */
struct import_place {
	struct keys                   *keys;
	const struct publication_kind *standard; /* NULL: no services are kept here */
	agency_id                      agency;
	unit_id                        root;
	str                            source;
	struct actor                   by;
	instant                        at;
};

/* NULL: not noted. */
struct import_name *import_name_find(const struct import_names *l, str name);
/* Each name once; the empty one and what is beyond IMPORT_NAMES_MAX not at all. */
void import_name_note(struct arena *a, struct import_names *l, str name);

/* Inside a write: finds each name by what it became before, else by slug and name, else makes it. A name that nothing can be
 * made of gets its fault. */
MUST_CHECK const struct err *import_units_make(struct db *tx, struct arena *a, const struct import_place *where,
    struct import_names *l);
MUST_CHECK const struct err *import_services_make(struct db *tx, struct arena *a, const struct import_place *where,
    struct import_names *l);

/* Inside the write that gives a case away: the unit wanted, held; where it is closed its successor, else the complaints desk,
 * else the root. */
MUST_CHECK const struct err *import_unit_open(struct db *tx, struct arena *a, agency_id agency, unit_id wanted, unit_id *out);

#endif
