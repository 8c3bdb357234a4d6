/* office_manifest.h - inside of core/office: bytes that are published about an agency. Others use office.h. */
#ifndef CORE_OFFICE_MANIFEST_H
#define CORE_OFFICE_MANIFEST_H

#include "core/office.h"

/* What the three published texts are made from. */
struct rules_source {
	struct agency    agency;
	struct calendar  calendar;
	struct law_table law;
	day              today;
	str              law_leaf, calendar_leaf; /* known when the rules are written */
};

struct rules_kind {
	const char *kind, *act;
	const struct err *(*bytes)(struct arena *a, const struct rules_source *s, int64_t version, str *out);
};

/* An act of a unit: its published bytes, its leaf, its chain. target: the record it went into, or absent. */
MUST_CHECK const struct err *unit_act(struct db *tx, struct arena *a, struct keys *keys, const char *name, const char *reason,
    str target, unit_id id, const struct actor *by, instant at);
/* [a-z][a-z0-9-]{0,31}. */
bool office_slug_ok(str s);
/* Some words, at most 200 characters. */
bool office_name_ok(str s);
/* What was routed to a unit that ends goes to its successor: each an act kategori.ganti, reason "unit-digabung". */
MUST_CHECK const struct err *categories_hand_over(struct db *tx, struct arena *a, struct keys *keys, agency_id agency,
    unit_id from, unit_id into, const struct actor *by, instant at);
/* May it be closed now? Errors: ERR_STATE as unit_change. */
MUST_CHECK const struct err *unit_closable(struct db *tx, struct arena *a, const struct unit *u, bool stays_desk);

/* Opening hours as stored (agency.hours), over what the agency has in its minutes. */
void agency_hours_fill(struct agency *g, str stored);

/* Canonical JSON of a unit. Public bytes hold what an office is; whole adds contact and the person responsible, which may
 * have to vanish one day and are therefore only committed to. */
MUST_CHECK const struct err *unit_bytes(struct arena *a, const struct agency *agency, str parent_slug, const struct unit *u,
    bool whole, int64_t version, str *out);

#endif
