/* desk_forms_test.c - every step of the desk with wrong input and with right input: what the person sees, what is stored. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/desk_site_test.h"

/* n copies of a letter. */
static const char *
long_text(struct arena *a, size_t n)
{
	char *p = arena_alloc(a, n + 1);

	memset(p, 'a', n);
	return p;
}

static void
wrong_input_is_named_at_its_field(void **state)
{
	enum { FRESH, WORKED }; /* not verified yet · with the unit */
	static const struct {
		const char *why, *who, *step, *fields, *sees, *kept;
		int         of;
	} rows[] = {
		{"no title", "budi", "diverifikasi", "naskah-diverifikasi=Naskah+saya&kelas-diverifikasi=aspirasi&unit-diverifikasi=U",
		    "Tulis judul dan isi yang akan tampil", "Naskah saya</textarea>", FRESH},
		{"no text", "budi", "diverifikasi", "judul-diverifikasi=Judul+saya&kelas-diverifikasi=aspirasi&unit-diverifikasi=U",
		    "Tulis judul dan isi yang akan tampil", "value=\"Judul saya\"", FRESH},
		{"no class", "budi", "diverifikasi", "judul-diverifikasi=a&naskah-diverifikasi=b&unit-diverifikasi=U", "Pilih Kelas",
		    NULL, FRESH},
		{"a class that is none", "budi", "diverifikasi",
		    "judul-diverifikasi=a&naskah-diverifikasi=b&kelas-diverifikasi=gratis&unit-diverifikasi=U", "Pilih kelas dari daftar",
		    NULL, FRESH},
		{"no unit", "budi", "diverifikasi", "judul-diverifikasi=a&naskah-diverifikasi=b&kelas-diverifikasi=aspirasi",
		    "Pilih Unit", NULL, FRESH},
		{"a unit that is none", "budi", "diverifikasi",
		    "judul-diverifikasi=a&naskah-diverifikasi=b&kelas-diverifikasi=aspirasi&unit-diverifikasi=999999",
		    "Pilih unit yang masih berjalan", NULL, FRESH},
		{"a unit that is a word", "budi", "diverifikasi",
		    "judul-diverifikasi=a&naskah-diverifikasi=b&kelas-diverifikasi=aspirasi&unit-diverifikasi=catsip",
		    "Pilih unit yang masih berjalan", NULL, FRESH},
		{"about nobody of the list", "budi", "diverifikasi",
		    "judul-diverifikasi=a&naskah-diverifikasi=b&kelas-diverifikasi=aspirasi&unit-diverifikasi=U&tentang-diverifikasi=999999",
		    "Pilih pegawai dari daftar", NULL, FRESH},
		{"about a word", "budi", "diverifikasi",
		    "judul-diverifikasi=a&naskah-diverifikasi=b&kelas-diverifikasi=aspirasi&unit-diverifikasi=U&tentang-diverifikasi=rina",
		    "Pilih pegawai dari daftar", NULL, FRESH},
		{"about somebody who watches", "budi", "diverifikasi",
		    "judul-diverifikasi=a&naskah-diverifikasi=b&kelas-diverifikasi=aspirasi&unit-diverifikasi=U&tentang-diverifikasi=WATCH",
		    "Orang ini mengawasi instansi ini", NULL, FRESH},
		{"title of two lines", "budi", "diverifikasi",
		    "judul-diverifikasi=a%0Ab&naskah-diverifikasi=b&kelas-diverifikasi=aspirasi&unit-diverifikasi=U",
		    "Judul yang tampil harus satu baris", NULL, FRESH},
		{"no answer", "rina", "tanggapan", "isi-tanggapan=", "Isi Jawaban Anda", NULL, WORKED},
		{"an answer of blanks", "rina", "tanggapan", "isi-tanggapan=+%0D%0A+", "Isi Jawaban Anda", NULL, WORKED},
		{"too long an answer", "rina", "tanggapan", "isi-tanggapan=LONG", "paling banyak 10.000 huruf", NULL, WORKED},
		{"no follow-up", "rina", "tindak-lanjut", "", "Isi Tindak lanjut", NULL, WORKED},
		{"no question", "rina", "ditanya", "isi-ditanya=", "Isi Pertanyaan", NULL, WORKED},
		{"nothing added", "budi", "keterangan", "isi-keterangan=", "Isi Keterangan pelapor", NULL, WORKED},
		{"no note", "rina", "catatan-internal", "isi-catatan-internal=", "Isi Catatan", NULL, WORKED},
		{"too long a note", "rina", "catatan-internal", "isi-catatan-internal=LONG", "paling banyak 4.000 huruf", NULL, WORKED},
		{"nobody", "budi", "ditugaskan", "", "Pilih Petugas", NULL, WORKED},
		{"somebody of another unit", "budi", "ditugaskan", "petugas-ditugaskan=OTHER", "Pilih petugas yang boleh menangani", NULL,
		    WORKED},
		{"nobody of this number", "budi", "ditugaskan", "petugas-ditugaskan=999999", "Pilih petugas yang boleh menangani", NULL,
		    WORKED},
		{"to no unit", "budi", "diteruskan", "isi-diteruskan=Catatan+panjang", "Pilih Unit", "Catatan panjang</textarea>", WORKED},
		{"the same class", "budi", "kelas", "kelas-kelas=pengaduan_tbp&alasan-kelas=salah_kelas&isi-kelas=Sebab",
		    "Pilih kelas dari daftar", "Sebab</textarea>", WORKED},
		{"a class without reason", "budi", "kelas", "kelas-kelas=pengaduan_bp&isi-kelas=Sebab", "Pilih Alasan",
		    "<option value=\"pengaduan_bp\" selected", WORKED},
		{"a reason of another step", "budi", "kelas", "kelas-kelas=pengaduan_bp&alasan-kelas=rangkap&isi-kelas=Sebab",
		    "Pilih alasan dari daftar", "Sebab</textarea>", WORKED},
		{"a class without words", "budi", "kelas", "kelas-kelas=pengaduan_bp&alasan-kelas=salah_kelas",
		    "Isi Penjelasan kepada pelapor", NULL, WORKED},
		{"an archive without words", "budi", "arsip", "alasan-arsip=rangkap", "Isi Penjelasan kepada pelapor",
		    "<option value=\"rangkap\" selected", WORKED},
		{"an archive without reason", "budi", "arsip", "isi-arsip=Sebab", "Pilih Alasan", "Sebab</textarea>", WORKED},
		{"not ours without reason", "budi", "bukan-wewenang", "isi-bukan-wewenang=Sebab", "Pilih Alasan", "Sebab</textarea>",
		    WORKED},
		{"no words to show", "budi", "disamarkan", "judul-disamarkan=&naskah-disamarkan=", "Tulis judul dan isi yang akan tampil",
		    NULL, WORKED},
		{"markup stays text", "rina", "tanggapan", "isi-tanggapan=%3Cscript%3Ealert(1)%3C%2Fscript%3E&n=x", "Keadaan perkara",
		    "&lt;script&gt;alert(1)", WORKED},
	};
	struct desk_site d;
	struct visitor   boss = {.site = &d.s}, rina = {.site = &d.s};

	desk_site_open(&d, TEST_KIND(state));
	const char *of[] = {desk_site_file(&d, MODE_OPEN, "Loket tutup", "Loket tutup pukul dua siang."),
		desk_site_in_work(&d, MODE_OPEN, "Antrean panjang")};

	visit_sign_in(&boss, "budi");
	visit_sign_in(&rina, "rina");
	int64_t n = office_number(&d.s.f, "SELECT COUNT(*) FROM leaf");

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct visitor *v = strcmp(rows[i].who, "budi") == 0 ? &boss : &rina;
		struct arena   *a = d.s.f.a;
		struct buf      b = {.arena = a};

		for (const char *p = rows[i].fields; *p; p++) {
			if (strncmp(p, "LONG", 4) == 0)
				buf_fmt(&b, "%s", long_text(a, 10001)), p += 3;
			else if (strncmp(p, "OTHER", 5) == 0)
				buf_fmt(&b, "%lld", (long long)office_number(&d.s.f, "SELECT id FROM account WHERE login = 'dedi'")), p += 4;
			else if (strncmp(p, "WATCH", 5) == 0)
				buf_fmt(&b, "%lld", (long long)office_number(&d.s.f, "SELECT id FROM account WHERE login = 'auditor'")), p += 4;
			else if (strncmp(p, "=U", 2) == 0 && (p[2] == '&' || !p[2]))
				buf_fmt(&b, "=%lld", (long long)d.unit.v), p += 1;
			else
				buf_add(&b, p, 1);
		}
		buf_add(&b, "", 1);
		desk_get(v, of[rows[i].of], "");
		if (strstr(rows[i].fields, "n=x"))
			visit_post(v, str_fmt(a, "/kerja/perkara/%s/%s", of[rows[i].of], rows[i].step).p, buf_done(&b).p);
		else
			desk_post(v, of[rows[i].of], rows[i].step, buf_done(&b).p);
		if (v->status != 422)
			fail_msg("%s: status %d", rows[i].why, v->status);
		if (!visit_sees(v, rows[i].sees) || (rows[i].kept && !visit_sees(v, rows[i].kept)))
			fail_msg("%s: the page does not say \"%s\" or lost what was typed", rows[i].why, rows[i].sees);
		if (!visit_sees(v, "Perlu diperbaiki:") || visit_sees(v, "<script>alert"))
			fail_msg("%s: title", rows[i].why);
	}
	assert_int_equal(office_number(&d.s.f, "SELECT COUNT(*) FROM leaf"), n);
	desk_site_close(&d);
}

