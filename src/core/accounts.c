/* accounts.c - accounts and their passwords, sessions, passes of citizens. See accounts.h; roles lie in roles.c. */
#include "core/accounts.h"

#include "base/strs.h"
#include "core/password_common.h"
#include "crypto/password.h"
#include "gen/account_queries.h"

enum {
	TOKEN_BYTES = 32,
	CSRF_BYTES = 16,
	LOGIN_MIN_CHARS = 3,
	FAILURE_FORGET_MS = MS_PER_HOUR, /* after so long without a failure counting begins anew */
	NAME_MAX = 100,
};

bool
account_login_ok(str s)
{
	if (s.n < LOGIN_MIN_CHARS || s.n > LOGIN_MAX_CHARS)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');

		if (!letter && (i == 0 || (c != '.' && c != '_' && c != '-')))
			return false;
	}
	return true;
}

/* What the database holds of a secret token. */
static str
token_hash(struct arena *a, str token)
{
	return sha256_hex(a, sha256_of(token.p, token.n));
}

static str
random_hex(const struct random_source *random, struct arena *a, size_t n)
{
	unsigned char *bytes = arena_alloc(a, n);

	random_fill(random, bytes, n);
	return str_hex(a, bytes, n);
}

const struct err *
account_password_hash(struct password_gate *gate, struct arena *a, str login, str name, str password, str *hash)
{
	size_t chars;

	if (!str_utf8_clean(password))
		return err_new(a, ERR_INPUT, "account.password_common", "sandi", "not text");
	chars = str_chars(password);
	if (chars < PASSWORD_MIN_CHARS)
		return err_new(a, ERR_INPUT, "account.password_short", "sandi", NULL);
	if (chars > PASSWORD_MAX_CHARS)
		return err_new(a, ERR_INPUT, "account.password_long", "sandi", NULL);
	if (password_is_common(a, password, login, name))
		return err_new(a, ERR_INPUT, "account.password_common", "sandi", NULL);
	return password_hash(gate, a, password, hash);
}

const struct err *
account_by_id(struct db *db, struct arena *a, account_id id, struct account *out)
{
	struct account_row_row r;
	const struct err      *e;
	bool                   found;

	if ((e = account_row(db, a, id, &found, &r)))
		return e;
	if (!found)
		return err_new(a, ERR_MISSING, "account.missing", NULL, NULL);
	*out = (struct account){.id = r.id, .login = r.login, .name = r.name, .ref = r.ref, .must_change = r.must_change,
		.active = r.active, .key = r.key, .act_count = r.act_count, .last_leaf = r.last_leaf, .created_at = r.created_at};
	return NULL;
}

const struct err *
account_by_login(struct db *db, struct arena *a, str login, struct account *out)
{
	struct account_row_by_login_row r;
	const struct err               *e;
	bool                            found;

	if ((e = account_row_by_login(db, a, str_lower(a, login), &found, &r)))
		return e;
	if (!found)
		return err_new(a, ERR_MISSING, "account.missing", NULL, NULL);
	return account_by_id(db, a, r.id, out);
}

const struct err *
account_act(struct db *tx, struct arena *a, struct keys *keys, account_id id, struct act *act, str *leaf)
{
	struct account_lock_row locked;
	struct account          account;
	const struct err       *e;
	bool                    found;

	if ((e = account_lock(tx, a, id, &found, &locked)) || (e = account_by_id(tx, a, id, &account)))
		return e;
	struct act_head head = {.subject = SUBJECT_ACCOUNT, .subject_id = id.v, .count = account.act_count,
		.record = str_fmt(a, "AKUN-%.*s", STRF(account.ref)), .last_leaf = account.last_leaf, .key = account.key};

	if ((e = act_append(tx, a, keys, &head, act, leaf)))
		return e;
	return account_chain_set(tx, a, id, account.act_count + 1, *leaf);
}

