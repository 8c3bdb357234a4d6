/* import_cases.c - rows of somebody else's table become complaints, each once; see import.h. */
#include "app/import.h"
#include "app/import_names.h"
#include "base/strs.h"
#include "gen/import_queries.h"
#include "rooms/complaints/complaints.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BATCH = 200, BATCH_ARENA = 64 * 1024 * 1024, TEXT_MAX = 10000 };

struct importing {
	struct app                    *app;
	struct arena                  *a;
	const struct case_map         *map;
	const struct publication_kind *standard;
	struct csv_record             *header;
	struct import_names            units, services;
	agency_id                      agency;
	unit_id                        root;
	instant                        now; /* moves with the batches, so that leaves stand beside their neighbours in time */
	str                            csv;
	FILE                          *out;
	bool                           dry;
	struct import_counts           counts;
};

/* One row, understood. */
struct parsed {
	str     key, title, text, place, unit, service, cells;
	instant opened, target, closed;
	bool    ended;
	int     source_late;
	enum channel channel;
	size_t  line;
	const char *fault;
	str     changed; /* columns that differ from what was brought over; absent: none */
};

static str
cell(const struct importing *im, const struct csv_record *r, str column)
{
	int at = column.n > 0 ? csv_column(im->header, column) : -1;

	return at >= 0 && (size_t)at < r->n ? str_trim(r->value[at]) : (str){"", 0};
}

/* YYYY-MM-DDTHH:MM:SS in the zone of the map, which the process's TZ names; NO_INSTANT for an empty cell. */
static bool
take_time(str s, instant *out)
{
	struct tm tm = {.tm_isdst = -1};
	day       d;
	int64_t   h, m, sec;

	*out = NO_INSTANT;
	if (s.n == 0)
		return true;
	if (s.n != 19 || (s.p[10] != 'T' && s.p[10] != ' ') || s.p[13] != ':' || s.p[16] != ':' ||
	    !date_parse((str){s.p, 10}, &d) || !str_int((str){s.p + 11, 2}, &h) || !str_int((str){s.p + 14, 2}, &m) ||
	    !str_int((str){s.p + 17, 2}, &sec) || h > 23 || m > 59 || sec > 60)
		return false;
	struct civil c = date_civil(d);
	tm.tm_year = c.year - 1900;
	tm.tm_mon = c.month - 1;
	tm.tm_mday = c.mday;
	tm.tm_hour = (int)h;
	tm.tm_min = (int)m;
	tm.tm_sec = (int)sec;
	*out = (instant){(int64_t)mktime(&tm) * MS_PER_SECOND};
	return true;
}

/* What the map does not name has come by the import. */
static enum channel
channel_of(const struct case_map *m, str said)
{
	for (int c = CHANNEL_WEB; said.n > 0 && c < CHANNEL_IMPORT; c++) {
		str rest = m->channels[c], one;

		while (rest.n > 0 && str_cut(&rest, '|', &one)) {
			if (str_eq(str_trim(one), said))
				return (enum channel)c;
		}
	}
	return CHANNEL_IMPORT;
}

/* Units and services that cannot be made are known before their rows come. */
static const char *
place_fault(const struct importing *im, const struct parsed *p)
{
	const struct import_name *unit = import_name_find(&im->units, p->unit);
	const struct import_name *service = import_name_find(&im->services, p->service);

	return unit && unit->fault ? unit->fault : service ? service->fault : NULL;
}

