/* casework.h - one engine for everything that runs against a clock. A kind is a table of states, moves and clocks, plus the
 * few functions that are truly its own. docs/decisions/ walks every kind of the field through these tables.
 */
#ifndef CORE_CASEWORK_H
#define CORE_CASEWORK_H

#include "core/acts.h"
#include "core/calendar.h"
#include "core/deadline.h"
#include "core/office.h"

/* Stored; never renumber. */
enum case_kind_no {
	CASE_COMPLAINT = 1, CASE_APPLICATION = 2, CASE_COMPENSATION = 3, CASE_INFORMATION = 4, CASE_OBJECTION = 5,
	CASE_OMBUDSMAN = 6, CASE_AUDIT = 7, CASE_CONDUCT = 8, CASE_WHISTLE = 9, CASE_DATA_SUBJECT = 10, CASE_IMPROVEMENT = 11,
	CASE_PROPOSAL = 12, CASE_SOP_SUGGESTION = 13,
};

enum case_mode { MODE_OPEN = 1, MODE_ANONYMOUS = 2, MODE_CONFIDENTIAL = 3, MODE_SEALED = 4 };

enum channel { /* regulations.md 4.4 */
	CHANNEL_WEB = 1, CHANNEL_APP, CHANNEL_SMS, CHANNEL_WHATSAPP, CHANNEL_PHONE, CHANNEL_LETTER, CHANNEL_COUNTER, CHANNEL_BOX,
	CHANNEL_MAIL, CHANNEL_SOCIAL, CHANNEL_PRESS, CHANNEL_OMBUDSMAN, CHANNEL_DPRD, CHANNEL_LAPOR, CHANNEL_IMPORT,
};
enum word channel_word(enum channel c);

enum party_role { PARTY_REPORTER = 1, PARTY_PROXY = 2, PARTY_APPLICANT = 3, PARTY_ADDRESSEE = 4, PARTY_WITNESS = 5 };

enum clock_state { CLOCK_RUNNING = 1, CLOCK_PAUSED = 2, CLOCK_MET = 3, CLOCK_MISSED = 4, CLOCK_STOPPED = 5 };

enum { CASE_MAX_STATES = 24, CASE_MAX_CLOCKS = 8 };

struct case_state {
	int         no;    /* stored; 1..23 */
	const char *slug;  /* in leaves: "terverifikasi" */
	enum word   label;
	bool        open;  /* work is left */
	bool        final; /* nothing but reopening leads out */
	const char *chip;  /* css class of its chip */
};

/* What a move does to a clock. */
enum clock_effect { CLOCK_KEEP = 0, CLOCK_START, CLOCK_MEET, CLOCK_STOP, CLOCK_PAUSE, CLOCK_RESUME, CLOCK_REANCHOR };

struct case_move {
	const char     *verb;     /* act name = kind prefix + "." + verb */
	unsigned        from;     /* bit set of state numbers */
	int             to;       /* 0: state stays */
	enum permission perm;     /* PERM_HOLDER: the reporter; 0 with system: timers only */
	bool            by_holder, by_staff, by_system;
	bool            needs_text;   /* words to the reporter */
	bool            needs_reason; /* reason code of reasons */
	const char     *reasons;      /* space separated codes; NULL: none */
	bool            needs_unit, needs_class;
	enum visibility visibility;   /* of its words */
	const char     *words_field;  /* commitment name of its words in leaf-acts.tsv; NULL: none */
	enum clock_effect effects[CASE_MAX_CLOCKS];
	enum word       label;        /* button and heading */
	enum word       done;         /* timeline sentence */
};

struct case_clock_rule {
	int         no;       /* stored; index into effects */
	const char *slug;     /* in leaves: "verifikasi" */
	enum word   label;
	bool        drives;   /* takes part in colour, reminder, escalation */
};

/* The amount of a clock for a case: law key or the service's own standard, whichever is shorter. */
struct clock_terms {
	bool           applies;
	const char    *law;    /* key, or "standar" */
	int32_t        amount;
	enum time_unit unit;
};

struct case_row; /* below */

struct case_kind {
	enum case_kind_no            no;
	const char                  *prefix; /* "aduan" */
	const char                  *code;   /* "ADU" */
	const char                  *topic;  /* change topic of its public pages */
	const char                  *path;   /* "/aduan/" */
	const struct case_state     *states;
	size_t                       state_count;
	const struct case_move      *moves;
	size_t                       move_count;
	const struct case_clock_rule *clocks;
	size_t                       clock_count;
	int                          first_state;
	const char *const           *classes; /* slugs; [0] unused */
	size_t                       class_count;
	/* Terms of clock no for a class on a day under an agency's law table; own_* is the service's own promise (0: none). */
	const struct err *(*terms)(const struct law_table *law, int clock, int class_, int32_t own_amount,
	    enum time_unit own_unit, day on, struct clock_terms *out);
	/* Masks words before they become public; in rules, pure. */
	str (*mask)(struct arena *a, str words);
};

const struct case_state *case_state_of(const struct case_kind *k, int no);
const struct case_move  *case_move_of(const struct case_kind *k, const char *verb);

