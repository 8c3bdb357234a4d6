/* service_body.c - see service_body.h. */
#include "rooms/services/service_body.h"

#include "base/date.h"
#include "base/strs.h"
#include "core/canon.h"

#include <jansson.h>

/* ---- writing: what is empty is left out, so that equal meanings are equal bytes ---- */

static void
put_text(struct canon *c, const char *key, str text)
{
	str s = str_trim(text);

	if (s.n > 0)
		canon_put_text(c, key, s);
}

static void
put_lines(struct canon *c, const char *key, const struct service_lines *l)
{
	if (l->n == 0)
		return;
	canon_key(c, key);
	canon_array(c);
	for (size_t i = 0; i < l->n; i++)
		canon_text(c, l->at[i]);
	canon_end(c);
}

static void
put_term(struct canon *c, const char *key, const struct service_term *t)
{
	if (t->amount <= 0)
		return;
	canon_key(c, key);
	canon_object(c);
	canon_put_int(c, "jumlah", t->amount);
	canon_put_text(c, "satuan", str_z(time_unit_name(t->unit)));
	put_text(c, "mulai", t->from);
	put_text(c, "catatan", t->note);
	canon_end(c);
}

static void
put_laws(struct canon *c, const struct service_laws *l)
{
	if (l->n == 0)
		return;
	canon_key(c, "dasar_hukum");
	canon_array(c);
	for (size_t i = 0; i < l->n; i++) {
		canon_object(c);
		put_text(c, "nama", l->at[i].name);
		put_text(c, "tentang", l->at[i].about);
		put_text(c, "alamat", l->at[i].url);
		canon_end(c);
	}
	canon_end(c);
}

static void
put_variants(struct canon *c, const struct service_variants *v)
{
	if (v->n == 0)
		return;
	canon_key(c, "persyaratan");
	canon_array(c);
	for (size_t i = 0; i < v->n; i++) {
		canon_object(c);
		put_text(c, "varian", v->at[i].name);
		put_lines(c, "butir", &v->at[i].items);
		canon_end(c);
	}
	canon_end(c);
}

static void
put_steps(struct canon *c, const struct service_steps *s)
{
	if (s->n == 0)
		return;
	canon_key(c, "prosedur");
	canon_array(c);
	for (size_t i = 0; i < s->n; i++) {
		canon_object(c);
		put_text(c, "langkah", s->at[i].what);
		put_text(c, "oleh", s->at[i].who);
		put_text(c, "waktu", s->at[i].time);
		canon_end(c);
	}
	canon_end(c);
}

static void
put_fees(struct canon *c, const struct service_fees *f)
{
	if (!f->free && f->n == 0 && str_trim(f->note).n == 0)
		return;
	canon_key(c, "biaya");
	canon_object(c);
	canon_key(c, "gratis");
	canon_bool(c, f->free);
	if (f->n > 0) {
		canon_key(c, "rincian");
		canon_array(c);
		for (size_t i = 0; i < f->n; i++) {
			canon_object(c);
			put_text(c, "untuk", f->at[i].what);
			canon_put_int(c, "rupiah", f->at[i].rupiah);
			canon_end(c);
		}
		canon_end(c);
	}
	put_text(c, "catatan", f->note);
	canon_end(c);
}

static void
put_files(struct canon *c, const struct service_files *f)
{
	if (f->n == 0)
		return;
	canon_key(c, "lampiran");
	canon_array(c);
	for (size_t i = 0; i < f->n; i++) {
		canon_object(c);
		put_text(c, "nama", f->at[i].title);
		canon_put_text(c, "sha256", f->at[i].sha256);
		canon_end(c);
	}
	canon_end(c);
}

