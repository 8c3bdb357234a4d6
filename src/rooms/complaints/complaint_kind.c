/* complaint_kind.c - the complaint's table: states, clocks, moves, ladder. Read this first.
 *
 *   belum_terverifikasi ─ diverifikasi → terverifikasi ─ tindak-lanjut → proses ─ tanggapan → ditanggapi ─ selesai → selesai
 *   A question leads to tunda from every state of work, the answer back. The reporter withdraws while the agency works, and
 *   reopens once within ten working days of the answer or the end (dibuka_kembali, a new round of clocks).
 *   Archive and "not ours" end a case before the unit has begun. No officer can make a case selesai. */
#include "rooms/complaints/complaint_kind.h"

#include "base/strs.h"
#include "rooms/complaints/complaint_acts.h"
#include "rooms/complaints/complaint_mask.h"
#include "rooms/complaints/complaint_rules.h"

#define UNVERIFIED CASE_IN(COMPLAINT_UNVERIFIED)
#define WAITING    CASE_IN(COMPLAINT_WAITING)
#define VERIFIED   CASE_IN(COMPLAINT_VERIFIED)
#define IN_WORK    CASE_IN(COMPLAINT_IN_WORK)
#define ANSWERED   CASE_IN(COMPLAINT_ANSWERED)
#define FINISHED   CASE_IN(COMPLAINT_FINISHED)
#define REOPENED   CASE_IN(COMPLAINT_REOPENED)
#define ENDED      (FINISHED | CASE_IN(COMPLAINT_ARCHIVED) | CASE_IN(COMPLAINT_NOT_OURS) | CASE_IN(COMPLAINT_WITHDRAWN))
#define WITH_UNIT  (VERIFIED | IN_WORK | REOPENED)
#define RUNNING    (UNVERIFIED | WITH_UNIT)

static const struct case_state states[] = {
	{COMPLAINT_UNVERIFIED, "belum_terverifikasi", W_complaint_state_belum_terverifikasi, .open = true, .chip = "soft"},
	{COMPLAINT_WAITING, "tunda", W_complaint_state_tunda, .open = true, .chip = "mute"},
	{COMPLAINT_VERIFIED, "terverifikasi", W_complaint_state_terverifikasi, .open = true, .chip = "plain"},
	{COMPLAINT_IN_WORK, "proses", W_complaint_state_proses, .open = true, .chip = "plain"},
	{COMPLAINT_ANSWERED, "ditanggapi", W_complaint_state_ditanggapi, .open = true, .chip = "ok"},
	{COMPLAINT_FINISHED, "selesai", W_complaint_state_selesai, .final = true, .measure = MEASURE_FINISHED, .chip = "ok"},
	{COMPLAINT_ARCHIVED, "arsip", W_complaint_state_arsip, .final = true, .measure = MEASURE_ARCHIVED, .chip = "mute"},
	{COMPLAINT_NOT_OURS, "bukan_wewenang", W_complaint_state_bukan_wewenang, .final = true, .measure = MEASURE_NOT_OURS,
	    .chip = "mute"},
	{COMPLAINT_WITHDRAWN, "dicabut", W_complaint_state_dicabut, .final = true, .measure = MEASURE_WITHDRAWN,
	    .chip = "mute"},
	{COMPLAINT_REOPENED, "dibuka_kembali", W_complaint_state_dibuka_kembali, .open = true, .chip = "warn"},
};

static const struct case_clock_rule clocks[] = {
	{COMPLAINT_CLOCK_VERIFY, "verifikasi", W_complaint_clock_verifikasi, .drives = true, .at_opening = true,
	    .during = UNVERIFIED, .kept = MEASURE_VERIFIED, .late = MEASURE_VERIFIED_LATE,
	    .minutes = MEASURE_VERIFY_MINUTES},
	{COMPLAINT_CLOCK_FIRST_ANSWER, "jawaban_pertama", W_complaint_clock_jawaban_pertama, .drives = true,
	    .during = VERIFIED | REOPENED, .kept = MEASURE_ANSWERED, .late = MEASURE_ANSWERED_LATE,
	    .minutes = MEASURE_ANSWER_MINUTES},
	{COMPLAINT_CLOCK_COMPLETE, "selesai", W_complaint_clock_selesai, .drives = true, .at_opening = true,
	    .own_standard = true, .during = RUNNING, .kept = MEASURE_ON_TIME, .late = MEASURE_LATE, .minutes = MEASURE_MINUTES},
	{COMPLAINT_CLOCK_LAW, "uu", W_complaint_clock_uu, .drives = true, .at_opening = true, .during = RUNNING},
	{COMPLAINT_CLOCK_REPLY, "balasan", W_complaint_clock_balasan, .on_due = "selesai", .due_reason = "tanpa_balasan"},
	{COMPLAINT_CLOCK_COMPLETION, "lengkapi", W_complaint_clock_lengkapi, .on_due = "dicabut",
	    .due_reason = "tidak_dilengkapi"},
	{COMPLAINT_CLOCK_REOPEN, "buka_lagi", W_complaint_clock_buka_lagi, .drives = false},
};