const struct err *
account_create(struct db *tx, struct arena *a, struct keys *keys, const struct random_source *random,
    const struct account_in *in, account_id *out)
{
	struct account_row_by_login_row taken;
	struct account_insert_row       row;
	const struct err               *e;
	str                             login = str_lower(a, str_trim(in->login)), name = str_trim(in->name), leaf;
	struct act_field                fields[] = {{"nama", name}};
	struct act act = {.name = "akun.dibuat", .at = in->at, .by = in->by, .fields = fields, .field_count = COUNT(fields),
		.visibility = VISIBLE_STAFF};
	key_id key;
	bool   found;

	if (!account_login_ok(login))
		return err_new(a, ERR_INPUT, "account.login", "masuk", NULL);
	if (name.n == 0 || !str_one_line(name) || str_chars(name) > NAME_MAX)
		return err_new(a, ERR_INPUT, "account.name", "nama", NULL);
	if ((e = account_row_by_login(tx, a, login, &found, &taken)))
		return e;
	if (found)
		return err_new(a, ERR_INPUT, "account.login_taken", "masuk", NULL);
	if ((e = keys_take(keys, a, &key)) ||
	    (e = account_insert(tx, a, login, name, random_id(random, a), in->password_hash, in->must_change, key, in->at,
	         in->must_change ? in->at : NO_INSTANT, &row)) ||
	    (e = account_act(tx, a, keys, row.id, &act, &leaf)))
		return e;
	*out = row.id;
	return NULL;
}

const struct err *
account_set_password(struct db *tx, struct arena *a, account_id id, str password_hash_text, str keep_token)
{
	const struct err *e = account_hash_set(tx, a, id, password_hash_text, false, NO_INSTANT);

	return e ? e : sessions_end(tx, a, id, keep_token.p ? token_hash(a, keep_token) : STR(""));
}

/* Locks the account first: a role that is just being given is seen, too. */
static const struct err *
manage(struct db *tx, struct arena *a, const struct person *who, account_id id, instant at, struct actor *by,
    struct account *out)
{
	struct account_lock_row locked;
	enum role               as = by->role;
	bool                    found;
	const struct err       *e;

	if ((e = account_lock(tx, a, id, &found, &locked)) || (e = account_by_id(tx, a, id, out)) ||
	    (e = account_must_manage(tx, a, who, id, at, &as)))
		return e;
	by->role = as;
	return NULL;
}

const struct err *
account_set_active(struct db *tx, struct arena *a, struct keys *keys, account_id id, bool active, const struct actor *by,
    const struct person *who, instant at)
{
	struct account    account;
	const struct err *e;
	struct act        act = {.name = active ? "akun.ganti" : "akun.cabut", .at = at, .by = *by,
	           .reason = active ? "aktif" : "nonaktif", .visibility = VISIBLE_STAFF};
	str               leaf;

	if ((e = manage(tx, a, who, id, at, &act.by, &account)))
		return e;
	if (account.active == active)
		return err_new(a, ERR_STATE, active ? "account.open" : "account.closed", NULL, NULL);
	if ((e = account_act(tx, a, keys, id, &act, &leaf)) || (e = account_active_set(tx, a, id, active)))
		return e;
	return sessions_end(tx, a, id, STR(""));
}

const struct err *
account_changes(struct db *db, struct arena *a, account_id id, struct account_changes *out)
{
	struct account_change_rows_rows rows;
	const struct err               *e = account_change_rows(db, a, id.v, &rows);

	if (e)
		return e;
	struct account_change *at = arena_array(a, rows.n + 1, sizeof(*at));
	for (size_t i = 0; i < rows.n; i++)
		at[i] = (struct account_change){rows.at[i].name, rows.at[i].reason, rows.at[i].at, rows.at[i].by_name};
	*out = (struct account_changes){at, rows.n};
	return NULL;
}

