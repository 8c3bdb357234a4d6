/* acts.c - the one writer of acts and caller of the public log. See acts.h. */
#include "core/acts.h"

#include "base/strs.h"
#include "core/canon.h"
#include "core/leaf_commit.h"
#include "core/log.h"
#include "gen/acts_queries.h"

/* The name an act's words are sealed under: one per act, so a blob cannot be moved to another act of the record. */
static const char *
words_field(struct arena *a, int64_t n)
{
	return str_fmt(a, "act-%lld", (long long)n).p;
}

/* Keys that an act's row has no place for are left out: one caller serves all acts of a kind. State, reason, class,
 * deadlines, counts and fields are the caller's own statement and are refused by leaf_write when the row forbids them. */
static const struct err *
leaf_fill(struct arena *a, const struct act_head *head, const struct act *act, const key32 *key, struct leaf *l)
{
	const struct leaf_act *row = leaf_act_find(str_z(act->name));
	const struct err      *e;

	if (!row)
		return err_new(a, ERR_BUG, "leaf.act", NULL, "%s", act->name);
	*l = (struct leaf){
		.a = str_z(act->name), .by = str_z(role_code(act->by.role)), .n = head->count, .r = head->record,
		.t = head->secret ? leaf_hour(act->at) : act->at,
		.s = str_z(act->state), .x = str_z(act->reason), .q = str_z(act->class_),
	};
	if (head->count > 0)
		l->p = head->last_leaf;
	if (!head->secret) {
		if (leaf_act_may(row, 'o'))
			l->o = act->unit_path;
		if (leaf_act_may(row, 'k'))
			l->k = act->promise;
		l->b = act->bytes_hash;
	}
	if (act->deadline_count > LEAF_MAX_CLOCKS || act->count_count > LEAF_MAX_COUNTS)
		return err_new(a, ERR_BUG, "leaf.value", NULL, "%s", act->name);
	for (size_t i = 0; i < act->deadline_count; i++) {
		instant due = act->deadlines[i].due;

		l->d[l->d_count++] = (struct leaf_deadline){str_z(act->deadlines[i].clock),
			head->secret && instant_known(due) ? leaf_hour_due(due) : due};
	}
	for (size_t i = 0; i < act->count_count; i++)
		l->j[l->j_count++] = (struct leaf_number){str_z(act->counts[i].name), act->counts[i].value};
	for (size_t i = 0; i < act->field_count; i++) {
		str text;

		if (!act->fields[i].value.p)
			continue;
		if ((e = canon_text_of(a, act->fields[i].value, &text)) ||
		    (e = commit_add(a, l, key, act->fields[i].name, text)))
			return e;
	}
	if (act->by.account.v != 0 && leaf_act_has_field(row, STR("pelaku"))) {
		str actor;

		if ((e = commit_actor(a, act->by.account_ref, act->by.name, &actor)) ||
		    (e = commit_add(a, l, key, "pelaku", actor)))
			return e;
	}
	return NULL;
}

const struct err *
act_append(struct db *tx, struct arena *a, struct keys *keys, const struct act_head *head, const struct act *act, str *leaf)
{
	struct leaf       l;
	key32             key;
	str               hash, sealed = {0};
	const struct err *e = keys_load(keys, a, head->key, &key);

	if (e)
		return e;
	e = leaf_fill(a, head, act, &key, &l);
	if (!e && act->sealed.p)
		sealed = seal_text(random_system(), a, &key, head->record, words_field(a, head->count), act->sealed);
	bytes_wipe(&key, sizeof(key));
	if (e || (e = log_append(tx, a, &l, &hash)))
		return e;
	e = acts_add(tx, a, (int64_t)head->subject, head->subject_id, head->count, str_z(act->name), act->at,
	    (int64_t)act->by.role, act->by.account, act->by.unit, str_z(act->state), str_z(act->class_), str_z(act->reason),
	    (int64_t)act->visibility, act->text, sealed, hash);
	if (e)
		return e;
	*leaf = hash;
	return NULL;
}

const struct err *
number_take(struct db *tx, struct arena *a, int kind, agency_id agency, int year, int64_t *out)
{
	struct acts_number_next_row row;
	const struct err           *e = acts_number_next(tx, a, kind, agency, year, &row);

	if (e)
		return e;
	*out = row.last;
	return NULL;
}

/* A record whose key was erased keeps its acts and loses their words. */
static const struct err *
open_words(struct arena *a, struct keys *keys, key_id key, str record, int64_t n, str blob, str *out)
{
	const struct err *e = keys_open_text(keys, a, key, record, words_field(a, n), blob, out);

	if (e && e->kind == ERR_MISSING) {
		*out = (str){0};
		return NULL;
	}
	return e;
}

const struct err *
act_list_read(struct db *db, struct arena *a, struct keys *keys, key_id key, str record, enum act_subject subject,
    int64_t subject_id, enum visibility most, bool open, struct act_list *out)
{
	struct acts_of_record_rows rows;
	const struct err          *e = acts_of_record(db, a, (int64_t)subject, subject_id, ACT_LIST_MAX, &rows);

	if (e)
		return e;
	struct act_list list = {.at = arena_array(a, rows.n + 1, sizeof(struct act_row)), .n = rows.n};

	for (size_t i = 0; i < rows.n; i++) {
		const struct acts_of_record_row *r = &rows.at[rows.n - 1 - i];
		struct act_row                  *t = &list.at[i];

		*t = (struct act_row){
			.id = r->id, .n = r->n, .name = r->name, .at = r->at, .by = (enum role)r->by_role, .unit = r->unit,
			.unit_name = r->unit_name, .desk_name = r->desk_name, .state = r->state, .class_ = r->class, .reason = r->reason,
			.visibility = (enum visibility)r->visibility, .leaf = r->leaf, .place = r->place,
		};
		if (most != VISIBLE_PUBLIC) {
			t->account = r->account;
			t->account_name = r->account_name;
		}
		if (t->visibility > most)
			continue;
		t->text = r->words;
		if (open && r->sealed.p && (e = open_words(a, keys, key, record, r->n, r->sealed, &t->sealed)))
			return e;
	}
	*out = list;
	return NULL;
}

const struct err *
change_mark(struct db *tx, struct arena *a, const char *topic)
{
	return acts_change_mark(tx, a, str_z(topic));
}

const struct err *
change_version(struct db *db, struct arena *a, const char *topic, int64_t *out)
{
	struct acts_change_version_row row;
	const struct err              *e = acts_change_version(db, a, str_z(topic), &row);

	if (e)
		return e;
	*out = row.version;
	return NULL;
}
