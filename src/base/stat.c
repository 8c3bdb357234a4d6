/* stat.c - see stat.h. */
#include "base/stat.h"

#include <stdlib.h>

int64_t
stat_share(int64_t part, int64_t whole)
{
	if (whole <= 0)
		return NO_INT;
	if (part <= 0)
		return 0;
	int64_t tenths = (part * 2000 + whole) / (2 * whole);

	return part < whole && tenths >= 1000 ? 999 : tenths;
}

static int
by_value(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* Sorted: what takes back comes first, the greatest of it last. */
static size_t
without_taken_back(int64_t *values, size_t n)
{
	size_t negative = 0, kept;

	while (negative < n && values[negative] < 0)
		negative++;
	kept = negative;
	for (size_t i = negative, back = negative; i < n; i++) {
		while (back > 0 && -values[back - 1] < values[i])
			back--;
		if (back > 0 && -values[back - 1] == values[i])
			back--;
		else
			values[kept++] = values[i];
	}
	for (size_t i = negative; i < kept; i++)
		values[i - negative] = values[i];
	return kept - negative;
}

int64_t
stat_median(int64_t *values, size_t n)
{
	if (n == 0)
		return NO_INT;
	qsort(values, n, sizeof(*values), by_value);
	n = without_taken_back(values, n);
	if (n == 0)
		return NO_INT;
	if (n % 2 == 1)
		return values[n / 2];
	return (values[n / 2 - 1] + values[n / 2] + 1) / 2;
}
