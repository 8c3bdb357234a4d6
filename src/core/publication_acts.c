/* publication_acts.c - drafts, approval, coming into force, withdrawal; see publication.h. */
#include "base/log.h"
#include "base/strs.h"
#include "core/law.h"
#include "core/leaf_commit.h"
#include "core/publication.h"
#include "core/publication_body.h"
#include "core/search.h"
#include "crypto/crypto.h"
#include "gen/publication_queries.h"

static const struct err wrong_state = {.kind = ERR_STATE, .code = "publication.state"};
static const struct err changed = {.kind = ERR_STATE, .code = "publication.changed"};
static const struct err reread = {.kind = ERR_STATE, .code = "publication.reread"};
static const struct err proposed = {.kind = ERR_STATE, .code = "publication.proposed"};
static const struct err one_person = {.kind = ERR_DENIED, .code = "publication.two_persons"};
static const struct err too_early = {.kind = ERR_INPUT, .code = "publication.valid_from", .field = "berlaku"};
static const struct err bad_slug = {.kind = ERR_INPUT, .code = "publication.slug", .field = "kode"};
static const struct err bad_title = {.kind = ERR_INPUT, .code = "publication.title", .field = "judul"};
static const struct err bad_unit = {.kind = ERR_INPUT, .code = "publication.unit", .field = "unit"};
static const struct err no_reason = {.kind = ERR_INPUT, .code = "publication.why", .field = "alasan"};
static const struct err parts_missing = {.kind = ERR_INPUT, .code = "publication.missing"};

static bool
slug_fits(str s)
{
	if (s.n == 0 || s.n > 64 || s.p[0] == '-')
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '-'))
			return false;
	}
	return true;
}

/* What every draft must have whatever its kind. */
static const struct err *
draft_check(struct db *tx, struct arena *a, const struct draft_in *in, agency_id agency)
{
	struct unit unit;

	if (str_trim(in->title).n == 0 || str_chars(in->title) > PUBLICATION_TITLE_CHARS)
		return &bad_title;
	const struct err *e = unit_by_id(tx, a, in->unit, &unit);
	if (e && e->kind != ERR_MISSING)
		return e;
	return e || unit.agency.v != agency.v ? &bad_unit : NULL;
}

static const struct err *
draft_seal(struct arena *a, struct keys *keys, key_id key, str ref, const struct draft_in *in, str *out)
{
	str               text;
	const struct err *e = body_of_draft(a, in, &text);

	return e ? e : keys_seal(keys, a, key, ref, draft_field, text, out);
}

const struct err *
draft_open(struct arena *a, struct keys *keys, const struct publication_row *p, str blob, str *text)
{
	return keys_open_text(keys, a, p->key, p->ref, draft_field, blob, text);
}

/* Whoever wrote or proposed the words does not approve them, whoever saved last. */
static const struct err *
hand_add(struct db *tx, struct arena *a, version_id id, const struct actor *by)
{
	return by->account.v ? version_hand_add(tx, a, id, by->account) : NULL;
}

const struct err *
draft_create(struct db *tx, struct arena *a, struct keys *keys, const struct draft_in *in, publication_id *out)
{
	struct agency             agency;
	struct publication_one_row before = {0};
	struct publication_add_row added = {0};
	struct version_add_row     version = {0};
	bool                       taken = false;
	key_id                     key;
	str                        blob;

	if (!slug_fits(in->slug))
		return &bad_slug;
	const struct err *e = agency_by_id(tx, a, in->agency, &agency);
	if (!e)
		e = publication_one(tx, a, (int64_t)in->kind->no, in->agency, in->slug, &taken, &before);
	if (!e)
		e = draft_check(tx, a, in, in->agency);
	if (e)
		return e;
	str ref = str_fmt(a, "%s-%.*s-%.*s", in->kind->code, STRF(agency.code), STRF(in->slug));
	if (taken || !leaf_ref_fits(str_z(in->kind->prefix), ref))
		return &bad_slug;
	e = keys_take(keys, a, &key);
	if (e)
		return e;
	e = draft_seal(a, keys, key, ref, in, &blob);
	if (!e)
		e = publication_add(tx, a, (int64_t)in->kind->no, in->agency, in->unit, in->slug, ref, in->title, in->summary,
		    in->group, key, in->at, &added);
	if (!e)
		e = version_add(tx, a, added.id, blob, in->by.account, in->at, &version);
	if (!e)
		e = hand_add(tx, a, version.id, &in->by);
	if (!e)
		*out = added.id;
	return e;
}

