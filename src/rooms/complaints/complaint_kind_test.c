/* complaint_kind_test.c - every move from every state against a matrix written by hand, and the table's own soundness. */
#include "rooms/complaints/complaint_kind.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "core/world_test.h"
#include "rooms/complaints/complaint_case_test.h"

/* Who makes it in the test. */
enum side { DESK, UNIT, HOLDER, SYSTEM };

/* One letter per state, in the order of their numbers: B belum_terverifikasi, T tunda, V terverifikasi, P proses,
 * J ditanggapi, S selesai, A arsip, W bukan_wewenang, C dicabut, K dibuka_kembali; small: refused. to: the state afterwards,
 * '=' as before, '<' as before the pause. */
static const struct {
	const char *verb;
	enum side   side;
	const char *from;
	char        to;
} matrix[] = {
	{"diverifikasi", DESK, "Btvpjsawck", 'V'},
	{"diteruskan", DESK, "btVPjsawcK", '='},
	{"ditugaskan", DESK, "BTVPJsawcK", '='},
	{"ditanya", DESK, "BtVPjsawcK", 'T'},
	{"ditanya", UNIT, "BtVPjsawcK", 'T'},
	{"dijawab", HOLDER, "bTvpjsawck", '<'},
	{"dijawab", UNIT, "bTvpjsawck", '<'},
	{"keterangan", HOLDER, "BtVPjsawcK", '='},
	{"keterangan", UNIT, "BtVPjsawcK", '='},
	{"tindak-lanjut", UNIT, "btVPjsawcK", 'P'},
	{"tanggapan", UNIT, "btVPJsawcK", 'J'},
	{"balasan", HOLDER, "btvpJsawck", '='},
	{"kelas", DESK, "btVPjsawcK", '='},
	{"perpanjangan", UNIT, "btVPjsawck", '='},
	{"arsip", DESK, "BtVpjsawck", 'A'},
	{"bukan-wewenang", DESK, "BtVpjsawck", 'W'},
	{"dicabut", HOLDER, "BTVPjsawcK", 'C'},
	{"dicabut", SYSTEM, "BTVPjsawcK", 'C'},
	{"selesai", HOLDER, "btvpJsawck", 'S'},
	{"selesai", SYSTEM, "btvpJsawck", 'S'},
	{"dinilai", HOLDER, "btvpjSawck", '='},
	{"dibuka-lagi", HOLDER, "btvpJSawck", 'K'},
	{"disamarkan", DESK, "btVPJSAWCK", '='},
	{"catatan-internal", UNIT, "BTVPJsawcK", '='},
	{"pihak", DESK, "BTVPJSAWCK", '='},
	{"unit", SYSTEM, "BTVPJsawcK", '='},
	/* Acts that nobody makes as a move. */
	{"diterima", HOLDER, "btvpjsawck", '='},
	{"impor", SYSTEM, "btvpjsawck", '='},
	{"tenggat-lewat", SYSTEM, "btvpjsawck", '='},
	{"naik", SYSTEM, "btvpjsawck", '='},
};

static const char letters[] = "BTVPJSAWCK";

/* Puts a case into a state by hand, tries the move, and rolls everything back. */
struct trial {
	struct world       *w;
	case_id             id;
	int                 state;
	const struct person *who;
	struct case_move_in in;
	int                 after;   /* 0: refused */
	const char         *refused; /* code */
};

