/* service_page.c - the page of a service and its versions: request to view to template. */
#include "rooms/services/service_pages.h"

#include "base/date.h"
#include "base/strs.h"
#include "core/casework.h"
#include "core/files.h"
#include "gen/service_diff_html.h"
#include "gen/service_page_html.h"
#include "gen/service_term_html.h"
#include "gen/service_versions_html.h"
#include "rooms/services/service_read.h"
#include "rooms/services/service_words.h"

enum { FOLD_CHARS = 70 };

static const struct err missing = {.kind = ERR_MISSING, .code = "publication.missing_record"};

/* The parts that do not belong to service delivery, as folds. */
static struct service_folds
folds_of(struct request *q, const struct service_in *in)
{
	const struct publication_kind *k = &service_standard_kind;
	struct service_folds           f = {.at = arena_array(q->a, SERVICE_COMPONENTS, sizeof(*f.at))};

	for (size_t i = 0; i < SERVICE_COMPONENTS; i++) {
		if (k->parts[i].to_publish)
			continue;
		str text = service_part_words(q->a, q->lang, in, i);

		f.at[f.n++] = (struct service_fold){
			.id = str_lower(q->a, str_z(k->parts[i].code)), .title = word(q->lang, k->parts[i].label), .text = text,
			.summary = service_first_words(q->a, text, FOLD_CHARS),
			.laws = k->parts[i].kind == PART_LAWS && in->laws.n > 0 ? &in->laws : NULL,
		};
	}
	return f;
}

static struct service_file_rows
files_of(struct arena *a, const struct service_in *in, str base, int64_t no)
{
	struct service_file_rows rows = {.at = arena_array(a, in->files.n + 1, sizeof(*rows.at)), .n = in->files.n};

	for (size_t i = 0; i < in->files.n; i++) {
		rows.at[i] = (struct service_file_row){in->files.at[i].title,
			str_fmt(a, "%.*s/berkas/%lld/%.*s", STRF(base), (long long)no, STRF(in->files.at[i].sha256)), in->files.at[i].sha256};
	}
	return rows;
}

static struct deadline_clock
clock_of(const struct request *q, const struct service_term *t, const struct agency *agency, const struct calendar *calendar)
{
	return (struct deadline_clock){.start = q->now, .zone = agency->zone, .amount = t->amount, .unit = t->unit,
		.calendar = calendar};
}

/* The day on which a service asked for now is ready; NO_DAY where the promise is shorter than days, or none. */
static const struct err *
ready_day(struct request *q, const struct agency *agency, const struct service_term *t, day *out)
{
	struct calendar calendar;

	*out = NO_DAY;
	if (t->amount <= 0 || time_unit_exact(t->unit))
		return NULL;
	const struct err *e = agency_calendar(q->db, q->a, agency->id, &calendar);
	if (e)
		return e;
	struct deadline_clock c = clock_of(q, t, agency, &calendar);
	*out = deadline_compute(&c).last;
	return NULL;
}

/* What changed against the version before. */
static const struct err *
read_changes(struct request *q, const struct publication_row *p, struct service_page_view *v)
{
	struct version_row before;
	struct service_in  old;
	bool               found = false;
	const struct err  *e = v->version->no > 1 ? version_by_no(q->db, q->a, p->id, v->version->no - 1, &found, &before) : NULL;

	if (e || !found)
		return e;
	e = service_body_read(q->a, before.body, &old);
	v->before = before.no;
	if (!e)
		v->changes = service_diff_of(q->a, q->lang, &old, v->in, false);
	return e;
}

static str
title_of_state(struct request *q, const struct version_row *v)
{
	const struct word_arg n[] = {{"n", str_fmt(q->a, "%lld", (long long)v->no)}};
	enum word             w = v->state == VERSION_EFFECTIVE ? W_services_page_in_force
	    : v->state == VERSION_WITHDRAWN                     ? W_services_page_withdrawn
	                                                        : W_services_page_replaced;

	return word_fill(q->a, q->lang, w, n, 1);
}

