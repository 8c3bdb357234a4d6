/* access.c - the one table of who may do what, and the few lines that read it. See access.h. */
#include "core/access.h"

#include "base/strs.h"

/* code: as leaves carry it. rank: which of several roles signs an act, the higher first. */
static const struct role_row {
	const char *code;
	int         rank;
	bool        staff, oversight;
} role_rows[ROLE_COUNT] = {
	[ROLE_PUBLIC] = {"publik", 0, false, false},
	[ROLE_CITIZEN] = {"warga", 1, false, false},
	[ROLE_OFFICER] = {"petugas", 6, true, false},
	[ROLE_COORDINATOR] = {"koordinator", 8, true, false},
	[ROLE_HEAD] = {"pimpinan", 9, true, false},
	[ROLE_PPID] = {"ppid", 7, true, false},
	[ROLE_INSPECTORATE] = {"inspektorat", 12, true, true},
	[ROLE_OMBUDSMAN] = {"ombudsman", 11, true, true},
	[ROLE_AUDITOR] = {"auditor", 10, true, true},
	[ROLE_ASSESSOR] = {"asesor", 5, true, false},
	[ROLE_EMPLOYEE] = {"pegawai", 3, true, false},
	[ROLE_MEDIA] = {"media", 2, true, false},
	[ROLE_ADMIN] = {"admin", 4, true, false},
	[ROLE_SYSTEM] = {"sistem", 13, false, false},
};

/* A pair that is not here is refused. The admin has no row of a case; PERM_OVERSIGHT_GRANT has no row at all. An act on
 * something of a whole agency (its calendar, its categories) passes the root unit's path, so a branch's admin is refused. */
