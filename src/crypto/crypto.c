/* crypto.c - see crypto.h. */
#include "crypto/crypto.h"

#include "base/strs.h"

#include <sodium.h>

_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(((struct sha256_run *)0)->state), "room for libsodium's state");
_Static_assert(_Alignof(crypto_hash_sha256_state) <= 8, "aligned for libsodium's state");
_Static_assert(crypto_hash_sha256_BYTES == SHA256_BYTES && crypto_auth_hmacsha256_BYTES == SHA256_BYTES, "sizes");
_Static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == KEY_BYTES, "key size");
_Static_assert(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES == SEAL_NONCE_BYTES, "nonce size");
_Static_assert(crypto_aead_xchacha20poly1305_ietf_ABYTES == SEAL_EXTRA_BYTES - SEAL_NONCE_BYTES, "tag size");

/* Crockford's base 32: no I, L, O, U. */
static const char base32_digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

bool
crypto_start(void)
{
	return sodium_init() >= 0;
}

static void
system_fill(void *ctx, void *out, size_t n)
{
	(void)ctx;
	randombytes_buf(out, n);
}

const struct random_source *
random_system(void)
{
	static const struct random_source source = {system_fill, NULL};

	return &source;
}

void
random_fill(const struct random_source *r, void *out, size_t n)
{
	r->fill(r->ctx, out, n);
}

/* Bits of in from the highest on, five to a character; the last one is filled up with zero bits. */
static str
base32(struct arena *a, const unsigned char *in, size_t n)
{
	size_t   chars = (n * 8 + 4) / 5;
	char    *p = arena_alloc(a, chars + 1);
	unsigned held = 0, bits = 0;
	size_t   from = 0;

	for (size_t i = 0; i < chars; i++) {
		if (bits < 5) {
			held = held << 8 | (from < n ? in[from] : 0u);
			from++;
			bits += 8;
		}
		bits -= 5;
		p[i] = base32_digits[held >> bits & 31];
	}
	return (str){p, chars};
}

str
random_id(const struct random_source *r, struct arena *a)
{
	unsigned char bytes[16];

	random_fill(r, bytes, sizeof(bytes));
	return base32(a, bytes, sizeof(bytes));
}

sha256
sha256_of(const void *p, size_t n)
{
	sha256 h;

	crypto_hash_sha256(h.b, p, n);
	return h;
}

str
sha256_hex(struct arena *a, sha256 h)
{
	return str_hex(a, h.b, sizeof(h.b));
}

bool
sha256_parse(str s, sha256 *out)
{
	sha256 h;

	if (!str_unhex(s, h.b, sizeof(h.b)))
		return false;
	*out = h;
	return true;
}

void
sha256_begin(struct sha256_run *run)
{
	crypto_hash_sha256_init((crypto_hash_sha256_state *)(void *)run->state);
}

void
sha256_add(struct sha256_run *run, const void *p, size_t n)
{
	crypto_hash_sha256_update((crypto_hash_sha256_state *)(void *)run->state, p, n);
}

sha256
sha256_end(struct sha256_run *run)
{
	sha256 h;

	crypto_hash_sha256_final((crypto_hash_sha256_state *)(void *)run->state, h.b);
	return h;
}

sha256
hmac_sha256(const key32 *key, const str *parts, size_t count)
{
	crypto_auth_hmacsha256_state state;
	sha256                       h;

	crypto_auth_hmacsha256_init(&state, key->b, sizeof(key->b));
	for (size_t i = 0; i < count; i++)
		crypto_auth_hmacsha256_update(&state, (const unsigned char *)parts[i].p, parts[i].n);
	crypto_auth_hmacsha256_final(&state, h.b);
	sodium_memzero(&state, sizeof(state));
	return h;
}

bool
bytes_equal(str a, str b)
{
	return a.n == b.n && (a.n == 0 || sodium_memcmp(a.p, b.p, a.n) == 0);
}

void
bytes_wipe(void *p, size_t n)
{
	sodium_memzero(p, n);
}

str
seal(const struct random_source *r, struct arena *a, const key32 *key, str ad, str value)
{
	unsigned char     *blob = arena_alloc(a, value.n + SEAL_EXTRA_BYTES);
	unsigned long long n = 0;

	random_fill(r, blob, SEAL_NONCE_BYTES);
	crypto_aead_xchacha20poly1305_ietf_encrypt(blob + SEAL_NONCE_BYTES, &n, (const unsigned char *)value.p, value.n,
	    (const unsigned char *)ad.p, ad.n, NULL, blob, key->b);
	return (str){(const char *)blob, SEAL_NONCE_BYTES + (size_t)n};
}

bool
seal_open(struct arena *a, const key32 *key, str ad, str blob, str *value)
{
	const unsigned char *from = (const unsigned char *)blob.p;
	unsigned long long   n = 0;

	if (!blob.p || blob.n < SEAL_EXTRA_BYTES)
		return false;
	unsigned char *plain = arena_alloc(a, blob.n - SEAL_EXTRA_BYTES + 1);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain, &n, NULL, from + SEAL_NONCE_BYTES, blob.n - SEAL_NONCE_BYTES,
	        (const unsigned char *)ad.p, ad.n, from, key->b) != 0)
		return false;
	*value = (str){(const char *)plain, (size_t)n};
	return true;
}

str
secret_code_new(const struct random_source *r, struct arena *a)
{
	unsigned char bytes[SECRET_CODE_CHARS * 5 / 8];

	random_fill(r, bytes, sizeof(bytes));
	str code = base32(a, bytes, sizeof(bytes));
	return str_fmt(a, "%.4s-%.4s-%.4s-%.4s", code.p, code.p + 4, code.p + 8, code.p + 12);
}

/* The digit a person meant, or 0 when it is none. */
static char
code_digit(char c)
{
	if (c >= 'a' && c <= 'z')
		c = (char)(c - 'a' + 'A');
	if (c == 'O')
		c = '0';
	if (c == 'I' || c == 'L')
		c = '1';
	return c && memchr(base32_digits, c, sizeof(base32_digits) - 1) ? c : 0;
}

bool
secret_code_parse(struct arena *a, str typed, str *code)
{
	char   digits[SECRET_CODE_CHARS];
	size_t n = 0;

	for (size_t i = 0; i < typed.n; i++) {
		char c = typed.p[i];

		if (c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n')
			continue;
		c = code_digit(c);
		if (!c || n == sizeof(digits))
			return false;
		digits[n++] = c;
	}
	if (n != sizeof(digits))
		return false;
	*code = arena_str(a, (str){digits, n});
	return true;
}

str
secret_code_hash(struct arena *a, str code)
{
	static const char label[] = "terang/kode/v1"; /* with its NUL */
	struct sha256_run run;

	sha256_begin(&run);
	sha256_add(&run, label, sizeof(label));
	sha256_add(&run, code.p, code.n);
	return sha256_hex(a, sha256_end(&run));
}
