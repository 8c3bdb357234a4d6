/* office_manifest.c - the bytes an agency publishes about itself (law table, calendar, rules, units) and their leaves. */
#include "core/office_manifest.h"

#include "base/strs.h"
#include "core/canon.h"
#include "core/casework.h"
#include "core/room.h"
#include "crypto/crypto.h"
#include "db/memo.h"
#include "gen/office_queries.h"

static str
day_text(struct arena *a, day d)
{
	char iso[11];

	date_iso(d, iso);
	return arena_str(a, str_z(iso));
}

static void
put_head(struct canon *c, const struct rules_source *s, const char *kind, int64_t version)
{
	canon_object(c);
	canon_put_text(c, "instansi", s->agency.code);
	canon_put_text(c, "jenis", str_z(kind));
	canon_put_int(c, "versi", version);
}

static const struct err *
law_bytes(struct arena *a, const struct rules_source *s, int64_t version, str *out)
{
	struct canon *c = canon_new(a);

	put_head(c, s, "hukum", version);
	canon_key(c, "nilai");
	canon_object(c);
	for (int key = 1; key < LAW_COUNT; key++) {
		const struct law_row *row = &gen_law[key];

		canon_key(c, row->key);
		canon_object(c);
		canon_put_int(c, "jumlah", row->value);
		canon_put_text(c, "pasal", str_z(row->article));
		canon_put_text(c, "satuan", str_z(time_unit_name(row->unit)));
		canon_end(c);
	}
	canon_end(c);
	canon_key(c, "ubahan");
	canon_array(c);
	for (size_t i = 0; i < s->law.n; i++) {
		const struct law_override *o = &s->law.at[i];

		canon_object(c);
		canon_put_int(c, "jumlah", o->value);
		canon_put_text(c, "kunci", str_z(gen_law[o->key].key));
		canon_put_text(c, "mulai", day_text(a, o->from));
		canon_put_text(c, "sumber", str_z(o->source));
		canon_end(c);
	}
	canon_end(c);
	canon_end(c);
	return canon_done(c, out);
}

static const struct err *
calendar_bytes(struct arena *a, const struct rules_source *s, int64_t version, str *out)
{
	struct canon *c = canon_new(a);

	put_head(c, s, "kalender", version);
	canon_put_int(c, "hari_per_minggu", s->calendar.week_days);
	canon_put_int(c, "bekerja_saat_cuti_bersama", s->calendar.works_on_joint_leave);
	canon_put_text(c, "dari", day_text(a, s->calendar.covered_from));
	canon_put_text(c, "sampai", day_text(a, s->calendar.covered_to));
	canon_key(c, "libur");
	canon_array(c);
	for (size_t i = 0; i < s->calendar.n; i++) {
		const struct holiday *h = &s->calendar.at[i];

		canon_object(c);
		canon_put_text(c, "hari", day_text(a, h->on));
		canon_put_text(c, "jenis", str_z(holiday_kind_name(h->kind)));
		canon_put_text(c, "nama", h->name);
		canon_put_text(c, "sumber", h->source);
		canon_end(c);
	}
	canon_end(c);
	canon_end(c);
	return canon_done(c, out);
}

/* Every clock of every class of a kind, as the engine itself computes with it: by kind, class code (q) and clock (d). */
static void
put_limits(struct canon *c, const struct rules_source *s, const struct case_kind *kind)
{
	canon_key(c, kind->prefix);
	canon_object(c);
	for (size_t class_ = kind->class_count > 1 ? 1 : 0; class_ < kind->class_count || class_ == 0; class_++) {
		canon_key(c, class_ ? kind->classes[class_] : "semua");
		canon_object(c);
		for (size_t i = 0; i < kind->clock_count; i++) {
			struct clock_terms t;

			if (!kind->terms(&s->law, kind->clocks[i].no, (int)class_, s->today, &t))
				continue;
			canon_key(c, kind->clocks[i].slug);
			canon_object(c);
			canon_put_text(c, "hukum", str_z(t.law));
			canon_put_int(c, "jumlah", t.amount);
			canon_put_text(c, "satuan", str_z(time_unit_name(t.unit)));
			canon_end(c);
		}
		canon_end(c);
	}
	canon_end(c);
}

/* Opening hours of every working weekday, minutes after midnight. */
static void
put_hours(struct canon *c, const struct agency *g)
{
	canon_key(c, "jam_layanan");
	canon_array(c);
	for (int w = MONDAY; w <= SUNDAY; w++) {
		const struct office_hours *h = agency_hours_on(g, (enum weekday)w);

		if (!h)
			continue;
		canon_object(c);
		canon_put_int(c, "hari", w + 1);
		canon_put_int(c, "buka", h->open);
		canon_put_int(c, "tutup", h->close);
		if (h->break_from != h->break_to) {
			canon_put_int(c, "istirahat_dari", h->break_from);
			canon_put_int(c, "istirahat_sampai", h->break_to);
		}
		canon_end(c);
	}
	canon_end(c);
}

