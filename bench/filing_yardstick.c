/* filing_yardstick.c - the least that filing a complaint durably can cost: the same rows in the same tables and indexes, the
 * same commitments, leaf and tree, written by one loop on SQLite in transactions of 64. No HTTP, no form, no checks, no seals.
 *
 * usage: filing_yardstick FILE.db FILINGS     FILE.db: a copy of the database of an installation with complaints
 * Prints one line: filings, seconds, filings a second, processor time of one. */
#include "base/strs.h"
#include "core/log_tree.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { GROUP = 64, FIELDS = 4, CLOCKS = 3, SEALED_BYTES = 540, PARTY_BYTES = 90, TEXT_BYTES = 400, LEAF_BYTES = 1024 };

enum statement {
	BEGIN, COMMIT, NUMBER, FILE_ADD, PARTY, CLOCK, ACT, LEAF, PLACE, HEAD, EVENT, SPAN, CHANGE, FORM, PASS, STATEMENTS
};

static const char *const sql[STATEMENTS] = {
	[BEGIN] = "BEGIN IMMEDIATE",
	[COMMIT] = "COMMIT",
	[NUMBER] = "INSERT INTO number_counter (kind, agency_id, year, last) VALUES (1, ?1, 9999, 1)"
	           " ON CONFLICT (kind, agency_id, year) DO UPDATE SET last = last + 1 RETURNING last",
	[FILE_ADD] = "INSERT INTO case_file (kind, agency_id, unit_id, number, mode, state, class, category_id, promise_leaf, channel, key_id,"
	             " code_hash, act_count, last_leaf, opened_at, opened_day, sealed, due_at, due_clock, missed, level, reopened, imported,"
	             " resume_state, own_amount, own_unit, updated_at)"
	             " VALUES (1, ?1, ?2, ?3, 1, 1, 3, ?4, ?5, 1, ?6, ?5, 1, ?5, ?7, ?8, ?9, ?10, 1, 0, 0, 0, 0, 0, 0, 0, ?7)",
	[PARTY] = "INSERT INTO case_party (case_id, role, visibility, groups, sealed) VALUES (?1, 1, 2, '', ?2)",
	[CLOCK] = "INSERT INTO case_clock (case_id, clock, round, law, amount, extension, unit, start_at, due_at, state, pauses, late_noted)"
	          " VALUES (?1, ?2, 0, 'sp4n62.verifikasi', 3, 0, 2, ?3, ?4, 1, '', 0)",
	[ACT] = "INSERT INTO act (subject, subject_id, n, name, at, by_role, unit_id, state, class, visibility, leaf_hash)"
	        " VALUES (1, ?1, 0, 'aduan.diterima', ?2, 1, ?3, 'belum_terverifikasi', 'pengaduan_tbp', 1, ?4)",
	[LEAF] = "INSERT INTO leaf (hash, data) VALUES (?1, ?2)",
	[PLACE] = "INSERT INTO leaf_order (idx, leaf_id) VALUES (?1, ?2)",
	[HEAD] = "UPDATE log_state SET size = ?1, root = ?2, frontier = ?3 WHERE id = 1",
	[EVENT] = "INSERT INTO figure_delta (folded, day, month, agency_id, unit_id, service_id, category_id, area, kind, class, channel, grp,"
	          " reason, case_id, measure, amount) VALUES (0, ?1, 24322, ?2, ?3, 0, ?4, '', 1, 3, 1, '', '', ?5, 1, 1)",
	[SPAN] = "INSERT INTO figure_span (case_id, agency_id, unit_id, kind, from_day) VALUES (?1, ?2, ?3, 1, ?4)",
	[CHANGE] = "INSERT INTO change_counter (topic, shard, version) VALUES ('aduan', 0, 1)"
	           " ON CONFLICT (topic, shard) DO UPDATE SET version = version + 1",
	[FORM] = "INSERT INTO complaint_filing (form_hash, case_id, at) VALUES (?1, ?2, ?3)",
	[PASS] = "INSERT INTO case_pass (token_hash, case_id, csrf, expires_at) VALUES (?1, ?2, '25a188130a3dbb2485780b632bbcfe93', ?3)",
};

struct yard {
	sqlite3      *db;
	sqlite3_stmt *of[STATEMENTS];
	struct arena *a; /* of one filing */
	struct tree   tree;
	key32         key;
	int64_t       agency, unit, category, at, day, idx;
	char          text[TEXT_BYTES];
};

static void
need(struct yard *y, bool good, const char *what)
{
	if (good)
		return;
	fprintf(stderr, "filing_yardstick: %s: %s\n", what, y->db ? sqlite3_errmsg(y->db) : "");
	exit(1);
}

