/* leaf.c - writes and checks leaves; see leaf.h. */
#include "core/leaf.h"

#include "core/leaf_check.h"

#include "base/strs.h"

#include <stdlib.h>

static const int64_t INT_LIMIT = INT64_C(1) << 53;

instant
leaf_hour(instant t)
{
	int64_t over = t.ms % MS_PER_HOUR;

	return (instant){t.ms - (over < 0 ? over + MS_PER_HOUR : over)};
}

bool
leaf_code_ok(str s)
{
	return s.n > 0 && s.n <= LEAF_MAX_CODE && leaf_span(s, LOWER | DIGIT) > 0 && leaf_span(s, CODE) == s.n;
}

static bool
role_ok(str s)
{
	static const char *const roles[] = {"warga", "petugas", "koordinator", "pimpinan", "ppid", "inspektorat", "ombudsman",
	    "auditor", "asesor", "pegawai", "media", "admin", "sistem"};

	for (size_t i = 0; i < COUNT(roles); i++) {
		if (str_eq(s, str_z(roles[i])))
			return true;
	}
	return false;
}

static bool
hash_ok(str s)
{
	return s.n == SHA256_HEX && leaf_span(s, HEX) == s.n;
}

/* "dinas-a.unit-2": names between dots. */
static bool
path_ok(str s)
{
	str name;

	if (s.n > LEAF_MAX_PATH)
		return false;
	while (str_cut(&s, '.', &name)) {
		if (leaf_span(name, LOWER | UPPER | DIGIT) == 0 || leaf_span(name, LOWER | UPPER | DIGIT | UNDERSCORE | HYPHEN) != name.n)
			return false;
	}
	return true;
}

static bool
number_ok(int64_t v)
{
	return v >= 0 && v < INT_LIMIT;
}

/* In confidential records times tell the hour only; a deadline may also be the last second of one. */
static bool
hour_ok(int64_t ms)
{
	return ms % MS_PER_HOUR == 0;
}

static bool
hour_end_ok(int64_t ms)
{
	return hour_ok(ms) || ms % MS_PER_HOUR == MS_PER_HOUR - MS_PER_SECOND;
}

instant
leaf_hour_due(instant t)
{
	return hour_end_ok(t.ms) ? t : (instant){leaf_hour(t).ms + MS_PER_HOUR};
}

static struct leaf_fault
fault(const char *code, const char *key)
{
	return (struct leaf_fault){code, key};
}

/* The values that are there, whatever the act. */
static struct leaf_fault
check_values(const struct leaf *l)
{
	const struct {
		const char *key;
		str         value;
		bool      (*ok)(str s);
	} texts[] = {
	    {"b", l->b, hash_ok}, {"k", l->k, hash_ok}, {"o", l->o, path_ok}, {"p", l->p, hash_ok}, {"q", l->q, leaf_code_ok},
	    {"s", l->s, leaf_code_ok}, {"x", l->x, leaf_code_ok},
	};

	if (!role_ok(l->by))
		return fault("leaf.value", "by");
	if (!number_ok(l->n))
		return fault("leaf.value", "n");
	if (!number_ok(l->t.ms))
		return fault("leaf.value", "t");
	if ((l->n == 0) != (l->p.p == NULL))
		return fault("leaf.key", "p");
	for (size_t i = 0; i < COUNT(texts); i++) {
		if (texts[i].value.p && !texts[i].ok(texts[i].value))
			return fault("leaf.value", texts[i].key);
	}
	if (l->c_count > LEAF_MAX_FIELDS || l->d_count > LEAF_MAX_CLOCKS || l->j_count > LEAF_MAX_COUNTS)
		return fault("leaf.value", l->c_count > LEAF_MAX_FIELDS ? "c" : l->d_count > LEAF_MAX_CLOCKS ? "d" : "j");
	for (size_t i = 0; i < l->c_count; i++) {
		if (!leaf_code_ok(l->c[i].field) || !hash_ok(l->c[i].hex))
			return fault("leaf.value", "c");
	}
	for (size_t i = 0; i < l->d_count; i++) {
		if (!leaf_code_ok(l->d[i].clock) || (instant_known(l->d[i].due) && !number_ok(l->d[i].due.ms)))
			return fault("leaf.value", "d");
	}
	for (size_t i = 0; i < l->j_count; i++) {
		if (!leaf_code_ok(l->j[i].name) || !number_ok(l->j[i].value))
			return fault("leaf.value", "j");
	}
	return fault(NULL, NULL);
}

