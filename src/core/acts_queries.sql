-- acts_queries.sql - acts of records, counters of numbers, versions of public pages.

--@ acts_add none
--@ in  subject int
--@ in  subject_id int
--@ in  n int
--@ in  name text
--@ in  at instant
--@ in  by_role int
--@ in  account account_id?
--@ in  unit unit_id?
--@ in  state text?
--@ in  class text?
--@ in  reason text?
--@ in  visibility int
--@ in  words text?
--@ in  sealed blob?
--@ in  leaf text
-- One act; its leaf stands in table leaf already.
INSERT INTO act (subject, subject_id, n, name, at, by_role, account_id, unit_id, state, class, reason, visibility, text,
                 sealed, leaf_hash)
VALUES (:subject, :subject_id, :n, :name, :at, :by_role, :account, :unit, :state, :class, :reason, :visibility, :words,
        :sealed, :leaf);

--@ acts_of_record many
--@ in  subject int
--@ in  subject_id int
--@ in  max_rows int
--@ out id act_id
--@ out n int
--@ out name text
--@ out at instant
--@ out by_role int
--@ out account account_id?
--@ out account_name text?
--@ out unit unit_id?
--@ out unit_name text?
--@ out desk_name text?
--@ out state text?
--@ out class text?
--@ out reason text?
--@ out visibility int
--@ out words text?
--@ out sealed blob?
--@ out leaf text
--@ out place int?
-- The newest acts of a record, newest first, with the unit's name as it was then, and the unit of the person who acted, by
-- the role he held that day (desk_name). Indexes: UNIQUE (subject, subject_id, n), role_grant_by_account.
SELECT a.id, a.n, a.name, a.at, a.by_role, a.account_id, c.name AS account_name, a.unit_id,
       COALESCE((SELECT m.name FROM unit_name m
                  WHERE m.unit_id = a.unit_id AND m.from_day <= (a.at + g.zone * 3600000) / 86400000
                  ORDER BY m.from_day DESC LIMIT 1), u.name) AS unit_name,
       (SELECT COALESCE((SELECT m.name FROM unit_name m
                          WHERE m.unit_id = d.id AND m.from_day <= (a.at + g.zone * 3600000) / 86400000
                          ORDER BY m.from_day DESC LIMIT 1), d.name)
          FROM role_grant r JOIN unit d ON d.id = r.unit_id
         WHERE r.account_id = a.account_id AND r.role = a.by_role AND d.agency_id = u.agency_id
           AND r.from_day <= (a.at + g.zone * 3600000) / 86400000
         ORDER BY r.from_day DESC, r.id DESC LIMIT 1) AS desk_name,
       a.state, a.class, a.reason, a.visibility, a.text, a.sealed, a.leaf_hash, o.idx AS place
  FROM act a
  LEFT JOIN leaf l ON l.hash = a.leaf_hash
  LEFT JOIN leaf_order o ON o.leaf_id = l.id
  LEFT JOIN account c ON c.id = a.account_id
  LEFT JOIN unit u ON u.id = a.unit_id
  LEFT JOIN agency g ON g.id = u.agency_id
 WHERE a.subject = :subject AND a.subject_id = :subject_id
 ORDER BY a.n DESC
 LIMIT :max_rows;

--@ acts_number_next one
--@ in  kind int
--@ in  agency agency_id
--@ in  year int
--@ out last int
-- The next number, dense: the row stays locked until the commit. Primary key of number_counter.
INSERT INTO number_counter (kind, agency_id, year, last)
VALUES (:kind, :agency, :year, 1)
    ON CONFLICT (kind, agency_id, year) DO UPDATE SET last = number_counter.last + 1
RETURNING last;

--@ acts_change_mark none
--@ in  topic text
-- One of 64 rows a topic on PostgreSQL, by connection, so that writers seldom wait for each other. Primary key.
INSERT INTO change_counter (topic, shard, version)
VALUES (:topic, /*pg pg_backend_pid() % 64 */ /*sqlite 0 */, 1)
    ON CONFLICT (topic, shard) DO UPDATE SET version = change_counter.version + 1;

--@ acts_change_version one
--@ in  topic text
--@ out version int
-- Sum over the shards; 0 when the topic was never marked. Primary key of change_counter.
SELECT CAST(COALESCE(SUM(version), 0) AS BIGINT) AS version FROM change_counter WHERE topic = :topic;
