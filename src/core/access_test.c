/* access_test.c - every role with every permission on every kind of object, against a table written by hand. */
#include "core/access.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

int access_test(void);

/* A text as an initialiser of static tables. */
#define PATH(literal) {"" literal, sizeof(literal) - 1}

/* What a role may, in the order of enum role (the head line): '.' nothing, 'o' his own, 'u' the grant's unit and below,
 * 'a' the agency, '*' everything. From docs and law, not from access.c: the admin reads no case, the auditor only reads,
 * nobody but the machine gives oversight. */
static const struct expected {
	enum permission perm;
	const char     *name;
	/* public citizen officer coordinator head ppid inspectorate ombudsman auditor assessor employee media admin system */
	const char     *roles;
} expected[] = {
	{PERM_PUBLIC, "public pages", "**************"},
	{PERM_HOLDER, "holder of a code", ".o............"},
	{PERM_SIGNED_IN, "own account", "..ooooooooooo."},
	{PERM_WORK, "workspace", "..ooooooooooo."},
	{PERM_CASE_LIST, "inbox", "..uau.aaa....."},
	{PERM_CASE_READ, "read a case", "..uau.aaa....."},
	{PERM_CASE_READ_SECRET, "read a confidential case", "..uau.aaa....."},
	{PERM_CASE_READ_HELD, "read what the desk keeps to itself", "...a..aaa....."},
	{PERM_CASE_IDENTITY, "read the reporter's name", "...a..aaa....."},
	{PERM_CASE_VERIFY, "verify", "...a.........."},
	{PERM_CASE_ROUTE, "route", "...a.........."},
	{PERM_CASE_ANSWER, "answer", "..uu.........."},
	{PERM_CASE_ASK, "ask back", "..ua.........."},
	{PERM_CASE_NOTE, "internal note", "..ua..aa......"},
	{PERM_CASE_CLASSIFY, "classify", "...a.........."},
	{PERM_CASE_EXTEND, "extend", "..uu.........."},
	{PERM_CASE_END, "archive, not ours", "...a.........."},
	{PERM_CASE_MASK, "mask", "...a.........."},
	{PERM_CASE_UNMARK, "take back a mark", "...au........."},
	{PERM_STANDARD_READ, "read drafts", "..uauaaaaa..u."},
	{PERM_STANDARD_EDIT, "write drafts", "..u.........u."},
	{PERM_STANDARD_APPROVE, "approve", "....u........."},
	{PERM_OFFICE_READ, "read the office", "..aaaaaaaaa.a."},
	{PERM_UNIT_EDIT, "units", "............u."},
	{PERM_PEOPLE_EDIT, "people", "............u."},
	{PERM_CALENDAR_EDIT, "calendar", "............u."},
	{PERM_CATEGORY_EDIT, "categories", "...a........u."},
	{PERM_FIGURES_READ, "internal figures", "..uauaaaaa...."},
	{PERM_OVERSIGHT_GRANT, "give oversight", ".............."},
};

/* Kinds of object and for which letter they are reached. The person has account 7 and one grant at /1/2/ of agency 1. */
static const struct situation {
	const char          *name;
	struct access_object object;
	const char          *reached_by;
	bool                 none; /* NULL is passed */
} situations[] = {
	{"anything at all", {{0}, {NULL, 0}, {0}, {0}}, "oua*", true},
	{"an object without limits", {{0}, {NULL, 0}, {0}, {0}}, "oua*", false},
	{"own unit", {{1}, PATH("/1/2/"), {0}, {0}}, "ua*", false},
	{"unit below", {{1}, PATH("/1/2/9/"), {0}, {0}}, "ua*", false},
	{"unit above", {{1}, PATH("/1/"), {0}, {0}}, "a*", false},
	{"other unit", {{1}, PATH("/1/3/"), {0}, {0}}, "a*", false},
	{"other unit whose path begins alike", {{1}, PATH("/1/22/"), {0}, {0}}, "a*", false},
	{"own thing in another unit", {{1}, PATH("/1/3/"), {7}, {0}}, "oa*", false},
	{"other agency", {{2}, PATH("/4/"), {0}, {0}}, "*", false},
	{"other agency, same path text", {{2}, PATH("/1/2/"), {0}, {0}}, "*", false},
	{"another's thing", {{1}, PATH("/1/3/"), {8}, {0}}, "a*", false},
	{"about himself, in his unit", {{1}, PATH("/1/2/"), {7}, {7}}, "", false},
	{"about himself, alone", {{0}, {NULL, 0}, {0}, {7}}, "", false},
	{"about another", {{1}, PATH("/1/2/"), {0}, {8}}, "ua*", false},
};

