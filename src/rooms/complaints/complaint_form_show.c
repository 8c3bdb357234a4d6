/* complaint_form_show.c - the form of a complaint as a page, and what was said in it in words. See complaint_form.h. */
#include "rooms/complaints/complaint_form.h"

#include "base/strs.h"
#include "out/dates.h"
#include "rooms/complaints/complaint_say.h"

static struct part_options
options_of(const struct request *q, const char *field, const struct complaint_code *codes, size_t count)
{
	struct part_option *at = arena_array(q->a, count, sizeof(*at));

	for (size_t i = 0; i < count; i++)
		at[i] = (struct part_option){.value = str_z(codes[i].code), .text = word(q->lang, codes[i].label),
		    .chosen = q_has(q, field, str_z(codes[i].code))};
	return (struct part_options){at, count};
}

static struct part_options
mode_options(const struct request *q)
{
	static const struct {
		enum case_mode mode;
		enum word      note;
	} modes[] = {{MODE_OPEN, W_complaint_mode_open_note}, {MODE_ANONYMOUS, W_complaint_mode_anonymous_note},
		{MODE_CONFIDENTIAL, W_complaint_mode_confidential_note}};
	struct part_option *at = arena_array(q->a, COUNT(modes), sizeof(*at));

	for (size_t i = 0; i < COUNT(modes); i++) {
		str code = str_z(complaint_mode_code(modes[i].mode));

		at[i] = (struct part_option){code, word(q->lang, complaint_mode_word(modes[i].mode)), word(q->lang, modes[i].note),
		    str_eq(q_text(q, "cara"), code)};
	}
	return (struct part_options){at, COUNT(modes)};
}

/* The answer as the receipt promises it, for the service chosen so far: never a later day than the receipt's. NULL: none. */
static const struct promise *
answer_promise(const struct complaint_promises *p)
{
	return p->n > 0 ? &p->at[0] : NULL;
}

/* What choosing a class promises at the latest. */
static str
class_note(struct request *q, const struct complaint_form *f, int class_)
{
	const struct promise *limit = class_ <= 0 || class_ >= COMPLAINT_CLASS_COUNT ? NULL : answer_promise(&f->promises[class_]);

	if (!limit)
		return (str){0};
	const struct word_arg args[] = {{"date", dates_day(q->a, q->lang, DATES_LONG, limit->deadline.last)}};

	return word_fill(q->a, q->lang,
	    class_ == COMPLAINT_SUPERVISORY ? W_complaint_form_by_supervisors : W_complaint_form_by, args, COUNT(args));
}

static struct part_options
category_options(struct request *q, const struct complaint_form *f)
{
	size_t              n = f->categories.n > 0 ? f->categories.n : COMPLAINT_CLASS_COUNT - 1;
	struct part_option *at = arena_array(q->a, n, sizeof(*at));

	for (size_t i = 0; i < n; i++) {
		const struct category *c = f->categories.n > 0 ? &f->categories.at[i] : NULL;
		int                    class_ = c ? c->class_ : (int)i + 1;

		at[i] = (struct part_option){
			.value = c ? c->slug : str_z(complaint_kind.classes[class_]),
			.text = c ? c->name : word(q->lang, complaint_class_word(class_)),
			.note = class_note(q, f, class_),
			.chosen = c ? c->id.v == f->category.id.v : class_ == f->class_,
		};
	}
	return (struct part_options){at, n};
}

static struct part_options
service_options(struct request *q, const struct complaint_form *f)
{
	struct part_option *at = arena_array(q->a, f->services.n + 1, sizeof(*at));

	for (size_t i = 0; i < f->services.n; i++) {
		const struct complaint_page_services_row *s = &f->services.at[i];

		at[i] = (struct part_option){.value = str_fmt(q->a, "%.*s/%.*s", STRF(f->agency.code), STRF(s->slug)),
		    .text = s->title, .chosen = s->id.v == f->service.v};
	}
	return (struct part_options){at, f->services.n};
}

static struct complaint_seen_cell_view
seen(const struct request *q, enum part_tone tone, enum word w)
{
	return (struct complaint_seen_cell_view){tone, word(q->lang, w)};
}

