/* templates.c - see templates.h. Reading is strict: a key that is unknown, missing or of another kind refuses the file. */
#include "rooms/services/templates.h"

#include "base/strs.h"
#include "gen/templates_data.h"

#include <jansson.h>

enum { COMPONENTS = 14 };

struct reader {
	struct arena *a;
	const char   *slug;  /* of the template being read */
	const char   *wrong; /* the first key at fault; NULL: none */
};

static void
fault(struct reader *r, const char *key)
{
	if (!r->wrong)
		r->wrong = key;
}

/* Exactly these keys. */
static void
keys(struct reader *r, json_t *o, const char *const *names, size_t n)
{
	if (!json_is_object(o) || json_object_size(o) != n)
		fault(r, n > 0 ? names[0] : "object");
	for (size_t i = 0; i < n; i++) {
		if (!json_object_get(o, names[i]))
			fault(r, names[i]);
	}
}
#define KEYS(r, o, ...)                                                        \
	do {                                                                   \
		static const char *const names[] = {__VA_ARGS__};              \
		keys(r, o, names, COUNT(names));                               \
	} while (0)

static str
text(struct reader *r, json_t *o, const char *key)
{
	json_t *v = json_object_get(o, key);

	if (!json_is_string(v) || json_string_length(v) == 0)
		fault(r, key);
	return json_is_string(v) ? (str){json_string_value(v), json_string_length(v)} : STR("");
}

static str
text_or_null(struct reader *r, json_t *o, const char *key)
{
	return json_is_null(json_object_get(o, key)) ? (str){0} : text(r, o, key);
}

static int64_t
number(struct reader *r, json_t *o, const char *key)
{
	json_t *v = json_object_get(o, key);

	if (!json_is_integer(v) || json_integer_value(v) < 0) /* an observed range may begin at 0 */
		fault(r, key);
	return json_integer_value(v);
}

static json_t *
list(struct reader *r, json_t *o, const char *key)
{
	json_t *v = json_object_get(o, key);

	if (!json_is_array(v))
		fault(r, key);
	return v;
}

static struct service_lines
lines(struct reader *r, json_t *o, const char *key)
{
	json_t              *v = list(r, o, key), *each;
	struct service_lines l = {.at = arena_array(r->a, json_array_size(v) + 1, sizeof(str))};
	size_t               i;

	json_array_foreach (v, i, each) {
		if (!json_is_string(each))
			fault(r, key);
		l.at[l.n++] = (str){json_string_value(each), json_string_length(each)};
	}
	return l;
}

static enum time_unit
unit(struct reader *r, json_t *o)
{
	static const struct {
		const char    *name;
		enum time_unit unit;
	} rows[] = {{"menit", TIME_MINUTES}, {"jam", TIME_HOURS}, {"hari", TIME_DAYS}, {"hari_kerja", TIME_WORKING_DAYS},
		{"bulan", TIME_MONTHS}};
	str s = text(r, o, "satuan");

	for (size_t i = 0; i < COUNT(rows); i++) {
		if (str_eq(s, str_z(rows[i].name)))
			return rows[i].unit;
	}
	fault(r, "satuan");
	return TIME_DAYS;
}

static void
read_laws(struct reader *r, json_t *o, struct service_template *t)
{
	json_t *v = list(r, o, "dasar_hukum"), *each;
	size_t  i;

	t->laws.at = arena_array(r->a, json_array_size(v) + 1, sizeof(*t->laws.at));
	json_array_foreach (v, i, each) {
		KEYS(r, each, "nama", "tentang", "tanda", "sumber", "catatan");
		t->laws.at[t->laws.n++] = (struct template_law){text(r, each, "nama"), text(r, each, "tentang"), text(r, each, "tanda"),
			text_or_null(r, each, "sumber"), text_or_null(r, each, "catatan")};
	}
}

static void
read_variants(struct reader *r, json_t *o, struct service_template *t)
{
	json_t *v = list(r, o, "persyaratan"), *each;
	size_t  i;

	t->variants.at = arena_array(r->a, json_array_size(v) + 1, sizeof(*t->variants.at));
	json_array_foreach (v, i, each) {
		KEYS(r, each, "varian", "butir");
		t->variants.at[t->variants.n++] = (struct service_variant){text(r, each, "varian"), lines(r, each, "butir")};
	}
	if (t->variants.n > SERVICE_MAX_VARIANTS)
		fault(r, "persyaratan");
}

