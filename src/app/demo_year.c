/* demo_year.c - a year of complaints, written in strict order of the simulated clock; see demo.h.
 *
 * Hours of the day, days of the week and times to answer follow the published summary of 12,530 reports of one city's media
 * centre (2022-2023; only those figures, none of its texts). Each case is planned as steps at moments; all steps together are
 * done in the order of time, with the timers of the program at the end of every day. A step the engine refuses is left out. */
#include "app/demo.h"
#include "base/strs.h"

#include <stdio.h>
#include <stdlib.h>

enum { STEPS_MAX = 9, STEP_ARENA = 4 * 1024 * 1024, TIMER_ROUND = 500, HOURS_TABLE = 24, PERCENTILES = 8 };

/* Reports per hour (WIB) and per weekday from Monday; hours until answered at percentiles. Source: see the head. */
static const int by_hour[HOURS_TABLE] = {194, 132, 94, 79, 101, 199, 307, 537, 812, 935, 1018, 928, 778, 720, 726, 670, 660, 611,
	614, 612, 618, 492, 403, 290};
static const int by_weekday[7] = {2023, 2071, 2063, 1946, 1894, 1367, 1166};
static const struct { int percent, minutes; } until_answered[PERCENTILES] = {
	{5, 11}, {10, 27}, {25, 108}, {50, 479}, {75, 1009}, {90, 1599}, {95, 2812}, {99, 6807},
};

enum step_kind { STEP_FILE, STEP_VERIFY, STEP_ASK, STEP_REPLY, STEP_FOLLOW, STEP_ANSWER, STEP_ACCEPT, STEP_REOPEN, STEP_ANSWER_AGAIN,
	STEP_ARCHIVE, STEP_RATE };

struct planned {
	const struct demo_story *story;
	size_t                   agency;
	enum case_mode           mode;
	case_id                  id;
	str                      number;
	str                      place;
	int                      days, no, rating;
	const char              *name;
};

struct step {
	instant         at;
	enum step_kind  kind;
	struct planned *c;
};

struct plan {
	struct step *at;
	size_t       n;
};

unsigned
demo_random(struct demo_world *w, unsigned below)
{
	w->seed = w->seed * 6364136223846793005UL + 1442695040888963407UL;
	return below ? (unsigned)(w->seed >> 33) % below : 0;
}

static size_t
weighted(struct demo_world *w, const int *weights, size_t n)
{
	int sum = 0, at;

	for (size_t i = 0; i < n; i++)
		sum += weights[i];
	at = (int)demo_random(w, (unsigned)sum);
	for (size_t i = 0; i < n; i++) {
		at -= weights[i];
		if (at < 0)
			return i;
	}
	return n - 1;
}

/* The next moment at which an office works, at or after t. */
static instant
office_time(const struct demo_world *w, size_t agency, instant t)
{
	enum zone z = demo_agencies[agency].zone;

	for (int tries = 0; tries < 60; tries++) {
		day               d = date_of(t, z);
		struct clock_time k = date_time(t, z);

		if (calendar_kind(&w->calendar[agency], d, NULL) == DAY_WORKING && k.hour < 15) {
			if (k.hour >= 8)
				return t;
			return (instant){date_start(d, z).ms + 8 * MS_PER_HOUR + t.ms % (50 * MS_PER_MINUTE)};
		}
		t = (instant){date_start((day){d.d + 1}, z).ms + 8 * MS_PER_HOUR + t.ms % (90 * MS_PER_MINUTE)};
	}
	return t;
}

/* Minutes until answered, drawn from the percentiles, slower by the agency's pace. */
static int64_t
answer_minutes(struct demo_world *w, size_t agency)
{
	int percent = (int)demo_random(w, 100), before = 0, low = 5;

	for (size_t i = 0; i < PERCENTILES; i++) {
		int high = until_answered[i].minutes;

		if (percent < until_answered[i].percent)
			return (int64_t)(low + (high - low) * (percent - before) / (until_answered[i].percent - before)) *
			    demo_agencies[agency].pace / 100;
		before = until_answered[i].percent;
		low = high;
	}
	return (int64_t)(6807 + (int)demo_random(w, 20000)) * demo_agencies[agency].pace / 100;
}

static void
add(struct plan *p, struct demo_world *w, instant at, enum step_kind kind, struct planned *c)
{
	if (at.ms < w->now.ms)
		p->at[p->n++] = (struct step){at, kind, c};
}

static instant
later(instant t, int64_t minutes)
{
	return (instant){t.ms + minutes * MS_PER_MINUTE};
}

