/* law_test.c - every row of docs/law.tsv can be used, the numbers the law gives stand in it, agencies change them by day. */
#include "core/law.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

int law_test(void);

static day
on(int year, int month, int mday)
{
	day d = NO_DAY;

	assert_true(date_from_civil(year, month, mday, &d));
	return d;
}

static void
every_row_is_whole(void **state)
{
	static const char *const marks[] = {"T", "P", "C", "C2", "S", "M", "M?"};

	(void)state;
	for (int key = 1; key < LAW_COUNT; key++) {
		const struct law_row *row = &gen_law[key];
		enum law_key          found = LAW_NONE;
		bool                  marked = false;

		for (size_t i = 0; i < COUNT(marks); i++)
			marked |= strcmp(row->mark, marks[i]) == 0;
		if (!marked || row->value <= 0 || !row->article[0] || !row->says[0] ||
		    !row->source[0] || strlen(row->checked) != 7)
			fail_msg("%s", row->key);
		assert_true(law_find(str_z(row->key), &found));
		assert_int_equal(found, key);
		assert_false(row->own);
		if (row->unit != TIME_TIMES)
			assert_true(row->value <= deadline_max_amount(row->unit));
	}
	assert_false(law_find(STR("uu25.99.tidak-ada"), &(enum law_key){LAW_NONE}));
	assert_false(law_find(STR(""), &(enum law_key){LAW_NONE}));
}

/* Typed from the articles once more, so that a slip in the file shows. */
static void
the_numbers_are_those_of_the_articles(void **state)
{
	static const struct {
		enum law_key   key;
		int64_t        value;
		enum time_unit unit;
	} cases[] = {
		{LAW_SP4N62_VERIFIKASI, 3, TIME_WORKING_DAYS},
		{LAW_SP4N62_JAWABAN_PERTAMA, 5, TIME_WORKING_DAYS},
		{LAW_SP4N62_SELESAI_PERMINTAAN_INFORMASI, 5, TIME_WORKING_DAYS},
		{LAW_SP4N62_SELESAI_ASPIRASI, 14, TIME_WORKING_DAYS},
		{LAW_SP4N62_SELESAI_TIDAK_BERKADAR, 14, TIME_WORKING_DAYS},
		{LAW_SP4N62_SELESAI_BERKADAR, 60, TIME_WORKING_DAYS},
		{LAW_SP4N62_SELESAI_WBS, 60, TIME_WORKING_DAYS},
		{LAW_SP4N_BALASAN_PELAPOR, 10, TIME_WORKING_DAYS},
		{LAW_PRODUK_PERTANYAAN_PELAPOR, 30, TIME_DAYS},
		{LAW_PRODUK_BUKA_KEMBALI, 10, TIME_WORKING_DAYS},
		{LAW_PRODUK_BUKA_KEMBALI_KALI, 1, TIME_TIMES},
		{LAW_UU25_42_2_MENGADU, 30, TIME_DAYS},
		{LAW_UU25_44_3_TANGGAPAN_LENGKAP, 14, TIME_DAYS},
		{LAW_UU25_44_4_LENGKAPI, 30, TIME_DAYS},
		{LAW_UU25_50_1_PUTUSAN, 60, TIME_DAYS},
		{LAW_UU25_50_2_PENYAMPAIAN, 14, TIME_DAYS},
		{LAW_PP96_27_1_PUBLIKASI_RANCANGAN, 5, TIME_WORKING_DAYS},
		{LAW_PP96_27_2_TANGGAPAN_MASYARAKAT, 7, TIME_WORKING_DAYS},
		{LAW_PP96_27_3_PERBAIKAN_RANCANGAN, 14, TIME_DAYS},
		{LAW_PP96_30_4_PUBLIKASI_MAKLUMAT, 7, TIME_WORKING_DAYS},
		{LAW_PP96_32_1_EVALUASI_STANDAR, 1, TIME_YEARS},
		{LAW_PP96_33_1_TINJAU_ULANG, 3, TIME_YEARS},
		{LAW_UU14_22_7_PEMBERITAHUAN, 10, TIME_WORKING_DAYS},
		{LAW_UU14_22_8_PERPANJANGAN, 7, TIME_WORKING_DAYS},
		{LAW_UU14_36_1_KEBERATAN, 30, TIME_WORKING_DAYS},
		{LAW_UU14_36_2_TANGGAPAN_ATASAN, 30, TIME_WORKING_DAYS},
		{LAW_UU14_37_2_SENGKETA, 14, TIME_WORKING_DAYS},
		{LAW_UU14_38_2_SELESAI_SENGKETA, 100, TIME_WORKING_DAYS},
		{LAW_UU14_50_KASASI, 14, TIME_DAYS},
		{LAW_UU37_27_1_TIDAK_BERWENANG, 7, TIME_DAYS},
		{LAW_UU37_33_1_PENJELASAN, 14, TIME_DAYS},
		{LAW_UU37_36_2_PENOLAKAN, 14, TIME_DAYS},
		{LAW_UU37_38_2_PELAKSANAAN, 60, TIME_DAYS},
		{LAW_UU15_20_3_JAWABAN, 60, TIME_DAYS},
		{LAW_BPK2_REVIU_JAWABAN, 30, TIME_DAYS},
		{LAW_PP94_26_2_PANGGILAN, 7, TIME_WORKING_DAYS},
		{LAW_PP94_37_3_PENYAMPAIAN, 14, TIME_WORKING_DAYS},
		{LAW_PP94_38_1_BERLAKU, 15, TIME_DAYS},
		{LAW_PP79_4_2_KEBERATAN, 14, TIME_WORKING_DAYS},
		{LAW_PP79_13_4_PUTUSAN_BANDING, 65, TIME_WORKING_DAYS},
		{LAW_UU27_46_1_GAGAL_PELINDUNGAN, 72, TIME_HOURS},
		{LAW_UU27_32_AKSES, 72, TIME_HOURS},
		{LAW_PP43_9_2_PEMERIKSAAN, 30, TIME_WORKING_DAYS},
	};
	struct law_table none = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct law_row v = law_get(&none, cases[i].key, on(2026, 11, 21));

		if (v.value != cases[i].value || v.unit != cases[i].unit || v.own)
			fail_msg("%s: %d %s", v.key, (int)v.value, time_unit_name(v.unit));
	}
}

