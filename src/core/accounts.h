/* accounts.h - staff accounts, sessions, grants of roles; and the pass of a citizen who proved a case's code. */
#ifndef CORE_ACCOUNTS_H
#define CORE_ACCOUNTS_H

#include "base/err.h"
#include "core/access.h"
#include "core/acts.h"
#include "db/store.h"

struct random_source;
struct password_gate;

enum { PASSWORD_MIN_CHARS = 12, PASSWORD_MAX_CHARS = 200, LOGIN_MAX_CHARS = 40 };

struct account {
	account_id id;
	str        login, name, ref;
	bool       must_change, active;
	key_id     key;
	int64_t    act_count;
	str        last_leaf;
	instant    created_at;
};
struct account_list { struct account *at; size_t n; };

/* Checks a new password and hashes it (slow: outside of write transactions). login, name: may be absent.
 * Errors: ERR_INPUT "account.password_short", "account.password_long", "account.password_common" (a common word, a row of
 * keys, the login or name), field "sandi"; those of password_hash. */
MUST_CHECK const struct err *account_password_hash(struct password_gate *gate, struct arena *a, str login, str name,
    str password, str *hash);

/* A new account, an act akun.dibuat. login: made lower case; [a-z0-9][a-z0-9._-]{2,39}.
 * Errors: ERR_INPUT "account.login" (shape), "account.login_taken", field "masuk"; "account.name", field "nama". */
/* 3 and more of a-z, 0-9 and, not at the beginning, dot, line, hyphen. */
bool account_login_ok(str s);

struct account_in { str login, name, password_hash; bool must_change; struct actor by; instant at; };
MUST_CHECK const struct err *account_create(struct db *tx, struct arena *a, struct keys *keys,
    const struct random_source *random, const struct account_in *in, account_id *out);

/* The person's own new password; ends his other sessions (all but the one of keep_token, which may be absent). */
MUST_CHECK const struct err *account_set_password(struct db *tx, struct arena *a, account_id id, str password_hash,
    str keep_token);
/* May an admin give this account a new password, or switch it off? Only where every role it has is one he could end, it has
 * one, none is oversight, and it is not his own; roles that are over do not count. who NULL: on the machine, where all may
 * be. *as: the role that allows it. Errors: ERR_DENIED "role.self", "role.oversight", "account.elsewhere",
 * "account.no_role". */
MUST_CHECK const struct err *account_must_manage(struct db *db, struct arena *a, const struct person *who, account_id id,
    instant at, enum role *as);
/* A password given by somebody else, to be changed at the first log-in; ends all sessions; an act akun.ganti (sandi).
 * Errors: those of account_must_manage; ERR_STATE "account.closed". */
MUST_CHECK const struct err *account_reset_password(struct db *tx, struct arena *a, struct keys *keys, account_id id,
    str password_hash, const struct actor *by, const struct person *who, instant at);
/* Switches an account off (act akun.cabut: nobody signs in with it, all its sessions end at once, its roles rest) or on again
 * (act akun.ganti, aktif). Errors: those of account_must_manage; ERR_STATE "account.closed", "account.open" (it is so already). */
MUST_CHECK const struct err *account_set_active(struct db *tx, struct arena *a, struct keys *keys, account_id id, bool active,
    const struct actor *by, const struct person *who, instant at);
/* What others did to an account, newest first, at most 20: that it was made, given a password, switched off or on. */
struct account_change { str name, reason; instant at; str by; /* absent: on the machine */ };
struct account_changes { struct account_change *at; size_t n; };
MUST_CHECK const struct err *account_changes(struct db *db, struct arena *a, account_id id, struct account_changes *out);
/* Is it the password of this account? For changing one's own. */
MUST_CHECK const struct err *account_password_fits(struct db *db, struct password_gate *gate, struct arena *a, account_id id,
    str password, bool *fits);

/* Errors: ERR_MISSING "account.missing". */
MUST_CHECK const struct err *account_by_id(struct db *db, struct arena *a, account_id id, struct account *out);
MUST_CHECK const struct err *account_by_login(struct db *db, struct arena *a, str login, struct account *out);

/* Appends an act to record AKUN-<ref> and moves its chain on; locks the account. */
MUST_CHECK const struct err *account_act(struct db *tx, struct arena *a, struct keys *keys, account_id id, struct act *act,
    str *leaf);

