/* desk_paths_test.c - the officers' desk as people use it: inbox, case, every step, who may what, on both databases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/desk_site_test.h"
#include "rooms/desk/desk.h"

/* ---- the whole way ---- */

static void
a_complaint_is_worked_through(void **state)
{
	struct desk_site d;
	struct visitor   boss = {.site = &d.s}, officer = {.site = &d.s};

	desk_site_open(&d, TEST_KIND(state));
	const char *number = desk_site_file(&d, MODE_OPEN, "KTP belum jadi", "KTP saya belum jadi. NIK saya 3201011503850001.");

	visit_sign_in(&boss, "budi");
	assert_true(str_eq(boss.location, STR("/kerja")));
	visit_get(&boss, "/kerja");
	assert_true(str_eq(boss.location, STR("/kerja/perkara")));
	visit_follow(&boss);
	visit_must_see(&boss, "Selamat pagi, Budi");
	visit_must_see(&boss, "KTP belum jadi"); /* its own title until there is a public one */
	visit_must_see(&boss, "Belum diverifikasi");
	desk_get(&boss, number, "");
	assert_int_equal(boss.status, 200);
	visit_must_see(&boss, "NIK saya 3201011503850001"); /* the original beside … */
	visit_must_see(&boss, "NIK saya [NIK]");            /* … what will be public */
	visit_must_see(&boss, "Siti Aminah");               /* the desk knows who */
	visit_must_see(&boss, "dijawab paling lambat");
	assert_false(visit_sees(&boss, "utup")); /* no button closes a case */

	visit_sign_in(&officer, "rina");
	desk_get(&officer, number, "");
	assert_int_equal(officer.status, 200);
	assert_false(visit_sees(&officer, "Siti Aminah"));
	assert_false(visit_sees(&officer, "name=\"naskah-diverifikasi\"")); /* not his step: no button */
	assert_false(visit_sees(&officer, "name=\"isi-tanggapan\""));       /* nor before verification */

	int64_t leaves = office_number(&d.s.f, "SELECT COUNT(*) FROM leaf");

	desk_get(&boss, number, "");
	desk_post(&boss, number, "diverifikasi", str_fmt(d.s.f.a,
	    "judul-diverifikasi=KTP+belum+jadi&naskah-diverifikasi=KTP+saya+belum+jadi.&kelas-diverifikasi=pengaduan_tbp"
	    "&unit-diverifikasi=%lld&isi-diverifikasi=Tolong+cepat", (long long)d.unit.v).p);
	visit_follow(&boss);
	visit_must_see(&boss, "Diverifikasi dan diteruskan kepada unit.");
	visit_must_see(&boss, "Terverifikasi");
	assert_int_equal(office_number(&d.s.f, "SELECT COUNT(*) FROM leaf"), leaves + 2);
	assert_int_equal(office_number(&d.s.f, "SELECT COUNT(*) FROM case_file WHERE state = 3 AND title = 'KTP belum jadi' "
	    "AND body = 'KTP saya belum jadi.' AND verified_at IS NOT NULL AND forwarded_at IS NOT NULL"), 1);

	desk_get(&officer, number, "");
	visit_must_see(&officer, "Tolong cepat");
	visit_must_see(&officer, "Tidak tampil kepada pelapor dan publik; pengawas dapat membacanya"); /* the note to the unit */
	visit_must_see(&officer, "Jawaban pertama");
	desk_post(&officer, number, "ditanya", "isi-ditanya=Nomor+resinya+berapa%3F");
	visit_follow(&officer);
	visit_must_see(&officer, "Menunggu jawaban pelapor");
	visit_must_see(&officer, "berhenti sejak 21 November 2026");
	assert_int_equal(office_number(&d.s.f, "SELECT COUNT(*) FROM case_clock WHERE state = 2"), 3);
	assert_false(visit_sees(&officer, "name=\"isi-tanggapan\""));
	desk_post(&officer, number, "dijawab", "isi-dijawab=Lewat+telepon%3A+A-431");
	visit_follow(&officer);
	visit_must_see(&officer, "Lewat telepon: A-431");
	assert_int_equal(office_number(&d.s.f, "SELECT COUNT(*) FROM case_clock WHERE state = 2"), 0);
	desk_post(&officer, number, "tindak-lanjut", "isi-tindak-lanjut=Berkas+sudah+kami+temukan.");
	visit_follow(&officer);
	visit_must_see(&officer, "Sedang ditangani");
	desk_post(&officer, number, "tanggapan", "isi-tanggapan=KTP+siap+diambil+Senin.");
	visit_follow(&officer);
	visit_must_see(&officer, "Jawaban terkirim. Sekarang giliran pelapor.");
	visit_must_see(&officer, "Sudah ditanggapi");
	visit_must_see(&officer, "Waktu pelapor membalas");
	assert_int_equal(office_number(&d.s.f, "SELECT state FROM case_file"), COMPLAINT_ANSWERED);
	assert_int_equal(office_number(&d.s.f, "SELECT COUNT(*) FROM leaf"), leaves + 6);
	assert_int_equal(office_number(&d.s.f, "SELECT COUNT(*) FROM act WHERE name = 'aduan.tanggapan' AND by_role = 2"), 1);
	/* Nobody of the staff can end it. */
	desk_post(&officer, number, "selesai", "");
	assert_int_equal(officer.status, 404); /* there is no such step */
	assert_int_equal(office_number(&d.s.f, "SELECT state FROM case_file"), COMPLAINT_ANSWERED);
	desk_site_close(&d);
}

