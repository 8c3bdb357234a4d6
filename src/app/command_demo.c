/* command_demo.c - terang demo: a labelled demonstration with agencies, standards and a year of cases, all invented. */
#include "app/commands.h"
#include "app/demo.h"
#include "app/install.h"
#include "app/options.h"
#include "app/settings_load.h"
#include "base/strs.h"
#include "os/files.h"

#include <stdio.h>

enum { DEMO_ARENA = 512 * 1024 * 1024, CASES_USUAL = 1500, CASES_MOST = 100000, DAYS = 366, SEED = 20260 };

/* Who can sign in, for people and for the tests: role, login, password; and one case with its code. */
static const struct err *
write_logins(struct demo_world *w, const char *data)
{
	struct buf b = {.arena = w->a};
	bool       said[ROLE_COUNT] = {false};

	for (size_t i = 0; i < demo_person_count; i++) {
		const struct demo_person *p = &demo_people[i];

		if (said[p->role])
			continue;
		said[p->role] = true;
		buf_fmt(&b, "%s %s %s\n", role_code(p->role), p->login, demo_password);
	}
	if (w->warga_number.n > 0)
		buf_fmt(&b, "warga %.*s %.*s\n", STRF(w->warga_number), STRF(w->warga_code));
	return file_write_new(w->a, str_fmt(w->a, "%s/LOGIN.txt", data).p, buf_done(&b), 0600);
}

static const struct err *
make(struct demo_world *w, const struct settings *settings, const char *data)
{
	const struct err *e = app_open(w->a, settings, WAIT_COMMAND_MS, &w->app);

	if (e)
		return e;
	e = demo_make_office(w);
	if (!e)
		e = demo_make_services(w);
	if (!e)
		e = demo_make_year(w);
	if (!e)
		e = app_figures_fold(w->app, w->a);
	if (!e)
		e = write_logins(w, data);
	app_close(w->app);
	return e;
}

int
command_demo(int argc, char **argv)
{
	const char *data = NULL, *cases = NULL, *db = NULL, *keys = NULL, *rest[1];
	size_t      n;
	bool        help;
	int64_t     count = CASES_USUAL;
	const struct option_row rows[] = {
		{"data", &data, NULL, "folder data baru"},
		{"cases", &cases, NULL, "banyaknya kasus rekaan (bawaan 1500)"},
		{"db", &db, NULL, "postgres://… untuk memakai PostgreSQL"},
		{"keys", &keys, NULL, "postgres://… basis data kunci"},
	};

	if (!options_read(argc, argv, rows, COUNT(rows), rest, 0, &n, &help))
		return help ? EXIT_FINE : EXIT_USAGE;
	if (!data || (cases && (!str_int(str_z(cases), &count) || count < 1 || count > CASES_MOST))) {
		fputs("terang demo --data FOLDER [--cases 1..100000]\n", stderr);
		return EXIT_USAGE;
	}
	struct arena *a = arena_open(DEMO_ARENA);
	if (!a)
		return EXIT_FAILED;
	instant           now = app_clock();
	struct demo_world w = {.a = a, .now = now, .cases = (int)count, .seed = SEED,
		.start = {date_start((day){date_of(now, ZONE_WIB).d - DAYS}, ZONE_WIB).ms + 8 * MS_PER_HOUR}};
	const struct install in = {
		.data_dir = data, .url = "", .name = demo_agencies[0].name, .parent_name = demo_agencies[0].parent_name,
		.code = demo_agencies[0].code, .zone = "WIB", .week_days = "5", .admin_login = demo_people[0].login,
		.admin_name = demo_people[0].name, .admin_password = demo_password, .db_url = db, .keys_url = keys, .demo = true,
		.at = w.start,
	};
	struct settings   settings;
	const struct err *e = install(a, &in);
	if (!e)
		e = settings_load(a, data, &settings);
	if (!e)
		e = make(&w, &settings, data);
	if (e) {
		fprintf(stderr, "terang demo: %s\n", install_sentence(a, e));
		arena_close(a);
		return e->kind == ERR_INPUT || e->kind == ERR_STATE ? EXIT_USAGE : EXIT_FAILED;
	}
	printf("Peragaan selesai: %lld tindakan, semuanya rekaan. Nama masuk ada di %s/LOGIN.txt, sandi semuanya %s\n",
	    (long long)w.acts, data, demo_password);
	arena_close(a);
	return EXIT_FINE;
}
