/* world_test.h - for tests of this floor and above: an installation with an agency, units, people and a category, on either
 * database. Inline, as db/store_test.h; include cmocka.h before it. */
#ifndef CORE_WORLD_TEST_H
#define CORE_WORLD_TEST_H

#include "base/date.h"
#include "core/accounts.h"
#include "core/log.h"
#include "core/office.h"
#include "db/store_test.h"
#include "gen/schema.h"

enum { WORLD_WEEK_DAYS = 5 };

enum world_person { WORLD_COORDINATOR, WORLD_OFFICER, WORLD_OTHER, WORLD_HEAD, WORLD_INSPECTOR, WORLD_ADMIN, WORLD_PEOPLE };

struct world {
	struct test_store  t;
	struct arena      *a; /* the store's: lives as long as the world */
	struct keys       *keys;
	char               keys_dir[256];
	agency_id          agency;
	unit_id            root, desk, unit, below, other; /* kcs · upipm · catsip · loket (under catsip) · jalan */
	category_id        category; /* ktp: to catsip, ordinary */
	struct person      person[WORLD_PEOPLE];
};

/* A moment of the agency's day in WIB. */
static inline instant
world_at(int year, int month, int mday, int hour, int minute)
{
	day d = {0};

	if (!date_from_civil(year, month, mday, &d))
		fail_msg("no such day %d-%d-%d", year, month, mday);
	return (instant){date_start(d, ZONE_WIB).ms + hour * (int64_t)MS_PER_HOUR + minute * (int64_t)MS_PER_MINUTE};
}

static inline struct actor
world_system(void)
{
	return (struct actor){.role = ROLE_SYSTEM};
}

static inline struct actor
world_actor(const struct world *w, enum world_person p, enum role role)
{
	const struct person *who = &w->person[p];

	return (struct actor){.role = role, .account = who->account, .account_ref = who->ref, .name = who->name};
}

static inline const struct err *
world_build(struct db *tx, void *ctx)
{
	struct world *w = ctx;
	struct arena *a = w->a;
	instant       at = world_at(2026, 1, 5, 8, 0);
	static const struct {
		const char *login, *name;
		enum role   role;
		int         unit; /* 0 root, 1 desk, 2 catsip, 3 jalan */
	} rows[WORLD_PEOPLE] = {
		[WORLD_COORDINATOR] = {"koordinator", "Rina Koordinator", ROLE_COORDINATOR, 1},
		[WORLD_OFFICER] = {"petugas", "Anto Petugas", ROLE_OFFICER, 2},
		[WORLD_OTHER] = {"petugas2", "Wati Petugas", ROLE_OFFICER, 3},
		[WORLD_HEAD] = {"kepala", "Joko Kepala", ROLE_HEAD, 0},
		[WORLD_INSPECTOR] = {"inspektur", "Sari Inspektur", ROLE_INSPECTORATE, 0},
		[WORLD_ADMIN] = {"admin", "Dedi Admin", ROLE_ADMIN, 0},
	};
	const struct err *e = log_init(tx, a, STR("uji.example/log"));

	if (!e)
		e = agency_create(tx, a, w->keys, &(struct agency_in){.code = STR("KCS"), .name = STR("Dinas Uji"),
		    .parent_name = STR("Kota Contoh"), .zone = ZONE_WIB, .week_days = WORLD_WEEK_DAYS, .at = at, .by = world_system()},
		    &w->agency, &w->root);
	struct unit_in u = {.agency = w->agency, .parent = w->root, .slug = STR("upipm"), .name = STR("Unit Pengaduan"),
		.hours = STR(""), .address = STR(""), .contact = STR(""), .responsible = STR(""), .competence = STR(""),
		.complaints_desk = true, .active = true, .at = at, .by = world_system()};

	if (!e)
		e = unit_create(tx, a, w->keys, &u, &w->desk);
	u.complaints_desk = false;
	u.slug = STR("catsip");
	u.name = STR("Bidang Catatan Sipil");
	if (!e)
		e = unit_create(tx, a, w->keys, &u, &w->unit);
	u.slug = STR("jalan");
	u.name = STR("Bidang Jalan");
	if (!e)
		e = unit_create(tx, a, w->keys, &u, &w->other);
	u.parent = w->unit;
	u.slug = STR("loket");
	u.name = STR("Loket");
	if (!e)
		e = unit_create(tx, a, w->keys, &u, &w->below);
	if (!e)
		e = category_put(tx, a, w->keys, &(struct category){.agency = w->agency, .slug = STR("ktp"), .name_id = STR("KTP"),
		    .name_en = STR("ID card"), .class_ = 3, .unit = w->unit, .position = 1, .active = true}, &(struct actor){.role = ROLE_SYSTEM}, at, &w->category);
	for (int i = 0; i < WORLD_PEOPLE && !e; i++) {
		const unit_id        units[] = {w->root, w->desk, w->unit, w->other};
		struct account_in    in = {.login = str_z(rows[i].login), .name = str_z(rows[i].name),
			.password_hash = STR("x"), .by = world_system(), .at = at};
		struct person       *p = &w->person[i];
		struct unit          unit;
		struct account       account;

		if (!(e = account_create(tx, a, w->keys, random_system(), &in, &p->account)) &&
		    !(e = account_by_id(tx, a, p->account, &account)) && !(e = unit_by_id(tx, a, units[rows[i].unit], &unit))) {
			p->login = in.login;
			p->name = in.name;
			p->ref = account.ref;
			p->grants = arena_alloc(a, sizeof(*p->grants));
			*p->grants = (struct grant){.id = {i + 1}, .role = rows[i].role, .agency = w->agency, .unit = unit.id,
				.unit_path = unit.path};
			p->grant_count = 1;
		}
	}
	return e;
}

