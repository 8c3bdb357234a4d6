/* publication_test.c - the life of a publication, on both databases: drafts, approval by another person, coming into force on
 * its day, replacement, withdrawal; what the log and the search hold of it. */
#include "core/publication.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/leaf.h"
#include "core/search.h"
#include "core/world_test.h"

static const struct publication_part parts[] = {
	{"isi", NULL, WORD_NONE, PART_TEXT, true, true, 1000},
	{"lain", NULL, WORD_NONE, PART_TEXT, false, true, 1000},
};

static const struct err *
no_bad_words(struct db *db, struct arena *a, const struct publication_row *p, str group, str body, day on)
{
	static const struct err bad = {.kind = ERR_INPUT, .code = "test.word", .field = "isi"};

	(void)db;
	(void)a;
	assert_true(p->id.v > 0);
	assert_true(str_eq(group, STR("kependudukan")));
	assert_true(day_known(on));
	return str_find(body, STR("terlarang"), 0) >= 0 ? &bad : NULL;
}

static const struct publication_kind standard = {.no = PUB_STANDARD, .prefix = "standar", .code = "STD", .topic = "layanan",
	.path = "/layanan/", .parts = parts, .part_count = COUNT(parts), .two_persons = true, .review = LAW_PRODUK_REVIU_STANDAR,
	.edit = PERM_STANDARD_EDIT, .approve = PERM_STANDARD_APPROVE, .check = no_bad_words};

/* One write, given as a step with what it needs. */
enum step { CREATE = 1, SAVE, PROPOSE, RETURN, APPROVE, WITHDRAW };
struct job {
	struct world   *w;
	enum step       step;
	struct draft_in in;
	publication_id  publication;
	version_id      version;
	int64_t         expected;
	day             from;
	str             why;
	struct actor    by;
	instant         at;
};

static const struct err *
run(struct db *tx, void *ctx)
{
	struct job   *j = ctx;
	struct arena *a = j->w->a;

	switch (j->step) {
	case CREATE:
		return draft_create(tx, a, j->w->keys, &j->in, &j->publication);
	case SAVE:
		return draft_save(tx, a, j->w->keys, j->publication, &j->in, j->expected, &j->version);
	case PROPOSE:
		return version_propose(tx, a, j->w->keys, &standard, j->version, &j->by, j->at);
	case RETURN:
		return version_return(tx, a, j->w->keys, j->version, j->why, j->at);
	case APPROVE:
		return version_approve(tx, a, j->w->keys, &standard, j->version, j->from, j->expected, &j->by, j->at);
	case WITHDRAW:
		return version_withdraw(tx, a, j->w->keys, &standard, j->version, "diganti", j->why, &j->by, j->at);
	}
	return NULL;
}

static const struct err *
go(struct job *j, enum step step)
{
	j->step = step;
	return store_write(j->w->t.store, j->w->a, run, j);
}

static void
refused(struct job *j, enum step step, const char *code)
{
	const struct err *e = go(j, step);

	if (!e || strcmp(e->code, code) != 0)
		fail_msg("step %d: %s instead of %s", (int)step, e ? e->code : "nothing", code);
}

static void
must(struct job *j, enum step step)
{
	test_no_err(go(j, step));
}

static struct job
job_of(struct world *w, str body)
{
	instant at = world_at(2026, 11, 20, 9, 0);

	return (struct job){.w = w, .by = world_actor(w, WORLD_OFFICER, ROLE_OFFICER), .at = at, .expected = NO_INT, .from = {0},
		.in = {.kind = &standard, .agency = w->agency, .unit = w->unit, .slug = STR("akta-kelahiran"),
		    .title = STR("Akta kelahiran"), .summary = STR("Untuk anak yang baru lahir"), .group = STR("kependudukan"),
		    .body = body, .note = STR("versi pertama"), .by = world_actor(w, WORLD_OFFICER, ROLE_OFFICER), .at = at}};
}