static void
parse_row(struct importing *im, struct arena *a, const struct csv_record *r, struct parsed *p)
{
	const struct case_map *m = im->map;
	str                    verdict = cell(im, r, m->on_time), state = cell(im, r, m->state);

	*p = (struct parsed){
		.key = cell(im, r, m->key), .title = cell(im, r, m->title), .text = cell(im, r, m->text),
		.place = cell(im, r, m->area_text), .unit = cell(im, r, m->unit), .service = cell(im, r, m->service),
		.source_late = verdict.n == 0 ? -1 : str_eq(verdict, m->on_time_yes) ? 0 : str_eq(verdict, m->on_time_no) ? 1 : -1,
		.channel = channel_of(m, cell(im, r, m->channel)), .line = r->line,
	};
	for (size_t i = 0; i < r->n && !p->fault; i++)
		p->fault = str_utf8_clean(r->value[i]) ? NULL : "teks bukan UTF-8 yang bersih";
	if (p->fault)
		return;
	if (p->title.n == 0)
		p->title = p->service; /* a row without words of its own is about its service */
	if (r->n != im->header->n)
		p->fault = "banyaknya kolom berbeda dari baris judul";
	else if (p->key.n == 0 || p->key.n > 100)
		p->fault = "kunci kosong atau lebih dari 100 huruf";
	else if (p->title.n == 0 || str_chars(p->title) > COMPLAINT_TITLE_MAX)
		p->fault = "judul dan layanan kosong, atau judul lebih dari 150 huruf";
	else if (str_chars(p->text) > TEXT_MAX)
		p->fault = "isi lebih dari 10.000 huruf";
	else if (!take_time(cell(im, r, m->opened), &p->opened) || !instant_known(p->opened))
		p->fault = "waktu masuk tidak terbaca";
	else if (!take_time(cell(im, r, m->target), &p->target))
		p->fault = "waktu target tidak terbaca";
	else if (!take_time(cell(im, r, m->closed), &p->closed))
		p->fault = "waktu selesai tidak terbaca";
	else if (p->opened.ms > im->now.ms)
		p->fault = "waktu masuk di masa depan";
	else if (instant_known(p->closed) && p->closed.ms > im->now.ms)
		p->fault = "waktu selesai di masa depan";
	else if (state.n > 0 && !str_eq(state, m->state_open) && !str_eq(state, m->state_closed))
		p->fault = "status tidak ada pada peta";
	p->ended = instant_known(p->closed) || (state.n > 0 && str_eq(state, m->state_closed));
	if (!p->fault && p->ended && !instant_known(p->closed))
		p->fault = "selesai tanpa waktu selesai";
	if (!p->fault)
		p->fault = place_fault(im, p);
	if (!p->fault && cells_write(a, im->header, r, m, &p->cells))
		p->fault = "sel tidak dapat disimpan";
}

/* ---- places ---- */

/* Agency, units and services of the file, in one write. */
static const struct err *
make_places(struct db *tx, void *ctx)
{
	struct importing     *im = ctx;
	const struct actor    by = {.role = ROLE_SYSTEM};
	struct agency         agency;
	struct unit           root;

	im->now = im->app->now();
	const struct agency_in in = {
		.code = im->map->agency, .name = im->map->agency_name.n ? im->map->agency_name : im->map->agency,
		.parent_name = im->map->parent_name.n ? im->map->parent_name : STR("-"), .zone = im->map->agency_zone, .week_days = 5,
		.at = im->now, .by = by,
	};
	const struct err *e = agency_by_code(tx, im->a, im->map->agency, &agency);

	if (!e) {
		im->agency = agency.id;
		e = unit_root(tx, im->a, agency.id, &root);
		im->root = e ? im->root : root.id;
	} else if (e->kind == ERR_MISSING) {
		e = agency_create(tx, im->a, im->app->keys, &in, &im->agency, &im->root);
	}
	const struct import_place where = {im->app->keys, im->standard, im->agency, im->root, im->map->source, by, im->now};

	if (!e)
		e = import_units_make(tx, im->a, &where, &im->units);
	return e ? e : import_services_make(tx, im->a, &where, &im->services);
}

/* ---- rows ---- */

struct batch {
	struct importing *im;
	struct arena     *a;
	struct parsed     rows[BATCH];
	size_t            n;
	unit_id           open[IMPORT_NAMES_MAX]; /* by unit of the file: where its cases of this batch go; 0: not asked yet */
	int64_t           landed, known, marked;
};

/* A unit may be closed while rows come in: each batch asks anew. */
static const struct err *
unit_for(struct db *tx, struct batch *b, const struct parsed *p, unit_id *out)
{
	struct importing         *im = b->im;
	const struct import_name *unit = import_name_find(&im->units, p->unit);

	if (!unit) {
		*out = im->root;
		return NULL;
	}
	unit_id          *open = &b->open[unit - im->units.at];
	const struct err *e = open->v ? NULL : import_unit_open(tx, b->a, im->agency, (unit_id){unit->id}, open);

	if (!e)
		*out = *open;
	return e;
}

