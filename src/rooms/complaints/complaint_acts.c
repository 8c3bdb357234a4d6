/* complaint_acts.c - filing, import, verification of complaints. See complaint_acts.h. */
#include "rooms/complaints/complaint_acts.h"

#include "base/strs.h"
#include "core/canon.h"
#include "core/publication.h"
#include "core/room.h"

#include <jansson.h>

enum { TIMER_BATCH = 200 };

/* ---- JSON of what is sealed ---- */

static const struct err *
words_json(struct arena *a, const struct complaint_words *w, str *out)
{
	struct canon *c = canon_new(a);

	canon_object(c);
	canon_put_text(c, "judul", w->title);
	canon_put_text(c, "isi", w->text);
	if (w->want.n > 0)
		canon_put_text(c, "harapan", w->want);
	if (w->place.n > 0)
		canon_put_text(c, "tempat", w->place);
	canon_end(c);
	return canon_done(c, out);
}

/* Absent when nothing at all was said about the person. */
static const struct err *
reporter_json(struct arena *a, const struct complaint_reporter *r, str *out)
{
	const struct {
		const char *key;
		str         value;
	} rows[] = {{"nama", r->name}, {"telepon", r->phone}, {"surel", r->mail}, {"alamat", r->address}, {"nik", r->nik}};
	struct canon *c = canon_new(a);
	bool          any = false;

	canon_object(c);
	for (size_t i = 0; i < COUNT(rows); i++) {
		str value = str_trim(rows[i].value);

		if (value.n == 0)
			continue;
		canon_put_text(c, rows[i].key, value);
		any = true;
	}
	canon_end(c);
	if (!any) {
		*out = (str){0};
		return NULL;
	}
	return canon_done(c, out);
}

static void
json_close(void *p)
{
	json_decref(p);
}

static const struct err *
json_open(struct arena *a, str text, json_t **out)
{
	json_t *j = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, NULL);

	if (!j)
		return err_new(a, ERR_BUG, "complaint.json", NULL, NULL);
	arena_on_close(a, json_close, j);
	*out = j;
	return NULL;
}

static str
member(struct arena *a, const json_t *j, const char *key)
{
	const json_t *v = json_object_get(j, key);

	return json_is_string(v) ? arena_str(a, (str){json_string_value(v), json_string_length(v)}) : (str){0};
}

const struct err *
complaint_words_read(struct arena *a, str sealed, struct complaint_words *out)
{
	json_t           *j;
	const struct err *e;

	if (!sealed.p) {
		*out = (struct complaint_words){0};
		return NULL;
	}
	if ((e = json_open(a, sealed, &j)))
		return e;
	*out = (struct complaint_words){member(a, j, "judul"), member(a, j, "isi"), member(a, j, "harapan"),
		member(a, j, "tempat")};
	return NULL;
}

const struct err *
complaint_reporter_read(struct arena *a, const struct case_party_list *parties, bool *found, struct complaint_reporter *out)
{
	for (size_t i = 0; i < parties->n; i++) {
		json_t           *j;
		const struct err *e;

		if (parties->at[i].role != PARTY_REPORTER || !parties->at[i].details.p)
			continue;
		if ((e = json_open(a, parties->at[i].details, &j)))
			return e;
		*found = true;
		*out = (struct complaint_reporter){member(a, j, "nama"), member(a, j, "telepon"), member(a, j, "surel"),
			member(a, j, "alamat"), member(a, j, "nik")};
		return NULL;
	}
	*found = false;
	return NULL;
}

/* ---- where it goes and what is promised ---- */

struct own_promise {
	unit_id        unit;
	str            leaf;
	int64_t        amount;
	enum time_unit unit_of_time;
};