static void
two_officers_do_not_overwrite_each_other(void **state)
{
	struct desk_site d;
	struct visitor   one = {.site = &d.s}, two = {.site = &d.s};

	desk_site_open(&d, TEST_KIND(state));
	const char *number = desk_site_in_work(&d, MODE_OPEN, "Antrean panjang");

	visit_sign_in(&one, "rina");
	visit_sign_in(&two, "joko");
	desk_get(&one, number, "");
	desk_get(&two, number, "");
	desk_post(&one, number, "tindak-lanjut", "isi-tindak-lanjut=Kami+tambah+loket.");
	assert_int_equal(one.status, 303);
	desk_post(&two, number, "tindak-lanjut", "isi-tindak-lanjut=Jawaban+saya+yang+lain.");
	assert_int_equal(two.status, 409);
	visit_must_see(&two, "Catatan ini baru saja diubah orang lain");
	visit_must_see(&two, "Kami tambah loket.");                 /* what changed */
	visit_must_see(&two, "Jawaban saya yang lain.</textarea>"); /* what was typed */
	assert_int_equal(office_number(&d.s.f, "SELECT COUNT(*) FROM act WHERE name = 'aduan.tindak-lanjut'"), 1);
	/* The page that came back carries the new state: sending again works. */
	desk_post(&two, number, "tindak-lanjut", "isi-tindak-lanjut=Jawaban+saya+yang+lain.");
	assert_int_equal(two.status, 303);
	/* The same form sent twice does one thing. */
	desk_get(&one, number, "");
	desk_post(&one, number, "catatan-internal", "isi-catatan-internal=Sekali+saja");
	assert_int_equal(one.status, 303);
	desk_post(&one, number, "catatan-internal", "isi-catatan-internal=Sekali+saja");
	assert_int_equal(one.status, 409);
	assert_int_equal(office_number(&d.s.f, "SELECT COUNT(*) FROM act WHERE name = 'aduan.catatan-internal'"), 1);
	/* A step whose form is gone: what was typed is shown, nothing is done. */
	desk_get(&one, number, "");
	desk_get(&two, number, "");
	desk_post(&two, number, "ditanya", "isi-ditanya=Kapan%3F");
	desk_post(&one, number, "tindak-lanjut", "isi-tindak-lanjut=Naskah+panjang+saya");
	assert_int_equal(one.status, 409);
	visit_must_see(&one, "Tulisan Anda yang belum tersimpan");
	visit_must_see(&one, "Naskah panjang saya");
	assert_int_equal(office_number(&d.s.f, "SELECT state FROM case_file"), COMPLAINT_WAITING);
	desk_site_close(&d);
}

