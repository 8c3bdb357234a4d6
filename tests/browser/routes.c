/* routes.c - prints every page of the program as JSON, with the roles that may see it, for tests/browser/site.mjs.
 * A GET route without an example for the demonstration is named on stderr, and the exit code is 1.
 * With --all: every route of every method with its fields, for tests/blackbox. */
#include "core/room.h"

#include <stdio.h>
#include <string.h>

/* Public pages are for role 0; a pass of a case counts as the citizen's role. */
static void
print_roles(enum permission p)
{
	const char *comma = "";

	if (p == PERM_PUBLIC || p == PERM_HOLDER) {
		printf("\"%s\"", p == PERM_PUBLIC ? "" : role_code(ROLE_CITIZEN));
		return;
	}
	for (enum role r = ROLE_OFFICER; r < ROLE_SYSTEM; r++) {
		if (access_scope(r, p) == SCOPE_NONE)
			continue;
		printf("%s\"%s\"", comma, role_code(r));
		comma = ", ";
	}
}

static void
print_fields(const struct route *r)
{
	static const char *const kinds[] = {[FIELD_TEXT] = "text", [FIELD_LINES] = "lines", [FIELD_INT] = "int", [FIELD_DAY] = "day",
		[FIELD_CODE] = "code", [FIELD_CHOICE] = "choice", [FIELD_MANY] = "many", [FIELD_SECRET] = "secret", [FIELD_FILE] = "file"};

	for (size_t i = 0; i < r->field_count; i++) {
		const struct field *f = &r->fields[i];

		printf("%s{\"name\": \"%s\", \"kind\": \"%s\", \"required\": %s, \"min\": %lld, \"max\": %lld}", i ? ", " : "", f->name,
		    kinds[f->kind], f->required ? "true" : "false", (long long)f->min, (long long)f->max);
	}
}

static void
print_all(void)
{
	const char *comma = "";

	printf("[");
	for (const struct room *const *room = rooms; *room; room++) {
		for (size_t i = 0; i < (*room)->route_count; i++) {
			const struct route *r = &(*room)->routes[i];

			printf("%s\n{\"method\": \"%s\", \"route\": \"%s\", \"fields\": [", comma, r->method == HTTP_GET ? "get" : "post", r->path);
			print_fields(r);
			printf("]}");
			comma = ",";
		}
	}
	printf("\n]\n");
}

int
main(int argc, char **argv)
{
	const char *comma = "";
	int         missing = 0;

	if (argc == 2 && strcmp(argv[1], "--all") == 0) {
		print_all();
		return 0;
	}

	printf("[");
	for (const struct room *const *room = rooms; *room; room++) {
		for (size_t i = 0; i < (*room)->route_count; i++) {
			const struct route *r = &(*room)->routes[i];

			if (r->method != HTTP_GET)
				continue;
			if (!r->example) {
				fprintf(stderr, "%s: %s has no example for the page tests\n", (*room)->name, r->path);
				missing++;
				continue;
			}
			printf("%s\n{\"path\": \"%s\", \"route\": \"%s\", \"roles\": [", comma, r->example, r->path);
			print_roles(r->perm);
			printf("]}");
			comma = ",";
		}
	}
	printf("\n]\n");
	return missing > 0;
}
