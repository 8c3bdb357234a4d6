/* complaint_paths_test.c - a complaint from the form to its second round, as citizens do it through handle(), on both
 * databases; what the database, the log lines and the public pages hold of it, and what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/visit_test.h"
#include "rooms/complaints/complaint_acts.h"
#include "rooms/complaints/complaint_mask.h"
#include "rooms/complaints/complaint_rules.h"

#include <fcntl.h>

#define TITLE "Kartu Keluarga belum jadi"
#define WORDS "Sudah dua pekan menunggu di loket Melati. NIK saya 3174010101900001."
#define NAME  "Sari Wulandari"
#define PHONE "0812 3456 7890"
#define FORM                                                                                                          \
	"judul=Kartu+Keluarga+belum+jadi&isi=Sudah+dua+pekan+menunggu+di+loket+Melati.+NIK+saya+3174010101900001."   \
	"&kategori=lambat&cara=terbuka&nama=Sari+Wulandari&kontak=0812+3456+7890&kelompok=lansia&benar=ya"

struct town {
	struct visit_site s;
	struct visitor    citizen, anybody;
	account_id        officer;
	category_id       category;
	char              number[64], code[24];
};

static void
town_open(struct town *t, enum db_kind kind)
{
	struct category category = {.slug = STR("lambat"), .name_id = STR("Lambat atau tidak sesuai janji"),
		.name_en = STR("Slow"), .class_ = COMPLAINT_ORDINARY, .position = 1, .active = true};

	*t = (struct town){.citizen = {.site = &t->s}, .anybody = {.site = &t->s}};
	visit_site_open(&t->s, kind);
	category.agency = t->s.f.agency;
	test_no_err(OFFICE_WRITE(&t->s.f, category_put(t->s.f.db, t->s.f.a, t->s.f.keys, &category, &t->s.f.system, TEST_NOW, &t->category)));
	t->officer = visit_account(&t->s, "rina", "Rina Petugas", ROLE_COORDINATOR, t->s.f.root);
}

static void
town_close(struct town *t)
{
	visit_site_close(&t->s);
}

/* The one-time number of the form on the page. */
static str
form_number(const struct visitor *v)
{
	static const char mark[] = "name=\"kiriman\" value=\"";
	ptrdiff_t         at = str_find(v->body, str_z(mark), 0);
	str               number = {0};

	assert_true(at > 0);
	str rest = {v->body.p + at + sizeof(mark) - 1, v->body.n - (size_t)at - sizeof(mark) + 1};
	assert_true(str_cut(&rest, '"', &number));
	return number;
}

static void
send_form(struct visitor *v, const char *action, const char *fields, str number)
{
	visit_post(v, strcmp(action, "kirim") == 0 ? "/lapor" : "/lapor/tinjau",
	    str_fmt(v->site->f.a, "aksi=%s&kiriman=%.*s&%s", action, STRF(number), fields).p);
}

/* Fills in a fresh form and sends it. */
static void
fill_in(struct visitor *v, const char *fields)
{
	visit_get(v, "/lapor");
	assert_int_equal(v->status, 200);
	send_form(v, "kirim", fields, form_number(v));
}

static void
text_after(const struct visitor *v, const char *mark, char end, char *out, size_t size)
{
	ptrdiff_t at = str_find(v->body, str_z(mark), 0);
	str       part = {0};

	assert_true(at >= 0);
	str rest = {v->body.p + at + strlen(mark), v->body.n - (size_t)at - strlen(mark)};
	assert_true(str_cut(&rest, end, &part));
	snprintf(out, size, "%.*s", STRF(part));
}

/* Number and code from the receipt on the page. */
static void
read_receipt(struct town *t, const struct visitor *v)
{
	char      group[8];
	ptrdiff_t at = str_find(v->body, STR("class=\"tr-code\""), 0);

	visit_must_see(v, "Pengaduan Anda kami terima");
	text_after(v, "tr-no-l\">", '<', t->number, sizeof(t->number));
	assert_true(at > 0);
	str rest = {v->body.p + at, v->body.n - (size_t)at};

	t->code[0] = '\0';
	for (int i = 0; i < 4; i++) {
		ptrdiff_t from = str_find(rest, STR("<span>"), 0);

		assert_true(from > 0);
		snprintf(group, sizeof(group), "%.4s", rest.p + from + 6);
		strcat(t->code, group);
		rest = (str){rest.p + from + 6, rest.n - (size_t)from - 6};
	}
	assert_int_equal(strlen(t->code), 16);
}

static void
file_one(struct town *t, struct visitor *v, const char *fields)
{
	fill_in(v, fields);
	assert_int_equal(v->status, 200);
	read_receipt(t, v);
}

