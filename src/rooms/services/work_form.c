/* work_form.c - see work_form.h. One table says what a field is; loops do the rest. */
#include "rooms/services/work_form.h"

#include "base/strs.h"
#include "rooms/services/service_kind.h"
#include "rooms/services/service_words.h"

enum { LINE = 200, SHORT = 1000, TEXT = 5000, LONG = 10000, AMOUNT_MAX = 10000, MAX_ITEMS = 24 };

enum widget { WIDGET_FIELD = 1, WIDGET_AREA, WIDGET_NUMBER, WIDGET_UNIT_OF_TIME, WIDGET_GROUP, WIDGET_OFFICE, WIDGET_FREE, WIDGET_HIDDEN };

/* Sections in the order of the page; a field belongs to one. */
enum section { SECTION_NAME = 0, SECTION_REQUIRE, SECTION_STEPS, SECTION_TERM, SECTION_FEES, SECTION_PRODUCT, SECTION_COMPLAIN,
	SECTION_WHERE, SECTION_INSIDE, SECTION_NOTE, SECTION_COUNT };

static const enum word section_titles[SECTION_COUNT] = {
	W_services_form_name, W_services_part_persyaratan, W_services_part_prosedur, W_services_part_waktu, W_services_part_biaya,
	W_services_part_produk, W_services_part_pengaduan, W_services_form_where, W_services_form_inside, W_services_form_note,
};