static const struct access_row {
	enum role       role;
	enum permission perm;
	enum scope      scope;
} access_rows[] = {
	{ROLE_CITIZEN, PERM_HOLDER, SCOPE_OWN},

	{ROLE_OFFICER, PERM_CASE_LIST, SCOPE_UNIT},
	{ROLE_OFFICER, PERM_CASE_READ, SCOPE_UNIT},
	{ROLE_OFFICER, PERM_CASE_READ_SECRET, SCOPE_UNIT},
	{ROLE_OFFICER, PERM_CASE_ANSWER, SCOPE_UNIT},
	{ROLE_OFFICER, PERM_CASE_ASK, SCOPE_UNIT},
	{ROLE_OFFICER, PERM_CASE_NOTE, SCOPE_UNIT},
	{ROLE_OFFICER, PERM_CASE_EXTEND, SCOPE_UNIT},
	{ROLE_OFFICER, PERM_STANDARD_READ, SCOPE_UNIT},
	{ROLE_OFFICER, PERM_STANDARD_EDIT, SCOPE_UNIT},
	{ROLE_OFFICER, PERM_OFFICE_READ, SCOPE_AGENCY},
	{ROLE_OFFICER, PERM_FIGURES_READ, SCOPE_UNIT},

	{ROLE_COORDINATOR, PERM_CASE_LIST, SCOPE_AGENCY},
	{ROLE_COORDINATOR, PERM_CASE_READ, SCOPE_AGENCY},
	{ROLE_COORDINATOR, PERM_CASE_READ_SECRET, SCOPE_AGENCY},
	{ROLE_COORDINATOR, PERM_CASE_READ_HELD, SCOPE_AGENCY},
	{ROLE_COORDINATOR, PERM_CASE_IDENTITY, SCOPE_AGENCY},
	{ROLE_COORDINATOR, PERM_CASE_VERIFY, SCOPE_AGENCY},
	{ROLE_COORDINATOR, PERM_CASE_ROUTE, SCOPE_AGENCY},
	{ROLE_COORDINATOR, PERM_CASE_ANSWER, SCOPE_UNIT}, /* what stays with the desk */
	{ROLE_COORDINATOR, PERM_CASE_ASK, SCOPE_AGENCY},
	{ROLE_COORDINATOR, PERM_CASE_NOTE, SCOPE_AGENCY},
	{ROLE_COORDINATOR, PERM_CASE_CLASSIFY, SCOPE_AGENCY},
	{ROLE_COORDINATOR, PERM_CASE_EXTEND, SCOPE_UNIT},
	{ROLE_COORDINATOR, PERM_CASE_END, SCOPE_AGENCY},
	{ROLE_COORDINATOR, PERM_CASE_MASK, SCOPE_AGENCY},
	{ROLE_COORDINATOR, PERM_CASE_UNMARK, SCOPE_AGENCY},
	{ROLE_COORDINATOR, PERM_STANDARD_READ, SCOPE_AGENCY},
	{ROLE_COORDINATOR, PERM_OFFICE_READ, SCOPE_AGENCY},
	{ROLE_COORDINATOR, PERM_CATEGORY_EDIT, SCOPE_AGENCY},
	{ROLE_COORDINATOR, PERM_FIGURES_READ, SCOPE_AGENCY},

	{ROLE_HEAD, PERM_CASE_LIST, SCOPE_UNIT},
	{ROLE_HEAD, PERM_CASE_READ, SCOPE_UNIT},
	{ROLE_HEAD, PERM_CASE_READ_SECRET, SCOPE_UNIT},
	{ROLE_HEAD, PERM_CASE_UNMARK, SCOPE_UNIT},
	{ROLE_HEAD, PERM_STANDARD_READ, SCOPE_UNIT},
	{ROLE_HEAD, PERM_STANDARD_APPROVE, SCOPE_UNIT},
	{ROLE_HEAD, PERM_OFFICE_READ, SCOPE_AGENCY},
	{ROLE_HEAD, PERM_FIGURES_READ, SCOPE_UNIT},

	{ROLE_PPID, PERM_STANDARD_READ, SCOPE_AGENCY},
	{ROLE_PPID, PERM_OFFICE_READ, SCOPE_AGENCY},
	{ROLE_PPID, PERM_FIGURES_READ, SCOPE_AGENCY},

	{ROLE_INSPECTORATE, PERM_CASE_LIST, SCOPE_AGENCY},
	{ROLE_INSPECTORATE, PERM_CASE_READ, SCOPE_AGENCY},
	{ROLE_INSPECTORATE, PERM_CASE_READ_SECRET, SCOPE_AGENCY},
	{ROLE_INSPECTORATE, PERM_CASE_READ_HELD, SCOPE_AGENCY},
	{ROLE_INSPECTORATE, PERM_CASE_IDENTITY, SCOPE_AGENCY},
	{ROLE_INSPECTORATE, PERM_CASE_NOTE, SCOPE_AGENCY},
	{ROLE_INSPECTORATE, PERM_STANDARD_READ, SCOPE_AGENCY},
	{ROLE_INSPECTORATE, PERM_OFFICE_READ, SCOPE_AGENCY},
	{ROLE_INSPECTORATE, PERM_FIGURES_READ, SCOPE_AGENCY},

	{ROLE_OMBUDSMAN, PERM_CASE_LIST, SCOPE_AGENCY},
	{ROLE_OMBUDSMAN, PERM_CASE_READ, SCOPE_AGENCY},
	{ROLE_OMBUDSMAN, PERM_CASE_READ_SECRET, SCOPE_AGENCY},
	{ROLE_OMBUDSMAN, PERM_CASE_READ_HELD, SCOPE_AGENCY},
	{ROLE_OMBUDSMAN, PERM_CASE_IDENTITY, SCOPE_AGENCY},
	{ROLE_OMBUDSMAN, PERM_CASE_NOTE, SCOPE_AGENCY},
	{ROLE_OMBUDSMAN, PERM_STANDARD_READ, SCOPE_AGENCY},
	{ROLE_OMBUDSMAN, PERM_OFFICE_READ, SCOPE_AGENCY},
	{ROLE_OMBUDSMAN, PERM_FIGURES_READ, SCOPE_AGENCY},

	{ROLE_AUDITOR, PERM_CASE_LIST, SCOPE_AGENCY},
	{ROLE_AUDITOR, PERM_CASE_READ, SCOPE_AGENCY},
	{ROLE_AUDITOR, PERM_CASE_READ_SECRET, SCOPE_AGENCY},
	{ROLE_AUDITOR, PERM_CASE_READ_HELD, SCOPE_AGENCY},
	{ROLE_AUDITOR, PERM_CASE_IDENTITY, SCOPE_AGENCY},
	{ROLE_AUDITOR, PERM_STANDARD_READ, SCOPE_AGENCY},
	{ROLE_AUDITOR, PERM_OFFICE_READ, SCOPE_AGENCY},
	{ROLE_AUDITOR, PERM_FIGURES_READ, SCOPE_AGENCY},

	{ROLE_ASSESSOR, PERM_STANDARD_READ, SCOPE_AGENCY},
	{ROLE_ASSESSOR, PERM_OFFICE_READ, SCOPE_AGENCY},
	{ROLE_ASSESSOR, PERM_FIGURES_READ, SCOPE_AGENCY},

	{ROLE_EMPLOYEE, PERM_OFFICE_READ, SCOPE_AGENCY},

	{ROLE_ADMIN, PERM_STANDARD_READ, SCOPE_UNIT},
	{ROLE_ADMIN, PERM_STANDARD_EDIT, SCOPE_UNIT},
	{ROLE_ADMIN, PERM_OFFICE_READ, SCOPE_AGENCY},
	{ROLE_ADMIN, PERM_UNIT_EDIT, SCOPE_UNIT},
	{ROLE_ADMIN, PERM_PEOPLE_EDIT, SCOPE_UNIT},
	{ROLE_ADMIN, PERM_CALENDAR_EDIT, SCOPE_UNIT},
	{ROLE_ADMIN, PERM_CATEGORY_EDIT, SCOPE_UNIT},
};

