/* casework.c - the tables of a kind read, and cases read: by number, with clocks and parties; which moves are open. */
#include "core/case_inner.h"

#include "base/strs.h"
#include "crypto/crypto.h"
#include "gen/casework_queries.h"

enum { PARTY_LIST_MAX = 50 };

enum word
channel_word(enum channel c)
{
	static const enum word words[] = {
		[CHANNEL_WEB] = W_channel_web, [CHANNEL_APP] = W_channel_app, [CHANNEL_SMS] = W_channel_sms,
		[CHANNEL_WHATSAPP] = W_channel_whatsapp, [CHANNEL_PHONE] = W_channel_phone, [CHANNEL_LETTER] = W_channel_letter,
		[CHANNEL_COUNTER] = W_channel_counter, [CHANNEL_BOX] = W_channel_box, [CHANNEL_MAIL] = W_channel_mail,
		[CHANNEL_SOCIAL] = W_channel_social, [CHANNEL_PRESS] = W_channel_press,
		[CHANNEL_OMBUDSMAN] = W_channel_ombudsman, [CHANNEL_DPRD] = W_channel_dprd, [CHANNEL_LAPOR] = W_channel_lapor,
		[CHANNEL_IMPORT] = W_channel_import,
	};

	return (size_t)c < COUNT(words) ? words[c] : WORD_NONE;
}

/* ---- tables ---- */

const struct case_state *
case_state_of(const struct case_kind *k, int no)
{
	for (size_t i = 0; i < k->state_count; i++) {
		if (k->states[i].no == no)
			return &k->states[i];
	}
	return NULL;
}

const struct case_move *
case_move_of(const struct case_kind *k, const char *verb)
{
	for (size_t i = 0; i < k->move_count; i++) {
		if (strcmp(k->moves[i].verb, verb) == 0)
			return &k->moves[i];
	}
	return NULL;
}

const struct case_move *
case_move_of_act(const struct case_kind *k, str act_name)
{
	str prefix = str_z(k->prefix);

	if (!str_starts(act_name, prefix) || act_name.n <= prefix.n || act_name.p[prefix.n] != '.')
		return NULL;
	str verb = {act_name.p + prefix.n + 1, act_name.n - prefix.n - 1};

	for (size_t i = 0; i < k->move_count; i++) {
		if (str_eq(str_z(k->moves[i].verb), verb))
			return &k->moves[i];
	}
	return NULL;
}

int
case_class_of(const struct case_kind *k, str slug)
{
	for (size_t i = 1; i < k->class_count; i++) {
		if (str_eq(str_z(k->classes[i]), slug))
			return (int)i;
	}
	return 0;
}

bool
case_reason_of(const struct case_move *m, str reason)
{
	str rest = str_z(m->reasons), part;

	while (m->reasons && str_cut(&rest, ' ', &part)) {
		if (reason.n > 0 && str_eq(part, reason))
			return true;
	}
	return false;
}

bool
case_held(const struct case_kind *k, const struct case_row *c)
{
	if (instant_known(c->forwarded_at))
		return false;
	return c->mode >= MODE_CONFIDENTIAL ||
	    ((k->held_classes & CASE_IN(c->class_)) != 0 && (c->state == k->first_state || c->resume_state == k->first_state));
}

const char *
case_reason_first(struct arena *a, const struct case_move *move)
{
	str rest = str_z(move->reasons), part;

	return move->reasons && str_cut(&rest, ' ', &part) ? arena_str(a, part).p : NULL;
}

/* ---- reading ---- */

