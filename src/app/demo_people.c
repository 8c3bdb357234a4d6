/* demo_people.c - agencies, units, categories and people of the demonstration; all invented. */
#include "app/demo.h"

const char demo_password[] = "peragaan-terang-2026";

#define HOURS_5 "Senin–Jumat 08.00–15.30"
#define HOURS_6 "Senin–Sabtu 08.00–14.00"

static const struct demo_unit kcs_units[] = {
	{"upipm", NULL, "Unit Pengelola Informasi dan Pengaduan (UPIPM)", HOURS_5, "Jalan Merdeka 1, lantai 1", "0800-0000-001",
	    "Koordinator UPIPM", "menerima, memeriksa, dan meneruskan semua pengaduan", true},
	{"sekretariat", NULL, "Sekretariat Dinas", HOURS_5, "Jalan Merdeka 1, lantai 3", "0800-0000-002", "Sekretaris Dinas",
	    "kepegawaian, sarana, dan keuangan", false},
	{"daftar-penduduk", NULL, "Bidang Pendaftaran Penduduk", HOURS_5, "Jalan Merdeka 1, lantai 1", "0800-0000-003",
	    "Kepala Bidang Pendaftaran Penduduk", "KTP elektronik, kartu keluarga, KIA, pindah dan datang", false},
	{"upt-utara", "daftar-penduduk", "UPT Kecamatan Utara", HOURS_5, "Jalan Melati 12", "0800-0000-004", "Kepala UPT",
	    "loket pendaftaran penduduk Kecamatan Utara", false},
	{"upt-selatan", "daftar-penduduk", "UPT Kecamatan Selatan", HOURS_5, "Jalan Kenanga 7", "0800-0000-005", "Kepala UPT",
	    "loket pendaftaran penduduk Kecamatan Selatan", false},
	{"catatan-sipil", NULL, "Bidang Pencatatan Sipil", HOURS_5, "Jalan Merdeka 1, lantai 2", "0800-0000-006",
	    "Kepala Bidang Pencatatan Sipil", "akta kelahiran, kematian, perkawinan, dan perceraian", false},
};

static const struct demo_unit dpu_units[] = {
	{"upipm", NULL, "Unit Pengelola Informasi dan Pengaduan (UPIPM)", HOURS_5, "Jalan Jembatan 5, lantai 1", "0800-0000-011",
	    "Koordinator UPIPM", "menerima, memeriksa, dan meneruskan semua pengaduan", true},
	{"jalan", NULL, "Bidang Jalan dan Jembatan", HOURS_5, "Jalan Jembatan 5, lantai 2", "0800-0000-012", "Kepala Bidang Jalan",
	    "jalan, trotoar, dan jembatan kota", false},
	{"saluran", NULL, "Bidang Saluran dan Sungai", HOURS_5, "Jalan Jembatan 5, lantai 2", "0800-0000-013",
	    "Kepala Bidang Saluran", "saluran tepi jalan, sungai, genangan", false},
	{"lampu", NULL, "Bidang Penerangan Jalan", HOURS_5, "Jalan Jembatan 5, lantai 3", "0800-0000-014",
	    "Kepala Bidang Penerangan", "lampu jalan umum", false},
};

static const struct demo_unit kct_units[] = {
	{"upipm", NULL, "Unit Pengelola Informasi dan Pengaduan (UPIPM)", HOURS_6, "Jalan Pantai 3", "0800-0000-021",
	    "Koordinator UPIPM", "menerima, memeriksa, dan meneruskan semua pengaduan", true},
	{"puskesmas-timur", NULL, "Puskesmas Timur", "Senin–Sabtu 07.30–14.00; gawat darurat 24 jam", "Jalan Pantai 40",
	    "0800-0000-022", "Kepala Puskesmas", "rawat jalan, KIA, imunisasi, gawat darurat", false},
	{"kelurahan-mekar", NULL, "Kelurahan Mekar", HOURS_6, "Jalan Mekar 2", "0800-0000-023", "Lurah",
	    "surat keterangan dan pengantar", false},
};

static const struct demo_category kcs_categories[] = {
	{"lambat", "Lambat atau tidak sesuai janji", "Slow or not as promised", COMPLAINT_ORDINARY, NULL},
	{"sikap", "Sikap petugas", "Conduct of an officer", COMPLAINT_ORDINARY, NULL},
	{"pungutan", "Pungutan atau penyalahgunaan wewenang", "Illegal fees or abuse of authority", COMPLAINT_SUPERVISORY, "sekretariat"},
	{"sarana", "Tempat dan peralatan", "Premises and equipment", COMPLAINT_ORDINARY, "sekretariat"},
	{"tanya", "Saya hanya bertanya", "I only have a question", COMPLAINT_INFORMATION, "upipm"},
	{"usul", "Saya punya usul", "I have a suggestion", COMPLAINT_ASPIRATION, "sekretariat"},
};

static const struct demo_category dpu_categories[] = {
	{"jalan-rusak", "Jalan rusak dan berlubang", "Damaged roads and potholes", COMPLAINT_ORDINARY, "jalan"},
	{"saluran", "Saluran tersumbat atau genangan", "Blocked drains or flooding", COMPLAINT_ORDINARY, "saluran"},
	{"lampu", "Lampu jalan mati", "Street lights out", COMPLAINT_ORDINARY, "lampu"},
	{"pungutan", "Pungutan atau penyalahgunaan wewenang", "Illegal fees or abuse of authority", COMPLAINT_SUPERVISORY, "upipm"},
	{"tanya", "Saya hanya bertanya", "I only have a question", COMPLAINT_INFORMATION, "upipm"},
	{"usul", "Saya punya usul", "I have a suggestion", COMPLAINT_ASPIRATION, "upipm"},
};

