/* office_place.c - see office_place.h. */
#include "rooms/office/office_place.h"

#include "base/strs.h"

static const int years_ahead = 10;

/* Agencies of the person's roles, in order, the first in which p is allowed. */
static const struct err *
first_agency(struct request *q, enum permission p, struct agency *out)
{
	for (size_t i = 0; i < q->person.grant_count; i++) {
		struct access_object object = {.agency = q->person.grants[i].agency};

		if (q_may(q, p, &object, NULL))
			return agency_by_id(q->db, q->a, object.agency, out);
	}
	return q_must(q, p, &(struct access_object){.agency = {-1}}, NULL);
}

const struct err *
office_place(struct request *q, enum permission p, bool whole, struct office_place *out)
{
	struct office_place  place = {.named = STR("")};
	struct access_object object;
	const struct err    *e;
	str                  code = q_text(q, "instansi");

	if ((e = code.n ? agency_by_code(q->db, q->a, code, &place.agency) : first_agency(q, p, &place.agency)) ||
	    (e = unit_root(q->db, q->a, place.agency.id, &place.root)))
		return e;
	object = (struct access_object){.agency = place.agency.id, .unit_path = whole ? place.root.path : (str){NULL, 0}};
	if ((e = q_must(q, p, &object, NULL)))
		return e;
	if (code.n)
		place.named = str_fmt(q->a, "?instansi=%.*s", STRF(place.agency.code));
	place.today = date_of(q->now, place.agency.zone);
	*out = place;
	return NULL;
}

const struct err *
office_unit_must(struct request *q, const struct office_place *place, enum permission p, const struct unit *u, enum role *as)
{
	struct access_object object = {.agency = place->agency.id, .unit_path = u->path};

	return q_must(q, p, &object, as);
}

str
office_path(struct request *q, const struct office_place *place, const char *path)
{
	return str_fmt(q->a, "%s%.*s", path, STRF(place->named));
}

str
office_value(const struct request *q, const char *name, str stored)
{
	if (q->http->method == HTTP_POST)
		return q_text(q, name);
	return stored.p ? stored : STR("");
}

struct part_field_view
office_field(struct request *q, const char *id, enum word label, str stored, int64_t max_chars)
{
	return (struct part_field_view){.id = str_z(id), .label = word(q->lang, label), .value = office_value(q, id, stored),
		.max_chars = max_chars, .error = part_error_of(q_errors(q), id)};
}

struct part_area_view
office_area(struct request *q, const char *id, enum word label, str stored)
{
	enum { LINES = 3 };

	return (struct part_area_view){.id = str_z(id), .label = word(q->lang, label), .value = office_value(q, id, stored),
		.max_chars = OFFICE_TEXT_MAX, .lines = LINES, .optional = true, .error = part_error_of(q_errors(q), id)};
}

struct part_date_view
office_date(struct request *q, const char *id, enum word label, day stored, day first)
{
	char iso[11] = "";
	day  last;

	if (day_known(stored))
		date_iso(stored, iso);
	if (!date_from_civil(date_civil(first).year + years_ahead, 12, 31, &last))
		last = first;
	return (struct part_date_view){.id = str_z(id), .label = word(q->lang, label), .first = first, .last = last,
		.value = office_value(q, id, arena_str(q->a, str_z(iso))), .error = part_error_of(q_errors(q), id)};
}

const struct err *
office_unit_options(struct request *q, const struct office_place *place, enum permission p, str chosen,
    struct part_options *out)
{
	struct unit_list    tree;
	struct part_option *at;
	const struct err   *e = unit_tree(q->db, q->a, place->agency.id, &tree);
	size_t              n = 0;

	if (e)
		return e;
	at = arena_array(q->a, tree.n, sizeof(*at));
	for (size_t i = 0; i < tree.n; i++) {
		const struct unit   *u = &tree.at[i];
		struct access_object object = {.agency = place->agency.id, .unit_path = u->path};
		struct buf           text = {.arena = q->a};

		if (!u->active || !q_may(q, p, &object, NULL))
			continue;
		for (int d = 0; d < u->depth; d++)
			buf_str(&text, STR("– "));
		buf_str(&text, u->name);
		at[n++] = (struct part_option){.value = u->slug, .text = buf_done(&text), .chosen = str_eq(u->slug, chosen)};
	}
	*out = (struct part_options){at, n};
	return NULL;
}

struct part_picks_view
office_yes_no(struct request *q, const char *id, enum word legend, enum word yes, enum word no, bool stored)
{
	enum { BOTH = 2 };
	struct part_option *at = arena_array(q->a, BOTH, sizeof(*at));
	str                 value = office_value(q, id, stored ? STR("ya") : STR("tidak"));

	at[0] = (struct part_option){.value = STR("ya"), .text = word(q->lang, yes), .chosen = str_eq(value, STR("ya"))};
	at[1] = (struct part_option){.value = STR("tidak"), .text = word(q->lang, no), .chosen = str_eq(value, STR("tidak"))};
	return (struct part_picks_view){.id = str_z(id), .legend = word(q->lang, legend), .columns = BOTH,
		.options = {at, BOTH}, .error = part_error_of(q_errors(q), id)};
}
