/* import_cases_test.c - rows of somebody else's table: when their leaves stand, under which unit they come, what a second
 * file may change. */
#include "base/test.h"
#include "app/visit_test.h"
#include "app/import.h"
#include "core/office.h"

int import_cases_test(void);

static const char head[] = "id,buka,tutup,judul,isi,unit,jenis,lewat\n";
static const char map_text[] =
    "sumber = lama\ninstansi = KCS\nzona = Asia/Jakarta\nkunci = id\ndibuka = buka\nditutup = tutup\njudul = judul\nisi = isi\n"
    "unit = unit\nlayanan = jenis\nkanal = lewat\nkanal-telepon = Telepon | Phone\nkanal-surel = Email\n"
    "[kolom]\nid\nbuka\ntutup\njudul\nisi\nunit\njenis\nlewat\n";

/* A second passes with every look at the clock. */
static instant ticking;

static instant
tick(void)
{
	ticking.ms += MS_PER_SECOND;
	return ticking;
}

struct place {
	struct visit_site s;
	struct case_map   map;
	char              told[4000];
};

static void
place_open(struct place *p, enum db_kind kind)
{
	visit_site_open(&p->s, kind);
	ticking = TEST_NOW;
	p->s.app.now = tick;
	test_no_err(case_map_parse(p->s.f.a, str_z(map_text), &p->map));
}

static struct import_counts
bring(struct place *p, const char *rows)
{
	struct import_counts counts = {0};
	FILE                *out = fmemopen(p->told, sizeof(p->told), "w");
	str                  csv = str_fmt(p->s.f.a, "%s%s", head, rows);

	p->told[0] = '\0';
	test_no_err(import_cases(&p->s.app, p->s.f.a, &p->map, csv, false, out, &counts));
	fclose(out);
	assert_int_equal(counts.rows, counts.landed + counts.known + counts.refused + counts.changed);
	return counts;
}

static int64_t
number(struct place *p, const char *sql)
{
	return office_number(&p->s.f, sql);
}

static void
leaves_stand_in_the_time_they_are_written(void **state)
{
	enum { ROWS = 450 };
	struct place p;
	struct buf   b;

	place_open(&p, TEST_KIND(state));
	b = (struct buf){.arena = p.s.f.a};
	for (int i = 0; i < ROWS; i++)
		buf_fmt(&b, "%d,2015-03-12T08:00:00,,Lampu mati,,LAMPU,Lampu,\n", i);
	assert_int_equal(bring(&p, buf_done(&b).p).landed, ROWS);
	/* Three batches, the places before them and the note behind them: each has its own moment, and the note the last. */
	assert_true(number(&p, "SELECT COUNT(DISTINCT at) FROM act WHERE name = 'aduan.impor'") >= 3);
	assert_true(number(&p, "SELECT MAX(at) FROM act WHERE name = 'unit.terbit'") <
	    number(&p, "SELECT MIN(at) FROM act WHERE name = 'aduan.impor'"));
	assert_true(number(&p, "SELECT MAX(at) FROM act WHERE name = 'aduan.impor'") <
	    number(&p, "SELECT MAX(at) FROM act WHERE name = 'data.impor'"));
	visit_site_close(&p.s);
}

#define WARDS "UPT Puskesmas Rawat Inap Kecamatan "
#define KINDS "Permohonan surat keterangan domisili bagi warga pendatang di kelurahan "

