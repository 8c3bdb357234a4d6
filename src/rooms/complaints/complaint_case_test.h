/* complaint_case_test.h - for the tests of complaints: file, move, read, and look at what the log holds. Include cmocka.h and
 * core/world_test.h before it. */
#ifndef ROOMS_COMPLAINTS_COMPLAINT_CASE_TEST_H
#define ROOMS_COMPLAINTS_COMPLAINT_CASE_TEST_H

#include "core/search.h"
#include "rooms/complaints/complaint_acts.h"

#include <pthread.h>

static inline instant
end_of(int year, int month, int mday)
{
	day d = {0};

	if (!date_from_civil(year, month, mday, &d))
		fail_msg("no such day");
	return date_end(d, ZONE_WIB);
}

static inline void
assert_err(const struct err *e, const char *code)
{
	if (!e || strcmp(e->code, code) != 0)
		fail_msg("wanted %s, got %s (%s)", code, e ? e->code : "no error", e && e->detail ? e->detail : "");
}

/* ---- filing ---- */

static inline struct complaint_in
complaint_of(struct world *w, instant at, enum case_mode mode)
{
	return (struct complaint_in){
		.agency = w->agency, .category = w->category, .mode = mode, .channel = CHANNEL_WEB, .event = NO_DAY,
		.words = {.title = STR("KTP belum jadi"),
		    .text = STR("KTP saya belum jadi. NIK saya 3201011503850001.\nSudah dua bulan."), .want = STR("Segera jadi")},
		.reporter = {.name = STR("Budi Santoso"), .phone = STR("0812 3456 7890")}, .groups = STR("lansia"),
		.by = {.role = ROLE_CITIZEN}, .at = at,
	};
}

struct filing {
	struct world              *w;
	struct arena              *a;
	const struct complaint_in *in;
	struct case_open_out       out;
};

static inline const struct err *
filing_write(struct db *tx, void *ctx)
{
	struct filing *f = ctx;

	return complaint_file(tx, f->a, f->w->keys, random_system(), f->in, &f->out);
}

static inline const struct err *
try_file(struct world *w, const struct complaint_in *in, struct case_open_out *out)
{
	struct filing     f = {.w = w, .a = w->a, .in = in};
	const struct err *e = store_write(w->t.store, w->a, filing_write, &f);

	if (!e)
		*out = f.out;
	return e;
}

static inline struct case_open_out
file_one(struct world *w, instant at, enum case_mode mode)
{
	struct complaint_in  in = complaint_of(w, at, mode);
	struct case_open_out out = {0};

	test_no_err(try_file(w, &in, &out));
	return out;
}

struct filing_thread {
	struct world *w;
	int           count;
};

static inline void *
filing_thread(void *p)
{
	struct filing_thread *t = p;

	for (int i = 0; i < t->count; i++) {
		struct arena       *a = arena_open(4 << 20);
		struct complaint_in in = complaint_of(t->w, world_at(2026, 11, 20, 10, i), MODE_OPEN);
		struct filing       f = {.w = t->w, .a = a, .in = &in};
		const struct err   *e = store_write(t->w->t.store, a, filing_write, &f);

		if (e)
			print_error("filing: %s %s\n", e->code, e->detail ? e->detail : "");
		arena_close(a);
	}
	return NULL;
}

static inline void
file_from_threads(struct world *w, int threads, int each)
{
	pthread_t            ids[8];
	struct filing_thread t = {w, each};

	for (int i = 0; i < threads; i++)
		assert_int_equal(pthread_create(&ids[i], NULL, filing_thread, &t), 0);
	for (int i = 0; i < threads; i++)
		pthread_join(ids[i], NULL);
}

/* ---- import ---- */

static inline struct complaint_import_in
import_of(struct world *w, const char *source, const char *id, int state, instant opened, instant closed)
{
	return (struct complaint_import_in){
		.agency = w->agency, .unit = w->unit, .class_ = COMPLAINT_ORDINARY, .state = state,
		.title = STR("Lampu jalan mati"), .text = STR("Lampu di Jalan Melati mati."), .publish = true,
		.opened_at = opened, .closed_at = closed, .target_at = NO_INSTANT, .source_late = -1, .source = str_z(source),
		.external_id = str_z(id), .mark = STR("pindahan"), .cells = STR("{\"id\":\"1\"}"), .by = world_system(),
		.at = world_at(2026, 11, 20, 8, 0),
	};
}

struct importing {
	struct world                     *w;
	const struct complaint_import_in *in;
	struct case_open_out              out;
};

static inline const struct err *
importing_write(struct db *tx, void *ctx)
{
	struct importing *i = ctx;

	return complaint_import(tx, i->w->a, i->w->keys, random_system(), i->in, &i->out);
}