const struct err *
draft_save(struct db *tx, struct arena *a, struct keys *keys, publication_id id, const struct draft_in *in,
    int64_t expected_updated_at, version_id *out)
{
	struct publication_row  p;
	struct publication_lock_row lock = {0};
	struct version_open_row open = {0};
	struct version_add_row  added = {0};
	bool                    found = false;
	str                     blob;
	const struct err       *e = publication_by_id(tx, a, id, &p);

	if (!e)
		e = draft_check(tx, a, in, p.agency);
	if (!e)
		e = publication_lock(tx, a, id, &lock);
	if (!e)
		e = version_open(tx, a, id, &found, &open);
	if (!e && found && open.state != VERSION_DRAFT)
		e = &proposed;
	if (!e && found && expected_updated_at != NO_INT && open.updated_at.ms != expected_updated_at)
		e = &changed;
	if (!e)
		e = draft_seal(a, keys, p.key, p.ref, in, &blob);
	if (!e)
		e = publication_head(tx, a, id, in->unit, in->title, in->summary, in->group, in->at);
	if (e)
		return e;
	if (found)
		e = version_redraft(tx, a, open.id, blob, in->by.account, in->at);
	else
		e = version_add(tx, a, id, blob, in->by.account, in->at, &added);
	version_id saved = found ? open.id : added.id;

	if (!e)
		e = hand_add(tx, a, saved, &in->by);
	if (!e)
		*out = saved;
	return e;
}

/* The version with its body, and its publication, held until the end of the write. */
static const struct err *
take(struct db *tx, struct arena *a, struct keys *keys, version_id id, struct publication_row *p, struct version_row *v)
{
	struct version_read_row     r = {0};
	struct publication_lock_row lock = {0};
	bool                        found = false;
	const struct err           *e = version_read(tx, a, id, &found, &r);

	if (!e && !found)
		e = &wrong_state;
	if (!e)
		e = publication_lock(tx, a, r.publication, &lock);
	if (!e)
		e = publication_by_id(tx, a, r.publication, p);
	return e ? e : version_by_id(tx, a, keys, p, id, v);
}

static const struct err *
check_body(struct db *tx, struct arena *a, const struct publication_kind *k, const struct publication_row *p,
    const struct version_row *v, instant at)
{
	const struct publication_part **gaps;
	size_t                          n;
	const struct err               *e = body_missing(a, k, v->body, false, &gaps, &n);

	if (!e && n > 0)
		e = err_new(a, parts_missing.kind, parts_missing.code, gaps[0]->key, NULL);
	return e ? e : k->check ? k->check(tx, a, p, v->group, v->body, date_of(at, p->zone)) : NULL;
}

const struct err *
version_propose(struct db *tx, struct arena *a, struct keys *keys, const struct publication_kind *k, version_id id,
    const struct actor *by, instant at)
{
	struct publication_row p;
	struct version_row     v;
	int64_t                moved = 0;
	const struct err      *e = take(tx, a, keys, id, &p, &v);

	if (!e && v.state != VERSION_DRAFT)
		e = &wrong_state;
	if (!e)
		e = check_body(tx, a, k, &p, &v, at);
	if (!e)
		e = hand_add(tx, a, id, by);
	if (!e)
		e = version_step(tx, a, id, VERSION_DRAFT, VERSION_PROPOSED, at, &moved);
	return e ? e : moved == 1 ? NULL : &wrong_state;
}

const struct err *
version_return(struct db *tx, struct arena *a, struct keys *keys, version_id id, str why, instant at)
{
	struct publication_row p;
	struct version_row     v;
	int64_t                moved = 0;
	str                    blob;
	const struct err      *e = take(tx, a, keys, id, &p, &v);

	if (!e && str_trim(why).n == 0)
		e = &no_reason;
	if (!e)
		e = keys_seal(keys, a, p.key, p.ref, returned_field, why, &blob);
	if (!e)
		e = version_returned(tx, a, id, blob, at, &moved);
	return e ? e : moved == 1 ? NULL : &wrong_state;
}

/* Ends the version in force, writes the leaf, opens the bytes to everybody. What was approved for a day that is over comes into
 * force now: what was filed meanwhile stays under the version that the log says was in force. */
