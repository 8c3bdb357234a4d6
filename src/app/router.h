/* router.h - finds the route of a path among the tables of all rooms. */
#ifndef APP_ROUTER_H
#define APP_ROUTER_H

#include "core/room.h"

struct router;

/* All routes of all rooms. Errors: ERR_BUG "route.twice" when two rooms claim the same method and path, "route.access" for a
 * route without permission. */
MUST_CHECK const struct err *router_open(struct arena *a, const struct room *const *rooms, struct router **out);

/* The route; NULL when there is none. Literal segments win over {names}. *other: the path exists for another method. */
const struct route *router_find(const struct router *r, struct arena *a, enum http_method method, str path,
    struct form *params, bool *other);

size_t router_count(const struct router *r);
const struct route *router_at(const struct router *r, size_t i);

#endif
