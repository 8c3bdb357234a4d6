/* gallery.c - writes pages that show every part of core/parts.h in the frame, with usual, longest and absent texts; the
 * browser tests look at them before there is any room. usage: gallery FOLDER (must exist) */
#include "core/frame.h"
#include "gen/assets.h"
#include "gen/frame_fault_html.h"
#include "gen/part_area_html.h"
#include "gen/part_chip_html.h"
#include "gen/part_clock_html.h"
#include "gen/part_code_html.h"
#include "gen/part_date_html.h"
#include "gen/part_draft_html.h"
#include "gen/part_empty_html.h"
#include "gen/part_event_html.h"
#include "gen/part_field_html.h"
#include "gen/part_file_html.h"
#include "gen/part_hist_html.h"
#include "gen/part_icon_html.h"
#include "gen/part_kpi_html.h"
#include "gen/part_meter_html.h"
#include "gen/part_number_html.h"
#include "gen/part_pages_html.h"
#include "gen/part_picks_html.h"
#include "gen/part_ring_html.h"
#include "gen/part_seal_html.h"
#include "gen/part_select_html.h"
#include "gen/part_share_html.h"
#include "gen/part_steps_html.h"

#include <stdio.h>
#include <stdlib.h>

#define LONGEST 150
#define HTML(h, literal) html_fixed(h, "" literal, sizeof(literal) - 1)

/* What the parts are filled with. */
struct texts {
	str title, name, sentence, story;
};

static const char *folder;

static str
repeat(struct arena *a, const char *piece, size_t chars)
{
	struct buf b = {.arena = a};

	while (b.n < chars)
		buf_str(&b, str_z(piece));
	return (str){b.p, chars};
}

static str
asset(struct arena *a, const char *name)
{
	for (size_t i = 0; i < asset_count; i++)
		if (strcmp(assets[i].path, name) == 0)
			return str_fmt(a, "/aset/%s?v=%.8s", name, assets[i].etag);
	fprintf(stderr, "gallery: no asset %s; run web/build.sh build/assets\n", name);
	exit(1);
}

static void
figures(struct html *h, struct arena *a, const struct texts *t)
{
	static const int64_t past[] = {71, 78, 64, 90, 81, 88, 94}, flat[] = {5, 5, 5};
	const struct part_bar bars[] = {
		{STR("1"), STR(" hari kerja: 31 akta"), 31, false, false}, {STR("2"), STR(" hari kerja: 52 akta"), 52, false, false},
		{STR("3"), STR(" hari kerja: 33 akta"), 33, false, true},  {STR("4"), STR(" hari kerja: 8 akta"), 8, true, false},
		{STR("5"), STR(" hari kerja: 0 akta"), 0, true, false},
	};
	const struct part_kpi_view kpis[] = {
		{t->name, STR("94,2"), STR("%"), STR("naik 1,3 poin"), PART_OK, STR("dari pekan lalu; janji kami 95%"),
		    part_line(a, past, COUNT(past)), STR("/kinerja")},
		{t->name, STR("37"), {0}, STR("3 lewat tenggat"), PART_BAD, STR("7 jatuh tempo hari ini"),
		    part_line(a, flat, COUNT(flat)), {0}},
		{t->name, STR("12"), STR("menit"), {0}, PART_PLAIN, STR("median; janji kami 15 menit"), {0}, {0}},
		{t->name, STR("86,71"), {0}, STR("mutu B"), PART_WARN, t->sentence, part_line(a, past, 4), {0}},
	};
	const struct part_meter_view meters[] = {{971, 950, part_meter_tone(971, 950)}, {910, 950, part_meter_tone(910, 950)},
		{812, 950, part_meter_tone(812, 950)}, {NO_INT, 950, part_meter_tone(NO_INT, 950)}, {1000, NO_INT, PART_OK}};
	const struct part_hist_view hist = {{bars, COUNT(bars)}, 52}, none = {{bars, COUNT(bars)}, 0};

	HTML(h, "<h2 class=\"tr-vh\">Angka</h2><section class=\"tr-grid tr-grid--4 tr-mt2\" aria-label=\"Angka\">");
	for (size_t i = 0; i < COUNT(kpis); i++)
		part_kpi_html(h, &kpis[i]);
	HTML(h, "</section><section class=\"tr-sec tr-card\"><h2>Bagian</h2><div class=\"tr-scroll\" role=\"region\" "
	        "aria-label=\"Bagian\" tabindex=\"0\"><table class=\"tr-t tr-t--stack\"><caption class=\"tr-vh\">Bagian</caption>"
	        "<thead><tr><th scope=\"col\">Layanan</th><th scope=\"col\">Tepat waktu</th></tr></thead><tbody>");
	for (size_t i = 0; i < COUNT(meters); i++) {
		HTML(h, "<tr><th scope=\"row\">");
		html_text(h, t->name);
		HTML(h, "</th><td class=\"m\" data-l=\"Tepat waktu\">");
		part_meter_html(h, &meters[i]);
		HTML(h, "</td></tr>");
	}
	HTML(h, "</tbody></table></div></section><section class=\"tr-vs tr-sec\" aria-label=\"Lama\"><div class=\"tr-vs__b\">");
	part_hist_html(h, &hist);
	part_hist_html(h, &none);
	part_share_html(h, &(struct part_share_view){500, PART_SOFT});
	HTML(h, "</div></section>");
}

