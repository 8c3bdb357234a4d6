/* mask_fuzz.c - the mask of complaints and the stems of the search: any bytes end, masking twice changes nothing, text stays
 * text, and no number in one piece that could be a NIK is left with its name before it. */
#include "core/search.h"
#include "rooms/complaints/complaint_mask.h"

#include "base/strs.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool ok)
{
	if (!ok)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_open(64 << 20);
	str           text = {(const char *)data, size};

	if (!a || size > 4000) {
		arena_close(a);
		return -1;
	}
	str once = complaint_mask(a, text), twice = complaint_mask(a, once);

	must(str_eq(once, twice));
	must(complaint_mask_count(a, once) == 0);
	must(!str_utf8_clean(text) || str_utf8_clean(once));
	str with = str_fmt(a, "%.*s\nNIK 3201011503850001\n", STRF(text));
	must(str_ends(complaint_mask(a, with), STR("\nNIK [NIK]\n")));
	str stems = search_stems(a, text, 500);

	for (size_t i = 0; i < stems.n; i++)
		must((stems.p[i] >= 'a' && stems.p[i] <= 'z') || (stems.p[i] >= '0' && stems.p[i] <= '9') || stems.p[i] == ' ');
	arena_close(a);
	return 0;
}
