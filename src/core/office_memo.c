/* office_memo.c - agencies with their calendar, law, categories and units, kept from one change of them to the next. See office.h.
 *
 * Every act that changes them spoils the memo of its transaction first and marks the topic "kantor"; whoever reads asks for
 * the topic's version in his own transaction, so what he gets is what stands in his snapshot. */
#include "core/acts.h"
#include "core/office_read.h"

#include "base/strs.h"
#include "db/memo.h"

#include <stdlib.h>

enum { MEMO_OFFICE = 1, MEMO_AGENCIES = 2, OFFICE_BYTES = 16 << 20, CATEGORIES_MAX = 200 };

struct unit_path {
	unit_id id;
	str     path;
};

/* What seldom changes of one agency. */
struct office {
	struct agency        agency;
	struct calendar      calendar;
	struct law_table     law;
	struct category_list categories; /* all of them, in order */
	struct unit_path    *units;      /* by id */
	size_t               unit_count;
	bool                 has_desk;
	struct unit          desk;
};

/* ---- making ---- */

static int
by_id(const void *a, const void *b)
{
	const struct unit_path *x = a, *y = b;

	return (x->id.v > y->id.v) - (x->id.v < y->id.v);
}

/* The tree comes depth first, so whoever is above a unit has been seen before it. */
static const struct err *
read_paths(struct db *db, struct arena *a, struct office *o)
{
	struct unit_list  tree;
	str               above[UNIT_MAX_DEPTH + 1];
	const struct err *e = unit_tree(db, a, o->agency.id, &tree);

	if (e)
		return e;
	o->units = arena_array(a, tree.n + 1, sizeof(*o->units));
	for (size_t i = 0; i < tree.n; i++) {
		const struct unit *u = &tree.at[i];

		if (u->depth > UNIT_MAX_DEPTH)
			continue; /* unit_leaf_path walks up for it */
		above[u->depth] = u->depth == 0 ? u->slug : str_fmt(a, "%.*s.%.*s", STRF(above[u->depth - 1]), STRF(u->slug));
		o->units[o->unit_count++] = (struct unit_path){u->id, above[u->depth]};
	}
	qsort(o->units, o->unit_count, sizeof(*o->units), by_id);
	return NULL;
}

static const struct err *
read_office(struct db *db, struct arena *a, agency_id id, struct office *o)
{
	const struct err *e = agency_read(db, a, id, &o->agency);

	if (e || (e = calendar_read(db, a, &o->agency, &o->calendar)) || (e = law_read(db, a, id, &o->law)) ||
	    (e = categories_read(db, a, id, LANG_ID, true, &o->categories)) || (e = read_paths(db, a, o)))
		return e;
	e = desk_read(db, a, id, &o->desk);
	o->has_desk = !e;
	return e && e->kind != ERR_MISSING ? e : NULL;
}

/* An arena of its own for what is kept; closed with a unless it was handed over. */
struct kept {
	struct arena *own;
};

static void
drop(void *p)
{
	struct kept *k = p;

	arena_close(k->own);
}

static struct kept *
kept_open(struct arena *a)
{
	struct kept *k = arena_alloc(a, sizeof(*k));

	arena_on_close(a, drop, k);
	k->own = arena_open(OFFICE_BYTES);
	if (k->own) {
		jmp_buf *trap = arena_trap(a, NULL); /* too much for it is too much for the request */

		arena_trap(a, trap);
		arena_trap(k->own, trap);
	}
	return k;
}

/* *version NO_INT: nothing may be kept, read the rows. */
static const struct err *
version_of(struct db *db, struct arena *a, int64_t *version)
{
	int64_t           v = memo_open(db) ? memo_version(db) : NO_INT;
	const struct err *e = NULL;

	if (v == NO_INT && memo_open(db)) {
		if ((e = change_version(db, a, "kantor", &v)))
			return e;
		memo_note_version(db, v);
	}
	*version = v;
	return NULL;
}