static const struct err *
trial_write(struct db *tx, void *ctx)
{
	struct trial     *t = ctx;
	struct arena     *a = t->w->a;
	/* An own standard shorter than the guideline, so that an extension has room; reopening is open. */
	const char *text = str_fmt(a, "UPDATE case_file SET state = %d, resume_state = %d, title = 'T', body = 'B', "
	    "reopen_until = %lld WHERE id = %lld; UPDATE case_clock SET law = 'standar', amount = 3, due_at = %lld "
	    "WHERE case_id = %lld AND clock = 3", t->state, t->state == COMPLAINT_WAITING ? COMPLAINT_IN_WORK : 0,
	    (long long)world_at(2027, 1, 1, 0, 0).ms, (long long)t->id.v, (long long)end_of(2026, 11, 25).ms,
	    (long long)t->id.v).p;
	const struct err *e = db_script(tx, text);

	/* A mark can be taken back where there is one. */
	if (!e && strcmp(t->in.verb, "pihak") == 0)
		e = db_script(tx, str_fmt(a, "UPDATE case_file SET about_account_id = %lld WHERE id = %lld",
		    (long long)t->w->person[WORLD_OTHER].account.v, (long long)t->id.v).p);
	struct case_row   c;
	str               leaf;

	if (e)
		return e;
	e = case_move(tx, a, t->w->keys, t->who, &t->in, &leaf);
	t->after = 0;
	t->refused = e ? e->code : NULL;
	if (!e) {
		if ((e = case_by_id(tx, a, t->w->keys, t->id, false, &c)))
			return e;
		t->after = c.state;
	}
	return err_new(a, ERR_STATE, "trial.over", NULL, NULL);
}

static void
try_one(struct world *w, case_id id, size_t row, int state, struct trial *t)
{
	static const enum world_person people[] = {[DESK] = WORLD_COORDINATOR, [UNIT] = WORLD_OFFICER};
	enum side                      side = matrix[row].side;

	*t = (struct trial){.w = w, .id = id, .state = state, .who = side <= UNIT ? &w->person[people[side]] : NULL,
		.in = {.kind = &complaint_kind, .id = id, .verb = matrix[row].verb, .at = world_at(2026, 11, 24, 9, 0),
		    .text = STR("Kata-kata."), .title = STR("Judul"), .body = STR("Isi"), .class_ = COMPLAINT_INFORMATION,
		    .unit = w->other, .assignee = w->person[WORLD_OTHER].account, .rating = 5, .expected_n = -1}};
	t->in.by = side <= UNIT ? world_actor(w, people[side], ROLE_OFFICER) :
	    (struct actor){.role = side == HOLDER ? ROLE_CITIZEN : ROLE_SYSTEM};
	const struct case_move *m = case_move_of(&complaint_kind, matrix[row].verb);

	/* The system's reason is the last of the list, everybody else's the first. */
	if (m && m->reasons)
		t->in.reason = side == SYSTEM ? strrchr(m->reasons, ' ') + 1 : case_reason_of(m, STR("salah_kelas")) ? "salah_kelas" :
		    arena_str(w->a, (str){m->reasons, strcspn(m->reasons, " ")}).p;
	assert_err(store_write(w->t.store, w->a, trial_write, t), "trial.over");
}

static void
every_move_from_every_state(void **state)
{
	struct world w;
	size_t       bad = 0, tried = 0;

	world_open(&w, TEST_KIND(state));
	struct case_open_out out = file_one(&w, world_at(2026, 11, 20, 10, 0), MODE_OPEN);
	int64_t              leaves = world_int(&w, "SELECT COUNT(*) FROM leaf");

	for (size_t row = 0; row < COUNT(matrix); row++) {
		for (int s = 1; s <= 10; s++) {
			bool         allowed = matrix[row].from[s - 1] == letters[s - 1];
			int          want = 0;
			struct trial t;

			if (allowed && matrix[row].to == '=')
				want = s;
			else if (allowed && matrix[row].to == '<')
				want = COMPLAINT_IN_WORK;
			else if (allowed)
				want = (int)(strchr(letters, matrix[row].to) - letters) + 1;
			try_one(&w, out.id, row, s, &t);
			tried++;
			if (t.after != want) {
				print_error("%s (side %d) from state %c: %d, wanted %d (%s)\n", matrix[row].verb, matrix[row].side,
				    letters[s - 1], t.after, want, t.refused ? t.refused : "made");
				bad++;
			} else if (!allowed && strcmp(t.refused, "case.move") != 0 && strcmp(t.refused, "access.denied") != 0) {
				print_error("%s from %c refused as %s\n", matrix[row].verb, letters[s - 1], t.refused);
				bad++;
			}
		}
	}
	assert_int_equal(bad, 0);
	assert_int_equal(tried, COUNT(matrix) * 10);
	assert_int_equal(world_int(&w, "SELECT COUNT(*) FROM leaf"), leaves); /* trials left nothing */
	world_close(&w);
}

