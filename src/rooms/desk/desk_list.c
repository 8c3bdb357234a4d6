/* desk_list.c - see desk_list.h. */
#include "rooms/desk/desk_list.h"

#include "base/strs.h"
#include "core/room.h"
#include "core/search.h"
#include "gen/desk_inbox_html.h"
#include "gen/desk_queries.h"
#include "rooms/complaints/complaints.h"
#include "rooms/desk/desk_reach.h"
#include "rooms/desk/desk_row.h"
#include "rooms/desk/desk_rules.h"
#include "rooms/desk/desk_views.h"
#include "web/url.h"

enum { PAGE_ROWS = 25, COUNT_MOST = 100000, HITS_MOST = 200 };

static const char inbox[] = "/kerja/perkara";

/* ---- the views above the list ---- */

enum view_kind { VIEW_LATE, VIEW_TODAY, VIEW_FRESH, VIEW_WAITING, VIEW_MINE, VIEW_ALL, VIEW_ENDED, VIEW_COUNT };

static const struct view_row {
	const char *slug;
	enum word   label;
	const char *look;
	bool        dated; /* only the order by date makes sense */
} views[VIEW_COUNT] = {
	[VIEW_LATE] = {"lewat", W_desk_view_late, "bad", true},
	[VIEW_TODAY] = {"hari-ini", W_desk_view_today, "warn", true},
	[VIEW_FRESH] = {"belum-diverifikasi", W_desk_view_fresh, "any", false},
	[VIEW_WAITING] = {"menunggu", W_desk_view_waiting, "any", false},
	[VIEW_MINE] = {"saya", W_desk_view_mine, "any", false},
	[VIEW_ALL] = {"semua", W_desk_view_all, "any", false},
	[VIEW_ENDED] = {"berakhir", W_desk_view_ended, "any", true},
};

/* What is asked for. */
struct asked {
	struct desk_reach       reach;
	enum view_kind          view;
	bool                    newest;
	const struct case_kind *kind;  /* the one whose states and classes the filters show; the only one so far */
	int                     state; /* 0: any */
	int                     class_;
	int64_t                 channel;
	str                     words;
	bool                    filtered;
	int64_t                 key, id;
	bool                    further;
};

static int64_t
state_bits(const struct case_kind *k, bool paused)
{
	int64_t bits = 0;

	if (!paused)
		return (int64_t)CASE_IN(k->first_state);
	for (size_t i = 0; i < k->move_count; i++) {
		for (int no = 1; no < CASE_MAX_CLOCKS; no++) {
			if (k->moves[i].effects[no] == CLOCK_PAUSE && k->moves[i].to > 0)
				bits |= (int64_t)CASE_IN(k->moves[i].to);
		}
	}
	return bits;
}

static int
state_of_slug(const struct case_kind *k, str slug)
{
	for (size_t i = 0; i < k->state_count; i++) {
		if (str_eq(str_z(k->states[i].slug), slug))
			return k->states[i].no;
	}
	return 0;
}

static const struct err *
read_asked(struct request *q, struct asked *out)
{
	struct asked      s = {.view = VIEW_ALL, .kind = &complaint_kind, .words = q_text(q, "q")};
	int64_t           unit = q_int(q, "unit");
	const struct err *e = desk_reach_read(q, q_text(q, "instansi"), (unit_id){unit == NO_INT ? 0 : unit}, &s.reach);

	if (e)
		return e;
	bool view_known = false;

	for (size_t i = 0; i < VIEW_COUNT; i++) {
		if (str_eq(str_z(views[i].slug), q_text(q, "lihat"))) {
			s.view = (enum view_kind)i;
			view_known = true;
		}
	}
	s.state = state_of_slug(s.kind, q_text(q, "status"));
	s.class_ = case_class_of(s.kind, q_text(q, "kelas"));
	s.channel = q_int(q, "kanal");
	if (s.channel == NO_INT || channel_word((enum channel)s.channel) == WORD_NONE)
		s.channel = 0;
	q_known(q, "lihat", view_known);
	q_known(q, "unit", s.reach.only.v != 0 || s.reach.offices.n > 1); /* with another agency chosen its unit is left behind */
	q_known(q, "status", s.state != 0);
	q_known(q, "kelas", s.class_ != 0);
	q_known(q, "kanal", s.channel != 0);
	if (q_faulty(q, "q"))
		s.words = STR("");
	if (s.state && case_state_of(s.kind, s.state)->final)
		s.view = VIEW_ENDED;
	else if (s.state && s.view == VIEW_ENDED)
		s.view = VIEW_ALL;
	s.newest = str_eq(q_text(q, "urut"), STR("terbaru")) && !views[s.view].dated;
	s.filtered = s.state || s.class_ || s.channel || s.reach.only.v;
	s.further = desk_place_parse(q_text(q, "sesudah"), &s.key, &s.id);
	q_known(q, "sesudah", s.further);
	*out = s;
	return NULL;
}

