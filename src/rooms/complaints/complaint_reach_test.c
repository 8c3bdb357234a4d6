/* complaint_reach_test.c - who reads and handles a complaint, what two do at once, and what an import wakes up to. */
#include "rooms/complaints/complaint_acts.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "core/world_test.h"
#include "rooms/complaints/complaint_case_test.h"

#include <time.h>

/* Who sees which words of the timeline. */
static void
words_reach_whom_they_are_for(void **state)
{
	struct world         w;
	struct case_open_out out;
	struct act_list      seen;

	world_open(&w, TEST_KIND(state));
	out = file_one(&w, world_at(2026, 11, 20, 10, 0), MODE_OPEN);
	verify(&w, out.id, world_at(2026, 11, 23, 9, 0));
	do_move(&w, out.id, WORLD_OFFICER, "catatan-internal", world_at(2026, 11, 23, 10, 0), "Pelapor sering menelepon.");
	do_holder(&w, out.id, "keterangan", world_at(2026, 11, 23, 11, 0), "Saya tinggal di Jalan Melati 3.");
	do_move(&w, out.id, WORLD_OFFICER, "tanggapan", world_at(2026, 11, 24, 9, 0), "Hubungi 081234567890 bila perlu.");
	static const char *const names[] = {"aduan.diterima", "aduan.diverifikasi", "aduan.diteruskan",
		"aduan.catatan-internal", "aduan.keterangan", "aduan.tanggapan"};
	static const struct {
		enum visibility most;
		bool            note, more; /* sees the note, the reporter's addition */
	} rows[] = {{VISIBLE_PUBLIC, false, false}, {VISIBLE_PARTY, false, true}, {VISIBLE_STAFF, true, true}};

	for (size_t i = 0; i < COUNT(rows); i++) {
		seen = acts_of(&w, out.id, rows[i].most, true);
		assert_int_equal(seen.n, COUNT(names)); /* everybody sees that each act was */
		for (size_t k = 0; k < seen.n; k++)
			assert_true(str_eq(seen.at[k].name, str_z(names[k])));
		assert_true((seen.at[3].sealed.p != NULL) == rows[i].note && (seen.at[4].sealed.p != NULL) == rows[i].more);
		assert_true(str_eq(seen.at[5].text, STR("Hubungi [nomor telepon] bila perlu.")));
		assert_true((seen.at[5].account_name.p != NULL) == (rows[i].most != VISIBLE_PUBLIC));
		assert_true(str_eq(seen.at[5].unit_name, STR("Bidang Catatan Sipil")));
	}
	/* The reporter's own words come back to him as he wrote them; the number is found in any letters. */
	struct case_row        c;
	struct complaint_words words;
	struct case_party_list parties;
	struct complaint_reporter reporter;
	struct db             *db;
	bool                   found;

	test_no_err(store_read_begin(w.t.store, &db));
	test_no_err(case_by_number(db, w.a, w.keys, STR(" adu-kcs-2026-000001 "), true, &c));
	test_no_err(complaint_words_read(w.a, c.sealed, &words));
	assert_true(str_find(words.text, STR("3201011503850001"), 0) > 0 && str_eq(words.want, STR("Segera jadi")));
	test_no_err(case_parties(db, w.a, w.keys, &c, &parties));
	test_no_err(complaint_reporter_read(w.a, &parties, &found, &reporter));
	assert_true(found && str_eq(reporter.name, STR("Budi Santoso")) && str_eq(parties.at[0].groups, STR("lansia")));
	assert_err(case_by_number(db, w.a, w.keys, STR("ADU-KCS-2026-000009"), false, &c), "case.missing");
	store_read_end(w.t.store, db);
	/* Erased: the acts stay, the words are gone. */
	test_no_err(keys_destroy(w.keys, w.a, c.key));
	seen = acts_of(&w, out.id, VISIBLE_STAFF, true);
	assert_int_equal(seen.n, COUNT(names));
	assert_true(seen.at[3].sealed.p == NULL);
	c = read_case(&w, out.id, true);
	assert_true(c.sealed.p == NULL);
	world_close(&w);
}

/* ---- who ---- */

