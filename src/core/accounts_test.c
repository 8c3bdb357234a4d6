/* accounts_test.c - accounts, log-in and its delay, sessions, roles on both databases. */
#include "base/test.h"
#include "core/office_test.h"

int accounts_test(void);

static const char good[] = "ladang jagung di tepi 7 danau";

static const struct err *
add_account(struct office_fixture *f, const char *login, const char *name, const char *hash, account_id *id)
{
	struct account_in in = {.login = str_z(login), .name = str_z(name), .password_hash = str_z(hash), .by = f->system,
		.at = TEST_NOW};

	return OFFICE_WRITE(f, account_create(f->db, f->a, f->keys, random_system(), &in, id));
}

/* An account that can log in with the good password. */
static account_id
real_account(struct office_fixture *f, const char *login, const char *name)
{
	account_id id;
	str        hash;

	test_no_err(account_password_hash(f->gate, f->a, str_z(login), str_z(name), str_z(good), &hash));
	test_no_err(add_account(f, login, name, hash.p, &id));
	return id;
}

static const struct err *
give(struct office_fixture *f, account_id to, enum role role, unit_id unit, const struct actor *by, bool machine, grant_id *id)
{
	return OFFICE_WRITE(f, role_give(f->db, f->a, f->keys, to, role, unit, date_of(TEST_NOW, ZONE_WIB), NO_DAY, by, machine,
	    TEST_NOW, id));
}

/* The log-in as a request does it: reads in a snapshot, writes through the store. */
static const struct err *
log_in(struct office_fixture *f, const char *login, const char *password, instant now, struct session_open_out *out)
{
	const struct err *e;
	struct db        *db;

	test_no_err(store_read_begin(f->t.store, &db));
	e = session_open(db, f->t.store, f->gate, f->a, random_system(), str_z(login), str_z(password), (str){NULL, 0}, now, 8, 72, out);
	if (e)
		e = err_copy(f->a, e);
	store_read_end(f->t.store, db);
	return e;
}

static instant
after_s(instant t, int64_t seconds)
{
	return (instant){t.ms + seconds * MS_PER_SECOND};
}

static void
accounts_are_made_and_refused(void **state)
{
	static const struct {
		const char *why, *login, *name, *error, *field;
	} cases[] = {
		{"short", "ab", "Budi", "account.login", "masuk"},
		{"a blank", "budi s", "Budi", "account.login", "masuk"},
		{"begins with a dot", ".budi", "Budi", "account.login", "masuk"},
		{"41 signs", "abcdefghijklmnopqrstuvwxyzabcdefghijklmno", "Budi", "account.login", "masuk"},
		{"not ASCII", "búdi", "Budi", "account.login", "masuk"},
		{"taken", "RINA.A", "Rina", "account.login_taken", "masuk"},
		{"no name", "budi", "  ", "account.name", "nama"},
		{"control character", "budi", "Bu\x02 di", "account.name", "nama"},
	};
	struct office_fixture f;
	struct account        account;
	account_id            id, out = {77};

	office_fixture_open(&f, TEST_KIND(state));
	test_no_err(add_account(&f, " Rina.A ", " Rina Astuti ", "x", &id));
	test_no_err(account_by_login(f.db, f.a, STR("rina.a"), &account));
	assert_int_equal(account.id.v, id.v);
	assert_true(str_eq(account.name, STR("Rina Astuti")));
	assert_int_equal(account.ref.n, RANDOM_ID_CHARS);
	assert_int_equal(account.act_count, 1);
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM act WHERE name = 'akun.dibuat'"), 1);
	for (size_t i = 0; i < COUNT(cases); i++)
		test_err(add_account(&f, cases[i].login, cases[i].name, "x", &out), cases[i].error, cases[i].field, cases[i].why);
	assert_int_equal(out.v, 77);
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM account"), 1);
	office_fixture_close(&f);
}

