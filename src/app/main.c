/* main.c - terang NAME …: finds the command and runs it. */
#include "app/commands.h"
#include "app/options.h"
#include "base/base.h"

#include <stdio.h>

#ifndef TERANG_VERSION
#define TERANG_VERSION "0.1.0"
#endif

static const struct {
	const char *name;
	int       (*run)(int argc, char **argv);
	const char *help;
} commands[] = {
	{"init", command_init, "pasang di folder data baru (bertanya, atau memakai pilihan)"},
	{"serve", command_serve, "jalankan situs"},
	{"demo", command_demo, "buat peragaan berlabel: beberapa instansi, setahun kasus rekaan"},
	{"user", command_user, "akun dan peran, juga pengawas: add, passwd, grant, revoke, list"},
	{"import", command_import, "import cases FILE.csv --map MAP | import areas FILE"},
	{"export", command_export, "export cases --map MAP --out FILE"},
	{"check", command_check, "periksa pemasangan: basis data, catatan, kunci, kalender"},
	{"deadline", command_deadline, "hitung tenggat hari demi hari"},
	{"config", command_config, "semua pengaturan: jenis, bawaan, rentang, nilai"},
};

static int
usage(FILE *out)
{
	fputs("terang " TERANG_VERSION " - portal akuntabilitas pelayanan publik\n\n", out);
	for (size_t i = 0; i < COUNT(commands); i++)
		fprintf(out, "  terang %-9s %s\n", commands[i].name, commands[i].help);
	fputs("\nterang PERINTAH --help menjelaskan pilihannya.\n"
	      "Kode keluar: 0 baik, 1 gagal, 2 perintah atau berkas masukan salah, 3 sebagian baris impor ditolak.\n", out);
	return out == stdout ? EXIT_FINE : EXIT_USAGE;
}

int
main(int argc, char **argv)
{
	if (argc < 2)
		return usage(stderr);
	if (strcmp(argv[1], "--help") == 0)
		return usage(stdout);
	if (strcmp(argv[1], "--version") == 0) {
		puts("terang " TERANG_VERSION);
		return EXIT_FINE;
	}
	for (size_t i = 0; i < COUNT(commands); i++) {
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].run(argc - 1, argv + 1);
	}
	fprintf(stderr, "terang: perintah '%s' tidak dikenal\n\n", option_shown(argv[1]));
	return usage(stderr);
}
