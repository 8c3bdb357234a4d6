/* acts_test.c - acts and their leaves: what is committed to opens again, what the vocabulary forbids is refused, numbers. */
#include "core/acts.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "core/leaf_commit.h"
#include "core/world_test.h"

struct appending {
	struct world   *w;
	struct act_head head;
	struct act      act;
	str             leaf;
};

static const struct err *
appending_write(struct db *tx, void *ctx)
{
	struct appending *p = ctx;

	return act_append(tx, p->w->a, p->w->keys, &p->head, &p->act, &p->leaf);
}

static struct leaf
leaf_of(struct world *w, str hash)
{
	struct log_entry entry;
	struct leaf      l = {0};
	struct db       *db;
	bool             found;

	test_no_err(store_read_begin(w->t.store, &db));
	test_no_err(log_find(db, w->a, hash, &found, &entry));
	store_read_end(w->t.store, db);
	assert_true(found);
	test_no_err(leaf_read(w->a, entry.bytes, &l));
	return l;
}

static bool
opens(const key32 *key, const struct leaf *l, const char *field, str value)
{
	for (size_t i = 0; i < l->c_count; i++) {
		key32 salt = commit_salt(key, l->n, str_z(field));

		if (str_eq(l->c[i].field, str_z(field)))
			return commit_opens(&salt, l->a, str_z(field), value, l->c[i].hex);
	}
	return false;
}

static void
what_is_committed_to_opens(void **state)
{
	struct world             w;
	const struct act_field   fields[] = {{"isi", STR("Baris satu\r\nBaris dua")}, {"judul", {0}}};
	const struct act_deadline due = {"selesai", world_at(2026, 12, 1, 0, 0)};

	world_open(&w, TEST_KIND(state));
	struct appending p = {.w = &w, .head = {.subject = SUBJECT_CASE, .subject_id = 1, .record = STR("ADU-KCS-2026-000001")},
		.act = {.name = "aduan.diterima", .at = world_at(2026, 11, 20, 9, 0), .by = world_actor(&w, WORLD_OFFICER, ROLE_OFFICER),
		    .unit_path = STR("kcs.catsip"), .state = "belum_terverifikasi", .class_ = "aspirasi",
		    .promise = world_text(&w, "SELECT rules_leaf FROM agency"), .deadlines = &due, .deadline_count = 1,
		    .fields = fields, .field_count = COUNT(fields), .visibility = VISIBLE_STAFF, .sealed = STR("rahasia")}};

	test_no_err(keys_take(w.keys, w.a, &p.head.key));
	test_no_err(store_write(w.t.store, w.a, appending_write, &p));
	struct leaf l = leaf_of(&w, p.leaf);
	key32       key;
	str         actor;

	test_no_err(keys_load(w.keys, w.a, p.head.key, &key));
	assert_int_equal(l.c_count, 2); /* an absent value is not committed to; who did it is */
	assert_true(opens(&key, &l, "isi", STR("Baris satu\nBaris dua"))); /* line ends are made one */
	assert_false(opens(&key, &l, "isi", STR("Baris satu")));
	test_no_err(commit_actor(w.a, w.person[WORLD_OFFICER].ref, STR("Anto Petugas"), &actor));
	assert_true(opens(&key, &l, "pelaku", actor));
	/* Nothing of it stands in the clear. */
	assert_int_equal(world_int(&w, "SELECT COUNT(*) FROM act WHERE subject = 1 AND text IS NOT NULL"), 0);
	str blob = world_text(&w, "SELECT CAST(LENGTH(sealed) AS TEXT) FROM act WHERE subject = 1");
	assert_true(str_eq(blob, str_fmt(w.a, "%d", SEAL_EXTRA_BYTES + 7)));
	/* The same again is refused: the record has its act 0. */
	const struct err *e = store_write(w.t.store, w.a, appending_write, &p);
	assert_non_null(e);
	assert_int_equal(world_int(&w, "SELECT COUNT(*) FROM act WHERE subject = 1"), 1);
	world_close(&w);
}