static void
read_term(struct reader *r, json_t *o, struct service_template *t)
{
	json_t *w = json_object_get(o, "waktu"), *v, *each;
	size_t  i;

	KEYS(r, w, "usul", "asal_usul", "mulai_dihitung", "rentang", "batas_nasional", "catatan");
	v = json_object_get(w, "usul");
	if (!json_is_null(v)) {
		KEYS(r, v, "nilai", "satuan", "untuk");
		t->term.amount = number(r, v, "nilai");
		t->term.unit = unit(r, v);
		t->term_what = text_or_null(r, v, "untuk");
	}
	t->term.from = text(r, w, "mulai_dihitung");
	t->term.note = STR("");
	t->term_origin = text(r, w, "asal_usul");
	t->term_note = text_or_null(r, w, "catatan");
	v = list(r, w, "rentang");
	t->ranges.at = arena_array(r->a, json_array_size(v) + 1, sizeof(*t->ranges.at));
	json_array_foreach (v, i, each) {
		KEYS(r, each, "nilai_min", "nilai_maks", "satuan", "untuk", "sumber");
		t->ranges.at[t->ranges.n++] = (struct template_range){number(r, each, "nilai_min"), number(r, each, "nilai_maks"),
			unit(r, each), text_or_null(r, each, "untuk"), text(r, each, "sumber")};
	}
	v = json_object_get(w, "batas_nasional");
	if (!json_is_null(v)) {
		KEYS(r, v, "nilai", "satuan", "teks", "tanda", "sumber");
		t->limit = text(r, v, "teks");
		t->limit_source = text_or_null(r, v, "sumber");
	}
	v = json_object_get(o, "tenggat_pemohon");
	if (!json_is_null(v)) {
		KEYS(r, v, "nilai", "satuan", "teks", "tanda", "sumber");
		t->own_duty = text(r, v, "teks");
	}
}

static void
read_fees(struct reader *r, json_t *o, struct service_template *t)
{
	json_t *v = json_object_get(o, "biaya"), *free = json_object_get(v, "gratis");

	KEYS(r, v, "teks", "aturan", "gratis", "tanda", "sumber", "contoh");
	t->fee = text(r, v, "teks");
	t->fee_rule = text_or_null(r, v, "aturan");
	t->free = json_is_true(free);
	if (!json_is_boolean(free) && !json_is_null(free))
		fault(r, "gratis");
	t->fee_examples = lines(r, v, "contoh");
}

static void
read_care(struct reader *r, json_t *o, struct service_template *t)
{
	json_t *v = list(r, o, "kelompok_rentan"), *each;
	size_t  i;

	t->care.at = arena_array(r->a, json_array_size(v) + 1, sizeof(str));
	json_array_foreach (v, i, each) {
		KEYS(r, each, "kelompok", "kebutuhan", "teks");
		t->care.at[t->care.n++] = text(r, each, "teks");
	}
}

/* All 14 components, each once. */
static void
read_components(struct reader *r, json_t *o, struct service_template *t)
{
	json_t                     *v = json_object_get(o, "komponen");
	const struct service_lines *each[] = {&t->ready, &t->decide, &t->fill};
	unsigned                    seen = 0;

	KEYS(r, v, "siap_sunting", "harus_dipastikan", "diisi_instansi");
	t->ready = lines(r, v, "siap_sunting");
	t->decide = lines(r, v, "harus_dipastikan");
	t->fill = lines(r, v, "diisi_instansi");
	for (size_t k = 0; k < COUNT(each); k++) {
		for (size_t i = 0; i < each[k]->n; i++) {
			str     s = each[k]->at[i];
			int64_t no = 0;

			if (s.n != 4 || !str_starts(s, STR("SP")) || !str_int((str){s.p + 2, 2}, &no) || no < 1 || no > COMPONENTS ||
			    (seen & 1u << no))
				fault(r, "komponen");
			else
				seen |= 1u << no;
		}
	}
	if (seen != (1u << (COMPONENTS + 1)) - 2)
		fault(r, "komponen");
}

