/* office_acts.c - founding and changing agencies, units, own holidays. See office.h. */
#include "core/office_manifest.h"

#include "base/strs.h"
#include "core/leaf.h"
#include "crypto/crypto.h"
#include "db/memo.h"
#include "gen/office_queries.h"

enum {
	OPEN_MINUTE = 8 * 60, /* office hours of a new agency */
	CLOSE_MINUTE = 16 * 60,
	CODE_MIN = 2,
	CODE_MAX = 8,
	SLUG_MAX = 32,
	NAME_MAX_CHARS = 200,
};

static bool
code_ok(str s)
{
	if (s.n < CODE_MIN || s.n > CODE_MAX)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (!((s.p[i] >= 'A' && s.p[i] <= 'Z') || (s.p[i] >= '0' && s.p[i] <= '9')))
			return false;
	}
	return true;
}

bool
office_slug_ok(str s)
{
	if (s.n == 0 || s.n > SLUG_MAX || s.p[0] < 'a' || s.p[0] > 'z')
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '-'))
			return false;
	}
	return true;
}

bool
office_name_ok(str s)
{
	return str_trim(s).n > 0 && str_one_line(s) && str_chars(s) <= NAME_MAX_CHARS;
}

const struct err *
unit_act(struct db *tx, struct arena *a, struct keys *keys, const char *name, const char *reason, str target, unit_id id,
    const struct actor *by, instant at)
{
	struct unit_lock_row     chain;
	struct manifest_last_row last;
	struct unit              u, parent = {0};
	struct agency            agency;
	const struct err        *e;
	struct act_field         fields[] = {{"isi", {NULL, 0}}, {"tujuan", target}};
	struct act_count         counts[] = {{"versi", 1}};
	struct act_head          head = {.subject = SUBJECT_UNIT, .subject_id = id.v};
	struct act act = {.name = name, .at = at, .by = *by, .reason = reason, .fields = fields, .field_count = COUNT(fields),
		.counts = counts, .count_count = COUNT(counts), .visibility = VISIBLE_PUBLIC};
	str  body, leaf;
	bool found;

	if ((e = unit_lock(tx, a, id, &chain)) || (e = unit_by_id(tx, a, id, &u)) ||
	    (e = agency_by_id(tx, a, u.agency, &agency)) || (e = unit_leaf_path(tx, a, id, &act.unit_path)))
		return e;
	if (u.parent.v && (e = unit_by_id(tx, a, u.parent, &parent)))
		return e;
	head.record = str_fmt(a, "UNIT-%.*s-%.*s", STRF(agency.code), STRF(u.slug));
	head.count = chain.act_count;
	head.last_leaf = chain.last_leaf;
	head.key = chain.key;
	if ((e = manifest_last(tx, a, head.record, STR("unit"), &found, &last)))
		return e;
	if (found)
		counts[0].value = last.version + 1;
	if ((e = unit_bytes(a, &agency, parent.slug, &u, false, counts[0].value, &body)) ||
	    (e = unit_bytes(a, &agency, parent.slug, &u, true, counts[0].value, &fields[0].value)))
		return e;
	act.bytes_hash = sha256_hex(a, sha256_of(body.p, body.n));
	if ((e = act_append(tx, a, keys, &head, &act, &leaf)) || (e = unit_chain_set(tx, a, id, head.count + 1, leaf)) ||
	    (e = manifest_insert(tx, a, act.bytes_hash, agency.id, head.record, STR("unit"), counts[0].value, body, leaf, at)))
		return e;
	return change_mark(tx, a, "kantor");
}

