/* complaint_list_pages.c - the public list of complaints: filters, those past their promise, newest first. */
#include "rooms/complaints/complaint_pages.h"

#include "base/date.h"
#include "base/strs.h"
#include "core/figures.h"
#include "gen/complaint_list_html.h"
#include "rooms/complaints/complaint_list.h"
#include "rooms/complaints/complaint_rules.h"
#include "rooms/complaints/complaint_say.h"
#include "rooms/complaints/complaint_views.h"

enum { AREAS_MAX = 150, UNITS_MAX = 150, CALENDARS = 4 };

/* An agency with its calendar, read once a page. */
struct office {
	agency_id       id;
	enum zone       zone;
	struct calendar calendar;
};

struct page {
	struct request        *q;
	struct agency_list     agencies;
	const struct agency   *agency; /* chosen, or the only one; NULL: all */
	struct unit_list       units;
	struct category_list   categories;
	struct complaint_areas_used_rows areas;
	struct complaint_query query;
	struct office          offices[CALENDARS];
	size_t                 office_count;
};

/* ---- the filter ---- */

static const struct err *
office_choose(struct page *p)
{
	str               code = q_text(p->q, "instansi");
	const struct err *e = agency_all(p->q->db, p->q->a, &p->agencies);
	bool              known = false;

	if (e)
		return e;
	for (size_t i = 0; i < p->agencies.n; i++) {
		bool named = str_eq(p->agencies.at[i].code, code);

		if (p->agencies.n == 1 || named)
			p->agency = &p->agencies.at[i];
		known = known || named;
	}
	q_known(p->q, "instansi", known);
	if (!p->agency)
		return NULL;
	p->query.agency = p->agency->id;
	e = unit_tree(p->q->db, p->q->a, p->agency->id, &p->units);
	return e ? e : category_list(p->q->db, p->q->a, p->agency->id, p->q->lang, false, &p->categories);
}

static void
edge_read(struct page *p)
{
	str       sent = q_text(p->q, "sebelum");
	ptrdiff_t dash = str_find(sent, STR("-"), 1);
	int64_t   edge, id;

	p->query.edge = NO_INT;
	if (dash < 0 || !str_int((str){sent.p, (size_t)dash}, &edge) ||
	    !str_int((str){sent.p + dash + 1, sent.n - (size_t)dash - 1}, &id)) {
		q_known(p->q, "sebelum", false);
		return;
	}
	p->query.edge = edge;
	p->query.edge_id = id;
}

/* What is not known is a fault: a list that left a filter out would say something else than was asked. */
static const struct err *
filter_read(struct page *p)
{
	struct request   *q = p->q;
	str               unit = q_text(q, "unit"), category = q_text(q, "kategori"), state = q_text(q, "status");
	const struct err *e = office_choose(p);

	if (e || (e = complaint_areas_used(q->db, q->a, AREAS_MAX, &p->areas)))
		return e;
	for (size_t i = 0; i < p->units.n; i++) {
		if (unit.n > 0 && str_eq(unit, p->units.at[i].slug))
			p->query.unit = p->units.at[i].id;
	}
	for (size_t i = 0; i < p->categories.n; i++) {
		if (category.n > 0 && str_eq(category, p->categories.at[i].slug))
			p->query.category = p->categories.at[i].id;
	}
	for (size_t i = 0; i < p->areas.n; i++) {
		if (str_eq(q_text(q, "wilayah"), p->areas.at[i].code))
			p->query.area = p->areas.at[i].code;
	}
	for (size_t i = 0; i < complaint_kind.state_count; i++) {
		if (str_eq(state, str_z(complaint_kind.states[i].slug)))
			p->query.state = complaint_kind.states[i].no;
	}
	/* Units and categories belong to an agency: with another one chosen they are left behind. */
	bool left = p->agencies.n > 1;

	q_known(q, "unit", p->query.unit.v != 0 || left);
	q_known(q, "kategori", p->query.category.v != 0 || left);
	q_known(q, "wilayah", p->query.area.n > 0);
	q_known(q, "status", p->query.state != 0);
	p->query.words = q_faulty(q, "q") ? STR("") : q_text(q, "q");
	p->query.late = str_eq(q_text(q, "terlambat"), STR("1"));
	p->query.now = q->now;
	edge_read(p);
	return NULL;
}

