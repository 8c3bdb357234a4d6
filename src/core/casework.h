/* casework.h - one engine for everything that runs against a clock. A kind is a table of states, moves and clocks, plus the
 * few functions that are truly its own. docs/decisions/ walks every kind of the field through these tables.
 */
#ifndef CORE_CASEWORK_H
#define CORE_CASEWORK_H

#include "core/acts.h"
#include "core/calendar.h"
#include "core/deadline.h"
#include "core/figures.h"
#include "core/office.h"
#include "core/words.h"
#include "db/store.h"

struct random_source;
struct case_row;

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

/* Stored. RUNNING also past its date, until the promised thing is done: then MET or MISSED. STOPPED: it ended without an
 * answer (archived, withdrawn, a new round). late_noted says that its date passed while it ran. */
enum clock_state { CLOCK_RUNNING = 1, CLOCK_PAUSED = 2, CLOCK_MET = 3, CLOCK_MISSED = 4, CLOCK_STOPPED = 5 };

enum { CASE_MAX_STATES = 24, CASE_MAX_CLOCKS = 8 };
enum { CASE_STATE_BACK = -1 }; /* struct case_move.to: the state before the pause */
#define CASE_IN(no) (1u << (no)) /* a state number in the bit sets below */

struct case_state {
	int         no;    /* stored; 1..23 */
	const char *slug;  /* in leaves: "terverifikasi" */
	enum word   label;
	bool        open;  /* work is left */
	bool        final; /* nothing but reopening leads out */
	enum measure measure; /* counted when a case ends here, beside MEASURE_CLOSED; 0: none */
	const char *chip;  /* css class of its chip */
};

/* The first time a move with this stamp is made, its moment is kept in the case's row. */
enum case_stamp { STAMP_NONE = 0, STAMP_VERIFIED, STAMP_FORWARDED, STAMP_ANSWERED };

/* What a move does to a clock of the case's present round. */
enum clock_effect {
	CLOCK_KEEP = 0,
	CLOCK_START,    /* begins, unless this round has it: a second forwarding gives no new time */
	CLOCK_RESTART,  /* begins anew whatever was */
	CLOCK_MEET,     /* the promise is kept (or missed) now */
	CLOCK_STOP,
	CLOCK_PAUSE,    /* one that has run out stays as it is */
	CLOCK_RESUME,
	CLOCK_EARLIER,  /* by the new class, but never later than shown to the citizen */
	CLOCK_REANCHOR, /* by the new class, earlier or later; never earlier than today */
	CLOCK_EXTEND,   /* to the extended terms; ERR_STATE "case.no_extension" when there are none or they are used */
};

struct case_move {
	const char     *verb;     /* act name = kind prefix + "." + verb */
	unsigned        from;     /* bit set of state numbers */
	int             to;       /* 0: state stays; CASE_STATE_BACK: as before the pause */
	enum permission perm;     /* what staff need; PERM_HOLDER when only the reporter may; PERM_PUBLIC when only the system */
	bool            by_holder, by_staff, by_system;
	bool            needs_text;   /* words to the reporter */
	bool            needs_reason; /* reason code of reasons */
	const char     *reasons;      /* space separated codes; NULL: none. The holder's reason is always the first */
	bool            needs_unit, needs_class, needs_assignee, needs_rating;
	bool            publishes;    /* puts masked title and body before the public (not in confidential cases) */
	bool            reopens;      /* new round of clocks; only within reopen_until */
	bool            unmarks;      /* takes back who the case is about; only where somebody is named */
	enum case_stamp stamp;
	bool            quiet;        /* does not wake an imported case */
	enum visibility visibility;   /* of its words */
	const char     *words_field;  /* commitment name of its words as written, in leaf-acts.tsv; NULL: none */
	const char     *public_field; /* and of the masked words as published ("publik"); NULL: none */
	enum clock_effect effects[CASE_MAX_CLOCKS];
	enum word       label;        /* button and heading; WORD_NONE where nobody presses it */
	enum word       done;         /* timeline sentence */
};
/* A row with from = 0 is never a move: it carries the timeline sentence of an act made elsewhere (receipt, import). */

struct case_clock_rule {
	int         no;       /* stored; 1..7, index into effects */
	const char *slug;     /* in leaves: "verifikasi" */
	enum word   label;
	bool        drives;   /* takes part in colour, reminder, escalation */
	bool        at_opening;   /* starts with the receipt */
	bool        own_standard; /* the service's own shorter promise applies to it */
	unsigned    during;       /* states in which the first act on an imported case starts it */
	enum measure kept, late;  /* counted when it is met in time, or late; 0: none */
	enum measure minutes;        /* counts the minutes from its start until it is met; 0: none */
	const char *on_due, *due_reason; /* move the system makes when it runs out; NULL with drives: it is noted as missed */
};