static const char *
page_of(const struct town *t, const char *more)
{
	return str_fmt(t->s.f.a, "/aduan/%s%s", t->number, more).p;
}

static struct case_row
row_of(struct town *t)
{
	struct case_row c;

	test_no_err(case_by_number(t->s.f.db, t->s.f.a, t->s.f.keys, str_z(t->number), true, &c));
	return c;
}

/* ---- staff, without its pages ---- */

struct staff_write {
	struct town        *t;
	const char         *verb;
	const char         *text;
};

static const struct err *
staff_write(struct db *tx, void *ctx)
{
	struct staff_write   *w = ctx;
	struct office_fixture *f = &w->t->s.f;
	struct case_row       c;
	struct complaint_words words;
	struct account        account;
	str                   leaf;
	const struct err     *e = case_by_number(tx, f->a, f->keys, str_z(w->t->number), true, &c);

	if (e || (e = complaint_words_read(f->a, c.sealed, &words)) || (e = account_by_id(tx, f->a, w->t->officer, &account)))
		return e;
	struct grant  grants[] = {{{1}, ROLE_COORDINATOR, c.agency, c.unit, c.unit_path}, {{2}, ROLE_OFFICER, c.agency, c.unit, c.unit_path}};
	struct person who = {.account = account.id, .name = account.name, .ref = account.ref, .grants = grants, .grant_count = 2};
	struct actor  by = {ROLE_COORDINATOR, account.id, account.ref, account.name, c.unit};

	if (strcmp(w->verb, "verifikasi") == 0) {
		const struct complaint_verify_in in = {.id = c.id, .class_ = c.class_, .title = complaint_mask(f->a, words.title),
			.body = complaint_mask(f->a, words.text), .by = by, .at = visit_time, .expected_n = -1};

		return complaint_verify(tx, f->a, f->keys, &who, &in, &leaf);
	}
	const struct case_move_in in = {.kind = &complaint_kind, .id = c.id, .verb = w->verb, .by = by, .at = visit_time,
		.text = str_z(w->text), .rating = NO_INT, .expected_n = -1, .reason = strcmp(w->verb, "arsip") == 0 ? "terlalu_umum" : NULL};

	return case_move(tx, f->a, f->keys, &who, &in, &leaf);
}

static void
staff(struct town *t, const char *verb, const char *text)
{
	struct staff_write w = {t, verb, text};

	test_no_err(store_write(t->s.f.t.store, t->s.f.a, staff_write, &w));
}

/* PostgreSQL gives leaves their places a little later. */
static void
places_given(struct town *t)
{
	int64_t moved;

	test_no_err(OFFICE_WRITE(&t->s.f, log_sequence(t->s.f.db, t->s.f.a, LOG_BATCH, &moved)));
}

/* ---- what the reporter does ---- */

static void
act(struct town *t, struct visitor *v, const char *verb, const char *fields)
{
	char seen[24];

	visit_get(v, page_of(t, str_fmt(t->s.f.a, "/%s", verb).p));
	assert_int_equal(v->status, 200);
	text_after(v, "name=\"versi\" value=\"", '"', seen, sizeof(seen));
	visit_post(v, page_of(t, str_fmt(t->s.f.a, "/%s", verb).p), str_fmt(t->s.f.a, "versi=%s&%s", seen, fields).p);
}

static void
act_done(struct town *t, struct visitor *v, const char *verb, const char *fields)
{
	act(t, v, verb, fields);
	if (v->status != 303)
		fail_msg("%s: %d", verb, v->status);
	visit_follow(v);
	visit_must_see(v, "Tercatat.");
}

static bool
holds(str all, const char *part)
{
	return str_find(all, str_z(part), 0) >= 0;
}

/* ---- tests ---- */

