/* form.c - see form.h. Multipart bodies are read in form_multipart.c. */
#include "web/form.h"

#include "base/strs.h"
#include "web/form_multipart.h"
#include "web/url.h"

/* Numbers copied out of messengers come with them. */
static str
without_turns(struct arena *a, str s)
{
	char  *p = NULL;
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		size_t turn = str_turn(s, i);

		if (turn > 0 && !p) {
			p = arena_alloc(a, s.n + 1); /* ends in NUL, as what was decoded does */
			memcpy(p, s.p, i);
			n = i;
		}
		if (turn > 0)
			i += turn - 1;
		else if (p)
			p[n++] = s.p[i];
	}
	return p ? (str){p, n} : s;
}

const struct err *
form_clean(struct arena *a, str decoded, str *out)
{
	if (!str_utf8_clean(decoded))
		return err_new(a, ERR_INPUT, "form.broken", NULL, "not UTF-8 or control characters");
	/* C1 controls (0xC2 0x80-0x9F) are no text either. */
	for (size_t i = 0; i + 1 < decoded.n; i++) {
		if ((unsigned char)decoded.p[i] == 0xc2 && (unsigned char)decoded.p[i + 1] < 0xa0)
			return err_new(a, ERR_INPUT, "form.broken", NULL, "control characters");
	}
	decoded = without_turns(a, decoded);
	*out = decoded.n > 0 && memchr(decoded.p, '\r', decoded.n) ? str_lf(a, decoded) : decoded;
	return NULL;
}

static const struct err *
decode(struct arena *a, str raw, str *out)
{
	char  *p = arena_alloc(a, raw.n + 1);
	size_t n;

	if (!url_decode(raw, true, p, &n))
		return err_new(a, ERR_INPUT, "form.broken", NULL, "bad percent code");
	p[n] = '\0';
	return form_clean(a, (str){p, n}, out);
}

/* Number of pairs, so that the array is made once and to measure. */
static size_t
count_pairs(str text)
{
	size_t count = 0;
	str    part;

	while (str_cut(&text, '&', &part))
		count += part.n > 0;
	return count;
}

const struct err *
form_parse_query(struct arena *a, str text, struct form *out)
{
	size_t      count = count_pairs(text);
	struct form f = {.n = 0};
	str         part;

	if (count > FORM_MAX_PAIRS)
		return err_new(a, ERR_LIMIT, "form.too_many", NULL, "%zu pairs", count);
	f.at = arena_array(a, count + 1, sizeof(*f.at));
	while (str_cut(&text, '&', &part)) {
		struct form_pair *pair = &f.at[f.n];
		str               raw_name, raw_value = part;

		if (part.n == 0)
			continue;
		(void)str_cut(&raw_value, '=', &raw_name);
		if (!raw_value.p)
			raw_value = STR("");
		const struct err *e = decode(a, raw_name, &pair->name);
		if (!e)
			e = decode(a, raw_value, &pair->value);
		if (e)
			return e;
		f.n++;
	}
	*out = f;
	return NULL;
}

const struct err *
form_parse_body(struct arena *a, str content_type, str body, struct form *out)
{
	str rest = content_type, media;

	if (!str_cut(&rest, ';', &media))
		return err_new(a, ERR_INPUT, "form.type", NULL, "no content type");
	media = str_lower(a, str_trim(media));
	if (str_eq(media, STR("application/x-www-form-urlencoded")))
		return form_parse_query(a, body, out);
	if (str_eq(media, STR("multipart/form-data")))
		return form_parse_multipart(a, content_type, body, out);
	return err_new(a, ERR_INPUT, "form.type", NULL, "content type is no form");
}

str
form_get(const struct form *f, const char *name)
{
	str key = str_z(name);

	for (size_t i = 0; i < f->n; i++) {
		if (str_eq(f->at[i].name, key))
			return f->at[i].value;
	}
	return (str){NULL, 0};
}

str
form_encode(struct arena *a, str s)
{
	return url_encode(a, s);
}
