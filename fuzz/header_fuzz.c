/* header_fuzz.c - header values: cookies, encodings, tags, forwarded addresses, lengths. */
#include "base/strs.h"
#include "web/address.h"
#include "web/http_head.h"
#include "web/reply_encode.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool ok)
{
	if (!ok)
		abort();
}

static bool
within(str part, str whole)
{
	return !part.p || (part.p >= whole.p && part.p + part.n <= whole.p + whole.n);
}

/* The same text as the value of every header that is parsed; its first line is also the name of a cookie. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const str names[] = {{"cookie", 6}, {"accept-encoding", 15}, {"if-none-match", 13}, {"x-forwarded-for", 15},
	    {"x-forwarded-proto", 17}, {"content-length", 14}, {"host", 4}};
	struct arena *a = arena_open(4 << 20);
	jmp_buf       trap;

	if (!a)
		return 0;
	if (setjmp(trap) == 0) {
		str                 text = {(const char *)data, size}, rest = text, line = STR("");
		struct http_header  h[COUNT(names)];
		struct http_request q = {.method = HTTP_GET, .headers = h, .header_count = COUNT(names)};
		struct address_list trusted;
		struct address      peer, person, back;
		size_t              length = 0;

		arena_trap(a, &trap);
		(void)str_cut(&rest, '\n', &line);
		for (size_t i = 0; i < COUNT(names); i++)
			h[i] = (struct http_header){.name = names[i], .value = text};
		must(within(http_cookie(&q, line), text));
		must(within(http_cookie(&q, STR("sid")), text));
		must(encoding_wanted(&q) < ENCODINGS);
		(void)entity_tag_known(&q, STR("\"0123\""));
		(void)http_head_judge(&q, &length);
		(void)http_head_line_ok(line, text);
		if (address_list_parse(a, "127.0.0.1, 10.0.0.0/8, ::/9", &trusted) || !address_parse(STR("127.0.0.1"), &peer))
			abort();
		person = address_of_person(&trusted, peer, &q);
		must(address_parse(address_text(a, person), &back) && address_eq(person, back));
		(void)address_secure(&trusted, peer, &q);
		(void)address_list_parse(a, arena_str(a, line).p, &trusted);
	}
	arena_close(a);
	return 0;
}