static void
form_keeps_what_was_typed(void **state)
{
	struct town t;

	town_open(&t, TEST_KIND(state));
	visit_get(&t.citizen, "/lapor");
	visit_must_see(&t.citizen, "Sampaikan pengaduan");
	visit_must_see(&t.citizen, "Lambat atau tidak sesuai janji");
	visit_must_see(&t.citizen, "dijawab paling lambat");
	assert_false(visit_sees(&t.citizen, "checked"));
	str number = form_number(&t.citizen);

	send_form(&t.citizen, "kirim", "judul=Lampu+%3Cb%3Emati&kontak=12&tanggal=2026-13-40", number);
	assert_int_equal(t.citizen.status, 422);
	visit_must_see(&t.citizen, "<title>Perlu diperbaiki:");
	visit_must_see(&t.citizen, "Lampu &lt;b&gt;mati");
	visit_must_see(&t.citizen, "2026-13-40");
	visit_must_see(&t.citizen, "Pilih cara melapor.");
	visit_must_see(&t.citizen, "href=\"#f-isi\"");
	assert_false(visit_sees(&t.citizen, "checked"));
	assert_true(str_eq(form_number(&t.citizen), number));

	send_form(&t.citizen, "kirim", FORM "&kelompok=sakti", number);
	assert_int_equal(t.citizen.status, 422);
	visit_must_see(&t.citizen, "pilih salah satu yang tersedia");

	send_form(&t.citizen, "cari-wilayah", FORM "&cari_wilayah=Tebet", number);
	assert_int_equal(t.citizen.status, 200);
	visit_must_see(&t.citizen, NAME);
	visit_must_see(&t.citizen, "Tidak ada wilayah yang namanya diawali");
	assert_false(visit_sees(&t.citizen, "Perlu diperbaiki"));

	send_form(&t.citizen, "tinjau", FORM, number);
	assert_int_equal(t.citizen.status, 200);
	visit_must_see(&t.citizen, "Belum terkirim");
	visit_must_see(&t.citizen, "Berumur 60 tahun atau lebih");
	send_form(&t.citizen, "ubah", FORM, number);
	visit_must_see(&t.citizen, "name=\"judul\" type=\"text\" value=\"" TITLE "\"");
	visit_get(&t.anybody, "/aduan");
	visit_must_see(&t.anybody, "<b>0</b>Diterima");
	town_close(&t);
}

static void
bad_answers_file_nothing(void **state)
{
	static const struct {
		const char *why, *fields, *sentence;
	} rows[] = {
		{"nothing at all", "", "Tulis judul"},
		{"no title", "isi=Cukup+panjang+ini&kategori=lambat&cara=anonim&benar=ya", "Tulis judul, paling banyak 150 huruf."},
		{"a story that is too short", "judul=A&isi=Pendek&kategori=lambat&cara=anonim&benar=ya", "10 sampai 10.000 huruf"},
		{"a day to come", "judul=A&isi=Cukup+panjang+ini&tanggal=2030-01-01&kategori=lambat&cara=anonim&benar=ya",
		    "Tanggal kejadian belum tiba"},
		{"a day that is none", "judul=A&isi=Cukup+panjang+ini&tanggal=2026-02-30&kategori=lambat&cara=anonim&benar=ya",
		    "harus berupa tanggal"},
		{"a subject that does not exist", "judul=A&isi=Cukup+panjang+ini&kategori=emas&cara=anonim&benar=ya", "Pilih pokok"},
		{"a way that does not exist", "judul=A&isi=Cukup+panjang+ini&kategori=lambat&cara=tersegel&benar=ya", "Pilih cara melapor."},
		{"open without a name", "judul=A&isi=Cukup+panjang+ini&kategori=lambat&cara=terbuka&benar=ya", "Tulis nama Anda"},
		{"half a telephone number", "judul=A&isi=Cukup+panjang+ini&kategori=lambat&cara=anonim&kontak=0812&benar=ya",
		    "Nomor telepon ini tidak lengkap"},
		{"half an address", "judul=A&isi=Cukup+panjang+ini&kategori=lambat&cara=anonim&kontak=a%40b&benar=ya",
		    "Alamat surel ini tidak lengkap"},
		{"an area nobody knows", "judul=A&isi=Cukup+panjang+ini&kategori=lambat&cara=anonim&wilayah=99.99&benar=ya",
		    "Wilayah ini tidak kami kenal"},
		{"a service nobody offers", "judul=A&isi=Cukup+panjang+ini&kategori=lambat&cara=anonim&layanan=KCS%2Fsim&benar=ya",
		    "Pilih layanan dari daftar."},
		{"not sure", "judul=A&isi=Cukup+panjang+ini&kategori=lambat&cara=anonim", "Beri tanda bahwa cerita ini benar"},
		{"markup as a code", "judul=A&isi=Cukup+panjang+ini&kategori=%3Cb%3E&cara=anonim&benar=ya", "Pokok pengaduan"},
	};
	struct town t;

	town_open(&t, TEST_KIND(state));
	for (size_t i = 0; i < COUNT(rows); i++) {
		fill_in(&t.citizen, rows[i].fields);
		if (t.citizen.status != 422 || !visit_sees(&t.citizen, rows[i].sentence))
			fail_msg("%s: status %d", rows[i].why, t.citizen.status);
	}
	visit_get(&t.citizen, "/lapor");
	str number = form_number(&t.citizen);

	snprintf(t.citizen.csrf, sizeof(t.citizen.csrf), "tebakan");
	send_form(&t.citizen, "kirim", FORM, number);
	assert_int_equal(t.citizen.status, 403); /* not from our form */
	visit_get(&t.anybody, "/aduan");
	visit_must_see(&t.anybody, "<b>0</b>Diterima");
	town_close(&t);
}