/* A standard promises its own time for complaints in the part "tenggat_pengaduan": {"jumlah":5,"satuan":"hari-kerja"}. */
static const struct err *
service_promise(struct db *db, struct arena *a, agency_id agency, publication_id service, instant at, struct own_promise *out)
{
	struct publication_row p;
	struct version_row     v;
	struct own_promise     own = {0};
	json_t                *j;
	bool                   found;
	const struct err      *e;

	*out = own;
	if (service.v == 0)
		return NULL;
	if ((e = publication_by_id(db, a, service, &p)) && e->kind != ERR_MISSING)
		return e;
	if (e || p.kind != PUB_STANDARD || p.agency.v != agency.v)
		return err_new(a, ERR_INPUT, "complaint.service", "layanan", NULL);
	own.unit = p.unit;
	if ((e = version_in_force(db, a, service, at, &found, &v)))
		return e;
	if (found) {
		own.leaf = v.leaf;
		if ((e = json_open(a, v.body, &j)))
			return e;
		const json_t  *part = json_object_get(j, "tenggat_pengaduan");
		const json_t  *amount = json_object_get(part, "jumlah");
		enum time_unit unit;

		if (json_is_integer(amount) && json_integer_value(amount) > 0 &&
		    time_unit_parse(member(a, part, "satuan"), &unit) && unit != TIME_TIMES) {
			own.amount = json_integer_value(amount);
			own.unit_of_time = unit;
		}
	}
	*out = own;
	return NULL;
}

static const struct err *
category_of(struct db *db, struct arena *a, agency_id agency, category_id id, struct category *out)
{
	*out = (struct category){0};
	if (id.v == 0)
		return NULL;
	const struct err *e = category_by_id(db, a, id, LANG_ID, out);

	if (e && e->kind != ERR_MISSING)
		return e;
	return e || out->agency.v != agency.v ? err_new(a, ERR_INPUT, "complaint.category", "kategori", NULL) : NULL;
}

/* The unit named, else the category's, else the service's, else the desk; always an open unit of the agency, held so that
 * nobody closes it meanwhile. */
static const struct err *
unit_of(struct db *db, struct arena *a, agency_id agency, unit_id named, unit_id category, unit_id service, unit_id *out)
{
	const unit_id     wishes[] = {named, category, service};
	struct unit       u;
	const struct err *e;
	bool              open;

	for (size_t i = 0; i < COUNT(wishes); i++) {
		if (wishes[i].v == 0)
			continue;
		if ((e = unit_hold(db, a, wishes[i], &open)) || (open && (e = unit_by_id(db, a, wishes[i], &u))))
			return e;
		if (open && u.agency.v == agency.v) {
			*out = u.id;
			return NULL;
		}
		if (i == 0)
			return err_new(a, ERR_INPUT, "complaint.unit", "unit", NULL);
	}
	if ((e = unit_desk(db, a, agency, &u)) || (e = unit_hold(db, a, u.id, &open)) ||
	    (!open && (e = unit_root(db, a, agency, &u))))
		return e;
	*out = u.id;
	return NULL;
}

const struct err *
complaint_promises_read(struct db *db, struct arena *a, agency_id agency, int class_, publication_id service, instant at,
    struct complaint_promises *out)
{
	struct agency             office;
	struct calendar          *calendar = arena_alloc(a, sizeof(*calendar));
	struct law_table          law;
	struct own_promise        own;
	struct complaint_promises p = {.n = 0};
	const struct err         *e;

	if ((e = agency_by_id(db, a, agency, &office)) || (e = agency_calendar(db, a, agency, calendar)) ||
	    (e = agency_law(db, a, agency, &law)) || (e = service_promise(db, a, agency, service, at, &own)))
		return e;
	static const struct {
		int                 clock;
		enum promise_origin origin;
	} rows[] = {{COMPLAINT_CLOCK_LAW, PROMISE_LAW}, {COMPLAINT_CLOCK_COMPLETE, PROMISE_GUIDELINE},
		{COMPLAINT_CLOCK_VERIFY, 0}};
	struct clock_row c = {.start_at = at, .state = CLOCK_RUNNING, .pauses = STR("")};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct clock_terms terms;

		if (!complaint_kind.terms(&law, rows[i].clock, class_, date_of(at, office.zone), &terms))
			continue;
		c.amount = terms.amount;
		c.unit = terms.unit;
		struct deadline_clock dc = case_clock_deadline(a, &c, &office, calendar);

