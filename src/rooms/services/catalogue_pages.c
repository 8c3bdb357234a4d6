/* catalogue_pages.c - the catalogue of services, the search over everything public, rights and duties. */
#include "rooms/services/service_pages.h"

#include "base/strs.h"
#include "core/casework.h"
#include "core/room.h"
#include "core/search.h"
#include "gen/service_catalogue_html.h"
#include "gen/service_rights_html.h"
#include "gen/service_search_html.h"
#include "gen/services_queries.h"
#include "rooms/services/service_read.h"
#include "rooms/services/service_words.h"

#include <stdlib.h>

enum { PAGE_ROWS = 20, FOUND_MAX = 200, ABOVE_CASES = 50 };

/* ---- catalogue ---- */

/* published absent: a kind that promises no time. */
static const struct err *
hit_of(struct request *q, str path, str title, str summary, str agency, str unit, str published, struct service_hit *out)
{
	struct service_term term = {0};
	bool                is_free = false;
	const struct err   *e = published.p ? service_brief_read(q->a, published, &term, &is_free) : NULL;

	*out = (struct service_hit){.icon = ICON_FILE, .path = path, .title = title, .summary = summary,
		.place = str_fmt(q->a, "%.*s, %.*s", STRF(unit), STRF(agency))};
	if (!e && published.p) {
		out->term = service_term_words(q->a, q->lang, &term);
		out->free = is_free;
	}
	return e;
}

static const struct err *
published_hit(struct request *q, const struct services_of_ids_row *r, struct service_hit *out)
{
	str path = r->kind == PUB_MAKLUMAT ? str_fmt(q->a, "/maklumat/%.*s", STRF(r->agency_code))
	                                   : str_fmt(q->a, "/layanan/%.*s/%.*s", STRF(r->agency_code), STRF(r->slug));

	return hit_of(q, path, r->title, r->summary, r->agency_name, r->unit_name, r->kind == PUB_STANDARD ? r->body : (str){NULL, 0},
	    out);
}

static str
ids_of(struct arena *a, const struct search_hits *hits, enum act_subject subject)
{
	struct buf b = {.arena = a};

	for (size_t i = 0; i < hits->n; i++) {
		if (hits->at[i].subject == subject)
			buf_fmt(&b, "%s%lld", b.n ? "," : "", (long long)hits->at[i].id);
	}
	return b.n ? buf_done(&b) : STR("");
}

/* Path of a publication of any kind, from the rooms' own tables. */
static str
path_of_kind(struct request *q, const struct services_of_ids_row *r)
{
	for (const struct room *const *room = q->rooms; *room; room++) {
		for (size_t i = 0; i < (*room)->publication_kind_count; i++) {
			const struct publication_kind *k = (*room)->publication_kinds[i];

			if ((int64_t)k->no == r->kind && r->kind != PUB_MAKLUMAT)
				return str_fmt(q->a, "%s%.*s/%.*s", k->path, STRF(r->agency_code), STRF(r->slug));
		}
	}
	return (str){0};
}

static str
path_of_case(struct request *q, const struct services_cases_of_ids_row *r)
{
	for (const struct room *const *room = q->rooms; *room; room++) {
		for (size_t i = 0; i < (*room)->case_kind_count; i++) {
			if ((int64_t)(*room)->case_kinds[i]->no == r->kind)
				return str_fmt(q->a, "%s%.*s", (*room)->case_kinds[i]->path, STRF(r->number));
		}
	}
	return (str){0};
}

static enum word
word_of_kind(int64_t kind)
{
	return kind == PUB_STANDARD ? W_services_search_standard
	    : kind == PUB_MAKLUMAT  ? W_services_search_pledge
	                            : W_services_search_other;
}