static void
passwords_are_judged(void **state)
{
	static const struct {
		const char *why, *password, *error;
	} cases[] = {
		{"eleven signs", "kx9!mQz2#pL", "account.password_short"},
		{"common", "rahasia123456", "account.password_common"},
		{"the login", "rina.astuti.2026", "account.password_common"},
		{"not UTF-8", "abcdefgh\xff\xfeijkl", "account.password_common"},
	};
	struct password_gate *gate = password_gate_open(2, 5000);
	struct arena         *a = arena_open(1 << 20);
	str                   hash = STR("untouched"), long_one;
	char                  text[PASSWORD_MAX_CHARS + 2];

	(void)state;
	assert_true(crypto_start());
	for (size_t i = 0; i < COUNT(cases); i++)
		test_err(account_password_hash(gate, a, STR("rina.astuti"), STR("Rina Astuti"), str_z(cases[i].password), &hash),
		    cases[i].error, "sandi", cases[i].why);
	for (size_t i = 0; i + 1 < sizeof(text); i++)
		text[i] = (char)('!' + i % 90);
	long_one = (str){text, sizeof(text) - 1};
	test_err(account_password_hash(gate, a, STR("rina"), STR("Rina"), long_one, &hash), "account.password_long", "sandi",
	    "201 signs");
	assert_true(str_eq(hash, STR("untouched")));
	test_no_err(account_password_hash(gate, a, STR("rina.astuti"), STR("Rina Astuti"), str_z(good), &hash));
	assert_true(str_starts(hash, STR("$argon2id$")));
	arena_close(a);
	password_gate_close(gate);
}

static void
a_session_opens_and_ends(void **state)
{
	struct office_fixture   f;
	struct session_open_out s, other;
	struct person           person;
	grant_id                grant;
	account_id              id;
	bool                    found;
	str                     csrf;
	day                     today = date_of(TEST_NOW, ZONE_WIB);
	instant                 tomorrow = {TEST_NOW.ms + 15 * (int64_t)MS_PER_HOUR + MS_PER_MINUTE};

	office_fixture_open(&f, TEST_KIND(state));
	id = real_account(&f, "rina", "Rina Astuti");
	test_no_err(give(&f, id, ROLE_OFFICER, f.root, &f.system, false, &grant));
	/* A role that begins tomorrow is not there yet; the day is the agency's own. */
	test_no_err(OFFICE_WRITE(&f, role_give(f.db, f.a, f.keys, id, ROLE_COORDINATOR, f.root, (day){today.d + 1},
	    (day){today.d + 1}, &f.system, false, TEST_NOW, &grant)));
	test_no_err(log_in(&f, " RINA ", good, TEST_NOW, &s));
	assert_int_equal(s.account.v, id.v);
	assert_int_equal(office_number(&f, str_fmt(f.a, "SELECT COUNT(*) FROM session WHERE token_hash = '%.*s'", STRF(s.token)).p), 0);
	test_no_err(session_find(f.db, f.a, s.token, TEST_NOW, &found, &person, &csrf));
	assert_true(found);
	assert_true(str_eq(csrf, s.csrf));
	assert_true(str_eq(person.name, STR("Rina Astuti")));
	assert_int_equal(person.grant_count, 1);
	assert_int_equal(person.grants[0].role, ROLE_OFFICER);
	assert_int_equal(person.grants[0].agency.v, f.agency.v);
	test_no_err(log_in(&f, "rina", good, tomorrow, &other));
	test_no_err(session_find(f.db, f.a, other.token, tomorrow, &found, &person, &csrf));
	assert_int_equal(person.grant_count, 2);
	test_no_err(session_find(f.db, f.a, other.token, (instant){tomorrow.ms - MS_PER_HOUR}, &found, &person, &csrf));
	assert_false(found); /* from the future: the clock was set back */
	test_no_err(session_find(f.db, f.a, s.token, after_s(TEST_NOW, 8 * 3600), &found, &person, &csrf));
	assert_false(found); /* over */
	test_no_err(session_find(f.db, f.a, STR("nonsense"), TEST_NOW, &found, &person, &csrf));
	assert_false(found);
	/* A new password ends the others. */
	test_no_err(log_in(&f, "rina", good, tomorrow, &s));
	test_no_err(OFFICE_WRITE(&f, account_set_password(f.db, f.a, id, STR("x"), s.token)));
	test_no_err(session_find(f.db, f.a, s.token, tomorrow, &found, &person, &csrf));
	assert_true(found);
	test_no_err(session_find(f.db, f.a, other.token, tomorrow, &found, &person, &csrf));
	assert_false(found);
	test_no_err(OFFICE_WRITE(&f, session_close(f.db, f.a, s.token)));
	test_no_err(session_find(f.db, f.a, s.token, tomorrow, &found, &person, &csrf));
	assert_false(found);
	office_fixture_close(&f);
}

