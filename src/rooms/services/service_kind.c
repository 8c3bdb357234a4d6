/* service_kind.c - see service_kind.h. */
#include "rooms/services/service_kind.h"

#include "base/strs.h"
#include "gen/services_queries.h"
#include "rooms/services/service_body.h"

enum { TEXT = 5000, LONG = 10000 };

/* UU 25/2009 Ps 21 a-n, in its order. Published are the six of service delivery, complete are all 14 (PermenPANRB 15/2014). */
static const struct publication_part standard_parts[] = {
	{"dasar_hukum", "SP01", W_services_part_dasar_hukum, PART_LAWS, false, true, LONG},
	{"persyaratan", "SP02", W_services_part_persyaratan, PART_VARIANTS, true, true, LONG},
	{"prosedur", "SP03", W_services_part_prosedur, PART_LIST, true, true, LONG},
	{"waktu", "SP04", W_services_part_waktu, PART_TERM, true, true, TEXT},
	{"biaya", "SP05", W_services_part_biaya, PART_FEES, true, true, LONG},
	{"produk", "SP06", W_services_part_produk, PART_LIST, true, true, TEXT},
	{"sarana", "SP07", W_services_part_sarana, PART_TEXT, false, true, TEXT},
	{"kompetensi", "SP08", W_services_part_kompetensi, PART_TEXT, false, true, TEXT},
	{"pengawasan", "SP09", W_services_part_pengawasan, PART_TEXT, false, true, TEXT},
	{"pengaduan", "SP10", W_services_part_pengaduan, PART_LIST, true, true, TEXT},
	{"jumlah_pelaksana", "SP11", W_services_part_jumlah_pelaksana, PART_TEXT, false, true, TEXT},
	{"jaminan_layanan", "SP12", W_services_part_jaminan_layanan, PART_TEXT, false, true, TEXT},
	{"jaminan_keamanan", "SP13", W_services_part_jaminan_keamanan, PART_TEXT, false, true, TEXT},
	{"evaluasi", "SP14", W_services_part_evaluasi, PART_TEXT, false, true, TEXT},
	{"tenggat_pengaduan", NULL, W_services_part_tenggat_pengaduan, PART_TERM, false, false, TEXT},
	{"lokasi", NULL, W_services_part_lokasi, PART_LIST, false, false, TEXT},
	{"jam", NULL, W_services_part_jam, PART_LIST, false, false, TEXT},
	{"penanggung_jawab", NULL, W_services_part_penanggung_jawab, PART_TEXT, false, false, TEXT},
	{"kelompok_rentan", NULL, W_services_part_kelompok_rentan, PART_LIST, false, false, TEXT},
	{"pembahasan", NULL, W_services_part_pembahasan, PART_TEXT, false, false, TEXT},
	{"lampiran", NULL, W_services_part_lampiran, PART_LIST, false, false, TEXT},
};

/* PermenPANRB 15/2014: the three statements; UU 25/2009 Ps 22, PP 96/2012 Ps 30: published clearly and widely. */
static const struct publication_part pledge_parts[] = {
	{"janji", NULL, W_services_pledge_janji, PART_TEXT, true, true, TEXT},
	{"kewajiban", NULL, W_services_pledge_kewajiban, PART_TEXT, true, true, TEXT},
	{"sanksi", NULL, W_services_pledge_sanksi, PART_TEXT, true, true, TEXT},
	{"nomor_sk", NULL, W_services_pledge_nomor_sk, PART_CODE, true, true, TEXT},
	{"tanggal_sk", NULL, W_services_pledge_tanggal_sk, PART_DAY, true, true, TEXT},
	{"penandatangan", NULL, W_services_pledge_penandatangan, PART_TEXT, true, true, TEXT},
	{"jabatan", NULL, W_services_pledge_jabatan, PART_TEXT, true, true, TEXT},
	{"layanan", NULL, W_services_pledge_layanan, PART_LIST, false, true, LONG},
	{"tempat", NULL, W_services_pledge_tempat, PART_LIST, true, true, TEXT},
};

const struct publication_part *
service_part_find(const char *key)
{
	size_t i = service_part_index(key);

	return i < COUNT(standard_parts) ? &standard_parts[i] : NULL;
}

size_t
service_part_index(const char *key)
{
	size_t i = 0;

	while (i < COUNT(standard_parts) && strcmp(standard_parts[i].key, key) != 0)
		i++;
	return i;
}

