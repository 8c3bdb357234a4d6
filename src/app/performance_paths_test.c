/* performance_paths_test.c - home page, past days, statistics: every number on them opens exactly the rows it counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/visit_test.h"
#include "core/world_test.h"
#include "rooms/complaints/complaint_case_test.h"

#include "core/figures.h"
#include "rooms/performance/performance_pages.h"

enum { LINKS_MAX = 4000 };

/* The world of cases with a site over it. */
struct scene {
	struct world      w;
	struct visit_site s;
	struct visitor    v;
};

static void
scene_open(struct scene *x, enum db_kind kind)
{
	memset(x, 0, sizeof(*x));
	world_open(&x->w, kind);
	x->s.settings = (struct settings){.url = "", .session_hours = 8, .one_time_hours = 72};
	x->s.f.a = arena_open(512 << 20);
	x->s.app = (struct app){.settings = &x->s.settings, .store = x->w.t.store, .keys = x->w.keys, .rooms = rooms,
		.random = random_system(), .now = visit_clock};
	test_no_err(router_open(x->s.f.a, rooms, &x->s.app.router));
	x->v.site = &x->s;
	visit_time = world_at(2026, 11, 20, 14, 32); /* a Friday */
}

static void
scene_close(struct scene *x)
{
	arena_close(x->s.f.a);
	world_close(&x->w);
}

static void
get(struct scene *x, const char *path, int status)
{
	visit_get(&x->v, path);
	if (x->v.status != status)
		fail_msg("%s: status %d", path, x->v.status);
}

static bool
shows(const struct scene *x, const char *text)
{
	return str_find(x->v.body, str_z(text), 0) >= 0;
}

static void
must_show(const struct scene *x, const char *text)
{
	if (!shows(x, text))
		fail_msg("'%s' is not on the page", text);
}

static void
must_not_show(const struct scene *x, const char *text)
{
	if (shows(x, text))
		fail_msg("'%s' is on the page", text);
}

/* A case through its stages, each at a moment; NULL verbs end it. */
static case_id
lived(struct scene *x, instant filed, enum case_mode mode, int class_, instant verified, instant answered_at)
{
	struct world        *w = &x->w;
	struct complaint_in  in = complaint_of(w, filed, mode);
	struct case_open_out out = {0};

	in.class_ = class_;
	test_no_err(try_file(w, &in, &out));
	if (!instant_known(verified))
		return out.id;
	verify_as(w, out.id, verified, class_);
	if (instant_known(answered_at))
		make(w, out.id, WORLD_OFFICER, &(struct case_move_in){.verb = "tanggapan", .at = answered_at,
		    .text = STR("Sudah kami kerjakan.")});
	return out.id;
}

static void
fold_some(struct scene *x, int max)
{
	int64_t folded;

	test_no_err(figures_fold(x->w.t.store, x->w.a, max, &folded));
}

/* Three weeks of November: on time, late, waiting, archived, confidential, rated, reopened, handed to another unit, and two
 * cases of 2015 that came by import. */