static const struct demo_category kct_categories[] = {
	{"antrean", "Antrean dan waktu tunggu", "Queues and waiting time", COMPLAINT_ORDINARY, "puskesmas-timur"},
	{"sikap", "Sikap petugas", "Conduct of an officer", COMPLAINT_ORDINARY, NULL},
	{"surat", "Surat keterangan", "Certificates and letters", COMPLAINT_ORDINARY, "kelurahan-mekar"},
	{"pungutan", "Pungutan atau penyalahgunaan wewenang", "Illegal fees or abuse of authority", COMPLAINT_SUPERVISORY, "upipm"},
	{"tanya", "Saya hanya bertanya", "I only have a question", COMPLAINT_INFORMATION, "upipm"},
};

#define AGENCY(code_, name_, parent_, zone_, week_, units_, categories_, share_, pace_) \
	{.code = code_, .name = name_, .parent_name = parent_, .zone = zone_, .week_days = week_, .units = units_, \
	    .unit_count = COUNT(units_), .categories = categories_, .category_count = COUNT(categories_), .share = share_, \
	    .pace = pace_}

const struct demo_agency demo_agencies[] = {
	AGENCY("KCS", "Dinas Kependudukan dan Pencatatan Sipil", "Pemerintah Kota Contoh", ZONE_WIB, 5, kcs_units, kcs_categories,
	    50, 420),
	AGENCY("DPU", "Dinas Pekerjaan Umum", "Pemerintah Kota Contoh", ZONE_WIB, 5, dpu_units, dpu_categories, 35, 900),
	AGENCY("KCT", "Kecamatan Contoh Timur", "Pemerintah Kabupaten Contoh", ZONE_WITA, 6, kct_units, kct_categories, 15, 250),
};
const size_t demo_agency_count = COUNT(demo_agencies);

const struct demo_person demo_people[] = {
	{"admin", "Rina Adminta (contoh)", "KCS", NULL, ROLE_ADMIN},
	{"koordinator", "Budi Koordinata (contoh)", "KCS", NULL, ROLE_COORDINATOR},
	{"petugas", "Sari Petugasta (contoh)", "KCS", "daftar-penduduk", ROLE_OFFICER},
	{"petugas-sipil", "Wayan Pelayana (contoh)", "KCS", "catatan-sipil", ROLE_OFFICER},
	{"petugas-sekretariat", "Dewi Sekretara (contoh)", "KCS", "sekretariat", ROLE_OFFICER},
	{"petugas-upipm", "Agus Penerima (contoh)", "KCS", "upipm", ROLE_OFFICER},
	{"pimpinan", "Hasan Pimpinara (contoh)", "KCS", NULL, ROLE_HEAD},
	{"ppid", "Lestari Informa (contoh)", "KCS", NULL, ROLE_PPID},
	{"asesor", "Joko Asesora (contoh)", "KCS", NULL, ROLE_ASSESSOR},
	{"pegawai", "Maya Pegawita (contoh)", "KCS", "upt-utara", ROLE_EMPLOYEE},
	{"media", "Tono Wartana (contoh)", "KCS", NULL, ROLE_MEDIA},
	{"inspektorat", "Nurul Inspekta (contoh)", "KCS", NULL, ROLE_INSPECTORATE},
	{"ombudsman", "Yohana Ombudara (contoh)", "KCS", NULL, ROLE_OMBUDSMAN},
	{"auditor", "Fajar Auditama (contoh)", "KCS", NULL, ROLE_AUDITOR},
	{"admin-dpu", "Gita Adminta (contoh)", "DPU", NULL, ROLE_ADMIN},
	{"koordinator-dpu", "Rudi Koordinata (contoh)", "DPU", NULL, ROLE_COORDINATOR},
	{"petugas-jalan", "Slamet Jalanta (contoh)", "DPU", "jalan", ROLE_OFFICER},
	{"petugas-saluran", "Putri Salurana (contoh)", "DPU", "saluran", ROLE_OFFICER},
	{"petugas-lampu", "Anton Lampura (contoh)", "DPU", "lampu", ROLE_OFFICER},
	{"petugas-dpu", "Ika Penerima (contoh)", "DPU", "upipm", ROLE_OFFICER},
	{"pimpinan-dpu", "Bambang Pimpinara (contoh)", "DPU", NULL, ROLE_HEAD},
	{"admin-kct", "Made Adminta (contoh)", "KCT", NULL, ROLE_ADMIN},
	{"koordinator-kct", "Komang Koordinata (contoh)", "KCT", NULL, ROLE_COORDINATOR},
	{"petugas-puskesmas", "Ketut Sehatana (contoh)", "KCT", "puskesmas-timur", ROLE_OFFICER},
	{"petugas-mekar", "Ayu Suratna (contoh)", "KCT", "kelurahan-mekar", ROLE_OFFICER},
	{"petugas-kct", "Nyoman Penerima (contoh)", "KCT", "upipm", ROLE_OFFICER},
	{"pimpinan-kct", "Gede Pimpinara (contoh)", "KCT", NULL, ROLE_HEAD},
};
const size_t demo_person_count = COUNT(demo_people);
