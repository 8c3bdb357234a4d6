/* command_init.c - terang init: a new installation in a new data folder; asks for what the options leave open. */
#include "app/app.h"
#include "app/ask.h"
#include "app/commands.h"
#include "app/install.h"
#include "app/options.h"
#include "base/strs.h"

#include <stdio.h>

enum { INIT_ARENA = 32 * 1024 * 1024 };

int
command_init(int argc, char **argv)
{
	struct install in = {.week_days = "5", .zone = NULL};
	const char    *rest[1], *db = NULL, *keys = NULL;
	size_t         n;
	bool           help, parent = false;
	const struct option_row rows[] = {
		{"data", &in.data_dir, NULL, "folder data yang akan dibuat"},
		{"url", &in.url, NULL, "alamat situs, https://…; tidak dapat diubah lagi"},
		{"name", &in.name, NULL, "nama instansi"},
		{"parent", &in.parent_name, &parent, "pemerintah yang menaungi, misalnya Pemerintah Kota Contoh; boleh kosong"},
		{"code", &in.code, NULL, "kode instansi, 2–8 huruf besar atau angka; tidak dapat diubah lagi"},
		{"zone", &in.zone, NULL, "WIB, WITA, atau WIT"},
		{"week", &in.week_days, NULL, "hari kerja seminggu: 5 atau 6 (bawaan 5)"},
		{"admin", &in.admin_login, NULL, "nama masuk admin pertama"},
		{"admin-name", &in.admin_name, NULL, "nama lengkap admin pertama"},
		{"password", &in.admin_password, NULL, "sandi admin; lebih baik dikosongkan agar ditanyakan"},
		{"no-areas", NULL, &in.bare, "tanpa daftar wilayah bawaan (dapat diisi dengan terang import areas)"},
		{"db", &db, NULL, "postgres://… untuk memakai PostgreSQL"},
		{"keys", &keys, NULL, "postgres://… basis data kunci"},
	};

	if (!options_read(argc, argv, rows, COUNT(rows), rest, 0, &n, &help))
		return help ? EXIT_FINE : EXIT_USAGE;
	struct arena *a = arena_open(INIT_ARENA);
	if (!a)
		return EXIT_FAILED;
	in.db_url = db;
	in.keys_url = keys;
	const struct {
		const char  *option, *question;
		const char **answer;
		bool         secret;
	} questions[] = {
		{"data", "Folder data", &in.data_dir, false},
		{"url", "Alamat situs (https://…)", &in.url, false},
		{"name", "Nama instansi", &in.name, false},
		{"parent", "Pemerintah yang menaungi", &in.parent_name, false},
		{"code", "Kode instansi (2–8 huruf besar atau angka)", &in.code, false},
		{"zone", "Zona waktu (WIB, WITA, WIT)", &in.zone, false},
		{"admin", "Nama masuk admin", &in.admin_login, false},
		{"admin-name", "Nama lengkap admin", &in.admin_name, false},
		{"password", "Sandi admin (paling sedikit 12 huruf)", &in.admin_password, true},
	};

	for (size_t i = 0; i < COUNT(questions); i++) {
		const char       *given = *questions[i].answer;
		const struct err *fault;

		/* A wrong answer is asked for again at once; one given as an option, or a closed input, is refused below. */
		do {
			*questions[i].answer = ask(a, questions[i].question, given, questions[i].secret);
			fault = given || feof(stdin) ? NULL : install_check(a, &in, questions[i].option);
			if (fault)
				printf("%s\n", install_sentence(a, fault));
		} while (fault);
	}
	const struct err *e = install(a, &in);
	if (e) {
		fprintf(stderr, "terang init: %s\n", install_sentence(a, e));
		int code = e->kind == ERR_INPUT || e->kind == ERR_STATE ? EXIT_USAGE : EXIT_FAILED;
		arena_close(a);
		return code;
	}
	printf("Terpasang di %s.\nJalankan: terang serve --data %s\nLalu buka http://127.0.0.1:8080/masuk dan masuk sebagai %s.\n",
	    in.data_dir, in.data_dir, in.admin_login);
	arena_close(a);
	return EXIT_FINE;
}
