/* html_test.c - what stands in the page after each writer, in both languages; what no writer lets through. */
#include "out/html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/arena_test.h"

int html_test(void);

static struct html
page(enum lang lang)
{
	return (struct html){.out = {.arena = a}, .lang = lang, .zone = ZONE_WIB};
}

static void
expect(const struct html *h, const char *want, const char *why)
{
	str got = buf_done(&h->out);

	if (!str_eq(got, str_z(want)))
		fail_msg("%s: '%.*s', not '%s'", why, STRF(got), want);
}

static void
text_is_escaped(void **state)
{
	static const struct {
		const char *in, *out;
	} cases[] = {
		{"", ""},
		{"Jalan rusak", "Jalan rusak"},
		{"<script>alert('a')</script>", "&lt;script&gt;alert(&#39;a&#39;)&lt;/script&gt;"},
		{"\" onmouseover=\"x", "&quot; onmouseover=&quot;x"},
		{"a & b &amp; c", "a &amp; b &amp;amp; c"},
		{"–ü𐍈", "–ü𐍈"},
		{"<", "&lt;"},
		{"x<", "x&lt;"},
		{"a\xe2\x80\xaetxt.<b>\xe2\x81\xa9", "atxt.&lt;b&gt;"}, /* marks that turn the direction are not written */
		{"\xe2\x80", "\xe2\x80"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct html h = page(LANG_ID), z = page(LANG_ID);

		html_text(&h, str_z(cases[i].in));
		expect(&h, cases[i].out, cases[i].in);
		html_z(&z, cases[i].in);
		expect(&z, cases[i].out, cases[i].in);
	}

	struct html h = page(LANG_ID);

	html_text(&h, (str){NULL, 0});
	html_z(&h, NULL);
	html_lines(&h, (str){NULL, 0});
	expect(&h, "", "absent text");
	html_fixed(&h, "<p>&", 4);
	expect(&h, "<p>&", "template text is as written");
}

static void
what_people_wrote_keeps_its_lines(void **state)
{
	static const struct {
		const char *in, *out, *why;
	} cases[] = {
		{"satu", "<p>satu</p>", "one line"},
		{"satu\ndua", "<p>satu<br>dua</p>", "two lines"},
		{"satu\n\ndua", "<p>satu</p><p>dua</p>", "two paragraphs"},
		{"\n\n satu \n \n\n\ndua\n\n", "<p>satu</p><p>dua</p>", "many empty lines are one"},
		{"satu\r\ndua\r\n\r\ntiga", "<p>satu<br>dua</p><p>tiga</p>", "line ends of other systems"},
		{"<b>a</b>\n</p>", "<p>&lt;b&gt;a&lt;/b&gt;<br>&lt;/p&gt;</p>", "escaped"},
		{" \n\t", "", "only blanks"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct html h = page(LANG_ID);

		html_lines(&h, str_z(cases[i].in));
		expect(&h, cases[i].out, cases[i].why);
	}
}

typedef void (*number_writer)(struct html *h, int64_t v);

static void
numbers_follow_the_language(void **state)
{
	static const struct {
		number_writer write;
		int64_t       v;
		const char   *id, *en;
	} cases[] = {
		{html_int, 1284, "1284", "1284"},
		{html_int, 0, "0", "0"},
		{html_int, -7, "-7", "-7"},
		{html_int, INT64_MAX, "9223372036854775807", "9223372036854775807"},
		{html_int, INT64_MIN + 1, "-9223372036854775807", "-9223372036854775807"},
		{html_int, NO_INT, "", ""},
		{html_count, 0, "0", "0"},
		{html_count, 999, "999", "999"},
		{html_count, 1284, "1.284", "1,284"},
		{html_count, 12530, "12.530", "12,530"},
		{html_count, 1000000, "1.000.000", "1,000,000"},
		{html_count, -1284, "-1.284", "-1,284"},
		{html_count, NO_INT, "–", "–"},
		{html_tenth, 942, "94,2", "94.2"},
		{html_tenth, 5, "0,5", "0.5"},
		{html_tenth, -5, "-0,5", "-0.5"},
		{html_tenth, -942, "-94,2", "-94.2"},
		{html_tenth, 123456, "12.345,6", "12,345.6"},
		{html_tenth, 0, "0,0", "0.0"},
		{html_tenth, NO_INT, "–", "–"},
		{html_percent, 942, "94,2%", "94.2%"},
		{html_percent, 1000, "100,0%", "100.0%"},
		{html_percent, NO_INT, "–", "–"},
		{html_rupiah, 50000, "Rp50.000", "Rp50,000"},
		{html_rupiah, 0, "Rp0", "Rp0"},
		{html_rupiah, NO_INT, "–", "–"},
		{html_size, 0, "0 B", "0 B"},
		{html_size, 999, "999 B", "999 B"},
		{html_size, 1000, "1 KB", "1 KB"},
		{html_size, 1499, "1 KB", "1 KB"},
		{html_size, 1500, "2 KB", "2 KB"},
		{html_size, 120000, "120 KB", "120 KB"},
		{html_size, 999499, "999 KB", "999 KB"},
		{html_size, 999500, "1,0 MB", "1.0 MB"},
		{html_size, 12500000, "13 MB", "13 MB"},
		{html_size, 1449999, "1,4 MB", "1.4 MB"},
		{html_size, 1450000, "1,5 MB", "1.5 MB"},
		{html_size, 3200000000, "3,2 GB", "3.2 GB"},
		{html_size, NO_INT, "–", "–"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct html id = page(LANG_ID), en = page(LANG_EN);

		cases[i].write(&id, cases[i].v);
		expect(&id, cases[i].id, "id");
		cases[i].write(&en, cases[i].v);
		expect(&en, cases[i].en, "en");
	}
}

static void
dates_carry_what_machines_read(void **state)
{
	day         d = NO_DAY;
	instant     t = {1795159979000}; /* 2026-11-20 14:32:59 WIB */
	struct html h = page(LANG_ID);

	(void)state;
	assert_true(date_parse(STR("2026-11-20"), &d));
	html_day(&h, d);
	expect(&h, "<time datetime=\"2026-11-20\">20 November 2026</time>", "day");
	h = page(LANG_ID);
	html_day_long(&h, d);
	expect(&h, "<time datetime=\"2026-11-20\">Jumat, 20 November 2026</time>", "day_long");
	h = page(LANG_EN);
	html_day_long(&h, d);
	expect(&h, "<time datetime=\"2026-11-20\">Friday, 20 November 2026</time>", "day_long in English");
	h = page(LANG_ID);
	html_day_short(&h, d);
	expect(&h, "<time datetime=\"2026-11-20\">20 Nov 2026</time>", "day_short");
	h = page(LANG_ID);
	html_day_iso(&h, d);
	html_day_iso(&h, NO_DAY);
	expect(&h, "2026-11-20", "day_iso");
	h = page(LANG_ID);
	html_when(&h, t);
	expect(&h, "<time datetime=\"2026-11-20T14:32:59+07:00\">Jumat, 20 November 2026, 14.32 WIB</time>", "when");
	h = page(LANG_EN);
	h.zone = ZONE_WIT;
	html_when_short(&h, t);
	expect(&h, "<time datetime=\"2026-11-20T16:32:59+09:00\">20 Nov 2026, 16:32 WIT</time>", "when_short");
	h = page(LANG_ID);
	html_day(&h, NO_DAY);
	html_when(&h, NO_INSTANT);
	html_when_short(&h, NO_INSTANT);
	expect(&h, "–––", "not known");
}

static void
addresses_lead_nowhere_they_should_not(void **state)
{
	static const struct {
		const char *in, *url, *path_en, *why;
	} cases[] = {
		{"/aduan", "/aduan", "/en/aduan", "a path of this site"},
		{"/", "/", "/en/", "the front page"},
		{"/aduan?q=a&b=\"c\"", "/aduan?q=a&amp;b=&quot;c&quot;", "/en/aduan?q=a&amp;b=&quot;c&quot;", "escaped for the attribute"},
		{"https://www.lapor.go.id", "https://www.lapor.go.id", "https://www.lapor.go.id", "another site by name"},
		{"http://contoh.id", "http://contoh.id", "http://contoh.id", "another site by name"},
		{"mailto:a@b.id", "mailto:a@b.id", "mailto:a@b.id", "mail"},
		{"tel:137", "tel:137", "tel:137", "telephone"},
		{"//evil.example", "#", "#", "another site without a scheme"},
		{"/\\evil.example", "#", "#", "browsers read \\ as /"},
		{"/\t/evil.example", "#", "#", "browsers drop the tab"},
		{"javascript:alert(1)", "#", "#", "a script"},
		{"JavaScript:alert(1)", "#", "#", "a script"},
		{" javascript:alert(1)", "#", "#", "a script behind a blank"},
		{"java\nscript:alert(1)", "#", "#", "a script with a newline"},
		{"data:text/html,x", "#", "#", "data"},
		{"https:\x01//x", "#", "#", "control characters"},
		{"aduan", "#", "#", "relative"},
		{"", "#", "#", "empty"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct html url = page(LANG_EN), en = page(LANG_EN), id = page(LANG_ID);

		html_url(&url, str_z(cases[i].in));
		expect(&url, cases[i].url, cases[i].why);
		html_path(&en, str_z(cases[i].in));
		expect(&en, cases[i].path_en, cases[i].why);
		html_path(&id, str_z(cases[i].in));
		expect(&id, cases[i].url, cases[i].why);
	}

	struct html h = page(LANG_EN);

	html_url(&h, (str){NULL, 0});
	html_path(&h, (str){NULL, 0});
	expect(&h, "##", "absent");
}

/* No text of any bytes ever leaves html_text or html_lines with a bare < > or quote of its own. */
static void
nothing_breaks_out(void **state)
{
	uint32_t seed = 20261121;
	char     text[200];

	(void)state;
	for (int round = 0; round < 2000; round++) {
		static const char alphabet[] = "<>\"'&/ab\n\r =;\\";
		struct html       h = page(LANG_ID);
		size_t            n = 0;

		for (; n < sizeof(text); n++) {
			seed = seed * 1664525u + 1013904223u;
			text[n] = alphabet[(seed >> 16) % (sizeof(alphabet) - 1)];
		}
		html_text(&h, (str){text, n});
		str out = buf_done(&h.out);
		assert_int_equal(str_find(out, STR("<"), 0), -1);
		assert_int_equal(str_find(out, STR(">"), 0), -1);
		assert_int_equal(str_find(out, STR("\""), 0), -1);
		assert_int_equal(str_find(out, STR("'"), 0), -1);
		if (round % 100 == 0) {
			arena_close(a);
			a = arena_open(8 << 20);
		}
	}
}

int
html_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_escaped),
		cmocka_unit_test(what_people_wrote_keeps_its_lines),
		cmocka_unit_test(numbers_follow_the_language),
		cmocka_unit_test(dates_carry_what_machines_read),
		cmocka_unit_test(addresses_lead_nowhere_they_should_not),
		cmocka_unit_test(nothing_breaks_out),
	};

	return cmocka_run_group_tests_name("out/html", tests, arena_set_up, arena_tear_down);
}
