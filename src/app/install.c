/* install.c - see install.h. */
#include "app/install.h"

#include "app/app.h"
#include "app/import.h"
#include "app/options.h"
#include "app/settings_load.h"
#include "base/strs.h"
#include "core/accounts.h"
#include "core/log.h"
#include "core/office.h"
#include "os/files.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PASSWORD_LEAST = 12, CODE_LEAST = 2, CODE_MOST = 8, NAME_MOST = 200, PERSON_MOST = 100 }; /* asked again at once; the whole rules are the core's */

struct first {
	const struct install *in;
	struct arena         *a;
	struct app           *app;
	enum zone             zone;
	instant               now;
	str                   password_hash;
	int64_t               areas;
};

static const struct err *
wrong(struct arena *a, const char *code, const char *field)
{
	return err_new(a, ERR_INPUT, code, field, NULL);
}

static bool
one_line(const char *z, size_t most)
{
	str s = str_z(z);

	return str_one_line(s) && str_chars(s) <= most;
}

static bool
database_ok(const char *url)
{
	return !url || (str_one_line(str_z(url)) &&
	                   (strncmp(url, "postgres://", 11) == 0 || strncmp(url, "postgresql://", 13) == 0));
}

static const struct err *
check_answers(struct arena *a, const struct install *in, enum zone *zone)
{
	str url = str_z(in->url ? in->url : "");

	if (!in->data_dir || !in->data_dir[0])
		return wrong(a, "install.data", "data");
	if (!in->demo && !settings_url_ok(url))
		return wrong(a, "install.url", "url");
	if (!in->name || !in->name[0] || !one_line(in->name, NAME_MOST))
		return wrong(a, "install.name", "name");
	if (in->parent_name && !one_line(in->parent_name, NAME_MOST))
		return wrong(a, "install.parent", "parent");
	if (in->admin_name && !one_line(in->admin_name, PERSON_MOST))
		return wrong(a, "install.admin", "admin-name");
	if (!database_ok(in->db_url) || !database_ok(in->keys_url))
		return wrong(a, "install.database", "db");
	if (!zone_parse(str_z(in->zone ? in->zone : ""), zone))
		return wrong(a, "install.zone", "zone");
	if (strcmp(in->week_days, "5") != 0 && strcmp(in->week_days, "6") != 0)
		return wrong(a, "install.week", "week");
	return NULL;
}

