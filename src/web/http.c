/* http.c - see http.h. */
#include "web/http.h"

#include "base/strs.h"

str
http_header(const struct http_request *q, str name)
{
	for (size_t i = 0; i < q->header_count; i++) {
		if (str_eq(q->headers[i].name, name))
			return q->headers[i].value;
	}
	return (str){NULL, 0};
}

str
http_cookie(const struct http_request *q, str name)
{
	for (size_t i = 0; i < q->header_count; i++) {
		if (!str_eq(q->headers[i].name, STR("cookie")))
			continue;
		str rest = q->headers[i].value, pair, key;

		while (str_cut(&rest, ';', &pair)) {
			str value = pair;

			if (!str_cut(&value, '=', &key) || !value.p || !str_eq(str_trim(key), name))
				continue;
			value = str_trim(value);
			if (value.n >= 2 && value.p[0] == '"' && value.p[value.n - 1] == '"')
				value = (str){value.p + 1, value.n - 2};
			return value;
		}
	}
	return (str){NULL, 0};
}

/* Nothing that could end a header line or begin another one ever leaves. */
static str
one_line(str value)
{
	for (size_t i = 0; i < value.n; i++) {
		unsigned char c = (unsigned char)value.p[i];

		if (c < 0x20 || c == 0x7f)
			return (str){value.p, i};
	}
	return value;
}

void
http_reply_header(struct http_reply *r, const char *name, str value)
{
	str key = str_z(name);

	value = one_line(value);
	for (size_t i = 0; i < r->header_count; i++) {
		/* Only cookies may stand more than once. */
		if (str_eq(r->headers[i].name, key) && !str_eq(key, STR("set-cookie"))) {
			r->headers[i].value = value;
			return;
		}
	}
	if (r->header_count == HTTP_MAX_REPLY_HEADERS) {
		r->status = 500;
		return;
	}
	r->headers[r->header_count++] = (struct http_header){.name = key, .value = value};
}

str
http_reply_get(const struct http_reply *r, const char *name)
{
	str key = str_z(name);

	for (size_t i = 0; i < r->header_count; i++) {
		if (str_eq(r->headers[i].name, key))
			return r->headers[i].value;
	}
	return (str){NULL, 0};
}

void
http_reply_see_other(struct http_reply *r, str location)
{
	bool ours = location.n > 0 && location.p[0] == '/' &&
	    (location.n == 1 || (location.p[1] != '/' && location.p[1] != '\\'));

	r->status = 303;
	http_reply_header(r, "location", ours ? location : STR("/"));
	r->body = STR("");
}
