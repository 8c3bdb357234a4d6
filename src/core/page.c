/* page.c - the page of a request: what stands in its frame and how it ends; see request.h. */
#include "base/strs.h"
#include "core/office.h"
#include "core/request.h"
#include "core/room.h"
#include "gen/assets.h"
#include "gen/page_queries.h"

#include <stdlib.h>

enum { MENU_MAX = 16, ADDRESS_HASH_CHARS = 8 };

static str
asset_path(struct arena *a, const char *name)
{
	for (size_t i = 0; i < asset_count; i++) {
		if (strcmp(assets[i].path, name) == 0)
			return str_fmt(a, "/aset/%s?v=%.*s", name, ADDRESS_HASH_CHARS, assets[i].etag);
	}
	return (str){NULL, 0};
}

static const struct frame_assets *
frame_assets_of(struct arena *a)
{
	struct frame_assets *f = arena_alloc(a, sizeof(*f));

	*f = (struct frame_assets){
		.css = asset_path(a, "terang.css"),
		.font = asset_path(a, "terang.woff2"),
		.icon = asset_path(a, "ikon.svg"),
		.script = asset_path(a, "terang.js"),
	};
	return f;
}

static int
by_order(const void *a, const void *b)
{
	const struct menu_item *const *x = a, *const *y = b;

	return ((*x)->order > (*y)->order) - ((*x)->order < (*y)->order);
}

static struct frame_links
menu_of(const struct request *q, const struct page_head *head, enum menu_place place)
{
	const struct menu_item *found[MENU_MAX];
	size_t                  n = 0;

	for (const struct room *const *room = q->rooms; *room; room++) {
		for (size_t i = 0; i < (*room)->menu_count && n < MENU_MAX; i++) {
			const struct menu_item *item = &(*room)->menu[i];
			bool public_item = item->perm == PERM_PUBLIC;

			if (item->place == place && public_item != head->work && (public_item || q_may(q, item->perm, NULL, NULL)))
				found[n++] = item;
		}
	}
	qsort(found, n, sizeof(found[0]), by_order);
	struct frame_link *links = arena_array(q->a, n + 1, sizeof(*links));
	for (size_t i = 0; i < n; i++) {
		links[i] = (struct frame_link){
			.path = str_z(found[i]->path),
			.label = word(q->lang, found[i]->label),
			.current = head->menu && strcmp(head->menu, found[i]->key) == 0,
		};
	}
	return (struct frame_links){links, n};
}

static const struct frame_person *
person_of(const struct request *q)
{
	if (q->person.account.v == 0)
		return NULL;
	struct frame_person *p = arena_alloc(q->a, sizeof(*p));

	p->name = q->person.name;
	if (q->person.grant_count > 0) {
		enum word w = word_find("role.", role_code(q->person.grants[0].role));

		p->role = word(q->lang, w);
	}
	return p;
}

/* What the frame shows of the agency it speaks for. */
struct page_known {
	agency_id                asked;
	bool                     one;
	struct agency            agency;
	const struct frame_oath *oath;
};

/* The agency a page speaks for: the one named, else the only one, else none. */
static const struct err *
agency_of(struct request *q, const struct page_head *head, bool *found, struct agency *out)
{
	*found = true;
	if (head->agency.v != 0)
		return agency_by_id(q->db, q->a, head->agency, out);
	struct agency_list all = {0};
	const struct err  *e = agency_all(q->db, q->a, &all);

	*found = !e && all.n == 1;
	if (*found)
		*out = all.at[0];
	return e;
}

static const struct err *
oath_of(struct request *q, const struct agency *agency, const struct frame_oath **out)
{
	struct page_oath_row row = {0};
	bool                 found = false;
	const struct err    *e = page_oath(q->db, q->a, agency->id, &found, &row);

	*out = NULL;
	if (e || !found)
		return e;
	struct frame_oath *o = arena_alloc(q->a, sizeof(*o));

	*o = (struct frame_oath){
		.text = row.summary,
		.decided = row.valid_from,
		.by = row.responsible.n > 0 ? row.responsible : agency->name,
		.version = row.no,
		.path = str_fmt(q->a, "/maklumat/%.*s", STRF(agency->code)),
	};
	*out = o;
	return NULL;
}