/* The address of this list with its filters, but for one of them, and with one more thing at its end. */
static str
address(const struct page *p, const char *without, str more)
{
	static const char *const names[] = {"instansi", "q", "unit", "kategori", "wilayah", "status", "terlambat"};
	struct buf               b = {.arena = p->q->a};

	for (size_t i = 0; i < COUNT(names); i++) {
		str value = q_text(p->q, names[i]);

		if (value.n > 0 && (!without || strcmp(without, names[i]) != 0))
			buf_fmt(&b, "%s%s=%.*s", b.n > 0 ? "&" : "?", names[i], STRF(form_encode(p->q->a, value)));
	}
	if (more.n > 0)
		buf_fmt(&b, "%s%.*s", b.n > 0 ? "&" : "?", STRF(more));
	return str_fmt(p->q->a, "/aduan%.*s", STRF(buf_done(&b)));
}

static void
used_add(const struct page *p, struct complaint_link *at, size_t *n, const char *name, str label)
{
	if (label.n > 0)
		at[(*n)++] = (struct complaint_link){address(p, name, (str){0}), label};
}

static str
chosen_text(const struct part_options *options)
{
	for (size_t i = 0; i < options->n; i++) {
		if (options->at[i].chosen)
			return options->at[i].text;
	}
	return (str){0};
}

static struct complaint_links
used_show(const struct page *p, const struct complaint_list_view *v)
{
	enum { MOST = 8 };
	struct complaint_link *at = arena_array(p->q->a, MOST, sizeof(*at));
	size_t                 n = 0;

	if (p->query.words.n > 0)
		used_add(p, at, &n, "q", str_fmt(p->q->a, "“%.*s”", STRF(p->query.words)));
	used_add(p, at, &n, "instansi", chosen_text(&v->office.options));
	used_add(p, at, &n, "unit", chosen_text(&v->unit.options));
	used_add(p, at, &n, "kategori", chosen_text(&v->category.options));
	used_add(p, at, &n, "wilayah", chosen_text(&v->area.options));
	used_add(p, at, &n, "status", chosen_text(&v->state.options));
	if (p->query.late)
		used_add(p, at, &n, "terlambat", word(p->q->lang, W_complaint_list_late_only));
	return (struct complaint_links){at, n};
}

static struct part_select_view
select_of(const struct page *p, const char *id, enum word label, struct part_option *at, size_t n)
{
	return (struct part_select_view){.id = str_z(id), .label = word(p->q->lang, label),
		.none = word(p->q->lang, W_complaint_list_any), .options = {at, n}};
}