static void
names_that_begin_alike_stay_apart(void **state)
{
	static const struct {
		const char *why, *rows, *unit, *service, *id;
	} files[] = {
		{"first file: the north, then the south", "1,2015-03-12T08:00:00,,Satu,," WARDS "Utara," KINDS "Utara,\n"
		    "2,2015-03-12T08:00:00,,Dua,," WARDS "Selatan," KINDS "Selatan,\n", WARDS "Selatan", KINDS "Selatan", "2"},
		{"second file begins with the south", "3,2015-03-12T08:00:00,,Tiga,," WARDS "Selatan," KINDS "Selatan,\n",
		    WARDS "Selatan", KINDS "Selatan", "3"},
		{"a third one brings the west", "4,2015-03-12T08:00:00,,Empat,," WARDS "Barat," KINDS "Barat,\n",
		    WARDS "Barat", KINDS "Barat", "4"},
		{"the north again", "5,2015-03-12T08:00:00,,Lima,," WARDS "Utara," KINDS "Utara,\n",
		    WARDS "Utara", KINDS "Utara", "5"},
	};
	struct place p;

	place_open(&p, TEST_KIND(state));
	for (size_t i = 0; i < COUNT(files); i++) {
		bring(&p, files[i].rows);
		str sql = str_fmt(p.s.f.a, "SELECT COUNT(*) FROM case_import i JOIN case_file f ON f.id = i.case_id "
		    "JOIN unit u ON u.id = f.unit_id JOIN publication s ON s.id = f.publication_id "
		    "WHERE i.external_id = '%s' AND u.name = '%s' AND s.title = '%s'", files[i].id, files[i].unit, files[i].service);
		if (number(&p, sql.p) != 1)
			fail_msg("%s: row %s is not under %s", files[i].why, files[i].id, files[i].unit);
	}
	assert_int_equal(number(&p, "SELECT COUNT(*) FROM unit WHERE name LIKE 'UPT %'"), 3);
	assert_int_equal(number(&p, "SELECT COUNT(*) FROM publication WHERE title LIKE 'Permohonan %'"), 3);

	visit_site_close(&p.s);
}

static unit_id
unit_called(struct place *p, const char *slug)
{
	struct unit u;

	test_no_err(unit_by_slug(p->s.f.db, p->s.f.a, p->s.f.agency, str_z(slug), &u));
	return u.id;
}

static void
renamed(struct place *p, const char *slug, const char *name, bool active)
{
	struct unit_in in = office_unit(&p->s.f, (unit_id){0}, slug, name);

	in.active = active;
	in.at = tick();
	test_no_err(OFFICE_WRITE(&p->s.f, unit_change(p->s.f.db, p->s.f.a, p->s.f.keys, unit_called(p, slug), &in)));
}

/* Under which unit the row's case is. */
static void
lies_under(struct place *p, const char *why, const char *id, const char *unit)
{
	str sql = str_fmt(p->s.f.a, "SELECT COUNT(*) FROM case_import i JOIN case_file f ON f.id = i.case_id JOIN unit u ON u.id = f.unit_id "
	    "WHERE i.external_id = '%s' AND u.name = '%s'", id, unit);

	if (number(p, sql.p) != 1)
		fail_msg("%s: row %s is not under %s", why, id, unit);
}

static void
a_renamed_unit_is_still_found(void **state)
{
	struct place p;

	place_open(&p, TEST_KIND(state));
	bring(&p, "1,2015-03-12T08:00:00,,Satu,,LAMPU,Lampu,\n");
	ticking.ms += 24 * 60 * 60 * MS_PER_SECOND; /* names of one day are one name */
	renamed(&p, "lampu", "Bidang Penerangan", true);
	bring(&p, "2,2015-03-12T08:00:00,,Dua,,LAMPU,Lampu,\n");
	lies_under(&p, "the same name of the same source", "2", "Bidang Penerangan");
	assert_int_equal(number(&p, "SELECT COUNT(*) FROM unit"), 2);

	/* Another source knows the old name from the unit's own history. */
	p.map.source = STR("lain");
	bring(&p, "9,2015-03-12T08:00:00,,Tiga,,LAMPU,Lampu,\n");
	lies_under(&p, "another source", "9", "Bidang Penerangan");
	assert_int_equal(number(&p, "SELECT COUNT(*) FROM unit"), 2);
	visit_site_close(&p.s);
}

