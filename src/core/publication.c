/* publication.c - publications and versions as they are read; see publication.h. */
#include "core/publication.h"

#include "base/strs.h"
#include "core/publication_body.h"
#include "gen/publication_queries.h"

/* Names the sealed columns are bound to. */
const char draft_field[] = "naskah";
const char returned_field[] = "kembali";

static const struct err missing = {.kind = ERR_MISSING, .code = "publication.missing_record"};

const struct err *
publication_by_id(struct db *db, struct arena *a, publication_id id, struct publication_row *out)
{
	struct publication_read_row r = {0};
	bool                        found = false;
	const struct err           *e = publication_read(db, a, id, &found, &r);

	if (e)
		return e;
	if (!found)
		return &missing;
	*out = (struct publication_row){
		.id = id, .kind = (enum publication_kind_no)r.kind, .agency = r.agency, .agency_code = r.agency_code,
		.zone = (enum zone)r.zone, .unit = r.unit, .unit_name = r.unit_name, .unit_path = r.unit_path, .slug = r.slug,
		.ref = r.ref, .title = r.title, .summary = r.summary, .group = r.group_code, .key = r.key, .current = r.current,
		.review_day = r.review_day, .act_count = r.act_count, .last_leaf = r.last_leaf, .rules_leaf = r.rules_leaf,
	};
	return NULL;
}

const struct err *
publication_find(struct db *db, struct arena *a, enum publication_kind_no kind, agency_id agency, str slug,
    struct publication_row *out)
{
	struct publication_one_row r = {0};
	bool                       found = false;
	const struct err          *e = publication_one(db, a, (int64_t)kind, agency, slug, &found, &r);

	if (!e && !found)
		e = &missing;
	return e ? e : publication_by_id(db, a, r.id, out);
}

/* keys NULL: drafts stay closed. */
static const struct err *
read_version(struct db *db, struct arena *a, struct keys *keys, const struct publication_row *p, version_id id,
    struct version_row *out)
{
	struct version_read_row r = {0};
	struct body_inner       inner = {0};
	str                     draft = {0}, returned = {0};
	bool                    found = false;
	const struct err       *e = version_read(db, a, id, &found, &r);

	if (!e && !found)
		e = &missing;
	if (e)
		return e;
	bool open = keys && p && !r.body.p;
	if (open)
		e = draft_open(a, keys, p, r.draft, &draft);
	if (!e && open)
		e = keys_open_text(keys, a, p->key, p->ref, returned_field, r.returned, &returned);
	if (!e && (r.body.p || draft.p))
		e = body_inner_read(a, r.body.p ? r.body : draft, &inner);
	if (e)
		return e;
	*out = (struct version_row){
		.id = id, .publication = r.publication, .no = r.no, .state = (enum version_state)r.state, .published = r.body,
		.hash = r.hash, .leaf = r.leaf, .valid_from = r.valid_from, .valid_until = r.valid_until, .approved_for = r.approved_for, .author = r.author,
		.approver = r.approver, .author_name = r.author_name, .approver_name = r.approver_name, .approver_ref = r.approver_ref,
		.created_at = r.created_at, .updated_at = r.updated_at, .body = inner.body, .title = inner.title,
		.summary = inner.summary, .group = inner.group, .note = inner.note, .unit = inner.unit,
		.unit_name = inner.unit_name, .returned = returned,
	};
	return NULL;
}

const struct err *
version_by_id(struct db *db, struct arena *a, struct keys *keys, const struct publication_row *p, version_id id,
    struct version_row *out)
{
	return read_version(db, a, keys, p, id, out);
}

const struct err *
version_at_work(struct db *db, struct arena *a, struct keys *keys, const struct publication_row *p, bool *found,
    struct version_row *out)
{
	struct version_open_row r = {0};
	bool                    there = false;
	const struct err       *e = version_open(db, a, p->id, &there, &r);

	if (!e && there)
		e = read_version(db, a, keys, p, r.id, out);
	if (!e)
		*found = there;
	return e;
}

const struct err *
version_in_force(struct db *db, struct arena *a, publication_id id, instant at, bool *found, struct version_row *out)
{
	struct version_on_row r = {0};
	bool                  there = false;
	const struct err     *e = version_on(db, a, id, at, &there, &r);

	if (!e && there)
		e = read_version(db, a, NULL, NULL, r.id, out);
	if (!e)
		*found = there;
	return e;
}

const struct err *
version_handled(struct db *db, struct arena *a, version_id id, account_id account, bool *out)
{
	struct version_hand_has_row row = {0};
	const struct err           *e = account.v ? version_hand_has(db, a, id, account, &row) : NULL;

	if (!e)
		*out = row.n > 0;
	return e;
}

const struct err *
version_by_no(struct db *db, struct arena *a, publication_id id, int64_t no, bool *found, struct version_row *out)
{
	struct version_no_row r = {0};
	bool                  there = false;
	const struct err     *e = version_no(db, a, id, no, &there, &r);

	if (!e && there)
		e = read_version(db, a, NULL, NULL, r.id, out);
	if (!e)
		*found = there;
	return e;
}

const struct err *
version_list_read(struct db *db, struct arena *a, publication_id id, bool drafts, struct version_list *out)
{
	struct version_items_rows rows = {0};
	const struct err         *e = version_items(db, a, id, drafts ? VERSION_DRAFT : VERSION_EFFECTIVE, VERSION_LIST_MAX, &rows);

	if (e)
		return e;
	struct version_list l = {.at = arena_array(a, rows.n + 1, sizeof(*l.at)), .n = rows.n};
	for (size_t i = 0; i < rows.n; i++) {
		const struct version_items_row *r = &rows.at[i];

		l.at[i] = (struct version_item){
			.id = r->id, .no = r->no, .state = (enum version_state)r->state, .hash = r->hash, .leaf = r->leaf,
			.note = r->note, .valid_from = r->valid_from, .valid_until = r->valid_until,
			.author_name = r->author_name, .approver_name = r->approver_name, .updated_at = r->updated_at,
		};
	}
	*out = l;
	return NULL;
}