static inline const struct err *
try_import(struct world *w, const struct complaint_import_in *in, struct case_open_out *out)
{
	struct importing  i = {.w = w, .in = in};
	const struct err *e = store_write(w->t.store, w->a, importing_write, &i);

	if (!e)
		*out = i.out;
	return e;
}

static inline struct case_open_out
import_one(struct world *w, const char *source, const char *id, int state, instant opened, instant closed)
{
	struct complaint_import_in in = import_of(w, source, id, state, opened, closed);
	struct case_open_out       out = {0};

	test_no_err(try_import(w, &in, &out));
	return out;
}

/* ---- moves ---- */

struct moving {
	struct world        *w;
	const struct person *who;
	struct case_move_in  in;
	str                  leaf;
};

static inline const struct err *
moving_write(struct db *tx, void *ctx)
{
	struct moving *m = ctx;

	return case_move(tx, m->w->a, m->w->keys, m->who, &m->in, &m->leaf);
}

/* expected_n 0 stands for "any": no case with no act can be moved. */
static inline const struct err *
try_move(struct world *w, case_id id, const struct person *who, struct actor by, const struct case_move_in *in)
{
	struct moving m = {.w = w, .who = who, .in = *in};

	m.in.kind = &complaint_kind;
	m.in.id = id;
	m.in.by = by;
	if (m.in.expected_n == 0)
		m.in.expected_n = -1;
	if (m.in.rating == 0)
		m.in.rating = NO_INT;
	return store_write(w->t.store, w->a, moving_write, &m);
}

static inline const struct err *
try_staff(struct world *w, case_id id, enum world_person p, const struct case_move_in *in)
{
	return try_move(w, id, &w->person[p], world_actor(w, p, ROLE_OFFICER), in);
}

static inline void
make(struct world *w, case_id id, enum world_person p, const struct case_move_in *in)
{
	test_no_err(try_staff(w, id, p, in));
}

static inline void
do_move(struct world *w, case_id id, enum world_person p, const char *verb, instant at, const char *text)
{
	make(w, id, p, &(struct case_move_in){.verb = verb, .at = at, .text = str_z(text)});
}

static inline void
refuse(struct world *w, case_id id, enum world_person p, const struct case_move_in *in, const char *code)
{
	int64_t acts = world_int(w, "SELECT COUNT(*) FROM act"), leaves = world_int(w, "SELECT COUNT(*) FROM leaf");

	assert_err(try_staff(w, id, p, in), code);
	assert_int_equal(world_int(w, "SELECT COUNT(*) FROM act"), acts);
	assert_int_equal(world_int(w, "SELECT COUNT(*) FROM leaf"), leaves);
}

static inline const struct err *
try_holder(struct world *w, case_id id, const struct case_move_in *in)
{
	return try_move(w, id, NULL, (struct actor){.role = ROLE_CITIZEN}, in);
}

static inline void
do_holder(struct world *w, case_id id, const char *verb, instant at, const char *text)
{
	test_no_err(try_holder(w, id, &(struct case_move_in){.verb = verb, .at = at, .text = str_z(text)}));
}

static inline void
refuse_holder(struct world *w, case_id id, const char *verb, instant at, const char *text, const char *code)
{
	assert_err(try_holder(w, id, &(struct case_move_in){.verb = verb, .at = at, .text = str_z(text)}), code);
}

static inline void
rate(struct world *w, case_id id, instant at, int rating)
{
	test_no_err(try_holder(w, id, &(struct case_move_in){.verb = "dinilai", .at = at, .rating = rating}));
	assert_err(try_holder(w, id, &(struct case_move_in){.verb = "dinilai", .at = at, .rating = rating}), "case.rated");
}

struct verifying {
	struct world              *w;
	struct complaint_verify_in in;
	str                        leaf;
};

static inline const struct err *
verifying_write(struct db *tx, void *ctx)
{
	struct verifying *v = ctx;

	return complaint_verify(tx, v->w->a, v->w->keys, &v->w->person[WORLD_COORDINATOR], &v->in, &v->leaf);
}

static inline void
verify_as(struct world *w, case_id id, instant at, int class_)
{
	struct verifying v = {.w = w, .in = {.id = id, .class_ = class_, .title = STR("KTP belum jadi"),
		.body = STR("KTP saya belum jadi. NIK saya [NIK]. Sudah dua bulan."), .note = STR("Mohon segera."),
		.by = world_actor(w, WORLD_COORDINATOR, ROLE_COORDINATOR), .at = at, .expected_n = -1}};

	test_no_err(store_write(w->t.store, w->a, verifying_write, &v));
}

static inline void
verify(struct world *w, case_id id, instant at)
{
	verify_as(w, id, at, COMPLAINT_ORDINARY);
}

