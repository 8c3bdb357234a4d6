/* handle_paths_test.c - what one address may cost: pages are kept by what their route sees, making them anew is charged. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/visit_test.h"

int handle_paths_test(void);

enum { CACHE_BYTES = 4 << 20 };

static void
only_what_a_route_sees_makes_another_page(void **state)
{
	static const struct {
		const char *why, *target;
		int64_t     pages;
	} steps[] = {
		{"the first", "/aduan", 1},
		{"again", "/aduan", 1},
		{"a field that the route does not know", "/aduan?x=1", 1},
		{"another such field", "/aduan?x=2&utm_source=a", 1},
		{"an empty field", "/aduan?q=", 1},
		{"an empty field, blanks round it", "/aduan?q=++&y", 1},
		{"a field it knows", "/aduan?instansi=KCS", 2},
		{"the same with noise, coded otherwise", "/aduan?z=9&instansi=%4bCS", 2},
		{"its second value is not seen", "/aduan?instansi=KCS&instansi=ABC", 2},
		{"the other language", "/en/aduan", 3},
		{"a path that looks like a key", "/aduan&instansi=3:KCS", 3},
	};
	struct visit_site s;
	struct visitor    v = {.site = &s};

	visit_site_open(&s, TEST_KIND(state));
	test_no_err(page_cache_open(s.f.a, CACHE_BYTES, &s.app.cache));
	for (size_t i = 0; i < COUNT(steps); i++) {
		struct visitor stranger = {.site = &s};

		visit_get(&stranger, steps[i].target);
		if (page_cache_figures(s.app.cache).pages != steps[i].pages)
			fail_msg("%s: %lld pages", steps[i].why, (long long)page_cache_figures(s.app.cache).pages);
	}
	visit_get(&v, "/aduan?x=%ff"); /* broken: an answer, but no page that is kept */
	assert_int_equal(v.status, 400);
	assert_int_equal(page_cache_figures(s.app.cache).pages, 3);
	page_cache_close(s.app.cache);
	visit_site_close(&s);
}

static void
making_pages_anew_is_charged_to_the_address(void **state)
{
	struct rate_rule  rules[RATE_KINDS];
	struct visit_site s;
	struct visitor    v = {.site = &s}, other = {.site = &s, .address = "198.51.100.7"};
	int               pages = 0;

	visit_site_open(&s, TEST_KIND(state));
	memcpy(rules, rate_rules_usual, sizeof(rules));
	rules[RATE_WORK] = (struct rate_rule){.burst = 2, .refill_ms = MS_PER_MINUTE / 2}; /* two milliseconds a minute */
	s.settings.page_work_ms = 2;
	test_no_err(rate_limit_open(s.f.a, rules, 1024, &s.app.rate));
	test_no_err(page_cache_open(s.f.a, CACHE_BYTES, &s.app.cache));
	visit_get(&v, "/kerahasiaan"); /* kept from now on */
	do {
		visit_get(&v, str_fmt(s.f.a, "/kinerja/2026-%02d-01", 1 + pages % 11).p);
		app_changed(&s.app);
		visit_get(&other, "/kerahasiaan");
	} while (v.status == 200 && ++pages < 500);
	assert_int_equal(v.status, 429);
	visit_must_see(&v, "terlalu sering dibuat ulang");
	visit_must_see(&v, "CSV");
	visit_get(&v, "/en/kinerja");
	assert_int_equal(v.status, 429);
	visit_must_see(&v, "Wait a minute");
	/* What is kept costs nothing and is served still; other addresses are not charged for it. */
	other.address = "198.51.100.8";
	visit_get(&other, "/kinerja");
	assert_int_equal(other.status, 200);
	visit_get(&v, "/kinerja");
	assert_int_equal(v.status, 200);
	visit_time.ms += 2 * MS_PER_MINUTE;
	visit_get(&v, "/kinerja?tanggal=2026-03-01");
	assert_int_equal(v.status, 200); /* two minutes later there is something left */
	rate_limit_close(s.app.rate);
	page_cache_close(s.app.cache);
	visit_site_close(&s);
}

static void
only_wrong_codes_count_and_what_was_typed_is_kept(void **state)
{
	struct rate_rule  rules[RATE_KINDS];
	struct visit_site s;
	struct visitor    v = {.site = &s}, other = {.site = &s, .address = "198.51.100.7"};

	visit_site_open(&s, TEST_KIND(state));
	memcpy(rules, rate_rules_usual, sizeof(rules));
	visit_account(&s, "rina", "Rina Astuti", ROLE_COORDINATOR, s.f.root);
	rules[RATE_CODE] = rules[RATE_LOGIN] = (struct rate_rule){.burst = 3, .refill_ms = MS_PER_MINUTE};
	test_no_err(rate_limit_open(s.f.a, rules, 1024, &s.app.rate));
	visit_get(&v, "/masuk");
	for (int i = 0; i < 8; i++) { /* a whole office signs in behind one address */
		struct visitor one = {.site = &s};

		visit_sign_in(&one, "rina");
	}
	visit_get(&v, "/aduan/lacak");
	for (int i = 0; i < 3; i++) {
		visit_post(&v, "/aduan/lacak", "nomor=ADU-XX-2026-000001&kode=AAAA-AAAA-AAAA-AAAA");
		assert_int_equal(v.status, 403);
	}
	visit_post(&v, "/aduan/lacak", "nomor=ADU-XX-2026-000001&kode=AAAA-AAAA-AAAA-AAAA");
	assert_int_equal(v.status, 429);
	visit_must_see(&v, "ADU-XX-2026-000001");
	assert_false(visit_sees(&v, "AAAA-AAAA"));
	visit_get(&other, "/aduan/lacak");
	visit_post(&other, "/aduan/lacak", "nomor=ADU-XX-2026-000001&kode=AAAA-AAAA-AAAA-AAAA");
	assert_int_equal(other.status, 403);
	visit_time.ms += MS_PER_MINUTE;
	visit_post(&v, "/aduan/lacak", "nomor=ADU-XX-2026-000001&kode=AAAA-AAAA-AAAA-AAAA");
	assert_int_equal(v.status, 403);
	rate_limit_close(s.app.rate);
	visit_site_close(&s);
}

int
handle_paths_test(void)
{
	const struct CMUnitTest tests[] = {
		TEST_BOTH(only_what_a_route_sees_makes_another_page),
		TEST_BOTH(making_pages_anew_is_charged_to_the_address),
		TEST_BOTH(only_wrong_codes_count_and_what_was_typed_is_kept),
	};

	return cmocka_run_group_tests_name("handle", tests, NULL, NULL);
}
