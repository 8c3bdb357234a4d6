/* desk_acts.h - the steps an officer takes on a case, as one table: words, fields, order on the page. Read this first.
 *
 * Which steps are open is never decided here: case_moves_open says it. A form's fields are named by step ("isi-tanggapan"),
 * for several forms stand on one page. */
#ifndef ROOMS_DESK_DESK_ACTS_H
#define ROOMS_DESK_DESK_ACTS_H

#include "core/casework.h"
#include "core/request.h"
#include "core/room.h"

/* What a step's form asks for. */
enum desk_asks {
	DESK_TEXT = 1 << 0,    /* isi-VERB, obligatory */
	DESK_NOTE = 1 << 1,    /* isi-VERB, may be empty */
	DESK_REASON = 1 << 2,  /* alasan-VERB */
	DESK_UNIT = 1 << 3,    /* unit-VERB */
	DESK_CLASS = 1 << 4,   /* kelas-VERB */
	DESK_OFFICER = 1 << 5, /* petugas-VERB */
	DESK_WORDS = 1 << 6,   /* judul-VERB, naskah-VERB: masked words to publish */
	DESK_ABOUT = 1 << 7,   /* tentang-VERB */
};

struct desk_act {
	const char    *verb; /* of the kind's table, and the last piece of the address */
	enum part_icon icon;
	unsigned       asks;
	enum word      title, note, button, label, hint; /* label, hint: of the text */
	int64_t        most; /* characters of the text */
	enum word      done; /* flash */
};

/* In the order of the page. */
extern const struct desk_act desk_acts[];
extern const size_t          desk_act_count;
const struct desk_act *desk_act_of(str verb);

/* "isi" + verb: "isi-tanggapan". */
const char *desk_field(struct arena *a, const char *what, const char *verb);

/* POST /kerja/perkara/{nomor}/VERB: the handler of all of them (desk_send.c). */
MUST_CHECK const struct err *desk_act_send(struct request *q, struct http_reply *r);

#endif