static void
failures_slow_down_known_and_unknown_alike(void **state)
{
	static const char *const logins[] = {"rina", "tidak-ada"};
	static const struct {
		const char *why;
		int64_t     at_s;
		const char *error;
	} steps[] = {
		{"first", 0, "login.wrong"},
		{"second, at once", 0, "login.wrong"},
		{"third, at once", 0, "login.wrong"},
		{"a second must pass now", 0, "login.slow"},
		{"it passed", 1, "login.wrong"},
		{"now two", 2, "login.slow"},
		{"two passed", 3, "login.wrong"},
		{"four", 6, "login.slow"},
		{"four passed", 7, "login.wrong"},
		{"eight passed", 15, "login.wrong"},
		{"sixteen passed", 31, "login.wrong"},
		{"thirty-two passed", 63, "login.wrong"},
		{"now sixty", 122, "login.slow"},
		{"sixty passed", 123, "login.wrong"},
		{"never more than sixty", 183, "login.wrong"},
		{"asking early does not lengthen it", 200, "login.slow"},
		{"as before", 243, "login.wrong"},
	};
	struct office_fixture   f;
	struct session_open_out s = {.csrf = STR("untouched")};

	office_fixture_open(&f, TEST_KIND(state));
	real_account(&f, "rina", "Rina Astuti");
	for (size_t l = 0; l < COUNT(logins); l++) {
		for (size_t i = 0; i < COUNT(steps); i++)
			test_err(log_in(&f, logins[l], "bukan sandinya sama sekali", after_s(TEST_NOW, steps[i].at_s), &s), steps[i].error,
			    NULL, steps[i].why);
	}
	test_err(log_in(&f, "rina", good, after_s(TEST_NOW, 250), &s), "login.slow", NULL, "the right one must wait too");
	assert_true(str_eq(s.csrf, STR("untouched")));
	test_no_err(log_in(&f, "rina", good, after_s(TEST_NOW, 303), &s));
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM login_failure"), 1); /* the other name's */
	test_err(log_in(&f, "rina", "bukan sandinya", after_s(TEST_NOW, 303), &s), "login.wrong", NULL, "counted anew");
	test_err(log_in(&f, "", "", after_s(TEST_NOW, 304), &s), "login.wrong", NULL, "nothing typed");
	/* An hour later nothing is left of it. */
	test_err(log_in(&f, "tidak-ada", "bukan sandinya", after_s(TEST_NOW, 4000), &s), "login.wrong", NULL, "anew");
	assert_int_equal(office_number(&f, "SELECT count FROM login_failure"), 1);
	office_fixture_close(&f);
}

