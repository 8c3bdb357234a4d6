/* service_body_test.c - standards and pledges to JSON and back, their words, and the tables that must agree with each other. */
#include "rooms/services/service_body.h"

#include "base/date.h"
#include "base/strs.h"
#include "base/test.h"
#include "core/leaf.h"
#include "core/publication.h"
#include "rooms/services/service_kind.h"
#include "rooms/services/service_words.h"
#include "rooms/services/templates.h"

static struct service_lines
lines(struct arena *a, const char *text)
{
	return service_lines_read(a, str_z(text), SERVICE_MAX_LINES);
}

/* Every member is filled with words that say which it is. */
static struct service_in
full(struct arena *a)
{
	static struct service_law     laws[] = {{{"UU 25/2009", 10}, {"Pelayanan Publik", 16}, {"https://jdih.go.id", 18}}};
	static struct service_step    steps[] = {{{"Periksa", 7}, {"Loket", 5}, {"1 jam", 5}}, {{"Ambil", 5}, {"", 0}, {"", 0}}};
	static struct service_fee     fees[] = {{{"Cetak ulang", 11}, 50000}};
	static struct service_file    files[] = {{{"SK 1", 4},
	    {"0000000000000000000000000000000000000000000000000000000000000000", 64}}};
	static struct service_variant variants[2];

	variants[0] = (struct service_variant){STR("WNI"), lines(a, "KK\nKTP")};
	variants[1] = (struct service_variant){STR(""), lines(a, "Paspor")};
	return (struct service_in){
		.laws = {laws, 1}, .variants = {variants, 2}, .steps = {steps, 2},
		.term = {3, TIME_WORKING_DAYS, STR("sejak lengkap"), STR("tanpa libur")}, .fees = {false, fees, 1, STR("Perda 1")},
		.products = lines(a, "Kutipan akta"), .facilities = STR("rampa"), .competence = STR("bersertifikat"),
		.supervision = STR("atasan"), .complaints = lines(a, "loket\nsitus"), .staff = STR("11 orang"),
		.guarantee = STR("kompensasi"), .safety = STR("data aman"), .evaluation = STR("tiap bulan"),
		.complaint_term = {5, TIME_WORKING_DAYS, STR(""), STR("")}, .places = lines(a, "Jalan 1"), .hours = lines(a, "Senin"),
		.officer = STR("Kepala Bidang"), .care = lines(a, "antrean"), .agreed = STR("FKP 1"), .files = {files, 1},
		.example = STR("ktp-el"),
	};
}

static void
there_and_back(void **state)
{
	struct arena     *a = *state;
	struct service_in in = full(a), back;
	str               json, again;

	assert_null(service_body_build(a, &in, &json));
	assert_null(service_body_read(a, json, &back));
	assert_null(service_body_build(a, &back, &again));
	assert_true(str_eq(json, again));
	for (size_t i = 0; i < service_standard_kind.part_count; i++) {
		str one = service_part_words(a, LANG_ID, &in, i), two = service_part_words(a, LANG_ID, &back, i);

		assert_true(one.n > 0);
		assert_true(str_eq(one, two));
	}
	struct service_in empty = {0};
	assert_null(service_body_build(a, &empty, &json));
	assert_true(str_eq(json, STR("{}"))); /* what is empty says nothing */
	assert_non_null(service_body_read(a, STR("[]"), &back));
	assert_null(service_body_read(a, STR("{\"waktu\":{\"jumlah\":3,\"satuan\":\"abad\"},\"biaya\":7,\"produk\":[1,\"x\"]}"), &back));
	assert_int_equal(back.term.amount, 0); /* other kinds of value are left out */
	assert_int_equal(back.products.n, 1);
}

