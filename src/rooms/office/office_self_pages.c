/* office_self_pages.c - the agency's own data, changed by its admin. */
#include "rooms/office/office_place.h"

#include "base/strs.h"
#include "gen/office_self_html.h"
#include "rooms/office/office_hours_rules.h"

static const struct {
	const char *hours, *rest;
	enum word   legend, hint;
} day_kinds[OFFICE_DAY_KINDS] = {
	[OFFICE_MONDAY_THURSDAY] = {"jam_senin", "istirahat_senin", W_office_hours_monday, W_office_hours_open_hint},
	[OFFICE_FRIDAY] = {"jam_jumat", "istirahat_jumat", W_office_hours_friday, W_office_hours_open_hint},
	[OFFICE_SATURDAY] = {"jam_sabtu", "istirahat_sabtu", W_office_hours_saturday, W_office_hours_saturday_hint},
};

static const int five = FRIDAY - MONDAY + 1, six = SATURDAY - MONDAY + 1;

static struct part_field_view
hours_field(struct request *q, const char *id, enum word label, enum word hint, int from, int until)
{
	str                    stored = from == until ? STR("") : office_hours_text(q->a, q->lang, from, until);
	struct part_field_view v = office_field(q, id, label, stored, OFFICE_HOURS_MAX);

	v.hint = word(q->lang, hint);
	v.narrow = true;
	return v;
}

static struct part_picks_view
week_picks(struct request *q, const struct agency *g)
{
	enum { BOTH = 2 };
	struct part_option *at = arena_array(q->a, BOTH, sizeof(*at));
	str                 now = office_value(q, "hari_kerja", g->week_days == six ? STR("6") : STR("5"));

	at[0] = (struct part_option){.value = STR("5"), .text = word(q->lang, W_office_self_five),
		.note = word(q->lang, W_office_self_five_note), .chosen = str_eq(now, STR("5"))};
	at[1] = (struct part_option){.value = STR("6"), .text = word(q->lang, W_office_self_six),
		.note = word(q->lang, W_office_self_six_note), .chosen = str_eq(now, STR("6"))};
	return (struct part_picks_view){.id = STR("hari_kerja"), .legend = word(q->lang, W_office_self_week), .columns = BOTH,
		.hint = word(q->lang, W_office_self_week_hint), .options = {at, BOTH},
		.error = part_error_of(q_errors(q), "hari_kerja")};
}

static const struct err *
show(struct request *q, struct http_reply *r, const struct office_place *place)
{
	const struct agency    *g = &place->agency;
	struct office_self_view v = {
		.csrf = q->csrf, .action = STR("/kerja/kantor/instansi"), .agency = q_text(q, "instansi"),
		.back = office_path(q, place, "/kerja/kantor"), .code = g->code, .zone = str_z(zone_name(g->zone)),
		.page = str_fmt(q->a, "/instansi/%.*s", STRF(g->code)),
		.name = office_field(q, "nama", W_office_self_name, g->name, OFFICE_NAME_MAX),
		.parent_name = office_field(q, "pemerintah", W_office_self_parent, g->parent_name, OFFICE_NAME_MAX),
		.address = office_area(q, "alamat", W_office_unit_address, place->root.address),
		.contact = office_area(q, "kontak", W_office_unit_contact, place->root.contact),
		.week = week_picks(q, g),
	};
	struct html       h;
	const struct err *e;

	v.parent_name.optional = true;
	v.parent_name.hint = word(q->lang, W_office_self_parent_hint);
	v.contact.hint = word(q->lang, W_office_self_contact_hint);
	v.hours.at = arena_array(q->a, OFFICE_DAY_KINDS, sizeof(*v.hours.at));
	for (int i = 0; i < OFFICE_DAY_KINDS; i++) {
		struct office_hours        closed = {0, 0, 0, 0};
		const struct office_hours *t = i == OFFICE_SATURDAY && g->week_days != six ? &closed : &g->hours[i];
		struct office_hours_field *f = &v.hours.at[v.hours.n++];

		f->legend = word(q->lang, day_kinds[i].legend);
		f->hours = hours_field(q, day_kinds[i].hours, W_office_hours_open, day_kinds[i].hint, t->open, t->close);
		f->hours.optional = i == OFFICE_SATURDAY;
		f->rest = hours_field(q, day_kinds[i].rest, W_office_hours_rest, W_office_hours_rest_hint, t->break_from, t->break_to);
		f->rest.optional = true;
	}
	const struct page_head head = {.title = word(q->lang, W_office_self_title), .menu = "kantor", .work = true, .agency = g->id};

	if ((e = page_open(q, &head, &h)))
		return e;
	office_self_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

static const struct err *
place_of(struct request *q, struct office_place *place, enum role *as)
{
	const struct err *e = office_place(q, PERM_UNIT_EDIT, true, place);

	return e ? e : office_unit_must(q, place, PERM_UNIT_EDIT, &place->root, as);
}

const struct err *
office_self_page(struct request *q, struct http_reply *r)
{
	struct office_place place;
	const struct err   *e = place_of(q, &place, NULL);

	return e ? e : show(q, r, &place);
}

/* Hours as typed; a field that cannot be read is a fault. Saturday's are asked for in a week of six days. */
static void
hours_typed(struct request *q, struct agency_change *in)
{
	for (int i = 0; i < OFFICE_DAY_KINDS; i++) {
		struct office_hours *t = &in->hours[i];
		str                  hours = q_text(q, day_kinds[i].hours), rest = q_text(q, day_kinds[i].rest);

		if (i == OFFICE_SATURDAY && in->week_days != six) {
			*t = in->hours[OFFICE_MONDAY_THURSDAY];
			continue;
		}
		if (!office_hours_parse(hours, &t->open, &t->close)) {
			if (hours.n > 0 || i == OFFICE_SATURDAY)
				q_fault(q, day_kinds[i].hours, W_office_hours_wrong, NULL, 0);
			continue;
		}
		if (rest.n > 0 && (!office_hours_parse(rest, &t->break_from, &t->break_to) || t->break_from <= t->open ||
		    t->break_to >= t->close))
			q_fault(q, day_kinds[i].rest, W_office_hours_rest_wrong, NULL, 0);
	}
}

struct self_write {
	struct request      *q;
	agency_id            id;
	struct agency_change in;
};

static const struct err *
self_write(struct db *tx, void *ctx)
{
	struct self_write *w = ctx;

	return agency_change(tx, w->q->a, w->q->keys, w->id, &w->in);
}

const struct err *
office_self_send(struct request *q, struct http_reply *r)
{
	struct office_place place;
	enum role           as;
	const struct err   *e = place_of(q, &place, &as);

	if (e)
		return e;
	struct self_write w = {.q = q, .id = place.agency.id,
		.in = {.name = q_text(q, "nama"), .parent_name = q_text(q, "pemerintah"), .address = q_text(q, "alamat"),
		    .contact = q_text(q, "kontak"), .week_days = q_has(q, "hari_kerja", STR("6")) ? six :
		    q_has(q, "hari_kerja", STR("5")) ? five : 0, .at = q->now, .by = q_actor(q, as)}};

	hours_typed(q, &w.in);
	if (q->fault_count)
		return show(q, r, &place);
	if ((e = store_write(q->store, q->a, self_write, &w)))
		return q_fault_err(q, e) ? show(q, r, &place) : e;
	reply_see_other(q, r, office_path(q, &place, "/kerja/kantor/instansi"), W_flash_office_self);
	return NULL;
}
