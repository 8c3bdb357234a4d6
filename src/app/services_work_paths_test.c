/* services_work_paths_test.c - the workspace of standards: what is typed wrong, who may decide, files, what is still missing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/services_site_test.h"
#include "crypto/crypto.h"

static void
what_is_typed_wrong_is_told(void **state)
{
	static const struct {
		const char *why, *fields, *sees;
	} cases[] = {
		{"no name", "kode=a&kelompok=lainnya&unit=catsip", "Isi judul"},
		{"code with capitals", "judul=A&kode=Akta&kelompok=lainnya&unit=catsip", "Kode ini sudah dipakai atau bentuknya salah"},
		{"another unit", "judul=A&kode=a&kelompok=lainnya&unit=jalan", "Pilih unit dari instansi ini"},
		{"unknown group", "judul=A&kode=a&kelompok=x&unit=catsip", "Pilih kelompok layanan"},
		{"fee without amount", "judul=A&kode=a&kelompok=lainnya&unit=catsip&rincian=Cetak", "Rincian biaya baris 1"},
		{"fee in words", "judul=A&kode=a&kelompok=lainnya&unit=catsip&rincian=Cetak+%7C+seribu", "Rincian biaya baris 1"},
		{"free and with fees", "judul=A&kode=a&kelompok=lainnya&unit=catsip&gratis=ya&rincian=Cetak+%7C+500",
		    "Layanan gratis tidak punya rincian biaya"},
		{"address of a law that runs", "judul=A&kode=a&kelompok=lainnya&unit=catsip&dasar_hukum=UU+%7C+x+%7C+javascript%3Aalert",
		    "alamat harus diawali https://"},
		{"time without unit", "judul=A&kode=a&kelompok=lainnya&unit=catsip&waktu_jumlah=3", "Pilih satuan waktunya"},
		{"time of nothing", "judul=A&kode=a&kelompok=lainnya&unit=catsip&waktu_jumlah=0&waktu_satuan=jam", "antara 1 dan"},
		{"a step of nobody", "judul=A&kode=a&kelompok=lainnya&unit=catsip&prosedur=%7C+Loket", "Langkah baris 1"},
	};
	struct crew c;

	crew_open(&c, TEST_KIND(state));
	visit_get(&c.officer, "/kerja/layanan/baru");
	for (size_t i = 0; i < COUNT(cases); i++) {
		visit_post(&c.officer, "/kerja/layanan/baru", cases[i].fields);
		if (c.officer.status != 422)
			fail_msg("%s: %d", cases[i].why, c.officer.status);
		visit_must_see(&c.officer, cases[i].sees);
	}
	assert_int_equal(office_number(&c.s.f, "SELECT COUNT(*) FROM publication"), 0);

	/* A group more, without losing a word; no script is needed. */
	visit_post(&c.officer, "/kerja/layanan/baru", STANDARD "&varian_1=WNI&tombol=tambah-varian");
	assert_int_equal(c.officer.status, 200);
	visit_must_see(&c.officer, "name=\"butir_2\"");
	visit_must_see(&c.officer, "value=\"WNI\"");
	visit_must_see(&c.officer, "Kartu Keluarga</textarea>");
	assert_int_equal(office_number(&c.s.f, "SELECT COUNT(*) FROM publication"), 0);

	/* Two people at once: nothing is lost, and the second sees what differs. */
	visit_post(&c.officer, "/kerja/layanan/baru", STANDARD);
	struct visitor second = {.site = &c.s};
	visit_sign_in(&second, "anto");
	visit_get(&c.officer, "/kerja/layanan/KCS/akta-kelahiran/ubah");
	str stamp = hidden(&c.officer, "diubah");
	visit_time.ms += MS_PER_MINUTE;
	visit_get(&second, "/kerja/layanan/KCS/akta-kelahiran/ubah");
	visit_post(&second, "/kerja/layanan/KCS/akta-kelahiran/ubah",
	    str_fmt(c.s.f.a, "%s&sarana=Ruang+laktasi&diubah=%.*s", STANDARD, STRF(stamp)).p);
	assert_int_equal(second.status, 303);
	visit_time.ms += MS_PER_MINUTE;
	visit_post(&c.officer, "/kerja/layanan/KCS/akta-kelahiran/ubah",
	    str_fmt(c.s.f.a, "%s&kompetensi=Bersertifikat&diubah=%.*s", STANDARD, STRF(stamp)).p);
	assert_int_equal(c.officer.status, 422);
	visit_must_see(&c.officer, "Orang lain menyimpan naskah ini");
	visit_must_see(&c.officer, "Bersertifikat</textarea>");      /* his own words */
	visit_must_see(&c.officer, "<del>Ruang laktasi</del>");      /* the other's */
	visit_must_see(&c.officer, "<ins>Bersertifikat</ins>");
	visit_get(&second, "/kerja/layanan/KCS/akta-kelahiran/ubah");
	visit_must_see(&second, "Ruang laktasi</textarea>");

	/* An officer of another unit may neither read nor write it. */
	struct visitor wati = {.site = &c.s};
	visit_sign_in(&wati, "wati");
	visit_get(&wati, "/kerja/layanan/KCS/akta-kelahiran");
	assert_int_equal(wati.status, 403);
	visit_post(&wati, "/kerja/layanan/KCS/akta-kelahiran/ubah", STANDARD);
	assert_int_equal(wati.status, 403);
	crew_close(&c);
}

