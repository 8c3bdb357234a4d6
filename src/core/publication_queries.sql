-- publication_queries.sql - publications and their versions.

--@ publication_one maybe
--@ in  kind int
--@ in  agency agency_id
--@ in  slug text
--@ out id publication_id
-- A publication by its address. Unique index (agency_id, kind, slug).
SELECT id FROM publication WHERE agency_id = :agency AND kind = :kind AND slug = :slug LIMIT 1;

--@ publication_read maybe
--@ in  id publication_id
--@ out kind int
--@ out agency agency_id
--@ out agency_code text
--@ out zone int
--@ out unit unit_id
--@ out unit_name text
--@ out unit_path text
--@ out slug text
--@ out ref text
--@ out title text
--@ out summary text
--@ out group_code text
--@ out key key_id
--@ out current version_id?
--@ out review_day day?
--@ out act_count int
--@ out last_leaf text?
--@ out rules_leaf text?
-- A publication with what belongs to it. Primary key.
SELECT p.kind, p.agency_id, g.code, g.zone, p.unit_id, u.name, u.path, p.slug, p.ref, p.title, p.summary, p.group_code,
       p.key_id, p.current_id, p.review_day, p.act_count, p.last_leaf, g.rules_leaf
  FROM publication p JOIN agency g ON g.id = p.agency_id JOIN unit u ON u.id = p.unit_id
 WHERE p.id = :id LIMIT 1;

--@ publication_lock one
--@ in  id publication_id
--@ out act_count int
--@ out last_leaf text?
-- Holds the publication's row until the end of the write: n and p of the next act.
SELECT act_count, last_leaf FROM publication WHERE id = :id LIMIT 1 /*pg FOR UPDATE */;

--@ publication_add one
--@ in  kind int
--@ in  agency agency_id
--@ in  unit unit_id
--@ in  slug text
--@ in  ref text
--@ in  title text
--@ in  summary text
--@ in  group_code text
--@ in  key key_id
--@ in  at instant
--@ out id publication_id
-- A new publication without any version.
INSERT INTO publication (kind, agency_id, unit_id, slug, ref, title, summary, group_code, key_id, current_id, review_day,
	act_count, last_leaf, created_at, updated_at)
VALUES (:kind, :agency, :unit, :slug, :ref, :title, :summary, :group_code, :key, NULL, NULL, 0, NULL, :at, :at)
RETURNING id;

--@ publication_head none
--@ in  id publication_id
--@ in  unit unit_id
--@ in  title text
--@ in  summary text
--@ in  group_code text
--@ in  at instant
-- Names of a publication that is not in force: they follow its draft.
UPDATE publication SET unit_id = :unit, title = :title, summary = :summary, group_code = :group_code, updated_at = :at
 WHERE id = :id AND current_id IS NULL;

--@ publication_acted none
--@ in  id publication_id
--@ in  last_leaf text
--@ in  current version_id?
--@ in  review_day day?
--@ in  unit unit_id
--@ in  title text
--@ in  summary text
--@ in  group_code text
--@ in  at instant
-- After an act: its count, its newest leaf, what is in force now.
UPDATE publication SET act_count = act_count + 1, last_leaf = :last_leaf, current_id = :current, review_day = :review_day,
	unit_id = :unit, title = :title, summary = :summary, group_code = :group_code, updated_at = :at
 WHERE id = :id;

--@ publications_of_unit many
--@ in  unit unit_id
--@ out id publication_id
--@ out kind int
--@ out agency agency_id
-- Everything a unit answers for, drafts too. Index publication_by_unit.
SELECT id, kind, agency_id AS agency FROM publication WHERE unit_id = :unit ORDER BY id LIMIT 2000;

--@ publication_unit_set none
--@ in  id publication_id
--@ in  unit unit_id
--@ in  act_count int
--@ in  last_leaf text?
--@ in  at instant
-- The unit that answers for it, and its chain. Primary key.
UPDATE publication SET unit_id = :unit, act_count = :act_count, last_leaf = :last_leaf, updated_at = :at WHERE id = :id;

--@ version_read maybe
--@ in  id version_id
--@ out publication publication_id
--@ out no int?
--@ out state int
--@ out draft blob?
--@ out body text?
--@ out hash text?
--@ out leaf text?
--@ out valid_from day?
--@ out valid_until day?
--@ out approved_for day?
--@ out author account_id?
--@ out approver account_id?
--@ out author_name text?
--@ out approver_name text?
--@ out approver_ref text?
--@ out note text
--@ out returned blob?
--@ out created_at instant
--@ out updated_at instant
-- One version. Primary key.
SELECT v.publication_id, v.no, v.state, v.draft, v.body, v.hash, v.leaf_hash, v.valid_from, v.valid_until, v.approved_for,
       v.author_id, v.approver_id, a.name, b.name, b.ref, v.note, v.returned, v.created_at, v.updated_at
  FROM publication_version v LEFT JOIN account a ON a.id = v.author_id LEFT JOIN account b ON b.id = v.approver_id
 WHERE v.id = :id LIMIT 1;

--@ version_on maybe
--@ in  publication publication_id
--@ in  at instant
--@ out id version_id
-- The published version in force at a moment, as the log says it: from its leaf to the one that ended it. Index
-- version_by_publication.
SELECT id FROM publication_version
 WHERE publication_id = :publication AND effective_at <= :at AND (ended_at IS NULL OR ended_at > :at)
 ORDER BY publication_id, id DESC LIMIT 1;

