/* office_paths_test.c - units, people, calendar, categories and the public directory, as admins and visitors use them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/visit_test.h"
#include "gen/office_queries.h"

static void
open_office(struct visit_site *s, struct visitor *admin, void **state)
{
	visit_site_open(s, TEST_KIND(state));
	*admin = (struct visitor){.site = s};
	visit_account(s, "bayu", "Bayu Wijaya", ROLE_ADMIN, s->f.root);
	visit_sign_in(admin, "bayu");
}

static unit_id
add_unit(struct visit_site *s, unit_id parent, const char *slug, const char *name)
{
	struct unit_in in = office_unit(&s->f, parent, slug, name);
	unit_id        id;

	test_no_err(OFFICE_WRITE(&s->f, unit_create(s->f.db, s->f.a, s->f.keys, &in, &id)));
	return id;
}

static int64_t
number(struct visit_site *s, const char *sql)
{
	return office_number(&s->f, sql);
}

static void
an_admin_founds_and_changes_units(void **state)
{
	static const char full[] = "induk=kcs&kode=catsip&nama=Bidang+Pencatatan+Sipil&jam=Senin+sampai+Jumat"
	    "&alamat=Jalan+Contoh+7&kontak=halo%40contoh.go.id&penanggung_jawab=Kepala+Bidang&kewenangan=Akta+dan+catatan."
	    "&pengaduan=tidak";
	static const struct {
		const char *why, *fields, *sees;
	} refused[] = {
		{"nothing", "induk=kcs", "Isi Nama unit"},
		{"no code", "induk=kcs&nama=Arsip", "Kode unit terdiri atas huruf kecil"},
		{"capitals", "induk=kcs&nama=Arsip&kode=Arsip", "Kode unit terdiri atas huruf kecil"},
		{"taken", "induk=kcs&nama=Arsip&kode=catsip", "sudah dipakai unit lain"},
		{"markup in the name stays text", "induk=kcs&nama=%3Cscript%3E&kode=Arsip", "value=\"&lt;script&gt;\""},
	};
	struct visit_site s;
	struct visitor    v, anybody = {.site = &s};

	open_office(&s, &v, state);
	visit_get(&v, "/kerja/kantor");
	assert_int_equal(v.status, 200);
	visit_must_see(&v, "1 unit, 1 orang berperan");
	visit_must_see(&v, "Unit didirikan");
	visit_get(&v, "/kerja/kantor/unit-baru?induk=kcs");
	assert_int_equal(v.status, 200);
	visit_post(&v, "/kerja/kantor/unit-baru", full);
	visit_follow(&v);
	visit_must_see(&v, "Unit baru didirikan dan masuk catatan publik.");
	visit_must_see(&v, "kcs.catsip");
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM act a JOIN leaf l ON l.hash = a.leaf_hash WHERE a.name = 'unit.terbit'"), 2);
	for (size_t i = 0; i < COUNT(refused); i++) {
		visit_post(&v, "/kerja/kantor/unit-baru", refused[i].fields);
		if (v.status != 422)
			fail_msg("%s: status %d", refused[i].why, v.status);
		visit_must_see(&v, refused[i].sees);
	}
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM unit"), 2);
	visit_get(&v, "/kerja/kantor/unit/catsip");
	visit_must_see(&v, "value=\"Bidang Pencatatan Sipil\"");
	visit_time.ms += 2 * (int64_t)MS_PER_DAY;
	visit_sign_in(&v, "bayu"); /* two days later */
	visit_get(&v, "/kerja/kantor/unit/catsip");
	visit_post(&v, "/kerja/kantor/unit/catsip", "nama=Bidang+Akta&jam=Setiap+hari&pengaduan=ya&aktif=ya");
	visit_follow(&v);
	visit_must_see(&v, "Data unit tersimpan");
	visit_must_see(&v, "Nama dari masa ke masa");
	visit_must_see(&v, "Bidang Pencatatan Sipil");
	assert_int_equal(number(&s, "SELECT complaints_desk FROM unit WHERE slug = 'catsip'"), 1);
	visit_post(&v, "/kerja/kantor/unit/catsip", "nama=Bidang+Akta&pengaduan=ya&aktif=tidak");
	assert_int_equal(v.status, 422);
	visit_must_see(&v, "tetapkan dulu unit lain sebagai pengelola");
	visit_post(&v, "/kerja/kantor/unit/tidak-ada", "nama=X&aktif=ya");
	assert_int_equal(v.status, 404);
	visit_get(&anybody, "/instansi");
	visit_follow(&anybody); /* the only agency */
	visit_must_see(&anybody, "Bidang Akta");
	visit_must_see(&anybody, "Setiap hari");
	visit_site_close(&s);
}

