/* services_paths_test.c - service standards and pledges from the first draft to withdrawal, and what the public sees of them,
 * as people do it through handle(), on both databases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/services_site_test.h"
#include "core/figures.h"
#include "core/search.h"
#include "crypto/crypto.h"
#include "rooms/services/service_body.h"
#include "rooms/services/service_jobs.h"
#include "rooms/services/service_kind.h"

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
	approve_from(&c.officer, "/kerja/layanan/KCS/akta-kelahiran", "2026-11-21");
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
	approve_from(&c.head, "/kerja/layanan/KCS/akta-kelahiran", "2026-11-20");
	assert_int_equal(c.head.status, 422);
	visit_must_see(&c.head, "Tanggal berlaku tidak boleh sebelum hari ini");
	approve_from(&c.head, "/kerja/layanan/KCS/akta-kelahiran", "2026-11-21");
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
	visit_must_see(&c.anybody, "<option value=\"kependudukan\">");
	if (visit_sees(&c.anybody, "<option value=\"kesehatan\">"))
		fail_msg("a group without a service is offered");
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
	approve_from(&c.head, "/kerja/layanan/KCS/akta-kelahiran", "2026-11-23");
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
	visit_must_see(&c.anybody, "23 November 2026");
	/* Version 1 was in force until the leaf of version 2, on that day. */
	assert_int_equal(office_number(&c.s.f, "SELECT valid_until - valid_from FROM publication_version WHERE no = 1"), 2);
	assert_false(visit_sees(&c.anybody, "disetujui untuk")); /* it came on its day */
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
	approve_from(&c.head, "/kerja/maklumat/KCS", "2026-11-21");
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

static const struct err *
publish_one(struct crew *c, int n)
{
	struct office_fixture *f = &c->s.f;
	const struct actor     author = {.role = ROLE_SYSTEM}, approver = {.role = ROLE_SYSTEM};
	struct draft_in        in = {.kind = &service_standard_kind, .agency = f->agency, .unit = c->unit, .by = author, .at = TEST_NOW,
		.slug = str_fmt(f->a, "layanan-%02d", n), .title = str_fmt(f->a, "Layanan %02d", n / 2), /* titles may be equal */
		.summary = STR("Untuk siapa saja"), .group = STR("lainnya"), .note = STR(""),
		.body = STR("{\"persyaratan\":[{\"butir\":[\"KTP\"]}],\"prosedur\":[{\"langkah\":\"Datang\"}],\"waktu\":{\"jumlah\":1,"
		            "\"satuan\":\"jam\"},\"tenggat_pengaduan\":{\"jumlah\":7,\"satuan\":\"hari-kerja\"},\"biaya\":{\"gratis\":true},\"produk\":[\"Surat\"],\"pengaduan\":[\"Di sini\"]}")};
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
	return e ? e : version_approve(f->db, f->a, f->keys, &service_standard_kind, v.id, date_of(TEST_NOW, ZONE_WIB), NO_INT, &approver,
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

/* Form, review page and receipt name one day, that of the service's own standard; and a review that did not come is said. */
static void
one_day_is_promised(void **state)
{
	static const char form[] = "judul=Lampu+jalan+mati&isi=Sudah+dua+pekan+gelap&layanan=KCS%2Flayanan-00"
		"&kategori=pengaduan_tbp&cara=anonim&benar=ya";
	static const char own[] = "7 hari kerja, standar kami sendiri", last[] = "Selasa, 1 Desember 2026";
	struct crew       c;

	crew_open(&c, TEST_KIND(state));
	test_no_err(OFFICE_WRITE(&c.s.f, publish_one(&c, 0)));
	visit_get(&c.anybody, "/lapor?layanan=KCS/layanan-00");
	visit_must_see(&c.anybody, last);
	visit_must_see(&c.anybody, own);
	str number = hidden(&c.anybody, "kiriman");

	visit_post(&c.anybody, "/lapor/tinjau", str_fmt(c.s.f.a, "aksi=tinjau&kiriman=%.*s&%s", STRF(number), form).p);
	visit_must_see(&c.anybody, last);
	visit_must_see(&c.anybody, own);
	assert_false(visit_sees(&c.anybody, "14 hari kerja"));
	visit_post(&c.anybody, "/lapor", str_fmt(c.s.f.a, "aksi=kirim&kiriman=%.*s&%s", STRF(number), form).p);
	visit_must_see(&c.anybody, "<span>Jawaban lengkap</span> <b>");
	visit_must_see(&c.anybody, last);
	visit_must_see(&c.anybody, own);
	visit_must_see(&c.anybody, "Batas pedoman nasional");
	visit_get(&c.anybody, "/aduan/ADU-KCS-2026-000001");
	visit_must_see(&c.anybody, "<h3>Jawaban lengkap</h3>");
	visit_must_see(&c.anybody, "<h3>Batas pedoman nasional</h3>");

	visit_get(&c.anybody, "/layanan/KCS/layanan-00");
	visit_must_see(&c.anybody, "Ditinjau ulang paling lambat");
	assert_false(visit_sees(&c.anybody, "Tinjauan ulang standar ini terlambat"));
	visit_time.ms += 4 * 366 * (int64_t)MS_PER_DAY;
	visit_get(&c.anybody, "/layanan/KCS/layanan-00");
	visit_must_see(&c.anybody, "Tinjauan ulang standar ini terlambat: seharusnya selesai paling lambat");
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

int
services_paths_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(from_draft_to_page),
		TEST_BOTH(bytes_versions_and_differences),
		TEST_BOTH(pledge_life),
		TEST_BOTH(rights_and_duties),
		TEST_BOTH(lists_go_on_where_they_ended),
		TEST_BOTH(one_day_is_promised),
		TEST_BOTH(complaints_stand_beside_the_promise),
		TEST_BOTH(the_best_stands_first),
	};

	return cmocka_run_group_tests_name("services_paths", tests, NULL, NULL);
}
