/* desk_forms.c - the forms of the steps that are open on a case. See desk_case_parts.h and desk_acts.h. */
#include "base/strs.h"
#include "out/dates.h"
#include "rooms/complaints/complaints.h"
#include "rooms/desk/desk_acts.h"
#include "rooms/desk/desk_case_parts.h"

/* The form of one step while it is filled. */
struct form_in {
	struct request               *q;
	const struct desk_file       *f;
	const struct desk_act        *act;
	const struct case_move       *move;
	const struct complaint_words *own;
	bool                          sent; /* this form came back: what was typed stays */
};

static str
field_id(const struct form_in *in, const char *what)
{
	return str_z(desk_field(in->q->a, what, in->act->verb));
}

static str
typed(const struct form_in *in, const char *what, str otherwise)
{
	return in->sent ? q_text(in->q, field_id(in, what).p) : otherwise;
}

static str
error_of(const struct form_in *in, const char *what)
{
	return part_error_of(q_errors(in->q), field_id(in, what).p);
}

static const struct part_select_view *
select_of(const struct form_in *in, const char *what, enum word label, enum word none, enum word hint, bool optional,
    struct part_option *at, size_t n)
{
	struct part_select_view *v = arena_alloc(in->q->a, sizeof(*v));
	enum lang                lang = in->q->lang;

	*v = (struct part_select_view){.id = field_id(in, what), .label = word(lang, label), .error = error_of(in, what),
		.optional = optional, .options = {at, n}};
	if (none != WORD_NONE)
		v->none = word(lang, none);
	if (hint != WORD_NONE)
		v->hint = word(lang, hint);
	return v;
}

static str
id_text(const struct form_in *in, int64_t id)
{
	return str_fmt(in->q->a, "%lld", (long long)id);
}

static const struct part_area_view *
area_of(const struct form_in *in, const char *what, str label, str hint, str value, bool optional, int64_t most, int64_t lines)
{
	struct part_area_view *v = arena_alloc(in->q->a, sizeof(*v));

	*v = (struct part_area_view){.id = field_id(in, what), .label = label, .hint = hint, .error = error_of(in, what),
		.value = typed(in, what, value), .optional = optional, .max_chars = most, .lines = lines};
	return v;
}

/* ---- choices ---- */

static const struct clock_row *
complete_clock(const struct desk_file *f)
{
	for (size_t i = 0; i < f->clocks.n; i++) {
		const struct clock_row *c = &f->clocks.at[i];

		if (c->clock == COMPLAINT_CLOCK_COMPLETE && c->round == f->c.reopened && c->state == CLOCK_RUNNING)
			return c;
	}
	return NULL;
}

/* The day a class promises: verification moves the date only nearer, a change of class either way but never before today,
 * nor back to the service's own promise once that was extended. NO_DAY: it moves no date, for the promise was missed. */
static const struct err *
class_day(const struct form_in *in, int class_, day *out)
{
	const struct case_row     *c = &in->f->c;
	const struct clock_row    *clock = complete_clock(in->f);
	day                        today = date_of(in->q->now, in->f->office.zone), found = NO_DAY;
	day                        last = clock ? date_of(clock->due_at, in->f->office.zone) : NO_DAY;
	bool                       change = in->move->needs_reason;
	struct complaint_promises  p;
	const struct err          *e = complaint_promises_read(in->q->db, in->q->a, c->agency, class_, c->service, c->opened_at, &p);

	*out = NO_DAY;
	if (e || (clock && case_clock_missed(clock, in->q->now)))
		return e;
	for (size_t i = 0; i < p.n && !day_known(found); i++) {
		bool given_up = clock && p.at[i].origin == PROMISE_STANDARD && !str_eq(clock->law, STR("standar")) &&
		    p.at[i].deadline.last.d < last.d;

		if (!given_up)
			found = p.at[i].deadline.last;
	}
	if (day_known(found) && change && found.d < today.d)
		found = today;
	if (day_known(found) && !change && clock && last.d < found.d)
		found = last;
	*out = found;
	return NULL;
}

