/* form_fuzz.c - queries and form bodies: whatever comes, what is taken is text, bounded, and lies inside the input. */
#include "web/form.h"

#include "base/strs.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool ok)
{
	if (!ok)
		abort();
}

static void
judge(const struct form *f, str body)
{
	must(f->n <= FORM_MAX_PAIRS);
	for (size_t i = 0; i < f->n; i++) {
		const struct form_pair *p = &f->at[i];

		must(p->name.p && p->value.p && str_utf8_clean(p->name) && !memchr(p->name.p, '\r', p->name.n));
		if (!p->file_name.p) {
			must(str_utf8_clean(p->value) && (p->value.n == 0 || !memchr(p->value.p, '\r', p->value.n)));
			continue;
		}
		must(p->type.p && str_utf8_clean(p->file_name) && str_utf8_clean(p->type));
		must(!p->file_name.n || (!memchr(p->file_name.p, '/', p->file_name.n) && !memchr(p->file_name.p, '\\', p->file_name.n)));
		must(p->value.p >= body.p && p->value.p + p->value.n <= body.p + body.n);
	}
}

/* The first line is the content type (empty for a query), the rest the body. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_open(4 << 20);
	jmp_buf       trap;

	if (!a)
		return 0;
	if (setjmp(trap) == 0) {
		str         body = {(const char *)data, size}, type = STR("");
		struct form f = {.n = 0};

		arena_trap(a, &trap);
		if (!str_cut(&body, '\n', &type) || !body.p)
			body = STR("");
		const struct err *e = type.n > 0 ? form_parse_body(a, type, body, &f) : form_parse_query(a, body, &f);

		if (!e)
			judge(&f, body);
		(void)form_get(&f, "a");
	}
	arena_close(a);
	return 0;
}
