/* office_calendar_pages.c - the free days of a year, national and the agency's own. */
#include "rooms/office/office_place.h"

#include "base/strs.h"
#include "gen/office_calendar_html.h"

static const int last_month = 12, last_day = 31;

static bool
is_own(const struct holiday_list *own, const struct holiday *h)
{
	for (size_t i = 0; i < own->n; i++) {
		if (own->at[i].on.d == h->on.d && own->at[i].kind == h->kind)
			return true;
	}
	return false;
}

static struct office_days
days_of(struct request *q, const struct office_place *place, const struct calendar *calendar, const struct holiday_list *own,
    int64_t year, bool may_edit)
{
	static const enum word kinds[] = {[HOLIDAY_NATIONAL] = W_office_calendar_national,
		[HOLIDAY_JOINT_LEAVE] = W_office_calendar_joint, [HOLIDAY_LOCAL] = W_office_calendar_local};
	struct office_days days = {.at = arena_array(q->a, calendar->n, sizeof(*days.at))};

	for (size_t i = 0; i < calendar->n; i++) {
		const struct holiday *h = &calendar->at[i];

		if (date_civil(h->on).year != year)
			continue;
		bool mine = is_own(own, h);

		days.at[days.n++] = (struct office_day){.on = h->on, .name = h->name, .source = h->source,
			.kind = word(q->lang, kinds[h->kind]), .own = mine, .may_remove = mine && may_edit && h->on.d >= place->today.d};
	}
	return days;
}

static const struct err *
show(struct request *q, struct http_reply *r, const struct office_place *place)
{
	struct access_object        whole = {.agency = place->agency.id, .unit_path = place->root.path};
	int64_t                     year = q_int(q, "tahun") != NO_INT ? q_int(q, "tahun") : date_civil(place->today).year;
	struct office_calendar_view v = {
		.csrf = q->csrf,
		.action = STR("/kerja/kantor/kalender"),
		.agency = q_text(q, "instansi"),
		.year = year,
		.may_edit = q_may(q, PERM_CALENDAR_EDIT, &whole, NULL),
		.on = office_date(q, "hari", W_office_calendar_day, NO_DAY, place->today),
		.name = office_field(q, "nama", W_office_calendar_name, STR(""), OFFICE_NAME_MAX),
		.source = office_field(q, "sumber", W_office_calendar_source, STR(""), OFFICE_NAME_MAX),
	};
	struct calendar     calendar;
	struct holiday_list own;
	struct html         h;
	const struct err   *e;
	const char         *join = place->named.n ? "&" : "?";
	day                 end;

	if ((e = agency_calendar(q->db, q->a, place->agency.id, &calendar)) ||
	    (e = holidays_own(q->db, q->a, place->agency.id, &own)))
		return e;
	v.name.hint = word(q->lang, W_office_calendar_name_hint);
	v.source.hint = word(q->lang, W_office_calendar_source_hint);
	v.covered_to = calendar.covered_to;
	v.covered = date_from_civil((int)year, last_month, last_day, &end) && end.d <= calendar.covered_to.d;
	v.days = days_of(q, place, &calendar, &own, year, v.may_edit);
	v.before = str_fmt(q->a, "/kerja/kantor/kalender%.*s%stahun=%lld", STRF(place->named), join, (long long)year - 1);
	v.after = str_fmt(q->a, "/kerja/kantor/kalender%.*s%stahun=%lld", STRF(place->named), join, (long long)year + 1);
	const struct page_head head = {.title = word(q->lang, W_office_calendar_title), .menu = "kalender", .work = true,
		.agency = place->agency.id};

	if ((e = page_open(q, &head, &h)))
		return e;
	office_calendar_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

const struct err *
office_calendar_page(struct request *q, struct http_reply *r)
{
	struct office_place place;
	const struct err   *e = office_place(q, PERM_OFFICE_READ, false, &place);

	return e ? e : show(q, r, &place);
}

struct holiday_write {
	struct request *q;
	agency_id       agency;
	struct actor    by;
	bool            remove;
};

static const struct err *
holiday_write(struct db *tx, void *ctx)
{
	struct holiday_write *w = ctx;
	struct request       *q = w->q;
	day                   on = q_day(q, "hari");

	if (w->remove)
		return holiday_remove(tx, q->a, q->keys, w->agency, on, &w->by, q->now);
	return holiday_add(tx, q->a, q->keys, w->agency, on, q_text(q, "nama"), q_text(q, "sumber"), &w->by, q->now);
}

const struct err *
office_calendar_send(struct request *q, struct http_reply *r)
{
	struct holiday_write w = {.q = q, .remove = q_has(q, "aksi", STR("hapus"))};
	struct office_place  place;
	enum role            as;
	const struct err    *e;

	if ((e = office_place(q, PERM_CALENDAR_EDIT, true, &place)) ||
	    (e = office_unit_must(q, &place, PERM_CALENDAR_EDIT, &place.root, &as)))
		return e;
	if (q->fault_count)
		return show(q, r, &place);
	w.agency = place.agency.id;
	w.by = q_actor(q, as);
	if ((e = store_write(q->store, q->a, holiday_write, &w)))
		return q_fault_err(q, e) ? show(q, r, &place) : e;
	reply_see_other(q, r, str_fmt(q->a, "/kerja/kantor/kalender%.*s%stahun=%d", STRF(place.named), place.named.n ? "&" : "?",
	    date_civil(q_day(q, "hari")).year), w.remove ? W_flash_office_holiday_removed : W_flash_office_holiday_added);
	return NULL;
}
