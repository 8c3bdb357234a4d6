/* office.c - reading agencies, units, categories, calendars and law tables from their rows. See office.h and office_read.h. */
#include "core/office_read.h"
#include "core/office_manifest.h"

#include "base/strs.h"
#include "gen/office_queries.h"

#include <stdlib.h>

/* Rows of different statements with the same columns. */
#define AGENCY_OF(r) \
	((struct agency){.id = (r)->id, .code = (r)->code, .name = (r)->name, .parent_name = (r)->parent_name, \
	    .zone = (enum zone)(r)->zone, .week_days = (int)(r)->week_days, .open_minute = (int)(r)->open_minute, \
	    .close_minute = (int)(r)->close_minute, .after_hours_rolls = (r)->rolls, .address = (r)->address, \
	    .contact = (r)->contact, .demo = (r)->demo, .rules_leaf = (r)->rules_leaf})
#define UNIT_OF(r) \
	((struct unit){.id = (r)->id, .agency = (r)->agency, .parent = (r)->parent, .slug = (r)->slug, .name = (r)->name, \
	    .path = (r)->path, .hours = (r)->hours, .address = (r)->address, .contact = (r)->contact, \
	    .responsible = (r)->responsible, .competence = (r)->competence, .complaints_desk = (r)->desk, \
	    .active = (r)->active, .depth = path_depth((r)->path)})
#define CATEGORY_OF(r, lang) \
	((struct category){.id = (r)->id, .agency = (r)->agency, .slug = (r)->slug, .name_id = (r)->name_id, \
	    .name_en = (r)->name_en, .name = (lang) == LANG_EN && (r)->name_en.n ? (r)->name_en : (r)->name_id, \
	    .class_ = (int)(r)->class_no, .unit = (r)->unit, .position = (r)->position, .active = (r)->active})

/* '/3/17/' is one level below the root. */
static int
path_depth(str path)
{
	int slashes = 0;

	for (size_t i = 0; i < path.n; i++)
		slashes += path.p[i] == '/';
	return slashes > 2 ? slashes - 2 : 0;
}

const struct err *
agency_read(struct db *db, struct arena *a, agency_id id, struct agency *out)
{
	struct agency_row_by_id_row r;
	const struct err           *e;
	bool                        found;

	if ((e = agency_row_by_id(db, a, id, &found, &r)))
		return e;
	if (!found)
		return err_new(a, ERR_MISSING, "agency.missing", NULL, NULL);
	*out = AGENCY_OF(&r);
	agency_hours_fill(out, r.hours);
	return NULL;
}

const struct err *
agency_by_code(struct db *db, struct arena *a, str code, struct agency *out)
{
	struct agency_row_by_code_row r;
	const struct err             *e;
	bool                          found;

	if ((e = agency_row_by_code(db, a, code, &found, &r)))
		return e;
	if (!found)
		return err_new(a, ERR_MISSING, "agency.missing", NULL, NULL);
	return agency_by_id(db, a, r.id, out);
}

const struct err *
agencies_read(struct db *db, struct arena *a, struct agency_list *out)
{
	struct agency_rows_rows rows;
	const struct err       *e;
	struct agency          *at;

	if ((e = agency_rows(db, a, &rows)))
		return e;
	at = arena_array(a, rows.n, sizeof(*at));
	for (size_t i = 0; i < rows.n; i++) {
		at[i] = AGENCY_OF(&rows.at[i]);
		agency_hours_fill(&at[i], rows.at[i].hours);
	}
	*out = (struct agency_list){at, rows.n};
	return NULL;
}

const struct err *
unit_by_id(struct db *db, struct arena *a, unit_id id, struct unit *out)
{
	struct unit_row_by_id_row r;
	const struct err         *e;
	bool                      found;

	if ((e = unit_row_by_id(db, a, id, &found, &r)))
		return e;
	if (!found)
		return err_new(a, ERR_MISSING, "unit.missing", NULL, NULL);
	*out = UNIT_OF(&r);
	return NULL;
}

const struct err *
unit_by_slug(struct db *db, struct arena *a, agency_id agency, str slug, struct unit *out)
{
	struct unit_id_by_slug_row r;
	const struct err          *e;
	bool                       found;

	if ((e = unit_id_by_slug(db, a, agency, slug, &found, &r)))
		return e;
	if (!found)
		return err_new(a, ERR_MISSING, "unit.missing", NULL, NULL);
	return unit_by_id(db, a, r.id, out);
}

