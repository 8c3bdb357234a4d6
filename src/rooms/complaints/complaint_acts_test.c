/* complaint_acts_test.c - the way of a complaint from filing to its end: what the database and the log hold after each step. */
#include "rooms/complaints/complaint_acts.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "core/publication.h"
#include "core/world_test.h"
#include "rooms/complaints/complaint_case_test.h"

/* ---- filing ---- */

static void
filing_gives_number_code_and_dates(void **state)
{
	struct world         w;
	struct case_open_out out;
	struct case_row      c;

	world_open(&w, TEST_KIND(state));
	out = file_one(&w, world_at(2026, 11, 20, 10, 0), MODE_OPEN); /* a Friday */
	assert_true(str_eq(out.number, STR("ADU-KCS-2026-000001")));
	assert_int_equal(out.code.n, SECRET_CODE_SHOWN);
	c = read_case(&w, out.id, true);
	assert_int_equal(c.state, COMPLAINT_UNVERIFIED);
	assert_int_equal(c.unit.v, w.unit.v); /* the category's */
	assert_int_equal(c.class_, COMPLAINT_ORDINARY);
	assert_true(c.title.p == NULL && c.body.p == NULL); /* nothing public yet */
	assert_true(str_find(c.sealed, STR("3201011503850001"), 0) >= 0);
	/* 3 working days: Wednesday; 14: 10 December; 60 calendar days: 19 January. */
	assert_int_equal(clock_due(&w, out.id, COMPLAINT_CLOCK_VERIFY).ms, end_of(2026, 11, 25).ms);
	assert_int_equal(clock_due(&w, out.id, COMPLAINT_CLOCK_COMPLETE).ms, end_of(2026, 12, 10).ms);
	assert_int_equal(clock_due(&w, out.id, COMPLAINT_CLOCK_LAW).ms, end_of(2027, 1, 19).ms);
	assert_int_equal(c.due_at.ms, end_of(2026, 11, 25).ms);
	assert_int_equal(c.due_clock, COMPLAINT_CLOCK_VERIFY);
	/* Nothing personal stands in the clear. */
	assert_int_equal(world_int(&w, "SELECT COUNT(*) FROM act WHERE text IS NOT NULL AND subject = 1"), 0);
	struct leaf l = newest_leaf(&w, out.id);
	assert_true(str_eq(l.a, STR("aduan.diterima")) && str_eq(l.by, STR("warga")) && str_eq(l.s, STR("belum_terverifikasi")));
	assert_true(str_eq(l.q, STR("pengaduan_tbp")) && l.n == 0 && !l.p.p && l.k.n == 64 && l.d_count == 3 && l.c_count == 4);
	assert_true(str_eq(l.o, STR("kcs.catsip")));
	assert_int_equal(figure(&w, MEASURE_OPENED), 1);
	check_chain(&w, out.id);
	world_close(&w);
}

static void
filing_refuses_what_is_missing(void **state)
{
	static const struct {
		const char *why, *code, *field;
		const char *title, *text, *name, *phone, *mail;
		int         event_offset;
		enum case_mode mode;
	} rows[] = {
		{"no title", "complaint.title", "judul", " ", "Isi yang cukup panjang", "Budi", "", "", 0, MODE_OPEN},
		{"short text", "complaint.text", "isi", "Judul", "pendek", "Budi", "", "", 0, MODE_OPEN},
		{"no name when open", "complaint.name", "nama", "Judul", "Isi yang cukup panjang", "", "", "", 0, MODE_OPEN},
		{"bad telephone", "complaint.phone", "telepon", "Judul", "Isi yang cukup panjang", "Budi", "12", "", 0, MODE_OPEN},
		{"bad mail", "complaint.mail", "surel", "Judul", "Isi yang cukup panjang", "Budi", "", "a@b", 0, MODE_OPEN},
		{"event in the future", "complaint.event", "tanggal", "Judul", "Isi yang cukup panjang", "Budi", "", "", 2, MODE_OPEN},
		{"sealed is not for complaints", "complaint.mode", "cara", "Judul", "Isi yang cukup panjang", "B", "", "", 0,
		    MODE_SEALED},
	};
	struct world w;

	world_open(&w, TEST_KIND(state));
	for (size_t i = 0; i < COUNT(rows); i++) {
		instant             at = world_at(2026, 11, 20, 10, 0);
		struct complaint_in in = complaint_of(&w, at, rows[i].mode);
		struct case_open_out out;

		in.words.title = str_z(rows[i].title);
		in.words.text = str_z(rows[i].text);
		in.reporter = (struct complaint_reporter){.name = str_z(rows[i].name), .phone = str_z(rows[i].phone),
			.mail = str_z(rows[i].mail)};
		in.event = (day){date_of(at, ZONE_WIB).d + rows[i].event_offset};
		const struct err *e = try_file(&w, &in, &out);

		if (!e || strcmp(e->code, rows[i].code) != 0 || strcmp(e->field, rows[i].field) != 0)
			fail_msg("%s: got %s", rows[i].why, e ? e->code : "nothing");
	}
	assert_int_equal(world_int(&w, "SELECT COUNT(*) FROM case_file"), 0);
	assert_int_equal(world_int(&w, "SELECT COUNT(*) FROM number_counter"), 0); /* no hole was made */
	world_close(&w);
}