static void
read_all(struct world *w, publication_id id, struct publication_row *p, bool *working, struct version_row *v)
{
	struct db *db;

	*working = false;
	test_no_err(store_read_begin(w->t.store, &db));
	test_no_err(publication_by_id(db, w->a, id, p));
	if (p->current.v)
		test_no_err(version_by_id(db, w->a, NULL, NULL, p->current, v));
	else
		test_no_err(version_at_work(db, w->a, w->keys, p, working, v));
	store_read_end(w->t.store, db);
}

static size_t
found_by_search(struct world *w, const char *words)
{
	struct search_hits hits;
	struct db         *db;

	test_no_err(store_read_begin(w->t.store, &db));
	test_no_err(search_find(db, w->a, str_z(words), SUBJECT_PUBLICATION, PUB_STANDARD, w->agency, INT64_MAX, 10, &hits));
	store_read_end(w->t.store, db);
	return hits.n;
}

/* The newest leaf of a publication as the log has it. */
static struct leaf
leaf_of(struct world *w, str hash)
{
	struct log_entry entry;
	struct leaf      l;
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
has_field(const struct leaf *l, const char *field)
{
	for (size_t i = 0; i < l->c_count; i++) {
		if (str_eq(l->c[i].field, str_z(field)))
			return true;
	}
	return false;
}

static void
drafts_are_closed_and_guarded(void **state)
{
	struct world           w;
	struct publication_row p;
	struct version_row     v, shut;
	struct db             *db;
	bool                   working;

	world_open(&w, TEST_KIND(state));
	struct job j = job_of(&w, STR("{\"isi\":\"naskah rahasia\"}"));

	static const struct {
		const char *why, *slug, *title, *body, *code;
	} bad[] = {
		{"capitals", "Akta", "A", "{}", "publication.slug"},
		{"empty", "", "A", "{}", "publication.slug"},
		{"looks like a number of a case", "2026-000123", "A", "{}", "publication.slug"},
		{"begins with a sign", "-a", "A", "{}", "publication.slug"},
		{"no title", "a", "  ", "{}", "publication.title"},
		{"no object", "a", "A", "[]", "publication.body"},
	};
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct job b = j;

		b.in.slug = str_z(bad[i].slug);
		b.in.title = str_z(bad[i].title);
		b.in.body = str_z(bad[i].body);
		refused(&b, CREATE, bad[i].code);
	}
	struct job elsewhere = j;
	elsewhere.in.unit = (unit_id){9999};
	refused(&elsewhere, CREATE, "publication.unit");
	assert_int_equal(world_int(&w, "SELECT COUNT(*) FROM publication"), 0);

	int64_t leaves = world_int(&w, "SELECT COUNT(*) FROM leaf");
	must(&j, CREATE);
	refused(&j, CREATE, "publication.slug"); /* taken */
	assert_int_equal(world_int(&w, "SELECT COUNT(*) FROM leaf"), leaves); /* nothing is public yet */
	assert_int_equal(found_by_search(&w, "rahasia"), 0);

	test_no_err(store_read_begin(w.t.store, &db));
	test_no_err(publication_by_id(db, w.a, j.publication, &p));
	test_no_err(version_at_work(db, w.a, w.keys, &p, &working, &v));
	test_no_err(version_by_id(db, w.a, NULL, NULL, v.id, &shut));
	store_read_end(w.t.store, db);
	assert_true(working);
	assert_true(str_eq(v.body, STR("{\"isi\":\"naskah rahasia\"}")));
	assert_true(str_eq(v.note, STR("versi pertama")));
	assert_int_equal(v.unit.v, w.unit.v);
	assert_null(shut.body.p); /* without the keys it stays closed */
	assert_null(shut.note.p);
	assert_true(str_eq(p.ref, STR("STD-KCS-akta-kelahiran")));
	/* What stands in the table is no text anybody can read. */
	assert_int_equal(world_int(&w, w.t.kind == DB_PG
	        ? "SELECT COUNT(*) FROM publication_version WHERE position('rahasia' IN encode(draft, 'escape')) > 0"
	        : "SELECT COUNT(*) FROM publication_version WHERE instr(draft, CAST('rahasia' AS BLOB)) > 0"), 0);

	/* Two people edit: the second is told, nothing is overwritten. */
	struct job first = j, second = j;
	first.expected = second.expected = v.updated_at.ms;
	first.in.at = world_at(2026, 11, 20, 9, 5);
	first.in.body = STR("{\"isi\":\"satu\"}");
	second.in.at = world_at(2026, 11, 20, 9, 6);
	second.in.body = STR("{\"isi\":\"dua\"}");
	must(&first, SAVE);
	refused(&second, SAVE, "publication.changed");
	read_all(&w, j.publication, &p, &working, &v);
	assert_true(str_eq(v.body, STR("{\"isi\":\"satu\"}")));
	assert_int_equal(v.id.v, first.version.v);
	assert_int_equal(world_int(&w, "SELECT COUNT(*) FROM publication_version"), 1);
	world_close(&w);
}

