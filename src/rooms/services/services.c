/* services.c - the room's table: addresses, fields, access, menu, kinds of publication, jobs. No logic. */
#include "rooms/services/services.h"

#include "rooms/services/service_jobs.h"
#include "rooms/services/service_kind.h"
#include "rooms/services/service_pages.h"
#include "rooms/services/work_form.h"
#include "rooms/services/work_views.h"

enum { TITLE_CHARS = 120, HASH_CHARS = 64, WHY_CHARS = 2000, LINE_CHARS = 200, STATEMENT_CHARS = 600, TEXT_CHARS = 5000,
	NOTE_CHARS = 1000, FILE_BYTES = 20 * 1024 * 1024 };
enum { WORDS_CHARS = 120, CODE_CHARS = 64 };

static const struct field catalogue_fields[] = {
	{"q", FIELD_TEXT, false, 0, WORDS_CHARS, W_services_catalogue_words, NULL},
	{"kelompok", FIELD_CODE, false, 0, CODE_CHARS, W_services_catalogue_group, NULL},
	{"instansi", FIELD_CODE, false, 0, CODE_CHARS, W_services_catalogue_agency, NULL},
	{"sesudah", FIELD_INT, false, 1, INT64_MAX, W_services_catalogue_words, NULL},
	{"sebelum", FIELD_INT, false, 0, INT64_MAX, W_services_catalogue_words, NULL},
};

static const struct field search_fields[] = {
	{"q", FIELD_TEXT, false, 0, WORDS_CHARS, W_services_catalogue_words, NULL},
	{"sebelum", FIELD_INT, false, 0, INT64_MAX, W_services_catalogue_words, NULL},
};

static const struct field list_fields[] = {
	{"instansi", FIELD_CODE, false, 0, CODE_CHARS, W_services_catalogue_agency, NULL},
	{"keadaan", FIELD_CODE, false, 0, CODE_CHARS, W_services_work_state, NULL},
	{"sesudah", FIELD_INT, false, 1, INT64_MAX, W_services_work_title, NULL},
};

static const struct field new_fields[] = {
	{"instansi", FIELD_CODE, false, 0, CODE_CHARS, W_services_catalogue_agency, NULL},
	{"contoh", FIELD_CODE, false, 0, CODE_CHARS, W_services_form_example, NULL},
};

static const struct field back_fields[] = {
	{"catatan", FIELD_LINES, true, 3, WHY_CHARS, W_services_work_why_back, NULL},
};

static const struct field approve_fields[] = {
	{"berlaku", FIELD_DAY, true, 0, 0, W_services_work_from, NULL},
	{"diubah", FIELD_INT, true, 0, INT64_MAX, W_services_form_seen, NULL},
};

static const struct field withdraw_fields[] = {
	{"sebab", FIELD_CODE, false, 0, CODE_CHARS, W_services_work_reason, NULL},
	{"alasan", FIELD_LINES, true, 3, WHY_CHARS, W_services_work_why_withdraw, NULL},
};

static const struct field attach_fields[] = {
	{"nama_berkas", FIELD_TEXT, true, 3, TITLE_CHARS, W_services_work_file_title, NULL},
	{"berkas", FIELD_FILE, false, 0, FILE_BYTES, W_services_work_file, NULL},
};

static const struct field detach_fields[] = {
	{"sha256", FIELD_CODE, true, HASH_CHARS, HASH_CHARS, W_services_work_file, NULL},
};