/* ---- who may what ---- */

static void
each_role_sees_what_is_its_own(void **state)
{
	/* Status of: inbox, own case of catsip, the desk's step, the unit's step, an internal note. */
	static const struct {
		const char *login;
		int         inbox, file, verify, ask, note;
		bool        name, words;
	} rows[] = {
		{"rina", 200, 200, 403, 303, 303, false, true},      /* officer of the unit */
		{"tari", 200, 404, 403, 404, 404, false, false},     /* officer of the counter below: not above his own */
		{"dedi", 200, 404, 403, 404, 404, false, false},     /* officer of another unit */
		{"budi", 200, 200, 303, 303, 303, true, true},       /* complaints desk */
		{"kepala", 200, 200, 403, 403, 403, false, true},    /* head: reads */
		{"inspektur", 200, 200, 403, 403, 303, true, true},  /* oversight: reads, notes */
		{"ombudsman", 200, 200, 403, 403, 303, true, true},
		{"auditor", 200, 200, 403, 403, 403, true, true},
		{"admin", 403, 403, 403, 403, 403, false, false},    /* reads no complaints */
		{"ppid", 403, 403, 403, 403, 403, false, false},
		{"pegawai", 403, 403, 403, 403, 403, false, false},
		{"asesor", 403, 403, 403, 403, 403, false, false},
		{"media", 403, 403, 403, 403, 403, false, false},
	};
	struct desk_site d;

	desk_site_open(&d, TEST_KIND(state));
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct visitor v = {.site = &d.s};
		const char    *number = desk_site_file(&d, MODE_OPEN, "Loket tutup lebih cepat", "Loket tutup pukul dua siang.");

		visit_sign_in(&v, rows[i].login);
		visit_get(&v, "/kerja/perkara");
		if (v.status != rows[i].inbox || visit_sees(&v, number) != rows[i].words)
			fail_msg("%s: inbox %d", rows[i].login, v.status);
		desk_get(&v, number, "");
		if (v.status != rows[i].file)
			fail_msg("%s: case %d", rows[i].login, v.status);
		if (visit_sees(&v, "Siti Aminah") != rows[i].name || visit_sees(&v, "pukul dua siang") != rows[i].words)
			fail_msg("%s: sees the wrong words", rows[i].login);
		/* Who watches over it and may only note is told so, and what the public ladder means. */
		bool watches = rows[i].note == 303 && rows[i].verify == 403 && strcmp(rows[i].login, "rina") != 0;

		if (visit_sees(&v, "berarti perkara ini Anda ketahui, bukan Anda putuskan") != watches)
			fail_msg("%s: what oversight can do", rows[i].login);
		if (!visit_sees(&v, "name=\"csrf\""))
			visit_get(&v, "/kerja/akun");
		int64_t n = office_number(&d.s.f, "SELECT COUNT(*) FROM act WHERE subject = 1");

		desk_post_n(&v, number, "catatan-internal", "isi-catatan-internal=Catatan", 1);
		if (v.status != rows[i].note)
			fail_msg("%s: note %d", rows[i].login, v.status);
		n += v.status == 303;
		desk_post_n(&v, number, "ditanya", "isi-ditanya=Apa%3F", v.status == 303 ? 2 : 1);
		if (v.status != rows[i].ask)
			fail_msg("%s: ask %d", rows[i].login, v.status);
		n += v.status == 303;
		if (office_number(&d.s.f, "SELECT COUNT(*) FROM act WHERE subject = 1") != n)
			fail_msg("%s: a refused step was recorded", rows[i].login);
		const char *fresh = desk_site_file(&d, MODE_OPEN, "Kursi rusak", "Kursi ruang tunggu rusak semua.");

		desk_post_n(&v, fresh, "diverifikasi", str_fmt(d.s.f.a, "judul-diverifikasi=a&naskah-diverifikasi=b&"
		    "kelas-diverifikasi=aspirasi&unit-diverifikasi=%lld", (long long)d.unit.v).p, 1);
		if (v.status != rows[i].verify)
			fail_msg("%s: verify %d", rows[i].login, v.status);
	}
	desk_site_close(&d);
}