static void
approval_takes_two_and_all_parts(void **state)
{
	struct world           w;
	struct publication_row p;
	struct version_row     v;
	bool                   working;

	world_open(&w, TEST_KIND(state));
	struct job j = job_of(&w, STR("{\"lain\":\"x\"}"));
	must(&j, CREATE);
	read_all(&w, j.publication, &p, &working, &v);
	j.version = v.id;
	j.from = date_of(j.at, ZONE_WIB);

	refused(&j, APPROVE, "publication.state"); /* nobody proposed it */
	refused(&j, PROPOSE, "publication.missing");
	j.in.body = STR("{\"isi\":\"telepon {{nomor_pengaduan}}\"}");
	must(&j, SAVE);
	refused(&j, PROPOSE, "publication.missing"); /* placeholder */
	j.in.body = STR("{\"isi\":\"terlarang\"}");
	must(&j, SAVE);
	refused(&j, PROPOSE, "test.word"); /* the kind's own rule */
	j.in.body = STR("{\"isi\":\"telepon 137\"}");
	must(&j, SAVE);
	must(&j, PROPOSE);
	refused(&j, PROPOSE, "publication.state");
	refused(&j, SAVE, "publication.proposed");
	refused(&j, APPROVE, "publication.two_persons"); /* the author himself */

	struct job head = j;
	head.by = world_actor(&w, WORLD_HEAD, ROLE_HEAD);
	head.from.d -= 1;
	refused(&head, APPROVE, "publication.valid_from"); /* the past is not changed */
	head.from = NO_DAY;
	refused(&head, APPROVE, "publication.valid_from");
	refused(&head, RETURN, "publication.why");
	head.why = STR("Tambahkan nomor telepon");
	must(&head, RETURN);
	read_all(&w, j.publication, &p, &working, &v);
	assert_int_equal(v.state, VERSION_DRAFT);
	assert_true(str_eq(v.returned, STR("Tambahkan nomor telepon")));
	assert_true(str_eq(v.note, STR("versi pertama"))); /* the author's own words stay */
	assert_int_equal(world_int(&w, "SELECT COUNT(*) FROM act WHERE subject = 2"), 0);
	world_close(&w);
}

/* The hash people see is SHA-256 of the bytes they can fetch, and the leaf says so. */
static void
check_published(struct world *w, const struct publication_row *p, const struct version_row *v, int64_t no, int64_t n, str before)
{
	struct leaf l = leaf_of(w, v->leaf);

	assert_int_equal(v->no, no);
	assert_int_equal(v->state, VERSION_EFFECTIVE);
	assert_true(str_eq(v->hash, sha256_hex(w->a, sha256_of(v->published.p, v->published.n))));
	assert_true(str_eq(l.b, v->hash));
	assert_true(str_eq(l.a, STR("standar.terbit")));
	assert_true(str_eq(l.r, p->ref));
	assert_true(str_eq(l.k, p->rules_leaf));
	assert_true(str_eq(l.o, STR("kcs.catsip")));
	assert_int_equal(l.n, n);
	assert_true(str_eq(l.p, before));
	assert_int_equal(l.j_count, 1);
	assert_true(str_eq(l.j[0].name, STR("versi")));
	assert_int_equal(l.j[0].value, no);
	assert_true(has_field(&l, "penyetuju"));
	assert_int_equal(l.d_count, 1);
	assert_true(str_eq(l.d[0].clock, STR("tinjau")));
	assert_true(str_eq(p->last_leaf, v->leaf));
}

