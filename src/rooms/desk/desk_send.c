/* desk_send.c - one step on one case: what was filled in, the act, and what is said when it cannot be. */
#include "base/strs.h"
#include "rooms/complaints/complaints.h"
#include "rooms/desk/desk_acts.h"
#include "rooms/desk/desk_case.h"
#include "rooms/desk/desk_reach.h"

struct step {
	struct request        *q;
	const struct desk_act *act;
	struct desk_file      *f;
	struct case_move_in    move;
	str                    leaf;
};

static str
given(struct request *q, const char *what, const char *verb)
{
	return q_text(q, desk_field(q->a, what, verb));
}

/* The id chosen: 0 nothing, -1 something that is no id. */
static int64_t
number(struct request *q, const char *what, const char *verb)
{
	int64_t v = q_int(q, desk_field(q->a, what, verb));

	if (given(q, what, verb).n == 0)
		return 0;
	return v > 0 ? v : -1;
}

/* Verification is two acts of one step; every other step is one move. */
static const struct err *
write_step(struct db *tx, void *ctx)
{
	struct step              *s = ctx;
	const struct case_move_in *m = &s->move;
	str                       leaf;
	const struct err         *e;

	if (s->f->c.kind == CASE_COMPLAINT && strcmp(s->act->verb, "diverifikasi") == 0) {
		const struct complaint_verify_in in = {.id = m->id, .class_ = m->class_, .unit = m->unit, .title = m->title,
			.body = m->body, .note = m->text, .about = m->about, .by = m->by, .at = m->at, .expected_n = m->expected_n};

		e = complaint_verify(tx, s->q->a, s->q->keys, &s->q->person, &in, &leaf);
	} else {
		e = case_move(tx, s->q->a, s->q->keys, &s->q->person, m, &leaf);
	}
	if (!e)
		s->leaf = leaf;
	return e;
}

/* The people of the lists only: an id of somebody else is a wrong choice. */
static void
check_people(struct step *s)
{
	bool holds = s->move.assignee.v == 0, about = s->move.about.v == 0;

	for (size_t i = 0; i < s->f->people.n; i++) {
		const struct desk_people_row *p = &s->f->people.at[i];

		holds = holds || (p->account.v == s->move.assignee.v && desk_may_hold(s->f, p));
		about = about || p->account.v == s->move.about.v;
	}
	if (!holds)
		q_fault(s->q, desk_field(s->q->a, "petugas", s->act->verb), W_err_case_assignee, NULL, 0);
	if (desk_watches(s->f, s->move.about))
		q_fault(s->q, desk_field(s->q->a, "tentang", s->act->verb), W_desk_about_oversight, NULL, 0);
	else if (!about)
		q_fault(s->q, desk_field(s->q->a, "tentang", s->act->verb), W_desk_about_wrong, NULL, 0);
}

/* The engine names a field once; the form names it by step. */
static const struct err *
fault_here(struct step *s, const struct err *e)
{
	static const char *const same[] = {"alasan", "unit", "kelas", "petugas", "judul", "isi", "tentang"};
	const char              *what = "isi";

	for (size_t i = 0; e->field && i < COUNT(same); i++) {
		if (strcmp(e->field, same[i]) == 0)
			what = same[i];
	}
	const struct err *mine = err_new(s->q->a, e->kind, e->code, desk_field(s->q->a, what, s->act->verb), NULL);

	return q_fault_err(s->q, mine) ? NULL : e;
}

static const struct err *
refused(struct step *s, struct http_reply *r, const struct err *e)
{
	const struct err *bad;

	if (e->kind == ERR_STATE && (strcmp(e->code, "case.changed") == 0 || strcmp(e->code, "case.move") == 0)) {
		if ((bad = q_fresh(s->q)))
			return bad;
		return desk_case_show(s->q, r, s->act->verb, s->move.expected_n, 409);
	}
	if (e->kind != ERR_INPUT && e->kind != ERR_STATE)
		return e;
	if ((bad = fault_here(s, e)))
		return bad;
	return desk_case_show(s->q, r, s->act->verb, NO_INT, 0);
}

/* Did the mask change what was sent, on its way to the public? Then the person is told, for he did not see it. */
static const struct err *
was_masked(struct step *s, const struct case_row *c, bool *out)
{
	struct request   *q = s->q;
	struct act_list   acts;
	const struct err *e;

	*out = (s->act->asks & DESK_WORDS) && c->title.p &&
	    !(str_eq(c->title, s->move.title) && str_eq(c->body, s->move.body));
	if ((s->act->asks & DESK_TEXT) == 0)
		return NULL;
	if ((e = act_list_read(q->db, q->a, q->keys, c->key, c->number, SUBJECT_CASE, c->id.v, VISIBLE_PUBLIC, false, &acts)))
		return e;
	const struct act_row *last = acts.n > 0 ? &acts.at[acts.n - 1] : NULL;

	*out = last && last->text.p && !str_eq(last->text, s->move.text);
	return NULL;
}

/* Whoever has handed the case away, or marked it as about himself, is led back to the list. */
static const struct err *
go_on(struct step *s, struct http_reply *r)
{
	struct request   *q = s->q;
	struct case_row   c;
	bool              masked;
	const struct err *e = q_fresh(q);

	if (e || (e = case_by_id(q->db, q->a, q->keys, s->f->c.id, false, &c)) || (e = was_masked(s, &c, &masked)))
		return e;
	str path = desk_may_read(q, &c) ? str_fmt(q->a, "/kerja/perkara/%.*s", STRF(c.number)) : STR("/kerja/perkara");

	reply_see_other(q, r, path, masked ? W_flash_desk_masked : s->act->done);
	return NULL;
}

const struct err *
desk_act_send(struct request *q, struct http_reply *r)
{
	struct desk_file  f;
	str               rest = q->path, verb = {NULL, 0};
	const struct err *e = desk_file_read(q, &f);

	while (str_cut(&rest, '/', &verb))
		continue;
	const struct desk_act  *act = desk_act_of(verb);
	struct step             s = {.q = q, .act = act, .f = &f};
	const struct case_move *move = e || !act ? NULL : case_move_of(f.kind, act->verb);
	struct access_object    object = e ? (struct access_object){.about = {0}} : desk_object(&f.c);
	enum role               as = ROLE_PUBLIC;

	if (e)
		return e;
	if (!act || !move)
		return err_new(q->a, ERR_MISSING, "page.missing", NULL, NULL);
	if ((e = q_must(q, move->perm, &object, &as)))
		return e;
	s.move = (struct case_move_in){
		.kind = f.kind, .id = f.c.id, .verb = act->verb, .by = q_actor(q, as), .at = q->now,
		.text = given(q, "isi", act->verb), .reason = arena_str(q->a, given(q, "alasan", act->verb)).p,
		.class_ = case_class_of(f.kind, given(q, "kelas", act->verb)), .unit = {number(q, "unit", act->verb)},
		.assignee = {number(q, "petugas", act->verb)}, .about = {number(q, "tentang", act->verb)},
		.title = given(q, "judul", act->verb), .body = given(q, "naskah", act->verb), .rating = NO_INT,
		.expected_n = q_int(q, "n"),
	};
	check_people(&s);
	if (q->fault_count > 0)
		return desk_case_show(q, r, act->verb, NO_INT, 0);
	if ((e = store_write(q->store, q->a, write_step, &s)))
		return refused(&s, r, e);
	return go_on(&s, r);
}
