/* publication_body.c - see publication_body.h and the end of publication.h. */
#include "core/publication_body.h"

#include "base/strs.h"
#include "core/canon.h"

#include <jansson.h>

static const struct err bad_body = {.kind = ERR_INPUT, .code = "publication.body"};

static void
drop(void *p)
{
	json_decref(p);
}

/* A JSON object that lives as long as the arena; NULL when it is none. */
static json_t *
parse(struct arena *a, str text)
{
	json_error_t why;

	if (!text.p || text.n > BODY_MAX_BYTES)
		return NULL;
	json_t *j = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, &why);
	if (!j)
		return NULL;
	arena_on_close(a, drop, j);
	return json_is_object(j) ? j : NULL;
}

/* Fractions and nulls have no place in a body: no part means anything by them. */
static bool
put(struct canon *c, json_t *j)
{
	size_t      i;
	json_t     *each;
	const char *key;
	bool        fine = true;

	switch (json_typeof(j)) {
	case JSON_OBJECT:
		canon_object(c);
		json_object_foreach (j, key, each) {
			canon_key(c, key);
			fine = put(c, each) && fine;
		}
		canon_end(c);
		return fine;
	case JSON_ARRAY:
		canon_array(c);
		json_array_foreach (j, i, each)
			fine = put(c, each) && fine;
		canon_end(c);
		return fine;
	case JSON_STRING:
		canon_text(c, (str){json_string_value(j), json_string_length(j)});
		return true;
	case JSON_INTEGER:
		canon_int(c, json_integer_value(j));
		return true;
	case JSON_TRUE:
	case JSON_FALSE:
		canon_bool(c, json_is_true(j));
		return true;
	case JSON_REAL:
	case JSON_NULL:
		return false;
	}
	return false;
}

/* What canon.h refuses of a body is the writer's doing: no defect of ours. */
static const struct err *
finish(struct canon *c, bool fine, str *out)
{
	str               text;
	const struct err *e = fine ? canon_done(c, &text) : &bad_body;

	if (e)
		return &bad_body;
	*out = text;
	return NULL;
}

const struct err *
body_of_draft(struct arena *a, const struct draft_in *in, str *out)
{
	json_t *j = parse(a, in->body);

	if (!j)
		return &bad_body;
	struct canon *c = canon_new(a);
	canon_object(c);
	canon_put_text(c, "judul", in->title);
	canon_put_text(c, "kelompok", in->group);
	canon_put_text(c, "perubahan", in->note);
	canon_put_text(c, "ringkas", in->summary);
	canon_put_int(c, "unit", in->unit.v);
	canon_key(c, "isi");
	bool fine = put(c, j);
	canon_end(c);
	return finish(c, fine, out);
}

const struct err *
body_publish(struct arena *a, const struct body_envelope *e, str *out)
{
	json_t *j = parse(a, e->body);
	char    from[11], planned[11];

	if (!j)
		return &bad_body;
	date_iso(e->valid_from, from);
	struct canon *c = canon_new(a);
	canon_object(c);
	canon_put_text(c, "instansi", e->agency_code);
	canon_put_text(c, "jenis", str_z(e->kind->prefix));
	canon_put_text(c, "catatan", e->ref);
	canon_put_text(c, "judul", e->title);
	canon_put_text(c, "ringkas", e->summary);
	canon_put_text(c, "kelompok", e->group);
	canon_put_text(c, "unit", e->unit_name);
	canon_put_text(c, "aturan", e->rules_leaf);
	canon_put_text(c, "perubahan", e->note);
	canon_put_int(c, "versi", e->no);
	canon_put_text(c, "berlaku", str_z(from));
	if (day_known(e->approved_for)) {
		date_iso(e->approved_for, planned);
		canon_put_text(c, "disetujui_untuk", str_z(planned));
	}
	canon_key(c, "isi");
	bool fine = put(c, j);
	canon_end(c);
	return finish(c, fine, out);
}

/* A text member in the arena; absent when it is none. */
static str
member(struct arena *a, json_t *j, const char *key)
{
	json_t *v = json_object_get(j, key);

	return json_is_string(v) ? arena_str(a, (str){json_string_value(v), json_string_length(v)}) : (str){0};
}