static const struct row {
	const char  *name;
	enum widget  widget;
	enum section section;
	enum word    label, hint; /* hint WORD_NONE: none */
	int          max, lines;
	bool         needed; /* else "(boleh kosong)" stands behind it */
} rows[VALUE_COUNT] = {
	[VALUE_TITLE] = {"judul", WIDGET_FIELD, SECTION_NAME, W_services_form_title, WORD_NONE, LINE, 0, true},
	[VALUE_SLUG] = {"kode", WIDGET_FIELD, SECTION_NAME, W_services_form_slug, W_services_form_slug_hint, 64, 0, true},
	[VALUE_SUMMARY] = {"ringkas", WIDGET_AREA, SECTION_NAME, W_services_form_summary, W_services_form_summary_hint, SHORT, 2, true},
	[VALUE_GROUP] = {"kelompok", WIDGET_GROUP, SECTION_NAME, W_services_form_group, WORD_NONE, 40, 0, true},
	[VALUE_UNIT] = {"unit", WIDGET_OFFICE, SECTION_NAME, W_services_form_unit, WORD_NONE, 40, 0, true},
	[VALUE_NOTE] = {"perubahan", WIDGET_AREA, SECTION_NOTE, W_services_form_change, W_services_form_change_hint, SHORT, 2, false},
	[VALUE_LAWS] = {"dasar_hukum", WIDGET_AREA, SECTION_INSIDE, W_services_part_dasar_hukum, W_services_form_laws_hint, LONG, 6, false},
	[VALUE_STEPS] = {"prosedur", WIDGET_AREA, SECTION_STEPS, W_services_form_steps, W_services_form_steps_hint, LONG, 7, true},
	[VALUE_TERM_AMOUNT] = {"waktu_jumlah", WIDGET_NUMBER, SECTION_TERM, W_services_form_amount, WORD_NONE, 6, 0, true},
	[VALUE_TERM_UNIT] = {"waktu_satuan", WIDGET_UNIT_OF_TIME, SECTION_TERM, W_services_form_time_unit, WORD_NONE, 40, 0, true},
	[VALUE_TERM_FROM] = {"waktu_mulai", WIDGET_FIELD, SECTION_TERM, W_services_form_from, W_services_form_from_hint, LINE, 0, true},
	[VALUE_TERM_NOTE] = {"waktu_catatan", WIDGET_AREA, SECTION_TERM, W_services_form_term_note, WORD_NONE, SHORT, 2, false},
	[VALUE_FREE] = {"gratis", WIDGET_FREE, SECTION_FEES, W_services_form_free, WORD_NONE, 10, 0, true},
	[VALUE_FEES] = {"rincian", WIDGET_AREA, SECTION_FEES, W_services_form_fees, W_services_form_fees_hint, TEXT, 3, false},
	[VALUE_FEE_NOTE] = {"biaya_catatan", WIDGET_AREA, SECTION_FEES, W_services_form_fee_note, WORD_NONE, SHORT, 2, false},
	[VALUE_PRODUCTS] = {"produk", WIDGET_AREA, SECTION_PRODUCT, W_services_part_produk, W_services_form_lines_hint, TEXT, 3, true},
	[VALUE_FACILITIES] = {"sarana", WIDGET_AREA, SECTION_INSIDE, W_services_part_sarana, WORD_NONE, TEXT, 3, false},
	[VALUE_COMPETENCE] = {"kompetensi", WIDGET_AREA, SECTION_INSIDE, W_services_part_kompetensi, WORD_NONE, TEXT, 3, false},
	[VALUE_SUPERVISION] = {"pengawasan", WIDGET_AREA, SECTION_INSIDE, W_services_part_pengawasan, WORD_NONE, TEXT, 3, false},
	[VALUE_COMPLAINTS] = {"pengaduan", WIDGET_AREA, SECTION_COMPLAIN, W_services_form_complaints, W_services_form_lines_hint, TEXT, 4, true},
	[VALUE_COMPLAINT_AMOUNT] = {"aduan_jumlah", WIDGET_NUMBER, SECTION_COMPLAIN, W_services_form_complaint_amount,
	    W_services_form_complaint_hint, 6, 0, false},
	[VALUE_COMPLAINT_UNIT] = {"aduan_satuan", WIDGET_UNIT_OF_TIME, SECTION_COMPLAIN, W_services_form_complaint_unit, WORD_NONE, 40, 0, false},
	[VALUE_STAFF] = {"jumlah_pelaksana", WIDGET_AREA, SECTION_INSIDE, W_services_part_jumlah_pelaksana, WORD_NONE, TEXT, 2, false},
	[VALUE_GUARANTEE] = {"jaminan_layanan", WIDGET_AREA, SECTION_INSIDE, W_services_part_jaminan_layanan, WORD_NONE, TEXT, 3, false},
	[VALUE_SAFETY] = {"jaminan_keamanan", WIDGET_AREA, SECTION_INSIDE, W_services_part_jaminan_keamanan, WORD_NONE, TEXT, 3, false},
	[VALUE_EVALUATION] = {"evaluasi", WIDGET_AREA, SECTION_INSIDE, W_services_part_evaluasi, WORD_NONE, TEXT, 3, false},
	[VALUE_PLACES] = {"lokasi", WIDGET_AREA, SECTION_WHERE, W_services_part_lokasi, W_services_form_lines_hint, TEXT, 3, false},
	[VALUE_HOURS] = {"jam", WIDGET_AREA, SECTION_WHERE, W_services_part_jam, W_services_form_hours_hint, TEXT, 3, false},
	[VALUE_OFFICER] = {"penanggung_jawab", WIDGET_FIELD, SECTION_WHERE, W_services_part_penanggung_jawab,
	    W_services_form_officer_hint, LINE, 0, false},
	[VALUE_CARE] = {"kelompok_rentan", WIDGET_AREA, SECTION_WHERE, W_services_part_kelompok_rentan, W_services_form_lines_hint, TEXT, 3, false},
	[VALUE_AGREED] = {"pembahasan", WIDGET_AREA, SECTION_NOTE, W_services_part_pembahasan, W_services_form_agreed_hint, SHORT, 2, false},
	[VALUE_EXAMPLE] = {"contoh", WIDGET_HIDDEN, SECTION_NAME, W_services_form_title, WORD_NONE, 64, 0, false},
};