/* Every field of a step's form, with a value that could be right. */
static str
all_fields(struct desk_site *d, const char *step)
{
	static const struct {
		const char *what, *value; /* NULL: an id */
	} values[] = {{"n", "3"}, {"isi-", "x"}, {"alasan-", "rangkap"}, {"judul-", "x"}, {"naskah-", "x"}, {"kelas-", "aspirasi"},
		{"unit-", NULL}, {"petugas-", NULL}, {"tentang-", ""}};
	struct buf b = {.arena = d->s.f.a};

	for (size_t i = 0; i < desk_room.route_count; i++) {
		const struct route *r = &desk_room.routes[i];

		for (size_t k = 0; strcmp(strrchr(r->path, '/') + 1, step) == 0 && k < r->field_count; k++) {
			for (size_t x = 0; x < COUNT(values); x++) {
				if (!str_starts(str_z(r->fields[k].name), str_z(values[x].what)) || (x == 0 && r->fields[k].name[1]))
					continue;
				buf_fmt(&b, "%s%s=", b.n > 0 ? "&" : "", r->fields[k].name);
				if (values[x].value)
					buf_str(&b, str_z(values[x].value));
				else
					buf_fmt(&b, "%lld", (long long)(strcmp(values[x].what, "unit-") == 0 ? d->unit.v : d->rina.v));
			}
		}
	}
	return buf_done(&b);
}

/* Every step that is not the officer's is refused on the server, whatever the page shows. */
static void
every_step_is_refused_to_those_outside(void **state)
{
	static const char *const steps[] = {"diverifikasi", "tanggapan", "tindak-lanjut", "ditanya", "dijawab", "keterangan",
		"ditugaskan", "diteruskan", "catatan-internal", "kelas", "perpanjangan", "disamarkan", "bukan-wewenang", "arsip"};
	static const char *const outside[] = {"dedi", "admin", "kepala", "auditor", ""};
	struct desk_site         d;

	desk_site_open(&d, TEST_KIND(state));
	const char *number = desk_site_in_work(&d, MODE_OPEN, "Petugas meminta uang");
	int64_t     n = office_number(&d.s.f, "SELECT COUNT(*) FROM act");

	for (size_t p = 0; p < COUNT(outside); p++) {
		struct visitor v = {.site = &d.s};

		if (*outside[p])
			visit_sign_in(&v, outside[p]);
		visit_get(&v, *outside[p] ? "/kerja/akun" : "/masuk");
		for (size_t i = 0; i < COUNT(steps); i++) {
			visit_post(&v, str_fmt(d.s.f.a, "/kerja/perkara/%s/%s", number, steps[i]).p, all_fields(&d, steps[i]).p);
			if (v.status != 403 && v.status != 404 && v.status != 401)
				fail_msg("%s may %s: %d", outside[p], steps[i], v.status);
		}
	}
	assert_int_equal(office_number(&d.s.f, "SELECT COUNT(*) FROM act"), n);
	desk_site_close(&d);
}