/* Rows of hits in the order of the search; two statements whatever was found. */
static const struct err *
rows_of_hits(struct request *q, const struct search_hits *hits, bool with_kind, struct service_hits_view *out)
{
	struct services_of_ids_rows       pubs = {0};
	struct services_cases_of_ids_rows cases = {0};
	struct service_hits_view          l = {.at = arena_array(q->a, hits->n + 1, sizeof(*l.at))};
	str                               pub_ids = ids_of(q->a, hits, SUBJECT_PUBLICATION), case_ids = ids_of(q->a, hits, SUBJECT_CASE);
	const struct err                 *e = pub_ids.n ? services_of_ids(q->db, q->a, pub_ids, FOUND_MAX, &pubs) : NULL;

	if (!e && case_ids.n)
		e = services_cases_of_ids(q->db, q->a, case_ids, PAGE_ROWS, &cases);
	for (size_t i = 0; i < hits->n && !e; i++) {
		struct service_hit *hit = &l.at[l.n];

		for (size_t k = 0; hits->at[i].subject == SUBJECT_PUBLICATION && k < pubs.n && !e; k++) {
			const struct services_of_ids_row *row = &pubs.at[k];

			if (row->id.v != hits->at[i].id)
				continue;
			e = published_hit(q, row, hit);
			if (row->kind != PUB_STANDARD && row->kind != PUB_MAKLUMAT)
				hit->path = path_of_kind(q, row);
			hit->kind = with_kind ? word(q->lang, word_of_kind(row->kind)) : (str){0};
			l.n += !e && hit->path.n > 0;
		}
		for (size_t k = 0; hits->at[i].subject == SUBJECT_CASE && k < cases.n; k++) {
			const struct services_cases_of_ids_row *row = &cases.at[k];

			if (row->id.v != hits->at[i].id)
				continue;
			*hit = (struct service_hit){.icon = ICON_SPEECH, .path = path_of_case(q, row), .title = row->title,
				.kind = word(q->lang, W_services_search_case),
				.place = str_fmt(q->a, "%.*s, %.*s, %.*s", STRF(row->number), STRF(row->unit_name), STRF(row->agency_name))};
			l.n += hit->path.n > 0;
		}
	}
	if (!e)
		*out = l;
	return e;
}

/* ---- the best first ---- */

struct ranked { int no; size_t place; struct search_hit hit; };

/* 0: the title is what was asked for; 1: it begins so; 2: it holds it; 3: the words stand elsewhere. */
static int
title_rank(struct arena *a, str title, str words)
{
	str       t = str_fmt(a, " %.*s ", STRF(search_stems(a, title, SIZE_MAX))), w = str_fmt(a, " %.*s ", STRF(words));
	ptrdiff_t at = str_find(t, w, 0);

	return at < 0 ? 3 : at > 0 ? 2 : t.n > w.n ? 1 : 0;
}

static int
by_rank(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;

	if (x->no != y->no)
		return x->no - y->no;
	return (x->place > y->place) - (x->place < y->place);
}

/* Publications (kind 0: any) by how well their titles fit, then the newest; at most FOUND_MAX. */
static const struct err *
best_publications(struct request *q, str words, int kind, agency_id agency, struct search_hits *out)
{
	struct services_of_ids_rows pubs = {0};
	str                         stems = search_stems(q->a, words, SIZE_MAX);
	const struct err *e = search_find(q->db, q->a, words, SUBJECT_PUBLICATION, kind, agency, INT64_MAX, FOUND_MAX, out);
	str ids = e ? STR("") : ids_of(q->a, out, SUBJECT_PUBLICATION);

	if (!e && ids.n > 0)
		e = services_of_ids(q->db, q->a, ids, FOUND_MAX, &pubs);
	if (e)
		return e;
	struct ranked *at = arena_array(q->a, out->n + 1, sizeof(*at));
	for (size_t i = 0; i < out->n; i++) {
		at[i] = (struct ranked){3, i, out->at[i]};
		for (size_t k = 0; k < pubs.n; k++) {
			if (pubs.at[k].id.v == out->at[i].id)
				at[i].no = title_rank(q->a, pubs.at[k].title, stems);
		}
	}
	qsort(at, out->n, sizeof(*at), by_rank);
	for (size_t i = 0; i < out->n; i++)
		out->at[i] = at[i].hit;
	return NULL;
}

/* "sebelum" here is how many were shown before. */
static const struct err *
catalogue_found(struct request *q, str words, agency_id agency, str rest, struct service_catalogue_view *v)
{
	struct search_hits hits;
	int64_t            shown = q_int(q, "sebelum") == NO_INT ? 0 : q_int(q, "sebelum");
	const struct err  *e = best_publications(q, words, PUB_STANDARD, agency, &hits);

	if (e)
		return e;
	size_t from = shown < 0 || (uint64_t)shown > hits.n ? hits.n : (size_t)shown;
	struct search_hits page = {hits.at + from, hits.n - from};

	if (page.n > PAGE_ROWS) {
		page.n = PAGE_ROWS;
		v->pages.older = str_fmt(q->a, "/layanan?q=%.*s%.*s&sebelum=%zu", STRF(form_encode(q->a, words)), STRF(rest),
		    from + PAGE_ROWS);
	}
	return rows_of_hits(q, &page, false, &v->hits);
}

