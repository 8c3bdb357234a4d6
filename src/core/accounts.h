/* accounts.h - staff accounts, sessions, grants of roles; and the pass of a citizen who proved a case's code. */
#ifndef CORE_ACCOUNTS_H
#define CORE_ACCOUNTS_H

#include "base/err.h"
#include "core/access.h"
#include "core/acts.h"
#include "db/store.h"

struct random_source;

enum { PASSWORD_MIN_CHARS = 12, PASSWORD_MAX_CHARS = 200 };

/* Errors: ERR_INPUT "account.login" (shape or taken), "account.password" (too short, too long, common), each with its field. */
MUST_CHECK const struct err *account_create(struct db *tx, struct arena *a, struct keys *keys, const struct random_source *random,
    str login, str name, str password, bool must_change, instant now, account_id *out);
MUST_CHECK const struct err *account_set_password(struct db *tx, struct arena *a, account_id id, str password, bool must_change);

/* Checks a password with growing delay after failures and the same time for unknown logins; opens a session.
 * token: for the cookie, shown once. Errors: ERR_INPUT "login.wrong"; ERR_LIMIT "login.slow" (wait). */
struct session_open_out { str token, csrf; account_id account; };
MUST_CHECK const struct err *session_open(struct store *store, struct arena *a, const struct random_source *random, str login,
    str password, instant now, int64_t hours, struct session_open_out *out);
MUST_CHECK const struct err *session_close(struct db *tx, struct arena *a, str token);
/* found false: no such session, or it is over. Fills person with the grants in force today. */
MUST_CHECK const struct err *session_find(struct db *db, struct arena *a, str token, instant now, bool *found,
    struct person *person, str *csrf);

/* A citizen's pass for one case. */
MUST_CHECK const struct err *pass_open(struct db *tx, struct arena *a, const struct random_source *random, case_id id, instant now,
    str *token, str *csrf);
MUST_CHECK const struct err *pass_find(struct db *db, struct arena *a, str token, instant now, bool *found, case_id *id, str *csrf);

/* Gives or ends a role; an act with its leaf (peran.beri, peran.cabut). machine: called by `terang user` on the machine, the
 * only way for oversight roles (else ERR_DENIED "role.oversight"). */
MUST_CHECK const struct err *role_give(struct db *tx, struct arena *a, struct keys *keys, account_id to, enum role role,
    unit_id unit, day from, day until, const struct actor *by, bool machine, instant now, grant_id *out);
MUST_CHECK const struct err *role_end(struct db *tx, struct arena *a, struct keys *keys, grant_id id, const struct actor *by,
    bool machine, instant now);

#endif