static const struct err *
show(struct request *q, struct http_reply *r, const struct agency *agency, const struct publication_row *p,
    const struct version_row *version)
{
	struct service_in        in;
	struct service_oath_view oath;
	struct unit              unit;
	bool                     pledged = false;
	str                      base = service_base(q->a, p);
	struct service_page_view v = {.title = version->title, .summary = version->summary, .base = base, .version = version,
		.in = &in, .current = p->current.v == version->id.v, .agency = agency->name, .review = p->review_day,
		.overdue = p->current.v == version->id.v && day_known(p->review_day) &&
		    p->review_day.d < date_of(q->now, agency->zone).d,
		.hash = version->hash, .json = str_fmt(q->a, "%.*s/versi/%lld.json", STRF(base), (long long)version->no),
		.pledge_path = str_fmt(q->a, "/maklumat/%.*s", STRF(agency->code)),
		.complain = str_fmt(q->a, "/lapor?layanan=%.*s/%.*s", STRF(agency->code), STRF(p->slug)),
		.state = {version->state == VERSION_EFFECTIVE ? PART_MUTE : PART_WARN, title_of_state(q, version)}};
	const struct err *e = service_body_read(q->a, version->body, &in);

	if (!e)
		e = unit_by_id(q->db, q->a, p->unit, &unit);
	if (!e)
		e = ready_day(q, agency, &in.term, &v.ready);
	if (!e && v.current)
		e = service_reality_read(q, agency, p->id, CASE_APPLICATION, &v.served);
	if (!e && v.current)
		e = service_reality_read(q, agency, p->id, CASE_COMPLAINT, &v.complaints);
	if (!e)
		e = service_oath_read(q, agency, &pledged, &oath);
	if (!e)
		e = service_versions_read(q, p, &v.versions);
	if (!e)
		e = read_changes(q, p, &v);
	if (e)
		return e;
	v.oath = pledged ? &oath : NULL;
	v.term = service_term_words(q->a, q->lang, &in.term);
	v.term_number = in.term.amount > 0 ? str_fmt(q->a, "%lld", (long long)in.term.amount) : STR("");
	v.term_unit = service_unit_words(q->lang, &in.term);
	v.folds = folds_of(q, &in);
	v.files = files_of(q->a, &in, base, version->no);
	v.unit = v.current ? p->unit_name : version->unit_name; /* who answers for it now; of old ones, as called then */
	v.address = unit.address;
	v.contact = unit.contact;
	v.officer = in.officer.n > 0 ? in.officer : unit.responsible;
	v.places = in.places;
	v.hours = in.hours.n > 0 ? in.hours : service_lines_read(q->a, unit.hours, SERVICE_MAX_LINES);
	const struct word_arg   title[] = {{"title", version->title}};
	const struct frame_link crumbs[] = {{.path = STR("/"), .label = word(q->lang, W_frame_to_home)},
		{.path = STR("/layanan"), .label = word(q->lang, W_services_catalogue_title)}};
	const struct page_head  head = {.title = version->title, .menu = "layanan", .agency = agency->id, .crumbs = crumbs,
		.crumb_count = COUNT(crumbs), .hidden = !v.current,
		.description = word_fill(q->a, q->lang, W_services_page_description, title, 1)};
	struct html h;

	e = page_open(q, &head, &h);
	if (e)
		return e;
	service_page_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

/* The version in force; of a withdrawn service the last one that was. Drafts alone are nothing to the public. */
const struct err *
service_page(struct request *q, struct http_reply *r)
{
	struct agency          agency;
	struct publication_row p;
	struct version_row     v;
	struct version_list    all = {0};
	const struct err      *e = service_find(q, &agency, &p);

	if (!e && p.current.v == 0)
		e = version_list_read(q->db, q->a, p.id, false, &all);
	if (!e && p.current.v == 0 && all.n == 0)
		e = &missing;
	if (!e)
		e = version_by_id(q->db, q->a, NULL, NULL, p.current.v ? p.current : all.at[0].id, &v);
	return e ? e : show(q, r, &agency, &p, &v);
}

const struct err *
service_term_page(struct request *q, struct http_reply *r)
{
	struct agency            agency;
	struct publication_row   p;
	struct version_row       version;
	struct service_in        in;
	struct calendar          calendar;
	struct service_term_view v = {0};
	struct html              h;
	const struct err        *e = service_find(q, &agency, &p);

	if (!e && p.current.v == 0)
		e = &missing;
	if (!e)
		e = version_by_id(q->db, q->a, NULL, NULL, p.current, &version);
	if (!e)
		e = service_body_read(q->a, version.body, &in);
	if (!e && (in.term.amount <= 0 || time_unit_exact(in.term.unit)))
		e = &missing;
	if (!e)
		e = agency_calendar(q->db, q->a, agency.id, &calendar);
	if (e)
		return e;
	struct deadline_clock c = clock_of(q, &in.term, &agency, &calendar);
	struct deadline       d = deadline_compute(&c);
	struct deadline_days  days = deadline_explain(q->a, &c, date_of(q->now, agency.zone));
	v = (struct service_term_view){.title = p.title, .base = service_base(q->a, &p), .from = in.term.from, .ready = d.last,
		.term = service_term_words(q->a, q->lang, &in.term), .beyond = d.beyond_calendar,
		.days = {arena_array(q->a, days.n + 1, sizeof(*v.days.at)), days.n}};
	for (size_t i = 0; i < days.n; i++) {
		const struct deadline_day *x = &days.at[i];
		const struct word_arg      name[] = {{"name", x->holiday ? x->holiday->name : STR("")}};
		enum word                  w = x->reason == REASON_COUNTED ? W_services_term_counted
		    : x->reason == REASON_WEEKEND                        ? W_services_term_weekend
		    : x->reason == REASON_HOLIDAY                        ? W_services_term_holiday
		                                                         : W_services_term_start;

		v.days.at[i] = (struct service_day_row){x->on, word_fill(q->a, q->lang, w, name, 1), x->number};
	}
	const struct frame_link crumbs[] = {{.path = STR("/layanan"), .label = word(q->lang, W_services_catalogue_title)},
		{.path = v.base, .label = p.title}};
	const struct page_head head = {.title = word(q->lang, W_services_term_title), .menu = "layanan", .agency = agency.id,
		.crumbs = crumbs, .crumb_count = COUNT(crumbs)};
	e = page_open(q, &head, &h);
	if (e)
		return e;
	service_term_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

const struct err *
service_versions_page(struct request *q, struct http_reply *r)
{
	struct agency                agency;
	struct publication_row       p;
	struct service_versions_view v = {0};
	struct html                  h;
	const struct err            *e = service_find(q, &agency, &p);

	if (!e)
		e = service_versions_read(q, &p, &v.rows);
	if (!e && v.rows.n == 0)
		e = &missing;
	if (e)
		return e;
	v.title = p.title;
	v.base = service_base(q->a, &p);
	const struct frame_link crumbs[] = {{.path = STR("/layanan"), .label = word(q->lang, W_services_catalogue_title)},
		{.path = v.base, .label = p.title}};
	const struct page_head head = {.title = word(q->lang, W_services_versions_title), .menu = "layanan", .agency = agency.id,
		.crumbs = crumbs, .crumb_count = COUNT(crumbs)};
	e = page_open(q, &head, &h);
	if (e)
		return e;
	service_versions_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

/* {n} is a number, or a number with ".json". */
static const struct err *
version_of_param(struct request *q, const struct publication_row *p, const char *name, bool *json, struct version_row *v)
{
	str     s = q_param(q, name);
	int64_t no;
	bool    found = false;

	*json = str_ends(s, STR(".json"));
	if (*json)
		s.n -= 5;
	if (!str_int(s, &no) || no < 1)
		return &missing;
	const struct err *e = version_by_no(q->db, q->a, p->id, no, &found, v);
	return e ? e : found ? NULL : &missing;
}

const struct err *
service_version_page(struct request *q, struct http_reply *r)
{
	struct agency          agency;
	struct publication_row p;
	struct version_row     v;
	bool                   json;
	const struct err      *e = service_find(q, &agency, &p);

	if (!e)
		e = version_of_param(q, &p, "n", &json, &v);
	if (e || !json)
		return e ? e : show(q, r, &agency, &p, &v);
	service_reply_bytes(q, r, v.published);
	return NULL;
}

/* A file that a published version names by its hash. */
const struct err *
service_version_file(struct request *q, struct http_reply *r)
{
	struct agency          agency;
	struct publication_row p;
	struct version_row     v;
	struct service_in      in;
	struct file_row        row;
	str                    bytes, hash = q_param(q, "sha256");
	bool                   json, named = false;
	const struct err      *e = service_find(q, &agency, &p);

	if (!e)
		e = version_of_param(q, &p, "n", &json, &v);
	if (!e)
		e = service_body_read(q->a, v.body, &in);
	for (size_t i = 0; !e && i < in.files.n; i++)
		named = named || str_eq(in.files.at[i].sha256, hash);
	if (!e && (!named || json))
		e = &missing;
	if (!e)
		e = file_read_hash(q->db, q->a, q->settings, SUBJECT_PUBLICATION, p.id.v, hash, &row, &bytes);
	if (e)
		return e;
	http_reply_header(r, "cache-control", STR("public, max-age=31536000, immutable"));
	reply_bytes(q, r, arena_str(q->a, row.type).p, arena_str(q->a, row.name).p, bytes);
	return NULL;
}

const struct err *
service_diff_page(struct request *q, struct http_reply *r)
{
	struct agency            agency;
	struct publication_row   p;
	struct version_row       one, two;
	struct service_in        before, after;
	struct html              h;
	bool                     json1, json2;
	const struct err        *e = service_find(q, &agency, &p);

	if (!e)
		e = version_of_param(q, &p, "a", &json1, &one);
	if (!e)
		e = version_of_param(q, &p, "b", &json2, &two);
	if (!e && (json1 || json2 || one.no == two.no))
		e = &missing;
	if (!e)
		e = service_body_read(q->a, one.body, &before);
	if (!e)
		e = service_body_read(q->a, two.body, &after);
	if (e)
		return e;
	const struct service_diff_view v = {.title = p.title, .base = service_base(q->a, &p), .from = one.no, .to = two.no,
		.from_day = one.valid_from, .to_day = two.valid_from, .note = two.note,
		.rows = service_diff_of(q->a, q->lang, &before, &after, true)};
	const struct frame_link crumbs[] = {{.path = STR("/layanan"), .label = word(q->lang, W_services_catalogue_title)},
		{.path = v.base, .label = p.title}};
	const struct word_arg args[] = {{"from", str_fmt(q->a, "%lld", (long long)v.from)}, {"to", str_fmt(q->a, "%lld", (long long)v.to)}};
	const struct page_head head = {.title = word_fill(q->a, q->lang, W_services_diff_title, args, COUNT(args)), .menu = "layanan",
		.agency = agency.id, .crumbs = crumbs, .crumb_count = COUNT(crumbs)};
	e = page_open(q, &head, &h);
	if (e)
		return e;
	service_diff_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}
