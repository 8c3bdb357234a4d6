/* router.c - see router.h. Routes stand in an order in which the first match is the right one. */
#include "app/router.h"

#include "base/strs.h"

#include <stdlib.h>

enum { MAX_SEGMENTS = 10, MAX_PARAMS = 6 };

struct entry {
	const struct route *route;
	str                 segments[MAX_SEGMENTS];
	size_t              n;
};

struct router {
	struct entry *at;
	size_t        n;
};

static bool
split(str path, str segments[MAX_SEGMENTS], size_t *n)
{
	str rest = {path.p + 1, path.n - 1}, part;

	*n = 0;
	if (rest.n == 0)
		return true;
	while (str_cut(&rest, '/', &part)) {
		if (*n == MAX_SEGMENTS)
			return false;
		segments[(*n)++] = part;
	}
	return true;
}

static bool
is_name(str segment)
{
	return segment.n > 2 && segment.p[0] == '{';
}

/* Literals before names, segment by segment. */
static int
by_literal(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->n != y->n)
		return x->n < y->n ? -1 : 1;
	for (size_t i = 0; i < x->n; i++) {
		bool xn = is_name(x->segments[i]), yn = is_name(y->segments[i]);

		if (xn != yn)
			return xn ? 1 : -1;
		int c = xn ? 0 : str_cmp(x->segments[i], y->segments[i]);
		if (c)
			return c;
	}
	return (x->route->method > y->route->method) - (x->route->method < y->route->method);
}

const struct err *
router_open(struct arena *a, const struct room *const *all, struct router **out)
{
	size_t count = 0;

	for (const struct room *const *room = all; *room; room++)
		count += (*room)->route_count;
	struct router *r = arena_alloc(a, sizeof(*r));
	r->at = arena_array(a, count + 1, sizeof(*r->at));
	for (const struct room *const *room = all; *room; room++) {
		for (size_t i = 0; i < (*room)->route_count; i++) {
			struct entry *e = &r->at[r->n++];

			e->route = &(*room)->routes[i];
			if (e->route->perm == 0)
				return err_new(a, ERR_BUG, "route.access", NULL, "%s has no permission", e->route->path);
			if (!split(str_z(e->route->path), e->segments, &e->n))
				return err_new(a, ERR_BUG, "route.long", NULL, "%s has too many segments", e->route->path);
		}
	}
	qsort(r->at, r->n, sizeof(*r->at), by_literal);
	for (size_t i = 1; i < r->n; i++) {
		if (by_literal(&r->at[i - 1], &r->at[i]) == 0)
			return err_new(a, ERR_BUG, "route.twice", NULL, "%s stands twice", r->at[i].route->path);
	}
	*out = r;
	return NULL;
}

static bool
fits(const struct entry *e, const str *segments, size_t n)
{
	if (e->n != n)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (is_name(e->segments[i]) ? segments[i].n == 0 : !str_eq(e->segments[i], segments[i]))
			return false;
	}
	return true;
}

const struct route *
router_find(const struct router *r, struct arena *a, enum http_method method, str path, struct form *params, bool *other)
{
	str    segments[MAX_SEGMENTS];
	size_t n;

	*other = false;
	if (!split(path, segments, &n))
		return NULL;
	for (size_t i = 0; i < r->n; i++) {
		const struct entry *e = &r->at[i];

		if (!fits(e, segments, n))
			continue;
		if (e->route->method != method) {
			*other = true;
			continue;
		}
		params->at = arena_array(a, MAX_PARAMS, sizeof(*params->at));
		params->n = 0;
		for (size_t s = 0; s < n && params->n < MAX_PARAMS; s++) {
			if (is_name(e->segments[s]))
				params->at[params->n++] = (struct form_pair){
					.name = {e->segments[s].p + 1, e->segments[s].n - 2},
					.value = segments[s],
				};
		}
		return e->route;
	}
	return NULL;
}

size_t
router_count(const struct router *r)
{
	return r->n;
}

const struct route *
router_at(const struct router *r, size_t i)
{
	return r->at[i].route;
}
