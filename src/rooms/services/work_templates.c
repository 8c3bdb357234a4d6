/* work_templates.c - the common services an agency can begin with, each with its marks, warnings and sources. */
#include "base/strs.h"
#include "gen/work_template_html.h"
#include "gen/work_templates_html.h"
#include "rooms/services/service_kind.h"
#include "rooms/services/service_words.h"
#include "rooms/services/work_views.h"

const struct err *
work_templates_page(struct request *q, struct http_reply *r)
{
	struct service_templates   all;
	struct work_templates_view v = {0};
	struct html                h;
	const struct err          *e = service_templates_read(q->a, &all);

	if (e)
		return e;
	v.rows.at = arena_array(q->a, all.n + 1, sizeof(*v.rows.at));
	for (size_t i = 0; i < all.n; i++) {
		enum word group = service_group_word(all.at[i].group);

		v.rows.at[v.rows.n++] = (struct work_template_row){str_fmt(q->a, "/kerja/layanan/contoh/%.*s", STRF(all.at[i].slug)),
			all.at[i].name, all.at[i].summary, group ? word(q->lang, group) : all.at[i].group};
	}
	const struct frame_link crumbs[] = {{.path = STR("/kerja/layanan"), .label = word(q->lang, W_services_work_title)}};
	const struct page_head  head = {.title = word(q->lang, W_services_template_title), .menu = "kerja-layanan", .work = true,
		.crumbs = crumbs, .crumb_count = COUNT(crumbs)};
	e = page_open(q, &head, &h);
	if (e)
		return e;
	work_templates_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

/* Parts of a standard by their names, where the template has their numbers. */
static struct service_lines
part_names(struct request *q, const struct service_lines *codes)
{
	const struct publication_kind *k = &service_standard_kind;
	struct service_lines           out = {arena_array(q->a, codes->n, sizeof(str)), codes->n};

	for (size_t i = 0; i < codes->n; i++) {
		out.at[i] = codes->at[i];
		for (size_t p = 0; p < k->part_count; p++) {
			if (k->parts[p].code && str_eq(codes->at[i], str_z(k->parts[p].code)))
				out.at[i] = word(q->lang, k->parts[p].label);
		}
	}
	return out;
}

const struct err *
work_template_page(struct request *q, struct http_reply *r)
{
	static const struct err  missing = {.kind = ERR_MISSING, .code = "publication.missing_record"};
	struct service_templates all;
	struct work_template_view v = {0};
	struct html               h;
	const struct err         *e = service_templates_read(q->a, &all);

	if (e)
		return e;
	for (size_t i = 0; i < all.n && !v.t; i++) {
		if (str_eq(all.at[i].slug, q_param(q, "contoh")))
			v.t = &all.at[i];
	}
	if (!v.t)
		return &missing;
	v.use = str_fmt(q->a, "/kerja/layanan/baru?contoh=%.*s", STRF(v.t->slug));
	v.ready = part_names(q, &v.t->ready);
	v.decide = part_names(q, &v.t->decide);
	v.fill = part_names(q, &v.t->fill);
	v.unsure = part_names(q, &v.t->unsure);
	v.term = service_term_words(q->a, q->lang, &v.t->term);
	const struct frame_link crumbs[] = {{.path = STR("/kerja/layanan"), .label = word(q->lang, W_services_work_title)},
		{.path = STR("/kerja/layanan/contoh"), .label = word(q->lang, W_services_template_title)}};
	const struct page_head  head = {.title = v.t->name, .menu = "kerja-layanan", .work = true, .crumbs = crumbs,
		.crumb_count = COUNT(crumbs)};
	e = page_open(q, &head, &h);
	if (e)
		return e;
	work_template_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}