/* Everything the process wrote to standard error while fn ran. */
static str
lines_while(struct town *t, void (*fn)(struct town *t))
{
	char  path[] = "/tmp/terang-lines-XXXXXX";
	int   file = mkstemp(path), saved = dup(STDERR_FILENO);
	char *text = arena_alloc(t->s.f.a, 1 << 16);

	assert_true(file >= 0 && saved >= 0);
	dup2(file, STDERR_FILENO);
	fn(t);
	dup2(saved, STDERR_FILENO);
	close(saved);
	ssize_t n = pread(file, text, (1 << 16) - 1, 0);
	close(file);
	unlink(path);
	assert_true(n > 0);
	return (str){text, (size_t)n};
}

static void
file_and_open(struct town *t)
{
	str number;

	visit_get(&t->citizen, "/lapor");
	number = form_number(&t->citizen);
	send_form(&t->citizen, "kirim", FORM, number);
	assert_int_equal(t->citizen.status, 200);
	read_receipt(t, &t->citizen);

	/* The same form again, as a reload sends it: nothing is filed, and the code is not said again. */
	send_form(&t->citizen, "kirim", FORM, number);
	assert_int_equal(t->citizen.status, 200);
	visit_must_see(&t->citizen, "Pengaduan ini sudah kami terima");
	visit_must_see(&t->citizen, t->number);
	assert_false(visit_sees(&t->citizen, str_fmt(t->s.f.a, "%.4s", t->code).p));
	visit_get(&t->anybody, "/aduan/lacak");
	visit_post(&t->anybody, "/aduan/lacak", str_fmt(t->s.f.a, "nomor=%s&kode=%s", t->number, t->code).p);
	assert_int_equal(t->anybody.status, 303);
	t->anybody.cookies[0].value[0] = '\0'; /* forgets the visit, then the pass */
	t->anybody.cookies[1].value[0] = '\0';
}

static bool
table_holds(struct town *t, const char *sql, const char *part)
{
	struct db_sql   statement = {"test", sql, sql, NULL};
	struct db_rows *rows;
	bool            row, found = false;

	test_no_err(db_start(t->s.f.db, &statement, &rows));
	for (;;) {
		test_no_err(db_next(rows, &row));
		if (!row)
			break;
		found = found || holds(db_is_null(rows, 0) ? STR("") : db_blob(rows, 0, t->s.f.a), part);
	}
	db_done(rows);
	return found;
}

static void
nothing_personal_in_the_clear(void **state)
{
	static const char *const parts[] = {TITLE, "Melati", "3174010101900001", NAME, "3456"};
	static const char *const blobs[] = {"SELECT sealed FROM case_file", "SELECT sealed FROM case_party", "SELECT sealed FROM act",
		"SELECT data FROM leaf"};
	struct town t;

	town_open(&t, TEST_KIND(state));
	str             lines = lines_while(&t, file_and_open);
	struct case_row c = row_of(&t);

	assert_true(holds(lines, "route=/lapor status=200"));
	for (size_t i = 0; i < COUNT(parts); i++) {
		assert_false(holds(lines, parts[i]));
		for (size_t b = 0; b < COUNT(blobs); b++)
			assert_false(table_holds(&t, blobs[b], parts[i]));
	}
	assert_false(holds(lines, t.code));
	assert_false(holds(lines, t.number)); /* not even which case somebody looks at */
	assert_null(c.title.p);
	assert_null(c.body.p);
	assert_true(holds(c.sealed, "Melati")); /* opened with its key */
	visit_get(&t.anybody, "/aduan");
	visit_must_see(&t.anybody, "<b>1</b>Diterima");
	visit_must_see(&t.anybody, "Isi belum ditampilkan");
	visit_get(&t.anybody, page_of(&t, ""));
	for (size_t i = 0; i < COUNT(parts); i++)
		assert_false(visit_sees(&t.anybody, parts[i]));
	town_close(&t);
}