static struct leaf_fault
check_secret(const struct leaf *l)
{
	if (!hour_ok(l->t.ms))
		return fault("leaf.secret", "t");
	if (l->b.p || l->k.p || l->o.p)
		return fault("leaf.secret", l->b.p ? "b" : l->k.p ? "k" : "o");
	for (size_t i = 0; i < l->d_count; i++) {
		if (instant_known(l->d[i].due) && !hour_end_ok(l->d[i].due.ms))
			return fault("leaf.secret", "d");
	}
	return fault(NULL, NULL);
}

struct leaf_fault
leaf_check(const struct leaf *l)
{
	const struct {
		const char *key;
		bool        there;
	} keys[] = {
	    {"b", l->b.p != NULL}, {"c", l->c_count > 0}, {"d", l->d_count > 0}, {"j", l->j_count > 0}, {"k", l->k.p != NULL},
	    {"o", l->o.p != NULL}, {"q", l->q.p != NULL}, {"s", l->s.p != NULL}, {"x", l->x.p != NULL},
	};
	const struct leaf_act *act = leaf_act_find(l->a);
	bool                   secret = leaf_ref_is_secret(l->r);

	if (!act)
		return fault("leaf.act", "a");
	struct leaf_fault f = check_values(l);
	if (f.code)
		return f;
	if (!leaf_ref_fits((str){act->act, (size_t)(strchr(act->act, '.') - act->act)}, l->r))
		return fault("leaf.ref", "r");
	if (secret) {
		f = check_secret(l);
		if (f.code)
			return f;
	}
	for (size_t i = 0; i < COUNT(keys); i++) {
		char key = keys[i].key[0];
		bool dropped = secret && strchr("bko", key);

		if (keys[i].there ? !leaf_act_may(act, key) : leaf_act_must(act, key) && !dropped)
			return fault("leaf.key", keys[i].key);
	}
	for (size_t i = 0; i < l->c_count; i++) {
		if (!leaf_act_has_field(act, l->c[i].field))
			return fault("leaf.value", "c");
	}
	/* Answers to a survey are told by the hour, so that nobody's answer is found by its minute. */
	if (str_eq(l->a, STR("survei.jawaban")) && !hour_ok(l->t.ms))
		return fault("leaf.secret", "t");
	return fault(NULL, NULL);
}

/* ---- writer ---- */

static int
by_field(const void *a, const void *b)
{
	return str_cmp(((const struct leaf_commitment *)a)->field, ((const struct leaf_commitment *)b)->field);
}

static int
by_clock(const void *a, const void *b)
{
	return str_cmp(((const struct leaf_deadline *)a)->clock, ((const struct leaf_deadline *)b)->clock);
}

static int
by_name(const void *a, const void *b)
{
	return str_cmp(((const struct leaf_number *)a)->name, ((const struct leaf_number *)b)->name);
}

/* No printf here: this runs for every act. */
static void
put(struct buf *b, const char *z)
{
	buf_add(b, z, strlen(z));
}

/* "name" and what follows it. */
static void
put_quoted(struct buf *b, str text, const char *after)
{
	put(b, "\"");
	buf_str(b, text);
	put(b, after);
}

static void
put_number(struct buf *b, int64_t v)
{
	char   digits[20];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + v % 10);
		v /= 10;
	} while (v > 0);
	buf_add(b, digits + at, sizeof(digits) - at);
}

/* `,"key":"value"`; nothing when absent. */
static void
put_text(struct buf *b, const char *key, str value)
{
	if (value.p) {
		put(b, key);
		put_quoted(b, value, "\"");
	}
}