static void
a_confidential_complaint_tells_the_log_nothing_more(void **state)
{
	struct world         w;
	struct case_open_out out;
	struct case_row      c;
	str                  number;

	world_open(&w, TEST_KIND(state));
	out = file_one(&w, world_at(2026, 11, 20, 10, 42), MODE_CONFIDENTIAL);
	number = out.number;
	assert_true(str_starts(number, STR("RHS-")) && number.n == 4 + RANDOM_ID_CHARS);
	struct leaf l = newest_leaf(&w, out.id);
	assert_true(!l.o.p && !l.k.p && !l.b.p);
	assert_int_equal(l.t.ms, world_at(2026, 11, 20, 10, 0).ms);
	verify(&w, out.id, world_at(2026, 11, 23, 9, 0));
	c = read_case(&w, out.id, false);
	assert_int_equal(c.state, COMPLAINT_VERIFIED);
	assert_true(c.title.p == NULL && c.body.p == NULL);
	do_move(&w, out.id, WORLD_OFFICER, "tanggapan", world_at(2026, 11, 24, 9, 15), "Sudah kami perbaiki.");
	l = newest_leaf(&w, out.id);
	assert_true(!l.o.p && !l.k.p && str_eq(l.s, STR("ditanggapi")));
	assert_int_equal(l.t.ms, world_at(2026, 11, 24, 9, 0).ms);
	assert_int_equal(world_int(&w, "SELECT COUNT(*) FROM act WHERE text IS NOT NULL AND subject = 1"), 0);
	assert_int_equal(world_int(&w, "SELECT COUNT(*) FROM search_item"), 0);
	assert_int_equal(world_int(&w, "SELECT COUNT(*) FROM number_counter"), 0);
	check_chain(&w, out.id);
	world_close(&w);
}

/* ---- the usual way ---- */

static void
from_filing_to_the_end(void **state)
{
	struct world         w;
	struct case_open_out out;
	struct case_row      c;

	world_open(&w, TEST_KIND(state));
	out = file_one(&w, world_at(2026, 11, 20, 10, 0), MODE_OPEN);
	verify(&w, out.id, world_at(2026, 11, 23, 9, 0));
	c = read_case(&w, out.id, false);
	assert_int_equal(c.state, COMPLAINT_VERIFIED);
	assert_true(str_eq(c.title, STR("KTP belum jadi")));
	assert_true(str_find(c.body, STR("[NIK]"), 0) >= 0);
	assert_int_equal(c.act_count, 3); /* diterima, diverifikasi, diteruskan */
	/* Verified and forwarded: the first clock is kept, the next one runs five working days from here. */
	assert_int_equal(clock_state(&w, out.id, COMPLAINT_CLOCK_VERIFY), CLOCK_MET);
	assert_int_equal(clock_due(&w, out.id, COMPLAINT_CLOCK_FIRST_ANSWER).ms, end_of(2026, 11, 30).ms);
	assert_int_equal(c.due_at.ms, end_of(2026, 11, 30).ms);
	assert_int_equal(figure(&w, MEASURE_VERIFIED), 1);
	assert_int_equal(world_int(&w, "SELECT COUNT(*) FROM search_item"), 1);
	assert_int_equal(hits(&w, "ktp"), 1);
	assert_int_equal(hits(&w, "3201011503850001"), 0);

	do_move(&w, out.id, WORLD_OFFICER, "tindak-lanjut", world_at(2026, 11, 25, 9, 0), "Kami cek ke 081234567890.");
	c = read_case(&w, out.id, false);
	assert_int_equal(c.state, COMPLAINT_IN_WORK);
	assert_int_equal(clock_state(&w, out.id, COMPLAINT_CLOCK_FIRST_ANSWER), CLOCK_MET);
	assert_int_equal(c.due_at.ms, end_of(2026, 12, 10).ms);
	assert_int_equal(figure(&w, MEASURE_ANSWERED), 1);
	assert_true(str_eq(newest_text(&w, out.id), STR("Kami cek ke [nomor telepon].")));

	do_move(&w, out.id, WORLD_OFFICER, "tanggapan", world_at(2026, 11, 27, 9, 0), "KTP Anda sudah dapat diambil.");
	c = read_case(&w, out.id, false);
	assert_int_equal(c.state, COMPLAINT_ANSWERED);
	assert_true(!instant_known(c.due_at));
	assert_int_equal(c.reply_due_at.ms, end_of(2026, 12, 11).ms); /* ten working days */
	assert_int_equal(c.answered_at.ms, world_at(2026, 11, 25, 9, 0).ms);
	assert_int_equal(figure(&w, MEASURE_ON_TIME), 1);
	assert_int_equal(figure(&w, MEASURE_MINUTES), (world_at(2026, 11, 27, 9, 0).ms - world_at(2026, 11, 20, 10, 0).ms) / 60000);

	do_holder(&w, out.id, "selesai", world_at(2026, 11, 28, 20, 0), NULL);
	c = read_case(&w, out.id, false);
	assert_int_equal(c.state, COMPLAINT_FINISHED);
	assert_true(str_eq(c.outcome, STR("diterima_pelapor")));
	assert_true(instant_known(c.closed_at) && instant_known(c.reopen_until));
	assert_int_equal(figure(&w, MEASURE_CLOSED), 1);
	assert_int_equal(figure(&w, MEASURE_FINISHED), 1);
	rate(&w, out.id, world_at(2026, 11, 28, 20, 5), 4);
	assert_int_equal(figure(&w, MEASURE_RATING_SUM), 4);
	check_chain(&w, out.id);
	world_close(&w);
}