/* Takes the mark of the complaints desk from the unit that has it. */
static const struct err *
desk_release(struct db *tx, struct arena *a, struct keys *keys, agency_id agency, const struct actor *by, instant at)
{
	struct unit_desk_id_row r;
	struct unit             u;
	const struct err       *e;
	bool                    found;

	if ((e = unit_desk_id(tx, a, agency, &found, &r)))
		return e;
	if (!found)
		return NULL;
	if ((e = unit_by_id(tx, a, r.id, &u)) ||
	    (e = unit_update(tx, a, u.id, u.name, u.hours, u.address, u.contact, u.responsible, u.competence, false, u.active)))
		return e;
	return unit_act(tx, a, keys, "unit.ganti", NULL, (str){NULL, 0}, u.id, by, at);
}

/* The row, its path and first name, and the act; everything about it has been checked. parent: absent path for a root. */
static const struct err *
unit_found(struct db *tx, struct arena *a, struct keys *keys, const struct unit_in *in, str parent_path, enum zone zone,
    unit_id *out)
{
	struct unit_insert_row row;
	const struct err      *e;
	key_id                 key;
	str                    path;

	/* The path holds the row's own id: a place holder, unlike any path, stands for it until the id is known. */
	path = str_fmt(a, "?%lld/%.*s", (long long)in->agency.v, STRF(in->slug));
	if ((e = keys_take(keys, a, &key)) ||
	    (e = unit_insert(tx, a, in->agency, in->parent, in->slug, str_trim(in->name), path, in->hours, in->address, in->contact,
	         in->responsible, in->competence, in->complaints_desk, key, in->at, &row)))
		return e;
	path = str_fmt(a, "%.*s%lld/", parent_path.p ? (int)parent_path.n : 1, parent_path.p ? parent_path.p : "/",
	    (long long)row.id.v);
	if ((e = unit_path_set(tx, a, row.id, path)) ||
	    (e = unit_name_put(tx, a, row.id, date_of(in->at, zone), str_trim(in->name))) ||
	    (e = unit_act(tx, a, keys, "unit.terbit", NULL, (str){NULL, 0}, row.id, &in->by, in->at)))
		return e;
	*out = row.id;
	return NULL;
}

const struct err *
agency_create(struct db *tx, struct arena *a, struct keys *keys, const struct agency_in *in, agency_id *out, unit_id *root)
{
	struct agency_row_by_code_row taken;
	struct agency_insert_row      row;
	const struct err             *e;
	struct unit_in                unit = {.name = in->name, .hours = STR(""),
		                   .address = STR(""), .contact = STR(""), .responsible = STR(""), .competence = STR(""), .active = true,
		                   .at = in->at, .by = in->by};
	key_id                        key;
	unit_id                       root_id;
	bool                          found, changed;

	memo_spoil(tx);
	if (!code_ok(in->code))
		return err_new(a, ERR_INPUT, "agency.code", "kode", NULL);
	if (!office_name_ok(in->name))
		return err_new(a, ERR_INPUT, "agency.name", "nama", NULL);
	if (in->parent_name.n > 0 && !office_name_ok(in->parent_name))
		return err_new(a, ERR_INPUT, "agency.parent", "pemerintah", NULL);
	if ((e = agency_row_by_code(tx, a, in->code, &found, &taken)))
		return e;
	if (found)
		return err_new(a, ERR_INPUT, "agency.code", "kode", "taken");
	if ((e = keys_take(keys, a, &key)) ||
	    (e = agency_insert(tx, a, in->code, str_trim(in->name), in->parent_name, in->zone, in->week_days, OPEN_MINUTE,
	         CLOSE_MINUTE, in->demo, key, in->at, &row)))
		return e;
	unit.agency = row.id;
	/* References in the log begin their slug with a letter; a code may begin with a digit. */
	unit.slug = str_fmt(a, "%s%.*s", in->code.p[0] <= '9' ? "u" : "", STRF(str_lower(a, in->code)));
	if ((e = unit_found(tx, a, keys, &unit, (str){NULL, 0}, in->zone, &root_id)) ||
	    (e = agency_rules_publish(tx, a, keys, row.id, &in->by, in->at, &changed)))
		return e;
	*out = row.id;
	*root = root_id;
	return NULL;
}