static const struct err *
rules_bytes(struct arena *a, const struct rules_source *s, int64_t version, str *out)
{
	struct canon *c = canon_new(a);

	put_head(c, s, "aturan", version);
	canon_put_text(c, "hukum", s->law_leaf);
	canon_put_text(c, "kalender", s->calendar_leaf);
	canon_put_text(c, "zona", str_z(zone_name(s->agency.zone)));
	canon_put_int(c, "zona_menit", (int64_t)s->agency.zone * 60);
	canon_put_int(c, "hari_per_minggu", s->agency.week_days);
	canon_put_int(c, "jam_buka", s->agency.open_minute);
	canon_put_int(c, "jam_tutup", s->agency.close_minute);
	put_hours(c, &s->agency);
	canon_put_int(c, "luar_jam_bergulir", s->agency.after_hours_rolls);
	canon_key(c, "batas");
	canon_object(c);
	for (const struct room *const *room = rooms; *room; room++) {
		for (size_t i = 0; i < (*room)->case_kind_count; i++)
			put_limits(c, s, (*room)->case_kinds[i]);
	}
	canon_end(c);
	canon_end(c);
	return canon_done(c, out);
}

/* One of the three: its leaf, new when its bytes are. The chain in head moves on. */
static const struct err *
publish_one(struct db *tx, struct arena *a, struct keys *keys, struct act_head *head, const struct rules_source *s,
    const struct rules_kind *kind, const struct act *frame, str *leaf, bool *changed)
{
	struct manifest_last_row last;
	const struct err        *e;
	struct act_count         counts[] = {{"versi", 1}};
	struct act               act = *frame;
	str                      body, hash;
	bool                     found;

	if ((e = manifest_last(tx, a, head->record, str_z(kind->kind), &found, &last)))
		return e;
	if (found) {
		if ((e = kind->bytes(a, s, last.version, &body)))
			return e;
		if (str_eq(body, last.body)) {
			*leaf = last.leaf;
			return NULL;
		}
		counts[0].value = last.version + 1;
	}
	if ((e = kind->bytes(a, s, counts[0].value, &body)))
		return e;
	hash = sha256_hex(a, sha256_of(body.p, body.n));
	act.name = kind->act;
	act.bytes_hash = hash;
	act.counts = counts;
	act.count_count = COUNT(counts);
	if ((e = act_append(tx, a, keys, head, &act, leaf)))
		return e;
	head->count++;
	head->last_leaf = *leaf;
	*changed = true;
	if ((e = agency_chain_set(tx, a, s->agency.id, head->count, *leaf)))
		return e;
	return manifest_insert(tx, a, hash, s->agency.id, head->record, str_z(kind->kind), counts[0].value, body, *leaf, act.at);
}

const struct err *
agency_rules_publish(struct db *tx, struct arena *a, struct keys *keys, agency_id agency, const struct actor *by, instant at,
    bool *changed)
{
	static const struct rules_kind law = {"hukum", "hukum.terbit", law_bytes};
	static const struct rules_kind calendar = {"kalender", "kalender.terbit", calendar_bytes};
	static const struct rules_kind rules = {"aturan", "aturan.terbit", rules_bytes};
	struct agency_lock_row         chain;
	struct rules_source            s;
	struct unit                    root;
	const struct err              *e;
	struct act                     act = {.at = at, .by = *by, .visibility = VISIBLE_PUBLIC};
	struct act_head                head = {.subject = SUBJECT_AGENCY, .subject_id = agency.v};
	bool                           any = false;
	str                            leaf;

	memo_spoil(tx); /* what the caller has changed may not be marked yet */
	if ((e = agency_lock(tx, a, agency, &chain)) || (e = agency_by_id(tx, a, agency, &s.agency)) ||
	    (e = agency_calendar(tx, a, agency, &s.calendar)) || (e = agency_law(tx, a, agency, &s.law)) ||
	    (e = unit_root(tx, a, agency, &root)) || (e = unit_leaf_path(tx, a, root.id, &act.unit_path)))
		return e;
	s.today = date_of(at, s.agency.zone);
	head.record = str_fmt(a, "ATURAN-%.*s", STRF(s.agency.code));
	head.count = chain.act_count;
	head.last_leaf = chain.last_leaf;
	head.key = chain.key;
	if ((e = publish_one(tx, a, keys, &head, &s, &law, &act, &s.law_leaf, &any)) ||
	    (e = publish_one(tx, a, keys, &head, &s, &calendar, &act, &s.calendar_leaf, &any)) ||
	    (e = publish_one(tx, a, keys, &head, &s, &rules, &act, &leaf, &any)))
		return e;
	if (any && ((e = agency_rules_set(tx, a, agency, leaf)) || (e = change_mark(tx, a, "kantor"))))
		return e;
	*changed = any;
	return NULL;
}

const struct err *
unit_bytes(struct arena *a, const struct agency *agency, str parent_slug, const struct unit *u, bool whole, int64_t version,
    str *out)
{
	struct canon *c = canon_new(a);

	canon_object(c);
	canon_put_text(c, "instansi", agency->code);
	canon_put_text(c, "jenis", STR("unit"));
	canon_put_int(c, "versi", version);
	canon_put_text(c, "kode", u->slug);
	canon_put_text(c, "induk", parent_slug);
	canon_put_text(c, "nama", u->name);
	if (u->parent.v == 0)
		canon_put_text(c, "pemerintah", agency->parent_name);
	canon_put_text(c, "jam", u->hours);
	canon_put_text(c, "alamat", u->address);
	canon_put_text(c, "kewenangan", u->competence);
	canon_put_int(c, "pengelola_pengaduan", u->complaints_desk);
	canon_put_int(c, "aktif", u->active);
	if (whole) {
		canon_put_text(c, "kontak", u->contact);
		canon_put_text(c, "penanggung_jawab", u->responsible);
	}
	canon_end(c);
	return canon_done(c, out);
}