static void
cases_of_a_closed_unit_go_on(void **state)
{
	const char  *past = "2015-03-12T08:00:00,2015-03-13T08:00:00,Selesai,,";
	struct place p;

	place_open(&p, TEST_KIND(state));
	bring(&p, str_fmt(p.s.f.a, "1,%sLAMPU,Lampu,\n2,%sTAMAN,Taman,\n3,%sJALAN,Jalan,\n", past, past, past).p);
	renamed(&p, "lampu", "LAMPU", false);
	test_no_err(OFFICE_WRITE(&p.s.f, unit_merge(p.s.f.db, p.s.f.a, p.s.f.keys, unit_called(&p, "taman"), unit_called(&p, "jalan"),
	    &p.s.f.system, tick())));
	struct import_counts got = bring(&p, "4,2015-03-12T08:00:00,,Satu,,LAMPU,Lampu,\n5,2015-03-12T08:00:00,,Dua,,TAMAN,Taman,\n"
	    "6,2015-03-12T08:00:00,,Tiga,,JALAN,Jalan,\n7,2015-03-12T08:00:00,,Empat,,,,\n");
	assert_int_equal(got.landed, 4);
	assert_int_equal(got.refused, 0);
	lies_under(&p, "closed without a successor: the desk, here the root", "4", "Dinas Contoh");
	lies_under(&p, "merged: where it went", "5", "JALAN");
	lies_under(&p, "open", "6", "JALAN");
	lies_under(&p, "no unit said", "7", "Dinas Contoh");
	assert_int_equal(number(&p, "SELECT COUNT(*) FROM act WHERE name = 'data.impor'"), 2);
	visit_site_close(&p.s);
}

static void
what_cannot_be_made_is_refused_by_row(void **state)
{
	struct place p;
	char         longest[260];

	place_open(&p, TEST_KIND(state));
	memset(longest, 'x', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	struct import_counts got = bring(&p, str_fmt(p.s.f.a, "1,2015-03-12T08:00:00,,Satu,,%s,Lampu,\n"
	    "2,2015-03-12T08:00:00,,Dua,,LAMPU,%s,\n3,2015-03-12T08:00:00,,Tiga,,LAMPU,Lampu,\n", longest, longest).p);
	assert_int_equal(got.landed, 1);
	assert_non_null(strstr(p.told, "baris 2 ditolak: nama unit"));
	assert_non_null(strstr(p.told, "baris 3 ditolak: nama layanan"));
	assert_int_equal(number(&p, "SELECT COUNT(*) FROM act WHERE name = 'data.impor'"), 1);
	visit_site_close(&p.s);
}

static void
a_changed_row_is_named_and_changes_nothing(void **state)
{
	static const struct {
		const char *why, *row, *told;
	} again[] = {
		{"the same", "1,2015-03-12T08:00:00,,Lampu mati,gelap,LAMPU,Lampu,Email\n", NULL},
		{"the same with quotes", "1,2015-03-12T08:00:00,,\"Lampu mati\",gelap,LAMPU,Lampu,Email\n", NULL},
		{"another title", "1,2015-03-12T08:00:00,,Lampu hidup,gelap,LAMPU,Lampu,Email\n", "baris 2 berubah sejak dibawa masuk (kolom judul)"},
		{"closed since", "1,2015-03-12T08:00:00,2015-03-13T08:00:00,Lampu mati,gelap,LAMPU,Lampu,Email\n", "(kolom tutup)"},
		{"unit and words", "1,2015-03-12T08:00:00,,Lampu mati,terang,JALAN,Lampu,Email\n", "(kolom isi, unit)"},
		{"the same again", "1,2015-03-12T08:00:00,,Lampu mati,gelap,LAMPU,Lampu,Email\n", NULL},
		{"twice in one file", "2,2015-03-12T08:00:00,,Baru,,LAMPU,Lampu,\n2,2015-03-12T08:00:00,,Lain,,LAMPU,Lampu,\n",
		    "baris 3 berubah sejak dibawa masuk (kolom judul)"},
	};
	struct place p;

	place_open(&p, TEST_KIND(state));
	assert_int_equal(bring(&p, again[0].row).landed, 1);
	for (size_t i = 0; i < COUNT(again); i++) {
		struct import_counts got = bring(&p, again[i].row);

		if (got.changed != (again[i].told ? 1 : 0) || (again[i].told && !strstr(p.told, again[i].told)))
			fail_msg("%s: %lld changed, told \"%s\"", again[i].why, (long long)got.changed, p.told);
	}
	assert_int_equal(number(&p, "SELECT COUNT(*) FROM case_file WHERE title = 'Lampu mati' AND closed_at IS NULL"), 1);
	assert_int_equal(number(&p, "SELECT COUNT(*) FROM case_file"), 2);

	/* A column that the map has only now says nothing of what came before. */
	p.map.columns[p.map.column_count++] = STR("baru");
	struct import_counts counts = {0};
	test_no_err(import_cases(&p.s.app, p.s.f.a, &p.map, STR("id,buka,tutup,judul,isi,unit,jenis,lewat,baru\n"
	    "1,2015-03-12T08:00:00,,Lampu mati,gelap,LAMPU,Lampu,Email,x\n"), false, stderr, &counts));
	assert_int_equal(counts.known, 1);
	visit_site_close(&p.s);
}

static void
channels_and_times(void **state)
{
	static const struct {
		const char *why, *row, *told;
		int         channel;
	} rows[] = {
		{"named by its word", "1,2015-03-12T08:00:00,,Satu,,,,Telepon\n", NULL, CHANNEL_PHONE},
		{"by another word of the same channel", "2,2015-03-12T08:00:00,,Dua,,,,Phone\n", NULL, CHANNEL_PHONE},
		{"by mail", "3,2015-03-12T08:00:00,,Tiga,,,,Email\n", NULL, CHANNEL_MAIL},
		{"a word that the map does not have", "4,2015-03-12T08:00:00,,Empat,,,,Burung\n", NULL, CHANNEL_IMPORT},
		{"nothing said", "5,2015-03-12T08:00:00,,Lima,,,,\n", NULL, CHANNEL_IMPORT},
		{"ends in the future", "6,2015-03-12T08:00:00,2099-03-13T08:00:00,Enam,,,,\n", "baris 2 ditolak: waktu selesai di masa depan", 0},
		{"begins in the future", "7,2099-03-12T08:00:00,,Tujuh,,,,\n", "baris 2 ditolak: waktu masuk di masa depan", 0},
	};
	struct place p;

	place_open(&p, TEST_KIND(state));
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct import_counts got = bring(&p, rows[i].row);
		str                  sql = str_fmt(p.s.f.a, "SELECT COUNT(*) FROM case_import i JOIN case_file f ON f.id = i.case_id "
		                     "WHERE i.external_id = '%zu' AND f.channel = %d", i + 1, rows[i].channel);

		if (got.refused != (rows[i].told ? 1 : 0) || (rows[i].told && !strstr(p.told, rows[i].told)) ||
		    number(&p, sql.p) != (rows[i].told ? 0 : 1))
			fail_msg("%s: refused %lld, told \"%s\"", rows[i].why, (long long)got.refused, p.told);
	}
	visit_site_close(&p.s);
}

