/* office_public_pages.c - agencies and their units for anybody; the bytes an agency has published; the job that publishes. */
#include "rooms/office/office_pages.h"

#include "base/strs.h"
#include "core/log.h"
#include "core/room.h"
#include "gen/office_agencies_html.h"
#include "gen/office_agency_html.h"
#include "out/dates.h"
#include "rooms/office/office_hours_rules.h"

enum { CARDS = 30 };

const struct err *
office_agencies_page(struct request *q, struct http_reply *r)
{
	struct office_agencies_view v;
	struct html                 h;
	const struct err           *e = agency_all(q->db, q->a, &v.rows);

	if (e)
		return e;
	if (v.rows.n == 1) {
		reply_see_other(q, r, str_fmt(q->a, "/instansi/%.*s", STRF(v.rows.at[0].code)), WORD_NONE);
		return NULL;
	}
	const struct page_head head = {.title = word(q->lang, W_office_agencies_title), .menu = "instansi",
		.description = word(q->lang, W_office_agencies_lead)};

	if ((e = page_open(q, &head, &h)))
		return e;
	office_agencies_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

static str
directory_path(struct request *q, const struct agency *agency, str slug)
{
	return str_fmt(q->a, "/instansi/%.*s?unit=%.*s", STRF(agency->code), STRF(slug));
}

/* Cards of the open units right below the one shown, a page of them; and the way up to the root. */
static const struct err *
fill_directory(struct request *q, struct office_agency_view *v)
{
	struct unit_list  tree;
	const struct err *e = unit_tree(q->db, q->a, v->agency.id, &tree);
	int64_t           from = q_int(q, "mulai") == NO_INT ? 0 : q_int(q, "mulai"), seen = 0;

	if (e)
		return e;
	v->cards.at = arena_array(q->a, CARDS, sizeof(*v->cards.at));
	v->up.at = arena_array(q->a, tree.n, sizeof(*v->up.at));
	for (size_t i = 0; i < tree.n; i++) {
		const struct unit *u = &tree.at[i];

		if (u->id.v != v->here.id.v && str_starts(v->here.path, u->path))
			v->up.at[v->up.n++] = (struct office_link){directory_path(q, &v->agency, u->slug), u->name};
		if (u->parent.v != v->here.id.v || !u->active)
			continue;
		if (seen++ < from)
			continue;
		if (v->cards.n == CARDS) {
			v->pages.older = str_fmt(q->a, "%.*s&mulai=%lld", STRF(directory_path(q, &v->agency, v->here.slug)),
			    (long long)(from + CARDS));
			break;
		}
		struct office_card_view *card = &v->cards.at[v->cards.n++];

		*card = (struct office_card_view){.unit = *u, .own = directory_path(q, &v->agency, u->slug)};
		for (size_t k = i + 1; k < tree.n && str_starts(tree.at[k].path, u->path); k++)
			card->below += tree.at[k].active && tree.at[k].parent.v == u->id.v;
		if (card->below)
			card->path = directory_path(q, &v->agency, u->slug);
	}
	if (from > 0)
		v->pages.newer = str_fmt(q->a, "%.*s&mulai=%lld", STRF(directory_path(q, &v->agency, v->here.slug)),
		    (long long)(from > CARDS ? from - CARDS : 0));
	return NULL;
}

static const struct err *
fill_rules(struct request *q, struct office_agency_view *v)
{
	static const struct {
		const char *kind;
		enum word   label;
	} kinds[] = {{"aturan", W_office_rules_manifest}, {"kalender", W_office_rules_calendar}, {"hukum", W_office_rules_law}};

	v->rules.at = arena_array(q->a, COUNT(kinds), sizeof(*v->rules.at));
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct manifest   m;
		bool              found;
		const struct err *e = manifest_newest(q->db, q->a, v->agency.code, kinds[i].kind, &found, &m);

		if (e)
			return e;
		if (found) {
			const struct word_arg args[] = {{"n", str_fmt(q->a, "%lld", (long long)m.version)}};

			v->rules.at[v->rules.n++] = (struct office_link){str_fmt(q->a, "/v/%.*s", STRF(m.hash)),
				word_fill(q->a, q->lang, kinds[i].label, args, COUNT(args))};
		}
	}
	return NULL;
}

/* The agency's opening hours, one row per kind of weekday. */
static void
fill_hours(struct request *q, struct office_agency_view *v)
{
	static const enum word days[OFFICE_DAY_KINDS] = {W_office_hours_monday, W_office_hours_friday, W_office_hours_saturday};
	const int              kinds = agency_hours_on(&v->agency, SATURDAY) ? OFFICE_DAY_KINDS : OFFICE_SATURDAY;

	v->hours.at = arena_array(q->a, OFFICE_DAY_KINDS, sizeof(*v->hours.at));
	for (int i = 0; i < kinds; i++) {
		const struct office_hours *h = &v->agency.hours[i];
		struct office_hours_row   *row = &v->hours.at[v->hours.n++];

		*row = (struct office_hours_row){.days = word(q->lang, days[i]),
			.hours = office_hours_text(q->a, q->lang, h->open, h->close)};
		if (h->break_from != h->break_to)
			row->rest = office_hours_text(q->a, q->lang, h->break_from, h->break_to);
	}
	v->zone = str_z(zone_name(v->agency.zone));
}