/* One after the other on one case: what the page says and what is stored. */
static void
each_step_does_what_it_says(void **state)
{
	static const struct {
		const char *who, *step, *fields, *flash, *sees, *stored; /* stored: a statement that gives 1 */
	} rows[] = {
		{"budi", "ditugaskan", "petugas-ditugaskan=RINA", "Petugas ditunjuk.", "Rina Astuti",
		    "SELECT COUNT(*) FROM case_file WHERE assignee_id = (SELECT id FROM account WHERE login = 'rina')"},
		{"rina", "catatan-internal", "isi-catatan-internal=Sertifikat+kedaluwarsa.", "Catatan internal tersimpan.",
		    "Sertifikat kedaluwarsa.",
		    "SELECT COUNT(*) FROM act WHERE name = 'aduan.catatan-internal' AND visibility = 3 AND text IS NULL AND sealed IS NOT NULL"},
		{"budi", "keterangan", "isi-keterangan=Lewat+loket%3A+anaknya+mau+sekolah.", "Keterangan pelapor tersimpan.",
		    "anaknya mau sekolah", "SELECT COUNT(*) FROM act WHERE name = 'aduan.keterangan' AND by_role = 3"},
		{"budi", "kelas", "kelas-kelas=pengaduan_bp&alasan-kelas=perlu_pemeriksaan&isi-kelas=Ada+dugaan+pungutan.",
		    "Kelas diubah.", "Perlu pemeriksaan", "SELECT COUNT(*) FROM case_file WHERE class = 4"},
		{"budi", "disamarkan", "judul-disamarkan=Antrean&naskah-disamarkan=Antrean+di+loket.",
		    "Yang tampil kepada publik sudah diganti.", "Antrean di loket.",
		    "SELECT COUNT(*) FROM case_file WHERE title = 'Antrean' AND body = 'Antrean di loket.'"},
		{"budi", "diteruskan", "unit-diteruskan=JALAN&isi-diteruskan=Ini+urusan+jalan.", "Perkara dipindahkan", "Bidang Jalan",
		    "SELECT COUNT(*) FROM case_file WHERE unit_id = (SELECT id FROM unit WHERE slug = 'jalan') AND assignee_id IS NULL"},
		{"dedi", "tindak-lanjut", "isi-tindak-lanjut=Hubungi+saya+di+081234567890.", "Sebagian kami samarkan",
		    "081234567890", /* staff read what was written; the public reads it masked */
		    "SELECT COUNT(*) FROM act WHERE name = 'aduan.tindak-lanjut' AND text = 'Hubungi saya di [nomor telepon].'"},
		{"dedi", "tanggapan", "isi-tanggapan=Sudah+selesai.", "Jawaban terkirim.", "Sudah selesai.",
		    "SELECT COUNT(*) FROM case_file WHERE state = 5 AND answered_at IS NOT NULL AND due_at IS NULL"},
	};
	struct desk_site d;
	struct visitor   people[3];
	static const char *const logins[] = {"budi", "rina", "dedi"};

	desk_site_open(&d, TEST_KIND(state));
	const char *number = desk_site_in_work(&d, MODE_OPEN, "Antrean panjang");

	for (size_t p = 0; p < COUNT(logins); p++) {
		people[p] = (struct visitor){.site = &d.s};
		visit_sign_in(&people[p], logins[p]);
	}
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena   *a = d.s.f.a;
		struct visitor *v = &people[strcmp(rows[i].who, "budi") == 0 ? 0 : strcmp(rows[i].who, "rina") == 0 ? 1 : 2];
		const char     *fields = rows[i].fields;
		int64_t         leaves = office_number(&d.s.f, "SELECT COUNT(*) FROM leaf");

		if (strstr(fields, "RINA"))
			fields = str_fmt(a, "petugas-ditugaskan=%lld", (long long)d.rina.v).p;
		if (strstr(fields, "JALAN"))
			fields = str_fmt(a, "unit-diteruskan=%lld&isi-diteruskan=Ini+urusan+jalan.", (long long)d.other.v).p;
		visit_time.ms += MS_PER_HOUR;
		desk_get(v, number, "");
		desk_post(v, number, rows[i].step, fields);
		if (v->status != 303)
			fail_msg("%s: status %d", rows[i].step, v->status);
		visit_follow(v);
		if (!visit_sees(v, rows[i].flash) || !visit_sees(v, rows[i].sees))
			fail_msg("%s: the page does not say \"%s\"", rows[i].step, rows[i].sees);
		if (office_number(&d.s.f, rows[i].stored) != 1)
			fail_msg("%s: not stored", rows[i].step);
		if (office_number(&d.s.f, "SELECT COUNT(*) FROM leaf") != leaves + 1)
			fail_msg("%s: not one leaf", rows[i].step);
	}
	/* The page of everybody shows none of what is internal. */
	struct visitor anybody = {.site = &d.s};

	visit_get(&anybody, str_fmt(d.s.f.a, "/aduan/%s", number).p);
	assert_int_equal(anybody.status, 200);
	assert_false(visit_sees(&anybody, "Sertifikat kedaluwarsa"));
	assert_false(visit_sees(&anybody, "Ini urusan jalan"));
	assert_false(visit_sees(&anybody, "081234567890"));
	assert_false(visit_sees(&anybody, "Rina Astuti"));
	desk_site_close(&d);
}

