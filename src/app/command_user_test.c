/* command_user_test.c - terang user on a fresh installation on either database: what it answers and what then stands there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/commands.h"
#include "app/install.h"
#include "core/office_test.h"

enum { MAX_WORDS = 16 };

/* Runs "add rina --role petugas" as words of a command line; --data is added. No word holds a blank but the name. */
static int
user(struct office_fixture *f, const char *data, const char *line)
{
	char  *argv[MAX_WORDS];
	int    argc = 0;
	str    rest = str_z(line), word;

	argv[argc++] = (char *)(uintptr_t) "user";
	while (argc < MAX_WORDS - 2 && str_cut(&rest, ' ', &word))
		argv[argc++] = (char *)(uintptr_t)arena_str(f->a, word).p;
	argv[argc++] = (char *)(uintptr_t) "--data";
	argv[argc++] = (char *)(uintptr_t)data;
	return command_user(argc, argv);
}

static void
the_machine_manages_people(void **state)
{
	static const struct {
		const char *why, *line;
		int         code;
		const char *sql; /* what then stands in the database */
		int         number;
	} steps[] = {
		{"an inspector, with the role", "add hakim --name Hakim --role inspektorat --one-time", EXIT_FINE,
		    "SELECT COUNT(*) FROM role_grant g JOIN account p ON p.id = g.account_id WHERE p.login = 'hakim' AND g.role = 6", 1},
		{"its leaf", "list", EXIT_FINE, "SELECT COUNT(*) FROM act WHERE name = 'peran.beri' AND class = 'inspektorat'", 1},
		{"the same login again", "add HAKIM --name Hakim --one-time", EXIT_USAGE,
		    "SELECT COUNT(*) FROM account WHERE login = 'hakim'", 1},
		{"a login of two signs", "add ab --name Ab --one-time", EXIT_USAGE, "SELECT COUNT(*) FROM account", 2},
		{"an account without a role", "add rina --name Rina --one-time", EXIT_FINE,
		    "SELECT must_change FROM account WHERE login = 'rina'", 1},
		{"a role with a last day", "grant rina --role petugas --until 2199-12-31", EXIT_FINE,
		    "SELECT COUNT(*) FROM role_grant WHERE role = 2 AND until_day IS NOT NULL", 1},
		{"the same role again", "grant rina --role petugas", EXIT_USAGE, "SELECT COUNT(*) FROM role_grant WHERE role = 2", 1},
		{"no role named", "grant rina", EXIT_USAGE, "SELECT COUNT(*) FROM role_grant", 3},
		{"a role that is none", "grant rina --role sistem", EXIT_USAGE, "SELECT COUNT(*) FROM role_grant", 3},
		{"a day that is none", "grant rina --role ppid --from besok", EXIT_USAGE, "SELECT COUNT(*) FROM role_grant", 3},
		{"a unit that is none", "grant rina --role ppid --unit zzz", EXIT_USAGE, "SELECT COUNT(*) FROM role_grant", 3},
		{"an agency that is none", "grant rina --role ppid --agency ZZZ", EXIT_USAGE, "SELECT COUNT(*) FROM role_grant", 3},
		{"admin and auditor in one person", "grant bayu --role auditor", EXIT_USAGE, "SELECT COUNT(*) FROM role_grant", 3},
		{"nobody of that name", "passwd siapa --one-time", EXIT_USAGE, "SELECT COUNT(*) FROM account", 3},
		{"a new password for an inspector", "passwd hakim --one-time", EXIT_FINE,
		    "SELECT COUNT(*) FROM act WHERE name = 'akun.ganti' AND reason = 'sandi'", 1},
		{"oversight ends here only", "revoke hakim --role inspektorat", EXIT_FINE,
		    "SELECT COUNT(*) FROM role_grant WHERE role = 6 AND ended_leaf IS NOT NULL", 1},
		{"and only once", "revoke hakim --role inspektorat", EXIT_USAGE,
		    "SELECT COUNT(*) FROM act WHERE name = 'peran.cabut'", 1},
		{"a word that is none", "hapus rina", EXIT_USAGE, "SELECT COUNT(*) FROM account", 3},
		{"no word at all", "", EXIT_USAGE, "SELECT COUNT(*) FROM account", 3},
		{"an option that is none", "list --semua", EXIT_USAGE, "SELECT COUNT(*) FROM account", 3},
		{"an option that the word does not take", "list --role petugas", EXIT_USAGE, "SELECT COUNT(*) FROM account", 3},
		{"an option twice", "add joko --name Joko --name Joni --one-time", EXIT_USAGE, "SELECT COUNT(*) FROM account", 3},
		{"an option without its value", "add joko --name --one-time", EXIT_USAGE, "SELECT COUNT(*) FROM account", 3},
		{"every leaf has its place", "list", EXIT_FINE,
		    "SELECT COUNT(*) FROM act a WHERE NOT EXISTS (SELECT 1 FROM leaf l WHERE l.hash = a.leaf_hash)", 0},
	};
	static const char *const files[] = {"terang.db", "terang.db-wal", "terang.db-shm", "kunci.db", "kunci.db-wal", "kunci.db-shm",
		"rahasia.key", "terang.conf"};
	struct office_fixture f = {0};
	char                  parent[] = "/tmp/terang-user-XXXXXX";
	struct install        in = {.url = "https://contoh.go.id", .name = "Dinas Contoh", .parent_name = "Kota Contoh", .code = "KCS",
		       .zone = "WIB", .week_days = "5", .admin_login = "bayu", .admin_name = "Bayu Wijaya",
		       .admin_password = "ladang jagung di tepi 7 danau"};
	struct store_config config = {.connections = 1};
	struct store       *look;

	assert_true(crypto_start());
	assert_non_null(mkdtemp(parent));
	test_store_open(&f.t, TEST_KIND(state), 1);
	f.a = f.t.arena;
	in.data_dir = str_fmt(f.a, "%s/data", parent).p;
	if (f.t.kind == DB_PG)
		config.pg_url = in.db_url = f.t.url;
	else
		config.sqlite_path = str_fmt(f.a, "%s/terang.db", in.data_dir).p;
	test_no_err(install(f.a, &in));
	test_no_err(store_open(f.a, &config, &look));
	test_no_err(store_connection_open(look, &f.db));
	for (size_t i = 0; i < COUNT(steps); i++) {
		if (user(&f, in.data_dir, steps[i].line) != steps[i].code)
			fail_msg("%s: exit code", steps[i].why);
		if (office_number(&f, steps[i].sql) != steps[i].number)
			fail_msg("%s: %s", steps[i].why, steps[i].sql);
	}
	store_connection_close(f.db);
	store_close(look);
	for (size_t i = 0; i < COUNT(files); i++)
		unlink(str_fmt(f.a, "%s/%s", in.data_dir, files[i]).p);
	rmdir(str_fmt(f.a, "%s/berkas", in.data_dir).p);
	rmdir(in.data_dir);
	rmdir(parent);
	test_store_close(&f.t);
}

int
command_user_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(the_machine_manages_people),
	};

	return cmocka_run_group_tests_name("command_user", tests, NULL, NULL);
}