/* What was kept of a row that came before, against what the file says now. What was erased since cannot be compared. */
static const struct err *
look_again(struct batch *b, const struct import_known_row *known, struct parsed *p)
{
	str               kept;
	const struct err *e = keys_open_text(b->im->app->keys, b->a, known->key, known->number, "cells", known->cells, &kept);

	if (e)
		return e->kind == ERR_MISSING ? NULL : e;
	return str_eq(kept, p->cells) ? NULL : cells_differ(b->a, kept, p->cells, b->im->map, &p->changed);
}

static const struct err *
land_one(struct db *tx, struct batch *b, struct parsed *p)
{
	struct importing       *im = b->im;
	struct import_known_row known;
	struct case_open_out    out;
	unit_id                 unit;
	bool                    found = false, backwards = instant_known(p->closed) && p->closed.ms < p->opened.ms;
	struct import_name     *service = import_name_find(&im->services, p->service);
	const struct err       *e = import_known(tx, b->a, im->map->source, p->key, &found, &known);

	if (e || found) {
		e = e ? e : look_again(b, &known, p);
		b->known += !e && !p->changed.p;
		return e;
	}
	if ((e = unit_for(tx, b, p, &unit)))
		return e;
	const struct complaint_import_in in = {
		.agency = im->agency, .unit = unit, .service = {service ? service->id : 0},
		.class_ = COMPLAINT_ORDINARY, .state = p->ended ? COMPLAINT_FINISHED : COMPLAINT_VERIFIED, .title = p->title,
		.text = p->text, .place = p->place, .publish = true, .opened_at = p->opened, .closed_at = p->closed,
		.target_at = p->target, .source_late = p->source_late, .source = im->map->source, .external_id = p->key,
		.mark = backwards ? STR("selesai-sebelum-masuk") : (str){NULL, 0}, .cells = p->cells, .by = {.role = ROLE_SYSTEM},
		.channel = p->channel, .at = im->now,
	};

	e = complaint_import(tx, b->a, im->app->keys, im->app->random, &in, &out);
	b->landed += !e;
	b->marked += !e && backwards;
	return e;
}

static const struct err *
land(struct db *tx, void *ctx)
{
	struct batch     *b = ctx;
	const struct err *e = NULL;

	/* It may run again. */
	b->landed = b->known = b->marked = 0;
	memset(b->open, 0, sizeof(b->open));
	b->im->now = b->im->app->now();
	for (size_t i = 0; i < b->n && !e; i++) {
		b->rows[i].changed = (str){NULL, 0};
		e = land_one(tx, b, &b->rows[i]);
	}
	return e;
}

static void
compare(struct importing *im, const struct parsed *p)
{
	if (!instant_known(p->target) || !instant_known(p->closed) || p->source_late < 0)
		return;
	im->counts.compared++;
	im->counts.agreed += (deadline_second(p->closed).ms > deadline_second(p->target).ms) == (p->source_late == 1);
}

static void
tell_changed(struct importing *im, const struct parsed *p)
{
	if (!p->changed.p)
		return;
	im->counts.changed++;
	fprintf(im->out, "baris %zu berubah sejak dibawa masuk (kolom %.*s): perkaranya tidak diubah\n", p->line, STRF(p->changed));
}

static const struct err *
flush(struct importing *im, struct batch *b)
{
	const struct err *e = im->dry ? NULL : err_copy(im->a, store_write(im->app->store, b->a, land, b));

	if (!e) {
		im->counts.landed += im->dry ? (int64_t)b->n : b->landed;
		im->counts.known += b->known;
		im->counts.marked += b->marked;
		for (size_t i = 0; i < b->n; i++)
			tell_changed(im, &b->rows[i]);
	}
	b->n = 0;
	return e;
}

static void
refuse(struct importing *im, size_t line, const char *why)
{
	im->counts.refused++;
	fprintf(im->out, "baris %zu ditolak: %s\n", line, why);
}

static const char *
csv_fault(enum csv_result got)
{
	return got == CSV_BAD_QUOTE ? "tanda kutip tidak tertutup" : got == CSV_TOO_MANY ? "terlalu banyak kolom" : NULL;
}