const struct err *
account_reset_password(struct db *tx, struct arena *a, struct keys *keys, account_id id, str password_hash_text,
    const struct actor *by, const struct person *who, instant at)
{
	struct account    account;
	const struct err *e;
	struct act        act = {.name = "akun.ganti", .at = at, .by = *by, .reason = "sandi", .visibility = VISIBLE_STAFF};
	str               leaf;

	if ((e = manage(tx, a, who, id, at, &act.by, &account)))
		return e;
	if (!account.active)
		return err_new(a, ERR_STATE, "account.closed", NULL, NULL);
	if ((e = account_act(tx, a, keys, id, &act, &leaf)) || (e = account_hash_set(tx, a, id, password_hash_text, true, at)))
		return e;
	return sessions_end(tx, a, id, STR(""));
}

const struct err *
account_password_fits(struct db *db, struct password_gate *gate, struct arena *a, account_id id, str password, bool *fits)
{
	struct account_hash_get_row r;
	const struct err           *e;
	bool                        found;

	if ((e = account_hash_get(db, a, id, &found, &r)))
		return e;
	return password_verify(gate, a, found ? r.hash : (str){NULL, 0}, password, fits);
}

/* What a log-in writes. */
struct login_write {
	struct arena *a;
	bool          good;
	str           login_hash, token_hash, replaces, csrf; /* replaces: as token_hash, of the session that ends; absent: none */
	account_id    account;
	instant       now, expires_at;
};

static const struct err *
login_write(struct db *tx, void *ctx)
{
	const struct login_write *w = ctx;
	const struct err         *e;
	instant                   stale = {w->now.ms - FAILURE_FORGET_MS};

	if (!w->good) {
		e = failures_sweep(tx, w->a, stale);
		return e ? e : failure_note(tx, w->a, w->login_hash, w->now, stale);
	}
	if ((e = failure_clear(tx, w->a, w->login_hash)) || (e = sessions_sweep(tx, w->a, w->now)) ||
	    (w->replaces.p && (e = session_delete(tx, w->a, w->replaces))))
		return e;
	return session_insert(tx, w->a, w->token_hash, w->account, w->csrf, w->now, w->expires_at);
}

/* 0 for the first failures, then 1, 2, 4 … seconds. */
static int64_t
failure_delay_ms(int64_t failures)
{
	int64_t over = failures - LOGIN_FREE_FAILURES;
	int64_t seconds;

	if (over < 0)
		return 0;
	seconds = over >= 6 ? LOGIN_MAX_DELAY_S : (int64_t)1 << over;
	return (seconds < LOGIN_MAX_DELAY_S ? seconds : LOGIN_MAX_DELAY_S) * MS_PER_SECOND;
}

const struct err *
session_open(struct db *db, struct store *store, struct password_gate *gate, struct arena *a,
    const struct random_source *random, str login, str password, str replaces, instant now, int64_t hours,
    int64_t one_time_hours, struct session_open_out *out)
{
	struct account_row_by_login_row account;
	struct failure_row_row          failures;
	const struct err               *e;
	bool                            known, failed, fits, over;
	str                             name = str_lower(a, str_trim(login)), token = random_hex(random, a, TOKEN_BYTES);
	struct login_write w = {.a = a, .login_hash = token_hash(a, name), .token_hash = token_hash(a, token),
		.replaces = replaces.n > 0 ? token_hash(a, replaces) : (str){NULL, 0}, .csrf = random_hex(random, a, CSRF_BYTES), .now = now, .expires_at = {now.ms + hours * MS_PER_HOUR}};

	if ((e = failure_row(db, a, w.login_hash, &failed, &failures)))
		return e;
	/* A clock that was set back must not lengthen the wait. */
	if (failed && failures.at.ms <= now.ms && now.ms < failures.at.ms + failure_delay_ms(failures.n))
		return err_new(a, ERR_LIMIT, "login.slow", NULL, NULL);
	if ((e = account_row_by_login(db, a, name, &known, &account)))
		return e;
	known = known && account.active;
	if ((e = password_verify(gate, a, known ? account.hash : (str){NULL, 0}, password, &fits)))
		return e;
	/* Looked at only after the same work as ever; said only to whoever knows the password. */
	over = known && instant_known(account.given) && now.ms >= account.given.ms + one_time_hours * MS_PER_HOUR;
	w.good = known && fits && !over;
	w.account = account.id;
	if ((e = store_write(store, a, login_write, &w)))
		return e;
	if (!w.good)
		return err_new(a, ERR_INPUT, fits && over ? "login.expired" : "login.wrong", "sandi", NULL);
	*out = (struct session_open_out){.token = token, .csrf = w.csrf, .account = account.id};
	return NULL;
}