/* The hash of a leaf of the log. */
static str
some_leaf(struct visit_site *s)
{
	static const struct db_sql sql = {"some_leaf", "SELECT hash FROM leaf ORDER BY hash LIMIT 1",
		"SELECT hash FROM leaf ORDER BY hash LIMIT 1", ""};
	struct db_rows *r;
	bool            has;

	test_no_err(db_start(s->f.db, &sql, &r));
	test_no_err(db_next(r, &has));
	assert_true(has);
	str hash = db_text(r, 0, s->f.a);
	db_done(r);
	return hash;
}

static void
the_directory_shows_hours_contact_and_who_is_responsible(void **state)
{
	struct visit_site s;
	struct visitor    v = {.site = &s};
	unit_id           upper;

	visit_site_open(&s, TEST_KIND(state));
	upper = add_unit(&s, s.f.root, "catsip", "Bidang Pencatatan Sipil");
	add_unit(&s, upper, "loket", "Loket Utara");
	visit_get(&v, "/instansi/KCS");
	assert_int_equal(v.status, 200);
	visit_must_see(&v, "Senin-Jumat 08.00-16.00");
	visit_must_see(&v, "Jalan Contoh 1");
	visit_must_see(&v, "halo@contoh.go.id");
	visit_must_see(&v, "Kepala Bidang");
	visit_must_see(&v, "Melayani warga.");
	/* From here to what people come for. */
	visit_must_see(&v, "href=\"/lapor?instansi=KCS\"");
	visit_must_see(&v, "href=\"/layanan?instansi=KCS\"");
	visit_must_see(&v, "href=\"/aduan?instansi=KCS\"");
	visit_must_see(&v, "href=\"/kinerja?instansi=KCS\"");
	visit_must_see(&v, "<h3><a href=\"/instansi/KCS?unit=catsip\">Bidang Pencatatan Sipil</a></h3>");
	assert_false(visit_sees(&v, "Loket Utara"));
	visit_must_see(&v, "/instansi/KCS?unit=catsip");
	visit_get(&v, "/instansi/KCS?unit=catsip");
	visit_must_see(&v, "Loket Utara");
	visit_get(&v, "/en/instansi/KCS?unit=catsip");
	visit_must_see(&v, "Opening hours");
	visit_must_see(&v, "/en/instansi/KCS?unit=kcs");
	visit_get(&v, "/instansi/KCS?unit=tidak-ada");
	assert_int_equal(v.status, 404);
	visit_get(&v, "/instansi/XYZ");
	assert_int_equal(v.status, 404);
	visit_must_see(&v, "Instansi ini tidak ada");
	/* The rules in force are bytes that anybody can hash. */
	visit_get(&v, "/instansi/KCS");
	ptrdiff_t at = str_find(v.body, STR("href=\"/v/"), 0);

	assert_true(at > 0);
	str hash = {v.body.p + at + 9, SHA256_HEX};

	visit_get(&v, str_fmt(s.f.a, "/v/%.*s", STRF(hash)).p);
	assert_int_equal(v.status, 200);
	assert_true(str_eq(v.type, STR("application/json")));
	assert_true(str_eq(sha256_hex(s.f.a, sha256_of(v.body.p, v.body.n)), hash));
	visit_must_see(&v, "\"jenis\":\"aturan\"");
	visit_get(&v, "/v/0000");
	assert_int_equal(v.status, 404);
	/* So are the bytes of every leaf of the public log. */
	hash = some_leaf(&s);
	visit_get(&v, str_fmt(s.f.a, "/v/%.*s", STRF(hash)).p);
	assert_int_equal(v.status, 200);
	str with_zero = str_fmt(s.f.a, "0%.*s", STRF(v.body));
	char *first = arena_alloc(s.f.a, with_zero.n);

	memcpy(first, with_zero.p, with_zero.n);
	first[0] = 0;
	assert_true(str_eq(sha256_hex(s.f.a, sha256_of(first, with_zero.n)), hash));
	visit_site_close(&s);
}

/* What stands between two marks on the page. */
static str
between(const struct visitor *v, const char *from, const char *to)
{
	ptrdiff_t a = str_find(v->body, str_z(from), 0);

	if (a < 0)
		fail_msg("%s is not on the page", from);
	size_t    start = (size_t)a + strlen(from);
	ptrdiff_t b = str_find(v->body, str_z(to), start);

	assert_true(b >= 0);
	return (str){v->body.p + start, (size_t)b - start};
}

