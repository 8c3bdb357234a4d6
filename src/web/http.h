/* http.h - a request and its answer, without any server behind them: what handle() takes and gives.
 * Tests, the fuzzers and the bench build these by hand; web/http_server.c builds them from libmicrohttpd. */
#ifndef WEB_HTTP_H
#define WEB_HTTP_H

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"

enum http_method { HTTP_GET = 1, HTTP_HEAD, HTTP_POST, HTTP_OTHER };

struct http_header {
	str name, value; /* name in lower case */
};

struct http_request {
	enum http_method method;
	str              path;  /* percent-decoded once, begins with '/'; valid UTF-8 without control characters */
	str              query; /* raw, without '?' */
	str              body;  /* whole, already bounded */
	const struct http_header *headers;
	size_t           header_count;
	str              address; /* of the person: peer, or what a trusted proxy says */
	bool             secure;  /* came over https (by our TLS or a trusted proxy's word) */
};

/* Value of a header (lower-case name); absent when it is not there. */
str http_header(const struct http_request *q, str name);
/* Value of a cookie; absent when it is not there. */
str http_cookie(const struct http_request *q, str name);

enum { HTTP_MAX_REPLY_HEADERS = 24 };

struct http_reply {
	int                status; /* 200 until set */
	struct http_header headers[HTTP_MAX_REPLY_HEADERS];
	size_t             header_count;
	str                body; /* in the request's arena, or static, or in the page cache (see hold) */
	/* Called once the body has been sent; NULL when the body lives in the arena or is static. */
	void             (*release)(void *p);
	void              *hold;
};

/* Sets a header; name is a literal in lower case. The same name again replaces the value, but for "set-cookie", which
 * may stand several times. The value must live as long as the body; it ends before its first control character.
 * Past HTTP_MAX_REPLY_HEADERS the header is left out and the status becomes 500. */
void http_reply_header(struct http_reply *r, const char *name, str value);
/* Value of a header that was set; absent when it was not. */
str http_reply_get(const struct http_reply *r, const char *name);

/* 303 to a path of this site; any query must be encoded already. A location elsewhere becomes "/". */
void http_reply_see_other(struct http_reply *r, str location);

#endif
