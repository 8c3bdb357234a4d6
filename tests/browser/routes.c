/* routes.c - prints every page of the program as JSON, with the roles that may see it, for tests/browser/site.mjs.
 * A GET route without an example for the demonstration is named on stderr, and the exit code is 1. */
#include "core/room.h"

#include <stdio.h>

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

int
main(void)
{
	const char *comma = "";
	int         missing = 0;

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
