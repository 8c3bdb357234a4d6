/* crypto.h - the few primitives the product uses: SHA-256, HMAC, sealed boxes, codes, passwords, randomness.
 *
 * Everything lies over libsodium; no other file includes sodium.h. Nothing here holds state but the objects
 * given to it. Call crypto_start once before anything else (it may be called again, from any thread).
 */
#ifndef CRYPTO_CRYPTO_H
#define CRYPTO_CRYPTO_H

#include "base/arena.h"
#include "base/base.h"
#include "base/err.h"

enum {
	SHA256_BYTES = 32,
	SHA256_HEX = 64,
	KEY_BYTES = 32,
	SEAL_NONCE_BYTES = 24,
	SEAL_EXTRA_BYTES = SEAL_NONCE_BYTES + 16, /* a sealed blob is so much longer than what it holds */
	SECRET_CODE_CHARS = 16,                   /* 80 bits */
	SECRET_CODE_SHOWN = 19,                   /* with its three hyphens */
	RANDOM_ID_CHARS = 26,                     /* 128 bits */
};

/* False when the library cannot work on this machine (no source of randomness): end the program. */
MUST_CHECK bool crypto_start(void);

/* ---- randomness ---- */

/* Where random bytes come from; tests give their own. fill must be safe to call from several threads. */
struct random_source {
	void (*fill)(void *ctx, void *out, size_t n);
	void *ctx;
};

/* The kernel's. Static, lives for ever. */
const struct random_source *random_system(void);
void random_fill(const struct random_source *r, void *out, size_t n);

/* 128 random bits as 26 characters of 0-9 A-Z without I L O U: account references, confidential numbers. */
str random_id(const struct random_source *r, struct arena *a);

/* ---- hashes ---- */

typedef struct { unsigned char b[SHA256_BYTES]; } sha256;

sha256 sha256_of(const void *p, size_t n);
/* Lowercase hex. */
str  sha256_hex(struct arena *a, sha256 h);
/* False unless s is exactly 64 lowercase hex digits. */
bool sha256_parse(str s, sha256 *out);

/* A hash taken piece by piece. sha256_end may be called once. */
struct sha256_run {
	_Alignas(8) unsigned char state[104]; /* libsodium's; its size is asserted in crypto.c */
};
void   sha256_begin(struct sha256_run *run);
void   sha256_add(struct sha256_run *run, const void *p, size_t n);
sha256 sha256_end(struct sha256_run *run);

/* A 32-byte secret. */
typedef struct { unsigned char b[KEY_BYTES]; } key32;

/* HMAC-SHA256 under a 32-byte key, piece by piece: parts[0] .. parts[count - 1] one after the other. */
sha256 hmac_sha256(const key32 *key, const str *parts, size_t count);

/* Equal? Takes the same time wherever the first difference lies. Different lengths are unequal at once. */
bool bytes_equal(str a, str b);

/* Overwrites a secret; the compiler may not leave it out. */
void bytes_wipe(void *p, size_t n);

/* ---- sealed blobs: XChaCha20-Poly1305, 24 random bytes of nonce in front, tag at the end ---- */

/* Seals value under key; ad is not stored but must be the same when it is opened. Result in a. */
str seal(const struct random_source *r, struct arena *a, const key32 *key, str ad, str value);
/* False when the blob is not what was sealed under this key and ad; *value is then untouched. */
MUST_CHECK bool seal_open(struct arena *a, const key32 *key, str ad, str blob, str *value);

/* ---- secret codes: what the holder of a case types ---- */

/* A new code as shown to the person: four groups of four, "7K3M-…". */
str secret_code_new(const struct random_source *r, struct arena *a);
/* The 16 characters of what a person typed: any case, blanks and hyphens anywhere, O for 0, I and L for 1.
 * False when they are not 16 such characters. */
MUST_CHECK bool secret_code_parse(struct arena *a, str typed, str *code);
/* What is stored of a parsed code: 64 hex digits. 80 random bits need no slow hash. */
str secret_code_hash(struct arena *a, str code);

#endif
