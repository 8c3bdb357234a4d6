/* complaint_say.c - see complaint_say.h. */
#include "rooms/complaints/complaint_say.h"

#include "base/strs.h"
#include "crypto/crypto.h"
#include "out/html.h"

str
complaint_amount(struct arena *a, enum lang lang, int64_t amount, enum time_unit unit)
{
	static const struct {
		enum word one, many;
	} words[] = {
		[TIME_WORKING_DAYS] = {W_complaint_amount_working_day, W_complaint_amount_working_days},
		[TIME_DAYS] = {W_complaint_amount_day, W_complaint_amount_days},
		[TIME_HOURS] = {W_complaint_amount_hour, W_complaint_amount_hours},
		[TIME_MINUTES] = {W_complaint_amount_minute, W_complaint_amount_minutes},
		[TIME_MONTHS] = {W_complaint_amount_month, W_complaint_amount_months},
		[TIME_YEARS] = {W_complaint_amount_year, W_complaint_amount_years},
	};
	struct html h = {.out = {.arena = a}, .lang = lang};

	html_count(&h, amount);
	const struct word_arg args[] = {{"n", buf_done(&h.out)}};

	if ((size_t)unit >= COUNT(words) || words[unit].many == WORD_NONE)
		return STR("");
	return word_fill(a, lang, amount == 1 ? words[unit].one : words[unit].many, args, COUNT(args));
}

str
complaint_basis(struct arena *a, enum lang lang, const struct law_table *table, str law, day on)
{
	enum law_key key;

	if (str_eq(law, STR("standar")))
		return word(lang, W_complaint_basis_own);
	if (!law_find(law, &key))
		return law;
	struct law_row        row = law_get(table, key, on);
	const struct word_arg args[] = {{"source", str_z(row.source)}, {"article", str_z(row.article)}};

	return row.own ? word_fill(a, lang, W_complaint_basis_agency, args, COUNT(args)) : arena_str(a, str_z(row.article));
}

static const struct {
	const char *code;
	enum word   label;
} modes[] = {
	[MODE_OPEN] = {"terbuka", W_complaint_mode_open},
	[MODE_ANONYMOUS] = {"anonim", W_complaint_mode_anonymous},
	[MODE_CONFIDENTIAL] = {"rahasia", W_complaint_mode_confidential},
};

enum case_mode
complaint_mode_of(str code)
{
	for (size_t i = MODE_OPEN; i < COUNT(modes); i++) {
		if (str_eq(code, str_z(modes[i].code)))
			return (enum case_mode)i;
	}
	return 0;
}

const char *
complaint_mode_code(enum case_mode mode)
{
	return (size_t)mode < COUNT(modes) && modes[mode].code ? modes[mode].code : "";
}

enum word
complaint_mode_word(enum case_mode mode)
{
	return (size_t)mode < COUNT(modes) ? modes[mode].label : W_complaint_mode_confidential;
}

struct part_chip_view
complaint_chip(enum lang lang, int state)
{
	static const enum part_tone tones[] = {
		[COMPLAINT_UNVERIFIED] = PART_SOFT, [COMPLAINT_WAITING] = PART_MUTE, [COMPLAINT_VERIFIED] = PART_PLAIN,
		[COMPLAINT_IN_WORK] = PART_PLAIN, [COMPLAINT_ANSWERED] = PART_OK, [COMPLAINT_FINISHED] = PART_OK,
		[COMPLAINT_ARCHIVED] = PART_MUTE, [COMPLAINT_NOT_OURS] = PART_MUTE, [COMPLAINT_WITHDRAWN] = PART_MUTE,
		[COMPLAINT_REOPENED] = PART_WARN,
	};
	const struct case_state *s = case_state_of(&complaint_kind, state);

	return (struct part_chip_view){(size_t)state < COUNT(tones) ? tones[state] : PART_PLAIN,
	    s ? word(lang, s->label) : STR("")};
}

enum part_tone
complaint_part_tone(enum complaint_tone tone)
{
	static const enum part_tone tones[] = {
		[COMPLAINT_TONE_CALM] = PART_OK, [COMPLAINT_TONE_SOON] = PART_WARN, [COMPLAINT_TONE_LATE] = PART_BAD,
		[COMPLAINT_TONE_OVER] = PART_MUTE,
	};

	return tones[tone];
}

