/* err.h - how a function says that it failed.
 *
 * A function that can fail returns const struct err *; NULL means it worked.
 * Its output parameters are written only when it worked. The kind decides the
 * HTTP status (app/handle.c is the one place), the code decides the words the
 * public reads (key "err.<code>" in the word files), the detail goes to the log
 * and nowhere else.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include "base/arena.h"
#include "base/base.h"

enum err_kind {
	ERR_INPUT = 1, /* the person can mend it: wrong or missing field */
	ERR_MISSING,   /* no such thing, or not visible to this person */
	ERR_DENIED,    /* known, but this person may not */
	ERR_LOGIN,     /* sign in first */
	ERR_STATE,     /* not now: the thing is in another state, or was changed meanwhile */
	ERR_LIMIT,     /* too much or too often */
	ERR_DB,        /* the database refused or is away */
	ERR_OS,        /* a file, a process, the network of this machine */
	ERR_BUG,       /* our own defect */
};

struct err {
	enum err_kind     kind;
	const char       *code;   /* stable, e.g. "complaint.not_complete" */
	const char       *field;  /* form field at fault, or NULL */
	const char       *detail; /* for the log; may be NULL */
	const struct err *cause;  /* what lay beneath, or NULL */
};

/* A new error that lives as long as the arena. code and field must be literals. The detail is made as printf
 * makes it; NULL for none. Never puts personal data into the detail. */
const struct err *err_new(struct arena *a, enum err_kind kind, const char *code, const char *field,
    const char *detail_fmt, ...) __attribute__((format(printf, 5, 6)));

/* A copy of e and its causes in the arena: for errors whose details live in a connection. */
const struct err *err_copy(struct arena *a, const struct err *e);

#endif