static void
roles_are_given_and_ended(void **state)
{
	struct office_fixture f;
	struct actor          admin = {.role = ROLE_ADMIN};
	struct account        account;
	struct grant_list     list;
	struct unit_in        in;
	account_id            rina, bayu, hakim;
	unit_id               unit, closed;
	grant_id              g, officer, audit, out = {77};
	day                   today = date_of(TEST_NOW, ZONE_WIB);

	office_fixture_open(&f, TEST_KIND(state));
	rina = real_account(&f, "rina", "Rina Astuti");
	test_no_err(add_account(&f, "bayu", "Bayu W.", "x", &bayu));
	test_no_err(add_account(&f, "hakim", "Hakim N.", "x", &hakim));
	test_no_err(account_by_id(f.db, f.a, bayu, &account));
	admin.account = bayu;
	admin.account_ref = account.ref;
	admin.name = account.name;
	in = office_unit(&f, f.root, "catsip", "Catatan Sipil");
	test_no_err(OFFICE_WRITE(&f, unit_create(f.db, f.a, f.keys, &in, &unit)));
	in = office_unit(&f, f.root, "tutup", "Tutup");
	test_no_err(OFFICE_WRITE(&f, unit_create(f.db, f.a, f.keys, &in, &closed)));
	in.active = false;
	test_no_err(OFFICE_WRITE(&f, unit_change(f.db, f.a, f.keys, closed, &in)));
	test_no_err(give(&f, bayu, ROLE_ADMIN, f.root, &f.system, true, &g));
	test_no_err(give(&f, rina, ROLE_OFFICER, unit, &admin, false, &officer));
	test_no_err(give(&f, hakim, ROLE_INSPECTORATE, f.root, &f.system, true, &audit));
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM act WHERE name = 'peran.beri' AND class = 'petugas'"), 1);
	assert_int_equal(office_number(&f, "SELECT act_count FROM account WHERE login = 'rina'"), 2);
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM role_grant r JOIN account p ON p.id = r.account_id"
	    " WHERE p.login = 'rina' AND p.last_leaf = r.leaf_hash"), 1);
	const struct {
		const char *why;
		account_id  to;
		enum role   role;
		unit_id     unit;
		day         from, until;
		bool        machine;
		const char *error;
	} refused[] = {
		{"held already", rina, ROLE_OFFICER, unit, today, NO_DAY, false, "role.held"},
		{"held already, for a time", rina, ROLE_OFFICER, unit, {today.d + 4}, {today.d + 5}, false, "role.held"},
		{"oversight by the admin", rina, ROLE_AUDITOR, unit, today, NO_DAY, false, "role.oversight"},
		{"oversight by the admin", rina, ROLE_OMBUDSMAN, unit, today, NO_DAY, false, "role.oversight"},
		{"to himself", bayu, ROLE_HEAD, unit, today, NO_DAY, false, "role.self"},
		{"an admin who reads complaints, even on the machine", bayu, ROLE_COORDINATOR, unit, today, NO_DAY, true,
		    "role.admin_apart"},
		{"an officer who becomes admin", rina, ROLE_ADMIN, unit, today, NO_DAY, false, "role.admin_apart"},
		{"no role for people", rina, ROLE_SYSTEM, unit, today, NO_DAY, false, "role.role"},
		{"no role for people", rina, ROLE_CITIZEN, unit, today, NO_DAY, true, "role.role"},
		{"a closed unit", rina, ROLE_HEAD, closed, today, NO_DAY, false, "role.unit"},
		{"no such unit", rina, ROLE_HEAD, {999}, today, NO_DAY, false, "unit.missing"},
		{"no such account", {999}, ROLE_HEAD, unit, today, NO_DAY, false, "account.missing"},
		{"yesterday", rina, ROLE_HEAD, unit, {today.d - 1}, NO_DAY, false, "role.from"},
		{"no day", rina, ROLE_HEAD, unit, NO_DAY, NO_DAY, false, "role.from"},
		{"over before it begins", rina, ROLE_HEAD, unit, {today.d + 2}, {today.d + 1}, false, "role.until"},
	};

	for (size_t i = 0; i < COUNT(refused); i++)
		test_err(OFFICE_WRITE(&f, role_give(f.db, f.a, f.keys, refused[i].to, refused[i].role, refused[i].unit,
		    refused[i].from, refused[i].until, &admin, refused[i].machine, TEST_NOW, &out)), refused[i].error, NULL,
		    refused[i].why);
	assert_int_equal(out.v, 77);
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM role_grant"), 3);
	test_err(OFFICE_WRITE(&f, role_end(f.db, f.a, f.keys, audit, &admin, false, TEST_NOW)), "role.oversight", NULL,
	    "the admin cannot remove oversight");
	test_err(OFFICE_WRITE(&f, role_end(f.db, f.a, f.keys, g, &admin, false, TEST_NOW)), "role.self", NULL,
	    "nor lock himself out");
	test_err(OFFICE_WRITE(&f, account_reset_password(f.db, f.a, f.keys, hakim, STR("y"), &admin,
	    &(struct person){.account = admin.account}, TEST_NOW)),
	    "role.oversight", NULL, "nor take over the account");
	test_no_err(OFFICE_WRITE(&f, role_end(f.db, f.a, f.keys, officer, &admin, false, TEST_NOW)));
	test_err(OFFICE_WRITE(&f, role_end(f.db, f.a, f.keys, officer, &admin, false, TEST_NOW)), "role.ended", NULL, "twice");
	test_err(OFFICE_WRITE(&f, role_end(f.db, f.a, f.keys, out, &admin, false, TEST_NOW)), "role.missing", NULL, "none");
	test_no_err(OFFICE_WRITE(&f, role_end(f.db, f.a, f.keys, audit, &f.system, true, TEST_NOW)));
	test_no_err(grants_of_account(f.db, f.a, rina, &list));
	assert_int_equal(list.n, 1);
	assert_true(list.at[0].ended);
	assert_int_equal(list.at[0].until.d, today.d);
	test_no_err(grants_of_unit(f.db, f.a, unit, today, &list));
	assert_int_equal(list.n, 0);
	test_no_err(grants_of_unit(f.db, f.a, f.root, today, &list));
	assert_int_equal(list.n, 1);
	assert_int_equal(list.at[0].role, ROLE_ADMIN);
	/* Ended is ended: he may become admin now. */
	test_no_err(give(&f, rina, ROLE_ADMIN, unit, &admin, false, &g));
	office_fixture_close(&f);
}