#define VARIANT(n)                                                                       \
	{"varian_" #n, FIELD_TEXT, false, 0, LINE, W_services_form_variant, NULL},             \
	{"butir_" #n, FIELD_LINES, false, 0, TEXT, W_services_form_items, NULL}

/* Nothing is obligatory here: a draft may be saved at any time; what is missing is told at the proposal. */
const struct field work_form_fields[WORK_FORM_FIELDS] = {
	{"judul", FIELD_TEXT, false, 0, LINE, W_services_form_title, NULL},
	{"kode", FIELD_CODE, false, 0, 64, W_services_form_slug, NULL},
	{"ringkas", FIELD_LINES, false, 0, SHORT, W_services_form_summary, NULL},
	{"kelompok", FIELD_CHOICE, false, 0, 40, W_services_form_group, NULL},
	{"unit", FIELD_CHOICE, false, 0, 40, W_services_form_unit, NULL},
	{"perubahan", FIELD_LINES, false, 0, SHORT, W_services_form_change, NULL},
	{"dasar_hukum", FIELD_LINES, false, 0, LONG, W_services_part_dasar_hukum, NULL},
	{"prosedur", FIELD_LINES, false, 0, LONG, W_services_form_steps, NULL},
	{"waktu_jumlah", FIELD_INT, false, 1, AMOUNT_MAX, W_services_form_amount, NULL},
	{"waktu_satuan", FIELD_CHOICE, false, 0, 40, W_services_form_time_unit, NULL},
	{"waktu_mulai", FIELD_TEXT, false, 0, LINE, W_services_form_from, NULL},
	{"waktu_catatan", FIELD_LINES, false, 0, SHORT, W_services_form_term_note, NULL},
	{"gratis", FIELD_CHOICE, false, 0, 10, W_services_form_free, "ya|tidak"},
	{"rincian", FIELD_LINES, false, 0, TEXT, W_services_form_fees, NULL},
	{"biaya_catatan", FIELD_LINES, false, 0, SHORT, W_services_form_fee_note, NULL},
	{"produk", FIELD_LINES, false, 0, TEXT, W_services_part_produk, NULL},
	{"sarana", FIELD_LINES, false, 0, TEXT, W_services_part_sarana, NULL},
	{"kompetensi", FIELD_LINES, false, 0, TEXT, W_services_part_kompetensi, NULL},
	{"pengawasan", FIELD_LINES, false, 0, TEXT, W_services_part_pengawasan, NULL},
	{"pengaduan", FIELD_LINES, false, 0, TEXT, W_services_form_complaints, NULL},
	{"aduan_jumlah", FIELD_INT, false, 1, AMOUNT_MAX, W_services_form_complaint_amount, NULL},
	{"aduan_satuan", FIELD_CHOICE, false, 0, 40, W_services_form_complaint_unit, NULL},
	{"jumlah_pelaksana", FIELD_LINES, false, 0, TEXT, W_services_part_jumlah_pelaksana, NULL},
	{"jaminan_layanan", FIELD_LINES, false, 0, TEXT, W_services_part_jaminan_layanan, NULL},
	{"jaminan_keamanan", FIELD_LINES, false, 0, TEXT, W_services_part_jaminan_keamanan, NULL},
	{"evaluasi", FIELD_LINES, false, 0, TEXT, W_services_part_evaluasi, NULL},
	{"lokasi", FIELD_LINES, false, 0, TEXT, W_services_part_lokasi, NULL},
	{"jam", FIELD_LINES, false, 0, TEXT, W_services_part_jam, NULL},
	{"penanggung_jawab", FIELD_TEXT, false, 0, LINE, W_services_part_penanggung_jawab, NULL},
	{"kelompok_rentan", FIELD_LINES, false, 0, TEXT, W_services_part_kelompok_rentan, NULL},
	{"pembahasan", FIELD_LINES, false, 0, SHORT, W_services_part_pembahasan, NULL},
	{"contoh", FIELD_CODE, false, 0, 64, W_services_form_title, NULL},
	{"instansi", FIELD_CODE, false, 0, 8, W_services_catalogue_agency, NULL},
	{"diubah", FIELD_INT, false, 0, INT64_MAX, W_services_form_seen, NULL},
	{"dari", FIELD_INT, false, 0, INT64_MAX, W_services_form_change, NULL},
	{"tombol", FIELD_CHOICE, false, 0, 20, W_services_form_title, "simpan|tambah-varian"},
	VARIANT(1), VARIANT(2), VARIANT(3), VARIANT(4), VARIANT(5), VARIANT(6), VARIANT(7), VARIANT(8),
};

static const char *const variant_names[SERVICE_MAX_VARIANTS][2] = {{"varian_1", "butir_1"}, {"varian_2", "butir_2"},
	{"varian_3", "butir_3"}, {"varian_4", "butir_4"}, {"varian_5", "butir_5"}, {"varian_6", "butir_6"}, {"varian_7", "butir_7"},
	{"varian_8", "butir_8"}};

struct work_values
work_values_sent(struct request *q)
{
	struct work_values v = {.variants = 1};

	for (size_t i = 0; i < VALUE_COUNT; i++)
		v.of[i] = q_text(q, rows[i].name);
	for (size_t i = 0; i < SERVICE_MAX_VARIANTS; i++) {
		v.variant[i] = q_text(q, variant_names[i][0]);
		v.items[i] = q_text(q, variant_names[i][1]);
		if (v.variant[i].n > 0 || v.items[i].n > 0)
			v.variants = i + 1;
	}
	if (str_eq(q_text(q, "tombol"), STR("tambah-varian")) && v.variants < SERVICE_MAX_VARIANTS)
		v.variants++;
	return v;
}

static str
amount_text(struct arena *a, const struct service_term *t)
{
	return t->amount > 0 ? str_fmt(a, "%lld", (long long)t->amount) : STR("");
}

static str
unit_text(const struct service_term *t)
{
	return t->amount > 0 ? str_z(time_unit_name(t->unit)) : STR("");
}

struct work_values
work_values_of(struct arena *a, const struct service_in *in)
{
	bool               fees = in->fees.free || in->fees.n > 0 || in->fees.note.n > 0;
	struct work_values v = {.variants = in->variants.n > 0 ? in->variants.n : 1, .of = {
		[VALUE_LAWS] = service_laws_write(a, &in->laws), [VALUE_STEPS] = service_steps_write(a, &in->steps),
		[VALUE_TERM_AMOUNT] = amount_text(a, &in->term), [VALUE_TERM_UNIT] = unit_text(&in->term),
		[VALUE_TERM_FROM] = in->term.from, [VALUE_TERM_NOTE] = in->term.note,
		[VALUE_FREE] = in->fees.free ? STR("ya") : fees ? STR("tidak") : STR(""),
		[VALUE_FEES] = service_fees_write(a, &in->fees), [VALUE_FEE_NOTE] = in->fees.note,
		[VALUE_PRODUCTS] = service_lines_write(a, &in->products), [VALUE_FACILITIES] = in->facilities,
		[VALUE_COMPETENCE] = in->competence, [VALUE_SUPERVISION] = in->supervision,
		[VALUE_COMPLAINTS] = service_lines_write(a, &in->complaints),
		[VALUE_COMPLAINT_AMOUNT] = amount_text(a, &in->complaint_term), [VALUE_COMPLAINT_UNIT] = unit_text(&in->complaint_term),
		[VALUE_STAFF] = in->staff, [VALUE_GUARANTEE] = in->guarantee, [VALUE_SAFETY] = in->safety,
		[VALUE_EVALUATION] = in->evaluation, [VALUE_PLACES] = service_lines_write(a, &in->places),
		[VALUE_HOURS] = service_lines_write(a, &in->hours), [VALUE_OFFICER] = in->officer,
		[VALUE_CARE] = service_lines_write(a, &in->care), [VALUE_AGREED] = in->agreed, [VALUE_EXAMPLE] = in->example,
	}};

	if (v.variants > SERVICE_MAX_VARIANTS)
		v.variants = SERVICE_MAX_VARIANTS;
	for (size_t i = 0; i < in->variants.n && i < SERVICE_MAX_VARIANTS; i++) {
		v.variant[i] = in->variants.at[i].name;
		v.items[i] = service_lines_write(a, &in->variants.at[i].items);
	}
	return v;
}

/* ---- typed to body ---- */

static void
line_fault(struct request *q, const char *field, enum word sentence, size_t line)
{
	const struct word_arg n[] = {{"n", str_fmt(q->a, "%zu", line)}};

	q_fault(q, field, sentence, n, 1);
}

static bool
is_address(str s)
{
	return str_starts(s, STR("https://")) || str_starts(s, STR("http://"));
}

static struct service_laws
read_laws(struct request *q, str text)
{
	struct service_lines l = service_lines_read(q->a, text, SERVICE_MAX_LINES);
	struct service_laws  out = {.at = arena_array(q->a, l.n + 1, sizeof(*out.at)), .n = l.n};

	for (size_t i = 0; i < l.n; i++) {
		str parts[3];

		service_line_cut(l.at[i], parts, COUNT(parts));
		if (parts[2].n > 0 && !is_address(parts[2]))
			line_fault(q, "dasar_hukum", W_services_form_law_address, i + 1);
		out.at[i] = (struct service_law){parts[0], parts[1], parts[2]};
	}
	return out;
}

static struct service_steps
read_steps(struct request *q, str text)
{
	struct service_lines l = service_lines_read(q->a, text, SERVICE_MAX_LINES);
	struct service_steps out = {.at = arena_array(q->a, l.n + 1, sizeof(*out.at)), .n = l.n};

	for (size_t i = 0; i < l.n; i++) {
		str parts[3];

		service_line_cut(l.at[i], parts, COUNT(parts));
		if (parts[0].n == 0)
			line_fault(q, "prosedur", W_services_form_step_empty, i + 1);
		out.at[i] = (struct service_step){parts[0], parts[1], parts[2]};
	}
	return out;
}

static struct service_fees
read_fees(struct request *q, const struct work_values *v)
{
	struct service_lines l = service_lines_read(q->a, v->of[VALUE_FEES], SERVICE_MAX_LINES);
	struct service_fees  out = {.free = str_eq(v->of[VALUE_FREE], STR("ya")), .at = arena_array(q->a, l.n + 1, sizeof(*out.at)),
		.note = v->of[VALUE_FEE_NOTE]};

	for (size_t i = 0; i < l.n; i++) {
		str     parts[2];
		int64_t rupiah = 0;

		service_line_cut(l.at[i], parts, COUNT(parts));
		if (parts[0].n == 0 || !service_rupiah_read(parts[1], &rupiah))
			line_fault(q, "rincian", W_services_form_fee_line, i + 1);
		out.at[out.n++] = (struct service_fee){parts[0], rupiah};
	}
	if (out.free && out.n > 0)
		q_fault(q, "rincian", W_services_form_fee_free, NULL, 0);
	return out;
}

static struct service_term
read_term(struct request *q, const struct work_values *v, enum work_value amount, enum work_value unit)
{
	struct service_term t = {.from = STR(""), .note = STR("")};

	if (v->of[amount].n == 0) { /* the select has a unit before there is an amount */
		q_known(q, rows[unit].name, time_unit_parse(v->of[unit], &t.unit) && t.unit != TIME_TIMES);
		return (struct service_term){.from = STR(""), .note = STR("")};
	}
	if (!time_unit_parse(v->of[unit], &t.unit) || t.unit == TIME_TIMES) {
		q_fault(q, rows[unit].name, W_services_form_unit_missing, NULL, 0);
		return t;
	}
	if (!str_int(v->of[amount], &t.amount))
		t.amount = 0; /* the field's own fault stands already */
	return t;
}

static struct service_variants
read_variants(struct request *q, const struct work_values *v)
{
	struct service_variants out = {.at = arena_array(q->a, SERVICE_MAX_VARIANTS, sizeof(*out.at))};

	for (size_t i = 0; i < v->variants; i++) {
		struct service_lines items = service_lines_read(q->a, v->items[i], SERVICE_MAX_LINES);

		if (v->variant[i].n > 0 || items.n > 0)
			out.at[out.n++] = (struct service_variant){v->variant[i], items};
	}
	return out;
}

struct service_in
work_values_body(struct request *q, const struct work_values *v)
{
	struct arena     *a = q->a;
	const str        *of = v->of;
	struct service_in in = {
		.laws = read_laws(q, of[VALUE_LAWS]), .variants = read_variants(q, v), .steps = read_steps(q, of[VALUE_STEPS]),
		.term = read_term(q, v, VALUE_TERM_AMOUNT, VALUE_TERM_UNIT), .fees = read_fees(q, v),
		.products = service_lines_read(a, of[VALUE_PRODUCTS], SERVICE_MAX_LINES), .facilities = of[VALUE_FACILITIES],
		.competence = of[VALUE_COMPETENCE], .supervision = of[VALUE_SUPERVISION],
		.complaints = service_lines_read(a, of[VALUE_COMPLAINTS], SERVICE_MAX_LINES), .staff = of[VALUE_STAFF],
		.guarantee = of[VALUE_GUARANTEE], .safety = of[VALUE_SAFETY], .evaluation = of[VALUE_EVALUATION],
		.complaint_term = read_term(q, v, VALUE_COMPLAINT_AMOUNT, VALUE_COMPLAINT_UNIT),
		.places = service_lines_read(a, of[VALUE_PLACES], SERVICE_MAX_LINES),
		.hours = service_lines_read(a, of[VALUE_HOURS], SERVICE_MAX_LINES), .officer = of[VALUE_OFFICER],
		.care = service_lines_read(a, of[VALUE_CARE], SERVICE_MAX_LINES), .agreed = of[VALUE_AGREED],
		.example = of[VALUE_EXAMPLE],
	};

	in.term.from = of[VALUE_TERM_FROM];
	in.term.note = of[VALUE_TERM_NOTE];
	return in;
}

/* ---- the page ---- */

static struct part_options
time_units(struct request *q, str chosen)
{
	static const enum time_unit units[] = {TIME_MINUTES, TIME_HOURS, TIME_WORKING_DAYS, TIME_DAYS, TIME_MONTHS};
	struct part_option         *o = arena_array(q->a, COUNT(units), sizeof(*o));

	for (size_t i = 0; i < COUNT(units); i++) {
		const struct service_term many = {.amount = 2, .unit = units[i]};
		str                       name = str_z(time_unit_name(units[i]));

		o[i] = (struct part_option){.value = name, .text = service_unit_words(q->lang, &many), .chosen = str_eq(name, chosen)};
	}
	return (struct part_options){o, COUNT(units)};
}

static struct part_options
groups(struct request *q, str chosen)
{
	struct part_option *o = arena_array(q->a, service_group_count, sizeof(*o));

	for (size_t i = 0; i < service_group_count; i++) {
		str code = str_z(service_groups[i].code);

		o[i] = (struct part_option){.value = code, .text = word(q->lang, service_groups[i].label), .chosen = str_eq(code, chosen)};
	}
	return (struct part_options){o, service_group_count};
}

static struct part_options
offices(struct request *q, const struct unit_list *units, str chosen)
{
	struct part_option *o = arena_array(q->a, units->n + 1, sizeof(*o));

	for (size_t i = 0; i < units->n; i++)
		o[i] = (struct part_option){.value = units->at[i].slug, .text = units->at[i].name, .chosen = str_eq(units->at[i].slug, chosen)};
	return (struct part_options){o, units->n};
}

static struct part_options
yes_or_no(struct request *q, str chosen)
{
	struct part_option *o = arena_array(q->a, 2, sizeof(*o));

	o[0] = (struct part_option){.value = STR("ya"), .text = word(q->lang, W_services_free), .chosen = str_eq(chosen, STR("ya"))};
	o[1] = (struct part_option){.value = STR("tidak"), .text = word(q->lang, W_services_form_paid),
		.chosen = str_eq(chosen, STR("tidak"))};
	return (struct part_options){o, 2};
}

#define KEEP(q, value) memcpy(arena_alloc((q)->a, sizeof(value)), &(value), sizeof(value))

static struct work_item
item_of(struct request *q, const struct row *row, str value, const struct unit_list *units, const struct part_errors_view *errors)
{
	str id = str_z(row->name), label = word(q->lang, row->label), hint = row->hint ? word(q->lang, row->hint) : STR("");
	str error = part_error_of(errors, row->name);

	switch (row->widget) {
	case WIDGET_FIELD:
	case WIDGET_NUMBER: {
		struct part_field_view f = {.id = id, .label = label, .hint = hint, .error = error, .value = value,
			.optional = !row->needed, .max_chars = row->max, .narrow = row->widget == WIDGET_NUMBER,
			.inputmode = row->widget == WIDGET_NUMBER ? STR("numeric") : STR("")};
		return (struct work_item){.field = KEEP(q, f)};
	}
	case WIDGET_AREA: {
		struct part_area_view f = {.id = id, .label = label, .hint = hint, .error = error, .value = value,
			.optional = !row->needed, .max_chars = row->max, .lines = row->lines};
		return (struct work_item){.area = KEEP(q, f)};
	}
	case WIDGET_UNIT_OF_TIME:
	case WIDGET_GROUP:
	case WIDGET_OFFICE: {
		struct part_select_view f = {.id = id, .label = label, .hint = hint, .error = error, .optional = !row->needed,
			.none = word(q->lang, W_services_form_choose), .options = row->widget == WIDGET_GROUP ? groups(q, value)
			: row->widget == WIDGET_OFFICE ? offices(q, units, value) : time_units(q, value)};
		return (struct work_item){.select = KEEP(q, f)};
	}
	case WIDGET_FREE: {
		struct part_picks_view f = {.id = id, .legend = label, .hint = hint, .error = error, .columns = 2,
			.options = yes_or_no(q, value)};
		return (struct work_item){.picks = KEEP(q, f)};
	}
	case WIDGET_HIDDEN:
		break;
	}
	return (struct work_item){0};
}

static void
add_variants(struct request *q, const struct work_values *v, struct work_items *items, const struct part_errors_view *errors)
{
	for (size_t i = 0; i < v->variants; i++) {
		const struct word_arg n[] = {{"n", str_fmt(q->a, "%zu", i + 1)}};
		struct part_field_view name = {.id = str_z(variant_names[i][0]), .optional = true, .max_chars = LINE, .value = v->variant[i],
			.label = word_fill(q->a, q->lang, W_services_form_variant_n, n, 1),
			.hint = i == 0 ? word(q->lang, W_services_form_variant_hint) : STR(""),
			.error = i == 0 ? part_error_of(errors, "persyaratan") : STR("")};
		struct part_area_view list = {.id = str_z(variant_names[i][1]), .max_chars = TEXT, .lines = 5, .value = v->items[i],
			.label = word_fill(q->a, q->lang, W_services_form_items_n, n, 1), .hint = word(q->lang, W_services_form_lines_hint),
			.error = part_error_of(errors, variant_names[i][1])};

		items->at[items->n++] = (struct work_item){.field = KEEP(q, name)};
		items->at[items->n++] = (struct work_item){.area = KEEP(q, list)};
	}
}

struct work_sections
work_form_sections(struct request *q, const struct work_values *v, const struct unit_list *units, bool is_new)
{
	const struct part_errors_view *errors = q_errors(q);
	struct work_sections           s = {.at = arena_array(q->a, SECTION_COUNT, sizeof(*s.at)), .n = SECTION_COUNT};

	for (size_t i = 0; i < SECTION_COUNT; i++) {
		s.at[i] = (struct work_section){.id = str_fmt(q->a, "b%zu", i + 1), .title = word(q->lang, section_titles[i]),
			.items = {arena_array(q->a, MAX_ITEMS, sizeof(struct work_item)), 0}};
	}
	for (size_t i = 0; i < VALUE_COUNT; i++) {
		struct work_items *items = &s.at[rows[i].section].items;

		if (rows[i].widget == WIDGET_HIDDEN || (i == VALUE_SLUG && !is_new))
			continue;
		items->at[items->n++] = item_of(q, &rows[i], v->of[i], units, errors);
	}
	add_variants(q, v, &s.at[SECTION_REQUIRE].items, errors);
	s.at[SECTION_REQUIRE].add = v->variants < SERVICE_MAX_VARIANTS;
	s.at[SECTION_INSIDE].text = word(q->lang, W_services_form_inside_text);
	return s;
}
