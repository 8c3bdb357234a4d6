/* crypto_test.c - hashes against published vectors; sealed blobs, codes and passwords against misuse. */
#include "crypto/crypto.h"
#include "crypto/password.h"

#include "base/strs.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static int
setup(void **state)
{
	*state = arena_open(8 << 20);
	return crypto_start() && *state ? 0 : -1;
}

static int
teardown(void **state)
{
	arena_close(*state);
	return 0;
}

static void
counting_fill(void *ctx, void *out, size_t n)
{
	unsigned char *next = ctx, *p = out;

	for (size_t i = 0; i < n; i++)
		p[i] = (*next)++;
}

static void
hashes_match_published_vectors(void **state)
{
	struct arena *a = *state;
	static const struct {
		const char *text, *hex, *why;
	} cases[] = {
	    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "FIPS 180-4, no bytes"},
	    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "FIPS 180-4, one block"},
	    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
	        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1", "FIPS 180-4, two blocks"},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		str               s = str_z(cases[i].text), hex = sha256_hex(a, sha256_of(s.p, s.n));
		struct sha256_run run;
		sha256            back;

		assert_string_equal(hex.p, cases[i].hex);
		sha256_begin(&run);
		for (size_t k = 0; k < s.n; k++)
			sha256_add(&run, s.p + k, 1);
		assert_string_equal(sha256_hex(a, sha256_end(&run)).p, cases[i].hex);
		assert_true(sha256_parse(hex, &back));
		assert_string_equal(sha256_hex(a, back).p, cases[i].hex);
	}
	sha256 untouched = sha256_of("x", 1), before = untouched;
	assert_false(sha256_parse(STR("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"), &untouched));
	assert_false(sha256_parse(STR("ba78"), &untouched));
	assert_memory_equal(&untouched, &before, sizeof(before));
}

static void
hmac_matches_rfc_4231(void **state)
{
	struct arena *a = *state;
	key32         key = {{0}};

	/* Test case 2 of RFC 4231: a short key is the same as one filled up with zeros. */
	memcpy(key.b, "Jefe", 4);
	const str whole[] = {STR("what do ya want for nothing?")};
	const str parts[] = {STR("what do ya "), {NULL, 0}, STR("want for nothing?")};
	const char *want = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
	assert_string_equal(sha256_hex(a, hmac_sha256(&key, whole, 1)).p, want);
	assert_string_equal(sha256_hex(a, hmac_sha256(&key, parts, 3)).p, want);
}

static void
a_sealed_blob_opens_only_as_it_was_sealed(void **state)
{
	struct arena *a = *state;
	key32         key = {{1}}, other = {{2}};
	str           ad = STR("ADU-KCS-2026-000001\0isi"), value = STR("Petugas meminta uang."), out = STR("untouched");
	str           blob = seal(random_system(), a, &key, ad, value), again = seal(random_system(), a, &key, ad, value);

	assert_int_equal(blob.n, value.n + SEAL_EXTRA_BYTES);
	assert_false(str_eq(blob, again));
	assert_int_equal(str_find(blob, STR("uang"), 0), -1);
	assert_true(seal_open(a, &key, ad, blob, &out));
	assert_true(str_eq(out, value));
	out = STR("untouched");
	for (size_t i = 0; i < blob.n; i++) {
		str   bad = arena_str(a, blob);
		char *p = (char *)bad.p;

		p[i] ^= 1;
		assert_false(seal_open(a, &key, ad, bad, &out));
		assert_false(seal_open(a, &key, ad, (str){blob.p, i}, &out));
	}
	assert_false(seal_open(a, &other, ad, blob, &out));
	assert_false(seal_open(a, &key, STR("ADU-KCS-2026-000002\0isi"), blob, &out));
	assert_false(seal_open(a, &key, ad, (str){NULL, 0}, &out));
	assert_true(str_eq(out, STR("untouched")));
	blob = seal(random_system(), a, &key, STR(""), STR(""));
	assert_true(seal_open(a, &key, STR(""), blob, &out));
	assert_int_equal(out.n, 0);
}