/* A case as the engine reads it. */
struct case_row {
	case_id        id;
	enum case_kind_no kind;
	agency_id      agency;
	str            agency_code, agency_name;
	enum zone      zone;
	unit_id        unit;
	str            unit_name, unit_path, unit_slug;
	str            number;
	enum case_mode mode;
	int            state;
	int            class_;
	category_id    category;
	str            category_name;
	publication_id service;
	str            service_title, service_slug;
	str            promise_leaf;
	str            area, area_name;
	enum channel   channel;
	case_id        parent;
	account_id     about, assignee;
	str            assignee_name;
	key_id         key;
	int64_t        act_count;
	str            last_leaf;
	instant        opened_at;
	day            opened_day;
	day            event_day;
	str            title, body; /* masked, public; absent until published */
	str            sealed;      /* JSON of the reporter's own words, opened; absent unless asked for and allowed */
	instant        due_at;
	int            due_clock;
	instant        verified_at, forwarded_at, answered_at, closed_at, reply_due_at, reopen_until;
	str            outcome;
	int64_t        missed, level, reopened, rating; /* rating NO_INT: none */
	bool           imported;
	str            mark;
};

struct clock_row {
	clock_id         id;
	int              clock;
	int64_t          round;
	str              law;
	int32_t          amount;
	enum time_unit   unit;
	instant          start_at, due_at;
	enum clock_state state;
	instant          paused_at, ended_at;
	str              pauses;
	bool             late_noted;
};
struct clock_list {
	struct clock_row *at;
	size_t            n;
};

/* By number (any letter case) or id. open: decrypt the sealed words (the caller has checked access).
 * Errors: ERR_MISSING "case.missing". */
MUST_CHECK const struct err *case_by_number(struct db *db, struct arena *a, struct keys *keys, str number, bool open,
    struct case_row *out);
MUST_CHECK const struct err *case_by_id(struct db *db, struct arena *a, struct keys *keys, case_id id, bool open,
    struct case_row *out);
MUST_CHECK const struct err *case_clocks(struct db *db, struct arena *a, case_id id, struct clock_list *out);

struct case_party_in {
	enum party_role role;
	enum visibility visibility;
	str             groups;  /* codes */
	str             details; /* canonical JSON: nama, kontak, … */
};

/* A new case. */
struct case_open_in {
	const struct case_kind *kind;
	agency_id       agency;
	unit_id         unit;       /* routed to */
	enum case_mode  mode;
	int             class_;     /* presumed */
	category_id     category;
	publication_id  service;
	str             area;
	enum channel    channel;
	case_id         parent;
	day             event_day;
	str             words;      /* canonical JSON of title, text, want … as written: sealed */
	const struct act_field *fields; /* commitments of the first act */
	size_t          field_count;
	const struct case_party_in *parties;
	size_t          party_count;
	struct actor    by;
	instant         at;
	/* imports: own dates, no code, no clocks in the leaf (decision 7) */
	bool            imported;
	instant         opened_at;
	int             state;      /* 0: the kind's first state */
	str             title, body, mark; /* public words at once (imports) */
	instant         target_at, closed_at;
};
struct case_open_out {
	case_id id;
	str     number;
	str     code;  /* secret code in groups of four, shown once; absent for imports */
	str     leaf;
	struct clock_list clocks;
};
MUST_CHECK const struct err *case_open(struct db *tx, struct arena *a, struct keys *keys, const struct random_source *random,
    const struct case_open_in *in, struct case_open_out *out);

/* One move of one case. */
struct case_move_in {
	const struct case_kind *kind;
	case_id      id;
	const char  *verb;
	struct actor by;
	instant      at;
	str          text;      /* words as written */
	str          public_text; /* masked words; absent: the engine masks text by the kind's mask */
	const char  *reason;
	int          class_;    /* 0: unchanged */
	unit_id      unit;      /* 0: unchanged */
	account_id   assignee;  /* 0: unchanged */
	account_id   about;     /* 0: unchanged */
	str          title, body; /* masked words to publish (verification, masking); absent: unchanged */
	int64_t      rating;    /* NO_INT */
	int64_t      expected_n; /* act_count the person saw; -1: any. Else ERR_STATE "case.changed" */
};
/* Errors: ERR_STATE "case.move" (not from this state), ERR_STATE "case.changed", ERR_DENIED "case.about_self",
 * ERR_INPUT "case.text"/"case.reason"/"case.unit"/"case.class" with the field. Access is checked inside too. */
MUST_CHECK const struct err *case_move(struct db *tx, struct arena *a, struct keys *keys, const struct person *who,
    const struct case_move_in *in, str *leaf);

/* Which moves are open to a person now: for buttons. */
MUST_CHECK const struct err *case_moves_open(struct arena *a, const struct case_kind *k, const struct case_row *c,
    const struct person *who, bool holder, instant now, const struct case_move ***out, size_t *count);

/* The secret code: true when it opens the case. Constant time. */
bool case_code_fits(struct db *db, struct arena *a, case_id id, str code);

/* Timers: notes passed deadlines (leaf tenggat-lewat, level up the ladder), closes what nobody answered, withdraws what was
 * never completed; at most max cases a call. Imported cases nobody acted on raise nothing. */
MUST_CHECK const struct err *case_timers_run(const struct case_kind *k, struct store *store, struct arena *a,
    struct keys *keys, instant now, int max, int64_t *done);

#endif
