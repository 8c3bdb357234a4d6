/* form.h - query strings, urlencoded and multipart bodies as name-value pairs. Pure; bounded; fuzzed. */
#ifndef WEB_FORM_H
#define WEB_FORM_H

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"

struct form_pair {
	str name, value;       /* decoded; UTF-8 checked, NUL and control characters refused, CRLF made LF */
	str file_name, type;   /* multipart file parts only, else absent; the value is then raw bytes */
};

struct form {
	struct form_pair *at;
	size_t            n;
};

enum { FORM_MAX_PAIRS = 400 };

/* Errors: ERR_INPUT "form.broken" (bad percent code, not UTF-8, control characters), ERR_LIMIT "form.too_many". */
MUST_CHECK const struct err *form_parse_query(struct arena *a, str text, struct form *out);
/* content_type as the header says it; application/x-www-form-urlencoded or multipart/form-data.
 * Errors as above and ERR_INPUT "form.type" for any other type. */
MUST_CHECK const struct err *form_parse_body(struct arena *a, str content_type, str body, struct form *out);

/* First value of a name; absent when it is not there. */
str form_get(const struct form *f, const char *name);

/* Writes s percent-encoded for a query value. */
str form_encode(struct arena *a, str s);

#endif
