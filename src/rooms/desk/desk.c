/* desk.c - the room's table: addresses, fields, access, menu. No logic. Read this first, then desk_acts.c. */
#include "rooms/desk/desk.h"

#include "rooms/complaints/complaints.h"
#include "rooms/desk/desk_acts.h"
#include "rooms/desk/desk_case.h"
#include "rooms/desk/desk_figures.h"
#include "rooms/desk/desk_list.h"

enum { QUERY_MOST = 100 };

static const struct field inbox_fields[] = {
	{"lihat", FIELD_CHOICE, false, 0, 0, W_desk_views, NULL},
	{"urut", FIELD_CHOICE, false, 0, 0, W_desk_sort, "terbaru"},
	{"instansi", FIELD_CHOICE, false, 0, 0, W_desk_filter_office, NULL},
	{"unit", FIELD_INT, false, 1, INT64_MAX, W_desk_filter_unit, NULL},
	{"status", FIELD_CHOICE, false, 0, 0, W_desk_filter_status, NULL},
	{"kelas", FIELD_CHOICE, false, 0, 0, W_desk_filter_class, NULL},
	{"kanal", FIELD_INT, false, 1, CHANNEL_IMPORT, W_desk_filter_channel, NULL},
	{"q", FIELD_TEXT, false, 0, QUERY_MOST, W_desk_search, NULL},
	{"sesudah", FIELD_CODE, false, 0, 0, W_desk_pages, NULL},
};

static const struct field figures_fields[] = {
	{"instansi", FIELD_CHOICE, false, 0, 0, W_desk_filter_office, NULL},
};

/* ---- what each form sends ---- */

#define SEEN             {"n", FIELD_INT, true, 0, INT64_MAX, W_desk_field_n, NULL}
#define TEXT(verb, most, label)   {"isi-" verb, FIELD_LINES, true, 1, most, label, NULL}
#define NOTE(verb)       {"isi-" verb, FIELD_LINES, false, 0, COMPLAINT_NOTE_MAX, W_desk_field_note, NULL}
#define REASON(verb)     {"alasan-" verb, FIELD_CHOICE, true, 0, 0, W_desk_field_reason, NULL}
#define UNIT(verb)       {"unit-" verb, FIELD_CHOICE, true, 0, 0, W_desk_field_unit, NULL}
#define CLASS(verb)      {"kelas-" verb, FIELD_CHOICE, true, 0, 0, W_desk_field_class, NULL}
#define OFFICER(verb)    {"petugas-" verb, FIELD_CHOICE, true, 0, 0, W_desk_field_officer, NULL}
#define ABOUT(verb)      {"tentang-" verb, FIELD_CHOICE, false, 0, 0, W_desk_field_about, NULL}
/* Confidential complaints publish none, so the engine decides whether they must be there. */
#define WORDS_TITLE(verb) {"judul-" verb, FIELD_TEXT, false, 0, COMPLAINT_TITLE_MAX, W_desk_field_title, NULL}
#define WORDS_TEXT(verb)  {"naskah-" verb, FIELD_LINES, false, 0, COMPLAINT_TEXT_MAX, W_desk_field_words, NULL}

