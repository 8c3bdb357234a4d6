/* office.c - the room's table: addresses, fields, access, menu, jobs. No logic. Read this first. */
#include "rooms/office/office.h"

#include "rooms/office/office_pages.h"

#define AGENCY_FIELD {"instansi", FIELD_CODE, false, 0, 8, W_office_agency, NULL}

static const struct field home_fields[] = {
	AGENCY_FIELD,
	{"unit", FIELD_CODE, false, 0, 32, W_office_unit, NULL},
};

static const struct field agency_fields[] = {AGENCY_FIELD};

/* The unit's own texts. The root's name is the agency's, so the handler asks for one. */
#define UNIT_FIELDS(named) \
	{"nama", FIELD_TEXT, named, named, OFFICE_NAME_MAX, W_office_unit_name, NULL}, \
	{"jam", FIELD_TEXT, false, 0, OFFICE_LINE_MAX, W_office_unit_hours, NULL}, \
	{"alamat", FIELD_LINES, false, 0, OFFICE_TEXT_MAX, W_office_unit_address, NULL}, \
	{"kontak", FIELD_LINES, false, 0, OFFICE_TEXT_MAX, W_office_unit_contact, NULL}, \
	{"penanggung_jawab", FIELD_TEXT, false, 0, OFFICE_LINE_MAX, W_office_unit_responsible, NULL}, \
	{"kewenangan", FIELD_LINES, false, 0, OFFICE_TEXT_MAX, W_office_unit_competence, NULL}, \
	{"pengaduan", FIELD_CHOICE, false, 0, 5, W_office_unit_desk, "ya|tidak"}

static const struct field unit_fields[] = {
	AGENCY_FIELD, UNIT_FIELDS(false), {"aktif", FIELD_CHOICE, false, 0, 5, W_office_unit_state, "ya|tidak"},
};

static const struct field unit_new_fields[] = {
	AGENCY_FIELD,
	{"induk", FIELD_CODE, false, 0, 32, W_office_unit_parent, NULL},
	{"kode", FIELD_TEXT, false, 0, 32, W_office_unit_slug, NULL},
	UNIT_FIELDS(true),
};

static const struct field move_fields[] = {AGENCY_FIELD, {"induk", FIELD_CODE, true, 0, 32, W_office_unit_parent, NULL}};
static const struct field merge_fields[] = {
	AGENCY_FIELD,
	{"penerus", FIELD_CODE, true, 0, 32, W_office_unit_successor, NULL},
	{"periksa", FIELD_CHOICE, false, 0, 2, W_office_unit_merge_check, "ya"}, /* the page asks for it in its own words */
};

static const struct field self_fields[] = {
	AGENCY_FIELD,
	{"nama", FIELD_TEXT, true, 1, OFFICE_NAME_MAX, W_office_self_name, NULL},
	{"pemerintah", FIELD_TEXT, false, 0, OFFICE_NAME_MAX, W_office_self_parent, NULL},
	{"alamat", FIELD_LINES, false, 0, OFFICE_TEXT_MAX, W_office_unit_address, NULL},
	{"kontak", FIELD_LINES, false, 0, OFFICE_TEXT_MAX, W_office_unit_contact, NULL},
	{"hari_kerja", FIELD_CHOICE, true, 0, 1, W_office_self_week, "5|6"},
	{"jam_senin", FIELD_TEXT, true, 1, OFFICE_HOURS_MAX, W_office_hours_monday, NULL},
	{"istirahat_senin", FIELD_TEXT, false, 0, OFFICE_HOURS_MAX, W_office_hours_monday, NULL},
	{"jam_jumat", FIELD_TEXT, true, 1, OFFICE_HOURS_MAX, W_office_hours_friday, NULL},
	{"istirahat_jumat", FIELD_TEXT, false, 0, OFFICE_HOURS_MAX, W_office_hours_friday, NULL},
	{"jam_sabtu", FIELD_TEXT, false, 0, OFFICE_HOURS_MAX, W_office_hours_saturday, NULL},
	{"istirahat_sabtu", FIELD_TEXT, false, 0, OFFICE_HOURS_MAX, W_office_hours_saturday, NULL},
};

static const struct field people_fields[] = {
	AGENCY_FIELD,
	{"setelah", FIELD_CODE, false, 0, 40, W_office_people_after, NULL},
};

static const struct field person_fields[] = {
	AGENCY_FIELD,
	{"masuk", FIELD_TEXT, true, 1, 40, W_office_people_login, NULL},
	{"nama", FIELD_TEXT, true, 1, 100, W_office_people_name, NULL},
	{"peran", FIELD_CHOICE, true, 0, 20, W_office_people_role, NULL},
	{"unit", FIELD_CHOICE, true, 0, 32, W_office_unit, NULL},
	{"mulai", FIELD_DAY, false, 0, 0, W_office_people_from, NULL},
	{"sampai", FIELD_DAY, false, 0, 0, W_office_people_until, NULL},
};