/* What befell the unit: its names, where it stood, what went into it. */
static const struct err *
fill_history(struct request *q, struct office_agency_view *v)
{
	struct unit_changes changes;
	struct unit_names   names;
	const struct err   *e;

	if ((e = unit_changes(q->db, q->a, v->here.id, &changes)) || (e = unit_name_history(q->db, q->a, v->here.id, &names)))
		return e;
	v->history.at = arena_array(q->a, changes.n + names.n, sizeof(*v->history.at));
	for (size_t i = 0; i < names.n && names.n > 1; i++) {
		const struct word_arg args[] = {{"name", names.at[i].name}, {"day", dates_day(q->a, q->lang, DATES_PLAIN, names.at[i].from)}};

		v->history.at[v->history.n++].label = word_fill(q->a, q->lang, W_office_history_name, args, COUNT(args));
	}
	for (size_t i = 0; i < changes.n; i++) {
		const struct unit_change_row *c = &changes.at[i];
		const struct word_arg args[] = {{"unit", c->other}, {"day", dates_day(q->a, q->lang, DATES_PLAIN, c->on)}};

		v->history.at[v->history.n++].label = word_fill(q->a, q->lang, c->incoming ? W_office_history_incoming :
		    c->kind == UNIT_MERGED_INTO ? W_office_history_merged : W_office_history_moved, args, COUNT(args));
	}
	return NULL;
}

/* A page of another room about this agency; absent where the program has no such room. */
static str
page_if_any(struct request *q, const struct agency *agency, const char *path)
{
	return room_has_page(q->rooms, path) ? str_fmt(q->a, "%s?instansi=%.*s", path, STRF(agency->code)) : (str){NULL, 0};
}

const struct err *
office_agency_page(struct request *q, struct http_reply *r)
{
	struct office_agency_view v = {0};
	struct html               h;
	const struct err         *e;
	str                       slug = q_text(q, "unit");

	if ((e = agency_by_code(q->db, q->a, q_param(q, "kode"), &v.agency)) ||
	    (e = slug.n ? unit_by_slug(q->db, q->a, v.agency.id, slug, &v.here) : unit_root(q->db, q->a, v.agency.id, &v.here)) ||
	    (e = fill_directory(q, &v)) || (e = fill_history(q, &v)) || (e = fill_rules(q, &v)))
		return e;
	v.is_root = v.here.parent.v == 0;
	v.complain = page_if_any(q, &v.agency, "/lapor");
	v.services = page_if_any(q, &v.agency, "/layanan");
	v.complaints = page_if_any(q, &v.agency, "/aduan");
	v.figures = page_if_any(q, &v.agency, "/kinerja");
	if (v.is_root)
		fill_hours(q, &v);
	v.described = v.here.competence.n || v.here.hours.n || v.here.address.n || v.here.contact.n || v.here.responsible.n ||
	    v.here.complaints_desk || v.is_root;
	const struct page_head head = {.title = v.here.name, .description = word(q->lang, W_office_directory_lead),
		.menu = "instansi", .agency = v.agency.id};

	if ((e = page_open(q, &head, &h)))
		return e;
	office_agency_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

const struct err *
office_manifest_page(struct request *q, struct http_reply *r)
{
	struct manifest   m;
	const struct err *e = manifest_by_hash(q->db, q->a, q_param(q, "hash"), &m);

	struct log_entry  leaf = {.idx = NO_INT};
	bool              found = false;

	if (e && e->kind == ERR_MISSING) {
		const struct err *other = log_find(q->db, q->a, q_param(q, "hash"), &found, &leaf);

		if (other)
			return other;
	}
	if (e && !found)
		return e;
	http_reply_header(r, "cache-control", STR("public, max-age=31536000, immutable"));
	reply_bytes(q, r, "application/json", NULL, found ? leaf.bytes : m.body);
	return NULL;
}

struct rules_write {
	struct arena *a;
	struct keys  *keys;
	agency_id     agency;
	instant       at;
};

static const struct err *
rules_write(struct db *tx, void *ctx)
{
	struct rules_write *w = ctx;
	const struct actor  system = {.role = ROLE_SYSTEM};
	bool                changed;

	return agency_rules_publish(tx, w->a, w->keys, w->agency, &system, w->at, &changed);
}

const struct err *
office_rules_job(const struct job_tools *t)
{
	struct agency_list all;
	struct store_lent *lent;
	const struct err  *e = store_lend(t->store, t->a, &lent);

	if (e)
		return e;
	if ((e = agency_all(lent->db, t->a, &all)))
		e = err_copy(t->a, e);
	store_lent_back(lent);
	if (e)
		return e;
	for (size_t i = 0; i < all.n; i++) {
		struct rules_write w = {t->a, t->keys, all.at[i].id, t->now};
		const struct err  *bad = store_write(t->store, t->a, rules_write, &w);

		if (!e) /* one agency must not keep the others waiting */
			e = bad;
	}
	return e;
}
