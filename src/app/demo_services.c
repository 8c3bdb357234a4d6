/* demo_services.c - standards of the demonstration: completed ones, labelled as invented, and templates as drafts. */
#include "app/demo.h"
#include "base/strs.h"
#include "core/publication.h"
#include "rooms/services/service_body.h"
#include "rooms/services/service_kind.h"
#include "rooms/services/templates.h"

/* A standard that the demonstration completes: where it begins, whose it is, what it promises. */
static const struct {
	const char    *agency, *unit, *slug, *template, *title, *summary, *group;
	int            amount;
	enum time_unit unit_of_time;
	int            complaint_days; /* own, shorter promise for complaints about it; 0: none */
} completed[] = {
	{"KCS", "daftar-penduduk", "ktp-el", "ktp-el", "KTP elektronik", "Perekaman dan pencetakan KTP elektronik.", "kependudukan", 1,
	    TIME_WORKING_DAYS, 10},
	{"KCS", "daftar-penduduk", "kartu-keluarga", "kartu-keluarga", "Kartu keluarga", "Kartu keluarga baru, perubahan, hilang, atau rusak.",
	    "kependudukan", 2, TIME_WORKING_DAYS, 10},
	{"KCS", "catatan-sipil", "akta-kelahiran", "akta-kelahiran", "Akta kelahiran", "Pencatatan kelahiran dan kutipan aktanya.",
	    "kependudukan", 5, TIME_WORKING_DAYS, 10},
	{"KCS", "daftar-penduduk", "kia", "kia", "Kartu identitas anak", "Kartu identitas untuk anak di bawah 17 tahun.", "kependudukan", 2,
	    TIME_WORKING_DAYS, 0},
	{"DPU", "jalan", "perbaikan-jalan", NULL, "Perbaikan jalan berlubang", "Penambalan lubang di jalan kota setelah dilaporkan.",
	    "pekerjaan_umum", 7, TIME_WORKING_DAYS, 0},
	{"DPU", "lampu", "lampu-jalan", NULL, "Perbaikan lampu jalan", "Penggantian lampu jalan umum yang mati.", "pekerjaan_umum", 3,
	    TIME_WORKING_DAYS, 7},
	{"DPU", "saluran", "pembersihan-saluran", NULL, "Pembersihan saluran", "Pengerukan saluran tepi jalan yang tersumbat.", "pekerjaan_umum",
	    5, TIME_WORKING_DAYS, 0},
	{"KCT", "puskesmas-timur", "puskesmas-rawat-jalan", NULL, "Rawat jalan puskesmas", "Pemeriksaan dan pengobatan rawat jalan.",
	    "kesehatan", 90, TIME_MINUTES, 0},
	{"KCT", "kelurahan-mekar", "surat-keterangan-usaha", NULL, "Surat keterangan usaha", "Surat keterangan bagi usaha di wilayah kelurahan.",
	    "kelurahan_desa", 1, TIME_WORKING_DAYS, 0},
};

static const char invented[] = "Contoh rekaan untuk peragaan; bukan standar instansi mana pun.";

static str *
lines_at(struct arena *a, const char *const *texts, size_t n)
{
	str *at = arena_array(a, n, sizeof(str));

	for (size_t i = 0; i < n; i++)
		at[i] = str_z(texts[i]);
	return at;
}

#define LINES(a, ...) \
	((struct service_lines){lines_at(a, (const char *const[]){__VA_ARGS__}, COUNT(((const char *const[]){__VA_ARGS__}))), \
	    COUNT(((const char *const[]){__VA_ARGS__}))})