static const struct demo_story *
story_of(struct demo_world *w, size_t agency)
{
	for (;;) {
		const struct demo_story *s = &demo_stories[demo_random(w, (unsigned)demo_story_count)];

		if (strcmp(s->agency, demo_agencies[agency].code) == 0)
			return s;
	}
}

static void
plan_case(struct demo_world *w, struct plan *p, struct planned *c, day on, int no)
{
	int       shares[8] = {0};
	int64_t   minute;

	for (size_t i = 0; i < demo_agency_count; i++)
		shares[i] = demo_agencies[i].share;
	c->agency = weighted(w, shares, demo_agency_count);
	c->story = story_of(w, c->agency);
	c->no = no;
	c->days = 3 + (int)demo_random(w, 9);
	c->place = str_z(demo_places[demo_random(w, (unsigned)demo_place_count)]);
	c->name = demo_names[demo_random(w, (unsigned)demo_name_count)];
	unsigned mode = demo_random(w, 100);
	c->mode = mode < 74 ? MODE_OPEN : mode < 92 ? MODE_ANONYMOUS : MODE_CONFIDENTIAL;
	c->rating = 1 + (int)weighted(w, (const int[]){6, 8, 18, 38, 30}, 5);

	enum zone z = demo_agencies[c->agency].zone;
	minute = (int64_t)weighted(w, by_hour, HOURS_TABLE) * 60 + demo_random(w, 60);
	instant filed = {date_start(on, z).ms + minute * MS_PER_MINUTE + demo_random(w, 60) * MS_PER_SECOND};
	instant verified = office_time(w, c->agency, later(filed, 20 + demo_random(w, demo_random(w, 12) == 0 ? 7000 : 700)));
	add(p, w, filed, STEP_FILE, c);
	if (demo_random(w, 100) < 4) {
		add(p, w, verified, STEP_ARCHIVE, c);
		return;
	}
	add(p, w, verified, STEP_VERIFY, c);
	instant at = verified;
	if (c->story->question && demo_random(w, 100) < 45) {
		at = office_time(w, c->agency, later(at, 60 + demo_random(w, 900)));
		add(p, w, at, STEP_ASK, c);
		if (demo_random(w, 100) < 12)
			return; /* the reporter never answers: the timer withdraws it */
		at = later(at, 120 + demo_random(w, 4000));
		add(p, w, at, STEP_REPLY, c);
	}
	int64_t wait = answer_minutes(w, c->agency) * (c->story->category[0] == 'p' && c->story->category[1] == 'u' ? 6 : 1);
	if (c->story->follow_up)
		add(p, w, office_time(w, c->agency, later(at, wait / 3 + 30)), STEP_FOLLOW, c);
	if (demo_random(w, 100) < 1)
		return; /* nobody answers */
	at = office_time(w, c->agency, later(at, wait + 60));
	add(p, w, at, STEP_ANSWER, c);
	unsigned fate = demo_random(w, 100);
	if (fate < 8) {
		at = later(at, 600 + demo_random(w, 6000));
		add(p, w, at, STEP_REOPEN, c);
		at = office_time(w, c->agency, later(at, answer_minutes(w, c->agency) + 300));
		add(p, w, at, STEP_ANSWER_AGAIN, c);
	} else if (fate < 55) {
		at = later(at, 200 + demo_random(w, 8000));
		add(p, w, at, STEP_ACCEPT, c);
		if (demo_random(w, 100) < 70)
			add(p, w, later(at, 3), STEP_RATE, c);
	}
}

/* {hari} {tempat} {nomor} replaced. */
static str
fill(struct arena *a, const struct planned *c, const char *text)
{
	struct buf b = {.arena = a};

	for (const char *p = text; p && *p; p++) {
		if (strncmp(p, "{hari}", 6) == 0) {
			buf_fmt(&b, "%d", c->days);
			p += 5;
		} else if (strncmp(p, "{tempat}", 8) == 0) {
			buf_str(&b, c->place);
			p += 7;
		} else if (strncmp(p, "{nomor}", 7) == 0) {
			buf_fmt(&b, "%d", 100 + c->no % 900);
			p += 6;
		} else {
			buf_add(&b, p, 1);
		}
	}
	return buf_done(&b);
}

/* ---- doing a step ---- */

struct doing {
	struct demo_world *w;
	struct arena      *a;
	struct step       *s;
	struct case_open_out opened;
};

