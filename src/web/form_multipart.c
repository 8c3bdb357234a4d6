/* form_multipart.c - see form_multipart.h. Reads the whole body in place: no copy of a file is made. */
#include "web/form_multipart.h"

#include "base/strs.h"

/* A part's header: browsers write two lines of well under 1 kB; the name of a file may be long. */
enum { MAX_BOUNDARY = 70, MAX_PART_HEADER = 8 * 1024, MAX_PART_LINES = 16 };

static const struct err *
broken(struct arena *a, const char *why)
{
	return err_new(a, ERR_INPUT, "form.broken", NULL, "multipart: %s", why);
}

static bool
same_letters(str s, str lower)
{
	if (s.n != lower.n)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c != lower.p[i])
			return false;
	}
	return true;
}

/* Takes one `key=value` or `key="value"` after a ';' off *rest; false at the end or where nothing sensible follows.
 * Inside quotes a backslash only guards a quote: browsers write %22, old ones whole Windows paths. */
static bool
next_param(str *rest, str *key, str *value)
{
	size_t i = 0;

	while (i < rest->n && (rest->p[i] == ';' || rest->p[i] == ' ' || rest->p[i] == '\t'))
		i++;
	size_t start = i;
	while (i < rest->n && rest->p[i] != '=' && rest->p[i] != ';')
		i++;
	if (i == rest->n || rest->p[i] != '=')
		return false;
	*key = str_trim((str){rest->p + start, i - start});
	start = ++i;
	if (i < rest->n && rest->p[i] == '"') {
		start = ++i;
		while (i < rest->n && rest->p[i] != '"')
			i += rest->p[i] == '\\' && i + 1 < rest->n && rest->p[i + 1] == '"' ? 2 : 1;
		if (i >= rest->n)
			return false;
		*value = (str){rest->p + start, i - start};
		i++;
	} else {
		while (i < rest->n && rest->p[i] != ';')
			i++;
		*value = str_trim((str){rest->p + start, i - start});
	}
	*rest = (str){rest->p + i, rest->n - i};
	return true;
}

static bool
boundary_of(str content_type, str *out)
{
	str rest = content_type, media, key, value;

	if (!str_cut(&rest, ';', &media) || !rest.p)
		return false;
	while (next_param(&rest, &key, &value)) {
		if (!same_letters(key, STR("boundary")))
			continue;
		if (value.n == 0 || value.n > MAX_BOUNDARY)
			return false;
		for (size_t i = 0; i < value.n; i++) {
			if ((unsigned char)value.p[i] < 0x20 || (unsigned char)value.p[i] > 0x7e || value.p[i] == '"')
				return false;
		}
		*out = value;
		return true;
	}
	return false;
}

/* What a name or file name stands for: %22 and \" are the quote (WHATWG HTML 4.10.22.8); other percent
 * signs are meant as they stand. */
static str
unquoted(struct arena *a, str raw)
{
	char  *p = arena_alloc(a, raw.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < raw.n; i++) {
		if (raw.n - i >= 3 && memcmp(raw.p + i, "%22", 3) == 0) {
			p[n++] = '"';
			i += 2;
		} else if (raw.p[i] == '\\' && i + 1 < raw.n && raw.p[i + 1] == '"') {
			p[n++] = '"';
			i++;
		} else {
			p[n++] = raw.p[i];
		}
	}
	return (str){p, n};
}

/* Without the folders that some browsers send along. */
static str
base_name(str path)
{
	for (size_t i = path.n; i > 0; i--) {
		if (path.p[i - 1] == '/' || path.p[i - 1] == '\\')
			return (str){path.p + i, path.n - i};
	}
	return path;
}

static const struct err *
read_disposition(struct arena *a, str line, struct form_pair *pair, bool *named)
{
	str rest = line, kind, key, value;

	if (!str_cut(&rest, ';', &kind) || !same_letters(str_trim(kind), STR("form-data")) || !rest.p)
		return broken(a, "disposition");
	while (next_param(&rest, &key, &value)) {
		const struct err *e = NULL;

		if (same_letters(key, STR("name"))) {
			e = form_clean(a, unquoted(a, value), &pair->name);
			*named = true;
		} else if (same_letters(key, STR("filename"))) {
			e = form_clean(a, base_name(unquoted(a, value)), &pair->file_name);
		}
		if (e)
			return e;
	}
	return NULL;
}

