-- casework_queries.sql - every statement of the case engine.

--@ casework_by_number maybe
--@ in  number text
--@ out id case_id
-- Served by UNIQUE (number).
SELECT id FROM case_file WHERE number = :number;

--@ casework_lock maybe
--@ in  id case_id
--@ out act_count int
-- Takes the case's row first, before anything else of it is read (PostgreSQL; SQLite has one writer). Primary key.
SELECT act_count FROM case_file WHERE id = :id /*pg FOR UPDATE */;

--@ casework_rules_hold maybe
--@ in  id case_id
--@ out agency agency_id
-- Keeps the rules of the case's agency as they are until the end of the transaction: whoever publishes others waits, so the
-- order in the log says which ones a deadline was computed with. Primary keys.
SELECT g.id AS agency FROM agency g WHERE g.id = (SELECT f.agency_id FROM case_file f WHERE f.id = :id) /*pg FOR SHARE */;

--@ casework_read maybe
--@ in  id case_id
--@ out id case_id
--@ out kind int
--@ out agency agency_id
--@ out agency_code text
--@ out agency_name text
--@ out zone int
--@ out unit unit_id
--@ out unit_name text
--@ out unit_path text
--@ out unit_slug text
--@ out number text
--@ out mode int
--@ out state int
--@ out class int
--@ out category category_id?
--@ out category_name text?
--@ out service publication_id?
--@ out service_title text?
--@ out service_slug text?
--@ out promise_leaf text?
--@ out area text?
--@ out area_name text?
--@ out channel int
--@ out parent case_id?
--@ out about account_id?
--@ out assignee account_id?
--@ out assignee_name text?
--@ out record_key key_id
--@ out act_count int
--@ out last_leaf text
--@ out opened_at instant
--@ out opened_day day
--@ out event_day day?
--@ out title text?
--@ out body text?
--@ out sealed blob?
--@ out due_at instant?
--@ out due_clock int?
--@ out verified_at instant?
--@ out forwarded_at instant?
--@ out answered_at instant?
--@ out closed_at instant?
--@ out reply_due_at instant?
--@ out reopen_until instant?
--@ out outcome text?
--@ out missed int
--@ out level int
--@ out reopened int
--@ out rating int?
--@ out imported bool
--@ out resume_state int
--@ out own_amount int
--@ out own_unit int
--@ out mark text?
-- One case with the names of what it belongs to. Primary keys.
SELECT f.id, f.kind, f.agency_id, g.code, g.name AS agency_name, g.zone, f.unit_id, u.name AS unit_name, u.path,
       u.slug AS unit_slug, f.number, f.mode, f.state, f.class, f.category_id, k.name_id, f.publication_id,
       p.title AS service_title, p.slug AS service_slug, f.promise_leaf, f.area, w.name AS area_name, f.channel, f.parent_id,
       f.about_account_id, f.assignee_id, c.name AS assignee_name, f.key_id, f.act_count, f.last_leaf, f.opened_at,
       f.opened_day, f.event_day, f.title, f.body, f.sealed, f.due_at, f.due_clock, f.verified_at, f.forwarded_at,
       f.answered_at, f.closed_at, f.reply_due_at, f.reopen_until, f.outcome, f.missed, f.level, f.reopened, f.rating,
       f.imported, f.resume_state, f.own_amount, f.own_unit, f.mark
  FROM case_file f
  JOIN agency g ON g.id = f.agency_id
  JOIN unit u ON u.id = f.unit_id
  LEFT JOIN category k ON k.id = f.category_id
  LEFT JOIN publication p ON p.id = f.publication_id
  LEFT JOIN area w ON w.code = f.area
  LEFT JOIN account c ON c.id = f.assignee_id
 WHERE f.id = :id;

--@ casework_clocks many
--@ in  file case_id
--@ in  max_rows int
--@ out id clock_id
--@ out clock int
--@ out round int
--@ out law text
--@ out amount int
--@ out extension int
--@ out unit int
--@ out start_at instant
--@ out due_at instant
--@ out state int
--@ out paused_at instant?
--@ out ended_at instant?
--@ out pauses text
--@ out late_noted bool
-- The case's own clocks (not those of a party or a step), oldest first. Index case_clock_round.
SELECT id, clock, round, law, amount, extension, unit, start_at, due_at, state, paused_at, ended_at, pauses, late_noted
  FROM case_clock
 WHERE case_id = :file AND party_id IS NULL AND step_id IS NULL
 ORDER BY id
 LIMIT :max_rows;

