/* command_import.c - terang import cases|areas, terang export cases. */
#include "app/commands.h"
#include "app/import.h"
#include "app/install.h"
#include "app/options.h"
#include "app/settings_load.h"
#include "base/strs.h"
#include "os/files.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { COMMAND_ARENA = 512 * 1024 * 1024, MAP_BYTES = 1 << 20, ZONES_MAX = 256 };
static const size_t file_bytes = (size_t)400 << 20;

/* What a command line named, opened. */
struct opened {
	struct arena   *a;
	struct settings settings;
	struct app     *app;
	struct case_map map;
};

static int
complain(struct arena *a, const char *command, const struct err *e)
{
	fprintf(stderr, "terang %s: %s\n", command, install_sentence(a, e));
	return e->kind == ERR_INPUT || e->kind == ERR_MISSING ? EXIT_USAGE : EXIT_FAILED;
}

static const struct err *
open_map(struct opened *o, const char *path)
{
	str               text;
	const struct err *e = file_read_all(o->a, path, MAP_BYTES, &text);

	if (!e)
		e = case_map_parse(o->a, text, &o->map);
	if (!e && (o->map.zone.n > ZONES_MAX || str_find(o->map.zone, STR(".."), 0) >= 0 ||
	    access(str_fmt(o->a, "/usr/share/zoneinfo/%.*s", STRF(o->map.zone)).p, R_OK) != 0))
		e = err_new(o->a, ERR_INPUT, "map.zone", NULL, "zona %.*s tidak dikenal (paket tzdata)", STRF(o->map.zone));
	return e;
}

static const struct err *
open_app(struct opened *o, const char *data)
{
	const struct err *e = settings_open(o->a, data, &o->settings);

	return e ? e : app_open(o->a, &o->settings, WAIT_COMMAND_MS, &o->app);
}

static int
tell_cases(const struct import_counts *c, bool dry, double seconds)
{
	printf("%lld baris: %lld %s, %lld sudah ada, %lld ditolak, %lld berubah\n", (long long)c->rows, (long long)c->landed,
	    dry ? "dapat masuk" : "masuk", (long long)c->known, (long long)c->refused, (long long)c->changed);
	printf("%lld selesai sebelum masuk (diberi tanda, di luar hitungan lama)\n", (long long)c->marked);
	printf("putusan tepat waktu sama dengan sumber: %lld dari %lld\n", (long long)c->agreed, (long long)c->compared);
	printf("%.1f detik, %.0f baris/detik\n", seconds, seconds > 0 ? (double)c->rows / seconds : 0);
	return c->refused + c->changed > 0 ? EXIT_PARTLY : EXIT_FINE;
}

static double
seconds_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int
run_cases(struct opened *o, const char *file, const char *data, const char *map, bool dry)
{
	struct import_counts counts = {0};
	str                  csv;
	double               began = seconds_now();
	const struct err    *e = map ? open_map(o, map) : err_new(o->a, ERR_INPUT, "import.map", NULL, "sebutkan --map MAP");

	if (!e)
		e = file_read_all(o->a, file, file_bytes, &csv);
	if (!e)
		e = open_app(o, data);
	if (!e)
		e = import_cases(o->app, o->a, &o->map, csv, dry, stderr, &counts);
	if (o->app)
		app_close(o->app);
	int code = e && counts.rows == 0 ? EXIT_FINE : tell_cases(&counts, dry, seconds_now() - began);
	if (e && counts.landed > 0 && !dry)
		puts("Impor berhenti di tengah jalan. Yang sudah masuk tetap tersimpan; jalankan perintah yang sama lagi: baris itu dilewati.");
	return e ? complain(o->a, "import cases", e) : code;
}

static int
run_areas(struct opened *o, const char *file, const char *data, bool dry)
{
	int64_t           count = 0;
	str               csv;
	const struct err *e = file_read_all(o->a, file, file_bytes, &csv);

	if (!e)
		e = open_app(o, data);
	if (!e)
		e = import_areas(o->app, o->a, csv, dry, &count);
	if (o->app)
		app_close(o->app);
	if (e)
		return complain(o->a, "import areas", e);
	printf("%lld wilayah %s\n", (long long)count, dry ? "dapat masuk" : "masuk");
	return EXIT_FINE;
}

int
command_import(int argc, char **argv)
{
	const char *data = NULL, *map = NULL, *rest[2];
	size_t      n;
	bool        help, dry = false;
	const struct option_row rows[] = {
		{"data", &data, NULL, "folder data"},
		{"map", &map, NULL, "berkas peta kolom (untuk cases)"},
		{"dry-run", NULL, &dry, "periksa saja; tidak ada yang ditulis"},
	};

	if (!options_read(argc, argv, rows, COUNT(rows), rest, COUNT(rest), &n, &help))
		return help ? EXIT_FINE : EXIT_USAGE;
	bool cases = n == 2 && strcmp(rest[0], "cases") == 0, areas = n == 2 && strcmp(rest[0], "areas") == 0 && !map;
	if (!data || (!cases && !areas)) {
		fputs("terang import cases FILE.csv --data DIR --map MAP [--dry-run]\nterang import areas FILE --data DIR [--dry-run]\n",
		    stderr);
		return EXIT_USAGE;
	}
	struct opened o = {.a = arena_open(COMMAND_ARENA)};
	if (!o.a)
		return EXIT_FAILED;
	int code = cases ? run_cases(&o, rest[1], data, map, dry) : run_areas(&o, rest[1], data, dry);
	arena_close(o.a);
	return code;
}

int
command_export(int argc, char **argv)
{
	const char *data = NULL, *map = NULL, *out = NULL, *rest[1];
	size_t      n;
	bool        help;
	int64_t     count = 0;
	const struct option_row rows[] = {
		{"data", &data, NULL, "folder data"},
		{"map", &map, NULL, "berkas peta kolom"},
		{"out", &out, NULL, "berkas yang ditulis"},
	};

	if (!options_read(argc, argv, rows, COUNT(rows), rest, COUNT(rest), &n, &help))
		return help ? EXIT_FINE : EXIT_USAGE;
	if (!data || !map || !out || n != 1 || strcmp(rest[0], "cases") != 0) {
		fputs("terang export cases --data DIR --map MAP --out FILE\n", stderr);
		return EXIT_USAGE;
	}
	struct opened o = {.a = arena_open(COMMAND_ARENA)};
	if (!o.a)
		return EXIT_FAILED;
	const struct err *e = open_map(&o, map);
	if (!e)
		e = open_app(&o, data);
	FILE *f = e ? NULL : fopen(out, "we");
	if (!e && !f)
		e = err_new(o.a, ERR_OS, "export.open", NULL, "%s tidak dapat ditulis", option_shown(out));
	if (!e)
		e = export_cases(o.app, o.a, &o.map, f, &count);
	if (f && fclose(f) != 0 && !e)
		e = err_new(o.a, ERR_OS, "export.write", NULL, "%s tidak tertulis seluruhnya", option_shown(out));
	if (o.app)
		app_close(o.app);
	if (!e)
		printf("%lld baris ditulis ke %s\n", (long long)count, out);
	int code = e ? complain(o.a, "export cases", e) : EXIT_FINE;
	arena_close(o.a);
	return code;
}
