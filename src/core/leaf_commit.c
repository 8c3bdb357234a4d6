/* leaf_commit.c - see leaf_commit.h. */
#include "core/leaf_commit.h"

#include "base/strs.h"
#include "core/canon.h"

#include <stdlib.h>

/* Labels end with the NUL that separates them from what follows. */
static const str SALT_LABEL = {"terang/garam/v1", sizeof("terang/garam/v1")};
static const str COMMIT_LABEL = {"terang/komit/v1", sizeof("terang/komit/v1")};
static const str NUL = {"", 1};

/* Decimal digits of v, at the end of buf. */
static str
decimal(char buf[24], int64_t v)
{
	size_t   at = 24;
	uint64_t rest = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;

	do {
		buf[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (v < 0)
		buf[--at] = '-';
	return (str){buf + at, 24 - at};
}

key32
commit_salt(const key32 *record_key, int64_t n, str field)
{
	char      digits[24];
	const str parts[] = {SALT_LABEL, decimal(digits, n), NUL, field};
	sha256    h = hmac_sha256(record_key, parts, COUNT(parts));
	key32     salt;

	memcpy(salt.b, h.b, sizeof(salt.b));
	return salt;
}

sha256
commit_value(const key32 *salt, str act, str field, str value)
{
	const str parts[] = {COMMIT_LABEL, act, NUL, field, NUL, value};

	return hmac_sha256(salt, parts, COUNT(parts));
}

bool
commit_opens(const key32 *salt, str act, str field, str value, str commitment)
{
	sha256 h = commit_value(salt, act, field, value), want;

	return sha256_parse(commitment, &want) &&
	       bytes_equal((str){(const char *)h.b, sizeof(h.b)}, (str){(const char *)want.b, sizeof(want.b)});
}

const struct err *
commit_add(struct arena *a, struct leaf *l, const key32 *record_key, const char *field, str value)
{
	if (!value.p)
		return NULL;
	str name = str_z(field);

	for (size_t i = 0; i < l->c_count; i++) {
		if (str_eq(l->c[i].field, name))
			return err_new(a, ERR_BUG, "leaf.value", "c", "%s twice", field);
	}
	if (l->c_count == LEAF_MAX_FIELDS)
		return err_new(a, ERR_BUG, "leaf.value", "c", "more than %d fields", (int)LEAF_MAX_FIELDS);
	key32 salt = commit_salt(record_key, l->n, name);
	l->c[l->c_count++] = (struct leaf_commitment){name, sha256_hex(a, commit_value(&salt, l->a, name, value))};
	bytes_wipe(&salt, sizeof(salt));
	return NULL;
}

str
commit_int(struct arena *a, int64_t v)
{
	char digits[24];

	return arena_str(a, decimal(digits, v));
}

static int
by_text(const void *a, const void *b)
{
	return str_cmp(*(const str *)a, *(const str *)b);
}

const struct err *
commit_files(struct arena *a, const str *hashes, size_t count, str *out)
{
	struct sha256_run run;
	sha256            ignored;
	str              *sorted = arena_array(a, count, sizeof(*sorted));

	if (count == 0) {
		*out = (str){NULL, 0};
		return NULL;
	}
	for (size_t i = 0; i < count; i++) {
		if (!sha256_parse(hashes[i], &ignored))
			return err_new(a, ERR_BUG, "leaf.value", "c", "no SHA-256 of a file");
		sorted[i] = hashes[i];
	}
	qsort(sorted, count, sizeof(*sorted), by_text);
	sha256_begin(&run);
	for (size_t i = 0; i < count; i++) {
		sha256_add(&run, sorted[i].p, sorted[i].n);
		sha256_add(&run, "\n", 1);
	}
	*out = sha256_hex(a, sha256_end(&run));
	return NULL;
}

const struct err *
commit_actor(struct arena *a, str account_ref, str name, str *out)
{
	struct canon *c = canon_new(a);

	canon_object(c);
	canon_put_text(c, "akun", account_ref);
	canon_put_text(c, "nama", name);
	canon_end(c);
	return canon_done(c, out);
}
