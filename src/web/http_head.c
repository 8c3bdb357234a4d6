/* http_head.c - see http_head.h. */
#include "web/http_head.h"

#include "base/strs.h"

bool
http_head_line_ok(str name, str value)
{
	static const char marks[] = "!#$%&'*+-.^_`|~";

	if (name.n == 0)
		return false;
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
		        (c != '\0' && strchr(marks, c))))
			return false;
	}
	for (size_t i = 0; i < value.n; i++) {
		unsigned char c = (unsigned char)value.p[i];

		if ((c < 0x20 && c != '\t') || c == 0x7f)
			return false;
	}
	return true;
}

static bool
host_ok(str host)
{
	for (size_t i = 0; i < host.n; i++) {
		char c = host.p[i];

		if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
		        (c != '\0' && strchr("-._:[]", c))))
			return false;
	}
	return true;
}

static bool
length_ok(str s, size_t *length)
{
	size_t n = 0;

	/* 18 digits fit into 64 bits with room to spare. */
	if (s.n == 0 || s.n > 18)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		n = n * 10 + (size_t)(s.p[i] - '0');
	}
	*length = n;
	return true;
}

enum http_refusal
http_head_judge(const struct http_request *q, size_t *length)
{
	int    hosts = 0, lengths = 0, codings = 0;
	size_t n = 0;

	for (size_t i = 0; i < q->header_count; i++) {
		const struct http_header *h = &q->headers[i];

		if (str_eq(h->name, STR("host"))) {
			if (++hosts > 1 || !host_ok(h->value))
				return HTTP_UNREADABLE;
		} else if (str_eq(h->name, STR("content-length"))) {
			if (++lengths > 1 || !length_ok(h->value, &n))
				return HTTP_UNREADABLE;
		} else if (str_eq(h->name, STR("transfer-encoding"))) {
			codings++;
		}
	}
	if (codings > 0)
		return lengths > 0 ? HTTP_UNREADABLE : HTTP_NO_LENGTH;
	*length = n;
	return HTTP_FINE;
}

/* These sentences stand here and not in the word files: they are said when no page can be made. */
static const struct {
	int         status;
	const char *text;
} refusals[] = {
    [HTTP_UNREADABLE] = {400, "Permintaan ini tidak dapat dibaca. Periksa kembali alamat yang Anda buka.\n\n"
                              "This request could not be read. Please check the address you opened.\n"},
    [HTTP_NO_LENGTH] = {411, "Kiriman ini tidak menyebut panjangnya (Content-Length), jadi tidak dapat diterima.\n\n"
                             "This submission does not state its length (Content-Length), so it cannot be accepted.\n"},
    [HTTP_BODY_LARGE] = {413, "Kiriman Anda terlalu besar dan belum diterima. Kembali ke halaman sebelumnya, persingkat isian "
                              "atau perkecil berkas, lalu kirim lagi.\n\n"
                              "Your submission is too large and was not accepted. Go back, shorten the text or reduce the "
                              "file, and send it again.\n"},
    [HTTP_HEADER_LARGE] = {431, "Permintaan ini terlalu panjang. Hapus cookie situs ini di peramban Anda, lalu coba lagi.\n\n"
                                "This request is too long. Delete this site's cookies in your browser and try again.\n"},
    [HTTP_FAILED] = {500, "Terjadi gangguan di pihak kami. Coba lagi beberapa saat lagi.\n\n"
                          "Something went wrong on our side. Please try again in a moment.\n"},
    [HTTP_CROWDED] = {503, "Terlalu banyak sambungan dari alamat Anda. Tunggu sebentar, lalu coba lagi.\n\n"
                           "Too many connections from your address. Please wait a moment and try again.\n"},
    [HTTP_FULL] = {503, "Layanan sedang penuh. Kiriman Anda belum diterima. Tunggu sebentar, lalu coba lagi.\n\n"
                        "The service is full right now. Your submission was not accepted. Please wait a moment and try "
                        "again.\n"},
};

void
http_refuse(struct http_reply *r, enum http_refusal why)
{
	*r = (struct http_reply){.status = refusals[why].status, .body = str_z(refusals[why].text)};
	http_reply_header(r, "content-type", STR("text/plain; charset=utf-8"));
	http_reply_header(r, "content-security-policy", STR("default-src 'none'; frame-ancestors 'none'"));
	http_reply_header(r, "cache-control", STR("no-store"));
	http_reply_header(r, "x-content-type-options", STR("nosniff"));
	if (r->status == 503)
		http_reply_header(r, "retry-after", STR("5"));
}