static void
promises_are_not_longer_than_the_law(void **state)
{
	struct crew c;

	crew_open(&c, TEST_KIND(state));
	visit_get(&c.officer, "/kerja/layanan/baru");
	visit_post(&c.officer, "/kerja/layanan/baru",
	    "judul=Informasi&kode=ppid&ringkas=x&kelompok=informasi_publik&unit=catsip&butir_1=KTP&prosedur=Minta&waktu_jumlah=17"
	    "&waktu_satuan=hari-kerja&waktu_mulai=sejak+diterima&gratis=ya&produk=Salinan&pengaduan=Di+sini");
	assert_int_equal(c.officer.status, 303);
	visit_post(&c.officer, "/kerja/layanan/KCS/ppid/ajukan", "");
	assert_int_equal(c.officer.status, 422);
	visit_must_see(&c.officer, "lebih lama dari batas aturan");
	visit_get(&c.officer, "/kerja/layanan/KCS/ppid/ubah");
	visit_post(&c.officer, "/kerja/layanan/KCS/ppid/ubah", str_fmt(c.s.f.a,
	    "judul=Informasi&ringkas=x&kelompok=informasi_publik&unit=catsip&butir_1=KTP&prosedur=Minta&waktu_jumlah=10"
	    "&waktu_satuan=hari-kerja&waktu_mulai=sejak+diterima&gratis=ya&produk=Salinan&pengaduan=Di+sini&aduan_jumlah=3"
	    "&aduan_satuan=bulan&diubah=%.*s", STRF(hidden(&c.officer, "diubah"))).p);
	visit_post(&c.officer, "/kerja/layanan/KCS/ppid/ajukan", "");
	assert_int_equal(c.officer.status, 422);
	visit_must_see(&c.officer, "menjawab pengaduan ini lebih lama");
	visit_get(&c.officer, "/kerja/layanan/KCS/ppid/ubah");
	visit_post(&c.officer, "/kerja/layanan/KCS/ppid/ubah", str_fmt(c.s.f.a,
	    "judul=Informasi&ringkas=x&kelompok=informasi_publik&unit=catsip&butir_1=KTP&prosedur=Minta&waktu_jumlah=10"
	    "&waktu_satuan=hari-kerja&waktu_mulai=sejak+diterima&gratis=ya&produk=Salinan&pengaduan=Di+sini&aduan_jumlah=3"
	    "&aduan_satuan=hari-kerja&diubah=%.*s", STRF(hidden(&c.officer, "diubah"))).p);
	visit_post(&c.officer, "/kerja/layanan/KCS/ppid/ajukan", "");
	assert_int_equal(c.officer.status, 303);
	crew_close(&c);
}

