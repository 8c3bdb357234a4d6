/* page_cache.c - see page_cache.h. A hash table and a list by last use under one lock; pages are counted references. */
#include "web/page_cache.h"

#include "base/strs.h"
#include "web/reply_encode.h"

#include <pthread.h>
#include <sodium.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { HEADS = 4096, LARGEST_PART = 8 };

struct page {
	atomic_int   refs; /* one of the table, one of every answer under way */
	struct page *next; /* of the same head */
	struct page *newer, *older;
	size_t       bytes;
	str          key;
	int64_t      version;
	int64_t      until_ms;
	struct http_header headers[HTTP_MAX_REPLY_HEADERS];
	size_t       header_count;
	str          bodies[ENCODINGS]; /* absent where compressing gained nothing */
	str          tags[ENCODINGS];
	char         data[];
};

struct page_cache {
	pthread_mutex_t lock;
	size_t          max_bytes;
	struct page    *heads[HEADS];
	struct page    *newest, *oldest;
	struct page_cache_figures figures;
	unsigned char   seed[crypto_shorthash_KEYBYTES];
};

static void
page_release(void *p)
{
	struct page *x = p;

	if (atomic_fetch_sub_explicit(&x->refs, 1, memory_order_acq_rel) == 1)
		free(x);
}

const struct err *
page_cache_open(struct arena *a, size_t max_bytes, struct page_cache **out)
{
	struct page_cache *c = calloc(1, sizeof(*c));

	if (!c || pthread_mutex_init(&c->lock, NULL) != 0) {
		free(c);
		return err_new(a, ERR_OS, "page_cache.memory", NULL, NULL);
	}
	c->max_bytes = max_bytes;
	randombytes_buf(c->seed, sizeof(c->seed));
	*out = c;
	return NULL;
}

/* The link that points to key's page, or the one at which it would hang. Lock held. */
static struct page **
place(struct page_cache *c, str key)
{
	uint64_t h;

	crypto_shorthash((unsigned char *)&h, (const unsigned char *)key.p, key.n, c->seed);
	struct page **at = &c->heads[h % HEADS];

	while (*at && !str_eq((*at)->key, key))
		at = &(*at)->next;
	return at;
}

static void
unlist(struct page_cache *c, struct page *x)
{
	*(x->newer ? &x->newer->older : &c->newest) = x->older;
	*(x->older ? &x->older->newer : &c->oldest) = x->newer;
}

static void
list_newest(struct page_cache *c, struct page *x)
{
	x->newer = NULL;
	x->older = c->newest;
	*(c->newest ? &c->newest->newer : &c->oldest) = x;
	c->newest = x;
}

/* Takes the page at a link out. Lock held. */
static void
throw_out(struct page_cache *c, struct page **at)
{
	struct page *x = *at;

	*at = x->next;
	unlist(c, x);
	c->figures.pages--;
	c->figures.bytes -= (int64_t)x->bytes;
	page_release(x);
}

void
page_cache_clear(struct page_cache *c)
{
	pthread_mutex_lock(&c->lock);
	while (c->oldest)
		throw_out(c, place(c, c->oldest->key));
	pthread_mutex_unlock(&c->lock);
}

void
page_cache_close(struct page_cache *c)
{
	if (!c)
		return;
	page_cache_clear(c);
	pthread_mutex_destroy(&c->lock);
	free(c);
}

/* Makes r answer with a page that is held for it already. */
static void
answer(struct page *x, const struct http_request *q, struct http_reply *r)
{
	enum encoding e = encoding_wanted(q);

	if (!x->bodies[e].p)
		e = ENCODING_IDENTITY;
	*r = (struct http_reply){.status = 200, .body = x->bodies[e], .release = page_release, .hold = x};
	memcpy(r->headers, x->headers, x->header_count * sizeof(x->headers[0]));
	r->header_count = x->header_count;
	http_reply_header(r, "etag", x->tags[e]);
	if ((q->method == HTTP_GET || q->method == HTTP_HEAD) && entity_tag_known(q, x->tags[e])) {
		r->status = 304;
		r->body = STR("");
	} else if (e != ENCODING_IDENTITY) {
		http_reply_header(r, "content-encoding", encoding_name(e));
	}
}

bool
page_cache_get(struct page_cache *c, str key, int64_t version, instant now, const struct http_request *q,
    struct http_reply *r)
{
	pthread_mutex_lock(&c->lock);
	struct page **at = place(c, key), *x = *at;