static void
a_new_person_gets_a_password_once(void **state)
{
	struct visit_site s;
	struct visitor    v, rina = {.site = &s};
	str               password;

	open_office(&s, &v, state);
	visit_get(&v, "/kerja/kantor/orang-baru");
	assert_int_equal(v.status, 200);
	assert_false(visit_sees(&v, "value=\"inspektorat\"")); /* oversight is not on offer */
	visit_post(&v, "/kerja/kantor/orang-baru", "masuk=rina&nama=Rina+Astuti&peran=petugas&unit=kcs");
	assert_int_equal(v.status, 200);
	visit_must_see(&v, "Rina Astuti");
	password = between(&v, "<dd class=\"tr-k tr-nw\">", "</dd>");
	assert_int_equal(password.n, SECRET_CODE_SHOWN);
	assert_int_equal(number(&s, "SELECT must_change FROM account WHERE login = 'rina'"), 1);
	visit_get(&v, "/kerja/kantor/orang/rina");
	assert_false(visit_sees(&v, password.p)); /* never again */
	visit_must_see(&v, "Petugas");
	visit_get(&rina, "/masuk");
	visit_post(&rina, "/masuk", str_fmt(s.f.a, "masuk=rina&sandi=%.*s", STRF(password)).p);
	assert_true(str_eq(rina.location, STR("/kerja/akun")));
	static const struct {
		const char *why, *fields, *sees;
		int         status;
	} refused[] = {
		{"nothing", "", "Isi Nama masuk", 422},
		{"login taken", "masuk=rina&nama=Rina&peran=petugas&unit=kcs", "Nama masuk ini sudah dipakai", 422},
		{"oversight by hand", "masuk=hakim&nama=Hakim&peran=auditor&unit=kcs", "pengawas hanya diatur di mesin", 403},
		{"no such role", "masuk=hakim&nama=Hakim&peran=raja&unit=kcs", "Pilih peran", 422},
		{"no unit", "masuk=hakim&nama=Hakim&peran=petugas", "Pilih Unit", 422},
		{"unit that is not there", "masuk=hakim&nama=Hakim&peran=petugas&unit=zzz", "Unit: pilih salah satu yang tersedia", 422},
		{"over before it begins", "masuk=hakim&nama=Hakim&peran=petugas&unit=kcs&sampai=2026-11-20",
		    "tidak boleh sebelum hari mulai", 422},
		{"no day", "masuk=hakim&nama=Hakim&peran=petugas&unit=kcs&sampai=besok", "harus berupa tanggal", 422},
	};

	for (size_t i = 0; i < COUNT(refused); i++) {
		visit_post(&v, "/kerja/kantor/orang-baru", refused[i].fields);
		if (v.status != refused[i].status)
			fail_msg("%s: status %d", refused[i].why, v.status);
		visit_must_see(&v, refused[i].sees);
	}
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM account"), 2); /* nothing half made */
	visit_site_close(&s);
}

static void
roles_are_given_and_ended_on_the_page(void **state)
{
	struct visit_site s;
	struct visitor    v, rina = {.site = &s};
	int64_t           grant, own, audit;

	open_office(&s, &v, state);
	add_unit(&s, s.f.root, "catsip", "Bidang Pencatatan Sipil");
	visit_account(&s, "rina", "Rina Astuti", ROLE_PUBLIC, s.f.root);
	visit_account(&s, "hakim", "Hakim Nasution", ROLE_INSPECTORATE, s.f.root);
	visit_get(&v, "/kerja/kantor/orang");
	visit_must_see(&v, "Akun tanpa peran");
	visit_must_see(&v, "Rina Astuti");
	visit_must_see(&v, "Inspektorat (Dinas Contoh)");
	visit_get(&v, "/kerja/kantor/orang/rina");
	visit_post(&v, "/kerja/kantor/orang/rina", "aksi=beri&peran=petugas&unit=catsip&sampai=2026-12-31");
	visit_follow(&v);
	visit_must_see(&v, "Peran diberikan dan masuk catatan publik.");
	visit_must_see(&v, "Bidang Pencatatan Sipil");
	grant = number(&s, "SELECT MAX(id) FROM role_grant");
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM role_grant g JOIN leaf l ON l.hash = g.leaf_hash"), 3);
	visit_sign_in(&rina, "rina");
	visit_get(&rina, "/kerja/kantor");
	assert_int_equal(rina.status, 200); /* reads */
	assert_false(visit_sees(&rina, "/kerja/kantor/unit/"));
	visit_get(&rina, "/kerja/kantor/orang");
	assert_int_equal(rina.status, 403); /* but does not manage */
	visit_post(&v, "/kerja/kantor/orang/rina", "aksi=beri&peran=petugas&unit=catsip");
	assert_int_equal(v.status, 422);
	visit_must_see(&v, "sudah memegang peran itu");
	visit_post(&v, "/kerja/kantor/orang/rina", "aksi=beri&peran=admin&unit=kcs");
	visit_must_see(&v, "Admin tidak membaca pengaduan");
	visit_post(&v, "/kerja/kantor/orang/rina", str_fmt(s.f.a, "aksi=akhiri&hibah=%d", (int)grant).p);
	visit_follow(&v);
	visit_must_see(&v, "Peran diakhiri");
	visit_get(&rina, "/kerja/kantor");
	assert_int_equal(rina.status, 403); /* at once */
	visit_post(&v, "/kerja/kantor/orang/rina", str_fmt(s.f.a, "aksi=akhiri&hibah=%d", (int)grant).p);
	assert_int_equal(v.status, 422);
	/* Oversight and oneself are out of reach. */
	own = number(&s, "SELECT MIN(id) FROM role_grant");
	audit = number(&s, "SELECT MAX(id) FROM role_grant WHERE role = 6");
	visit_get(&v, "/kerja/kantor/orang/hakim");
	visit_must_see(&v, "Orang ini pengawas.");
	assert_false(visit_sees(&v, "value=\"akhiri\""));
	visit_post(&v, "/kerja/kantor/orang/hakim", str_fmt(s.f.a, "aksi=akhiri&hibah=%d", (int)audit).p);
	assert_int_equal(v.status, 403);
	visit_get(&v, "/kerja/kantor/orang/hakim");
	visit_post(&v, "/kerja/kantor/orang/hakim", "aksi=sandi");
	assert_int_equal(v.status, 403);
	visit_get(&v, "/kerja/kantor/orang/bayu");
	visit_post(&v, "/kerja/kantor/orang/bayu", str_fmt(s.f.a, "aksi=akhiri&hibah=%d", (int)own).p);
	assert_int_equal(v.status, 403);
	visit_get(&v, "/kerja/kantor/orang/rina");
	visit_post(&v, "/kerja/kantor/orang/rina", str_fmt(s.f.a, "aksi=akhiri&hibah=%d", (int)audit).p);
	assert_int_equal(v.status, 404); /* another person's grant */
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM role_grant WHERE ended_leaf IS NULL"), 2);
	visit_get(&v, "/kerja/kantor/orang/rina");
	visit_must_see(&v, "Sandi dan keadaan akun ini tidak dapat Anda ubah");
	visit_post(&v, "/kerja/kantor/orang/rina", "aksi=sandi");
	assert_int_equal(v.status, 403); /* without a role she is nobody's */
	visit_get(&v, "/kerja/kantor/orang/rina");
	visit_post(&v, "/kerja/kantor/orang/rina", "aksi=beri&peran=petugas&unit=kcs");
	visit_get(&v, "/kerja/kantor/orang/rina");
	visit_post(&v, "/kerja/kantor/orang/rina", "aksi=sandi");
	assert_int_equal(v.status, 200);
	visit_must_see(&v, "Sandi Rina Astuti sudah diganti.");
	visit_get(&rina, "/kerja/akun");
	assert_int_equal(rina.status, 401);
	visit_site_close(&s);
}