/* The job was held up: what was filed meanwhile stays under the version that the log says was in force. */
static void
a_late_job_does_not_publish_backwards(void **state)
{
	static const struct {
		const char *why;
		int         mday, hour;
		int64_t     no;
	} moments[] = {{"approved for this day, not published", 21, 0, 1}, {"the day of the leaf, before it", 23, 9, 1},
		{"with the leaf", 23, 10, 2}};
	struct world           w;
	struct publication_row p;
	struct version_row     v, old;
	struct db             *db;
	bool                   working, found;
	int64_t                done;
	day                    d;

	world_open(&w, TEST_KIND(state));
	struct job j = job_of(&w, STR("{\"isi\":\"satu\"}"));
	must(&j, CREATE);
	read_all(&w, j.publication, &p, &working, &v);
	j.version = v.id;
	must(&j, PROPOSE);
	struct job head = j;
	head.by = world_actor(&w, WORLD_HEAD, ROLE_HEAD);
	head.from = date_of(j.at, ZONE_WIB);
	must(&head, APPROVE);
	j.in.body = STR("{\"isi\":\"dua\"}");
	must(&j, SAVE);
	must(&j, PROPOSE);
	head.version = j.version;
	assert_true(date_from_civil(2026, 11, 21, &d));
	head.from = d;
	must(&head, APPROVE);
	test_no_err(versions_due_run(&standard, w.t.store, w.a, w.keys, world_at(2026, 11, 23, 10, 0), 10, &done));
	assert_int_equal(done, 1);
	read_all(&w, j.publication, &p, &working, &v);
	assert_int_equal(v.no, 2);
	assert_int_equal(v.valid_from.d, d.d + 2); /* the day of its leaf */
	assert_int_equal(v.approved_for.d, d.d);
	assert_true(str_find(v.published, STR("\"berlaku\":\"2026-11-23\""), 0) >= 0);
	assert_true(str_find(v.published, STR("\"disetujui_untuk\":\"2026-11-21\""), 0) >= 0);
	test_no_err(store_read_begin(w.t.store, &db));
	test_no_err(version_by_no(db, w.a, p.id, 1, &found, &old));
	assert_int_equal(old.valid_until.d, d.d + 2); /* until ten o'clock of that day */
	assert_false(day_known(old.approved_for));
	assert_true(str_find(old.published, STR("disetujui_untuk"), 0) < 0);
	for (size_t i = 0; i < COUNT(moments); i++) {
		test_no_err(version_in_force(db, w.a, p.id, world_at(2026, 11, moments[i].mday, moments[i].hour, 0), &found, &v));
		if (!found || v.no != moments[i].no)
			fail_msg("%s: %lld", moments[i].why, found ? (long long)v.no : 0);
	}
	store_read_end(w.t.store, db);
	world_close(&w);
}