static struct case_row
row_of(const struct casework_read_row *r)
{
	return (struct case_row){
		.id = r->id, .kind = (enum case_kind_no)r->kind, .agency = r->agency, .agency_code = r->agency_code,
		.agency_name = r->agency_name, .zone = (enum zone)r->zone, .unit = r->unit, .unit_name = r->unit_name,
		.unit_path = r->unit_path, .unit_slug = r->unit_slug, .number = r->number, .mode = (enum case_mode)r->mode,
		.state = (int)r->state, .class_ = (int)r->class, .category = r->category, .category_name = r->category_name,
		.service = r->service, .service_title = r->service_title, .service_slug = r->service_slug,
		.promise_leaf = r->promise_leaf, .area = r->area, .area_name = r->area_name,
		.channel = (enum channel)r->channel, .parent = r->parent, .about = r->about, .assignee = r->assignee,
		.assignee_name = r->assignee_name, .key = r->record_key, .act_count = r->act_count, .last_leaf = r->last_leaf,
		.opened_at = r->opened_at, .opened_day = r->opened_day, .event_day = r->event_day, .title = r->title,
		.body = r->body, .due_at = r->due_at, .due_clock = r->due_clock == NO_INT ? 0 : (int)r->due_clock,
		.verified_at = r->verified_at, .forwarded_at = r->forwarded_at, .answered_at = r->answered_at,
		.closed_at = r->closed_at, .reply_due_at = r->reply_due_at, .reopen_until = r->reopen_until,
		.outcome = r->outcome, .missed = r->missed, .level = r->level, .reopened = r->reopened, .rating = r->rating,
		.imported = r->imported, .mark = r->mark, .resume_state = (int)r->resume_state, .own_amount = r->own_amount,
		.own_unit = (enum time_unit)r->own_unit,
	};
}

/* What was erased reads as absent. */
static const struct err *
case_unseal(struct keys *keys, struct arena *a, key_id key, str number, const char *field, str blob, str *out)
{
	const struct err *e = keys_open_text(keys, a, key, number, field, blob, out);

	if (e && e->kind == ERR_MISSING) {
		*out = (str){0};
		return NULL;
	}
	return e;
}

const struct err *
case_by_id(struct db *db, struct arena *a, struct keys *keys, case_id id, bool open, struct case_row *out)
{
	struct casework_read_row r;
	bool                     found;
	const struct err        *e = casework_read(db, a, id, &found, &r);

	if (e)
		return e;
	if (!found)
		return err_new(a, ERR_MISSING, "case.missing", NULL, NULL);
	struct case_row row = row_of(&r);

	if (open && (e = case_unseal(keys, a, row.key, row.number, "case", r.sealed, &row.sealed)))
		return e;
	*out = row;
	return NULL;
}

const struct err *
case_by_number(struct db *db, struct arena *a, struct keys *keys, str number, bool open, struct case_row *out)
{
	struct casework_by_number_row r;
	bool                          found;
	str                           typed = arena_str(a, str_trim(number));
	char                         *upper = arena_alloc(a, typed.n + 1);

	for (size_t i = 0; i < typed.n; i++)
		upper[i] = (char)(typed.p[i] >= 'a' && typed.p[i] <= 'z' ? typed.p[i] - 'a' + 'A' : typed.p[i]);
	const struct err *e = casework_by_number(db, a, (str){upper, typed.n}, &found, &r);

	if (e)
		return e;
	if (!found)
		return err_new(a, ERR_MISSING, "case.missing", NULL, NULL);
	return case_by_id(db, a, keys, r.id, open, out);
}

static struct clock_row
clock_of(const struct casework_clocks_row *r)
{
	return (struct clock_row){
		.id = r->id, .clock = (int)r->clock, .round = r->round, .law = r->law, .amount = r->amount,
		.extension = r->extension, .unit = (enum time_unit)r->unit, .start_at = r->start_at, .due_at = r->due_at,
		.state = (enum clock_state)r->state, .paused_at = r->paused_at, .ended_at = r->ended_at, .pauses = r->pauses,
		.late_noted = r->late_noted,
	};
}

const struct err *
case_clocks(struct db *db, struct arena *a, case_id id, struct clock_list *out)
{
	struct casework_clocks_rows rows;
	const struct err           *e = casework_clocks(db, a, id, CASE_CLOCK_LIST_MAX, &rows);

	if (e)
		return e;
	struct clock_list list = {.at = arena_array(a, rows.n + 1, sizeof(struct clock_row)), .n = rows.n};

	for (size_t i = 0; i < rows.n; i++)
		list.at[i] = clock_of(&rows.at[i]);
	*out = list;
	return NULL;
}

