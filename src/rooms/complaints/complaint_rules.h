/* complaint_rules.h - what is a complaint's alone: its states, classes, clocks, limits of its form. Pure.
 *
 * States, moves and clocks as tables: complaint_kind.c. Numbers of days: docs/law.tsv, by their keys. */
#ifndef ROOMS_COMPLAINTS_COMPLAINT_RULES_H
#define ROOMS_COMPLAINTS_COMPLAINT_RULES_H

#include "base/base.h"
#include "base/date.h"

/* Stored; never renumber. */
enum complaint_state {
	COMPLAINT_UNVERIFIED = 1, /* belum_terverifikasi: received, not yet looked at */
	COMPLAINT_WAITING = 2,    /* tunda: the reporter was asked something; all clocks stand */
	COMPLAINT_VERIFIED = 3,   /* terverifikasi: public, with the unit, nothing answered yet */
	COMPLAINT_IN_WORK = 4,    /* proses: the unit has said what it does */
	COMPLAINT_ANSWERED = 5,   /* ditanggapi: answered in full; the reporter has the word */
	COMPLAINT_FINISHED = 6,   /* selesai: by the reporter or by ten silent working days */
	COMPLAINT_ARCHIVED = 7,   /* arsip */
	COMPLAINT_NOT_OURS = 8,   /* bukan_wewenang */
	COMPLAINT_WITHDRAWN = 9,  /* dicabut: by the reporter, or never completed */
	COMPLAINT_REOPENED = 10,  /* dibuka_kembali */
};

/* Stored; category.class too. */
enum complaint_class {
	COMPLAINT_INFORMATION = 1, /* permintaan_informasi */
	COMPLAINT_ASPIRATION = 2,  /* aspirasi */
	COMPLAINT_ORDINARY = 3,    /* pengaduan_tbp: tidak berkadar pengawasan */
	COMPLAINT_SUPERVISORY = 4, /* pengaduan_bp: berkadar pengawasan */
};
enum { COMPLAINT_CLASS_COUNT = 5 };

/* Stored. */
enum complaint_clock {
	COMPLAINT_CLOCK_VERIFY = 1,       /* verifikasi: received until forwarded */
	COMPLAINT_CLOCK_FIRST_ANSWER = 2, /* jawaban_pertama: forwarded until the first substantive answer */
	COMPLAINT_CLOCK_COMPLETE = 3,     /* selesai: received until answered in full, by class */
	COMPLAINT_CLOCK_LAW = 4,          /* uu: the sixty calendar days of the law */
	COMPLAINT_CLOCK_REPLY = 5,        /* balasan: silence that ends the case */
	COMPLAINT_CLOCK_COMPLETION = 6,   /* lengkapi: the reporter's time to answer a question */
	COMPLAINT_CLOCK_REOPEN = 7,       /* buka_lagi: as long as the reporter may reopen */
};

/* Longest answers of the form, in characters; the longest report known of such systems has 8,471. */
enum {
	COMPLAINT_TITLE_MAX = 150, COMPLAINT_TEXT_MIN = 10, COMPLAINT_TEXT_MAX = 10000, COMPLAINT_WANT_MAX = 2000,
	COMPLAINT_PLACE_MAX = 300, COMPLAINT_NAME_MAX = 100, COMPLAINT_CONTACT_MAX = 100, COMPLAINT_ADDRESS_MAX = 300,
	COMPLAINT_ANSWER_MAX = 10000, COMPLAINT_NOTE_MAX = 4000, COMPLAINT_CODE_TYPED_MAX = 40,
};

/* What a person wrote; absent or empty: nothing. */
struct complaint_words {
	str title, text, want, place; /* want: what should be done; place: where, in words */
};

/* Who reports. */
struct complaint_reporter {
	str name, phone, mail, address, nik;
};

/* The first thing wrong with a form; field NULL: nothing. code is an error's code ("complaint.title"), field the form's. */
struct complaint_fault {
	const char *code, *field;
};

/* named: the mode asks for a name (not anonymous). today: of the agency; event may be NO_DAY.
 * Codes and fields: complaint.title/judul, complaint.text/isi, complaint.want/harapan, complaint.place/tempat,
 * complaint.name/nama, complaint.phone/telepon, complaint.mail/surel, complaint.address/alamat, complaint.nik/nik,
 * complaint.event/tanggal. */
struct complaint_fault complaint_check(const struct complaint_words *w, const struct complaint_reporter *r, bool named,
    day event, day today);

/* All that is wrong, in the order of the form, at most max; how many. */
enum { COMPLAINT_FAULTS_MAX = 10 };
size_t complaint_check_all(const struct complaint_words *w, const struct complaint_reporter *r, bool named, day event,
    day today, struct complaint_fault *out, size_t max);

/* 8 to 15 digits, with + in front and blanks, points, hyphens, brackets between. */
bool complaint_phone_ok(str s);
bool complaint_mail_ok(str s);
/* 16 digits, blanks and points between are taken. */
bool complaint_nik_ok(str s);

/* How a case stands, for its colour; the same for every page. */
enum complaint_tone { COMPLAINT_TONE_CALM = 0, COMPLAINT_TONE_SOON, COMPLAINT_TONE_LATE, COMPLAINT_TONE_OVER };
/* due: the earliest running promise, NO_INSTANT: none runs (waiting, answered, ended). SOON: today or tomorrow. */
enum complaint_tone complaint_tone_of(instant due, instant now, enum zone zone);

/* Whole days after the last day, on the day of now: what "terlambat 3 hari" says. 0: not late. */
int64_t complaint_days_late(instant due, instant now, enum zone zone);

#endif