static void
whole_journey(void **state)
{
	struct town t;

	town_open(&t, TEST_KIND(state));
	file_one(&t, &t.citizen, FORM);
	visit_get(&t.citizen, page_of(&t, ""));
	visit_must_see(&t.citizen, "3174010101900001"); /* one's own words */
	visit_must_see(&t.citizen, NAME);
	act_done(&t, &t.citizen, "keterangan", "isi=Nama+loketnya+Loket+4");
	staff(&t, "verifikasi", "");
	places_given(&t);
	visit_get(&t.anybody, page_of(&t, ""));
	visit_must_see(&t.anybody, TITLE);
	visit_must_see(&t.anybody, "NIK saya [NIK].");
	visit_must_see(&t.anybody, "Catatan publik no.");
	assert_false(visit_sees(&t.anybody, NAME));
	assert_false(visit_sees(&t.anybody, "Loket 4"));
	assert_false(visit_sees(&t.anybody, "Rina Petugas")); /* officers are named to the reporter only */

	staff(&t, "ditanya", "Kapan Anda datang? Telepon 0812 9999 8888.");
	visit_get(&t.anybody, page_of(&t, ""));
	visit_must_see(&t.anybody, "Menunggu jawaban pelapor sampai");
	visit_must_see(&t.anybody, "[nomor telepon]");
	act_done(&t, &t.citizen, "dijawab", "isi=Hari+Senin+pagi");
	visit_must_see(&t.citizen, "Hari Senin pagi");
	visit_must_see(&t.citizen, "Rina Petugas");

	staff(&t, "tanggapan", "Kartu Keluarga Anda sudah dapat diambil.");
	visit_get(&t.anybody, page_of(&t, ""));
	visit_must_see(&t.anybody, "Kartu Keluarga Anda sudah dapat diambil.");
	assert_false(visit_sees(&t.anybody, "Hari Senin pagi"));
	act_done(&t, &t.citizen, "balasan", "isi=Terima+kasih");
	act_done(&t, &t.citizen, "selesai", "");
	assert_int_equal(row_of(&t).state, COMPLAINT_FINISHED);
	act(&t, &t.citizen, "dinilai", "nilai=9");
	assert_int_equal(t.citizen.status, 422);
	act_done(&t, &t.citizen, "dinilai", "nilai=4&isi=Cepat");
	visit_get(&t.anybody, page_of(&t, ""));
	visit_must_see(&t.anybody, "Dinilai 4 dari 5");
	assert_false(visit_sees(&t.anybody, "Cepat"));
	visit_get(&t.citizen, page_of(&t, "/dinilai"));
	assert_int_equal(t.citizen.status, 409);

	visit_time.ms += 2 * (int64_t)MS_PER_HOUR;
	act(&t, &t.citizen, "dibuka-lagi", "isi=");
	assert_int_equal(t.citizen.status, 422);
	visit_must_see(&t.citizen, "Tulis penjelasannya.");
	act_done(&t, &t.citizen, "dibuka-lagi", "isi=Namanya+salah");
	assert_int_equal(row_of(&t).reopened, 1);
	visit_get(&t.citizen, page_of(&t, "/tenggat"));
	visit_must_see(&t.citizen, "putaran 2");
	staff(&t, "tanggapan", "Sudah dibetulkan.");
	visit_get(&t.citizen, page_of(&t, "/dibuka-lagi"));
	assert_int_equal(t.citizen.status, 409); /* once only */
	town_close(&t);
}

static void
twice_sent_is_done_once(void **state)
{
	struct town t;
	char        seen[24];

	town_open(&t, TEST_KIND(state));
	file_one(&t, &t.citizen, FORM);
	visit_get(&t.citizen, page_of(&t, "/keterangan"));
	text_after(&t.citizen, "name=\"versi\" value=\"", '"', seen, sizeof(seen));
	const char *fields = str_fmt(t.s.f.a, "versi=%s&isi=Tulisan+yang+panjang", seen).p;

	visit_post(&t.citizen, page_of(&t, "/keterangan"), fields);
	assert_int_equal(t.citizen.status, 303);
	visit_post(&t.citizen, page_of(&t, "/keterangan"), fields);
	assert_int_equal(t.citizen.status, 409);
	visit_must_see(&t.citizen, "Tulisan yang panjang"); /* nothing typed is lost */
	assert_int_equal(row_of(&t).act_count, 2);
	visit_post(&t.citizen, page_of(&t, "/keterangan"), "isi=Tanpa+versi");
	assert_int_equal(t.citizen.status, 422);
	visit_post(&t.citizen, page_of(&t, "/tanggapan"), fields);
	assert_int_equal(t.citizen.status, 404); /* an officer's step is not there for a reporter */
	visit_post(&t.citizen, page_of(&t, "/selesai"), fields);
	assert_int_equal(t.citizen.status, 409); /* nothing was answered yet */
	visit_must_see(&t.citizen, "Langkah ini sudah dilakukan atau tidak terbuka lagi.");
	visit_must_see(&t.citizen, str_fmt(t.s.f.a, "<a href=\"%s\">Kembali ke pengaduan</a>", page_of(&t, "")).p);
	assert_false(visit_sees(&t.citizen, "Ke halaman depan"));
	assert_int_equal(row_of(&t).act_count, 2);
	town_close(&t);
}