const struct err *
unit_root(struct db *db, struct arena *a, agency_id agency, struct unit *out)
{
	struct unit_root_id_row r;
	const struct err       *e;
	bool                    found;

	if ((e = unit_root_id(db, a, agency, &found, &r)))
		return e;
	if (!found)
		return err_new(a, ERR_MISSING, "unit.missing", NULL, NULL);
	return unit_by_id(db, a, r.id, out);
}

const struct err *
agency_hold(struct db *tx, struct arena *a, agency_id id)
{
	struct agency_hold_row_row r;
	bool                       found;

	return agency_hold_row(tx, a, id, &found, &r);
}

const struct err *
unit_hold(struct db *tx, struct arena *a, unit_id id, bool *open)
{
	struct unit_hold_row_row r;

	return unit_hold_row(tx, a, id, open, &r);
}

const struct err *
desk_read(struct db *db, struct arena *a, agency_id agency, struct unit *out)
{
	struct unit_desk_id_row r;
	const struct err       *e;
	bool                    found;

	if ((e = unit_desk_id(db, a, agency, &found, &r)))
		return e;
	return found ? unit_by_id(db, a, r.id, out) : unit_root(db, a, agency, out);
}

struct tree_sort {
	int64_t parent;
	size_t  index; /* rows come by name: the index keeps that order among brothers */
};

static int
by_parent(const void *a, const void *b)
{
	const struct tree_sort *x = a, *y = b;

	if (x->parent != y->parent)
		return x->parent < y->parent ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

/* First place in sorted whose parent is not less than the given one. */
static size_t
first_child(const struct tree_sort *sorted, size_t n, int64_t parent)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sorted[middle].parent < parent)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct err *
unit_tree(struct db *db, struct arena *a, agency_id agency, struct unit_list *out)
{
	struct unit_rows_rows rows;
	const struct err     *e;
	struct tree_sort     *sorted;
	struct unit          *at;
	size_t               *stack;
	size_t                n = 0, top = 0;

	if ((e = unit_rows(db, a, agency, &rows)))
		return e;
	sorted = arena_array(a, rows.n, sizeof(*sorted));
	at = arena_array(a, rows.n, sizeof(*at));
	stack = arena_array(a, rows.n + 1, sizeof(*stack));
	for (size_t i = 0; i < rows.n; i++)
		sorted[i] = (struct tree_sort){rows.at[i].parent.v, i};
	qsort(sorted, rows.n, sizeof(*sorted), by_parent);
	/* Each unit is pushed once: under its one parent. Children go on the stack last first. */
	for (int64_t parent = 0;;) {
		size_t first = first_child(sorted, rows.n, parent), end = first;

		while (end < rows.n && sorted[end].parent == parent)
			end++;
		while (end > first)
			stack[top++] = sorted[--end].index;
		if (top == 0)
			break;
		const struct unit_rows_row *row = &rows.at[stack[--top]];

		at[n++] = UNIT_OF(row);
		parent = row->id.v;
	}
	*out = (struct unit_list){at, n};
	return NULL;
}

const struct err *
unit_leaf_path(struct db *db, struct arena *a, unit_id id, str *out)
{
	struct unit_slugs_up_rows rows;
	const struct err         *e;
	struct buf                b = {.arena = a};

	if ((e = unit_slugs_up(db, a, id, &rows)))
		return e;
	if (rows.n == 0)
		return err_new(a, ERR_MISSING, "unit.missing", NULL, NULL);
	for (size_t i = 0; i < rows.n; i++) {
		if (i)
			buf_str(&b, STR("."));
		buf_str(&b, rows.at[i].slug);
	}
	*out = buf_done(&b);
	return NULL;
}

const struct err *
unit_name_history(struct db *db, struct arena *a, unit_id id, struct unit_names *out)
{
	struct unit_name_rows_rows rows;
	const struct err          *e;
	struct unit_name          *at;

	if ((e = unit_name_rows(db, a, id, &rows)))
		return e;
	at = arena_array(a, rows.n, sizeof(*at));
	for (size_t i = 0; i < rows.n; i++)
		at[i] = (struct unit_name){rows.at[i].from_day, rows.at[i].name};
	*out = (struct unit_names){at, rows.n};
	return NULL;
}