		if (rows[i].clock == COMPLAINT_CLOCK_VERIFY)
			p.verify = deadline_compute(&dc);
		else
			p.at[p.n++] = (struct promise){rows[i].origin, deadline_compute(&dc), terms.law, 0};
	}
	if (own.amount > 0) {
		p.own_amount = own.amount;
		p.own_unit = own.unit_of_time;
		c.amount = own.amount;
		c.unit = own.unit_of_time;
		struct deadline_clock dc = case_clock_deadline(a, &c, &office, calendar);

		p.at[p.n++] = (struct promise){PROMISE_STANDARD, deadline_compute(&dc), "standar", 0};
	}
	deadline_promise(p.at, p.n);
	*out = p;
	return NULL;
}

/* ---- filing ---- */

static const struct err *
check(struct arena *a, const struct complaint_in *in, day today)
{
	if (in->mode != MODE_OPEN && in->mode != MODE_ANONYMOUS && in->mode != MODE_CONFIDENTIAL)
		return err_new(a, ERR_INPUT, "complaint.mode", "cara", NULL);
	struct complaint_fault f = complaint_check(&in->words, &in->reporter, in->mode == MODE_OPEN, in->event, today);

	return f.field ? err_new(a, ERR_INPUT, f.code, f.field, NULL) : NULL;
}

static const struct err *
details_json(struct arena *a, const struct complaint_in *in, str *out)
{
	struct canon *c = canon_new(a);

	canon_object(c);
	if (in->words.want.n > 0)
		canon_put_text(c, "harapan", in->words.want);
	if (in->words.place.n > 0)
		canon_put_text(c, "tempat", in->words.place);
	if (day_known(in->event)) {
		char iso[11];

		date_iso(in->event, iso);
		canon_put_text(c, "tanggal", str_z(iso));
	}
	if (in->area.n > 0)
		canon_put_text(c, "wilayah", in->area);
	canon_put_int(c, "cara", (int64_t)in->mode);
	canon_put_int(c, "saluran", (int64_t)in->channel);
	canon_end(c);
	return canon_done(c, out);
}

const struct err *
complaint_file(struct db *tx, struct arena *a, struct keys *keys, const struct random_source *random,
    const struct complaint_in *in, struct case_open_out *out)
{
	struct agency      office;
	struct category    category;
	struct own_promise own;
	unit_id            unit;
	str                reporter, details, words;
	const struct err  *e;

	if ((e = agency_hold(tx, a, in->agency)) || (e = agency_by_id(tx, a, in->agency, &office)) ||
	    (e = check(a, in, date_of(in->at, office.zone))) ||
	    (e = category_of(tx, a, in->agency, in->category, &category)) ||
	    (e = service_promise(tx, a, in->agency, in->service, in->at, &own)) ||
	    (e = unit_of(tx, a, in->agency, in->unit, category.unit, own.unit, &unit)) ||
	    (e = reporter_json(a, &in->reporter, &reporter)) || (e = words_json(a, &in->words, &words)) ||
	    (e = details_json(a, in, &details)))
		return e;
	const struct act_field fields[] = {
		{"isi", in->words.text}, {"judul", in->words.title}, {"pelapor", reporter}, {"rincian", details},
	};
	/* Groups are kept even where nothing else is told: equal treatment is measured by them. */
	const struct case_party_in party = {PARTY_REPORTER, VISIBLE_PARTY, in->groups, reporter.p ? reporter : STR("{}")};
	const struct case_open_in  open = {
		.kind = &complaint_kind, .agency = in->agency, .unit = unit, .mode = in->mode,
		.class_ = in->class_ != 0 ? in->class_ : category.class_ != 0 ? category.class_ : COMPLAINT_ORDINARY,
		.category = in->category, .service = in->service, .own_amount = own.amount, .own_unit = own.unit_of_time,
		.promise_leaf = own.leaf, .area = in->area, .channel = in->channel != 0 ? in->channel : CHANNEL_WEB,
		.event_day = in->event, .words = words, .fields = fields, .field_count = COUNT(fields),
		.parties = &party, .party_count = 1, .by = in->by, .at = in->at, .opened_at = NO_INSTANT,
		.target_at = NO_INSTANT, .closed_at = NO_INSTANT,
	};

	return case_open(tx, a, keys, random, &open, out);
}