static void
nobody_handles_what_is_not_his(void **state)
{
	struct world         w;
	struct case_open_out out;
	struct case_move_in  answer = {.verb = "tanggapan", .text = STR("Jawaban."), .at = world_at(2026, 11, 24, 9, 0)};

	world_open(&w, TEST_KIND(state));
	out = file_one(&w, world_at(2026, 11, 20, 10, 0), MODE_OPEN);
	verify(&w, out.id, world_at(2026, 11, 23, 9, 0));
	refuse(&w, out.id, WORLD_OTHER, &answer, "access.denied"); /* out of line */
	refuse(&w, out.id, WORLD_ADMIN, &answer, "access.denied");
	refuse(&w, out.id, WORLD_HEAD, &answer, "access.denied");
	refuse(&w, out.id, WORLD_INSPECTOR, &answer, "access.denied");
	/* No staff at all may end it as finished. */
	refuse(&w, out.id, WORLD_OFFICER, &(struct case_move_in){.verb = "selesai", .reason = "diterima_pelapor",
	    .at = world_at(2026, 11, 24, 9, 0)}, "access.denied");
	refuse_holder(&w, out.id, "tanggapan", world_at(2026, 11, 24, 9, 0), "Saya sendiri.", "access.denied");
	/* Forwarded to another unit, the first one has no say any more. */
	make(&w, out.id, WORLD_COORDINATOR, &(struct case_move_in){.verb = "diteruskan", .unit = w.other,
	    .at = world_at(2026, 11, 24, 8, 0)});
	refuse(&w, out.id, WORLD_OFFICER, &answer, "access.denied");
	make(&w, out.id, WORLD_OTHER, &answer);
	world_close(&w);
}

struct naming {
	struct world *w;
	case_id       id;
	account_id    about;
};

/* Verified, with the officer it is about. */
static const struct err *
naming_write(struct db *tx, void *ctx)
{
	struct naming                   *n = ctx;
	const struct complaint_verify_in in = {.id = n->id, .class_ = COMPLAINT_ORDINARY, .title = STR("KTP belum jadi"),
		.body = STR("Sudah tiga minggu."), .about = n->about, .by = world_actor(n->w, WORLD_COORDINATOR, ROLE_COORDINATOR),
		.at = world_at(2026, 11, 23, 9, 0), .expected_n = -1};
	str                              leaf;

	return complaint_verify(tx, n->w->a, n->w->keys, &n->w->person[WORLD_COORDINATOR], &in, &leaf);
}

static const struct err *
inspector_write(struct db *tx, void *ctx)
{
	struct naming     *n = ctx;
	const struct actor system = world_system();
	instant            at = world_at(2026, 11, 20, 9, 0);
	grant_id           id;

	return role_give(tx, n->w->a, n->w->keys, n->about, ROLE_INSPECTORATE, n->w->root, date_of(at, ZONE_WIB), NO_DAY, &system, true,
	    at, &id);
}

static void
an_officer_never_handles_himself(void **state)
{
	struct world         w;
	struct case_open_out out;
	struct complaint_in  in;

	world_open(&w, TEST_KIND(state));
	in = complaint_of(&w, world_at(2026, 11, 20, 10, 0), MODE_OPEN);
	test_no_err(try_file(&w, &in, &out));
	/* Not somebody who watches: he could read it no more. */
	struct naming n = {&w, out.id, w.person[WORLD_INSPECTOR].account};

	test_no_err(store_write(w.t.store, w.a, inspector_write, &n));
	assert_err(store_write(w.t.store, w.a, naming_write, &n), "case.about");
	assert_int_equal(world_int(&w, "SELECT COUNT(*) FROM case_file WHERE about_account_id IS NOT NULL"), 0);
	n.about = w.person[WORLD_OFFICER].account;
	test_no_err(store_write(w.t.store, w.a, naming_write, &n));
	/* The log says that somebody was named, and by whom; the name stands only in the commitment. */
	assert_int_equal(world_int(&w, "SELECT COUNT(*) FROM act WHERE name = 'aduan.pihak' AND reason = 'disebut' AND n = 2"), 1);
	assert_int_equal(world_int(&w, "SELECT act_count FROM case_file"), 4);
	check_chain(&w, out.id);
	refuse(&w, out.id, WORLD_OFFICER, &(struct case_move_in){.verb = "tanggapan", .text = STR("Tidak benar."),
	    .at = world_at(2026, 11, 24, 9, 0)}, "case.about_self");
	refuse(&w, out.id, WORLD_COORDINATOR, &(struct case_move_in){.verb = "ditugaskan",
	    .assignee = w.person[WORLD_OFFICER].account, .at = world_at(2026, 11, 24, 9, 0)}, "case.assignee");
	world_close(&w);
}

