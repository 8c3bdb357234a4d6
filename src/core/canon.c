/* canon.c - see canon.h. A container keeps its finished members as slices and joins them when it is closed. */
#include "core/canon.h"

#include "base/strs.h"

#include <stdlib.h>
#include <uninorm.h>
#include <unistr.h>

enum { MAX_DEPTH = 16 };

static const int64_t INT_LIMIT = INT64_C(1) << 53;

struct member {
	str key, value;
};

struct container {
	bool           object;
	struct member *at;
	size_t         n, room;
};

struct canon {
	struct arena    *a;
	struct container open[MAX_DEPTH];
	int              depth;
	str              key;   /* of the next value; absent: none given */
	str              value; /* the finished outermost value; absent: none yet */
	const char      *fault; /* code of the first mistake */
};

struct canon *
canon_new(struct arena *a)
{
	struct canon *c = arena_alloc(a, sizeof(*c));

	c->a = a;
	return c;
}

static void
fault(struct canon *c, const char *code)
{
	if (!c->fault)
		c->fault = code;
}

/* Puts a finished value where the next one belongs. */
static void
put(struct canon *c, str value)
{
	if (c->depth == 0) {
		if (c->value.p)
			fault(c, "canon.form");
		c->value = value;
		return;
	}
	struct container *k = &c->open[c->depth - 1];
	if (k->object != (c->key.p != NULL))
		fault(c, "canon.form");
	if (k->n == k->room) {
		size_t         room = k->room ? k->room * 2 : 8;
		struct member *more = arena_array(c->a, room, sizeof(*more));

		if (k->n > 0)
			memcpy(more, k->at, k->n * sizeof(*more));
		k->at = more;
		k->room = room;
	}
	k->at[k->n++] = (struct member){c->key, value};
	c->key = (str){NULL, 0};
}

static void
open_container(struct canon *c, bool object)
{
	if (c->depth == MAX_DEPTH) {
		fault(c, "canon.form");
		return;
	}
	struct container *k = &c->open[c->depth];
	if (c->depth > 0 && c->open[c->depth - 1].object != (c->key.p != NULL))
		fault(c, "canon.form");
	/* The key of this container waits as its first member's key until it is closed. */
	*k = (struct container){.object = object, .room = 8};
	k->at = arena_array(c->a, k->room, sizeof(*k->at));
	k->at[k->n++] = (struct member){c->key, {NULL, 0}};
	c->key = (str){NULL, 0};
	c->depth++;
}

void
canon_object(struct canon *c)
{
	open_container(c, true);
}

void
canon_array(struct canon *c)
{
	open_container(c, false);
}

static int
by_key(const void *a, const void *b)
{
	return str_cmp(((const struct member *)a)->key, ((const struct member *)b)->key);
}

void
canon_end(struct canon *c)
{
	if (c->depth == 0 || c->key.p) {
		fault(c, "canon.form");
		return;
	}
	struct container *k = &c->open[--c->depth];
	struct buf        b = {.arena = c->a};
	struct member    *m = k->at + 1;
	size_t            n = k->n - 1;

	if (k->object)
		qsort(m, n, sizeof(*m), by_key);
	buf_str(&b, k->object ? STR("{") : STR("["));
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_str(&b, STR(","));
		if (k->object) {
			if (i > 0 && str_eq(m[i - 1].key, m[i].key))
				fault(c, "canon.form");
			buf_fmt(&b, "\"%.*s\":", STRF(m[i].key));
		}
		buf_str(&b, m[i].value);
	}
	buf_str(&b, k->object ? STR("}") : STR("]"));
	c->key = k->at[0].key;
	put(c, buf_done(&b));
}

void
canon_key(struct canon *c, const char *key)
{
	if (c->key.p || c->depth == 0)
		fault(c, "canon.form");
	for (const char *p = key; *p; p++) {
		if (*p < 0x20 || *p > 0x7e || *p == '"' || *p == '\\')
			fault(c, "canon.form");
	}
	c->key = arena_str(c->a, str_z(key));
}