/* ---- verification ---- */

const struct err *
complaint_verify(struct db *tx, struct arena *a, struct keys *keys, const struct person *who,
    const struct complaint_verify_in *in, str *leaf)
{
	struct case_move_in move = {
		.kind = &complaint_kind, .id = in->id, .verb = "diverifikasi", .by = in->by, .at = in->at, .class_ = in->class_,
		.about = in->about, .title = in->title, .body = in->body, .rating = NO_INT, .expected_n = in->expected_n,
	};
	str               first, second;
	const struct err *e = case_move(tx, a, keys, who, &move, &first);

	if (e)
		return e;
	struct case_row c;

	if ((e = case_by_id(tx, a, keys, in->id, false, &c)))
		return e;
	struct case_move_in forward = {
		.kind = &complaint_kind, .id = in->id, .verb = "diteruskan", .by = in->by, .at = in->at,
		.unit = in->unit.v != 0 ? in->unit : c.unit, .text = in->note, .rating = NO_INT, .expected_n = -1,
	};

	if ((e = case_move(tx, a, keys, who, &forward, &second)))
		return e;
	*leaf = second;
	return NULL;
}

/* ---- import ---- */

static void
put_instant(struct canon *c, const char *key, instant t)
{
	if (instant_known(t))
		canon_put_int(c, key, t.ms);
}

const struct err *
complaint_import(struct db *tx, struct arena *a, struct keys *keys, const struct random_source *random,
    const struct complaint_import_in *in, struct case_open_out *out)
{
	struct category       category;
	struct own_promise    own;
	unit_id               unit;
	str                   reporter, words, dates;
	struct complaint_words said = {.title = in->title, .text = in->text, .place = in->place};
	struct canon          *c = canon_new(a);
	const struct err      *e;

	canon_object(c);
	put_instant(c, "dibuka", in->opened_at);
	put_instant(c, "ditutup", in->closed_at);
	put_instant(c, "target", in->target_at);
	canon_end(c);
	if ((e = canon_done(c, &dates)) || (e = category_of(tx, a, in->agency, in->category, &category)) ||
	    (e = service_promise(tx, a, in->agency, in->service, in->opened_at, &own)) ||
	    (e = unit_of(tx, a, in->agency, in->unit, category.unit, own.unit, &unit)) ||
	    (e = reporter_json(a, &in->reporter, &reporter)) || (e = words_json(a, &said, &words)))
		return e;
	const struct act_field fields[] = {
		{"isi", in->text}, {"judul", in->title}, {"pelapor", reporter}, {"sel", in->cells}, {"tanggal", dates},
	};
	const struct case_party_in party = {PARTY_REPORTER, VISIBLE_PARTY, (str){0}, reporter};
	const struct case_open_in  open = {
		.kind = &complaint_kind, .agency = in->agency, .unit = unit, .mode = MODE_OPEN,
		.class_ = in->class_ != 0 ? in->class_ : category.class_, .category = in->category, .service = in->service,
		.promise_leaf = own.leaf, .area = in->area, .channel = in->channel != 0 ? in->channel : CHANNEL_IMPORT,
		.event_day = NO_DAY, .words = words, .fields = fields, .field_count = COUNT(fields),
		.parties = &party, .party_count = reporter.p ? 1 : 0, .by = in->by, .at = in->at, .imported = true,
		.opened_at = in->opened_at, .state = in->state,
		.title = in->publish ? in->title : (str){0}, .body = in->publish ? in->text : (str){0}, .mark = in->mark,
		.target_at = in->target_at, .closed_at = in->closed_at, .source_late = in->source_late,
		.source = in->source, .external_id = in->external_id, .cells = in->cells,
	};

	return case_open(tx, a, keys, random, &open, out);
}

/* ---- jobs ---- */

const struct err *
complaint_timers(const struct job_tools *t)
{
	int64_t done;

	return case_timers_run(&complaint_kind, t->store, t->a, t->keys, t->now, TIMER_BATCH, &done);
}
