/* desk_list_test.c - the inbox: views, filters, order, pages, search, what is out of reach; the officer's own figures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/desk_site_test.h"

static size_t
rows_on(const struct visitor *v)
{
	static const char mark[] = "<h3";
	size_t            n = 0;
	ptrdiff_t         from = str_find(v->body, STR("class=\"tr-inbox"), 0), at = from;

	while (from >= 0 && (at = str_find(v->body, str_z(mark), (size_t)at + 1)) >= 0)
		n++;
	return n;
}

/* The address behind a link's text. */
static const char *
link_of(const struct visitor *v, const char *text)
{
	ptrdiff_t at = str_find(v->body, str_z(text), 0);
	str       before, path = {NULL, 0};

	if (at < 0)
		fail_msg("no link \"%s\"", text);
	before = (str){v->body.p, (size_t)at};
	for (ptrdiff_t p = 0; (p = str_find(before, STR("href=\""), (size_t)p)) >= 0; p++)
		path = (str){before.p + p + 6, before.n - (size_t)p - 6};
	str rest = path, cut;

	assert_true(str_cut(&rest, '"', &cut));
	struct buf b = {.arena = v->site->f.a};

	for (size_t i = 0; i < cut.n; i++) {
		buf_add(&b, cut.p + i, 1);
		if (str_starts((str){cut.p + i, cut.n - i}, STR("&amp;")))
			i += 4;
	}
	buf_add(&b, "", 1);
	return buf_done(&b).p;
}

static void
pages_hold_every_case_once(void **state)
{
	enum { CASES = 60 };
	static const char *const orders[] = {"/kerja/perkara", "/kerja/perkara?urut=terbaru"};
	struct desk_site         d;
	struct visitor           v = {.site = &d.s};
	const char              *numbers[CASES];

	desk_site_open(&d, TEST_KIND(state));
	for (int i = 0; i < CASES; i++) {
		numbers[i] = desk_site_file(&d, i % 7 == 0 ? MODE_CONFIDENTIAL : MODE_OPEN, str_fmt(d.s.f.a, "Perkara ke %d", i).p,
		    "Isi pengaduan yang cukup panjang.");
		visit_time.ms += MS_PER_HOUR;
	}
	visit_sign_in(&v, "budi"); /* the desk: confidential ones are the unit's only once they were forwarded */
	for (size_t o = 0; o < COUNT(orders); o++) {
		int         seen[CASES] = {0}, pages = 0;
		const char *path = orders[o];

		while (path && pages < 10) {
			visit_get(&v, path);
			assert_int_equal(v.status, 200);
			for (int i = 0; i < CASES; i++)
				seen[i] += visit_sees(&v, str_fmt(d.s.f.a, "<span class=\"tr-id\">%s</span>", numbers[i]).p);
			pages++;
			path = visit_sees(&v, "Berikutnya") ? link_of(&v, "Berikutnya") : NULL;
		}
		assert_int_equal(pages, 3);
		for (int i = 0; i < CASES; i++) {
			if (seen[i] != 1)
				fail_msg("%s: case %d stands %d times", orders[o], i, seen[i]);
		}
		visit_must_see(&v, "Kembali ke awal");
	}
	/* The nearest date first; the newest first. */
	visit_get(&v, orders[0]);
	assert_true(str_find(v.body, str_z(numbers[0]), 0) < str_find(v.body, str_z(numbers[20]), 0));
	visit_get(&v, orders[1]);
	assert_true(str_find(v.body, str_z(numbers[59]), 0) < str_find(v.body, str_z(numbers[40]), 0));
	desk_site_close(&d);
}