static const struct err *
file_case(struct db *tx, struct doing *d)
{
	struct planned          *c = d->s->c;
	const struct demo_story *s = c->story;
	agency_id                agency = d->w->agency[c->agency];
	struct category_list     categories = {0};
	struct publication_row   service = {0};
	const struct err        *e = category_list(tx, d->a, agency, LANG_ID, false, &categories);
	struct complaint_in      in = {
		.agency = agency, .mode = c->mode, .channel = demo_random(d->w, 100) < 70 ? CHANNEL_WEB : CHANNEL_WHATSAPP,
		.event = {date_of(d->s->at, demo_agencies[c->agency].zone).d - c->days},
		.words = {.title = str_first(fill(d->a, c, s->title), COMPLAINT_TITLE_MAX), .text = fill(d->a, c, s->text),
		    .want = s->want ? fill(d->a, c, s->want) : (str){NULL, 0}, .place = c->place},
		.reporter = {.name = c->mode == MODE_ANONYMOUS ? (str){NULL, 0} : str_z(c->name)},
		.by = {.role = ROLE_CITIZEN}, .at = d->s->at,
	};

	for (size_t i = 0; i < categories.n; i++) {
		if (str_eq(categories.at[i].slug, str_z(s->category)))
			in.category = categories.at[i].id;
	}
	if (!e && s->service) {
		const struct err *none = publication_find(tx, d->a, PUB_STANDARD, agency, str_z(s->service), &service);

		if (!none && service.current.v != 0)
			in.service = service.id;
	}
	if (!e)
		e = complaint_file(tx, d->a, d->w->app->keys, d->w->app->random, &in, &d->opened);
	return e;
}

static const struct err *
move(struct db *tx, struct doing *d, const struct person *who, enum role role, const char *verb, const char *text,
    const char *reason, int64_t rating)
{
	struct planned           *c = d->s->c;
	const struct case_move_in in = {
		.kind = &complaint_kind, .id = c->id, .verb = verb, .at = d->s->at, .reason = reason, .rating = rating,
		.by = who ? demo_actor(who, role) : (struct actor){.role = role}, .text = text ? fill(d->a, c, text) : (str){NULL, 0},
		.expected_n = -1,
	};
	str leaf;

	return case_move(tx, d->a, d->w->app->keys, who, &in, &leaf);
}

static const struct err *
verify(struct db *tx, struct doing *d, const struct person *coordinator)
{
	struct planned            *c = d->s->c;
	struct complaint_verify_in in = {
		.id = c->id, .by = demo_actor(coordinator, ROLE_COORDINATOR), .at = d->s->at, .expected_n = -1,
		.title = str_first(fill(d->a, c, c->story->title), COMPLAINT_TITLE_MAX),
		.body = fill(d->a, c, c->story->text),
	};
	struct case_row   row;
	str               leaf;
	const struct err *e = case_by_id(tx, d->a, d->w->app->keys, c->id, false, &row);

	in.class_ = e ? 0 : row.class_;
	if (!e)
		e = demo_unit_id(d->w, tx, c->agency, c->story->unit, &in.unit);
	return e ? e : complaint_verify(tx, d->a, d->w->app->keys, coordinator, &in, &leaf);
}

static const struct err *
do_step(struct db *tx, void *ctx)
{
	struct doing            *d = ctx;
	const struct demo_story *s = d->s->c->story;
	const struct person     *coordinator = demo_person_for(d->w, s->agency, NULL, ROLE_COORDINATOR);
	const struct person     *officer = demo_person_for(d->w, s->agency, s->unit, ROLE_OFFICER);
	int64_t                  none = NO_INT;

	switch (d->s->kind) {
	case STEP_FILE:
		return file_case(tx, d);
	case STEP_VERIFY:
		return verify(tx, d, coordinator);
	case STEP_ARCHIVE:
		return move(tx, d, coordinator, ROLE_COORDINATOR, "arsip",
		    "Laporan ini terlalu umum untuk ditindaklanjuti. Mohon kirim lagi dengan tempat dan kejadiannya.", "terlalu_umum", none);
	case STEP_ASK:
		return move(tx, d, officer, ROLE_OFFICER, "ditanya", s->question, NULL, none);
	case STEP_REPLY:
		return move(tx, d, NULL, ROLE_CITIZEN, "dijawab", s->reply, NULL, none);
	case STEP_FOLLOW:
		return move(tx, d, officer, ROLE_OFFICER, "tindak-lanjut", s->follow_up, NULL, none);
	case STEP_ANSWER:
		return move(tx, d, officer, ROLE_OFFICER, "tanggapan", s->answer, NULL, none);
	case STEP_ANSWER_AGAIN:
		return move(tx, d, officer, ROLE_OFFICER, "tanggapan",
		    "Terima kasih sudah memberi tahu. Kami kembali ke tempatnya, memperbaiki yang kurang, dan memeriksanya bersama atasan unit.",
		    NULL, none);
	case STEP_ACCEPT:
		return move(tx, d, NULL, ROLE_CITIZEN, "selesai", NULL, "diterima_pelapor", none);
	case STEP_REOPEN:
		return move(tx, d, NULL, ROLE_CITIZEN, "dibuka-lagi", "Belum beres: keadaannya masih sama seperti sebelumnya.", NULL, none);
	case STEP_RATE:
		return move(tx, d, NULL, ROLE_CITIZEN, "dinilai", NULL, NULL, d->s->c->rating);
	}
	return NULL;
}

