/* desk_row.c - see desk_row.h. */
#include "rooms/desk/desk_row.h"

#include "base/strs.h"
#include "core/frame.h"
#include "gen/desk_queries.h"
#include "rooms/complaints/complaints.h"
#include "rooms/desk/desk_reach.h"
#include "rooms/desk/desk_rules.h"

enum { CHIPS_MOST = 6 };

enum part_tone
desk_tone(instant due, instant now, enum zone zone)
{
	switch (complaint_tone_of(due, now, zone)) {
	case COMPLAINT_TONE_CALM:
		return PART_OK;
	case COMPLAINT_TONE_SOON:
		return PART_WARN;
	case COMPLAINT_TONE_LATE:
		return PART_BAD;
	case COMPLAINT_TONE_OVER:
		break;
	}
	return PART_MUTE;
}

static str
days_word(struct request *q, enum word one, enum word many, int64_t n)
{
	const struct word_arg args[] = {{"n", str_fmt(q->a, "%lld", (long long)n)}};

	return word_fill(q->a, q->lang, n == 1 ? one : many, args, COUNT(args));
}

str
desk_left(struct request *q, const struct calendar *calendar, instant due, enum zone zone)
{
	day     today = date_of(q->now, zone), last = date_of(due, zone);
	int64_t working;

	if (deadline_second(q->now).ms > due.ms) {
		working = calendar_count_working(calendar, last, today);
		return working > 0 ? days_word(q, W_desk_left_late_one, W_desk_left_late, working) : word(q->lang, W_desk_left_just_late);
	}
	if (last.d == today.d)
		return word(q->lang, W_desk_left_today);
	working = calendar_count_working(calendar, today, last);
	return working > 0 ? days_word(q, W_desk_left_working_one, W_desk_left_working, working) :
	    days_word(q, W_desk_left_days_one, W_desk_left_days, last.d - today.d);
}

const struct err *
desk_title(struct request *q, const struct case_row *c, str *title, bool *quiet)
{
	struct complaint_words words = {0};
	const struct err      *e;

	*quiet = false;
	*title = c->title;
	if (c->title.n > 0)
		return NULL;
	if (c->sealed.p && (e = complaint_words_read(q->a, c->sealed, &words)))
		return e;
	*title = words.title;
	if (words.title.n == 0) {
		*quiet = true;
		*title = word(q->lang, W_desk_title_gone);
	}
	return NULL;
}

struct desk_chips
desk_chips_of(struct request *q, const struct case_kind *k, const struct case_row *c, str groups)
{
	static const enum word      modes[] = {[MODE_OPEN] = WORD_NONE, [MODE_ANONYMOUS] = W_desk_mode_anonymous,
		     [MODE_CONFIDENTIAL] = W_desk_mode_confidential, [MODE_SEALED] = W_desk_mode_sealed};
	const struct case_state    *state = case_state_of(k, c->state);
	struct part_chip_view      *at = arena_array(q->a, CHIPS_MOST, sizeof(*at));
	size_t                      n = 0;

	if (state)
		at[n++] = (struct part_chip_view){part_tone_of(state->chip), word(q->lang, state->label)};
	if (c->level > 0 && state && state->open && k->ladder_count > 0) {
		size_t                rung = (size_t)c->level < k->ladder_count ? (size_t)c->level : k->ladder_count - 1;
		const struct word_arg args[] = {{"rung", word(q->lang, k->ladder[rung].label)}};

		at[n++] = (struct part_chip_view){PART_BAD, word_fill(q->a, q->lang, W_desk_chip_raised, args, COUNT(args))};
	}
	if (c->class_ == COMPLAINT_SUPERVISORY)
		at[n++] = (struct part_chip_view){PART_WARN, word(q->lang, W_desk_chip_supervisory)};
	if ((size_t)c->mode < COUNT(modes) && modes[c->mode] != WORD_NONE)
		at[n++] = (struct part_chip_view){PART_MUTE, word(q->lang, modes[c->mode])};
	if (groups.n > 0)
		at[n++] = (struct part_chip_view){PART_SOFT, word(q->lang, W_desk_chip_groups)};
	if (c->about.v != 0)
		at[n++] = (struct part_chip_view){PART_SOFT, word(q->lang, W_desk_chip_about)};
	return (struct desk_chips){at, n};
}

static struct part_ring_view
ring_of(struct request *q, const struct case_kind *k, const struct case_row *c, const struct calendar *calendar, instant start)
{
	const struct case_state *state = case_state_of(k, c->state);

	if (state && state->final)
		return (struct part_ring_view){.tone = PART_MUTE, .text = word(q->lang, W_desk_left_ended)};
	if (!instant_known(c->due_at)) {
		return (struct part_ring_view){.tone = PART_MUTE,
			.text = word(q->lang, c->resume_state != 0 ? W_desk_left_paused
			                      : instant_known(c->reply_due_at) ? W_desk_left_reply : W_desk_left_none)};
	}
	return (struct part_ring_view){.tone = desk_tone(c->due_at, q->now, c->zone), .tenths = desk_gone(start, c->due_at, q->now),
		.text = desk_left(q, calendar, c->due_at, c->zone)};
}

const struct err *
desk_rows_view(struct request *q, const struct agency *office, const struct desk_rows_read *rows, struct desk_rows *out)
{
	struct calendar   calendar;
	struct desk_row  *at = arena_array(q->a, rows->n + 1, sizeof(*at));
	const struct err *e = agency_calendar(q->db, q->a, office->id, &calendar);
	size_t            n = 0;

	for (size_t i = 0; !e && i < rows->n; i++) {
		const struct case_row  *c = &rows->at[i];
		const struct case_kind *k = desk_kind_of(q, c->kind);
		struct desk_beside_row  beside;

		if (!k)
			continue;
		struct desk_row row = {
			.path = str_fmt(q->a, "/kerja/perkara/%.*s", STRF(c->number)), .number = c->number,
			.channel = word(q->lang, channel_word(c->channel)), .unit = c->unit_name, .opened = c->opened_day,
			.who = c->assignee_name, .initials = frame_initials(q->a, c->assignee_name),
		};

		if ((e = desk_beside(q->db, q->a, c->id, c->due_clock, c->reopened, &beside)) ||
		    (c->mode < MODE_CONFIDENTIAL && (e = desk_title(q, c, &row.title, &row.quiet))))
			return e;
		if (c->mode >= MODE_CONFIDENTIAL) { /* read where reading is kept: on its own page */
			row.quiet = true;
			row.title = word(q->lang, W_desk_title_secret);
		}
		row.chips = desk_chips_of(q, k, c, beside.groups);
		row.ring = ring_of(q, k, c, &calendar, instant_known(beside.start_at) ? beside.start_at : c->opened_at);
		row.look = row.ring.tone == PART_BAD || row.ring.tone == PART_WARN ? part_tone(row.ring.tone) : STR("any");
		at[n++] = row;
	}
	*out = (struct desk_rows){at, n};
	return e;
}
