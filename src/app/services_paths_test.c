/* services_paths_test.c - service standards from the first draft to withdrawal, and what the public sees of them, as people do
 * it through handle(), on both databases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/visit_test.h"
#include "core/figures.h"
#include "core/search.h"
#include "crypto/crypto.h"
#include "rooms/services/service_body.h"
#include "rooms/services/service_jobs.h"
#include "rooms/services/service_kind.h"

struct crew {
	struct visit_site s;
	struct visitor    officer, head, anybody;
	unit_id           unit, other;
};

/* An officer and a head of one unit, an officer of another, and somebody without an account. */
static void
crew_open(struct crew *c, enum db_kind kind)
{
	*c = (struct crew){.officer = {.site = &c->s}, .head = {.site = &c->s}, .anybody = {.site = &c->s}};
	visit_site_open(&c->s, kind);
	c->s.settings.upload_bytes = 1 << 20;
	c->s.settings.data_dir = kind == DB_SQLITE ? c->s.f.t.dir : "/nonexistent";
	struct unit_in one = office_unit(&c->s.f, (unit_id){0}, "catsip", "Bidang Catatan Sipil");
	struct unit_in two = office_unit(&c->s.f, (unit_id){0}, "jalan", "Bidang Jalan");
	test_no_err(OFFICE_WRITE(&c->s.f, unit_create(c->s.f.db, c->s.f.a, c->s.f.keys, &one, &c->unit)));
	test_no_err(OFFICE_WRITE(&c->s.f, unit_create(c->s.f.db, c->s.f.a, c->s.f.keys, &two, &c->other)));
	visit_account(&c->s, "anto", "Anto Petugas", ROLE_OFFICER, c->unit);
	visit_account(&c->s, "wati", "Wati Petugas", ROLE_OFFICER, c->other);
	visit_account(&c->s, "joko", "Joko Kepala", ROLE_HEAD, c->s.f.root);
	visit_sign_in(&c->officer, "anto");
	visit_sign_in(&c->head, "joko");
}

static void
crew_close(struct crew *c)
{
	if (c->s.f.t.kind == DB_SQLITE)
		assert_int_equal(system(str_fmt(c->s.f.a, "rm -rf %s/berkas", c->s.f.t.dir).p), 0);
	visit_site_close(&c->s);
}

#define STANDARD                                                                                                    \
	"judul=Akta+kelahiran&kode=akta-kelahiran&ringkas=Untuk+anak+yang+baru+lahir&kelompok=kependudukan&unit=catsip" \
	"&butir_1=Surat+keterangan+lahir%0AKartu+Keluarga&prosedur=Anda+mengirim+berkas+%7C+Loket+%7C+10+menit%0ADicatat" \
	"&waktu_jumlah=3&waktu_satuan=hari-kerja&waktu_mulai=sejak+berkas+lengkap&gratis=ya&produk=Kutipan+akta"       \
	"&pengaduan=Di+situs+ini&jam=Senin%E2%80%93Jumat+08.00%E2%80%9315.00"

/* The value of a hidden field on the page last seen. */
static str
hidden(const struct visitor *v, const char *name)
{
	str       mark = str_fmt(v->site->f.a, "name=\"%s\" value=\"", name), rest, value = {NULL, 0};
	ptrdiff_t at = str_find(v->body, mark, 0);

	if (at < 0)
		fail_msg("no field %s", name);
	rest = (str){v->body.p + at + mark.n, v->body.n - (size_t)at - mark.n};
	return str_cut(&rest, '"', &value) ? value : (str){NULL, 0};
}

static void
write_and_approve(struct crew *c, const char *fields)
{
	visit_get(&c->officer, "/kerja/layanan/baru");
	visit_post(&c->officer, "/kerja/layanan/baru", fields);
	visit_follow(&c->officer);
	visit_must_see(&c->officer, "Naskah tersimpan.");
	visit_must_see(&c->officer, "Bagian yang wajib diumumkan sudah terisi");
	visit_post(&c->officer, "/kerja/layanan/KCS/akta-kelahiran/ajukan", "");
	visit_follow(&c->officer);
	visit_must_see(&c->officer, "Menunggu persetujuan");
	visit_get(&c->head, "/kerja/layanan/KCS/akta-kelahiran");
	visit_post(&c->head, "/kerja/layanan/KCS/akta-kelahiran/setujui", "berlaku=2026-11-21");
	visit_follow(&c->head);
	visit_must_see(&c->head, "Versi 1 berlaku");
}

