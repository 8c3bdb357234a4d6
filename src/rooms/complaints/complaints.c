/* complaints.c - the room's table: kind, jobs, routes, menu. No logic. Read this first. */
#include "rooms/complaints/complaints.h"

#include "rooms/complaints/complaint_pages.h"

enum { TIMERS_EVERY_S = 60, FORGET_EVERY_S = 60 * 60, CODE_MAX = 60 };

/* Limits of the law's form: complaint_rules.h. What is missing is said by the handler, so that searching an area may come first. */
static const struct field form_fields[] = {
	{"instansi", FIELD_CODE, false, 0, CODE_MAX, W_complaint_offices_title, NULL},
	{"layanan", FIELD_CODE, false, 0, CODE_MAX, W_complaint_form_service, NULL},
	{"judul", FIELD_TEXT, false, 0, COMPLAINT_TITLE_MAX, W_complaint_form_judul, NULL},
	{"isi", FIELD_LINES, false, 0, COMPLAINT_TEXT_MAX, W_complaint_form_isi, NULL},
	{"tanggal", FIELD_DAY, false, 0, 0, W_complaint_form_tanggal, NULL},
	{"harapan", FIELD_LINES, false, 0, COMPLAINT_WANT_MAX, W_complaint_form_harapan, NULL},
	{"cari_wilayah", FIELD_TEXT, false, 0, COMPLAINT_NAME_MAX, W_complaint_form_area, NULL},
	{"wilayah", FIELD_CODE, false, 0, CODE_MAX, W_complaint_form_area_pick, NULL},
	{"tempat", FIELD_TEXT, false, 0, COMPLAINT_PLACE_MAX, W_complaint_form_tempat, NULL},
	{"kategori", FIELD_CODE, false, 0, CODE_MAX, W_complaint_form_kind, NULL},
	{"cara", FIELD_CODE, false, 0, CODE_MAX, W_complaint_form_mode_legend, NULL},
	{"nama", FIELD_TEXT, false, 0, COMPLAINT_NAME_MAX, W_complaint_form_nama, NULL},
	{"kontak", FIELD_TEXT, false, 0, COMPLAINT_CONTACT_MAX, W_complaint_form_kontak, NULL},
	{"kelompok", FIELD_MANY, false, 0, CODE_MAX, W_complaint_form_groups_short, NULL},
	{"kebutuhan", FIELD_MANY, false, 0, CODE_MAX, W_complaint_form_help, NULL},
	{"benar", FIELD_CHOICE, false, 0, CODE_MAX, W_complaint_form_sure, "ya"},
	{"kiriman", FIELD_CODE, false, RANDOM_ID_CHARS, RANDOM_ID_CHARS, W_complaint_form_title, NULL},
	{"aksi", FIELD_CHOICE, false, 0, CODE_MAX, W_complaint_form_submit, "kirim|tinjau|ubah|cari-wilayah"},
};

static const struct field lookup_fields[] = {
	{"nomor", FIELD_TEXT, false, 0, CODE_MAX, W_complaint_number, NULL},
	{"untuk", FIELD_TEXT, false, 0, CODE_MAX, W_complaint_number, NULL},
	{"kode", FIELD_SECRET, false, 0, COMPLAINT_CODE_TYPED_MAX, W_frame_code, NULL},
};

static const struct field list_fields[] = {
	{"q", FIELD_TEXT, false, 0, COMPLAINT_NAME_MAX, W_complaint_list_search, NULL},
	{"instansi", FIELD_CODE, false, 0, CODE_MAX, W_complaint_list_office, NULL},
	{"unit", FIELD_CODE, false, 0, CODE_MAX, W_complaint_list_unit, NULL},
	{"kategori", FIELD_CODE, false, 0, CODE_MAX, W_complaint_form_kind, NULL},
	{"wilayah", FIELD_CODE, false, 0, CODE_MAX, W_complaint_form_area_pick, NULL},
	{"status", FIELD_CODE, false, 0, CODE_MAX, W_complaint_list_state, NULL},
	{"terlambat", FIELD_CHOICE, false, 0, CODE_MAX, W_complaint_list_late_only, "1"},
	{"sebelum", FIELD_CODE, false, 0, CODE_MAX, W_complaint_list_newest, NULL},
};