static void
two_who_read_the_same_page(void **state)
{
	struct world         w;
	struct case_open_out out;

	world_open(&w, TEST_KIND(state));
	out = file_one(&w, world_at(2026, 11, 20, 10, 0), MODE_OPEN);
	verify(&w, out.id, world_at(2026, 11, 23, 9, 0));
	make(&w, out.id, WORLD_OFFICER, &(struct case_move_in){.verb = "tindak-lanjut", .text = STR("Kami periksa."),
	    .at = world_at(2026, 11, 24, 9, 0), .expected_n = 3});
	refuse(&w, out.id, WORLD_OFFICER, &(struct case_move_in){.verb = "tanggapan", .text = STR("Selesai."),
	    .at = world_at(2026, 11, 24, 9, 1), .expected_n = 3}, "case.changed");
	world_close(&w);
}

static void
the_code_opens_one_case_only(void **state)
{
	struct world         w;
	struct case_open_out one, two;
	struct db           *db;

	world_open(&w, TEST_KIND(state));
	one = file_one(&w, world_at(2026, 11, 20, 10, 0), MODE_ANONYMOUS);
	two = file_one(&w, world_at(2026, 11, 20, 10, 1), MODE_ANONYMOUS);
	assert_true(str_eq(two.number, STR("ADU-KCS-2026-000002")));
	test_no_err(store_read_begin(w.t.store, &db));
	assert_true(case_code_fits(db, w.a, one.id, one.code));
	assert_true(case_code_fits(db, w.a, one.id, str_lower(w.a, one.code)));
	assert_false(case_code_fits(db, w.a, one.id, two.code));
	assert_false(case_code_fits(db, w.a, one.id, STR("")));
	assert_false(case_code_fits(db, w.a, (case_id){999}, one.code));
	store_read_end(w.t.store, db);
	world_close(&w);
}

/* ---- import ---- */

static void
an_import_sleeps_until_somebody_acts(void **state)
{
	struct world         w;
	struct case_open_out out;
	struct case_row      c;

	world_open(&w, TEST_KIND(state));
	out = import_one(&w, "boston", "101002", COMPLAINT_IN_WORK, world_at(2025, 3, 4, 12, 0), NO_INSTANT);
	assert_true(str_eq(out.number, STR("ADU-KCS-2025-000001")));
	assert_true(out.code.p == NULL);
	struct leaf l = newest_leaf(&w, out.id);
	assert_true(str_eq(l.a, STR("aduan.impor")) && l.d_count == 0);
	assert_int_equal(l.t.ms, world_at(2026, 11, 20, 8, 0).ms); /* now, not then */
	assert_int_equal(timers(&w, world_at(2027, 11, 20, 0, 0)), 0);
	c = read_case(&w, out.id, false);
	assert_true(c.imported && !instant_known(c.due_at));
	/* A note is no act upon it; an answer is. */
	make(&w, out.id, WORLD_OFFICER, &(struct case_move_in){.verb = "catatan-internal", .text = STR("Lama sekali."),
	    .at = world_at(2026, 11, 23, 8, 0)});
	assert_true(read_case(&w, out.id, false).imported);
	make(&w, out.id, WORLD_OFFICER, &(struct case_move_in){.verb = "tindak-lanjut", .text = STR("Kami lanjutkan."),
	    .at = world_at(2026, 11, 23, 9, 0)});
	c = read_case(&w, out.id, false);
	assert_false(c.imported);
	assert_int_equal(c.due_at.ms, end_of(2026, 12, 11).ms); /* 14 working days from the first act here */
	assert_int_equal(figure(&w, MEASURE_MISSED), 0);
	assert_int_equal(figure(&w, MEASURE_OPENED), 1);
	/* The same row does not come twice. */
	struct complaint_import_in again = import_of(&w, "boston", "101002", COMPLAINT_IN_WORK, world_at(2025, 3, 4, 12, 0),
	    NO_INSTANT);
	struct case_open_out none;
	assert_err(try_import(&w, &again, &none), "case.imported");
	/* One that had ended is counted on its own days. */
	import_one(&w, "boston", "101003", COMPLAINT_FINISHED, world_at(2025, 3, 4, 12, 0), world_at(2025, 3, 9, 12, 0));
	assert_int_equal(world_int(&w, "SELECT SUM(amount) FROM figure_delta WHERE measure = 3"), 1);
	check_chain(&w, out.id);
	world_close(&w);
}

/* ---- numbers under load ---- */