static void
examples_are_starting_points_only(void **state)
{
	struct crew c;

	crew_open(&c, TEST_KIND(state));
	visit_get(&c.officer, "/kerja/layanan/contoh");
	visit_must_see(&c.officer, "Penerbitan KTP elektronik");
	visit_get(&c.officer, "/kerja/layanan/contoh/ktp-el");
	visit_must_see(&c.officer, "Contoh, periksa");
	visit_must_see(&c.officer, "Yang harus diperhatikan");
	visit_must_see(&c.officer, "https://dukcapil.sragenkab.go.id/kartu-keluarga-kk-.html");
	visit_get(&c.officer, "/kerja/layanan/contoh/tidak-ada");
	assert_int_equal(c.officer.status, 404);
	visit_get(&c.officer, "/kerja/layanan/baru?contoh=ktp-el");
	visit_must_see(&c.officer, "Disusun dari contoh");
	visit_must_see(&c.officer, "{{nomor_pengaduan}}");
	visit_must_see(&c.officer, "name=\"butir_5\"");
	visit_post(&c.officer, "/kerja/layanan/baru",
	    "judul=KTP&kode=ktp-el&ringkas=x&kelompok=kependudukan&unit=catsip&contoh=ktp-el&butir_1=KK&prosedur=Rekam&waktu_jumlah=1"
	    "&waktu_satuan=hari-kerja&waktu_mulai=sejak+lengkap&gratis=ya&produk=KTP&pengaduan=telepon+%7B%7Bnomor_pengaduan%7D%7D");
	assert_int_equal(c.officer.status, 303);
	visit_follow(&c.officer);
	visit_must_see(&c.officer, "Belum dapat diajukan");
	visit_post(&c.officer, "/kerja/layanan/KCS/ktp-el/ajukan", "");
	assert_int_equal(c.officer.status, 422);
	visit_must_see(&c.officer, "kurung kurawal ganda");
	crew_close(&c);
}

/* Two admins write on the pledge: whoever saves second, from a draft or from a version that is no longer the newest, sees
 * both texts and overwrites nothing unseen. */
static void
a_pledge_is_not_overwritten_unseen(void **state)
{
	static const char path[] = "/kerja/maklumat/KCS/ubah";
	struct crew    c;
	struct visitor one = {.site = &c.s}, two = {.site = &c.s};
	str            stale[2];

	crew_open(&c, TEST_KIND(state));
	visit_account(&c.s, "dedi", "Dedi Admin", ROLE_ADMIN, c.s.f.root);
	visit_account(&c.s, "dewi", "Dewi Admin", ROLE_ADMIN, c.s.f.root);
	visit_sign_in(&one, "dedi");
	visit_sign_in(&two, "dewi");
	write_and_approve(&c, STANDARD);
	visit_get(&one, path);
	visit_post(&one, path, str_fmt(c.s.f.a, "%s&diubah=%.*s&dari=%.*s", PLEDGE "", STRF(hidden(&one, "diubah")), STRF(hidden(&one, "dari"))).p);
	assert_int_equal(one.status, 303);

	/* A draft: one opens it, the other saves, one saves. */
	visit_get(&one, path);
	stale[0] = hidden(&one, "diubah");
	visit_get(&two, path);
	visit_time.ms += MS_PER_MINUTE;
	visit_post(&two, path, str_fmt(c.s.f.a, "%s&diubah=%.*s&dari=0", PLEDGE "%0AAula", STRF(hidden(&two, "diubah"))).p);
	assert_int_equal(two.status, 303);
	visit_time.ms += MS_PER_MINUTE;
	const char *const forms[] = {str_fmt(c.s.f.a, "%s&diubah=%.*s&dari=0", PLEDGE "%0AMushala", STRF(stale[0])).p,
		PLEDGE "%0AMushala"}; /* the second says nothing of where it began */
	for (size_t i = 0; i < COUNT(forms); i++) {
		visit_get(&one, path);
		visit_post(&one, path, forms[i]);
		assert_int_equal(one.status, 422);
		visit_must_see(&one, "Orang lain menyimpan naskah ini");
		visit_must_see(&one, "Mushala</textarea>");
		visit_must_see(&one, "<del>Aula</del>");
		visit_must_see(&one, "<ins>Mushala</ins>");
	}
	visit_get(&two, path);
	visit_must_see(&two, "Aula</textarea>");

	/* A version in force: one opens it, the other's version takes its place, one saves. */
	visit_post(&two, "/kerja/maklumat/KCS/ajukan", "");
	visit_get(&c.head, "/kerja/maklumat/KCS");
	approve_from(&c.head, "/kerja/maklumat/KCS", "2026-11-21");
	assert_int_equal(c.head.status, 303);
	visit_get(&one, path);
	stale[1] = hidden(&one, "dari");
	visit_get(&two, path);
	visit_post(&two, path, str_fmt(c.s.f.a, "%s&diubah=0&dari=%.*s", PLEDGE "%0AGedung+baru", STRF(hidden(&two, "dari"))).p);
	assert_int_equal(two.status, 303);
	visit_get(&two, "/kerja/maklumat/KCS");
	visit_post(&two, "/kerja/maklumat/KCS/ajukan", "");
	visit_get(&c.head, "/kerja/maklumat/KCS");
	approve_from(&c.head, "/kerja/maklumat/KCS", "2026-11-22");
	assert_int_equal(c.head.status, 303);
	visit_time.ms += 2 * (int64_t)MS_PER_DAY;
	app_jobs_run(&c.s.app);
	visit_sign_in(&one, "dedi");
	visit_get(&one, path);
	visit_post(&one, path, str_fmt(c.s.f.a, "%s&diubah=0&dari=%.*s", PLEDGE "%0AMushala", STRF(stale[1])).p);
	assert_int_equal(one.status, 422);
	visit_must_see(&one, "<del>Gedung baru</del>");
	visit_must_see(&one, "<ins>Mushala</ins>");
	assert_int_equal(office_number(&c.s.f, "SELECT COUNT(*) FROM publication_version v JOIN publication p ON p.id = v.publication_id "
	    "WHERE p.slug <> 'akta-kelahiran' AND v.state = 1"), 0);
	crew_close(&c);
}

