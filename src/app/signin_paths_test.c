/* signin_paths_test.c - signing in and out and one's own password, as a person does it, on both databases. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/visit_test.h"

static void
an_officer_signs_in_and_out(void **state)
{
	struct visit_site s;
	struct visitor    v = {.site = &s};

	visit_site_open(&s, TEST_KIND(state));
	visit_account(&s, "rina", "Rina Astuti", ROLE_OFFICER, s.f.root);
	visit_get(&v, "/kerja/akun");
	assert_int_equal(v.status, 401);
	visit_must_see(&v, "/masuk");
	visit_get(&v, "/masuk");
	assert_int_equal(v.status, 200);
	visit_must_see(&v, "name=\"sandi\" type=\"password\"");
	visit_post(&v, "/masuk", "masuk=RINA&sandi=" VISIT_PASSWORD_ENCODED);
	assert_int_equal(v.status, 303);
	assert_true(str_eq(v.location, STR("/kerja")));
	assert_int_equal(office_number(&s.f, "SELECT COUNT(*) FROM session"), 1);
	visit_get(&v, "/kerja/akun");
	assert_int_equal(v.status, 200);
	visit_must_see(&v, "Rina Astuti");
	visit_must_see(&v, "Petugas");
	visit_must_see(&v, "Dinas Contoh");
	visit_get(&v, "/en/kerja/akun");
	visit_must_see(&v, "Officer");
	visit_get(&v, "/masuk");
	assert_int_equal(v.status, 303); /* already in */
	/* Signing in anew ends the session this browser had: whoever knew its cookie is out. */
	struct visitor thief = v;

	visit_get(&v, "/kerja/akun");
	visit_post(&v, "/masuk", "masuk=rina&sandi=" VISIT_PASSWORD_ENCODED);
	assert_int_equal(v.status, 303);
	assert_int_equal(office_number(&s.f, "SELECT COUNT(*) FROM session"), 1);
	visit_get(&thief, "/kerja/akun");
	assert_int_equal(thief.status, 401);
	visit_get(&v, "/kerja/akun");
	assert_int_equal(v.status, 200);
	visit_post(&v, "/keluar", "");
	assert_true(str_eq(v.location, STR("/masuk")));
	assert_int_equal(office_number(&s.f, "SELECT COUNT(*) FROM session"), 0);
	visit_follow(&v);
	visit_must_see(&v, "Anda sudah keluar.");
	visit_get(&v, "/kerja/akun");
	assert_int_equal(v.status, 401);
	visit_site_close(&s);
}

static void
wrong_log_ins_are_refused(void **state)
{
	static const struct {
		const char *why, *fields, *sees;
		int         status;
	} cases[] = {
		{"wrong password", "masuk=rina&sandi=salah+sekali+ini", "Nama masuk atau sandi tidak cocok", 422},
		{"unknown name", "masuk=siapa&sandi=salah+sekali+ini", "Nama masuk atau sandi tidak cocok", 422},
		{"nothing typed", "", "Isi Nama masuk", 422},
		{"no password", "masuk=rina", "Isi Sandi", 422},
		{"too long", "masuk=rinarinarinarinarinarinarinarinarinarinarina&sandi=x", "paling banyak 40 huruf", 422},
		{"markup", "masuk=%3Cb%3E%22x&sandi=x", "value=\"&lt;b&gt;&quot;x\"", 422},
		{"not UTF-8", "masuk=%ff%fe&sandi=x", "Isi formulir rusak di jalan", 400},
	};
	struct visit_site s;
	struct visitor    v = {.site = &s}, forger = {.site = &s};

	visit_site_open(&s, TEST_KIND(state));
	visit_account(&s, "rina", "Rina Astuti", ROLE_OFFICER, s.f.root);
	visit_get(&v, "/masuk");
	for (size_t i = 0; i < COUNT(cases); i++) {
		visit_post(&v, "/masuk", cases[i].fields);
		if (v.status != cases[i].status)
			fail_msg("%s: status %d", cases[i].why, v.status);
		visit_must_see(&v, cases[i].sees);
		assert_false(visit_sees(&v, "salah sekali"));
	}
	visit_post(&v, "/masuk", "masuk=rina&sandi=salah+sekali+ini");
	visit_must_see(&v, "value=\"rina\""); /* what was typed stays */
	visit_post(&v, "/masuk", "masuk=rina&sandi=salah+sekali+ini");
	visit_post(&v, "/masuk", "masuk=rina&sandi=" VISIT_PASSWORD_ENCODED);
	assert_int_equal(v.status, 429);
	visit_must_see(&v, "tunggu sebentar");
	visit_time.ms += 70 * MS_PER_SECOND;
	/* Without the token, with another's token, from another site: nothing happens. */
	visit_post(&forger, "/masuk", "masuk=rina&sandi=" VISIT_PASSWORD_ENCODED);
	assert_int_equal(forger.status, 403);
	visit_get(&forger, "/masuk");
	snprintf(forger.csrf, sizeof(forger.csrf), "%s", v.csrf);
	visit_post(&forger, "/masuk", "masuk=rina&sandi=" VISIT_PASSWORD_ENCODED);
	assert_int_equal(forger.status, 403);
	v.origin = "https://lain.example";
	visit_post(&v, "/masuk", "masuk=rina&sandi=" VISIT_PASSWORD_ENCODED);
	assert_int_equal(v.status, 403);
	assert_int_equal(office_number(&s.f, "SELECT COUNT(*) FROM session"), 0);
	v.origin = "https://contoh.go.id";
	visit_post(&v, "/masuk", "masuk=rina&sandi=" VISIT_PASSWORD_ENCODED);
	assert_int_equal(v.status, 303);
	visit_site_close(&s);
}