static void
november(struct scene *x)
{
	struct world *w = &x->w;
	instant       none = NO_INSTANT;
	case_id       a, b, c;

	a = lived(x, world_at(2026, 11, 2, 9, 0), MODE_OPEN, COMPLAINT_INFORMATION, world_at(2026, 11, 3, 9, 0),
	    world_at(2026, 11, 4, 15, 30));
	do_holder(w, a, "selesai", world_at(2026, 11, 5, 8, 0), "Terima kasih.");
	rate(w, a, world_at(2026, 11, 5, 8, 5), 5);
	b = lived(x, world_at(2026, 11, 2, 10, 0), MODE_ANONYMOUS, COMPLAINT_INFORMATION, world_at(2026, 11, 10, 9, 0),
	    world_at(2026, 11, 12, 9, 0)); /* verified late, answered late */
	do_holder(w, b, "selesai", world_at(2026, 11, 12, 10, 0), "Baik.");
	rate(w, b, world_at(2026, 11, 12, 10, 5), 2);
	do_holder(w, b, "dibuka-lagi", world_at(2026, 11, 13, 10, 5), "Belum selesai.");
	fold_some(x, 7);
	lived(x, world_at(2026, 11, 3, 9, 0), MODE_CONFIDENTIAL, COMPLAINT_ORDINARY, world_at(2026, 11, 4, 9, 0),
	    world_at(2026, 11, 6, 9, 0));
	c = lived(x, world_at(2026, 11, 9, 9, 0), MODE_OPEN, COMPLAINT_ORDINARY, none, none);
	make(w, c, WORLD_COORDINATOR, &(struct case_move_in){.verb = "arsip", .at = world_at(2026, 11, 9, 11, 0),
	    .text = STR("Terlalu umum."), .reason = "terlalu_umum"});
	c = lived(x, world_at(2026, 11, 9, 9, 30), MODE_OPEN, COMPLAINT_ORDINARY, none, none);
	make(w, c, WORLD_COORDINATOR, &(struct case_move_in){.verb = "bukan-wewenang", .at = world_at(2026, 11, 9, 11, 0),
	    .text = STR("Urusan pusat."), .reason = "pemerintah_pusat"});
	c = lived(x, world_at(2026, 11, 10, 9, 30), MODE_OPEN, COMPLAINT_ORDINARY, world_at(2026, 11, 11, 9, 0), none);
	make(w, c, WORLD_COORDINATOR, &(struct case_move_in){.verb = "diteruskan", .at = world_at(2026, 11, 12, 9, 0),
	    .text = STR("Lebih tepat di sini."), .unit = w->other});
	lived(x, world_at(2026, 11, 11, 9, 0), MODE_OPEN, COMPLAINT_ORDINARY, none, none);         /* never looked at */
	lived(x, world_at(2026, 11, 20, 8, 0), MODE_CONFIDENTIAL, COMPLAINT_ORDINARY, none, none); /* of today */
	import_one(w, "lama", "1", COMPLAINT_FINISHED, world_at(2015, 3, 10, 9, 0), world_at(2015, 3, 20, 9, 0));
	import_one(w, "lama", "2", COMPLAINT_FINISHED, world_at(2015, 3, 11, 9, 0), none);
	timers(w, visit_time);
	fold_some(x, 25);
}

/* ---- every number opens its rows ---- */

static str
attribute(str tag, const char *name)
{
	ptrdiff_t at = str_find(tag, str_z(name), 0);
	str       rest, value = {NULL, 0};

	if (at < 0)
		return value;
	rest = (str){tag.p + at + strlen(name), tag.n - (size_t)at - strlen(name)};
	str_cut(&rest, '"', &value);
	return value;
}

/* The address as a browser reads it: "&amp;" is "&". */
static const char *
address(struct arena *a, str s)
{
	struct buf b = {.arena = a};

	for (size_t i = 0; i < s.n; i++) {
		buf_add(&b, &s.p[i], 1);
		if (s.p[i] == '&' && str_starts((str){s.p + i, s.n - i}, STR("&amp;")))
			i += 4;
	}
	buf_add(&b, "", 1);
	return b.p;
}

static int
count_of(str page, const char *text)
{
	int       n = 0;
	ptrdiff_t at = 0;

	while ((at = str_find(page, str_z(text), (size_t)at)) >= 0) {
		n++;
		at++;
	}
	return n;
}

/* Rows of a page of rows; one that takes back counts minus one. */
static int64_t
rows_of(str page)
{
	return count_of(page, "<tr><th scope=\"row\">") - 2 * count_of(page, "Mengurangi satu");
}

/* How many confidential reports a page of rows says are in its figure. */
static int64_t
hidden_of(str page)
{
	str     said = attribute(page, "Termasuk ");
	int64_t n = 0;

	if (said.p)
		said.n = (size_t)str_find(said, STR(" "), 0);
	return said.p && str_int(said, &n) ? n : 0;
}

/* Follows every link to rows on the page last seen; where the link is a number, the rows and the confidential reports the
 * page speaks of are that many, and the page of rows says so too. Returns how many links were numbers. */
static int
follow_rows(struct scene *x, const char *where)
{
	static const char mark[] = "href=\"/kinerja/baris";
	str               page = x->v.body;
	ptrdiff_t         at = 0;
	int               numbers = 0, links = 0;

	while ((at = str_find(page, str_z(mark), (size_t)at)) >= 0 && links++ < LINKS_MAX) {
		str         rest = {page.p + at, page.n - (size_t)at}, text;
		const char *path = address(x->s.f.a, attribute(rest, "href=\""));
		int64_t     number, said;

		str_cut(&rest, '>', &text);
		str_cut(&rest, '<', &text);
		at++;
		get(x, path, 200);
		int64_t rows = rows_of(x->v.body) + hidden_of(x->v.body);
		str     figure = attribute(x->v.body, "<b>Angka: ");

		if (figure.p) {
			figure.n = (size_t)str_find(figure, STR("<"), 0);
			if (!str_int(figure, &said) || said != rows)
				fail_msg("%s: %s says %.*s, but has %lld rows", where, path, STRF(figure), (long long)rows);
		}
		if (!str_int(text, &number))
			continue;
		numbers++;
		if (number != rows)
			fail_msg("%s: %s is %lld, but has %lld rows", where, path, (long long)number, (long long)rows);
	}
	if (links >= LINKS_MAX)
		fail_msg("%s: too many links", where);
	return numbers;
}

