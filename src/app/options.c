/* options.c - see options.h. */
#include "app/options.h"

#include "base/strs.h"

#include <stdio.h>

static void
print_help(const char *command, const struct option_row *rows, size_t count)
{
	printf("terang %s\n", command);
	for (size_t i = 0; i < count; i++)
		printf("  --%-14s %s\n", rows[i].name, rows[i].help);
}

/* The row of "--name"; NULL: that is no option. */
static const struct option_row *
find(const char *word, const struct option_row *rows, size_t count)
{
	if (strncmp(word, "--", 2) != 0)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		if (strcmp(word + 2, rows[i].name) == 0)
			return &rows[i];
	}
	return NULL;
}

/* Takes one option off the line, with its value where it has one. */
static bool
take(const char *command, const struct option_row *rows, size_t count, char **argv, int argc, int *i)
{
	const char              *word = argv[*i];
	const struct option_row *row = find(word, rows, count);

	if (!row) {
		fprintf(stderr, "terang %s: pilihan %s tidak dikenal; coba terang %s --help\n", command, option_shown(word), command);
		return false;
	}
	for (int k = 1; k < *i; k++) {
		const struct option_row *before = find(argv[k], rows, count);

		if (before == row) {
			fprintf(stderr, "terang %s: %s disebut dua kali; sebutkan sekali saja\n", command, word);
			return false;
		}
		k += before && before->value;
	}
	if (row->given)
		*row->given = true;
	if (!row->value)
		return true;
	/* An option where a value should be: the value was forgotten. */
	if (*i + 1 == argc || (argv[*i + 1][0] == '\0' && !row->given) || find(argv[*i + 1], rows, count)) {
		fprintf(stderr, "terang %s: %s membutuhkan nilai\n", command, word);
		return false;
	}
	/* A database refuses other bytes, a terminal obeys them. */
	if (!str_one_line(str_z(argv[*i + 1]))) {
		fprintf(stderr, "terang %s: %s harus satu baris teks UTF-8\n", command, word);
		return false;
	}
	*row->value = argv[++*i];
	return true;
}

const char *
option_shown(const char *word)
{
	enum { MOST = 80 };

	return strlen(word) <= MOST && str_one_line(str_z(word)) ? word : "itu";
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
			if (*rest_count == room || !str_one_line(str_z(argv[i]))) {
				fprintf(stderr, "terang %s: '%s' tidak dimengerti\n", argv[0], option_shown(argv[i]));
				return false;
			}
			rest[(*rest_count)++] = argv[i];
			continue;
		}
		if (!take(argv[0], rows, count, argv, argc, &i))
			return false;
	}
	return true;
}