/* Another agency of the same installation, and somebody with a role in it. */
static unit_id
add_agency(struct visit_site *s)
{
	struct agency_in in = {.code = STR("DKS"), .name = STR("Dinas Kesehatan Contoh"), .parent_name = STR("Pemerintah Kota Contoh"),
		.zone = ZONE_WIB, .week_days = OFFICE_WEEK, .by = s->f.system, .at = TEST_NOW};
	agency_id agency;
	unit_id   root;

	test_no_err(OFFICE_WRITE(&s->f, agency_create(s->f.db, s->f.a, s->f.keys, &in, &agency, &root)));
	return root;
}

/* Nobody takes over an account that may do more, or elsewhere, than he himself decides about. */
static void
an_admin_manages_accounts_of_his_agency_only(void **state)
{
	static const struct {
		const char *login, *why, *sees;
	} refused[] = {
		{"dokter", "of another agency", "di luar jangkauan Anda"}, {"dua", "of both agencies", "di luar jangkauan Anda"},
		{"lepas", "without a role", "tidak berperan di instansi Anda"}, {"hakim", "oversight", "hanya diatur di mesin"},
		{"bayu", "his own", "akun Anda sendiri"},
	};
	static const char *const acts[] = {"sandi", "tutup", "buka"};
	struct visit_site s;
	struct visitor    v;
	unit_id           other;
	account_id        id;
	grant_id          grant;
	day               today = date_of(TEST_NOW, ZONE_WIB);

	open_office(&s, &v, state);
	other = add_agency(&s);
	visit_account(&s, "dokter", "Dokter Lain", ROLE_OFFICER, other);
	id = visit_account(&s, "dua", "Dua Kantor", ROLE_OFFICER, s.f.root);
	test_no_err(OFFICE_WRITE(&s.f, role_give(s.f.db, s.f.a, s.f.keys, id, ROLE_OFFICER, other, today, NO_DAY, &s.f.system, true,
	    TEST_NOW, &grant)));
	visit_account(&s, "lepas", "Lepas Peran", ROLE_PUBLIC, s.f.root);
	visit_account(&s, "hakim", "Hakim Lurus", ROLE_INSPECTORATE, s.f.root);
	id = visit_account(&s, "dulu", "Dulu Lain", ROLE_OFFICER, s.f.root);
	test_no_err(OFFICE_WRITE(&s.f, role_give(s.f.db, s.f.a, s.f.keys, id, ROLE_OFFICER, other, today, NO_DAY, &s.f.system, true,
	    TEST_NOW, &grant)));
	test_no_err(OFFICE_WRITE(&s.f, role_end(s.f.db, s.f.a, s.f.keys, grant, &s.f.system, true, TEST_NOW)));
	int64_t acts_before = number(&s, "SELECT COUNT(*) FROM act");

	for (size_t i = 0; i < COUNT(refused); i++) {
		const char *path = str_fmt(s.f.a, "/kerja/kantor/orang/%s", refused[i].login).p;

		visit_get(&v, path);
		assert_false(visit_sees(&v, "value=\"sandi\"") || visit_sees(&v, "value=\"tutup\""));
		for (size_t k = 0; k < COUNT(acts); k++) {
			visit_get(&v, path);
			visit_post(&v, path, str_fmt(s.f.a, "aksi=%s", acts[k]).p);
			if (v.status != 403 || !visit_sees(&v, refused[i].sees))
				fail_msg("%s, %s: status %d", acts[k], refused[i].why, v.status);
		}
	}
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM act"), acts_before);
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM account WHERE active = 0 OR must_change = 1"), 0);
	/* He cannot tie another agency's person to his own: neither admin could manage the account then. */
	visit_get(&v, "/kerja/kantor/orang/dokter");
	visit_post(&v, "/kerja/kantor/orang/dokter", "aksi=beri&peran=pegawai&unit=kcs");
	assert_int_equal(v.status, 422);
	visit_must_see(&v, "Orang ini berperan di instansi lain");
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM act"), acts_before);
	/* A role that is over elsewhere ties nobody: he may be given one, and his account is this agency's. */
	visit_get(&v, "/kerja/kantor/orang/dulu");
	visit_post(&v, "/kerja/kantor/orang/dulu", "aksi=beri&peran=media&unit=kcs");
	assert_int_equal(v.status, 303);
	visit_get(&v, "/kerja/kantor/orang/dulu");
	visit_post(&v, "/kerja/kantor/orang/dulu", "aksi=tutup");
	assert_int_equal(v.status, 303);
	assert_int_equal(number(&s, "SELECT active FROM account WHERE login = 'dulu'"), 0);
	visit_site_close(&s);
}

