/* gen.h - what the generators share: reading a source, complaining with file and line, growing a text, writing it.
 *
 * Generators run at build time only: the first mistake ends the program with "file:line: what is wrong" on standard
 * error and code 1; memory is given back by the end of the process. */
#ifndef TOOLS_GEN_H
#define TOOLS_GEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where the generator reads just now; gen_fail says it. */
extern const char *gen_path;
extern int         gen_line;

_Noreturn void gen_fail(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* A whole file, followed by a NUL; sets gen_path and gen_line = 1. n may be NULL. */
char *gen_read(const char *path, size_t *n);

/* A growing text; zero-initialise. p is NUL-terminated once something was added. */
struct text {
	char  *p;
	size_t n, room;
};

void text_add(struct text *t, const char *p, size_t n);
void text_z(struct text *t, const char *z);
void text_fmt(struct text *t, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* n bytes as C string literals, one line of source per line of text, tabs before the second and later ones. */
void text_literal(struct text *t, const char *p, size_t n, const char *tabs);

/* Writes the file unless it already holds the same bytes, so that what depends on it is not built again. */
void gen_write(const char *path, const struct text *t);

/* malloc and strdup that never return NULL. */
void *gen_alloc(size_t n);
char *gen_copy(const char *p, size_t n);

/* Cuts blanks off both ends, in place. */
char *gen_trim(char *s);

/* Is s a name of C: a letter or '_', then letters, digits, '_'? */
bool gen_is_name(const char *s);

/* File name without folder and without the given ending ("complaint_queries.sql", ".sql" -> "complaint_queries"). */
char *gen_base(const char *path, const char *ending);

/* The path as it should stand in messages and #line: without leading "../". */
const char *gen_shown(const char *path);

/* Next line of a text read with gen_read, NUL-terminated without its LF; NULL at the end. Counts gen_line up:
 * set gen_line = 0 before the first call. */
char *gen_next_line(char **rest);

/* One field of a line of tab separated values; NULL when the line is used up. */
char *gen_next_field(char **rest);

#endif