static void
questions_stop_all_clocks(void **state)
{
	struct world         w;
	struct case_open_out out;
	struct case_row      c;

	world_open(&w, TEST_KIND(state));
	/* Friday 18 December 2026: 24 is joint leave, 25 Christmas, 1 January free. */
	out = file_one(&w, world_at(2026, 12, 18, 10, 0), MODE_OPEN);
	assert_int_equal(clock_due(&w, out.id, COMPLAINT_CLOCK_VERIFY).ms, end_of(2026, 12, 23).ms);
	do_move(&w, out.id, WORLD_COORDINATOR, "ditanya", world_at(2026, 12, 22, 9, 0), "Kapan Anda mendaftar?");
	c = read_case(&w, out.id, false);
	assert_int_equal(c.state, COMPLAINT_WAITING);
	assert_true(!instant_known(c.due_at));
	assert_int_equal(clock_state(&w, out.id, COMPLAINT_CLOCK_VERIFY), CLOCK_PAUSED);
	assert_int_equal(clock_state(&w, out.id, COMPLAINT_CLOCK_LAW), CLOCK_PAUSED);
	assert_int_equal(clock_due(&w, out.id, COMPLAINT_CLOCK_COMPLETION).ms, end_of(2027, 1, 21).ms); /* thirty days */
	struct leaf l = newest_leaf(&w, out.id);
	assert_int_equal(l.d_count, 4);
	/* The words of a complaint not yet public are for its parties only. */
	assert_true(newest_text(&w, out.id).p == NULL);
	/* One whole working day was counted (21 December), two are left; answered on Monday 4 January;
	 * the fifth is free (Isra Mikraj). */
	do_holder(&w, out.id, "dijawab", world_at(2027, 1, 4, 8, 0), "Bulan lalu.");
	c = read_case(&w, out.id, false);
	assert_int_equal(c.state, COMPLAINT_UNVERIFIED);
	assert_int_equal(clock_due(&w, out.id, COMPLAINT_CLOCK_VERIFY).ms, end_of(2027, 1, 7).ms);
	/* 60 days less the 3 whole days before the question: 57 from 4 January. */
	assert_int_equal(clock_due(&w, out.id, COMPLAINT_CLOCK_LAW).ms, end_of(2027, 3, 2).ms);
	assert_int_equal(clock_state(&w, out.id, COMPLAINT_CLOCK_COMPLETION), CLOCK_MET);
	check_chain(&w, out.id);
	world_close(&w);
}

static void
silence_after_a_question_withdraws(void **state)
{
	struct world         w;
	struct case_open_out out;
	struct case_row      c;

	world_open(&w, TEST_KIND(state));
	out = file_one(&w, world_at(2026, 11, 20, 10, 0), MODE_OPEN);
	do_move(&w, out.id, WORLD_COORDINATOR, "ditanya", world_at(2026, 11, 23, 9, 0), "Di mana?");
	assert_int_equal(timers(&w, world_at(2026, 12, 23, 23, 59)), 0); /* the thirtieth day is not over */
	assert_int_equal(timers(&w, world_at(2026, 12, 24, 0, 1)), 1);
	c = read_case(&w, out.id, false);
	assert_int_equal(c.state, COMPLAINT_WITHDRAWN);
	assert_true(str_eq(c.outcome, STR("tidak_dilengkapi")));
	assert_int_equal(c.missed, 0);
	assert_int_equal(figure(&w, MEASURE_WITHDRAWN), 1);
	struct leaf l = newest_leaf(&w, out.id);
	assert_true(str_eq(l.a, STR("aduan.dicabut")) && str_eq(l.by, STR("sistem")) && str_eq(l.x, STR("tidak_dilengkapi")));
	assert_int_equal(timers(&w, world_at(2027, 6, 1, 0, 0)), 0);
	check_chain(&w, out.id);
	world_close(&w);
}

static void
missed_promises_climb_the_ladder(void **state)
{
	struct world         w;
	struct case_open_out out;
	struct case_row      c;

	world_open(&w, TEST_KIND(state));
	out = file_one(&w, world_at(2026, 11, 20, 10, 0), MODE_OPEN);
	assert_int_equal(timers(&w, world_at(2026, 11, 25, 23, 59)), 0);
	assert_int_equal(timers(&w, world_at(2026, 11, 26, 0, 1)), 1);
	c = read_case(&w, out.id, false);
	assert_int_equal(c.level, 1);
	assert_int_equal(c.missed, 1);
	assert_int_equal(c.due_at.ms, end_of(2026, 11, 25).ms); /* still the promise that was broken */
	struct leaf l = newest_leaf(&w, out.id);
	assert_true(str_eq(l.a, STR("aduan.naik")) && str_eq(l.x, STR("atasan_unit")) && l.j_count == 1 && l.j[0].value == 1);
	assert_int_equal(timers(&w, world_at(2026, 11, 27, 0, 1)), 0); /* noted once */
	/* Verified late, then all promises missed: the ladder ends at the inspectorate. */
	verify(&w, out.id, world_at(2026, 11, 27, 9, 0));
	assert_int_equal(clock_state(&w, out.id, COMPLAINT_CLOCK_VERIFY), CLOCK_MISSED);
	assert_int_equal(figure(&w, MEASURE_VERIFIED_LATE), 1);
	assert_int_equal(timers(&w, world_at(2027, 6, 1, 0, 0)), 1);
	c = read_case(&w, out.id, false);
	assert_int_equal(c.missed, 4);
	assert_int_equal(c.level, 3);
	assert_int_equal(figure(&w, MEASURE_MISSED), 4);
	do_move(&w, out.id, WORLD_OFFICER, "tanggapan", world_at(2027, 6, 2, 9, 0), "Maaf terlambat.");
	assert_int_equal(figure(&w, MEASURE_LATE), 1);
	assert_int_equal(figure(&w, MEASURE_ON_TIME), 0);
	check_chain(&w, out.id);
	world_close(&w);
}

struct script {
	const char *text;
};

static const struct err *
script_write(struct db *tx, void *ctx)
{
	return db_script(tx, ((struct script *)ctx)->text);
}