/* Whatever an admin does to units: those who watch keep watching, others lose what the closed unit gave them. */
static void
oversight_outlives_its_unit(void **state)
{
	enum { CLOSED, MERGED, BELOW };
	static const struct {
		const char *why, *login;
		enum role   role;
		int         what;
		size_t      grants;
	} rows[] = {
		{"inspectorate, unit closed", "satu", ROLE_INSPECTORATE, CLOSED, 1},
		{"ombudsman, unit merged", "dua.o", ROLE_OMBUDSMAN, MERGED, 1},
		{"auditor, unit moved under another, both closed", "tiga", ROLE_AUDITOR, BELOW, 1},
		{"officer, unit closed", "empat", ROLE_OFFICER, CLOSED, 0},
	};
	struct office_fixture f;
	unit_id               into;

	office_fixture_open(&f, TEST_KIND(state));
	struct unit_in in = office_unit(&f, f.root, "penerus", "Penerus");

	test_no_err(OFFICE_WRITE(&f, unit_create(f.db, f.a, f.keys, &in, &into)));
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct session_open_out s;
		struct person           person;
		account_id              id = real_account(&f, rows[i].login, "Orang Uji");
		unit_id                 unit, above;
		grant_id                g;
		bool                    found;
		str                     csrf;

		in = office_unit(&f, f.root, str_fmt(f.a, "u%zu", i).p, "Unit Uji");
		test_no_err(OFFICE_WRITE(&f, unit_create(f.db, f.a, f.keys, &in, &unit)));
		test_no_err(give(&f, id, rows[i].role, unit, &f.system, true, &g));
		test_no_err(log_in(&f, rows[i].login, good, TEST_NOW, &s));
		struct unit_in off = in;

		off.active = false;
		if (rows[i].what == MERGED) {
			test_no_err(OFFICE_WRITE(&f, unit_merge(f.db, f.a, f.keys, unit, into, &f.system, TEST_NOW)));
		} else if (rows[i].what == BELOW) {
			struct unit_in top = office_unit(&f, f.root, "atas", "Unit Atas");

			test_no_err(OFFICE_WRITE(&f, unit_create(f.db, f.a, f.keys, &top, &above)));
			test_no_err(OFFICE_WRITE(&f, unit_move(f.db, f.a, f.keys, unit, above, &f.system, TEST_NOW)));
			test_no_err(OFFICE_WRITE(&f, unit_change(f.db, f.a, f.keys, unit, &off)));
			top.active = false;
			test_no_err(OFFICE_WRITE(&f, unit_change(f.db, f.a, f.keys, above, &top)));
		} else {
			test_no_err(OFFICE_WRITE(&f, unit_change(f.db, f.a, f.keys, unit, &off)));
		}
		test_no_err(session_find(f.db, f.a, s.token, TEST_NOW, &found, &person, &csrf));
		struct unit          root;
		struct access_object object = {.agency = f.agency};

		test_no_err(unit_by_id(f.db, f.a, f.root, &root));
		object.unit_path = root.path;
		if (!found || person.grant_count != rows[i].grants ||
		    access_may_read(&person, true, false, false, &object) != (rows[i].grants == 1))
			fail_msg("%s: %zu grants", rows[i].why, person.grant_count);
	}
	office_fixture_close(&f);
}

