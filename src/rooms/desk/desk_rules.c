/* desk_rules.c - see desk_rules.h. */
#include "rooms/desk/desk_rules.h"

#include "base/strs.h"

#include <stdlib.h>

enum { WHOLE = 1000 };

int64_t
desk_gone(instant start, instant due, instant now)
{
	if (!instant_known(start) || !instant_known(due) || now.ms <= start.ms)
		return 0;
	if (now.ms >= due.ms || due.ms <= start.ms)
		return WHOLE;
	return (now.ms - start.ms) / ((due.ms - start.ms) / WHOLE + 1);
}

static int
by_size(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

int64_t
desk_median(int64_t *at, size_t n)
{
	if (n == 0)
		return NO_INT;
	qsort(at, n, sizeof(*at), by_size);
	return at[(n - 1) / 2];
}

bool
desk_place_parse(str s, int64_t *key, int64_t *id)
{
	str     rest = s, first;
	int64_t k, i;

	if (!str_cut(&rest, '.', &first) || !rest.p || !str_int(first, &k) || !str_int(rest, &i) || k < 0 || i < 0)
		return false;
	*key = k;
	*id = i;
	return true;
}

int64_t
desk_share(int64_t part, int64_t whole)
{
	return whole <= 0 ? NO_INT : part * WHOLE / whole;
}
