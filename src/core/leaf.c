/* leaf.c - writes and checks leaves; see leaf.h. The reader is leaf_read.c. */
#include "core/leaf.h"

#include "core/leaf_check.h"

#include "base/strs.h"

#include <stdlib.h>

static const int64_t INT_LIMIT = INT64_C(1) << 53;

/* ---- vocabulary ---- */

const struct leaf_act *
leaf_act_find(str act)
{
	size_t low = 0, high = leaf_act_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int    order = str_cmp(act, str_z(leaf_acts[middle].act));

		if (order == 0)
			return &leaf_acts[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

bool
leaf_act_has_field(const struct leaf_act *act, str field)
{
	str rest = str_z(act->fields), one;

	while (str_cut(&rest, ' ', &one)) {
		if (field.n > 0 && str_eq(one, field))
			return true;
	}
	return false;
}

bool
leaf_act_must(const struct leaf_act *act, char key)
{
	return key && strchr(act->must, key);
}

bool
leaf_act_may(const struct leaf_act *act, char key)
{
	return key && (strchr(act->must, key) || strchr(act->may, key));
}

/* ---- references ---- */

static size_t
span(str s, const char *bytes)
{
	size_t n = 0;

	while (n < s.n && s.p[n] && strchr(bytes, s.p[n]))
		n++;
	return n;
}

static const char DIGITS[] = "0123456789";

/* "2026-000123": what a case number looks like after its agency; a slug may not. */
static bool
is_year_number(str s)
{
	size_t digits = s.n > 5 ? span((str){s.p + 5, s.n - 5}, DIGITS) : 0;

	return s.n > 5 && span(s, DIGITS) == 4 && s.p[4] == '-' && digits == s.n - 5 && digits >= 6 && digits <= 12 &&
	       (digits == 6 || s.p[5] != '0');
}

/* Takes one <part> of a reference's form off the front of *ref; false when it does not fit. */
static bool
take_part(str part, str *ref)
{
	size_t n = 0;

	if (str_eq(part, STR("<instansi>"))) {
		n = span(*ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
		if (n < 2 || n > 8)
			return false;
	} else if (str_eq(part, STR("<tahun>-<nomor>"))) {
		n = is_year_number(*ref) ? ref->n : 0;
	} else if (str_eq(part, STR("<hari>"))) {
		n = span(*ref, DIGITS) == 8 ? 8 : 0;
	} else if (str_eq(part, STR("<acak>"))) {
		n = span(*ref, "0123456789ABCDEFGHJKMNPQRSTVWXYZ") == RANDOM_ID_CHARS ? RANDOM_ID_CHARS : 0;
	} else if (str_eq(part, STR("<slug>"))) {
		n = span(*ref, "abcdefghijklmnopqrstuvwxyz0123456789._-");
		if (n > 64 || strchr("._-", ref->n ? ref->p[0] : '-') || is_year_number(*ref))
			return false;
	}
	*ref = (str){ref->p + n, ref->n - n};
	return n > 0;
}

/* Does ref fit a form such as "ADU-<instansi>-<tahun>-<nomor>"? */
static bool
form_fits(str form, str ref)
{
	while (form.n > 0) {
		size_t n = 1;

		if (form.p[0] != '<') {
			if (ref.n == 0 || ref.p[0] != form.p[0])
				return false;
			ref = (str){ref.p + 1, ref.n - 1};
		} else {
			n = str_starts(form, STR("<tahun>")) ? form.n : (size_t)str_find(form, STR(">"), 0) + 1;
			if (!take_part((str){form.p, n}, &ref))
				return false;
		}
		form = (str){form.p + n, form.n - n};
	}
	return ref.n == 0;
}

static bool
refs_fit(const char *forms, str ref, bool star)
{
	str rest = str_z(forms), form;

	while (str_cut(&rest, ' ', &form)) {
		if (!str_eq(form, STR("*"))) {
			if (form_fits(form, ref))
				return true;
			continue;
		}
		for (size_t i = 0; star && i < leaf_kind_count; i++) {
			if (refs_fit(leaf_kinds[i].refs, ref, false))
				return true;
		}
	}
	return false;
}

bool
leaf_ref_fits(str kind, str ref)
{
	for (size_t i = 0; i < leaf_kind_count; i++) {
		if (str_eq(kind, str_z(leaf_kinds[i].kind)))
			return ref.n <= LEAF_MAX_REF && refs_fit(leaf_kinds[i].refs, ref, true);
	}
	return false;
}

bool
leaf_ref_is_secret(str ref)
{
	return str_starts(ref, STR("RHS-"));
}

instant
leaf_hour(instant t)
{
	int64_t over = t.ms % MS_PER_HOUR;

	return (instant){t.ms - (over < 0 ? over + MS_PER_HOUR : over)};
}

/* ---- values ---- */

bool
leaf_code_ok(str s)
{
	return s.n > 0 && s.n <= LEAF_MAX_CODE && !strchr("._-", s.p[0]) &&
	       span(s, "abcdefghijklmnopqrstuvwxyz0123456789._-") == s.n;
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
	return s.n == SHA256_HEX && span(s, "0123456789abcdef") == s.n;
}

/* "dinas-a.unit-2": names between dots. */
static bool
path_ok(str s)
{
	str name;

	if (s.n > LEAF_MAX_PATH)
		return false;
	while (str_cut(&s, '.', &name)) {
		if (name.n == 0 || strchr("_-", name.p[0]) ||
		    span(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-") != name.n)
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

/* `,"key":"value"`; nothing when absent. */
static void
put_text(struct buf *b, const char *key, str value)
{
	if (value.p)
		buf_fmt(b, ",\"%s\":\"%.*s\"", key, STRF(value));
}

static struct leaf_fault
put_commitments(struct buf *b, struct leaf *l)
{
	qsort(l->c, l->c_count, sizeof(l->c[0]), by_field);
	for (size_t i = 0; i < l->c_count; i++) {
		if (i > 0 && str_eq(l->c[i - 1].field, l->c[i].field))
			return fault("leaf.value", "c");
		buf_fmt(b, "%s\"%.*s\":\"%.*s\"", i ? "," : ",\"c\":{", STRF(l->c[i].field), STRF(l->c[i].hex));
	}
	buf_str(b, l->c_count ? STR("}") : STR(""));
	return fault(NULL, NULL);
}

static struct leaf_fault
put_deadlines(struct buf *b, struct leaf *l)
{
	qsort(l->d, l->d_count, sizeof(l->d[0]), by_clock);
	for (size_t i = 0; i < l->d_count; i++) {
		if (i > 0 && str_eq(l->d[i - 1].clock, l->d[i].clock))
			return fault("leaf.value", "d");
		buf_fmt(b, "%s\"%.*s\":", i ? "," : ",\"d\":{", STRF(l->d[i].clock));
		if (instant_known(l->d[i].due))
			buf_fmt(b, "%lld", (long long)l->d[i].due.ms);
		else
			buf_str(b, STR("null"));
	}
	buf_str(b, l->d_count ? STR("}") : STR(""));
	return fault(NULL, NULL);
}

static struct leaf_fault
put_numbers(struct buf *b, struct leaf *l)
{
	qsort(l->j, l->j_count, sizeof(l->j[0]), by_name);
	for (size_t i = 0; i < l->j_count; i++) {
		if (i > 0 && str_eq(l->j[i - 1].name, l->j[i].name))
			return fault("leaf.value", "j");
		buf_fmt(b, "%s\"%.*s\":%lld", i ? "," : ",\"j\":{", STRF(l->j[i].name), (long long)l->j[i].value);
	}
	buf_str(b, l->j_count ? STR("}") : STR(""));
	return fault(NULL, NULL);
}

struct leaf_fault
leaf_encode(struct arena *a, const struct leaf *from, str *bytes)
{
	struct leaf_fault f = leaf_check(from);
	struct leaf      *l = arena_alloc(a, sizeof(*l)); /* sorted here, the caller's stays as it is */
	struct buf        b = {.arena = a};

	if (f.code)
		return f;
	*l = *from;
	buf_fmt(&b, "{\"a\":\"%.*s\"", STRF(l->a));
	put_text(&b, "b", l->b);
	put_text(&b, "by", l->by);
	if ((f = put_commitments(&b, l)).code || (f = put_deadlines(&b, l)).code || (f = put_numbers(&b, l)).code)
		return f;
	put_text(&b, "k", l->k);
	buf_fmt(&b, ",\"n\":%lld", (long long)l->n);
	put_text(&b, "o", l->o);
	put_text(&b, "p", l->p);
	put_text(&b, "q", l->q);
	put_text(&b, "r", l->r);
	put_text(&b, "s", l->s);
	buf_fmt(&b, ",\"t\":%lld,\"v\":1", (long long)l->t.ms);
	put_text(&b, "x", l->x);
	buf_str(&b, STR("}"));
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