static void
matrix_test(void **state)
{
	int cells = 0, allowed = 0;

	(void)state;
	assert_int_equal(COUNT(expected), PERM_END - PERM_PUBLIC);
	for (size_t e = 0; e < COUNT(expected); e++) {
		assert_int_equal(expected[e].perm, PERM_PUBLIC + (int)e);
		assert_int_equal(strlen(expected[e].roles), ROLE_COUNT);
		for (int r = 0; r < ROLE_COUNT; r++) {
			char          letter = expected[e].roles[r];
			struct grant  grant = {{1}, (enum role)r, {1}, {2}, STR("/1/2/")};
			struct person who = {.account = {7}, .grants = &grant, .grant_count = 1};

			/* Whoever has an account has what an employee has of his own, whatever the grant. */
			if (letter == '.' && (expected[e].perm == PERM_SIGNED_IN || expected[e].perm == PERM_WORK))
				letter = 'o';
			for (size_t s = 0; s < COUNT(situations); s++) {
				bool      want = letter != '.' && strchr(situations[s].reached_by, letter);
				enum role as = ROLE_SYSTEM;
				bool      got;

				if (expected[e].perm == PERM_PUBLIC)
					want = true;
				got = access_may(&who, expected[e].perm, situations[s].none ? NULL : &situations[s].object, &as);
				cells++;
				allowed += got;
				if (got != want)
					fail_msg("%s / %s / %s: %s", role_code((enum role)r), expected[e].name, situations[s].name,
					    got ? "allowed, must be refused" : "refused, must be allowed");
				if (got && expected[e].roles[r] != '.' && role_is_staff((enum role)r))
					assert_int_equal(as, r == ROLE_MEDIA && letter == 'o' ? ROLE_EMPLOYEE : r);
			}
		}
	}
	assert_int_equal(cells, 29 * ROLE_COUNT * (int)COUNT(situations));
	print_message("access: %d cells, %d allowed\n", cells, allowed);
}

static void
nobody_test(void **state)
{
	struct person nobody = {0}, alone = {.account = {7}};
	enum role     as = ROLE_SYSTEM;

	(void)state;
	for (int p = PERM_PUBLIC; p < PERM_END; p++) {
		assert_int_equal(access_may(&nobody, (enum permission)p, NULL, NULL), p == PERM_PUBLIC);
		assert_int_equal(access_may(&alone, (enum permission)p, NULL, NULL),
		    p == PERM_PUBLIC || p == PERM_SIGNED_IN || p == PERM_WORK);
	}
	assert_true(access_may(&nobody, PERM_PUBLIC, NULL, &as));
	assert_int_equal(as, ROLE_PUBLIC);
	assert_true(access_may(&alone, PERM_SIGNED_IN, &(struct access_object){.owner = {7}}, &as));
	assert_int_equal(as, ROLE_EMPLOYEE);
	assert_false(access_may(&alone, PERM_SIGNED_IN, &(struct access_object){.owner = {8}}, NULL));
}

static void
strongest_test(void **state)
{
	struct grant grants[] = {
		{{1}, ROLE_OFFICER, {1}, {2}, PATH("/1/2/")},
		{{2}, ROLE_COORDINATOR, {1}, {1}, PATH("/1/")},
		{{3}, ROLE_AUDITOR, {2}, {4}, PATH("/4/")},
	};
	struct person who = {.account = {7}, .grants = grants, .grant_count = COUNT(grants)};
	static const struct {
		const char          *why;
		enum permission      perm;
		struct access_object object;
		bool                 may;
		enum role            as;
	} cases[] = {
		{"both roles read: the coordinator signs", PERM_CASE_READ, {{1}, PATH("/1/2/"), {0}, {0}}, true, ROLE_COORDINATOR},
		{"only the coordinator verifies", PERM_CASE_VERIFY, {{1}, PATH("/1/2/"), {0}, {0}}, true, ROLE_COORDINATOR},
		{"drafts are the officer's", PERM_STANDARD_EDIT, {{1}, PATH("/1/2/5/"), {0}, {0}}, true, ROLE_OFFICER},
		{"drafts of another unit", PERM_STANDARD_EDIT, {{1}, PATH("/1/3/"), {0}, {0}}, false, ROLE_PUBLIC},
		{"the auditor's grant is in agency 2", PERM_CASE_READ, {{2}, PATH("/4/6/"), {0}, {0}}, true, ROLE_AUDITOR},
		{"the auditor writes nothing", PERM_CASE_NOTE, {{2}, PATH("/4/6/"), {0}, {0}}, false, ROLE_PUBLIC},
		{"a case about himself", PERM_CASE_READ, {{1}, PATH("/1/2/"), {0}, {7}}, false, ROLE_PUBLIC},
		{"its public page stays open to him", PERM_PUBLIC, {{1}, PATH("/1/2/"), {0}, {7}}, true, ROLE_AUDITOR},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		enum role as = ROLE_PUBLIC;

		if (access_may(&who, cases[i].perm, &cases[i].object, &as) != cases[i].may || as != cases[i].as)
			fail_msg("%s", cases[i].why);
	}
}

static void
codes_test(void **state)
{
	static const char *const codes[ROLE_COUNT] = {"publik", "warga", "petugas", "koordinator", "pimpinan", "ppid",
		"inspektorat", "ombudsman", "auditor", "asesor", "pegawai", "media", "admin", "sistem"};
	enum role r = ROLE_HEAD;
	int       oversight = 0;

	(void)state;
	for (int i = 0; i < ROLE_COUNT; i++) {
		assert_string_equal(role_code((enum role)i), codes[i]);
		assert_true(role_parse(str_z(codes[i]), &r));
		assert_int_equal(r, i);
		oversight += role_is_oversight((enum role)i);
	}
	assert_int_equal(oversight, 3);
	r = ROLE_HEAD;
	assert_false(role_parse(STR("Petugas"), &r));
	assert_false(role_parse(STR(""), &r));
	assert_int_equal(r, ROLE_HEAD);
	assert_string_equal(role_code((enum role)99), "");
}

int
access_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(matrix_test),
		cmocka_unit_test(nobody_test),
		cmocka_unit_test(strongest_test),
		cmocka_unit_test(codes_test),
	};

	return cmocka_run_group_tests_name("access", tests, NULL, NULL);
}
