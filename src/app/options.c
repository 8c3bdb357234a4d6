/* options.c - see options.h. */
#include "app/options.h"

#include <stdio.h>

static void
print_help(const char *command, const struct option_row *rows, size_t count)
{
	printf("terang %s\n", command);
	for (size_t i = 0; i < count; i++)
		printf("  --%-14s %s\n", rows[i].name, rows[i].help);
}

static const struct option_row *
find(const char *word, const struct option_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(word + 2, rows[i].name) == 0)
			return &rows[i];
	}
	return NULL;
}

bool
options_read(int argc, char **argv, const struct option_row *rows, size_t count, const char **rest, size_t room,
    size_t *rest_count, bool *help)
{
	*help = false;
	*rest_count = 0;
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--help") == 0) {
			print_help(argv[0], rows, count);
			*help = true;
			return false;
		}
		if (strncmp(argv[i], "--", 2) != 0) {
			if (*rest_count == room) {
				fprintf(stderr, "terang %s: '%s' tidak dimengerti\n", argv[0], argv[i]);
				return false;
			}
			rest[(*rest_count)++] = argv[i];
			continue;
		}
		const struct option_row *row = find(argv[i], rows, count);
		if (!row) {
			fprintf(stderr, "terang %s: pilihan %s tidak dikenal; coba terang %s --help\n", argv[0], argv[i], argv[0]);
			return false;
		}
		if (row->given) {
			*row->given = true;
		} else if (i + 1 < argc) {
			*row->value = argv[++i];
		} else {
			fprintf(stderr, "terang %s: %s membutuhkan nilai\n", argv[0], argv[i]);
			return false;
		}
	}
	return true;
}