static void
secret_codes_are_read_as_people_type_them(void **state)
{
	struct arena        *a = *state;
	unsigned char        next = 0x10;
	struct random_source counting = {counting_fill, &next};
	str                  shown = secret_code_new(&counting, a), code;

	assert_string_equal(shown.p, "208H-44RM-2MB1-E60S"); /* 80 bits from 0x10 0x11 … in Crockford's base 32 */
	assert_int_equal(shown.n, SECRET_CODE_SHOWN);
	static const struct {
		const char *typed, *code, *why;
	} good[] = {
	    {"208H-44RM-2MB1-E60S", "208H44RM2MB1E60S", "as shown"},
	    {"208h44rm2mb1e60s", "208H44RM2MB1E60S", "small letters, no hyphens"},
	    {"  208H 44RM  2MB1\tE60S\r\n", "208H44RM2MB1E60S", "blanks"},
	    {"2-0-8-H-4-4-R-M-2-M-B-1-E-6-0-S", "208H44RM2MB1E60S", "hyphens anywhere"},
	    {"2O8H-44RM-2MBL-E6OS", "208H44RM2MB1E60S", "O is 0"},
	    {"IL1i-lllo-0000-0000", "1111111000000000", "I and L are 1"},
	};
	static const char *const bad[] = {"", "208H-44RM-2MB1-E60", "208H-44RM-2MB1-E60SR", "208H-44RM-2MB1-E60U",
	    "208H_44RM_2MB1_E60S", "208H-44RM-2MB1-E60\xc3\xa9"};

	for (size_t i = 0; i < COUNT(good); i++) {
		assert_true(secret_code_parse(a, str_z(good[i].typed), &code));
		assert_string_equal(code.p, good[i].code);
	}
	code = STR("untouched");
	for (size_t i = 0; i < COUNT(bad); i++)
		assert_false(secret_code_parse(a, str_z(bad[i]), &code));
	assert_true(str_eq(code, STR("untouched")));
	assert_int_equal(secret_code_hash(a, STR("208H44RM2MB1E60S")).n, SHA256_HEX);
	assert_false(str_eq(secret_code_hash(a, STR("208H44RM2MB1E60S")), secret_code_hash(a, STR("208H44RM2MB1E60T"))));
	for (int i = 0; i < 200; i++) {
		str fresh = secret_code_new(random_system(), a);

		assert_true(secret_code_parse(a, fresh, &code));
		assert_int_equal(strspn(code.p, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"), SECRET_CODE_CHARS);
	}
}

static void
random_ids_are_26_letters_and_differ(void **state)
{
	struct arena        *a = *state;
	unsigned char        next = 0xf0;
	struct random_source counting = {counting_fill, &next};
	str                  one = random_id(&counting, a);

	assert_string_equal(one.p, "Y3RZ5WZMYQVFFY7SZBXZSZFYZW");
	assert_int_equal(one.n, RANDOM_ID_CHARS);
	assert_false(str_eq(random_id(random_system(), a), random_id(random_system(), a)));
}

static void
comparing_and_wiping(void **state)
{
	char secret[8] = "geheim";

	(void)state;
	assert_true(bytes_equal(STR("abc"), STR("abc")));
	assert_false(bytes_equal(STR("abc"), STR("abd")));
	assert_false(bytes_equal(STR("abc"), STR("ab")));
	assert_true(bytes_equal((str){NULL, 0}, STR("")));
	bytes_wipe(secret, sizeof(secret));
	for (size_t i = 0; i < sizeof(secret); i++)
		assert_int_equal(secret[i], 0);
}

static void
passwords_are_hashed_with_argon2id(void **state)
{
	struct arena         *a = *state;
	struct password_gate *g = password_gate_open(PASSWORD_AT_ONCE, 5000);
	str                   one, two;
	bool                  same = false;

	assert_non_null(g);
	assert_null(password_hash(g, a, STR("kuda benar baterai staples"), &one));
	assert_null(password_hash(g, a, STR("kuda benar baterai staples"), &two));
	assert_true(str_starts(one, STR("$argon2id$v=19$m=19456,t=2,p=1$")));
	assert_false(str_eq(one, two));
	assert_null(password_verify(g, a, one, STR("kuda benar baterai staples"), &same));
	assert_true(same);
	static const struct {
		const char *password, *why;
	} wrong[] = {{"kuda benar baterai staple", "one letter less"}, {"", "nothing"}, {"Kuda benar baterai staples", "a capital"}};
	for (size_t i = 0; i < COUNT(wrong); i++) {
		same = true;
		assert_null(password_verify(g, a, one, str_z(wrong[i].password), &same));
		assert_false(same);
	}
	same = true;
	assert_null(password_verify(g, a, (str){NULL, 0}, STR("kuda"), &same));
	assert_false(same);
	same = true;
	assert_null(password_verify(g, a, STR("$argon2id$v=19$m=19456,t=2,p=1$damaged"), STR("kuda"), &same));
	assert_false(same);
	char *long_one = arena_alloc(a, PASSWORD_MAX_BYTES + 1);
	memset(long_one, 'a', PASSWORD_MAX_BYTES + 1);
	const struct err *e = password_hash(g, a, (str){long_one, PASSWORD_MAX_BYTES + 1}, &one);
	assert_int_equal(e->kind, ERR_INPUT);
	assert_string_equal(e->code, "password.long");
	password_gate_close(g);
}

struct crowd {
	struct password_gate *gate;
	int                   busy, done;
	pthread_mutex_t       lock;
};

static void *
crowd_member(void *p)
{
	struct crowd     *c = p;
	struct arena     *a = arena_open(1 << 20);
	bool              same = false;
	const struct err *e = password_verify(c->gate, a, (str){NULL, 0}, STR("sandi"), &same);

	pthread_mutex_lock(&c->lock);
	c->busy += e && e->kind == ERR_LIMIT && strcmp(e->code, "password.busy") == 0;
	c->done += !e;
	pthread_mutex_unlock(&c->lock);
	arena_close(a);
	return NULL;
}

static void
a_full_gate_turns_people_away(void **state)
{
	struct crowd c = {.gate = password_gate_open(1, 1), .lock = PTHREAD_MUTEX_INITIALIZER};
	pthread_t    threads[6];

	(void)state;
	for (size_t i = 0; i < COUNT(threads); i++)
		assert_int_equal(pthread_create(&threads[i], NULL, crowd_member, &c), 0);
	for (size_t i = 0; i < COUNT(threads); i++)
		pthread_join(threads[i], NULL);
	assert_int_equal(c.busy + c.done, 6);
	assert_true(c.busy > 0);
	assert_true(c.done > 0);
	password_gate_close(c.gate);
}

int
crypto_test(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(hashes_match_published_vectors, setup, teardown),
	    cmocka_unit_test_setup_teardown(hmac_matches_rfc_4231, setup, teardown),
	    cmocka_unit_test_setup_teardown(a_sealed_blob_opens_only_as_it_was_sealed, setup, teardown),
	    cmocka_unit_test_setup_teardown(secret_codes_are_read_as_people_type_them, setup, teardown),
	    cmocka_unit_test_setup_teardown(random_ids_are_26_letters_and_differ, setup, teardown),
	    cmocka_unit_test_setup_teardown(comparing_and_wiping, setup, teardown),
	    cmocka_unit_test_setup_teardown(passwords_are_hashed_with_argon2id, setup, teardown),
	    cmocka_unit_test_setup_teardown(a_full_gate_turns_people_away, setup, teardown),
	};

	return cmocka_run_group_tests_name("crypto", tests, NULL, NULL);
}
