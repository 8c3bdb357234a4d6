/* office_law_pages.c - the agency's own values of numbers of the law: what is in force, what its regulation sets. */
#include "rooms/office/office_place.h"

#include "base/strs.h"
#include "gen/office_law_html.h"
#include "gen/office_law_one_html.h"
#include "out/dates.h"

static str
amount(struct request *q, int64_t n, enum time_unit unit)
{
	static const struct {
		enum time_unit unit;
		enum word      one, many;
	} rows[] = {
		{TIME_WORKING_DAYS, W_office_amount_working_day, W_office_amount_working_days},
		{TIME_DAYS, W_office_amount_day, W_office_amount_days},
		{TIME_TIMES, W_office_amount_once, W_office_amount_times},
	};
	const struct word_arg args[] = {{"n", str_fmt(q->a, "%lld", (long long)n)}};

	for (size_t i = 0; i < COUNT(rows); i++) {
		if (rows[i].unit == unit)
			return word_fill(q->a, q->lang, n == 1 ? rows[i].one : rows[i].many, args, COUNT(args));
	}
	return str_fmt(q->a, "%lld %s", (long long)n, time_unit_name(unit));
}

/* "hari kerja": the unit alone. */
static str
amount_unit(struct request *q, enum time_unit unit)
{
	str       text = amount(q, 0, unit);
	ptrdiff_t blank = str_find(text, STR(" "), 0);

	return blank < 0 ? text : (str){text.p + blank, text.n - (size_t)blank};
}

/* What the number is about, in the page's language. */
static str
says(struct request *q, enum law_key key)
{
	struct buf b = {.arena = q->a};
	enum word  w;

	for (const char *p = gen_law[key].key; *p; p++)
		buf_add(&b, *p == '-' ? "_" : p, 1);
	w = word_find("office.law.of.", arena_str(q->a, buf_done(&b)).p);
	return w ? word(q->lang, w) : str_z(gen_law[key].says);
}

static str
limit_said(struct request *q, enum law_key key)
{
	const struct law_row *row = &gen_law[key];
	const struct word_arg args[] = {{"value", amount(q, row->value, row->unit)}, {"article", str_z(row->article)}};

	return word_fill(q->a, q->lang, law_own_of(key) == LAW_OWN_SHORTER ? W_office_law_shorter : W_office_law_longer, args,
	    COUNT(args));
}

static struct office_law_row
row_of(struct request *q, const struct office_place *place, const struct law_table *law, enum law_key key)
{
	const struct law_row *general = &gen_law[key];
	struct law_row        now = law_get(law, key, place->today);
	struct office_law_row v = {
		.path = str_fmt(q->a, "/kerja/kantor/hukum/%s%.*s", general->key, STRF(place->named)),
		.says = says(q, key), .article = str_z(general->article), .general = amount(q, general->value, general->unit),
		.unsure = law_unsure(general),
	};
	const struct law_override *next = NULL;

	if (now.own) {
		v.now = amount(q, now.value, now.unit);
		v.basis = str_z(now.source);
	}
	for (size_t i = 0; i < law->n; i++) {
		if (law->at[i].key == key && law->at[i].from.d > place->today.d && (!next || law->at[i].from.d < next->from.d))
			next = &law->at[i];
	}
	if (next) {
		const struct word_arg args[] = {{"day", dates_day(q->a, q->lang, DATES_PLAIN, next->from)},
			{"value", amount(q, next->value, general->unit)}};

		v.next = word_fill(q->a, q->lang, W_office_law_next, args, COUNT(args));
	}
	return v;
}

