/* complaint_form.c - what was sent is read, looked up and checked. See complaint_form.h. */
#include "rooms/complaints/complaint_form.h"

#include "base/strs.h"
#include "core/publication.h"
#include "rooms/complaints/complaint_say.h"

const struct complaint_code complaint_groups[COMPLAINT_GROUPS] = {
	{"disabilitas", W_complaint_group_disabilitas}, {"lansia", W_complaint_group_lansia},
	{"hamil", W_complaint_group_hamil}, {"anak", W_complaint_group_anak}, {"bencana", W_complaint_group_bencana},
	{"adat", W_complaint_group_adat},
};
const struct complaint_code complaint_needs[COMPLAINT_NEEDS] = {
	{"huruf-besar", W_complaint_need_huruf_besar}, {"dibacakan", W_complaint_need_dibacakan},
	{"isyarat", W_complaint_need_isyarat}, {"kunjungan", W_complaint_need_kunjungan},
};

/* ---- reading ---- */

/* "KODE/slug" of a service: the agency's part. */
static str
agency_part(str service)
{
	str rest = service, part = {0};

	return memchr(service.p, '/', service.n) && str_cut(&rest, '/', &part) ? part : (str){0};
}

static const struct err *
agency_read(struct request *q, bool *found, struct complaint_form *f)
{
	struct agency_list all;
	str                code = q_text(q, "instansi");
	const struct err  *e = agency_all(q->db, q->a, &all);

	if (e)
		return e;
	*found = false;
	f->several = all.n > 1;
	if (code.n == 0)
		code = agency_part(q_text(q, "layanan"));
	bool named = false;

	for (size_t i = 0; i < all.n && !*found; i++) {
		named = str_eq(all.at[i].code, code);
		if (all.n == 1 || named) {
			f->agency = all.at[i];
			*found = true;
		}
	}
	q_known(q, "instansi", named);
	if (!*found && !q_faulty(q, "instansi"))
		q_fault(q, "instansi", W_complaint_offices_choose, NULL, 0);
	return NULL;
}

const struct err *
complaint_form_services(struct request *q, struct complaint_form *f)
{
	const struct err *e = f->services_read ? NULL :
	    complaint_page_services(q->db, q->a, PUB_STANDARD, f->agency.id, COMPLAINT_SERVICES_MAX, &f->services);

	f->services_read = !e;
	return e;
}

static void
service_read(struct request *q, struct complaint_form *f)
{
	str sent = q_text(q, "layanan");

	for (size_t i = 0; i < f->services.n; i++) {
		const struct complaint_page_services_row *s = &f->services.at[i];

		if (sent.n > 0 && str_eq(sent, str_fmt(q->a, "%.*s/%.*s", STRF(f->agency.code), STRF(s->slug)))) {
			f->service = s->id;
			f->service_title = s->title;
			return;
		}
	}
	if (sent.n > 0)
		q_fault(q, "layanan", W_err_complaint_service, NULL, 0);
}

static void
category_read(struct request *q, struct complaint_form *f)
{
	str sent = q_text(q, "kategori");

	for (size_t i = 0; i < f->categories.n; i++) {
		if (sent.n > 0 && str_eq(sent, f->categories.at[i].slug)) {
			f->category = f->categories.at[i];
			f->class_ = f->category.class_;
			return;
		}
	}
	if (f->categories.n == 0)
		f->class_ = case_class_of(&complaint_kind, sent);
}

static str
area_above(struct arena *a, str above, str further)
{
	return further.n > 0 ? str_fmt(a, "%.*s, %.*s", STRF(above), STRF(further)) : above;
}

/* The first text after all that begin with s, in the order of bytes. */
static str
past_prefix(struct arena *a, str s)
{
	return str_fmt(a, "%.*s\x7f", STRF(s));
}

static bool
area_has(const struct part_option *at, size_t n, str code)
{
	for (size_t i = 0; i < n; i++) {
		if (str_eq(at[i].value, code))
			return true;
	}
	return false;
}

