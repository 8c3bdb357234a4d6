/* import_cells.c - the raw cells of an imported row as one canonical text, and back byte for byte; see import.h. */
#include "app/import.h"
#include "base/strs.h"
#include "core/canon.h"

#include <jansson.h>

static const char hex_mark[] = "hex:";

/* A cell that is canonical already stands as it is; any other as hex, so that nothing is lost. */
static str
keep(struct arena *a, str raw)
{
	str canonical;

	if (!str_starts(raw, STR("hex:")) && str_utf8_clean(raw) && !canon_text_of(a, raw, &canonical) && str_eq(canonical, raw))
		return raw;
	str hex = str_hex(a, raw.p, raw.n);
	return str_fmt(a, "%s%.*s", hex_mark, STRF(hex));
}

const struct err *
cells_write(struct arena *a, const struct csv_record *header, const struct csv_record *row, const struct case_map *map, str *json)
{
	struct canon *c = canon_new(a);

	canon_object(c);
	for (size_t i = 0; i < map->column_count; i++) {
		int at = csv_column(header, map->columns[i]);

		if (at >= 0 && (size_t)at < row->n)
			canon_put_text(c, arena_str(a, map->columns[i]).p, keep(a, row->raw[at]));
	}
	canon_end(c);
	return canon_done(c, json);
}

const struct err *
cells_read(struct arena *a, str json, const struct case_map *map, str *cells)
{
	json_error_t why;
	json_t      *j = json_loadb(json.p, json.n, 0, &why);

	if (!json_is_object(j)) {
		json_decref(j);
		return err_new(a, ERR_DB, "import.cells", NULL, "cells are no object");
	}
	for (size_t i = 0; i < map->column_count; i++) {
		json_t *v = json_object_get(j, arena_str(a, map->columns[i]).p);
		str     s = v ? arena_str(a, (str){json_string_value(v), json_string_length(v)}) : (str){NULL, 0};

		if (str_starts(s, STR("hex:"))) {
			size_t n = (s.n - (sizeof(hex_mark) - 1)) / 2;
			char  *raw = arena_alloc(a, n + 1);

			if (!str_unhex((str){s.p + sizeof(hex_mark) - 1, s.n - (sizeof(hex_mark) - 1)}, raw, n)) {
				json_decref(j);
				return err_new(a, ERR_DB, "import.cells", NULL, "hex of column %zu", i);
			}
			s = (str){raw, n};
		}
		cells[i] = s;
	}
	json_decref(j);
	return NULL;
}

/* What a raw cell means. */
static str
meaning(struct arena *a, str raw)
{
	struct csv         c = csv_open(raw);
	struct csv_record *r = arena_alloc(a, sizeof(*r));

	return csv_next(&c, a, r) == CSV_RECORD && r->n == 1 ? str_trim(r->value[0]) : str_trim(raw);
}

const struct err *
cells_differ(struct arena *a, str before, str now, const struct case_map *map, str *columns)
{
	str              *was = arena_array(a, CSV_MAX_FIELDS, sizeof(*was)), *is = arena_array(a, CSV_MAX_FIELDS, sizeof(*is));
	struct buf        b = {.arena = a};
	const struct err *e = cells_read(a, before, map, was);

	if (!e)
		e = cells_read(a, now, map, is);
	if (e)
		return e;
	for (size_t i = 0; i < map->column_count; i++) {
		/* A column that the map did not have then says nothing. */
		if (was[i].p && is[i].p && !str_eq(meaning(a, was[i]), meaning(a, is[i])))
			buf_fmt(&b, "%s%.*s", b.n ? ", " : "", STRF(map->columns[i]));
	}
	*columns = b.n ? buf_done(&b) : (str){NULL, 0};
	return NULL;
}
