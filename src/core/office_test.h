/* office_test.h - for tests of core and rooms: a database with the whole schema, keys, and a connection to write through.
 * Include cmocka.h before this header. */
#ifndef CORE_OFFICE_TEST_H
#define CORE_OFFICE_TEST_H

#include "core/accounts.h"
#include "core/keys.h"
#include "core/log.h"
#include "core/office.h"
#include "crypto/password.h"
#include "db/store_test.h"
#include "gen/schema.h"

/* Saturday, 21 November 2026, 09.00 WIB. */
#define TEST_NOW ((instant){1795226400000})

enum { OFFICE_WEEK = 5 }; /* Monday to Friday */

struct office_fixture {
	struct test_store     t;
	struct db            *db; /* its own connection, outside the pool */
	struct arena         *a;
	struct keys          *keys;
	char                  keys_dir[256];
	struct password_gate *gate;
	struct actor          system;
	agency_id             agency;
	unit_id               root;
};

/* Ends a transaction by how it went: OFFICE_WRITE(f, unit_create(f->db, …)) gives the error, after all was rolled back. */
static inline const struct err *
office_end(struct office_fixture *f, const struct err *e)
{
	if (e) {
		e = err_copy(f->a, e);
		db_abandon(f->db);
		return e;
	}
	return db_commit(f->db);
}

static inline void
office_begin(struct office_fixture *f)
{
	test_no_err(db_begin(f->db));
}

#define OFFICE_WRITE(f, call) (office_begin(f), office_end(f, call))

/* An agency KCS ("Dinas Contoh", WIB, five days) with its root unit. */
static inline void
office_fixture_open(struct office_fixture *f, enum db_kind kind)
{
	static const struct agency_in kcs = {.code = {"KCS", 3}, .name = {"Dinas Contoh", 12},
		.parent_name = {"Pemerintah Kota Contoh", 22}, .zone = ZONE_WIB, .week_days = OFFICE_WEEK,
		.at = {1795226400000}, .by = {.role = ROLE_SYSTEM}};

	*f = (struct office_fixture){.system = {.role = ROLE_SYSTEM}};
	assert_true(crypto_start());
	test_store_open_steps(&f->t, kind, 4, schema_steps, schema_step_count);
	f->a = f->t.arena;
	test_no_err(store_connection_open(f->t.store, &f->db));
	snprintf(f->keys_dir, sizeof(f->keys_dir), "%s/terang-kunci-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
	assert_non_null(mkdtemp(f->keys_dir));
	test_no_err(keys_create(f->a, f->keys_dir, random_system()));
	test_no_err(keys_open(f->a, f->keys_dir, NULL, &f->keys));
	f->gate = password_gate_open(2, 5000);
	test_no_err(OFFICE_WRITE(f, log_init(f->db, f->a, STR("contoh.go.id/log"))));
	test_no_err(OFFICE_WRITE(f, agency_create(f->db, f->a, f->keys, &kcs, &f->agency, &f->root)));
}

static inline void
office_fixture_close(struct office_fixture *f)
{
	static const char *const files[] = {"rahasia.key", "kunci.db", "kunci.db-wal", "kunci.db-shm", "kunci.db-journal"};

	password_gate_close(f->gate);
	keys_close(f->keys);
	for (size_t i = 0; i < COUNT(files); i++)
		unlink(str_fmt(f->a, "%s/%s", f->keys_dir, files[i]).p);
	rmdir(f->keys_dir);
	store_connection_close(f->db);
	test_store_close(&f->t);
}

/* A unit under a parent (0: the root) with plain texts. */
static inline struct unit_in
office_unit(const struct office_fixture *f, unit_id parent, const char *slug, const char *name)
{
	return (struct unit_in){.agency = f->agency, .parent = parent, .slug = str_z(slug), .name = str_z(name),
		.hours = STR("Senin-Jumat 08.00-16.00"), .address = STR("Jalan Contoh 1"), .contact = STR("halo@contoh.go.id"),
		.responsible = STR("Kepala Bidang"), .competence = STR("Melayani warga."), .active = true, .at = TEST_NOW,
		.by = f->system};
}

/* The number in the first column of a statement written in the test. */
static inline int64_t
office_number(struct office_fixture *f, const char *sql)
{
	struct db_sql   statement = {.name = sql, .sqlite = sql, .pg = sql, .types = ""};
	struct db_sql  *kept = arena_alloc(f->a, sizeof(*kept));
	struct db_rows *r;
	bool            row;
	int64_t         n;

	memcpy(kept, &statement, sizeof(*kept));
	test_no_err(db_start(f->db, kept, &r));
	test_no_err(db_next(r, &row));
	assert_true(row);
	n = db_int(r, 0);
	db_done(r);
	return n;
}

#endif