static void
maps_that_say_half_are_refused(void **state)
{
	static const struct {
		const char *why, *from, *to, *detail;
	} rows[] = {
		{"a column of channels without words", "kanal-telepon = Telepon | Phone\nkanal-surel = Email\n", "", "kanal tanpa kata-katanya"},
		{"words of channels without their column", "kanal = lewat\n", "", "kunci kanal belum diisi"},
		{"a channel that there is not", "kanal-surel", "kanal-merpati", "kanal-merpati tidak dikenal"},
	};
	struct arena   *a = arena_open(1 << 20);
	struct case_map map;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		ptrdiff_t         at = str_find(str_z(map_text), str_z(rows[i].from), 0);
		str               text = str_fmt(a, "%.*s%s%s", (int)at, map_text, rows[i].to, map_text + at + strlen(rows[i].from));
		const struct err *e = case_map_parse(a, text, &map);

		if (!e || !strstr(e->detail, rows[i].detail))
			fail_msg("%s: %s", rows[i].why, e ? e->detail : "taken");
	}
	arena_close(a);
}

int
import_cases_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(leaves_stand_in_the_time_they_are_written),
		TEST_BOTH(names_that_begin_alike_stay_apart),
		TEST_BOTH(a_renamed_unit_is_still_found),
		TEST_BOTH(cases_of_a_closed_unit_go_on),
		TEST_BOTH(what_cannot_be_made_is_refused_by_row),
		TEST_BOTH(a_changed_row_is_named_and_changes_nothing),
		TEST_BOTH(channels_and_times),
		cmocka_unit_test(maps_that_say_half_are_refused),
	};

	return cmocka_run_group_tests_name("import_cases", tests, NULL, NULL);
}