static const struct field account_fields[] = {
	AGENCY_FIELD,
	{"aksi", FIELD_CHOICE, true, 0, 10, W_office_action, "beri|akhiri|sandi|tutup|buka"},
	{"peran", FIELD_CHOICE, false, 0, 20, W_office_people_role, NULL},
	{"unit", FIELD_CHOICE, false, 0, 32, W_office_unit, NULL},
	{"mulai", FIELD_DAY, false, 0, 0, W_office_people_from, NULL},
	{"sampai", FIELD_DAY, false, 0, 0, W_office_people_until, NULL},
	{"hibah", FIELD_INT, false, 1, INT64_MAX, W_office_people_role, NULL},
};

static const struct field calendar_fields[] = {
	AGENCY_FIELD,
	{"tahun", FIELD_INT, false, 1970, 2199, W_office_calendar_year, NULL},
};

static const struct field holiday_fields[] = {
	AGENCY_FIELD,
	{"tahun", FIELD_INT, false, 1970, 2199, W_office_calendar_year, NULL},
	{"aksi", FIELD_CHOICE, true, 0, 10, W_office_action, "tambah|hapus"},
	{"hari", FIELD_DAY, true, 0, 0, W_office_calendar_day, NULL},
	{"nama", FIELD_TEXT, false, 0, OFFICE_NAME_MAX, W_office_calendar_name, NULL},
	{"sumber", FIELD_TEXT, false, 0, OFFICE_NAME_MAX, W_office_calendar_source, NULL},
};

static const struct field law_fields[] = {
	AGENCY_FIELD,
	{"aksi", FIELD_CHOICE, false, 0, 10, W_office_action, "tetapkan|hapus"},
	{"jumlah", FIELD_INT, false, 1, OFFICE_LAW_MAX, W_office_law_value, NULL},
	{"mulai", FIELD_DAY, true, 0, 0, W_office_law_from, NULL},
	{"judul", FIELD_TEXT, false, 0, OFFICE_NAME_MAX, W_office_law_title_field, NULL},
	{"nomor", FIELD_TEXT, false, 0, OFFICE_LAW_NUMBER_MAX, W_office_law_number, NULL},
	{"tanggal", FIELD_DAY, false, 0, 0, W_office_law_issued, NULL},
};

static const struct field category_fields[] = {
	AGENCY_FIELD,
	{"kode", FIELD_TEXT, false, 0, 32, W_office_category_slug, NULL},
	{"nama", FIELD_TEXT, true, 1, OFFICE_NAME_MAX, W_office_category_name, NULL},
	{"nama_en", FIELD_TEXT, true, 1, OFFICE_NAME_MAX, W_office_category_name_en, NULL},
	{"kelas", FIELD_CHOICE, true, 0, 40, W_office_category_class, NULL},
	{"unit", FIELD_CHOICE, false, 0, 32, W_office_category_unit, NULL},
	{"urutan", FIELD_INT, true, 0, 9999, W_office_category_position, NULL},
	{"aktif", FIELD_CHOICE, true, 0, 5, W_office_category_state, "ya|tidak"},
};

static const struct field directory_fields[] = {
	{"unit", FIELD_CODE, false, 0, 32, W_office_unit, NULL},
	{"mulai", FIELD_INT, false, 0, 2000, W_office_directory_from, NULL},
};