static void
only_the_holder_acts(void **state)
{
	struct town t, other;
	int64_t     acts;

	town_open(&t, TEST_KIND(state));
	file_one(&t, &t.citizen, FORM);
	other = t;
	other.anybody.site = &t.s;
	file_one(&other, &t.anybody, FORM); /* holds the pass of a case of his own */
	acts = row_of(&t).act_count;

	visit_get(&t.anybody, page_of(&t, ""));
	assert_int_equal(t.anybody.status, 200);
	assert_false(visit_sees(&t.anybody, NAME));
	visit_get(&t.anybody, page_of(&t, "/keterangan"));
	assert_int_equal(t.anybody.status, 403);
	visit_post(&t.anybody, page_of(&t, "/dicabut"), "versi=1&isi=Bukan+milik+saya");
	assert_int_equal(t.anybody.status, 403);
	visit_must_see(&t.anybody, "Pengaduan ini belum Anda buka dengan kode rahasianya");

	struct visitor stranger = {.site = &t.s};
	visit_get(&stranger, page_of(&t, "/keterangan"));
	assert_int_equal(stranger.status, 403);
	visit_get(&stranger, "/aduan/lacak");
	visit_post(&stranger, page_of(&t, "/dicabut"), "versi=1");
	assert_int_equal(stranger.status, 403);

	visit_get(&stranger, "/aduan/lacak");
	visit_post(&stranger, "/aduan/lacak", str_fmt(t.s.f.a, "nomor=%s&kode=%s", t.number, other.code).p);
	assert_int_equal(stranger.status, 403);
	visit_must_see(&stranger, "Nomor dan kode ini tidak cocok");
	assert_false(visit_sees(&stranger, other.code)); /* a code is never given back */
	visit_post(&stranger, "/aduan/lacak", "nomor=ADU-KCS-2026-999999&kode=AAAA-AAAA-AAAA-AAAA");
	assert_int_equal(stranger.status, 403);
	visit_must_see(&stranger, "Nomor dan kode ini tidak cocok");
	visit_post(&stranger, "/aduan/lacak", "nomor=ADU-KCS-2026-999999");
	assert_int_equal(stranger.status, 404);
	visit_post(&stranger, "/aduan/lacak", "nomor=");
	assert_int_equal(stranger.status, 422);
	assert_int_equal(row_of(&t).act_count, acts);

	/* Small letters, blanks and hyphens do not matter. */
	char *small = arena_alloc(t.s.f.a, 32);
	snprintf(small, 32, "%.4s-%.4s+%.4s+%.4s", t.code, t.code + 4, t.code + 8, t.code + 12);
	for (char *p = small; *p; p++)
		*p = (char)tolower((unsigned char)*p);
	visit_post(&stranger, "/aduan/lacak", str_fmt(t.s.f.a, "nomor=%s&kode=%s", t.number, small).p);
	visit_follow(&stranger);
	visit_must_see(&stranger, NAME);
	struct visitor thief = stranger;
	int64_t        passes = office_number(&t.s.f, "SELECT COUNT(*) FROM case_pass");

	visit_post(&stranger, "/aduan/keluar", "");
	visit_follow(&stranger);
	visit_must_see(&stranger, "sudah diakhiri");
	assert_int_equal(office_number(&t.s.f, "SELECT COUNT(*) FROM case_pass"), passes - 1);
	visit_get(&thief, page_of(&t, "")); /* the cookie opens nothing any more, wherever it was kept */
	assert_false(visit_sees(&thief, NAME));

	/* Who types on a page whose pass is over is sent to the look-up, and what he typed is not lost. */
	visit_get(&stranger, "/aduan/lacak");
	visit_post(&stranger, page_of(&t, "/keterangan"), "versi=1&isi=Saya+sudah+menulis+panjang+%3Cb%3E+sekali.");
	assert_int_equal(stranger.status, 403);
	visit_must_see(&stranger, "belum Anda buka dengan kode rahasianya");
	visit_must_see(&stranger, "/aduan/lacak?untuk=");
	visit_must_see(&stranger, "Saya sudah menulis panjang &lt;b&gt; sekali.");
	assert_false(visit_sees(&stranger, "Masuk sebagai petugas"));
	visit_get(&stranger, page_of(&t, ""));
	assert_false(visit_sees(&stranger, NAME));

	/* A pass ends by itself. */
	visit_time.ms += PASS_LASTS_MS;
	visit_get(&t.citizen, page_of(&t, ""));
	assert_false(visit_sees(&t.citizen, NAME));
	town_close(&t);
}

