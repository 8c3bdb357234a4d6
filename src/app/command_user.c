/* command_user.c - terang user: accounts and roles from the machine itself, the only way to give or end oversight. */
#include "app/app.h"
#include "app/ask.h"
#include "app/commands.h"
#include "app/install.h"
#include "app/options.h"
#include "app/settings_load.h"
#include "base/strs.h"
#include "core/accounts.h"
#include "core/office.h"
#include "gen/office_people_queries.h"

#include <stdio.h>

enum { USER_ARENA = 64 * 1024 * 1024, LIST_ROWS = 10000 };

/* The command line, opened. */
struct user_command {
	struct arena   *a;
	struct settings settings;
	struct app     *app;
	const char     *data, *name, *agency, *role, *unit, *from, *until;
	bool            one_time;
	str             login;
	/* found out before writing */
	str             password, hash;
	account_id      account;
	enum role       as;
	unit_id         at;
	day             first, last;
	instant         now;
};

static const struct actor machine = {.role = ROLE_SYSTEM};

static int
complain(struct user_command *u, const struct err *e)
{
	fprintf(stderr, "terang user: %s\n", install_sentence(u->a, e));
	return e->kind == ERR_DB || e->kind == ERR_OS || e->kind == ERR_BUG ? EXIT_FAILED : EXIT_USAGE;
}

/* ---- what the options mean ---- */

static const struct err *
read_password(struct user_command *u)
{
	if (u->one_time) {
		u->password = secret_code_new(u->app->random, u->a);
		return password_hash(u->app->gate, u->a, u->password, &u->hash);
	}
	u->password = str_z(ask(u->a, "Sandi (paling sedikit 12 huruf)", NULL, true));
	return account_password_hash(u->app->gate, u->a, u->login, str_z(u->name), u->password, &u->hash);
}

static const struct err *
read_agency(struct user_command *u, struct db *db, struct agency *out)
{
	struct agency_list all;
	const struct err  *e;

	if (u->agency)
		return agency_by_code(db, u->a, str_z(u->agency), out);
	if ((e = agency_all(db, u->a, &all)))
		return e;
	if (all.n != 1)
		return err_new(u->a, ERR_INPUT, "user.agency", NULL, NULL);
	*out = all.at[0];
	return NULL;
}

static const struct err *
read_day(struct user_command *u, const char *text, day otherwise, const char *code, day *out)
{
	*out = otherwise;
	if (text && !date_parse(str_z(text), out))
		return err_new(u->a, ERR_INPUT, code, NULL, NULL);
	return NULL;
}

static const struct err *
read_role(struct user_command *u, struct db *db)
{
	struct agency     agency;
	struct unit       unit;
	const struct err *e;

	if (!u->role || !role_parse(str_z(u->role), &u->as))
		return err_new(u->a, ERR_INPUT, "user.role", NULL, NULL);
	if ((e = read_agency(u, db, &agency)) ||
	    (e = u->unit ? unit_by_slug(db, u->a, agency.id, str_z(u->unit), &unit) : unit_root(db, u->a, agency.id, &unit)) ||
	    (e = read_day(u, u->from, date_of(u->now, agency.zone), "role.from", &u->first)) ||
	    (e = read_day(u, u->until, NO_DAY, "role.until", &u->last)))
		return e;
	u->at = unit.id;
	return NULL;
}

static const struct err *
read_account(struct user_command *u, struct db *db)
{
	struct account    account;
	const struct err *e = account_by_login(db, u->a, u->login, &account);

	if (!e)
		u->account = account.id;
	return e;
}

/* Runs one of the above in a read snapshot. */
static const struct err *
look(struct user_command *u, const struct err *(*fn)(struct user_command *u, struct db *db))
{
	struct db        *db;
	const struct err *e = store_read_begin(u->app->store, &db);

	if (e)
		return e;
	if ((e = fn(u, db)))
		e = err_copy(u->a, e);
	store_read_end(u->app->store, db);
	return e;
}

/* ---- what is written ---- */

static const struct err *
give(struct db *tx, struct user_command *u)
{
	grant_id id;

	return role_give(tx, u->a, u->app->keys, u->account, u->as, u->at, u->first, u->last, &machine, true, u->now, &id);
}