static void
the_cookie_is_as_safe_as_the_way(void **state)
{
	struct visit_site s;
	struct visitor    plain = {.site = &s}, tls = {.site = &s, .secure = true, .address = "203.0.113.7"};

	visit_site_open(&s, TEST_KIND(state));
	visit_account(&s, "rina", "Rina Astuti", ROLE_OFFICER, s.f.root);
	visit_sign_in(&plain, "rina");
	visit_sign_in(&tls, "rina");
	bool plain_named = false, host_named = false;

	for (size_t i = 0; i < VISIT_COOKIES; i++) {
		plain_named = plain_named || strcmp(plain.cookies[i].name, "terang") == 0;
		host_named = host_named || strcmp(tls.cookies[i].name, "__Host-terang") == 0;
		assert_string_not_equal(tls.cookies[i].name, "terang");
	}
	assert_true(plain_named && host_named);
	visit_site_close(&s);
}

static void
a_given_password_is_changed_first(void **state)
{
	static const struct {
		const char *why, *fields, *sees;
	} refused[] = {
		{"old one wrong", "sandi_lama=bukan+yang+ini&sandi=perahu+kayu+di+kali+kecil&sandi_ulang=perahu+kayu+di+kali+kecil",
		    "Sandi sekarang tidak cocok"},
		{"not the same twice", "sandi_lama=" VISIT_PASSWORD_ENCODED "&sandi=perahu+kayu+di+kali+kecil&sandi_ulang=perahu",
		    "Kedua sandi baru tidak sama"},
		{"as before", "sandi_lama=" VISIT_PASSWORD_ENCODED "&sandi=" VISIT_PASSWORD_ENCODED "&sandi_ulang="
		    VISIT_PASSWORD_ENCODED, "harus lain dari sandi sekarang"},
		{"short", "sandi_lama=" VISIT_PASSWORD_ENCODED "&sandi=pendek&sandi_ulang=pendek", "paling sedikit 12 huruf"},
		{"common", "sandi_lama=" VISIT_PASSWORD_ENCODED "&sandi=rahasia123456&sandi_ulang=rahasia123456", "mudah ditebak"},
		{"nothing", "", "Isi Sandi sekarang"},
	};
	struct visit_site s;
	struct visitor    v = {.site = &s}, other = {.site = &s};
	account_id        id;
	str               hash;

	visit_site_open(&s, TEST_KIND(state));
	id = visit_account(&s, "rina", "Rina Astuti", ROLE_OFFICER, s.f.root);
	test_no_err(password_hash(s.f.gate, s.f.a, STR(VISIT_PASSWORD), &hash));
	test_no_err(OFFICE_WRITE(&s.f, account_reset_password(s.f.db, s.f.a, s.f.keys, id, hash, &s.f.system, NULL, TEST_NOW)));
	visit_sign_in(&v, "rina");
	assert_true(str_eq(v.location, STR("/kerja/akun")));
	visit_sign_in(&other, "rina");
	visit_follow(&v);
	visit_must_see(&v, "Sandi Anda dibuatkan orang lain");
	visit_get(&v, "/kerja/kantor");
	assert_int_equal(v.status, 303); /* nothing else opens */
	assert_true(str_eq(v.location, STR("/kerja/akun")));
	visit_get(&v, "/en/kerja/kantor");
	assert_true(str_eq(v.location, STR("/en/kerja/akun")));
	for (size_t i = 0; i < COUNT(refused); i++) {
		visit_post(&v, "/kerja/akun", refused[i].fields);
		if (v.status != 422)
			fail_msg("%s: status %d", refused[i].why, v.status);
		visit_must_see(&v, refused[i].sees);
	}
	assert_int_equal(office_number(&s.f, "SELECT must_change FROM account WHERE login = 'rina'"), 1);
	visit_post(&v, "/kerja/akun",
	    "sandi_lama=" VISIT_PASSWORD_ENCODED "&sandi=perahu+kayu+di+kali+kecil&sandi_ulang=perahu+kayu+di+kali+kecil");
	visit_follow(&v);
	visit_must_see(&v, "Sandi baru tersimpan.");
	assert_false(visit_sees(&v, "dibuatkan orang lain"));
	assert_int_equal(office_number(&s.f, "SELECT must_change FROM account WHERE login = 'rina'"), 0);
	visit_get(&other, "/kerja/akun");
	assert_int_equal(other.status, 401); /* the other session has ended */
	visit_post(&v, "/keluar", "");
	visit_get(&v, "/masuk");
	visit_post(&v, "/masuk", "masuk=rina&sandi=perahu+kayu+di+kali+kecil");
	assert_int_equal(v.status, 303);
	visit_site_close(&s);
}

int
signin_paths_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(an_officer_signs_in_and_out),
		TEST_BOTH(wrong_log_ins_are_refused),
		TEST_BOTH(the_cookie_is_as_safe_as_the_way),
		TEST_BOTH(a_given_password_is_changed_first),
	};

	return cmocka_run_group_tests_name("signin_paths", tests, NULL, NULL);
}
