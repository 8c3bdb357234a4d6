/* import_names.c - see import_names.h. Names outlive their slugs: two long names may begin alike, and people rename. */
#include "app/import_names.h"
#include "base/strs.h"
#include "gen/import_queries.h"

enum { UNIT_SLUG_MAX = 32, SERVICE_SLUG_MAX = 64, SLUG_ROOM = 4, NUMBERS_MAX = 5000, TRIES = 3 };

/* Stored, never renumber. */
enum what { A_UNIT = 1, A_SERVICE = 2 };

struct import_name *
import_name_find(const struct import_names *l, str name)
{
	for (size_t i = 0; i < l->n; i++) {
		if (str_eq(l->at[i].name, name))
			return &l->at[i];
	}
	return NULL;
}

void
import_name_note(struct arena *a, struct import_names *l, str name)
{
	if (name.n > 0 && l->n < IMPORT_NAMES_MAX && !import_name_find(l, name))
		l->at[l->n++] = (struct import_name){.name = arena_str(a, name)};
}

/* ---- slugs ---- */

static str
slug_of(struct arena *a, str name, size_t max)
{
	struct buf b = {.arena = a};
	str        low = str_lower(a, name);
	bool       gap = false;

	for (size_t i = 0; i < low.n && b.n < max - SLUG_ROOM; i++) {
		char c = low.p[i];

		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
			if (gap && b.n > 0)
				buf_str(&b, STR("-"));
			buf_add(&b, &c, 1);
			gap = false;
		} else {
			gap = true;
		}
	}
	str s = buf_done(&b);
	if (s.n == 0)
		return STR("tanpa-nama");
	return s.p[0] >= '0' && s.p[0] <= '9' ? str_fmt(a, "n%.*s", STRF(s)) : s;
}

/* The slug's own self first, then -2, -3 …, never longer than max. */
static str
numbered(struct arena *a, str slug, int no, size_t max)
{
	str tail = no > 1 ? str_fmt(a, "-%d", no) : STR("");

	if (slug.n + tail.n > max)
		slug.n = max - tail.n;
	return str_fmt(a, "%.*s%.*s", STRF(slug), STRF(tail));
}

/* ---- units ---- */

static const struct err *
was_called(struct db *tx, struct arena *a, const struct unit *u, str name, bool *out)
{
	struct unit_names past;
	const struct err *e = unit_name_history(tx, a, u->id, &past);

	*out = str_eq(u->name, name);
	for (size_t i = 0; !e && i < past.n && !*out; i++)
		*out = str_eq(past.at[i].name, name);
	return e;
}

static const struct err *
unit_of_name(struct db *tx, struct arena *a, const struct import_place *where, str name, int64_t *out)
{
	str slug = slug_of(a, name, UNIT_SLUG_MAX);

	for (int no = 1; no <= NUMBERS_MAX; no++) {
		const struct unit_in in = {
			.agency = where->agency, .parent = where->root, .slug = numbered(a, slug, no, UNIT_SLUG_MAX), .name = name,
			.hours = STR(""), .address = STR(""), .contact = STR(""), .responsible = STR(""), .competence = STR(""),
			.active = true, .at = where->at, .by = where->by,
		};
		struct unit       found;
		unit_id           made;
		bool              same = false;
		const struct err *e = unit_by_slug(tx, a, where->agency, in.slug, &found);

		if (e && e->kind == ERR_MISSING) {
			if (!(e = unit_create(tx, a, where->keys, &in, &made)))
				*out = made.v;
			return e;
		}
		if (e || (e = was_called(tx, a, &found, name, &same)))
			return e;
		if (same) {
			*out = found.id.v;
			return NULL;
		}
	}
	return err_new(a, ERR_INPUT, "unit.slug_taken", "kode", NULL);
}

/* ---- services ---- */

static const struct err *
service_of_name(struct db *tx, struct arena *a, const struct import_place *where, str name, int64_t *out)
{
	str slug = slug_of(a, name, SERVICE_SLUG_MAX);

	for (int no = 1; no <= NUMBERS_MAX; no++) {
		const struct draft_in in = {
			.kind = where->standard, .agency = where->agency, .unit = where->root, .title = name, .summary = STR(""),
			.slug = numbered(a, slug, no, SERVICE_SLUG_MAX), .group = STR(""), .body = STR("{}"), .note = STR("dari impor"),
			.by = where->by, .at = where->at,
		};
		struct publication_row found;
		publication_id         made;
		const struct err      *e = publication_find(tx, a, PUB_STANDARD, where->agency, in.slug, &found);

		if (e && e->kind == ERR_MISSING) {
			if (!(e = draft_create(tx, a, where->keys, &in, &made)))
				*out = made.v;
			return e;
		}
		if (e)
			return e;
		if (str_eq(found.title, name)) {
			*out = found.id.v;
			return NULL;
		}
	}
	return err_new(a, ERR_INPUT, "publication.slug", "kode", NULL);
}

/* ---- both ---- */

static const struct err *
make(struct db *tx, struct arena *a, const struct import_place *where, enum what what, struct import_names *l)
{
	for (size_t i = 0; i < l->n; i++) {
		struct import_name           *n = &l->at[i];
		struct import_name_known_row known;
		int64_t                      id = 0;
		bool                         found;
		const struct err *e = import_name_known(tx, a, where->agency, where->source, what, n->name, &found, &known);

		n->fault = NULL;
		if (!e && found) {
			n->id = known.became;
			continue;
		}
		if (!e)
			e = what == A_UNIT ? unit_of_name(tx, a, where, n->name, &id) : service_of_name(tx, a, where, n->name, &id);
		/* These are found before anything is written. */
		if (e && e->kind == ERR_INPUT) {
			n->fault = what == A_UNIT ? "nama unit terlalu panjang atau tidak dapat dijadikan unit"
			                          : "nama layanan terlalu panjang atau tidak dapat dijadikan layanan";
			continue;
		}
		if (e || (e = import_name_add(tx, a, where->agency, where->source, what, n->name, id)))
			return e;
		n->id = id;
	}
	return NULL;
}

const struct err *
import_units_make(struct db *tx, struct arena *a, const struct import_place *where, struct import_names *l)
{
	return make(tx, a, where, A_UNIT, l);
}

const struct err *
import_services_make(struct db *tx, struct arena *a, const struct import_place *where, struct import_names *l)
{
	return where->standard ? make(tx, a, where, A_SERVICE, l) : NULL;
}

const struct err *
import_unit_open(struct db *tx, struct arena *a, agency_id agency, unit_id wanted, unit_id *out)
{
	struct unit       u;
	bool              open = false;
	const struct err *e = NULL;

	/* Who closes one right now is waited for; then its successor counts. */
	for (int i = 0; !e && !open && i < TRIES; i++) {
		if (!(e = unit_open_or_next(tx, a, wanted, &u)))
			e = unit_hold(tx, a, u.id, &open);
	}
	if (!e && !open)
		e = unit_root(tx, a, agency, &u);
	if (!e)
		*out = u.id;
	return e;
}