/* *out NULL: the rows must be read. */
static const struct err *
office_of(struct db *db, struct arena *a, agency_id id, const struct office **out)
{
	int64_t           version;
	const struct err *e = version_of(db, a, &version);

	*out = NULL;
	if (e || version == NO_INT)
		return e;
	const struct office *o = memo_get(db, a, MEMO_OFFICE, id.v, version);

	if (!o) {
		struct kept *k = kept_open(a);

		if (!k->own)
			return NULL;
		struct office *made = arena_alloc(k->own, sizeof(*made));

		if ((e = err_copy(a, read_office(db, k->own, id, made))))
			return e;
		memo_put(db, a, MEMO_OFFICE, id.v, version, k->own, made);
		k->own = NULL;
		o = made;
	}
	*out = o;
	return NULL;
}

/* ---- what others ask for ---- */

const struct err *
agency_by_id(struct db *db, struct arena *a, agency_id id, struct agency *out)
{
	const struct office *o;
	const struct err    *e = office_of(db, a, id, &o);

	if (e || !o)
		return e ? e : agency_read(db, a, id, out);
	*out = o->agency;
	return NULL;
}

const struct err *
agency_all(struct db *db, struct arena *a, struct agency_list *out)
{
	const struct agency_list *all = NULL;
	int64_t                   version;
	const struct err         *e = version_of(db, a, &version);

	if (e)
		return e;
	if (version == NO_INT)
		return agencies_read(db, a, out);
	if (!(all = memo_get(db, a, MEMO_AGENCIES, 0, version))) {
		struct kept *k = kept_open(a);

		if (!k->own)
			return agencies_read(db, a, out);
		struct agency_list *made = arena_alloc(k->own, sizeof(*made));

		if ((e = err_copy(a, agencies_read(db, k->own, made))))
			return e;
		memo_put(db, a, MEMO_AGENCIES, 0, version, k->own, made);
		k->own = NULL;
		all = made;
	}
	*out = *all;
	return NULL;
}

const struct err *
agency_calendar(struct db *db, struct arena *a, agency_id id, struct calendar *out)
{
	const struct office *o;
	struct agency        agency;
	const struct err    *e = office_of(db, a, id, &o);

	if (e)
		return e;
	if (!o)
		return (e = agency_read(db, a, id, &agency)) ? e : calendar_read(db, a, &agency, out);
	*out = o->calendar;
	return NULL;
}

const struct err *
agency_law(struct db *db, struct arena *a, agency_id id, struct law_table *out)
{
	const struct office *o;
	const struct err    *e = office_of(db, a, id, &o);

	if (e || !o)
		return e ? e : law_read(db, a, id, out);
	*out = o->law;
	return NULL;
}

const struct err *
unit_desk(struct db *db, struct arena *a, agency_id agency, struct unit *out)
{
	const struct office *o;
	const struct err    *e = office_of(db, a, agency, &o);

	if (e || !o || !o->has_desk)
		return e ? e : desk_read(db, a, agency, out);
	*out = o->desk;
	return NULL;
}

const struct err *
unit_leaf_path_in(struct db *db, struct arena *a, agency_id agency, unit_id id, str *out)
{
	const struct office    *o;
	const struct unit_path  wanted = {.id = id};
	const struct unit_path *found = NULL;
	const struct err       *e = office_of(db, a, agency, &o);

	if (e)
		return e;
	if (o && o->unit_count > 0)
		found = bsearch(&wanted, o->units, o->unit_count, sizeof(wanted), by_id);
	if (!found)
		return unit_leaf_path(db, a, id, out);
	*out = found->path;
	return NULL;
}

const struct err *
category_list(struct db *db, struct arena *a, agency_id agency, enum lang lang, bool all, struct category_list *out)
{
	const struct office *o;
	const struct err    *e = office_of(db, a, agency, &o);

	if (e || !o || o->categories.n >= CATEGORIES_MAX)
		return e ? e : categories_read(db, a, agency, lang, all, out);
	struct category *at = arena_array(a, o->categories.n + 1, sizeof(*at));
	size_t           n = 0;

	for (size_t i = 0; i < o->categories.n; i++) {
		at[n] = o->categories.at[i];
		at[n].name = lang == LANG_EN && at[n].name_en.n > 0 ? at[n].name_en : at[n].name_id;
		n += all || at[n].active;
	}
	*out = (struct category_list){at, n};
	return NULL;
}
