/* desk_case.c - see desk_case.h: reads a case and puts its page together. */
#include "rooms/desk/desk_case.h"

#include "base/strs.h"
#include "core/areas.h"
#include "gen/desk_case_html.h"
#include "out/dates.h"
#include "rooms/complaints/complaints.h"
#include "rooms/desk/desk_acts.h"
#include "rooms/desk/desk_case_parts.h"
#include "rooms/desk/desk_reach.h"
#include "rooms/desk/desk_row.h"

enum { PEOPLE_MOST = 500, LADDER_MOST = 8, PAIRS_MOST = 8 };

const struct err *
desk_file_read(struct request *q, struct desk_file *out)
{
	struct desk_file  f = {.move_count = 0};
	const struct err *e = case_by_number(q->db, q->a, q->keys, q_param(q, "nomor"), false, &f.c);

	if (e)
		return e;
	f.kind = desk_kind_of(q, f.c.kind);
	if (!f.kind || !desk_may_read(q, &f.c))
		return err_new(q->a, ERR_MISSING, "case.missing", NULL, NULL);
	if ((e = case_by_id(q->db, q->a, q->keys, f.c.id, true, &f.c)) || (e = agency_by_id(q->db, q->a, f.c.agency, &f.office)) ||
	    (e = agency_calendar(q->db, q->a, f.c.agency, &f.calendar)) || (e = agency_law(q->db, q->a, f.c.agency, &f.law)) ||
	    (e = case_clocks(q->db, q->a, f.c.id, &f.clocks)) ||
	    (e = case_moves_open(q->a, f.kind, &f.c, &q->person, false, q->now, &f.moves, &f.move_count)) ||
	    (e = desk_people(q->db, q->a, f.c.agency, date_of(q->now, f.office.zone), PEOPLE_MOST, &f.people)))
		return e;
	*out = f;
	return NULL;
}

/* ---- beside the story ---- */

/* The next running promise that can still be missed. */
static instant
next_miss(struct request *q, const struct desk_file *f)
{
	instant next = NO_INSTANT;

	for (size_t i = 0; i < f->clocks.n; i++) {
		const struct clock_row *c = &f->clocks.at[i];
		bool                    drives = false;

		for (size_t k = 0; k < f->kind->clock_count; k++)
			drives = drives || (f->kind->clocks[k].no == c->clock && f->kind->clocks[k].drives);
		if (drives && c->round == f->c.reopened && c->state == CLOCK_RUNNING && c->due_at.ms >= q->now.ms &&
		    (!instant_known(next) || c->due_at.ms < next.ms))
			next = c->due_at;
	}
	return next;
}

static struct desk_rungs
ladder(struct request *q, const struct desk_file *f)
{
	const struct case_row *c = &f->c;
	size_t                 count = f->kind->ladder_count < LADDER_MOST ? f->kind->ladder_count : LADDER_MOST;
	struct desk_rung      *at = arena_array(q->a, LADDER_MOST + 1, sizeof(*at));
	bool                   open = case_state_of(f->kind, c->state)->open;
	instant                next = next_miss(q, f);
	size_t                 n = 0;

	for (size_t i = 0; i < count; i++) {
		bool now = (int64_t)i == c->level || (i + 1 == count && c->level > (int64_t)i);

		at[n] = (struct desk_rung){.label = word(q->lang, f->kind->ladder[i].label), .now = now && open};
		if (now && i == 0 && c->assignee_name.n > 0)
			at[n].note = c->assignee_name;
		else if (now && i > 0)
			at[n].note = word(q->lang, W_desk_ladder_raised);
		else if (open && (int64_t)i == c->level + 1 && instant_known(next)) {
			const struct word_arg args[] = {{"date", dates_day(q->a, q->lang, DATES_PLAIN, date_of(next, f->office.zone))}};

			at[n].note = word_fill(q->a, q->lang, W_desk_ladder_next, args, COUNT(args));
		}
		n++;
	}
	at[n++] = (struct desk_rung){.label = word(q->lang, W_desk_ladder_ombudsman), .note = word(q->lang, W_desk_ladder_right)};
	return (struct desk_rungs){at, n};
}

static struct desk_seen
seen_row(struct request *q, enum word who, bool story, bool name)
{
	return (struct desk_seen){
		.who = word(q->lang, who), .story = story ? PART_OK : PART_MUTE, .name = name ? PART_OK : PART_MUTE,
		.story_text = word(q->lang, story ? W_desk_seen_yes : W_desk_seen_no),
		.name_text = word(q->lang, name ? W_desk_seen_yes : W_desk_seen_no),
	};
}