static const struct field days_fields[] = {
	{"jam", FIELD_CODE, false, 0, CODE_MAX, W_complaint_days_clocks, NULL},
};

static const struct field act_fields[] = {
	{"isi", FIELD_LINES, false, 0, COMPLAINT_NOTE_MAX, W_complaint_act_text, NULL},
	{"nilai", FIELD_INT, false, 1, 5, W_complaint_act_rating, NULL},
	{"versi", FIELD_INT, true, 0, INT64_MAX, W_complaint_number, NULL},
};

static const struct route routes[] = {
	{HTTP_GET, "/lapor", PERM_PUBLIC, form_fields, COUNT(form_fields), complaint_form_page, 0, "/lapor"},
	{HTTP_POST, "/lapor", PERM_PUBLIC, form_fields, COUNT(form_fields), complaint_form_sent, ROUTE_RATE_FILE, NULL},
	{HTTP_GET, "/lapor/tinjau", PERM_PUBLIC, NULL, 0, complaint_form_step_page, 0, "/lapor/tinjau"},
	{HTTP_POST, "/lapor/tinjau", PERM_PUBLIC, form_fields, COUNT(form_fields), complaint_form_step, ROUTE_RATE_SEARCH, NULL},
	{HTTP_GET, "/aduan", PERM_PUBLIC, list_fields, COUNT(list_fields), complaint_list_page, ROUTE_CACHED, "/aduan"},
	{HTTP_GET, "/kerahasiaan", PERM_PUBLIC, NULL, 0, complaint_secrecy_page, ROUTE_CACHED, "/kerahasiaan"},
	{HTTP_GET, "/aduan/lacak", PERM_PUBLIC, lookup_fields, COUNT(lookup_fields), complaint_lookup_page, 0, "/aduan/lacak"},
	{HTTP_POST, "/aduan/lacak", PERM_PUBLIC, lookup_fields, COUNT(lookup_fields), complaint_lookup_sent, ROUTE_RATE_CODE, NULL},
	{HTTP_POST, "/aduan/keluar", PERM_PUBLIC, NULL, 0, complaint_leave_sent, 0, NULL},
	{HTTP_GET, "/aduan/{nomor}", PERM_PUBLIC, NULL, 0, complaint_track_page, ROUTE_CACHED, "/aduan/ADU-KCS-2026-000001"},
	{HTTP_GET, "/aduan/{nomor}/tenggat", PERM_PUBLIC, days_fields, COUNT(days_fields), complaint_days_page, ROUTE_CACHED,
	    "/aduan/ADU-KCS-2026-000001/tenggat"},
	{HTTP_GET, "/aduan/{nomor}/{aksi}", PERM_HOLDER, NULL, 0, complaint_act_page, 0, "/aduan/ADU-KCS-2026-000001/keterangan"},
	{HTTP_POST, "/aduan/{nomor}/{aksi}", PERM_HOLDER, act_fields, COUNT(act_fields), complaint_act_sent, ROUTE_RATE_CODE, NULL},
};

static const struct menu_item menu[] = {
	{"aduan", W_complaint_menu, "/aduan", PERM_PUBLIC, 30, MENU_TOP},
	{"lacak", W_complaint_lookup_title, "/aduan/lacak", PERM_PUBLIC, 10, MENU_FOOT_UNHAPPY},
	{"kerahasiaan", W_complaint_secrecy_title, "/kerahasiaan", PERM_PUBLIC, 30, MENU_FOOT_ABOUT},
};

static const struct job jobs[] = {
	{"complaint-timers", TIMERS_EVERY_S, complaint_timers},
	{"complaint-filings", FORGET_EVERY_S, complaint_filings_forget},
};

static const struct case_kind *const kinds[] = {&complaint_kind};

const struct room complaints_room = {
	.name = "complaints",
	.routes = routes,
	.route_count = COUNT(routes),
	.menu = menu,
	.menu_count = COUNT(menu),
	.jobs = jobs,
	.job_count = COUNT(jobs),
	.case_kinds = kinds,
	.case_kind_count = COUNT(kinds),
};
