/* desk_site_test.h - an office with units and one person of every role, complaints, and short ways to use the desk through
 * handle(). Include cmocka.h before this header. */
#ifndef APP_DESK_SITE_TEST_H
#define APP_DESK_SITE_TEST_H

#include "app/visit_test.h"
#include "rooms/complaints/complaints.h"
#include "rooms/complaints/complaint_rules.h"

struct desk_site {
	struct visit_site s;
	unit_id           desk, unit, below, other; /* upipm · catsip · loket under it · jalan */
	category_id       category;                 /* ktp: to catsip, ordinary */
	account_id        rina, budi;
	struct person     boss;                     /* budi, for what is prepared without a browser */
};

static inline void
desk_site_open(struct desk_site *d, enum db_kind kind)
{
	struct office_fixture *f = &d->s.f;

	*d = (struct desk_site){.desk = {0}};
	visit_site_open(&d->s, kind);
	d->s.settings.session_hours = 24 * 400; /* the tests move the clock */

	struct unit_in upipm = office_unit(f, f->root, "upipm", "Unit Pengaduan");

	upipm.complaints_desk = true;
	struct unit_in catsip = office_unit(f, f->root, "catsip", "Bidang Catatan Sipil");
	struct unit_in jalan = office_unit(f, f->root, "jalan", "Bidang Jalan");

	test_no_err(OFFICE_WRITE(f, unit_create(f->db, f->a, f->keys, &upipm, &d->desk)));
	test_no_err(OFFICE_WRITE(f, unit_create(f->db, f->a, f->keys, &catsip, &d->unit)));
	test_no_err(OFFICE_WRITE(f, unit_create(f->db, f->a, f->keys, &jalan, &d->other)));
	struct unit_in loket = office_unit(f, d->unit, "loket", "Loket Utara");

	test_no_err(OFFICE_WRITE(f, unit_create(f->db, f->a, f->keys, &loket, &d->below)));
	const struct category ktp = {.agency = f->agency, .slug = STR("ktp"), .name_id = STR("KTP"), .name_en = STR("ID card"),
		.class_ = COMPLAINT_ORDINARY, .unit = d->unit, .position = 1, .active = true};

	test_no_err(OFFICE_WRITE(f, category_put(f->db, f->a, f->keys, &ktp, &f->system, TEST_NOW, &d->category)));
	const struct {
		const char *login, *name;
		enum role   role;
		unit_id     unit;
	} people[] = {
		{"rina", "Rina Astuti", ROLE_OFFICER, d->unit}, {"joko", "Joko Widi", ROLE_OFFICER, d->unit},
		{"tari", "Tari Loket", ROLE_OFFICER, d->below}, {"dedi", "Dedi Jalan", ROLE_OFFICER, d->other},
		{"budi", "Budi Meja", ROLE_COORDINATOR, d->desk}, {"kepala", "Kepala Bidang", ROLE_HEAD, d->unit},
		{"inspektur", "Ira Inspektur", ROLE_INSPECTORATE, f->root}, {"ombudsman", "Oka Ombudsman", ROLE_OMBUDSMAN, f->root},
		{"auditor", "Ari Auditor", ROLE_AUDITOR, f->root}, {"admin", "Adi Admin", ROLE_ADMIN, f->root},
		{"ppid", "Pipit Informasi", ROLE_PPID, f->root}, {"pegawai", "Pian Pegawai", ROLE_EMPLOYEE, f->root},
		{"asesor", "Asri Asesor", ROLE_ASSESSOR, f->root}, {"media", "Mia Media", ROLE_MEDIA, f->root},
	};

	for (size_t i = 0; i < COUNT(people); i++) {
		account_id id = visit_account(&d->s, people[i].login, people[i].name, people[i].role, people[i].unit);

		if (i == 0)
			d->rina = id;
		if (people[i].role == ROLE_COORDINATOR)
			d->budi = id;
	}
	struct account account;
	struct unit    desk;

	test_no_err(account_by_id(f->db, f->a, d->budi, &account));
	test_no_err(unit_by_id(f->db, f->a, d->desk, &desk));
	d->boss = (struct person){.account = d->budi, .login = account.login, .name = account.name, .ref = account.ref,
		.grants = arena_alloc(f->a, sizeof(struct grant)), .grant_count = 1};
	*d->boss.grants = (struct grant){.id = {1}, .role = ROLE_COORDINATOR, .agency = f->agency, .unit = d->desk,
		.unit_path = desk.path};
}

static inline void
desk_site_close(struct desk_site *d)
{
	visit_site_close(&d->s);
}

/* A complaint of now about KTP, reported by Siti Aminah; its number. */
static inline const char *
desk_site_file(struct desk_site *d, enum case_mode mode, const char *title, const char *text)
{
	struct office_fixture   *f = &d->s.f;
	struct case_open_out     out;
	const struct complaint_in in = {
		.agency = f->agency, .category = d->category, .mode = mode, .channel = CHANNEL_WEB, .event = NO_DAY,
		.words = {.title = str_z(title), .text = str_z(text), .want = STR("Segera selesai")},
		.reporter = {.name = STR("Siti Aminah"), .phone = STR("0812 3456 7890")}, .groups = STR("lansia"),
		.by = {.role = ROLE_CITIZEN}, .at = visit_time,
	};

	test_no_err(OFFICE_WRITE(f, complaint_file(f->db, f->a, f->keys, random_system(), &in, &out)));
	return arena_str(f->a, out.number).p;
}

/* The same, verified and with the unit: three acts. */
static inline const char *
desk_site_in_work(struct desk_site *d, enum case_mode mode, const char *title)
{
	struct office_fixture *f = &d->s.f;
	const char            *number = desk_site_file(d, mode, title, "Ini terjadi kemarin di loket satu.");
	struct case_row        c;
	str                    leaf;

	test_no_err(case_by_number(f->db, f->a, f->keys, str_z(number), false, &c));
	const struct complaint_verify_in in = {.id = c.id, .class_ = COMPLAINT_ORDINARY, .title = str_z(title),
		.body = STR("Ini terjadi kemarin di loket satu."), .by = {.role = ROLE_COORDINATOR, .account = d->budi,
		.account_ref = d->boss.ref, .name = d->boss.name}, .at = visit_time, .expected_n = -1};

	test_no_err(OFFICE_WRITE(f, complaint_verify(f->db, f->a, f->keys, &d->boss, &in, &leaf)));
	return number;
}

static inline void
desk_get(struct visitor *v, const char *number, const char *query)
{
	visit_get(v, str_fmt(v->site->f.a, "/kerja/perkara/%s%s", number, query).p);
}

static inline void
desk_post_n(struct visitor *v, const char *number, const char *step, const char *fields, int64_t n)
{
	visit_post(v, str_fmt(v->site->f.a, "/kerja/perkara/%s/%s", number, step).p,
	    str_fmt(v->site->f.a, "%s%sn=%lld", fields, *fields ? "&" : "", (long long)n).p);
}

/* Sends a step as the page last seen would: with the state it carries. */
static inline void
desk_post(struct visitor *v, const char *number, const char *step, const char *fields)
{
	static const char mark[] = "name=\"n\" value=\"";
	ptrdiff_t         at = str_find(v->body, str_z(mark), 0);
	int64_t           n = 0;

	if (at >= 0) {
		str rest = {v->body.p + at + sizeof(mark) - 1, v->body.n - (size_t)at - sizeof(mark) + 1}, digits;

		str_cut(&rest, '"', &digits);
		assert_true(str_int(digits, &n));
	}
	desk_post_n(v, number, step, fields, n);
}

#endif
