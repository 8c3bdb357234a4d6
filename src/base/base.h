/* base.h - the few value types every floor uses.
 *
 * A struct wrapped round one number is a typed number: the compiler refuses
 * a unit_id where a case_id is wanted, at no cost at run time.
 */
#ifndef BASE_BASE_H
#define BASE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The caller must look at the result. The build runs with -Werror. */
#define MUST_CHECK __attribute__((warn_unused_result))

/* Number of elements of an array (not of a pointer). */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A run of bytes with its length; not NUL-terminated, never owned.
 * p == NULL means "absent" (SQL NULL); p != NULL with n == 0 is the empty text. */
typedef struct {
	const char *p;
	size_t      n;
} str;

/* A calendar day in an agency's own time zone: days since 1970-01-01. */
typedef struct {
	int32_t d;
} day;

/* A moment: milliseconds since 1970-01-01 00:00 UTC. */
typedef struct {
	int64_t ms;
} instant;

/* The two languages of the product; English stands under the prefix /en. */
enum lang { LANG_ID = 0, LANG_EN = 1 };

enum {
	MS_PER_SECOND = 1000,
	MS_PER_MINUTE = 60 * 1000,
	MS_PER_HOUR = 60 * 60 * 1000,
	MS_PER_DAY = 24 * 60 * 60 * 1000,
};

/* What a nullable column holds when it is NULL (see tools/sqlgen.c). */
#define NO_INT     INT64_MIN
#define NO_DAY     ((day){INT32_MIN})
#define NO_INSTANT ((instant){INT64_MIN})

static inline bool
day_known(day d)
{
	return d.d != INT32_MIN;
}

static inline bool
instant_known(instant t)
{
	return t.ms != INT64_MIN;
}

/* A literal as str. */
#define STR(literal) ((str){"" literal, sizeof(literal) - 1})

static inline str
str_z(const char *z)
{
	return (str){z, z ? strlen(z) : 0};
}

static inline bool
str_eq(str a, str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

#endif
