/* office_hours_rules.h - opening hours as people write them. Pure. */
#ifndef ROOMS_OFFICE_OFFICE_HOURS_RULES_H
#define ROOMS_OFFICE_OFFICE_HOURS_RULES_H

#include "base/arena.h"
#include "base/base.h"

/* "08.00–16.00", "8:00 - 16:00", "08.00 sampai 16.00", "8.00 to 16.00": minutes after midnight. False when it is no such
 * time, or does not end after it begins; outputs untouched. */
bool office_hours_parse(str text, int *from, int *until);

/* "08.00–16.00" in Indonesian, "08:00–16:00" in English. */
str office_hours_text(struct arena *a, enum lang lang, int from, int until);

#endif
