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
#include "db/store.h"

/* Opening hours, minutes after midnight; equal break minutes: no break. */
struct office_hours { int open, close, break_from, break_to; };
enum office_day_kind { OFFICE_MONDAY_THURSDAY = 0, OFFICE_FRIDAY, OFFICE_SATURDAY, OFFICE_DAY_KINDS };

struct agency {
	agency_id id;
	str       code, name, parent_name;
	enum zone zone;
	int       week_days;
	int       open_minute, close_minute; /* Monday to Thursday */
	struct office_hours hours[OFFICE_DAY_KINDS]; /* Saturday's count in a week of six days only */
	bool      after_hours_rolls;
	str       address, contact;
	bool      demo;
	str       rules_leaf; /* leaf of the rule manifest in force */
};
struct agency_list { const struct agency *at; size_t n; }; /* may be kept for all requests: never written to */

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
/* Its hours on a weekday; NULL: closed. Holidays are the calendar's. */
const struct office_hours *agency_hours_on(const struct agency *g, enum weekday w);
MUST_CHECK const struct err *unit_by_id(struct db *db, struct arena *a, unit_id id, struct unit *out);
MUST_CHECK const struct err *unit_by_slug(struct db *db, struct arena *a, agency_id agency, str slug, struct unit *out);
MUST_CHECK const struct err *unit_tree(struct db *db, struct arena *a, agency_id agency, struct unit_list *out); /* depth first, max 2,000 */
MUST_CHECK const struct err *unit_root(struct db *db, struct arena *a, agency_id agency, struct unit *out);
/* What the unit was called on a day; its first name for days before. */
MUST_CHECK const struct err *unit_name_on(struct db *db, struct arena *a, unit_id id, day on, str *out);
struct unit_name { day from; str name; };
struct unit_names { struct unit_name *at; size_t n; };
/* Inside a write that counts dates, before anything else is read: keeps the agency's rules from being published anew until the
 * write is over, so that the order of leaves says which rules a date was counted by. */
MUST_CHECK const struct err *agency_hold(struct db *tx, struct arena *a, agency_id id);
/* Inside a write that gives a case to the unit: keeps the unit from being closed until the write is over. open false: there is
 * no such unit, or it is closed. */
MUST_CHECK const struct err *unit_hold(struct db *tx, struct arena *a, unit_id id, bool *open);
/* All its names, oldest first, at most 50. */
MUST_CHECK const struct err *unit_name_history(struct db *db, struct arena *a, unit_id id, struct unit_names *out);
/* The agency's complaints desk; its root unit when none is marked. */
MUST_CHECK const struct err *unit_desk(struct db *db, struct arena *a, agency_id agency, struct unit *out);
/* "dinas-a.unit-2": slugs from the root down, for leaf key o. */
MUST_CHECK const struct err *unit_leaf_path(struct db *db, struct arena *a, unit_id id, str *out);
/* The same of a unit of a known agency: from what is kept of the agency. */
MUST_CHECK const struct err *unit_leaf_path_in(struct db *db, struct arena *a, agency_id agency, unit_id id, str *out);
MUST_CHECK const struct err *category_list(struct db *db, struct arena *a, agency_id agency, enum lang lang, bool all,
    struct category_list *out);
MUST_CHECK const struct err *category_by_id(struct db *db, struct arena *a, category_id id, enum lang lang, struct category *out);

/* National days with the agency's own, its week; and its law table (defaults with its overrides). Bounded. */
MUST_CHECK const struct err *agency_calendar(struct db *db, struct arena *a, agency_id id, struct calendar *out);
MUST_CHECK const struct err *agency_law(struct db *db, struct arena *a, agency_id id, struct law_table *out);

/* Published bytes by their SHA-256 (b of a leaf). Errors: ERR_MISSING "manifest.missing". */
struct manifest { str hash, kind, record, body, leaf; int64_t version; instant at; };
MUST_CHECK const struct err *manifest_by_hash(struct db *db, struct arena *a, str hash, struct manifest *out);
/* The newest of an agency's "aturan", "kalender" or "hukum"; found false: none. */
MUST_CHECK const struct err *manifest_newest(struct db *db, struct arena *a, str agency_code, const char *kind, bool *found,
    struct manifest *out);

/* Writes (inside a write transaction); each is an act with its leaf. What was kept of the agencies is not used by a
 * transaction that changes them, and by nobody after its commit. */
