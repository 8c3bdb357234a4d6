/* service_read.c - see service_read.h. */
#include "rooms/services/service_read.h"

#include "base/date.h"
#include "base/stat.h"
#include "base/strs.h"
#include "core/figures.h"
#include "core/log.h"
#include "gen/services_queries.h"
#include "rooms/services/service_words.h"

enum { VERSIONS_SHOWN = 100, REALITY_ROWS = 1000 };
enum { REALITY_DAYS = 30 }; /* not a law: how far the page looks back */

const struct err *
service_find(struct request *q, struct agency *agency, struct publication_row *p)
{
	const struct err *e = agency_by_code(q->db, q->a, q_param(q, "kode"), agency);

	return e ? e : publication_find(q->db, q->a, PUB_STANDARD, agency->id, q_param(q, "slug"), p);
}

str
service_base(struct arena *a, const struct publication_row *p)
{
	if (p->kind == PUB_MAKLUMAT)
		return str_fmt(a, "/maklumat/%.*s", STRF(p->agency_code));
	return str_fmt(a, "/layanan/%.*s/%.*s", STRF(p->agency_code), STRF(p->slug));
}

static struct part_chip_view
chip_of(const struct request *q, enum version_state s)
{
	if (s == VERSION_EFFECTIVE)
		return (struct part_chip_view){PART_OK, word(q->lang, W_services_versions_effective)};
	return (struct part_chip_view){PART_MUTE, word(q->lang, s == VERSION_WITHDRAWN ? W_services_versions_withdrawn
	                                                                               : W_services_versions_replaced)};
}

const struct err *
service_versions_read(struct request *q, const struct publication_row *p, struct service_version_list_view *out)
{
	struct services_versions_rows rows;
	str                           base = service_base(q->a, p);
	const struct err             *e = services_versions(q->db, q->a, p->id, VERSIONS_SHOWN, &rows);

	if (e)
		return e;
	struct service_version_list_view l = {.at = arena_array(q->a, rows.n + 1, sizeof(*l.at)), .n = rows.n};
	for (size_t i = 0; i < rows.n; i++) {
		const struct services_versions_row *r = &rows.at[i];
		struct service_version_row         *v = &l.at[i];

		*v = (struct service_version_row){
			.no = r->no, .chip = chip_of(q, (enum version_state)r->state), .from = r->valid_from, .until = r->valid_until,
			.approved_for = r->approved_for,
			.note = r->note, .hash = r->hash, .path = str_fmt(q->a, "%.*s/versi/%lld", STRF(base), (long long)r->no),
			.json = str_fmt(q->a, "%.*s/versi/%lld.json", STRF(base), (long long)r->no),
			.seal = {.hash = r->leaf, .number = r->leaf_no, .shape = part_seal_shape(q->a, r->leaf)},
		};
		if (r->no > 1)
			v->compare = str_fmt(q->a, "%.*s/beda/%lld/%lld", STRF(base), (long long)r->no - 1, (long long)r->no);
	}
	*out = l;
	return NULL;
}

const struct err *
service_oath_of(struct request *q, const struct version_row *v, str base, struct service_oath_view *out)
{
	struct pledge_in  in;
	struct log_entry  leaf = {.idx = NO_INT};
	bool              logged = false;
	const struct err *e = pledge_body_read(q->a, v->body, &in);

	if (!e)
		e = log_find(q->db, q->a, v->leaf, &logged, &leaf);
	if (e)
		return e;
	*out = (struct service_oath_view){
		.promise = in.promise, .duty = in.duty, .sanction = in.sanction, .decree = in.decree, .decided = in.decree_day,
		.signer = in.signer, .post = in.post, .places = in.places, .no = v->no, .path = base,
		.seal = {.hash = v->leaf, .number = leaf.idx, .shape = part_seal_shape(q->a, v->leaf)},
	};
	return NULL;
}

const struct err *
service_oath_read(struct request *q, const struct agency *agency, bool *found, struct service_oath_view *out)
{
	struct publication_row p;
	struct version_row     v;
	const struct err      *e = publication_find(q->db, q->a, PUB_MAKLUMAT, agency->id, STR(PLEDGE_SLUG), &p);

	*found = false;
	if (e)
		return e->kind == ERR_MISSING ? NULL : e;
	if (p.current.v == 0)
		return NULL;
	e = version_by_id(q->db, q->a, NULL, NULL, p.current, &v);
	if (!e)
		e = service_oath_of(q, &v, service_base(q->a, &p), out);
	*found = !e;
	return e;
}

