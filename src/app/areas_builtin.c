/* areas_builtin.c - the areas that come with the program (package idn-area-data, ODbL), unpacked and put into the table. */
#include "app/import.h"
#include "base/strs.h"
#include "gen/areas_data.h"

#include <zlib.h>

enum { UNPACKED_MAX = 16 * 1024 * 1024, GZIP_WINDOW = 15 + 16, AREAS_ARENA = 64 * 1024 * 1024 };

static bool
unpack(struct arena *a, const struct asset *f, str *out)
{
	char    *p = arena_alloc(a, UNPACKED_MAX);
	z_stream z = {.next_in = (Bytef *)(uintptr_t)f->bytes, .avail_in = (uInt)f->n, .next_out = (Bytef *)p,
		.avail_out = UNPACKED_MAX};

	if (inflateInit2(&z, GZIP_WINDOW) != Z_OK)
		return false;
	int rc = inflate(&z, Z_FINISH);
	*out = (str){p, UNPACKED_MAX - z.avail_out};
	inflateEnd(&z);
	return rc == Z_STREAM_END;
}

const struct err *
import_areas_builtin(struct app *app, struct arena *a, int64_t *count)
{
	*count = 0;
	if (areas_data_count == 0)
		return NULL; /* built without the package: the picker offers nothing until `terang import areas` */
	struct arena *work = arena_open(AREAS_ARENA);
	str           text;

	if (!work)
		return err_new(a, ERR_OS, "import.memory", NULL, NULL);
	const struct err *e = unpack(work, &areas_data[0], &text) ? import_areas(app, work, text, false, count)
	    : err_new(work, ERR_BUG, "areas.packed", NULL, "built-in areas cannot be unpacked");
	e = err_copy(a, e);
	arena_close(work);
	return e;
}