/* So the page cannot say anything else than what holds. */
struct complaint_seen_view
complaint_form_seen(const struct request *q)
{
	struct complaint_seen_row *at = arena_array(q->a, 5, sizeof(*at));
	const struct complaint_seen_cell_view yes = seen(q, PART_OK, W_complaint_seen_yes),
	    no = seen(q, PART_MUTE, W_complaint_seen_no), masked = seen(q, PART_WARN, W_complaint_seen_masked),
	    given = seen(q, PART_WARN, W_complaint_seen_given), sent = seen(q, PART_WARN, W_complaint_seen_sent);
	bool unit_name = access_scope(ROLE_OFFICER, PERM_CASE_IDENTITY) != SCOPE_NONE;
	bool unit_secret = access_scope(ROLE_OFFICER, PERM_CASE_READ_SECRET) != SCOPE_NONE;
	bool unit_held = access_scope(ROLE_OFFICER, PERM_CASE_READ_HELD) != SCOPE_NONE;

	at[0] = (struct complaint_seen_row){word(q->lang, W_complaint_seen_public_text), masked, masked, no};
	at[1] = (struct complaint_seen_row){word(q->lang, W_complaint_seen_unit_text), yes, yes, unit_secret ? unit_held ? yes : sent : no};
	at[2] = (struct complaint_seen_row){word(q->lang, W_complaint_seen_unit_name), unit_name ? yes : no, no, no};
	at[3] = (struct complaint_seen_row){word(q->lang, W_complaint_seen_desk_name), yes, given, given};
	at[4] = (struct complaint_seen_row){word(q->lang, W_complaint_seen_oversight_name), yes, given, given};
	return (struct complaint_seen_view){{at, 5}};
}

str
complaint_promise_time(const struct request *q, const struct complaint_form *f, const struct complaint_promises *p,
    const struct promise *one)
{
	day            today = date_of(q->now, f->agency.zone);
	bool           own = one->origin == PROMISE_STANDARD;
	enum law_key   key;
	struct law_row row = !own && law_find(str_z(one->name), &key) ? law_get(&f->law, key, today) : (struct law_row){0};
	str amount = own ? complaint_amount(q->a, q->lang, p->own_amount, p->own_unit) :
	    complaint_amount(q->a, q->lang, row.value, row.unit);

	return str_fmt(q->a, "%.*s, %.*s", STRF(amount), STRF(complaint_basis(q->a, q->lang, &f->law, str_z(one->name), today)));
}

static struct complaint_next_view
next_view(struct request *q, const struct complaint_form *f)
{
	day           today = date_of(q->now, f->agency.zone);
	struct law_row verify = law_get(&f->law, LAW_SP4N62_VERIFIKASI, today);
	struct law_row reply = law_get(&f->law, LAW_SP4N_BALASAN_PELAPOR, today);
	int           class_ = f->class_ > 0 ? f->class_ : COMPLAINT_ORDINARY;
	const struct complaint_promises *p = &f->promises[class_];
	struct complaint_next_view v = {
		.verify = p->verify.last, .verify_time = complaint_amount(q->a, q->lang, verify.value, verify.unit),
		.reply_time = complaint_amount(q->a, q->lang, reply.value, reply.unit), .answer = NO_DAY,
	};

	const struct promise *limit = answer_promise(p);

	if (limit) {
		v.answer = limit->deadline.last;
		v.answer_time = complaint_promise_time(q, f, p, limit);
	}
	return v;
}