static void
an_agency_changes_a_number_from_a_day_on(void **state)
{
	static const struct law_override changes[] = {
		{LAW_SP4N62_VERIFIKASI, {20500}, 2, "PermenPANRB 5/2025 Pasal 9"},
		{LAW_SP4N62_SELESAI_ASPIRASI, {20000}, 5, "SK Kepala Dinas 7/2026"},
		{LAW_SP4N62_VERIFIKASI, {20400}, 1, "SK Kepala Dinas 3/2025"},
	};
	static const struct {
		int         on, value;
		bool        own;
		const char *why;
	} cases[] = {
		{20399, 3, false, "the day before the first change"},
		{20400, 1, true, "on its day"},
		{20499, 1, true, "until the next"},
		{20500, 2, true, "the newest wins, whatever the order"},
		{29000, 2, true, "and stays"},
	};
	struct law_table t = {changes, COUNT(changes)};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct law_row v = law_get(&t, LAW_SP4N62_VERIFIKASI, (day){cases[i].on});

		if (v.value != cases[i].value || v.own != cases[i].own)
			fail_msg("%s: %d", cases[i].why, (int)v.value);
	}
	assert_string_equal(law_get(&t, LAW_SP4N62_VERIFIKASI, (day){20500}).source, "PermenPANRB 5/2025 Pasal 9");

	/* what nobody read says so until the agency sets it itself */
	struct law_row before = law_get(&t, LAW_SP4N62_SELESAI_ASPIRASI, (day){19999});
	struct law_row after = law_get(&t, LAW_SP4N62_SELESAI_ASPIRASI, (day){20000});
	struct law_row read = law_get(&t, LAW_UU25_50_1_PUTUSAN, (day){20000});

	assert_true(law_unsure(&before));
	assert_false(law_unsure(&after));
	assert_false(law_unsure(&read));
}

static void
a_number_becomes_a_last_day(void **state)
{
	struct arena    *a = arena_open(1 << 20);
	struct calendar  c = calendar_make(a, 5, false, NULL, 0);
	struct law_table none = {0};
	struct law_row ppid = law_get(&none, LAW_UU14_22_7_PEMBERITAHUAN, on(2026, 12, 18));
	struct law_row more = law_get(&none, LAW_UU14_22_8_PERPANJANGAN, on(2026, 12, 18));
	struct law_row law = law_get(&none, LAW_UU25_50_1_PUTUSAN, on(2026, 12, 18));
	instant          start = {date_start(on(2026, 12, 18), ZONE_WIB).ms + 10 * MS_PER_HOUR};

	(void)state;
	assert_int_equal(deadline_of(&ppid, start, ZONE_WIB, &c).last.d, on(2027, 1, 7).d);
	assert_int_equal(deadline_of(&law, start, ZONE_WIB, &c).last.d, on(2027, 2, 16).d);

	struct deadline_clock extended = law_clock(&ppid, start, ZONE_WIB, &c);

	extended.extension = more.value;
	assert_int_equal(deadline_compute(&extended).last.d, on(2027, 1, 18).d);
	arena_close(a);
}

int
law_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_is_whole),
		cmocka_unit_test(the_numbers_are_those_of_the_articles),
		cmocka_unit_test(an_agency_changes_a_number_from_a_day_on),
		cmocka_unit_test(a_number_becomes_a_last_day),
	};

	return cmocka_run_group_tests_name("core/law", tests, NULL, NULL);
}