static void
an_account_is_switched_off_and_on(void **state)
{
	struct visit_site s;
	struct visitor    v, rina = {.site = &s};

	open_office(&s, &v, state);
	visit_account(&s, "rina", "Rina Astuti", ROLE_OFFICER, s.f.root);
	visit_sign_in(&rina, "rina");
	visit_get(&v, "/kerja/kantor/orang/rina");
	visit_post(&v, "/kerja/kantor/orang/rina", "aksi=tutup");
	visit_follow(&v);
	visit_must_see(&v, "Akun dinonaktifkan");
	visit_must_see(&v, "nonaktif");
	assert_false(visit_sees(&v, "value=\"sandi\"") || visit_sees(&v, "value=\"beri\""));
	visit_get(&rina, "/kerja/perkara");
	assert_int_equal(rina.status, 401); /* at once */
	visit_get(&rina, "/masuk");
	visit_post(&rina, "/masuk", "masuk=rina&sandi=" VISIT_PASSWORD_ENCODED);
	assert_int_equal(rina.status, 422);
	visit_must_see(&rina, "Nama masuk atau sandi tidak cocok");
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM act WHERE name = 'akun.cabut' AND reason = 'nonaktif' AND by_role = 12"), 1);
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM act a JOIN leaf l ON l.hash = a.leaf_hash WHERE a.name = 'akun.cabut'"), 1);
	visit_get(&v, "/kerja/kantor/orang");
	visit_must_see(&v, "nonaktif");
	visit_get(&v, "/kerja/kantor/orang/rina");
	visit_post(&v, "/kerja/kantor/orang/rina", "aksi=tutup");
	assert_int_equal(v.status, 422); /* twice */
	visit_get(&v, "/kerja/kantor/orang/rina");
	visit_post(&v, "/kerja/kantor/orang/rina", "aksi=sandi");
	assert_int_equal(v.status, 422);
	visit_get(&v, "/kerja/kantor/orang/rina");
	visit_post(&v, "/kerja/kantor/orang/rina", "aksi=buka");
	visit_follow(&v);
	visit_must_see(&v, "Akun aktif kembali");
	visit_sign_in(&rina, "rina");
	visit_get(&rina, "/kerja/akun");
	visit_must_see(&rina, "dinonaktifkan oleh Bayu Wijaya");
	visit_must_see(&rina, "diaktifkan kembali oleh Bayu Wijaya");
	visit_get(&rina, "/kerja/perkara");
	assert_int_equal(rina.status, 200);
	visit_site_close(&s);
}