static const struct field pledge_fields[] = {
	{"janji", FIELD_LINES, false, 0, STATEMENT_CHARS, W_services_pledge_janji, NULL},
	{"kewajiban", FIELD_LINES, false, 0, STATEMENT_CHARS, W_services_pledge_kewajiban, NULL},
	{"sanksi", FIELD_LINES, false, 0, STATEMENT_CHARS, W_services_pledge_sanksi, NULL},
	{"nomor_sk", FIELD_TEXT, false, 0, LINE_CHARS, W_services_pledge_nomor_sk, NULL},
	{"tanggal_sk", FIELD_DAY, false, 0, 0, W_services_pledge_tanggal_sk, NULL},
	{"penandatangan", FIELD_TEXT, false, 0, LINE_CHARS, W_services_pledge_penandatangan, NULL},
	{"jabatan", FIELD_TEXT, false, 0, LINE_CHARS, W_services_pledge_jabatan, NULL},
	{"layanan", FIELD_LINES, false, 0, TEXT_CHARS, W_services_pledge_layanan, NULL},
	{"tempat", FIELD_LINES, false, 0, TEXT_CHARS, W_services_pledge_tempat, NULL},
	{"perubahan", FIELD_LINES, false, 0, NOTE_CHARS, W_services_form_change, NULL},
	{"diubah", FIELD_INT, false, 0, INT64_MAX, W_services_form_seen, NULL},
	{"dari", FIELD_INT, false, 0, INT64_MAX, W_services_form_change, NULL},
	{"tombol", FIELD_CHOICE, false, 0, CODE_CHARS, W_services_form_title, "simpan"},
};

#define WORK_STEPS(path)                                                                                                       \
	{HTTP_POST, path "/ajukan", PERM_STANDARD_EDIT, NULL, 0, work_propose, 0, NULL},                                      \
	{HTTP_POST, path "/kembalikan", PERM_STANDARD_APPROVE, back_fields, COUNT(back_fields), work_give_back, 0, NULL},     \
	{HTTP_POST, path "/setujui", PERM_STANDARD_APPROVE, approve_fields, COUNT(approve_fields), work_approve, 0, NULL},    \
	{HTTP_POST, path "/cabut", PERM_STANDARD_APPROVE, withdraw_fields, COUNT(withdraw_fields), work_withdraw, 0, NULL}

