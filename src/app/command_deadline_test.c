/* command_deadline_test.c - what `terang deadline` prints, and every mistake a person can make on its command line. */
#include "app/command_deadline.h"

#include "base/strs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

int command_deadline_test(void);

struct said {
	char *out, *err;
	int   code;
};

static struct said
run(const struct deadline_args *args)
{
	struct said s = {0};
	size_t      out_n, err_n;
	FILE       *out = open_memstream(&s.out, &out_n), *err = open_memstream(&s.err, &err_n);

	assert_non_null(out);
	assert_non_null(err);
	s.code = deadline_run(args, out, err);
	fclose(out);
	fclose(err);
	return s;
}

static void
forget(struct said *s)
{
	free(s->out);
	free(s->err);
}

static void
expect_has(const struct said *s, const char *text, const char *why)
{
	bool first = text[0] == '^'; /* must be the first line */

	if (first ? strncmp(s->out, text + 1, strlen(text + 1)) != 0 : !strstr(s->out, text))
		fail_msg("%s: '%s' is not in\n%s%s", why, text, s->out, s->err);
}

static void
the_last_day_comes_first_and_then_why(void **state)
{
	static const char expected[] =
	    "2027-01-07  Kamis, 7 Januari 2027, 23.59.59 WIB\n"
	    "10 hari kerja sejak Jumat, 18 Desember 2026, 00.00 WIB; tidak dihitung: 6 hari akhir pekan, 4 hari libur.\n"
	    "\n"
	    "2026-12-18  Jumat      –  diterima: hari ke-0, tidak dihitung\n"
	    "2026-12-19  Sabtu      –  akhir pekan, tidak dihitung\n"
	    "2026-12-20  Minggu     –  akhir pekan, tidak dihitung\n"
	    "2026-12-21  Senin      1  hari kerja\n"
	    "2026-12-22  Selasa     2  hari kerja\n"
	    "2026-12-23  Rabu       3  hari kerja\n"
	    "2026-12-24  Kamis      –  Cuti bersama (cuti bersama), tidak dihitung; dasar: SKB 1497/2025, 2/2025, 5/2025\n"
	    "2026-12-25  Jumat      –  Natal (libur nasional), tidak dihitung; dasar: SKB 1497/2025, 2/2025, 5/2025\n"
	    "2026-12-26  Sabtu      –  akhir pekan, tidak dihitung\n"
	    "2026-12-27  Minggu     –  akhir pekan, tidak dihitung\n"
	    "2026-12-28  Senin      4  hari kerja\n"
	    "2026-12-29  Selasa     5  hari kerja\n"
	    "2026-12-30  Rabu       6  hari kerja\n"
	    "2026-12-31  Kamis      7  hari kerja\n"
	    "2027-01-01  Jumat      –  Tahun Baru (libur nasional), tidak dihitung; dasar: SKB 1205/2026, 3/2026, 2/2026\n"
	    "2027-01-02  Sabtu      –  akhir pekan, tidak dihitung\n"
	    "2027-01-03  Minggu     –  akhir pekan, tidak dihitung\n"
	    "2027-01-04  Senin      8  hari kerja\n"
	    "2027-01-05  Selasa     –  Isra Mikraj 1448 (libur nasional), tidak dihitung; dasar: SKB 1205/2026, 3/2026, 2/2026\n"
	    "2027-01-06  Rabu       9  hari kerja\n"
	    "2027-01-07  Kamis     10  hari kerja\n";
	struct said s = run(&(struct deadline_args){.start = "2026-12-18", .days = "10"});

	(void)state;
	assert_string_equal(s.out, expected);
	assert_string_equal(s.err, "");
	assert_int_equal(s.code, 0);
	forget(&s);
}