void
canon_text(struct canon *c, str text)
{
	struct buf b = {.arena = c->a};

	if (!text.p) {
		canon_null(c);
		return;
	}
	if (canon_text_of(c->a, text, &text)) {
		fault(c, "canon.utf8");
		text = STR("");
	}
	buf_str(&b, STR("\""));
	size_t plain = 0; /* start of what needs no escape */
	for (size_t i = 0; i <= text.n; i++) {
		unsigned char ch = i < text.n ? (unsigned char)text.p[i] : 0;

		if (i < text.n && ch >= 0x20 && ch != '"' && ch != '\\')
			continue;
		buf_add(&b, text.p + plain, i - plain);
		plain = i + 1;
		if (i == text.n)
			break;
		switch (ch) {
		case '"':  buf_str(&b, STR("\\\"")); break;
		case '\\': buf_str(&b, STR("\\\\")); break;
		case '\b': buf_str(&b, STR("\\b")); break;
		case '\t': buf_str(&b, STR("\\t")); break;
		case '\n': buf_str(&b, STR("\\n")); break;
		case '\f': buf_str(&b, STR("\\f")); break;
		case '\r': buf_str(&b, STR("\\r")); break;
		default:   buf_fmt(&b, "\\u%04x", ch); break;
		}
	}
	buf_str(&b, STR("\""));
	put(c, buf_done(&b));
}

void
canon_int(struct canon *c, int64_t v)
{
	if (v <= -INT_LIMIT || v >= INT_LIMIT)
		fault(c, "canon.form");
	put(c, str_fmt(c->a, "%lld", (long long)v));
}

void
canon_bool(struct canon *c, bool v)
{
	put(c, v ? STR("true") : STR("false"));
}

void
canon_null(struct canon *c)
{
	put(c, STR("null"));
}

void
canon_put_text(struct canon *c, const char *key, str text)
{
	canon_key(c, key);
	canon_text(c, text);
}

void
canon_put_int(struct canon *c, const char *key, int64_t v)
{
	canon_key(c, key);
	canon_int(c, v);
}

const struct err *
canon_done(struct canon *c, str *out)
{
	if (!c->fault && (c->depth > 0 || !c->value.p))
		c->fault = "canon.form";
	if (c->fault)
		return err_new(c->a, strcmp(c->fault, "canon.utf8") == 0 ? ERR_INPUT : ERR_BUG, c->fault, NULL, NULL);
	*out = c->value;
	return NULL;
}

static bool
is_ascii(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	}
	return true;
}

const struct err *
canon_text_of(struct arena *a, str text, str *out)
{
	str lf = str_lf(a, text);

	if (!lf.p || is_ascii(lf)) {
		*out = lf;
		return NULL;
	}
	if (u8_check((const uint8_t *)lf.p, lf.n))
		return err_new(a, ERR_INPUT, "canon.utf8", NULL, NULL);
	/* NFC makes UTF-8 at most three times as long, so the result always fits and nothing is left to free. */
	size_t   n = 3 * lf.n + 16;
	uint8_t *p = arena_alloc(a, n);
	if (u8_normalize(UNINORM_NFC, (const uint8_t *)lf.p, lf.n, p, &n) != p)
		return err_new(a, ERR_OS, "canon.memory", NULL, NULL);
	*out = (str){(const char *)p, n};
	return NULL;
}

/* ---- reading ---- */

/* Past the text that begins at p, or end. */
static const char *
past_text(const char *p, const char *end)
{
	while (++p < end && *p != '"') {
		if (*p == '\\')
			p++;
	}
	return p < end ? p + 1 : end;
}

/* Past the value that begins at p: to the ',' or bracket that ends it, or end. */
static const char *
past_value(const char *p, const char *end)
{
	int depth = 0;

	while (p < end) {
		if (*p == '"') {
			p = past_text(p, end);
			continue;
		}
		if (*p == '{' || *p == '[')
			depth++;
		else if ((*p == '}' || *p == ']' || *p == ',') && depth == 0)
			break;
		else if (*p == '}' || *p == ']')
			depth--;
		p++;
	}
	return p;
}

str
canon_member(str json, const char *key)
{
	const char *p = json.p, *end = json.p ? json.p + json.n : NULL;
	size_t      n = strlen(key);

	if (json.n < 2 || *p++ != '{')
		return (str){NULL, 0};
	while (p < end && *p == '"') {
		const char *name = p + 1, *colon = past_text(p, end);

		if (colon >= end || *colon != ':')
			break;
		const char *value = colon + 1, *behind = past_value(value, end);

		if ((size_t)(colon - 1 - name) == n && memcmp(name, key, n) == 0)
			return behind > value && behind < end ? (str){value, (size_t)(behind - value)} : (str){NULL, 0};
		p = behind + 1;
	}
	return (str){NULL, 0};
}
