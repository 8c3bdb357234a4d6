-- desk_queries.sql - what the inbox and the officer's own figures read; every list within the units a person may see. What the
-- complaints desk still keeps to itself stands in them as h17: case_held of core/casework.h, in SQL.

--@ desk_open_by_due many
--@ in  agency agency_id
--@ in  after_key int
--@ in  after_id case_id
--@ in  until int
--@ in  units text
--@ in  secret_units text
--@ in  sealed_units text
--@ in  me account_id
--@ in  assignee int
--@ in  kind int
--@ in  states int
--@ in  class int
--@ in  channel int
--@ in  max_rows int
--@ out id case_id
--@ out place int
-- Open cases, the nearest date first, those without a running date last. units: ",3,17,"; 0 in a filter: any; states: bits;
-- until: only dates before it. Partial index desk_open_by_due.
SELECT f.id, COALESCE(f.due_at, 9000000000000000) AS place
  FROM case_file f
 WHERE f.agency_id = :agency AND f.closed_at IS NULL
   AND (COALESCE(f.due_at, 9000000000000000), f.id) > (:after_key, :after_id)
   AND COALESCE(f.due_at, 9000000000000000) < :until
   AND /*sqlite instr */ /*pg strpos */ (CASE WHEN f.mode < 3 THEN :units WHEN f.mode = 3 THEN :secret_units
       ELSE :sealed_units END, ',' || CASE WHEN f.forwarded_at IS NULL AND (f.mode > 2 OR (f.kind = 1 AND f.class = 4
       AND (f.state = 1 OR f.resume_state = 1))) THEN 'h' ELSE '' END || f.unit_id || ',') > 0
   AND COALESCE(f.about_account_id, 0) <> :me
   AND (:assignee = 0 OR f.assignee_id = :assignee)
   AND (:kind = 0 OR f.kind = :kind)
   AND (:states = 0 OR ((:states >> CAST(f.state AS INTEGER)) & 1) = 1)
   AND (:class = 0 OR f.class = :class)
   AND (:channel = 0 OR f.channel = :channel)
 ORDER BY COALESCE(f.due_at, 9000000000000000), f.id
 LIMIT :max_rows;

--@ desk_open_newest many
--@ in  agency agency_id
--@ in  after_key int
--@ in  after_id case_id
--@ in  until int
--@ in  units text
--@ in  secret_units text
--@ in  sealed_units text
--@ in  me account_id
--@ in  assignee int
--@ in  kind int
--@ in  states int
--@ in  class int
--@ in  channel int
--@ in  max_rows int
--@ out id case_id
--@ out place int
-- Open cases, the newest first; the same filters. Partial index desk_open_newest.
SELECT f.id, f.opened_at
  FROM case_file f
 WHERE f.agency_id = :agency AND f.closed_at IS NULL
   AND (f.opened_at, f.id) < (:after_key, :after_id)
   AND COALESCE(f.due_at, 9000000000000000) < :until
   AND /*sqlite instr */ /*pg strpos */ (CASE WHEN f.mode < 3 THEN :units WHEN f.mode = 3 THEN :secret_units
       ELSE :sealed_units END, ',' || CASE WHEN f.forwarded_at IS NULL AND (f.mode > 2 OR (f.kind = 1 AND f.class = 4
       AND (f.state = 1 OR f.resume_state = 1))) THEN 'h' ELSE '' END || f.unit_id || ',') > 0
   AND COALESCE(f.about_account_id, 0) <> :me
   AND (:assignee = 0 OR f.assignee_id = :assignee)
   AND (:kind = 0 OR f.kind = :kind)
   AND (:states = 0 OR ((:states >> CAST(f.state AS INTEGER)) & 1) = 1)
   AND (:class = 0 OR f.class = :class)
   AND (:channel = 0 OR f.channel = :channel)
 ORDER BY f.opened_at DESC, f.id DESC
 LIMIT :max_rows;

--@ desk_ended many
--@ in  agency agency_id
--@ in  after_key int
--@ in  after_id case_id
--@ in  units text
--@ in  secret_units text
--@ in  sealed_units text
--@ in  me account_id
--@ in  assignee int
--@ in  kind int
--@ in  states int
--@ in  class int
--@ in  channel int
--@ in  max_rows int
--@ out id case_id
--@ out place int?
-- Ended cases by the day they ended, the newest day first; the same filters. Index case_by_closing.
SELECT f.id, f.closed_day
  FROM case_file f
 WHERE f.agency_id = :agency AND f.closed_day IS NOT NULL
   AND (f.closed_day, f.id) < (:after_key, :after_id)
   AND /*sqlite instr */ /*pg strpos */ (CASE WHEN f.mode < 3 THEN :units WHEN f.mode = 3 THEN :secret_units
       ELSE :sealed_units END, ',' || CASE WHEN f.forwarded_at IS NULL AND (f.mode > 2 OR (f.kind = 1 AND f.class = 4
       AND (f.state = 1 OR f.resume_state = 1))) THEN 'h' ELSE '' END || f.unit_id || ',') > 0
   AND COALESCE(f.about_account_id, 0) <> :me
   AND (:assignee = 0 OR f.assignee_id = :assignee)
   AND (:kind = 0 OR f.kind = :kind)
   AND (:states = 0 OR ((:states >> CAST(f.state AS INTEGER)) & 1) = 1)
   AND (:class = 0 OR f.class = :class)
   AND (:channel = 0 OR f.channel = :channel)
 ORDER BY f.closed_day DESC, f.id DESC
 LIMIT :max_rows;