static void
the_officer_it_is_about_sees_nothing(void **state)
{
	struct desk_site d;
	struct visitor   boss = {.site = &d.s}, rina = {.site = &d.s};

	desk_site_open(&d, TEST_KIND(state));
	const char *number = desk_site_file(&d, MODE_OPEN, "Rina meminta uang", "Ibu Rina meminta lima puluh ribu.");

	visit_sign_in(&boss, "budi");
	visit_sign_in(&rina, "rina");
	desk_get(&rina, number, "");
	assert_int_equal(rina.status, 200); /* nobody has said yet that it is about her */
	desk_get(&boss, number, "");
	visit_must_see(&boss, "Rina Astuti"); /* offered; whoever watches is not */
	assert_false(visit_sees(&boss, "Ira Inspektur") || visit_sees(&boss, "Oka Ombudsman") || visit_sees(&boss, "Ari Auditor"));
	desk_post(&boss, number, "diverifikasi", str_fmt(d.s.f.a,
	    "judul-diverifikasi=Petugas+meminta+uang&naskah-diverifikasi=Petugas+meminta+uang.&kelas-diverifikasi=pengaduan_bp"
	    "&unit-diverifikasi=%lld&tentang-diverifikasi=%lld", (long long)d.unit.v, (long long)d.rina.v).p);
	assert_int_equal(boss.status, 303);
	assert_int_equal(office_number(&d.s.f, "SELECT about_account_id FROM case_file"), d.rina.v);
	visit_follow(&boss);
	visit_must_see(&boss, "Tanda pegawai yang diadukan diubah: Pegawai ditandai");
	desk_get(&rina, number, "");
	assert_int_equal(rina.status, 404);
	visit_get(&rina, "/kerja/perkara");
	assert_false(visit_sees(&rina, number));
	assert_false(visit_sees(&rina, "Petugas meminta uang"));
	visit_get(&rina, "/kerja/perkara?q=uang");
	assert_false(visit_sees(&rina, number));
	visit_get(&rina, str_fmt(d.s.f.a, "/kerja/perkara?q=%s", number).p);
	assert_int_equal(rina.status, 200); /* no redirect to what is not hers to see */
	int64_t n = office_number(&d.s.f, "SELECT COUNT(*) FROM act");

	desk_post_n(&rina, number, "tanggapan", "isi-tanggapan=Tidak+benar", 3);
	assert_int_equal(rina.status, 404);
	assert_int_equal(office_number(&d.s.f, "SELECT COUNT(*) FROM act"), n);
	/* Said later, when it moves on: whoever holds it no longer does. */
	struct visitor joko = {.site = &d.s};
	const char    *second = desk_site_in_work(&d, MODE_OPEN, "Joko membentak");

	visit_sign_in(&joko, "joko");
	desk_get(&boss, second, "");
	int64_t joko_id = office_number(&d.s.f, "SELECT id FROM account WHERE login = 'joko'");

	desk_post(&boss, second, "ditugaskan", str_fmt(d.s.f.a, "petugas-ditugaskan=%lld", (long long)joko_id).p);
	assert_int_equal(boss.status, 303);
	desk_get(&joko, second, "");
	assert_int_equal(joko.status, 200);
	desk_get(&boss, second, "");
	desk_post(&boss, second, "diteruskan", str_fmt(d.s.f.a, "unit-diteruskan=%lld&tentang-diteruskan=%lld", (long long)d.below.v,
	    (long long)joko_id).p);
	assert_int_equal(boss.status, 303);
	desk_get(&joko, second, "");
	assert_int_equal(joko.status, 404);
	assert_int_equal(office_number(&d.s.f, "SELECT COUNT(*) FROM case_file WHERE assignee_id = about_account_id"), 0);
	/* She cannot be given the case either. */
	desk_get(&boss, number, "");
	assert_false(visit_sees(&boss, str_fmt(d.s.f.a, "<option value=\"%lld\">Rina", (long long)d.rina.v).p));
	desk_post(&boss, number, "ditugaskan", str_fmt(d.s.f.a, "petugas-ditugaskan=%lld", (long long)d.rina.v).p);
	assert_int_equal(boss.status, 422);
	desk_site_close(&d);
}