/* A date can be extended while its promise holds; once it was missed the page says so and has no form for it. */
static void
a_missed_promise_has_no_form_to_extend_it(void **state)
{
	struct desk_site d;
	struct visitor   rina = {.site = &d.s}, boss = {.site = &d.s};

	desk_site_open(&d, TEST_KIND(state));
	const char *number = desk_site_in_work(&d, MODE_OPEN, "Antrean panjang");

	visit_sign_in(&rina, "rina");
	/* As if the service had promised a few days: there is room for an extension. */
	test_no_err(OFFICE_WRITE(&d.s.f, db_script(d.s.f.db, "UPDATE case_clock SET law = 'standar', amount = 3 WHERE clock = 3")));
	desk_get(&rina, number, "");
	visit_must_see(&rina, "isi-perpanjangan");
	assert_false(visit_sees(&rina, "karena sudah terlewat"));
	test_no_err(OFFICE_WRITE(&d.s.f, db_script(d.s.f.db, str_fmt(d.s.f.a, "UPDATE case_clock SET due_at = %lld WHERE clock = 3",
	    (long long)visit_time.ms - MS_PER_MINUTE).p)));
	desk_get(&rina, number, "");
	assert_false(visit_sees(&rina, "isi-perpanjangan"));
	visit_must_see(&rina, "tidak dapat diperpanjang lagi karena sudah terlewat");
	int64_t n = office_number(&d.s.f, "SELECT COUNT(*) FROM act");

	desk_post(&rina, number, "perpanjangan", "alasan-perpanjangan=keadaan_kahar&isi-perpanjangan=Banjir+besar.");
	assert_int_equal(rina.status, 422);
	visit_must_see(&rina, "atau sudah terlewat");
	visit_must_see(&rina, "Banjir besar.");
	assert_int_equal(office_number(&d.s.f, "SELECT COUNT(*) FROM act"), n);
	/* A new class moves no date any more, and the list of classes promises none. */
	visit_sign_in(&boss, "budi");
	desk_get(&boss, number, "");
	visit_must_see(&boss, "<option value=\"pengaduan_bp\">Pengaduan berkadar pengawasan</option>");
	desk_site_close(&d);
}