const struct service_group service_groups[] = {
	{"kependudukan", W_services_group_kependudukan},
	{"kesehatan", W_services_group_kesehatan},
	{"perizinan", W_services_group_perizinan},
	{"kelurahan_desa", W_services_group_kelurahan_desa},
	{"pendidikan", W_services_group_pendidikan},
	{"sosial", W_services_group_sosial},
	{"pajak_daerah", W_services_group_pajak_daerah},
	{"ketenagakerjaan", W_services_group_ketenagakerjaan},
	{"perpustakaan", W_services_group_perpustakaan},
	{"informasi_publik", W_services_group_informasi_publik},
	{"pengaduan", W_services_group_pengaduan},
	{"pekerjaan_umum", W_services_group_pekerjaan_umum},
	{"tata_ruang", W_services_group_tata_ruang},
	{"darurat", W_services_group_darurat},
	{"lainnya", W_services_group_lainnya},
};
const size_t service_group_count = COUNT(service_groups);

enum word
service_group_word(str code)
{
	for (size_t i = 0; i < COUNT(service_groups); i++) {
		if (str_eq(code, str_z(service_groups[i].code)))
			return service_groups[i].label;
	}
	return WORD_NONE;
}

enum law_key
service_group_limit(str code)
{
	if (str_eq(code, STR("informasi_publik")))
		return LAW_UU14_22_7_PEMBERITAHUAN;
	return str_eq(code, STR("pengaduan")) ? LAW_SP4N62_SELESAI_TIDAK_BERKADAR : LAW_NONE;
}

const struct service_reason service_reasons[] = {
	{"layanan-berakhir", W_services_reason_ended},
	{"digabung", W_services_reason_merged},
	{"dasar-hukum-berubah", W_services_reason_law},
	{"keliru", W_services_reason_wrong},
};
const size_t service_reason_count = COUNT(service_reasons);

static const struct err too_long = {.kind = ERR_INPUT, .code = "services.term_law", .field = "waktu_jumlah"};
static const struct err complaint_too_long = {.kind = ERR_INPUT, .code = "services.complaint_law", .field = "aduan_jumlah"};
static const struct err no_requirement = {.kind = ERR_INPUT, .code = "services.variant_empty", .field = "butir_1"};
static const struct err no_standard = {.kind = ERR_STATE, .code = "services.no_standard"};

/* Would a promise counted from today end after the law's limit counted from today? */
static bool
ends_later(const struct service_term *t, const struct law_row *limit, day on, enum zone zone, const struct calendar *calendar)
{
	instant               start = date_start(on, zone);
	struct deadline_clock own = {.start = start, .zone = zone, .amount = t->amount, .unit = t->unit, .calendar = calendar};
	struct deadline       mine = deadline_compute(&own), theirs = deadline_of(limit, start, zone, calendar);

	return mine.end.ms > theirs.end.ms;
}

static const struct err *
check_standard(struct db *db, struct arena *a, const struct publication_row *p, str group, str body_json, day on)
{
	struct service_in in;
	struct calendar   calendar;
	struct law_table  law;
	const struct err *e = service_body_read(a, body_json, &in);

	if (!e)
		e = agency_calendar(db, a, p->agency, &calendar);
	if (!e)
		e = agency_law(db, a, p->agency, &law);
	if (e)
		return e;
	for (size_t i = 0; i < in.variants.n; i++) {
		if (in.variants.at[i].items.n == 0)
			return &no_requirement;
	}
	enum law_key limit = service_group_limit(group);
	if (limit != LAW_NONE) {
		struct law_row row = law_get(&law, limit, on);

		if (ends_later(&in.term, &row, on, p->zone, &calendar))
			return &too_long;
	}
	struct law_row complaint = law_get(&law, LAW_SP4N62_SELESAI_TIDAK_BERKADAR, on);
	if (in.complaint_term.amount > 0 && ends_later(&in.complaint_term, &complaint, on, p->zone, &calendar))
		return &complaint_too_long;
	return NULL;
}

static const struct err *
check_pledge(struct db *db, struct arena *a, const struct publication_row *p, str group, str body_json, day on)
{
	struct services_in_force_row row;
	bool                         found = false;
	const struct err            *e = services_in_force(db, a, p->agency, &found, &row);

	(void)body_json;
	(void)group;
	(void)on;
	return e ? e : found ? NULL : &no_standard;
}

const struct publication_kind service_standard_kind = {
	.no = PUB_STANDARD, .prefix = "standar", .code = "STD", .topic = "layanan", .path = "/layanan/", .parts = standard_parts,
	.part_count = COUNT(standard_parts), .two_persons = true, .review = LAW_PRODUK_REVIU_STANDAR, .edit = PERM_STANDARD_EDIT,
	.approve = PERM_STANDARD_APPROVE, .check = check_standard,
};

const struct publication_kind service_pledge_kind = {
	.no = PUB_MAKLUMAT, .prefix = "maklumat", .code = "MKL", .topic = "layanan", .path = "/maklumat/", .parts = pledge_parts,
	.part_count = COUNT(pledge_parts), .two_persons = true, .review = LAW_PRODUK_REVIU_STANDAR, .edit = PERM_STANDARD_EDIT,
	.approve = PERM_STANDARD_APPROVE, .check = check_pledge,
};