/* Filed, verified the next working day, answered the day after that (both at nine). */
static inline struct case_open_out
answered(struct world *w, instant at)
{
	struct case_open_out out = file_one(w, at, MODE_OPEN);

	verify(w, out.id, world_at(2026, 11, 23, 9, 0));
	do_move(w, out.id, WORLD_OFFICER, "tanggapan", world_at(2026, 11, 24, 9, 0), "KTP sudah dapat diambil.");
	return out;
}

static inline int64_t
timers(struct world *w, instant now)
{
	int64_t done = 0;

	test_no_err(case_timers_run(&complaint_kind, w->t.store, w->a, w->keys, now, 100, &done));
	return done;
}

/* ---- reading ---- */

static inline struct case_row
read_case(struct world *w, case_id id, bool open)
{
	struct case_row c = {0};
	struct db      *db;

	test_no_err(store_read_begin(w->t.store, &db));
	test_no_err(case_by_id(db, w->a, w->keys, id, open, &c));
	store_read_end(w->t.store, db);
	return c;
}

static inline struct clock_row
clock_of_case(struct world *w, case_id id, int clock)
{
	struct clock_list clocks;
	struct clock_row  found = {0};
	struct db        *db;

	test_no_err(store_read_begin(w->t.store, &db));
	test_no_err(case_clocks(db, w->a, id, &clocks));
	store_read_end(w->t.store, db);
	for (size_t i = 0; i < clocks.n; i++) {
		if (clocks.at[i].clock == clock)
			found = clocks.at[i];
	}
	if (found.clock == 0)
		fail_msg("no clock %d", clock);
	return found;
}

static inline instant
clock_due(struct world *w, case_id id, int clock)
{
	return clock_of_case(w, id, clock).due_at;
}

static inline enum clock_state
clock_state(struct world *w, case_id id, int clock)
{
	return clock_of_case(w, id, clock).state;
}

static inline int64_t
figure(struct world *w, enum measure m)
{
	return world_int(w, str_fmt(w->a, "SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM figure_delta WHERE measure = %d",
	    (int)m).p);
}

static inline size_t
hits(struct world *w, const char *query)
{
	struct search_hits found;
	struct db         *db;

	test_no_err(store_read_begin(w->t.store, &db));
	test_no_err(search_find(db, w->a, str_z(query), SUBJECT_CASE, CASE_COMPLAINT, w->agency, INT64_MAX, 10, &found));
	store_read_end(w->t.store, db);
	return found.n;
}

static inline struct act_list
acts_of(struct world *w, case_id id, enum visibility most, bool open)
{
	struct case_row c = read_case(w, id, false);
	struct act_list acts;
	struct db      *db;

	test_no_err(store_read_begin(w->t.store, &db));
	test_no_err(act_list_read(db, w->a, w->keys, c.key, c.number, SUBJECT_CASE, id.v, most, open, &acts));
	store_read_end(w->t.store, db);
	return acts;
}

static inline str
newest_text(struct world *w, case_id id)
{
	struct act_list acts = acts_of(w, id, VISIBLE_STAFF, false);

	return acts.at[acts.n - 1].text;
}

static inline struct leaf
leaf_by_hash(struct world *w, str hash)
{
	struct log_entry entry;
	struct leaf      l = {0};
	struct db       *db;
	bool             found;

	test_no_err(store_read_begin(w->t.store, &db));
	test_no_err(log_find(db, w->a, hash, &found, &entry));
	store_read_end(w->t.store, db);
	if (!found)
		fail_msg("no leaf");
	test_no_err(leaf_read(w->a, entry.bytes, &l)); /* lawful, and its one encoding */
	return l;
}

static inline struct leaf
newest_leaf(struct world *w, case_id id)
{
	return leaf_by_hash(w, read_case(w, id, false).last_leaf);
}

/* The record's chain: dense n, every p right, every leaf lawful, act and leaf say the same. */
static inline void
check_chain(struct world *w, case_id id)
{
	struct case_row c = read_case(w, id, false);
	struct act_list acts = acts_of(w, id, VISIBLE_STAFF, true);
	str             before = {0};

	assert_int_equal(acts.n, c.act_count);
	for (size_t i = 0; i < acts.n; i++) {
		struct leaf l = leaf_by_hash(w, acts.at[i].leaf);

		assert_int_equal(l.n, i);
		assert_int_equal(acts.at[i].n, i);
		assert_true(str_eq(l.p, before));
		assert_true(str_eq(l.r, c.number));
		assert_true(str_eq(l.a, acts.at[i].name));
		assert_true(str_eq(l.by, str_z(role_code(acts.at[i].by))));
		assert_true(str_eq(l.s, acts.at[i].state) && str_eq(l.x, acts.at[i].reason) && str_eq(l.q, acts.at[i].class_));
		before = acts.at[i].leaf;
	}
	assert_true(str_eq(c.last_leaf, before));
}

#endif
