/* leaf_test.c - leaves against the vectors of another program, and properties that hold for every leaf. */
#include "core/leaf.h"
#include "core/log_vectors.h"

#include "base/test.h"

#include <stdio.h>
#include <stdlib.h>

static const char HEX[] = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

static void
vectors_are_read_written_and_hashed(void **state)
{
	struct arena *a = *state;

	for (size_t i = 0; i < COUNT(vector_leaves); i++) {
		struct leaf l;
		str         again;

		assert_null(leaf_read(a, vector_leaves[i].bytes, &l));
		assert_null(leaf_write(a, &l, &again));
		assert_true(str_eq(again, vector_leaves[i].bytes));
		assert_string_equal(leaf_hash_hex(a, again).p, vector_leaves[i].hash);
	}
}

static void
everything_else_is_refused(void **state)
{
	struct arena *a = *state;
	struct leaf   l, before;

	assert_true(COUNT(vector_refusals) >= 40);
	memset(&l, 0x5a, sizeof(l));
	before = l;
	for (size_t i = 0; i < COUNT(vector_refusals); i++) {
		const struct err *e = leaf_read(a, vector_refusals[i].bytes, &l);

		if (!e)
			fail_msg("taken: %s", vector_refusals[i].why);
		assert_int_equal(e->kind, ERR_INPUT);
		if (strcmp(e->code, vector_refusals[i].code) != 0)
			fail_msg("%s: %s, wanted %s", vector_refusals[i].why, e->code, vector_refusals[i].code);
		assert_memory_equal(&l, &before, sizeof(l));
	}
	assert_string_equal(leaf_read(a, (str){NULL, 0}, &l)->code, "leaf.json");
}

/* ---- random leaves ---- */

static uint64_t
next(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return *seed >> 33;
}

static str
random_code(struct arena *a, uint64_t *seed)
{
	static const char bytes[] = "abcdefghijklmnopqrstuvwxyz0123456789_.-";
	size_t            n = 1 + next(seed) % 20;
	char             *p = arena_alloc(a, n + 1);

	for (size_t i = 0; i < n; i++)
		p[i] = bytes[next(seed) % (i == 0 ? 36 : 39)];
	return (str){p, n};
}

static str
random_hex(struct arena *a, uint64_t *seed)
{
	unsigned char bytes[32];

	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (unsigned char)next(seed);
	return str_hex(a, bytes, sizeof(bytes));
}

/* Turns the first form of a kind into a reference. */
static str
example_ref(struct arena *a, str kind, bool secret)
{
	static const struct {
		const char *part, *value;
	} parts[] = {{"<instansi>", "KCS"}, {"<tahun>", "2026"}, {"<nomor>", "004821"}, {"<hari>", "20261121"},
	    {"<acak>", "7KQ2M9XW4TB8ZC5RVN0HDJ3FGY"}, {"<slug>", "ktp-el.2"}};
	str forms = {NULL, 0}, form;

	if (secret)
		return STR("RHS-7KQ2M9XW4TB8ZC5RVN0HDJ3FGY");
	for (size_t i = 0; i < leaf_kind_count; i++) {
		if (str_eq(kind, str_z(leaf_kinds[i].kind)))
			forms = str_z(leaf_kinds[i].refs);
	}
	assert_true(str_cut(&forms, ' ', &form));
	if (str_eq(form, STR("*")))
		return STR("ADU-KCS-2026-004821");
	struct buf b = {.arena = a};
	while (form.n > 0) {
		size_t n = 1;

		for (size_t i = 0; i < COUNT(parts); i++) {
			if (str_starts(form, str_z(parts[i].part))) {
				buf_str(&b, str_z(parts[i].value));
				n = strlen(parts[i].part);
			}
		}
		if (n == 1)
			buf_add(&b, form.p, 1);
		form = (str){form.p + n, form.n - n};
	}
	return buf_done(&b);
}

static str
kind_of(const struct leaf_act *act)
{
	return (str){act->act, (size_t)(strchr(act->act, '.') - act->act)};
}

