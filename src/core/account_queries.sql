-- account_queries.sql - accounts, their roles, sessions, passes of citizens.

--@ account_insert one
--@ in  login  text
--@ in  name   text
--@ in  ref    text
--@ in  hash   text
--@ in  must_change bool
--@ in  key    key_id
--@ in  at     instant
--@ in  given  instant?
--@ out id     account_id
-- A new account without acts.
INSERT INTO account (login, name, ref, password_hash, must_change, active, act_count, key_id, created_at, given_at)
VALUES (:login, :name, :ref, :hash, :must_change, 1, 0, :key, :at, :given) RETURNING id;

--@ account_row_by_login maybe
--@ in  login  text
--@ out id     account_id
--@ out hash   text
--@ out active bool
--@ out given  instant?
-- Unique index on login.
SELECT id, password_hash AS hash, active, given_at AS given FROM account WHERE login = :login;

--@ account_row maybe
--@ in  account     account_id
--@ out id          account_id
--@ out login       text
--@ out name        text
--@ out ref         text
--@ out must_change bool
--@ out active      bool
--@ out key         key_id
--@ out act_count   int
--@ out last_leaf   text?
--@ out created_at  instant
-- Primary key.
SELECT id, login, name, ref, must_change, active, key_id AS key, act_count, last_leaf, created_at
  FROM account WHERE id = :account;

--@ account_lock maybe
--@ in  account     account_id
--@ out id          account_id
-- Holds the account for its next act. Primary key.
SELECT id FROM account WHERE id = :account /*pg FOR UPDATE */;

--@ account_chain_set none
--@ in  account    account_id
--@ in  act_count  int
--@ in  last_leaf  text
-- After an act. Primary key.
UPDATE account SET act_count = :act_count, last_leaf = :last_leaf WHERE id = :account;

--@ account_hash_get maybe
--@ in  account  account_id
--@ out hash     text
-- Primary key.
SELECT password_hash AS hash FROM account WHERE id = :account AND active = 1;

--@ account_hash_set none
--@ in  account      account_id
--@ in  hash         text
--@ in  must_change  bool
--@ in  given        instant?
-- Primary key.
UPDATE account SET password_hash = :hash, must_change = :must_change, given_at = :given WHERE id = :account;

--@ account_active_set none
--@ in  account  account_id
--@ in  active   bool
-- Primary key.
UPDATE account SET active = :active WHERE id = :account;

--@ account_change_rows many
--@ in  account  int
--@ out name     text
--@ out reason   text?
--@ out at       instant
--@ out by_name  text?
-- The newest acts on an account itself (subject 4) but roles, with who did them. Unique index (subject, subject_id, n).
SELECT t.name, t.reason, t.at, p.name AS by_name
  FROM act t LEFT JOIN account p ON p.id = t.account_id
 WHERE t.subject = 4 AND t.subject_id = :account AND t.name IN ('akun.dibuat', 'akun.ganti', 'akun.cabut')
 ORDER BY t.n DESC LIMIT 20;

--@ failure_row maybe
--@ in  login_hash  text
--@ out n           int
--@ out at          instant
-- Failed log-ins with this name. Primary key.
SELECT count AS n, at FROM login_failure WHERE login_hash = :login_hash;

--@ failure_note none
--@ in  login_hash  text
--@ in  at          instant
--@ in  stale       instant
-- One failure more; a count that is older than stale begins anew. Primary key.
INSERT INTO login_failure (login_hash, count, at) VALUES (:login_hash, 1, :at)
ON CONFLICT (login_hash) DO UPDATE
   SET count = CASE WHEN login_failure.at < :stale THEN 1 ELSE login_failure.count + 1 END, at = :at;

--@ failure_clear none
--@ in  login_hash  text
-- After a success. Primary key.
DELETE FROM login_failure WHERE login_hash = :login_hash;