static void
confidential_stays_sealed(void **state)
{
	struct town t;

	town_open(&t, TEST_KIND(state));
	file_one(&t, &t.citizen, "judul=Pungutan+liar&isi=Diminta+uang+di+loket+Melati&kategori=lambat&cara=rahasia&benar=ya");
	assert_true(str_starts(str_z(t.number), STR("RHS-")));
	visit_get(&t.anybody, page_of(&t, ""));
	assert_int_equal(t.anybody.status, 200);
	visit_must_see(&t.anybody, "Pengaduan rahasia");
	assert_false(visit_sees(&t.anybody, "Pungutan"));
	assert_false(visit_sees(&t.anybody, "Diterima"));
	visit_get(&t.anybody, page_of(&t, "/tenggat"));
	assert_int_equal(t.anybody.status, 403);
	staff(&t, "verifikasi", "");
	staff(&t, "tanggapan", "Petugas sudah ditegur.");
	static const char *const lists[] = {"/aduan", "/aduan?q=pungutan", "/aduan?kategori=lambat", "/aduan?status=ditanggapi"};

	for (size_t i = 0; i < COUNT(lists); i++) {
		visit_get(&t.anybody, lists[i]);
		assert_int_equal(t.anybody.status, 200);
		assert_false(visit_sees(&t.anybody, "RHS-"));
		assert_false(visit_sees(&t.anybody, ">Pungutan liar"));
	}
	visit_get(&t.anybody, page_of(&t, ""));
	assert_false(visit_sees(&t.anybody, "ditegur"));
	visit_get(&t.citizen, page_of(&t, ""));
	visit_must_see(&t.citizen, "Petugas sudah ditegur.");
	visit_must_see(&t.citizen, "Pungutan liar");
	town_close(&t);
}

/* Friday 18 December 2026, 10:14: the dates of the guideline and of the law, over Christmas and New Year. */
static void
dates_day_by_day(void **state)
{
	struct town t;
	day         friday;

	town_open(&t, TEST_KIND(state));
	assert_true(date_from_civil(2026, 12, 18, &friday));
	visit_time = (instant){date_start(friday, ZONE_WIB).ms + 10 * (int64_t)MS_PER_HOUR + 14 * MS_PER_MINUTE};
	file_one(&t, &t.citizen, FORM);
	static const char *const receipt[] = {"Rabu, 23 Desember 2026", "Rabu, 13 Januari 2027", "Selasa, 16 Februari 2027",
		"14 hari kerja", "60 hari kalender", "UU 25/2009 Pasal 50"};

	for (size_t i = 0; i < COUNT(receipt); i++)
		visit_must_see(&t.citizen, receipt[i]);
	visit_get(&t.anybody, page_of(&t, "/tenggat"));
	static const char *const page[] = {"Rabu, 13 Januari 2027, 23.59 WIB", "ada 8 hari akhir pekan dan 4 hari libur",
		"Isra Mikraj", "cuti bersama", "SKB", "Jumat, 18 Desember 2026: hari pengaduan diterima", "34 hari lebih lambat",
		"terang deadline 2026-12-18 14 --unit hari-kerja", "hari kerja, Diperiksa dan diteruskan, hari ke-3"};

	for (size_t i = 0; i < COUNT(page); i++)
		visit_must_see(&t.anybody, page[i]);
	staff(&t, "verifikasi", "");
	visit_time.ms += 4 * (int64_t)MS_PER_DAY; /* Tuesday: one whole day, Monday, was counted */
	staff(&t, "ditanya", "Kapan?");
	visit_get(&t.anybody, page_of(&t, "/tenggat"));
	visit_must_see(&t.anybody, "Sisa 13 hari kerja sesudah pelapor menjawab");
	visit_must_see(&t.anybody, "belum dijawab");
	visit_get(&t.anybody, str_fmt(t.s.f.a, "/en%s", page_of(&t, "/tenggat")).p);
	visit_must_see(&t.anybody, "13 working days left");
	town_close(&t);
}

static void
late_is_shown_to_all(void **state)
{
	struct town t;

	town_open(&t, TEST_KIND(state));
	file_one(&t, &t.citizen, FORM);
	staff(&t, "verifikasi", "");
	visit_get(&t.anybody, "/aduan");
	visit_must_see(&t.anybody, "<b>0</b>Lewat janji");
	visit_time.ms += 12 * (int64_t)MS_PER_DAY;
	visit_get(&t.anybody, "/aduan");
	visit_must_see(&t.anybody, "<b>1</b>Lewat janji");
	visit_must_see(&t.anybody, "Di sini kami meleset.");
	visit_get(&t.anybody, "/aduan?terlambat=1");
	visit_must_see(&t.anybody, t.number);
	visit_get(&t.anybody, page_of(&t, ""));
	visit_must_see(&t.anybody, "hari kerja terlambat");
	visit_must_see(&t.anybody, "Janji ini kami langgar.");

	/* The link opens the days of the clock that is spoken of, not of the answer that is still ahead. */
	visit_must_see(&t.anybody, "Jawaban pertama seharusnya paling lambat");
	visit_must_see(&t.anybody, "/tenggat?jam=jawaban_pertama\"");
	visit_get(&t.anybody, page_of(&t, "/tenggat?jam=jawaban_pertama"));
	assert_int_equal(t.anybody.status, 200);
	visit_must_see(&t.anybody, "<p>Jawaban pertama seharusnya paling lambat</p>");
	assert_false(visit_sees(&t.anybody, "Kami harus menjawab"));
	visit_get(&t.anybody, page_of(&t, "/tenggat?jam=verifikasi"));
	visit_must_see(&t.anybody, "<p>Diperiksa dan diteruskan: Janji ini ditepati. Batasnya</p>");
	visit_get(&t.anybody, page_of(&t, "/tenggat"));
	visit_must_see(&t.anybody, "<p>Kami harus menjawab paling lambat</p>");
	visit_get(&t.anybody, page_of(&t, "/tenggat?jam=emas"));
	assert_int_equal(t.anybody.status, 422);
	town_close(&t);
}