/* Cases that cannot be settled stand first in the row for ever: whoever comes behind them is settled all the same. */
static void
what_cannot_be_settled_stops_nobody(void **state)
{
	enum { BROKEN = 5, WHOLE = 3, BATCH = 2 };
	struct world         w;
	struct case_open_out out;
	int64_t              done = 0;

	world_open(&w, TEST_KIND(state));
	for (int i = 0; i < BROKEN + WHOLE; i++)
		out = file_one(&w, world_at(2026, 11, 20, 10, i), MODE_OPEN);
	struct script broken = {str_fmt(w.a, "UPDATE case_file SET last_leaf = 'x' WHERE id <= %lld", (long long)out.id.v - WHOLE).p};

	test_no_err(store_write(w.t.store, w.a, script_write, &broken));
	/* All promises of all cases are past: four rows a case. */
	assert_err(case_timers_run(&complaint_kind, w.t.store, w.a, w.keys, world_at(2027, 6, 1, 0, 1), BATCH, &done), "leaf.value");
	assert_int_equal(done, WHOLE);
	assert_int_equal(world_int(&w, "SELECT COUNT(*) FROM case_file WHERE missed > 0"), WHOLE);
	assert_int_equal(world_int(&w, str_fmt(w.a, "SELECT COUNT(*) FROM case_clock WHERE state = 1 AND late_noted = 0 AND "
	    "case_id > %lld", (long long)out.id.v - WHOLE).p), 0);
	assert_err(case_timers_run(&complaint_kind, w.t.store, w.a, w.keys, world_at(2027, 6, 1, 0, 2), BATCH, &done), "leaf.value");
	assert_int_equal(done, 0);
	world_close(&w);
}

/* A move made after a date has passed writes the missed promise first, though no timer came by. */
static void
what_time_did_comes_first(void **state)
{
	struct world         w;
	struct case_open_out out;

	world_open(&w, TEST_KIND(state));
	out = file_one(&w, world_at(2026, 11, 20, 10, 0), MODE_OPEN);
	verify(&w, out.id, world_at(2026, 11, 30, 9, 0));
	assert_int_equal(figure(&w, MEASURE_MISSED), 1);
	assert_int_equal(world_int(&w, "SELECT n FROM act WHERE name = 'aduan.tenggat-lewat'"), 1);
	assert_int_equal(world_int(&w, "SELECT n FROM act WHERE name = 'aduan.naik'"), 2);
	assert_int_equal(world_int(&w, "SELECT n FROM act WHERE name = 'aduan.diverifikasi'"), 3);
	check_chain(&w, out.id);
	world_close(&w);
}

static void
silence_after_the_answer_ends(void **state)
{
	struct world         w;
	struct case_open_out out;
	struct case_row      c;

	world_open(&w, TEST_KIND(state));
	out = answered(&w, world_at(2026, 11, 20, 10, 0));
	/* Answered on 24 November: ten working days end on 8 December. A reply of the reporter starts them again. */
	do_holder(&w, out.id, "balasan", world_at(2026, 12, 8, 12, 0), "Kapan?");
	c = read_case(&w, out.id, false);
	assert_int_equal(c.reply_due_at.ms, end_of(2026, 12, 22).ms);
	assert_int_equal(timers(&w, world_at(2026, 12, 22, 12, 0)), 0);
	assert_int_equal(timers(&w, world_at(2026, 12, 23, 0, 5)), 1);
	c = read_case(&w, out.id, false);
	assert_int_equal(c.state, COMPLAINT_FINISHED);
	assert_true(str_eq(c.outcome, STR("tanpa_balasan")));
	assert_int_equal(c.missed, 0);
	assert_true(instant_known(c.reopen_until));
	check_chain(&w, out.id);
	world_close(&w);
}

static void
reopening_once_with_new_clocks(void **state)
{
	struct world         w;
	struct case_open_out out;
	struct case_row      c;

	world_open(&w, TEST_KIND(state));
	out = answered(&w, world_at(2026, 11, 20, 10, 0));
	do_holder(&w, out.id, "selesai", world_at(2026, 11, 25, 9, 0), NULL);
	rate(&w, out.id, world_at(2026, 11, 25, 9, 5), 2);
	do_holder(&w, out.id, "dibuka-lagi", world_at(2026, 11, 26, 9, 0), "KTP ternyata salah cetak.");
	c = read_case(&w, out.id, false);
	assert_int_equal(c.state, COMPLAINT_REOPENED);
	assert_int_equal(c.reopened, 1);
	assert_int_equal(c.rating, NO_INT);
	assert_true(!instant_known(c.closed_at) && !instant_known(c.reopen_until));
	assert_int_equal(c.due_at.ms, end_of(2026, 12, 3).ms); /* five working days anew */
	assert_int_equal(figure(&w, MEASURE_CLOSED), 0);
	assert_int_equal(figure(&w, MEASURE_FINISHED), 0);
	assert_int_equal(figure(&w, MEASURE_REOPENED), 1);
	do_move(&w, out.id, WORLD_OFFICER, "tanggapan", world_at(2026, 11, 27, 9, 0), "Sudah dicetak ulang.");
	c = read_case(&w, out.id, false);
	assert_true(!instant_known(c.reopen_until)); /* the one time is used */
	refuse_holder(&w, out.id, "dibuka-lagi", world_at(2026, 11, 28, 9, 0), "Masih salah.", "case.reopen");
	do_holder(&w, out.id, "selesai", world_at(2026, 11, 28, 10, 0), NULL);
	refuse_holder(&w, out.id, "dibuka-lagi", world_at(2026, 11, 29, 9, 0), "Masih salah.", "case.reopen");
	assert_int_equal(figure(&w, MEASURE_CLOSED), 1);
	check_chain(&w, out.id);
	world_close(&w);
}

