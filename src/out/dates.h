/* dates.h - days and moments as people read them, for HTML and plain text alike.
 *
 *                 Indonesian                               English
 *   DATES_PLAIN   20 November 2026                         20 November 2026
 *   DATES_LONG    Jumat, 20 November 2026                  Friday, 20 November 2026
 *   DATES_SHORT   20 Nov 2026                              20 Nov 2026
 *   with a time   Jumat, 20 November 2026, 14.32 WIB       Friday, 20 November 2026, 14:32 WIB
 * The names are format, not sentences: they stand here and not in the word files. A day or moment that is not known
 * (NO_DAY, NO_INSTANT) is written as a dash. */
#ifndef OUT_DATES_H
#define OUT_DATES_H

#include "base/arena.h"
#include "base/base.h"
#include "base/date.h"
#include "base/strs.h"

enum dates_form { DATES_PLAIN = 1, DATES_LONG, DATES_SHORT };

/* month 1-12: "Agustus", "August"; short "Agu", "Aug". Static. */
str dates_month(enum lang lang, int month);
str dates_month_short(enum lang lang, int month);
/* "Jumat", "Friday"; short "Jum", "Fri". Static. */
str dates_weekday(enum lang lang, enum weekday w);
str dates_weekday_short(enum lang lang, enum weekday w);

/* Appends to b. */
void dates_add_day(struct buf *b, enum lang lang, enum dates_form form, day d);
void dates_add_moment(struct buf *b, enum lang lang, enum dates_form form, enum zone zone, instant t);
/* "14.32" or "14:32", without the zone's name. */
void dates_add_time(struct buf *b, enum lang lang, enum zone zone, instant t);

/* The same as a text of its own, for titles, mails and exports. */
str dates_day(struct arena *a, enum lang lang, enum dates_form form, day d);
str dates_moment(struct arena *a, enum lang lang, enum dates_form form, enum zone zone, instant t);

#endif