/* The amount of a clock by law or guideline. */
struct clock_terms {
	const char    *law;      /* key of docs/law.tsv */
	int64_t        amount;
	enum time_unit unit;
	int64_t        extended; /* whole amount after an extension; 0: cannot be extended */
};

/* Who is called when promises are missed: level 0 handles the case, each missed promise raises it by one. */
struct case_ladder_step {
	const char *code; /* key j/x of aduan.naik: "petugas" */
	enum word   label;
};

/* What is known when words of a case are masked: who must not be named, and which numbers are public anyhow. */
struct case_party_row { enum party_role role; enum visibility visibility; str groups, details; };
struct case_party_list { struct case_party_row *at; size_t n; };
struct case_known {
	struct case_party_list parties;  /* details opened */
	str                    contacts; /* of the agency and its units, as they are published, one a line */
};

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
	unsigned                     held_classes; /* bit set: of these the unit itself may be accused (case_held) */
	size_t                       class_count;
	/* Terms of a clock for a class under an agency's law table, as it stands on a day; false: this clock does not run for
	 * this class. */
	bool (*terms)(const struct law_table *law, int clock, int class_, day on, struct clock_terms *out);
	/* How many times the holder may reopen, under the law table. */
	int64_t (*reopen_times)(const struct law_table *law, day on);
	int                          reply_clock;  /* whose date is reply_due_at; 0: none */
	int                          reopen_clock; /* whose date is reopen_until; 0: none */
	const struct case_ladder_step *ladder;
	size_t                       ladder_count;
	/* Masks words before they become public, whoever wrote them. The engine calls it, for every word that it puts before
	 * the public; forms call it to show what will be there. */
	const struct err *(*mask)(struct arena *a, const struct case_known *known, str words, str *out);
};

const struct case_state *case_state_of(const struct case_kind *k, int no);
const struct case_move  *case_move_of(const struct case_kind *k, const char *verb);
/* The row of an act's name ("aduan.ditanya"): for the timeline. NULL: not of this kind. */
const struct case_move  *case_move_of_act(const struct case_kind *k, str act_name);
/* The class with this slug; 0: none. */
int case_class_of(const struct case_kind *k, str slug);
/* Does the complaints desk still keep the case to itself? It was not forwarded yet and is confidential, or waits for
 * verification in a class in which the unit it was routed to may be the one accused. Reading and acting then need
 * PERM_CASE_READ_HELD beside what they need anyhow. */
bool case_held(const struct case_kind *k, const struct case_row *c);
/* Is reason one of the move's codes? */
bool case_reason_of(const struct case_move *m, str reason);

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
	int            resume_state; /* where a paused case goes back to; 0: not paused */
	int64_t        own_amount;   /* the service's own promise when the case was opened; 0: none */
	enum time_unit own_unit;     /* 0: none */
};

