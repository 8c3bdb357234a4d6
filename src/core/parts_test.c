/* parts_test.c - what a person finds in the pieces of a page: words and tags as they stand, and the sums behind the drawings. */
#include "core/parts.h"

#include "core/frame.h"
#include "gen/part_area_html.h"
#include "gen/part_code_html.h"
#include "gen/part_field_html.h"
#include "gen/part_meter_html.h"
#include "gen/part_pages_html.h"
#include "gen/part_picks_html.h"
#include "gen/part_ring_html.h"
#include "gen/part_seal_html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/arena_test.h"

int parts_test(void);

static struct html
writer(enum lang lang)
{
	return (struct html){.out = {.arena = a}, .lang = lang, .zone = ZONE_WIB};
}

static void
expect(str got, const char *want, const char *why)
{
	if (!str_eq(got, str_z(want)))
		fail_msg("%s: '%.*s', not '%s'", why, STRF(got), want);
}

static void
holds(const struct html *h, const char *piece, bool yes, const char *why)
{
	str got = buf_done(&h->out);

	if ((str_find(got, str_z(piece), 0) >= 0) != yes)
		fail_msg("%s: '%s' %s in '%.*s'", why, piece, yes ? "is not" : "is", STRF(got));
}

static void
lines_stay_in_their_box(void **state)
{
	static const struct {
		const char *why;
		int64_t     values[4];
		size_t      n;
		const char *points;
	} cases[] = {
		{"one value is no line", {5}, 1, ""},
		{"from least to greatest", {0, 10}, 2, "0,34 200,4"},
		{"equal values lie in the middle", {7, 7, 7}, 3, "0,19 100,19 200,19"},
		{"below zero", {-10, 0, 10}, 3, "0,34 100,19 200,4"},
		{"far apart", {0, INT64_MAX / 2, 0, INT64_MAX / 2}, 4, "0,34 66,4 133,34 200,4"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		expect(part_line(a, cases[i].values, cases[i].n), cases[i].points, cases[i].why);
}

static void
meters_are_red_only_for_missed_promises(void **state)
{
	static const struct {
		const char    *why;
		int64_t        tenths, target;
		enum part_tone tone;
	} cases[] = {
		{"at the target", 950, 950, PART_OK},         {"above", 1000, 950, PART_OK},
		{"a tenth below", 949, 950, PART_WARN},       {"five points below", 900, 950, PART_WARN},
		{"more than five below", 899, 950, PART_BAD}, {"nothing measured yet", NO_INT, 950, PART_MUTE},
		{"no target, nothing missed", 10, NO_INT, PART_OK},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (part_meter_tone(cases[i].tenths, cases[i].target) != cases[i].tone)
			fail_msg("%s", cases[i].why);
}

static void
bars_are_scaled(void **state)
{
	static const struct {
		const char *why;
		int64_t     count, most, length, want;
	} cases[] = {
		{"half", 26, 52, 1000, 500},       {"all", 52, 52, 1000, 1000},        {"more than the most", 60, 52, 1000, 1000},
		{"nothing at all", 0, 0, 1000, 0}, {"no most", 5, 0, 1000, 0},         {"below zero", -5, 10, 1000, 0},
		{"rounded", 1, 3, 1000, 333},      {"large", INT64_MAX / 2, INT64_MAX, 1000, 500},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		if (part_scaled(cases[i].count, cases[i].most, cases[i].length) != cases[i].want)
			fail_msg("%s: %lld", cases[i].why,
			    (long long)part_scaled(cases[i].count, cases[i].most, cases[i].length));
	assert_int_equal(part_clip(-1), 0);
	assert_int_equal(part_clip(1001), 1000);
	assert_int_equal(part_clip(942), 942);
}

static void
codes_come_in_fours(void **state)
{
	struct html h = writer(LANG_ID);

	(void)state;
	part_code_html(&h, &(struct part_code_view){STR("7KQM4TXR9HWP2NDC")});
	holds(&h, "<span>7KQM</span> <span>4TXR</span> <span>9HWP</span> <span>2NDC</span>", true, "four groups");
	expect(part_group(STR("7KQM4T"), 1), "4T", "a short last group");
	expect(part_group(STR("7KQM4T"), 2), "", "past the end");
}

static void
seals_are_mirrored_and_stable(void **state)
{
	(void)state;
	expect(part_seal_shape(a, STR("100000000000000000")), "M0 0h1v1h-1zM5 0h1v1h-1z", "one odd digit, two squares");
	expect(part_seal_shape(a, STR("00000000000000000f")), "M2 5h1v1h-1zM3 5h1v1h-1z", "the last digit, the middle below");
	expect(part_seal_shape(a, STR("0246")), "", "too short for a picture");

	struct html waiting = writer(LANG_ID), none = writer(LANG_ID), linked = writer(LANG_EN);

	part_seal_html(&waiting, &(struct part_seal_view){.hash = STR("ab"), .number = NO_INT});
	holds(&waiting, "Menunggu masuk catatan publik", true, "a leaf on its way");
	part_seal_html(&none, &(struct part_seal_view){.number = 5});
	expect(buf_done(&none.out), "", "no leaf, no seal");
	part_seal_html(&linked, &(struct part_seal_view){.hash = STR("ab"), .number = 48213, .path = STR("/catatan/48213")});
	holds(&linked, "<a href=\"/en/catatan/48213\">Public record no. 48,213</a>", true, "English page, English number");
	struct html leaf = writer(LANG_ID);

	part_seal_html(&leaf, &(struct part_seal_view){.hash = STR("ab"), .number = 5});
	holds(&leaf, "<a href=\"/v/ab\">Catatan publik no. 5</a>", true, "opens its leaf");
}

static void
fields_say_what_is_wrong_and_keep_what_was_typed(void **state)
{
	const struct part_error_view   rows[] = {{STR("judul"), STR("Tulis judul singkat")}};
	const struct part_errors_view  errors = {{rows, COUNT(rows)}};
	struct html                    bad = writer(LANG_ID), good = writer(LANG_ID), area = writer(LANG_ID);

	(void)state;
	part_field_html(&bad, &(struct part_field_view){.id = STR("judul"), .label = STR("Judul"), .value = STR("a\"><b>"),
	    .error = part_error_of(&errors, "judul")});
	holds(&bad, "govuk-form-group--error", true, "marked");
	holds(&bad, "aria-invalid=\"true\"", true, "said to screen readers");
	holds(&bad, "value=\"a&quot;&gt;&lt;b&gt;\"", true, "what was typed is kept and harmless");
	holds(&bad, "<span class=\"tr-vh\">Salah: </span>Tulis judul singkat", true, "the sentence");
	holds(&bad, "id=\"f-judul-p\"", true, "the description the field names");
	holds(&bad, "aria-describedby=\"f-judul-p\"", true, "named by the field");

	part_field_html(&good, &(struct part_field_view){.id = STR("nama"), .label = STR("Nama"), .optional = true,
	    .error = part_error_of(&errors, "nama")});
	holds(&good, "error", false, "another field's error");
	holds(&good, "(boleh kosong)", true, "optional is said");
	holds(&good, "maxlength=\"200\"", true, "usual limit");
	holds(&good, "autocomplete=\"off\"", true, "usual autocomplete");

	part_area_html(&area, &(struct part_area_view){.id = STR("isi"), .label = STR("Isi"), .value = STR("\nbaris dua")});
	holds(&area, ">\n\nbaris dua</textarea>", true, "a first empty line survives the browser");
	holds(&area, "Sisa 10.000 huruf", true, "the counter begins with the limit");
}

static void
nothing_is_chosen_for_anybody(void **state)
{
	const struct part_option  options[] = {{STR("terbuka"), STR("Terbuka"), STR("Petugas tahu nama Anda."), false},
		{STR("rahasia"), STR("Rahasia"), {0}, false}};
	struct part_option        chosen[] = {options[0], options[1]};
	struct part_picks_view    v = {.id = STR("sifat"), .legend = STR("Sifat"), .options = {options, COUNT(options)}};
	struct html               fresh = writer(LANG_ID), again = writer(LANG_ID);

	(void)state;
	part_picks_html(&fresh, &v);
	holds(&fresh, "checked", false, "a fresh form");
	holds(&fresh, "id=\"f-sifat\"", true, "the summary's link finds the first choice");
	holds(&fresh, "id=\"f-sifat-1\"", true, "the second has its own id");
	holds(&fresh, "type=\"radio\"", true, "one of them");

	chosen[1].chosen = true;
	v.options.at = chosen;
	v.many = true;
	part_picks_html(&again, &v);
	holds(&again, "value=\"rahasia\" checked", true, "what the person chose");
	holds(&again, "type=\"checkbox\"", true, "several of them");
}

static void
rings_and_meters_speak(void **state)
{
	struct html ring = writer(LANG_ID), empty = writer(LANG_ID), meter = writer(LANG_EN), none = writer(LANG_ID);

	(void)state;
	part_ring_html(&ring, &(struct part_ring_view){PART_BAD, 1400, STR("lewat 2 hari kerja")});
	holds(&ring, "stroke-dasharray=\"2639 2639\"", true, "late is full");
	holds(&ring, "lewat 2 hari kerja", true, "words stand under it");
	part_ring_html(&empty, &(struct part_ring_view){PART_OK, 0, STR("12 hari kerja")});
	holds(&empty, "stroke-dasharray", false, "nothing gone, nothing drawn");
	part_meter_html(&meter, &(struct part_meter_view){942, 950, PART_WARN});
	holds(&meter, "94.2%", true, "English decimal point");
	holds(&meter, "target 95", true, "the promise beside it");
	part_meter_html(&none, &(struct part_meter_view){NO_INT, NO_INT, PART_MUTE});
	holds(&none, "belum ada data", true, "nothing measured is said");
}

static void
paging_shows_only_ways_that_exist(void **state)
{
	struct html none = writer(LANG_ID), older = writer(LANG_EN);

	(void)state;
	part_pages_html(&none, &(struct part_pages_view){{0}, {0}});
	expect(buf_done(&none.out), "", "one page needs no paging");
	part_pages_html(&older, &(struct part_pages_view){.older = STR("/aduan?sebelum=9&unit=2")});
	holds(&older, "href=\"/en/aduan?sebelum=9&amp;unit=2\"", true, "the way to older entries");
	holds(&older, "Newer", false, "no way to newer ones");
}

static void
frames_show_only_what_exists(void **state)
{
	const struct frame_assets files = {STR("/aset/terang.css?v=1"), STR("/aset/terang.woff2?v=1"), STR("/aset/ikon.svg?v=1"), {0}};
	struct frame_view         f = {.assets = &files, .title = STR("A & B"), .path = STR("/"), .agency = STR("Dinas"),
		.made = NO_INSTANT};
	struct html               bare = writer(LANG_ID), english = writer(LANG_EN), person = writer(LANG_ID);

	(void)state;
	frame_open(&bare, &f);
	frame_close(&bare, &f);
	holds(&bare, "<title>A &amp; B – Dinas</title>", true, "title and agency");
	holds(&bare, "<script", false, "no script file, no script");
	holds(&bare, "tr-nav", false, "no rooms, no menu");
	holds(&bare, "Maklumat pelayanan belum diterbitkan", true, "no pledge yet is said");
	holds(&bare, "Data terbuka", false, "no open data, no column");
	holds(&bare, "href=\"/en\"", true, "the English page");
	holds(&bare, "canonical", false, "no address of the installation, none written");

	f.origin = STR("https://terang.example");
	f.path = STR("/aduan");
	frame_open(&english, &f);
	holds(&english, "<html lang=\"en\">", true, "language of the page");
	holds(&english, "<link rel=\"canonical\" href=\"https://terang.example/en/aduan\">", true, "canonical address");
	holds(&english, "hreflang=\"id\" lang=\"id\"", true, "the Indonesian page");

	f.person = &(const struct frame_person){STR("Rina Astuti"), STR("Petugas unit"), {0}};
	f.csrf = STR("token");
	f.hidden = f.workspace = true;
	frame_open(&person, &f);
	holds(&person, "RA</span>", true, "initials");
	holds(&person, "name=\"csrf\" value=\"token\"", true, "signing out carries the token");
	holds(&person, "noindex", true, "kept out of search engines");
	holds(&person, "canonical", false, "and without a canonical address");
}

static void
initials_are_letters_of_two_words(void **state)
{
	static const struct {
		const char *name, *want, *why;
	} cases[] = {
		{"Rina Astuti", "RA", "two words"},       {"Suharti", "S", "one word, as many people have"}, {"", "", "no name"},
		{"  Dedi   S. ", "DS", "blanks between"}, {"Élan Ünal Z", "ÉÜ", "letters with accents"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		expect(frame_initials(a, str_z(cases[i].name)), cases[i].want, cases[i].why);
}

int
parts_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(lines_stay_in_their_box, arena_set_up, arena_tear_down),
		cmocka_unit_test_setup_teardown(meters_are_red_only_for_missed_promises, arena_set_up, arena_tear_down),
		cmocka_unit_test_setup_teardown(bars_are_scaled, arena_set_up, arena_tear_down),
		cmocka_unit_test_setup_teardown(codes_come_in_fours, arena_set_up, arena_tear_down),
		cmocka_unit_test_setup_teardown(seals_are_mirrored_and_stable, arena_set_up, arena_tear_down),
		cmocka_unit_test_setup_teardown(fields_say_what_is_wrong_and_keep_what_was_typed, arena_set_up, arena_tear_down),
		cmocka_unit_test_setup_teardown(nothing_is_chosen_for_anybody, arena_set_up, arena_tear_down),
		cmocka_unit_test_setup_teardown(rings_and_meters_speak, arena_set_up, arena_tear_down),
		cmocka_unit_test_setup_teardown(paging_shows_only_ways_that_exist, arena_set_up, arena_tear_down),
		cmocka_unit_test_setup_teardown(frames_show_only_what_exists, arena_set_up, arena_tear_down),
		cmocka_unit_test_setup_teardown(initials_are_letters_of_two_words, arena_set_up, arena_tear_down),
	};

	return cmocka_run_group_tests_name("parts", tests, NULL, NULL);
}
