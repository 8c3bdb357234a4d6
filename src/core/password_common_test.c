/* password_common_test.c - more than a thousand common passwords are refused, good ones are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/strs.h"
#include "core/password_common.h"

int password_common_test(void);

static void
a_thousand_common_ones(void **state)
{
	static const char *const heads[] = {"password", "Rahasia", "sandi", "Indonesia", "qwerty", "Terang", "admin", "Jakarta",
		"Surabaya", "sayangku", "bismillah", "cinta", "Selamat", "merdeka", "P@ssw0rd", "r4h4s14", "asdfgh", "abcdef",
		"Pelayanan", "Garuda"};
	static const char *const tails[] = {"123456789", "1234567890", "!@#123456", "2026202620", "17081945", "qwertyuiop",
		"password", "indonesia", "admin123", "jakarta2026", "000000000", "111111111", "1q2w3e4r5t", "abcdefgh", "sayang99",
		"rahasia1", "merdeka45", "!!!!!!!!!", "zxcvbnm123", "654321654321"};
	static const char *const middles[] = {"", ".", "_", "@", "-", " "};
	struct arena *a = arena_open(4 << 20);
	int           tried = 0;

	(void)state;
	for (size_t h = 0; h < COUNT(heads); h++) {
		for (size_t m = 0; m < COUNT(middles); m++) {
			for (size_t t = 0; t < COUNT(tails); t++) {
				str p = str_fmt(a, "%s%s%s", heads[h], middles[m], tails[t]);

				if (!password_is_common(a, p, STR(""), STR("")))
					fail_msg("not refused: %.*s", STRF(p));
				tried++;
			}
		}
	}
	assert_true(tried > 1000);
	arena_close(a);
}

static void
single_cases(void **state)
{
	static const struct {
		const char *why, *password, *login, *name;
		bool        common;
	} cases[] = {
		{"one sign again and again", "aaaaaaaaaaaaaaaa", "", "", true},
		{"two", "abababababababab", "", "", true},
		{"a row of keys", "qwertyuiopasdfgh", "", "", true},
		{"the row backwards", "0987654321poiuytrewq", "", "", true},
		{"the login and a year", "bayu.wijaya2026", "bayu.wijaya", "", true},
		{"parts of the name", "WijayaKusuma99!", "bw", "Bayu Wijaya Kusuma", true},
		{"the same without knowing the name", "WijayaKusuma99!", "", "", false},
		{"figures for letters", "R4h4s1aN3g4r4!", "", "", true},
		{"a birthday with a word", "cinta17081988", "", "", true},
		{"the same word three times", "terangterangterang", "", "", true},
		{"four pieces", "merah putih biru hijau", "", "", false},
		{"a sentence", "ladang jagung di tepi 7 danau", "", "", false},
		{"random", "kx9!mQz2#pLw", "", "", false},
		{"random digits", "804917365528", "", "", false},
		{"random letters", "vhqzkmwtrplj", "", "", false},
		{"other scripts", "пароль-необычный", "", "", false},
	};
	struct arena *a = arena_open(1 << 20);

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		if (password_is_common(a, str_z(cases[i].password), str_z(cases[i].login), str_z(cases[i].name)) != cases[i].common)
			fail_msg("%s: %s", cases[i].why, cases[i].password);
	}
	/* Absent login and name. */
	assert_true(password_is_common(a, STR("rahasia123456"), (str){NULL, 0}, (str){NULL, 0}));
	arena_close(a);
}

int
password_common_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_thousand_common_ones),
		cmocka_unit_test(single_cases),
	};

	return cmocka_run_group_tests_name("password_common", tests, NULL, NULL);
}