/* From the table of rights itself, so that it cannot say anything else than what happens. */
static struct desk_seens
seen(struct request *q, const struct desk_file *f, bool name)
{
	static const struct {
		enum word who;
		enum role role;
	} rows[] = {{W_desk_seen_unit, ROLE_OFFICER}, {W_desk_seen_desk, ROLE_COORDINATOR}, {W_desk_seen_head, ROLE_HEAD},
		{W_desk_seen_oversight, ROLE_INSPECTORATE}, {W_desk_seen_admin, ROLE_ADMIN}};
	enum case_mode    mode = f->c.mode;
	bool              held = case_held(f->kind, &f->c);
	struct desk_seen *at = arena_array(q->a, COUNT(rows) + 2, sizeof(*at));
	size_t            n = 0;

	at[n] = seen_row(q, W_desk_seen_public, false, false);
	if (mode < MODE_CONFIDENTIAL) {
		at[n].story = PART_WARN;
		at[n].story_text = word(q->lang, f->c.title.p ? W_desk_seen_masked : W_desk_seen_later);
	}
	n++;
	at[n++] = seen_row(q, W_desk_seen_you, true, name);
	for (size_t i = 0; i < COUNT(rows); i++) {
		bool story = access_scope(rows[i].role, PERM_CASE_READ) != SCOPE_NONE &&
		    (mode < MODE_CONFIDENTIAL || access_scope(rows[i].role, PERM_CASE_READ_SECRET) != SCOPE_NONE) &&
		    (!held || access_scope(rows[i].role, PERM_CASE_READ_HELD) != SCOPE_NONE) &&
		    (mode < MODE_SEALED || role_is_oversight(rows[i].role));

		at[n++] = seen_row(q, rows[i].who, story,
		    story && mode != MODE_ANONYMOUS && access_scope(rows[i].role, PERM_CASE_IDENTITY) != SCOPE_NONE);
	}
	return (struct desk_seens){at, n};
}

static void
pair(struct request *q, struct desk_pairs *list, struct desk_pair *at, enum word label, str text)
{
	if (text.n == 0)
		return;
	at[list->n++] = (struct desk_pair){word(q->lang, label), text};
}

/* The reporter, as far as this person may know him: never of an anonymous one. */
static const struct err *
reporter(struct request *q, const struct desk_file *f, bool name, struct desk_pairs *out)
{
	struct case_party_list    parties;
	struct complaint_reporter who = {.name = {NULL, 0}};
	struct desk_pair         *at = arena_array(q->a, PAIRS_MOST, sizeof(*at));
	struct desk_pairs         list = {at, 0};
	bool                      found = false;
	const struct err         *e = case_parties(q->db, q->a, q->keys, &f->c, &parties);

	if (e || (name && (e = complaint_reporter_read(q->a, &parties, &found, &who))))
		return e;
	str none = word(q->lang, f->c.mode == MODE_ANONYMOUS ? W_desk_reporter_anonymous
	                         : name ? W_desk_reporter_erased : W_desk_reporter_hidden);

	pair(q, &list, at, W_desk_reporter_name, found && who.name.n > 0 ? who.name : none);
	pair(q, &list, at, W_desk_reporter_phone, who.phone);
	pair(q, &list, at, W_desk_reporter_mail, who.mail);
	pair(q, &list, at, W_desk_reporter_address, who.address);
	pair(q, &list, at, W_desk_reporter_nik, who.nik);
	for (size_t i = 0; i < parties.n; i++) {
		struct buf groups = {.arena = q->a};
		str        rest = parties.at[i].groups, code;

		while (parties.at[i].role == PARTY_REPORTER && rest.n > 0 && str_cut(&rest, ',', &code)) {
			const char *z = arena_str(q->a, code).p;
			enum word   w = word_find("complaint.group.", z) != WORD_NONE ? word_find("complaint.group.", z)
			                                                             : word_find("complaint.need.", z);

			if (groups.n > 0)
				buf_str(&groups, STR(", "));
			buf_str(&groups, w != WORD_NONE ? word(q->lang, w) : code);
		}
		pair(q, &list, at, W_desk_reporter_groups, buf_done(&groups));
	}
	*out = list;
	return NULL;
}

static str
facts(struct request *q, const struct case_row *c, str area)
{
	const str  rows[] = {word(q->lang, channel_word(c->channel)), c->category_name, c->service_title, area};
	struct buf b = {.arena = q->a};

	for (size_t i = 0; i < COUNT(rows); i++) {
		if (rows[i].n > 0)
			buf_fmt(&b, "%s%.*s", b.n > 0 ? " · " : "", STRF(rows[i]));
	}
	return buf_done(&b);
}

/* ---- the page ---- */

