/* gen.c - see gen.h. */
#include "gen.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *gen_path = "";
int         gen_line;

void
gen_fail(const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "%s:%d: ", gen_shown(gen_path), gen_line);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

void *
gen_alloc(size_t n)
{
	void *p = calloc(1, n ? n : 1);

	if (!p) {
		fputs("out of memory\n", stderr);
		exit(1);
	}
	return p;
}

char *
gen_copy(const char *p, size_t n)
{
	char *s = gen_alloc(n + 1);

	memcpy(s, p, n);
	return s;
}

char *
gen_read(const char *path, size_t *n)
{
	FILE       *f = fopen(path, "rb");
	struct text t = {0};
	char        part[16384];
	size_t      got;

	gen_path = path;
	gen_line = 1;
	if (!f)
		gen_fail("cannot be read");
	text_add(&t, "", 0);
	while ((got = fread(part, 1, sizeof(part), f)) > 0)
		text_add(&t, part, got);
	if (ferror(f))
		gen_fail("cannot be read");
	fclose(f);
	if (n)
		*n = t.n;
	else if (memchr(t.p, 0, t.n))
		gen_fail("holds a NUL byte");
	return t.p;
}

void
text_add(struct text *t, const char *p, size_t n)
{
	if (t->n + n + 1 > t->room) {
		t->room = (t->n + n + 1) * 2;
		t->p = realloc(t->p, t->room);
		if (!t->p) {
			fputs("out of memory\n", stderr);
			exit(1);
		}
	}
	memcpy(t->p + t->n, p, n);
	t->n += n;
	t->p[t->n] = 0;
}

void
text_z(struct text *t, const char *z)
{
	text_add(t, z, strlen(z));
}

void
text_fmt(struct text *t, const char *fmt, ...)
{
	char   *p = NULL;
	va_list ap;

	va_start(ap, fmt);
	int n = vasprintf(&p, fmt, ap);
	va_end(ap);
	if (n < 0) {
		fputs("out of memory\n", stderr);
		exit(1);
	}
	text_add(t, p, (size_t)n);
	free(p);
}

void
text_literal(struct text *t, const char *p, size_t n, const char *tabs)
{
	text_z(t, "\"");
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)p[i];

		if (c == '\n') {
			text_z(t, "\\n");
			if (i + 1 < n)
				text_fmt(t, "\"\n%s\"", tabs);
		} else if (c == '"' || c == '\\') {
			text_fmt(t, "\\%c", c);
		} else if (c == '?' && i > 0 && p[i - 1] == '?') {
			text_z(t, "\\?"); /* no trigraphs */
		} else if (c < 32 || c == 127) {
			text_fmt(t, "\\%03o", c);
		} else {
			text_add(t, p + i, 1);
		}
	}
	text_z(t, "\"");
}

void
gen_write(const char *path, const struct text *t)
{
	FILE *f = fopen(path, "rb");
	bool  same = false;

	if (f) {
		char  *old = gen_alloc(t->n + 1);
		size_t n = fread(old, 1, t->n + 1, f);

		same = n == t->n && memcmp(old, t->p, n) == 0;
		free(old);
		fclose(f);
	}
	if (same)
		return;
	f = fopen(path, "wb");
	if (!f || fwrite(t->p, 1, t->n, f) != t->n || fclose(f) != 0) {
		fprintf(stderr, "%s: cannot be written\n", path);
		exit(1);
	}
}

char *
gen_trim(char *s)
{
	while (isspace((unsigned char)*s))
		s++;
	for (size_t n = strlen(s); n > 0 && isspace((unsigned char)s[n - 1]); n--)
		s[n - 1] = 0;
	return s;
}

bool
gen_is_name(const char *s)
{
	if (!isalpha((unsigned char)*s) && *s != '_')
		return false;
	while (isalnum((unsigned char)*s) || *s == '_')
		s++;
	return *s == 0;
}

char *
gen_base(const char *path, const char *ending)
{
	const char *slash = strrchr(path, '/');
	const char *base = slash ? slash + 1 : path;
	size_t      n = strlen(base), e = strlen(ending);

	if (n > e && strcmp(base + n - e, ending) == 0)
		n -= e;
	return gen_copy(base, n);
}

const char *
gen_shown(const char *path)
{
	while (strncmp(path, "../", 3) == 0)
		path += 3;
	return path;
}

char *
gen_next_line(char **rest)
{
	char *line = *rest;

	if (!line || !*line)
		return NULL;
	char *end = strchr(line, '\n');

	if (end)
		*end = 0;
	*rest = end ? end + 1 : line + strlen(line);
	gen_line++;
	return line;
}

char *
gen_next_field(char **rest)
{
	char *field = *rest;

	if (!field)
		return NULL;
	char *end = strchr(field, '\t');

	if (end)
		*end = 0;
	*rest = end ? end + 1 : NULL;
	return field;
}