static void
form(struct html *h, struct arena *a, const struct texts *t, const struct part_errors_view *errors)
{
	const struct part_option three[] = {{STR("terbuka"), t->name, t->sentence, errors->rows.n > 0},
		{STR("anonim"), t->name, t->sentence, false}, {STR("rahasia"), t->name, t->sentence, false}};
	const struct part_option two[] = {{STR("a"), t->name, {0}, false}, {STR("b"), t->name, {0}, errors->rows.n > 0}};
	const struct part_options many = {three, COUNT(three)}, few = {two, COUNT(two)}, empty = {NULL, 0};

	(void)a;
	HTML(h, "<form class=\"tr-form tr-mt3\" method=\"post\" action=\"/aduan\" novalidate><section class=\"tr-form__s\" "
	        "aria-labelledby=\"b1\"><h2 id=\"b1\"><span class=\"tr-form__n\" aria-hidden=\"true\">1</span>Isian</h2>");
	part_draft_html(h, &(struct part_draft_view){STR("galeri")});
	part_field_html(h, &(struct part_field_view){.id = STR("judul"), .label = t->name, .hint = t->sentence,
	    .error = part_error_of(errors, "judul"), .value = t->title, .max_chars = LONGEST});
	part_field_html(h, &(struct part_field_view){.id = STR("kontak"), .label = t->name, .optional = true,
	    .error = part_error_of(errors, "kontak"), .type = STR("email"), .inputmode = STR("email"), .narrow = true});
	part_area_html(h, &(struct part_area_view){.id = STR("isi"), .label = t->name, .hint = t->sentence,
	    .error = part_error_of(errors, "isi"), .value = t->story});
	part_date_html(h, &(struct part_date_view){.id = STR("kejadian"), .label = t->name,
	    .error = part_error_of(errors, "kejadian"), .value = STR("2026-10-30"), .first = {20000}, .last = {21000}});
	part_select_html(h, &(struct part_select_view){.id = STR("layanan"), .label = t->name, .none = STR("Pilih layanan"),
	    .error = part_error_of(errors, "layanan"), .options = many});
	part_picks_html(h, &(struct part_picks_view){.id = STR("sifat"), .legend = t->name, .hint = t->sentence,
	    .error = part_error_of(errors, "sifat"), .columns = 3, .options = many});
	part_picks_html(h, &(struct part_picks_view){.id = STR("kebutuhan"), .legend = t->name, .many = true, .optional = true,
	    .error = part_error_of(errors, "kebutuhan"), .columns = 2, .options = few});
	part_picks_html(h, &(struct part_picks_view){.id = STR("kosong"), .legend = t->name, .options = empty});
	part_file_html(h, &(struct part_file_view){.id = STR("lampiran"), .label = t->name, .accept = STR(".pdf"), .many = true,
	    .error = part_error_of(errors, "lampiran")});
	HTML(h, "</section><div class=\"tr-form__end\"><div class=\"tr-acts tr-m0\"><button type=\"submit\" "
	        "class=\"tr-btn tr-btn--sun\">Kirim</button></div></div></form>");
}