/* A report counts once, by all its answers: what was late stays late, and what the reporter refused is no answer in time. */
static void
a_report_counts_once(void **state)
{
	static const struct {
		const char *why;
		int         first_day, again_day; /* from 30 November; filed on the 20th, promised until the 27th */
		int64_t     on_time, late;        /* at last */
	} cases[] = {
		{"refused, then answered in time", -3, 0, 1, 0},
		{"a quick answer that was none does not help", -3, 20, 0, 1},
		{"late once is late, however fast the second", 3, 4, 0, 1},
		{"late twice is late once", 3, 28, 0, 1},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct world         w;
		struct case_open_out out;
		instant              base = world_at(2026, 11, 30, 9, 0);
		instant              first = {base.ms + cases[i].first_day * (int64_t)MS_PER_DAY};
		instant              reopened = {first.ms + MS_PER_MINUTE};
		instant              again = {base.ms + cases[i].again_day * (int64_t)MS_PER_DAY};
		int64_t              was_late = cases[i].first_day > 0;

		world_open(&w, TEST_KIND(state));
		out = file_one(&w, world_at(2026, 11, 20, 10, 0), MODE_OPEN);
		verify_as(&w, out.id, world_at(2026, 11, 23, 9, 0), COMPLAINT_INFORMATION);
		do_move(&w, out.id, WORLD_OFFICER, "tanggapan", first, "Sudah kami jawab.");
		assert_int_equal(figure(&w, MEASURE_ON_TIME) + figure(&w, MEASURE_LATE), 1);
		assert_int_equal(figure(&w, MEASURE_LATE), was_late);
		do_holder(&w, out.id, "dibuka-lagi", reopened, "Belum dijawab.");
		assert_int_equal(figure(&w, MEASURE_ON_TIME), 0);
		assert_int_equal(figure(&w, MEASURE_LATE), was_late);
		assert_int_equal(figure(&w, MEASURE_VERIFIED), 1);
		do_move(&w, out.id, WORLD_OFFICER, "tanggapan", again, "Inilah jawabannya.");
		if (figure(&w, MEASURE_ON_TIME) != cases[i].on_time || figure(&w, MEASURE_LATE) != cases[i].late)
			fail_msg("%s: %lld in time, %lld late", cases[i].why, (long long)figure(&w, MEASURE_ON_TIME),
			    (long long)figure(&w, MEASURE_LATE));
		check_chain(&w, out.id);
		world_close(&w);
	}
}

static void
reopening_ends_with_its_window(void **state)
{
	struct world         w;
	struct case_open_out out;

	world_open(&w, TEST_KIND(state));
	out = answered(&w, world_at(2026, 11, 20, 10, 0));
	do_holder(&w, out.id, "selesai", world_at(2026, 11, 25, 9, 0), NULL);
	/* Ten working days from 25 November: 9 December. */
	refuse_holder(&w, out.id, "dibuka-lagi", world_at(2026, 12, 10, 0, 0), "Terlambat.", "case.reopen");
	assert_int_equal(timers(&w, world_at(2026, 12, 10, 0, 0)), 0); /* ends without an act */
	assert_int_equal(world_int(&w, "SELECT state FROM case_clock WHERE clock = 7 ORDER BY id DESC LIMIT 1"), CLOCK_STOPPED);
	world_close(&w);
}

static void
a_class_moves_the_date_with_a_reason(void **state)
{
	struct world         w;
	struct case_open_out out;
	struct case_row      c;

	world_open(&w, TEST_KIND(state));
	out = file_one(&w, world_at(2026, 11, 20, 10, 0), MODE_OPEN);
	/* Verification sets another class; it may make the promise shorter … */
	verify_as(&w, out.id, world_at(2026, 11, 23, 9, 0), COMPLAINT_INFORMATION);
	assert_int_equal(clock_due(&w, out.id, COMPLAINT_CLOCK_COMPLETE).ms, end_of(2026, 11, 27).ms);
	/* … never longer: that takes a reclassification with a reason and words to the citizen. */
	refuse(&w, out.id, WORLD_COORDINATOR, &(struct case_move_in){.verb = "kelas", .class_ = COMPLAINT_SUPERVISORY,
	    .text = STR("Perlu diperiksa."), .at = world_at(2026, 11, 24, 9, 0)}, "case.reason");
	refuse(&w, out.id, WORLD_COORDINATOR, &(struct case_move_in){.verb = "kelas", .class_ = COMPLAINT_SUPERVISORY,
	    .reason = "perlu_pemeriksaan", .at = world_at(2026, 11, 24, 9, 0)}, "case.text");
	refuse(&w, out.id, WORLD_COORDINATOR, &(struct case_move_in){.verb = "kelas", .class_ = COMPLAINT_INFORMATION,
	    .reason = "perlu_pemeriksaan", .text = STR("Sama."), .at = world_at(2026, 11, 24, 9, 0)}, "case.class");
	make(&w, out.id, WORLD_COORDINATOR, &(struct case_move_in){.verb = "kelas", .class_ = COMPLAINT_SUPERVISORY,
	    .reason = "perlu_pemeriksaan", .text = STR("Perlu diperiksa."), .at = world_at(2026, 11, 24, 9, 0)});
	c = read_case(&w, out.id, false);
	assert_int_equal(c.class_, COMPLAINT_SUPERVISORY);
	/* 60 working days from 20 November: far behind the 60 calendar days of the law, which now drive. */
	assert_true(clock_due(&w, out.id, COMPLAINT_CLOCK_COMPLETE).ms > end_of(2027, 2, 1).ms);
	struct leaf l = newest_leaf(&w, out.id);
	assert_true(str_eq(l.q, STR("pengaduan_bp")) && str_eq(l.x, STR("perlu_pemeriksaan")) && l.d_count == 1 && l.k.n == 64);
	/* Back to a short class on a day when its date is past: today is the earliest that can be promised. */
	make(&w, out.id, WORLD_COORDINATOR, &(struct case_move_in){.verb = "kelas", .class_ = COMPLAINT_INFORMATION,
	    .reason = "salah_kelas", .text = STR("Ternyata permintaan informasi."), .at = world_at(2026, 11, 30, 9, 0)});
	assert_int_equal(clock_due(&w, out.id, COMPLAINT_CLOCK_COMPLETE).ms, end_of(2026, 11, 30).ms);
	check_chain(&w, out.id);
	world_close(&w);
}