static void
read_trust(struct reader *r, json_t *o, struct service_template *t)
{
	static const char *const parts[] = {"dasar_hukum", "persyaratan", "langkah", "waktu", "biaya"};
	json_t *v = json_object_get(o, "keyakinan"), *each;
	size_t  i;

	keys(r, v, parts, COUNT(parts));
	t->unsure.at = arena_array(r->a, COUNT(parts), sizeof(str));
	for (size_t k = 0; k < COUNT(parts); k++) {
		if (str_eq(text(r, v, parts[k]), STR("rendah")))
			t->unsure.at[t->unsure.n++] = str_z(parts[k]);
	}
	v = list(r, o, "sumber");
	t->sources.at = arena_array(r->a, json_array_size(v) + 1, sizeof(*t->sources.at));
	json_array_foreach (v, i, each) {
		KEYS(r, each, "alamat", "instansi", "dipakai_untuk");
		(void)lines(r, each, "dipakai_untuk");
		t->sources.at[t->sources.n++] = (struct template_source){text(r, each, "alamat"), text(r, each, "instansi")};
	}
}

static void
read_one(struct reader *r, json_t *o, struct service_template *t)
{
	KEYS(r, o, "slug", "nama", "kategori", "jenis_unit", "ringkas", "dasar_hukum", "persyaratan", "langkah", "waktu",
	    "tenggat_pemohon", "biaya", "produk", "pengaduan_teks", "kelompok_rentan", "komponen", "keyakinan", "peringatan", "sumber");
	*t = (struct service_template){.slug = text(r, o, "slug"), .name = text(r, o, "nama"), .summary = text(r, o, "ringkas"),
		.group = text(r, o, "kategori"), .units = lines(r, o, "jenis_unit"), .steps = lines(r, o, "langkah"),
		.product = text(r, o, "produk"), .complaints = text(r, o, "pengaduan_teks"), .warnings = lines(r, o, "peringatan")};
	r->slug = t->slug.p;
	read_laws(r, o, t);
	read_variants(r, o, t);
	read_term(r, o, t);
	read_fees(r, o, t);
	read_care(r, o, t);
	read_components(r, o, t);
	read_trust(r, o, t);
}

static void
drop(void *p)
{
	json_decref(p);
}

const struct err *
service_templates_parse(struct arena *a, str json, struct service_templates *out)
{
	struct service_templates all = {0};
	struct reader            r = {.a = a};
	json_error_t             why;
	json_t                  *j = json_loadb(json.p, json.n, JSON_REJECT_DUPLICATES, &why), *each;
	size_t                   i;

	if (j)
		arena_on_close(a, drop, j);
	if (!json_is_array(j))
		return err_new(a, ERR_BUG, "templates.form", NULL, "no list");
	all.at = arena_array(a, json_array_size(j) + 1, sizeof(*all.at));
	json_array_foreach (j, i, each)
		read_one(&r, each, &all.at[all.n++]);
	if (r.wrong)
		return err_new(a, ERR_BUG, "templates.form", NULL, "%s: %s", r.slug ? r.slug : "?", r.wrong);
	*out = all;
	return NULL;
}

const struct err *
service_templates_read(struct arena *a, struct service_templates *out)
{
	return service_templates_parse(a, (str){(const char *)templates_data[0].bytes, templates_data[0].n}, out);
}

static struct service_lines
one_line(struct arena *a, str s)
{
	struct service_lines l = {.at = arena_array(a, 1, sizeof(str)), .n = 1};

	l.at[0] = s;
	return l;
}

struct service_in
service_template_draft(struct arena *a, const struct service_template *t)
{
	struct service_in in = {.variants = t->variants, .term = t->term, .products = one_line(a, t->product),
		.complaints = one_line(a, t->complaints), .care = t->care, .example = t->slug};

	in.laws.at = arena_array(a, t->laws.n + 1, sizeof(*in.laws.at));
	for (size_t i = 0; i < t->laws.n; i++)
		in.laws.at[in.laws.n++] = (struct service_law){t->laws.at[i].name, t->laws.at[i].about, STR("")};
	in.steps.at = arena_array(a, t->steps.n + 1, sizeof(*in.steps.at));
	for (size_t i = 0; i < t->steps.n; i++)
		in.steps.at[in.steps.n++] = (struct service_step){t->steps.at[i], STR(""), STR("")};
	in.fees.free = t->free;
	in.fees.note = t->fee; /* the rule behind it was a note for the editor, and stands on the template's page */
	return in;
}