/* Effects, in the order of enum complaint_clock. */
#define ALL_PAUSE  [COMPLAINT_CLOCK_VERIFY] = CLOCK_PAUSE, [COMPLAINT_CLOCK_FIRST_ANSWER] = CLOCK_PAUSE, \
	[COMPLAINT_CLOCK_COMPLETE] = CLOCK_PAUSE, [COMPLAINT_CLOCK_LAW] = CLOCK_PAUSE
#define ALL_RESUME [COMPLAINT_CLOCK_VERIFY] = CLOCK_RESUME, [COMPLAINT_CLOCK_FIRST_ANSWER] = CLOCK_RESUME, \
	[COMPLAINT_CLOCK_COMPLETE] = CLOCK_RESUME, [COMPLAINT_CLOCK_LAW] = CLOCK_RESUME

static const struct case_move moves[] = {
	/* Made when a case comes in; here for their sentences. */
	{.verb = "diterima", .visibility = VISIBLE_PUBLIC, .done = W_complaint_done_diterima},
	{.verb = "impor", .visibility = VISIBLE_PUBLIC, .done = W_complaint_done_impor},

	{.verb = "diverifikasi", .from = UNVERIFIED, .to = COMPLAINT_VERIFIED, .perm = PERM_CASE_VERIFY, .by_staff = true,
	    .needs_class = true, .publishes = true, .stamp = STAMP_VERIFIED, .visibility = VISIBLE_PUBLIC, .words_field = "isi",
	    .public_field = "publik", .effects = {[COMPLAINT_CLOCK_COMPLETE] = CLOCK_EARLIER},
	    .label = W_complaint_move_diverifikasi, .done = W_complaint_done_diverifikasi},
	{.verb = "diteruskan", .from = WITH_UNIT, .perm = PERM_CASE_ROUTE, .by_staff = true, .needs_unit = true,
	    .stamp = STAMP_FORWARDED, .visibility = VISIBLE_STAFF, .words_field = "isi",
	    .effects = {[COMPLAINT_CLOCK_VERIFY] = CLOCK_MEET, [COMPLAINT_CLOCK_FIRST_ANSWER] = CLOCK_START},
	    .label = W_complaint_move_diteruskan, .done = W_complaint_done_diteruskan},
	{.verb = "ditugaskan", .from = RUNNING | WAITING | ANSWERED, .perm = PERM_CASE_ROUTE, .by_staff = true,
	    .needs_assignee = true, .visibility = VISIBLE_STAFF,
	    .label = W_complaint_move_ditugaskan, .done = W_complaint_done_ditugaskan},
	{.verb = "ditanya", .from = RUNNING, .to = COMPLAINT_WAITING, .perm = PERM_CASE_ASK, .by_staff = true,
	    .needs_text = true, .visibility = VISIBLE_PUBLIC, .words_field = "isi", .public_field = "publik",
	    .effects = {ALL_PAUSE, [COMPLAINT_CLOCK_COMPLETION] = CLOCK_RESTART},
	    .label = W_complaint_move_ditanya, .done = W_complaint_done_ditanya},
	{.verb = "dijawab", .from = WAITING, .to = CASE_STATE_BACK, .perm = PERM_CASE_ASK, .by_holder = true, .by_staff = true,
	    .needs_text = true, .visibility = VISIBLE_PARTY, .words_field = "isi",
	    .effects = {ALL_RESUME, [COMPLAINT_CLOCK_COMPLETION] = CLOCK_MEET},
	    .label = W_complaint_move_dijawab, .done = W_complaint_done_dijawab},
	{.verb = "keterangan", .from = RUNNING, .perm = PERM_CASE_ASK, .by_holder = true, .by_staff = true,
	    .needs_text = true, .visibility = VISIBLE_PARTY, .words_field = "isi",
	    .label = W_complaint_move_keterangan, .done = W_complaint_done_keterangan},
	{.verb = "tindak-lanjut", .from = WITH_UNIT, .to = COMPLAINT_IN_WORK, .perm = PERM_CASE_ANSWER, .by_staff = true,
	    .needs_text = true, .stamp = STAMP_ANSWERED, .visibility = VISIBLE_PUBLIC, .words_field = "isi",
	    .public_field = "publik",
	    .effects = {[COMPLAINT_CLOCK_VERIFY] = CLOCK_MEET, [COMPLAINT_CLOCK_FIRST_ANSWER] = CLOCK_MEET},
	    .label = W_complaint_move_tindak_lanjut, .done = W_complaint_done_tindak_lanjut},
	{.verb = "tanggapan", .from = WITH_UNIT | ANSWERED, .to = COMPLAINT_ANSWERED, .perm = PERM_CASE_ANSWER,
	    .by_staff = true, .needs_text = true, .stamp = STAMP_ANSWERED, .visibility = VISIBLE_PUBLIC, .words_field = "isi",
	    .public_field = "publik",
	    .effects = {[COMPLAINT_CLOCK_VERIFY] = CLOCK_MEET, [COMPLAINT_CLOCK_FIRST_ANSWER] = CLOCK_MEET,
	        [COMPLAINT_CLOCK_COMPLETE] = CLOCK_MEET, [COMPLAINT_CLOCK_LAW] = CLOCK_MEET,
	        [COMPLAINT_CLOCK_REPLY] = CLOCK_RESTART, [COMPLAINT_CLOCK_REOPEN] = CLOCK_RESTART},
	    .label = W_complaint_move_tanggapan, .done = W_complaint_done_tanggapan},
	{.verb = "balasan", .from = ANSWERED, .perm = PERM_HOLDER, .by_holder = true, .needs_text = true,
	    .visibility = VISIBLE_PARTY, .words_field = "isi",
	    .effects = {[COMPLAINT_CLOCK_REPLY] = CLOCK_RESTART, [COMPLAINT_CLOCK_REOPEN] = CLOCK_RESTART},
	    .label = W_complaint_move_balasan, .done = W_complaint_done_balasan},
	{.verb = "kelas", .from = WITH_UNIT, .perm = PERM_CASE_CLASSIFY, .by_staff = true, .needs_text = true,
	    .needs_reason = true, .reasons = "salah_kelas keterangan_baru perlu_pemeriksaan", .needs_class = true,
	    .visibility = VISIBLE_PUBLIC, .words_field = "isi", .effects = {[COMPLAINT_CLOCK_COMPLETE] = CLOCK_REANCHOR},
	    .label = W_complaint_move_kelas, .done = W_complaint_done_kelas},
	{.verb = "perpanjangan", .from = VERIFIED | IN_WORK, .perm = PERM_CASE_EXTEND, .by_staff = true, .needs_text = true,
	    .needs_reason = true, .reasons = "pemeriksaan_lapangan perlu_pihak_lain keadaan_kahar",
	    .visibility = VISIBLE_PUBLIC, .words_field = "isi", .effects = {[COMPLAINT_CLOCK_COMPLETE] = CLOCK_EXTEND},
	    .label = W_complaint_move_perpanjangan, .done = W_complaint_done_perpanjangan},
	{.verb = "arsip", .from = UNVERIFIED | VERIFIED, .to = COMPLAINT_ARCHIVED, .perm = PERM_CASE_END, .by_staff = true,
	    .needs_text = true, .needs_reason = true,
	    .reasons = "terlalu_umum tidak_relevan bukan_pengaduan rangkap tidak_dapat_dipahami tidak_santun",
	    .visibility = VISIBLE_PUBLIC, .words_field = "isi", .public_field = "publik",
	    .effects = {[COMPLAINT_CLOCK_VERIFY] = CLOCK_MEET},
	    .label = W_complaint_move_arsip, .done = W_complaint_done_arsip},
	{.verb = "bukan-wewenang", .from = UNVERIFIED | VERIFIED, .to = COMPLAINT_NOT_OURS, .perm = PERM_CASE_END,
	    .by_staff = true, .needs_text = true, .needs_reason = true,
	    .reasons = "instansi_lain pemerintah_pusat pemerintah_daerah_lain badan_usaha proses_hukum",
	    .visibility = VISIBLE_PUBLIC, .words_field = "isi", .public_field = "publik",
	    .effects = {[COMPLAINT_CLOCK_VERIFY] = CLOCK_MEET},
	    .label = W_complaint_move_bukan_wewenang, .done = W_complaint_done_bukan_wewenang},
	{.verb = "dicabut", .from = RUNNING | WAITING, .to = COMPLAINT_WITHDRAWN, .perm = PERM_HOLDER, .by_holder = true,
	    .by_system = true, .needs_reason = true, .reasons = "permintaan_pelapor tidak_dilengkapi",
	    .visibility = VISIBLE_PARTY, .words_field = "isi",
	    .label = W_complaint_move_dicabut, .done = W_complaint_done_dicabut},
	{.verb = "selesai", .from = ANSWERED, .to = COMPLAINT_FINISHED, .perm = PERM_HOLDER, .by_holder = true,
	    .by_system = true, .needs_reason = true, .reasons = "diterima_pelapor tanpa_balasan",
	    .visibility = VISIBLE_PARTY, .words_field = "isi",
	    .effects = {[COMPLAINT_CLOCK_REPLY] = CLOCK_MEET, [COMPLAINT_CLOCK_REOPEN] = CLOCK_RESTART},
	    .label = W_complaint_move_selesai, .done = W_complaint_done_selesai},
	{.verb = "dinilai", .from = FINISHED, .perm = PERM_HOLDER, .by_holder = true, .needs_rating = true,
	    .visibility = VISIBLE_PARTY, .words_field = "isi", .quiet = true,
	    .label = W_complaint_move_dinilai, .done = W_complaint_done_dinilai},
	{.verb = "dibuka-lagi", .from = ANSWERED | FINISHED, .to = COMPLAINT_REOPENED, .perm = PERM_HOLDER, .by_holder = true,
	    .needs_text = true, .reopens = true, .visibility = VISIBLE_PARTY, .words_field = "isi",
	    .effects = {[COMPLAINT_CLOCK_FIRST_ANSWER] = CLOCK_START, [COMPLAINT_CLOCK_COMPLETE] = CLOCK_START,
	        [COMPLAINT_CLOCK_LAW] = CLOCK_START},
	    .label = W_complaint_move_dibuka_lagi, .done = W_complaint_done_dibuka_lagi},
	{.verb = "disamarkan", .from = WITH_UNIT | ANSWERED | ENDED, .perm = PERM_CASE_MASK, .by_staff = true,
	    .publishes = true, .visibility = VISIBLE_PUBLIC, .public_field = "publik", .quiet = true,
	    .label = W_complaint_move_disamarkan, .done = W_complaint_done_disamarkan},
	{.verb = "pihak", .from = RUNNING | WAITING | ANSWERED | ENDED, .perm = PERM_CASE_UNMARK, .by_staff = true,
	    .unmarks = true, .needs_text = true, .needs_reason = true, .reasons = "salah_orang tidak_menyangkut",
	    .visibility = VISIBLE_STAFF, .words_field = "isi", .quiet = true,
	    .label = W_complaint_move_pihak, .done = W_complaint_done_pihak},
	{.verb = "catatan-internal", .from = RUNNING | WAITING | ANSWERED, .perm = PERM_CASE_NOTE, .by_staff = true,
	    .needs_text = true, .visibility = VISIBLE_STAFF, .words_field = "isi", .quiet = true,
	    .label = W_complaint_move_catatan_internal, .done = W_complaint_done_catatan_internal},

	/* Made when the unit ends and another takes over. */
	{.verb = "unit", .from = RUNNING | WAITING | ANSWERED, .perm = PERM_PUBLIC, .by_system = true, .needs_unit = true,
	    .needs_reason = true, .reasons = "unit_ditutup unit_digabung", .visibility = VISIBLE_PUBLIC, .words_field = "isi",
	    .quiet = true, .label = W_complaint_move_unit, .done = W_complaint_done_unit},
	/* Made by time; here for their sentences. */
	{.verb = "tenggat-lewat", .visibility = VISIBLE_PUBLIC, .done = W_complaint_done_tenggat_lewat},
	{.verb = "naik", .visibility = VISIBLE_PUBLIC, .done = W_complaint_done_naik},
};

