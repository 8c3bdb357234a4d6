/* publication_body_test.c - bodies of publications: one encoding, plain text of every kind of part, what is missing. */
#include "core/publication_body.h"

#include "base/test.h"

static const struct publication_part parts[] = {
	{"isi", NULL, WORD_NONE, PART_TEXT, true, true, 1000},
	{"daftar", NULL, WORD_NONE, PART_LIST, true, true, 1000},
	{"waktu", NULL, WORD_NONE, PART_TERM, true, true, 1000},
	{"biaya", NULL, WORD_NONE, PART_FEES, true, true, 1000},
	{"syarat", NULL, WORD_NONE, PART_VARIANTS, false, true, 1000},
	{"hukum", NULL, WORD_NONE, PART_LAWS, false, false, 1000},
};
static const struct publication_kind kind = {.no = PUB_STANDARD, .prefix = "standar", .code = "STD", .parts = parts,
	.part_count = COUNT(parts)};

static void
part_as_text(void **state)
{
	static const struct {
		const char *why, *body;
		size_t      part;
		const char *want;
	} cases[] = {
		{"text", "{\"isi\":\"satu\\ndua\"}", 0, "satu\ndua"},
		{"absent", "{}", 0, ""},
		{"list of lines", "{\"daftar\":[\"satu\",\"\",\"dua\"]}", 1, "satu\ndua"},
		{"steps in their own order", "{\"daftar\":[{\"waktu\":\"1 jam\",\"langkah\":\"Periksa\",\"oleh\":\"Loket\"},{\"langkah\":\"Ambil\"}]}",
		    1, "Periksa | Loket | 1 jam\nAmbil"},
		{"term", "{\"waktu\":{\"jumlah\":3,\"satuan\":\"hari-kerja\",\"mulai\":\"sejak lengkap\",\"catatan\":\"\"}}", 2,
		    "3 hari-kerja\nsejak lengkap"},
		{"a term without amount is empty, whatever its note", "{\"waktu\":{\"jumlah\":0,\"satuan\":\"jam\",\"catatan\":\"x\"}}", 2, ""},
		{"free of charge", "{\"biaya\":{\"gratis\":true,\"rincian\":[],\"catatan\":\"UU\"}}", 3, "gratis\nUU"},
		{"fees", "{\"biaya\":{\"gratis\":false,\"rincian\":[{\"untuk\":\"Cetak\",\"rupiah\":5000},{\"untuk\":\"Antar\"}]}}", 3,
		    "Cetak: Rp5000\nAntar"},
		{"no fee said is empty", "{\"biaya\":{\"gratis\":false,\"rincian\":[]}}", 3, ""},
		{"variants", "{\"syarat\":[{\"varian\":\"Baru\",\"butir\":[\"KK\",\"KTP\"]},{\"varian\":\"\",\"butir\":[\"Surat\"]}]}", 4,
		    "Baru\nKK\nKTP\nSurat"},
		{"laws", "{\"hukum\":[{\"nama\":\"UU 25/2009\",\"tentang\":\"Pelayanan Publik\",\"alamat\":\"\"}]}", 5,
		    "UU 25/2009, Pelayanan Publik"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		str got = body_part_text(*state, str_z(cases[i].body), &parts[cases[i].part]);

		if (!str_eq(got, str_z(cases[i].want)))
			fail_msg("%s: %.*s", cases[i].why, STRF(got));
	}
}

static void
missing_parts(void **state)
{
#define FULL "\"isi\":\"a\",\"daftar\":[\"a\"],\"waktu\":{\"jumlah\":1,\"satuan\":\"jam\"},\"biaya\":{\"gratis\":true}"
	static const struct {
		const char *why, *body;
		bool        complete;
		const char *want;
	} cases[] = {
		{"nothing written", "{}", false, "isi daftar waktu biaya"},
		{"all that is needed to publish", "{" FULL "}", false, ""},
		{"more is needed to be complete", "{" FULL "}", true, "syarat"},
		{"blanks are nothing", "{" FULL ",\"isi \":\"\",\"syarat\":[{\"varian\":\" \",\"butir\":[\" \"]}]}", true, "syarat"},
		{"a placeholder blocks", "{\"isi\":\"telepon {{nomor}}\",\"daftar\":[\"a\"],\"waktu\":{\"jumlah\":1,\"satuan\":\"jam\"},"
		    "\"biaya\":{\"gratis\":true}}", false, "isi"},
		{"a placeholder blocks in a part that may be empty, too", "{" FULL ",\"hukum\":[{\"nama\":\"Perda {{nomor}}\"}]}", false, "hukum"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct publication_part **gaps;
		struct buf                      b = {.arena = *state};
		size_t                          n;

		assert_null(body_missing(*state, &kind, str_z(cases[i].body), cases[i].complete, &gaps, &n));
		for (size_t k = 0; k < n; k++)
			buf_fmt(&b, "%s%s", k ? " " : "", gaps[k]->key);
		if (!str_eq(b.n ? buf_done(&b) : STR(""), str_z(cases[i].want)))
			fail_msg("%s: %.*s", cases[i].why, STRF(buf_done(&b)));
	}
}

static void
published_bytes_are_one_encoding(void **state)
{
	struct body_envelope e = {.kind = &kind, .agency_code = STR("KCS"), .ref = STR("STD-KCS-ktp"), .title = STR("KTP"),
		.summary = STR("s"), .group = STR("g"), .unit_name = STR("Bidang"), .rules_leaf = STR("ab"), .note = STR("n"), .no = 2,
		.valid_from = {20000}, .approved_for = NO_DAY, .body = STR("{ \"waktu\":{\"satuan\":\"jam\",\"jumlah\":1}, \"isi\":\"a\\r\\nb\" }")};
	struct body_inner    inner;
	str                  bytes, again;

	assert_null(body_publish(*state, &e, &bytes));
	const char *want = "{\"aturan\":\"ab\",\"berlaku\":\"2024-10-04\",\"catatan\":\"STD-KCS-ktp\",\"instansi\":\"KCS\",\"isi\":{\"isi\":"
	                   "\"a\\nb\",\"waktu\":{\"jumlah\":1,\"satuan\":\"jam\"}},\"jenis\":\"standar\",\"judul\":\"KTP\",\"kelompok\":\"g\","
	                   "\"perubahan\":\"n\",\"ringkas\":\"s\",\"unit\":\"Bidang\",\"versi\":2}";
	assert_string_equal(arena_str(*state, bytes).p, want);
	e.body = STR("{\"isi\":\"a\\nb\",\"waktu\":{\"jumlah\":1,\"satuan\":\"jam\"}}"); /* other order and blanks, same meaning */
	assert_null(body_publish(*state, &e, &again));
	assert_true(str_eq(bytes, again));
	assert_null(body_inner_read(*state, bytes, &inner));
	assert_true(str_eq(inner.body, e.body));
	assert_true(str_eq(inner.title, STR("KTP")));
	assert_true(str_eq(inner.unit_name, STR("Bidang")));
	assert_int_equal(inner.unit.v, 0);
}

static void
drafts_come_back(void **state)
{
	struct draft_in   in = {.kind = &kind, .unit = {7}, .title = STR("KTP"), .summary = STR("s"), .group = STR("g"), .note = STR("n"),
		.body = STR("{\"isi\":\"a\"}")};
	struct body_inner inner;
	str               text;

	assert_null(body_of_draft(*state, &in, &text));
	assert_null(body_inner_read(*state, text, &inner));
	assert_int_equal(inner.unit.v, 7);
	assert_null(inner.unit_name.p);
	assert_true(str_eq(inner.body, in.body));
	assert_true(str_eq(inner.note, in.note));
	assert_true(str_eq(inner.group, in.group));
}

static void
what_is_no_body_is_refused(void **state)
{
	static const char *const bodies[] = {"", "[]", "\"a\"", "{", "{\"a\":1.5}", "{\"a\":null}", "{\"a\":[1,{\"b\":null}]}",
		"{\"a\":1,\"a\":2}", "{\"a\":90071992547409930}", "{\"\\u00e9\":1}"};

	for (size_t i = 0; i < COUNT(bodies); i++) {
		struct draft_in   in = {.kind = &kind, .body = str_z(bodies[i])};
		str               text = STR("untouched");
		const struct err *e = body_of_draft(*state, &in, &text);

		if (!e || e->kind != ERR_INPUT || strcmp(e->code, "publication.body") != 0)
			fail_msg("taken: %s", bodies[i]);
		assert_true(str_eq(text, STR("untouched")));
	}
}

int
publication_body_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(part_as_text),
		cmocka_unit_test(missing_parts),
		cmocka_unit_test(published_bytes_are_one_encoding),
		cmocka_unit_test(drafts_come_back),
		cmocka_unit_test(what_is_no_body_is_refused),
	};

	return cmocka_run_group_tests_name("publication_body", tests, test_arena_open, test_arena_close);
}