/* A lawful leaf of an act: all that it must carry, and each thing it may carry with one chance in two. */
static void
random_leaf(struct arena *a, uint64_t *seed, const struct leaf_act *act, struct leaf *l)
{
	bool secret = str_eq(kind_of(act), STR("wbs"));
	str  fields = str_z(act->fields), field;

	*l = (struct leaf){.a = str_z(act->act), .by = STR("petugas"), .r = example_ref(a, kind_of(act), secret)};
	l->n = (int64_t)(next(seed) % 3);
	if (l->n > 0)
		l->p = random_hex(a, seed);
	l->t.ms = (int64_t)next(seed) * 1000;
	if (secret || strcmp(act->act, "survei.jawaban") == 0)
		l->t = leaf_hour(l->t);
	struct {
		char key;
		str *text;
		bool hash;
	} const texts[] = {{'b', &l->b, true}, {'k', &l->k, true}, {'o', &l->o, false}, {'q', &l->q, false}, {'s', &l->s, false},
	    {'x', &l->x, false}};
	for (size_t i = 0; i < COUNT(texts); i++) {
		if (leaf_act_must(act, texts[i].key) || (leaf_act_may(act, texts[i].key) && next(seed) % 2))
			*texts[i].text = texts[i].key == 'o' ? STR("kcs.unit-2") : texts[i].hash ? random_hex(a, seed) : random_code(a, seed);
	}
	while (str_cut(&fields, ' ', &field)) {
		if (field.n > 0 && (next(seed) % 2 || (leaf_act_must(act, 'c') && l->c_count == 0)))
			l->c[l->c_count++] = (struct leaf_commitment){field, random_hex(a, seed)};
	}
	size_t lists = 1 + next(seed) % 3;
	for (size_t i = 0; i < lists && leaf_act_may(act, 'd'); i++)
		l->d[l->d_count++] = (struct leaf_deadline){str_fmt(a, "%.*s.%zu", STRF(str_first(random_code(a, seed), 9)), i),
		    next(seed) % 3 ? leaf_hour((instant){(int64_t)next(seed) * 1000}) : NO_INSTANT};
	for (size_t i = 0; i < lists && leaf_act_may(act, 'j'); i++)
		l->j[l->j_count++] = (struct leaf_number){str_fmt(a, "%.*s.%zu", STRF(str_first(random_code(a, seed), 9)), lists - i),
		    (int64_t)next(seed)};
}

static void
every_act_makes_the_round(void **state)
{
	struct arena *a = arena_open(64 << 20);
	uint64_t      seed = 20261121;
	size_t        leaves = 0;

	(void)state;
	for (size_t i = 0; i < leaf_act_count; i++) {
		for (int k = 0; k < 4; k++) {
			struct leaf l, back;
			str         bytes, again;

			random_leaf(a, &seed, &leaf_acts[i], &l);
			const struct err *e = leaf_write(a, &l, &bytes);
			if (e)
				fail_msg("%s: %s %s", leaf_acts[i].act, e->code, e->field);
			assert_null(leaf_read(a, bytes, &back));
			assert_null(leaf_write(a, &back, &again));
			assert_true(str_eq(bytes, again));
			assert_true(str_eq(l.a, back.a) && str_eq(l.r, back.r) && str_eq(l.x, back.x) && l.n == back.n && l.t.ms == back.t.ms);
			assert_int_equal(l.c_count, back.c_count);
			assert_int_equal(l.d_count, back.d_count);
			assert_int_equal(l.j_count, back.j_count);
			leaves++;
		}
		arena_close(a);
		a = arena_open(64 << 20);
	}
	assert_int_equal(leaves, 4 * leaf_act_count);
	arena_close(a);
}

static void
a_leaf_with_a_key_too_many_or_too_few_is_not_written(void **state)
{
	struct arena *a = *state;
	uint64_t      seed = 1;
	size_t        refused = 0;

	for (size_t i = 0; i < leaf_act_count; i++) {
		const struct leaf_act *act = &leaf_acts[i];

		for (const char *key = "bkoqsx"; *key; key++) {
			struct leaf l;
			str         bytes = STR("untouched");

			random_leaf(a, &seed, act, &l);
			str *const      texts[] = {&l.b, &l.k, &l.o, &l.q, &l.s, &l.x};
			str            *text = texts[strchr("bkoqsx", *key) - "bkoqsx"];
			if (leaf_act_must(act, *key))
				*text = (str){NULL, 0};
			else if (!leaf_act_may(act, *key))
				*text = strchr("bk", *key) ? str_z(HEX) : STR("kcs");
			else
				continue;
			const struct err *e = leaf_write(a, &l, &bytes);
			assert_non_null(e);
			assert_int_equal(e->kind, ERR_BUG);
			assert_true(strcmp(e->code, "leaf.key") == 0 || strcmp(e->code, "leaf.secret") == 0);
			assert_int_equal(e->field[0], *key);
			assert_true(str_eq(bytes, STR("untouched")));
			refused++;
		}
	}
	assert_true(refused > leaf_act_count);
}