/* Adds areas whose name begins with what was typed after a word, until the list is full. */
static const struct err *
areas_find(struct request *q, const char *before, str typed, str within, str chosen, struct part_option *at, size_t *n)
{
	struct complaint_page_areas_rows rows;
	str                              first = str_fmt(q->a, "%s%.*s", before, STRF(typed));
	const struct err                *e = complaint_page_areas(q->db, q->a, first, past_prefix(q->a, first), within,
	    COMPLAINT_AREAS_MAX, &rows);

	if (e)
		return e;
	for (size_t i = 0; i < rows.n && *n < COMPLAINT_AREAS_MAX; i++) {
		if (area_has(at, *n, rows.at[i].code))
			continue;
		at[(*n)++] = (struct part_option){rows.at[i].code, rows.at[i].name,
		    area_above(q->a, rows.at[i].above, rows.at[i].further), str_eq(rows.at[i].code, chosen)};
	}
	return NULL;
}

/* "Sukamaju, Cilodong": what stands after the comma must occur in the name of an area round it. */
static str
within_pattern(struct arena *a, str after)
{
	struct buf b = {.arena = a};
	str        words = str_trim(after);

	if (words.n == 0)
		return STR("");
	buf_str(&b, STR("%"));
	for (size_t i = 0; i < words.n; i++) {
		if (words.p[i] != '%' && words.p[i] != '_' && words.p[i] != '\\')
			buf_add(&b, &words.p[i], 1);
	}
	buf_str(&b, STR("%"));
	return buf_done(&b);
}

/* People type "Bandung" and mean the city as often as a village; the table calls it "Kota Bandung". */
static const struct err *
areas_read(struct request *q, struct complaint_form *f)
{
	static const char *const       before[] = {"kota ", "kabupaten ", "kota administrasi ", ""};
	str                            rest = str_lower(q->a, q_text(q, "cari_wilayah")), chosen = q_text(q, "wilayah"), typed = {0};
	struct complaint_page_area_row one = {0};
	bool                           known = false;
	struct part_option            *at = arena_array(q->a, COMPLAINT_AREAS_MAX + 1, sizeof(*at));
	size_t                         n = 0;
	const struct err              *e = NULL;

	if (rest.n > 0 && str_cut(&rest, ',', &typed))
		typed = str_trim(typed);
	str within = within_pattern(q->a, rest);

	f->area_searched = typed.n > 0;
	for (size_t i = 0; i < COUNT(before) && typed.n > 0 && !e; i++)
		e = areas_find(q, before[i], typed, within, chosen, at, &n);
	if (!e && chosen.n > 0)
		e = complaint_page_area(q->db, q->a, chosen, &known, &one);
	if (e)
		return e;
	if (known && !area_has(at, n, one.code))
		at[n++] = (struct part_option){one.code, one.name, area_above(q->a, one.above, one.further), true};
	if (known) {
		f->area = one.code;
		f->area_name = one.above.n > 0 ? str_fmt(q->a, "%.*s, %.*s", STRF(one.name), STRF(one.above)) : one.name;
	}
	f->areas = (struct part_options){at, n};
	f->areas_cut = n >= COMPLAINT_AREAS_MAX;
	return NULL;
}

/* The known codes among those sent, comma separated. */
static void
codes_read(struct request *q, const char *name, const struct complaint_code *codes, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++) {
		if (q_has(q, name, str_z(codes[i].code)))
			buf_fmt(out, "%s%s", out->n > 0 ? "," : "", codes[i].code);
	}
	for (size_t i = 0; i < q->form.n; i++) {
		bool known = !str_eq(q->form.at[i].name, str_z(name));

		for (size_t k = 0; k < count && !known; k++)
			known = str_eq(q->form.at[i].value, str_z(codes[k].code));
		q_known(q, name, known);
	}
}

static const struct err *
promises_read(struct request *q, struct complaint_form *f)
{
	const struct err *e = agency_law(q->db, q->a, f->agency.id, &f->law);

	for (int c = 1; c < COMPLAINT_CLASS_COUNT && !e; c++)
		e = complaint_promises_read(q->db, q->a, f->agency.id, c, f->service, q->now, &f->promises[c]);
	return e;
}

/* A one-time number that a browser can have had from us only: as random_id makes it. Never from an address: whoever made the
 * link would know the number, and whoever knows it opens the case filed under it. */
static str
form_number(struct request *q)
{
	str sent = q_text(q, "kiriman");

	return q->http->method == HTTP_POST && sent.n > 0 && !q_faulty(q, "kiriman") ? sent : random_id(q->random, q->a);
}

