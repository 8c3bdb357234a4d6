/* room.h - what a room tells the house about itself: its table. src/rooms.list registers it with one line. */
#ifndef CORE_ROOM_H
#define CORE_ROOM_H

#include "core/request.h"

struct case_kind;
struct publication_kind;

/* Where a link of a room stands on every page. */
enum menu_place { MENU_TOP = 0, MENU_FOOT_UNHAPPY, MENU_FOOT_DATA, MENU_FOOT_ABOUT };

struct menu_item {
	const char     *key;   /* "layanan" */
	enum word       label;
	const char     *path;
	enum permission perm;  /* PERM_PUBLIC: public menu; else workspace menu */
	int             order;
	enum menu_place place;
};

/* Work that is done by the clock. Runs on the job thread, one at a time. */
struct job_tools {
	struct arena          *a;
	struct store          *store;
	struct keys           *keys;
	const struct settings *settings;
	const struct random_source *random;
	instant                now;
};
struct job {
	const char *name;
	int         every_s;
	const struct err *(*run)(const struct job_tools *t);
};

struct room {
	const char                           *name;
	const struct route                   *routes;
	size_t                                route_count;
	const struct menu_item               *menu;
	size_t                                menu_count;
	const struct job                     *jobs;
	size_t                                job_count;
	const struct case_kind *const        *case_kinds;
	size_t                                case_kind_count;
	const struct publication_kind *const *publication_kinds;
	size_t                                publication_kind_count;
};

/* Made by tools/roomgen from src/rooms.list; NULL-terminated. */
extern const struct room *const rooms[];

/* The kind of that number among these rooms; NULL: none of them has it. */
const struct case_kind *room_case_kind(const struct room *const *all, int64_t no);
const struct publication_kind *room_publication_kind(const struct room *const *all, int64_t no);
/* Has one of them a page at this path, as its route is written? For links to rooms that may not be part of the program. */
bool room_has_page(const struct room *const *all, const char *path);

#endif