/* How many of the five stages lie behind it. */
static int
stage_of(const struct case_row *c)
{
	switch ((enum complaint_state)(c->state == COMPLAINT_WAITING && c->resume_state != 0 ? c->resume_state : c->state)) {
	case COMPLAINT_UNVERIFIED:
	case COMPLAINT_WAITING:
		return 1;
	case COMPLAINT_VERIFIED:
	case COMPLAINT_IN_WORK:
	case COMPLAINT_REOPENED:
		return 2;
	case COMPLAINT_ANSWERED:
		return 4;
	case COMPLAINT_FINISHED:
	case COMPLAINT_ARCHIVED:
	case COMPLAINT_NOT_OURS:
	case COMPLAINT_WITHDRAWN:
		break;
	}
	return 5;
}

struct part_steps_view
complaint_steps(struct arena *a, enum lang lang, const struct case_row *c)
{
	static const enum word labels[] = {W_complaint_step_received, W_complaint_step_checked, W_complaint_step_work,
		W_complaint_step_answered, W_complaint_step_finished};
	struct part_step *steps = arena_array(a, COUNT(labels), sizeof(*steps));
	int               done = stage_of(c);
	bool              answered = c->state != COMPLAINT_ARCHIVED && c->state != COMPLAINT_NOT_OURS &&
	    c->state != COMPLAINT_WITHDRAWN;
	size_t            n = 0;

	for (int i = 0; i < (int)COUNT(labels); i++) {
		/* One that ended without an answer never went through the stages between. */
		if (!answered && i > 0 && i < (int)COUNT(labels) - 1)
			continue;
		enum word label = !answered && i > 0 ? W_complaint_step_ended : labels[i];

		steps[n++] = (struct part_step){word(lang, label), i < done ? STAGE_DONE : i == done ? STAGE_NOW : STAGE_AHEAD};
	}
	return (struct part_steps_view){word(lang, W_complaint_step_label), {steps, n}};
}

enum word
complaint_hidden_word(int state, int resume_state)
{
	if (state == COMPLAINT_UNVERIFIED || (state == COMPLAINT_WAITING && resume_state == COMPLAINT_UNVERIFIED))
		return W_complaint_hidden_checking;
	return W_complaint_hidden_never;
}

static bool
all_digits(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	}
	return s.n > 0;
}

/* Year and running number stand at the end, of four and of six digits; longer numbers only where they are written apart. */
str
complaint_number(struct arena *a, str typed)
{
	enum { PREFIX = 3, YEAR = 4, RUNNING = 6, PARTS = 4 };
	str    s = str_trim(typed), part[PARTS] = {{NULL, 0}};
	char  *upper = arena_alloc(a, s.n + 1), *bare = arena_alloc(a, s.n + 1);
	size_t n = 0, parts = 0;
	bool   gap = true;

	for (size_t i = 0; i < s.n; i++) {
		upper[i] = (char)(s.p[i] >= 'a' && s.p[i] <= 'z' ? s.p[i] - 'a' + 'A' : s.p[i]);
		bool sign = upper[i] == ' ' || upper[i] == '-' || upper[i] == '.' || upper[i] == '/' || upper[i] == '_';

		if (!sign && gap && parts++ < PARTS)
			part[parts - 1] = (str){bare + n, 0};
		gap = sign;
		if (sign)
			continue;
		bare[n++] = upper[i];
		if (parts <= PARTS)
			part[parts - 1].n++;
	}
	str all = {bare, n};

	if (str_starts(all, STR("RHS")) && n == PREFIX + RANDOM_ID_CHARS)
		return str_fmt(a, "RHS-%.*s", STRF(((str){bare + PREFIX, n - PREFIX})));
	if (!str_starts(all, STR("ADU")))
		return (str){upper, s.n};
	if (parts == PARTS && part[0].n == PREFIX && part[2].n == YEAR && all_digits(part[2]) && all_digits(part[3]))
		return str_fmt(a, "%.*s-%.*s-%.*s-%.*s", STRF(part[0]), STRF(part[1]), STRF(part[2]), STRF(part[3]));
	if (n < PREFIX + 2 + YEAR + RUNNING || !all_digits((str){bare + n - YEAR - RUNNING, YEAR + RUNNING}))
		return (str){upper, s.n};
	return str_fmt(a, "ADU-%.*s-%.*s-%.*s", STRF(((str){bare + PREFIX, n - PREFIX - YEAR - RUNNING})),
	    STRF(((str){bare + n - YEAR - RUNNING, YEAR})), STRF(((str){bare + n - RUNNING, RUNNING})));
}
