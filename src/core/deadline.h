/* deadline.h - one clock: from a start to its last day, with the reason for every day between. Pure.
 *
 * The rules (docs/law.tsv names the amounts; a stranger recomputes every date from these sentences):
 *  - The day of receipt is day 0. Day N of the clock is its last day; it ends 23:59:59 in the agency's zone.
 *    Working days (hari kerja) count the days calendar_works says; hari counts every day; bulan ends on the same date
 *    of a later month, or on that month's last day when it has no such date. Jam and menit run without a stop and end
 *    at an exact moment.
 *  - A question to the reporter pauses the clock. What is left = N minus the whole counted days before the day of the
 *    question; the day of the answer is a new day 0. Jam and menit are moved by exactly the time of the pause.
 *    A clock that had run out before the question stays as it was.
 *  - A report after office hours, or on a day off, counts as received that day, unless after_hours_rolls is set: then
 *    day 0 is the next working day. Jam and menit never roll. */
#ifndef CORE_DEADLINE_H
#define CORE_DEADLINE_H

#include "core/calendar.h"

/* Stored. TIME_TIMES counts occasions ("once"), never time: no clock can run on it. */
enum time_unit {
	TIME_WORKING_DAYS = 1,
	TIME_DAYS = 2,
	TIME_HOURS = 3,
	TIME_MINUTES = 4,
	TIME_MONTHS = 5,
	TIME_YEARS = 6,
	TIME_TIMES = 7,
};

/* "hari-kerja", "hari", "jam", "menit", "bulan", "tahun", "kali"; false when the text is none of them. */
bool        time_unit_parse(str s, enum time_unit *out);
const char *time_unit_name(enum time_unit u);

/* Does a clock of this unit end at an exact moment rather than with a day? */
bool time_unit_exact(enum time_unit u);

/* One question to the reporter and its answer; until = NO_INSTANT while it is open. */
struct deadline_pause {
	instant from, until;
};

enum { DEADLINE_MAX_DAYS = 10000, DEADLINE_MAX_HOURS = 100000, DEADLINE_MAX_MINUTES = 6000000, DEADLINE_MAX_MONTHS = 600 };

/* The largest amount a clock of this unit takes; larger ones count as this. */
int64_t deadline_max_amount(enum time_unit u);

struct deadline_clock {
	instant                start;
	enum zone              zone;
	int64_t                amount;    /* 0 ends with day 0 */
	int64_t                extension; /* granted with a written reason, in the same unit; 0 for none */
	enum time_unit         unit;
	bool                   after_hours_rolls;
	int                    office_close_minute; /* minutes after midnight, 16 * 60; looked at only when rolling */
	const struct calendar *calendar;
	const struct deadline_pause *pauses; /* in order of time */
	size_t                       pause_count;
};

enum deadline_state { DEADLINE_RUNNING = 1, DEADLINE_PAUSED = 2 };

struct deadline {
	enum deadline_state state;
	day                 day0;      /* the newest day 0: of receipt, or of the last answer */
	day                 last;      /* NO_DAY while paused */
	instant             end;       /* NO_INSTANT while paused */
	int64_t             remaining; /* what was left on day0, or is left while paused; in the clock's unit, but in days
	                                * for bulan and tahun once paused, and in ms for jam and menit */
	bool                beyond_calendar; /* some day of it lies outside the known holidays: show a warning */
};

struct deadline deadline_compute(const struct deadline_clock *c);

/* Was the promise broken at this moment? Whole seconds count: an act at 23:59:59.9 of the last day is in time.
 * A paused clock is never late. SQL must compare with deadline_second(now): due_at < :now. */
bool    deadline_is_late(const struct deadline *d, instant at);
instant deadline_second(instant t);

struct lateness {
	bool    late;
	int64_t days, working_days; /* after the last day, up to and including the day of the moment */
};

struct lateness deadline_lateness(const struct deadline *d, const struct deadline_clock *c, instant at);

/* Why each day counts or not, from the day of receipt to the last day. */
enum day_reason {
	REASON_START = 1, /* day 0: the report came */
	REASON_ROLLED,    /* it came after hours or on a day off; day 0 is later */
	REASON_COUNTED,
	REASON_WEEKEND,
	REASON_HOLIDAY,
	REASON_PAUSED,  /* from the day of the question on */
	REASON_ANSWERED, /* the answer came: a new day 0 */
};

struct deadline_day {
	day                   on;
	enum day_reason       reason;
	int64_t               number;  /* running number of a counted day, over pauses; 0 for the others */
	const struct holiday *holiday; /* the row that stands on the day, also when it changes nothing; NULL for none */
	bool                  covered; /* false: its holidays are not known yet */
};

enum { DEADLINE_MAX_EXPLAINED = 800 };

struct deadline_days {
	struct deadline_day *at;
	size_t               n;
	bool                 cut; /* more days than DEADLINE_MAX_EXPLAINED: the rest is missing */
	int64_t              counted, weekend, holidays, paused; /* of the rows, by reason */
};

/* While the clock is paused the list ends with today (or the day of the question when that is later).
 * Jam and menit count every day: they run day and night. */
struct deadline_days deadline_explain(struct arena *a, const struct deadline_clock *c, day today);

/* Whose promise it is; on the same day the one further up is named first. */
enum promise_origin { PROMISE_STANDARD = 1, PROMISE_GUIDELINE = 2, PROMISE_LAW = 3 };

struct promise {
	enum promise_origin origin;
	struct deadline     deadline;
	const char         *name;       /* what it rests on: a key of the law table, or a literal; may be NULL */
	int64_t             days_later; /* calendar days after the earliest; 0 for the earliest, NO_INT while paused */
};

/* Puts the earliest first - that one is shown to the citizen and drives colour, reminder and escalation - and the others
 * behind it in order, and fills days_later. Paused ones come last. */
void deadline_promise(struct promise *at, size_t n);

#endif