struct clock_row {
	clock_id         id;
	int              clock;
	int64_t          round;
	str              law;    /* key of docs/law.tsv, or "standar": the service's own */
	int64_t          amount, extension;
	enum time_unit   unit;
	instant          start_at, due_at;
	enum clock_state state;
	instant          paused_at, ended_at;
	str              pauses; /* ended ones: 'from-until,…' in ms */
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
/* Before staff is shown anything of a confidential case: keeps who opens it and when; nothing for another case. A viewing that
 * cannot be kept is an error, and the case is not shown. */
MUST_CHECK const struct err *case_viewed(struct store *store, struct arena *a, const struct case_row *c, account_id who, instant at);
/* Who opened it, newest first, at most CASE_VIEWS_MAX. */
enum { CASE_VIEWS_MAX = 20 };
struct case_view { instant at; str name; };
struct case_views { struct case_view *at; size_t n; };
MUST_CHECK const struct err *case_views(struct db *db, struct arena *a, case_id id, struct case_views *out);
/* All rounds, oldest first, at most CASE_CLOCK_LIST_MAX. */
enum { CASE_CLOCK_LIST_MAX = 100 };
MUST_CHECK const struct err *case_clocks(struct db *db, struct arena *a, case_id id, struct clock_list *out);

/* The day whose law a case's clocks follow (all its clocks, oldest first): the agency's rules may change, what was told stays.
 * NO_DAY: it has none yet. */
day case_clocks_law_day(const struct clock_list *clocks, enum zone zone);

/* Open cases of a unit that ends go to another: act <prefix>.unit of each, their clocks run on, nobody is assigned. At most
 * CASE_HANDOVER_MAX in one transaction; *n: how many were looked at, 0 when none is left. The caller checked the units. */
enum { CASE_HANDOVER_MAX = 100 };
struct case_handover { unit_id from, to; const char *reason; struct actor by; instant at; };
MUST_CHECK const struct err *case_hand_over(struct db *tx, struct arena *a, struct keys *keys, const struct case_handover *in,
    int64_t *n);

/* Was its promise missed by this moment, or noted as missed before? Then it can neither be extended nor moved by a class. */
bool case_clock_missed(const struct clock_row *c, instant at);

/* A stored clock as deadline.h computes it, with its pauses (of a), for deadline_explain and deadline_lateness. */
struct deadline_clock case_clock_deadline(struct arena *a, const struct clock_row *c, const struct agency *agency,
    const struct calendar *calendar);

/* The parties of a case, details opened; the caller checked PERM_CASE_IDENTITY (and never shows an anonymous reporter to
 * the handling unit). At most 50. */
MUST_CHECK const struct err *case_parties(struct db *db, struct arena *a, struct keys *keys, const struct case_row *c,
    struct case_party_list *out);

/* For case_kind.mask. Opens the parties' details, which the caller must not show. */
MUST_CHECK const struct err *case_known_read(struct db *db, struct arena *a, struct keys *keys, const struct case_row *c,
    struct case_known *out);

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
	int64_t         own_amount; /* the service's own promise for this kind; 0: none */
	enum time_unit  own_unit;
	str             promise_leaf; /* k; absent: the agency's rule manifest in force */
	str             area;
	enum channel    channel;
	case_id         parent;
	day             event_day;  /* NO_DAY: not said */
	str             words;      /* canonical JSON of title, text, want … as written: sealed */
	const struct act_field *fields; /* commitments of the first act */
	size_t          field_count;
	const struct case_party_in *parties;
	size_t          party_count;
	struct actor    by;
	instant         at;
	/* Imports: own dates, no code, no clocks until somebody acts (decision 7). */
	bool            imported;
	instant         opened_at;
	int             state;      /* 0: the kind's first state */
	str             title, body, mark; /* public words at once; masked here */
	instant         target_at, closed_at; /* the source's promise and end; NO_INSTANT */
	int             source_late; /* the source's verdict: 0 in time, 1 late, -1 not said */
	str             source, external_id; /* unique together */
	str             cells;      /* canonical JSON of the raw cells */
};
struct case_open_out {
	case_id id;
	str     number;
	str     code;  /* secret code in groups of four, shown once; absent for imports */
	str     leaf;
	struct clock_list clocks;
};
/* Records a case: key, number, file, parties, clocks, act "<prefix>.diterima" (or ".impor") with its leaf. Zeroed members of
 * *in are "none"; event_day, target_at, closed_at, opened_at must be set to NO_DAY / NO_INSTANT where not known.
 * Errors: ERR_STATE "case.imported" (source and external id are there already). */
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
	const char  *reason;
	int          class_;    /* 0: unchanged */
	unit_id      unit;      /* 0: unchanged */
	account_id   assignee;  /* 0: unchanged */
	account_id   about;     /* 0: unchanged; taken at verification, and when forwarded if nobody is named, with an act <kind>.pihak of its
	                         * own; then he holds it no longer */
	str          title, body; /* words to publish (verification, masking), masked here; absent: unchanged */
	int64_t      rating;    /* NO_INT */
	int64_t      expected_n; /* act_count the person saw; -1: any. Else ERR_STATE "case.changed" */
};
/* who: the signed-in person, checked against the move's permission, the case's unit and confidentiality, and never the
 * officer the case is about. by.role decides the side: ROLE_CITIZEN (the caller proved the case's code; who NULL),
 * ROLE_SYSTEM (who NULL), any other (who obligatory; the leaf carries the strongest role that allows the move).
 * Errors: ERR_DENIED "access.denied"; ERR_STATE "case.reopen" (too late or used); ERR_STATE "case.rated"; ERR_STATE "case.move" (not from this state), ERR_STATE "case.changed", ERR_DENIED "case.about_self",
 * ERR_INPUT "case.text"/"case.reason"/"case.unit"/"case.class"/"case.assignee"/"case.rating"/"case.words"/"case.about" (one
 * who watches over the agency) with the field (isi, alasan, unit, kelas, petugas, nilai, judul, tentang). */
MUST_CHECK const struct err *case_move(struct db *tx, struct arena *a, struct keys *keys, const struct person *who,
    const struct case_move_in *in, str *leaf);

/* Which moves are open to a person now: for buttons. */
MUST_CHECK const struct err *case_moves_open(struct arena *a, const struct case_kind *k, const struct case_row *c,
    const struct person *who, bool holder, instant now, const struct case_move ***out, size_t *count);

/* The secret code: true when it opens the case. Constant time. */
bool case_code_fits(struct db *db, struct arena *a, case_id id, str code);

/* Timers: notes passed deadlines (leaf tenggat-lewat, level up the ladder), closes what nobody answered, withdraws what was
 * never completed; all there are, read max clocks at a time. Imported cases nobody acted on raise nothing. A case that cannot
 * be settled is logged once and passed by; the first such fault is returned, *done stands also then. */
MUST_CHECK const struct err *case_timers_run(const struct case_kind *k, struct store *store, struct arena *a,
    struct keys *keys, instant now, int max, int64_t *done);

#endif
