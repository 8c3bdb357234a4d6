/* page_cache.h - finished public pages, kept compressed in bounded memory. Thread-safe.
 *
 * A page is kept under a key text that names all it depends on (path, query, language) and is valid for one version: the
 * number the caller gives, such as the store's change counter of what the page shows. Serving a page copies nothing: the
 * answer holds it (http_reply.hold) until it is sent, even when it is thrown out meanwhile. */
#ifndef WEB_PAGE_CACHE_H
#define WEB_PAGE_CACHE_H

#include "web/http.h"

struct page_cache;

/* max_bytes counts everything a page needs (bodies, headers, key). ERR_OS "page_cache.memory". */
MUST_CHECK const struct err *page_cache_open(struct arena *a, size_t max_bytes, struct page_cache **out);
/* After the server was drained: no answer may hold a page any more. NULL is allowed. */
void page_cache_close(struct page_cache *c);

/* Answers from the cache: sets status (200, or 304 when If-None-Match names the page), headers, body in the encoding q
 * takes, release and hold; r held nothing before. False when there is no page of this version younger than its max age;
 * r is then untouched. An entry of an older version is thrown out. */
bool page_cache_get(struct page_cache *c, str key, int64_t version, instant now, const struct http_request *q,
    struct http_reply *r);

/* Keeps the finished, uncompressed answer r for max_age_ms from now and makes r answer from it, as get does; the least
 * recently asked pages make room. Kept is only a status 200 without set-cookie and content-encoding that needs at most an
 * eighth of the cache; never an older version over a newer one. What is not kept is finished by reply_encode as
 * cacheable. a is for passing use. */
void page_cache_put(struct page_cache *c, struct arena *a, str key, int64_t version, instant now, int64_t max_age_ms,
    const struct http_request *q, struct http_reply *r);

/* Throws every page out. */
void page_cache_clear(struct page_cache *c);

struct page_cache_figures {
	int64_t hits, misses, pages, bytes;
};
struct page_cache_figures page_cache_figures(struct page_cache *c);

#endif