static inline void
world_open(struct world *w, enum db_kind kind)
{
	const char *tmp = getenv("TMPDIR");

	*w = (struct world){.keys = NULL};
	if (!crypto_start())
		fail_msg("no randomness");
	test_store_open_steps(&w->t, kind, 4, schema_steps, schema_step_count);
	w->a = w->t.arena;
	store_before_commit(w->t.store, log_before_commit, NULL);
	snprintf(w->keys_dir, sizeof(w->keys_dir), "%s/terang-keys-XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(w->keys_dir))
		fail_msg("no folder for keys");
	test_no_err(keys_create(w->a, w->keys_dir, random_system()));
	test_no_err(keys_open(w->a, w->keys_dir, NULL, &w->keys));
	test_no_err(store_write(w->t.store, w->a, world_build, w));
}

static inline void
world_close(struct world *w)
{
	static const char *const files[] = {"kunci.db", "kunci.db-wal", "kunci.db-shm", "rahasia.key"};

	keys_close(w->keys);
	for (size_t i = 0; i < COUNT(files); i++)
		unlink(str_fmt(w->a, "%s/%s", w->keys_dir, files[i]).p);
	rmdir(w->keys_dir);
	test_store_close(&w->t);
}

/* The first column of the first row as a whole number; text says which statement failed. */
static inline int64_t
world_int(struct world *w, const char *text)
{
	struct db_sql   sql = {.name = text, .sqlite = text, .pg = text, .types = ""};
	struct db      *db;
	struct db_rows *r;
	bool            has;
	int64_t         v;

	test_no_err(store_connection_open(w->t.store, &db));
	test_no_err(db_start(db, &sql, &r));
	test_no_err(db_next(r, &has));
	if (!has)
		fail_msg("no row: %s", text);
	v = db_is_null(r, 0) ? NO_INT : db_int(r, 0);
	db_done(r);
	store_connection_close(db);
	return v;
}

static inline str
world_text(struct world *w, const char *text)
{
	struct db_sql   sql = {.name = text, .sqlite = text, .pg = text, .types = ""};
	struct db      *db;
	struct db_rows *r;
	bool            has;
	str             v;

	test_no_err(store_connection_open(w->t.store, &db));
	test_no_err(db_start(db, &sql, &r));
	test_no_err(db_next(r, &has));
	if (!has)
		fail_msg("no row: %s", text);
	v = db_text(r, 0, w->a);
	db_done(r);
	store_connection_close(db);
	return v;
}

#endif