static void
from_draft_to_page(void **state)
{
	struct crew c;

	crew_open(&c, TEST_KIND(state));
	visit_get(&c.anybody, "/kerja/layanan");
	assert_int_equal(c.anybody.status, 401);
	visit_get(&c.anybody, "/layanan");
	visit_must_see(&c.anybody, "Belum ada layanan yang standarnya berlaku");
	visit_get(&c.anybody, "/layanan/KCS/akta-kelahiran");
	assert_int_equal(c.anybody.status, 404);

	visit_get(&c.officer, "/kerja/layanan/baru");
	visit_must_see(&c.officer, "Bidang Catatan Sipil");
	assert_false(visit_sees(&c.officer, "Bidang Jalan")); /* not his to write for */
	visit_post(&c.officer, "/kerja/layanan/baru", STANDARD);
	assert_int_equal(c.officer.status, 303);
	visit_follow(&c.officer);
	visit_must_see(&c.officer, "Ajukan untuk disetujui");
	visit_get(&c.anybody, "/layanan/KCS/akta-kelahiran"); /* a draft is nothing to the public */
	assert_int_equal(c.anybody.status, 404);
	visit_get(&c.anybody, "/layanan");
	assert_false(visit_sees(&c.anybody, "Akta kelahiran"));
	visit_get(&c.anybody, "/cari?q=akta");
	visit_must_see(&c.anybody, "Tidak ada yang cocok");

	visit_post(&c.officer, "/kerja/layanan/KCS/akta-kelahiran/ajukan", "");
	assert_int_equal(c.officer.status, 303);
	visit_post(&c.officer, "/kerja/layanan/KCS/akta-kelahiran/setujui", "berlaku=2026-11-21");
	assert_int_equal(c.officer.status, 403); /* an officer approves nothing */
	visit_get(&c.officer, "/kerja/layanan/KCS/akta-kelahiran/ubah");
	assert_int_equal(c.officer.status, 409); /* it waits for approval */

	visit_get(&c.head, "/kerja/layanan");
	visit_must_see(&c.head, "Menunggu persetujuan");
	visit_get(&c.head, "/kerja/layanan?keadaan=draf");
	visit_must_see(&c.head, "Tidak ada standar di sini");
	visit_get(&c.head, "/kerja/layanan/KCS/akta-kelahiran");
	visit_post(&c.head, "/kerja/layanan/KCS/akta-kelahiran/kembalikan", "catatan=");
	assert_int_equal(c.head.status, 422);
	visit_must_see(&c.head, "Isi Apa yang perlu diperbaiki");
	visit_post(&c.head, "/kerja/layanan/KCS/akta-kelahiran/kembalikan", "catatan=Sebutkan+jam+layanan");
	visit_get(&c.officer, "/kerja/layanan/KCS/akta-kelahiran");
	visit_must_see(&c.officer, "Dikembalikan untuk diperbaiki");
	visit_must_see(&c.officer, "Sebutkan jam layanan");
	visit_post(&c.officer, "/kerja/layanan/KCS/akta-kelahiran/ajukan", "");
	visit_post(&c.head, "/kerja/layanan/KCS/akta-kelahiran/setujui", "berlaku=2026-11-20");
	assert_int_equal(c.head.status, 422);
	visit_must_see(&c.head, "Tanggal berlaku tidak boleh sebelum hari ini");
	visit_post(&c.head, "/kerja/layanan/KCS/akta-kelahiran/setujui", "berlaku=2026-11-21");
	assert_int_equal(c.head.status, 303);

	visit_get(&c.anybody, "/layanan/KCS/akta-kelahiran");
	assert_int_equal(c.anybody.status, 200);
	static const char *const seen[] = {"Akta kelahiran", "Gratis", "Standar versi 1 berlaku", "3<small>hari kerja</small>",
		"sejak berkas lengkap", "Rabu, 25 November 2026", "belum ada data", "Surat keterangan lahir", "Anda mengirim berkas",
		"Loket · 10 menit", "Kutipan akta", "Bagian ini belum diisi oleh instansi", "belum menerbitkan maklumat",
		"/lapor?layanan=KCS/akta-kelahiran", "Jalan Contoh 1", "Kepala Bidang", "Ini versi pertama", "catatan publik",
		"08.00–15.00", "Butuh bantuan khusus"};
	for (size_t i = 0; i < COUNT(seen); i++) {
		if (i == 17)
			continue; /* the number in the log comes with the sequencer on PostgreSQL */
		visit_must_see(&c.anybody, seen[i]);
	}
	visit_get(&c.anybody, "/en/layanan/KCS/akta-kelahiran");
	visit_must_see(&c.anybody, "3<small>working days</small>");
	visit_must_see(&c.anybody, "Free of charge");
	visit_get(&c.anybody, "/layanan/KCS/akta-kelahiran/tenggat");
	visit_must_see(&c.anybody, "Akhir pekan, tidak dihitung");
	visit_get(&c.anybody, "/layanan");
	visit_must_see(&c.anybody, "3 hari kerja");
	visit_get(&c.anybody, "/layanan?kelompok=kesehatan");
	visit_must_see(&c.anybody, "Tidak ada layanan yang cocok");
	visit_get(&c.anybody, "/layanan?q=kelahiran");
	visit_must_see(&c.anybody, "/layanan/KCS/akta-kelahiran");
	visit_get(&c.anybody, "/cari?q=kutipan");
	visit_must_see(&c.anybody, "/layanan/KCS/akta-kelahiran");
	visit_get(&c.anybody, "/kerja/layanan/KCS/akta-kelahiran");
	assert_int_equal(c.anybody.status, 401);
	crew_close(&c);
}

