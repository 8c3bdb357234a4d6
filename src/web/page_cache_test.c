/* page_cache_test.c - pages are served for their version and age only, memory stays bounded, answers outlive eviction. */
#include "web/page_cache.h"

#include "base/strs.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>

#include <cmocka.h>

int page_cache_test(void);

static struct arena      *a;
static struct page_cache *c;
static const instant      noon = {1000000};

static int
begin(void **state)
{
	(void)state;
	a = arena_open(256 << 20);
	return a && !page_cache_open(a, 1 << 20, &c) ? 0 : -1;
}

static int
end(void **state)
{
	(void)state;
	page_cache_close(c);
	arena_close(a);
	return 0;
}

static struct http_request
asking(const char *encodings, str tag)
{
	struct http_header *h = arena_array(a, 2, sizeof(*h));
	struct http_request q = {.method = HTTP_GET, .headers = h};

	h[q.header_count++] = (struct http_header){STR("accept-encoding"), str_z(encodings)};
	if (tag.p)
		h[q.header_count++] = (struct http_header){STR("if-none-match"), tag};
	return q;
}

static const str no_tag = {NULL, 0};

static struct http_reply
made(str body)
{
	struct http_reply r = {.status = 200, .body = body};

	http_reply_header(&r, "content-type", STR("text/html; charset=utf-8"));
	http_reply_header(&r, "cache-control", arena_str(a, STR("public, max-age=0")));
	return r;
}

static void
done(struct http_reply *r)
{
	if (r->release)
		r->release(r->hold);
	*r = (struct http_reply){.status = 0};
}

static void
keep(str key, int64_t version, str body)
{
	struct http_request q = asking("", no_tag);
	struct http_reply   r = made(body);

	page_cache_put(c, a, key, version, noon, 60000, &q, &r);
	assert_true(str_eq(r.body, body));
	assert_int_equal(r.status, 200);
	assert_non_null(http_reply_get(&r, "etag").p);
	done(&r);
}

static bool
has(str key, int64_t version, int64_t after_ms)
{
	struct http_request q = asking("", no_tag);
	struct http_reply   r = {.status = 7};
	bool                hit = page_cache_get(c, key, version, (instant){noon.ms + after_ms}, &q, &r);

	assert_int_equal(r.status, hit ? 200 : 7); /* a miss leaves r alone */
	done(&r);
	return hit;
}

static void
a_page_is_valid_for_its_version_and_age(void **state)
{
	(void)state;
	page_cache_clear(c);
	keep(STR("/a"), 5, STR("five"));
	assert_true(has(STR("/a"), 5, 0));
	assert_false(has(STR("/b"), 5, 0));
	assert_true(has(STR("/a"), 5, 59999));
	assert_false(has(STR("/a"), 4, 0)); /* who still reads the older state makes it himself */
	assert_true(has(STR("/a"), 5, 0));
	keep(STR("/a"), 4, STR("four"));    /* a slow one comes late with an older page */
	assert_true(has(STR("/a"), 5, 0));
	keep(STR("/a"), 6, STR("six"));
	assert_false(has(STR("/a"), 5, 0));
	assert_true(has(STR("/a"), 6, 0));
	assert_false(has(STR("/a"), 7, 0)); /* thrown out by this */
	assert_false(has(STR("/a"), 6, 0));
	keep(STR("/a"), 7, STR("seven"));
	assert_false(has(STR("/a"), 7, 60000));
	assert_false(has(STR("/a"), 7, 0));
	assert_int_equal(page_cache_figures(c).pages, 0);
	assert_int_equal(page_cache_figures(c).bytes, 0);
}

static void
a_page_is_served_as_it_was_made(void **state)
{
	struct buf          b = {.arena = a};
	struct http_request q = asking("gzip", no_tag);
	struct http_reply   r;

	(void)state;
	for (int i = 0; i < 300; i++)
		buf_fmt(&b, "<p>baris %d</p>\n", i);
	keep(STR("/long"), 1, buf_done(&b));

	assert_true(page_cache_get(c, STR("/long"), 1, noon, &q, &r));
	assert_true(str_eq(http_reply_get(&r, "content-encoding"), STR("gzip")));
	assert_true(str_eq(http_reply_get(&r, "vary"), STR("Accept-Encoding")));
	assert_true(str_eq(http_reply_get(&r, "cache-control"), STR("public, max-age=0")));
	assert_true(r.body.n < b.n / 3);
	str tag = arena_str(a, http_reply_get(&r, "etag"));
	done(&r);

	q = asking("gzip, br", no_tag);
	assert_true(page_cache_get(c, STR("/long"), 1, noon, &q, &r));
	assert_true(str_eq(http_reply_get(&r, "content-encoding"), STR("br")));
	done(&r);

	q = asking("", no_tag);
	assert_true(page_cache_get(c, STR("/long"), 1, noon, &q, &r));
	assert_null(http_reply_get(&r, "content-encoding").p);
	assert_true(str_eq(r.body, buf_done(&b)));
	done(&r);

	q = asking("gzip", tag);
	assert_true(page_cache_get(c, STR("/long"), 1, noon, &q, &r));
	assert_int_equal(r.status, 304);
	assert_int_equal(r.body.n, 0);
	assert_true(str_eq(http_reply_get(&r, "etag"), tag));
	assert_null(http_reply_get(&r, "content-encoding").p);
	done(&r);
}