static void
verification_never_moves_the_date_away(void **state)
{
	struct world         w;
	struct case_open_out out;

	world_open(&w, TEST_KIND(state));
	out = file_one(&w, world_at(2026, 11, 20, 10, 0), MODE_OPEN);
	verify_as(&w, out.id, world_at(2026, 11, 23, 9, 0), COMPLAINT_SUPERVISORY);
	assert_int_equal(clock_due(&w, out.id, COMPLAINT_CLOCK_COMPLETE).ms, end_of(2026, 12, 10).ms);
	assert_int_equal(read_case(&w, out.id, false).class_, COMPLAINT_SUPERVISORY);
	world_close(&w);
}

static void
an_extension_needs_room(void **state)
{
	struct world         w;
	struct case_open_out out;

	world_open(&w, TEST_KIND(state));
	out = file_one(&w, world_at(2026, 11, 20, 10, 0), MODE_OPEN);
	verify(&w, out.id, world_at(2026, 11, 23, 9, 0));
	/* The guideline is the outer limit already. */
	refuse(&w, out.id, WORLD_OFFICER, &(struct case_move_in){.verb = "perpanjangan", .reason = "keadaan_kahar",
	    .text = STR("Banjir."), .at = world_at(2026, 11, 24, 9, 0)}, "case.no_extension");
	world_close(&w);
}

/* A standard in force of the unit, which promises complaints in six working days. */
static const struct publication_part standard_parts[] = {
	{.key = "tenggat_pengaduan", .kind = PART_TERM, .max_chars = 100},
};
static const struct publication_kind standard_kind = {.no = PUB_STANDARD, .prefix = "standar", .code = "STD",
	.topic = "layanan", .path = "/layanan/", .parts = standard_parts, .part_count = COUNT(standard_parts),
	.edit = PERM_STANDARD_EDIT, .approve = PERM_STANDARD_APPROVE};

struct publishing {
	struct world  *w;
	str            slug, body; /* absent: the usual one */
	publication_id id;
};

static const struct err *
publishing_write(struct db *tx, void *ctx)
{
	struct publishing     *p = ctx;
	struct world          *w = p->w;
	struct arena          *a = w->a;
	instant                at = world_at(2026, 11, 2, 9, 0);
	struct actor           author = world_actor(w, WORLD_OFFICER, ROLE_OFFICER), head = world_actor(w, WORLD_HEAD, ROLE_HEAD);
	const struct draft_in  in = {.kind = &standard_kind, .agency = w->agency, .unit = w->unit, .slug = p->slug.p ? p->slug : STR("ktp-el"),
		.title = STR("Penerbitan KTP-el"), .summary = STR("KTP"), .group = STR("kependudukan"),
		.body = p->body.p ? p->body : STR("{\"tenggat_pengaduan\":{\"jumlah\":6,\"satuan\":\"hari-kerja\"}}"), .note = STR("Baru"),
		.by = author, .at = at};
	struct publication_row row;
	struct version_row     version;
	bool                   found;
	const struct err      *e = draft_create(tx, a, w->keys, &in, &p->id);

	if (e || (e = publication_by_id(tx, a, p->id, &row)) ||
	    (e = version_at_work(tx, a, w->keys, &row, &found, &version)) ||
	    (e = version_propose(tx, a, w->keys, &standard_kind, version.id, &author, at)))
		return e;
	return version_approve(tx, a, w->keys, &standard_kind, version.id, date_of(at, ZONE_WIB), NO_INT, &head, at);
}

static void
the_services_own_promise_counts(void **state)
{
	struct world              w;
	struct publishing         p = {.w = &w};
	struct complaint_promises promises;
	struct case_open_out      out;
	struct complaint_in       in;
	struct case_row           c;
	struct db                *db;
	instant                   at = world_at(2026, 11, 20, 10, 0);

	world_open(&w, TEST_KIND(state));
	test_no_err(store_write(w.t.store, w.a, publishing_write, &p));
	test_no_err(store_read_begin(w.t.store, &db));
	test_no_err(complaint_promises_read(db, w.a, w.agency, COMPLAINT_ORDINARY, p.id, at, &promises));
	/* Three promises, the earliest first: 30 November, 10 December, 19 January. */
	assert_int_equal(promises.n, 3);
	assert_int_equal(promises.at[0].origin, PROMISE_STANDARD);
	assert_int_equal(promises.at[0].deadline.end.ms, end_of(2026, 11, 30).ms);
	assert_int_equal(promises.at[1].origin, PROMISE_GUIDELINE);
	assert_int_equal(promises.at[1].days_later, 10);
	assert_int_equal(promises.at[2].origin, PROMISE_LAW);
	assert_int_equal(promises.verify.end.ms, end_of(2026, 11, 25).ms);
	store_read_end(w.t.store, db);

	in = complaint_of(&w, at, MODE_OPEN);
	in.category = (category_id){0};
	in.service = p.id;
	test_no_err(try_file(&w, &in, &out));
	c = read_case(&w, out.id, false);
	assert_int_equal(c.unit.v, w.unit.v); /* the service's unit */
	assert_true(str_eq(c.service_title, STR("Penerbitan KTP-el")));
	struct clock_row complete = clock_of_case(&w, out.id, COMPLAINT_CLOCK_COMPLETE);
	assert_true(str_eq(complete.law, STR("standar")) && complete.amount == 6);
	assert_int_equal(complete.due_at.ms, end_of(2026, 11, 30).ms);
	/* The leaf names the standard's version as the promise in force. */
	assert_true(str_eq(newest_leaf(&w, out.id).k, world_text(&w, "SELECT leaf_hash FROM publication_version")));
	verify(&w, out.id, world_at(2026, 11, 23, 9, 0));
	/* An extension gives back what the service had promised to do without: up to the guideline, once. */
	make(&w, out.id, WORLD_OFFICER, &(struct case_move_in){.verb = "perpanjangan", .reason = "pemeriksaan_lapangan",
	    .text = STR("Perlu melihat tempatnya."), .at = world_at(2026, 11, 26, 9, 0)});
	complete = clock_of_case(&w, out.id, COMPLAINT_CLOCK_COMPLETE);
	assert_int_equal(complete.due_at.ms, end_of(2026, 12, 10).ms);
	assert_true(str_eq(complete.law, STR("sp4n62.selesai.tidak-berkadar")));
	refuse(&w, out.id, WORLD_OFFICER, &(struct case_move_in){.verb = "perpanjangan", .reason = "pemeriksaan_lapangan",
	    .text = STR("Sekali lagi."), .at = world_at(2026, 11, 26, 10, 0)}, "case.no_extension");
	check_chain(&w, out.id);

	/* A service of nobody here. */
	in.service = (publication_id){999};
	assert_err(try_file(&w, &in, &out), "complaint.service");
	world_close(&w);
}