static const struct route routes[] = {
	{HTTP_GET, "/instansi", PERM_PUBLIC, NULL, 0, office_agencies_page, ROUTE_CACHED, "/instansi"},
	{HTTP_GET, "/instansi/{kode}", PERM_PUBLIC, directory_fields, COUNT(directory_fields), office_agency_page, ROUTE_CACHED,
	    "/instansi/KCS"},
	{HTTP_GET, "/v/{hash}", PERM_PUBLIC, NULL, 0, office_manifest_page, 0, NULL},

	{HTTP_GET, "/kerja/kantor", PERM_OFFICE_READ, home_fields, COUNT(home_fields), office_home_page, 0, "/kerja/kantor"},
	{HTTP_GET, "/kerja/kantor/instansi", PERM_UNIT_EDIT, agency_fields, COUNT(agency_fields), office_self_page, 0,
	    "/kerja/kantor/instansi"},
	{HTTP_POST, "/kerja/kantor/instansi", PERM_UNIT_EDIT, self_fields, COUNT(self_fields), office_self_send, 0, NULL},
	{HTTP_GET, "/kerja/kantor/unit/{kode}", PERM_UNIT_EDIT, agency_fields, COUNT(agency_fields), office_unit_page, 0,
	    "/kerja/kantor/unit/kcs"},
	{HTTP_POST, "/kerja/kantor/unit/{kode}", PERM_UNIT_EDIT, unit_fields, COUNT(unit_fields), office_unit_send, 0, NULL},
	{HTTP_POST, "/kerja/kantor/unit/{kode}/pindah", PERM_UNIT_EDIT, move_fields, COUNT(move_fields), office_unit_move_send, 0, NULL},
	{HTTP_POST, "/kerja/kantor/unit/{kode}/gabung", PERM_UNIT_EDIT, merge_fields, COUNT(merge_fields), office_unit_merge_send, 0,
	    NULL},
	{HTTP_GET, "/kerja/kantor/unit-baru", PERM_UNIT_EDIT, unit_new_fields, 2, office_unit_new_page, 0, "/kerja/kantor/unit-baru"},
	{HTTP_POST, "/kerja/kantor/unit-baru", PERM_UNIT_EDIT, unit_new_fields, COUNT(unit_new_fields), office_unit_new_send, 0, NULL},

	{HTTP_GET, "/kerja/kantor/orang", PERM_PEOPLE_EDIT, people_fields, COUNT(people_fields), office_people_page, 0,
	    "/kerja/kantor/orang"},
	{HTTP_GET, "/kerja/kantor/orang-baru", PERM_PEOPLE_EDIT, agency_fields, COUNT(agency_fields), office_person_new_page, 0,
	    "/kerja/kantor/orang-baru"},
	{HTTP_POST, "/kerja/kantor/orang-baru", PERM_PEOPLE_EDIT, person_fields, COUNT(person_fields), office_person_new_send, 0,
	    NULL},
	{HTTP_GET, "/kerja/kantor/orang/{masuk}", PERM_PEOPLE_EDIT, agency_fields, COUNT(agency_fields), office_person_page, 0,
	    "/kerja/kantor/orang/admin"},
	{HTTP_POST, "/kerja/kantor/orang/{masuk}", PERM_PEOPLE_EDIT, account_fields, COUNT(account_fields), office_person_send, 0,
	    NULL},

	{HTTP_GET, "/kerja/kantor/kalender", PERM_OFFICE_READ, calendar_fields, COUNT(calendar_fields), office_calendar_page, 0,
	    "/kerja/kantor/kalender"},
	{HTTP_POST, "/kerja/kantor/kalender", PERM_CALENDAR_EDIT, holiday_fields, COUNT(holiday_fields), office_calendar_send, 0,
	    NULL},

	{HTTP_GET, "/kerja/kantor/hukum", PERM_OFFICE_READ, agency_fields, COUNT(agency_fields), office_law_page, 0,
	    "/kerja/kantor/hukum"},
	{HTTP_GET, "/kerja/kantor/hukum/{kunci}", PERM_CALENDAR_EDIT, agency_fields, COUNT(agency_fields), office_law_one_page, 0,
	    "/kerja/kantor/hukum/sp4n62.verifikasi"},
	{HTTP_POST, "/kerja/kantor/hukum/{kunci}", PERM_CALENDAR_EDIT, law_fields, COUNT(law_fields), office_law_send, 0, NULL},

	{HTTP_GET, "/kerja/kantor/kategori", PERM_CATEGORY_EDIT, agency_fields, COUNT(agency_fields), office_categories_page, 0,
	    "/kerja/kantor/kategori"},
	{HTTP_GET, "/kerja/kantor/kategori-baru", PERM_CATEGORY_EDIT, agency_fields, COUNT(agency_fields),
	    office_category_new_page, 0, "/kerja/kantor/kategori-baru"},
	{HTTP_POST, "/kerja/kantor/kategori-baru", PERM_CATEGORY_EDIT, category_fields, COUNT(category_fields),
	    office_category_new_send, 0, NULL},
	{HTTP_GET, "/kerja/kantor/kategori/{nomor}", PERM_CATEGORY_EDIT, agency_fields, COUNT(agency_fields),
	    office_category_page, 0, NULL},
	{HTTP_POST, "/kerja/kantor/kategori/{nomor}", PERM_CATEGORY_EDIT, category_fields, COUNT(category_fields),
	    office_category_send, 0, NULL},
};

static const struct menu_item menu[] = {
	{"instansi", W_office_menu_public, "/instansi", PERM_PUBLIC, 60, MENU_TOP},
	{"kantor", W_office_menu_home, "/kerja/kantor", PERM_OFFICE_READ, 60, MENU_TOP},
	{"orang", W_office_menu_people, "/kerja/kantor/orang", PERM_PEOPLE_EDIT, 61, MENU_TOP},
	{"kalender", W_office_menu_calendar, "/kerja/kantor/kalender", PERM_CALENDAR_EDIT, 62, MENU_TOP},
	{"kategori", W_office_menu_categories, "/kerja/kantor/kategori", PERM_CATEGORY_EDIT, 63, MENU_TOP},
};

static const struct job jobs[] = {
	/* A dated change of the law, or a new release, changes what an agency promises: it is published within the hour. */
	{"kantor.aturan", 60 * 60, office_rules_job},
	/* A merger of units that was broken off goes on. */
	{"kantor.gabung", 60, office_merges_job},
};

const struct room office_room = {
	.name = "office",
	.routes = routes,
	.route_count = COUNT(routes),
	.menu = menu,
	.menu_count = COUNT(menu),
	.jobs = jobs,
	.job_count = COUNT(jobs),
};
