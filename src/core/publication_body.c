/* publication_body.c - see publication_body.h and the end of publication.h. */
#include "core/publication_body.h"

#include "base/strs.h"
#include "core/canon.h"

#include <jansson.h>

enum { BODY_MAX_BYTES = 1 << 20 };

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

static void
put(struct canon *c, struct arena *a, json_t *j)
{
	size_t      i;
	json_t     *each;
	const char *key;

	switch (json_typeof(j)) {
	case JSON_OBJECT:
		canon_object(c);
		json_object_foreach (j, key, each) {
			canon_key(c, key);
			put(c, a, each);
		}
		canon_end(c);
		return;
	case JSON_ARRAY:
		canon_array(c);
		json_array_foreach (j, i, each)
			put(c, a, each);
		canon_end(c);
		return;
	case JSON_STRING:
		canon_text(c, (str){json_string_value(j), json_string_length(j)});
		return;
	case JSON_INTEGER:
		canon_int(c, json_integer_value(j));
		return;
	case JSON_TRUE:
	case JSON_FALSE:
		canon_bool(c, json_is_true(j));
		return;
	case JSON_REAL:
	case JSON_NULL:
		canon_null(c);
		return;
	}
}

const struct err *
body_canonical(struct arena *a, str body_json, str *out)
{
	json_t *j = parse(a, body_json);

	if (!j)
		return &bad_body;
	struct canon *c = canon_new(a);
	put(c, a, j);
	return canon_done(c, out);
}

const struct err *
body_publish(struct arena *a, const struct body_envelope *e, str *out)
{
	json_t *j = parse(a, e->body);
	char    from[11];

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
	canon_put_text(c, "unit", e->unit_name);
	canon_put_text(c, "aturan", e->rules_leaf);
	canon_put_text(c, "perubahan", e->note);
	canon_put_int(c, "versi", e->no);
	canon_put_text(c, "berlaku", str_z(from));
	canon_key(c, "isi");
	put(c, a, j);
	canon_end(c);
	return canon_done(c, out);
}

const struct err *
body_of_published(struct arena *a, str published, str *out)
{
	json_t *j = parse(a, published), *inner = j ? json_object_get(j, "isi") : NULL;

	if (!inner || !json_is_object(inner))
		return &bad_body;
	struct canon *c = canon_new(a);
	put(c, a, inner);
	return canon_done(c, out);
}

static void
flatten(struct buf *b, json_t *j)
{
	size_t      i;
	json_t     *each;
	const char *key;

	if (json_is_string(j) && json_string_length(j) > 0) {
		if (b->n > 0)
			buf_str(b, STR("\n"));
		buf_str(b, (str){json_string_value(j), json_string_length(j)});
	} else if (json_is_integer(j)) {
		buf_fmt(b, "%s%lld", b->n > 0 ? "\n" : "", (long long)json_integer_value(j));
	} else if (json_is_array(j)) {
		json_array_foreach (j, i, each)
			flatten(b, each);
	} else if (json_is_object(j)) {
		json_object_foreach (j, key, each)
			flatten(b, each);
	}
}

str
body_part_text(struct arena *a, str body_json, const struct publication_part *part)
{
	json_t    *j = parse(a, body_json), *value = j ? json_object_get(j, part->key) : NULL;
	struct buf b = {.arena = a};

	if (value)
		flatten(&b, value);
	return buf_done(&b);
}

const struct err *
body_missing(struct arena *a, const struct publication_kind *k, str body_json, bool complete,
    const struct publication_part ***out, size_t *count)
{
	const struct publication_part **found = arena_array(a, k->part_count + 1, sizeof(const struct publication_part *));
	size_t                          n = 0;

	for (size_t i = 0; i < k->part_count; i++) {
		const struct publication_part *p = &k->parts[i];

		if (!(p->to_publish || (complete && p->to_complete)))
			continue;
		str text = str_trim(body_part_text(a, body_json, p));
		if (text.n == 0 || str_find(text, STR("{{"), 0) >= 0)
			found[n++] = p;
	}
	*out = found;
	*count = n;
	return NULL;
}