static void
selects_show(const struct page *p, struct complaint_list_view *v)
{
	struct part_option *at = arena_array(p->q->a, p->agencies.n + 1, sizeof(*at));

	for (size_t i = 0; i < p->agencies.n; i++)
		at[i] = (struct part_option){.value = p->agencies.at[i].code, .text = p->agencies.at[i].name,
		    .chosen = p->agency && p->agency->id.v == p->agencies.at[i].id.v};
	v->office = select_of(p, "instansi", W_complaint_list_office, at, p->agencies.n > 1 ? p->agencies.n : 0);

	size_t n = p->units.n < UNITS_MAX ? p->units.n : UNITS_MAX;

	at = arena_array(p->q->a, n + 1, sizeof(*at));
	for (size_t i = 0; i < n; i++)
		at[i] = (struct part_option){.value = p->units.at[i].slug, .text = p->units.at[i].name,
		    .chosen = p->query.unit.v == p->units.at[i].id.v};
	v->unit = select_of(p, "unit", W_complaint_list_unit, at, n > 1 ? n : 0);

	at = arena_array(p->q->a, p->categories.n + 1, sizeof(*at));
	for (size_t i = 0; i < p->categories.n; i++)
		at[i] = (struct part_option){.value = p->categories.at[i].slug, .text = p->categories.at[i].name,
		    .chosen = p->query.category.v == p->categories.at[i].id.v};
	v->category = select_of(p, "kategori", W_complaint_form_kind, at, p->categories.n);

	at = arena_array(p->q->a, p->areas.n + 1, sizeof(*at));
	for (size_t i = 0; i < p->areas.n; i++)
		at[i] = (struct part_option){.value = p->areas.at[i].code, .text = p->areas.at[i].name,
		    .chosen = p->query.area.n > 0 && str_eq(p->query.area, p->areas.at[i].code)};
	v->area = select_of(p, "wilayah", W_complaint_form_area_pick, at, p->areas.n);

	at = arena_array(p->q->a, complaint_kind.state_count, sizeof(*at));
	for (size_t i = 0; i < complaint_kind.state_count; i++)
		at[i] = (struct part_option){.value = str_z(complaint_kind.states[i].slug),
		    .text = word(p->q->lang, complaint_kind.states[i].label), .chosen = p->query.state == complaint_kind.states[i].no};
	v->state = select_of(p, "status", W_complaint_list_state, at, complaint_kind.state_count);
}

/* ---- rows ---- */

/* The first few agencies of a page have their working days counted; of more than that, calendar days. */
static const struct err *
office_of(struct page *p, agency_id id, const struct office **out)
{
	struct agency     agency;
	struct office    *o;
	const struct err *e;

	for (size_t i = 0; i < p->office_count; i++) {
		if (p->offices[i].id.v == id.v) {
			*out = &p->offices[i];
			return NULL;
		}
	}
	o = &p->offices[p->office_count < CALENDARS ? p->office_count : CALENDARS - 1];
	if ((e = agency_by_id(p->q->db, p->q->a, id, &agency)) || (e = agency_calendar(p->q->db, p->q->a, id, &o->calendar)))
		return e;
	o->id = id;
	o->zone = agency.zone;
	p->office_count += p->office_count < CALENDARS;
	*out = o;
	return NULL;
}

/* What stands in the ring of a case without a running promise. One that was brought over without a target never had any. */
static const struct err *
ring_over(const struct page *p, const struct complaint_list_row *r, str *out)
{
	const struct case_state         *s = case_state_of(&complaint_kind, (int)r->state);
	struct complaint_page_import_row import;
	bool                             found;
	const struct err                *e = complaint_page_import(p->q->db, p->q->a, r->id, &found, &import);

	if (!e)
		*out = word(p->q->lang, found && !instant_known(import.target_at) ? W_complaint_list_free :
		    s && s->final ? W_complaint_list_over : W_complaint_list_stands);
	return e;
}

static str
ring_text(const struct page *p, const struct office *o, const struct complaint_list_row *r, enum complaint_tone tone)
{
	day                   today = date_of(p->q->now, o->zone), last = date_of(r->due_at, o->zone);
	bool                  late = tone == COMPLAINT_TONE_LATE;
	int64_t               days = late ? calendar_count_working(&o->calendar, last, today) :
	    calendar_count_working(&o->calendar, today, last);
	const struct word_arg args[] = {{"time", complaint_amount(p->q->a, p->q->lang, days, TIME_WORKING_DAYS)}};

	if (last.d == today.d)
		return word(p->q->lang, W_complaint_list_today);
	return word_fill(p->q->a, p->q->lang, late ? W_complaint_list_late_by : W_complaint_list_left, args, COUNT(args));
}