/* What a template leaves open, and everything where there is no template. */
static void
complete(struct arena *a, struct service_in *s, size_t i)
{
	static const char *const steps[] = {"Ajukan lewat loket atau situs", "Petugas memeriksa kelengkapan", "Dikerjakan",
		"Hasil diserahkan dan diberi kabar"};

	if (s->laws.n == 0) {
		s->laws.at = arena_alloc(a, sizeof(*s->laws.at));
		s->laws.at[0] = (struct service_law){STR("UU 25/2009"), STR("Pelayanan Publik"), STR("https://peraturan.bpk.go.id")};
		s->laws.n = 1;
	}
	if (s->variants.n == 0) {
		s->variants.at = arena_alloc(a, sizeof(*s->variants.at));
		s->variants.at[0] = (struct service_variant){STR("Semua pemohon"), LINES(a, "Nama dan nomor yang dapat dihubungi",
			"Tempat kejadian atau tempat layanan")};
		s->variants.n = 1;
	}
	if (s->steps.n == 0) {
		s->steps.at = arena_array(a, COUNT(steps), sizeof(*s->steps.at));
		s->steps.n = COUNT(steps);
		for (size_t k = 0; k < COUNT(steps); k++)
			s->steps.at[k] = (struct service_step){.what = str_z(steps[k])};
	}
	s->term = (struct service_term){completed[i].amount, completed[i].unit_of_time, STR("sejak permohonan lengkap"), (str){"", 0}};
	s->fees = (struct service_fees){.free = true};
	if (s->products.n == 0)
		s->products = LINES(a, completed[i].title);
	s->facilities = STR("Ruang tunggu berkipas, kursi prioritas, jalan landai, air minum, ruang laktasi.");
	s->competence = STR("Petugas terlatih pelayanan prima dan memegang surat tugas.");
	s->supervision = STR("Diawasi kepala bidang setiap hari dan Inspektorat setiap triwulan.");
	s->complaints = LINES(a, "Situs ini: menu Pengaduan", "Loket UPIPM pada jam kerja", "SP4N-LAPOR!, SMS 1708");
	s->staff = STR("4 orang");
	s->guarantee = STR("Diselesaikan sesuai janji; bila meleset, kami mengatakannya lebih dulu dan mengganti kerugian Anda.");
	s->safety = STR("Data pemohon dilindungi; ruang layanan berpengawas dan berjalur evakuasi.");
	s->evaluation = STR("Evaluasi kinerja pelaksana setiap tahun dan survei kepuasan setiap triwulan.");
	s->officer = STR("Kepala unit");
	s->places = LINES(a, "Loket unit penyelenggara");
	s->hours = LINES(a, "Jam kerja kantor");
	if (completed[i].complaint_days > 0)
		s->complaint_term = (struct service_term){completed[i].complaint_days, TIME_WORKING_DAYS, (str){"", 0}, (str){"", 0}};
}

static const struct service_template *
template_find(const struct service_templates *all, const char *slug)
{
	for (size_t i = 0; slug && i < all->n; i++) {
		if (str_eq(all->at[i].slug, str_z(slug)))
			return &all->at[i];
	}
	return NULL;
}

struct writing {
	struct demo_world       *w;
	struct service_templates templates;
};

/* Draft, proposal and approval by two persons; in force at once. */
static const struct err *
publish(struct writing *x, struct db *tx, const struct draft_in *in, const char *agency)
{
	struct demo_world   *w = x->w;
	struct version_list  versions = {0};
	publication_id       id;
	const struct person *head = demo_person_for(w, agency, NULL, ROLE_HEAD);
	const struct actor   by = demo_actor(head, ROLE_HEAD);
	const struct err    *e = draft_create(tx, w->a, w->app->keys, in, &id);

	if (!e)
		e = version_list_read(tx, w->a, id, true, &versions);
	if (!e)
		e = version_propose(tx, w->a, w->app->keys, in->kind, versions.at[0].id, &in->by, in->at);
	if (!e)
		e = version_approve(tx, w->a, w->app->keys, in->kind, versions.at[0].id,
		    date_of(in->at, demo_agencies[demo_agency_at(agency)].zone), NO_INT, &by, in->at);
	return e;
}

static const struct err *
write_completed(struct db *tx, void *ctx)
{
	struct writing   *x = ctx;
	struct demo_world *w = x->w;
	const struct err *e = NULL;

	for (size_t i = 0; i < COUNT(completed) && !e; i++) {
		const struct service_template *t = template_find(&x->templates, completed[i].template);
		struct service_in              body = t ? service_template_draft(w->a, t) : (struct service_in){0};
		size_t                         agency = demo_agency_at(completed[i].agency);
		struct draft_in                in = {
			.kind = &service_standard_kind, .agency = w->agency[agency], .slug = str_z(completed[i].slug),
			.title = str_z(completed[i].title), .summary = str_z(completed[i].summary), .group = str_z(completed[i].group),
			.note = str_z(invented), .at = w->start,
			.by = demo_actor(demo_person_for(w, completed[i].agency, completed[i].unit, ROLE_OFFICER), ROLE_OFFICER),
		};

		complete(w->a, &body, i);
		e = service_body_build(w->a, &body, &in.body);
		if (!e)
			e = demo_unit_id(w, tx, agency, completed[i].unit, &in.unit);
		if (!e)
			e = publish(x, tx, &in, completed[i].agency);
	}
	return e;
}

static const struct err *
write_pledges(struct db *tx, void *ctx)
{
	struct writing    *x = ctx;
	struct demo_world *w = x->w;
	const struct err  *e = NULL;

	for (size_t i = 0; i < demo_agency_count && !e; i++) {
		struct pledge_in pledge = {
			.promise = STR("Kami sanggup melayani sesuai standar yang kami umumkan."),
			.duty = STR("Kami melayani sesuai kewajiban dan terus memperbaiki diri."),
			.sanction = STR("Bila kami meleset, kami mengatakannya lebih dulu, siap menerima sanksi, dan mengganti kerugian Anda."),
			.decree = STR("contoh 1 (rekaan)"), .decree_day = date_of(w->start, demo_agencies[i].zone),
			.signer = STR("Nama contoh"), .post = STR("Kepala"), .places = LINES(w->a, "Papan di ruang tunggu", "Situs ini"),
		};
		struct draft_in in = {
			.kind = &service_pledge_kind, .agency = w->agency[i], .unit = w->root[i], .slug = STR(PLEDGE_SLUG),
			.title = STR("Maklumat pelayanan"), .group = STR(""), .note = str_z(invented), .at = w->start,
			.summary = str_fmt(w->a, "%.*s %.*s", STRF(pledge.promise), STRF(pledge.sanction)),
			.by = demo_actor(demo_person_for(w, demo_agencies[i].code, NULL, ROLE_COORDINATOR), ROLE_COORDINATOR),
		};

		e = pledge_body_build(w->a, &pledge, &in.body);
		if (!e)
			e = publish(x, tx, &in, demo_agencies[i].code);
	}
	return e;
}