static void
bytes_versions_and_differences(void **state)
{
	struct crew c;

	crew_open(&c, TEST_KIND(state));
	write_and_approve(&c, STANDARD);
	visit_get(&c.anybody, "/layanan/KCS/akta-kelahiran/versi/1.json");
	assert_int_equal(c.anybody.status, 200);
	assert_true(str_eq(c.anybody.type, STR("application/json")));
	str hash = sha256_hex(c.s.f.a, sha256_of(c.anybody.body.p, c.anybody.body.n)), first = c.anybody.body;
	visit_get(&c.anybody, "/layanan/KCS/akta-kelahiran");
	visit_must_see(&c.anybody, arena_str(c.s.f.a, hash).p); /* the fingerprint shown is that of the bytes */
	assert_int_equal(office_number(&c.s.f, str_fmt(c.s.f.a, "SELECT COUNT(*) FROM publication_version WHERE hash = '%.*s'",
	    STRF(hash)).p), 1);

	visit_get(&c.officer, "/kerja/layanan/KCS/akta-kelahiran/ubah");
	visit_must_see(&c.officer, "Kartu Keluarga</textarea>");
	visit_must_see(&c.officer, "Anda mengirim berkas | Loket | 10 menit");
	visit_post(&c.officer, "/kerja/layanan/KCS/akta-kelahiran/ubah", str_fmt(c.s.f.a,
	    "judul=Akta+kelahiran&ringkas=Untuk+anak+yang+baru+lahir&kelompok=kependudukan&unit=catsip&perubahan=12+usulan+warga"
	    "&varian_1=WNI&butir_1=Surat+keterangan+lahir&varian_2=Orang+asing&butir_2=Paspor&prosedur=Anda+mengirim+berkas"
	    "&waktu_jumlah=2&waktu_satuan=hari-kerja&waktu_mulai=sejak+berkas+lengkap&gratis=tidak&rincian=Cetak+ulang+%%7C+Rp50.000"
	    "&produk=Kutipan+akta&pengaduan=Di+situs+ini&diubah=0&dari=%.*s", STRF(hidden(&c.officer, "dari"))).p);
	assert_int_equal(c.officer.status, 303);
	visit_get(&c.anybody, "/layanan/KCS/akta-kelahiran"); /* the draft changes nothing yet */
	visit_must_see(&c.anybody, "3<small>hari kerja</small>");
	visit_follow(&c.officer);
	visit_must_see(&c.officer, "<del>3 hari kerja sejak berkas lengkap</del>");
	visit_must_see(&c.officer, "<ins>2 hari kerja sejak berkas lengkap</ins>");
	visit_post(&c.officer, "/kerja/layanan/KCS/akta-kelahiran/ajukan", "");
	visit_post(&c.head, "/kerja/layanan/KCS/akta-kelahiran/setujui", "berlaku=2026-11-23");
	visit_follow(&c.head);
	visit_must_see(&c.head, "Disetujui, berlaku 23 Nov 2026");

	/* On its day the job of the room puts it in force. */
	struct job_tools tools = {.a = c.s.f.a, .store = c.s.f.t.store, .keys = c.s.f.keys, .settings = &c.s.settings,
		.random = random_system(), .now = visit_time};
	test_no_err(services_due_job(&tools));
	visit_get(&c.anybody, "/layanan/KCS/akta-kelahiran");
	visit_must_see(&c.anybody, "Standar versi 1 berlaku");
	visit_time.ms += 2 * (int64_t)MS_PER_DAY;
	tools.now = visit_time;
	test_no_err(services_due_job(&tools));
	visit_get(&c.anybody, "/layanan/KCS/akta-kelahiran");
	static const char *const seen[] = {"Standar versi 2 berlaku", "Apa yang berubah pada versi 2", "12 usulan warga",
		"<del>Kartu Keluarga</del>", "<ins>WNI:</ins>", "<ins>Cetak ulang: Rp50.000</ins>", "Orang asing", "Rp50.000",
		"/layanan/KCS/akta-kelahiran/beda/1/2"};
	for (size_t i = 0; i < COUNT(seen); i++)
		visit_must_see(&c.anybody, seen[i]);
	visit_get(&c.anybody, "/layanan/KCS/akta-kelahiran/versi");
	visit_must_see(&c.anybody, "21 November 2026");
	visit_must_see(&c.anybody, "22 November 2026"); /* the last day of version 1 */
	visit_get(&c.anybody, "/layanan/KCS/akta-kelahiran/versi/1");
	visit_must_see(&c.anybody, "Ini bukan versi yang berlaku sekarang.");
	visit_must_see(&c.anybody, "Kartu Keluarga");
	visit_get(&c.anybody, "/layanan/KCS/akta-kelahiran/versi/1.json");
	assert_true(str_eq(c.anybody.body, first)); /* for ever the same */
	visit_get(&c.anybody, "/layanan/KCS/akta-kelahiran/beda/1/2");
	visit_must_see(&c.anybody, "Perbedaan versi 1 dan versi 2");
	visit_must_see(&c.anybody, "<del>Gratis</del>");
	visit_get(&c.anybody, "/en/layanan/KCS/akta-kelahiran/beda/1/2");
	visit_must_see(&c.anybody, "<del>Free of charge</del>");
	static const char *const missing[] = {"/versi/3", "/versi/0", "/versi/x", "/versi/3.json", "/versi/-1", "/beda/1/1", "/beda/1/9",
		"/beda/1/2.json", "/berkas/1/00"};
	for (size_t i = 0; i < COUNT(missing); i++) {
		visit_get(&c.anybody, str_fmt(c.s.f.a, "/layanan/KCS/akta-kelahiran%s", missing[i]).p);
		if (c.anybody.status != 404)
			fail_msg("%s: %d", missing[i], c.anybody.status);
	}

	/* Withdrawn: out of the catalogue, its page says so, its bytes stay. */
	c.head = (struct visitor){.site = &c.s}; /* two days are longer than a session */
	visit_sign_in(&c.head, "joko");
	visit_get(&c.head, "/kerja/layanan/KCS/akta-kelahiran");
	visit_post(&c.head, "/kerja/layanan/KCS/akta-kelahiran/cabut", "alasan=Digabung+dengan+KIA");
	assert_int_equal(c.head.status, 422);
	visit_must_see(&c.head, "Pilih sebab pencabutan");
	visit_must_see(&c.head, "Digabung dengan KIA</textarea>"); /* what was typed stays */
	visit_post(&c.head, "/kerja/layanan/KCS/akta-kelahiran/cabut", "sebab=digabung&alasan=Digabung+dengan+KIA");
	assert_int_equal(c.head.status, 303);
	visit_get(&c.anybody, "/layanan");
	assert_false(visit_sees(&c.anybody, "Akta kelahiran"));
	visit_get(&c.anybody, "/layanan/KCS/akta-kelahiran");
	assert_int_equal(c.anybody.status, 200);
	visit_must_see(&c.anybody, "Versi 2, dicabut");
	visit_get(&c.anybody, "/layanan/KCS/akta-kelahiran/versi/2.json");
	assert_int_equal(c.anybody.status, 200);
	visit_get(&c.anybody, "/cari?q=kutipan");
	visit_must_see(&c.anybody, "Tidak ada yang cocok");
	crew_close(&c);
}

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