static void
what_is_personal_or_no_page_is_not_kept(void **state)
{
	struct http_request q = asking("", no_tag);
	struct http_reply   r = made(STR("hello"));

	(void)state;
	page_cache_clear(c);
	http_reply_header(&r, "set-cookie", STR("a=1"));
	page_cache_put(c, a, STR("/cookie"), 1, noon, 60000, &q, &r);
	assert_true(str_eq(r.body, STR("hello")));
	assert_null(r.release);
	r = made(STR("none"));
	r.status = 404;
	page_cache_put(c, a, STR("/404"), 1, noon, 60000, &q, &r);
	assert_int_equal(r.status, 404);
	r = made((str){arena_alloc(a, 200000), 200000});
	page_cache_put(c, a, STR("/large"), 1, noon, 60000, &q, &r);
	assert_int_equal(r.body.n, 200000);
	assert_non_null(http_reply_get(&r, "etag").p);
	assert_int_equal(page_cache_figures(c).pages, 0);
}

static void
memory_is_bounded_and_the_least_asked_goes_first(void **state)
{
	char *filler = arena_alloc(a, 30000);

	(void)state;
	page_cache_clear(c);
	/* Blanks would compress to nothing; pseudo-random letters do not. */
	uint32_t x = 7;
	for (int i = 0; i < 30000; i++) {
		x = x * 1664525u + 1013904223u;
		filler[i] = (char)('a' + (x >> 24) % 26);
	}
	for (int i = 0; i < 100; i++) {
		keep(str_fmt(a, "/p/%d", i), 1, (str){filler, 30000});
		assert_true(has(STR("/p/0"), 1, 0)); /* asked again and again */
		assert_true(page_cache_figures(c).bytes <= 1 << 20);
	}
	assert_true(has(STR("/p/99"), 1, 0));
	assert_false(has(STR("/p/1"), 1, 0));
	assert_true(page_cache_figures(c).pages > 8);
}

static void
an_answer_outlives_the_page(void **state)
{
	struct http_request q = asking("", no_tag);
	struct http_reply   r;

	(void)state;
	keep(STR("/held"), 1, STR("still here"));
	assert_true(page_cache_get(c, STR("/held"), 1, noon, &q, &r));
	page_cache_clear(c);
	assert_true(str_eq(r.body, STR("still here")));
	assert_true(str_eq(http_reply_get(&r, "cache-control"), STR("public, max-age=0")));
	done(&r);
}

static atomic_int wrong;

static void *
hammer(void *p)
{
	struct arena       *mine = arena_open(8 << 20);
	struct http_header  none = {STR("accept-encoding"), STR("gzip")};
	struct http_request q = {.method = HTTP_GET, .headers = &none, .header_count = 1};
	int64_t             n = 0;
	uint32_t            x = (uint32_t)(uintptr_t)p * 77u + 1u;

	for (int i = 0; i < 3000; i++) {
		char              key[8], body[16];
		struct http_reply r;

		x = x * 1664525u + 1013904223u;
		int64_t version = (x >> 20) % 3;

		snprintf(key, sizeof(key), "/%u", (x >> 10) % 40);
		snprintf(body, sizeof(body), "%s v%d", key, (int)version);
		if (page_cache_get(c, str_z(key), version, noon, &q, &r)) {
			n++;
		} else {
			r = (struct http_reply){.status = 200, .body = str_z(body)};
			http_reply_header(&r, "content-type", STR("text/html"));
			page_cache_put(c, mine, str_z(key), version, noon, 60000, &q, &r);
		}
		if (!str_eq(r.body, str_z(body)))
			atomic_fetch_add(&wrong, 1);
		done(&r);
		if (i % 500 == 0)
			page_cache_clear(c);
	}
	arena_close(mine);
	return (void *)(uintptr_t)n;
}

static void
threads_never_see_another_page(void **state)
{
	pthread_t t[4];
	void     *hits;
	uintptr_t all = 0;

	(void)state;
	for (uintptr_t i = 0; i < COUNT(t); i++)
		assert_int_equal(pthread_create(&t[i], NULL, hammer, (void *)i), 0);
	for (size_t i = 0; i < COUNT(t); i++) {
		pthread_join(t[i], &hits);
		all += (uintptr_t)hits;
	}
	assert_int_equal(atomic_load(&wrong), 0);
	assert_true(all > 0);
}

int
page_cache_test(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_page_is_valid_for_its_version_and_age),
	    cmocka_unit_test(a_page_is_served_as_it_was_made),
	    cmocka_unit_test(what_is_personal_or_no_page_is_not_kept),
	    cmocka_unit_test(memory_is_bounded_and_the_least_asked_goes_first),
	    cmocka_unit_test(an_answer_outlives_the_page),
	    cmocka_unit_test(threads_never_see_another_page),
	};

	return cmocka_run_group_tests_name("web/page_cache", tests, begin, end);
}