/* Whoever saved or proposed the words, at any time, is not the second person. */
static void
every_hand_is_kept(void **state)
{
	struct world           w;
	struct publication_row p;
	struct version_row     v;
	bool                   working;

	world_open(&w, TEST_KIND(state));
	struct job first = job_of(&w, STR("{\"isi\":\"kata kepala\"}"));
	first.by = first.in.by = world_actor(&w, WORLD_HEAD, ROLE_OFFICER); /* officer and head */
	must(&first, CREATE);
	read_all(&w, first.publication, &p, &working, &v);
	struct job second = first;
	second.by = second.in.by = world_actor(&w, WORLD_OFFICER, ROLE_OFFICER);
	must(&second, SAVE); /* the last to save is somebody else */
	first.version = second.version;
	struct job third = second;
	third.by = world_actor(&w, WORLD_OTHER, ROLE_OFFICER);
	must(&third, PROPOSE);
	struct job approver = second;
	const enum world_person hands[] = {WORLD_HEAD, WORLD_OFFICER, WORLD_OTHER};
	approver.from = date_of(approver.at, ZONE_WIB);
	for (size_t i = 0; i < COUNT(hands); i++) {
		approver.by = world_actor(&w, hands[i], ROLE_HEAD);
		refused(&approver, APPROVE, "publication.two_persons");
	}
	/* Nor is another text approved than the one that was read. */
	approver.by = world_actor(&w, WORLD_COORDINATOR, ROLE_HEAD);
	read_all(&w, first.publication, &p, &working, &v);
	approver.expected = v.updated_at.ms - 1;
	refused(&approver, APPROVE, "publication.reread");
	approver.expected = v.updated_at.ms;
	must(&approver, APPROVE);
	world_close(&w);
}