--@ casework_clock_add one
--@ in  file case_id
--@ in  clock int
--@ in  round int
--@ in  law text
--@ in  amount int
--@ in  unit int
--@ in  start_at instant
--@ in  due_at instant
--@ out id clock_id
-- A clock begins.
INSERT INTO case_clock (case_id, clock, round, law, amount, extension, unit, start_at, due_at, state, pauses, late_noted)
VALUES (:file, :clock, :round, :law, :amount, 0, :unit, :start_at, :due_at, 1, '', 0)
RETURNING id;

--@ casework_clock_set none
--@ in  id clock_id
--@ in  law text
--@ in  amount int
--@ in  extension int
--@ in  unit int
--@ in  start_at instant
--@ in  due_at instant
--@ in  state int
--@ in  paused_at instant?
--@ in  ended_at instant?
--@ in  pauses text
--@ in  late_noted bool
-- A clock after a move. Primary key.
UPDATE case_clock
   SET law = :law, amount = :amount, extension = :extension, unit = :unit, start_at = :start_at, due_at = :due_at,
       state = :state, paused_at = :paused_at, ended_at = :ended_at, pauses = :pauses, late_noted = :late_noted
 WHERE id = :id;

--@ casework_add one
--@ in  kind int
--@ in  agency agency_id
--@ in  unit unit_id
--@ in  number text
--@ in  mode int
--@ in  state int
--@ in  class int
--@ in  category category_id?
--@ in  service publication_id?
--@ in  promise_leaf text?
--@ in  area text?
--@ in  channel int
--@ in  parent case_id?
--@ in  record_key key_id
--@ in  code_hash text?
--@ in  opened_at instant
--@ in  opened_day day
--@ in  event_day day?
--@ in  title text?
--@ in  body text?
--@ in  sealed blob?
--@ in  due_at instant?
--@ in  due_clock int?
--@ in  missed bool
--@ in  closed_at instant?
--@ in  closed_day day?
--@ in  imported bool
--@ in  mark text?
--@ in  own_amount int
--@ in  own_unit int
--@ in  at instant
--@ out id case_id
-- A new case with its earliest date (imports may have missed theirs already); its clocks and first act follow in the same
-- transaction.
INSERT INTO case_file (kind, agency_id, unit_id, number, mode, state, class, category_id, publication_id, promise_leaf, area,
                       channel, parent_id, key_id, code_hash, act_count, last_leaf, opened_at, opened_day,
                       event_day, title, body, sealed, due_at, due_clock, closed_at, closed_day, missed, level, reopened, imported, mark,
                       resume_state, own_amount, own_unit, updated_at)
VALUES (:kind, :agency, :unit, :number, :mode, :state, :class, :category, :service, :promise_leaf, :area,
        :channel, :parent, :record_key, :code_hash, 1, '', :opened_at, :opened_day,
        :event_day, :title, :body, :sealed, :due_at, :due_clock, :closed_at, :closed_day, :missed, 0, 0, :imported, :mark,
        0, :own_amount, :own_unit, :at)
RETURNING id;

--@ casework_set none
--@ in  id case_id
--@ in  unit unit_id
--@ in  state int
--@ in  class int
--@ in  about account_id?
--@ in  assignee account_id?
--@ in  act_count int
--@ in  last_leaf text
--@ in  title text?
--@ in  body text?
--@ in  due_at instant?
--@ in  due_clock int?
--@ in  verified_at instant?
--@ in  forwarded_at instant?
--@ in  answered_at instant?
--@ in  closed_at instant?
--@ in  closed_day day?
--@ in  reply_due_at instant?
--@ in  reopen_until instant?
--@ in  outcome text?
--@ in  missed int
--@ in  level int
--@ in  reopened int
--@ in  rating int?
--@ in  imported bool
--@ in  resume_state int
--@ in  at instant
-- A case after a move. Primary key.
UPDATE case_file
   SET unit_id = :unit, state = :state, class = :class, about_account_id = :about, assignee_id = :assignee,
       act_count = :act_count, last_leaf = :last_leaf, title = :title, body = :body, due_at = :due_at,
       due_clock = :due_clock, verified_at = :verified_at, forwarded_at = :forwarded_at, answered_at = :answered_at,
       closed_at = :closed_at, closed_day = :closed_day, reply_due_at = :reply_due_at, reopen_until = :reopen_until,
       outcome = :outcome, missed = :missed, level = :level, reopened = :reopened, rating = :rating,
       imported = :imported, resume_state = :resume_state, updated_at = :at
 WHERE id = :id;