struct agency_in { str code, name, parent_name; enum zone zone; int week_days; bool demo; instant at; struct actor by; };
/* Makes the agency, its root unit (slug: the code in lower case) and publishes its law table (hukum.terbit), calendar
 * (kalender.terbit) and rule manifest (aturan.terbit), all in record ATURAN-<code>.
 * Errors: ERR_INPUT "agency.code" (not [A-Z0-9]{2,8} or taken; field "kode"), "agency.name" (field "nama"). */
MUST_CHECK const struct err *agency_create(struct db *tx, struct arena *a, struct keys *keys, const struct agency_in *in,
    agency_id *out, unit_id *root);
/* Puts a unit with all below it under another open unit of its agency (unit.ganti, reason "pindah"). Errors: ERR_INPUT
 * "unit.root_stays", "unit.parent", "unit.own_branch", "unit.deep" (all field "induk"). */
MUST_CHECK const struct err *unit_move(struct db *tx, struct arena *a, struct keys *keys, unit_id id, unit_id parent,
    const struct actor *by, instant at);
/* Ends a unit that goes into another (unit.gabung); categories routed to it, roles in it and what it answered for go there in the
 * same transaction, each by its own act. Its open cases must have been handed over (case_hand_over). Errors: as unit_merge_ok,
 * and ERR_STATE "unit.has_cases". */
MUST_CHECK const struct err *unit_merge(struct db *tx, struct arena *a, struct keys *keys, unit_id id, unit_id into,
    const struct actor *by, instant at);
/* The whole of it: cases first, in steps that each stand, then unit_merge. Broken off it goes on by itself (unit_merges_resume).
 * by must be a person. Errors: as unit_merge. */
MUST_CHECK const struct err *unit_merge_all(struct store *store, struct arena *a, struct keys *keys, unit_id id, unit_id into,
    const struct actor *by, instant at);
/* Goes on with mergers that were begun at least MERGE_REST_MS before now and are not over; one that has become impossible is dropped. */
enum { MERGE_REST_MS = 60 * 1000 };
MUST_CHECK const struct err *unit_merges_resume(struct store *store, struct arena *a, struct keys *keys, instant now);
/* The unit itself when it is open, else the one it went into, and so on; the agency's desk where that leads nowhere. */
MUST_CHECK const struct err *unit_open_or_next(struct db *db, struct arena *a, unit_id id, struct unit *out);
/* May it, but for its cases? Errors: ERR_STATE "unit.is_root", "unit.is_desk", "unit.has_units", "unit.closed"; ERR_INPUT
 * "unit.successor" (all field "penerus"). */
MUST_CHECK const struct err *unit_merge_ok(struct db *db, struct arena *a, unit_id id, unit_id into);
/* What befell a unit, oldest first; incoming: the other one went into this. At most 50. kind is stored, never renumber. */
enum unit_change_kind { UNIT_MOVED_FROM = 1, UNIT_MERGED_INTO = 2 };
struct unit_change_row { enum unit_change_kind kind; day on; str other; bool incoming; };
struct unit_changes { struct unit_change_row *at; size_t n; };
MUST_CHECK const struct err *unit_changes(struct db *db, struct arena *a, unit_id id, struct unit_changes *out);
/* What the agency says of itself. Name, address and contact go to its root unit too (act unit.ganti); week and hours are
 * published in calendar and manifest. Deadlines that are told already keep their dates; what begins later counts by the new
 * week. Errors: ERR_INPUT "agency.week" (field "hari_kerja"), "agency.hours" ("jam_senin", "jam_jumat", "jam_sabtu"),
 * "unit.name" ("nama"). */
struct agency_change { str name, parent_name, address, contact; int week_days; struct office_hours hours[OFFICE_DAY_KINDS];
	instant at; struct actor by; };
MUST_CHECK const struct err *agency_change(struct db *tx, struct arena *a, struct keys *keys, agency_id id,
    const struct agency_change *in);
/* An import into the agency is over (act data.impor of record ATURAN-<code>): how many rows came in, were known before, were
 * refused; the file's SHA-256 only as a commitment. */
struct agency_import { int64_t landed, known, refused; };
MUST_CHECK const struct err *agency_import_note(struct db *tx, struct arena *a, struct keys *keys, agency_id id, str file,
    const struct agency_import *in, const struct actor *by, instant at);
