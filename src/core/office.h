/* office.h - agencies, units, their calendars, law tables and categories. */
#ifndef CORE_OFFICE_H
#define CORE_OFFICE_H

#include "base/date.h"
#include "base/err.h"
#include "base/ids.h"
#include "core/acts.h"
#include "core/calendar.h"
#include "core/law.h"
#include "db/db.h"

struct agency {
	agency_id id;
	str       code, name, parent_name;
	enum zone zone;
	int       week_days;
	int       open_minute, close_minute;
	bool      after_hours_rolls;
	str       address, contact;
	bool      demo;
	str       rules_leaf; /* leaf of the rule manifest in force */
};
struct agency_list { struct agency *at; size_t n; };

struct unit {
	unit_id   id;
	agency_id agency;
	unit_id   parent;
	str       slug, name, path;
	str       hours, address, contact, responsible, competence;
	bool      complaints_desk, active;
	int       depth;
};
struct unit_list { struct unit *at; size_t n; };

struct category {
	category_id id;
	agency_id   agency;
	str         slug, name; /* in the language asked for */
	str         name_id, name_en;
	int         class_;
	unit_id     unit;
	int64_t     position;
	bool        active;
};
struct category_list { struct category *at; size_t n; };

MUST_CHECK const struct err *agency_by_code(struct db *db, struct arena *a, str code, struct agency *out);
MUST_CHECK const struct err *agency_by_id(struct db *db, struct arena *a, agency_id id, struct agency *out);
MUST_CHECK const struct err *agency_all(struct db *db, struct arena *a, struct agency_list *out); /* active, by name, max 1,000 */
MUST_CHECK const struct err *unit_by_id(struct db *db, struct arena *a, unit_id id, struct unit *out);
MUST_CHECK const struct err *unit_by_slug(struct db *db, struct arena *a, agency_id agency, str slug, struct unit *out);
MUST_CHECK const struct err *unit_tree(struct db *db, struct arena *a, agency_id agency, struct unit_list *out); /* depth first, max 2,000 */
MUST_CHECK const struct err *unit_root(struct db *db, struct arena *a, agency_id agency, struct unit *out);
/* The agency's complaints desk; its root unit when none is marked. */
MUST_CHECK const struct err *unit_desk(struct db *db, struct arena *a, agency_id agency, struct unit *out);
/* "dinas-a.unit-2": slugs from the root down, for leaf key o. */
MUST_CHECK const struct err *unit_leaf_path(struct db *db, struct arena *a, unit_id id, str *out);
MUST_CHECK const struct err *category_list(struct db *db, struct arena *a, agency_id agency, enum lang lang, bool all,
    struct category_list *out);
MUST_CHECK const struct err *category_by_id(struct db *db, struct arena *a, category_id id, enum lang lang, struct category *out);

/* National days with the agency's own, its week; and its law table (defaults with its overrides). Bounded. */
MUST_CHECK const struct err *agency_calendar(struct db *db, struct arena *a, agency_id id, struct calendar *out);
MUST_CHECK const struct err *agency_law(struct db *db, struct arena *a, agency_id id, struct law_table *out);

/* Writes (inside a write transaction); each is an act with its leaf. */
struct agency_in { str code, name, parent_name; enum zone zone; int week_days; bool demo; instant at; struct actor by; };
/* Makes the agency, its root unit and publishes its first rule manifest (aturan.terbit) and calendar (kalender.terbit).
 * Errors: ERR_INPUT "agency.code" (not [A-Z0-9]{2,8} or taken). */
MUST_CHECK const struct err *agency_create(struct db *tx, struct arena *a, struct keys *keys, const struct agency_in *in,
    agency_id *out, unit_id *root);
struct unit_in { agency_id agency; unit_id parent; str slug, name, hours, address, contact, responsible, competence;
	bool complaints_desk, active; instant at; struct actor by; };
MUST_CHECK const struct err *unit_create(struct db *tx, struct arena *a, struct keys *keys, const struct unit_in *in, unit_id *out);
MUST_CHECK const struct err *unit_change(struct db *tx, struct arena *a, struct keys *keys, unit_id id, const struct unit_in *in);
/* A local free day; publishes the calendar anew. */
MUST_CHECK const struct err *holiday_add(struct db *tx, struct arena *a, struct keys *keys, agency_id agency, day d, str name, str source,
    const struct actor *by, instant at);
MUST_CHECK const struct err *holiday_remove(struct db *tx, struct arena *a, struct keys *keys, agency_id agency, day d,
    const struct actor *by, instant at);
MUST_CHECK const struct err *category_put(struct db *tx, struct arena *a, const struct category *in, category_id *out);

#endif