static const struct err *
fill(struct request *q, const struct desk_file *f, const char *opened, int64_t since, struct desk_case_view *v)
{
	struct access_object   object = desk_object(&f->c);
	struct complaint_words own = {.title = {NULL, 0}};
	bool                   quiet, name = f->c.mode != MODE_ANONYMOUS && q_may(q, PERM_CASE_IDENTITY, &object, NULL);
	struct desk_beside_row beside;
	enum role              as = 0;
	str                    area;
	const struct err      *e = complaint_words_read(q->a, f->c.sealed, &own);

	if (e || (e = desk_title(q, &f->c, &v->title, &quiet)) || (e = desk_story(q, f, since, &v->events, &v->since)) ||
	    (e = desk_forms(q, f, opened, &own, &v->acts)) || (e = reporter(q, f, name, &v->reporter)) ||
	    (e = desk_beside(q->db, q->a, f->c.id, f->c.due_clock, f->c.reopened, &beside)))
		return e;
	v->number = f->c.number;
	v->chips = desk_chips_of(q, f->kind, &f->c, beside.groups);
	if (f->c.class_ != 0 && f->c.class_ != COMPLAINT_SUPERVISORY) {
		struct part_chip_view *more = arena_array(q->a, v->chips.n + 1, sizeof(*more));

		memcpy(more, v->chips.at, v->chips.n * sizeof(*more));
		more[v->chips.n] = (struct part_chip_view){PART_PLAIN, word(q->lang, complaint_class_word(f->c.class_))};
		v->chips = (struct desk_chips){more, v->chips.n + 1};
	}
	if ((e = area_said(q->db, q->a, f->c.area, true, &area)))
		return e;
	v->facts = facts(q, &f->c, area);
	v->clocks = desk_clocks_of(q, f);
	v->readable = own.text.n > 0;
	v->text = own.text;
	v->want = own.want;
	v->place = own.place;
	v->event_day = f->c.event_day;
	v->confidential = f->c.mode >= MODE_CONFIDENTIAL;
	if (v->confidential && (e = case_views(q->db, q->a, f->c.id, &v->views)))
		return e;
	v->published = f->c.title.p != NULL;
	v->public_title = f->c.title;
	v->public_text = f->c.body;
	v->assigned = f->c.assignee_name;
	v->unit = f->c.unit_name;
	v->ladder = ladder(q, f);
	v->seen = seen(q, f, name);
	v->seen_note = word(q->lang, case_held(f->kind, &f->c) ? W_desk_seen_note_held : f->c.mode == MODE_ANONYMOUS ? W_desk_seen_note_anonymous
	                             : v->confidential ? W_desk_seen_note_confidential : W_desk_seen_note_open);
	v->oversight = v->acts.n == 1 && q_may(q, PERM_CASE_NOTE, &object, &as) && role_is_oversight(as);
	if (v->acts.n == 0)
		v->no_acts = word(q->lang, case_state_of(f->kind, f->c.state)->open ? W_desk_no_acts : W_desk_no_acts_ended);
	if (desk_too_late_to_extend(f, q->now))
		v->no_extension = word(q->lang, W_desk_no_extension);
	if (!v->confidential)
		v->public_path = str_fmt(q->a, "%s%.*s", f->kind->path, STRF(f->c.number));
	return NULL;
}

/* What was typed into a form that is not on the page any more. */
static str
unsent(struct request *q, const struct desk_file *f, const char *opened)
{
	if (opened && desk_form_open(f, opened, q->now))
		return (str){NULL, 0};
	return opened ? q_text(q, desk_field(q->a, "isi", opened)) : (str){NULL, 0};
}

const struct err *
desk_case_show(struct request *q, struct http_reply *r, const char *opened, int64_t seen, int status)
{
	enum { CONFLICT = 409 };
	struct desk_file      f;
	struct desk_case_view v = {.event_day = NO_DAY};
	struct html           h = {0};
	const struct err     *e = desk_file_read(q, &f);

	if (e)
		return e;
	if ((e = case_viewed(q->store, q->a, &f.c, q->person.account, q->now)))
		return e;
	v.unsent = unsent(q, &f, opened);
	if (opened && v.unsent.p) /* its form is gone: fold out the first that is there */
		opened = NULL;
	if ((e = fill(q, &f, opened, seen, &v)))
		return e;
	if (status == CONFLICT)
		v.refused = word(q->lang, v.since.n > 0 ? W_err_case_changed : W_err_case_move);
	else if (v.unsent.n > 0)
		v.refused = word(q->lang, W_err_case_move);
	const struct frame_link crumbs[] = {{.path = STR("/kerja/perkara"), .label = word(q->lang, W_desk_title)}};
	const struct page_head  head = {.title = str_fmt(q->a, "%.*s – %.*s", STRF(v.title), STRF(v.number)), .menu = "perkara",
		 .crumbs = crumbs, .crumb_count = COUNT(crumbs), .agency = f.c.agency, .zone = f.office.zone, .work = true,
		 .status = status};

	if ((e = page_open(q, &head, &h)))
		return e;
	desk_case_html(&h, &v);
	page_close(q, &h, r);
	http_reply_header(r, "cache-control", STR("no-store"));
	return NULL;
}

const struct err *
desk_case_page(struct request *q, struct http_reply *r)
{
	return desk_case_show(q, r, NULL, NO_INT, 0);
}