static void
numbers_are_dense_when_many_file_at_once(void **state)
{
	struct world w;

	world_open(&w, TEST_KIND(state));
	file_from_threads(&w, 4, 15);
	assert_int_equal(world_int(&w, "SELECT COUNT(*) FROM case_file"), 60);
	assert_int_equal(world_int(&w, "SELECT last FROM number_counter"), 60);
	assert_true(str_eq(world_text(&w, "SELECT MIN(number) FROM case_file"), STR("ADU-KCS-2026-000001")));
	assert_true(str_eq(world_text(&w, "SELECT MAX(number) FROM case_file"), STR("ADU-KCS-2026-000060")));
	assert_int_equal(world_int(&w, "SELECT COUNT(DISTINCT number) FROM case_file"), 60);
	world_close(&w);
}

/* ---- a unit that is being closed while a case comes to it ---- */

struct race {
	struct world     *w;
	struct arena     *a;
	case_id           id;
	unit_id           unit;
	int               hold_ms; /* how long the write stays open after what it did */
	bool              closes;
	const struct err *err;
};

static const struct err *
race_write(struct db *tx, void *ctx)
{
	struct race           *r = ctx;
	const struct err      *e;
	str                    leaf;
	struct unit            u;
	const struct timespec  wait = {0, r->hold_ms * 1000000L};

	if (r->closes) {
		if ((e = unit_by_id(tx, r->a, r->unit, &u)))
			return e;
		const struct unit_in in = {.agency = u.agency, .name = u.name, .hours = u.hours, .address = u.address,
			.contact = u.contact, .responsible = u.responsible, .competence = u.competence, .active = false,
			.at = world_at(2026, 11, 20, 12, 0), .by = world_system()};

		e = unit_change(tx, r->a, r->w->keys, r->unit, &in);
	} else {
		const struct case_move_in in = {.kind = &complaint_kind, .id = r->id, .verb = "diteruskan", .unit = r->unit,
			.by = world_actor(r->w, WORLD_COORDINATOR, ROLE_COORDINATOR), .at = world_at(2026, 11, 20, 12, 0),
			.text = STR("Lebih tepat di sini."), .rating = NO_INT, .expected_n = -1};

		e = case_move(tx, r->a, r->w->keys, &r->w->person[WORLD_COORDINATOR], &in, &leaf);
	}
	nanosleep(&wait, NULL);
	return e;
}

static void *
race_run(void *p)
{
	struct race *r = p;

	r->err = store_write(r->w->t.store, r->a, race_write, r);
	return NULL;
}

/* The first is in the middle of its write when the second begins. */
static void
a_unit_is_not_closed_under_a_case(void **state)
{
	static const struct timespec a_moment = {0, 100 * 1000000L};
	struct world w;

	for (int closes_first = 0; closes_first < 2; closes_first++) {
		world_open(&w, TEST_KIND(state));
		struct case_open_out out = file_one(&w, world_at(2026, 11, 20, 9, 0), MODE_OPEN);

		make(&w, out.id, WORLD_COORDINATOR, &(struct case_move_in){.verb = "diverifikasi", .at = world_at(2026, 11, 20, 10, 0),
		    .class_ = COMPLAINT_ORDINARY, .unit = w.unit, .title = STR("KTP"), .body = STR("Belum jadi.")});
		struct race first = {&w, arena_open(8 << 20), out.id, w.other, 400, closes_first, NULL};
		struct race second = {&w, arena_open(8 << 20), out.id, w.other, 0, !closes_first, NULL};
		pthread_t   threads[2];

		assert_int_equal(pthread_create(&threads[0], NULL, race_run, &first), 0);
		nanosleep(&a_moment, NULL);
		assert_int_equal(pthread_create(&threads[1], NULL, race_run, &second), 0);
		pthread_join(threads[0], NULL);
		pthread_join(threads[1], NULL);
		test_no_err(first.err);
		assert_err(second.err, closes_first ? "case.unit" : "unit.has_cases");
		arena_close(first.a);
		arena_close(second.a);
		world_close(&w);
	}
}

int
complaint_reach_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(words_reach_whom_they_are_for),
		TEST_BOTH(nobody_handles_what_is_not_his),
		TEST_BOTH(an_officer_never_handles_himself),
		TEST_BOTH(two_who_read_the_same_page),
		TEST_BOTH(the_code_opens_one_case_only),
		TEST_BOTH(an_import_sleeps_until_somebody_acts),
		TEST_BOTH(numbers_are_dense_when_many_file_at_once),
		TEST_BOTH(a_unit_is_not_closed_under_a_case),
	};

	return cmocka_run_group_tests_name("complaint_reach", tests, NULL, NULL);
}