static void
who_gave_a_password_is_told(void **state)
{
	struct visit_site s;
	struct visitor    v, rina = {.site = &s};

	open_office(&s, &v, state);
	visit_account(&s, "rina", "Rina Astuti", ROLE_OFFICER, s.f.root);
	visit_get(&v, "/kerja/kantor/orang/rina");
	visit_post(&v, "/kerja/kantor/orang/rina", "aksi=sandi");
	str password = between(&v, "<dd class=\"tr-k tr-nw\">", "</dd>");

	visit_get(&rina, "/masuk");
	visit_post(&rina, "/masuk", str_fmt(s.f.a, "masuk=rina&sandi=%.*s", STRF(password)).p);
	visit_follow(&rina);
	visit_must_see(&rina, "Sandi ini dibuat pada ");
	visit_must_see(&rina, "oleh Bayu Wijaya");
	visit_must_see(&rina, "sandi dibuatkan oleh Bayu Wijaya");
	visit_site_close(&s);
}

static void
a_branch_admin_stays_in_his_branch(void **state)
{
	struct visit_site s;
	struct visitor    v = {.site = &s};
	unit_id           branch, other;

	visit_site_open(&s, TEST_KIND(state));
	branch = add_unit(&s, s.f.root, "cabang", "Cabang");
	other = add_unit(&s, s.f.root, "lain", "Unit Lain");
	visit_account(&s, "sari", "Sari Dewi", ROLE_ADMIN, branch);
	visit_account(&s, "joko", "Joko Susilo", ROLE_OFFICER, other);
	visit_sign_in(&v, "sari");
	visit_get(&v, "/kerja/kantor/unit/cabang");
	assert_int_equal(v.status, 200);
	visit_get(&v, "/kerja/kantor/unit/lain");
	assert_int_equal(v.status, 403);
	visit_post(&v, "/kerja/kantor/unit/lain", "nama=Diambil&aktif=ya");
	assert_int_equal(v.status, 403);
	visit_get(&v, "/kerja/kantor/unit-baru");
	assert_int_equal(v.status, 200);
	assert_false(visit_sees(&v, "value=\"lain\""));
	visit_post(&v, "/kerja/kantor/unit-baru", "induk=kcs&kode=baru&nama=Baru");
	assert_int_equal(v.status, 403);
	visit_get(&v, "/kerja/kantor/kategori");
	assert_int_equal(v.status, 403);
	visit_get(&v, "/kerja/kantor/kalender");
	assert_int_equal(v.status, 200);
	assert_false(visit_sees(&v, "Tambah libur daerah"));
	visit_post(&v, "/kerja/kantor/kalender", "aksi=tambah&hari=2026-12-01&nama=X&sumber=Y");
	assert_int_equal(v.status, 403);
	visit_get(&v, "/kerja/kantor/orang/joko");
	visit_post(&v, "/kerja/kantor/orang/joko", "aksi=sandi");
	assert_int_equal(v.status, 403); /* a colleague of another branch */
	visit_post(&v, "/kerja/kantor/orang/joko", "aksi=beri&peran=petugas&unit=lain");
	assert_int_equal(v.status, 403);
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM unit"), 3);
	visit_site_close(&s);
}

static void
free_days_are_kept_on_the_page(void **state)
{
	static const struct {
		const char *why, *fields, *sees;
	} refused[] = {
		{"nothing", "aksi=tambah", "Isi Hari"},
		{"yesterday", "aksi=tambah&hari=2026-11-20&nama=X&sumber=Y", "hari yang sudah lewat tidak diubah"},
		{"no such day", "aksi=tambah&hari=2026-02-30&nama=X&sumber=Y", "harus berupa tanggal"},
		{"taken", "aksi=tambah&hari=2026-12-01&nama=X&sumber=Y", "sudah ada di daftar"},
		{"no source", "aksi=tambah&hari=2026-12-02&nama=Tetap+ada", "Isi dasar penetapannya"},
		{"kept", "aksi=tambah&hari=2026-12-02&nama=Tetap+ada", "value=\"Tetap ada\""},
	};
	struct visit_site s;
	struct visitor    v;

	open_office(&s, &v, state);
	visit_get(&v, "/kerja/kantor/kalender");
	visit_must_see(&v, "Hari libur 2026");
	visit_must_see(&v, "Libur nasional");
	assert_false(visit_sees(&v, "Libur nasional baru diketahui"));
	visit_post(&v, "/kerja/kantor/kalender", "aksi=tambah&hari=2026-12-01&nama=HUT+Contoh&sumber=SK+9%2F2026");
	visit_follow(&v);
	visit_must_see(&v, "Kalender versi baru sudah terbit.");
	visit_must_see(&v, "HUT Contoh");
	visit_must_see(&v, "Libur daerah");
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM manifest WHERE kind = 'kalender'"), 2);
	for (size_t i = 0; i < COUNT(refused); i++) {
		visit_post(&v, "/kerja/kantor/kalender", refused[i].fields);
		if (v.status != 422)
			fail_msg("%s: status %d", refused[i].why, v.status);
		visit_must_see(&v, refused[i].sees);
	}
	visit_get(&v, "/kerja/kantor/kalender?tahun=2031");
	visit_must_see(&v, "Libur nasional baru diketahui sampai");
	visit_post(&v, "/kerja/kantor/kalender", "aksi=hapus&hari=2026-12-01");
	visit_follow(&v);
	assert_false(visit_sees(&v, "HUT Contoh"));
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM holiday"), 0);
	visit_post(&v, "/kerja/kantor/kalender", "aksi=hapus&hari=2026-12-01");
	assert_int_equal(v.status, 404);
	visit_site_close(&s);
}