const struct err *
office_law_page(struct request *q, struct http_reply *r)
{
	struct office_law_view v = {.rows = {.at = arena_array(q->a, LAW_COUNT, sizeof(*v.rows.at))}};
	struct office_place    place;
	struct law_table       law;
	struct html            h;
	const struct err      *e;

	if ((e = office_place(q, PERM_OFFICE_READ, false, &place)) || (e = agency_law(q->db, q->a, place.agency.id, &law)))
		return e;
	v.may_edit = q_may(q, PERM_CALENDAR_EDIT, &(struct access_object){.agency = place.agency.id, .unit_path = place.root.path},
	    NULL);
	for (int key = 1; key < LAW_COUNT; key++) {
		if (law_own_of((enum law_key)key) != LAW_OWN_NO)
			v.rows.at[v.rows.n++] = row_of(q, &place, &law, (enum law_key)key);
	}
	const struct page_head head = {.title = word(q->lang, W_office_law_title), .menu = "kantor", .work = true,
		.agency = place.agency.id};

	if ((e = page_open(q, &head, &h)))
		return e;
	office_law_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

/* The number of the address, one that an agency may set; and the place, for its admin. */
static const struct err *
key_of(struct request *q, struct office_place *place, enum law_key *out, enum role *as)
{
	const struct err *e;

	if ((e = office_place(q, PERM_CALENDAR_EDIT, true, place)) ||
	    (e = office_unit_must(q, place, PERM_CALENDAR_EDIT, &place->root, as)))
		return e;
	if (!law_find(q_param(q, "kunci"), out) || law_own_of(*out) == LAW_OWN_NO)
		return err_new(q->a, ERR_MISSING, "law.missing", NULL, NULL);
	return NULL;
}

static struct office_law_owns
owns_of(struct request *q, const struct office_place *place, const struct law_table *law, enum law_key key)
{
	struct office_law_owns out = {.at = arena_array(q->a, law->n, sizeof(*out.at))};
	size_t                 now = law->n;

	for (size_t i = 0; i < law->n; i++) {
		const struct law_override *o = &law->at[i];

		if (o->key == key && o->from.d <= place->today.d && (now == law->n || o->from.d > law->at[now].from.d))
			now = i;
	}
	for (size_t i = 0; i < law->n; i++) {
		const struct law_override *o = &law->at[i];

		if (o->key == key)
			out.at[out.n++] = (struct office_law_own){.value = amount(q, o->value, gen_law[key].unit),
				.source = str_z(o->source), .from = o->from, .now = i == now, .may_remove = o->from.d > place->today.d};
	}
	return out;
}

static const struct err *
show(struct request *q, struct http_reply *r, const struct office_place *place, enum law_key key)
{
	const struct law_row *row = &gen_law[key];
	const struct word_arg args[] = {{"unit", str_trim(amount_unit(q, row->unit))}};
	struct law_table      law;
	struct html           h;
	const struct err     *e = agency_law(q->db, q->a, place->agency.id, &law);
	day                   first = {place->today.d + 1};

	if (e)
		return e;
	struct office_law_one_view v = {
		.csrf = q->csrf, .action = str_fmt(q->a, "/kerja/kantor/hukum/%s", row->key), .agency = q_text(q, "instansi"),
		.back = office_path(q, place, "/kerja/kantor/hukum"), .says = says(q, key), .article = str_z(row->article),
		.general = amount(q, row->value, row->unit), .limit = limit_said(q, key), .unsure = law_unsure(row),
		.owns = owns_of(q, place, &law, key),
		.value = office_field(q, "jumlah", W_office_law_value, STR(""), 3),
		.title = office_field(q, "judul", W_office_law_title_field, STR(""), OFFICE_NAME_MAX),
		.number = office_field(q, "nomor", W_office_law_number, STR(""), OFFICE_LAW_NUMBER_MAX),
		.from = office_date(q, "mulai", W_office_law_from, NO_DAY, first),
		.issued = office_date(q, "tanggal", W_office_law_issued, NO_DAY, first),
	};

	v.value.label = str_trim(word_fill(q->a, q->lang, W_office_law_value, args, COUNT(args)));
	v.value.hint = v.limit;
	v.value.inputmode = STR("numeric");
	v.value.narrow = v.number.narrow = true;
	v.title.hint = word(q->lang, W_office_law_title_hint);
	v.number.hint = word(q->lang, W_office_law_number_hint);
	if (!date_from_civil(1945, 8, 17, &v.issued.first))
		v.issued.first = first;
	v.issued.last = place->today;
	const struct page_head head = {.title = v.says, .menu = "kantor", .work = true, .agency = place->agency.id};

	if ((e = page_open(q, &head, &h)))
		return e;
	office_law_one_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

const struct err *
office_law_one_page(struct request *q, struct http_reply *r)
{
	struct office_place place;
	enum law_key        key;
	const struct err   *e = key_of(q, &place, &key, NULL);

	return e ? e : show(q, r, &place, key);
}

struct law_write {
	struct request *q;
	agency_id       agency;
	enum law_key    key;
	struct actor    by;
	bool            remove;
};

static const struct err *
law_write(struct db *tx, void *ctx)
{
	struct law_write       *w = ctx;
	struct request         *q = w->q;
	const struct law_change in = {.key = w->key, .from = q_day(q, "mulai"), .value = q_int(q, "jumlah"),
		.title = q_text(q, "judul"), .number = q_text(q, "nomor"), .issued = q_day(q, "tanggal"), .at = q->now, .by = w->by};

	if (w->remove)
		return law_override_remove(tx, q->a, q->keys, w->agency, w->key, in.from, &w->by, q->now);
	return law_override_put(tx, q->a, q->keys, w->agency, &in);
}

/* Beyond what is permitted: said with the law that sets the limit. */
static void
check_value(struct request *q, enum law_key key)
{
	const struct word_arg args[] = {{"limit", limit_said(q, key)}};

	if (q_int(q, "jumlah") == NO_INT || !law_own_allows(key, q_int(q, "jumlah")))
		q_fault(q, "jumlah", W_office_law_wrong, args, COUNT(args));
}

const struct err *
office_law_send(struct request *q, struct http_reply *r)
{
	struct law_write    w = {.q = q, .remove = q_has(q, "aksi", STR("hapus"))};
	struct office_place place;
	enum role           as;
	const struct err   *e = key_of(q, &place, &w.key, &as);

	if (e)
		return e;
	if (!w.remove && q->fault_count == 0)
		check_value(q, w.key);
	if (q->fault_count)
		return show(q, r, &place, w.key);
	w.agency = place.agency.id;
	w.by = q_actor(q, as);
	if ((e = store_write(q->store, q->a, law_write, &w)))
		return q_fault_err(q, e) ? show(q, r, &place, w.key) : e;
	reply_see_other(q, r, str_fmt(q->a, "/kerja/kantor/hukum/%s%.*s", gen_law[w.key].key, STRF(place.named)),
	    w.remove ? W_flash_office_law_removed : W_flash_office_law_set);
	return NULL;
}