static void
a_reset_password_must_be_changed(void **state)
{
	struct office_fixture   f;
	struct session_open_out s;
	struct person           person;
	account_id              id;
	bool                    found, fits;
	str                     hash, csrf;

	office_fixture_open(&f, TEST_KIND(state));
	id = real_account(&f, "rina", "Rina Astuti");
	test_no_err(log_in(&f, "rina", good, TEST_NOW, &s));
	test_no_err(password_hash(f.gate, f.a, STR("sekali pakai 8K3M-77QX"), &hash));
	test_no_err(OFFICE_WRITE(&f, account_reset_password(f.db, f.a, f.keys, id, hash, &f.system, NULL, TEST_NOW)));
	test_no_err(session_find(f.db, f.a, s.token, TEST_NOW, &found, &person, &csrf));
	assert_false(found);
	test_err(log_in(&f, "rina", good, TEST_NOW, &s), "login.wrong", "sandi", "the old one");
	test_no_err(log_in(&f, "rina", "sekali pakai 8K3M-77QX", after_s(TEST_NOW, 72 * 3600 - 1), &s)); /* until its last second */
	test_err(log_in(&f, "rina", "sekali pakai 8K3M-77QX", after_s(TEST_NOW, 72 * 3600), &s), "login.expired", "sandi", "too late");
	test_err(log_in(&f, "rina", "sekali pakai 8K3M-77QY", after_s(TEST_NOW, 72 * 3600), &s), "login.wrong", "sandi",
	    "who does not know it does not learn that it is over");
	test_no_err(log_in(&f, "rina", "sekali pakai 8K3M-77QX", TEST_NOW, &s));
	test_no_err(session_find(f.db, f.a, s.token, TEST_NOW, &found, &person, &csrf));
	assert_true(found && person.must_change_password);
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM act WHERE name = 'akun.ganti' AND reason = 'sandi'"), 1);
	test_no_err(account_password_fits(f.db, f.gate, f.a, id, STR("sekali pakai 8K3M-77QX"), &fits));
	assert_true(fits);
	test_no_err(account_password_fits(f.db, f.gate, f.a, id, str_z(good), &fits));
	assert_false(fits);
	test_no_err(OFFICE_WRITE(&f, account_set_password(f.db, f.a, id, hash, s.token)));
	test_no_err(session_find(f.db, f.a, s.token, TEST_NOW, &found, &person, &csrf));
	assert_true(found && !person.must_change_password);
	test_no_err(log_in(&f, "rina", "sekali pakai 8K3M-77QX", after_s(TEST_NOW, 365 * 24 * 3600), &s)); /* one's own does not end */
	office_fixture_close(&f);
}

static void
a_pass_opens_one_case_for_a_while(void **state)
{
	struct office_fixture f;
	str                   token, csrf, again;
	case_id               id = {0};
	bool                  found;

	office_fixture_open(&f, TEST_KIND(state));
	test_no_err(OFFICE_WRITE(&f, pass_open(f.db, f.a, random_system(), (case_id){41}, (str){NULL, 0}, TEST_NOW, &token, &csrf)));
	test_no_err(pass_find(f.db, f.a, token, after_s(TEST_NOW, 4 * 3600 - 1), &found, &id, &again));
	assert_true(found && id.v == 41 && str_eq(csrf, again));
	str wrong[] = {{token.p, token.n - 1}, {token.p + 1, token.n - 1}, str_fmt(f.a, "%.*s0", STRF(token)), str_fmt(f.a, "9%.*s", STRF(token)),
	    STR("1-"), STR("1"), STR("-"), STR("")};

	for (size_t i = 0; i < COUNT(wrong); i++) {
		test_no_err(pass_find(f.db, f.a, wrong[i], TEST_NOW, &found, &id, &again));
		assert_false(found);
		test_no_err(OFFICE_WRITE(&f, pass_close(f.db, f.a, wrong[i])));
	}
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM case_pass"), 1); /* nor does what was cut or grown end it */
	test_no_err(pass_find(f.db, f.a, token, after_s(TEST_NOW, 4 * 3600), &found, &id, &again));
	assert_false(found);
	test_no_err(OFFICE_WRITE(&f, pass_open(f.db, f.a, random_system(), (case_id){42}, (str){NULL, 0},
	    after_s(TEST_NOW, 5 * 3600), &token, &csrf)));
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM case_pass"), 1); /* old ones are swept */
	again = token;
	test_no_err(OFFICE_WRITE(&f, pass_open(f.db, f.a, random_system(), (case_id){43}, again, after_s(TEST_NOW, 5 * 3600), &token, &csrf)));
	test_no_err(pass_find(f.db, f.a, again, after_s(TEST_NOW, 5 * 3600), &found, &id, &csrf));
	assert_false(found); /* a new one ends the one this browser had */
	test_no_err(OFFICE_WRITE(&f, pass_close(f.db, f.a, token)));
	assert_int_equal(office_number(&f, "SELECT COUNT(*) FROM case_pass"), 0);
	office_fixture_close(&f);
}

int
accounts_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(accounts_are_made_and_refused),
		cmocka_unit_test(passwords_are_judged),
		TEST_BOTH(a_session_opens_and_ends),
		TEST_BOTH(failures_slow_down_known_and_unknown_alike),
		TEST_BOTH(roles_are_given_and_ended),
		TEST_BOTH(oversight_outlives_its_unit),
		TEST_BOTH(a_reset_password_must_be_changed),
		TEST_BOTH(a_pass_opens_one_case_for_a_while),
	};

	return cmocka_run_group_tests_name("accounts", tests, NULL, NULL);
}
