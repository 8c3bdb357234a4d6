/* import_areas.c - the table of administrative areas from a "kode,nama" file, whole in one write; see import.h. */
#include "app/import.h"
#include "base/strs.h"
#include "core/canon.h"
#include "gen/import_queries.h"

enum { BATCH = 500, BATCH_ARENA = 4 * 1024 * 1024 };

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

struct area_row {
	str code, name, parent;
	int level;
};

/* Puts n areas, by one statement: row by row, a database of its own process answers 90,000 times. */
static const struct err *
put(struct db *tx, struct arena *a, const struct area_row *row, size_t n)
{
	struct arena *work = arena_open(BATCH_ARENA);
	str           json;

	if (!work)
		return err_new(a, ERR_OS, "import.memory", NULL, NULL);
	struct canon *c = canon_new(work);
	canon_array(c);
	for (size_t i = 0; i < n; i++) {
		canon_array(c);
		canon_text(c, row[i].code);
		canon_text(c, row[i].name);
		canon_int(c, row[i].level);
		canon_text(c, row[i].parent);
		canon_text(c, str_lower(work, row[i].name));
		canon_end(c);
	}
	canon_end(c);
	const struct err *e = canon_done(c, &json);
	if (!e)
		e = import_area_add(tx, work, json);
	e = err_copy(a, e);
	arena_close(work);
	return e;
}

static const struct err *
fill(struct db *tx, void *ctx)
{
	struct areas      *w = ctx;
	struct area_row   *row = arena_array(w->a, BATCH, sizeof(*row));
	size_t             waiting = 0;
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
		if (level == 0 || name.n == 0 || str_chars(name) > 120 || !str_one_line(name))
			return bad_row(w->a, r->line);
		str parent = level == 1 ? (str){NULL, 0} : (str){code.p, code.n - (level == 4 ? 5 : 3)};
		row[waiting++] = (struct area_row){code, name, parent, level};
		w->count++;
		if (waiting == BATCH) {
			e = w->dry ? NULL : put(tx, w->a, row, waiting);
			waiting = 0;
		}
	}
	if (!e && !w->dry && waiting > 0)
		e = put(tx, w->a, row, waiting);
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
