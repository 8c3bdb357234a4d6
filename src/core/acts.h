/* acts.h - one accountable act = one function, one transaction, one leaf.
 *
 * act_append is the only writer of table act and the only caller of log_append. The record's row (case_file, publication,
 * unit, account, agency, category) carries act_count and last_leaf; the caller locks that row first (PostgreSQL: FOR UPDATE),
 * passes them in the head, and stores what comes back.
 */
#ifndef CORE_ACTS_H
#define CORE_ACTS_H

#include "base/date.h"
#include "base/err.h"
#include "base/ids.h"
#include "core/access.h"
#include "core/keys.h"
#include "db/db.h"

/* Stored; never renumber. */
enum act_subject { SUBJECT_CASE = 1, SUBJECT_PUBLICATION = 2, SUBJECT_UNIT = 3, SUBJECT_ACCOUNT = 4, SUBJECT_AGENCY = 5,
	SUBJECT_SEAL = 6, SUBJECT_CATEGORY = 7 };

enum visibility { VISIBLE_PUBLIC = 1, VISIBLE_PARTY = 2, VISIBLE_STAFF = 3 };

/* Who does it. */
struct actor {
	enum role  role;
	account_id account;     /* 0: a citizen or the system */
	str        account_ref; /* random reference; absent when account is 0 */
	str        name;        /* as shown then; committed to, never in the clear */
	unit_id    unit;        /* 0: none */
};

/* The record before the act. */
struct act_head {
	enum act_subject subject;
	int64_t          subject_id;
	str              record;    /* r */
	int64_t          count;     /* n of this act */
	str              last_leaf; /* p; absent when count is 0 */
	key_id           key;       /* K_r of the record */
	bool             secret;    /* confidential or sealed: no o, no k, no b, t floored to the hour */
};

struct act_deadline {
	const char *clock; /* slug: "verifikasi", "selesai" … */
	instant     due;   /* NO_INSTANT: the clock stops (null in the leaf) */
};

struct act_field { /* committed to: name as docs/leaf-acts.tsv, canonical value */
	const char *name;
	str         value;
};

struct act_count { /* key j */
	const char *name;
	int64_t     value;
};

struct act {
	const char                *name;   /* "aduan.diverifikasi" */
	instant                    at;
	struct actor               by;
	str                        unit_path; /* o: "dinas-a.unit-2"; absent: none */
	const char                *state;  /* slug; NULL: unchanged */
	const char                *class_; /* q; NULL */
	const char                *reason; /* x; NULL */
	str                        promise; /* k; absent: none */
	str                        bytes_hash; /* b; absent: none */
	const struct act_deadline *deadlines;
	size_t                     deadline_count;
	const struct act_count    *counts;
	size_t                     count_count;
	const struct act_field    *fields; /* "pelaku" is added by act_append where the act's row has it and by.account is set */
	size_t                     field_count;
	enum visibility            visibility;
	str                        text;   /* masked public words, stored plain; absent: none */
	str                        sealed; /* the words as written; sealed under K_r; absent: none */
};

/* Writes the act and its leaf. *leaf: its hash, lowercase hex, in a.
 * Errors: ERR_BUG "leaf.…" when the act's row in leaf-acts.tsv does not allow it; ERR_DB. */
MUST_CHECK const struct err *act_append(struct db *tx, struct arena *a, struct keys *keys, const struct act_head *head,
    const struct act *act, str *leaf);

/* The next dense number of a kind, agency and local year; takes the counter's lock (last in the lock order). */
MUST_CHECK const struct err *number_take(struct db *tx, struct arena *a, int kind, agency_id agency, int year, int64_t *out);

/* Acts of a record, oldest first, the newest ACT_LIST_MAX. Every act is listed; the words of those less visible than most
 * are absent (people see that a note exists), and with VISIBLE_PUBLIC nobody is named. Sealed words are opened when open is
 * set and stay absent once the key is erased. */
struct act_row {
	act_id          id;
	int64_t         n;
	str             name;
	instant         at;
	enum role       by;
	str             account_name; /* current name of the account; absent */
	account_id      account;
	unit_id         unit;
	str             unit_name;    /* of the record's unit after the act, as called then */
	str             desk_name;    /* of the unit the person who acted belonged to; absent: no person, or it is not known */
	str             state, class_, reason;
	enum visibility visibility;
	str             text, sealed;
	str             leaf;
	int64_t         place; /* in the log; NO_INT: not in it yet */
};
struct act_list {
	struct act_row *at;
	size_t          n;
};
enum { ACT_LIST_MAX = 200 };
MUST_CHECK const struct err *act_list_read(struct db *db, struct arena *a, struct keys *keys, key_id key, str record,
    enum act_subject subject, int64_t subject_id, enum visibility most, bool open, struct act_list *out);

/* Marks a topic of public pages as changed ("aduan", "layanan", "kantor"), inside the write. */
MUST_CHECK const struct err *change_mark(struct db *tx, struct arena *a, const char *topic);
/* The version of a topic; grows with every change_mark. */
MUST_CHECK const struct err *change_version(struct db *db, struct arena *a, const char *topic, int64_t *out);

#endif
