/* path_fuzz.c - request targets: a path that is taken is clean, and written in percent codes it is read as the same path. */
#include "web/url.h"

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
	struct arena *a = arena_open(4 << 20);
	jmp_buf       trap;

	if (!a)
		return 0;
	if (setjmp(trap) == 0) {
		str path, again, rest, part;

		arena_trap(a, &trap);
		if (!url_path(a, (str){(const char *)data, size}, &path)) {
			struct buf b = {.arena = a};

			must(path.n > 0 && path.p[0] == '/' && str_utf8_clean(path) && !memchr(path.p, '\0', path.n));
			must(!memchr(path.p, '\\', path.n) && str_find(path, STR("//"), 0) < 0);
			rest = (str){path.p + 1, path.n - 1};
			while (str_cut(&rest, '/', &part)) {
				must(!str_eq(part, STR(".")) && !str_eq(part, STR("..")));
				buf_str(&b, STR("/"));
				buf_str(&b, url_encode(a, part));
			}
			must(!url_path(a, buf_done(&b), &again) && str_eq(path, again));
		}
	}
	arena_close(a);
	return 0;
}