/* A head approves only what reaches units of his, also where the draft moves the standard elsewhere. */
static void
a_standard_moves_only_with_whoever_reaches_both(void **state)
{
	static const char path[] = "/kerja/layanan/KCS/akta-kelahiran";
	struct crew    c;
	struct visitor rini = {.site = &c.s}, mover = {.site = &c.s};

	crew_open(&c, TEST_KIND(state));
	visit_account(&c.s, "rini", "Rini Kepala", ROLE_HEAD, c.unit);
	visit_account(&c.s, "bima", "Bima Petugas", ROLE_OFFICER, c.s.f.root);
	write_and_approve(&c, STANDARD);
	visit_sign_in(&mover, "bima");
	visit_get(&mover, "/kerja/layanan/KCS/akta-kelahiran/ubah");
	str moved = str_fmt(c.s.f.a, "judul=Akta+kelahiran&ringkas=Untuk+anak&kelompok=kependudukan&unit=jalan&butir_1=Surat"
	    "&prosedur=Anda+mengirim+berkas&waktu_jumlah=3&waktu_satuan=hari-kerja&waktu_mulai=sejak+berkas+lengkap&gratis=ya"
	    "&produk=Kutipan+akta&pengaduan=Di+situs+ini&perubahan=Pindah&diubah=%.*s&dari=%.*s", STRF(hidden(&mover, "diubah")),
	    STRF(hidden(&mover, "dari")));
	visit_post(&mover, "/kerja/layanan/KCS/akta-kelahiran/ubah", moved.p);
	assert_int_equal(mover.status, 303);
	visit_follow(&mover);
	visit_post(&mover, "/kerja/layanan/KCS/akta-kelahiran/ajukan", "");
	assert_int_equal(mover.status, 303);
	visit_sign_in(&rini, "rini");
	visit_get(&rini, path);
	assert_int_equal(rini.status, 200);
	approve_from(&rini, "/kerja/layanan/KCS/akta-kelahiran", "2026-11-21");
	assert_int_equal(rini.status, 403);
	assert_int_equal(office_number(&c.s.f, "SELECT COUNT(*) FROM publication_version WHERE no = 2"), 0);
	visit_get(&c.head, path);
	approve_from(&c.head, "/kerja/layanan/KCS/akta-kelahiran", "2026-11-22");
	assert_int_equal(c.head.status, 303);
	crew_close(&c);
}

static void
upload(struct visitor *v, const char *target, str file, const char *title)
{
	struct buf b = {.arena = v->site->f.a};

	buf_fmt(&b, "--xx\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n%s\r\n", v->csrf);
	buf_fmt(&b, "--xx\r\nContent-Disposition: form-data; name=\"nama_berkas\"\r\n\r\n%s\r\n", title);
	buf_str(&b, STR("--xx\r\nContent-Disposition: form-data; name=\"berkas\"; filename=\"..\\sk.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"));
	buf_str(&b, file);
	buf_str(&b, STR("\r\n--xx--\r\n"));
	v->content_type = "multipart/form-data; boundary=xx";
	visit(v, HTTP_POST, target, buf_done(&b));
	v->content_type = NULL;
}