--@ casework_opened none
--@ in  id case_id
--@ in  last_leaf text
-- After the first act: the chain begins. Primary key.
UPDATE case_file SET last_leaf = :last_leaf WHERE id = :id;

--@ casework_party_add none
--@ in  file case_id
--@ in  role int
--@ in  visibility int
--@ in  groups text
--@ in  sealed blob
-- A party; who it is lies under the record's key.
INSERT INTO case_party (case_id, role, visibility, groups, sealed) VALUES (:file, :role, :visibility, :groups, :sealed);

--@ casework_parties many
--@ in  file case_id
--@ in  max_rows int
--@ out role int
--@ out visibility int
--@ out groups text
--@ out sealed blob
-- Index case_party_by_case.
SELECT role, visibility, groups, sealed FROM case_party WHERE case_id = :file ORDER BY id LIMIT :max_rows;

--@ casework_import_known maybe
--@ in  source text
--@ in  external_id text
--@ out file case_id
-- Primary key of case_import.
SELECT case_id FROM case_import WHERE source = :source AND external_id = :external_id;

--@ casework_import_add none
--@ in  source text
--@ in  external_id text
--@ in  file case_id
--@ in  target_at instant?
--@ in  source_late int?
--@ in  cells blob
-- Where an imported case came from.
INSERT INTO case_import (source, external_id, case_id, target_at, source_late, cells)
VALUES (:source, :external_id, :file, :target_at, :source_late, :cells);

--@ casework_code maybe
--@ in  id case_id
--@ out code_hash text?
-- Primary key.
SELECT code_hash FROM case_file WHERE id = :id;

--@ casework_overdue many
--@ in  kind int
--@ in  now instant
--@ in  after instant
--@ in  after_id int
--@ in  max_rows int
--@ out file case_id
--@ out clock int
--@ out id clock_id
--@ out due_at instant
-- Running clocks whose date has passed and is not noted yet, earliest first, after one of them. Index case_clock_running.
SELECT f.id AS file, c.clock, c.id, c.due_at
  FROM case_clock c
  JOIN case_file f ON f.id = c.case_id
 WHERE c.state = 1 AND c.late_noted = 0 AND c.due_at < :now AND (c.due_at, c.id) > (:after, :after_id) AND f.kind = :kind
 ORDER BY c.due_at, c.id
 LIMIT :max_rows;

--@ casework_open_of_unit many
--@ in  unit unit_id
--@ in  max_rows int
--@ out id case_id
--@ out kind int
-- Cases of a unit that have not ended. Index case_by_unit.
SELECT id, kind FROM case_file WHERE unit_id = :unit AND closed_at IS NULL ORDER BY id LIMIT :max_rows;

--@ casework_view_add none
--@ in  file case_id
--@ in  account account_id
--@ in  at instant
-- Somebody of the staff opens a confidential case.
INSERT INTO case_view (case_id, account_id, at) VALUES (:file, :account, :at);

--@ casework_view_rows many
--@ in  file case_id
--@ in  max_rows int
--@ out at instant
--@ out name text
-- Who opened it, newest first. Index case_view_by_case.
SELECT v.at, p.name
  FROM case_view v
  JOIN account p ON p.id = v.account_id
 WHERE v.case_id = :file
 ORDER BY v.case_id, v.id DESC
 LIMIT :max_rows;

--@ casework_account_ref maybe
--@ in  id account_id
--@ out ref text
-- Primary key of account.
SELECT ref FROM account WHERE id = :id;

--@ casework_watches one
--@ in  account account_id
--@ in  agency agency_id
--@ in  on_day day
--@ out n int
-- Oversight roles (6 to 8) that an account holds in an agency on a day or will hold. Index role_grant_by_account.
SELECT COUNT(*) AS n FROM role_grant g JOIN unit u ON u.id = g.unit_id
 WHERE g.account_id = :account AND g.role BETWEEN 6 AND 8 AND u.agency_id = :agency AND g.ended_leaf IS NULL
   AND (g.until_day IS NULL OR g.until_day >= :on_day);

--@ casework_clock_missed one
--@ in  file case_id
--@ in  clock int
--@ in  round int
--@ out missed int
-- Was this promise missed in a round before? 4: missed. Index case_clock_round.
SELECT COUNT(*) AS missed FROM case_clock WHERE case_id = :file AND round < :round AND clock = :clock AND state = 4;