/* Reads a part's header lines; *text is what stands between the delimiter's line and the empty line. */
static const struct err *
read_part_header(struct arena *a, str text, struct form_pair *pair)
{
	bool named = false;
	int  lines = 0;

	for (size_t at = 0; at < text.n;) {
		ptrdiff_t end = str_find(text, STR("\r\n"), at);
		size_t    stop = end < 0 ? text.n : (size_t)end;
		str       line = {text.p + at, stop - at}, value = line, key;

		at = stop + 2;
		if (++lines > MAX_PART_LINES)
			return broken(a, "too many header lines");
		if (!str_cut(&value, ':', &key) || !value.p)
			return broken(a, "header line without a colon");
		const struct err *e = NULL;
		if (same_letters(key, STR("content-disposition")))
			e = read_disposition(a, value, pair, &named);
		else if (same_letters(key, STR("content-type")))
			e = form_clean(a, str_trim(value), &pair->type);
		if (e)
			return e;
	}
	return named ? NULL : broken(a, "part without a name");
}

/* Position of the next delimiter line at or after from, or -1. A delimiter is "CRLF--boundary" followed by "--" or by
 * blanks and CRLF; anything longer that begins alike is content. *after is where the next part (or the end) begins. */
static ptrdiff_t
find_delimiter(str body, str mark, size_t from, size_t *after, bool *last)
{
	ptrdiff_t hit;

	while ((hit = str_find(body, mark, from)) >= 0) {
		size_t i = (size_t)hit + mark.n;

		if (body.n - i >= 2 && body.p[i] == '-' && body.p[i + 1] == '-') {
			*last = true;
			*after = i + 2;
			return hit;
		}
		while (i < body.n && (body.p[i] == ' ' || body.p[i] == '\t'))
			i++;
		if (body.n - i >= 2 && body.p[i] == '\r' && body.p[i + 1] == '\n') {
			*last = false;
			*after = i + 2;
			return hit;
		}
		from = (size_t)hit + 1;
	}
	return -1;
}

static const struct err *
read_part(struct arena *a, str part, struct form_pair *pair)
{
	ptrdiff_t split = str_find(part, STR("\r\n\r\n"), 0);

	if (split < 0 || split > MAX_PART_HEADER)
		return broken(a, "part without an end of its header");
	const struct err *e = read_part_header(a, (str){part.p, (size_t)split}, pair);
	if (e)
		return e;
	str value = {part.p + split + 4, part.n - (size_t)split - 4};

	if (!pair->file_name.p) {
		pair->type = (str){NULL, 0};
		return form_clean(a, value, &pair->value);
	}
	if (!pair->type.p)
		pair->type = STR("application/octet-stream");
	pair->value = value;
	return NULL;
}

const struct err *
form_parse_multipart(struct arena *a, str content_type, str body, struct form *out)
{
	str         boundary;
	struct form f = {.n = 0};
	size_t      at, next;
	bool        last = false;

	if (!boundary_of(content_type, &boundary))
		return broken(a, "no boundary");
	str mark = str_fmt(a, "\r\n--%.*s", STRF(boundary));
	str first = {mark.p + 2, mark.n - 2};

	/* The first delimiter stands at the very beginning, without the line end that belongs to the others. */
	if (find_delimiter((str){body.p, body.n < first.n + 64 ? body.n : first.n + 64}, first, 0, &at, &last) != 0 &&
	    find_delimiter(body, mark, 0, &at, &last) < 0)
		return broken(a, "no delimiter");
	f.at = arena_array(a, FORM_MAX_PAIRS, sizeof(*f.at));
	while (!last) {
		/* A part without content ends in the line end that began its content: step back over it. */
		ptrdiff_t end = find_delimiter(body, mark, at >= 2 ? at - 2 : at, &next, &last);

		if (end < 0)
			return broken(a, "no closing delimiter");
		if (f.n == FORM_MAX_PAIRS)
			return err_new(a, ERR_LIMIT, "form.too_many", NULL, "multipart");
		if ((size_t)end < at)
			return broken(a, "empty part");
		const struct err *e = read_part(a, (str){body.p + at, (size_t)end - at}, &f.at[f.n]);
		if (e)
			return e;
		f.n++;
		at = next;
	}
	*out = f;
	return NULL;
}