static void
every_number_opens_its_rows(void **state)
{
	static const struct {
		const char *path;
		int         least; /* numbers on it */
	} pages[] = {
		{"/", 28}, {"/kinerja", 50}, {"/kinerja?instansi=KCS", 50}, {"/?tanggal=2026-11-13", 28}, {"/kinerja/2026-11-12?instansi=KCS", 28},
		{"/kinerja/2015-03-15", 28}, {"/statistik", 30}, {"/statistik?dari=2026-11-03&sampai=2026-11-12&instansi=KCS", 30},
		{"/statistik?dari=2015-01-01&sampai=2026-11-20", 30}, {"/statistik?instansi=KCS&unit=catsip", 20},
		{"/statistik?instansi=KCS&unit=jalan&dari=2026-11-12&sampai=2026-11-12", 15},
		{"/statistik?dari=2015-03-11&sampai=2015-03-19", 15},
	};
	struct scene x;

	scene_open(&x, TEST_KIND(state));
	november(&x);
	for (int folded = 0; folded < 2; folded++) {
		for (size_t i = 0; i < COUNT(pages); i++) {
			get(&x, pages[i].path, 200);
			int numbers = follow_rows(&x, pages[i].path);

			if (numbers < pages[i].least)
				fail_msg("%s: only %d numbers open their rows", pages[i].path, numbers);
		}
		fold_some(&x, 10000); /* and now all from the sums */
	}
	scene_close(&x);
}

/* ---- what people read ---- */

static void
the_home_page_says_how_it_is(void **state)
{
	struct scene x;

	scene_open(&x, TEST_KIND(state));
	november(&x);
	get(&x, "/", 200);
	must_show(&x, "Kinerja layanan hari ini");
	must_show(&x, "Jumat, 20 November 2026");
	must_show(&x, "kantor buka sampai");
	must_show(&x, "Di sini kami meleset");
	must_show(&x, "2 dari 3 laporan dalam 30 hari; sasaran 95%"); /* 66.67% */
	must_show(&x, "<b>66,7<small>%</small></b>");
	must_show(&x, "ADU-KCS-2026-000006 lewat"); /* never looked at */
	must_show(&x, "1 laporan belum diperiksa");
	must_show(&x, "<b>3,5<small>dari 5</small></b>");
	must_show(&x, "Periksa sendiri");
	must_show(&x, "Sampaikan pengaduan");
	must_not_show(&x, "RHS-"); /* confidential cases are counted, not named */
	must_not_show(&x, "Budi");
	must_not_show(&x, "3201011503850001");
	get(&x, "/en", 200);
	must_show(&x, "Our service today");
	must_show(&x, "Here we missed");
	must_show(&x, "href=\"/en/kinerja/baris?");
	must_not_show(&x, "Di sini kami meleset");
	get(&x, "/kinerja/baris?ukuran=masuk&dari=2026-11-01&sampai=2026-11-20", 200);
	must_show(&x, "Termasuk 2 laporan rahasia");
	must_show(&x, "ADU-KCS-2026-000001");
	must_not_show(&x, "RHS-");
	scene_close(&x);
}

/* Of the table's lines only those of the whole and of the confidential ones have received anything: column "diterima". */
static void
only_whole_received(const struct scene *x)
{
	str text = x->v.body, line, cell;

	str_cut(&text, '\n', &line);
	while (str_cut(&text, '\n', &line) && line.n > 1) {
		str part = {NULL, 0};

		for (int i = 0; i < 6 && str_cut(&line, ',', &cell); i++)
			part = i == 2 ? cell : part;
		if (!str_eq(part, STR("semua")) && !str_eq(part, STR("rahasia")) && !str_eq(cell, STR("0")))
			fail_msg("%.*s has received %.*s", STRF(part), STRF(cell));
	}
}