static const struct err *
publish(struct db *tx, struct arena *a, struct keys *keys, const struct publication_kind *k, const struct publication_row *p,
    const struct version_row *v, const struct actor *by, instant at)
{
	struct version_last_no_row last = {0};
	struct law_table           law = {0};
	struct unit                unit;
	int64_t                    moved = 0;
	str                        bytes, unit_path, leaf, approver = {0};
	day                        review = NO_DAY, today = date_of(at, p->zone);
	day                        from = v->valid_from.d < today.d ? today : v->valid_from;
	day                        approved_for = v->valid_from.d < today.d ? v->valid_from : NO_DAY;
	const struct err          *e = version_last_no(tx, a, p->id, &last);

	if (!e)
		e = agency_law(tx, a, p->agency, &law);
	if (!e) /* the one the draft names may have gone into another meanwhile */
		e = unit_open_or_next(tx, a, v->unit, &unit);
	if (!e)
		e = unit_leaf_path(tx, a, unit.id, &unit_path);
	if (!e && v->approver_ref.p)
		e = commit_actor(a, v->approver_ref, v->approver_name, &approver);
	if (e)
		return e;
	const struct body_envelope envelope = {
		.kind = k, .agency_code = p->agency_code, .ref = p->ref, .title = v->title, .summary = v->summary,
		.group = v->group, .unit_name = unit.name, .rules_leaf = p->rules_leaf, .note = v->note, .body = v->body, .no = last.no + 1,
		.valid_from = from, .approved_for = approved_for,
	};
	e = body_publish(a, &envelope, &bytes);
	if (e)
		return e;
	if (k->review != LAW_NONE) {
		struct law_row row = law_get(&law, k->review, today);

		review = deadline_of(&row, date_start(from, p->zone), p->zone, NULL).last;
	}
	str                       hash = sha256_hex(a, sha256_of(bytes.p, bytes.n));
	const struct act_head     head = {SUBJECT_PUBLICATION, p->id.v, p->ref, p->act_count, p->last_leaf, p->key, false};
	const struct act_count    counts[] = {{"versi", last.no + 1}};
	const struct act_deadline deadlines[] = {{"tinjau", day_known(review) ? date_end(review, p->zone) : NO_INSTANT}};
	const struct act_field    fields[] = {{"penyetuju", approver}};
	const struct act          act = {
		.fields = fields, .field_count = COUNT(fields), .name = str_fmt(a, "%s.terbit", k->prefix).p, .at = at, .by = *by, .unit_path = unit_path, .promise = p->rules_leaf,
		.bytes_hash = hash, .counts = counts, .count_count = COUNT(counts), .deadlines = deadlines,
		.deadline_count = day_known(review) ? 1 : 0, .visibility = VISIBLE_PUBLIC, .text = v->note,
	};
	e = act_append(tx, a, keys, &head, &act, &leaf);
	if (!e && p->current.v != 0)
		e = version_ended(tx, a, p->current, VERSION_REPLACED, date_of((instant){at.ms - 1}, p->zone), at);
	if (!e)
		e = version_published(tx, a, v->id, last.no + 1, bytes, hash, leaf, v->note, from, approved_for, at, &moved);
	if (!e && moved != 1)
		e = &wrong_state;
	if (!e)
		e = publication_acted(tx, a, p->id, leaf, v->id, review, unit.id, v->title, v->summary, v->group, at);
	struct publication_row now = *p;
	now.title = v->title;
	now.summary = v->summary;
	if (!e)
		e = search_publication(tx, a, k, &now, v->body, at);
	return e ? e : change_mark(tx, a, k->topic);
}

const struct err *
search_publication(struct db *tx, struct arena *a, const struct publication_kind *k, const struct publication_row *p, str body,
    instant at)
{
	struct buf text = {.arena = a};

	buf_str(&text, p->summary);
	for (size_t i = 0; i < k->part_count; i++) {
		buf_str(&text, STR("\n"));
		buf_str(&text, body_part_text(a, body, &k->parts[i]));
	}
	return search_put(tx, a, SUBJECT_PUBLICATION, p->id.v, (int)k->no, p->agency, p->title, buf_done(&text), at.ms);
}

