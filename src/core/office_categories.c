/* office_categories.c - what complaints are about: each category is a record of the log, its change an act. See office.h. */
#include "core/office_manifest.h"

#include "base/strs.h"
#include "core/canon.h"
#include "core/casework.h"
#include "core/room.h"
#include "crypto/crypto.h"
#include "db/memo.h"
#include "gen/office_queries.h"

/* Slug of a class of complaints; NULL when the program has none of that number. */
static const char *
class_slug(int class_)
{
	const struct case_kind *k = room_case_kind(rooms, CASE_COMPLAINT);

	return k && class_ > 0 && (size_t)class_ < k->class_count ? k->classes[class_] : NULL;
}

static const struct err *
category_bytes(struct arena *a, const struct agency *agency, const struct category *c, const char *class_, str unit_slug,
    int64_t version, str *out)
{
	struct canon *j = canon_new(a);

	canon_object(j);
	canon_put_text(j, "instansi", agency->code);
	canon_put_text(j, "jenis", STR("kategori"));
	canon_put_int(j, "versi", version);
	canon_put_text(j, "kode", c->slug);
	canon_put_text(j, "nama", c->name_id);
	canon_put_text(j, "nama_en", c->name_en);
	canon_put_text(j, "kelas", str_z(class_ ? class_ : ""));
	canon_put_text(j, "unit", unit_slug); /* "": the complaints desk */
	canon_put_int(j, "urutan", c->position);
	canon_put_int(j, "aktif", c->active);
	canon_end(j);
	return canon_done(j, out);
}

/* An act of a category as it stands now: published bytes, leaf, chain. */
static const struct err *
category_act(struct db *tx, struct arena *a, struct keys *keys, const char *name, const char *reason, category_id id,
    const struct actor *by, instant at)
{
	struct category_lock_row chain;
	struct manifest_last_row last;
	struct category          c;
	struct agency            agency;
	struct unit              unit = {.slug = STR("")};
	const struct err        *e;
	struct act_count         counts[] = {{"versi", 1}};
	struct act_head          head = {.subject = SUBJECT_CATEGORY, .subject_id = id.v};
	struct act act = {.name = name, .at = at, .by = *by, .reason = reason, .counts = counts, .count_count = COUNT(counts),
		.visibility = VISIBLE_PUBLIC};
	str  body, leaf;
	bool found;

	if ((e = category_lock(tx, a, id, &chain)) || (e = category_by_id(tx, a, id, LANG_ID, &c)) ||
	    (e = agency_by_id(tx, a, c.agency, &agency)) || (chain.key.v == 0 && (e = keys_take(keys, a, &chain.key))))
		return e;
	if (c.unit.v && ((e = unit_by_id(tx, a, c.unit, &unit)) || (e = unit_leaf_path(tx, a, c.unit, &act.unit_path))))
		return e;
	if (chain.act_count == 0) {
		act.name = "kategori.terbit";
		act.reason = NULL;
	}
	act.class_ = class_slug(c.class_);
	head.record = str_fmt(a, "KTG-%.*s-%.*s", STRF(agency.code), STRF(c.slug));
	head.count = chain.act_count;
	head.last_leaf = chain.last_leaf;
	head.key = chain.key;
	if ((e = manifest_last(tx, a, head.record, STR("kategori"), &found, &last)))
		return e;
	if (found)
		counts[0].value = last.version + 1;
	if ((e = category_bytes(a, &agency, &c, act.class_, unit.slug, counts[0].value, &body)))
		return e;
	act.bytes_hash = sha256_hex(a, sha256_of(body.p, body.n));
	if ((e = act_append(tx, a, keys, &head, &act, &leaf)) || (e = category_chain_set(tx, a, id, head.count + 1, leaf, head.key)) ||
	    (e = manifest_insert(tx, a, act.bytes_hash, agency.id, head.record, STR("kategori"), counts[0].value, body, leaf, at)))
		return e;
	return change_mark(tx, a, "kantor");
}

