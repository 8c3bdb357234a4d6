/* skeleton.c - the room's table: addresses, fields, access, menu. No logic. */
#include "rooms/skeleton/skeleton.h"

#include "rooms/skeleton/skeleton_pages.h"

static const struct field list_fields[] = {
	{"sebelum", FIELD_INT, false, 1, INT64_MAX, W_skeleton_before, NULL},
};

static const struct route routes[] = {
	{HTTP_GET, "/skeleton", PERM_PUBLIC, list_fields, COUNT(list_fields), skeleton_list_page, 0, "/skeleton"},
};

static const struct menu_item menu[] = {
	{"skeleton", W_skeleton_title, "/skeleton", PERM_PUBLIC, 90, MENU_TOP},
};

const struct room skeleton_room = {
	.name = "skeleton",
	.routes = routes,
	.route_count = COUNT(routes),
	.menu = menu,
	.menu_count = COUNT(menu),
};
