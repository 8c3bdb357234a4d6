/* leaf_read.c - reads a leaf. The grammar here is loose on order and form on purpose: what decides is that writing the
 * result again gives the very same bytes, so there is one place that knows the encoding. */
#include "core/leaf.h"

#include "core/leaf_check.h"

#include "base/strs.h"

/* The text not read yet; p == NULL once something did not fit. */
struct scan {
	str rest;
};

static bool
refuse(struct scan *s)
{
	s->rest = (str){NULL, 0};
	return false;
}

static bool
take(struct scan *s, const char *literal)
{
	str want = str_z(literal);

	if (!s->rest.p || !str_starts(s->rest, want))
		return false;
	s->rest = (str){s->rest.p + want.n, s->rest.n - want.n};
	return true;
}

/* "…" of bytes that need no escape; never empty. */
static bool
take_text(struct scan *s, str *out)
{
	ptrdiff_t end = s->rest.p && s->rest.n > 0 && s->rest.p[0] == '"' ? str_find(s->rest, STR("\""), 1) : -1;

	if (end <= 1)
		return refuse(s);
	*out = (str){s->rest.p + 1, (size_t)end - 1};
	for (size_t i = 0; i < out->n; i++) {
		char c = out->p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("._:/-", c))))
			return refuse(s);
	}
	s->rest = (str){s->rest.p + end + 1, s->rest.n - (size_t)end - 1};
	return true;
}

static bool
take_number(struct scan *s, int64_t *out)
{
	size_t n = 0;

	while (s->rest.p && n < s->rest.n && s->rest.p[n] >= '0' && s->rest.p[n] <= '9')
		n++;
	if (n == 0 || !str_int((str){s->rest.p, n}, out))
		return refuse(s);
	s->rest = (str){s->rest.p + n, s->rest.n - n};
	return true;
}

/* Reads `{"name":value,…}`: calls one for each member, at most max times. */
static bool
take_list(struct scan *s, struct leaf *l, size_t *count, size_t max, bool (*one)(struct scan *s, struct leaf *l, str name, size_t i))
{
	str name;

	if (*count > 0 || !take(s, "{"))
		return refuse(s);
	do {
		if (*count == max || !take_text(s, &name) || !take(s, ":") || !one(s, l, name, *count))
			return refuse(s);
		(*count)++;
	} while (take(s, ","));
	return take(s, "}") || refuse(s);
}

static bool
take_commitment(struct scan *s, struct leaf *l, str name, size_t i)
{
	l->c[i].field = name;
	return take_text(s, &l->c[i].hex);
}

static bool
take_deadline(struct scan *s, struct leaf *l, str name, size_t i)
{
	l->d[i] = (struct leaf_deadline){name, NO_INSTANT};
	return take(s, "null") || take_number(s, &l->d[i].due.ms);
}

static bool
take_count(struct scan *s, struct leaf *l, str name, size_t i)
{
	l->j[i].name = name;
	return take_number(s, &l->j[i].value);
}

/* The value of one key of the leaf. */
static bool
take_value(struct scan *s, struct leaf *l, str key, int64_t *version)
{
	struct {
		const char *key;
		str        *text;
		int64_t    *number;
	} const members[] = {
	    {"a", &l->a, NULL}, {"b", &l->b, NULL}, {"by", &l->by, NULL}, {"k", &l->k, NULL}, {"n", NULL, &l->n},
	    {"o", &l->o, NULL}, {"p", &l->p, NULL}, {"q", &l->q, NULL}, {"r", &l->r, NULL}, {"s", &l->s, NULL},
	    {"t", NULL, &l->t.ms}, {"v", NULL, version}, {"x", &l->x, NULL},
	};

	if (str_eq(key, STR("c")))
		return take_list(s, l, &l->c_count, LEAF_MAX_FIELDS, take_commitment);
	if (str_eq(key, STR("d")))
		return take_list(s, l, &l->d_count, LEAF_MAX_CLOCKS, take_deadline);
	if (str_eq(key, STR("j")))
		return take_list(s, l, &l->j_count, LEAF_MAX_COUNTS, take_count);
	for (size_t i = 0; i < COUNT(members); i++) {
		if (str_eq(key, str_z(members[i].key)))
			return members[i].text ? take_text(s, members[i].text) : take_number(s, members[i].number);
	}
	return refuse(s);
}

const struct err *
leaf_read(struct arena *a, str bytes, struct leaf *out)
{
	struct scan  s = {bytes};
	struct leaf *l = arena_alloc(a, sizeof(*l));
	int64_t      version = 0;
	str          key, again;

	if (bytes.n > LEAF_MAX_BYTES)
		return err_new(a, ERR_INPUT, "leaf.size", NULL, "%zu bytes", bytes.n);
	if (!bytes.p || !take(&s, "{"))
		refuse(&s);
	while (s.rest.p && take_text(&s, &key) && take(&s, ":") && take_value(&s, l, key, &version) && take(&s, ","))
		continue;
	if (!s.rest.p || !take(&s, "}") || s.rest.n > 0 || version != 1)
		return err_new(a, ERR_INPUT, "leaf.json", NULL, NULL);
	struct leaf_fault f = leaf_encode(a, l, &again);
	if (f.code)
		return err_new(a, ERR_INPUT, f.code, f.key, NULL);
	if (!str_eq(bytes, again))
		return err_new(a, ERR_INPUT, "leaf.json", NULL, "not the one encoding of this leaf");
	*out = *l;
	return NULL;
}