/* The address of the list as it is asked for, with other choices where given. */
static str
path_of(struct request *q, const struct asked *s, enum view_kind view, bool newest, str place)
{
	struct buf b = {.arena = q->a};
	char       sep = '?';

	buf_fmt(&b, "%s", inbox);
	if (view != VIEW_ALL)
		buf_fmt(&b, "%clihat=%s", sep, views[view].slug), sep = '&';
	if (newest)
		buf_fmt(&b, "%curut=terbaru", sep), sep = '&';
	if (s->reach.offices.n > 1)
		buf_fmt(&b, "%cinstansi=%.*s", sep, STRF(s->reach.office.code)), sep = '&';
	if (s->reach.only.v)
		buf_fmt(&b, "%cunit=%lld", sep, (long long)s->reach.only.v), sep = '&';
	if (s->state)
		buf_fmt(&b, "%cstatus=%s", sep, case_state_of(s->kind, s->state)->slug), sep = '&';
	if (s->class_)
		buf_fmt(&b, "%ckelas=%s", sep, s->kind->classes[s->class_]), sep = '&';
	if (s->channel)
		buf_fmt(&b, "%ckanal=%lld", sep, (long long)s->channel), sep = '&';
	if (s->words.n > 0)
		buf_fmt(&b, "%cq=%.*s", sep, STRF(form_encode(q->a, s->words))), sep = '&';
	if (place.n > 0)
		buf_fmt(&b, "%csesudah=%.*s", sep, STRF(place));
	return buf_done(&b);
}

/* ---- reading ---- */

struct ids {
	case_id *at;
	size_t   n;
	str      next; /* place of the last one shown; absent: there are no more */
};

static instant
day_begins(const struct asked *s, instant now, int days)
{
	day d = date_of(now, s->reach.office.zone);

	d.d += days;
	return date_start(d, s->reach.office.zone);
}

static void
take(struct request *q, struct ids *out, size_t i, case_id id, int64_t place)
{
	if (i < PAGE_ROWS)
		out->at[out->n++] = id;
	if (i == PAGE_ROWS - 1)
		out->next = str_fmt(q->a, "%lld.%lld", (long long)place, (long long)id.v);
}

/* The page of ids by the statement of its order; next is set only when one more was there. */
static const struct err *
read_ids(struct request *q, const struct asked *s, struct ids *out)
{
	const struct desk_reach *r = &s->reach;
	account_id               me = q->person.account;
	int64_t                  assignee = s->view == VIEW_MINE ? me.v : 0, states = s->state ? (int64_t)CASE_IN(s->state) : 0;
	int64_t                  kind = s->state || s->class_ ? (int64_t)s->kind->no : 0, until = INT64_MAX, key, id;
	const struct err        *e;
	size_t                   found = 0;

	out->at = arena_array(q->a, PAGE_ROWS, sizeof(*out->at));
	if (s->view == VIEW_FRESH || s->view == VIEW_WAITING)
		states = state_bits(s->kind, s->view == VIEW_WAITING);
	if (s->view == VIEW_ENDED) {
		struct desk_ended_rows rows;

		key = s->further ? s->key : INT64_MAX;
		e = desk_ended(q->db, q->a, r->office.id, key, (case_id){s->further ? s->id : INT64_MAX}, r->open_units,
		    r->secret_units, r->sealed_units, me, assignee, kind, states, s->class_, s->channel, PAGE_ROWS + 1, &rows);
		for (size_t i = 0; !e && i < rows.n; i++)
			take(q, out, i, rows.at[i].id, rows.at[i].place);
		found = e ? 0 : rows.n;
	} else if (s->newest) {
		struct desk_open_newest_rows rows;

		key = s->further ? s->key : INT64_MAX;
		e = desk_open_newest(q->db, q->a, r->office.id, key, (case_id){s->further ? s->id : INT64_MAX}, until,
		    r->open_units, r->secret_units, r->sealed_units, me, assignee, kind, states, s->class_, s->channel,
		    PAGE_ROWS + 1, &rows);
		for (size_t i = 0; !e && i < rows.n; i++)
			take(q, out, i, rows.at[i].id, rows.at[i].place);
		found = e ? 0 : rows.n;
	} else {
		struct desk_open_by_due_rows rows;
		instant                      second = deadline_second(q->now);

		key = 0;
		id = 0;
		if (s->view == VIEW_LATE)
			until = second.ms;
		if (s->view == VIEW_TODAY) {
			key = second.ms;
			until = day_begins(s, q->now, 1).ms;
		}
		if (s->further) {
			key = s->key;
			id = s->id;
		}
		e = desk_open_by_due(q->db, q->a, r->office.id, key, (case_id){id}, until, r->open_units, r->secret_units,
		    r->sealed_units, me, assignee, kind, states, s->class_, s->channel, PAGE_ROWS + 1, &rows);
		for (size_t i = 0; !e && i < rows.n; i++)
			take(q, out, i, rows.at[i].id, rows.at[i].place);
		found = e ? 0 : rows.n;
	}
	if (found <= PAGE_ROWS)
		out->next = (str){NULL, 0};
	return e;
}