const struct err *
case_parties(struct db *db, struct arena *a, struct keys *keys, const struct case_row *c, struct case_party_list *out)
{
	struct casework_parties_rows rows;
	const struct err            *e = casework_parties(db, a, c->id, PARTY_LIST_MAX, &rows);

	if (e)
		return e;
	struct case_party_list list = {.at = arena_array(a, rows.n + 1, sizeof(struct case_party_row)), .n = rows.n};

	for (size_t i = 0; i < rows.n; i++) {
		list.at[i] = (struct case_party_row){.role = (enum party_role)rows.at[i].role,
			.visibility = (enum visibility)rows.at[i].visibility, .groups = rows.at[i].groups};
		if ((e = case_unseal(keys, a, c->key, c->number, "party", rows.at[i].sealed, &list.at[i].details)))
			return e;
	}
	*out = list;
	return NULL;
}

const struct err *
case_known_contacts(struct db *db, struct arena *a, agency_id agency, str *out)
{
	struct agency     office;
	struct unit_list  units;
	struct buf        b = {.arena = a};
	const struct err *e = agency_by_id(db, a, agency, &office);

	if (e || (e = unit_tree(db, a, agency, &units)))
		return e;
	buf_fmt(&b, "%.*s\n", STRF(office.contact));
	for (size_t i = 0; i < units.n; i++) {
		if (units.at[i].contact.n > 0)
			buf_fmt(&b, "%.*s\n", STRF(units.at[i].contact));
	}
	*out = buf_done(&b);
	return NULL;
}

const struct err *
case_known_read(struct db *db, struct arena *a, struct keys *keys, const struct case_row *c, struct case_known *out)
{
	struct case_known known;
	const struct err *e = case_parties(db, a, keys, c, &known.parties);

	if (e || (e = case_known_contacts(db, a, c->agency, &known.contacts)))
		return e;
	*out = known;
	return NULL;
}

bool
case_code_fits(struct db *db, struct arena *a, case_id id, str code)
{
	struct casework_code_row r;
	bool                     found;
	str                      plain;

	if (!secret_code_parse(a, code, &plain) || casework_code(db, a, id, &found, &r) != NULL || !found || !r.code_hash.p)
		return false;
	return bytes_equal(secret_code_hash(a, plain), r.code_hash);
}

const struct err *
case_moves_open(struct arena *a, const struct case_kind *k, const struct case_row *c, const struct person *who, bool holder,
    instant now, const struct case_move ***out, size_t *count)
{
	const struct case_move **list = arena_array(a, k->move_count + 1, sizeof(list[0]));
	size_t                   n = 0;

	for (size_t i = 0; i < k->move_count; i++) {
		const struct case_move *m = &k->moves[i];
		enum role               as;

		if ((m->from & CASE_IN(c->state)) == 0)
			continue;
		if (m->reopens && (!instant_known(c->reopen_until) || deadline_second(now).ms > c->reopen_until.ms))
			continue;
		if (m->needs_rating && c->rating != NO_INT)
			continue;
		if (m->publishes && m->to == 0 && !c->title.p)
			continue;
		if (m->unmarks && c->about.v == 0)
			continue;
		if ((holder && m->by_holder) || (who && m->by_staff && case_may(a, k, c, m, who, &as) == NULL))
			list[n++] = m;
	}
	*out = list;
	*count = n;
	return NULL;
}

day
case_clocks_law_day(const struct clock_list *clocks, enum zone zone)
{
	return clocks->n > 0 ? date_of(clocks->at[0].start_at, zone) : NO_DAY;
}

/* ---- inside a transaction ---- */