static void
whole_life(void **state)
{
	struct world           w;
	struct publication_row p;
	struct version_row     v, one;
	struct version_list    list;
	struct db             *db;
	bool                   working, found;
	int64_t                done;

	world_open(&w, TEST_KIND(state));
	struct job j = job_of(&w, STR("{\"isi\":\"surat lahir dari bidan\"}"));
	must(&j, CREATE);
	read_all(&w, j.publication, &p, &working, &v);
	j.version = v.id;
	must(&j, PROPOSE);
	struct job head = j;
	head.by = world_actor(&w, WORLD_HEAD, ROLE_HEAD);
	head.from = date_of(j.at, ZONE_WIB);
	must(&head, APPROVE);

	read_all(&w, j.publication, &p, &working, &one);
	assert_int_equal(p.current.v, one.id.v);
	check_published(&w, &p, &one, 1, 0, (str){0});
	assert_true(str_eq(one.approver_name, STR("Joko Kepala")));
	assert_true(str_eq(one.unit_name, STR("Bidang Catatan Sipil")));
	assert_int_equal(p.review_day.d, head.from.d + 365);
	assert_int_equal(found_by_search(&w, "bidan"), 1);
	refused(&head, APPROVE, "publication.state"); /* not twice */

	/* Version 2 has another name and unit; it waits for its day. The page of version 1 shows nothing of it. */
	j.in.title = STR("Akta kelahiran dan KIA");
	j.in.unit = w.unit;
	j.in.note = STR("KIA ikut terbit");
	j.in.body = STR("{\"isi\":\"surat lahir dari rumah sakit\"}");
	j.in.at = j.at = world_at(2026, 11, 20, 10, 0);
	must(&j, SAVE);
	must(&j, PROPOSE);
	head.version = j.version;
	head.at = world_at(2026, 11, 20, 11, 0);
	head.from.d += 3;
	must(&head, APPROVE);
	read_all(&w, j.publication, &p, &working, &v);
	assert_int_equal(v.no, 1);
	assert_true(str_eq(p.title, STR("Akta kelahiran")));
	assert_int_equal(found_by_search(&w, "rumah"), 0);
	test_no_err(versions_due_run(&standard, w.t.store, w.a, w.keys, world_at(2026, 11, 22, 23, 59), 10, &done));
	assert_int_equal(done, 0); /* not before its day in the agency's zone */
	test_no_err(versions_due_run(&standard, w.t.store, w.a, w.keys, world_at(2026, 11, 23, 0, 0), 10, &done));
	assert_int_equal(done, 1);
	test_no_err(versions_due_run(&standard, w.t.store, w.a, w.keys, world_at(2026, 11, 23, 0, 1), 10, &done));
	assert_int_equal(done, 0);
	read_all(&w, j.publication, &p, &working, &v);
	check_published(&w, &p, &v, 2, 1, one.leaf);
	assert_true(str_eq(p.title, STR("Akta kelahiran dan KIA")));
	assert_int_equal(found_by_search(&w, "rumah"), 1);
	assert_int_equal(found_by_search(&w, "bidan"), 0);

	/* Any day knows its version; the old bytes stay as they were. */
	test_no_err(store_read_begin(w.t.store, &db));
	static const struct {
		const char *why;
		int         mday, hour;
		int64_t     no; /* 0: none */
	} days[] = {{"before the first", 19, 9, 0}, {"its day, before its leaf", 20, 8, 0}, {"its first moment", 20, 9, 1},
		{"its last day", 22, 23, 1}, {"the new one's first", 23, 0, 2}, {"later", 29, 9, 2}};
	for (size_t i = 0; i < COUNT(days); i++) {
		day on;

		assert_true(date_from_civil(2026, 11, days[i].mday, &on));
		instant at = {date_start(on, ZONE_WIB).ms + days[i].hour * (int64_t)MS_PER_HOUR};

		test_no_err(version_in_force(db, w.a, p.id, at, &found, &v));
		if (found != (days[i].no != 0) || (found && v.no != days[i].no))
			fail_msg("%s", days[i].why);
	}
	test_no_err(version_by_no(db, w.a, p.id, 1, &found, &v));
	assert_true(found);
	assert_int_equal(v.state, VERSION_REPLACED);
	assert_true(str_eq(v.published, one.published));
	assert_true(str_eq(v.hash, one.hash));
	test_no_err(version_by_no(db, w.a, p.id, 3, &found, &v));
	assert_false(found);
	test_no_err(version_list_read(db, w.a, p.id, false, &list));
	assert_int_equal(list.n, 2);
	assert_int_equal(list.at[0].no, 2);
	assert_true(str_eq(list.at[0].note, STR("KIA ikut terbit")));
	store_read_end(w.t.store, db);

	/* Withdrawal takes it out of force and out of the search, and leaves its trace. */
	head.version = p.current;
	head.at = world_at(2026, 11, 24, 9, 0);
	head.why = STR("");
	refused(&head, WITHDRAW, "publication.why");
	struct job old = head;
	old.version = one.id;
	old.why = STR("x");
	refused(&old, WITHDRAW, "publication.state");
	head.why = STR("Digabung dengan layanan lain");
	str before = p.last_leaf;
	must(&head, WITHDRAW);
	read_all(&w, j.publication, &p, &working, &v);
	assert_int_equal(p.current.v, 0);
	assert_false(working);
	struct leaf l = leaf_of(&w, p.last_leaf);
	assert_true(str_eq(l.a, STR("standar.cabut")));
	assert_true(str_eq(l.x, STR("diganti")));
	assert_true(str_eq(l.p, before));
	assert_true(has_field(&l, "isi"));
	assert_int_equal(found_by_search(&w, "rumah"), 0);
	test_no_err(store_read_begin(w.t.store, &db));
	test_no_err(version_by_no(db, w.a, p.id, 2, &found, &v));
	store_read_end(w.t.store, db);
	assert_int_equal(v.state, VERSION_WITHDRAWN);
	assert_true(v.published.n > 0);
	refused(&head, WITHDRAW, "publication.state");

	/* A new draft begins the next version; numbers go on. */
	j.in.at = j.at = world_at(2026, 11, 25, 9, 0);
	must(&j, SAVE);
	must(&j, PROPOSE);
	head.version = j.version;
	head.at = world_at(2026, 11, 25, 10, 0);
	head.from = date_of(head.at, ZONE_WIB);
	must(&head, APPROVE);
	read_all(&w, j.publication, &p, &working, &v);
	assert_int_equal(v.no, 3);
	assert_int_equal(p.act_count, 4);
	world_close(&w);
}

int
publication_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(drafts_are_closed_and_guarded),
		TEST_BOTH(approval_takes_two_and_all_parts),
		TEST_BOTH(whole_life),
		TEST_BOTH(a_late_job_does_not_publish_backwards),
		TEST_BOTH(every_hand_is_kept),
	};

	return cmocka_run_group_tests_name("publication", tests, NULL, NULL);
}
