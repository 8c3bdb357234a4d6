/* calendar.h - the working days of an office: its week, its holidays, and how far ahead they are known. Pure.
 *
 * A day is a working day when it is in the office's week (Monday-Friday, or Monday-Saturday) and no holiday stands
 * on it. Joint leave (cuti bersama) is off unless the office works through it. Indonesia gives no substitute day
 * for a holiday at the weekend: it is kept with its name and changes nothing.
 * National holidays of data/hari-libur.csv are compiled in; an agency adds its own rows, and later years. */
#ifndef CORE_CALENDAR_H
#define CORE_CALENDAR_H

#include "base/arena.h"
#include "base/base.h"
#include "base/date.h"
#include "base/err.h"

enum holiday_kind { HOLIDAY_NATIONAL = 1, HOLIDAY_JOINT_LEAVE = 2, HOLIDAY_LOCAL = 3 }; /* stored */

struct holiday {
	day               on;
	enum holiday_kind kind;
	str               name;   /* "Tahun Baru" */
	str               source; /* the decree, "SKB 1205/2026, 3/2026, 2/2026" */
};

struct calendar {
	int                   week_days;           /* 5 or 6 */
	bool                  works_on_joint_leave;
	const struct holiday *at;                  /* sorted by day, then kind; a day may stand twice */
	size_t                n;
	day                   covered_from, covered_to; /* whole years whose national holidays are known; both included */
};

/* The compiled-in national holidays, sorted. */
const struct holiday *calendar_national(size_t *n);

/* "libur", "cuti_bersama", "lokal"; false when the text is none of them. */
bool        holiday_kind_parse(str s, enum holiday_kind *out);
const char *holiday_kind_name(enum holiday_kind k);

/* The compiled-in holidays and added rows (any order; not kept) in one calendar that lives as long as a. Of two rows
 * with the same day and kind the added one is kept, so an agency can correct a name or source. The coverage is the
 * unbroken run of years from the first compiled-in one that have at least CALENDAR_MIN_NATIONAL national holidays. */
enum { CALENDAR_MIN_NATIONAL = 10, CALENDAR_MAX_ROWS = 5000 };
struct calendar calendar_make(struct arena *a, int week_days, bool works_on_joint_leave, const struct holiday *added,
    size_t added_count);

/* A calendar of the given rows alone, sorted by day; for tables kept elsewhere. Coverage as above, from the first year
 * among the rows. */
struct calendar calendar_of(struct arena *a, int week_days, bool works_on_joint_leave, const struct holiday *rows,
    size_t count);

/* Rows of a CSV text with the header tanggal,nama,jenis,sumber (quotes as in RFC 4180, UTF-8).
 * Errors: ERR_INPUT "calendar.header", "calendar.row" (detail names the line), ERR_LIMIT "calendar.too_many". */
MUST_CHECK const struct err *calendar_parse_csv(struct arena *a, str text, struct holiday **out, size_t *count);

enum day_kind { DAY_WORKING = 1, DAY_WEEKEND, DAY_HOLIDAY };

/* What a day is. *holiday is the row that stands on it, NULL for none: also set for a holiday at the weekend, and for
 * joint leave the office works through (the day is then DAY_WORKING). holiday may be NULL. */
enum day_kind calendar_kind(const struct calendar *c, day d, const struct holiday **holiday);

bool calendar_works(const struct calendar *c, day d);

/* The first working day after d (never d itself). */
day calendar_next_working(const struct calendar *c, day d);

/* The n-th working day after d; d is day 0 whatever it is. n = 0 gives d. n at most CALENDAR_MAX_STEPS. */
enum { CALENDAR_MAX_STEPS = 20000 };
day calendar_add_working(const struct calendar *c, day d, int64_t n);

/* Working days after from up to and including to; 0 when to is not after from or a day is not known. */
int64_t calendar_count_working(const struct calendar *c, day from, day to);

/* Are the national holidays of the day's year known? The covered years have no gap: two covered days cover all between. */
bool calendar_covers(const struct calendar *c, day d);

#endif