static const char *const classes[COMPLAINT_CLASS_COUNT] = {
	[COMPLAINT_INFORMATION] = "permintaan_informasi", [COMPLAINT_ASPIRATION] = "aspirasi",
	[COMPLAINT_ORDINARY] = "pengaduan_tbp", [COMPLAINT_SUPERVISORY] = "pengaduan_bp",
};

static const struct case_ladder_step ladder[] = {
	{"petugas", W_complaint_ladder_petugas},
	{"atasan_unit", W_complaint_ladder_atasan_unit},
	{"pimpinan", W_complaint_ladder_pimpinan},
	{"inspektorat", W_complaint_ladder_inspektorat},
};

static const enum law_key completion_by_class[COMPLAINT_CLASS_COUNT] = {
	[COMPLAINT_INFORMATION] = LAW_SP4N62_SELESAI_PERMINTAAN_INFORMASI,
	[COMPLAINT_ASPIRATION] = LAW_SP4N62_SELESAI_ASPIRASI,
	[COMPLAINT_ORDINARY] = LAW_SP4N62_SELESAI_TIDAK_BERKADAR,
	[COMPLAINT_SUPERVISORY] = LAW_SP4N62_SELESAI_BERKADAR,
};

static bool
terms(const struct law_table *law, int clock, int class_, day on, struct clock_terms *out)
{
	static const enum law_key keys[] = {
		[COMPLAINT_CLOCK_VERIFY] = LAW_SP4N62_VERIFIKASI,
		[COMPLAINT_CLOCK_FIRST_ANSWER] = LAW_SP4N62_JAWABAN_PERTAMA,
		[COMPLAINT_CLOCK_COMPLETE] = LAW_SP4N62_SELESAI_TIDAK_BERKADAR, /* a class not set yet counts as the usual one */
		[COMPLAINT_CLOCK_LAW] = LAW_UU25_50_1_PUTUSAN,
		[COMPLAINT_CLOCK_REPLY] = LAW_SP4N_BALASAN_PELAPOR,
		[COMPLAINT_CLOCK_COMPLETION] = LAW_UU25_44_4_LENGKAPI,
		[COMPLAINT_CLOCK_REOPEN] = LAW_PRODUK_BUKA_KEMBALI,
	};
	bool by_class = clock == COMPLAINT_CLOCK_COMPLETE && class_ > 0 && class_ < COMPLAINT_CLASS_COUNT;

	if (clock < 1 || (size_t)clock >= COUNT(keys))
		return false;
	struct law_row row = law_get(law, by_class ? completion_by_class[class_] : keys[clock], on);

	/* The guideline is the outer limit; an extension only gives back what the service had promised to do without. */
	*out = (struct clock_terms){.law = row.key, .amount = row.value, .unit = row.unit,
		.extended = clock == COMPLAINT_CLOCK_COMPLETE ? row.value : 0};
	return true;
}

