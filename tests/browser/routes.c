/* routes.c - prints every page of the program as JSON, with the roles that may see it, for tests/browser/site.mjs.
 * A GET route without an example for the demonstration has the path ""; the test finds one by a link.
 * With --all: every route of every method with its fields, for tests/blackbox. */
#include "core/room.h"

#include <stdio.h>
#include <string.h>

/* Public pages are for role 0; a pass of a case counts as the citizen's role. in_unit_only: who is held to his unit. */
static void
print_roles(enum permission p, bool in_unit_only)
{
	const char *comma = "";

	if (p == PERM_PUBLIC || p == PERM_HOLDER) {
		if (!in_unit_only)
			printf("\"%s\"", p == PERM_PUBLIC ? "" : role_code(ROLE_CITIZEN));
		return;
	}
	for (enum role r = ROLE_OFFICER; r < ROLE_SYSTEM; r++) {
		enum scope scope = access_scope(r, p);

		if (scope == SCOPE_NONE || (in_unit_only && scope != SCOPE_UNIT))
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
			printf("%s\n{\"path\": \"%s\", \"route\": \"%s\", \"roles\": [", comma, r->example ? r->example : "",
			    r->path);
			print_roles(r->perm, false);
			printf("], \"in_unit\": [");
			print_roles(r->perm, true);
			printf("]}");
			comma = ",";
		}
	}
	printf("\n]\n");
	return 0;
}