/* Every template that is not completed stands as a draft of the first agency, with what is missing. */
static const struct err *
write_drafts(struct db *tx, void *ctx)
{
	struct writing    *x = ctx;
	struct demo_world *w = x->w;
	const struct err  *e = NULL;

	for (size_t i = 0; i < x->templates.n && !e; i++) {
		const struct service_template *t = &x->templates.at[i];
		struct service_in              body = service_template_draft(w->a, t);
		struct publication_row         there;
		publication_id                 id;
		struct draft_in                in = {
			.kind = &service_standard_kind, .agency = w->agency[0], .unit = w->root[0], .slug = t->slug, .title = t->name,
			.summary = t->summary, .group = t->group, .note = STR("Mulai dari contoh; belum diperiksa."), .at = w->start,
			.by = demo_actor(demo_person_for(w, "KCS", "daftar-penduduk", ROLE_OFFICER), ROLE_OFFICER),
		};

		if (!publication_find(tx, w->a, PUB_STANDARD, w->agency[0], t->slug, &there))
			continue;
		e = service_body_build(w->a, &body, &in.body);
		if (!e)
			e = draft_create(tx, w->a, w->app->keys, &in, &id);
	}
	return e;
}

static const char second_note[] = "Contoh rekaan untuk peragaan: waktu penyelesaian dipersingkat dari 5 menjadi 3 hari kerja, dan kutipan "
    "akta dapat juga diterima lewat surel.";
static const struct {
	const char *agency, *unit, *slug;
	int         amount;
} second = {"KCS", "catatan-sipil", "akta-kelahiran", 3};

struct second {
	struct demo_world *w;
	instant            at;
};

/* Draft, proposal and approval on one day, in force from that day; the first version stays readable. */
static const struct err *
write_second(struct db *tx, void *ctx)
{
	struct second         *x = ctx;
	struct demo_world     *w = x->w;
	size_t                 agency = demo_agency_at(second.agency);
	const struct person   *head = demo_person_for(w, second.agency, NULL, ROLE_HEAD);
	const struct actor     by = demo_actor(head, ROLE_HEAD);
	struct publication_row p;
	struct version_row     now;
	struct service_in      body = {0};
	version_id             id = {0};
	const struct err      *e = publication_find(tx, w->a, PUB_STANDARD, w->agency[agency], str_z(second.slug), &p);

	if (!e)
		e = version_by_id(tx, w->a, NULL, NULL, p.current, &now);
	if (!e)
		e = service_body_read(w->a, now.body, &body);
	if (e)
		return e;
	body.term.amount = second.amount;
	body.products = LINES(w->a, "Kutipan akta kelahiran", "Kutipan akta kelahiran digital, dikirim lewat surel");
	struct draft_in in = {.kind = &service_standard_kind, .agency = p.agency, .unit = p.unit, .slug = p.slug, .title = p.title,
		.summary = p.summary, .group = p.group, .note = str_z(second_note), .at = x->at,
		.by = demo_actor(demo_person_for(w, second.agency, second.unit, ROLE_OFFICER), ROLE_OFFICER)};

	e = service_body_build(w->a, &body, &in.body);
	if (!e)
		e = draft_save(tx, w->a, w->app->keys, p.id, &in, NO_INT, &id);
	if (!e)
		e = version_propose(tx, w->a, w->app->keys, in.kind, id, &in.by, x->at);
	return e ? e : version_approve(tx, w->a, w->app->keys, in.kind, id, date_of(x->at, demo_agencies[agency].zone), NO_INT, &by, x->at);
}

const struct err *
demo_second_version(struct demo_world *w, instant at)
{
	struct second x = {w, at};

	return store_write(w->app->store, w->a, write_second, &x);
}

const struct err *
demo_make_services(struct demo_world *w)
{
	struct writing    x = {.w = w};
	const struct err *e = service_templates_read(w->a, &x.templates);

	if (!e)
		e = store_write(w->app->store, w->a, write_completed, &x);
	if (!e)
		e = store_write(w->app->store, w->a, write_pledges, &x);
	return e ? e : store_write(w->app->store, w->a, write_drafts, &x);
}