static void
files_are_published_with_their_hash(void **state)
{
	static const char pdf[] = "%PDF-1.7 surat keputusan";
	struct crew       c;

	crew_open(&c, TEST_KIND(state));
	visit_get(&c.officer, "/kerja/layanan/baru");
	visit_post(&c.officer, "/kerja/layanan/baru", STANDARD);
	visit_follow(&c.officer);
	str hash = sha256_hex(c.s.f.a, sha256_of(pdf, sizeof(pdf) - 1));
	upload(&c.officer, "/kerja/layanan/KCS/akta-kelahiran/berkas", STR("<html><script>"), "SK");
	assert_int_equal(c.officer.status, 422);
	upload(&c.officer, "/kerja/layanan/KCS/akta-kelahiran/berkas", STR("<html><script>"), "SK Kepala Dinas");
	assert_int_equal(c.officer.status, 422);
	visit_must_see(&c.officer, "Berkas ini tidak dapat diterima");
	upload(&c.officer, "/kerja/layanan/KCS/akta-kelahiran/berkas", str_z(pdf), "SK Kepala Dinas 188");
	assert_int_equal(c.officer.status, 303);
	visit_follow(&c.officer);
	visit_must_see(&c.officer, arena_str(c.s.f.a, hash).p);
	const char *inner = str_fmt(c.s.f.a, "/kerja/layanan/KCS/akta-kelahiran/berkas/%.*s", STRF(hash)).p;
	const char *outer = str_fmt(c.s.f.a, "/layanan/KCS/akta-kelahiran/berkas/1/%.*s", STRF(hash)).p;
	visit_get(&c.officer, inner);
	assert_true(str_eq(c.officer.body, str_z(pdf)));
	visit_get(&c.anybody, inner);
	assert_int_equal(c.anybody.status, 401);
	visit_get(&c.anybody, outer);
	assert_int_equal(c.anybody.status, 404); /* not published yet */

	visit_get(&c.officer, "/kerja/layanan/KCS/akta-kelahiran/ubah"); /* saving the form keeps the file */
	visit_post(&c.officer, "/kerja/layanan/KCS/akta-kelahiran/ubah",
	    str_fmt(c.s.f.a, "%s&diubah=%.*s", STANDARD, STRF(hidden(&c.officer, "diubah"))).p);
	assert_int_equal(c.officer.status, 303);
	visit_post(&c.officer, "/kerja/layanan/KCS/akta-kelahiran/ajukan", "");
	visit_get(&c.head, "/kerja/layanan/KCS/akta-kelahiran");
	approve_from(&c.head, "/kerja/layanan/KCS/akta-kelahiran", "2026-11-21");
	assert_int_equal(c.head.status, 303);
	visit_get(&c.anybody, "/layanan/KCS/akta-kelahiran");
	visit_must_see(&c.anybody, "SK Kepala Dinas 188");
	visit_must_see(&c.anybody, arena_str(c.s.f.a, hash).p);
	visit_get(&c.anybody, outer);
	assert_int_equal(c.anybody.status, 200);
	assert_true(str_eq(c.anybody.type, STR("application/pdf")));
	assert_true(str_eq(c.anybody.body, str_z(pdf)));

	/* Taken off the next draft, it stays with the version that named it. */
	visit_get(&c.officer, "/kerja/layanan/KCS/akta-kelahiran");
	visit_post(&c.officer, "/kerja/layanan/KCS/akta-kelahiran/berkas/lepas", str_fmt(c.s.f.a, "sha256=%.*s", STRF(hash)).p);
	assert_int_equal(c.officer.status, 303);
	visit_follow(&c.officer);
	assert_false(visit_sees(&c.officer, inner));
	visit_get(&c.anybody, outer);
	assert_int_equal(c.anybody.status, 200);
	crew_close(&c);
}

/* ---- figures, paging, one person alone ---- */