static const struct err *
catalogue_all(struct request *q, str group, agency_id agency, str rest, struct service_catalogue_view *v)
{
	struct services_catalogue_rows rows;
	struct publication_row         after = {.title = STR("")};
	int64_t                        last = q_int(q, "sesudah");
	const struct err *e = last == NO_INT ? NULL : publication_by_id(q->db, q->a, (publication_id){last}, &after);

	if (!e)
		e = services_catalogue(q->db, q->a, agency, group, after.agency, after.title, after.id, PAGE_ROWS + 1, &rows);
	if (e)
		return e;
	size_t n = rows.n > PAGE_ROWS ? PAGE_ROWS : rows.n;
	v->hits.at = arena_array(q->a, n + 1, sizeof(*v->hits.at));
	for (size_t i = 0; i < n && !e; i++) {
		const struct services_catalogue_row *r = &rows.at[i];

		e = hit_of(q, str_fmt(q->a, "/layanan/%.*s/%.*s", STRF(r->agency_code), STRF(r->slug)), r->title, r->summary,
		    r->agency_name, r->unit_name, r->body, &v->hits.at[v->hits.n++]);
	}
	if (!e && rows.n > n)
		v->pages.older = str_fmt(q->a, "/layanan?sesudah=%lld%.*s", (long long)rows.at[n - 1].id.v, STRF(rest));
	return e;
}

/* Only groups that would find something, and the one that was asked for. */
static const struct err *
fill_filters(struct request *q, const struct agency_list *agencies, str group, str agency, struct service_catalogue_view *v)
{
	enum { GROUPS = 100 };
	struct services_groups_used_rows used;
	const struct err                *e = services_groups_used(q->db, q->a, GROUPS, &used);

	if (e)
		return e;
	v->groups.at = arena_array(q->a, service_group_count, sizeof(*v->groups.at));
	for (size_t i = 0; i < service_group_count; i++) {
		str  code = str_z(service_groups[i].code);
		bool has = str_eq(code, group);

		for (size_t k = 0; k < used.n && !has; k++)
			has = str_eq(used.at[k].code, code);
		if (has)
			v->groups.at[v->groups.n++] = (struct service_option){code, word(q->lang, service_groups[i].label), str_eq(code, group)};
	}
	v->agencies.at = arena_array(q->a, agencies->n + 1, sizeof(*v->agencies.at));
	for (size_t i = 0; i < agencies->n && agencies->n > 1; i++) {
		v->agencies.at[v->agencies.n++] = (struct service_option){agencies->at[i].code, agencies->at[i].name,
			str_eq(agencies->at[i].code, agency)};
	}
	return NULL;
}