static const struct part_flash_view *
flash_of(const struct request *q)
{
	str key = q_cookie(q, COOKIE_FLASH);

	if (!str_starts(key, STR("flash.")) || key.n > 80)
		return NULL;
	enum word w = word_find("", arena_str(q->a, key).p);

	if (w == WORD_NONE)
		return NULL;
	struct part_flash_view *f = arena_alloc(q->a, sizeof(*f));

	*f = (struct part_flash_view){.tone = PART_OK, .text = word(q->lang, w)};
	return f;
}

static bool
is_secret(const struct request *q, str name)
{
	for (size_t i = 0; q->route && i < q->route->field_count; i++) {
		if (str_eq(name, str_z(q->route->fields[i].name)))
			return q->route->fields[i].kind == FIELD_SECRET;
	}
	return true;
}

/* What the route sees of the query, written anew: a page that is kept also goes to people who asked with other words round it. */
static str
query_seen(const struct request *q)
{
	struct buf b = {.arena = q->a};

	for (size_t i = 0; q->http->method != HTTP_POST && i < q->form.n; i++) {
		if (!is_secret(q, q->form.at[i].name))
			buf_fmt(&b, "%s%.*s=%.*s", b.n > 0 ? "&" : "", STRF(q->form.at[i].name), STRF(form_encode(q->a, q->form.at[i].value)));
	}
	return b.n > 0 ? buf_done(&b) : (str){NULL, 0};
}

const struct err *
page_know(struct request *q, const struct page_head *head)
{
	struct page_known *k = arena_alloc(q->a, sizeof(*k));
	const struct err  *e = agency_of(q, head, &k->one, &k->agency);

	if (!e && k->one)
		e = oath_of(q, &k->agency, &k->oath);
	if (e)
		return e;
	k->asked = head->agency;
	q->known = k;
	return NULL;
}

const struct err *
page_open(struct request *q, const struct page_head *head, struct html *h)
{
	struct frame_view *f = arena_alloc(q->a, sizeof(*f));
	const struct err  *e = q->known && q->known->asked.v == head->agency.v ? NULL : page_know(q, head);

	if (e)
		return e;
	struct agency agency = q->known->agency;
	bool          one = q->known->one;

	f->oath = q->known->oath;
	f->assets = frame_assets_of(q->a);
	f->title = head->title;
	f->description = head->description;
	f->path = q->path;
	f->query = query_seen(q);
	f->origin = str_z(q->settings->url && q->settings->url[0] ? q->settings->url : NULL);
	f->feed = head->feed;
	f->agency = one ? agency.name : word(q->lang, W_frame_installation);
	f->parent = one ? agency.parent_name : (str){NULL, 0};
	f->home = head->agency.v != 0 && agency.code.n > 0 ? str_fmt(q->a, "/instansi/%.*s", STRF(agency.code)) : STR("/");
	f->demo = one ? agency.demo : q->settings->demo;
	f->hidden = head->hidden || head->work;
	f->workspace = head->work;
	f->wide = head->wide;
	f->one_sheet = head->one_sheet;
	f->menu = menu_of(q, head, MENU_TOP);
	f->unhappy = menu_of(q, head, MENU_FOOT_UNHAPPY);
	f->data = menu_of(q, head, MENU_FOOT_DATA);
	f->about = menu_of(q, head, MENU_FOOT_ABOUT);
	f->several = !one;
	f->crumbs = (struct frame_links){head->crumbs, head->crumb_count};
	f->person = person_of(q);
	f->csrf = q->csrf;
	f->flash = flash_of(q);
	f->errors = *q_errors(q);
	f->made = NO_INSTANT;
	q->frame = f;
	q->status = head->status ? head->status : q->fault_count > 0 ? 422 : 200;

	enum zone zone = head->zone ? head->zone : one ? agency.zone : ZONE_WIB;
	*h = (struct html){.out = {.arena = q->a}, .lang = q->lang, .zone = zone};
	frame_open(h, f);
	return NULL;
}

void
page_close(struct request *q, struct html *h, struct http_reply *r)
{
	frame_close(h, q->frame);
	if (q->frame->flash)
		reply_cookie(q, r, COOKIE_FLASH, (str){NULL, 0}, 0);
	r->status = q->status;
	http_reply_header(r, "content-type", STR("text/html; charset=utf-8"));
	r->body = buf_done(&h->out);
}