static const struct err *
write_add(struct db *tx, void *ctx)
{
	struct user_command *u = ctx;
	struct account_in    in = {.login = u->login, .name = str_z(u->name), .password_hash = u->hash, .must_change = u->one_time,
		   .by = machine, .at = u->now};
	const struct err *e = account_create(tx, u->a, u->app->keys, u->app->random, &in, &u->account);

	return e || !u->role ? e : give(tx, u);
}

static const struct err *
write_give(struct db *tx, void *ctx)
{
	return give(tx, ctx);
}

static const struct err *
write_password(struct db *tx, void *ctx)
{
	struct user_command *u = ctx;
	const struct err *e = account_reset_password(tx, u->a, u->app->keys, u->account, u->hash, &machine, NULL, u->now);

	/* Typed here by the person himself, it need not be changed again. */
	return e || u->one_time ? e : account_set_password(tx, u->a, u->account, u->hash, (str){NULL, 0});
}

static const struct err *
write_end(struct db *tx, void *ctx)
{
	struct user_command *u = ctx;
	struct grant_list    list;
	const struct err    *e = grants_of_account(tx, u->a, u->account, &list);

	for (size_t i = 0; !e && i < list.n; i++) {
		const struct grant_row *g = &list.at[i];

		if (g->role == u->as && g->unit.v == u->at.v && !g->ended)
			return role_end(tx, u->a, u->app->keys, g->id, &machine, true, u->now);
	}
	return e ? e : err_new(u->a, ERR_MISSING, "role.missing", NULL, NULL);
}

/* ---- the words of the command ---- */

static int
done(struct user_command *u, const struct err *e, const char *what)
{
	if (e)
		return complain(u, e);
	printf("%.*s: %s\n", STRF(u->login), what);
	if (u->one_time && u->password.p)
		printf("Sandi sekali pakai: %.*s\nBerlaku %lld jam; orangnya menggantinya saat pertama masuk.\n", STRF(u->password),
		    (long long)u->settings.one_time_hours);
	return EXIT_FINE;
}

static int
user_add(struct user_command *u)
{
	const struct err *e = NULL;

	u->name = ask(u->a, "Nama lengkap", u->name, false);
	if (u->role)
		e = look(u, read_role);
	if (!e)
		e = read_password(u);
	return done(u, e ? e : store_write(u->app->store, u->a, write_add, u), "akun dibuat");
}

static int
user_passwd(struct user_command *u)
{
	const struct err *e = look(u, read_account);

	if (!e)
		e = read_password(u);
	return done(u, e ? e : store_write(u->app->store, u->a, write_password, u), "sandi diganti, semua sesi berakhir");
}

static int
user_grant(struct user_command *u)
{
	const struct err *e = look(u, read_account);

	if (!e)
		e = look(u, read_role);
	return done(u, e ? e : store_write(u->app->store, u->a, write_give, u), "peran diberikan");
}

static int
user_revoke(struct user_command *u)
{
	const struct err *e = look(u, read_account);

	if (!e)
		e = look(u, read_role);
	return done(u, e ? e : store_write(u->app->store, u->a, write_end, u), "peran diakhiri");
}

static const struct err *
print_list(struct user_command *u, struct db *db)
{
	struct office_people_free_rows alone;
	struct agency_list             all;
	const struct err              *e = agency_all(db, u->a, &all);

	for (size_t i = 0; !e && i < all.n; i++) {
		struct office_people_rows rows = {0};

		e = office_people(db, u->a, all.at[i].id, STR(""), LIST_ROWS, &rows);
		for (size_t k = 0; !e && k < rows.n; k++)
			printf("%.*s\t%.*s\t%s\t%.*s\t%.*s\n", STRF(rows.at[k].login), STRF(rows.at[k].name),
			    role_code((enum role)rows.at[k].role), STRF(all.at[i].code), STRF(rows.at[k].unit_name));
	}
	if (e || (e = office_people_free(db, u->a, &alone)))
		return e;
	for (size_t i = 0; i < alone.n; i++)
		printf("%.*s\t%.*s\t-\t-\t-\n", STRF(alone.at[i].login), STRF(alone.at[i].name));
	return NULL;
}

