/* reply_encode.c - see reply_encode.h. */
#include "web/reply_encode.h"

#include "base/strs.h"

#include <brotli/encode.h>
#include <libdeflate.h>
#include <sodium.h>

enum { WORTH_BYTES = 1024, TAG_BYTES = 16 };

static const char *const encoding_names[ENCODINGS] = {"", "gzip", "br"};

str
encoding_name(enum encoding e)
{
	return str_z(encoding_names[e]);
}

/* The q of one element of Accept-Encoding, in thousandths; 1000 when none is given, 0 when it is broken. */
static int
quality(str params)
{
	str part;

	while (str_cut(&params, ';', &part)) {
		part = str_trim(part);
		if (part.n < 3 || (part.p[0] != 'q' && part.p[0] != 'Q') || part.p[1] != '=')
			continue;
		int value = 0, scale = 1000;

		for (size_t i = 2; i < part.n; i++) {
			char c = part.p[i];

			if (c == '.' && i == 3)
				continue;
			if (c < '0' || c > '9' || scale == 0)
				return 0;
			value += (c - '0') * scale;
			scale /= 10;
		}
		return value > 1000 ? 1000 : value;
	}
	return 1000;
}

static bool
same_word(str s, const char *lower)
{
	if (s.n != strlen(lower))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if ((c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) != lower[i])
			return false;
	}
	return true;
}

enum encoding
encoding_wanted(const struct http_request *q)
{
	str rest = http_header(q, STR("accept-encoding")), item;
	int wanted[ENCODINGS] = {[ENCODING_GZIP] = -1, [ENCODING_BROTLI] = -1}, any = 0;

	while (str_cut(&rest, ',', &item)) {
		str name;

		if (!str_cut(&item, ';', &name))
			continue;
		name = str_trim(name);
		int value = quality(item);

		if (same_word(name, "gzip") || same_word(name, "x-gzip"))
			wanted[ENCODING_GZIP] = value;
		else if (same_word(name, "br"))
			wanted[ENCODING_BROTLI] = value;
		else if (same_word(name, "*"))
			any = value;
	}
	/* "*" speaks for gzip only: who does not name brotli may be too old for it. */
	if (wanted[ENCODING_GZIP] < 0)
		wanted[ENCODING_GZIP] = any;
	if (wanted[ENCODING_BROTLI] > 0 && wanted[ENCODING_BROTLI] >= wanted[ENCODING_GZIP])
		return ENCODING_BROTLI;
	return wanted[ENCODING_GZIP] > 0 ? ENCODING_GZIP : ENCODING_IDENTITY;
}

bool
encoding_worth(const struct http_reply *r)
{
	static const char *const texts[] = {"text/", "application/json", "application/xml", "application/atom+xml",
	    "application/rss+xml", "application/javascript", "application/manifest+json", "application/ld+json",
	    "application/geo+json", "image/svg+xml"};
	str type = http_reply_get(r, "content-type");

	if (r->body.n <= WORTH_BYTES || http_reply_get(r, "content-encoding").p)
		return false;
	for (size_t i = 0; i < COUNT(texts); i++) {
		if (str_starts(type, str_z(texts[i])))
			return true;
	}
	return false;
}

str
entity_tag(struct arena *a, str body, enum encoding e)
{
	unsigned char hash[TAG_BYTES];

	crypto_generichash(hash, sizeof(hash), (const unsigned char *)(body.p ? body.p : ""), body.n, NULL, 0);
	str hex = str_hex(a, hash, sizeof(hash));

	return str_fmt(a, "\"%.*s%s%s\"", STRF(hex), e == ENCODING_IDENTITY ? "" : "-", encoding_names[e]);
}

bool
entity_tag_known(const struct http_request *q, str tag)
{
	str rest = http_header(q, STR("if-none-match")), item;

	/* No tag of ours holds a comma. */
	while (str_cut(&rest, ',', &item)) {
		item = str_trim(item);
		if (str_starts(item, STR("W/")))
			item = (str){item.p + 2, item.n - 2};
		if (str_eq(item, tag) || str_eq(item, STR("*")))
			return true;
	}
	return false;
}

static str
gzip(struct arena *a, str body, int effort)
{
	int   level = effort == COMPRESS_WELL ? 9 : effort == COMPRESS_ONCE ? 1 : 5;
	/* A result as long as the body is of no use, so that is all the room it gets. */
	char *out = arena_alloc(a, body.n);
	/* A few microseconds each time; one kept per thread would be dozens that mostly lie idle. */
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(level);

	if (!c)
		return (str){NULL, 0};
	size_t n = libdeflate_gzip_compress(c, body.p, body.n, out, body.n);

	libdeflate_free_compressor(c);
	return n > 0 ? (str){out, n} : (str){NULL, 0};
}

static str
brotli(struct arena *a, str body, int effort)
{
	size_t n = body.n;
	char  *out = arena_alloc(a, n);

	if (!BrotliEncoderCompress(effort == COMPRESS_WELL ? 9 : effort == COMPRESS_ONCE ? 1 : 4, 18, BROTLI_MODE_TEXT, body.n,
	        (const uint8_t *)body.p, &n, (uint8_t *)out))
		return (str){NULL, 0};
	return n < body.n ? (str){out, n} : (str){NULL, 0};
}

str
body_compress(struct arena *a, str body, enum encoding e, int effort)
{
	if (body.n == 0)
		return (str){NULL, 0};
	switch (e) {
	case ENCODING_GZIP:
		return gzip(a, body, effort);
	case ENCODING_BROTLI:
		return brotli(a, body, effort);
	case ENCODING_IDENTITY:
	case ENCODINGS:
		break;
	}
	return (str){NULL, 0};
}

static void
vary_on_encoding(struct arena *a, struct http_reply *r)
{
	str before = http_reply_get(r, "vary");

	http_reply_header(r, "vary",
	    before.n > 0 ? str_fmt(a, "%.*s, Accept-Encoding", STRF(before)) : STR("Accept-Encoding"));
}

void
reply_encode(struct arena *a, const struct http_request *q, struct http_reply *r, bool cacheable)
{
	bool          worth = encoding_worth(r);
	enum encoding e = worth ? encoding_wanted(q) : ENCODING_IDENTITY;

	if (worth)
		vary_on_encoding(a, r);
	if (cacheable && r->status == 200) {
		str tag = entity_tag(a, r->body, e);

		http_reply_header(r, "etag", tag);
		if ((q->method == HTTP_GET || q->method == HTTP_HEAD) && entity_tag_known(q, tag)) {
			r->status = 304;
			r->body = STR("");
			return;
		}
	}
	if (e == ENCODING_IDENTITY)
		return;
	str small = body_compress(a, r->body, e, COMPRESS_ONCE);

	if (!small.p)
		return;
	r->body = small;
	http_reply_header(r, "content-encoding", encoding_name(e));
}