/* A promise of hours or minutes ends within an hour: to the log of a confidential complaint its next full hour is told, and
 * the clock itself runs by the minute. */
static void
a_confidential_complaint_tells_hours_only(void **state)
{
	static const struct {
		const char    *why;
		int64_t        amount;
		enum time_unit unit;
	} rows[] = {
		{"a day and night", 24, TIME_HOURS},
		{"ninety minutes", 90, TIME_MINUTES},
		{"days end with an hour", 2, TIME_DAYS},
	};
	const instant due[] = {world_at(2026, 11, 21, 10, 42), world_at(2026, 11, 20, 12, 12), end_of(2026, 11, 22)};
	const instant told[] = {world_at(2026, 11, 21, 11, 0), world_at(2026, 11, 20, 13, 0), end_of(2026, 11, 22)};
	struct world  w;

	world_open(&w, TEST_KIND(state));
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct publishing    p = {.w = &w, .body = str_fmt(w.a,
		    "{\"tenggat_pengaduan\":{\"jumlah\":%lld,\"satuan\":\"%s\"}}", (long long)rows[i].amount,
		    time_unit_name(rows[i].unit)), .slug = str_fmt(w.a, "ktp-%zu", i)};
		struct complaint_in  in = complaint_of(&w, world_at(2026, 11, 20, 10, 42), MODE_CONFIDENTIAL);
		struct case_open_out out = {0};

		test_no_err(store_write(w.t.store, w.a, publishing_write, &p));
		in.category = (category_id){0};
		in.service = p.id;
		const struct err *e = try_file(&w, &in, &out);

		if (e)
			fail_msg("%s: %s %s", rows[i].why, e->code, e->detail ? e->detail : "");
		struct leaf l = newest_leaf(&w, out.id);
		bool        found = false;

		for (size_t k = 0; k < l.d_count; k++) {
			if (!str_eq(l.d[k].clock, STR("selesai")))
				continue;
			found = true;
			if (l.d[k].due.ms != told[i].ms)
				fail_msg("%s: told %lld", rows[i].why, (long long)l.d[k].due.ms);
		}
		assert_true(found);
		assert_int_equal(clock_due(&w, out.id, COMPLAINT_CLOCK_COMPLETE).ms, due[i].ms);
		/* A question and its answer move it by minutes: the log hears hours of that, too. */
		do_move(&w, out.id, WORLD_COORDINATOR, "ditanya", world_at(2026, 11, 20, 10, 50), "Di loket mana?");
		do_holder(&w, out.id, "dijawab", world_at(2026, 11, 20, 11, 3), "Loket tiga.");
		check_chain(&w, out.id);
	}
	world_close(&w);
}

/* What an extension or a new class may do to a date, and what it may not. Each row: filed Friday 20 November at ten for the
 * service that promises six working days (30 November; the guideline 10 December), and what happened on the way. */