static bool
same(const struct category *c, const struct category *in)
{
	return str_eq(c->name_id, str_trim(in->name_id)) && str_eq(c->name_en, str_trim(in->name_en)) && c->class_ == in->class_ &&
	    c->unit.v == in->unit.v && c->position == in->position && c->active == in->active;
}

static const struct err *
check(struct db *tx, struct arena *a, const struct category *in)
{
	struct unit       unit;
	const struct err *e;
	bool              open;

	if (!office_name_ok(in->name_id))
		return err_new(a, ERR_INPUT, "category.name", "nama", NULL);
	if (!office_name_ok(in->name_en))
		return err_new(a, ERR_INPUT, "category.name_en", "nama_en", NULL);
	if (in->class_ <= 0)
		return err_new(a, ERR_INPUT, "category.class", "kelas", NULL);
	if (!in->unit.v)
		return NULL;
	/* Held, so that it is not closed before this is over. */
	if ((e = unit_hold(tx, a, in->unit, &open)) || (e = unit_by_id(tx, a, in->unit, &unit)))
		return e;
	return open && unit.agency.v == in->agency.v ? NULL : err_new(a, ERR_INPUT, "category.unit", "unit", NULL);
}

static const struct err *
change(struct db *tx, struct arena *a, struct keys *keys, const struct category *in, const struct actor *by, instant at)
{
	struct category_lock_row chain;
	struct category          before;
	const struct err        *e = category_lock(tx, a, in->id, &chain);

	if (e || (e = category_by_id(tx, a, in->id, LANG_ID, &before)))
		return e;
	if (before.agency.v != in->agency.v)
		return err_new(a, ERR_MISSING, "category.missing", NULL, NULL);
	if (same(&before, in))
		return NULL;
	if ((e = category_update(tx, a, in->id, str_trim(in->name_id), str_trim(in->name_en), in->class_, in->unit, in->position,
	         in->active)))
		return e;
	if (before.active && !in->active)
		return category_act(tx, a, keys, "kategori.cabut", "ditutup", in->id, by, at);
	return category_act(tx, a, keys, "kategori.ganti", !before.active && in->active ? "dibuka" : NULL, in->id, by, at);
}

const struct err *
category_put(struct db *tx, struct arena *a, struct keys *keys, const struct category *in, const struct actor *by, instant at,
    category_id *out)
{
	struct category_id_by_slug_row taken;
	struct category_insert_row     row = {in->id};
	const struct err              *e;
	bool                           found;

	memo_spoil(tx);
	if ((e = check(tx, a, in)))
		return e;
	if (in->id.v) {
		e = change(tx, a, keys, in, by, at);
	} else {
		if (!office_slug_ok(in->slug))
			return err_new(a, ERR_INPUT, "category.slug", "kode", NULL);
		if ((e = category_id_by_slug(tx, a, in->agency, in->slug, &found, &taken)))
			return e;
		if (found)
			return err_new(a, ERR_INPUT, "category.slug_taken", "kode", NULL);
		if (!(e = category_insert(tx, a, in->agency, in->slug, str_trim(in->name_id), str_trim(in->name_en), in->class_,
		          in->unit, in->position, in->active, &row)))
			e = category_act(tx, a, keys, "kategori.terbit", NULL, row.id, by, at);
	}
	if (e)
		return e;
	*out = row.id;
	return NULL;
}

const struct err *
categories_hand_over(struct db *tx, struct arena *a, struct keys *keys, agency_id agency, unit_id from, unit_id into,
    const struct actor *by, instant at)
{
	struct category_of_unit_rows rows;
	const struct err            *e = category_of_unit(tx, a, agency, from, &rows);

	for (size_t i = 0; !e && i < rows.n; i++) {
		struct category c;

		if (!(e = category_by_id(tx, a, rows.at[i].id, LANG_ID, &c)) &&
		    !(e = category_update(tx, a, c.id, c.name_id, c.name_en, c.class_, into, c.position, c.active)))
			e = category_act(tx, a, keys, "kategori.ganti", "unit-digabung", c.id, by, at);
	}
	return e;
}