const struct err *
version_approve(struct db *tx, struct arena *a, struct keys *keys, const struct publication_kind *k, version_id id, day valid_from,
    int64_t expected_updated_at, const struct actor *by, instant at)
{
	struct publication_row p;
	struct version_row     v;
	bool                   handled = false;
	int64_t                moved = 0;
	const struct err      *e = take(tx, a, keys, id, &p, &v);

	if (e)
		return e;
	day today = date_of(at, p.zone);
	if (v.state != VERSION_PROPOSED)
		return &wrong_state;
	if (k->two_persons && (e = version_handled(tx, a, id, by->account, &handled)))
		return e;
	if (handled || (k->two_persons && by->account.v != 0 && by->account.v == v.author.v))
		return &one_person;
	if (expected_updated_at != NO_INT && v.updated_at.ms != expected_updated_at)
		return &reread;
	if (!day_known(valid_from) || valid_from.d < today.d)
		return &too_early;
	e = check_body(tx, a, k, &p, &v, at);
	if (!e)
		e = version_approved(tx, a, id, by->account, valid_from, at, &moved);
	if (!e && moved != 1)
		e = &wrong_state;
	if (!e) /* with approver and day */
		e = version_by_id(tx, a, keys, &p, id, &v);
	return e || valid_from.d > today.d ? e : publish(tx, a, keys, k, &p, &v, by, at);
}

const struct err *
version_withdraw(struct db *tx, struct arena *a, struct keys *keys, const struct publication_kind *k, version_id id,
    const char *reason, str why, const struct actor *by, instant at)
{
	struct publication_row p;
	struct version_row     v;
	str                    unit_path, leaf;
	const struct err      *e = take(tx, a, keys, id, &p, &v);

	if (!e && (v.state != VERSION_EFFECTIVE || p.current.v != id.v))
		e = &wrong_state;
	if (!e && str_trim(why).n == 0)
		e = &no_reason;
	if (!e)
		e = unit_leaf_path(tx, a, p.unit, &unit_path);
	if (e)
		return e;
	const struct act_head  head = {SUBJECT_PUBLICATION, p.id.v, p.ref, p.act_count, p.last_leaf, p.key, false};
	const struct act_field fields[] = {{"isi", why}};
	const struct act       act = {
		.name = str_fmt(a, "%s.cabut", k->prefix).p, .at = at, .by = *by, .unit_path = unit_path, .reason = reason,
		.bytes_hash = v.hash, .fields = fields, .field_count = COUNT(fields), .visibility = VISIBLE_PUBLIC, .text = why,
	};
	e = act_append(tx, a, keys, &head, &act, &leaf);
	if (!e)
		e = version_ended(tx, a, id, VERSION_WITHDRAWN, date_of(at, p.zone), at);
	if (!e)
		e = publication_acted(tx, a, p.id, leaf, (version_id){0}, NO_DAY, p.unit, p.title, p.summary, p.group, at);
	if (!e)
		e = search_remove(tx, a, SUBJECT_PUBLICATION, p.id.v);
	return e ? e : change_mark(tx, a, k->topic);
}

struct due {
	const struct publication_kind *kind;
	struct arena                  *a;
	struct keys                   *keys;
	version_id                     id;
	instant                        now;
	bool                           done;
};

static const struct err *
publish_due(struct db *tx, void *ctx)
{
	struct due            *d = ctx;
	struct publication_row p;
	struct version_row     v;
	const struct actor     system = {.role = ROLE_SYSTEM};
	const struct err      *e = take(tx, d->a, d->keys, d->id, &p, &v);

	d->done = !e && v.state == VERSION_APPROVED && v.valid_from.d <= date_of(d->now, p.zone).d;
	if (e || !d->done)
		return e;
	return publish(tx, d->a, d->keys, d->kind, &p, &v, &system, d->now);
}

const struct err *
versions_due_run(const struct publication_kind *k, struct store *store, struct arena *a, struct keys *keys, instant now, int max,
    int64_t *done)
{
	struct versions_waiting_rows waiting = {0};
	struct store_lent *lent;
	int64_t                      count = 0;
	const struct err            *first = NULL, *e = store_lend(store, a, &lent);

	if (e)
		return e;
	e = err_copy(a, versions_waiting(lent->db, a, (int64_t)k->no, date_of(now, ZONE_WIT), max, &waiting)); /* the zone where days begin first */
	store_lent_back(lent);
	for (size_t i = 0; i < waiting.n && !e; i++) {
		struct due d = {.kind = k, .a = a, .keys = keys, .id = waiting.at[i].id, .now = now};

		const struct err *bad = store_write(store, a, publish_due, &d);

		/* One that cannot be published must not keep the others waiting. */
		if (bad)
			log_err(LOG_ERROR, "publication_due", bad);
		if (!first)
			first = bad;
		count += !bad && d.done;
	}
	e = e ? e : first;
	if (!e)
		*done = count;
	return e;
}
