/* performance_pages.c - the home page, any past day, one agency's performance. */
#include "rooms/performance/performance_pages.h"

#include "base/strs.h"
#include "core/room.h"
#include "gen/performance_agency_html.h"
#include "gen/performance_home_html.h"
#include "out/dates.h"
#include "rooms/performance/performance_pieces.h"

enum { FIRST_YEAR = 2000 };

static day
first_day(void)
{
	day d = {0};

	(void)date_from_civil(FIRST_YEAR, 1, 1, &d);
	return d;
}

/* The day asked for, as text; a day that cannot be shown becomes a fault and today stays. */
static void
choose_day(struct performance_scope *s, str asked)
{
	day d;

	if (asked.n == 0)
		return;
	if (!date_parse(asked, &d) || d.d < first_day().d)
		q_fault(s->q, "tanggal", W_performance_day_bad, NULL, 0);
	else if (d.d > s->today.d)
		q_fault(s->q, "tanggal", W_performance_day_future, NULL, 0);
	else
		performance_scope_on(s, d);
}

/* Its hours on a day; where it is closed those of Monday, which nobody then reads. */
static const struct office_hours *
hours_on(const struct performance_scope *s, day on)
{
	const struct office_hours *h = agency_hours_on(&s->agency, date_weekday(on));

	return h ? h : &s->agency.hours[OFFICE_MONDAY_THURSDAY];
}

static str
live_line(const struct performance_scope *s)
{
	const struct request *q = s->q;
	struct clock_time     t = date_time(q->now, s->zone);
	int                   minute = t.hour * 60 + t.minute; /* not a law: of the clock */
	bool                  works = calendar_works(&s->calendar, s->today);

	if (s->past)
		return word(q->lang, W_performance_live_past);
	if (!s->one)
		return say_with(q, W_performance_live_plain, "time", say_time(s, q->now));
	bool    later = works && minute < hours_on(s, s->today)->open;
	bool    open = works && !later && minute < hours_on(s, s->today)->close;
	day     next = later ? s->today : calendar_next_working(&s->calendar, s->today);
	instant opens = {date_start(next, s->zone).ms + hours_on(s, next)->open * (int64_t)MS_PER_MINUTE};
	instant closes = {date_start(s->today, s->zone).ms + hours_on(s, s->today)->close * (int64_t)MS_PER_MINUTE};
	const struct word_arg args[] = {
		{"time", say_time(s, q->now)}, {"close", say_time(s, closes)}, {"open", say_time(s, opens)},
		{"day", dates_day(q->a, q->lang, DATES_LONG, next)},
	};

	return word_fill(q->a, q->lang, open ? W_performance_live_open : later ? W_performance_live_later : W_performance_live_closed,
	    args, COUNT(args));
}

static void
head_fill(const struct performance_scope *s, struct performance_home_view *v)
{
	const struct request *q = s->q;
	str                   date = dates_day(q->a, q->lang, DATES_LONG, s->on);
	char                  iso[11];

	date_iso(s->on, iso);
	v->on = s->on;
	v->past = s->past;
	v->live = live_line(s);
	v->title = s->past ? say_with(q, W_performance_home_title_day, "date", dates_day(q->a, q->lang, DATES_PLAIN, s->on)) :
	                     word(q->lang, W_performance_home_title);
	v->lead = say_with(q, s->past ? W_performance_home_lead_day : W_performance_home_lead, "date", date);
	v->lookup = room_has_page(q->rooms, "/aduan/lacak");
	v->file = room_has_page(q->rooms, "/lapor");
	v->services = room_has_page(q->rooms, "/layanan");
	if (s->on.d > first_day().d)
		v->days.before = performance_day_path(s, (day){s->on.d - 1});
	if (s->past)
		v->days.after = performance_day_path(s, (day){s->on.d + 1});
	if (s->past)
		v->days.today = performance_day_path(s, s->today);
	v->days.action = s->chosen ? STR("/kinerja") : STR("/");
	v->days.agency = s->chosen ? s->agency.code : (str){NULL, 0};
	v->days.first = first_day();
	v->days.last = s->today;
	v->days.value = arena_str(q->a, str_z(iso));
	v->days.error = part_error_of(q_errors(q), "tanggal");
}

static const struct err *
home_fill(const struct performance_scope *s, struct performance_data *d, struct performance_home_view *v)
{
	const struct err *e = performance_data_read(s, d);

	if (e)
		return e;
	head_fill(s, v);
	performance_kpis_fill(s, d, &v->kpis);
	performance_chart_fill(s, d, &v->chart);
	performance_miss_fill(s, d, &v->miss);
	performance_services_fill(s, d, &v->service_rows);
	performance_agencies_fill(s, d, &v->agencies);
	return NULL;
}

static const struct err *
show_home(const struct performance_scope *s, struct http_reply *r)
{
	struct request              *q = s->q;
	struct performance_home_view v = {.past = s->past};
	struct performance_data      d;
	struct html                  h = {0};
	const struct err            *e = home_fill(s, &d, &v);

	if (e || (e = performance_log_fill(s, &v.log)))
		return e;
	v.kpis.up = true;
	const struct page_head head = {
		.title = v.title, .description = word(q->lang, W_performance_home_description), .menu = s->past ? "kinerja" : NULL,
		.wide = true, .agency = s->chosen ? s->agency.id : (agency_id){0},
	};

	if ((e = page_open(q, &head, &h)))
		return e;
	performance_home_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

/* The performance of one agency, or of the whole installation: the day, twelve months, the units. */
static const struct err *
show_agency(const struct performance_scope *s, struct http_reply *r)
{
	struct request              *q = s->q;
	struct performance_home_view v = {.past = s->past};
	struct performance_agency_view page = {.home = &v};
	struct performance_data      d;
	struct html                  h = {0};
	const struct err            *e = home_fill(s, &d, &v);

	if (e || (e = performance_months_fill(s, &page.months)) || (e = performance_units_fill(s, &d, &page.units)))
		return e;
	page.statistics = performance_path(s, "/statistik");
	v.title = s->one ? say_with(q, W_performance_page_title_of, "name", s->agency.name) : word(q->lang, W_performance_page_title);
	const struct page_head head = {
		.title = v.title, .description = word(q->lang, W_performance_home_description), .menu = "kinerja",
		.agency = s->chosen ? s->agency.id : (agency_id){0},
	};

	if ((e = page_open(q, &head, &h)))
		return e;
	performance_agency_html(&h, &page);
	page_close(q, &h, r);
	return NULL;
}

const struct err *
performance_home_page(struct request *q, struct http_reply *r)
{
	struct performance_scope s;
	const struct err        *e = performance_scope_read(q, STR(""), &s);

	if (e)
		return e;
	choose_day(&s, q_text(q, "tanggal"));
	return show_home(&s, r);
}

const struct err *
performance_page(struct request *q, struct http_reply *r)
{
	struct performance_scope s;
	const struct err        *e = performance_scope_read(q, q_text(q, "instansi"), &s);

	if (e)
		return e;
	choose_day(&s, q_text(q, "tanggal"));
	return show_agency(&s, r);
}

const struct err *
performance_day_page(struct request *q, struct http_reply *r)
{
	struct performance_scope s;
	const struct err        *e = performance_scope_read(q, q_text(q, "instansi"), &s);

	if (e)
		return e;
	choose_day(&s, q_param(q, "tanggal"));
	return s.chosen ? show_agency(&s, r) : show_home(&s, r);
}