const struct err *
install_check(struct arena *a, const struct install *in, const char *option)
{
	enum zone         zone;
	str               password = str_z(in->admin_password ? in->admin_password : "");
	const struct err *e = check_answers(a, in, &zone);

	if (e && strcmp(e->field, option) == 0)
		return e;
	size_t code = in->code ? strspn(in->code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") : 0;

	if (strcmp(option, "code") == 0 && (code < CODE_LEAST || code > CODE_MOST || in->code[code]))
		return wrong(a, "agency.code", option);
	if (strcmp(option, "admin") == 0 && !account_login_ok(str_z(in->admin_login)))
		return wrong(a, "account.login", option);
	if (strcmp(option, "admin-name") == 0 && !in->admin_name[0])
		return wrong(a, "account.name", option);
	if (strcmp(option, "password") == 0 && password.n < PASSWORD_LEAST)
		return wrong(a, "account.password_short", option);
	return NULL;
}

/* What install makes in the folder; taken away again when an answer turns out wrong. */
static const char *const made[] = {"terang.conf", "rahasia.key", "kunci.db", "kunci.db-wal", "kunci.db-shm", "terang.db",
	"terang.db-wal", "terang.db-shm"};

static void
take_back(struct arena *a, const char *dir, bool ours)
{
	for (size_t i = 0; i < COUNT(made); i++)
		unlink(str_fmt(a, "%s/%s", dir, made[i]).p);
	if (ours)
		rmdir(dir);
}

static const struct err *
make_folder(struct arena *a, const char *dir, bool *ours)
{
	struct stat st;

	*ours = false;

	for (size_t i = 0; i < COUNT(made); i++) {
		if (stat(str_fmt(a, "%s/%s", dir, made[i]).p, &st) == 0)
			return err_new(a, ERR_STATE, "install.exists", "data", NULL);
	}
	*ours = mkdir(dir, 0700) == 0;
	if (!*ours && (errno != EEXIST || stat(dir, &st) != 0 || !S_ISDIR(st.st_mode)))
		return err_new(a, ERR_OS, "install.folder", "data", "%s: %s", option_shown(dir), strerror(errno));
	return NULL;
}

static const struct err *
write_settings(struct arena *a, const struct install *in)
{
	struct buf b = {.arena = a};

	buf_str(&b, STR("# terang.conf - pengaturan; semua kunci: terang config --data FOLDER\n"));
	buf_fmt(&b, "url = %s\n", in->demo ? "" : in->url);
	if (in->demo)
		buf_str(&b, STR("demo = ya\n"));
	if (in->db_url)
		buf_fmt(&b, "db_url = %s\n", in->db_url);
	if (in->keys_url)
		buf_fmt(&b, "keys_url = %s\n", in->keys_url);
	return file_write_new(a, str_fmt(a, "%s/terang.conf", in->data_dir).p, buf_done(&b), 0600);
}

/* Agency, root unit, admin and the admin's role: one write, so that there is never half an installation. */
static const struct err *
write_first(struct db *tx, void *ctx)
{
	struct first *f = ctx;
	agency_id     agency;
	unit_id       root;
	account_id    admin;
	grant_id      grant;
	const struct actor machine = {.role = ROLE_SYSTEM};
	const struct agency_in in = {
		.code = str_z(f->in->code), .name = str_z(f->in->name), .parent_name = str_z(f->in->parent_name),
		.zone = f->zone, .week_days = f->in->week_days[0] - '0', .demo = f->in->demo, .at = f->now, .by = machine,
	};
	const struct account_in account = {
		.login = str_z(f->in->admin_login), .name = str_z(f->in->admin_name), .password_hash = f->password_hash, .by = machine,
		.at = f->now,
	};
	str               origin = f->in->demo ? STR("demo.terang.invalid/log") : str_fmt(f->a, "%s/log", f->in->url + strlen("https://"));
	const struct err *e = log_init(tx, f->a, origin);

	if (!e)
		e = agency_create(tx, f->a, f->app->keys, &in, &agency, &root);
	if (!e)
		e = account_create(tx, f->a, f->app->keys, f->app->random, &account, &admin);
	if (!e)
		e = role_give(tx, f->a, f->app->keys, admin, ROLE_ADMIN, root, date_of(f->now, f->zone), NO_DAY, &machine, true,
		    f->now, &grant);
	return e;
}

/* Everything in the folder that was just made. */
static const struct err *
fill_folder(struct arena *a, struct first *f)
{
	const struct install *in = f->in;
	struct settings       settings;
	const struct err     *e = keys_create(a, in->data_dir, random_system());

	if (!e)
		e = settings_load(a, in->data_dir, &settings);
	if (e)
		return e;
	settings.url = in->demo ? "" : in->url;
	settings.demo = in->demo;
	settings.db_url = in->db_url ? in->db_url : settings.db_url;
	settings.keys_url = in->keys_url ? in->keys_url : settings.keys_url;
	e = app_open(a, &settings, WAIT_COMMAND_MS, &f->app);
	if (e)
		return e;
	f->now = in->at.ms ? in->at : f->app->now();
	e = account_password_hash(f->app->gate, a, str_z(in->admin_login), str_z(in->admin_name), str_z(in->admin_password),
	    &f->password_hash);
	if (!e)
		e = store_write(f->app->store, a, write_first, f);
	if (!e && !in->bare)
		e = import_areas_builtin(f->app, a, &f->areas);
	if (!e)
		e = write_settings(a, in);
	e = err_copy(a, e); /* some errors live in the store that closes now */
	app_close(f->app);
	return e;
}

const struct err *
install(struct arena *a, const struct install *in)
{
	struct first      f = {.in = in, .a = a};
	const struct err *e = check_answers(a, in, &f.zone);
	bool              ours = false; /* a folder that was there before stays there */

	if (!e)
		e = make_folder(a, in->data_dir, &ours);
	if (e)
		return e;
	e = fill_folder(a, &f);
	if (e)
		take_back(a, in->data_dir, ours);
	return e;
}

const char *
install_sentence(struct arena *a, const struct err *e)
{
	enum word w = word_find("err.", e->code);

	/* Which file, which address, which step: only on the terminal of whoever runs the machine. */
	bool more = e->detail && (e->kind == ERR_MISSING || e->kind >= ERR_STATE || str_starts(str_z(e->code), STR("file.")));

	if (w)
		return str_fmt(a, "%.*s%s%s%s", STRF(word_fill(a, LANG_ID, w, NULL, 0)), more ? " (" : "", more ? e->detail : "",
		    more ? ")" : "").p;
	return e->detail ? e->detail : e->code;
}
