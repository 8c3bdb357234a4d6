/* service_rules_test.c - what is typed, from tables of cases. */
#include "rooms/services/service_rules.h"

#include "base/test.h"

static void
lines(void **state)
{
	static const struct {
		const char *why, *typed, *want;
	} cases[] = {
		{"one per line", "KTP\nKK", "KTP\nKK"},
		{"blanks and empty lines", "  KTP \n\n \nKK", "KTP\nKK"},
		{"marks of lists", "- KTP\n* KK\n• Surat", "KTP\nKK\nSurat"},
		{"numbers of lists", "1. Ambil nomor\n12) Tunggu", "Ambil nomor\nTunggu"},
		{"a number that belongs to the words", "3 lembar foto\n1.000 lembar", "3 lembar foto\n1.000 lembar"},
		{"a mark alone is a word", "-\n1.", "-\n1."},
		{"nothing", " \n ", ""},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct service_lines l = service_lines_read(*state, str_z(cases[i].typed), 50);
		str                  got = service_lines_write(*state, &l);

		if (!str_eq(got, str_z(cases[i].want)))
			fail_msg("%s: %.*s", cases[i].why, STRF(got));
		l = service_lines_read(*state, got, 50); /* reading what was written changes nothing */
		assert_true(str_eq(service_lines_write(*state, &l), got));
	}
	assert_int_equal(service_lines_read(*state, STR("a\nb\nc"), 2).n, 2);
}

static void
line_parts(void **state)
{
	str p[3];

	(void)state;
	service_line_cut(STR(" Periksa berkas | Loket|1 jam | lalu "), p, 3);
	assert_true(str_eq(p[0], STR("Periksa berkas")));
	assert_true(str_eq(p[1], STR("Loket")));
	assert_true(str_eq(p[2], STR("1 jam | lalu")));
	service_line_cut(STR("Ambil"), p, 3);
	assert_true(str_eq(p[0], STR("Ambil")));
	assert_int_equal(p[1].n + p[2].n, 0);
}

static void
rupiah(void **state)
{
	static const struct {
		const char *typed;
		int64_t     want; /* -1: refused */
	} cases[] = {
		{"50000", 50000}, {"50.000", 50000}, {"Rp 50.000", 50000}, {"rp1.250.000", 1250000}, {"Rp50.000,-", 50000},
		{"Rp50.000,00", 50000}, {"0", 0}, {"Rp0", 0}, {"999.999.999.999", 999999999999},
		{"", -1}, {"Rp", -1}, {"gratis", -1}, {"50,000", -1}, {"5.00", -1}, {"5000.000", -1}, {"5.0000", -1}, {".500", -1},
		{"-5000", -1}, {"50 000", -1}, {"12345678901234", -1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t v = -1;

		if (service_rupiah_read(str_z(cases[i].typed), &v) != (cases[i].want >= 0) || v != cases[i].want)
			fail_msg("%s: %lld", cases[i].typed, (long long)v);
	}
}

int
service_rules_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines),
		cmocka_unit_test(line_parts),
		cmocka_unit_test(rupiah),
	};

	return cmocka_run_group_tests_name("service_rules", tests, test_arena_open, test_arena_close);
}
