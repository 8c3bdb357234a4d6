/* command_config.c - terang config: every setting with its type, default, range and value in force. */
#include "app/commands.h"
#include "app/options.h"
#include "app/settings_load.h"
#include "base/arena.h"

#include <stdio.h>

int
command_config(int argc, char **argv)
{
	const char *data = NULL, *rest[1];
	size_t      n;
	bool        help;
	const struct option_row rows[] = {{"data", &data, NULL, "folder data (tanpa ini: bawaan dan lingkungan)"}};

	if (!options_read(argc, argv, rows, COUNT(rows), rest, 0, &n, &help))
		return help ? EXIT_FINE : EXIT_USAGE;
	struct arena   *a = arena_open(1 << 20);
	struct settings settings;
	if (!a)
		return EXIT_FAILED;
	const struct err *e = data ? settings_open(a, data, &settings) : settings_load(a, NULL, &settings);
	if (e)
		fprintf(stderr, "terang config: %s\n", e->detail ? e->detail : e->code);
	else
		settings_print(stdout, &settings);
	arena_close(a);
	return e ? EXIT_USAGE : EXIT_FINE;
}