static void
one_byte_changed_is_another_hash_or_no_leaf(void **state)
{
	struct arena *a = *state;
	size_t        lawful = 0;

	for (size_t i = 0; i < COUNT(vector_leaves); i++) {
		str bytes = arena_str(a, vector_leaves[i].bytes);

		for (size_t at = 0; at < bytes.n; at++) {
			char *p = (char *)bytes.p + at, was = *p;

			for (int bit = 0; bit < 8; bit++) {
				struct arena *scratch = arena_open(1 << 20);
				struct leaf   l;

				*p = (char)(was ^ (1 << bit));
				assert_string_not_equal(leaf_hash_hex(scratch, bytes).p, vector_leaves[i].hash);
				lawful += leaf_read(scratch, bytes, &l) == NULL;
				arena_close(scratch);
			}
			*p = was;
		}
	}
	assert_true(lawful > 0); /* a changed digit is often still a leaf: only the hash tells */
}

/* The longest that real installations make: eight levels of units, long numbers, every field, every clock of a kind. */
static void
every_act_fits_into_its_bytes(void **state)
{
	struct arena *a = *state;
	size_t        longest = 0;

	for (size_t i = 0; i < leaf_act_count; i++) {
		const struct leaf_act *act = &leaf_acts[i];
		bool                   secret = str_eq(kind_of(act), STR("wbs"));
		struct leaf            l = {.a = str_z(act->act), .by = STR("inspektorat"), .n = 999, .t = {1795287600000}};
		str                    fields = str_z(act->fields), field, bytes;

		l.r = example_ref(a, kind_of(act), secret);
		if (strstr(act->act, ".diterima") || strstr(act->act, ".impor"))
			l.n = 0;
		else
			l.p = str_z(HEX);
		l.b = leaf_act_may(act, 'b') ? str_z(HEX) : l.b;
		l.k = leaf_act_may(act, 'k') ? str_z(HEX) : l.k;
		l.o = leaf_act_may(act, 'o') ? str_fmt(a, "%0112d", 1) : l.o;
		l.q = leaf_act_may(act, 'q') ? STR("permintaan_informasi") : l.q;
		l.s = leaf_act_may(act, 's') ? STR("belum_ditindaklanjuti") : l.s;
		l.x = leaf_act_may(act, 'x') ? STR("penolakan_pengecualian_17") : l.x;
		while (str_cut(&fields, ' ', &field)) {
			if (field.n > 0)
				l.c[l.c_count++] = (struct leaf_commitment){field, str_z(HEX)};
		}
		for (int k = 0; k < 5 && leaf_act_may(act, 'd'); k++)
			l.d[l.d_count++] = (struct leaf_deadline){str_fmt(a, "jam-berjalan-%d", k), {1795287600000}};
		for (int k = 0; k < 2 && leaf_act_may(act, 'j'); k++)
			l.j[l.j_count++] = (struct leaf_number){str_fmt(a, "banyak-%d", k), 1000000};
		const struct err *e = leaf_write(a, &l, &bytes);
		if (e)
			fail_msg("%s: %s %s", act->act, e->code, e->field ? e->field : "-");
		longest = bytes.n > longest ? bytes.n : longest;
	}
	assert_true(longest <= LEAF_MAX_BYTES);
}

static void
the_writer_sorts_and_leaves_its_input_alone(void **state)
{
	struct arena *a = *state;
	struct leaf   l = {.a = STR("aduan.jeda"), .by = STR("petugas"), .r = STR("ADU-KCS-2026-000001"), .t = {1}, .x = STR("berkas"),
	    .d = {{STR("uu"), {5}}, {STR("selesai"), NO_INSTANT}, {STR("a"), {0}}}, .d_count = 3}, before = l;
	str bytes;

	assert_null(leaf_write(a, &l, &bytes));
	assert_string_equal(arena_str(a, bytes).p, "{\"a\":\"aduan.jeda\",\"by\":\"petugas\",\"d\":{\"a\":0,\"selesai\":null,"
	                                           "\"uu\":5},\"n\":0,\"r\":\"ADU-KCS-2026-000001\",\"t\":1,\"v\":1,\"x\":\"berkas\"}");
	assert_memory_equal(&l, &before, sizeof(l));
	l.d[2].clock = STR("uu");
	assert_string_equal(leaf_write(a, &l, &bytes)->code, "leaf.value");
	l.d[2].clock = STR("a\"b");
	assert_string_equal(leaf_write(a, &l, &bytes)->code, "leaf.value");
}