/* What lists read is what the whole body says, in its place among the published bytes. */
static void
brief_says_the_same(void **state)
{
	struct arena       *a = *state;
	struct service_in   in[2] = {full(a)};
	struct service_term term;
	bool                is_free;

	in[1].fees.free = true;
	for (size_t i = 0; i < COUNT(in); i++) {
		struct service_in back;
		str               json;

		assert_null(service_body_build(a, &in[i], &json));
		assert_null(service_body_read(a, json, &back));
		assert_null(service_brief_read(a, str_fmt(a, "{\"aturan\":\"x\",\"isi\":%.*s,\"no\":1}", STRF(json)), &term, &is_free));
		assert_int_equal(term.amount, back.term.amount);
		assert_int_equal(term.unit, back.term.unit);
		assert_true(str_eq(term.from, back.term.from) && str_eq(term.note, back.term.note));
		assert_int_equal(is_free, back.fees.free);
	}
	term.amount = 7;
	assert_non_null(service_brief_read(a, STR("{\"aturan\":\"x\"}"), &term, &is_free));
	assert_non_null(service_brief_read(a, STR("{\"isi\":7}"), &term, &is_free));
	assert_int_equal(term.amount, 7);
}

/* The words of part i must be those of the JSON member that kind's table names there. */
static void
words_follow_the_table(void **state)
{
	struct arena     *a = *state;
	struct service_in in = full(a), only;
	str               json;

	assert_null(service_body_build(a, &in, &json));
	for (size_t i = 0; i < service_standard_kind.part_count; i++) {
		const struct publication_part *p = &service_standard_kind.parts[i];
		str                            engine = body_part_text(a, json, p), ours = service_part_words(a, LANG_ID, &in, i);

		if (engine.n == 0)
			fail_msg("%s: the engine sees nothing", p->key);
		str rest = ours, line;
		assert_true(str_cut(&rest, '\n', &line));
		str first = {line.p, line.n < 3 ? line.n : 3};
		if (str_find(engine, first, 0) < 0)
			fail_msg("%s: '%.*s' is not in '%.*s'", p->key, STRF(first), STRF(engine));
	}
	for (int i = 0; i < SERVICE_COMPONENTS; i++) {
		const struct publication_part *p = &service_standard_kind.parts[i];

		assert_non_null(p->code);
		assert_string_equal(p->code, str_fmt(a, "SP%02d", i + 1).p);
		assert_true(p->to_complete);
	}
	assert_null(service_body_read(a, STR("{}"), &only));
	size_t published = 0;
	for (size_t i = 0; i < service_standard_kind.part_count; i++)
		published += service_standard_kind.parts[i].to_publish;
	assert_int_equal(published, 6); /* service delivery */
	assert_int_equal(service_part_index("pengaduan"), 9);
	assert_null(service_part_find("tidak_ada"));
}

static void
terms_in_both_languages(void **state)
{
	static const struct {
		struct service_term t;
		const char         *id, *en;
	} cases[] = {
		{{3, TIME_WORKING_DAYS, {0}, {0}}, "3 hari kerja", "3 working days"},
		{{1, TIME_WORKING_DAYS, {0}, {0}}, "1 hari kerja", "1 working day"},
		{{14, TIME_DAYS, {0}, {0}}, "14 hari", "14 days"},
		{{1, TIME_HOURS, {0}, {0}}, "1 jam", "1 hour"},
		{{15, TIME_MINUTES, {0}, {0}}, "15 menit", "15 minutes"},
		{{2, TIME_MONTHS, {0}, {0}}, "2 bulan", "2 months"},
		{{0, 0, {0}, {0}}, "", ""},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		assert_true(str_eq(service_term_words(*state, LANG_ID, &cases[i].t), str_z(cases[i].id)));
		assert_true(str_eq(service_term_words(*state, LANG_EN, &cases[i].t), str_z(cases[i].en)));
	}
	assert_true(str_eq(service_rupiah_words(*state, LANG_ID, 50000), STR("Rp50.000")));
	assert_true(str_eq(service_first_words(*state, STR("satu dua tiga"), 9), STR("satu dua…")));
	assert_true(str_eq(service_first_words(*state, STR("satu\ndua"), 9), STR("satu dua")));
	assert_true(str_eq(service_first_words(*state, STR(""), 9), STR("")));
}

