/* work_list.c - the standards of an agency for its staff: where each stands, what waits for whom. */
#include "base/date.h"
#include "base/strs.h"
#include "gen/services_queries.h"
#include "gen/work_list_html.h"
#include "rooms/services/service_kind.h"
#include "rooms/services/work_read.h"

enum { PAGE_ROWS = 50 };

/* Filters of the list; the number goes into the statement. */
static const struct {
	const char *code;
	enum word   label;
} states[] = {
	{"", W_services_work_all}, {"draf", W_services_work_draft}, {"menunggu", W_services_work_proposed},
	{"berlaku", W_services_work_in_force}, {"tinjauan", W_services_work_review},
};

static size_t
state_of(str code)
{
	for (size_t i = 1; i < COUNT(states); i++) {
		if (str_eq(code, str_z(states[i].code)))
			return i;
	}
	return 0;
}

/* The way to the pledge, for who may read it there, with the duty that begins with the first standard: PP 96/2012 Ps 30 (4). */
static const struct err *
pledge_way(struct request *q, const struct agency *agency, struct work_list_view *v)
{
	struct publication_row       p;
	struct unit                  root;
	struct services_in_force_row any;
	struct law_table             law;
	bool                         found = false;
	const struct err            *e = publication_find(q->db, q->a, PUB_MAKLUMAT, agency->id, STR(PLEDGE_SLUG), &p);

	if (e && e->kind != ERR_MISSING)
		return e;
	bool begun = !e;
	if (!begun && (e = unit_root(q->db, q->a, agency->id, &root)))
		return e;
	const struct access_object o = {.agency = agency->id, .unit_path = begun ? p.unit_path : root.path};
	if (!q_may(q, PERM_STANDARD_READ, &o, NULL))
		return NULL;
	v->pledge_path = str_fmt(q->a, "/kerja/maklumat/%.*s", STRF(agency->code));
	if (begun && p.current.v != 0)
		return NULL;
	e = services_in_force(q->db, q->a, agency->id, &found, &any);
	if (!e && found)
		e = agency_law(q->db, q->a, agency->id, &law);
	if (e || !found)
		return e;
	struct law_row        row = law_get(&law, LAW_PP96_30_4_PUBLIKASI_MAKLUMAT, date_of(q->now, agency->zone));
	const struct word_arg args[] = {{"n", str_fmt(q->a, "%lld", (long long)row.value)}, {"article", str_z(row.article)}};
	v->pledge_nudge = word_fill(q->a, q->lang, W_services_work_pledge_nudge, args, COUNT(args));
	return NULL;
}

static str
list_path(struct request *q, const struct agency *agency, bool several, size_t state)
{
	return str_fmt(q->a, "/kerja/layanan%s%s%s%s%.*s", state ? "?keadaan=" : "", states[state].code,
	    several ? state ? "&" : "?" : "", several ? "instansi=" : "", STRF(several ? agency->code : STR("")));
}

static void
fill_rows(struct request *q, const struct agency *agency, const struct services_work_rows *rows, struct work_list_view *v)
{
	size_t n = rows->n > PAGE_ROWS ? PAGE_ROWS : rows->n;
	day    today = date_of(q->now, agency->zone);

	v->rows.at = arena_array(q->a, n + 1, sizeof(*v->rows.at));
	for (size_t i = 0; i < n; i++) {
		const struct services_work_row *r = &rows->at[i];
		const struct access_object      o = {.agency = agency->id, .unit_path = r->unit_path};
		enum word                       group = service_group_word(r->group_code);

		if (!q_may(q, PERM_STANDARD_READ, &o, NULL))
			continue;
		v->rows.at[v->rows.n++] = (struct work_row){
			.path = str_fmt(q->a, "/kerja/layanan/%.*s/%.*s", STRF(agency->code), STRF(r->slug)), .title = r->title,
			.group = group ? word(q->lang, group) : STR(""), .unit = r->unit_name, .changed = r->work_at, .review = r->review_day,
			.chips = work_chips_of(q, r->current_no, r->review_day, r->work_state == NO_INT ? 0 : (int)r->work_state, r->work_from,
			    today),
		};
	}
	if (rows->n > n)
		v->pages.older = str_fmt(q->a, "/kerja/layanan?sesudah=%lld&keadaan=%.*s&instansi=%.*s", (long long)rows->at[n - 1].id.v,
		    STRF(q_text(q, "keadaan")), STRF(agency->code));
}

const struct err *
work_list_page(struct request *q, struct http_reply *r)
{
	struct work_list_view     v = {0};
	struct agency             agency;
	struct agency_list        mine;
	struct services_work_rows rows;
	struct publication_row    after = {.title = STR("")};
	struct html               h;
	int64_t                   last = q_int(q, "sesudah");
	size_t                    state = state_of(q_text(q, "keadaan"));
	const struct err         *e = work_agency(q, PERM_STANDARD_READ, &agency, &mine);

	if (!e && last != NO_INT)
		e = publication_by_id(q->db, q->a, (publication_id){last}, &after);
	if (!e)
		e = services_work(q->db, q->a, agency.id, (int64_t)state, date_of(q->now, agency.zone), after.title, after.id,
		    PAGE_ROWS + 1, &rows);
	if (!e)
		e = pledge_way(q, &agency, &v);
	if (e)
		return e;
	q_known(q, "keadaan", state != 0);
	const struct access_object whole = {.agency = agency.id};
	fill_rows(q, &agency, &rows, &v);
	v.agency = agency.name;
	if (q_may(q, PERM_STANDARD_EDIT, &whole, NULL)) {
		v.new_path = str_fmt(q->a, "/kerja/layanan/baru?instansi=%.*s", STRF(agency.code));
		v.template_path = STR("/kerja/layanan/contoh");
	}
	v.states.at = arena_array(q->a, COUNT(states), sizeof(*v.states.at));
	for (size_t i = 0; i < COUNT(states); i++)
		v.states.at[v.states.n++] = (struct work_pill){list_path(q, &agency, mine.n > 1, i), word(q->lang, states[i].label), i == state};
	v.agencies.at = arena_array(q->a, mine.n + 1, sizeof(*v.agencies.at));
	for (size_t i = 0; i < mine.n && mine.n > 1; i++)
		v.agencies.at[v.agencies.n++] = (struct work_pill){list_path(q, &mine.at[i], true, 0), mine.at[i].name, mine.at[i].id.v == agency.id.v};
	v.empty = (struct part_empty_view){.title = word(q->lang, W_services_work_empty), .text = word(q->lang, W_services_work_empty_text)};
	const struct page_head head = {.title = word(q->lang, W_services_work_title), .menu = "kerja-layanan", .work = true,
		.agency = agency.id};
	e = page_open(q, &head, &h);
	if (e)
		return e;
	work_list_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}