/* Does a found case stand in what is asked for? The same rules as in the statements. */
static bool
wanted(const struct request *q, const struct asked *s, const struct case_row *c)
{
	str units = c->mode < MODE_CONFIDENTIAL ? s->reach.open_units
	            : c->mode == MODE_CONFIDENTIAL ? s->reach.secret_units : s->reach.sealed_units;
	const struct case_kind *kind = desk_kind_of(q, c->kind);
	str mark = str_fmt(q->a, ",%s%lld,", kind && case_held(kind, c) ? "h" : "", (long long)c->unit.v);

	return str_find(units, mark, 0) >= 0 && c->about.v != q->person.account.v &&
	    (!s->state || (c->kind == s->kind->no && c->state == s->state)) && (!s->class_ || c->class_ == s->class_) &&
	    (!s->channel || (int64_t)c->channel == s->channel);
}

/* By words, among what is public; newest first, at most HITS_MOST hits are looked at for a page. */
static const struct err *
read_found(struct request *q, const struct asked *s, struct desk_rows_read *rows)
{
	struct search_hits hits;
	const struct err  *e = search_find(q->db, q->a, s->words, SUBJECT_CASE, 0, s->reach.office.id,
	     s->further ? s->key : INT64_MAX, HITS_MOST, &hits);

	for (size_t i = 0; !e && i < hits.n; i++) {
		struct case_row c;

		if (rows->n == PAGE_ROWS) {
			rows->next = str_fmt(q->a, "%lld.0", (long long)hits.at[i - 1].rank);
			break;
		}
		if ((e = case_by_id(q->db, q->a, q->keys, (case_id){hits.at[i].id}, false, &c)))
			break;
		if (wanted(q, s, &c))
			rows->at[rows->n++] = c;
	}
	if (!e && !rows->next.p && hits.n == HITS_MOST)
		rows->next = str_fmt(q->a, "%lld.0", (long long)hits.at[hits.n - 1].rank);
	return e;
}

static const struct err *
read_rows(struct request *q, const struct asked *s, struct desk_rows_read *rows)
{
	struct ids        ids = {0};
	const struct err *e;

	*rows = (struct desk_rows_read){.at = arena_array(q->a, PAGE_ROWS, sizeof(*rows->at))};
	if (s->words.n > 0)
		return read_found(q, s, rows);
	if ((e = read_ids(q, s, &ids)))
		return e;
	for (size_t i = 0; i < ids.n && !e; i++) {
		/* The reporter's own title stands in for the public one until there is one. */
		e = case_by_id(q->db, q->a, q->keys, ids.at[i], true, &rows->at[i]);
	}
	rows->n = ids.n;
	rows->next = ids.next;
	return e;
}

/* ---- the page ---- */

static struct desk_pill
pill_of(struct request *q, const struct asked *s, enum view_kind view, int64_t n, bool cut)
{
	struct asked plain = {.reach = s->reach, .kind = s->kind};

	return (struct desk_pill){
		.path = path_of(q, &plain, view, false, (str){NULL, 0}),
		.label = word(q->lang, views[view].label),
		.look = n > 0 ? str_z(views[view].look) : STR("any"),
		.n = n,
		.more = cut,
		.current = s->view == view,
	};
}