--@ desk_counts one
--@ in  agency agency_id
--@ in  now instant
--@ in  tomorrow instant
--@ in  units text
--@ in  secret_units text
--@ in  sealed_units text
--@ in  me account_id
--@ in  fresh_states int
--@ in  waiting_states int
--@ in  max_rows int
--@ out late int
--@ out today int
--@ out fresh int
--@ out waiting int
--@ out mine int
--@ out everything int
-- How many open cases wait for what, over at most max_rows of them, the nearest date first. now: whole second. Partial index
-- desk_open_by_due.
SELECT CAST(COALESCE(SUM(CASE WHEN due_at < :now THEN 1 ELSE 0 END), 0) AS BIGINT) AS late,
       CAST(COALESCE(SUM(CASE WHEN due_at >= :now AND due_at < :tomorrow THEN 1 ELSE 0 END), 0) AS BIGINT) AS today,
       CAST(COALESCE(SUM((:fresh_states >> CAST(state AS INTEGER)) & 1), 0) AS BIGINT) AS fresh,
       CAST(COALESCE(SUM((:waiting_states >> CAST(state AS INTEGER)) & 1), 0) AS BIGINT) AS waiting,
       CAST(COALESCE(SUM(CASE WHEN assignee_id = :me THEN 1 ELSE 0 END), 0) AS BIGINT) AS mine,
       COUNT(*) AS everything
  FROM (SELECT f.due_at, f.state, f.assignee_id
          FROM case_file f
         WHERE f.agency_id = :agency AND f.closed_at IS NULL
           AND /*sqlite instr */ /*pg strpos */ (CASE WHEN f.mode < 3 THEN :units WHEN f.mode = 3 THEN :secret_units
               ELSE :sealed_units END, ',' || CASE WHEN f.forwarded_at IS NULL AND (f.mode > 2 OR (f.kind = 1 AND f.class = 4
       AND (f.state = 1 OR f.resume_state = 1))) THEN 'h' ELSE '' END || f.unit_id || ',') > 0
           AND COALESCE(f.about_account_id, 0) <> :me
         ORDER BY COALESCE(f.due_at, 9000000000000000), f.id
         LIMIT :max_rows) AS open_cases;

--@ desk_beside one
--@ in  file case_id
--@ in  clock int
--@ in  round int
--@ out start_at instant?
--@ out groups text?
-- What a row of the inbox says beside the case: since when the clock that is shown runs, declared groups of the reporter.
-- Indexes case_clock_round, case_party_by_case.
SELECT (SELECT c.start_at FROM case_clock c WHERE c.case_id = :file AND c.clock = :clock AND c.round = :round LIMIT 1) AS start_at,
       (SELECT p.groups FROM case_party p WHERE p.case_id = :file AND p.role = 1 ORDER BY p.id LIMIT 1) AS groups;

--@ desk_people many
--@ in  agency agency_id
--@ in  today day
--@ in  max_rows int
--@ out account account_id
--@ out name text
--@ out role int
--@ out unit_name text
--@ out unit_path text
-- Staff of an agency with the roles they hold today, by name: whom a case may be given to, or be about. Indexes
-- unit_by_agency, role_grant_by_unit.
SELECT c.id, c.name, g.role, u.name AS unit_name, u.path
  FROM unit u
  JOIN role_grant g ON g.unit_id = u.id
  JOIN account c ON c.id = g.account_id
 WHERE u.agency_id = :agency AND g.ended_leaf IS NULL AND c.active = 1 AND g.from_day <= :today
   AND (g.until_day IS NULL OR g.until_day >= :today)
 ORDER BY c.name, c.id, g.role
 LIMIT :max_rows;

--@ desk_received many
--@ in  agency agency_id
--@ in  kind int
--@ in  from_at instant
--@ in  units text
--@ in  secret_units text
--@ in  sealed_units text
--@ in  me account_id
--@ in  assignee int
--@ in  clock int
--@ in  max_rows int
--@ out opened_at instant
--@ out answered_at instant?
--@ out closed_at instant?
--@ out clock_state int?
--@ out clock_due instant?
-- Cases received since a moment with how their promise ended, the newest first, for one's own figures. Index case_by_agency,
-- case_clock_round.
SELECT f.opened_at, f.answered_at, f.closed_at, c.state AS clock_state, c.due_at AS clock_due
  FROM case_file f
  LEFT JOIN case_clock c ON c.case_id = f.id AND c.clock = :clock AND c.round = 0
 WHERE f.agency_id = :agency AND f.kind = :kind AND f.opened_at >= :from_at
   AND /*sqlite instr */ /*pg strpos */ (CASE WHEN f.mode < 3 THEN :units WHEN f.mode = 3 THEN :secret_units
       ELSE :sealed_units END, ',' || CASE WHEN f.forwarded_at IS NULL AND (f.mode > 2 OR (f.kind = 1 AND f.class = 4
       AND (f.state = 1 OR f.resume_state = 1))) THEN 'h' ELSE '' END || f.unit_id || ',') > 0
   AND COALESCE(f.about_account_id, 0) <> :me
   AND (:assignee = 0 OR f.assignee_id = :assignee)
 ORDER BY f.opened_at DESC, f.id DESC
 LIMIT :max_rows;