static const struct err *
row_show(struct page *p, const struct complaint_list_row *r, struct complaint_list_row_view *out)
{
	enum { WHOLE = 1000 };
	const struct office *o;
	const struct err    *e = office_of(p, r->agency, &o);

	if (e)
		return e;
	enum complaint_tone tone = complaint_tone_of(r->due_at, p->q->now, o->zone);
	int64_t             all = r->due_at.ms - r->opened_at.ms, gone = p->q->now.ms - r->opened_at.ms;
	bool                still = !instant_known(r->due_at);
	str                 ring = {NULL, 0};

	if (tone == COMPLAINT_TONE_OVER && (e = ring_over(p, r, &ring)))
		return e;
	*out = (struct complaint_list_row_view){
		.look = tone == COMPLAINT_TONE_LATE ? "bad" : tone == COMPLAINT_TONE_SOON ? "warn" : "",
		.ring = {complaint_part_tone(tone), still || all <= 0 || gone > all ? WHOLE : gone * WHOLE / all,
		    tone == COMPLAINT_TONE_OVER ? ring : ring_text(p, o, r, tone)},
		.chip = complaint_chip(p->q->lang, (int)r->state),
		.path = str_fmt(p->q->a, "/aduan/%.*s", STRF(r->number)), .number = r->number, .title = r->title,
		.unit = r->unit_name, .opened = date_of(r->opened_at, o->zone),
		.hidden = word(p->q->lang, complaint_hidden_word((int)r->state, (int)r->resume_state)),
	};
	return NULL;
}

static const struct err *
rows_show(struct page *p, const struct complaint_list_row *rows, size_t n, struct complaint_listed *out)
{
	struct complaint_list_row_view *at = arena_array(p->q->a, n + 1, sizeof(*at));

	for (size_t i = 0; i < n; i++) {
		const struct err *e = row_show(p, &rows[i], &at[i]);

		if (e)
			return e;
	}
	*out = (struct complaint_listed){at, n};
	return NULL;
}

/* ---- the page ---- */

static str
count_text(const struct page *p, int64_t n)
{
	struct html h = {.out = {.arena = p->q->a}, .lang = p->q->lang};

	html_count(&h, n);
	return buf_done(&h.out);
}

/* All that ever came in is a sum of the daily figures; what is late now is counted in its index. */
static const struct err *
pills_show(const struct page *p, struct complaint_list_view *v)
{
	struct request                 *q = p->q;
	agency_id                       agency = p->agency ? p->agency->id : (agency_id){0};
	struct complaint_count_late_row late;
	struct complaint_pill          *at = arena_array(q->a, 2, sizeof(*at));
	day                             tomorrow = {date_of(q->now, ZONE_WIB).d + 1};
	int64_t                         received;
	const struct err *e = figure_sum(q->db, q->a, agency, (unit_id){0}, CASE_COMPLAINT, MEASURE_OPENED, (day){0}, tomorrow,
	    &received);

	if (e || (e = complaint_count_late(q->db, q->a, deadline_second(q->now), CASE_COMPLAINT, p->query.agency, &late)))
		return e;
	str here = p->agencies.n > 1 && p->agency ? str_fmt(q->a, "/aduan?instansi=%.*s", STRF(p->agency->code)) : STR("/aduan");

	at[0] = (struct complaint_pill){here, word(q->lang, W_complaint_list_received),
	    count_text(p, received), ""};
	at[1] = (struct complaint_pill){str_fmt(q->a, "%.*s%sterlambat=1", STRF(here), here.n > STR("/aduan").n ? "&" : "?"),
	    word(q->lang, W_complaint_list_late), count_text(p, late.count), late.count > 0 ? "bad" : "ok"};
	v->pills = (struct complaint_pills){at, 2};
	return NULL;
}

