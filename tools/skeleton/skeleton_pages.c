/* skeleton_pages.c - request to view to template. */
#include "rooms/skeleton/skeleton_pages.h"

#include "base/date.h"
#include "base/strs.h"
#include "gen/skeleton_list_html.h"

enum { PAGE_ROWS = 20 };

const struct err *
skeleton_list_page(struct request *q, struct http_reply *r)
{
	struct skeleton_list_view v = {
		.today = date_of(q->now, ZONE_WIB),
		.empty = {.title = word(q->lang, W_skeleton_empty)},
	};
	int64_t           before = q_int(q, "sebelum");
	const struct err *e = skeleton_list(q->db, q->a, before == NO_INT ? INT64_MAX : before, PAGE_ROWS + 1, &v.rows);

	if (e)
		return e;
	if (v.rows.n > PAGE_ROWS) {
		v.rows.n = PAGE_ROWS;
		v.pages.older = str_fmt(q->a, "/skeleton?sebelum=%lld", (long long)v.rows.at[PAGE_ROWS - 1].id.v);
	}
	const struct page_head head = {
		.title = word(q->lang, W_skeleton_title),
		.description = word(q->lang, W_skeleton_lead),
		.menu = "skeleton",
	};
	struct html h = {0};

	e = page_open(q, &head, &h);
	if (e)
		return e;
	skeleton_list_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}