static void
endings_are_final_and_say_why(void **state)
{
	static const struct {
		const char *step, *fields, *sees;
		int         is;
	} rows[] = {
		{"arsip", "alasan-arsip=terlalu_umum&isi-arsip=Sebut+loket+dan+harinya.", "Terlalu umum untuk ditindaklanjuti",
		    COMPLAINT_ARCHIVED},
		{"bukan-wewenang", "alasan-bukan-wewenang=pemerintah_pusat&isi-bukan-wewenang=Hubungi+Imigrasi.",
		    "Kewenangan pemerintah pusat", COMPLAINT_NOT_OURS},
	};
	struct desk_site d;
	struct visitor   boss = {.site = &d.s};

	desk_site_open(&d, TEST_KIND(state));
	visit_sign_in(&boss, "budi");
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *number = desk_site_file(&d, MODE_OPEN, "Semua buruk", "Semuanya buruk sekali di sini.");

		desk_get(&boss, number, "");
		desk_post(&boss, number, rows[i].step, rows[i].fields);
		visit_follow(&boss);
		visit_must_see(&boss, rows[i].sees);
		visit_must_see(&boss, "Perkara ini sudah berakhir");
		assert_int_equal(office_number(&d.s.f, str_fmt(d.s.f.a, "SELECT state FROM case_file WHERE number = '%s'", number).p),
		    rows[i].is);
		desk_post_n(&boss, number, "catatan-internal", "isi-catatan-internal=Terlambat", 2);
		assert_int_equal(boss.status, 409); /* wrong state */
		visit_must_see(&boss, "Langkah ini tidak dapat dilakukan pada keadaan sekarang");
		visit_must_see(&boss, "Terlambat");
	}
	desk_site_close(&d);
}