/* First reading: which units and services there are. */
static void
note_names(struct importing *im, struct csv c)
{
	struct arena *a = arena_open(BATCH_ARENA);

	if (!a)
		return;
	struct csv_record *r = arena_alloc(a, sizeof(*r));
	for (enum csv_result got; (got = csv_next(&c, a, r)) != CSV_END;) {
		if (got != CSV_RECORD || r->n != im->header->n)
			continue;
		import_name_note(im->a, &im->units, cell(im, r, im->map->unit));
		import_name_note(im->a, &im->services, cell(im, r, im->map->service));
	}
	arena_close(a);
}

static const struct err *
land_all(struct importing *im, struct csv c)
{
	const struct err *e = NULL;
	bool              more = true;

	while (!e && more) {
		struct arena *a = arena_open(BATCH_ARENA);
		struct batch *b = a ? arena_alloc(a, sizeof(*b)) : NULL;

		if (!a)
			return err_new(im->a, ERR_OS, "import.memory", NULL, NULL);
		struct csv_record *r = arena_alloc(a, sizeof(*r));
		b->im = im;
		b->a = a;
		while (b->n < BATCH) {
			enum csv_result got = csv_next(&c, a, r);

			if (got == CSV_END) {
				more = false;
				break;
			}
			im->counts.rows++;
			struct parsed *p = &b->rows[b->n];
			p->fault = csv_fault(got);
			if (!p->fault)
				parse_row(im, a, r, p);
			if (p->fault) {
				refuse(im, r->line, p->fault);
				continue;
			}
			compare(im, p);
			b->n++;
		}
		e = flush(im, b);
		arena_close(a);
	}
	return e;
}

/* What has come in is one act of the agency; a run that brought nothing new is none. What was not taken of changed rows counts
 * as refused. */
static const struct err *
write_note(struct db *tx, void *ctx)
{
	struct importing          *im = ctx;
	const struct agency_import in = {im->counts.landed, im->counts.known, im->counts.refused + im->counts.changed};
	const struct actor         by = {.role = ROLE_SYSTEM};

	im->now = im->app->now();
	return agency_import_note(tx, im->a, im->app->keys, im->agency, im->csv, &in, &by, im->now);
}

/* Columns the map names must be there. */
static const struct err *
check_columns(struct importing *im)
{
	const str needed[] = {im->map->key, im->map->opened, im->map->title};

	for (size_t i = 0; i < COUNT(needed) + im->map->column_count; i++) {
		str column = i < COUNT(needed) ? needed[i] : im->map->columns[i - COUNT(needed)];

		if (csv_column(im->header, column) < 0)
			return err_new(im->a, ERR_INPUT, "import.column", NULL, "kolom %.*s tidak ada pada berkas", STRF(column));
	}
	return NULL;
}

const struct err *
import_cases(struct app *app, struct arena *a, const struct case_map *map, str csv, bool dry, FILE *out,
    struct import_counts *counts)
{
	struct importing *im = arena_alloc(a, sizeof(*im));
	struct csv        c = csv_open(csv);

	*im = (struct importing){.app = app, .a = a, .map = map, .standard = room_publication_kind(app->rooms, PUB_STANDARD), .csv = csv, .out = out,
		.dry = dry, .now = app->now(), .header = arena_alloc(a, sizeof(*im->header))};
	im->units.at = arena_array(a, IMPORT_NAMES_MAX, sizeof(struct import_name));
	im->services.at = arena_array(a, IMPORT_NAMES_MAX, sizeof(struct import_name));
	setenv("TZ", arena_str(a, map->zone).p, 1);
	tzset();
	if (csv_next(&c, a, im->header) != CSV_RECORD)
		return err_new(a, ERR_INPUT, "import.header", NULL, "baris judul tidak terbaca");
	const struct err *e = check_columns(im);
	if (!e)
		note_names(im, c);
	if (!e && !dry)
		e = store_write(app->store, a, make_places, im);
	if (!e)
		e = land_all(im, c);
	/* Batches that stand are told and counted whatever became of the others. */
	const struct err *after = NULL;
	if (!dry && im->counts.landed > 0 && !(after = store_write(app->store, a, write_note, im)))
		after = app_figures_fold(app, a);
	e = e ? e : after;
	*counts = im->counts;
	return e;
}
