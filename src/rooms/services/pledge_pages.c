/* pledge_pages.c - an agency's service pledge: the one in force, older ones, the bytes that were published. */
#include "rooms/services/service_pages.h"

#include "base/strs.h"
#include "gen/service_pledge_html.h"
#include "rooms/services/service_read.h"

static const struct err missing = {.kind = ERR_MISSING, .code = "publication.missing_record"};

static const struct err *
show(struct request *q, struct http_reply *r, const struct agency *agency, const struct publication_row *p,
    const struct version_row *version)
{
	struct service_oath_view   oath;
	struct pledge_in           in = {0};
	struct service_pledge_view v = {.agency = agency->name, .base = str_fmt(q->a, "/maklumat/%.*s", STRF(agency->code)),
		.empty = {.title = word(q->lang, W_services_pledge_none_title), .text = word(q->lang, W_services_pledge_none)},
		.version = version, .current = version && p->current.v == version->id.v};
	struct html                h;
	const struct err          *e = p ? service_versions_read(q, p, &v.versions) : NULL;

	if (!e && version)
		e = service_oath_of(q, version, v.base, &oath);
	if (!e && version)
		e = pledge_body_read(q->a, version->body, &in);
	if (e)
		return e;
	v.oath = version ? &oath : NULL;
	if (version)
		v.json = str_fmt(q->a, "%.*s/versi/%lld.json", STRF(v.base), (long long)version->no);
	v.services = in.services;
	for (size_t i = 0; i < v.versions.n; i++)
		v.versions.at[i].compare = (str){0}; /* three sentences are compared by reading them */
	const struct page_head head = {.title = word(q->lang, W_services_pledge_title), .menu = "layanan", .agency = agency->id,
		.description = word(q->lang, W_services_pledge_description)};
	e = page_open(q, &head, &h);
	if (e)
		return e;
	service_pledge_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

/* An agency without a pledge has the page all the same: it says that the duty is not done. */
static const struct err *
find(struct request *q, struct agency *agency, bool *found, struct publication_row *p)
{
	const struct err *e = agency_by_code(q->db, q->a, q_param(q, "kode"), agency);

	if (e)
		return e;
	e = publication_find(q->db, q->a, PUB_MAKLUMAT, agency->id, STR(PLEDGE_SLUG), p);
	*found = !e;
	return e && e->kind == ERR_MISSING ? NULL : e;
}

const struct err *
service_pledge_page(struct request *q, struct http_reply *r)
{
	struct agency          agency;
	struct publication_row p;
	struct version_row     v;
	bool                   found = false;
	const struct err      *e = find(q, &agency, &found, &p);

	if (!e && found && p.current.v != 0)
		e = version_by_id(q->db, q->a, NULL, NULL, p.current, &v);
	return e ? e : show(q, r, &agency, found ? &p : NULL, found && p.current.v != 0 ? &v : NULL);
}

const struct err *
service_pledge_version(struct request *q, struct http_reply *r)
{
	struct agency          agency;
	struct publication_row p;
	struct version_row     v;
	bool                   found = false, json;
	int64_t                no;
	str                    s = q_param(q, "n");
	const struct err      *e = find(q, &agency, &found, &p);

	json = str_ends(s, STR(".json"));
	if (json)
		s.n -= 5;
	if (!e && (!found || !str_int(s, &no) || no < 1))
		e = &missing;
	if (!e)
		e = version_by_no(q->db, q->a, p.id, no, &found, &v);
	if (!e && !found)
		e = &missing;
	if (e || !json)
		return e ? e : show(q, r, &agency, &p, &v);
	service_reply_bytes(q, r, v.published);
	return NULL;
}