static void
nobody_approves_his_own_words(void **state)
{
	struct crew    c;
	struct visitor both = {.site = &c.s};
	grant_id       grant;

	crew_open(&c, TEST_KIND(state));
	account_id sari = visit_account(&c.s, "sari", "Sari Rangkap", ROLE_OFFICER, c.s.f.root);
	test_no_err(OFFICE_WRITE(&c.s.f, role_give(c.s.f.db, c.s.f.a, c.s.f.keys, sari, ROLE_HEAD, c.s.f.root,
	    date_of(TEST_NOW, ZONE_WIB), NO_DAY, &c.s.f.system, true, TEST_NOW, &grant)));
	visit_sign_in(&both, "sari");
	visit_get(&both, "/kerja/layanan/baru");
	visit_post(&both, "/kerja/layanan/baru", STANDARD);
	visit_post(&both, "/kerja/layanan/KCS/akta-kelahiran/ajukan", "");
	visit_get(&both, "/kerja/layanan/KCS/akta-kelahiran");
	visit_must_see(&both, "persetujuannya harus dari orang lain");
	assert_false(visit_sees(&both, "Setujui dan tetapkan"));
	approve_from(&both, "/kerja/layanan/KCS/akta-kelahiran", "2026-11-21");
	assert_int_equal(both.status, 403);
	visit_must_see(&both, "orang lain dari yang menulis");
	/* Nor after somebody else pressed save once on the same words. */
	visit_post(&both, "/kerja/layanan/KCS/akta-kelahiran/kembalikan", "catatan=Simpan+ulang");
	visit_get(&c.officer, "/kerja/layanan/KCS/akta-kelahiran/ubah");
	visit_post(&c.officer, "/kerja/layanan/KCS/akta-kelahiran/ubah",
	    str_fmt(c.s.f.a, "%s&diubah=%.*s", STANDARD, STRF(hidden(&c.officer, "diubah"))).p);
	assert_int_equal(c.officer.status, 303);
	visit_post(&c.officer, "/kerja/layanan/KCS/akta-kelahiran/ajukan", "");
	visit_get(&both, "/kerja/layanan/KCS/akta-kelahiran");
	visit_must_see(&both, "persetujuannya harus dari orang lain");
	approve_from(&both, "/kerja/layanan/KCS/akta-kelahiran", "2026-11-21");
	assert_int_equal(both.status, 403);
	visit_get(&c.anybody, "/layanan/KCS/akta-kelahiran");
	assert_int_equal(c.anybody.status, 404);
	visit_get(&c.head, "/kerja/layanan/KCS/akta-kelahiran");
	visit_must_see(&c.head, "Surat keterangan lahir"); /* what is approved can be read first */
	approve_from(&c.head, "/kerja/layanan/KCS/akta-kelahiran", "2026-11-21");
	assert_int_equal(c.head.status, 303);
	crew_close(&c);
}

/* Between the page and the button another text was proposed: it is shown, not approved unread. */
static void
what_was_read_is_what_is_approved(void **state)
{
	static const char path[] = "/kerja/layanan/KCS/akta-kelahiran";
	struct crew       c;
	struct visitor    second = {.site = &c.s};

	crew_open(&c, TEST_KIND(state));
	visit_account(&c.s, "rini", "Rini Kepala", ROLE_HEAD, c.unit);
	visit_sign_in(&second, "rini");
	visit_get(&c.officer, "/kerja/layanan/baru");
	visit_post(&c.officer, "/kerja/layanan/baru", STANDARD);
	visit_post(&c.officer, str_fmt(c.s.f.a, "%s/ajukan", path).p, "");
	visit_get(&c.head, path);
	str seen = hidden(&c.head, "diubah");
	visit_time.ms += MS_PER_MINUTE;
	visit_get(&second, path);
	visit_post(&second, str_fmt(c.s.f.a, "%s/kembalikan", path).p, "catatan=Perbaiki");
	assert_int_equal(second.status, 303);
	visit_get(&c.officer, str_fmt(c.s.f.a, "%s/ubah", path).p);
	visit_post(&c.officer, str_fmt(c.s.f.a, "%s/ubah", path).p, str_fmt(c.s.f.a,
	    "judul=Akta+kelahiran&ringkas=Untuk+anak&kelompok=kependudukan&unit=catsip&butir_1=Materai+tambahan&prosedur=Anda+mengirim+berkas"
	    "&waktu_jumlah=9&waktu_satuan=hari-kerja&waktu_mulai=sejak+berkas+lengkap&gratis=ya&produk=Kutipan+akta"
	    "&pengaduan=Di+situs+ini&diubah=%.*s&dari=0", STRF(hidden(&c.officer, "diubah"))).p);
	assert_int_equal(c.officer.status, 303);
	visit_post(&c.officer, str_fmt(c.s.f.a, "%s/ajukan", path).p, "");
	assert_int_equal(c.officer.status, 303);
	visit_post(&c.head, str_fmt(c.s.f.a, "%s/setujui", path).p,
	    str_fmt(c.s.f.a, "berlaku=2026-11-21&diubah=%.*s", STRF(seen)).p);
	assert_int_equal(c.head.status, 422);
	visit_must_see(&c.head, "Naskah ini sudah diubah sejak Anda buka");
	visit_must_see(&c.head, "Materai tambahan");
	visit_post(&c.head, str_fmt(c.s.f.a, "%s/setujui", path).p, "berlaku=2026-11-21"); /* nor without saying what was read */
	assert_int_equal(c.head.status, 422);
	assert_int_equal(office_number(&c.s.f, "SELECT COUNT(*) FROM publication_version WHERE no = 1"), 0);
	approve_from(&c.head, path, "2026-11-21");
	assert_int_equal(c.head.status, 303);
	crew_close(&c);
}

