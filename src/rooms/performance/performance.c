/* performance.c - the room's table: addresses, fields, jobs, menu. No logic. Read this first. */
#include "rooms/performance/performance.h"

#include "core/figures.h"
#include "rooms/performance/performance_pages.h"

enum { FOLD_EVERY_S = 60, FOLD_AT_ONCE = 2000, FOLD_ROUNDS = 50, CODE_MAX = 64 };

static const struct field day_fields[] = {
	{"tanggal", FIELD_CODE, false, 0, CODE_MAX, W_performance_day, NULL},
	{"instansi", FIELD_CODE, false, 0, CODE_MAX, W_performance_agency, NULL},
};

static const struct field statistics_fields[] = {
	{"dari", FIELD_DAY, false, 0, 0, W_performance_from, NULL},
	{"sampai", FIELD_DAY, false, 0, 0, W_performance_to, NULL},
	{"instansi", FIELD_CODE, false, 0, CODE_MAX, W_performance_agency, NULL},
	{"unit", FIELD_CODE, false, 0, CODE_MAX, W_performance_unit, NULL},
};

static const struct field rows_fields[] = {
	{"ukuran", FIELD_CODE, true, 1, CODE_MAX, W_performance_figure, NULL},
	{"dari", FIELD_DAY, false, 0, 0, W_performance_from, NULL},
	{"sampai", FIELD_DAY, false, 0, 0, W_performance_to, NULL},
	{"instansi", FIELD_CODE, false, 0, CODE_MAX, W_performance_agency, NULL},
	{"unit", FIELD_CODE, false, 0, CODE_MAX, W_performance_unit, NULL},
	{"layanan", FIELD_INT, false, 1, INT64_MAX, W_performance_service, NULL},
	{"saluran", FIELD_INT, false, 1, INT64_MAX, W_performance_channel, NULL},
	{"kategori", FIELD_INT, false, 1, INT64_MAX, W_performance_category, NULL},
	{"kelas", FIELD_CODE, false, 0, CODE_MAX, W_performance_class, NULL},
	{"alasan", FIELD_CODE, false, 0, CODE_MAX, W_performance_reason, NULL},
	{"umur", FIELD_CODE, false, 0, CODE_MAX, W_performance_age, NULL},
	{"sebelum", FIELD_CODE, false, 0, CODE_MAX, W_performance_before, NULL},
};

static const struct route routes[] = {
	{HTTP_GET, "/", PERM_PUBLIC, day_fields, 1, performance_home_page, ROUTE_CACHED, "/"},
	{HTTP_GET, "/kinerja", PERM_PUBLIC, day_fields, COUNT(day_fields), performance_page, ROUTE_CACHED, "/kinerja"},
	{HTTP_GET, "/kinerja/{tanggal}", PERM_PUBLIC, day_fields + 1, 1, performance_day_page, ROUTE_CACHED, "/kinerja/2026-01-15"},
	{HTTP_GET, "/kinerja/baris", PERM_PUBLIC, rows_fields, COUNT(rows_fields), performance_rows_page, ROUTE_CACHED,
	    "/kinerja/baris?ukuran=terbuka"},
	{HTTP_GET, "/statistik", PERM_PUBLIC, statistics_fields, COUNT(statistics_fields), performance_statistics_page,
	    ROUTE_CACHED, "/statistik"},
	{HTTP_GET, "/statistik.csv", PERM_PUBLIC, statistics_fields, COUNT(statistics_fields), performance_statistics_csv, ROUTE_CACHED,
	    "/statistik.csv"},
};

/* Folding changes no answer: it keeps the answers quick. */
static const struct err *
fold(const struct job_tools *t)
{
	int64_t folded = FOLD_AT_ONCE;

	for (int i = 0; i < FOLD_ROUNDS && folded == FOLD_AT_ONCE; i++) {
		const struct err *e = figures_fold(t->store, t->a, FOLD_AT_ONCE, &folded);

		if (e)
			return e;
	}
	return NULL;
}

static const struct job jobs[] = {
	{"figures-fold", FOLD_EVERY_S, fold},
};

static const struct menu_item menu[] = {
	{"kinerja", W_performance_menu, "/kinerja", PERM_PUBLIC, 40, MENU_TOP},
	{"statistik", W_performance_statistics, "/statistik", PERM_PUBLIC, 10, MENU_FOOT_DATA},
	{"statistik-csv", W_performance_csv_menu, "/statistik.csv", PERM_PUBLIC, 11, MENU_FOOT_DATA},
};

const struct room performance_room = {
	.name = "performance",
	.routes = routes,
	.route_count = COUNT(routes),
	.menu = menu,
	.menu_count = COUNT(menu),
	.jobs = jobs,
	.job_count = COUNT(jobs),
};