static int
user_list(struct user_command *u)
{
	const struct err *e = look(u, print_list);

	return e ? complain(u, e) : EXIT_FINE;
}

enum { TAKES_NAME = 1, TAKES_ROLE = 2, TAKES_DAYS = 4, TAKES_ONE_TIME = 8 };

static const struct {
	const char *word;
	int       (*run)(struct user_command *u);
	bool        login;
	unsigned    takes;
} verbs[] = {
	{"add", user_add, true, TAKES_NAME | TAKES_ROLE | TAKES_DAYS | TAKES_ONE_TIME},
	{"passwd", user_passwd, true, TAKES_ONE_TIME},
	{"grant", user_grant, true, TAKES_ROLE | TAKES_DAYS},
	{"revoke", user_revoke, true, TAKES_ROLE},
	{"list", user_list, false, 0},
};

/* An option that the word makes nothing of is a misunderstanding, not something to pass over. NULL: none is. */
static const char *
too_much(const struct user_command *u, unsigned takes)
{
	const struct {
		const char *option;
		bool        given;
		unsigned    needs;
	} rows[] = {
		{"name", u->name != NULL, TAKES_NAME}, {"role", u->role != NULL, TAKES_ROLE}, {"agency", u->agency != NULL, TAKES_ROLE},
		{"unit", u->unit != NULL, TAKES_ROLE}, {"from", u->from != NULL, TAKES_DAYS}, {"until", u->until != NULL, TAKES_DAYS},
		{"one-time", u->one_time, TAKES_ONE_TIME},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		if (rows[i].given && !(takes & rows[i].needs))
			return rows[i].option;
	}
	return NULL;
}

static int
run(struct user_command *u, const char *const *rest, size_t n)
{
	for (size_t i = 0; n > 0 && i < COUNT(verbs); i++) {
		if (strcmp(rest[0], verbs[i].word) != 0 || n != (verbs[i].login ? 2U : 1U))
			continue;
		const char *option = too_much(u, verbs[i].takes);

		if (option) {
			fprintf(stderr, "terang user: --%s tidak berlaku untuk %s\n", option, verbs[i].word);
			return EXIT_USAGE;
		}
		const struct err *e = settings_open(u->a, u->data, &u->settings);
		int               code;

		if (e || (e = app_open(u->a, &u->settings, WAIT_COMMAND_MS, &u->app)))
			return complain(u, e);
		u->now = u->app->now();
		u->login = verbs[i].login ? str_lower(u->a, str_z(rest[1])) : STR("");
		code = verbs[i].run(u);
		app_close(u->app);
		return code;
	}
	fputs("terang user: pakai add MASUK, passwd MASUK, grant MASUK, revoke MASUK, atau list; coba terang user --help\n", stderr);
	return EXIT_USAGE;
}

int
command_user(int argc, char **argv)
{
	enum { WORDS = 2 };
	struct user_command     u = {.data = "data"};
	const char             *rest[WORDS];
	size_t                  n;
	bool                    help;
	const struct option_row rows[] = {
		{"data", &u.data, NULL, "folder data (bawaan: data)"},
		{"name", &u.name, NULL, "nama lengkap, untuk add"},
		{"role", &u.role, NULL, "petugas koordinator pimpinan ppid inspektorat ombudsman auditor asesor pegawai media admin"},
		{"agency", &u.agency, NULL, "kode instansi; boleh kosong bila hanya satu"},
		{"unit", &u.unit, NULL, "kode unit; kosong: unit teratas, jadi seluruh instansi"},
		{"from", &u.from, NULL, "hari mulai YYYY-MM-DD; kosong: hari ini"},
		{"until", &u.until, NULL, "hari terakhir YYYY-MM-DD; kosong: tanpa batas"},
		{"one-time", NULL, &u.one_time, "buat sandi sekali pakai, yang harus diganti saat masuk"},
	};

	if (!options_read(argc, argv, rows, COUNT(rows), rest, WORDS, &n, &help))
		return help ? EXIT_FINE : EXIT_USAGE;
	if (!(u.a = arena_open(USER_ARENA)))
		return EXIT_FAILED;
	int code = run(&u, rest, n);

	arena_close(u.a);
	return code;
}
