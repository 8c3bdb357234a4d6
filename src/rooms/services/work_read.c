/* work_read.c - see work_read.h. */
#include "rooms/services/work_read.h"

#include "base/strs.h"
#include "out/dates.h"
#include "rooms/services/service_kind.h"

enum { CHIPS_MAX = 3 };

static const struct err *
read_versions(struct request *q, struct work_thing *t)
{
	const struct err *e = version_at_work(q->db, q->a, q->keys, &t->p, &t->working, &t->version);

	t->in_force = t->p.current.v != 0;
	if (!e && t->in_force)
		e = version_by_id(q->db, q->a, NULL, NULL, t->p.current, &t->current);
	return e;
}

/* A pledge belongs to the agency's root unit, also before it is begun. */
static const struct err *
find_pledge(struct request *q, struct work_thing *t)
{
	struct unit       root;
	const struct err *e = publication_find(q->db, q->a, PUB_MAKLUMAT, t->agency.id, STR(PLEDGE_SLUG), &t->p);

	if (!e || e->kind != ERR_MISSING)
		return e;
	e = unit_root(q->db, q->a, t->agency.id, &root);
	if (!e)
		t->p = (struct publication_row){.kind = PUB_MAKLUMAT, .agency = t->agency.id, .agency_code = t->agency.code,
			.unit = root.id, .unit_name = root.name, .unit_path = root.path, .zone = t->agency.zone, .review_day = NO_DAY};
	return e;
}

const struct err *
work_find(struct request *q, enum permission perm, struct work_thing *t, enum role *as)
{
	str  slug = q_param(q, "slug");
	bool pledge = slug.n == 0;

	*t = (struct work_thing){.kind = pledge ? &service_pledge_kind : &service_standard_kind};
	const struct err *e = agency_by_code(q->db, q->a, q_param(q, "kode"), &t->agency);
	if (!e)
		e = pledge ? find_pledge(q, t) : publication_find(q->db, q->a, PUB_STANDARD, t->agency.id, slug, &t->p);
	if (e)
		return e;
	t->base = pledge ? str_fmt(q->a, "/kerja/maklumat/%.*s", STRF(t->agency.code))
	                 : str_fmt(q->a, "/kerja/layanan/%.*s/%.*s", STRF(t->agency.code), STRF(t->p.slug));
	t->object = (struct access_object){.agency = t->agency.id, .unit_path = t->p.unit_path};
	e = q_must(q, perm, &t->object, as);
	return e || t->p.id.v == 0 ? e : read_versions(q, t);
}

const struct err *
work_units(struct request *q, agency_id agency, struct unit_list *out)
{
	struct unit_list  all;
	const struct err *e = unit_tree(q->db, q->a, agency, &all);

	if (e)
		return e;
	struct unit_list l = {.at = arena_array(q->a, all.n + 1, sizeof(*l.at))};
	for (size_t i = 0; i < all.n; i++) {
		const struct access_object o = {.agency = agency, .unit_path = all.at[i].path};

		if (all.at[i].active && q_may(q, PERM_STANDARD_EDIT, &o, NULL))
			l.at[l.n++] = all.at[i];
	}
	*out = l;
	return NULL;
}

bool
work_fault(struct request *q, const struct err *e)
{
	struct err placed = *e;

	if (!placed.field)
		placed.field = "umum";
	return q_fault_err(q, &placed);
}

const char *
work_part_field(str part)
{
	static const struct { const char *part, *field; } other[] = {{"persyaratan", "butir_1"}, {"waktu", "waktu_jumlah"},
		{"biaya", "gratis"}, {"tenggat_pengaduan", "aduan_jumlah"}};

	for (size_t i = 0; i < COUNT(other); i++) {
		if (str_eq(part, str_z(other[i].part)))
			return other[i].field;
	}
	return part.p;
}

static void
chip(struct work_chips *c, enum part_tone tone, str text)
{
	c->at[c->n++] = (struct part_chip_view){tone, text};
}

struct work_chips
work_chips_of(struct request *q, int64_t current_no, day review, int work_state, day work_from, day today)
{
	struct work_chips     c = {.at = arena_array(q->a, CHIPS_MAX, sizeof(*c.at))};
	const struct word_arg no[] = {{"n", str_fmt(q->a, "%lld", (long long)current_no)}};
	const struct word_arg from[] = {{"day", dates_day(q->a, q->lang, DATES_SHORT, work_from)}};

	if (current_no != NO_INT && current_no > 0)
		chip(&c, PART_OK, word_fill(q->a, q->lang, W_services_work_effective, no, 1));
	if (work_state == VERSION_DRAFT)
		chip(&c, PART_MUTE, word(q->lang, W_services_work_draft));
	if (work_state == VERSION_PROPOSED)
		chip(&c, PART_WARN, word(q->lang, W_services_work_proposed));
	if (work_state == VERSION_APPROVED)
		chip(&c, PART_PLAIN, word_fill(q->a, q->lang, W_services_work_approved, from, 1));
	if (current_no != NO_INT && current_no > 0 && day_known(review) && review.d <= today.d)
		chip(&c, PART_BAD, word(q->lang, W_services_work_review));
	if (c.n == 0)
		chip(&c, PART_MUTE, word(q->lang, W_services_work_none));
	return c;
}

static const struct err denied = {.kind = ERR_DENIED, .code = "access.denied"};

const struct err *
work_agency(struct request *q, enum permission perm, struct agency *out, struct agency_list *all)
{
	struct agency_list every;
	struct agency     *mine;
	size_t             n = 0;
	str                code = q_text(q, "instansi");
	bool               known = false;
	const struct err  *e = agency_all(q->db, q->a, &every);

	if (e)
		return e;
	mine = arena_array(q->a, every.n + 1, sizeof(*mine));
	for (size_t i = 0; i < every.n; i++) {
		const struct access_object o = {.agency = every.at[i].id};

		if (q_may(q, perm, &o, NULL))
			mine[n++] = every.at[i];
	}
	if (n == 0)
		return &denied;
	*out = mine[0];
	for (size_t i = 0; i < n; i++) {
		if (str_eq(mine[i].code, code)) {
			*out = mine[i];
			known = true;
		}
	}
	q_known(q, "instansi", known);
	*all = (struct agency_list){mine, n};
	return NULL;
}

const struct version_row *
work_base_version(const struct work_thing *t)
{
	return t->working ? &t->version : t->in_force ? &t->current : NULL;
}

const struct err *
work_draft_save(struct db *tx, struct request *q, const struct work_thing *t, const struct draft_in *in, int64_t expected,
    int64_t from)
{
	static const struct err changed = {.kind = ERR_STATE, .code = "publication.changed"};
	struct publication_row  p;
	version_id              saved;
	/* 0 fits no draft: one that came since the form was opened is somebody else's. */
	const struct err *e = draft_save(tx, q->a, q->keys, t->p.id, in, expected == NO_INT ? 0 : expected, &saved);

	if (!e)
		e = publication_by_id(tx, q->a, t->p.id, &p); /* held by draft_save: nobody publishes meanwhile */
	return e ? e : p.current.v == (from == NO_INT ? 0 : from) ? NULL : &changed;
}