/* Sorts the lists; the first key whose list names something twice. */
static const char *
sort_lists(struct leaf *l)
{
	qsort(l->c, l->c_count, sizeof(l->c[0]), by_field);
	qsort(l->d, l->d_count, sizeof(l->d[0]), by_clock);
	qsort(l->j, l->j_count, sizeof(l->j[0]), by_name);
	for (size_t i = 1; i < l->c_count; i++) {
		if (str_eq(l->c[i - 1].field, l->c[i].field))
			return "c";
	}
	for (size_t i = 1; i < l->d_count; i++) {
		if (str_eq(l->d[i - 1].clock, l->d[i].clock))
			return "d";
	}
	for (size_t i = 1; i < l->j_count; i++) {
		if (str_eq(l->j[i - 1].name, l->j[i].name))
			return "j";
	}
	return NULL;
}

static void
put_lists(struct buf *b, const struct leaf *l)
{
	for (size_t i = 0; i < l->c_count; i++) {
		put(b, i ? "," : ",\"c\":{");
		put_quoted(b, l->c[i].field, "\":");
		put_quoted(b, l->c[i].hex, "\"");
	}
	put(b, l->c_count ? "}" : "");
	for (size_t i = 0; i < l->d_count; i++) {
		put(b, i ? "," : ",\"d\":{");
		put_quoted(b, l->d[i].clock, "\":");
		if (instant_known(l->d[i].due))
			put_number(b, l->d[i].due.ms);
		else
			put(b, "null");
	}
	put(b, l->d_count ? "}" : "");
	for (size_t i = 0; i < l->j_count; i++) {
		put(b, i ? "," : ",\"j\":{");
		put_quoted(b, l->j[i].name, "\":");
		put_number(b, l->j[i].value);
	}
	put(b, l->j_count ? "}" : "");
}

struct leaf_fault
leaf_encode(struct arena *a, const struct leaf *from, str *bytes)
{
	struct leaf_fault f = leaf_check(from);
	struct leaf       l = *from; /* sorted here, the caller's stays as it is */
	struct buf        b = {.arena = a};

	if (f.code)
		return f;
	const char *twice = sort_lists(&l);
	if (twice)
		return fault("leaf.value", twice);
	put(&b, "{\"a\":");
	put_quoted(&b, l.a, "\"");
	put_text(&b, ",\"b\":", l.b);
	put_text(&b, ",\"by\":", l.by);
	put_lists(&b, &l);
	put_text(&b, ",\"k\":", l.k);
	put(&b, ",\"n\":");
	put_number(&b, l.n);
	put_text(&b, ",\"o\":", l.o);
	put_text(&b, ",\"p\":", l.p);
	put_text(&b, ",\"q\":", l.q);
	put_text(&b, ",\"r\":", l.r);
	put_text(&b, ",\"s\":", l.s);
	put(&b, ",\"t\":");
	put_number(&b, l.t.ms);
	put(&b, ",\"v\":1");
	put_text(&b, ",\"x\":", l.x);
	put(&b, "}");
	if (b.n > LEAF_MAX_BYTES)
		return fault("leaf.size", NULL);
	*bytes = buf_done(&b);
	return fault(NULL, NULL);
}

const struct err *
leaf_write(struct arena *a, const struct leaf *l, str *bytes)
{
	struct leaf_fault f = leaf_encode(a, l, bytes);

	return f.code ? err_new(a, ERR_BUG, f.code, f.key, "act %.*s, key %s", STRF(l->a), f.key ? f.key : "-") : NULL;
}

sha256
leaf_hash(str bytes)
{
	struct sha256_run run;

	sha256_begin(&run);
	sha256_add(&run, "\0", 1);
	sha256_add(&run, bytes.p, bytes.n);
	return sha256_end(&run);
}

str
leaf_hash_hex(struct arena *a, str bytes)
{
	return sha256_hex(a, leaf_hash(bytes));
}
