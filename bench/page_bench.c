/* page_bench.c - how long pages take to be made, without cache and compression, on an installation's own data.
 *
 * usage: page_bench DATA [TIMES [PATH…]]   DATA: a data folder, e.g. of "terang demo --cases 24000". Its figures are folded
 * first, as the job of a running site has done.
 * Prints for every path the CPU time of the median and of the slowest twentieth, in microseconds. */
#include "app/app.h"
#include "app/settings_load.h"
#include "base/log.h"
#include "base/strs.h"
#include "core/figures.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TIMES_USUAL = 200, REQUEST_ARENA = 16 << 20, TWENTIETH = 20, FOLD_AT_ONCE = 2000 };

static int64_t
cpu_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int
by_time(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* One request; its status. */
static int
get(struct app *app, const char *target, size_t *bytes)
{
	struct arena             *a = arena_open(REQUEST_ARENA);
	const struct http_header  host = {STR("host"), STR("contoh.go.id")};
	struct http_request       q = {.method = HTTP_GET, .headers = &host, .header_count = 1, .address = STR("127.0.0.1")};
	struct http_reply         r = {.status = 200};
	str                       rest = str_z(target);

	str_cut(&rest, '?', &q.path);
	q.query = rest.p ? rest : STR("");
	handle(app, &q, a, &r);
	*bytes = r.body.n;
	if (r.release)
		r.release(r.hold);
	arena_close(a);
	return r.status;
}

static void
measure(struct app *app, const char *path, int times)
{
	int64_t *took = calloc((size_t)times, sizeof(*took));
	size_t   bytes = 0;
	int      status = 0;

	for (int i = -5; i < times && took; i++) { /* the first ones prepare statements */
		int64_t start = cpu_ns();

		status = get(app, path, &bytes);
		if (i >= 0)
			took[i] = cpu_ns() - start;
	}
	if (!took)
		return;
	qsort(took, (size_t)times, sizeof(*took), by_time);
	printf("%-60s %d %6zu bytes  median %6lld us  95%% %6lld us\n", path, status, bytes,
	    (long long)took[times / 2] / 1000, (long long)took[times - 1 - times / TWENTIETH] / 1000);
	free(took);
}

int
main(int argc, char **argv)
{
	static const char *const usual[] = {"/", "/kinerja", "/statistik", "/kinerja/baris?ukuran=terbuka"};
	struct arena            *a = arena_open(64 << 20);
	struct settings          settings;
	struct app              *app = NULL;
	int                      times = argc > 2 ? atoi(argv[2]) : TIMES_USUAL;

	if (argc < 2 || times < 1 || !a) {
		fputs("usage: page_bench DATA [TIMES [PATH...]]\n", stderr);
		return 2;
	}
	log_threshold(LOG_ERROR);
	const struct err *e = settings_load(a, argv[1], &settings);
	if (!e) {
		settings.page_cache_bytes = 0;
		settings.rate_limits = false;
		e = app_open(a, &settings, WAIT_SERVING_MS, &app);
	}
	for (int64_t folded = 1; !e && folded > 0;)
		e = figures_fold(app->store, a, FOLD_AT_ONCE, &folded);
	if (e) {
		fprintf(stderr, "page_bench: %s: %s\n", e->code, e->detail ? e->detail : "");
		return 1;
	}
	if (argc > 3) {
		for (int i = 3; i < argc; i++)
			measure(app, argv[i], times);
	} else {
		for (size_t i = 0; i < COUNT(usual); i++)
			measure(app, usual[i], times);
	}
	app_close(app);
	arena_close(a);
	return 0;
}
