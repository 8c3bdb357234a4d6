/* services.c - the room's table: addresses, fields, access, menu, kinds of publication, jobs. No logic. */
#include "rooms/services/services.h"

#include "rooms/services/service_jobs.h"
#include "rooms/services/service_kind.h"
#include "rooms/services/service_pages.h"

enum { WORDS_CHARS = 120, CODE_CHARS = 64 };

static const struct field catalogue_fields[] = {
	{"q", FIELD_TEXT, false, 0, WORDS_CHARS, W_services_catalogue_words},
	{"kelompok", FIELD_CODE, false, 0, CODE_CHARS, W_services_catalogue_group},
	{"instansi", FIELD_CODE, false, 0, CODE_CHARS, W_services_catalogue_agency},
	{"sesudah", FIELD_INT, false, 1, INT64_MAX, W_services_catalogue_words},
	{"sebelum", FIELD_INT, false, 0, INT64_MAX, W_services_catalogue_words},
};

static const struct field search_fields[] = {
	{"q", FIELD_TEXT, false, 0, WORDS_CHARS, W_services_catalogue_words},
	{"sebelum", FIELD_INT, false, 0, INT64_MAX, W_services_catalogue_words},
};

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
};

static const struct menu_item menu[] = {
	{"layanan", W_services_menu, "/layanan", PERM_PUBLIC, 20},
	{"cari", W_services_menu_search, "/cari", PERM_PUBLIC, 80},
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