const struct err *
body_inner_read(struct arena *a, str text, struct body_inner *out)
{
	json_t *j = parse(a, text), *inner = j ? json_object_get(j, "isi") : NULL;
	str     body;

	if (!json_is_object(inner))
		return &bad_body;
	struct canon     *c = canon_new(a);
	bool              fine = put(c, inner);
	const struct err *e = finish(c, fine, &body);
	if (e)
		return e;
	*out = (struct body_inner){
		.body = body, .title = member(a, j, "judul"), .summary = member(a, j, "ringkas"), .group = member(a, j, "kelompok"),
		.note = member(a, j, "perubahan"), .unit_name = member(a, j, "unit"),
		.unit = {json_integer_value(json_object_get(j, "unit"))}, /* 0 when it is a name */
	};
	return NULL;
}

static void
line(struct buf *b, str text)
{
	if (text.n == 0)
		return;
	if (b->n > 0)
		buf_str(b, STR("\n"));
	buf_str(b, text);
}

static str
joined(struct arena *a, json_t *j, const char *const *keys, size_t count, str between)
{
	struct buf b = {.arena = a};

	for (size_t i = 0; i < count; i++) {
		str s = member(a, j, keys[i]);

		if (s.n > 0 && b.n > 0)
			buf_str(&b, between);
		buf_str(&b, s);
	}
	return buf_done(&b);
}

static str
rupiah(struct arena *a, json_t *j)
{
	json_t *v = json_object_get(j, "rupiah");

	return json_is_integer(v) ? str_fmt(a, "Rp%lld", (long long)json_integer_value(v)) : STR("");
}

static void
text_of_item(struct arena *a, struct buf *b, json_t *j, enum part_kind kind)
{
	static const char *const law[] = {"nama", "tentang", "alamat"}, *const step[] = {"langkah", "oleh", "waktu", "nama", "sha256"};
	size_t  i;
	json_t *each;

	if (json_is_string(j)) {
		line(b, (str){json_string_value(j), json_string_length(j)});
	} else if (kind == PART_LAWS) {
		line(b, joined(a, j, law, COUNT(law), STR(", ")));
	} else if (kind == PART_VARIANTS) {
		line(b, member(a, j, "varian"));
		json_array_foreach (json_object_get(j, "butir"), i, each)
			text_of_item(a, b, each, PART_LIST);
	} else if (kind == PART_FEES) {
		str amount = rupiah(a, j), what = member(a, j, "untuk");

		line(b, str_fmt(a, "%.*s%s%.*s", STRF(what), what.n && amount.n ? ": " : "", STRF(amount)));
	} else if (json_is_object(j)) {
		line(b, joined(a, j, step, COUNT(step), STR(" | ")));
	}
}

static void
text_of(struct arena *a, struct buf *b, json_t *j, enum part_kind kind)
{
	static const char *const notes[] = {"mulai", "catatan"};
	size_t  i;
	json_t *each;

	if (json_is_array(j)) {
		json_array_foreach (j, i, each)
			text_of_item(a, b, each, kind);
		return;
	}
	if (json_is_string(j)) {
		line(b, (str){json_string_value(j), json_string_length(j)});
		return;
	}
	json_int_t amount = json_integer_value(json_object_get(j, "jumlah"));
	if (kind == PART_TERM && amount > 0)
		line(b, str_fmt(a, "%lld %.*s", (long long)amount, STRF(member(a, j, "satuan"))));
	if (kind == PART_FEES && json_is_true(json_object_get(j, "gratis")))
		line(b, STR("gratis"));
	json_array_foreach (json_object_get(j, "rincian"), i, each)
		text_of_item(a, b, each, kind);
	if (kind == PART_TERM && amount <= 0)
		return; /* a note without a time promises nothing */
	line(b, joined(a, j, notes, COUNT(notes), STR("\n")));
}

str
body_part_text(struct arena *a, str body_json, const struct publication_part *part)
{
	json_t    *j = parse(a, body_json), *value = j ? json_object_get(j, part->key) : NULL;
	struct buf b = {.arena = a};

	if (value)
		text_of(a, &b, value, part->kind);
	return b.n > 0 ? buf_done(&b) : STR("");
}

const struct err *
body_missing(struct arena *a, const struct publication_kind *k, str body_json, bool complete,
    const struct publication_part ***out, size_t *count)
{
	const struct publication_part **found = arena_array(a, k->part_count + 1, sizeof(const struct publication_part *));
	size_t                          n = 0;

	for (size_t i = 0; i < k->part_count; i++) {
		const struct publication_part *p = &k->parts[i];

		str  text = str_trim(body_part_text(a, body_json, p));
		bool must = p->to_publish || (complete && p->to_complete);
		if ((must && text.n == 0) || str_find(text, STR("{{"), 0) >= 0)
			found[n++] = p;
	}
	*out = found;
	*count = n;
	return NULL;
}
