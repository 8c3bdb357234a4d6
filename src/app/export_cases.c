/* export_cases.c - imported cases given back as they came; see import.h. */
#include "app/import.h"
#include "base/strs.h"
#include "gen/import_queries.h"

enum { PAGE = 500, PAGE_ARENA = 64 * 1024 * 1024 };

static bool
put_row(FILE *out, const str *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if ((cells[i].n > 0 && fwrite(cells[i].p, 1, cells[i].n, out) != cells[i].n) || fputs(i + 1 < n ? "," : "\r\n", out) < 0)
			return false;
	}
	return true;
}

static const struct err *
put_page(struct app *app, struct arena *a, struct db *db, const struct case_map *map, FILE *out, case_id *after, int64_t *count,
    bool *more)
{
	struct import_page_rows rows = {0};
	str                     cells[CSV_MAX_FIELDS], json;
	const struct err       *e = import_page(db, a, map->source, *after, PAGE, &rows);

	for (size_t i = 0; i < rows.n && !e; i++) {
		e = keys_open_text(app->keys, a, rows.at[i].key, rows.at[i].number, "cells", rows.at[i].cells, &json);
		if (!e)
			e = cells_read(a, json, map, cells);
		if (!e && !put_row(out, cells, map->column_count))
			e = err_new(a, ERR_OS, "export.write", NULL, NULL);
		*after = rows.at[i].id;
		*count += !e;
	}
	*more = rows.n == PAGE;
	return e;
}

const struct err *
export_cases(struct app *app, struct arena *a, const struct case_map *map, FILE *out, int64_t *count)
{
	struct db        *db = NULL;
	case_id           after = {0};
	bool              more = true;
	const struct err *e = store_read_begin(app->store, &db);

	*count = 0;
	if (e)
		return e;
	if (!put_row(out, map->columns, map->column_count))
		e = err_new(a, ERR_OS, "export.write", NULL, NULL);
	while (!e && more) {
		struct arena *page = arena_open(PAGE_ARENA);

		if (!page)
			break;
		e = err_copy(a, put_page(app, page, db, map, out, &after, count, &more));
		arena_close(page);
	}
	store_read_end(app->store, db);
	return e;
}