static int
count_of(const struct visitor *v, const char *part)
{
	int n = 0;

	for (ptrdiff_t at = str_find(v->body, str_z(part), 0); at >= 0; at = str_find(v->body, str_z(part), (size_t)at + 1))
		n++;
	return n;
}

static void
list_in_pages(void **state)
{
	enum { CASES = 23, ROW = 20 };
	struct town t;
	char        older[160];

	town_open(&t, TEST_KIND(state));
	for (int i = 0; i < CASES; i++) {
		visit_time.ms += MS_PER_SECOND;
		file_one(&t, &t.citizen, FORM);
	}
	staff(&t, "verifikasi", ""); /* the newest */
	visit_get(&t.anybody, "/aduan");
	visit_must_see(&t.anybody, "<b>23</b>Diterima");
	assert_int_equal(count_of(&t.anybody, "<span class=\"tr-id\">ADU-"), ROW);
	text_after(&t.anybody, "rel=\"next\" href=\"", '"', older, sizeof(older));
	visit_get(&t.anybody, older);
	assert_int_equal(count_of(&t.anybody, "<span class=\"tr-id\">ADU-"), CASES - ROW);
	visit_must_see(&t.anybody, "ADU-KCS-2026-000001");
	assert_false(visit_sees(&t.anybody, "ADU-KCS-2026-000004"));

	visit_get(&t.anybody, "/aduan?status=terverifikasi");
	visit_must_see(&t.anybody, "1 pengaduan cocok");
	visit_must_see(&t.anybody, "ADU-KCS-2026-000023");
	visit_get(&t.anybody, "/aduan?q=keluarga+jadi");
	visit_must_see(&t.anybody, "1 pengaduan cocok");
	visit_get(&t.anybody, "/aduan?q=wulandari"); /* names are not searched */
	visit_must_see(&t.anybody, "0 pengaduan cocok");
	visit_get(&t.anybody, "/aduan?kategori=lambat&status=selesai");
	visit_must_see(&t.anybody, "Belum ada pengaduan di sini");
	visit_get(&t.anybody, "/aduan?q=adu-kcs-2026-000003");
	visit_follow(&t.anybody);
	visit_must_see(&t.anybody, "ADU-KCS-2026-000003");
	static const struct {
		const char *address;
		int         status;
	} odd[] = {{"/aduan?sebelum=x", 422}, {"/aduan?sebelum=-", 422}, {"/aduan?status=%3Cb%3E", 422}, {"/aduan?unit=tidak-ada", 422},
		{"/aduan?wilayah=1", 422}, {"/aduan?q=%22%27%3B--", 200}, {"/aduan?sebelum=99999999999999999999-1", 422},
		{"/aduan?halaman=2", 400}, {"/aduan?status=selesai&status=arsip", 400}, {"/aduan?utm_source=koran&fbclid=x", 200}};

	for (size_t i = 0; i < COUNT(odd); i++) {
		visit_get(&t.anybody, odd[i].address);
		assert_int_equal(t.anybody.status, odd[i].status);
		if (odd[i].status == 422)
			visit_must_see(&t.anybody, "pilih salah satu yang tersedia");
	}
	visit_get(&t.anybody, "/en/aduan");
	visit_must_see(&t.anybody, "All complaints");
	town_close(&t);
}

int
complaint_paths_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(form_keeps_what_was_typed),
		TEST_BOTH(bad_answers_file_nothing),
		TEST_BOTH(nothing_personal_in_the_clear),
		TEST_BOTH(whole_journey),
		TEST_BOTH(twice_sent_is_done_once),
		TEST_BOTH(only_the_holder_acts),
		TEST_BOTH(confidential_stays_sealed),
		TEST_BOTH(dates_day_by_day),
		TEST_BOTH(late_is_shown_to_all),
		TEST_BOTH(list_in_pages),
	};

	return cmocka_run_group_tests_name("complaint_paths", tests, NULL, NULL);
}
