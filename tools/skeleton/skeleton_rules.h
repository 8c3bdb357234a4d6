/* skeleton_rules.h - the rules of this room: pure functions. */
#ifndef ROOMS_SKELETON_SKELETON_RULES_H
#define ROOMS_SKELETON_SKELETON_RULES_H

#include "base/base.h"

/* Is an entry over? On its own day it is not. */
bool skeleton_is_over(day held, day today);

#endif
