/* office_law.c - an agency's own values of numbers of the law, by its own regulation. See office.h and law.h. */
#include "core/office.h"

#include "base/strs.h"
#include "db/memo.h"
#include "gen/office_queries.h"
#include "out/dates.h"

enum { TITLE_MOST = 200, NUMBER_MOST = 60 };

static bool
text_ok(str s, size_t most)
{
	return str_trim(s).n > 0 && str_one_line(s) && str_chars(s) <= most;
}

static const struct err *
check(struct arena *a, const struct law_change *in, day today)
{
	const int years_ahead = 10;

	if (law_own_of(in->key) == LAW_OWN_NO)
		return err_new(a, ERR_INPUT, "law.key", NULL, NULL);
	if (!law_own_allows(in->key, in->value))
		return err_new(a, ERR_INPUT, "law.value", "jumlah", NULL);
	if (!day_known(in->from) || in->from.d <= today.d || date_civil(in->from).year > date_civil(today).year + years_ahead)
		return err_new(a, ERR_INPUT, "law.from", "mulai", NULL);
	if (!text_ok(in->title, TITLE_MOST))
		return err_new(a, ERR_INPUT, "law.title", "judul", NULL);
	if (!text_ok(in->number, NUMBER_MOST))
		return err_new(a, ERR_INPUT, "law.number", "nomor", NULL);
	if (!day_known(in->issued) || in->issued.d > today.d || in->issued.d > in->from.d)
		return err_new(a, ERR_INPUT, "law.issued", "tanggal", NULL);
	return NULL;
}

const struct err *
law_override_put(struct db *tx, struct arena *a, struct keys *keys, agency_id agency, const struct law_change *in)
{
	struct agency_lock_row      chain;
	struct law_override_has_row has;
	struct manifest             published;
	struct agency               row;
	const struct err           *e;
	str                         law = str_z(gen_law[in->key].key), source;
	bool                        changed, found;

	memo_spoil(tx);
	if ((e = agency_lock(tx, a, agency, &chain)) || (e = agency_by_id(tx, a, agency, &row)) ||
	    (e = check(a, in, date_of(in->at, row.zone))) || (e = law_override_has(tx, a, agency, law, in->from, &has)))
		return e;
	if (has.n)
		return err_new(a, ERR_INPUT, "law.taken", "mulai", NULL);
	source = str_fmt(a, "%.*s Nomor %.*s, %.*s", STRF(str_trim(in->title)), STRF(str_trim(in->number)),
	    STRF(dates_day(a, LANG_ID, DATES_PLAIN, in->issued)));
	if ((e = law_override_insert(tx, a, agency, law, in->from, in->value, source)) ||
	    (e = agency_rules_publish(tx, a, keys, agency, &in->by, in->at, &changed)) ||
	    (e = manifest_newest(tx, a, row.code, "hukum", &found, &published)))
		return e;
	e = law_override_leaf(tx, a, agency, law, in->from, found ? published.leaf : STR(""));
	return e ? e : change_mark(tx, a, "kantor");
}

const struct err *
law_override_remove(struct db *tx, struct arena *a, struct keys *keys, agency_id agency, enum law_key key, day from,
    const struct actor *by, instant at)
{
	struct agency_lock_row      chain;
	struct law_override_has_row has;
	struct agency               row;
	const struct err           *e;
	str                         law = str_z(gen_law[key].key);
	bool                        changed;

	memo_spoil(tx);
	if ((e = agency_lock(tx, a, agency, &chain)) || (e = agency_by_id(tx, a, agency, &row)) ||
	    (e = law_override_has(tx, a, agency, law, from, &has)))
		return e;
	if (has.n == 0)
		return err_new(a, ERR_MISSING, "law.missing", NULL, NULL);
	if (from.d <= date_of(at, row.zone).d)
		return err_new(a, ERR_INPUT, "law.past", "mulai", NULL);
	if ((e = law_override_delete(tx, a, agency, law, from)))
		return e;
	e = agency_rules_publish(tx, a, keys, agency, by, at, &changed);
	return e ? e : change_mark(tx, a, "kantor");
}