static void
pledge_there_and_back(void **state)
{
	struct arena    *a = *state;
	struct pledge_in in = {.promise = STR("janji"), .duty = STR("wajib"), .sanction = STR("sanksi"), .decree = STR("188"),
		.signer = STR("Lestari"), .post = STR("Kepala"), .services = lines(a, "KTP\nKK"), .places = lines(a, "Loket")}, back;
	str              json;
	const struct publication_part **gaps;
	size_t           n;

	assert_true(date_from_civil(2026, 11, 20, &in.decree_day));
	assert_null(pledge_body_build(a, &in, &json));
	assert_null(pledge_body_read(a, json, &back));
	assert_int_equal(back.decree_day.d, in.decree_day.d);
	for (size_t i = 0; i < service_pledge_kind.part_count; i++) {
		assert_true(str_eq(pledge_part_words(a, LANG_ID, &in, i), pledge_part_words(a, LANG_ID, &back, i)));
		assert_true(body_part_text(a, json, &service_pledge_kind.parts[i]).n > 0);
	}
	assert_null(body_missing(a, &service_pledge_kind, json, false, &gaps, &n));
	assert_int_equal(n, 0);
	in.decree_day = NO_DAY;
	in.sanction = STR("");
	assert_null(pledge_body_build(a, &in, &json));
	assert_null(body_missing(a, &service_pledge_kind, json, false, &gaps, &n));
	assert_int_equal(n, 2); /* a pledge without sanction and date is none */
}

/* ---- templates ---- */

static void
every_template_is_sound(void **state)
{
	struct service_templates all;

	assert_null(service_templates_read(*state, &all));
	assert_int_equal(all.n, 40);
	for (size_t i = 0; i < all.n; i++) {
		const struct service_template  *t = &all.at[i];
		struct service_in               in = service_template_draft(*state, t), back;
		const struct publication_part **gaps;
		size_t                          n, waits = 0;
		str                             json, again;

		if (!leaf_ref_fits(STR("standar"), str_fmt(*state, "STD-KCS-%.*s", STRF(t->slug))))
			fail_msg("%.*s: its slug fits no address", STRF(t->slug));
		if (service_group_word(t->group) == WORD_NONE)
			fail_msg("%.*s: no group %.*s", STRF(t->slug), STRF(t->group));
		assert_true(t->warnings.n > 0 && t->sources.n > 0 && t->laws.n >= 3 && t->steps.n >= 3);
		for (size_t k = 0; k < i; k++)
			assert_false(str_eq(all.at[k].slug, t->slug));
		assert_null(service_body_build(*state, &in, &json));
		assert_null(service_body_read(*state, json, &back));
		assert_null(service_body_build(*state, &back, &again));
		assert_true(str_eq(json, again));
		/* None can be published as it is: its complaint channel holds placeholders. */
		assert_null(body_missing(*state, &service_standard_kind, json, false, &gaps, &n));
		for (size_t k = 0; k < n; k++)
			waits += strcmp(gaps[k]->key, "pengaduan") == 0;
		if (waits != 1)
			fail_msg("%.*s could be published unchanged", STRF(t->slug));
	}
}

static void
other_files_are_refused(void **state)
{
	static const char *const files[] = {"", "{}", "[{}]", "[1]", "[{\"slug\":\"a\"}]", "[{\"slug\":\"a\",\"lain\":1}]"};
	struct service_templates all = {.n = 7};

	for (size_t i = 0; i < COUNT(files); i++) {
		const struct err *e = service_templates_parse(*state, str_z(files[i]), &all);

		if (!e || strcmp(e->code, "templates.form") != 0)
			fail_msg("taken: %s", files[i]);
		assert_int_equal(all.n, 7);
	}
}

int
service_body_test(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(there_and_back),
		cmocka_unit_test(brief_says_the_same),
		cmocka_unit_test(words_follow_the_table),
		cmocka_unit_test(terms_in_both_languages),
		cmocka_unit_test(pledge_there_and_back),
		cmocka_unit_test(every_template_is_sound),
		cmocka_unit_test(other_files_are_refused),
	};

	return cmocka_run_group_tests_name("service_body", tests, test_arena_open, test_arena_close);
}