static const struct err *
class_select(const struct form_in *in, const struct part_select_view **out)
{
	const struct case_kind *k = in->f->kind;
	struct part_option     *at = arena_array(in->q->a, k->class_count, sizeof(*at));
	bool                    change = in->move->needs_reason;
	str                     now = change || in->f->c.class_ == 0 ? STR("") : str_z(k->classes[in->f->c.class_]);
	str                     chosen = typed(in, "kelas", now);
	size_t                  n = 0;

	for (size_t i = 1; i < k->class_count; i++) {
		str               label = word(in->q->lang, complaint_class_word((int)i));
		day               last;
		const struct err *e;

		if (change && (int)i == in->f->c.class_)
			continue;
		if ((e = class_day(in, (int)i, &last)))
			return e;
		const struct word_arg args[] = {{"class", label}, {"date", dates_day(in->q->a, in->q->lang, DATES_PLAIN, last)}};

		at[n++] = (struct part_option){.value = str_z(k->classes[i]),
			.text = day_known(last) ? word_fill(in->q->a, in->q->lang, W_desk_class_until, args, COUNT(args)) : label,
			.chosen = str_eq(str_z(k->classes[i]), chosen)};
	}
	const struct clock_row *clock = complete_clock(in->f);
	bool                    missed = clock && case_clock_missed(clock, in->q->now);

	*out = select_of(in, "kelas", W_desk_field_class, W_desk_choose,
	    missed ? WORD_NONE : change ? W_desk_class_hint_change : W_desk_class_hint, false, at, n);
	return NULL;
}

/* Units of the agency that still work. A case that only moves does not offer where it is. */
static const struct err *
unit_select(const struct form_in *in, const struct part_select_view **out)
{
	const struct case_row *c = &in->f->c;
	struct unit_list       all;
	bool                   first = (in->act->asks & DESK_WORDS) != 0;
	str                    chosen = typed(in, "unit", first ? id_text(in, c->unit.v) : STR(""));
	const struct err      *e = unit_tree(in->q->db, in->q->a, c->agency, &all);
	size_t                 n = 0;

	if (e)
		return e;
	struct part_option *at = arena_array(in->q->a, all.n + 1, sizeof(*at));

	for (size_t i = 0; i < all.n; i++) {
		const struct unit *u = &all.at[i];

		if (!u->active || (!first && u->id.v == c->unit.v))
			continue;
		at[n++] = (struct part_option){.value = id_text(in, u->id.v), .text = u->name,
			.chosen = str_eq(id_text(in, u->id.v), chosen)};
	}
	*out = n > 0 ? select_of(in, "unit", W_desk_field_unit, W_desk_choose, first ? W_desk_unit_hint : WORD_NONE, false, at, n) : NULL;
	return NULL;
}

bool
desk_may_hold(const struct desk_file *f, const struct desk_people_row *p)
{
	enum role  role = (enum role)p->role;
	enum scope scope = access_scope(role, PERM_CASE_ANSWER);

	return scope != SCOPE_NONE && p->account.v != f->c.about.v &&
	    (scope != SCOPE_UNIT || str_starts(f->c.unit_path, p->unit_path));
}

bool
desk_watches(const struct desk_file *f, account_id account)
{
	for (size_t i = 0; i < f->people.n; i++) {
		if (f->people.at[i].account.v == account.v && role_is_oversight((enum role)f->people.at[i].role))
			return true;
	}
	return false;
}

static str
person_label(const struct form_in *in, const struct desk_people_row *p)
{
	str role = word(in->q->lang, word_find("role.", role_code((enum role)p->role)));

	return str_fmt(in->q->a, "%.*s – %.*s, %.*s", STRF(p->name), STRF(role), STRF(p->unit_name));
}

/* holds: only those who may handle the case, without the present one; else everybody but those who watch. Rows come by name, so one person's roles follow each
 * other: the first that fits is shown. */