static int64_t
now_ns(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void
text(sqlite3_stmt *s, int at, str v)
{
	sqlite3_bind_text64(s, at, v.p, v.n, SQLITE_STATIC, SQLITE_UTF8);
}

/* Runs a statement to its end; the first column of its row. */
static int64_t
run(struct yard *y, enum statement which)
{
	sqlite3_stmt *s = y->of[which];
	int           rc = sqlite3_step(s);
	int64_t       first = rc == SQLITE_ROW ? sqlite3_column_int64(s, 0) : 0;

	while (rc == SQLITE_ROW)
		rc = sqlite3_step(s);
	need(y, rc == SQLITE_DONE, sql[which]);
	sqlite3_reset(s);
	return first;
}

static int64_t
ask(struct yard *y, const char *query)
{
	sqlite3_stmt *s = NULL;

	need(y, sqlite3_prepare_v2(y->db, query, -1, &s, NULL) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW, query);
	int64_t v = sqlite3_column_int64(s, 0);

	sqlite3_finalize(s);
	return v;
}

/* The leaf of a filing, with its four commitments. */
static str
leaf_of(struct yard *y, str number)
{
	static const char *const names[FIELDS] = {"isi", "judul", "pelapor", "rincian"};
	static const size_t      lengths[FIELDS] = {TEXT_BYTES, 40, 60, 60};
	str                      c[FIELDS];

	for (size_t i = 0; i < FIELDS; i++) {
		const str salt_parts[] = {STR("terang/garam/v1"), STR("0"), str_z(names[i])};
		sha256    h = hmac_sha256(&y->key, salt_parts, COUNT(salt_parts));
		key32     salt;
		const str value_parts[] = {STR("terang/komit/v1"), STR("aduan.diterima"), str_z(names[i]), {y->text, lengths[i]}};

		memcpy(salt.b, h.b, sizeof(salt.b));
		c[i] = sha256_hex(y->a, hmac_sha256(&salt, value_parts, COUNT(value_parts)));
	}
	return str_fmt(y->a, "{\"a\":\"aduan.diterima\",\"by\":\"warga\",\"c\":{\"isi\":\"%.*s\",\"judul\":\"%.*s\",\"pelapor\":\"%.*s\","
	    "\"rincian\":\"%.*s\"},\"d\":{\"selesai\":1796921999000,\"uu\":1800550799000,\"verifikasi\":1795625999000},\"k\":\"%.*s\",\"n\":0,"
	    "\"o\":\"kcs.upipm\",\"q\":\"pengaduan_tbp\",\"r\":\"%.*s\",\"s\":\"belum_terverifikasi\",\"t\":%lld,\"v\":1}",
	    STRF(c[0]), STRF(c[1]), STRF(c[2]), STRF(c[3]), STRF(c[0]), STRF(number), (long long)y->at);
}

static sha256
leaf_hash(str data)
{
	struct sha256_run r;

	sha256_begin(&r);
	sha256_add(&r, "", 1);
	sha256_add(&r, data.p, data.n);
	return sha256_end(&r);
}

static void
file_one(struct yard *y)
{
	sqlite3_stmt *const *s = y->of;

	sqlite3_bind_int64(s[NUMBER], 1, y->agency);
	int64_t n = run(y, NUMBER);
	str     number = str_fmt(y->a, "ADU-YRD-9999-%06lld", (long long)n), data = leaf_of(y, number);
	sha256  hash = leaf_hash(data);
	str     hex = sha256_hex(y->a, hash), unique = sha256_hex(y->a, sha256_of(number.p, number.n));

	y->at++;
	sqlite3_bind_int64(s[FILE_ADD], 1, y->agency);
	sqlite3_bind_int64(s[FILE_ADD], 2, y->unit);
	text(s[FILE_ADD], 3, number);
	sqlite3_bind_int64(s[FILE_ADD], 4, y->category);
	text(s[FILE_ADD], 5, hex);
	sqlite3_bind_int64(s[FILE_ADD], 6, n);
	sqlite3_bind_int64(s[FILE_ADD], 7, y->at);
	sqlite3_bind_int64(s[FILE_ADD], 8, y->day);
	sqlite3_bind_zeroblob(s[FILE_ADD], 9, SEALED_BYTES);
	sqlite3_bind_int64(s[FILE_ADD], 10, y->at + 1000000);
	run(y, FILE_ADD);
	int64_t id = sqlite3_last_insert_rowid(y->db);

	sqlite3_bind_int64(s[PARTY], 1, id);
	sqlite3_bind_zeroblob(s[PARTY], 2, PARTY_BYTES);
	run(y, PARTY);
	for (int i = 1; i <= CLOCKS; i++) {
		sqlite3_bind_int64(s[CLOCK], 1, id);
		sqlite3_bind_int64(s[CLOCK], 2, i);
		sqlite3_bind_int64(s[CLOCK], 3, y->at);
		sqlite3_bind_int64(s[CLOCK], 4, y->at + i * 1000000);
		run(y, CLOCK);
	}
	text(s[LEAF], 1, hex);
	sqlite3_bind_blob64(s[LEAF], 2, data.p, data.n, SQLITE_STATIC);
	run(y, LEAF);
	sqlite3_bind_int64(s[PLACE], 1, y->idx++);
	sqlite3_bind_int64(s[PLACE], 2, sqlite3_last_insert_rowid(y->db));
	run(y, PLACE);
	tree_add(&y->tree, hash);
	sqlite3_bind_int64(s[ACT], 1, id);
	sqlite3_bind_int64(s[ACT], 2, y->at);
	sqlite3_bind_int64(s[ACT], 3, y->unit);
	text(s[ACT], 4, hex);
	run(y, ACT);
	sqlite3_bind_int64(s[EVENT], 1, y->day);
	sqlite3_bind_int64(s[EVENT], 2, y->agency);
	sqlite3_bind_int64(s[EVENT], 3, y->unit);
	sqlite3_bind_int64(s[EVENT], 4, y->category);
	sqlite3_bind_int64(s[EVENT], 5, id);
	run(y, EVENT);
	sqlite3_bind_int64(s[SPAN], 1, id);
	sqlite3_bind_int64(s[SPAN], 2, y->agency);
	sqlite3_bind_int64(s[SPAN], 3, y->unit);
	sqlite3_bind_int64(s[SPAN], 4, y->day);
	run(y, SPAN);
	run(y, CHANGE);
	text(s[FORM], 1, unique);
	sqlite3_bind_int64(s[FORM], 2, id);
	sqlite3_bind_int64(s[FORM], 3, y->at);
	run(y, FORM);
	text(s[PASS], 1, unique);
	sqlite3_bind_int64(s[PASS], 2, id);
	sqlite3_bind_int64(s[PASS], 3, y->at);
	run(y, PASS);
}

static void
write_group(struct yard *y, int count)
{
	run(y, BEGIN);
	for (int i = 0; i < count; i++) {
		y->a = arena_open(1 << 20);
		file_one(y);
		arena_close(y->a);
	}
	y->a = arena_open(1 << 20);
	str root = sha256_hex(y->a, tree_root(&y->tree)), frontier = tree_store(y->a, &y->tree);

	sqlite3_bind_int64(y->of[HEAD], 1, y->tree.size);
	text(y->of[HEAD], 2, root);
	sqlite3_bind_blob64(y->of[HEAD], 3, frontier.p, frontier.n, SQLITE_STATIC);
	run(y, HEAD);
	arena_close(y->a);
	run(y, COMMIT);
}

static void
load_tree(struct yard *y)
{
	sqlite3_stmt *s = NULL;
	sha256        root;

	need(y, sqlite3_prepare_v2(y->db, "SELECT size, root, frontier FROM log_state WHERE id = 1", -1, &s, NULL) == SQLITE_OK &&
	    sqlite3_step(s) == SQLITE_ROW, "log_state");
	y->idx = sqlite3_column_int64(s, 0);
	need(y, sha256_parse(str_z((const char *)sqlite3_column_text(s, 1)), &root) &&
	    tree_load(y->idx, (str){sqlite3_column_blob(s, 2), (size_t)sqlite3_column_bytes(s, 2)}, root, &y->tree), "the tree");
	sqlite3_finalize(s);
}

int
main(int argc, char **argv)
{
	struct yard *y = calloc(1, sizeof(*y));
	int          filings = argc > 2 ? atoi(argv[2]) : 0;

	if (!y || filings < 1 || !crypto_start()) {
		fputs("usage: filing_yardstick FILE.db FILINGS\n", stderr);
		return 2;
	}
	memset(y->text, 'a', sizeof(y->text));
	need(y, sqlite3_open_v2(argv[1], &y->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK, argv[1]);
	need(y, sqlite3_exec(y->db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
	    "PRAGMA cache_size = -4096; PRAGMA mmap_size = 268435456; PRAGMA temp_store = MEMORY;", NULL, NULL, NULL) == SQLITE_OK, "settings");
	for (int i = 0; i < STATEMENTS; i++)
		need(y, sqlite3_prepare_v3(y->db, sql[i], -1, SQLITE_PREPARE_PERSISTENT, &y->of[i], NULL) == SQLITE_OK, sql[i]);
	y->agency = ask(y, "SELECT agency_id FROM case_file ORDER BY id LIMIT 1");
	y->unit = ask(y, "SELECT unit_id FROM case_file ORDER BY id LIMIT 1");
	y->category = ask(y, "SELECT id FROM category ORDER BY id LIMIT 1");
	y->at = ask(y, "SELECT MAX(opened_at) FROM case_file");
	y->day = ask(y, "SELECT MAX(opened_day) FROM case_file");
	load_tree(y);
	int64_t start = now_ns(CLOCK_MONOTONIC), cpu = now_ns(CLOCK_PROCESS_CPUTIME_ID);

	for (int done = 0; done < filings; done += GROUP)
		write_group(y, filings - done < GROUP ? filings - done : GROUP);
	double seconds = (double)(now_ns(CLOCK_MONOTONIC) - start) / 1e9;

	cpu = now_ns(CLOCK_PROCESS_CPUTIME_ID) - cpu;
	printf("filed=%d seconds=%.3f per_second=%.0f cpu_us=%.1f\n", filings, seconds, filings / seconds, (double)cpu / 1e3 / filings);
	for (int i = 0; i < STATEMENTS; i++)
		sqlite3_finalize(y->of[i]);
	sqlite3_close(y->db);
	free(y);
	return 0;
}
