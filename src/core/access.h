/* access.h - who may do what to what: one typed table (core/access.c), role x act x scope.
 *
 * A route or a move names a permission; the table says which roles have it and how far it reaches. A permission without a
 * row, or a route without a permission, stops the build of the tests. Oversight roles (inspectorate, ombudsman, auditor)
 * are given and taken only on the machine (`terang user`). The agency's admin reads no complaints.
 */
#ifndef CORE_ACCESS_H
#define CORE_ACCESS_H

#include "base/base.h"
#include "base/ids.h"

/* Stored and in leaves ("by"); never renumber. */
enum role {
	ROLE_PUBLIC = 0,       /* anybody */
	ROLE_CITIZEN = 1,      /* warga: holder of a case's secret code */
	ROLE_OFFICER = 2,      /* petugas */
	ROLE_COORDINATOR = 3,  /* koordinator: the complaints desk (UPIPM) */
	ROLE_HEAD = 4,         /* pimpinan */
	ROLE_PPID = 5,
	ROLE_INSPECTORATE = 6, /* inspektorat */
	ROLE_OMBUDSMAN = 7,
	ROLE_AUDITOR = 8,
	ROLE_ASSESSOR = 9,     /* asesor */
	ROLE_EMPLOYEE = 10,    /* pegawai */
	ROLE_MEDIA = 11,
	ROLE_ADMIN = 12,
	ROLE_SYSTEM = 13,      /* sistem: timers, imports */
};
enum { ROLE_COUNT = 14 };

/* "petugas", … as leaves carry it. */
const char *role_code(enum role r);
bool role_parse(str s, enum role *out);
/* inspectorate, ombudsman, auditor */
bool role_is_oversight(enum role r);
/* A role that an account can be given: all but public, citizen and system. */
bool role_is_staff(enum role r);

/* One line per thing that can be done. */
enum permission {
	PERM_PUBLIC = 1,        /* pages for anybody */
	PERM_HOLDER,            /* by the secret code of this case */
	PERM_SIGNED_IN,         /* any staff account: own password, own page */
	PERM_WORK,              /* the workspace's front page */
	PERM_CASE_LIST,         /* inbox */
	PERM_CASE_READ,         /* whole file of a case that is not confidential */
	PERM_CASE_READ_SECRET,  /* content of a confidential case */
	PERM_CASE_READ_HELD,    /* a case that the complaints desk has not forwarded yet and keeps to itself (case_held) */
	PERM_CASE_IDENTITY,     /* the reporter's name where not anonymous */
	PERM_CASE_VERIFY,
	PERM_CASE_ROUTE,        /* forward, hand to a unit, assign */
	PERM_CASE_ANSWER,
	PERM_CASE_ASK,
	PERM_CASE_NOTE,
	PERM_CASE_CLASSIFY,
	PERM_CASE_EXTEND,
	PERM_CASE_END,          /* archive, not ours */
	PERM_CASE_MASK,         /* mask words before publication */
	PERM_CASE_UNMARK,       /* take back that an officer is the one complained about */
	PERM_STANDARD_READ,     /* drafts */
	PERM_STANDARD_EDIT,
	PERM_STANDARD_APPROVE,
	PERM_OFFICE_READ,
	PERM_UNIT_EDIT,
	PERM_PEOPLE_EDIT,       /* accounts and non-oversight grants */
	PERM_CALENDAR_EDIT,
	PERM_CATEGORY_EDIT,
	PERM_FIGURES_READ,      /* internal figures */
	PERM_OVERSIGHT_GRANT,   /* on the machine only: no role has it */
	PERM_END
};

enum scope {
	SCOPE_NONE = 0,
	SCOPE_OWN = 1,     /* what is the person's own: assigned to him, his own account */
	SCOPE_UNIT = 2,    /* unit of the grant and everything below it */
	SCOPE_AGENCY = 3,  /* the grant's whole agency */
	SCOPE_ALL = 4,
};

/* How far a role's permission reaches; SCOPE_NONE when it has none. */
enum scope access_scope(enum role r, enum permission p);

/* One role of one person, in force today. */
struct grant {
	grant_id   id;
	enum role  role;
	agency_id  agency;
	unit_id    unit;
	str        unit_path; /* '/3/17/' */
};

struct person {
	account_id    account; /* 0: not signed in */
	str           login, name, ref;
	bool          must_change_password;
	struct grant *grants;
	size_t        grant_count;
};

/* What is to be touched. Zero members do not limit. */
struct access_object {
	agency_id  agency;
	str        unit_path;
	account_id owner; /* for SCOPE_OWN */
	account_id about; /* the officer a case is about: he is refused whatever he holds */
};

/* May the person do p to the object? NULL object: to anything at all (menus, route check). On success *as (may be NULL) is
 * the strongest role that allows it. PERM_HOLDER is never a person's: app/ and the engine decide it by the case's pass.
 * Something of a whole agency (calendar, categories, people) is asked with the path of its root unit. */
bool access_may(const struct person *who, enum permission p, const struct access_object *object, enum role *as);

/* May the person read a case of this secrecy? confidential: the reporter asked that its content stay unseen; sealed: only
 * oversight reads it; held: the complaints desk keeps it to itself yet. The one place that says so, for pages, lists and acts. */
bool access_may_read(const struct person *who, bool confidential, bool sealed, bool held, const struct access_object *object);

#endif