const struct err *
case_work_agency(struct case_work *w)
{
	const struct err *e = agency_by_id(w->tx, w->a, w->row.agency, &w->agency);

	if (e || (e = agency_calendar(w->tx, w->a, w->row.agency, &w->calendar)))
		return e;
	return agency_law(w->tx, w->a, w->row.agency, &w->law);
}

const struct err *
case_work_load(struct case_work *w, case_id id)
{
	struct casework_rules_hold_row held;
	struct casework_lock_row       lock;
	struct clock_list              clocks;
	bool                           found;
	/* The agency before the case, as everybody who changes both. */
	const struct err *e = casework_rules_hold(w->tx, w->a, id, &found, &held);

	if (e || (e = casework_lock(w->tx, w->a, id, &found, &lock)))
		return e;
	if (!found)
		return err_new(w->a, ERR_MISSING, "case.missing", NULL, NULL);
	if ((e = case_by_id(w->tx, w->a, w->keys, id, false, &w->row)) || (e = case_work_agency(w)) ||
	    (e = case_clocks(w->tx, w->a, id, &clocks)))
		return e;
	w->has_start = clocks.n > 0;
	if (clocks.n > 0)
		w->first_start = clocks.at[0].start_at;
	w->closed_day = instant_known(w->row.closed_at) ? date_of(w->row.closed_at, w->agency.zone) : NO_DAY;
	for (size_t i = 0; i < clocks.n; i++) {
		const struct clock_row *c = &clocks.at[i];

		if (c->round == w->row.reopened && c->clock > 0 && c->clock < CASE_MAX_CLOCKS) {
			w->clock[c->clock] = *c;
			w->has[c->clock] = true;
		}
	}
	return NULL;
}

static instant
running_due(const struct case_work *w, int no)
{
	return no > 0 && w->has[no] && w->clock[no].state == CLOCK_RUNNING ? w->clock[no].due_at : NO_INSTANT;
}

const struct err *
case_work_store(struct case_work *w, instant at)
{
	const struct clock_row *first = case_clock_first(w);
	struct case_row        *r = &w->row;
	const struct err       *e = case_clocks_store(w);

	if (e)
		return e;
	r->due_at = first ? first->due_at : NO_INSTANT;
	r->due_clock = first ? first->clock : 0;
	r->reply_due_at = running_due(w, w->kind->reply_clock);
	r->reopen_until = running_due(w, w->kind->reopen_clock);
	return casework_set(w->tx, w->a, r->id, r->unit, r->state, r->class_, r->about, r->assignee, r->act_count,
	    r->last_leaf, r->title, r->body, r->due_at, first ? r->due_clock : NO_INT, r->verified_at, r->forwarded_at,
	    r->answered_at, r->closed_at, w->closed_day, r->reply_due_at, r->reopen_until, r->outcome, r->missed, r->level,
	    r->reopened, r->rating, r->imported, r->resume_state, at);
}

struct viewed {
	struct arena *a;
	case_id       id;
	account_id    who;
	instant       at;
};

static const struct err *
viewed_write(struct db *tx, void *ctx)
{
	const struct viewed *v = ctx;

	return casework_view_add(tx, v->a, v->id, v->who, v->at);
}

const struct err *
case_viewed(struct store *store, struct arena *a, const struct case_row *c, account_id who, instant at)
{
	struct viewed v = {a, c->id, who, at};

	return c->mode < MODE_CONFIDENTIAL ? NULL : store_write(store, a, viewed_write, &v);
}

const struct err *
case_views(struct db *db, struct arena *a, case_id id, struct case_views *out)
{
	struct casework_view_rows_rows rows;
	const struct err              *e = casework_view_rows(db, a, id, CASE_VIEWS_MAX, &rows);

	if (e)
		return e;
	struct case_view *at = arena_array(a, rows.n + 1, sizeof(*at));
	for (size_t i = 0; i < rows.n; i++)
		at[i] = (struct case_view){rows.at[i].at, rows.at[i].name};
	*out = (struct case_views){at, rows.n};
	return NULL;
}