static void
hours_are_floored(void **state)
{
	(void)state;
	assert_int_equal(leaf_hour((instant){1795289941123}).ms, 1795287600000);
	assert_int_equal(leaf_hour((instant){1795287600000}).ms, 1795287600000);
	assert_int_equal(leaf_hour((instant){-1}).ms, -3600000);
	static const struct {
		const char *why;
		int64_t     due, told;
	} rows[] = {
		{"a full hour stays", 1795287600000, 1795287600000},
		{"the last second of one stays: the end of a day", 1795625999000, 1795625999000},
		{"within an hour: the next full one", 1795289941123, 1795291200000},
		{"a moment after the hour", 1795287600001, 1795291200000},
		{"a moment before the last second", 1795625998999, 1795626000000},
		{"a moment after it", 1795625999001, 1795626000000},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		int64_t told = leaf_hour_due((instant){rows[i].due}).ms;

		if (told != rows[i].told)
			fail_msg("%s: %lld", rows[i].why, (long long)told);
	}
	assert_true(leaf_ref_is_secret(STR("RHS-7KQ2M9XW4TB8ZC5RVN0HDJ3FGY")));
	assert_false(leaf_ref_is_secret(STR("ADU-KCS-2026-000001")));
}

static void
the_vocabulary_holds_every_kind(void **state)
{
	static const char *const acts[] = {"aduan.diterima", "permohonan.langkah-selesai", "kompensasi.dibayar",
	    "informasi.diberitahukan", "keberatan.sengketa", "ombudsman.lahp", "audit.ditelaah", "etik.putusan", "wbs.pesan",
	    "pdp.dipenuhi", "perbaikan.periksa", "usulan.ambang", "sop-usul.diputus", "standar.terbit", "maklumat.terbit",
	    "survei.jawaban", "indikator.nilai", "bukti.beku", "kalender.terbit", "aturan.terbit", "unit.ganti", "peran.beri",
	    "data.dihapus", "akses.darurat", "kunci.ganti", "kebijakan.saksi", "saksi.tercatat", "perangkat.versi",
	    "pulih.dari-cadangan", "rekap.harian"};

	(void)state;
	for (size_t i = 0; i < COUNT(acts); i++)
		assert_non_null(leaf_act_find(str_z(acts[i])));
	for (size_t i = 0; i < leaf_act_count; i++) {
		assert_ptr_equal(leaf_act_find(str_z(leaf_acts[i].act)), &leaf_acts[i]);
		if (str_eq(kind_of(&leaf_acts[i]), STR("wbs"))) {
			for (const char *key = "bko"; *key; key++)
				assert_false(leaf_act_may(&leaf_acts[i], *key));
		}
	}
	assert_null(leaf_act_find(STR("")));
	assert_null(leaf_act_find(STR("aduan.diterim")));
	assert_true(leaf_act_has_field(leaf_act_find(STR("aduan.diterima")), STR("pelapor")));
	assert_false(leaf_act_has_field(leaf_act_find(STR("aduan.diterima")), STR("pelap")));
	assert_false(leaf_act_has_field(leaf_act_find(STR("aduan.tenggat-lewat")), STR("")));
	assert_false(leaf_act_has_field(leaf_act_find(STR("aduan.diterima")), STR("isi judul")));
}

int
leaf_test(void)
{
	const struct CMUnitTest tests[] = {
	    TEST_ARENA(vectors_are_read_written_and_hashed),
	    TEST_ARENA(everything_else_is_refused),
	    TEST_ARENA(every_act_makes_the_round),
	    TEST_ARENA(a_leaf_with_a_key_too_many_or_too_few_is_not_written),
	    TEST_ARENA(one_byte_changed_is_another_hash_or_no_leaf),
	    TEST_ARENA(every_act_fits_into_its_bytes),
	    TEST_ARENA(the_writer_sorts_and_leaves_its_input_alone),
	    TEST_ARENA(hours_are_floored),
	    TEST_ARENA(the_vocabulary_holds_every_kind),
	};

	return cmocka_run_group_tests_name("leaf", tests, NULL, NULL);
}
