/* url.h - percent codes and the path of a request target. Pure; fuzzed. */
#ifndef WEB_URL_H
#define WEB_URL_H

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"

/* Decodes %XX once, and '+' as a blank when plus is set. out holds at least in.n bytes and may be in.p itself.
 * False for a broken percent code; *n is the length written. The bytes are not judged here. */
bool url_decode(str in, bool plus, char *out, size_t *n);

/* The path of a request target as it stands in the request line (query cut off): percent-decoded once, beginning
 * with '/'. An absolute target (http://host/path) gives its path.
 * ERR_INPUT "url.path": bad percent code, NUL or control character, not UTF-8, backslash, '#', an encoded '/',
 * an empty segment ("//"), "." or ".." as a segment, or no leading '/'. */
MUST_CHECK const struct err *url_path(struct arena *a, str target, str *out);

/* Writes s percent-encoded: everything but letters, digits, "-._~" (RFC 3986 unreserved). */
str url_encode(struct arena *a, str s);

#endif
