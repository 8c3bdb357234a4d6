/* service_body.h - a service standard and a pledge as C values, and as the JSON bodies that the publication engine keeps.
 *
 * The JSON is what is published, hashed and read by other programs; its keys stand in service_kind.c (parts) and
 * rooms/services/README.md. Reading is lenient (another kind of value than expected is left out), writing is exact. */
#ifndef ROOMS_SERVICES_SERVICE_BODY_H
#define ROOMS_SERVICES_SERVICE_BODY_H

#include "base/err.h"
#include "core/deadline.h"
#include "rooms/services/service_rules.h"

enum { SERVICE_MAX_VARIANTS = 8, SERVICE_MAX_LINES = 60, SERVICE_MAX_FILES = 10 };

struct service_law { str name, about, url; }; /* url may be empty */
struct service_laws { struct service_law *at; size_t n; };

struct service_variant { str name; struct service_lines items; };
struct service_variants { struct service_variant *at; size_t n; };

struct service_step { str what, who, time; }; /* who and time may be empty */
struct service_steps { struct service_step *at; size_t n; };

struct service_term { int64_t amount; enum time_unit unit; str from, note; }; /* amount 0: not said */

struct service_fee { str what; int64_t rupiah; };
struct service_fees { bool free; struct service_fee *at; size_t n; str note; };

struct service_file { str title, sha256; };
struct service_files { struct service_file *at; size_t n; };

/* A standard: the 14 components of UU 25/2009 Ps 21 (SP01 to SP14), and what people need beside them. Zeroed: all empty. */
struct service_in {
	struct service_laws     laws;           /* SP01 dasar_hukum */
	struct service_variants variants;       /* SP02 persyaratan */
	struct service_steps    steps;          /* SP03 prosedur */
	struct service_term     term;           /* SP04 waktu */
	struct service_fees     fees;           /* SP05 biaya */
	struct service_lines    products;       /* SP06 produk */
	str                     facilities;     /* SP07 sarana */
	str                     competence;     /* SP08 kompetensi */
	str                     supervision;    /* SP09 pengawasan */
	struct service_lines    complaints;     /* SP10 pengaduan */
	str                     staff;          /* SP11 jumlah_pelaksana */
	str                     guarantee;      /* SP12 jaminan_layanan */
	str                     safety;         /* SP13 jaminan_keamanan */
	str                     evaluation;     /* SP14 evaluasi */
	struct service_term     complaint_term; /* tenggat_pengaduan: own, shorter promise for complaints about the service */
	struct service_lines    places, hours;  /* lokasi, jam */
	str                     officer;        /* penanggung_jawab: a post, not a name */
	struct service_lines    care;           /* kelompok_rentan */
	str                     agreed;         /* pembahasan: with whom and when it was discussed */
	struct service_files    files;          /* lampiran */
	str                     example;        /* contoh: slug of the template it began with */
};

/* Errors: those of canon_done. */
MUST_CHECK const struct err *service_body_build(struct arena *a, const struct service_in *in, str *json);
/* Errors: ERR_INPUT "publication.body" when it is no JSON object. */
MUST_CHECK const struct err *service_body_read(struct arena *a, str json, struct service_in *out);

/* What lists show of the published bytes of a standard: how long, and whether it costs nothing. A small part of the work of service_body_read. Errors: ERR_INPUT "publication.body". */
MUST_CHECK const struct err *service_brief_read(struct arena *a, str published, struct service_term *term, bool *is_free);

/* A pledge (maklumat pelayanan, UU 25/2009 Ps 22): its three statements and what makes it binding. */
struct pledge_in {
	str                  promise, duty, sanction; /* janji, kewajiban, sanksi: the three statements */
	str                  decree;                  /* nomor_sk */
	day                  decree_day;              /* tanggal_sk; NO_DAY: not said */
	str                  signer, post;            /* penandatangan, jabatan */
	struct service_lines services;                /* layanan: names of those covered; empty: all of the agency */
	struct service_lines places;                  /* tempat: where it hangs */
};
MUST_CHECK const struct err *pledge_body_build(struct arena *a, const struct pledge_in *in, str *json);
MUST_CHECK const struct err *pledge_body_read(struct arena *a, str json, struct pledge_in *out);

#endif