static void
categories_are_kept_on_the_page(void **state)
{
	static const struct {
		const char *why, *fields, *sees;
		int         status;
	} refused[] = {
		{"nothing", "", "Isi Nama", 422},
		{"no class", "kode=b&nama=B&nama_en=B&urutan=1&aktif=ya&kelas=raja", "Pilih kelas", 422},
		{"code taken", "kode=antrean&nama=B&nama_en=B&urutan=1&aktif=ya&kelas=aspirasi", "sudah dipakai kategori lain", 422},
		{"order too large", "kode=b&nama=B&nama_en=B&urutan=99999&aktif=ya&kelas=aspirasi", "harus antara 0 dan 9.999", 422},
		{"no such unit", "kode=b&nama=B&nama_en=B&urutan=1&aktif=ya&kelas=aspirasi&unit=zzz", "pilih salah satu yang tersedia", 422},
	};
	struct visit_site s;
	struct visitor    v;
	int64_t           id;

	open_office(&s, &v, state);
	visit_get(&v, "/kerja/kantor/kategori");
	visit_must_see(&v, "Belum ada kategori");
	visit_get(&v, "/kerja/kantor/kategori-baru");
	visit_must_see(&v, "Pengaduan berkadar pengawasan");
	visit_post(&v, "/kerja/kantor/kategori-baru",
	    "kode=antrean&nama=Antrean&nama_en=Queues&urutan=10&aktif=ya&kelas=pengaduan_tbp&unit=kcs");
	visit_follow(&v);
	visit_must_see(&v, "Kategori tersimpan.");
	visit_must_see(&v, "Queues");
	visit_must_see(&v, "Pengaduan tidak berkadar pengawasan");
	id = number(&s, "SELECT id FROM category");
	visit_get(&v, "/kerja/kantor/kategori-baru");
	for (size_t i = 0; i < COUNT(refused); i++) {
		visit_post(&v, "/kerja/kantor/kategori-baru", refused[i].fields);
		if (v.status != refused[i].status)
			fail_msg("%s: status %d", refused[i].why, v.status);
		visit_must_see(&v, refused[i].sees);
		visit_get(&v, "/kerja/kantor/kategori-baru");
	}
	const char *path = str_fmt(s.f.a, "/kerja/kantor/kategori/%d", (int)id).p;

	visit_get(&v, path);
	visit_must_see(&v, "value=\"Antrean\"");
	visit_post(&v, path, "nama=Antrean+loket&nama_en=Queues&urutan=20&aktif=tidak&kelas=aspirasi");
	visit_follow(&v);
	visit_must_see(&v, "Tidak tampil");
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM category WHERE name_id = 'Antrean loket' AND unit_id IS NULL AND class = 2"), 1);
	/* Both are acts with leaves, by the admin; what was refused left none. */
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM act t JOIN leaf l ON l.hash = t.leaf_hash JOIN account c ON c.id = t.account_id"
	    " WHERE c.login = 'bayu' AND t.subject = 7 AND (t.n = 0 AND t.name = 'kategori.terbit' OR t.n = 1 AND t.name = 'kategori.cabut')"), 2);
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM act WHERE subject = 7"), 2);
	visit_get(&v, "/kerja/kantor/kategori/999");
	assert_int_equal(v.status, 404);
	visit_get(&v, "/kerja/kantor/kategori/abc");
	assert_int_equal(v.status, 404);
	visit_site_close(&s);
}

/* A merger that was begun and broken off goes on by itself, as the act of who began it; one that cannot be is given up. */
static void
a_merger_broken_off_goes_on(void **state)
{
	struct visit_site s;
	struct visitor    v;
	struct account    bayu;

	open_office(&s, &v, state);
	unit_id one = add_unit(&s, s.f.root, "satu", "Bidang Satu"), two = add_unit(&s, s.f.root, "dua", "Bidang Dua");
	unit_id upper = add_unit(&s, s.f.root, "induk", "Bidang Induk");

	add_unit(&s, upper, "anak", "Seksi Anak");
	test_no_err(account_by_login(s.f.db, s.f.a, STR("bayu"), &bayu));
	test_no_err(OFFICE_WRITE(&s.f, unit_merging_put(s.f.db, s.f.a, one, two, ROLE_ADMIN, bayu.id, s.f.root, visit_time)));
	test_no_err(OFFICE_WRITE(&s.f, unit_merging_put(s.f.db, s.f.a, upper, two, ROLE_ADMIN, bayu.id, s.f.root, visit_time)));
	test_no_err(unit_merges_resume(s.f.t.store, s.f.a, s.f.keys, visit_time)); /* whoever began it may still be at it */
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM unit_merging"), 2);
	test_no_err(unit_merges_resume(s.f.t.store, s.f.a, s.f.keys, (instant){visit_time.ms + MERGE_REST_MS + 1}));
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM unit_merging"), 0);
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM unit WHERE slug = 'satu' AND active = 0"), 1);
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM act t JOIN leaf l ON l.hash = t.leaf_hash JOIN account c ON c.id = t.account_id"
	    " WHERE t.name = 'unit.gabung' AND c.login = 'bayu'"), 1);
	assert_int_equal(number(&s, "SELECT active FROM unit WHERE slug = 'induk'"), 1); /* has a unit below it */
	struct unit next;

	test_no_err(unit_open_or_next(s.f.db, s.f.a, one, &next));
	assert_int_equal(next.id.v, two.v);
	visit_site_close(&s);
}