static const struct route routes[] = {
	{HTTP_GET, "/layanan", PERM_PUBLIC, catalogue_fields, COUNT(catalogue_fields), service_catalogue_page,
	    ROUTE_CACHED | ROUTE_RATE_SEARCH, "/layanan"},
	{HTTP_GET, "/layanan/{kode}/{slug}", PERM_PUBLIC, NULL, 0, service_page, ROUTE_CACHED, "/layanan/KCS/akta-kelahiran"},
	{HTTP_GET, "/layanan/{kode}/{slug}/tenggat", PERM_PUBLIC, NULL, 0, service_term_page, ROUTE_CACHED,
	    "/layanan/KCS/akta-kelahiran/tenggat"},
	{HTTP_GET, "/layanan/{kode}/{slug}/versi", PERM_PUBLIC, NULL, 0, service_versions_page, ROUTE_CACHED,
	    "/layanan/KCS/akta-kelahiran/versi"},
	{HTTP_GET, "/layanan/{kode}/{slug}/versi/{n}", PERM_PUBLIC, NULL, 0, service_version_page, ROUTE_CACHED,
	    "/layanan/KCS/akta-kelahiran/versi/1"},
	{HTTP_GET, "/layanan/{kode}/{slug}/berkas/{n}/{sha256}", PERM_PUBLIC, NULL, 0, service_version_file, 0, NULL},
	{HTTP_GET, "/layanan/{kode}/{slug}/beda/{a}/{b}", PERM_PUBLIC, NULL, 0, service_diff_page, ROUTE_CACHED,
	    "/layanan/KCS/akta-kelahiran/beda/1/2"},
	{HTTP_GET, "/maklumat/{kode}", PERM_PUBLIC, NULL, 0, service_pledge_page, ROUTE_CACHED, "/maklumat/KCS"},
	{HTTP_GET, "/maklumat/{kode}/versi/{n}", PERM_PUBLIC, NULL, 0, service_pledge_version, ROUTE_CACHED, "/maklumat/KCS/versi/1"},
	{HTTP_GET, "/hak-kewajiban", PERM_PUBLIC, NULL, 0, service_rights_page, ROUTE_CACHED, "/hak-kewajiban"},
	{HTTP_GET, "/cari", PERM_PUBLIC, search_fields, COUNT(search_fields), service_search_page, ROUTE_CACHED | ROUTE_RATE_SEARCH,
	    "/cari?q=akta"},

	{HTTP_GET, "/kerja/layanan", PERM_STANDARD_READ, list_fields, COUNT(list_fields), work_list_page, 0, "/kerja/layanan"},
	{HTTP_GET, "/kerja/layanan/contoh", PERM_STANDARD_EDIT, NULL, 0, work_templates_page, 0, "/kerja/layanan/contoh"},
	{HTTP_GET, "/kerja/layanan/contoh/{contoh}", PERM_STANDARD_EDIT, NULL, 0, work_template_page, 0,
	    "/kerja/layanan/contoh/akta-kelahiran"},
	{HTTP_GET, "/kerja/layanan/baru", PERM_STANDARD_EDIT, new_fields, COUNT(new_fields), work_new_page, 0, "/kerja/layanan/baru"},
	{HTTP_POST, "/kerja/layanan/baru", PERM_STANDARD_EDIT, work_form_fields, WORK_FORM_FIELDS, work_new_send, 0, NULL},
	{HTTP_GET, "/kerja/layanan/{kode}/{slug}", PERM_STANDARD_READ, NULL, 0, work_show_page, 0, "/kerja/layanan/KCS/akta-kelahiran"},
	{HTTP_GET, "/kerja/layanan/{kode}/{slug}/ubah", PERM_STANDARD_EDIT, NULL, 0, work_edit_page, 0,
	    "/kerja/layanan/KCS/akta-kelahiran/ubah"},
	{HTTP_POST, "/kerja/layanan/{kode}/{slug}/ubah", PERM_STANDARD_EDIT, work_form_fields, WORK_FORM_FIELDS, work_edit_send, 0, NULL},
	WORK_STEPS("/kerja/layanan/{kode}/{slug}"),
	{HTTP_POST, "/kerja/layanan/{kode}/{slug}/berkas", PERM_STANDARD_EDIT, attach_fields, COUNT(attach_fields), work_attach,
	    ROUTE_UPLOAD, NULL},
	{HTTP_POST, "/kerja/layanan/{kode}/{slug}/berkas/lepas", PERM_STANDARD_EDIT, detach_fields, COUNT(detach_fields), work_detach, 0,
	    NULL},
	{HTTP_GET, "/kerja/layanan/{kode}/{slug}/berkas/{sha256}", PERM_STANDARD_READ, NULL, 0, work_file, 0, NULL},
	{HTTP_GET, "/kerja/maklumat/{kode}", PERM_STANDARD_READ, NULL, 0, work_show_page, 0, "/kerja/maklumat/KCS"},
	{HTTP_GET, "/kerja/maklumat/{kode}/ubah", PERM_STANDARD_EDIT, NULL, 0, work_pledge_edit_page, 0, "/kerja/maklumat/KCS/ubah"},
	{HTTP_POST, "/kerja/maklumat/{kode}/ubah", PERM_STANDARD_EDIT, pledge_fields, COUNT(pledge_fields), work_pledge_edit_send, 0, NULL},
	WORK_STEPS("/kerja/maklumat/{kode}"),
};

static const struct menu_item menu[] = {
	{"layanan", W_services_menu, "/layanan", PERM_PUBLIC, 20, MENU_TOP},
	{"cari", W_services_menu_search, "/cari", PERM_PUBLIC, 80, MENU_TOP},
	{"kerja-layanan", W_services_work_menu, "/kerja/layanan", PERM_STANDARD_READ, 30, MENU_TOP},
};

static const struct publication_kind *const kinds[] = {&service_standard_kind, &service_pledge_kind};

static const struct job jobs[] = {
	{"services.due", 60, services_due_job},
};

const struct room services_room = {
	.name = "services",
	.routes = routes,
	.route_count = COUNT(routes),
	.menu = menu,
	.menu_count = COUNT(menu),
	.jobs = jobs,
	.job_count = COUNT(jobs),
	.publication_kinds = kinds,
	.publication_kind_count = COUNT(kinds),
};
