/* skeleton_rules.c - see skeleton_rules.h. */
#include "rooms/skeleton/skeleton_rules.h"

bool
skeleton_is_over(day held, day today)
{
	return held.d < today.d;
}