/* Checks a password with growing delay after failures and the same time and answers for unknown logins; opens a session.
 * db: the request's read snapshot. token: for the cookie, shown once. hours: how long the session lasts; one_time_hours: how long
 * a password that somebody else has set. Errors: ERR_INPUT "login.wrong", "login.expired" (the right one, but over; field "sandi");
 * ERR_LIMIT "login.slow" (wait; at most LOGIN_MAX_DELAY_S, so nobody can be locked out for long), "password.busy".
 * replaces: token of the session this browser had until now, which ends; may be absent. */
enum { LOGIN_FREE_FAILURES = 3, LOGIN_MAX_DELAY_S = 60 };
struct session_open_out { str token, csrf; account_id account; };
MUST_CHECK const struct err *session_open(struct db *db, struct store *store, struct password_gate *gate, struct arena *a,
    const struct random_source *random, str login, str password, str replaces, instant now, int64_t hours, int64_t one_time_hours,
    struct session_open_out *out);
MUST_CHECK const struct err *session_close(struct db *tx, struct arena *a, str token);
/* found false: no such session, or it is over. Fills person with the grants in force today: those of
 * units that work, and oversight wherever it was given. */
MUST_CHECK const struct err *session_find(struct db *db, struct arena *a, str token, instant now, bool *found,
    struct person *person, str *csrf);

/* A citizen's pass for one case, PASS_LASTS_MS long. pass_open ends the one this browser had (replaces; may be absent). */
enum { PASS_LASTS_MS = 4 * MS_PER_HOUR };
MUST_CHECK const struct err *pass_open(struct db *tx, struct arena *a, const struct random_source *random, case_id id, str replaces,
    instant now, str *token, str *csrf);
/* It opens nothing any more. */
MUST_CHECK const struct err *pass_close(struct db *tx, struct arena *a, str token);
MUST_CHECK const struct err *pass_find(struct db *db, struct arena *a, str token, instant now, bool *found, case_id *id, str *csrf);

/* One grant, with names, for lists. */
struct grant_row {
	grant_id   id;
	account_id account;
	str        login, name;
	enum role  role;
	agency_id  agency;
	unit_id    unit;
	str        unit_name, unit_path, unit_slug;
	day        from, until; /* until NO_DAY: open */
	bool       ended;
};
struct grant_list { struct grant_row *at; size_t n; };
/* Grants of an account: those not ended first, oversight before other roles, then the newest; at most 100. */
MUST_CHECK const struct err *grants_of_account(struct db *db, struct arena *a, account_id id, struct grant_list *out);
/* Grants in force on a day in a unit itself (not below it), by name; at most 500. */
MUST_CHECK const struct err *grants_of_unit(struct db *db, struct arena *a, unit_id unit, day on, struct grant_list *out);
/* Errors: ERR_MISSING "role.missing". */
MUST_CHECK const struct err *grant_by_id(struct db *db, struct arena *a, grant_id id, struct grant_row *out);

/* Gives or ends a role: an act of record AKUN-<ref> with its leaf (peran.beri, peran.cabut). until: last day; NO_DAY: open.
 * machine: called by `terang user` on the machine, the only way for oversight roles (else ERR_DENIED "role.oversight").
 * Errors: ERR_INPUT "role.role" (field "peran"), "role.unit" ("unit"), "role.from" (before today; "mulai"), "role.until" ("sampai");
 * ERR_STATE "role.held" (has it already), "role.elsewhere" (has a role in another agency: only the machine joins two agencies),
 * "role.admin_apart" (an admin reads no complaints: not together with a role that does);
 * ERR_DENIED "role.self" (nobody gives or ends his own role, but on the machine); ERR_STATE "role.ended". */
MUST_CHECK const struct err *role_give(struct db *tx, struct arena *a, struct keys *keys, account_id to, enum role role,
    unit_id unit, day from, day until, const struct actor *by, bool machine, instant now, grant_id *out);
MUST_CHECK const struct err *role_end(struct db *tx, struct arena *a, struct keys *keys, grant_id id, const struct actor *by,
    bool machine, instant now);

/* Everybody's role in a unit that ends goes on in its successor: peran.cabut and peran.beri of each, oversight too, for it is the
 * unit that changes, not the person's right. */
MUST_CHECK const struct err *roles_hand_over(struct db *tx, struct arena *a, struct keys *keys, unit_id from, unit_id into,
    const struct actor *by, instant now);

#endif