/* Who presses Ajukan too early is told each part by name, with a way to its field; so is whoever looks at the page. */
static void
each_missing_part_is_named(void **state)
{
	static const struct {
		const char *name, *row, *field;
	} missing[] = {
		{"Persyaratan", "#f-persyaratan", "/ubah#f-butir_1"}, {"Jangka waktu penyelesaian", "#f-waktu", "/ubah#f-waktu_jumlah"},
		{"Produk pelayanan", "#f-produk", "/ubah#f-produk"},
	};
	struct crew c;

	crew_open(&c, TEST_KIND(state));
	visit_get(&c.officer, "/kerja/layanan/baru");
	visit_post(&c.officer, "/kerja/layanan/baru", "judul=Akta+kelahiran&kode=akta&kelompok=kependudukan&unit=catsip"
	    "&prosedur=Anda+mengirim+%7B%7Bberkas%7D%7D&gratis=ya&pengaduan=Di+situs+ini");
	visit_follow(&c.officer);
	visit_must_see(&c.officer, "Yang masih kurang: 4");
	for (size_t i = 0; i < COUNT(missing); i++)
		visit_must_see(&c.officer, str_fmt(c.s.f.a, "href=\"/kerja/layanan/KCS/akta%s\"", missing[i].field).p);
	visit_post(&c.officer, "/kerja/layanan/KCS/akta/ajukan", "");
	assert_int_equal(c.officer.status, 422);
	for (size_t i = 0; i < COUNT(missing); i++)
		visit_must_see(&c.officer, str_fmt(c.s.f.a, "<a href=\"%s\">%s belum diisi</a>", missing[i].row, missing[i].name).p);
	visit_must_see(&c.officer, "<a href=\"#f-prosedur\">Sistem, mekanisme, dan prosedur masih memuat isian contoh dalam kurung kurawal ganda</a>");
	visit_must_see(&c.officer, "<tr id=\"f-prosedur\">");
	assert_false(visit_sees(&c.officer, "Biaya atau tarif belum diisi"));
	/* The link leads to the field itself. */
	visit_get(&c.officer, "/kerja/layanan/KCS/akta/ubah");
	visit_must_see(&c.officer, "id=\"f-waktu_jumlah\"");
	visit_must_see(&c.officer, "id=\"f-butir_1\"");
	visit_must_see(&c.officer, "id=\"f-gratis\"");
	assert_int_equal(office_number(&c.s.f, "SELECT COUNT(*) FROM publication_version WHERE state <> 1"), 0);
	crew_close(&c);
}

int
services_work_paths_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(what_is_typed_wrong_is_told),
		TEST_BOTH(promises_are_not_longer_than_the_law),
		TEST_BOTH(examples_are_starting_points_only),
		TEST_BOTH(a_pledge_is_not_overwritten_unseen),
		TEST_BOTH(a_standard_moves_only_with_whoever_reaches_both),
		TEST_BOTH(files_are_published_with_their_hash),
		TEST_BOTH(nobody_approves_his_own_words),
		TEST_BOTH(what_was_read_is_what_is_approved),
		TEST_BOTH(each_missing_part_is_named),
	};

	return cmocka_run_group_tests_name("services_work_paths", tests, NULL, NULL);
}