const struct err *
unit_name_on(struct db *db, struct arena *a, unit_id id, day on, str *out)
{
	struct unit_names names;
	const struct err *e;
	size_t            i = 0;

	if ((e = unit_name_history(db, a, id, &names)))
		return e;
	if (names.n == 0)
		return err_new(a, ERR_MISSING, "unit.missing", NULL, NULL);
	while (i + 1 < names.n && names.at[i + 1].from.d <= on.d)
		i++;
	*out = names.at[i].name;
	return NULL;
}

const struct err *
categories_read(struct db *db, struct arena *a, agency_id agency, enum lang lang, bool all, struct category_list *out)
{
	struct category_rows_rows rows;
	const struct err         *e;
	struct category          *at;

	if ((e = category_rows(db, a, agency, !all, &rows)))
		return e;
	at = arena_array(a, rows.n, sizeof(*at));
	for (size_t i = 0; i < rows.n; i++)
		at[i] = CATEGORY_OF(&rows.at[i], lang);
	*out = (struct category_list){at, rows.n};
	return NULL;
}

const struct err *
category_by_id(struct db *db, struct arena *a, category_id id, enum lang lang, struct category *out)
{
	struct category_row_row r;
	const struct err       *e;
	bool                    found;

	if ((e = category_row(db, a, id, &found, &r)))
		return e;
	if (!found)
		return err_new(a, ERR_MISSING, "category.missing", NULL, NULL);
	*out = CATEGORY_OF(&r, lang);
	return NULL;
}

const struct err *
holidays_own(struct db *db, struct arena *a, agency_id agency, struct holiday_list *out)
{
	struct holiday_rows_rows rows;
	const struct err        *e;
	struct holiday          *at;

	if ((e = holiday_rows(db, a, agency, &rows)))
		return e;
	at = arena_array(a, rows.n, sizeof(*at));
	for (size_t i = 0; i < rows.n; i++)
		at[i] = (struct holiday){rows.at[i].on_day, (enum holiday_kind)rows.at[i].kind, rows.at[i].name,
		    rows.at[i].source};
	*out = (struct holiday_list){at, rows.n};
	return NULL;
}

const struct err *
calendar_read(struct db *db, struct arena *a, const struct agency *agency, struct calendar *out)
{
	struct holiday_list own;
	const struct err   *e;

	if ((e = holidays_own(db, a, agency->id, &own)))
		return e;
	*out = calendar_make(a, agency->week_days, false, own.at, own.n);
	return NULL;
}

const struct err *
law_read(struct db *db, struct arena *a, agency_id id, struct law_table *out)
{
	struct law_override_rows_rows rows;
	const struct err             *e;
	struct law_override          *at;
	size_t                        n = 0;

	if ((e = law_override_rows(db, a, id, &rows)))
		return e;
	at = arena_array(a, rows.n, sizeof(*at));
	for (size_t i = 0; i < rows.n; i++) {
		enum law_key key;

		/* A key that a newer release renamed: the default stands, as the published manifest then says. */
		if (!law_find(rows.at[i].law, &key))
			continue;
		at[n++] = (struct law_override){key, rows.at[i].from_day, rows.at[i].value, arena_str(a, rows.at[i].source).p};
	}
	*out = (struct law_table){at, n};
	return NULL;
}

const struct err *
manifest_by_hash(struct db *db, struct arena *a, str hash, struct manifest *out)
{
	struct manifest_row_row r;
	const struct err       *e;
	bool                    found;

	if ((e = manifest_row(db, a, hash, &found, &r)))
		return e;
	if (!found)
		return err_new(a, ERR_MISSING, "manifest.missing", NULL, NULL);
	*out = (struct manifest){hash, r.kind, r.record, r.body, r.leaf, r.version, r.at};
	return NULL;
}

const struct err *
manifest_newest(struct db *db, struct arena *a, str agency_code, const char *kind, bool *found, struct manifest *out)
{
	struct manifest_last_row r;
	const struct err        *e;
	str                      record = str_fmt(a, "ATURAN-%.*s", STRF(agency_code));
	bool                     any;

	if ((e = manifest_last(db, a, record, str_z(kind), &any, &r)))
		return e;
	if (any)
		*out = (struct manifest){r.hash, str_z(kind), record, r.body, r.leaf, r.version, r.at};
	*found = any;
	return NULL;
}