/* The longest late, where nothing else was asked for. */
static const struct err *
late_show(struct page *p, struct complaint_list_view *v)
{
	struct complaint_query q = {.agency = p->query.agency, .late = true, .edge = NO_INT, .now = p->q->now,
		.most = COMPLAINT_LATE_SHOWN};
	struct complaint_found found;
	const struct err      *e;

	if (v->used.n > (p->agencies.n > 1 && p->agency ? 1u : 0u) || p->query.edge != NO_INT)
		return NULL;
	if ((e = complaint_find(p->q->db, p->q->a, &q, &found)))
		return e;
	v->late_path = v->pills.at[1].path;
	return rows_show(p, found.at, found.n, &v->late);
}

static str
heading(const struct page *p, const struct complaint_list_view *v, const struct complaint_found *f)
{
	const struct word_arg args[] = {{"n", str_fmt(p->q->a, "%zu", f->n)}};

	if (v->used.n == 0)
		return word(p->q->lang, W_complaint_list_newest);
	if (f->more || p->query.edge != NO_INT)
		return word(p->q->lang, W_complaint_list_fitting);
	return word_fill(p->q->a, p->q->lang, W_complaint_list_count, args, COUNT(args));
}

static const struct err *
list_show(struct page *p, struct complaint_list_view *v)
{
	struct complaint_found found;
	const struct err      *e = complaint_find(p->q->db, p->q->a, &p->query, &found);

	if (e || (e = pills_show(p, v)))
		return e;
	selects_show(p, v);
	v->agency = p->agencies.n > 1 ? (str){0} : p->agency ? p->agency->code : (str){0};
	v->search = (struct part_field_view){.label = word(p->q->lang, W_complaint_list_search), .value = p->query.words};
	v->late_only = p->query.late;
	v->used = used_show(p, v);
	v->heading = heading(p, v, &found);
	v->empty = (struct part_empty_view){.title = word(p->q->lang, found.more ? W_complaint_list_none_here : W_complaint_list_none),
		.text = word(p->q->lang, found.more ? W_complaint_list_none_here_text : W_complaint_list_none_text)};
	if (found.more)
		v->pages.older = address(p, NULL, str_fmt(p->q->a, "sebelum=%lld-%lld", (long long)found.edge, (long long)found.edge_id));
	if (p->query.edge != NO_INT)
		v->pages.newer = address(p, NULL, (str){0});
	v->form_path = p->agencies.n > 1 && p->agency ? str_fmt(p->q->a, "/lapor?instansi=%.*s", STRF(p->agency->code)) :
	    STR("/lapor");
	v->statistics_path = room_has_page(p->q->rooms, "/statistik") ? STR("/statistik") : (str){0};
	e = rows_show(p, found.at, found.n, &v->rows);
	return e ? e : late_show(p, v);
}

/* A number that was typed where words are searched leads to its page. */
static const struct err *
number_typed(struct request *q, bool *is, str *number)
{
	struct complaint_page_id_row row;
	str                          typed = complaint_number(q->a, q_text(q, "q"));

	*is = false;
	*number = typed;
	if (!str_starts(typed, STR("ADU-")) && !str_starts(typed, STR("RHS-")))
		return NULL;
	return complaint_page_id(q->db, q->a, typed, CASE_COMPLAINT, is, &row);
}

const struct err *
complaint_list_page(struct request *q, struct http_reply *r)
{
	struct page                p = {.q = q};
	struct complaint_list_view v = {0};
	struct html                h;
	str                        number;
	bool                       is_number;
	const struct err          *e = number_typed(q, &is_number, &number);

	if (!e && is_number) {
		reply_see_other(q, r, str_fmt(q->a, "/aduan/%.*s", STRF(number)), WORD_NONE);
		return NULL;
	}
	if (e || (e = filter_read(&p)) || (e = list_show(&p, &v)))
		return e;
	const struct page_head head = {.title = word(q->lang, W_complaint_list_title),
		.description = word(q->lang, W_complaint_list_lead), .menu = "aduan",
		.agency = p.agencies.n > 1 && p.agency ? p.agency->id : (agency_id){0}};

	if ((e = page_open(q, &head, &h)))
		return e;
	complaint_list_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}
