/* publication.h - one engine for everything that is promised or told: versions, approval, effective dates, differences.
 * A kind is a table of parts and rules; the body of a version is canonical JSON: an object of the kind's parts.
 */
#ifndef CORE_PUBLICATION_H
#define CORE_PUBLICATION_H

#include "core/acts.h"
#include "core/law.h"
#include "core/office.h"
#include "core/words.h"
#include "db/store.h"

/* Stored; never renumber. */
enum publication_kind_no {
	PUB_STANDARD = 1, PUB_MAKLUMAT = 2, PUB_SOP = 3, PUB_ETHICS = 4, PUB_REGULATION = 5, PUB_DECISION = 6, PUB_INFORMATION = 7,
	PUB_AGREEMENT = 8, PUB_REPORT = 9, PUB_SURVEY = 10, PUB_INDICATOR = 11, PUB_AUDIT = 12, PUB_RECOMMENDATION = 13,
	PUB_SANCTION = 14, PUB_REWARD = 15, PUB_PRESS = 16, PUB_CONFERENCE = 17, PUB_MEETING = 18, PUB_CONSULTATION = 19,
	PUB_PLAN = 20, PUB_CASE_STUDY = 21, PUB_INNOVATION = 22, PUB_TRAINING = 23, PUB_CALENDAR = 24, PUB_LAW = 25, PUB_DATASET = 26,
};

enum version_state { VERSION_DRAFT = 1, VERSION_PROPOSED = 2, VERSION_APPROVED = 3, VERSION_EFFECTIVE = 4,
	VERSION_REPLACED = 5, VERSION_WITHDRAWN = 6 };

enum part_kind { PART_TEXT = 1, PART_LINES, PART_LIST, PART_TERM, PART_FEES, PART_VARIANTS, PART_LAWS, PART_DAY, PART_CODE };

struct publication_part {
	const char    *key;      /* in the JSON: "persyaratan" */
	const char    *code;     /* "SP02" or NULL */
	enum word      label;
	enum part_kind kind;
	bool           to_publish; /* must be filled before publication */
	bool           to_complete; /* must be filled for "complete" */
	int            max_chars;
};

struct publication_row;

struct publication_kind {
	enum publication_kind_no       no;
	const char                    *prefix;  /* "standar": acts standar.terbit … */
	const char                    *code;    /* "STD" */
	const char                    *topic;
	const char                    *path;    /* "/layanan/" */
	const struct publication_part *parts;
	size_t                         part_count;
	bool                           two_persons; /* author and approver must differ */
	enum law_key                   review;  /* months until the next review; LAW_NONE: none */
	enum permission                edit, approve;
	/* More rules of the kind on a version (its group and body) that is proposed or approved on a day; NULL: none. */
	const struct err *(*check)(struct db *db, struct arena *a, const struct publication_row *p, str group, str body_json, day on);
};

struct publication_row {
	publication_id id;
	enum publication_kind_no kind;
	agency_id agency;
	str       agency_code;
	enum zone zone;
	unit_id   unit;
	str       unit_name, unit_path;
	str       slug, ref, title, summary, group;
	key_id    key;
	version_id current;
	day       review_day;
	int64_t   act_count;
	str       last_leaf;
	str       rules_leaf; /* the agency's rule manifest in force now */
};

struct version_row {
	version_id id;
	publication_id publication;
	int64_t   no; /* NO_INT: not published */
	enum version_state state;
	/* What the version says; of drafts only when opened, absent else. */
	str       body; /* JSON object of the parts */
	str       title, summary, group;
	str       note; /* what changed and why */
	unit_id   unit; /* of drafts */
	str       unit_name; /* of published ones, as called then */
	str       returned; /* why a draft was sent back; only when opened */
	str       published; /* the bytes whose SHA-256 is hash; absent for drafts */
	str       hash, leaf;
	day       valid_from, valid_until; /* days it was in force on, if only in part */
	day       approved_for; /* where it came into force later than it was approved for; NO_DAY: on its day */
	account_id author, approver;
	str       author_name, approver_name, approver_ref;
	instant   created_at, updated_at;
};
/* A version without what it says, for lists. */
struct version_item { version_id id; int64_t no; enum version_state state; str hash, leaf, note; day valid_from, valid_until;
	str author_name, approver_name; instant updated_at; };
struct version_list { struct version_item *at; size_t n; };

MUST_CHECK const struct err *publication_find(struct db *db, struct arena *a, enum publication_kind_no kind, agency_id agency,
    str slug, struct publication_row *out);
MUST_CHECK const struct err *publication_by_id(struct db *db, struct arena *a, publication_id id, struct publication_row *out);
/* keys NULL: a draft's body stays closed. */
MUST_CHECK const struct err *version_by_id(struct db *db, struct arena *a, struct keys *keys, const struct publication_row *p,
    version_id id, struct version_row *out);
/* The version being worked on (draft, proposed, approved), opened; found false: none. */
MUST_CHECK const struct err *version_at_work(struct db *db, struct arena *a, struct keys *keys, const struct publication_row *p,
    bool *found, struct version_row *out);