const struct err *
unit_create(struct db *tx, struct arena *a, struct keys *keys, const struct unit_in *in, unit_id *out)
{
	struct unit_id_by_slug_row taken;
	struct unit_count_row      count;
	struct agency_lock_row     tree; /* two changes of one tree wait for one another: it has one desk */
	struct agency              agency;
	struct unit                parent;
	const struct err          *e;
	struct unit_in             full = *in;
	str                        leaf_path;
	bool                       found;

	memo_spoil(tx);
	if (!office_slug_ok(in->slug))
		return err_new(a, ERR_INPUT, "unit.slug", "kode", NULL);
	if (!office_name_ok(in->name))
		return err_new(a, ERR_INPUT, "unit.name", "nama", NULL);
	if ((e = agency_by_id(tx, a, in->agency, &agency)) ||
	    (e = in->parent.v ? unit_by_id(tx, a, in->parent, &parent) : unit_root(tx, a, in->agency, &parent)))
		return e;
	if (parent.agency.v != in->agency.v || !parent.active)
		return err_new(a, ERR_INPUT, "unit.parent", "induk", NULL);
	if ((e = agency_lock(tx, a, in->agency, &tree)) || (e = unit_leaf_path(tx, a, parent.id, &leaf_path)) || (e = unit_count(tx, a, in->agency, &count)) ||
	    (e = unit_id_by_slug(tx, a, in->agency, in->slug, &found, &taken)))
		return e;
	if (found)
		return err_new(a, ERR_INPUT, "unit.slug_taken", "kode", NULL);
	if (parent.depth + 1 >= UNIT_MAX_DEPTH || leaf_path.n + 1 + in->slug.n > LEAF_MAX_PATH)
		return err_new(a, ERR_INPUT, "unit.deep", "induk", NULL);
	if (count.n >= UNIT_MAX_COUNT)
		return err_new(a, ERR_INPUT, "unit.too_many", "kode", NULL);
	if (in->complaints_desk && (e = desk_release(tx, a, keys, in->agency, &in->by, in->at)))
		return e;
	full.parent = parent.id;
	return unit_found(tx, a, keys, &full, parent.path, agency.zone, out);
}

const struct err *
unit_closable(struct db *tx, struct arena *a, const struct unit *u, bool stays_desk)
{
	struct unit_children_open_row children;
	struct unit_cases_open_row    cases;
	const struct err             *e;

	if (u->parent.v == 0)
		return err_new(a, ERR_STATE, "unit.is_root", "aktif", NULL);
	if (stays_desk)
		return err_new(a, ERR_STATE, "unit.is_desk", "aktif", NULL);
	if ((e = unit_children_open(tx, a, u->id, &children)) || (e = unit_cases_open(tx, a, u->id, &cases)))
		return e;
	if (children.n)
		return err_new(a, ERR_STATE, "unit.has_units", "aktif", NULL);
	if (cases.n)
		return err_new(a, ERR_STATE, "unit.has_cases", "aktif", NULL);
	return NULL;
}

static bool
unit_same(const struct unit *u, const struct unit_in *in)
{
	return str_eq(u->name, str_trim(in->name)) && str_eq(u->hours, in->hours) && str_eq(u->address, in->address) &&
	    str_eq(u->contact, in->contact) && str_eq(u->responsible, in->responsible) &&
	    str_eq(u->competence, in->competence) && u->complaints_desk == in->complaints_desk && u->active == in->active;
}