static const struct err *
pills_of(struct request *q, const struct asked *s, struct desk_pills *out, int64_t *late)
{
	const struct desk_reach *r = &s->reach;
	struct desk_counts_row   n;
	struct desk_pill        *at = arena_array(q->a, VIEW_ENDED, sizeof(*at));
	const struct err        *e = desk_counts(q->db, q->a, r->office.id, deadline_second(q->now), day_begins(s, q->now, 1),
	           r->open_units, r->secret_units, r->sealed_units, q->person.account, state_bits(s->kind, false),
	           state_bits(s->kind, true), COUNT_MOST + 1, &n);

	if (e)
		return e;
	bool          cut = n.everything > COUNT_MOST;
	const int64_t of[VIEW_ENDED] = {n.late, n.today, n.fresh, n.waiting, n.mine, n.everything};

	for (int i = 0; i < VIEW_ENDED; i++)
		at[i] = pill_of(q, s, (enum view_kind)i, of[i], cut && i > VIEW_TODAY);
	*out = (struct desk_pills){at, VIEW_ENDED};
	*late = n.late;
	return NULL;
}

static struct part_select_view
select_of(struct request *q, const char *id, enum word label, enum word none, struct part_option *at, size_t n)
{
	return (struct part_select_view){.id = str_z(id), .label = word(q->lang, label), .none = word(q->lang, none),
		.options = {at, n}};
}

static void
filters_of(struct request *q, const struct asked *s, struct desk_inbox_view *v)
{
	const struct desk_reach *r = &s->reach;
	struct part_option      *units = arena_array(q->a, r->units.n + 1, sizeof(*units));
	struct part_option      *states = arena_array(q->a, s->kind->state_count, sizeof(*states));
	struct part_option      *classes = arena_array(q->a, s->kind->class_count, sizeof(*classes));
	struct part_option      *channels = arena_array(q->a, CHANNEL_IMPORT + 1, sizeof(*channels));
	size_t                   n = 0;

	for (size_t i = 0; i < r->units.n; i++) {
		units[i] = (struct part_option){.value = str_fmt(q->a, "%lld", (long long)r->units.at[i].id.v),
			.text = r->units.at[i].name, .chosen = r->units.at[i].id.v == r->only.v};
	}
	for (size_t i = 0; i < s->kind->state_count; i++) {
		states[i] = (struct part_option){.value = str_z(s->kind->states[i].slug),
			.text = word(q->lang, s->kind->states[i].label), .chosen = s->kind->states[i].no == s->state};
	}
	for (size_t i = 1; i < s->kind->class_count; i++) {
		classes[i - 1] = (struct part_option){.value = str_z(s->kind->classes[i]),
			.text = word(q->lang, complaint_class_word((int)i)), .chosen = (int)i == s->class_};
	}
	for (int c = CHANNEL_WEB; c <= CHANNEL_IMPORT; c++) {
		channels[n++] = (struct part_option){.value = str_fmt(q->a, "%d", c),
			.text = word(q->lang, channel_word((enum channel)c)), .chosen = c == s->channel};
	}
	v->unit = select_of(q, "unit", W_desk_filter_unit, W_desk_filter_any, units, r->units.n);
	v->status = select_of(q, "status", W_desk_filter_status, W_desk_filter_any, states, s->kind->state_count);
	v->class_ = select_of(q, "kelas", W_desk_filter_class, W_desk_filter_any, classes, s->kind->class_count - 1);
	v->channel = select_of(q, "kanal", W_desk_filter_channel, W_desk_filter_any, channels, n);
	if (r->offices.n > 1) {
		struct part_option      *offices = arena_array(q->a, r->offices.n, sizeof(*offices));
		struct part_select_view *office = arena_alloc(q->a, sizeof(*office));

		for (size_t i = 0; i < r->offices.n; i++) {
			offices[i] = (struct part_option){.value = r->offices.at[i].code, .text = r->offices.at[i].name,
				.chosen = r->offices.at[i].id.v == r->office.id.v};
		}
		*office = (struct part_select_view){.id = STR("instansi"), .label = word(q->lang, W_desk_filter_office),
			.options = {offices, r->offices.n}};
		v->office = office;
		v->agency = r->office.code;
	}
}

static struct part_empty_view
empty_of(struct request *q, const struct asked *s)
{
	struct asked           plain = {.reach = s->reach, .kind = s->kind};
	bool                   other = s->filtered || s->words.n > 0 || s->view != VIEW_ALL;
	struct part_empty_view v = {
		.title = word(q->lang, s->words.n > 0 ? W_desk_empty_search : other ? W_desk_empty_view : W_desk_empty_all),
		.text = word(q->lang, s->words.n > 0 ? W_desk_empty_search_text : other ? W_desk_empty_view_text : W_desk_empty_all_text),
	};

	plain.reach.only = (unit_id){0};
	if (other) {
		v.path = path_of(q, &plain, VIEW_ALL, false, (str){NULL, 0});
		v.label = word(q->lang, W_desk_empty_to_all);
	}
	return v;
}

