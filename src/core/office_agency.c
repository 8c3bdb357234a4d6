/* office_agency.c - what an agency says of itself: name, address, contact, week, opening hours. See office.h. */
#include "core/office_manifest.h"

#include "base/strs.h"
#include "crypto/crypto.h"
#include "db/memo.h"
#include "gen/office_queries.h"

enum { DAY_MINUTES = 24 * 60, NUMBERS = 4 };

/* One group of numbers of the stored text. */
static bool
hours_read(str group, struct office_hours *out)
{
	int64_t n[NUMBERS] = {0};
	size_t  i = 0;
	str     part;

	while (str_cut(&group, '-', &part)) {
		if (i == NUMBERS || !str_int(part, &n[i++]))
			return false;
	}
	*out = (struct office_hours){(int)n[0], (int)n[1], (int)n[2], (int)n[3]};
	return i == NUMBERS;
}

void
agency_hours_fill(struct agency *g, str stored)
{
	struct office_hours each = {.open = g->open_minute, .close = g->close_minute};
	str                 group;

	for (int i = 0; i < OFFICE_DAY_KINDS; i++)
		g->hours[i] = each;
	for (int i = 0; stored.p && i < OFFICE_DAY_KINDS && str_cut(&stored, ' ', &group); i++) {
		if (hours_read(group, &each))
			g->hours[i] = each;
	}
}

const struct office_hours *
agency_hours_on(const struct agency *g, enum weekday w)
{
	if (w <= THURSDAY)
		return &g->hours[OFFICE_MONDAY_THURSDAY];
	if (w == FRIDAY)
		return &g->hours[OFFICE_FRIDAY];
	return w == SATURDAY && g->week_days > FRIDAY - MONDAY + 1 ? &g->hours[OFFICE_SATURDAY] : NULL;
}

static bool
hours_ok(const struct office_hours *h)
{
	bool rest = h->break_from != h->break_to;

	return h->open >= 0 && h->open < h->close && h->close <= DAY_MINUTES &&
	    (!rest || (h->break_from > h->open && h->break_from < h->break_to && h->break_to < h->close));
}

static str
hours_stored(struct arena *a, const struct office_hours *at)
{
	struct buf b = {.arena = a};

	for (int i = 0; i < OFFICE_DAY_KINDS; i++)
		buf_fmt(&b, "%s%d-%d-%d-%d", i ? " " : "", at[i].open, at[i].close, at[i].break_from, at[i].break_to);
	return buf_done(&b);
}

const struct err *
agency_change(struct db *tx, struct arena *a, struct keys *keys, agency_id id, const struct agency_change *in)
{
	static const char *const fields[OFFICE_DAY_KINDS] = {"jam_senin", "jam_jumat", "jam_sabtu"};
	const struct office_hours *first = &in->hours[OFFICE_MONDAY_THURSDAY];
	struct agency_lock_row     chain;
	struct unit_lock_row       before, after;
	struct agency              was;
	struct unit                root;
	const struct err          *e;
	bool                       changed;

	if (in->week_days != 5 && in->week_days != 6)
		return err_new(a, ERR_INPUT, "agency.week", "hari_kerja", NULL);
	for (int i = 0; i < OFFICE_DAY_KINDS; i++) {
		if (!hours_ok(&in->hours[i]))
			return err_new(a, ERR_INPUT, "agency.hours", fields[i], NULL);
	}
	memo_spoil(tx);
	if ((e = agency_lock(tx, a, id, &chain)) || (e = agency_by_id(tx, a, id, &was)) || (e = unit_root(tx, a, id, &root)) ||
	    (e = unit_lock(tx, a, root.id, &before)))
		return e;
	/* Name, address and contact are those of the root unit, whose act publishes them. */
	struct unit_in unit = {.agency = id, .name = in->name, .hours = STR(""), .address = in->address, .contact = in->contact,
		.responsible = root.responsible, .competence = root.competence, .complaints_desk = root.complaints_desk,
		.active = root.active, .at = in->at, .by = in->by};

	if ((e = agency_update(tx, a, id, str_trim(in->name), str_trim(in->parent_name), in->week_days, first->open, first->close,
	         in->address, in->contact, hours_stored(a, in->hours))) ||
	    (e = unit_change(tx, a, keys, root.id, &unit)) || (e = unit_lock(tx, a, root.id, &after)))
		return e;
	/* The government it belongs to stands in the bytes of the root unit; alone it is no change of that unit's own. */
	if (!str_eq(was.parent_name, str_trim(in->parent_name)) && after.act_count == before.act_count &&
	    (e = unit_act(tx, a, keys, "unit.ganti", "pemerintah", (str){NULL, 0}, root.id, &in->by, in->at)))
		return e;
	if ((e = agency_rules_publish(tx, a, keys, id, &in->by, in->at, &changed)))
		return e;
	return change_mark(tx, a, "kantor");
}

const struct err *
agency_import_note(struct db *tx, struct arena *a, struct keys *keys, agency_id id, str file, const struct agency_import *in,
    const struct actor *by, instant at)
{
	struct agency_lock_row chain;
	struct agency          agency;
	const struct err      *e;
	struct act_head        head = {.subject = SUBJECT_AGENCY, .subject_id = id.v};
	const struct act_field fields[] = {{"berkas", sha256_hex(a, sha256_of(file.p, file.n))}};
	const struct act_count counts[] = {{"masuk", in->landed}, {"sudah-ada", in->known}, {"ditolak", in->refused}};
	const struct act act = {.name = "data.impor", .at = at, .by = *by, .fields = fields, .field_count = COUNT(fields),
		.counts = counts, .count_count = COUNT(counts), .visibility = VISIBLE_PUBLIC};
	str leaf;

	if ((e = agency_lock(tx, a, id, &chain)) || (e = agency_by_id(tx, a, id, &agency)))
		return e;
	head.record = str_fmt(a, "ATURAN-%.*s", STRF(agency.code));
	head.count = chain.act_count;
	head.last_leaf = chain.last_leaf;
	head.key = chain.key;
	e = act_append(tx, a, keys, &head, &act, &leaf);
	return e ? e : agency_chain_set(tx, a, id, head.count + 1, leaf);
}
