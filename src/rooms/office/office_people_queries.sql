-- office_people_queries.sql - who works where, for the pages of the agency's admin.

--@ office_unit_counts many
--@ in  agency   agency_id
--@ in  on_day   day
--@ out unit     unit_id
--@ out people   int
-- People with a role in force, per unit of an agency. Index unit_by_agency, role_grant_by_unit.
SELECT u.id AS unit, COUNT(DISTINCT g.account_id) AS people
  FROM unit u JOIN role_grant g ON g.unit_id = u.id
 WHERE u.agency_id = :agency AND g.ended_leaf IS NULL AND g.from_day <= :on_day
   AND (g.until_day IS NULL OR g.until_day >= :on_day)
 GROUP BY u.id LIMIT 2000;

--@ office_oversight many
--@ in  agency  agency_id
--@ in  on_day  day
--@ out role    int
--@ out people  int
-- Oversight roles (6 inspectorate, 7 ombudsman, 8 auditor) in force in an agency. Index unit_by_agency, role_grant_by_unit.
SELECT g.role, COUNT(DISTINCT g.account_id) AS people
  FROM unit u JOIN role_grant g ON g.unit_id = u.id
 WHERE u.agency_id = :agency AND g.role BETWEEN 6 AND 8 AND g.ended_leaf IS NULL AND g.from_day <= :on_day
   AND (g.until_day IS NULL OR g.until_day >= :on_day)
 GROUP BY g.role LIMIT 3;

--@ office_people_count one
--@ in  agency  agency_id
--@ in  on_day  day
--@ out people  int
-- People with a role in force in an agency, each once. Index unit_by_agency, role_grant_by_unit.
SELECT COUNT(DISTINCT g.account_id) AS people
  FROM unit u JOIN role_grant g ON g.unit_id = u.id
 WHERE u.agency_id = :agency AND g.ended_leaf IS NULL AND g.from_day <= :on_day
   AND (g.until_day IS NULL OR g.until_day >= :on_day);

--@ office_people many
--@ in  agency    agency_id
--@ in  after     text
--@ in  max_rows  int
--@ out login     text
--@ out name      text
--@ out active    bool
--@ out role      int
--@ out unit_name text
--@ out until_day day?
-- People with roles that have not been ended, by login, one row per role, after a login. Index unit_by_agency, role_grant_by_unit.
SELECT p.login, p.name, p.active, g.role, u.name AS unit_name, g.until_day
  FROM unit u JOIN role_grant g ON g.unit_id = u.id JOIN account p ON p.id = g.account_id
 WHERE u.agency_id = :agency AND g.ended_leaf IS NULL AND p.login > :after
 ORDER BY p.login, g.id LIMIT :max_rows;

--@ office_people_free many
--@ out login  text
--@ out name   text
-- Accounts without any role in force or to come, newest first.
-- scan: the newest accounts by primary key; there are few without a role.
SELECT p.login, p.name FROM account p
 WHERE p.active = 1 AND NOT EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = p.id AND g.ended_leaf IS NULL)
 ORDER BY p.id DESC LIMIT 20;

--@ office_first_day one
--@ in  agency      agency_id
--@ in  on_day      day
--@ out units       int
--@ out desks       int
--@ out desk_people int
--@ out officers    int
--@ out heads       int
--@ out categories  int
--@ out services    int
--@ out pledges     int
-- What a new agency has of what it needs: 0 is none. Indexes unit_by_agency, role_grant_by_unit, unique (agency_id, slug) of
-- category, publication_by_kind.
SELECT (SELECT COUNT(*) FROM unit u WHERE u.agency_id = :agency AND u.parent_id IS NOT NULL AND u.active = 1) AS units,
       (SELECT COUNT(*) FROM unit u WHERE u.agency_id = :agency AND u.complaints_desk = 1 AND u.active = 1) AS desks,
       (SELECT COUNT(*) FROM unit u JOIN role_grant g ON g.unit_id = u.id
         WHERE u.agency_id = :agency AND g.role = 3 AND g.ended_leaf IS NULL AND (g.until_day IS NULL OR g.until_day >= :on_day)) AS desk_people,
       (SELECT COUNT(*) FROM unit u JOIN role_grant g ON g.unit_id = u.id
         WHERE u.agency_id = :agency AND g.role = 2 AND g.ended_leaf IS NULL AND (g.until_day IS NULL OR g.until_day >= :on_day)) AS officers,
       (SELECT COUNT(*) FROM unit u JOIN role_grant g ON g.unit_id = u.id
         WHERE u.agency_id = :agency AND g.role = 4 AND g.ended_leaf IS NULL AND (g.until_day IS NULL OR g.until_day >= :on_day)) AS heads,
       (SELECT COUNT(*) FROM category k WHERE k.agency_id = :agency AND k.active = 1) AS categories,
       (SELECT COUNT(*) FROM publication p WHERE p.kind = 1 AND p.agency_id = :agency AND p.current_id IS NOT NULL) AS services,
       (SELECT COUNT(*) FROM publication p WHERE p.kind = 2 AND p.agency_id = :agency AND p.current_id IS NOT NULL) AS pledges;

--@ office_unit_acts many
--@ in  unit       int
--@ in  max_rows   int
--@ out name       text
--@ out at         instant
--@ out leaf_hash  text
-- The newest acts of a unit (subject 3). Unique index (subject, subject_id, n).
SELECT name, at, leaf_hash FROM act WHERE subject = 3 AND subject_id = :unit ORDER BY n DESC LIMIT :max_rows;
