/* complaint_walk_test.c - complaints walked at random through a year: what must hold after every step, whatever happened. */
#include "rooms/complaints/complaint_acts.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "core/world_test.h"
#include "rooms/complaints/complaint_case_test.h"

enum { CASES = 48, STEPS = 24 };

static unsigned
next(unsigned *seed, unsigned below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

/* How far a case has come; a pause does not count. Only a reopening goes back. */
static int
rank_of(const struct case_row *c)
{
	static const int ranks[] = {
		[COMPLAINT_UNVERIFIED] = 1, [COMPLAINT_VERIFIED] = 2, [COMPLAINT_REOPENED] = 2, [COMPLAINT_IN_WORK] = 3,
		[COMPLAINT_ANSWERED] = 4, [COMPLAINT_FINISHED] = 5, [COMPLAINT_ARCHIVED] = 5, [COMPLAINT_NOT_OURS] = 5,
		[COMPLAINT_WITHDRAWN] = 5,
	};

	return ranks[c->state == COMPLAINT_WAITING ? c->resume_state : c->state];
}

static void
holds(struct world *w, const struct case_row *was, const struct case_row *c)
{
	struct clock_list        clocks;
	const struct case_state *s = case_state_of(&complaint_kind, c->state);
	instant                  first = NO_INSTANT;
	struct db               *db;

	if (rank_of(c) < rank_of(was) && c->reopened == was->reopened)
		fail_msg("%.*s went back from %d to %d", STRF(c->number), was->state, c->state);
	assert_true(c->reopened <= 1);
	assert_true(c->act_count >= was->act_count && c->missed >= was->missed && c->level >= was->level && c->level <= 3);
	test_no_err(store_read_begin(w->t.store, &db));
	test_no_err(case_clocks(db, w->a, c->id, &clocks));
	store_read_end(w->t.store, db);
	for (size_t i = 0; i < clocks.n; i++) {
		const struct clock_row       *k = &clocks.at[i];
		const struct case_clock_rule *rule = &complaint_kind.clocks[k->clock - 1];
		bool                          running = k->state == CLOCK_RUNNING;

		assert_int_equal(rule->no, k->clock);
		if (k->round < c->reopened)
			assert_true(k->state >= CLOCK_MET);
		assert_true((k->state == CLOCK_PAUSED) <= (c->state == COMPLAINT_WAITING));
		assert_true(instant_known(k->paused_at) == (k->state == CLOCK_PAUSED));
		assert_true(instant_known(k->ended_at) == (k->state >= CLOCK_MET));
		if (s->final || c->state == COMPLAINT_ANSWERED)
			assert_false(running && rule->drives);
		if (running && rule->drives && (!instant_known(first) || k->due_at.ms < first.ms))
			first = k->due_at;
		if (running && k->clock == COMPLAINT_CLOCK_REPLY)
			assert_int_equal(c->reply_due_at.ms, k->due_at.ms);
	}
	assert_int_equal(c->due_at.ms, first.ms);
	assert_true(instant_known(c->closed_at) == s->final);
	assert_true((c->state == COMPLAINT_WAITING) == (c->resume_state != 0));
	assert_true((c->outcome.p != NULL) <= s->final);
}

/* One step: a move that is open to one of the three sides, or nothing but time. */
static void
step(struct world *w, case_id id, instant at, unsigned *seed)
{
	struct case_row          c = read_case(w, id, false);
	const struct case_move **moves;
	const struct person     *who = NULL;
	size_t                   n;
	unsigned                 side = next(seed, 4);
	struct actor             by = {.role = ROLE_CITIZEN};
	enum world_person        people[] = {WORLD_COORDINATOR, WORLD_OFFICER};

	if (side == 3) {
		timers(w, at);
		return;
	}
	if (side < 2) {
		who = &w->person[people[side]];
		by = world_actor(w, people[side], ROLE_OFFICER);
	}
	test_no_err(case_moves_open(w->a, &complaint_kind, &c, who, side == 2, at, &moves, &n));
	if (n == 0)
		return;
	const struct case_move *m = moves[next(seed, (unsigned)n)];

	/* Most ends are put off, and the desk mostly does what leads on, so that the walk gets far. */
	for (int i = 0; i < 3 && (m->to == 0 || m->to == COMPLAINT_WAITING ||
	    (m->to > 0 && m->to != COMPLAINT_FINISHED && case_state_of(&complaint_kind, m->to)->final)); i++)
		m = moves[next(seed, (unsigned)n)];
	struct case_move_in     in = {.verb = m->verb, .at = at, .text = STR("Kata-kata 081234567890."),
		.title = STR("Judul"), .body = STR("Isi"), .class_ = 1 + (int)next(seed, 4), .unit = w->unit,
		.assignee = w->person[WORLD_OFFICER].account, .rating = 1 + (int)next(seed, 5)};

	if (m->reasons)
		in.reason = arena_str(w->a, (str){m->reasons, strcspn(m->reasons, " ")}).p;
	const struct err *e = try_move(w, id, who, by, &in);

	/* What stood open may be refused only because time or the sameness of a class came between. */
	if (e && strcmp(e->code, "case.move") != 0 && strcmp(e->code, "case.class") != 0 && strcmp(e->code, "case.reopen") != 0 &&
	    strcmp(e->code, "case.no_extension") != 0)
		fail_msg("%s from %d: %s %s", m->verb, c.state, e->code, e->detail ? e->detail : "");
}

static void
whatever_happens(void **state)
{
	struct world w;
	unsigned     seed = 20261120;
	int          reached[CASE_MAX_STATES] = {0};

	world_open(&w, TEST_KIND(state));
	for (int i = 0; i < CASES; i++) {
		instant              at = world_at(2026, 1 + i % 10, 5, 9, 0);
		struct case_open_out out = file_one(&w, at, i % 4 == 3 ? MODE_CONFIDENTIAL : MODE_OPEN);
		struct case_row      was = read_case(&w, out.id, false);

		for (int k = 0; k < STEPS; k++) {
			at.ms += (int64_t)(1 + next(&seed, 96)) * MS_PER_HOUR;
			step(&w, out.id, at, &seed);
			struct case_row c = read_case(&w, out.id, false);

			holds(&w, &was, &c);
			reached[c.state]++;
			was = c;
		}
		check_chain(&w, out.id);
	}
	/* The walk has been everywhere worth going. */
	for (int s = COMPLAINT_UNVERIFIED; s <= COMPLAINT_REOPENED; s++) {
		if (reached[s] == 0)
			fail_msg("state %d was never reached", s);
	}
	/* What is open by the figures is what is open. */
	assert_int_equal(figure(&w, MEASURE_OPENED) - figure(&w, MEASURE_CLOSED),
	    world_int(&w, "SELECT COUNT(*) FROM case_file WHERE state NOT IN (6, 7, 8, 9)"));
	assert_int_equal(figure(&w, MEASURE_MISSED), world_int(&w, "SELECT CAST(SUM(missed) AS BIGINT) FROM case_file"));
	world_close(&w);
}

int
complaint_walk_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(whatever_happens),
	};

	return cmocka_run_group_tests_name("complaint_walk", tests, NULL, NULL);
}