/* A step that no longer fits (the timer was quicker) is left out; anything else stops the demonstration. */
static const struct err *
perform(struct demo_world *w, struct step *s)
{
	struct arena *a = arena_open(STEP_ARENA);

	if (!a || (s->kind != STEP_FILE && s->c->id.v == 0)) {
		arena_close(a);
		return NULL;
	}
	struct doing      d = {.w = w, .a = a, .s = s};
	const struct err *e = store_write(w->app->store, a, do_step, &d);
	if (!e && s->kind == STEP_FILE) {
		s->c->id = d.opened.id;
		s->c->number = arena_str(w->a, d.opened.number);
		if (s->c->mode == MODE_OPEN) {
			w->warga_number = s->c->number;
			w->warga_code = arena_str(w->a, d.opened.code);
		}
	}
	w->acts += !e;
	e = e && e->kind != ERR_STATE ? err_copy(w->a, e) : NULL;
	arena_close(a);
	return e;
}

static int
by_time(const void *x, const void *y)
{
	const struct step *a = x, *b = y;

	if (a->at.ms != b->at.ms)
		return a->at.ms < b->at.ms ? -1 : 1;
	return (int)a->kind - (int)b->kind;
}

static const struct err *
run_timers(struct demo_world *w, instant at)
{
	int64_t done = TIMER_ROUND;

	while (done >= TIMER_ROUND) {
		struct arena     *a = arena_open((size_t)8 * STEP_ARENA);
		const struct err *e = a ? case_timers_run(&complaint_kind, w->app->store, a, w->app->keys, at, TIMER_ROUND, &done) : NULL;

		e = err_copy(w->a, e);
		arena_close(a);
		if (e)
			return e;
	}
	return NULL;
}

static void
make_plan(struct demo_world *w, struct plan *p, day first, int days)
{
	int64_t whole = 0, so_far = 0;
	int     made = 0;

	p->at = arena_array(w->a, (size_t)w->cases * STEPS_MAX, sizeof(struct step));
	for (int d = 0; d < days; d++)
		whole += by_weekday[date_weekday((day){first.d + d})];
	for (int d = 0; d < days; d++) { /* as many up to each day as its weekdays weigh */
		day on = {first.d + d};

		so_far += by_weekday[date_weekday(on)];
		for (; made < (int64_t)w->cases * so_far / whole; made++)
			plan_case(w, p, arena_alloc(w->a, sizeof(struct planned)), on, made);
	}
	qsort(p->at, p->n, sizeof(struct step), by_time);
}

const struct err *
demo_make_year(struct demo_world *w)
{
	struct plan       p = {0};
	day               first = {date_of(w->start, ZONE_WIB).d + 2}, last = date_of(w->now, ZONE_WIB), today = first;
	const struct err *e = NULL;
	bool              renewed = false; /* one standard gets its second version when the year is half over, at an office hour */

	make_plan(w, &p, first, last.d - first.d + 1);
	for (size_t i = 0; i < p.n && !e; i++) {
		for (; today.d < date_of(p.at[i].at, ZONE_WIB).d && !e; today.d++)
			e = run_timers(w, date_end(today, ZONE_WIB));
		if (!e && !renewed && p.at[i].kind == STEP_VERIFY && p.at[i].c->agency == 0 && today.d > (first.d + last.d) / 2) {
			e = demo_second_version(w, p.at[i].at);
			renewed = true;
		}
		if (!e)
			e = perform(w, &p.at[i]);
		if (i % 250 == 0 || i + 1 == p.n) {
			printf("\rsetahun kasus rekaan: %3zu%%", (i + 1) * 100 / p.n);
			fflush(stdout);
		}
	}
	puts("");
	return e ? e : run_timers(w, w->now);
}