/* The buttons a person sees are exactly the moves that work. */
static void
buttons_are_the_moves_that_work(void **state)
{
	static const struct {
		enum side   side;
		const char *verbs[12]; /* in state terverifikasi */
	} rows[] = {
		{DESK, {"diteruskan", "ditugaskan", "ditanya", "keterangan", "kelas", "arsip", "bukan-wewenang", "disamarkan",
		    "catatan-internal"}},
		{UNIT, {"ditanya", "keterangan", "tindak-lanjut", "tanggapan", "perpanjangan", "catatan-internal"}},
		{HOLDER, {"keterangan", "dicabut"}},
	};
	struct world w;

	world_open(&w, TEST_KIND(state));
	struct case_open_out out = file_one(&w, world_at(2026, 11, 20, 10, 0), MODE_OPEN);

	verify(&w, out.id, world_at(2026, 11, 23, 9, 0));
	struct case_row c = read_case(&w, out.id, false);

	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct case_move **moves;
		size_t                   n;
		const struct person     *who = rows[i].side == DESK ? &w.person[WORLD_COORDINATOR] :
		    rows[i].side == UNIT ? &w.person[WORLD_OFFICER] : NULL;

		test_no_err(case_moves_open(w.a, &complaint_kind, &c, who, rows[i].side == HOLDER, world_at(2026, 11, 24, 9, 0),
		    &moves, &n));
		for (size_t k = 0; k < n || (k < 12 && rows[i].verbs[k]); k++) {
			const char *got = k < n ? moves[k]->verb : "-", *want = k < 12 && rows[i].verbs[k] ? rows[i].verbs[k] : "-";

			if (strcmp(got, want) != 0)
				fail_msg("row %zu button %zu: %s, wanted %s", i, k, got, want);
		}
	}
	world_close(&w);
}

static void
the_table_is_sound(void **state)
{
	struct arena *a = arena_open(1 << 20);

	(void)state;
	assert_non_null(case_state_of(&complaint_kind, complaint_kind.first_state));
	for (size_t i = 0; i < complaint_kind.state_count; i++) {
		const struct case_state *s = &complaint_kind.states[i];

		assert_true(s->no > 0 && s->no < CASE_MAX_STATES && leaf_code_ok(str_z(s->slug)));
		assert_true(s->open != s->final);
		assert_true(word_find("complaint.state.", s->slug) == s->label);
	}
	for (size_t i = 0; i < complaint_kind.clock_count; i++) {
		const struct case_clock_rule *c = &complaint_kind.clocks[i];

		assert_true(c->no > 0 && c->no < CASE_MAX_CLOCKS && leaf_code_ok(str_z(c->slug)));
		if (c->on_due) {
			const struct case_move *m = case_move_of(&complaint_kind, c->on_due);

			assert_true(m && m->by_system && case_reason_of(m, str_z(c->due_reason)));
		}
	}
	for (size_t i = 0; i < complaint_kind.move_count; i++) {
		const struct case_move *m = &complaint_kind.moves[i];
		const struct leaf_act  *row = leaf_act_find(str_fmt(a, "aduan.%s", m->verb));
		str                     rest = str_z(m->reasons), code;

		if (!row)
			fail_msg("aduan.%s has no row in docs/leaf-acts.tsv", m->verb);
		assert_true(case_move_of(&complaint_kind, m->verb) == m); /* each verb once */
		assert_true(case_move_of_act(&complaint_kind, str_fmt(a, "aduan.%s", m->verb)) == m);
		assert_true(m->done != WORD_NONE);
		assert_true((m->from == 0) == (m->label == WORD_NONE));
		if (m->words_field)
			assert_true(leaf_act_has_field(row, str_z(m->words_field)));
		if (m->public_field)
			assert_true(leaf_act_has_field(row, str_z(m->public_field)));
		assert_true(m->needs_reason == (m->reasons != NULL));
		while (m->reasons && str_cut(&rest, ' ', &code)) {
			assert_true(leaf_code_ok(code));
			assert_true(complaint_reason_word(code) != WORD_NONE);
		}
		/* No staff member can finish a case. */
		if (m->to == COMPLAINT_FINISHED)
			assert_false(m->by_staff);
	}
	for (int c = 1; c < COMPLAINT_CLASS_COUNT; c++) {
		assert_true(word_find("complaint.class.", complaint_kind.classes[c]) == complaint_class_word(c));
		assert_int_equal(case_class_of(&complaint_kind, str_z(complaint_kind.classes[c])), c);
	}
	assert_int_equal(case_class_of(&complaint_kind, STR("tidak_ada")), 0);
	assert_true(complaint_reason_word(STR("tidak ada")) == WORD_NONE);
	assert_true(case_move_of_act(&complaint_kind, STR("aduan.")) == NULL);
	assert_true(case_move_of_act(&complaint_kind, STR("informasi.ditanya")) == NULL);
	arena_close(a);
}