static void
views_and_filters_show_what_they_say(void **state)
{
	/* Cases: new · in work · waiting · answered, of catsip; one in work of jalan. How many rows for whom. */
	static const struct {
		const char *why, *login, *query, *sees;
		size_t      rows;
		int         refused; /* 0: it is not */
	} rows[] = {
		{"all of the unit", "rina", "", "Semua yang terbuka", 4, 0},
		{"all of the agency", "budi", "", "Semua yang terbuka", 5, 0},
		{"not verified", "rina", "?lihat=belum-diverifikasi", "Baru masuk", 1, 0},
		{"waiting", "rina", "?lihat=menunggu", "Sedang ditanya", 1, 0},
		{"nothing is mine yet", "rina", "?lihat=saya", "Tidak ada perkara di tampilan ini", 0, 0},
		{"nothing is late", "rina", "?lihat=lewat", "Tidak ada perkara di tampilan ini", 0, 0},
		{"by state", "rina", "?status=ditanggapi", "Sudah dijawab", 1, 0},
		{"an ended state", "rina", "?status=selesai", "Tidak ada perkara di tampilan ini", 0, 0},
		{"a state that is none", "rina", "?status=apa", "pilih salah satu yang tersedia", 4, 422},
		{"by class", "budi", "?kelas=pengaduan_tbp", "Semua yang terbuka", 5, 0},
		{"a class without cases", "budi", "?kelas=aspirasi", "Tidak ada perkara", 0, 0},
		{"by channel", "budi", "?kanal=1", "Situs ini", 5, 0},
		{"another channel", "budi", "?kanal=4", "Tidak ada perkara", 0, 0},
		{"a channel that is none", "budi", "?kanal=99", "harus antara 1 dan", 5, 422},
		{"words", "rina", "?q=antrean", "Hasil pencarian", 1, 0},
		{"words of what is not public", "rina", "?q=rahasiaku", "Tidak ada yang cocok", 0, 0},
		{"words of another unit", "rina", "?q=aspal", "Tidak ada yang cocok", 0, 0},
		{"words of another unit, for the desk", "budi", "?q=aspal", "Hasil pencarian", 1, 0},
		{"a place that is none", "rina", "?sesudah=..%2F", "pilih salah satu yang tersedia", 4, 422},
		{"a place far away", "rina", "?sesudah=9000000000000001.1", "Tidak ada perkara", 0, 0},
		{"markup in the search", "rina", "?q=%3Cb%3E", "value=\"&lt;b&gt;\"", 0, 0},
		{"an agency that is none", "rina", "?instansi=XYZ", "pilih salah satu yang tersedia", 4, 422},
		{"the unit below has none, its officer too", "tari", "", "Tidak ada perkara yang terbuka", 0, 0},
	};
	struct desk_site d;

	desk_site_open(&d, TEST_KIND(state));
	desk_site_file(&d, MODE_OPEN, "Baru masuk", "Kata rahasiaku belum tampil.");
	desk_site_in_work(&d, MODE_OPEN, "Antrean panjang");
	const char    *waiting = desk_site_in_work(&d, MODE_OPEN, "Sedang ditanya");
	const char    *answered = desk_site_in_work(&d, MODE_OPEN, "Sudah dijawab");
	const char    *road = desk_site_in_work(&d, MODE_OPEN, "Lubang aspal");
	struct visitor rina = {.site = &d.s}, budi = {.site = &d.s}, tari = {.site = &d.s};

	visit_sign_in(&rina, "rina");
	visit_sign_in(&budi, "budi");
	visit_sign_in(&tari, "tari");
	desk_get(&budi, road, "");
	desk_post(&budi, road, "diteruskan", str_fmt(d.s.f.a, "unit-diteruskan=%lld", (long long)d.other.v).p);
	assert_int_equal(budi.status, 303);
	desk_get(&rina, waiting, "");
	desk_post(&rina, waiting, "ditanya", "isi-ditanya=Apa%3F");
	desk_get(&rina, answered, "");
	desk_post(&rina, answered, "tanggapan", "isi-tanggapan=Sudah.");
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct visitor *v = strcmp(rows[i].login, "rina") == 0 ? &rina : strcmp(rows[i].login, "budi") == 0 ? &budi : &tari;

		visit_get(v, str_fmt(d.s.f.a, "/kerja/perkara%s", rows[i].query).p);
		if (v->status != (rows[i].refused ? rows[i].refused : 200) || rows_on(v) != rows[i].rows || !visit_sees(v, rows[i].sees))
			fail_msg("%s: status %d, %zu rows", rows[i].why, v->status, rows_on(v));
	}
	/* Units are chosen by their numbers; one out of reach counts as none. */
	visit_get(&budi, str_fmt(d.s.f.a, "/kerja/perkara?unit=%lld", (long long)d.other.v).p);
	assert_int_equal(rows_on(&budi), 1);
	visit_get(&budi, str_fmt(d.s.f.a, "/kerja/perkara?unit=%lld", (long long)d.s.f.root.v).p);
	assert_int_equal(rows_on(&budi), 5);
	visit_get(&rina, str_fmt(d.s.f.a, "/kerja/perkara?unit=%lld", (long long)d.other.v).p);
	assert_int_equal(rows_on(&rina), 4);
	/* A number leads to its case, in any case of letters; one out of reach does not. */
	visit_get(&rina, str_fmt(d.s.f.a, "/kerja/perkara?q=%s", waiting).p);
	assert_int_equal(rina.status, 303);
	assert_true(str_ends(rina.location, str_z(waiting)));
	visit_get(&rina, str_fmt(d.s.f.a, "/kerja/perkara?q=%s", road).p);
	assert_int_equal(rina.status, 200);
	/* Days later: what runs is late, what waits and what is answered is not. */
	visit_time.ms += 40 * (int64_t)MS_PER_DAY; /* not a law: long after */
	visit_get(&rina, "/kerja/perkara?lihat=lewat");
	assert_int_equal(rows_on(&rina), 2);
	visit_must_see(&rina, "hari kerja</div>");
	visit_must_see(&rina, "<b>2</b>Lewat tenggat");
	visit_must_see(&rina, "terlihat publik sebagai janji yang meleset");
	visit_get(&rina, "/kerja/angka");
	assert_int_equal(rina.status, 200);
	visit_must_see(&rina, "2 lewat tenggat");
	visit_must_see(&rina, "Sudah mendapat jawaban pertama</dt><dd>1</dd>");
	visit_get(&rina, "/en/kerja/perkara");
	visit_must_see(&rina, "Everything open");
	visit_must_see(&rina, "working days late");
	desk_site_close(&d);
}