const struct err *
service_catalogue_page(struct request *q, struct http_reply *r)
{
	struct service_catalogue_view v = {.words = q_text(q, "q")};
	struct agency_list            agencies;
	struct html                   h;
	agency_id                     agency = {0};
	str                           group = q_text(q, "kelompok"), code = q_text(q, "instansi");
	const struct err             *e = agency_all(q->db, q->a, &agencies);

	if (e)
		return e;
	if (service_group_word(group) == WORD_NONE)
		group = STR("");
	for (size_t i = 0; i < agencies.n; i++) {
		if (str_eq(agencies.at[i].code, code))
			agency = agencies.at[i].id;
	}
	q_known(q, "kelompok", group.n > 0);
	q_known(q, "instansi", agency.v != 0);
	str rest = str_fmt(q->a, "%s%.*s%s%.*s", group.n ? "&kelompok=" : "", STRF(group), agency.v ? "&instansi=" : "",
	    STRF(agency.v ? code : STR("")));
	e = v.words.n > 0 ? catalogue_found(q, v.words, agency, rest, &v) : catalogue_all(q, group, agency, rest, &v);
	if (e || (e = fill_filters(q, &agencies, group, code, &v)))
		return e;
	v.filtered = v.words.n > 0 || group.n > 0 || agency.v != 0;
	v.empty = v.filtered ? (struct part_empty_view){.title = word(q->lang, W_services_catalogue_not_found),
	                           .text = word(q->lang, W_services_catalogue_not_found_text)}
	                     : (struct part_empty_view){.title = word(q->lang, W_services_catalogue_none),
	                           .text = word(q->lang, W_services_catalogue_none_text)};
	const struct page_head head = {.title = word(q->lang, W_services_catalogue_title), .menu = "layanan", .agency = agency,
		.description = word(q->lang, W_services_catalogue_lead)};
	e = page_open(q, &head, &h);
	if (e)
		return e;
	service_catalogue_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

/* ---- search ---- */

const struct err *
service_search_page(struct request *q, struct http_reply *r)
{
	struct service_search_view v = {.words = q_text(q, "q"),
		.empty = {.title = word(q->lang, W_services_search_none), .text = word(q->lang, W_services_search_none_text)}};
	struct search_hits pubs = {0}, cases = {0};
	struct html        h;
	int64_t            before = q_int(q, "sebelum");
	const struct err  *e = NULL;

	/* What the agency promises stands above what people complain about; only the complaints go on over pages. */
	if (v.words.n > 0 && before == NO_INT)
		e = best_publications(q, v.words, 0, (agency_id){0}, &pubs);
	if (!e && v.words.n > 0)
		e = search_find(q->db, q->a, v.words, SUBJECT_CASE, 0, (agency_id){0}, before == NO_INT ? INT64_MAX : before,
		    PAGE_ROWS + 1, &cases);
	if (e)
		return e;
	v.published_count = (int64_t)pubs.n;
	if (pubs.n > ABOVE_CASES) {
		pubs.n = ABOVE_CASES;
		v.published_all = str_fmt(q->a, "/layanan?q=%.*s", STRF(form_encode(q->a, v.words)));
	}
	v.cases_count = cases.n > PAGE_ROWS || before != NO_INT ? NO_INT : (int64_t)cases.n;
	if (cases.n > PAGE_ROWS) { /* one more than a page shows, where the next begins: at its rank, so that none is left out */
		cases.n = PAGE_ROWS;
		v.pages.older = str_fmt(q->a, "/cari?q=%.*s&sebelum=%lld", STRF(form_encode(q->a, v.words)),
		    (long long)cases.at[PAGE_ROWS].rank + 1);
	}
	if ((e = rows_of_hits(q, &pubs, true, &v.published)) || (e = rows_of_hits(q, &cases, true, &v.cases)))
		return e;
	const struct page_head head = {.title = word(q->lang, W_services_search_title), .menu = "cari", .hidden = v.words.n > 0,
		.description = word(q->lang, W_services_search_lead)};
	e = page_open(q, &head, &h);
	if (e)
		return e;
	service_search_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

/* ---- rights and duties: UU 25/2009 Ps 18 a-i and 19 a-c ---- */

const struct err *
service_rights_page(struct request *q, struct http_reply *r)
{
	static const struct {
		enum word   text, use, label;
		const char *path;
	} rights[] = {
		{W_services_rights_a, W_services_rights_use_a, W_services_rights_to_services, "/layanan"},
		{W_services_rights_b, W_services_rights_use_b, W_services_rights_to_services, "/layanan"},
		{W_services_rights_c, W_services_rights_use_c, W_services_rights_to_complain, "/lapor"},
		{W_services_rights_d, W_services_rights_use_d, WORD_NONE, NULL},
		{W_services_rights_e, W_services_rights_use_e, W_services_rights_to_complain, "/lapor"},
		{W_services_rights_f, W_services_rights_use_f, WORD_NONE, NULL},
		{W_services_rights_g, W_services_rights_use_g, W_services_rights_to_ombudsman, "https://ombudsman.go.id"},
		{W_services_rights_h, W_services_rights_use_h, W_services_rights_to_lapor, "https://www.lapor.go.id"},
		{W_services_rights_i, W_services_rights_use_i, WORD_NONE, NULL},
	}, duties[] = {
		{W_services_rights_duty_a, W_services_rights_duty_use_a, WORD_NONE, NULL},
		{W_services_rights_duty_b, W_services_rights_duty_use_b, WORD_NONE, NULL},
		{W_services_rights_duty_c, W_services_rights_duty_use_c, WORD_NONE, NULL},
	};
	struct service_rights_view v = {{arena_array(q->a, COUNT(rights), sizeof(struct service_right)), COUNT(rights)},
		{arena_array(q->a, COUNT(duties), sizeof(struct service_right)), COUNT(duties)}};
	struct html                h;

	for (size_t i = 0; i < COUNT(rights); i++) {
		v.rights.at[i] = (struct service_right){word(q->lang, rights[i].text), word(q->lang, rights[i].use), {0}, {0}};
		if (rights[i].path) {
			v.rights.at[i].path = rights[i].path[0] == '/' ? q_here(q, str_z(rights[i].path)) : str_z(rights[i].path);
			v.rights.at[i].label = word(q->lang, rights[i].label);
		}
	}
	for (size_t i = 0; i < COUNT(duties); i++)
		v.duties.at[i] = (struct service_right){word(q->lang, duties[i].text), word(q->lang, duties[i].use), {0}, {0}};
	const struct page_head head = {.title = word(q->lang, W_services_rights_title), .menu = "layanan",
		.description = word(q->lang, W_services_rights_lead)};
	const struct err *e = page_open(q, &head, &h);
	if (e)
		return e;
	service_rights_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}
