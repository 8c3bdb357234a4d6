/* work_read.h - what the workspace pages of this room share: the thing of an address, faults, chips, units. */
#ifndef ROOMS_SERVICES_WORK_READ_H
#define ROOMS_SERVICES_WORK_READ_H

#include "core/office.h"
#include "core/publication.h"
#include "rooms/services/work_views.h"

/* A standard (path with {slug}) or an agency's pledge (path without) as it is worked on. */
struct work_thing {
	const struct publication_kind *kind;
	struct agency                  agency;
	struct publication_row         p;       /* id 0: a pledge that was never begun */
	str                            base;    /* "/kerja/layanan/KCS/akta", "/kerja/maklumat/KCS" */
	struct access_object           object;
	bool                           working; /* a version is being worked on: version */
	struct version_row             version;
	bool                           in_force;
	struct version_row             current;
};

/* Reads it for a person who has perm on it. *as (may be NULL): in which role. Errors: ERR_MISSING, ERR_DENIED, ERR_LOGIN. */
MUST_CHECK const struct err *work_find(struct request *q, enum permission perm, struct work_thing *t, enum role *as);

/* Units of an agency that the person may write standards for, depth first. */
MUST_CHECK const struct err *work_units(struct request *q, agency_id agency, struct unit_list *out);

/* What an editor's text begins from: the version being worked on, else the one in force; NULL: nothing yet. */
const struct version_row *work_base_version(const struct work_thing *t);

/* Saves what an editor sent, inside a write. expected, from: hidden fields "diubah" (when the draft he began from was last
 * saved; 0 or missing: there was none) and "dari" (the version in force then; 0 or missing: none). Errors: those of draft_save;
 * ERR_STATE "publication.changed" when either is another now. */
MUST_CHECK const struct err *work_draft_save(struct db *tx, struct request *q, const struct work_thing *t, const struct draft_in *in,
    int64_t expected, int64_t from);

/* Name of the editor's first field of a part (its key). */
const char *work_part_field(str part);
/* Turns an error that the person can mend into a fault of the page; false: it is another kind. Those without a field stand
 * at "umum". */
bool work_fault(struct request *q, const struct err *e);

/* Where a standard or pledge stands: chips of the version in force and the one being worked on. */
struct work_chips work_chips_of(struct request *q, int64_t current_no, day review, int work_state, day work_from, day today);

/* Agency to work in: of field instansi, else the first where the person has perm. Errors: ERR_DENIED "access.denied". */
MUST_CHECK const struct err *work_agency(struct request *q, enum permission perm, struct agency *out, struct agency_list *all);

#endif