static void
show_choices(struct request *q, const struct complaint_form *f, const struct part_errors_view *errors,
    struct complaint_form_view *v)
{
	v->areas = (struct part_picks_view){.id = STR("wilayah"), .legend = word(q->lang, W_complaint_form_area_pick),
		.hint = f->areas_cut ? word(q->lang, W_complaint_form_area_more) : (str){0},
		.error = part_error_of(errors, "wilayah"), .columns = 2, .options = f->areas};
	v->service = (struct part_select_view){.id = STR("layanan"), .label = word(q->lang, W_complaint_form_service),
		.error = part_error_of(errors, "layanan"), .optional = true, .none = word(q->lang, W_complaint_form_service_none),
		.options = service_options(q, f)};
	v->category = (struct part_picks_view){.id = STR("kategori"), .legend = word(q->lang, W_complaint_form_kind_legend),
		.hint = word(q->lang, W_complaint_form_kind_hint), .error = part_error_of(errors, "kategori"), .columns = 2,
		.options = category_options(q, f)};
	v->mode = (struct part_picks_view){.id = STR("cara"), .legend = word(q->lang, W_complaint_form_mode_legend),
		.error = part_error_of(errors, "cara"), .columns = 3,
		.options = mode_options(q)};
	v->groups = (struct part_picks_view){.id = STR("kelompok"), .legend = word(q->lang, W_complaint_form_groups),
		.hint = word(q->lang, W_complaint_form_groups_hint), .many = true, .columns = 2, .optional = true,
		.options = options_of(q, "kelompok", complaint_groups, COMPLAINT_GROUPS)};
	v->needs = (struct part_picks_view){.id = STR("kebutuhan"), .legend = word(q->lang, W_complaint_form_help),
		.many = true, .columns = 2, .optional = true,
		.options = options_of(q, "kebutuhan", complaint_needs, COMPLAINT_NEEDS)};
}

static str
date_hint(struct request *q, const struct complaint_form *f)
{
	struct law_row        row = law_get(&f->law, LAW_UU25_42_2_MENGADU, date_of(q->now, f->agency.zone));
	const struct word_arg args[] = {{"time", complaint_amount(q->a, q->lang, row.value, row.unit)}};

	return word_fill(q->a, q->lang, W_complaint_form_tanggal_hint, args, COUNT(args));
}

struct complaint_form_view
complaint_form_show(struct request *q, const struct complaint_form *f)
{
	const struct part_errors_view *errors = q_errors(q);
	struct civil                   now = date_civil(date_of(q->now, f->agency.zone));
	struct complaint_form_view     v = {
		.csrf = q->csrf, .form = f->form, .agency = f->agency.code, .agency_name = f->several ? f->agency.name : (str){0},
		.draft = {STR("lapor")},
		.title = {.id = STR("judul"), .label = word(q->lang, W_complaint_form_judul),
		    .hint = word(q->lang, W_complaint_form_judul_hint), .error = part_error_of(errors, "judul"),
		    .value = f->words.title, .max_chars = COMPLAINT_TITLE_MAX},
		.text = {.id = STR("isi"), .label = word(q->lang, W_complaint_form_isi),
		    .hint = word(q->lang, W_complaint_form_isi_hint), .error = part_error_of(errors, "isi"), .value = f->words.text,
		    .max_chars = COMPLAINT_TEXT_MAX, .lines = 8},
		.want = {.id = STR("harapan"), .label = word(q->lang, W_complaint_form_harapan),
		    .hint = word(q->lang, W_complaint_form_harapan_hint), .error = part_error_of(errors, "harapan"),
		    .value = f->words.want, .max_chars = COMPLAINT_WANT_MAX, .lines = 2, .optional = true},
		.date = {.id = STR("tanggal"), .label = word(q->lang, W_complaint_form_tanggal),
		    .hint = date_hint(q, f), .error = part_error_of(errors, "tanggal"), .value = q_text(q, "tanggal"),
		    .last = date_of(q->now, f->agency.zone), .optional = true},
		.place = {.id = STR("tempat"), .label = word(q->lang, W_complaint_form_tempat),
		    .hint = word(q->lang, W_complaint_form_tempat_hint), .error = part_error_of(errors, "tempat"),
		    .value = f->words.place, .max_chars = COMPLAINT_PLACE_MAX, .optional = true},
		.area_typed = q_text(q, "cari_wilayah"), .area_error = part_error_of(errors, "cari_wilayah"),
		.area_searched = f->area_searched,
		.name = {.id = STR("nama"), .label = word(q->lang, W_complaint_form_nama),
		    .hint = word(q->lang, W_complaint_form_nama_hint), .error = part_error_of(errors, "nama"),
		    .value = f->reporter.name, .autocomplete = STR("name"), .max_chars = COMPLAINT_NAME_MAX},
		.contact = {.id = STR("kontak"), .label = word(q->lang, W_complaint_form_kontak),
		    .hint = word(q->lang, W_complaint_form_kontak_hint), .error = part_error_of(errors, "kontak"),
		    .value = q_text(q, "kontak"), .max_chars = COMPLAINT_CONTACT_MAX, .optional = true},
		.seen = complaint_form_seen(q), .sure = str_eq(q_text(q, "benar"), STR("ya")), .sure_error = part_error_of(errors, "benar"),
		.next = next_view(q, f),
	};

	if (!date_from_civil(now.year - 10, 1, 1, &v.date.first))
		v.date.first = v.date.last;
	show_choices(q, f, errors, &v);
	return v;
}