/* Every page of the room for every role: who may open it stands here by hand. */
static void
pages_open_to_whom_they_should(void **state)
{
	static const struct {
		const char *path;
		const char *roles; /* enum role 2..12: officer coordinator head ppid inspectorate ombudsman auditor assessor employee
		                    * media admin */
	} pages[] = {
		{"/kerja/akun", "+++++++++++"},
		{"/kerja/kantor", "+++++++++-+"},
		{"/kerja/kantor/kalender", "+++++++++-+"},
		{"/kerja/kantor/unit/kcs", "----------+"},
		{"/kerja/kantor/unit-baru", "----------+"},
		{"/kerja/kantor/orang", "----------+"},
		{"/kerja/kantor/orang-baru", "----------+"},
		{"/kerja/kantor/orang/orang2", "----------+"},
		{"/kerja/kantor/kategori", "-+--------+"},
		{"/kerja/kantor/kategori-baru", "-+--------+"},
		{"/instansi/KCS", "+++++++++++"},
	};
	struct visit_site s;
	int               cells = 0;

	visit_site_open(&s, TEST_KIND(state));
	for (int role = ROLE_OFFICER; role <= ROLE_ADMIN; role++) {
		struct visitor v = {.site = &s};
		const char    *login = str_fmt(s.f.a, "peran%d", role).p;

		if (role == ROLE_OFFICER)
			visit_account(&s, "orang2", "Orang Dua", ROLE_EMPLOYEE, s.f.root);
		visit_account(&s, login, "Orang", (enum role)role, s.f.root);
		visit_sign_in(&v, login);
		for (size_t i = 0; i < COUNT(pages); i++) {
			visit_get(&v, pages[i].path);
			if (v.status != (pages[i].roles[role - ROLE_OFFICER] == '+' ? 200 : 403))
				fail_msg("%s as %s: status %d", pages[i].path, role_code((enum role)role), v.status);
			cells++;
		}
	}
	struct visitor nobody = {.site = &s};

	for (size_t i = 0; i + 1 < COUNT(pages); i++) {
		visit_get(&nobody, pages[i].path);
		assert_int_equal(nobody.status, 401);
		cells++;
	}
	print_message("office pages: %d cells\n", cells);
	visit_site_close(&s);
}

static void
the_job_publishes_what_a_release_has_changed(void **state)
{
	struct visit_site s;

	visit_site_open(&s, TEST_KIND(state));
	/* As if the law table of the older release had had another text. */
	test_no_err(db_script(s.f.db, "UPDATE manifest SET body = '{}' WHERE kind = 'hukum'"));
	app_jobs_run(&s.app);
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM manifest WHERE kind = 'hukum'"), 2);
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM manifest WHERE kind = 'kalender'"), 1);
	assert_int_equal(number(&s, "SELECT COUNT(*) FROM manifest m JOIN agency a ON a.rules_leaf = m.leaf_hash"
	    " WHERE m.kind = 'aturan' AND m.version = 2"), 1);
	visit_site_close(&s);
}

int
office_paths_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(an_admin_founds_and_changes_units),
		TEST_BOTH(the_directory_shows_hours_contact_and_who_is_responsible),
		TEST_BOTH(a_new_person_gets_a_password_once),
		TEST_BOTH(roles_are_given_and_ended_on_the_page),
		TEST_BOTH(an_admin_manages_accounts_of_his_agency_only),
		TEST_BOTH(an_account_is_switched_off_and_on),
		TEST_BOTH(who_gave_a_password_is_told),
		TEST_BOTH(a_branch_admin_stays_in_his_branch),
		TEST_BOTH(free_days_are_kept_on_the_page),
		TEST_BOTH(categories_are_kept_on_the_page),
		TEST_BOTH(a_merger_broken_off_goes_on),
		TEST_BOTH(pages_open_to_whom_they_should),
		TEST_BOTH(the_job_publishes_what_a_release_has_changed),
	};

	return cmocka_run_group_tests_name("office_paths", tests, NULL, NULL);
}