const struct err *
unit_change(struct db *tx, struct arena *a, struct keys *keys, unit_id id, const struct unit_in *in)
{
	struct agency_lock_row tree;
	struct unit_lock_row   chain;
	struct agency          agency;
	struct unit            u;
	const struct err      *e;
	bool                   closes;

	memo_spoil(tx);
	if (!office_name_ok(in->name))
		return err_new(a, ERR_INPUT, "unit.name", "nama", NULL);
	if ((e = unit_by_id(tx, a, id, &u)) || (e = agency_lock(tx, a, u.agency, &tree)) ||
	    (e = unit_lock(tx, a, id, &chain)) || (e = unit_by_id(tx, a, id, &u)) ||
	    (e = agency_by_id(tx, a, u.agency, &agency)))
		return e;
	if (unit_same(&u, in))
		return NULL;
	closes = u.active && !in->active;
	if (closes && (e = unit_closable(tx, a, &u, in->complaints_desk)))
		return e;
	if (in->complaints_desk && !u.complaints_desk && (e = desk_release(tx, a, keys, u.agency, &in->by, in->at)))
		return e;
	if (!str_eq(u.name, str_trim(in->name)) &&
	    (e = unit_name_put(tx, a, id, date_of(in->at, agency.zone), str_trim(in->name))))
		return e;
	if ((e = unit_update(tx, a, id, str_trim(in->name), in->hours, in->address, in->contact, in->responsible, in->competence,
	         in->complaints_desk, in->active)))
		return e;
	return unit_act(tx, a, keys, closes ? "unit.cabut" : "unit.ganti", closes ? "ditutup" : NULL, (str){NULL, 0}, id, &in->by, in->at);
}

/* Is the day one that an agency may still decide about? */
static const struct err *
holiday_day_ok(struct db *tx, struct arena *a, agency_id agency, day d, instant at, const char *past)
{
	const int     years_ahead = 10;
	struct agency row;
	const struct err *e;
	day           today;

	if ((e = agency_by_id(tx, a, agency, &row)))
		return e;
	today = date_of(at, row.zone);
	if (!day_known(d) || date_civil(d).year > date_civil(today).year + years_ahead)
		return err_new(a, ERR_INPUT, "holiday.day", "hari", NULL);
	if (d.d < today.d)
		return err_new(a, ERR_INPUT, past, "hari", NULL);
	return NULL;
}

const struct err *
holiday_add(struct db *tx, struct arena *a, struct keys *keys, agency_id agency, day d, str name, str source,
    const struct actor *by, instant at)
{
	struct agency_lock_row chain;
	struct holiday_has_row has;
	const struct err      *e;
	bool                   changed;

	memo_spoil(tx);
	if (!office_name_ok(name))
		return err_new(a, ERR_INPUT, "holiday.name", "nama", NULL);
	if (!office_name_ok(source))
		return err_new(a, ERR_INPUT, "holiday.source", "sumber", NULL);
	if ((e = agency_lock(tx, a, agency, &chain)) || (e = holiday_day_ok(tx, a, agency, d, at, "holiday.day")) ||
	    (e = holiday_has(tx, a, agency, d, &has)))
		return e;
	if (has.n)
		return err_new(a, ERR_INPUT, "holiday.taken", "hari", NULL);
	if ((e = holiday_insert(tx, a, agency, d, HOLIDAY_LOCAL, str_trim(name), str_trim(source))))
		return e;
	e = agency_rules_publish(tx, a, keys, agency, by, at, &changed);
	return e ? e : change_mark(tx, a, "kantor");
}

const struct err *
holiday_remove(struct db *tx, struct arena *a, struct keys *keys, agency_id agency, day d, const struct actor *by, instant at)
{
	struct agency_lock_row chain;
	struct holiday_has_row has;
	const struct err      *e;
	bool                   changed;

	memo_spoil(tx);
	if ((e = agency_lock(tx, a, agency, &chain)) || (e = holiday_has(tx, a, agency, d, &has)))
		return e;
	if (has.n == 0)
		return err_new(a, ERR_MISSING, "holiday.missing", NULL, NULL);
	if ((e = holiday_day_ok(tx, a, agency, d, at, "holiday.past")) || (e = holiday_delete(tx, a, agency, d)))
		return e;
	e = agency_rules_publish(tx, a, keys, agency, by, at, &changed);
	return e ? e : change_mark(tx, a, "kantor");
}