/* One confidential complaint came on 3 November, to catsip, as an ordinary one: the agency counts it, no narrower figure does. */
static void
a_confidential_case_is_in_no_narrow_figure(void **state)
{
	static const char        whole[] = "/kinerja/baris?ukuran=masuk&dari=2026-11-03&sampai=2026-11-03";
	static const char *const narrow[] = {"&instansi=KCS&unit=catsip", "&kelas=pengaduan_tbp", "&kelas=tanpa", "&saluran=1", "&kategori=1",
		"&layanan=1", "&instansi=KCS&unit=catsip&kelas=pengaduan_tbp"};
	struct scene x;

	scene_open(&x, TEST_KIND(state));
	november(&x);
	for (int folded = 0; folded < 2; folded++) {
		get(&x, whole, 200);
		must_show(&x, "<b>Angka: 1</b>");
		must_show(&x, "Termasuk 1 laporan rahasia");
		must_not_show(&x, "<tr><th scope=\"row\">");
		must_not_show(&x, "Tidak ada kasus");
		for (size_t i = 0; i < COUNT(narrow); i++) {
			get(&x, str_fmt(x.s.f.a, "%s%s", whole, narrow[i]).p, 200);
			must_not_show(&x, "<b>Angka: 1</b>");
			must_not_show(&x, "Termasuk");
			must_show(&x, "Laporan rahasia tidak termasuk di sini");
		}
		get(&x, "/kinerja/baris?ukuran=terbuka&dari=2026-11-20&sampai=2026-11-20&umur=0-5", 200);
		must_show(&x, "Laporan rahasia tidak termasuk di sini");
		get(&x, "/statistik.csv?dari=2026-11-03&sampai=2026-11-03&instansi=KCS", 200);
		must_show(&x, ",semua,KCS,");
		must_show(&x, ",rahasia,rahasia,Laporan rahasia,1,");
		only_whole_received(&x);
		get(&x, "/statistik?dari=2026-11-03&sampai=2026-11-03&instansi=KCS", 200);
		must_show(&x, "diterima dalam rentang ini: 1");
		get(&x, "/statistik?dari=2026-11-03&sampai=2026-11-03&instansi=KCS&unit=catsip", 200);
		must_show(&x, "Laporan rahasia tidak termasuk di sini");
		fold_some(&x, 10000);
	}
	scene_close(&x);
}

static void
a_past_day_knows_nothing_later(void **state)
{
	struct scene x;
	str          before, after;

	scene_open(&x, TEST_KIND(state));
	lived(&x, world_at(2026, 11, 2, 9, 0), MODE_OPEN, COMPLAINT_INFORMATION, world_at(2026, 11, 3, 9, 0),
	    world_at(2026, 11, 4, 15, 30));
	case_id b = lived(&x, world_at(2026, 11, 3, 9, 0), MODE_OPEN, COMPLAINT_INFORMATION, world_at(2026, 11, 4, 9, 0), NO_INSTANT);
	visit_time = world_at(2026, 11, 6, 9, 0);
	get(&x, "/kinerja/2026-11-05", 200);
	must_show(&x, "Kinerja layanan pada 5 November 2026");
	must_show(&x, "1 dari 1 laporan dalam 30 hari");
	before = x.v.body;
	make(&x.w, b, WORLD_OFFICER, &(struct case_move_in){.verb = "tanggapan", .at = world_at(2026, 11, 13, 9, 0),
	    .text = STR("Terlambat, maaf.")});
	lived(&x, world_at(2026, 11, 13, 9, 0), MODE_OPEN, COMPLAINT_ORDINARY, NO_INSTANT, NO_INSTANT);
	fold_some(&x, 5);
	get(&x, "/kinerja/2026-11-05", 200);
	after = x.v.body;
	assert_true(str_eq(before, after));
	/* A case of 2015 that is brought over today is part of that day: it had happened then. */
	import_one(&x.w, "lama", "9", COMPLAINT_FINISHED, world_at(2015, 3, 10, 9, 0), world_at(2015, 3, 20, 9, 0));
	get(&x, "/?tanggal=2015-03-12", 200);
	must_show(&x, "Kinerja layanan pada 12 Maret 2015");
	must_show(&x, "href=\"/?tanggal=2015-03-11\"");
	must_show(&x, "href=\"/?tanggal=2015-03-13\"");
	assert_int_equal(follow_rows(&x, "2015-03-12") > 0, 1);
	get(&x, "/kinerja/baris?ukuran=terbuka&sampai=2015-03-19", 200);
	must_show(&x, "ADU-KCS-2015-000001");
	get(&x, "/kinerja/baris?ukuran=terbuka&sampai=2015-03-20", 200);
	must_not_show(&x, "ADU-KCS-2015-000001");
	scene_close(&x);
}