/* Terms by class, against the numbers of the guideline written by hand. */
static void
terms_by_class(void **state)
{
	static const struct {
		const char    *why;
		int            clock, class_;
		int64_t        amount;
		enum time_unit unit;
	} rows[] = {
		{"verified and forwarded", 1, 3, 3, TIME_WORKING_DAYS},
		{"first answer", 2, 3, 5, TIME_WORKING_DAYS},
		{"information", 3, COMPLAINT_INFORMATION, 5, TIME_WORKING_DAYS},
		{"suggestion", 3, COMPLAINT_ASPIRATION, 14, TIME_WORKING_DAYS},
		{"no investigation", 3, COMPLAINT_ORDINARY, 14, TIME_WORKING_DAYS},
		{"investigation", 3, COMPLAINT_SUPERVISORY, 60, TIME_WORKING_DAYS},
		{"no class yet", 3, 0, 14, TIME_WORKING_DAYS},
		{"law", 4, COMPLAINT_ORDINARY, 60, TIME_DAYS},
		{"reply", 5, COMPLAINT_ORDINARY, 10, TIME_WORKING_DAYS},
		{"completion by the reporter", 6, COMPLAINT_ORDINARY, 30, TIME_DAYS},
		{"reopening", 7, COMPLAINT_ORDINARY, 10, TIME_WORKING_DAYS},
	};
	const struct law_table law = {0};
	struct clock_terms     terms;
	day                    on = {20000};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_true(complaint_kind.terms(&law, rows[i].clock, rows[i].class_, on, &terms));
		if (terms.amount != rows[i].amount || terms.unit != rows[i].unit)
			fail_msg("%s: %lld", rows[i].why, (long long)terms.amount);
	}
	assert_false(complaint_kind.terms(&law, 0, 3, on, &terms));
	assert_false(complaint_kind.terms(&law, 8, 3, on, &terms));
	assert_int_equal(complaint_kind.reopen_times(&law, on), 1);
	/* An agency that promises less than the guideline. */
	const struct law_override shorter = {LAW_SP4N62_SELESAI_TIDAK_BERKADAR, {19000}, 7, "SK 1"};
	const struct law_table    own = {&shorter, 1};

	assert_true(complaint_kind.terms(&own, 3, COMPLAINT_ORDINARY, on, &terms));
	assert_int_equal(terms.amount, 7);
	assert_true(complaint_kind.terms(&own, 3, COMPLAINT_ORDINARY, (day){18999}, &terms));
	assert_int_equal(terms.amount, 14);
}

int
complaint_kind_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(every_move_from_every_state),
		TEST_BOTH(buttons_are_the_moves_that_work),
		cmocka_unit_test(the_table_is_sound),
		cmocka_unit_test(terms_by_class),
	};

	return cmocka_run_group_tests_name("complaint_kind", tests, NULL, NULL);
}
