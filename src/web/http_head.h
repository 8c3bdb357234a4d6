/* http_head.h - may a request's header be believed? Framing rules of RFC 9112 that libmicrohttpd leaves open, and the
 * plain answers to what is refused before any handler is asked. Pure. */
#ifndef WEB_HTTP_HEAD_H
#define WEB_HTTP_HEAD_H

#include "web/http.h"

enum http_refusal {
	HTTP_FINE = 0,
	HTTP_UNREADABLE,   /* 400: header, target or framing broken */
	HTTP_NO_LENGTH,    /* 411: a body without Content-Length */
	HTTP_BODY_LARGE,   /* 413 */
	HTTP_HEADER_LARGE, /* 431 */
	HTTP_FAILED,       /* 500: our own defect */
	HTTP_CROWDED,      /* 503: this address holds too many connections */
	HTTP_FULL,         /* 503: the server has no room just now */
};

enum { HTTP_MAX_REQUEST_HEADERS = 100 };

/* Is it a header name (RFC 9110 token) and a value without control characters other than tab? */
bool http_head_line_ok(str name, str value);

/* What the header says of the body. Refused: Transfer-Encoding (with Content-Length 400, alone 411: no form of a browser
 * uses it, and a body that is framed in one way only cannot be smuggled), more than one Content-Length or Host, a length
 * that is no number, a host with characters no host has. *length is written when HTTP_FINE is returned. */
enum http_refusal http_head_judge(const struct http_request *q, size_t *length);

/* Makes r the plain answer to a refusal: status, text in both languages, no caching. */
void http_refuse(struct http_reply *r, enum http_refusal why);

#endif