/* ---- in words ---- */

struct said_list {
	struct complaint_said *at;
	size_t                 n;
};

static void
say(const struct request *q, struct said_list *l, enum word label, str text)
{
	if (text.n > 0)
		l->at[l->n++] = (struct complaint_said){word(q->lang, label), text};
}

static str
codes_said(struct request *q, const char *field, const struct complaint_code *codes, size_t count)
{
	struct buf b = {.arena = q->a};

	for (size_t i = 0; i < count; i++) {
		if (!q_has(q, field, str_z(codes[i].code)))
			continue;
		if (b.n > 0)
			buf_str(&b, STR("; "));
		buf_str(&b, word(q->lang, codes[i].label));
	}
	return buf_done(&b);
}

struct complaint_saids
complaint_form_said(struct request *q, const struct complaint_form *f)
{
	enum { MOST = 12 };
	struct said_list l = {arena_array(q->a, MOST, sizeof(struct complaint_said)), 0};

	say(q, &l, W_complaint_form_service, f->service_title);
	say(q, &l, W_complaint_form_tanggal, day_known(f->event) ? dates_day(q->a, q->lang, DATES_LONG, f->event) : (str){0});
	say(q, &l, W_complaint_form_area_pick, f->area_name);
	say(q, &l, W_complaint_form_tempat, f->words.place);
	say(q, &l, W_complaint_form_harapan, f->words.want);
	say(q, &l, W_complaint_form_kind, f->category.id.v != 0 ? f->category.name :
	    f->class_ != 0 ? word(q->lang, complaint_class_word(f->class_)) : (str){0});
	say(q, &l, W_complaint_form_mode_legend, word(q->lang, complaint_mode_word(f->mode)));
	say(q, &l, W_complaint_form_nama, f->reporter.name.n > 0 ? f->reporter.name : word(q->lang, W_complaint_form_not_said));
	say(q, &l, W_complaint_form_kontak, q_text(q, "kontak"));
	say(q, &l, W_complaint_form_groups_short, codes_said(q, "kelompok", complaint_groups, COMPLAINT_GROUPS));
	say(q, &l, W_complaint_form_help, codes_said(q, "kebutuhan", complaint_needs, COMPLAINT_NEEDS));
	return (struct complaint_saids){l.at, l.n};
}

struct complaint_preview_view
complaint_form_preview(struct request *q, const struct complaint_form *f)
{
	struct complaint_hidden *at = arena_array(q->a, q->form.n + 2, sizeof(*at));
	size_t                   n = 0;

	for (size_t i = 0; i < q->form.n; i++) {
		if (str_eq(q->form.at[i].name, STR("aksi")) || str_eq(q->form.at[i].name, STR("kiriman")))
			continue;
		at[n++] = (struct complaint_hidden){q->form.at[i].name, q->form.at[i].value};
	}
	at[n++] = (struct complaint_hidden){STR("kiriman"), f->form};
	return (struct complaint_preview_view){.csrf = q->csrf, .hidden = {at, n}, .said = complaint_form_said(q, f),
		.title = f->words.title, .text = f->words.text, .next = next_view(q, f)};
}