static struct service_diff_lines
lines_of(struct arena *a, const struct diff *d, bool whole)
{
	struct service_diff_lines l = {.at = arena_array(a, d->n + 1, sizeof(*l.at))};

	for (size_t i = 0; i < d->n; i++) {
		if (whole || d->at[i].op != DIFF_SAME)
			l.at[l.n++] = (struct service_diff_line){d->at[i].op == DIFF_ADDED, d->at[i].op == DIFF_REMOVED, d->at[i].text};
	}
	return l;
}

static void
diff_part(struct arena *a, struct service_diff_rows_view *rows, str label, str before, str after, bool whole)
{
	if (str_eq(before, after))
		return;
	struct diff d = text_diff(a, before, after);

	rows->at[rows->n++] = (struct service_diff_row){label, lines_of(a, &d, whole)};
}

struct service_diff_rows_view
service_diff_of(struct arena *a, enum lang lang, const struct service_in *before, const struct service_in *after, bool whole)
{
	const struct publication_kind *k = &service_standard_kind;
	struct service_diff_rows_view  rows = {.at = arena_array(a, k->part_count + 1, sizeof(*rows.at))};

	for (size_t i = 0; i < k->part_count; i++) {
		diff_part(a, &rows, word(lang, k->parts[i].label), before ? service_part_words(a, lang, before, i) : STR(""),
		    service_part_words(a, lang, after, i), whole);
	}
	return rows;
}

struct service_diff_rows_view
pledge_diff_of(struct arena *a, enum lang lang, const struct pledge_in *before, const struct pledge_in *after, bool whole)
{
	const struct publication_kind *k = &service_pledge_kind;
	struct service_diff_rows_view  rows = {.at = arena_array(a, k->part_count + 1, sizeof(*rows.at))};

	for (size_t i = 0; i < k->part_count; i++) {
		diff_part(a, &rows, word(lang, k->parts[i].label), before ? pledge_part_words(a, lang, before, i) : STR(""),
		    pledge_part_words(a, lang, after, i), whole);
	}
	return rows;
}

/* The same sums as on the pages of performance, so that one figure has one value everywhere. */
const struct err *
service_reality_read(struct request *q, const struct agency *agency, publication_id service, int case_kind,
    struct service_reality *out)
{
	const struct figure_scope    scope = {.agency = agency->id, .kind = case_kind};
	day                          to = date_of(q->now, agency->zone), from = {to.d - REALITY_DAYS + 1};
	str                          id = str_fmt(q->a, "%lld", (long long)service.v);
	struct figure_sums           sum;
	struct services_minutes_rows rows;
	const struct err *e = figure_one(q->db, q->a, scope, FIGURE_BY_SERVICE, id, from, to, &sum);

	if (!e)
		e = services_minutes(q->db, q->a, agency->id, case_kind, MEASURE_MINUTES, from, to, service, REALITY_ROWS, &rows);
	if (e)
		return e;
	int64_t *minutes = arena_array(q->a, rows.n + 1, sizeof(*minutes));
	for (size_t i = 0; i < rows.n; i++)
		minutes[i] = rows.at[i].minutes;
	int64_t middle = stat_median(minutes, rows.n), a_day = MS_PER_DAY / MS_PER_MINUTE;
	struct service_reality r = {.n = sum.of[MEASURE_ON_TIME] + sum.of[MEASURE_LATE], .on_time = sum.of[MEASURE_ON_TIME],
		.late = sum.of[MEASURE_LATE], .median_days = middle == NO_INT ? NO_INT : (middle + a_day - 1) / a_day};
	static const char *const slugs[] = {"tuntas", "tepat", "terlambat"};
	str *const               paths[] = {&r.all_path, &r.on_time_path, &r.late_path};
	char                     first[11], last[11];

	date_iso(from, first);
	date_iso(to, last);
	r.share = stat_share(r.on_time, r.n);
	for (size_t i = 0; i < COUNT(slugs); i++)
		*paths[i] = str_fmt(q->a, "/kinerja/baris?ukuran=%s&dari=%s&sampai=%s&instansi=%.*s&layanan=%.*s", slugs[i], first, last,
		    STRF(agency->code), STRF(id));
	*out = r;
	return NULL;
}

void
service_reply_bytes(struct request *q, struct http_reply *r, str bytes)
{
	http_reply_header(r, "cache-control", STR("public, max-age=31536000, immutable"));
	reply_bytes(q, r, "application/json", NULL, bytes);
}