	if (x && (x->version < version || x->until_ms <= now.ms)) {
		throw_out(c, at);
		x = NULL;
	}
	if (x && x->version != version)
		x = NULL;
	if (x) {
		atomic_fetch_add_explicit(&x->refs, 1, memory_order_relaxed);
		unlist(c, x);
		list_newest(c, x);
	}
	*(x ? &c->figures.hits : &c->figures.misses) += 1;
	pthread_mutex_unlock(&c->lock);
	if (!x)
		return false;
	answer(x, q, r);
	return true;
}

static bool
may_keep(const struct page_cache *c, const struct http_reply *r, str key)
{
	size_t most = c->max_bytes / LARGEST_PART;

	/* Two places are left for what an answer from the cache adds: etag and content-encoding. */
	return r->status == 200 && key.n < most && r->body.n < most && r->header_count + 3 <= HTTP_MAX_REPLY_HEADERS &&
	    !http_reply_get(r, "set-cookie").p && !http_reply_get(r, "content-encoding").p;
}

static str
put_text(char **to, str s)
{
	char *p = *to;

	if (!s.p)
		return s;
	if (s.n > 0)
		memcpy(p, s.p, s.n);
	*to += s.n;
	return (str){p, s.n};
}

/* One block that holds the page and every text of it; NULL when there is no memory or it is too large. */
static struct page *
page_make(struct page_cache *c, struct arena *a, str key, const struct http_reply *r)
{
	bool   worth = encoding_worth(r);
	str    bodies[ENCODINGS] = {[ENCODING_IDENTITY] = r->body}, tags[ENCODINGS];
	size_t n = key.n;

	for (enum encoding e = ENCODING_GZIP; worth && e < ENCODINGS; e++)
		bodies[e] = body_compress(a, r->body, e, COMPRESS_FAST); /* made anew after every write: brotli 9 would take 33 MB and 5 ms each time */
	for (enum encoding e = ENCODING_IDENTITY; e < ENCODINGS; e++) {
		tags[e] = bodies[e].p ? entity_tag(a, r->body, e) : (str){NULL, 0};
		n += bodies[e].n + tags[e].n;
	}
	for (size_t i = 0; i < r->header_count; i++)
		n += r->headers[i].name.n + r->headers[i].value.n;
	if (n > c->max_bytes / LARGEST_PART)
		return NULL;
	struct page *x = calloc(1, sizeof(*x) + n);
	if (!x)
		return NULL;
	char *to = x->data;

	x->bytes = sizeof(*x) + n;
	x->key = put_text(&to, key);
	for (size_t i = 0; i < r->header_count; i++)
		x->headers[i] = (struct http_header){
		    .name = r->headers[i].name, .value = put_text(&to, r->headers[i].value)};
	x->header_count = r->header_count;
	for (enum encoding e = ENCODING_IDENTITY; e < ENCODINGS; e++) {
		x->bodies[e] = put_text(&to, bodies[e]);
		x->tags[e] = put_text(&to, tags[e]);
	}
	return x;
}

void
page_cache_put(struct page_cache *c, struct arena *a, str key, int64_t version, instant now, int64_t max_age_ms,
    const struct http_request *q, struct http_reply *r)
{
	struct page *x = NULL;

	if (may_keep(c, r, key)) {
		if (encoding_worth(r))
			http_reply_header(r, "vary", STR("Accept-Encoding"));
		x = page_make(c, a, key, r);
	}
	if (!x) {
		reply_encode(a, q, r, true);
		return;
	}
	x->version = version;
	x->until_ms = now.ms + max_age_ms;
	atomic_init(&x->refs, 1); /* ours, for the answer */
	pthread_mutex_lock(&c->lock);
	struct page **at = place(c, key);

	if (!*at || (*at)->version <= version) {
		if (*at)
			throw_out(c, at);
		at = place(c, key);
		x->next = *at;
		*at = x;
		atomic_fetch_add_explicit(&x->refs, 1, memory_order_relaxed);
		list_newest(c, x);
		c->figures.pages++;
		c->figures.bytes += (int64_t)x->bytes;
		while ((size_t)c->figures.bytes > c->max_bytes && c->oldest != x)
			throw_out(c, place(c, c->oldest->key));
	}
	pthread_mutex_unlock(&c->lock);
	if (r->release)
		r->release(r->hold);
	answer(x, q, r);
}

struct page_cache_figures
page_cache_figures(struct page_cache *c)
{
	pthread_mutex_lock(&c->lock);
	struct page_cache_figures f = c->figures;

	pthread_mutex_unlock(&c->lock);
	return f;
}
