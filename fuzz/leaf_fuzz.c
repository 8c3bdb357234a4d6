/* leaf_fuzz.c - whatever the reader of leaves takes is written again as the very same bytes. */
#include "core/leaf.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_open(1 << 20);
	struct leaf   l;
	str           bytes = {(const char *)data, size}, again;

	if (!a)
		return 0;
	if (!leaf_read(a, bytes, &l)) {
		if (leaf_write(a, &l, &again) || !str_eq(bytes, again) || again.n > LEAF_MAX_BYTES || !leaf_act_find(l.a))
			abort();
		if (leaf_ref_is_secret(l.r) && (l.o.p || l.k.p || l.b.p || leaf_hour(l.t).ms != l.t.ms))
			abort();
	}
	arena_close(a);
	return 0;
}