--@ version_no maybe
--@ in  publication publication_id
--@ in  no int
--@ out id version_id
-- A published version by its number. Unique index (publication_id, no).
SELECT id FROM publication_version WHERE publication_id = :publication AND no = :no LIMIT 1;

--@ version_items many
--@ in  publication publication_id
--@ in  least int
--@ in  max_rows int
--@ out id version_id
--@ out no int?
--@ out state int
--@ out hash text?
--@ out leaf text?
--@ out note text
--@ out valid_from day?
--@ out valid_until day?
--@ out author_name text?
--@ out approver_name text?
--@ out updated_at instant
-- Versions from a state on, newest first. Index version_by_publication.
SELECT v.id, v.no, v.state, v.hash, v.leaf_hash, v.note, v.valid_from, v.valid_until, a.name, b.name, v.updated_at
  FROM publication_version v LEFT JOIN account a ON a.id = v.author_id LEFT JOIN account b ON b.id = v.approver_id
 WHERE v.publication_id = :publication AND v.state >= :least
 ORDER BY v.publication_id, v.id DESC LIMIT :max_rows;

--@ version_open maybe
--@ in  publication publication_id
--@ out id version_id
--@ out state int
--@ out updated_at instant
-- The version that is being worked on: at most one. Index version_by_publication.
SELECT id, state, updated_at FROM publication_version WHERE publication_id = :publication AND state < 4
 ORDER BY publication_id, id DESC LIMIT 1;

--@ version_add one
--@ in  publication publication_id
--@ in  draft blob
--@ in  author account_id?
--@ in  at instant
--@ out id version_id
-- A new draft.
INSERT INTO publication_version (publication_id, no, state, draft, body, hash, leaf_hash, valid_from, valid_until, author_id,
	approver_id, note, returned, created_at, updated_at)
VALUES (:publication, NULL, 1, :draft, NULL, NULL, NULL, NULL, NULL, :author, NULL, '', NULL, :at, :at)
RETURNING id;

--@ version_redraft none
--@ in  id version_id
--@ in  draft blob
--@ in  author account_id?
--@ in  at instant
-- Changes an open draft.
UPDATE publication_version SET draft = :draft, author_id = :author, updated_at = :at WHERE id = :id AND state = 1;

--@ version_hand_add none
--@ in  version version_id
--@ in  account account_id
-- The account has saved or proposed the version. Primary key.
INSERT INTO version_hand (version_id, account_id) VALUES (:version, :account) ON CONFLICT (version_id, account_id) DO NOTHING;

--@ version_hand_has one
--@ in  version version_id
--@ in  account account_id
--@ out n int
-- Primary key.
SELECT COUNT(*) AS n FROM version_hand WHERE version_id = :version AND account_id = :account;

--@ version_step none
--@ in  id version_id
--@ in  from_state int
--@ in  to_state int
--@ in  at instant
--@ count
-- One step on the way to approval.
UPDATE publication_version SET state = :to_state, updated_at = :at WHERE id = :id AND state = :from_state;

--@ version_returned none
--@ in  id version_id
--@ in  returned blob
--@ in  at instant
--@ count
-- Sent back to the author with a reason.
UPDATE publication_version SET state = 1, approver_id = NULL, valid_from = NULL, returned = :returned, updated_at = :at
 WHERE id = :id AND state IN (2, 3);

--@ version_approved none
--@ in  id version_id
--@ in  approver account_id?
--@ in  valid_from day
--@ in  at instant
--@ count
-- Approved; waits for its day.
UPDATE publication_version SET state = 3, approver_id = :approver, valid_from = :valid_from, updated_at = :at
 WHERE id = :id AND state = 2;

--@ version_published none
--@ in  id version_id
--@ in  no int
--@ in  body text
--@ in  hash text
--@ in  leaf text
--@ in  note text
--@ in  valid_from day
--@ in  approved_for day?
--@ in  at instant
--@ count
-- In force: its bytes are public for ever.
UPDATE publication_version SET state = 4, no = :no, draft = NULL, returned = NULL, body = :body, hash = :hash, leaf_hash = :leaf,
	note = :note, valid_from = :valid_from, approved_for = :approved_for, effective_at = :at, updated_at = :at
 WHERE id = :id AND state = 3;

--@ version_ended none
--@ in  id version_id
--@ in  to_state int
--@ in  valid_until day
--@ in  at instant
-- Replaced or withdrawn.
UPDATE publication_version SET state = :to_state, valid_until = :valid_until, ended_at = :at, updated_at = :at WHERE id = :id AND state = 4;

--@ version_last_no one
--@ in  publication publication_id
--@ out no int
-- The highest number given so far, 0 when none. Unique index (publication_id, no).
SELECT COALESCE(MAX(no), 0) FROM publication_version WHERE publication_id = :publication;

--@ versions_waiting many
--@ in  kind int
--@ in  on_day day
--@ in  max_rows int
--@ out id version_id
-- Approved versions of a kind whose day may have come. Index version_waiting.
SELECT v.id FROM publication_version v JOIN publication p ON p.id = v.publication_id
 WHERE v.state = 3 AND v.valid_from <= :on_day AND p.kind = :kind
 ORDER BY v.state, v.valid_from, v.id LIMIT :max_rows;
