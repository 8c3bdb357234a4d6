/* reply_encode_test.c - which encoding is sent, that it unpacks to the same, and when a browser is told 304. */
#include "web/reply_encode.h"

#include "base/strs.h"

#include <brotli/decode.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <zlib.h>

#include <cmocka.h>

#include "base/arena_test.h"

int reply_encode_test(void);

static str
page(size_t n)
{
	struct buf b = {.arena = a};

	while (b.n < n)
		buf_fmt(&b, "<li>ADU-KCS-2026-%06zu</li>\n", b.n);
	return (str){b.p, n};
}

static struct http_request
asking(const char *encodings, const char *tag)
{
	struct http_header *h = arena_array(a, 2, sizeof(*h));
	struct http_request q = {.method = HTTP_GET, .headers = h};

	if (encodings)
		h[q.header_count++] = (struct http_header){STR("accept-encoding"), str_z(encodings)};
	if (tag)
		h[q.header_count++] = (struct http_header){STR("if-none-match"), str_z(tag)};
	return q;
}

static void
the_encoding_follows_the_header(void **state)
{
	static const struct {
		const char   *header;
		enum encoding e;
		const char   *why;
	} rows[] = {
	    {NULL, ENCODING_IDENTITY, "no header"},
	    {"", ENCODING_IDENTITY, "empty header"},
	    {"gzip", ENCODING_GZIP, "gzip"},
	    {"GZIP", ENCODING_GZIP, "letters do not matter"},
	    {"gzip, deflate, br", ENCODING_BROTLI, "what browsers say over https"},
	    {"gzip, deflate", ENCODING_GZIP, "what browsers say over http"},
	    {"br;q=0.5, gzip;q=0.8", ENCODING_GZIP, "gzip liked better"},
	    {"br;q=0.8, gzip;q=0.8", ENCODING_BROTLI, "alike: brotli"},
	    {"gzip;q=0", ENCODING_IDENTITY, "refused"},
	    {"gzip; q=0.000, br; q=0", ENCODING_IDENTITY, "both refused"},
	    {"*", ENCODING_GZIP, "anything"},
	    {"*;q=0", ENCODING_IDENTITY, "nothing"},
	    {"gzip;q=0, *", ENCODING_IDENTITY, "anything but gzip"},
	    {"identity", ENCODING_IDENTITY, "as it is"},
	    {"zstd, deflate", ENCODING_IDENTITY, "none of ours"},
	    {"gzip;q=abc", ENCODING_IDENTITY, "broken"},
	    {"gzip;q=0.00000000000000000001", ENCODING_IDENTITY, "too many digits"},
	    {";;,,;q=1", ENCODING_IDENTITY, "rubbish"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct http_request q = asking(rows[i].header, NULL);

		if (encoding_wanted(&q) != rows[i].e)
			fail_msg("%s", rows[i].why);
	}
}

static void
compressed_bodies_unpack_to_the_same(void **state)
{
	str     body = page(50000);
	char   *back = arena_alloc(a, body.n);
	size_t  n = body.n;
	z_stream z = {0};

	(void)state;
	for (int effort = COMPRESS_FAST; effort <= COMPRESS_ONCE; effort++) {
		str gz = body_compress(a, body, ENCODING_GZIP, effort), br = body_compress(a, body, ENCODING_BROTLI, effort);

		assert_true(gz.p && gz.n < body.n / 4);
		assert_true(br.p && br.n < body.n / 4);
		assert_int_equal(BrotliDecoderDecompress(br.n, (const uint8_t *)br.p, &n, (uint8_t *)back),
		    BROTLI_DECODER_RESULT_SUCCESS);
		assert_true(str_eq((str){back, n}, body));
		assert_int_equal(inflateInit2(&z, 15 + 16), Z_OK);
		z.next_in = (Bytef *)(uintptr_t)gz.p;
		z.avail_in = (uInt)gz.n;
		z.next_out = (Bytef *)back;
		z.avail_out = (uInt)body.n;
		assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
		assert_int_equal(z.total_out, body.n);
		assert_memory_equal(back, body.p, body.n);
		inflateEnd(&z);
	}
}

static void
what_gets_no_smaller_stays(void **state)
{
	uint32_t x = 1;
	char    *noise = arena_alloc(a, 4096);

	(void)state;
	for (int i = 0; i < 4096; i++) {
		x = x * 1664525u + 1013904223u;
		noise[i] = (char)(x >> 24);
	}
	assert_null(body_compress(a, (str){noise, 4096}, ENCODING_GZIP, COMPRESS_WELL).p);
	assert_null(body_compress(a, (str){noise, 4096}, ENCODING_BROTLI, COMPRESS_WELL).p);
	assert_null(body_compress(a, STR(""), ENCODING_GZIP, COMPRESS_WELL).p);
}

static void
only_long_texts_are_compressed(void **state)
{
	static const struct {
		const char *type;
		size_t      n;
		bool        compressed;
	} rows[] = {
	    {"text/html; charset=utf-8", 1025, true},
	    {"text/html; charset=utf-8", 1024, false},
	    {"application/json", 5000, true},
	    {"image/svg+xml", 5000, true},
	    {"image/png", 5000, false},
	    {"application/pdf", 5000, false},
	    {"font/woff2", 5000, false},
	    {"", 5000, false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct http_request q = asking("gzip", NULL);
		struct http_reply   r = {.status = 200, .body = page(rows[i].n)};

		if (*rows[i].type)
			http_reply_header(&r, "content-type", str_z(rows[i].type));
		reply_encode(a, &q, &r, false);
		assert_int_equal(http_reply_get(&r, "content-encoding").p != NULL, rows[i].compressed);
		assert_int_equal(http_reply_get(&r, "vary").p != NULL, rows[i].compressed);
		assert_null(http_reply_get(&r, "etag").p);
	}
}

static struct http_reply
encoded(enum http_method method, const char *encodings, const char *tag, int status)
{
	struct http_request q = asking(encodings, tag);
	struct http_reply   r = {.status = status, .body = page(5000)};

	q.method = method;
	http_reply_header(&r, "content-type", STR("text/html; charset=utf-8"));
	reply_encode(a, &q, &r, true);
	return r;
}

static void
a_known_tag_is_told_304(void **state)
{
	struct http_reply plain = encoded(HTTP_GET, NULL, NULL, 200), gz = encoded(HTTP_GET, "gzip", NULL, 200);
	str               tag = http_reply_get(&plain, "etag"), gz_tag = http_reply_get(&gz, "etag");
	const char       *list = str_fmt(a, "\"x\", W/%.*s", STRF(gz_tag)).p;

	(void)state;
	assert_true(tag.n > 30 && tag.p[0] == '"' && tag.p[tag.n - 1] == '"');
	assert_false(str_eq(tag, gz_tag));

	struct http_reply r = encoded(HTTP_GET, NULL, arena_str(a, tag).p, 200);
	assert_int_equal(r.status, 304);
	assert_int_equal(r.body.n, 0);
	assert_true(str_eq(http_reply_get(&r, "etag"), tag));
	r = encoded(HTTP_HEAD, "gzip", list, 200);
	assert_int_equal(r.status, 304); /* in a list, made weak by a proxy */
	r = encoded(HTTP_GET, NULL, "*", 200);
	assert_int_equal(r.status, 304);
	r = encoded(HTTP_GET, NULL, "\"other\"", 200);
	assert_int_equal(r.status, 200);
	assert_int_equal(r.body.n, 5000);
	r = encoded(HTTP_GET, "gzip", arena_str(a, tag).p, 200);
	assert_int_equal(r.status, 200); /* the other encoding's tag */
	r = encoded(HTTP_POST, NULL, arena_str(a, tag).p, 200);
	assert_int_equal(r.status, 200); /* a POST is always answered */
	r = encoded(HTTP_GET, NULL, "*", 404);
	assert_int_equal(r.status, 404);
	assert_null(http_reply_get(&r, "etag").p);
}

static void
a_vary_that_stands_is_kept(void **state)
{
	struct http_request q = asking("gzip", NULL);
	struct http_reply   r = {.status = 200, .body = page(5000)};

	(void)state;
	http_reply_header(&r, "content-type", STR("text/html"));
	http_reply_header(&r, "vary", STR("Cookie"));
	reply_encode(a, &q, &r, false);
	assert_true(str_eq(http_reply_get(&r, "vary"), STR("Cookie, Accept-Encoding")));
}

int
reply_encode_test(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_encoding_follows_the_header),
	    cmocka_unit_test(compressed_bodies_unpack_to_the_same),
	    cmocka_unit_test(what_gets_no_smaller_stays),
	    cmocka_unit_test(only_long_texts_are_compressed),
	    cmocka_unit_test(a_known_tag_is_told_304),
	    cmocka_unit_test(a_vary_that_stands_is_kept),
	};

	return cmocka_run_group_tests_name("web/reply_encode", tests, arena_set_up, arena_tear_down);
}