static void
forged_and_broken_forms_do_nothing(void **state)
{
	struct desk_site d;
	struct visitor   rina = {.site = &d.s}, joko = {.site = &d.s};

	desk_site_open(&d, TEST_KIND(state));
	const char *number = desk_site_in_work(&d, MODE_OPEN, "Antrean panjang");
	int64_t     n = office_number(&d.s.f, "SELECT COUNT(*) FROM leaf");

	visit_sign_in(&rina, "rina");
	visit_sign_in(&joko, "joko");
	desk_get(&rina, number, "");
	desk_get(&joko, number, "");
	snprintf(rina.csrf, sizeof(rina.csrf), "%s", joko.csrf); /* another session's token */
	desk_post(&rina, number, "tanggapan", "isi-tanggapan=Palsu");
	assert_int_equal(rina.status, 403);
	desk_get(&rina, number, "");
	rina.origin = "https://lain.example";
	desk_post(&rina, number, "tanggapan", "isi-tanggapan=Palsu");
	assert_int_equal(rina.status, 403);
	rina.origin = NULL;
	desk_get(&rina, number, "");
	desk_post(&rina, "ADU-KCS-2026-999999", "tanggapan", "isi-tanggapan=Palsu");
	assert_int_equal(rina.status, 404);
	desk_get(&rina, number, "");
	desk_post(&rina, number, "tanggapan", "isi-tanggapan=%ff%fe");
	assert_int_equal(rina.status, 400);
	visit_get(&rina, str_fmt(d.s.f.a, "/kerja/perkara/%s/tanggapan", number).p);
	assert_int_equal(rina.status, 405); /* a step is not a page */
	assert_int_equal(office_number(&d.s.f, "SELECT COUNT(*) FROM leaf"), n);
	desk_site_close(&d);
}

int
desk_forms_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(wrong_input_is_named_at_its_field),
		TEST_BOTH(each_step_does_what_it_says),
		TEST_BOTH(a_missed_promise_has_no_form_to_extend_it),
		TEST_BOTH(endings_are_final_and_say_why),
		TEST_BOTH(forged_and_broken_forms_do_nothing),
	};

	return cmocka_run_group_tests_name("desk_forms", tests, NULL, NULL);
}
