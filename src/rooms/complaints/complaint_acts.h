/* complaint_acts.h - what people do with complaints that takes more than one move of the engine: filing, bringing over from
 * another system, verifying with forwarding; and the dates a person is promised at filing. Every other step is case_move
 * (core/casework.h) with complaint_kind. */
#ifndef ROOMS_COMPLAINTS_COMPLAINT_ACTS_H
#define ROOMS_COMPLAINTS_COMPLAINT_ACTS_H

#include "rooms/complaints/complaint_kind.h"
#include "rooms/complaints/complaint_rules.h"

struct job_tools; /* core/room.h */

/* A complaint as it comes in, from the public form, an officer's desk or the demonstration. Zeroed members are "none". */
struct complaint_in {
	agency_id                 agency;
	category_id               category; /* gives class and unit */
	publication_id            service;  /* gives the promise and, without a category's unit, the unit */
	unit_id                   unit;     /* 0: category's, else the service's, else the complaints desk */
	int                       class_;   /* 0: the category's, else COMPLAINT_ORDINARY */
	enum case_mode            mode;     /* MODE_OPEN needs a name */
	enum channel              channel;
	str                       area;     /* area code */
	day                       event;    /* NO_DAY: not said */
	struct complaint_words    words;
	struct complaint_reporter reporter;
	str                       groups;   /* codes of declared groups, comma separated */
	struct actor              by;       /* ROLE_CITIZEN, or the officer who wrote it down */
	instant                   at;
};

/* Files it: number, secret code, clocks, act aduan.diterima with its leaf. The code in *out is shown once.
 * Errors: ERR_INPUT of complaint_check with the form's field; ERR_INPUT "complaint.mode"/cara, "complaint.category"/kategori,
 * "complaint.service"/layanan, "complaint.unit"/unit when they are not of this agency. */
MUST_CHECK const struct err *complaint_file(struct db *tx, struct arena *a, struct keys *keys,
    const struct random_source *random, const struct complaint_in *in, struct case_open_out *out);

/* What a person is promised, before filing and after: of the law, the guideline for the class and the service's own
 * standard; the earliest first. verify: until when it is looked at; first_answer is counted from forwarding, so it has no
 * day yet. */
struct complaint_promises {
	struct deadline verify;
	struct promise  at[3];
	size_t          n;
	int64_t         own_amount; /* of the service's own standard; 0: it promises none */
	enum time_unit  own_unit;
};
MUST_CHECK const struct err *complaint_promises_read(struct db *db, struct arena *a, agency_id agency, int class_,
    publication_id service, instant at, struct complaint_promises *out);

/* Verification as one step of the desk: aduan.diverifikasi publishes masked words and sets the class, aduan.diteruskan
 * hands it to the unit. Both or neither. */
struct complaint_verify_in {
	case_id      id;
	int          class_;
	unit_id      unit;        /* 0: where it is */
	str          title, body; /* masked by the engine; ignored in confidential complaints */
	str          note;        /* to the unit; may be absent */
	account_id   about;
	struct actor by;
	instant      at;
	int64_t      expected_n;  /* -1: any */
};
MUST_CHECK const struct err *complaint_verify(struct db *tx, struct arena *a, struct keys *keys, const struct person *who,
    const struct complaint_verify_in *in, str *leaf);

/* One complaint of another system. It takes no code and no clocks, keeps its own dates (sealed and committed to, not in the
 * log) and raises nothing until somebody acts on it. */
struct complaint_import_in {
	agency_id      agency;
	unit_id        unit;      /* 0: category's, else the complaints desk */
	category_id    category;
	publication_id service;
	int            class_;    /* 0: the category's, else none */
	int            state;     /* enum complaint_state */
	enum channel   channel;   /* 0: CHANNEL_IMPORT */
	str            area;
	str            title, text;  /* as in the source; shown masked when publish is set */
	str            place;        /* in words; may be absent */
	bool           publish;
	struct complaint_reporter reporter;
	instant        opened_at, closed_at, target_at; /* NO_INSTANT: not known; opened_at obligatory */
	int            source_late; /* 0 in time, 1 late, -1 not said */
	str            source, external_id, mark;
	str            cells;     /* canonical JSON of the raw cells of mapped columns */
	struct actor   by;
	instant        at;
};
/* Errors: ERR_STATE "case.imported" when source and external id are here already. */
MUST_CHECK const struct err *complaint_import(struct db *tx, struct arena *a, struct keys *keys,
    const struct random_source *random, const struct complaint_import_in *in, struct case_open_out *out);

/* The reporter's own words from struct case_row.sealed (opened); absent members where nothing was said or it was erased. */
MUST_CHECK const struct err *complaint_words_read(struct arena *a, str sealed, struct complaint_words *out);
/* The reporter of case_parties; found false: none, or erased. */
MUST_CHECK const struct err *complaint_reporter_read(struct arena *a, const struct case_party_list *parties, bool *found,
    struct complaint_reporter *out);

/* The jobs of the complaint: what time alone does, for the room's table. */
MUST_CHECK const struct err *complaint_timers(const struct job_tools *t);

#endif