static void
names_follow_the_way_of_reporting(void **state)
{
	static const struct {
		const char    *why, *login;
		enum case_mode mode;
		bool           name, words, sent; /* sent: verified and forwarded */
	} rows[] = {
		{"open: the desk knows", "budi", MODE_OPEN, true, true, false},
		{"open: the unit does not", "rina", MODE_OPEN, false, true, false},
		{"anonymous: not even the desk", "budi", MODE_ANONYMOUS, false, true, false},
		{"anonymous: nor oversight", "inspektur", MODE_ANONYMOUS, false, true, false},
		{"confidential: the desk", "budi", MODE_CONFIDENTIAL, true, true, false},
		{"confidential: oversight", "auditor", MODE_CONFIDENTIAL, true, true, false},
		{"confidential: the unit nothing before it is forwarded", "rina", MODE_CONFIDENTIAL, false, false, false},
		{"confidential: the unit then reads the story", "rina", MODE_CONFIDENTIAL, false, true, true},
		{"confidential: another unit nothing", "dedi", MODE_CONFIDENTIAL, false, false, true},
	};
	struct desk_site d;

	desk_site_open(&d, TEST_KIND(state));
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct visitor v = {.site = &d.s};
		const char    *number = rows[i].sent ? desk_site_in_work(&d, rows[i].mode, "Diminta membayar") :
		    desk_site_file(&d, rows[i].mode, "Diminta membayar", "Saya diminta membayar di loket.");

		visit_sign_in(&v, rows[i].login);
		desk_get(&v, number, "");
		if (visit_sees(&v, "Siti Aminah") != rows[i].name || visit_sees(&v, rows[i].sent ? "kemarin di loket satu" : "diminta membayar") != rows[i].words)
			fail_msg("%s", rows[i].why);
		if (rows[i].mode == MODE_CONFIDENTIAL && rows[i].words) {
			visit_must_see(&v, "tidak ada yang tampil kepada publik");
			visit_get(&v, str_fmt(d.s.f.a, "/aduan/%s/tenggat", number).p);
			assert_int_equal(v.status, 200); /* who works on it sees how its dates are counted */
			/* Both were viewings, kept with the name; the list tells no title, so it is none. */
			str who = str_fmt(d.s.f.a, "SELECT COUNT(*) FROM case_view v JOIN case_file f ON f.id = v.case_id "
			    "JOIN account p ON p.id = v.account_id WHERE f.number = '%s' AND p.login = '%s'", number, rows[i].login);

			assert_int_equal(office_number(&d.s.f, who.p), 2);
			visit_get(&v, "/kerja/perkara");
			visit_must_see(&v, "Laporan rahasia: buka untuk membaca");
			visit_get(&v, str_fmt(d.s.f.a, "/kerja/perkara?q=%s", number).p);
			assert_int_equal(office_number(&d.s.f, who.p), 2);
			desk_get(&v, number, "");
			visit_must_see(&v, "Siapa yang membuka");
			assert_int_equal(office_number(&d.s.f, who.p), 3);
		}
	}
	assert_int_equal(office_number(&d.s.f, "SELECT COUNT(*) FROM case_view v JOIN case_file f ON f.id = v.case_id WHERE f.mode < 3"), 0);
	assert_int_equal(office_number(&d.s.f, "SELECT COUNT(*) FROM case_view v JOIN account p ON p.id = v.account_id WHERE p.login = 'dedi'"), 0);
	desk_site_close(&d);
}

int
desk_paths_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(a_complaint_is_worked_through),
		TEST_BOTH(two_officers_do_not_overwrite_each_other),
		TEST_BOTH(each_role_sees_what_is_its_own),
		TEST_BOTH(every_step_is_refused_to_those_outside),
		TEST_BOTH(the_officer_it_is_about_sees_nothing),
		TEST_BOTH(names_follow_the_way_of_reporting),
	};

	return cmocka_run_group_tests_name("desk_paths", tests, NULL, NULL);
}
