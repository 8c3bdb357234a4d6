/* leaf_vocabulary.c - the acts there are, and what the references of their records look like; see leaf.h. */
#include "core/leaf.h"

#include "core/leaf_check.h"

#include "base/strs.h"

static unsigned
class_of(char c)
{
	if (c >= 'a' && c <= 'z')
		return c <= 'f' ? LOWER | HEX : LOWER;
	if (c >= '0' && c <= '9')
		return DIGIT | HEX | RANDOM;
	if (c >= 'A' && c <= 'Z')
		return c == 'I' || c == 'L' || c == 'O' || c == 'U' ? UPPER : UPPER | RANDOM;
	return c == '.' ? DOT : c == '_' ? UNDERSCORE : c == '-' ? HYPHEN : 0;
}

size_t
leaf_span(str s, unsigned kinds)
{
	size_t n = 0;

	while (n < s.n && class_of(s.p[n]) & kinds)
		n++;
	return n;
}

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

/* "2026-000123": what a case number looks like after its agency; a slug may not. */
static bool
is_year_number(str s)
{
	size_t digits = s.n > 5 ? leaf_span((str){s.p + 5, s.n - 5}, DIGIT) : 0;

	return s.n > 5 && leaf_span(s, DIGIT) == 4 && s.p[4] == '-' && digits == s.n - 5 && digits >= 6 && digits <= 12 &&
	       (digits == 6 || s.p[5] != '0');
}

/* Takes one <part> of a reference's form off the front of *ref; false when it does not fit. */
static bool
take_part(str part, str *ref)
{
	size_t n = 0;

	if (str_eq(part, STR("<instansi>"))) {
		n = leaf_span(*ref, UPPER | DIGIT);
		if (n < 2 || n > 8)
			return false;
	} else if (str_eq(part, STR("<tahun>-<nomor>"))) {
		n = is_year_number(*ref) ? ref->n : 0;
	} else if (str_eq(part, STR("<hari>"))) {
		n = leaf_span(*ref, DIGIT) == 8 ? 8 : 0;
	} else if (str_eq(part, STR("<acak>"))) {
		n = leaf_span(*ref, RANDOM) == RANDOM_ID_CHARS ? RANDOM_ID_CHARS : 0;
	} else if (str_eq(part, STR("<slug>"))) {
		n = leaf_span(*ref, CODE);
		if (n > 64 || leaf_span(*ref, LOWER | DIGIT) == 0 || is_year_number(*ref))
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
