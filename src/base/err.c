/* err.c - see err.h. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

const struct err *
err_new(struct arena *a, enum err_kind kind, const char *code, const char *field, const char *detail_fmt, ...)
{
	struct err *e = arena_alloc(a, sizeof(*e));

	*e = (struct err){.kind = kind, .code = code, .field = field};
	if (detail_fmt) {
		char    buf[512];
		va_list ap;

		va_start(ap, detail_fmt);
		vsnprintf(buf, sizeof(buf), detail_fmt, ap);
		va_end(ap);
		e->detail = arena_str(a, str_z(buf)).p;
	}
	return e;
}

const struct err *
err_copy(struct arena *a, const struct err *e)
{
	if (!e)
		return NULL;
	struct err *copy = arena_alloc(a, sizeof(*copy));

	*copy = *e;
	copy->detail = arena_str(a, str_z(e->detail)).p;
	copy->cause = err_copy(a, e->cause);
	return copy;
}