/* Publishes law table, calendar and manifest anew where their bytes have changed: after every change of theirs, and at start
 * (a new release may bring new holidays or law). *changed: something was published. */
MUST_CHECK const struct err *agency_rules_publish(struct db *tx, struct arena *a, struct keys *keys, agency_id agency,
    const struct actor *by, instant at, bool *changed);
/* slug: [a-z][a-z0-9-]{0,31}, never changes; parent: unit_move. parent 0 in unit_create: the root unit. Marking a unit as
 * complaints desk takes the mark from the one that has it (an act of that unit too).
 * Errors: ERR_INPUT "unit.slug" (shape), "unit.slug_taken" (field "kode"), "unit.name" ("nama"), "unit.deep" (more than
 * UNIT_MAX_DEPTH levels; "induk"), "unit.too_many"; ERR_STATE for closing a unit: "unit.is_root", "unit.is_desk",
 * "unit.has_units", "unit.has_cases". */
enum { UNIT_MAX_DEPTH = 8, UNIT_MAX_COUNT = 2000 };
struct unit_in { agency_id agency; unit_id parent; str slug, name, hours, address, contact, responsible, competence;
	bool complaints_desk, active; instant at; struct actor by; };
MUST_CHECK const struct err *unit_create(struct db *tx, struct arena *a, struct keys *keys, const struct unit_in *in, unit_id *out);
MUST_CHECK const struct err *unit_change(struct db *tx, struct arena *a, struct keys *keys, unit_id id, const struct unit_in *in);
/* An agency's own value of a number of the law from a day on, by its own regulation: published at once (hukum.terbit, and the
 * manifest when the day comes). Clocks of cases that were opened before keep what they were told.
 * Errors: ERR_INPUT "law.key" (may not be changed), "law.value" (beyond what the law permits; field "jumlah"), "law.from"
 * (today or before, for what came in today was told already, or more than ten years ahead; "mulai"), "law.taken" (a value from that day stands already; "mulai"),
 * "law.title" ("judul"), "law.number" ("nomor"), "law.issued" (no day, or after today or from; "tanggal"). */
struct law_change { enum law_key key; day from; int64_t value; str title, number; day issued; instant at; struct actor by; };
MUST_CHECK const struct err *law_override_put(struct db *tx, struct arena *a, struct keys *keys, agency_id agency,
    const struct law_change *in);
/* Takes back one whose day has not come. Errors: ERR_MISSING "law.missing"; ERR_INPUT "law.past" ("mulai"). */
MUST_CHECK const struct err *law_override_remove(struct db *tx, struct arena *a, struct keys *keys, agency_id agency,
    enum law_key key, day from, const struct actor *by, instant at);
/* The agency's own free days of the years covered, oldest first, at most 500. */
struct holiday_list { struct holiday *at; size_t n; };
MUST_CHECK const struct err *holidays_own(struct db *db, struct arena *a, agency_id agency, struct holiday_list *out);
/* A local free day; publishes calendar and manifest anew. Errors: ERR_INPUT "holiday.day" (field "hari"; no day, or before
 * today: the past is not changed), "holiday.taken" (field "hari"), "holiday.name" ("nama"), "holiday.source" ("sumber");
 * ERR_MISSING "holiday.missing"; ERR_INPUT "holiday.past" (removing a day that has been). */
MUST_CHECK const struct err *holiday_add(struct db *tx, struct arena *a, struct keys *keys, agency_id agency, day d, str name, str source,
    const struct actor *by, instant at);
MUST_CHECK const struct err *holiday_remove(struct db *tx, struct arena *a, struct keys *keys, agency_id agency, day d,
    const struct actor *by, instant at);
/* id 0: a new one. An act of record KTG-<code>-<slug> (kategori.terbit, kategori.ganti, kategori.cabut) with its published bytes;
 * nothing changed: no act. Its first act is kategori.terbit, also where it stood without one before.
 * Errors: ERR_INPUT "category.slug" (shape or taken; field "kode"), "category.name" ("nama"),
 * "category.name_en" ("nama_en"), "category.unit" ("unit"), "category.class" ("kelas"). */
MUST_CHECK const struct err *category_put(struct db *tx, struct arena *a, struct keys *keys, const struct category *in,
    const struct actor *by, instant at, category_id *out);

#endif