#define PLEDGE                                                                                                   \
	"janji=Kami+sanggup+melayani+sesuai+standar&kewajiban=Kami+menjalankan+kewajiban&sanksi=Kami+menerima+sanksi" \
	"&nomor_sk=188%2F12%2F2026&tanggal_sk=2026-11-20&penandatangan=Dra.+Contoh+Lestari&jabatan=Kepala+Dinas&tempat=Loket+1%0ALoket+2"

static void
pledge_life(void **state)
{
	struct crew    c;
	struct visitor admin = {.site = &c.s};

	crew_open(&c, TEST_KIND(state));
	visit_account(&c.s, "dedi", "Dedi Admin", ROLE_ADMIN, c.s.f.root);
	visit_sign_in(&admin, "dedi");
	visit_get(&c.anybody, "/maklumat/KCS");
	assert_int_equal(c.anybody.status, 200);
	visit_must_see(&c.anybody, "Belum ada maklumat pelayanan yang berlaku");
	visit_get(&c.anybody, "/maklumat/ZZZ");
	assert_int_equal(c.anybody.status, 404);
	visit_get(&admin, "/kerja/maklumat/KCS/ubah");
	visit_must_see(&admin, "sanggup menyelenggarakan pelayanan");
	visit_post(&admin, "/kerja/maklumat/KCS/ubah", PLEDGE);
	assert_int_equal(admin.status, 303);
	visit_follow(&admin);
	visit_post(&admin, "/kerja/maklumat/KCS/ajukan", "");
	assert_int_equal(admin.status, 422); /* no standard is in force */
	visit_must_see(&admin, "paling sedikit satu standar pelayanan sudah berlaku");

	write_and_approve(&c, STANDARD);
	visit_get(&c.head, "/kerja/layanan");
	visit_must_see(&c.head, "Maklumat pelayanan belum terbit");
	visit_must_see(&c.head, "7 hari kerja");
	visit_get(&admin, "/kerja/maklumat/KCS");
	visit_post(&admin, "/kerja/maklumat/KCS/ajukan", "");
	assert_int_equal(admin.status, 303);
	visit_get(&c.head, "/kerja/maklumat/KCS");
	visit_post(&c.head, "/kerja/maklumat/KCS/setujui", "berlaku=2026-11-21");
	assert_int_equal(c.head.status, 303);

	visit_get(&c.anybody, "/maklumat/KCS");
	static const char *const seen[] = {"Kami sanggup melayani sesuai standar", "Kami menjalankan kewajiban", "Kami menerima sanksi",
		"SK 188/12/2026", "20 November 2026", "Dra. Contoh Lestari", "Kepala Dinas", "Loket 2", "/maklumat/KCS/versi/1.json"};
	for (size_t i = 0; i < COUNT(seen); i++)
		visit_must_see(&c.anybody, seen[i]);
	visit_get(&c.anybody, "/layanan/KCS/akta-kelahiran"); /* on every service, and in the footer */
	visit_must_see(&c.anybody, "Kami menerima sanksi");
	visit_get(&c.anybody, "/hak-kewajiban");
	visit_must_see(&c.anybody, "Kami sanggup melayani sesuai standar");
	visit_get(&c.anybody, "/maklumat/KCS/versi/1.json");
	str hash = sha256_hex(c.s.f.a, sha256_of(c.anybody.body.p, c.anybody.body.n));
	assert_int_equal(office_number(&c.s.f, str_fmt(c.s.f.a, "SELECT COUNT(*) FROM publication_version WHERE hash = '%.*s'",
	    STRF(hash)).p), 1);
	visit_get(&c.anybody, "/maklumat/KCS/versi/2");
	assert_int_equal(c.anybody.status, 404);
	visit_get(&c.head, "/kerja/layanan");
	assert_false(visit_sees(&c.head, "Maklumat pelayanan belum terbit"));
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
	visit_post(&c.head, "/kerja/maklumat/KCS/setujui", "berlaku=2026-11-21");
	assert_int_equal(c.head.status, 303);
	visit_get(&one, path);
	stale[1] = hidden(&one, "dari");
	visit_get(&two, path);
	visit_post(&two, path, str_fmt(c.s.f.a, "%s&diubah=0&dari=%.*s", PLEDGE "%0AGedung+baru", STRF(hidden(&two, "dari"))).p);
	assert_int_equal(two.status, 303);
	visit_get(&two, "/kerja/maklumat/KCS");
	visit_post(&two, "/kerja/maklumat/KCS/ajukan", "");
	visit_get(&c.head, "/kerja/maklumat/KCS");
	visit_post(&c.head, "/kerja/maklumat/KCS/setujui", "berlaku=2026-11-22");
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
	visit_post(&rini, "/kerja/layanan/KCS/akta-kelahiran/setujui", "berlaku=2026-11-21");
	assert_int_equal(rini.status, 403);
	assert_int_equal(office_number(&c.s.f, "SELECT COUNT(*) FROM publication_version WHERE no = 2"), 0);
	visit_get(&c.head, path);
	visit_post(&c.head, "/kerja/layanan/KCS/akta-kelahiran/setujui", "berlaku=2026-11-22");
	assert_int_equal(c.head.status, 303);
	crew_close(&c);
}