static int64_t
reopen_times(const struct law_table *law, day on)
{
	return law_get(law, LAW_PRODUK_BUKA_KEMBALI_KALI, on).value;
}

/* The reporter's name is no secret to those who work on his case, and so it gets into what they write. */
static const struct err *
mask(struct arena *a, const struct case_known *known, str words, str *out)
{
	struct complaint_reporter reporter = {.name = {NULL, 0}};
	bool                      found;
	const struct err         *e = complaint_reporter_read(a, &known->parties, &found, &reporter);

	if (e)
		return e;
	*out = complaint_mask_known(a, words, found ? reporter.name : (str){0}, known->contacts);
	return NULL;
}

const struct case_kind complaint_kind = {
	.no = CASE_COMPLAINT, .prefix = "aduan", .code = "ADU", .topic = "aduan", .path = "/aduan/",
	.states = states, .state_count = COUNT(states),
	.moves = moves, .move_count = COUNT(moves),
	.clocks = clocks, .clock_count = COUNT(clocks),
	.first_state = COMPLAINT_UNVERIFIED,
	.classes = classes, .class_count = COMPLAINT_CLASS_COUNT, .held_classes = CASE_IN(COMPLAINT_SUPERVISORY),
	.terms = terms, .reopen_times = reopen_times,
	.reply_clock = COMPLAINT_CLOCK_REPLY, .reopen_clock = COMPLAINT_CLOCK_REOPEN,
	.ladder = ladder, .ladder_count = COUNT(ladder),
	.mask = mask,
};

enum word
complaint_class_word(int class_)
{
	static const enum word words[COMPLAINT_CLASS_COUNT] = {
		[COMPLAINT_INFORMATION] = W_complaint_class_permintaan_informasi,
		[COMPLAINT_ASPIRATION] = W_complaint_class_aspirasi,
		[COMPLAINT_ORDINARY] = W_complaint_class_pengaduan_tbp,
		[COMPLAINT_SUPERVISORY] = W_complaint_class_pengaduan_bp,
	};

	return class_ > 0 && class_ < COMPLAINT_CLASS_COUNT ? words[class_] : WORD_NONE;
}

enum word
complaint_reason_word(str code)
{
	char key[64];

	if (code.n == 0 || code.n >= sizeof(key))
		return WORD_NONE;
	memcpy(key, code.p, code.n);
	key[code.n] = '\0';
	return word_find("complaint.reason.", key);
}

enum word
complaint_ladder_word(int64_t level)
{
	if (level >= 0 && level < (int64_t)COUNT(ladder))
		return ladder[level].label;
	return W_complaint_ladder_ombudsman;
}