const struct err *
session_close(struct db *tx, struct arena *a, str token)
{
	return session_delete(tx, a, token_hash(a, token));
}

const struct err *
session_find(struct db *db, struct arena *a, str token, instant now, bool *found, struct person *person, str *csrf)
{
	struct session_row_row r;
	struct grant_rows_rows rows;
	const struct err      *e;
	struct grant          *grants;
	size_t                 n = 0;
	bool                   any;

	if ((e = session_row(db, a, token_hash(a, token), now, &any, &r)))
		return e;
	*found = any;
	if (!any)
		return NULL;
	if ((e = grant_rows(db, a, r.account, &rows)))
		return e;
	grants = arena_array(a, rows.n, sizeof(*grants));
	for (size_t i = 0; i < rows.n; i++) {
		const struct grant_rows_row *g = &rows.at[i];
		day                          today = date_of(now, (enum zone)g->zone);
		bool over = g->ended_leaf.p || (day_known(g->until_day) && g->until_day.d < today.d);

		/* Closing a unit is the admin's; oversight is not his to switch off, and reaches the whole agency from any unit. */
		if (!over && (g->unit_open || role_is_oversight((enum role)g->role)) && g->from_day.d <= today.d)
			grants[n++] = (struct grant){g->id, (enum role)g->role, g->agency, g->unit, g->unit_path};
	}
	*person = (struct person){.account = r.account, .login = r.login, .name = r.name, .ref = r.ref,
		.must_change_password = r.must_change, .grants = grants, .grant_count = n};
	*csrf = r.csrf;
	return NULL;
}

/* The number before the secret part of a pass's cookie. */
static bool
pass_parts(str token, int64_t *id, str *secret)
{
	str rest = token, number;

	if (!str_cut(&rest, '-', &number) || !rest.p || !str_int(number, id))
		return false;
	*secret = rest;
	return true;
}

const struct err *
pass_open(struct db *tx, struct arena *a, const struct random_source *random, case_id id, str replaces, instant now, str *token,
    str *csrf)
{
	const struct err      *e;
	struct pass_insert_row row;
	str                    fresh = random_hex(random, a, TOKEN_BYTES), fresh_csrf = random_hex(random, a, CSRF_BYTES);

	if ((e = passes_sweep(tx, a, now)) || (replaces.n > 0 && (e = pass_close(tx, a, replaces))) ||
	    (e = pass_insert(tx, a, token_hash(a, fresh), id, fresh_csrf, (instant){now.ms + PASS_LASTS_MS}, &row)))
		return e;
	*token = str_fmt(a, "%lld-%.*s", (long long)row.id, STRF(fresh));
	*csrf = fresh_csrf;
	return NULL;
}

const struct err *
pass_close(struct db *tx, struct arena *a, str token)
{
	int64_t id;
	str     secret;

	return pass_parts(token, &id, &secret) ? pass_delete(tx, a, id, token_hash(a, secret)) : NULL;
}

const struct err *
pass_find(struct db *db, struct arena *a, str token, instant now, bool *found, case_id *id, str *csrf)
{
	struct pass_row_row r;
	const struct err   *e;
	bool                any = false;
	int64_t             pass;
	str                 secret;

	if (pass_parts(token, &pass, &secret) && (e = pass_row(db, a, pass, now, &any, &r)))
		return e;
	any = any && bytes_equal(r.token_hash, token_hash(a, secret));
	if (any) {
		*id = r.case_ref;
		*csrf = r.csrf;
	}
	*found = any;
	return NULL;
}