--@ failures_sweep none
--@ in  stale  instant
-- Old failures. Index login_failure_by_time.
DELETE FROM login_failure WHERE at < :stale;

--@ session_insert none
--@ in  token_hash  text
--@ in  account     account_id
--@ in  csrf        text
--@ in  at          instant
--@ in  expires_at  instant
-- A session begins.
INSERT INTO session (token_hash, account_id, csrf, created_at, seen_at, expires_at)
VALUES (:token_hash, :account, :csrf, :at, :at, :expires_at);

--@ session_row maybe
--@ in  token_hash   text
--@ in  now          instant
--@ out csrf         text
--@ out account      account_id
--@ out login        text
--@ out name         text
--@ out ref          text
--@ out must_change  bool
-- A session that is not over, with its person. Primary key.
SELECT s.csrf, p.id AS account, p.login, p.name, p.ref, p.must_change
  FROM session s JOIN account p ON p.id = s.account_id
 WHERE s.token_hash = :token_hash AND s.expires_at > :now AND s.created_at <= :now AND p.active = 1;

--@ session_delete none
--@ in  token_hash  text
-- Primary key.
DELETE FROM session WHERE token_hash = :token_hash;

--@ sessions_end none
--@ in  account     account_id
--@ in  keep        text
-- All sessions of an account but one. Index session_by_account.
DELETE FROM session WHERE account_id = :account AND token_hash <> :keep;

--@ sessions_sweep none
--@ in  now  instant
-- Sessions that are over. Index session_by_expiry.
DELETE FROM session WHERE expires_at <= :now;

--@ pass_insert one
--@ in  token_hash  text
--@ in  case_ref    case_id
--@ in  csrf        text
--@ in  expires_at  instant
--@ out id          int
-- A citizen's pass begins.
INSERT INTO case_pass (token_hash, case_id, csrf, expires_at) VALUES (:token_hash, :case_ref, :csrf, :expires_at) RETURNING id;

--@ pass_row maybe
--@ in  id          int
--@ in  now         instant
--@ out token_hash  text
--@ out case_ref    case_id
--@ out csrf        text
-- A pass that is not over. Primary key.
SELECT token_hash, case_id AS case_ref, csrf FROM case_pass WHERE id = :id AND expires_at > :now;

--@ pass_delete none
--@ in  id          int
--@ in  token_hash  text
-- Primary key.
DELETE FROM case_pass WHERE id = :id AND token_hash = :token_hash;

--@ passes_sweep none
--@ in  now  instant
-- Passes that are over. Index case_pass_by_expiry.
DELETE FROM case_pass WHERE expires_at <= :now;

--@ grant_rows many
--@ in  account    account_id
--@ out id         grant_id
--@ out account_of account_id
--@ out login      text
--@ out name       text
--@ out role       int
--@ out agency     agency_id
--@ out zone       int
--@ out unit       unit_id
--@ out unit_name  text
--@ out unit_path  text
--@ out unit_slug  text
--@ out unit_open  bool
--@ out from_day   day
--@ out until_day  day?
--@ out ended_leaf text?
-- Grants of an account: those not ended before ended ones, oversight (roles 6 to 8) before all, so that no number of other
-- grants pushes it out; then the newest first. Index role_grant_by_account.
SELECT g.id, g.account_id AS account_of, p.login, p.name, g.role, u.agency_id AS agency, y.zone, g.unit_id AS unit,
       u.name AS unit_name, u.path AS unit_path, u.slug AS unit_slug, u.active AS unit_open, g.from_day, g.until_day,
       g.ended_leaf
  FROM role_grant g JOIN account p ON p.id = g.account_id JOIN unit u ON u.id = g.unit_id JOIN agency y ON y.id = u.agency_id
 WHERE g.account_id = :account
 ORDER BY CASE WHEN g.ended_leaf IS NULL THEN 0 ELSE 1 END, CASE WHEN g.role BETWEEN 6 AND 8 THEN 0 ELSE 1 END, g.id DESC
 LIMIT 100;

