/* reply_encode.h - compression by what the browser takes, entity tags, and 304 for what it has already. */
#ifndef WEB_REPLY_ENCODE_H
#define WEB_REPLY_ENCODE_H

#include "web/http.h"

enum encoding { ENCODING_IDENTITY = 0, ENCODING_GZIP, ENCODING_BROTLI, ENCODINGS };

/* What Accept-Encoding asks for: brotli before gzip where it takes both alike; identity for everything else. */
enum encoding encoding_wanted(const struct http_request *q);

/* "gzip", "br"; empty for identity. */
str encoding_name(enum encoding e);

/* Is it worth it: a text, JSON, XML or SVG body of more than 1 KiB that carries no content-encoding yet? */
bool encoding_worth(const struct http_reply *r);

/* A strong tag of a body in one encoding, with its quotes: 128 bits of BLAKE2b of the body before compression. */
str entity_tag(struct arena *a, str body, enum encoding e);
/* Does If-None-Match name the tag (or "*")? Weak comparison, as RFC 9110 13.1.2 has it. */
bool entity_tag_known(const struct http_request *q, str tag);

enum { COMPRESS_FAST = 0, COMPRESS_WELL, COMPRESS_ONCE }; /* ONCE: for one answer, which is then thrown away */

/* The body compressed, in a; absent when that made it no smaller. */
str body_compress(struct arena *a, str body, enum encoding e, int effort);

/* Finishes r for q: compresses (body then in a), sets content-encoding and vary; where cacheable, sets a tag and, for GET
 * and HEAD of a status 200 whose tag the browser has, makes it a 304 without a body. Does not set cache-control.
 * What r holds stays held until the answer is sent.
 * Personal pages may be compressed too: cookies are SameSite=Lax, so no other site can make a browser fetch them
 * again and again to measure their length (BREACH). */
void reply_encode(struct arena *a, const struct http_request *q, struct http_reply *r, bool cacheable);

#endif
