/* search_test.c - stems, what is found and in which order, the same on both databases. */
#include "core/search.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "db/store_test.h"
#include "gen/schema.h"

static void
stems_by_table(void **state)
{
	static const struct {
		const char *why, *text, *want;
	} rows[] = {
		{"nothing", "", ""},
		{"only signs", " -- … !?", ""},
		{"one stem for the forms of a word", "melayani pelayanan layanan", "layan layan layan"},
		{"capitals", "KTP Rusak", "ktp rusak"},
		{"signs part words", "e-KTP/KK", "e ktp kk"},
		{"letters with signs", "café Ñandú", "cafe nandu"},
		{"numbers stay", "RT 003 tahun 2026", "rt 003 tahun 2026"},
		{"no UTF-8", "a\xff\xfe" "b", "a b"},
		{"cut in the middle of a letter", "kota\xe2\x80", "kota"},
	};
	struct arena *a = arena_open(1 << 20);

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		str got = search_stems(a, str_z(rows[i].text), 100);

		if (!str_eq(got, str_z(rows[i].want)))
			fail_msg("%s: \"%.*s\", wanted \"%s\"", rows[i].why, STRF(got), rows[i].want);
	}
	assert_true(str_eq(search_stems(a, STR("satu dua tiga"), 2), STR("satu dua")));
	arena_close(a);
}

static const struct {
	int64_t     id;
	int         kind;
	int64_t     agency, rank;
	const char *title, *text;
} things[] = {
	{1, 1, 1, 1000, "Lampu jalan mati", "Lampu di Jalan Melati tidak menyala sejak Senin."},
	{2, 1, 1, 2000, "Jalan berlubang", "Ada lubang besar di depan pasar."},
	{3, 1, 2, 3000, "Pelayanan KTP lambat", "Petugas melayani terlalu lama."},
	{4, 2, 1, 4000, "Penerbitan KTP-el", "Layanan perekaman dan penerbitan."},
	{5, 1, 1, 4000, "Lampu lalu lintas", "Lampu merah padam."}, /* the same moment as the one before */
};

static const struct err *
put_all(struct db *tx, void *ctx)
{
	struct arena *a = ctx;

	for (size_t i = 0; i < COUNT(things); i++) {
		const struct err *e = search_put(tx, a, things[i].kind == 2 ? SUBJECT_PUBLICATION : SUBJECT_CASE, things[i].id,
		    things[i].kind, (agency_id){things[i].agency}, str_z(things[i].title), str_z(things[i].text), things[i].rank);

		if (e)
			return e;
	}
	return NULL;
}

static const struct err *
change_some(struct db *tx, void *ctx)
{
	struct arena     *a = ctx;
	const struct err *e = search_put(tx, a, SUBJECT_CASE, 1, 1, (agency_id){1}, STR("Sudah disamarkan"), STR("[isi]"), 1000);

	return e ? e : search_remove(tx, a, SUBJECT_CASE, 2);
}

static str
found(struct db *db, struct arena *a, const char *query, enum act_subject subject, int kind, int64_t agency, int64_t before,
    int limit)
{
	struct search_hits hits;
	struct buf         b = {.arena = a};

	test_no_err(search_find(db, a, str_z(query), subject, kind, (agency_id){agency}, before, limit, &hits));
	for (size_t i = 0; i < hits.n; i++)
		buf_fmt(&b, "%s%lld", i ? " " : "", (long long)hits.at[i].id);
	return b.n ? buf_done(&b) : STR("");
}

static void
finds_and_orders(void **state)
{
	static const struct {
		const char *why, *query;
		int         subject, kind;
		int64_t     agency, before;
		int         limit;
		const char *want;
	} rows[] = {
		{"newest first", "jalan", 0, 0, 0, INT64_MAX, 10, "2 1"},
		{"another form of the word", "dilayani", 0, 0, 0, INT64_MAX, 10, "4 3"},
		{"all words must occur", "lampu jalan", 0, 0, 0, INT64_MAX, 10, "1"},
		{"the last word may be a beginning", "lampu mela", 0, 0, 0, INT64_MAX, 10, "1"},
		{"but not the first", "mela lampu", 0, 0, 0, INT64_MAX, 10, ""},
		{"one kind", "ktp", SUBJECT_CASE, 1, 0, INT64_MAX, 10, "3"},
		{"one subject", "ktp", SUBJECT_PUBLICATION, 0, 0, INT64_MAX, 10, "4"},
		{"one agency", "ktp", 0, 0, 2, INT64_MAX, 10, "3"},
		{"the next page", "jalan", 0, 0, 0, 2000, 10, "1"},
		{"a limit", "jalan", 0, 0, 0, INT64_MAX, 1, "2"},
		{"capitals and signs of a query", "\"JALAN\" OR *", 0, 0, 0, INT64_MAX, 10, ""},
		{"signs alone", "* \" ' () :", 0, 0, 0, INT64_MAX, 10, ""},
		{"words of the index itself are not special", "zs1 & jalan", 0, 0, 0, INT64_MAX, 10, "2 1"},
		{"nothing", "", 0, 0, 0, INT64_MAX, 10, ""},
		{"not there", "gajah", 0, 0, 0, INT64_MAX, 10, ""},
	};
	struct test_store t;
	struct db        *db;

	test_store_open_steps(&t, TEST_KIND(state), 2, schema_steps, schema_step_count);
	test_no_err(store_write(t.store, t.arena, put_all, t.arena));
	test_no_err(store_read_begin(t.store, &db));
	for (size_t i = 0; i < COUNT(rows); i++) {
		str got = found(db, t.arena, rows[i].query, (enum act_subject)rows[i].subject, rows[i].kind, rows[i].agency,
		    rows[i].before, rows[i].limit);

		if (!str_eq(got, str_z(rows[i].want)))
			fail_msg("%s: \"%.*s\", wanted \"%s\"", rows[i].why, STRF(got), rows[i].want);
	}
	store_read_end(t.store, db);
	/* Replaced words are gone, and so is what was removed. */
	test_no_err(store_write(t.store, t.arena, change_some, t.arena));
	test_no_err(store_read_begin(t.store, &db));
	assert_true(str_eq(found(db, t.arena, "melati", 0, 0, 0, INT64_MAX, 10), STR("")));
	assert_true(str_eq(found(db, t.arena, "disamarkan", 0, 0, 0, INT64_MAX, 10), STR("1")));
	assert_true(str_eq(found(db, t.arena, "lubang", 0, 0, 0, INT64_MAX, 10), STR("")));
	store_read_end(t.store, db);
	test_store_close(&t);
}

int
search_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stems_by_table),
		TEST_BOTH(finds_and_orders),
	};

	return cmocka_run_group_tests_name("search", tests, NULL, NULL);
}