/* Answered in time, refused, answered again too late; and late at once, refused, answered fast: two reports, two rows. */
static void
a_report_is_one_row(void **state)
{
	static const char rows[] = "/kinerja/baris?ukuran=tuntas&dari=2026-11-01&sampai=2026-11-20";
	struct scene x;

	scene_open(&x, TEST_KIND(state));
	struct world *w = &x.w;
	case_id       quick = lived(&x, world_at(2026, 11, 2, 9, 0), MODE_OPEN, COMPLAINT_INFORMATION, world_at(2026, 11, 3, 9, 0),
	    world_at(2026, 11, 3, 10, 0));
	case_id       slow = lived(&x, world_at(2026, 11, 2, 9, 0), MODE_OPEN, COMPLAINT_INFORMATION, world_at(2026, 11, 3, 9, 0),
	    world_at(2026, 11, 12, 9, 0));

	get(&x, "/", 200);
	must_show(&x, "1 dari 2 laporan dalam 30 hari");
	fold_some(&x, 9);
	do_holder(w, quick, "dibuka-lagi", world_at(2026, 11, 3, 11, 0), "Bukan jawaban.");
	do_holder(w, slow, "dibuka-lagi", world_at(2026, 11, 12, 11, 0), "Bukan jawaban.");
	get(&x, "/", 200);
	must_show(&x, "0 dari 1 laporan dalam 30 hari");
	get(&x, rows, 200);
	assert_int_equal(rows_of(x.v.body), 1);
	for (int i = 0; i < 2; i++)
		make(w, i ? quick : slow, WORLD_OFFICER, &(struct case_move_in){.verb = "tanggapan",
		    .at = world_at(2026, 11, i ? 18 : 12, 12, 0), .text = STR("Inilah jawabannya.")});
	for (int folded = 0; folded < 2; folded++) {
		get(&x, "/", 200);
		must_show(&x, "0 dari 2 laporan dalam 30 hari");
		get(&x, "/kinerja/2026-11-11", 200);
		must_show(&x, "belum ada data dalam 30 hari");
		get(&x, rows, 200);
		must_show(&x, "<b>Angka: 2</b>");
		must_show(&x, "Tiap laporan dihitung sekali");
		assert_int_equal(rows_of(x.v.body), 2);
		must_show(&x, "ADU-KCS-2026-000001");
		must_show(&x, "ADU-KCS-2026-000002");
		fold_some(&x, 10000);
	}
	scene_close(&x);
}

static void
days_that_cannot_be(void **state)
{
	static const struct {
		const char *path, *sentence;
	} cases[] = {
		{"/?tanggal=2026-11-21", "Hari itu belum terjadi"},
		{"/?tanggal=2026-02-30", "Tanggal itu tidak ada"},
		{"/?tanggal=kemarin", "Tanggal itu tidak ada"},
		{"/kinerja/1999-12-31", "Tanggal itu tidak ada atau sebelum tahun 2000"},
		{"/kinerja/2199-01-01", "Hari itu belum terjadi"},
		{"/statistik?dari=2026-11-20&sampai=2026-11-02", "Hari pertama harus sebelum hari terakhir"},
		{"/statistik?sampai=2027-01-01", "Hari itu belum terjadi"},
	};
	struct scene x;

	scene_open(&x, TEST_KIND(state));
	for (size_t i = 0; i < COUNT(cases); i++) {
		get(&x, cases[i].path, 422);
		must_show(&x, cases[i].sentence);
	}
	get(&x, "/kinerja/baris?ukuran=karangan", 404);
	get(&x, "/kinerja/baris?ukuran=terbuka&umur=9-9", 404);
	get(&x, "/kinerja?instansi=TIDAKADA", 404);
	scene_close(&x);
}

static void
nothing_measured_is_no_share(void **state)
{
	struct scene x;

	scene_open(&x, TEST_KIND(state));
	static const char *const pages[] = {"/", "/kinerja", "/statistik", "/kinerja/2020-01-01"};
	for (size_t i = 0; i < COUNT(pages); i++) {
		get(&x, pages[i], 200);
		must_not_show(&x, "0,0%");
		must_not_show(&x, ">0%");
		must_not_show(&x, "100%");
		must_not_show(&x, "100,0");
		must_show(&x, "belum ada");
	}
	scene_close(&x);
}