const struct err *
complaint_form_read(struct request *q, bool *found, struct complaint_form *out)
{
	struct complaint_form f = {.event = q_day(q, "tanggal"), .mode = complaint_mode_of(q_text(q, "cara"))};
	struct buf            codes = {.arena = q->a};
	str                   contact = q_text(q, "kontak");
	bool                  mail = contact.n > 0 && memchr(contact.p, '@', contact.n);
	const struct err     *e = agency_read(q, found, &f);

	if (e || !*found) {
		*out = f;
		return e;
	}
	if ((e = category_list(q->db, q->a, f.agency.id, q->lang, false, &f.categories)) ||
	    (q_text(q, "layanan").n > 0 && (e = complaint_form_services(q, &f))) || (e = areas_read(q, &f)))
		return e;
	service_read(q, &f);
	category_read(q, &f);
	codes_read(q, "kelompok", complaint_groups, COMPLAINT_GROUPS, &codes);
	codes_read(q, "kebutuhan", complaint_needs, COMPLAINT_NEEDS, &codes);
	f.groups = buf_done(&codes);
	f.words = (struct complaint_words){q_text(q, "judul"), q_text(q, "isi"), q_text(q, "harapan"), q_text(q, "tempat")};
	f.reporter = (struct complaint_reporter){.name = q_text(q, "nama"), .phone = mail ? (str){0} : contact,
		.mail = mail ? contact : (str){0}};
	f.form = form_number(q);
	if ((e = promises_read(q, &f)))
		return e;
	*out = f;
	return NULL;
}

/* ---- checking ---- */

static void
fault_once(struct request *q, const char *field, enum word sentence)
{
	if (!q_faulty(q, field))
		q_fault(q, field, sentence, NULL, 0);
}

/* The summary names faults from the top of the page down. */
static void
faults_sort(struct request *q)
{
	static const char *const order[] = {"judul", "isi", "tanggal", "harapan", "cari_wilayah", "wilayah", "tempat", "layanan",
		"kategori", "cara", "nama", "kontak", "kelompok", "kebutuhan", "benar", "instansi", "kiriman", "aksi"};
	struct field_fault *sorted = arena_array(q->a, q->fault_count + 1, sizeof(*sorted));
	size_t              n = 0;

	for (size_t o = 0; o < COUNT(order); o++) {
		for (size_t i = 0; i < q->fault_count; i++) {
			if (strcmp(q->faults[i].field, order[o]) == 0)
				sorted[n++] = q->faults[i];
		}
	}
	q->faults = sorted;
	q->fault_count = n;
}

void
complaint_form_check(struct request *q, const struct complaint_form *f)
{
	struct complaint_fault faults[COMPLAINT_FAULTS_MAX];
	size_t                 n = complaint_check_all(&f->words, &f->reporter, f->mode == MODE_OPEN, f->event,
	    date_of(q->now, f->agency.zone), faults, COUNT(faults));

	for (size_t i = 0; i < n; i++) {
		bool contact = strcmp(faults[i].field, "telepon") == 0 || strcmp(faults[i].field, "surel") == 0;

		fault_once(q, contact ? "kontak" : faults[i].field, word_find("err.", faults[i].code));
	}
	if (f->area.n == 0 && f->areas.n > 0)
		fault_once(q, "wilayah", W_complaint_form_area_choose);
	if (f->area.n == 0 && q_text(q, "wilayah").n > 0)
		fault_once(q, "cari_wilayah", W_complaint_form_area_unknown);
	if (f->category.id.v == 0 && f->class_ == 0)
		fault_once(q, "kategori", W_err_complaint_category);
	if (f->mode == 0)
		fault_once(q, "cara", W_err_complaint_mode);
	if (!str_eq(q_text(q, "benar"), STR("ya")))
		fault_once(q, "benar", W_complaint_form_sure_error);
	faults_sort(q);
}

struct complaint_in
complaint_form_in(const struct request *q, const struct complaint_form *f)
{
	return (struct complaint_in){
		.agency = f->agency.id, .category = f->category.id, .service = f->service, .class_ = f->class_, .mode = f->mode,
		.channel = CHANNEL_WEB, .area = f->area, .event = f->event, .words = f->words, .reporter = f->reporter,
		.groups = f->groups, .by = {.role = ROLE_CITIZEN}, .at = q->now,
	};
}
