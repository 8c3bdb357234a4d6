/* date.h - days, moments and the three Indonesian zones; pure arithmetic, exact for every day.
 *
 * Indonesia has no summer time: a zone is a fixed offset. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/base.h"

enum zone { ZONE_WIB = 7, ZONE_WITA = 8, ZONE_WIT = 9 }; /* hours east of Greenwich; stored */

enum weekday { MONDAY = 0, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

struct civil {
	int year, month, mday; /* month 1-12, mday 1-31 */
};

struct clock_time {
	int hour, minute, second;
};

/* "WIB", "WITA", "WIT". */
const char *zone_name(enum zone z);
/* False when the text is none of the three. */
bool zone_parse(str s, enum zone *out);

struct civil date_civil(day d);
/* False when there is no such day (30 February, month 13, year outside 1900-2200). */
bool date_from_civil(int year, int month, int mday, day *out);
/* YYYY-MM-DD; false when it is not one. */
bool date_parse(str s, day *out);
enum weekday date_weekday(day d);

/* The day on which a moment falls in a zone. */
day date_of(instant t, enum zone z);
/* The first millisecond of a day in a zone. */
instant date_start(day d, enum zone z);
/* 23:59:59.000 of a day in a zone: the last second in which a promise for that day is kept. */
instant date_end(day d, enum zone z);
struct clock_time date_time(instant t, enum zone z);

/* "YYYY-MM-DD" and "YYYY-MM-DDTHH:MM:SS+07:00"; buf holds at least 11 and 26 bytes. */
void date_iso(day d, char buf[11]);
void date_iso_instant(instant t, enum zone z, char buf[26]);

#endif
