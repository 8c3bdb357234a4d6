/* areas.h - administrative areas by their codes (PP.KK.CC.DDDD), as people read them. */
#ifndef CORE_AREAS_H
#define CORE_AREAS_H

#include "base/arena.h"
#include "base/err.h"
#include "db/db.h"

/* "Sukamaju, Cilodong, Kota Depok, Jawa Barat": from the area up. whole false leaves the village away: where a reporter did not
 * show himself, the place says no more than his district. Names of areas that a newer table dropped are kept as they were.
 * *out is absent where no code was given or nothing is known of it. */
MUST_CHECK const struct err *area_said(struct db *db, struct arena *a, str code, bool whole, str *out);

#endif