const struct err *
service_body_build(struct arena *a, const struct service_in *in, str *json)
{
	struct canon *c = canon_new(a);

	canon_object(c);
	put_laws(c, &in->laws);
	put_variants(c, &in->variants);
	put_steps(c, &in->steps);
	put_term(c, "waktu", &in->term);
	put_fees(c, &in->fees);
	put_lines(c, "produk", &in->products);
	put_text(c, "sarana", in->facilities);
	put_text(c, "kompetensi", in->competence);
	put_text(c, "pengawasan", in->supervision);
	put_lines(c, "pengaduan", &in->complaints);
	put_text(c, "jumlah_pelaksana", in->staff);
	put_text(c, "jaminan_layanan", in->guarantee);
	put_text(c, "jaminan_keamanan", in->safety);
	put_text(c, "evaluasi", in->evaluation);
	put_term(c, "tenggat_pengaduan", &in->complaint_term);
	put_lines(c, "lokasi", &in->places);
	put_lines(c, "jam", &in->hours);
	put_text(c, "penanggung_jawab", in->officer);
	put_lines(c, "kelompok_rentan", &in->care);
	put_text(c, "pembahasan", in->agreed);
	put_files(c, &in->files);
	put_text(c, "contoh", in->example);
	canon_end(c);
	return canon_done(c, json);
}

const struct err *
pledge_body_build(struct arena *a, const struct pledge_in *in, str *json)
{
	struct canon *c = canon_new(a);
	char          iso[11];

	canon_object(c);
	put_text(c, "janji", in->promise);
	put_text(c, "kewajiban", in->duty);
	put_text(c, "sanksi", in->sanction);
	put_text(c, "nomor_sk", in->decree);
	if (day_known(in->decree_day)) {
		date_iso(in->decree_day, iso);
		canon_put_text(c, "tanggal_sk", str_z(iso));
	}
	put_text(c, "penandatangan", in->signer);
	put_text(c, "jabatan", in->post);
	put_lines(c, "layanan", &in->services);
	put_lines(c, "tempat", &in->places);
	canon_end(c);
	return canon_done(c, json);
}

/* ---- reading ---- */

static void
drop(void *p)
{
	json_decref(p);
}

static json_t *
parse(struct arena *a, str text)
{
	json_error_t why;
	json_t      *j = text.p ? json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, &why) : NULL;

	if (j)
		arena_on_close(a, drop, j);
	return json_is_object(j) ? j : NULL;
}

/* Texts point into the JSON tree, which lives as long as the arena. */
static str
text_of(const json_t *v)
{
	return json_is_string(v) ? (str){json_string_value(v), json_string_length(v)} : STR("");
}

static str
text_at(const json_t *j, const char *key)
{
	return text_of(json_object_get(j, key));
}

static struct service_lines
lines_at(struct arena *a, const json_t *j, const char *key)
{
	json_t              *list = json_object_get(j, key), *each;
	struct service_lines l = {.at = arena_array(a, json_array_size(list) + 1, sizeof(str))};
	size_t               i;

	json_array_foreach (list, i, each) {
		if (json_is_string(each))
			l.at[l.n++] = text_of(each);
	}
	return l;
}

static struct service_term
term_of(const json_t *o)
{
	struct service_term t = {.amount = json_integer_value(json_object_get(o, "jumlah")), .from = text_at(o, "mulai"),
		.note = text_at(o, "catatan")};

	if (t.amount <= 0 || !time_unit_parse(text_at(o, "satuan"), &t.unit) || t.unit == TIME_TIMES)
		return (struct service_term){.from = STR(""), .note = STR("")};
	return t;
}

static struct service_term
term_at(const json_t *j, const char *key)
{
	return term_of(json_object_get(j, key));
}

static struct service_laws
laws_at(struct arena *a, const json_t *j)
{
	json_t             *list = json_object_get(j, "dasar_hukum"), *each;
	struct service_laws l = {.at = arena_array(a, json_array_size(list) + 1, sizeof(*l.at))};
	size_t              i;

	json_array_foreach (list, i, each) {
		if (json_is_object(each))
			l.at[l.n++] = (struct service_law){text_at(each, "nama"), text_at(each, "tentang"), text_at(each, "alamat")};
	}
	return l;
}

static struct service_variants
variants_at(struct arena *a, const json_t *j)
{
	json_t                 *list = json_object_get(j, "persyaratan"), *each;
	struct service_variants v = {.at = arena_array(a, json_array_size(list) + 1, sizeof(*v.at))};
	size_t                  i;

	json_array_foreach (list, i, each) {
		if (json_is_object(each))
			v.at[v.n++] = (struct service_variant){text_at(each, "varian"), lines_at(a, each, "butir")};
	}
	return v;
}

