/* desk_figures.c - see desk_figures.h. Counted from the cases themselves, so that every figure can be checked by hand. */
#include "rooms/desk/desk_figures.h"

#include "base/strs.h"
#include "gen/desk_figures_html.h"
#include "gen/desk_queries.h"
#include "rooms/complaints/complaints.h"
#include "rooms/desk/desk_reach.h"
#include "rooms/desk/desk_rules.h"
#include "rooms/desk/desk_views.h"

enum {
	FIGURES_DAYS = 90, /* not a law: as far back as is looked */
	CASES_MOST = 2000,
	OPEN_MOST = 10000,
	ROWS_MOST = 2,
};

/* The clock that ends with the full answer. */
static int
completion_clock(const struct case_kind *k)
{
	for (size_t i = 0; i < k->clock_count; i++) {
		if (k->clocks[i].minutes == MEASURE_MINUTES)
			return k->clocks[i].no;
	}
	return 0;
}

static const struct err *
row_of(struct request *q, const struct desk_reach *reach, instant from, account_id assignee, struct desk_figures_row *row)
{
	struct desk_received_rows rows;
	int64_t                  *minutes, kept = 0, missed = 0;
	size_t                    n = 0;
	const struct err         *e = desk_received(q->db, q->a, reach->office.id, (int64_t)complaint_kind.no, from, reach->open_units,
	            reach->secret_units, reach->sealed_units, q->person.account, assignee.v, completion_clock(&complaint_kind),
	            CASES_MOST + 1, &rows);

	if (e)
		return e;
	row->more = rows.n > CASES_MOST;
	if (row->more)
		rows.n = CASES_MOST;
	minutes = arena_array(q->a, rows.n + 1, sizeof(*minutes));
	for (size_t i = 0; i < rows.n; i++) {
		const struct desk_received_row *c = &rows.at[i];

		if (instant_known(c->answered_at))
			minutes[n++] = (c->answered_at.ms - c->opened_at.ms) / MS_PER_MINUTE;
		kept += c->clock_state == CLOCK_MET;
		missed += c->clock_state == CLOCK_MISSED ||
		    (c->clock_state == CLOCK_RUNNING && c->clock_due.ms < deadline_second(q->now).ms);
	}
	int64_t median = desk_median(minutes, n);

	row->received = (int64_t)rows.n;
	row->answered = (int64_t)n;
	row->in_time = desk_share(kept, kept + missed);
	row->median = median == NO_INT ? NO_INT : (median + 59) / 60;
	return NULL;
}

static const struct part_select_view *
office_select(struct request *q, const struct desk_reach *r)
{
	struct part_option      *at = arena_array(q->a, r->offices.n, sizeof(*at));
	struct part_select_view *v = arena_alloc(q->a, sizeof(*v));

	if (r->offices.n < 2)
		return NULL;
	for (size_t i = 0; i < r->offices.n; i++) {
		at[i] = (struct part_option){.value = r->offices.at[i].code, .text = r->offices.at[i].name,
			.chosen = r->offices.at[i].id.v == r->office.id.v};
	}
	*v = (struct part_select_view){.id = STR("instansi"), .label = word(q->lang, W_desk_filter_office),
		.options = {at, r->offices.n}};
	return v;
}

const struct err *
desk_figures_page(struct request *q, struct http_reply *r)
{
	struct desk_reach         reach;
	struct desk_counts_row    open;
	struct desk_figures_row  *rows = arena_array(q->a, ROWS_MOST, sizeof(*rows));
	struct desk_figures_view  v = {.rows = {rows, 1}};
	struct html               h = {0};
	const struct err         *e = desk_reach_read(q, q_text(q, "instansi"), (unit_id){0}, &reach);

	if (e)
		return e;
	enum zone zone = reach.office.zone;
	day       tomorrow = date_of(q->now, zone);

	v.to = tomorrow;
	v.from = (day){tomorrow.d - FIGURES_DAYS};
	tomorrow.d++;
	if ((e = desk_counts(q->db, q->a, reach.office.id, deadline_second(q->now), date_start(tomorrow, zone), reach.open_units,
	         reach.secret_units, reach.sealed_units, q->person.account, 0, 0, OPEN_MOST, &open)))
		return e;
	rows[0] = (struct desk_figures_row){.label = word(q->lang, W_desk_figures_units), .path = STR("/kerja/perkara"),
		.open = open.everything, .late = open.late};
	if ((e = row_of(q, &reach, date_start(v.from, zone), (account_id){0}, &rows[0])))
		return e;
	if (q_may(q, PERM_CASE_ANSWER, NULL, NULL)) {
		rows[1] = (struct desk_figures_row){.label = word(q->lang, W_desk_figures_mine),
			.path = STR("/kerja/perkara?lihat=saya"), .open = open.mine, .late = NO_INT};
		if ((e = row_of(q, &reach, date_start(v.from, zone), q->person.account, &rows[1])))
			return e;
		v.rows.n = ROWS_MOST;
	}
	v.office = office_select(q, &reach);
	const struct page_head head = {.title = word(q->lang, W_desk_figures_title), .menu = "angka", .agency = reach.office.id,
		.work = true};

	if ((e = page_open(q, &head, &h)))
		return e;
	desk_figures_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}