static void
rights_and_duties(void **state)
{
	struct crew c;

	crew_open(&c, TEST_KIND(state));
	visit_get(&c.anybody, "/hak-kewajiban");
	visit_must_see(&c.anybody, "Pasal 18");
	visit_must_see(&c.anybody, "Mendapat tanggapan atas pengaduan Anda");
	visit_must_see(&c.anybody, "Pasal 19");
	visit_must_see(&c.anybody, "href=\"/lapor\"");
	visit_get(&c.anybody, "/en/hak-kewajiban");
	visit_must_see(&c.anybody, "To be answered when you complain");
	visit_must_see(&c.anybody, "href=\"/en/lapor\"");
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
	visit_post(&c.head, "/kerja/layanan/KCS/akta-kelahiran/setujui", "berlaku=2026-11-21");
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

static const struct err *
publish_one(struct crew *c, int n)
{
	struct office_fixture *f = &c->s.f;
	const struct actor     author = {.role = ROLE_SYSTEM}, approver = {.role = ROLE_SYSTEM};
	struct draft_in        in = {.kind = &service_standard_kind, .agency = f->agency, .unit = c->unit, .by = author, .at = TEST_NOW,
		.slug = str_fmt(f->a, "layanan-%02d", n), .title = str_fmt(f->a, "Layanan %02d", n / 2), /* titles may be equal */
		.summary = STR("Untuk siapa saja"), .group = STR("lainnya"), .note = STR(""),
		.body = STR("{\"persyaratan\":[{\"butir\":[\"KTP\"]}],\"prosedur\":[{\"langkah\":\"Datang\"}],\"waktu\":{\"jumlah\":1,"
		            "\"satuan\":\"jam\"},\"biaya\":{\"gratis\":true},\"produk\":[\"Surat\"],\"pengaduan\":[\"Di sini\"]}")};
	struct publication_row p;
	struct version_row     v;
	publication_id         id;
	bool                   working;
	const struct err      *e = draft_create(f->db, f->a, f->keys, &in, &id);

	if (!e)
		e = publication_by_id(f->db, f->a, id, &p);
	if (!e)
		e = version_at_work(f->db, f->a, f->keys, &p, &working, &v);
	if (!e)
		e = version_propose(f->db, f->a, f->keys, &service_standard_kind, v.id, &author, TEST_NOW);
	return e ? e : version_approve(f->db, f->a, f->keys, &service_standard_kind, v.id, date_of(TEST_NOW, ZONE_WIB), &approver,
	    (instant){TEST_NOW.ms + n});
}

/* Follows "older" to the end; every service must come once. */
static void
walk_pages(struct crew *c, const char *first, int services)
{
	char seen[64] = {0};
	str  next = str_z(first);
	int  pages = 0, found = 0;

	while (next.n > 0 && pages++ < 10) {
		visit_get(&c->anybody, arena_str(c->s.f.a, next).p);
		assert_int_equal(c->anybody.status, 200);
		for (int i = 0; i < services; i++) {
			if (!visit_sees(&c->anybody, str_fmt(c->s.f.a, "\"/layanan/KCS/layanan-%02d\"", i).p))
				continue;
			if (seen[i]++)
				fail_msg("%s: service %d twice", first, i);
			found++;
		}
		ptrdiff_t at = str_find(c->anybody.body, STR("rel=\"next\" href=\""), 0);
		next = STR("");
		if (at >= 0) {
			struct buf b = {.arena = c->s.f.a};
			str        rest = {c->anybody.body.p + at + 17, c->anybody.body.n - (size_t)at - 17}, href, part;

			assert_true(str_cut(&rest, '"', &href));
			while (str_cut(&href, '&', &part)) { /* "&amp;" as a browser reads it */
				buf_fmt(&b, "%s%.*s", b.n ? "&" : "", STRF(str_starts(part, STR("amp;")) ? ((str){part.p + 4, part.n - 4}) : part));
			}
			next = buf_done(&b);
		}
	}
	if (found != services)
		fail_msg("%s: %d of %d services on %d pages", first, found, services, pages);
}

static void
lists_go_on_where_they_ended(void **state)
{
	struct crew c;

	crew_open(&c, TEST_KIND(state));
	for (int i = 0; i < 45; i++)
		test_no_err(OFFICE_WRITE(&c.s.f, publish_one(&c, i)));
	walk_pages(&c, "/layanan", 45);
	walk_pages(&c, "/layanan?kelompok=lainnya&instansi=KCS", 45);
	walk_pages(&c, "/layanan?q=layanan", 45);
	walk_pages(&c, "/cari?q=datang", 45);
	walk_pages(&c, "/en/layanan", 0);
	visit_get(&c.officer, "/kerja/layanan");
	visit_must_see(&c.officer, "Layanan 22");
	crew_close(&c);
}

/* An answer days_ago about a service, after so many days. */
static const struct err *
answered(struct crew *c, int64_t service, int days_ago, enum measure m, int64_t took, bool hidden)
{
	struct figure     f = {.on = {date_of(TEST_NOW, ZONE_WIB).d - days_ago}, .agency = c->s.f.agency, .unit = c->unit,
		.service = {service}, .kind = 1, .class_ = 3, .channel = 1, .measure = m, .amount = 1, .hidden = hidden};
	const struct err *e = figure_add(c->s.f.db, c->s.f.a, &f);

	f.measure = MEASURE_MINUTES;
	f.amount = took * MS_PER_DAY / MS_PER_MINUTE;
	return e ? e : figure_add(c->s.f.db, c->s.f.a, &f);
}

/* One figure has one value: the page of the service, the home page and the statistics show the same sums. */
static void
complaints_stand_beside_the_promise(void **state)
{
	static const struct {
		const char  *why;
		int          days_ago;
		enum measure measure;
		int64_t      took;
		bool         hidden;
	} rows[] = {
		{"answered in time, 2 days", 8, MEASURE_ON_TIME, 2, false}, {"answered in time, 4 days", 16, MEASURE_ON_TIME, 4, false},
		{"answered late, 9 days", 6, MEASURE_LATE, 9, false}, {"on the first of the last 30 days", 29, MEASURE_ON_TIME, 4, false},
		{"before the last 30 days", 30, MEASURE_LATE, 40, false}, {"confidential", 3, MEASURE_LATE, 40, true},
	};
	struct crew c;

	crew_open(&c, TEST_KIND(state));
	test_no_err(OFFICE_WRITE(&c.s.f, publish_one(&c, 7)));
	visit_get(&c.anybody, "/layanan/KCS/layanan-07");
	visit_must_see(&c.anybody, "Tidak ada pengaduan tentang layanan ini yang dijawab");
	int64_t service = office_number(&c.s.f, "SELECT id FROM publication WHERE slug = 'layanan-07'");
	for (size_t i = 0; i < COUNT(rows); i++)
		test_no_err(OFFICE_WRITE(&c.s.f, answered(&c, service, rows[i].days_ago, rows[i].measure, rows[i].took, rows[i].hidden)));
	visit_get(&c.anybody, "/layanan/KCS/layanan-07");
	visit_must_see(&c.anybody, "75,0%");
	visit_must_see(&c.anybody, "dijawab tuntas tepat waktu: 3 dari 4 laporan.");
	visit_must_see(&c.anybody, "Separuhnya dijawab dalam 4 hari.");
	visit_must_see(&c.anybody, "terlambat (1)");
	visit_must_see(&c.anybody, "href=\"/kinerja/baris?ukuran=terlambat&amp;dari=2026-10-23&amp;sampai=2026-11-21&amp;instansi=KCS&amp;layanan=");
	static const char *const same[] = {"/", "/statistik"};
	for (size_t i = 0; i < COUNT(same); i++) {
		str row;

		visit_get(&c.anybody, same[i]);
		ptrdiff_t at = str_find(c.anybody.body, STR(">Layanan 03<"), 0);

		assert_true(at >= 0);
		row = (str){c.anybody.body.p + at, c.anybody.body.n - (size_t)at};
		row.n = (size_t)str_find(row, STR("</tr>"), 0);
		assert_true(str_find(row, STR("75,0%"), 0) >= 0);
		assert_true(str_find(row, STR(">4</a>"), 0) >= 0);
		assert_true(str_find(row, STR(">1</a>"), 0) >= 0);
	}
	/* A service that only came by import has no page: its name leads to its rows. */
	visit_get(&c.anybody, "/");
	visit_must_see(&c.anybody, "href=\"/layanan/KCS/layanan-07\"");
	visit_must_see(&c.anybody, "Janji menjawab pengaduan");
	test_no_err(db_script(c.s.f.db, "UPDATE publication SET current_id = NULL WHERE slug = 'layanan-07'"));
	visit_get(&c.anybody, "/kinerja?instansi=KCS");
	visit_must_see(&c.anybody, "&amp;layanan=");
	assert_false(visit_sees(&c.anybody, "href=\"/layanan/KCS/layanan-07\""));
	crew_close(&c);
}

/* What is called as asked for stands first, what only mentions it after it; services before complaints. */
static void
the_best_stands_first(void **state)
{
	static const char *const titles[] = {"Kartu keluarga", "KTP elektronik", "Penggantian KTP"};
	static const char *const order[] = {">KTP elektronik</a>", ">Penggantian KTP</a>", ">Kartu keluarga</a>"};
	struct crew c;

	crew_open(&c, TEST_KIND(state));
	for (int i = 0; i < 3; i++) { /* the newest is the worst fit */
		test_no_err(OFFICE_WRITE(&c.s.f, publish_one(&c, 40 + 2 * i)));
		int64_t id = office_number(&c.s.f, "SELECT MAX(id) FROM publication");
		test_no_err(db_script(c.s.f.db, str_fmt(c.s.f.a, "UPDATE publication SET title = '%s' WHERE id = %lld", titles[(i + 1) % 3],
		    (long long)id).p));
		test_no_err(OFFICE_WRITE(&c.s.f, search_put(c.s.f.db, c.s.f.a, SUBJECT_PUBLICATION, id, PUB_STANDARD, c.s.f.agency,
		    str_z(titles[(i + 1) % 3]), STR("syarat: ktp"), TEST_NOW.ms + i)));
	}
	for (int page = 0; page < 2; page++) {
		ptrdiff_t at = 0;

		visit_get(&c.anybody, page ? "/cari?q=ktp" : "/layanan?q=ktp");
		for (size_t i = 0; i < COUNT(order); i++) {
			ptrdiff_t next = str_find(c.anybody.body, str_z(order[i]), (size_t)at);

			if (next < 0)
				fail_msg("%s is not after the one before", order[i]);
			at = next;
		}
	}
	visit_must_see(&c.anybody, "Layanan dan maklumat (3)");
	crew_close(&c);
}

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
	visit_post(&both, "/kerja/layanan/KCS/akta-kelahiran/setujui", "berlaku=2026-11-21");
	assert_int_equal(both.status, 403);
	visit_must_see(&both, "orang lain dari yang menulis");
	visit_get(&c.anybody, "/layanan/KCS/akta-kelahiran");
	assert_int_equal(c.anybody.status, 404);
	visit_get(&c.head, "/kerja/layanan/KCS/akta-kelahiran");
	visit_must_see(&c.head, "Surat keterangan lahir"); /* what is approved can be read first */
	visit_post(&c.head, "/kerja/layanan/KCS/akta-kelahiran/setujui", "berlaku=2026-11-21");
	assert_int_equal(c.head.status, 303);
	crew_close(&c);
}

int
services_paths_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(from_draft_to_page),
		TEST_BOTH(bytes_versions_and_differences),
		TEST_BOTH(what_is_typed_wrong_is_told),
		TEST_BOTH(promises_are_not_longer_than_the_law),
		TEST_BOTH(examples_are_starting_points_only),
		TEST_BOTH(pledge_life),
		TEST_BOTH(a_pledge_is_not_overwritten_unseen),
		TEST_BOTH(a_standard_moves_only_with_whoever_reaches_both),
		TEST_BOTH(rights_and_duties),
		TEST_BOTH(files_are_published_with_their_hash),
		TEST_BOTH(lists_go_on_where_they_ended),
		TEST_BOTH(complaints_stand_beside_the_promise),
		TEST_BOTH(the_best_stands_first),
		TEST_BOTH(nobody_approves_his_own_words),
	};

	return cmocka_run_group_tests_name("services_paths", tests, NULL, NULL);
}