static void
story(struct html *h, struct arena *a, const struct texts *t)
{
	const struct part_step steps[] = {{STR("Diterima"), STAGE_DONE}, {STR("Diperiksa"), STAGE_DONE},
		{STR("Ditindaklanjuti"), STAGE_NOW}, {STR("Dijawab"), STAGE_AHEAD}, {STR("Dinilai Anda"), STAGE_AHEAD}};
	const str hash = STR("c59771fd35d4fe6e634a6aa8e37895b6cecb8e54bf7d7afc14c6bc8bca6cc002");
	const struct part_clock_view clocks[] = {
		{STR("Tanggapan pertama"), PART_WARN, 960, {20777}, t->sentence, {0}},
		{STR("Janji kami"), PART_OK, 600, {20783}, STR("hari kerja ke-6 dari 10"), STR("/aduan/1/tenggat")},
		{STR("Pedoman nasional"), PART_BAD, 1200, {20770}, STR("lewat 2 hari kerja"), {0}},
		{STR("Undang-undang"), PART_MUTE, 0, NO_DAY, STR("jam berhenti"), {0}},
	};
	const struct part_ring_view rings[] = {{PART_BAD, 1300, STR("lewat 2 hari kerja")}, {PART_WARN, 960, STR("hari ini")},
		{PART_OK, 400, STR("8 hari kerja")}, {PART_MUTE, 0, STR("selesai")}};
	const char *const rows[] = {"bad", "warn", "ok", "mute"};

	part_steps_html(h, &(struct part_steps_view){STR("Tahap"), {steps, COUNT(steps)}});
	HTML(h, "<ul class=\"tr-clocks tr-mt2\">");
	for (size_t i = 0; i < COUNT(clocks); i++)
		part_clock_html(h, &clocks[i]);
	HTML(h, "</ul><h2 class=\"tr-h2 tr-mt3\">Perjalanan</h2><ol class=\"tr-tl\">");
	for (enum part_side side = SIDE_AGENCY; side <= SIDE_INTERNAL; side++)
		part_event_html(h, &(struct part_event_view){(enum part_icon)(ICON_CHECK + (int)side), side, t->title, t->name,
		    {1795159751408}, side == SIDE_WAITING ? (str){0} : t->story,
		    {side == SIDE_WAITING ? (str){0} : hash, side == SIDE_DONE ? NO_INT : 48213,
		    side == SIDE_AGENCY ? STR("/log/48213") : (str){0}, part_seal_shape(a, hash)}});
	HTML(h, "</ol><h2 class=\"tr-h2 tr-mt3\">Daftar</h2><ul class=\"tr-inbox tr-inbox--pub\">");
	for (size_t i = 0; i < COUNT(rings); i++) {
		HTML(h, "<li class=\"");
		html_z(h, rows[i]);
		HTML(h, "\">");
		part_ring_html(h, &rings[i]);
		HTML(h, "<div><h3><a href=\"/aduan/1\">");
		html_text(h, t->title);
		HTML(h, "</a></h3><p class=\"tr-meta\"><span class=\"tr-id\">ADU-KCS-2026-004821</span><span>");
		html_text(h, t->name);
		HTML(h, "</span></p></div><div class=\"tr-inbox__s\">");
		part_chip_html(h, &(struct part_chip_view){(enum part_tone)i, STR("Sudah ditanggapi")});
		part_chip_html(h, &(struct part_chip_view){PART_MUTE, t->name});
		HTML(h, "</div></li>");
	}
	HTML(h, "</ul>");
	part_pages_html(h, &(struct part_pages_view){STR("/aduan?sebelum=9"), STR("/aduan?sesudah=3")});
	part_pages_html(h, &(struct part_pages_view){{0}, {0}});
	HTML(h, "<div class=\"tr-sec\">");
	part_empty_html(h, &(struct part_empty_view){t->name, t->sentence, STR("/aduan/baru"), STR("Sampaikan pengaduan")});
	HTML(h, "</div><p class=\"tr-mt2\">");
	part_number_html(h, &(struct part_number_view){STR("ADU-KCS-2026-004821")});
	HTML(h, "</p>");
	part_code_html(h, &(struct part_code_view){STR("7KQM4TXR9HWP2NDC")});
	HTML(h, "<p class=\"tr-mt2\">");
	for (enum part_icon i = ICON_CHECK; i < ICON_COUNT; i++)
		part_icon_html(h, part_icon(i));
	HTML(h, "</p>");
}

static void
save(struct html *h, const char *name)
{
	char  path[512];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	f = fopen(path, "w");
	if (!f || fwrite(h->out.p, 1, h->out.n, f) != h->out.n || fclose(f) != 0) {
		perror(path);
		exit(1);
	}
}

enum { PAGE_USUAL, PAGE_LONGEST, PAGE_ERRORS, PAGE_BARE, PAGE_STAFF, PAGE_FAULT };