static struct service_steps
steps_at(struct arena *a, const json_t *j)
{
	json_t              *list = json_object_get(j, "prosedur"), *each;
	struct service_steps s = {.at = arena_array(a, json_array_size(list) + 1, sizeof(*s.at))};
	size_t               i;

	json_array_foreach (list, i, each) {
		if (json_is_object(each))
			s.at[s.n++] = (struct service_step){text_at(each, "langkah"), text_at(each, "oleh"), text_at(each, "waktu")};
	}
	return s;
}

static struct service_fees
fees_at(struct arena *a, const json_t *j)
{
	json_t             *o = json_object_get(j, "biaya"), *list = json_object_get(o, "rincian"), *each;
	struct service_fees f = {.free = json_is_true(json_object_get(o, "gratis")), .note = text_at(o, "catatan"),
		.at = arena_array(a, json_array_size(list) + 1, sizeof(*f.at))};
	size_t              i;

	json_array_foreach (list, i, each) {
		json_t *rupiah = json_object_get(each, "rupiah");

		if (json_is_integer(rupiah))
			f.at[f.n++] = (struct service_fee){text_at(each, "untuk"), json_integer_value(rupiah)};
	}
	return f;
}

static struct service_files
files_at(struct arena *a, const json_t *j)
{
	json_t              *list = json_object_get(j, "lampiran"), *each;
	struct service_files f = {.at = arena_array(a, json_array_size(list) + 1, sizeof(*f.at))};
	size_t               i;

	json_array_foreach (list, i, each) {
		if (json_is_object(each))
			f.at[f.n++] = (struct service_file){text_at(each, "nama"), text_at(each, "sha256")};
	}
	return f;
}

static const struct err bad_body = {.kind = ERR_INPUT, .code = "publication.body"};

const struct err *
service_body_read(struct arena *a, str json, struct service_in *out)
{
	json_t *j = parse(a, json);

	if (!j)
		return &bad_body;
	*out = (struct service_in){
		.laws = laws_at(a, j), .variants = variants_at(a, j), .steps = steps_at(a, j), .term = term_at(j, "waktu"),
		.fees = fees_at(a, j), .products = lines_at(a, j, "produk"), .facilities = text_at(j, "sarana"),
		.competence = text_at(j, "kompetensi"), .supervision = text_at(j, "pengawasan"),
		.complaints = lines_at(a, j, "pengaduan"), .staff = text_at(j, "jumlah_pelaksana"),
		.guarantee = text_at(j, "jaminan_layanan"), .safety = text_at(j, "jaminan_keamanan"),
		.evaluation = text_at(j, "evaluasi"), .complaint_term = term_at(j, "tenggat_pengaduan"),
		.places = lines_at(a, j, "lokasi"), .hours = lines_at(a, j, "jam"), .officer = text_at(j, "penanggung_jawab"),
		.care = lines_at(a, j, "kelompok_rentan"), .agreed = text_at(j, "pembahasan"), .files = files_at(a, j),
		.example = text_at(j, "contoh"),
	};
	return NULL;
}

const struct err *
service_brief_read(struct arena *a, str published, struct service_term *term, bool *is_free)
{
	str body = canon_member(published, "isi");

	if (!body.p || body.p[0] != '{')
		return &bad_body;
	*term = term_of(parse(a, canon_member(body, "waktu")));
	*is_free = str_eq(canon_member(canon_member(body, "biaya"), "gratis"), STR("true"));
	return NULL;
}

const struct err *
pledge_body_read(struct arena *a, str json, struct pledge_in *out)
{
	json_t *j = parse(a, json);
	day     d;

	if (!j)
		return &bad_body;
	*out = (struct pledge_in){
		.promise = text_at(j, "janji"), .duty = text_at(j, "kewajiban"), .sanction = text_at(j, "sanksi"),
		.decree = text_at(j, "nomor_sk"), .decree_day = date_parse(text_at(j, "tanggal_sk"), &d) ? d : NO_DAY,
		.signer = text_at(j, "penandatangan"), .post = text_at(j, "jabatan"), .services = lines_at(a, j, "layanan"),
		.places = lines_at(a, j, "tempat"),
	};
	return NULL;
}