--@ grant_rows_unit many
--@ in  unit       unit_id
--@ in  on_day     day
--@ out id         grant_id
--@ out account_of account_id
--@ out login      text
--@ out name       text
--@ out role       int
--@ out agency     agency_id
--@ out zone       int
--@ out unit       unit_id
--@ out unit_name  text
--@ out unit_path  text
--@ out unit_slug  text
--@ out unit_open  bool
--@ out from_day   day
--@ out until_day  day?
--@ out ended_leaf text?
-- Grants in force in a unit on a day, by name. Index role_grant_by_unit.
SELECT g.id, g.account_id AS account_of, p.login, p.name, g.role, u.agency_id AS agency, y.zone, g.unit_id AS unit,
       u.name AS unit_name, u.path AS unit_path, u.slug AS unit_slug, u.active AS unit_open, g.from_day, g.until_day,
       g.ended_leaf
  FROM role_grant g JOIN account p ON p.id = g.account_id JOIN unit u ON u.id = g.unit_id JOIN agency y ON y.id = u.agency_id
 WHERE g.unit_id = :unit AND g.ended_leaf IS NULL AND p.active = 1 AND g.from_day <= :on_day
   AND (g.until_day IS NULL OR g.until_day >= :on_day)
 ORDER BY p.name, g.id LIMIT 500;

--@ grant_rows_open many
--@ in  unit       unit_id
--@ in  on_day     day
--@ out id         grant_id
--@ out account_of account_id
--@ out account_open bool
--@ out role       int
--@ out from_day   day
--@ out until_day  day?
-- Grants of a unit that are in force on a day or begin later, also of accounts that are switched off. Index role_grant_by_unit.
SELECT g.id, g.account_id AS account_of, p.active AS account_open, g.role, g.from_day, g.until_day
  FROM role_grant g JOIN account p ON p.id = g.account_id
 WHERE g.unit_id = :unit AND g.ended_leaf IS NULL AND (g.until_day IS NULL OR g.until_day >= :on_day)
 ORDER BY g.account_id, g.id LIMIT 500;

--@ grant_row_by_id maybe
--@ in  grant_ref  grant_id
--@ out id         grant_id
--@ out account_of account_id
--@ out login      text
--@ out name       text
--@ out role       int
--@ out agency     agency_id
--@ out zone       int
--@ out unit       unit_id
--@ out unit_name  text
--@ out unit_path  text
--@ out unit_slug  text
--@ out unit_open  bool
--@ out from_day   day
--@ out until_day  day?
--@ out ended_leaf text?
-- One grant. Primary key.
SELECT g.id, g.account_id AS account_of, p.login, p.name, g.role, u.agency_id AS agency, y.zone, g.unit_id AS unit,
       u.name AS unit_name, u.path AS unit_path, u.slug AS unit_slug, u.active AS unit_open, g.from_day, g.until_day,
       g.ended_leaf
  FROM role_grant g JOIN account p ON p.id = g.account_id JOIN unit u ON u.id = g.unit_id JOIN agency y ON y.id = u.agency_id
 WHERE g.id = :grant_ref;

--@ grant_insert one
--@ in  account    account_id
--@ in  role       int
--@ in  unit       unit_id
--@ in  from_day   day
--@ in  until_day  day?
--@ in  leaf       text
--@ out id         grant_id
-- A role is given.
INSERT INTO role_grant (account_id, role, unit_id, from_day, until_day, leaf_hash)
VALUES (:account, :role, :unit, :from_day, :until_day, :leaf) RETURNING id;

--@ grant_end none
--@ in  grant_ref  grant_id
--@ in  on_day     day
--@ in  leaf       text
-- A role ends today. Primary key.
UPDATE role_grant SET until_day = :on_day, ended_leaf = :leaf WHERE id = :grant_ref;