static const struct part_select_view *
people_select(const struct form_in *in, const char *what, bool holds)
{
	const struct desk_file *f = in->f;
	struct part_option     *at = arena_array(in->q->a, f->people.n + 1, sizeof(*at));
	str                     chosen = typed(in, what, STR(""));
	int64_t                 last = 0;
	size_t                  n = 0;

	for (size_t i = 0; i < f->people.n; i++) {
		const struct desk_people_row *p = &f->people.at[i];

		if (p->account.v == last || (holds && (!desk_may_hold(f, p) || p->account.v == f->c.assignee.v)) ||
		    (!holds && desk_watches(f, p->account)))
			continue;
		last = p->account.v;
		at[n++] = (struct part_option){.value = id_text(in, p->account.v), .text = person_label(in, p),
			.chosen = str_eq(id_text(in, p->account.v), chosen)};
	}
	if (n == 0)
		return NULL;
	return holds ? select_of(in, what, W_desk_field_officer, W_desk_choose, WORD_NONE, false, at, n)
	             : select_of(in, what, W_desk_field_about, W_desk_about_none, W_desk_about_hint, true, at, n);
}

static const struct part_select_view *
reason_select(const struct form_in *in)
{
	str                 rest = str_z(in->move->reasons), code, chosen = typed(in, "alasan", STR(""));
	size_t              n = 0, room = 1;
	struct part_option *at;

	for (size_t i = 0; i < rest.n; i++)
		room += rest.p[i] == ' ';
	at = arena_array(in->q->a, room, sizeof(*at));
	while (str_cut(&rest, ' ', &code)) {
		enum word w = complaint_reason_word(code);

		at[n++] = (struct part_option){.value = code, .text = w != WORD_NONE ? word(in->q->lang, w) : code,
			.chosen = str_eq(code, chosen)};
	}
	return select_of(in, "alasan", W_desk_field_reason, W_desk_choose, WORD_NONE, false, at, n);
}

/* The reporter's words beside what may become public. Masking anew starts from the own words again, so that nothing that
 * was cut away by mistake is lost. */
static const struct err *
words_fields(const struct form_in *in, struct desk_act_view *v)
{
	const struct case_row  *c = &in->f->c;
	struct request         *q = in->q;
	str                     title = c->title.p ? c->title : in->own->title;
	str                     text = c->body.p ? c->body : in->own->text;
	struct part_field_view *field = arena_alloc(q->a, sizeof(*field));
	struct case_known       known;
	const struct err       *e = case_known_read(q->db, q->a, q->keys, c, &known);

	if (e || (e = in->f->kind->mask(q->a, &known, title, &title)) || (e = in->f->kind->mask(q->a, &known, text, &text)))
		return e;

	*field = (struct part_field_view){.id = field_id(in, "judul"), .label = word(q->lang, W_desk_field_title),
		.error = error_of(in, "judul"), .value = typed(in, "judul", title), .max_chars = COMPLAINT_TITLE_MAX};
	v->own_title = part_or(in->own->title, "–");
	v->own_text = part_or(in->own->text, "–");
	v->words_title = field;
	v->words_text = area_of(in, "naskah", word(q->lang, W_desk_field_words), word(q->lang, W_desk_words_hint), text, false,
	    COMPLAINT_TEXT_MAX, 10);
	return NULL;
}

/* ---- one form ---- */

/* The hint of a step's words; where they could become public it says whether they will. */
static str
hint_of(const struct form_in *in)
{
	const struct case_row *c = &in->f->c;
	enum lang              lang = in->q->lang;
	bool                   open = c->title.p && c->mode < MODE_CONFIDENTIAL;

	if (in->move->visibility != VISIBLE_PUBLIC || !(in->act->asks & DESK_TEXT))
		return word(lang, in->act->hint);
	return str_fmt(in->q->a, "%.*s %.*s", STRF(word(lang, in->act->hint)),
	    STRF(word(lang, open ? W_desk_act_public : W_desk_act_private)));
}