static void
the_table_can_be_taken_home(void **state)
{
	struct scene x;

	scene_open(&x, TEST_KIND(state));
	november(&x);
	get(&x, "/statistik.csv?dari=2026-11-01&sampai=2026-11-20", 200);
	assert_true(str_eq(x.v.type, STR("text/csv; charset=utf-8")));
	must_show(&x, "dari,sampai,bagian,kode,nama,diterima,ditutup,selesai,arsip,");
	must_show(&x, "\r\n2026-11-01,2026-11-20,semua,KCS,Dinas Uji,8,3,1,1,1,0,1,2,1,");
	must_show(&x, ",alasan,terlalu_umum,Terlalu umum untuk ditindaklanjuti,0,1,0,1,");
	must_show(&x, ",unit,");
	assert_int_equal(count_of(x.v.body, "\r\n") > 6, 1);
	get(&x, "/statistik.csv?dari=2026-11-20&sampai=2026-11-01", 400);
	scene_close(&x);
}

/* The number in a column of a line of the table, found by its first cells; sums over all lines of a part. */
static int64_t
received_of(const struct scene *x, const char *part)
{
	str     text = x->v.body, line, cell;
	int64_t sum = 0, n;

	while (str_cut(&text, '\n', &line) && line.n > 1) {
		bool of_part = false;

		for (int i = 0; i < 6 && str_cut(&line, ',', &cell); i++)
			of_part = of_part || (i == 2 && str_eq(cell, str_z(part)));
		if (of_part && str_int(cell, &n))
			sum += n;
	}
	return sum;
}

/* Services and categories add up to what the agency received, with those that name none; confidential ones stand apart. */
static void
the_parts_add_up(void **state)
{
	static const char *const parts[] = {"layanan", "kategori", "kelas", "saluran"};
	struct scene x;

	scene_open(&x, TEST_KIND(state));
	november(&x);
	for (int folded = 0; folded < 2; folded++) {
		get(&x, "/statistik.csv?dari=2026-11-01&sampai=2026-11-20", 200);
		for (size_t i = 0; i < COUNT(parts); i++)
			assert_int_equal(received_of(&x, parts[i]) + received_of(&x, "rahasia"), received_of(&x, "semua"));
		must_show(&x, ",layanan,tanpa,Tanpa layanan,");
		must_not_show(&x, ",Lainnya,");
		get(&x, "/statistik", 200);
		must_show(&x, "Menurut kategori");
		fold_some(&x, 10000);
	}
	scene_close(&x);
}

/* How many statements a handler sends to make a page of a day. */
static int64_t
statements_of(struct scene *x, const char *path, const char *query)
{
	const struct http_request http = {.method = HTTP_GET, .path = str_z(path), .query = str_z(query)};
	struct form_pair          pair = {.name = STR("tanggal"), .value = str_z(query)};
	struct http_reply         r = {.status = 200};
	struct request            q = {.a = x->s.f.a, .http = &http, .store = x->w.t.store, .keys = x->w.keys,
		.settings = &x->s.settings, .rooms = rooms, .random = random_system(), .now = visit_time, .path = str_z(path),
		.form = {&pair, query[0] ? 1 : 0}};

	test_no_err(store_read_begin(x->w.t.store, &q.db));
	int64_t before = db_statement_count(q.db);
	test_no_err(performance_home_page(&q, &r));
	int64_t n = db_statement_count(q.db) - before;
	store_read_end(x->w.t.store, q.db);
	return n;
}

static void
the_home_page_takes_few_statements(void **state)
{
	enum { STATEMENTS_MOST = 15 };
	struct scene x;

	scene_open(&x, TEST_KIND(state));
	november(&x);
	int64_t today = statements_of(&x, "/", ""), past = statements_of(&x, "/", "2026-11-12");
	if (today > STATEMENTS_MOST || past > STATEMENTS_MOST)
		fail_msg("%lld statements today, %lld for a past day", (long long)today, (long long)past);
	scene_close(&x);
}

int
performance_paths_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(every_number_opens_its_rows),
		TEST_BOTH(the_home_page_says_how_it_is),
		TEST_BOTH(a_confidential_case_is_in_no_narrow_figure),
		TEST_BOTH(a_past_day_knows_nothing_later),
		TEST_BOTH(a_report_is_one_row),
		TEST_BOTH(days_that_cannot_be),
		TEST_BOTH(nothing_measured_is_no_share),
		TEST_BOTH(the_table_can_be_taken_home),
		TEST_BOTH(the_parts_add_up),
		TEST_BOTH(the_home_page_takes_few_statements),
	};

	return cmocka_run_group_tests_name("performance_paths", tests, NULL, NULL);
}