static void
every_option_moves_the_date(void **state)
{
	static const struct {
		struct deadline_args args;
		const char          *has, *why;
	} cases[] = {
		{{.start = "2026-11-21", .days = "14", .unit = "hari-kerja"}, "^2026-12-10  Kamis, 10 Desember 2026, 23.59.59 WIB\n", "vector"},
		{{.start = "2026-12-18", .days = "60", .unit = "hari"}, "^2027-02-16  Selasa", "calendar days"},
		{{.start = "2026-12-18", .days = "14", .week = "6"}, "^2027-01-08  Jumat", "six-day week"},
		{{.start = "2026-12-18", .days = "10", .zone = "WIT"}, "7 Januari 2027, 23.59.59 WIT", "zone"},
		{{.start = "2026-12-24T16:30:15", .days = "72", .unit = "jam"}, "^2026-12-27T16:30:15+07:00  Minggu, 27 Desember 2026, 16.30 WIB",
		    "hours end at a moment"},
		{{.start = "2026-12-24 16:30", .days = "90", .unit = "menit", .zone = "WITA"}, "^2026-12-24T18:00:00+08:00", "minutes"},
		{{.start = "2027-01-31", .days = "1", .unit = "bulan"}, "^2027-02-28", "months"},
		{{.start = "2024-01-10", .days = "3", .unit = "tahun"}, "^2027-01-10", "years"},
		{{.start = "2026-12-18", .days = "10", .extension = "7"}, "^2027-01-18", "extension"},
		{{.start = "2026-12-18", .days = "10", .extension = "7"}, "10 hari kerja ditambah perpanjangan 7 hari kerja", "extension is named"},
		{{.start = "2026-12-18", .days = "10", .pause = "2026-12-23..2026-12-28"}, "^2027-01-11", "pause"},
		{{.start = "2026-12-18", .days = "10", .pause = "2026-12-23..2026-12-28"}, "2026-12-28  Senin      –  dijawab: hari ke-0 baru", "answer"},
		{{.start = "2026-12-18", .days = "10", .pause = "2026-12-23.."}, "Sisa 8 hari kerja sesudah jawaban", "open question"},
		{{.start = "2027-12-01", .days = "60"}, "hari libur yang dikenal hanya sampai 31 Desember 2027", "beyond the calendar"},
		{{.start = "2027-12-31", .days = "1"}, "2028-01-03  Senin      1  hari kerja (hari libur tahun ini belum dikenal)", "in the list"},
		{{.start = "2026-12-18", .days = "2000"}, "daftar dipotong pada 800 hari", "bounded"},
		{{.start = "2026-12-18", .days = "0"}, "^2026-12-18", "nothing to wait for"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct said s = run(&cases[i].args);

		expect_has(&s, cases[i].has, cases[i].why);
		assert_int_equal(s.code, 0);
		assert_string_equal(s.err, "");
		forget(&s);
	}
}

static void
mistakes_are_named_with_what_to_do(void **state)
{
	static const struct {
		struct deadline_args args;
		const char          *says;
	} cases[] = {
		{{0}, "--start belum diisi"},
		{{.start = "2026-12-18"}, "--days belum diisi"},
		{{.start = "", .days = "1"}, "--start '' tidak dapat dipakai"},
		{{.start = "21-11-2026", .days = "1"}, "misalnya --start 2026-11-21"},
		{{.start = "2026-02-30", .days = "1"}, "--start '2026-02-30'"},
		{{.start = "2026-11-21T24:00", .days = "1"}, "--start"},
		{{.start = "2026-11-21T14:60", .days = "1"}, "--start"},
		{{.start = "2026-11-21T14", .days = "1"}, "--start"},
		{{.start = "2026-11-21T14:30:99", .days = "1"}, "--start"},
		{{.start = "2026-11-21X14:30", .days = "1"}, "--start"},
		{{.start = "\xff\xfe", .days = "1"}, "--start '?'"},
		{{.start = "2026-11-21", .days = "-1"}, "bilangan bulat 0 sampai 10000"},
		{{.start = "2026-11-21", .days = "10001"}, "--days '10001'"},
		{{.start = "2026-11-21", .days = "99999999999999999999"}, "--days"},
		{{.start = "2026-11-21", .days = "1.5"}, "--days '1.5'"},
		{{.start = "2026-11-21", .days = "empat"}, "--days 'empat'"},
		{{.start = "2026-11-21", .days = "601", .unit = "bulan"}, "0 sampai 600"},
		{{.start = "2026-11-21", .days = "1", .unit = "minggu"}, "Pilih hari-kerja, hari, jam"},
		{{.start = "2026-11-21", .days = "1", .unit = "kali"}, "--unit 'kali'"},
		{{.start = "2026-11-21", .days = "1", .week = "7"}, "Pilih 5 (Senin sampai Jumat)"},
		{{.start = "2026-11-21", .days = "1", .week = "x"}, "--week 'x'"},
		{{.start = "2026-11-21", .days = "1", .zone = "wib"}, "Pilih WIB, WITA, atau WIT"},
		{{.start = "2026-11-21", .days = "1", .extension = "0"}, "--extension '0'"},
		{{.start = "2026-11-21", .days = "1", .pause = "2026-11-22"}, "--pause '2026-11-22'"},
		{{.start = "2026-11-21", .days = "1", .pause = ""}, "--pause ''"},
		{{.start = "2026-11-21", .days = "1", .pause = "2026-11-25..2026-11-22"}, "tidak boleh sebelum hari pertanyaan"},
		{{.start = "2026-11-21", .days = "1", .pause = "2026-11-25..,2026-11-26.."}, "--pause"},
		{{.start = "2026-11-21", .days = "1", .pause = "2026-11-25..2026-11-27,2026-11-26..2026-11-28"}, "berurutan"},
		{{.start = "2026-11-21", .days = "1", .calendar = "/tidak/ada.csv"}, "tidak dapat dibuka"},
		{{.start = "2026-11-21", .days = "1", .calendar = "/"}, "--calendar '/'"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct said s = run(&cases[i].args);

		if (s.code != 2 || s.out[0] || !strstr(s.err, cases[i].says) || s.err[strlen(s.err) - 1] != '\n')
			fail_msg("%zu: %d '%s' '%s'", i, s.code, s.out, s.err);
		forget(&s);
	}
}

/* Writes the text into a file of its own and runs with it. */
static struct said
run_with_calendar(const char *text, const char *start, const char *days)
{
	char path[] = "/tmp/terang-deadline-XXXXXX";
	int  fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);

	struct said s = run(&(struct deadline_args){.start = start, .days = days, .calendar = path});

	unlink(path);
	return s;
}

static void
a_calendar_file_is_added(void **state)
{
	struct said s = run_with_calendar("tanggal,nama,jenis,sumber\n2026-11-24,Pemilihan kepala desa,lokal,SK Bupati 12/2026\n",
	    "2026-11-21", "3");

	(void)state;
	expect_has(&s, "^2026-11-26  Kamis, 26 November 2026", "one local day later than 25 November");
	expect_has(&s, "Pemilihan kepala desa (libur setempat), tidak dihitung; dasar: SK Bupati 12/2026", "named with its source");
	assert_int_equal(s.code, 0);
	forget(&s);

	s = run_with_calendar("tanggal,nama,jenis,sumber\n2026-11-31,X,lokal,SK\n", "2026-11-21", "3");
	assert_int_equal(s.code, 2);
	assert_non_null(strstr(s.err, "Baris 2 harus berisi tanggal,nama,jenis,sumber"));
	forget(&s);

	s = run_with_calendar("BEGIN:VCALENDAR\n", "2026-11-21", "3");
	assert_int_equal(s.code, 2);
	assert_non_null(strstr(s.err, "Baris pertama harus tanggal,nama,jenis,sumber"));
	forget(&s);
}

int
command_deadline_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_day_comes_first_and_then_why),
		cmocka_unit_test(every_option_moves_the_date),
		cmocka_unit_test(mistakes_are_named_with_what_to_do),
		cmocka_unit_test(a_calendar_file_is_added),
	};

	return cmocka_run_group_tests_name("app/command_deadline", tests, NULL, NULL);
}