static void
each_role_is_led_to_its_own_page(void **state)
{
	static const struct {
		const char *login, *front;
		int         figures;
	} rows[] = {
		{"rina", "/kerja/perkara", 200}, {"budi", "/kerja/perkara", 200}, {"kepala", "/kerja/perkara", 200},
		{"auditor", "/kerja/perkara", 200}, {"admin", "/kerja/kantor", 403}, {"pegawai", NULL, 403},
	};
	struct desk_site d;
	struct visitor   nobody = {.site = &d.s};

	desk_site_open(&d, TEST_KIND(state));
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct visitor v = {.site = &d.s};

		visit_sign_in(&v, rows[i].login);
		visit_get(&v, "/kerja");
		assert_int_equal(v.status, 303);
		if (rows[i].front && !str_eq(v.location, str_z(rows[i].front)))
			fail_msg("%s: %.*s", rows[i].login, STRF(v.location));
		visit_follow(&v);
		assert_int_equal(v.status, 200);
		visit_get(&v, "/kerja/angka");
		assert_int_equal(v.status, rows[i].figures);
	}
	visit_get(&nobody, "/kerja");
	assert_int_equal(nobody.status, 401);
	visit_get(&nobody, "/kerja/perkara");
	assert_int_equal(nobody.status, 401);
	visit_get(&nobody, "/kerja/perkara/ADU-KCS-2026-000001");
	assert_int_equal(nobody.status, 401);
	desk_site_close(&d);
}

/* What is kept of the agencies between requests is not changed by whoever reads only one of them. */
static void
people_of_two_agencies_take_turns(void **state)
{
	struct desk_site d;
	struct agency_in in = {.code = STR("ZZZ"), .name = STR("Zona Terakhir"), .parent_name = STR(""), .zone = ZONE_WIB, .week_days = 5,
		.at = TEST_NOW, .by = {.role = ROLE_SYSTEM}};
	agency_id        agency;
	unit_id          root;

	desk_site_open(&d, TEST_KIND(state));
	test_no_err(OFFICE_WRITE(&d.s.f, agency_create(d.s.f.db, d.s.f.a, d.s.f.keys, &in, &agency, &root)));
	visit_account(&d.s, "zulfa", "Zulfa Meja", ROLE_COORDINATOR, root);
	visit_account(&d.s, "zaki", "Zaki Admin", ROLE_ADMIN, root);
	static const struct {
		const char *login, *path;
	} turns[] = {
		{"zulfa", "/kerja/perkara"}, {"budi", "/kerja/perkara"}, {"zulfa", "/kerja/angka"},
		{"zaki", "/kerja/layanan"}, {"admin", "/kerja/layanan"}, {"budi", "/kerja/perkara"}, {"admin", "/kerja/kantor"},
		{"zaki", "/kerja/kantor"}, {"budi", "/kerja/angka"},
	};

	for (size_t i = 0; i < COUNT(turns); i++) {
		struct visitor v = {.site = &d.s};

		visit_sign_in(&v, turns[i].login);
		visit_get(&v, turns[i].path);
		if (v.status != 200)
			fail_msg("turn %zu: %s %s: %d", i, turns[i].login, turns[i].path, v.status);
		if (visit_sees(&v, "Zona Terakhir") != (turns[i].login[0] == 'z'))
			fail_msg("turn %zu: %s sees the other agency", i, turns[i].login);
	}
	desk_site_close(&d);
}

int
desk_list_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(pages_hold_every_case_once),
		TEST_BOTH(views_and_filters_show_what_they_say),
		TEST_BOTH(each_role_is_led_to_its_own_page),
		TEST_BOTH(people_of_two_agencies_take_turns),
	};

	return cmocka_run_group_tests_name("desk_list", tests, NULL, NULL);
}
