/* room.c - finding kinds and pages among the rooms of the program. See room.h. */
#include "core/room.h"

#include "core/casework.h"
#include "core/publication.h"

#include <string.h>

const struct case_kind *
room_case_kind(const struct room *const *all, int64_t no)
{
	for (; *all; all++) {
		for (size_t i = 0; i < (*all)->case_kind_count; i++) {
			if ((int64_t)(*all)->case_kinds[i]->no == no)
				return (*all)->case_kinds[i];
		}
	}
	return NULL;
}

const struct publication_kind *
room_publication_kind(const struct room *const *all, int64_t no)
{
	for (; *all; all++) {
		for (size_t i = 0; i < (*all)->publication_kind_count; i++) {
			if ((int64_t)(*all)->publication_kinds[i]->no == no)
				return (*all)->publication_kinds[i];
		}
	}
	return NULL;
}

bool
room_has_page(const struct room *const *all, const char *path)
{
	for (; *all; all++) {
		for (size_t i = 0; i < (*all)->route_count; i++) {
			if ((*all)->routes[i].method == HTTP_GET && strcmp((*all)->routes[i].path, path) == 0)
				return true;
		}
	}
	return false;
}