/* Morning, midday, afternoon, evening as people greet each other here. */
static str
greeting(struct request *q, enum zone zone)
{
	static const struct {
		int       until;
		enum word w;
	} hours[] = {{11, W_desk_greet_morning}, {15, W_desk_greet_noon}, {18, W_desk_greet_afternoon}, {24, W_desk_greet_evening}};
	struct clock_time     t = date_time(q->now, zone);
	str                   rest = q->person.name, first = q->person.name;
	size_t                i = 0;

	str_cut(&rest, ' ', &first);
	while (t.hour >= hours[i].until)
		i++;
	const struct word_arg args[] = {{"name", first}};

	return word_fill(q->a, q->lang, hours[i].w, args, COUNT(args));
}

/* A whole number in the search field is a case: straight to it. */
static bool
to_number(struct request *q, struct http_reply *r)
{
	struct case_row c;

	if (q_text(q, "q").n == 0 || case_by_number(q->db, q->a, q->keys, q_text(q, "q"), false, &c) || !desk_may_read(q, &c))
		return false;
	reply_see_other(q, r, str_fmt(q->a, "%s/%.*s", inbox, STRF(c.number)), WORD_NONE);
	return true;
}

const struct err *
desk_inbox_page(struct request *q, struct http_reply *r)
{
	struct asked           s;
	struct desk_rows_read  rows;
	struct desk_inbox_view v = {.now = q->now, .query = q_text(q, "q")};
	struct html            h = {0};
	const struct err      *e;

	if (to_number(q, r))
		return NULL;
	if ((e = read_asked(q, &s)) || (e = read_rows(q, &s, &rows)) || (e = pills_of(q, &s, &v.pills, &v.late)) ||
	    (e = desk_rows_view(q, &s.reach.office, &rows, &v.rows)))
		return e;
	filters_of(q, &s, &v);
	struct asked plain = {.reach = s.reach, .kind = s.kind, .words = s.words};

	plain.reach.only = (unit_id){0};
	v.greeting = greeting(q, s.reach.office.zone);
	v.view = s.view == VIEW_ALL ? STR("") : str_z(views[s.view].slug);
	v.filtered = s.filtered;
	v.searched = s.words.n > 0;
	v.heading = word(q->lang, s.words.n > 0 ? W_desk_heading_search : views[s.view].label);
	v.reset = path_of(q, &plain, s.view, false, (str){NULL, 0});
	v.empty = empty_of(q, &s);
	if (!views[s.view].dated && s.words.n == 0) {
		v.sort_path = path_of(q, &s, s.view, !s.newest, (str){NULL, 0});
		v.sort_label = word(q->lang, s.newest ? W_desk_sort_due : W_desk_sort_newest);
	}
	if (s.further)
		v.first = path_of(q, &s, s.view, s.newest, (str){NULL, 0});
	if (rows.next.n > 0)
		v.next = path_of(q, &s, s.view, s.newest, rows.next);
	const struct page_head head = {.title = word(q->lang, W_desk_title), .menu = "perkara", .agency = s.reach.office.id,
		.work = true};

	if ((e = page_open(q, &head, &h)))
		return e;
	desk_inbox_html(&h, &v);
	page_close(q, &h, r);
	return NULL;
}

/* ---- the front ---- */

const struct err *
desk_front(struct request *q, struct http_reply *r)
{
	static const char       office_page[] = "/kerja/kantor";
	const struct menu_item *first = NULL;

	for (const struct room *const *room = q->rooms; *room; room++) {
		for (size_t i = 0; i < (*room)->menu_count; i++) {
			const struct menu_item *m = &(*room)->menu[i];

			if (m->perm != PERM_PUBLIC && q_may(q, m->perm, NULL, NULL) && (!first || m->order < first->order))
				first = m;
		}
	}
	bool runs_office = !q_may(q, PERM_CASE_LIST, NULL, NULL) && q_may(q, PERM_UNIT_EDIT, NULL, NULL);

	if (runs_office && room_has_page(q->rooms, office_page))
		reply_see_other(q, r, str_z(office_page), WORD_NONE);
	else if (first)
		reply_see_other(q, r, str_z(first->path), WORD_NONE);
	else
		return err_new(q->a, ERR_MISSING, "page.missing", NULL, NULL);
	return NULL;
}