static void
the_vocabulary_is_kept(void **state)
{
	static const struct {
		const char *why, *name, *state_, *reason;
		bool        count;
		const char *code;
	} rows[] = {
		{"no such act", "aduan.dilupakan", "selesai", NULL, false, "leaf.act"},
		{"a state is missing", "aduan.selesai", NULL, "tanpa_balasan", false, "leaf.key"},
		{"a reason is missing", "aduan.selesai", "selesai", NULL, false, "leaf.key"},
		{"a key too many", "aduan.catatan-internal", "selesai", NULL, false, "leaf.key"},
		{"capitals in a code", "aduan.selesai", "Selesai", "tanpa_balasan", false, "leaf.value"},
	};
	struct world w;

	world_open(&w, TEST_KIND(state));
	int64_t leaves = world_int(&w, "SELECT COUNT(*) FROM leaf");

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct appending p = {.w = &w, .head = {.subject = SUBJECT_CASE, .subject_id = 1,
			.record = STR("ADU-KCS-2026-000001")}, .act = {.name = rows[i].name, .at = world_at(2026, 11, 20, 9, 0),
			.by = {.role = ROLE_SYSTEM}, .state = rows[i].state_, .reason = rows[i].reason, .visibility = VISIBLE_PUBLIC}};

		test_no_err(keys_take(w.keys, w.a, &p.head.key));
		const struct err *e = store_write(w.t.store, w.a, appending_write, &p);

		if (!e || e->kind != ERR_BUG || strcmp(e->code, rows[i].code) != 0)
			fail_msg("%s: %s", rows[i].why, e ? e->code : "taken");
	}
	assert_int_equal(world_int(&w, "SELECT COUNT(*) FROM leaf"), leaves);
	world_close(&w);
}

struct taking {
	struct world *w;
	int64_t       got[5];
};

static const struct err *
taking_write(struct db *tx, void *ctx)
{
	struct taking    *t = ctx;
	struct arena     *a = t->w->a;
	int64_t           got[5];
	const struct err *e;

	if ((e = number_take(tx, a, 1, t->w->agency, 2026, &got[0])) || (e = number_take(tx, a, 1, t->w->agency, 2026, &got[1])) ||
	    (e = number_take(tx, a, 2, t->w->agency, 2026, &got[2])) || (e = number_take(tx, a, 1, t->w->agency, 2027, &got[3])) ||
	    (e = number_take(tx, a, 1, t->w->agency, 2026, &got[4])) || (e = change_mark(tx, a, "aduan")))
		return e;
	memcpy(t->got, got, sizeof(got));
	return NULL;
}

static const struct err *
failing_write(struct db *tx, void *ctx)
{
	struct taking    *t = ctx;
	const struct err *e = taking_write(tx, t);

	return e ? e : err_new(t->w->a, ERR_STATE, "over", NULL, NULL);
}

static void
numbers_by_kind_and_year(void **state)
{
	static const int64_t want[] = {1, 2, 1, 1, 3};
	struct world         w;
	struct taking        t = {.w = &w};
	struct db           *db;
	int64_t              version, other;

	world_open(&w, TEST_KIND(state));
	assert_true(store_write(w.t.store, w.a, failing_write, &t) != NULL); /* what is rolled back leaves no hole */
	test_no_err(store_write(w.t.store, w.a, taking_write, &t));
	for (size_t i = 0; i < COUNT(want); i++)
		assert_int_equal(t.got[i], want[i]);
	test_no_err(store_read_begin(w.t.store, &db));
	test_no_err(change_version(db, w.a, "aduan", &version));
	test_no_err(change_version(db, w.a, "belum-pernah", &other));
	store_read_end(w.t.store, db);
	assert_int_equal(version, 1);
	assert_int_equal(other, 0);
	test_no_err(store_write(w.t.store, w.a, taking_write, &t));
	test_no_err(store_read_begin(w.t.store, &db));
	test_no_err(change_version(db, w.a, "aduan", &version));
	store_read_end(w.t.store, db);
	assert_int_equal(version, 2);
	world_close(&w);
}

int
acts_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(what_is_committed_to_opens),
		TEST_BOTH(the_vocabulary_is_kept),
		TEST_BOTH(numbers_by_kind_and_year),
	};

	return cmocka_run_group_tests_name("acts", tests, NULL, NULL);
}