static void
dates_move_only_as_promised(void **state)
{
	enum step_kind { END, TIMERS, EXTEND, CLASS, ASK, ANSWER, REPLY };
	static const struct {
		const char *why;
		struct {
			enum step_kind what;
			int            month, mday, class_;
			const char    *refused;
		} steps[6];
		int     month, mday;     /* of the clock of the full answer at the end */
		int64_t missed, on_time; /* figures at the end */
	} rows[] = {
		{"a missed promise is not extended",
		    {{TIMERS, 12, 1, 0, NULL}, {EXTEND, 12, 3, 0, "case.no_extension"}, {TIMERS, 12, 12, 0, NULL}}, 11, 30, 1, 0},
		{"nor when no timer came by", {{EXTEND, 12, 3, 0, "case.no_extension"}}, 11, 30, 0, 0},
		{"an answer after it is late, extended or not",
		    {{TIMERS, 12, 1, 0, NULL}, {EXTEND, 12, 3, 0, "case.no_extension"}, {REPLY, 12, 4, 0, NULL}}, 11, 30, 1, 0},
		{"a longer class does not make it good",
		    {{TIMERS, 12, 1, 0, NULL}, {CLASS, 12, 3, COMPLAINT_SUPERVISORY, NULL}, {REPLY, 12, 4, 0, NULL}}, 11, 30, 1, 0},
		{"an extension in time is kept in time", {{EXTEND, 11, 30, 0, NULL}, {REPLY, 12, 10, 0, NULL}}, 12, 10, 0, 1},
		{"the promise itself, in time", {{REPLY, 11, 30, 0, NULL}}, 11, 30, 0, 1},
		{"a longer class after an extension goes on from the guideline: sixty working days, past the holidays",
		    {{EXTEND, 11, 26, 0, NULL}, {CLASS, 12, 3, COMPLAINT_SUPERVISORY, NULL}}, 2, 19, 0, 0},
		{"a longer class without one keeps the service's own promise",
		    {{CLASS, 11, 26, COMPLAINT_SUPERVISORY, NULL}}, 11, 30, 0, 0},
		{"a shorter class after an extension ends today at the earliest",
		    {{EXTEND, 11, 26, 0, NULL}, {CLASS, 12, 3, COMPLAINT_INFORMATION, NULL}}, 12, 3, 0, 0},
		{"and a question on that day does not bring the past back",
		    {{EXTEND, 11, 26, 0, NULL}, {CLASS, 12, 3, COMPLAINT_INFORMATION, NULL}, {ASK, 12, 3, 0, NULL},
		     {ANSWER, 12, 4, 0, NULL}, {TIMERS, 12, 4, 0, NULL}}, 12, 4, 0, 0},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct world         w;
		struct publishing    p = {.w = &w};
		struct case_open_out out;

		world_open(&w, TEST_KIND(state));
		test_no_err(store_write(w.t.store, w.a, publishing_write, &p));
		struct complaint_in in = complaint_of(&w, world_at(2026, 11, 20, 10, 0), MODE_OPEN);

		in.category = (category_id){0};
		in.service = p.id;
		test_no_err(try_file(&w, &in, &out));
		verify(&w, out.id, world_at(2026, 11, 23, 9, 0));
		/* The first answer is given, so that only the promise in question can be missed. */
		do_move(&w, out.id, WORLD_OFFICER, "tindak-lanjut", world_at(2026, 11, 24, 9, 0), "Sedang dicek.");
		for (size_t k = 0; k < COUNT(rows[i].steps) && rows[i].steps[k].what != END; k++) {
			instant            at = world_at(2026, rows[i].steps[k].month, rows[i].steps[k].mday, 9, (int)k);
			const struct err  *e = NULL;
			struct case_move_in move = {.at = at, .text = STR("Sebab.")};

			switch (rows[i].steps[k].what) {
			case TIMERS:
				timers(&w, at);
				break;
			case EXTEND:
				move.verb = "perpanjangan";
				move.reason = "keadaan_kahar";
				e = try_staff(&w, out.id, WORLD_OFFICER, &move);
				break;
			case CLASS:
				move.verb = "kelas";
				move.reason = "salah_kelas";
				move.class_ = rows[i].steps[k].class_;
				e = try_staff(&w, out.id, WORLD_COORDINATOR, &move);
				break;
			case ASK:
				move.verb = "ditanya";
				e = try_staff(&w, out.id, WORLD_OFFICER, &move);
				break;
			case ANSWER:
				move.verb = "dijawab";
				e = try_holder(&w, out.id, &move);
				break;
			case REPLY:
				move.verb = "tanggapan";
				e = try_staff(&w, out.id, WORLD_OFFICER, &move);
				break;
			case END:
				break;
			}
			if ((e != NULL) != (rows[i].steps[k].refused != NULL) || (e && strcmp(e->code, rows[i].steps[k].refused) != 0))
				fail_msg("%s: step %zu: %s %s", rows[i].why, k, e ? e->code : "made", e && e->detail ? e->detail : "");
		}
		instant due = clock_due(&w, out.id, COMPLAINT_CLOCK_COMPLETE);
		instant want = end_of(rows[i].month > 6 ? 2026 : 2027, rows[i].month, rows[i].mday);

		if (due.ms != want.ms)
			fail_msg("%s: ends %lld days from what was wanted", rows[i].why, (long long)((due.ms - want.ms) / MS_PER_DAY));
		if (figure(&w, MEASURE_MISSED) != rows[i].missed || figure(&w, MEASURE_ON_TIME) != rows[i].on_time)
			fail_msg("%s: missed %lld, in time %lld", rows[i].why, (long long)figure(&w, MEASURE_MISSED),
			    (long long)figure(&w, MEASURE_ON_TIME));
		assert_int_equal(read_case(&w, out.id, false).level, rows[i].missed);
		check_chain(&w, out.id);
		world_close(&w);
	}
}

int
complaint_acts_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(filing_gives_number_code_and_dates),
		TEST_BOTH(filing_refuses_what_is_missing),
		TEST_BOTH(a_confidential_complaint_tells_the_log_nothing_more),
		TEST_BOTH(from_filing_to_the_end),
		TEST_BOTH(questions_stop_all_clocks),
		TEST_BOTH(silence_after_a_question_withdraws),
		TEST_BOTH(missed_promises_climb_the_ladder),
		TEST_BOTH(what_cannot_be_settled_stops_nobody),
		TEST_BOTH(what_time_did_comes_first),
		TEST_BOTH(silence_after_the_answer_ends),
		TEST_BOTH(reopening_once_with_new_clocks),
		TEST_BOTH(a_report_counts_once),
		TEST_BOTH(reopening_ends_with_its_window),
		TEST_BOTH(a_class_moves_the_date_with_a_reason),
		TEST_BOTH(verification_never_moves_the_date_away),
		TEST_BOTH(an_extension_needs_room),
		TEST_BOTH(the_services_own_promise_counts),
		TEST_BOTH(a_confidential_complaint_tells_hours_only),
		TEST_BOTH(dates_move_only_as_promised),
	};

	return cmocka_run_group_tests_name("complaint_acts", tests, NULL, NULL);
}
