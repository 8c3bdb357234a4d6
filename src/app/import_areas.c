/* import_areas.c - the table of administrative areas from a "kode,nama" file, whole in one write; see import.h. */
#include "app/import.h"
#include "base/strs.h"
#include "gen/import_queries.h"

struct areas {
	struct arena *a;
	str           csv;
	int64_t       count;
	bool          dry;
};

/* PP, PP.KK, PP.KK.CC, PP.KK.CC.DDDD: how many parts, 0 when it is no such code. */
static int
level_of(str code)
{
	static const size_t length[] = {2, 5, 8, 13};

	for (size_t i = 0; i < COUNT(length); i++) {
		if (code.n != length[i])
			continue;
		for (size_t at = 0; at < code.n; at++) {
			bool dot = at == 2 || at == 5 || at == 8;

			if (dot ? code.p[at] != '.' : code.p[at] < '0' || code.p[at] > '9')
				return 0;
		}
		return (int)i + 1;
	}
	return 0;
}

static const struct err *
bad_row(struct arena *a, size_t line)
{
	return err_new(a, ERR_INPUT, "areas.row", NULL, "baris %zu: harus berbentuk kode,nama dengan kode PP.KK.CC.DDDD", line);
}

static const struct err *
fill(struct db *tx, void *ctx)
{
	struct areas      *w = ctx;
	struct csv         c = csv_open(w->csv);
	struct csv_record *r = arena_alloc(w->a, sizeof(*r));
	enum csv_result    got;
	const struct err  *e = w->dry ? NULL : import_area_keep(tx, w->a);

	if (!e && !w->dry)
		e = import_area_clear(tx, w->a);

	w->count = 0;
	while (!e && (got = csv_next(&c, w->a, r)) != CSV_END) {
		str code = str_trim(r->value[0]), name = r->n > 1 ? str_trim(r->value[1]) : STR("");
		int level = got == CSV_RECORD && r->n == 2 ? level_of(code) : 0;

		if (w->count == 0 && level == 0 && r->line == 1)
			continue; /* the header */
		if (level == 0 || name.n == 0 || str_chars(name) > 120 || !str_utf8_clean(name))
			return bad_row(w->a, r->line);
		str parent = level == 1 ? (str){NULL, 0} : (str){code.p, code.n - (level == 4 ? 5 : 3)};
		if (!w->dry)
			e = import_area_add(tx, w->a, code, name, level, parent, str_lower(w->a, name));
		w->count++;
	}
	return e ? e : w->count > 0 ? NULL : bad_row(w->a, 1);
}

const struct err *
import_areas(struct app *app, struct arena *a, str csv, bool dry, int64_t *count)
{
	struct areas      w = {.a = a, .csv = csv, .dry = dry};
	const struct err *e = dry ? fill(NULL, &w) : store_write(app->store, a, fill, &w);

	*count = w.count;
	return e;
}