/* The version in force at a moment, as the log has it: from the time of its leaf <kind>.terbit to that of the next one, or of
 * its withdrawal; found false: none. */
MUST_CHECK const struct err *version_in_force(struct db *db, struct arena *a, publication_id id, instant at, bool *found, struct version_row *out);
MUST_CHECK const struct err *version_by_no(struct db *db, struct arena *a, publication_id id, int64_t no, bool *found, struct version_row *out);
/* Newest first, at most VERSION_LIST_MAX. drafts: include unpublished ones (the caller checked access). */
enum { VERSION_LIST_MAX = 100 };
MUST_CHECK const struct err *version_list_read(struct db *db, struct arena *a, publication_id id, bool drafts,
    struct version_list *out);

enum { PUBLICATION_TITLE_CHARS = 200 };
struct draft_in { const struct publication_kind *kind; agency_id agency; unit_id unit; str slug, title, summary, group;
	str body; str note; struct actor by; instant at; };
/* A new publication with its first draft; or a new/changed draft of an existing one. No leaf: nothing is public yet.
 * Errors: ERR_INPUT "publication.slug" (shape or taken; field "kode"), "publication.title" ("judul"), "publication.unit" (not of
 * the agency; "unit"), "publication.body" (no JSON object, or fractions or nulls in it). */
MUST_CHECK const struct err *draft_create(struct db *tx, struct arena *a, struct keys *keys, const struct draft_in *in, publication_id *out);
/* The open draft is changed; where there is none a new one begins. ERR_STATE "publication.changed" when somebody else saved
 * after expected_updated_at (NO_INT: any), "publication.proposed" while a version waits for approval. */
MUST_CHECK const struct err *draft_save(struct db *tx, struct arena *a, struct keys *keys, publication_id id,
    const struct draft_in *in, int64_t expected_updated_at, version_id *out);

/* Did the account save or propose the version? Then it does not approve it where a kind wants two persons. */
MUST_CHECK const struct err *version_handled(struct db *db, struct arena *a, version_id id, account_id account, bool *out);

/* draft → proposed → approved; approved becomes effective on valid_from (at once when that day has come; when it is published
 * later, on the day and at the moment of publication), with its leaf. expected_updated_at: of the version that was read (NO_INT: any).
 * Errors: ERR_STATE "publication.state"; ERR_STATE "publication.reread" (changed since it was read); ERR_INPUT "publication.missing" (a part that must be filled is empty or carries a
 * {{placeholder}}); ERR_DENIED "publication.two_persons"; ERR_INPUT "publication.valid_from" (field "berlaku": before today);
 * what the kind's own check says; ERR_INPUT "publication.why" (field "alasan": no reason for sending back or withdrawing). */
MUST_CHECK const struct err *version_propose(struct db *tx, struct arena *a, struct keys *keys, const struct publication_kind *k,
    version_id id, const struct actor *by, instant at);
/* Proposed or approved and not yet in force, back to draft; why is kept sealed for the author. */
MUST_CHECK const struct err *version_return(struct db *tx, struct arena *a, struct keys *keys, version_id id, str why, instant at);
MUST_CHECK const struct err *version_approve(struct db *tx, struct arena *a, struct keys *keys, const struct publication_kind *k,
    version_id id, day valid_from, int64_t expected_updated_at, const struct actor *by, instant at);
/* Takes the version in force back; the trace stays (leaf cabut with reason code). */
MUST_CHECK const struct err *version_withdraw(struct db *tx, struct arena *a, struct keys *keys, const struct publication_kind *k,
    version_id id, const char *reason, str why, const struct actor *by, instant at);
/* Makes approved versions of a kind whose day has come effective; at most max. */
MUST_CHECK const struct err *versions_due_run(const struct publication_kind *k, struct store *store, struct arena *a,
    struct keys *keys, instant now, int max, int64_t *done);

/* What a unit answered for that ends goes to its successor: act <prefix>.unit of each that has been published. Published bytes keep
 * the unit they were published by. */
MUST_CHECK const struct err *publications_hand_over(struct db *tx, struct arena *a, struct keys *keys, unit_id from, unit_id into,
    const struct actor *by, instant at);

/* Puts the words of a version into the search. */
MUST_CHECK const struct err *search_publication(struct db *tx, struct arena *a, const struct publication_kind *k,
    const struct publication_row *p, str body, instant at);

/* Which parts carry a {{placeholder}}, or are empty though they must be filled to be published (complete: to be complete);
 * in table order. */
MUST_CHECK const struct err *body_missing(struct arena *a, const struct publication_kind *k, str body_json, bool complete,
    const struct publication_part ***out, size_t *count);
/* Text of a part as plain text lines in the words it was written with, for search and differences; "" when empty. */
str body_part_text(struct arena *a, str body_json, const struct publication_part *part);

/* Line difference of two texts: for the public difference between versions. */
enum diff_op { DIFF_SAME = 0, DIFF_ADDED, DIFF_REMOVED };
struct diff_line { enum diff_op op; str text; };
struct diff { struct diff_line *at; size_t n; };
struct diff text_diff(struct arena *a, str before, str after);

#endif