const char *
role_code(enum role r)
{
	return (unsigned)r < ROLE_COUNT ? role_rows[r].code : "";
}

bool
role_parse(str s, enum role *out)
{
	for (int r = 0; r < ROLE_COUNT; r++) {
		if (str_eq(s, str_z(role_rows[r].code))) {
			*out = (enum role)r;
			return true;
		}
	}
	return false;
}

bool
role_is_oversight(enum role r)
{
	return (unsigned)r < ROLE_COUNT && role_rows[r].oversight;
}

bool
role_is_staff(enum role r)
{
	return (unsigned)r < ROLE_COUNT && role_rows[r].staff;
}

enum scope
access_scope(enum role r, enum permission p)
{
	if ((unsigned)r >= ROLE_COUNT)
		return SCOPE_NONE;
	if (p == PERM_PUBLIC)
		return SCOPE_ALL;
	if (p == PERM_SIGNED_IN || p == PERM_WORK)
		return role_rows[r].staff ? SCOPE_OWN : SCOPE_NONE;
	for (size_t i = 0; i < COUNT(access_rows); i++) {
		if (access_rows[i].role == r && access_rows[i].perm == p)
			return access_rows[i].scope;
	}
	return SCOPE_NONE;
}

/* Does a scope, held through grant g, reach the object? */
static bool
scope_reaches(enum scope scope, const struct person *who, const struct grant *g, const struct access_object *object)
{
	bool same_agency = object->agency.v == 0 || object->agency.v == g->agency.v;
	bool nameless = object->agency.v == 0 && !object->unit_path.p && object->owner.v == 0;

	switch (scope) {
	case SCOPE_NONE:
		return false;
	case SCOPE_OWN:
		return nameless || object->owner.v == who->account.v;
	case SCOPE_UNIT:
		return same_agency &&
		    (!object->unit_path.p || (g->unit_path.n > 0 && str_starts(object->unit_path, g->unit_path)));
	case SCOPE_AGENCY:
		return same_agency;
	case SCOPE_ALL:
		return true;
	}
	return false;
}

bool
access_may(const struct person *who, enum permission p, const struct access_object *object, enum role *as)
{
	static const struct access_object anything;
	/* Whoever has an account has at least this, without a unit: his own page and password. */
	const struct grant no_unit = {.role = ROLE_EMPLOYEE};
	const struct grant *best = NULL;
	bool                about_self;

	if (!object)
		object = &anything;
	about_self = who->account.v != 0 && object->about.v == who->account.v;
	if (about_self && p != PERM_PUBLIC)
		return false;
	if (who->account.v != 0) {
		bool own = access_scope(ROLE_EMPLOYEE, p) == SCOPE_OWN;

		if (own && scope_reaches(SCOPE_OWN, who, &no_unit, object))
			best = &no_unit;
		for (size_t i = 0; i < who->grant_count; i++) {
			const struct grant *g = &who->grants[i];

			if (!scope_reaches(access_scope(g->role, p), who, g, object))
				continue;
			if (!best || role_rows[g->role].rank > role_rows[best->role].rank)
				best = g;
		}
	}
	if (!best && p != PERM_PUBLIC)
		return false;
	if (as)
		*as = best ? best->role : ROLE_PUBLIC;
	return true;
}

bool
access_may_read(const struct person *who, bool confidential, bool sealed, bool held, const struct access_object *object)
{
	enum role as = ROLE_PUBLIC;

	return access_may(who, PERM_CASE_READ, object, &as) &&
	    (!confidential || access_may(who, PERM_CASE_READ_SECRET, object, &as)) &&
	    (!held || access_may(who, PERM_CASE_READ_HELD, object, NULL)) && (!sealed || role_is_oversight(as));
}