static void
page(struct arena *a, const char *file, const char *path, enum lang lang, int kind)
{
	const struct frame_link menu[] = {{STR("/"), STR("Beranda"), false}, {STR("/layanan"), STR("Layanan"), false},
		{STR("/aduan"), STR("Pengaduan"), true}, {STR("/kinerja"), STR("Kinerja"), false},
		{STR("/keputusan"), STR("Keputusan"), false}, {STR("/data"), STR("Data terbuka"), false}};
	const struct frame_link crumbs[] = {{STR("/"), STR("Beranda"), false}, {STR("/aduan"), STR("Pengaduan"), false}};
	const struct part_error_view rows[] = {{STR("judul"), STR("Judul: tulis judul singkat")},
		{STR("isi"), STR("Cerita: ceritakan kejadiannya")}, {STR("kejadian"), STR("Tanggal: November hanya sampai tanggal 30")},
		{STR("layanan"), STR("Layanan: pilih satu")}, {STR("sifat"), STR("Kerahasiaan: pilih salah satu")},
		{STR("kebutuhan"), STR("Kebutuhan: pilih yang sesuai")}, {STR("lampiran"), STR("Lampiran: paling besar 5 MB")},
		{STR("kontak"), STR("Surel: tulis alamat surel")}};
	const struct frame_oath oath = {STR("Kami sanggup menyelenggarakan pelayanan sesuai standar.\n\nKami siap menerima "
	    "sanksi dan memberi Anda kompensasi."), {20455}, STR("Kepala Dinas"), 4, STR("/maklumat/KCS")};
	const struct frame_person person = {STR("Rina Astuti"), STR("Petugas unit"), STR("Bidang Pencatatan Sipil")};
	const struct part_flash_view flash = {PART_OK, STR("Jawaban Anda tercatat."), STR("/aduan/1"), STR("Lihat")};
	const struct frame_assets files = {asset(a, "terang.css"), asset(a, "terang.woff2"), asset(a, "ikon.svg"), asset(a, "terang.js")};
	const struct texts usual = {STR("Akta kelahiran anak belum terbit setelah 9 hari kerja"), STR("Pencatatan sipil"),
		STR("Paling banyak 1.000 huruf; jangan tulis NIK."), STR("Saya mengurus akta.\n\nKatanya tiga hari <b>kerja</b> & \"gratis\".")};
	const struct texts longest = {repeat(a, "Ketidakpastian", LONGEST), repeat(a, "Kependudukandan", 60), repeat(a, "panjang sekali ", 400),
		repeat(a, "tanpaspasi", 10000)};
	const struct texts *t = kind == PAGE_LONGEST ? &longest : &usual;
	bool                plain = kind != PAGE_BARE;
	struct html         h = {.out = {.arena = a}, .lang = lang, .zone = ZONE_WIB};
	struct frame_view   f = {.assets = &files, .title = t->title, .path = str_z(path), .agency = t->name, .home = STR("/"),
		.made = NO_INSTANT};

	if (plain) {
		f.description = t->sentence;
		f.origin = STR("https://terang.example");
		f.feed = STR("/aduan.atom");
		f.parent = t->name;
		f.demo = true;
		f.menu = (struct frame_links){menu, COUNT(menu)};
		f.crumbs = (struct frame_links){crumbs, COUNT(crumbs)};
		f.oath = &oath;
		f.unhappy = f.data = f.about = (struct frame_links){menu, 3};
		f.made = (instant){1795159751408};
	}
	if (kind == PAGE_STAFF) {
		f.person = &person;
		f.workspace = f.hidden = true;
		f.flash = &flash;
		f.csrf = STR("0123456789abcdef");
	}
	if (kind == PAGE_ERRORS)
		f.errors.rows = (struct part_error_rows){rows, COUNT(rows)};
	frame_open(&h, &f);
	if (kind == PAGE_FAULT) {
		frame_fault_html(&h, &(struct frame_fault_view){t->title, t->sentence, STR("7f3a"), {menu, 2}, STR("Lampu di depan sekolah padam.")});
	} else {
		HTML(&h, "<div class=\"tr-page\"><p class=\"tr-id tr-m0\">ADU-KCS-2026-004821</p><h1 class=\"tr-h1\">");
		html_text(&h, t->title);
		HTML(&h, "</h1><p class=\"tr-lead tr-meas\">");
		html_text(&h, t->sentence);
		HTML(&h, "</p></div>");
		if (kind == PAGE_USUAL || kind == PAGE_LONGEST) {
			figures(&h, a, t);
			story(&h, a, t);
		}
		form(&h, a, t, &f.errors);
	}
	frame_close(&h, &f);
	save(&h, file);
}

int
main(int argc, char **argv)
{
	static const struct {
		const char *file, *path;
		enum lang   lang;
		int         kind;
	} pages[] = {
		{"index.html", "/", LANG_ID, PAGE_USUAL},        {"en/index.html", "/", LANG_EN, PAGE_USUAL},
		{"panjang", "/panjang", LANG_ID, PAGE_LONGEST},  {"salah", "/salah", LANG_ID, PAGE_ERRORS},
		{"en/salah", "/salah", LANG_EN, PAGE_ERRORS},    {"kosong", "/kosong", LANG_ID, PAGE_BARE},
		{"petugas", "/petugas", LANG_ID, PAGE_STAFF},    {"gagal", "/gagal", LANG_ID, PAGE_FAULT},
	};
	struct arena *a = arena_open(64 << 20);

	if (argc != 2 || !a) {
		fputs("usage: gallery FOLDER\n", stderr);
		return 2;
	}
	folder = argv[1];
	for (size_t i = 0; i < COUNT(pages); i++)
		page(a, pages[i].file, pages[i].path, pages[i].lang, pages[i].kind);
	arena_close(a);
	return 0;
}