static const struct field diverifikasi_fields[] = {
	SEEN, WORDS_TITLE("diverifikasi"), WORDS_TEXT("diverifikasi"), CLASS("diverifikasi"), UNIT("diverifikasi"),
	ABOUT("diverifikasi"), NOTE("diverifikasi"),
};
static const struct field tanggapan_fields[] = {
	SEEN, TEXT("tanggapan", COMPLAINT_ANSWER_MAX, W_desk_act_tanggapan_label),
};
static const struct field tindak_lanjut_fields[] = {
	SEEN, TEXT("tindak-lanjut", COMPLAINT_ANSWER_MAX, W_desk_act_tindak_lanjut_label),
};
static const struct field ditanya_fields[] = {
	SEEN, TEXT("ditanya", COMPLAINT_ANSWER_MAX, W_desk_act_ditanya_label),
};
static const struct field dijawab_fields[] = {
	SEEN, TEXT("dijawab", COMPLAINT_ANSWER_MAX, W_desk_act_dijawab_label),
};
static const struct field keterangan_fields[] = {
	SEEN, TEXT("keterangan", COMPLAINT_ANSWER_MAX, W_desk_act_keterangan_label),
};
static const struct field ditugaskan_fields[] = {
	SEEN, OFFICER("ditugaskan"),
};
static const struct field diteruskan_fields[] = {
	SEEN, UNIT("diteruskan"), ABOUT("diteruskan"), NOTE("diteruskan"),
};
static const struct field catatan_internal_fields[] = {
	SEEN, TEXT("catatan-internal", COMPLAINT_NOTE_MAX, W_desk_act_catatan_internal_label),
};
static const struct field kelas_fields[] = {
	SEEN, CLASS("kelas"), REASON("kelas"), TEXT("kelas", COMPLAINT_NOTE_MAX, W_desk_act_kelas_label),
};
static const struct field perpanjangan_fields[] = {
	SEEN, REASON("perpanjangan"), TEXT("perpanjangan", COMPLAINT_NOTE_MAX, W_desk_act_perpanjangan_label),
};
static const struct field disamarkan_fields[] = {
	SEEN, WORDS_TITLE("disamarkan"), WORDS_TEXT("disamarkan"),
};
static const struct field pihak_fields[] = {
	SEEN, REASON("pihak"), TEXT("pihak", COMPLAINT_NOTE_MAX, W_desk_act_pihak_label),
};
static const struct field bukan_wewenang_fields[] = {
	SEEN, REASON("bukan-wewenang"), TEXT("bukan-wewenang", COMPLAINT_ANSWER_MAX, W_desk_act_bukan_wewenang_label),
};
static const struct field arsip_fields[] = {
	SEEN, REASON("arsip"), TEXT("arsip", COMPLAINT_ANSWER_MAX, W_desk_act_arsip_label),
};

#define STEP(verb, perm, fields) \
	{HTTP_POST, "/kerja/perkara/{nomor}/" verb, perm, fields, COUNT(fields), desk_act_send, 0, NULL}

static const struct route routes[] = {
	{HTTP_GET, "/kerja", PERM_WORK, NULL, 0, desk_front, 0, "/kerja"},
	{HTTP_GET, "/kerja/perkara", PERM_CASE_LIST, inbox_fields, COUNT(inbox_fields), desk_inbox_page, ROUTE_RATE_SEARCH,
	    "/kerja/perkara"},
	{HTTP_GET, "/kerja/perkara/{nomor}", PERM_CASE_READ, NULL, 0, desk_case_page, 0, "/kerja/perkara/ADU-KCS-2026-000001"},
	{HTTP_GET, "/kerja/angka", PERM_CASE_LIST, figures_fields, COUNT(figures_fields), desk_figures_page, 0, "/kerja/angka"},
	STEP("diverifikasi", PERM_CASE_VERIFY, diverifikasi_fields),
	STEP("tanggapan", PERM_CASE_ANSWER, tanggapan_fields),
	STEP("tindak-lanjut", PERM_CASE_ANSWER, tindak_lanjut_fields),
	STEP("ditanya", PERM_CASE_ASK, ditanya_fields),
	STEP("dijawab", PERM_CASE_ASK, dijawab_fields),
	STEP("keterangan", PERM_CASE_ASK, keterangan_fields),
	STEP("ditugaskan", PERM_CASE_ROUTE, ditugaskan_fields),
	STEP("diteruskan", PERM_CASE_ROUTE, diteruskan_fields),
	STEP("catatan-internal", PERM_CASE_NOTE, catatan_internal_fields),
	STEP("kelas", PERM_CASE_CLASSIFY, kelas_fields),
	STEP("perpanjangan", PERM_CASE_EXTEND, perpanjangan_fields),
	STEP("disamarkan", PERM_CASE_MASK, disamarkan_fields),
	STEP("pihak", PERM_CASE_UNMARK, pihak_fields),
	STEP("bukan-wewenang", PERM_CASE_END, bukan_wewenang_fields),
	STEP("arsip", PERM_CASE_END, arsip_fields),
};

static const struct menu_item menu[] = {
	{"perkara", W_desk_menu, "/kerja/perkara", PERM_CASE_LIST, 10, MENU_TOP},
	{"angka", W_desk_figures_menu, "/kerja/angka", PERM_CASE_LIST, 12, MENU_TOP},
};

const struct room desk_room = {
	.name = "desk",
	.routes = routes,
	.route_count = COUNT(routes),
	.menu = menu,
	.menu_count = COUNT(menu),
};