/* A step that has nothing to choose from is no step. */
static const struct err *
fill(const struct form_in *in, struct desk_act_view *v, bool *use)
{
	struct request        *q = in->q;
	const struct desk_act *act = in->act;
	const struct err      *e = NULL;

	*use = true;
	*v = (struct desk_act_view){
		.path = str_fmt(q->a, "/kerja/perkara/%.*s/%s", STRF(in->f->c.number), act->verb), .csrf = q->csrf,
		.title = word(q->lang, act->title), .note = word(q->lang, act->note), .button = word(q->lang, act->button),
		.n = in->f->c.act_count, .icon = act->icon,
	};
	if ((act->asks & DESK_WORDS) && in->f->c.mode < MODE_CONFIDENTIAL && (e = words_fields(in, v)))
		return e;
	if ((act->asks & DESK_CLASS) && (e = class_select(in, &v->class_)))
		return e;
	if ((act->asks & DESK_UNIT) && (e = unit_select(in, &v->unit)))
		return e;
	if (act->asks & DESK_OFFICER)
		v->officer = people_select(in, "petugas", true);
	/* Who is named once is taken back with a reason, not replaced on the way. */
	if ((act->asks & DESK_ABOUT) && in->f->c.about.v == 0)
		v->about = people_select(in, "tentang", false);
	if (act->asks & DESK_REASON)
		v->reason = reason_select(in);
	if (act->asks & (DESK_TEXT | DESK_NOTE))
		v->text = area_of(in, "isi", word(q->lang, act->label), hint_of(in), STR(""), (act->asks & DESK_NOTE) != 0,
		    act->most, (act->asks & DESK_NOTE) != 0 ? 3 : 6);
	if (((act->asks & DESK_UNIT) && !v->unit) || ((act->asks & DESK_OFFICER) && !v->officer))
		*use = false;
	return NULL;
}

/* An extension gives something only where the clock's promise was shorter than its longest terms, and not after it was missed. */
static bool
extends(const struct desk_file *f, const struct case_move *m, instant now)
{
	bool asks = false;

	for (size_t i = 0; i < f->clocks.n; i++) {
		const struct clock_row *c = &f->clocks.at[i];
		struct clock_terms      terms;

		if (c->clock < 0 || c->clock >= CASE_MAX_CLOCKS || m->effects[c->clock] != CLOCK_EXTEND || c->round != f->c.reopened)
			continue;
		asks = true;
		if (c->state == CLOCK_RUNNING && c->extension == 0 && !case_clock_missed(c, now) &&
		    f->kind->terms(&f->law, c->clock, f->c.class_, case_clocks_law_day(&f->clocks, f->office.zone), &terms) &&
		    terms.extended > 0 && (!str_eq(c->law, str_z(terms.law)) || terms.extended > c->amount))
			return true;
	}
	for (int no = 1; no < CASE_MAX_CLOCKS; no++)
		asks = asks || m->effects[no] == CLOCK_EXTEND;
	return !asks;
}

static const struct case_move *
open_move(const struct desk_file *f, const char *verb)
{
	for (size_t i = 0; i < f->move_count; i++) {
		if (strcmp(f->moves[i]->verb, verb) == 0)
			return f->moves[i];
	}
	return NULL;
}

bool
desk_form_open(const struct desk_file *f, const char *verb, instant now)
{
	const struct case_move *m = open_move(f, verb);

	return m && extends(f, m, now);
}

bool
desk_too_late_to_extend(const struct desk_file *f, instant now)
{
	const struct clock_row *c = complete_clock(f);

	return c && case_clock_missed(c, now) && open_move(f, "perpanjangan") != NULL;
}

const struct err *
desk_forms(struct request *q, const struct desk_file *f, const char *opened, const struct complaint_words *own,
    struct desk_acts *out)
{
	struct desk_act_view *at = arena_array(q->a, desk_act_count, sizeof(*at));
	size_t                n = 0;

	for (size_t i = 0; i < desk_act_count; i++) {
		struct form_in    in = {.q = q, .f = f, .act = &desk_acts[i], .move = open_move(f, desk_acts[i].verb), .own = own,
			   .sent = opened && strcmp(opened, desk_acts[i].verb) == 0};
		bool              use;
		const struct err *e;

		if (!in.move || !extends(f, in.move, q->now))
			continue;
		if ((e = fill(&in, &at[n], &use)))
			return e;
		if (!use)
			continue;
		at[n].open = opened ? in.sent : n == 0;
		at[n].main = n == 0;
		n++;
	}
	*out = (struct desk_acts){at, n};
	return NULL;
}
