/* import.h - reading other people's tables into an installation; see command_import.c. */
#ifndef APP_IMPORT_H
#define APP_IMPORT_H

#include "app/app.h"
#include "app/case_map.h"

#include <stdio.h>

struct import_counts {
	int64_t rows, landed, known, refused;
	int64_t changed;           /* brought over before, and not the same any more; nothing of them is taken */
	int64_t marked;            /* ended before they began */
	int64_t compared, agreed;  /* rows with target, end and the source's own verdict; ours is the same */
};

/* Every row lands, is here already, or is refused (or found changed) with line and reason on out. dry: nothing is written.
 * Repeating doubles nothing. Cases of a closed unit go to its successor. Also on error counts say what stands: those batches
 * are in the log (data.impor) and in the figures. */
MUST_CHECK const struct err *import_cases(struct app *app, struct arena *a, const struct case_map *map, str csv, bool dry,
    FILE *out, struct import_counts *counts);

/* "kode,nama" rows; replaces the whole table in one write. Errors: ERR_INPUT "areas.row" with the line. */
MUST_CHECK const struct err *import_areas(struct app *app, struct arena *a, str csv, bool dry, int64_t *count);

/* The areas that come with the program. */
MUST_CHECK const struct err *import_areas_builtin(struct app *app, struct arena *a, int64_t *count);

/* Writes the mapped columns of the cases of map->source, as they stood in the file, oldest import first. */
MUST_CHECK const struct err *export_cases(struct app *app, struct arena *a, const struct case_map *map, FILE *out,
    int64_t *count);

/* One raw cell as the cells JSON keeps it: the bytes with their quotes; hex where they are no canonical text. */
MUST_CHECK const struct err *cells_write(struct arena *a, const struct csv_record *header, const struct csv_record *row,
    const struct case_map *map, str *json);
/* Absent: the map had no such column then. */
MUST_CHECK const struct err *cells_read(struct arena *a, str json, const struct case_map *map, str *cells);
/* The mapped columns that both have and whose values differ, with commas between; absent: none. Quotes do not count. */
MUST_CHECK const struct err *cells_differ(struct arena *a, str before, str now, const struct case_map *map, str *columns);

#endif
