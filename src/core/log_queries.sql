-- log_queries.sql - every statement of the public log.

--@ log_state_read maybe
--@ out origin   text
--@ out size     int
--@ out root     text
--@ out frontier blob
-- The head. Primary key.
SELECT origin, size, root, frontier FROM log_state WHERE id = 1;

--@ log_state_add none
--@ in origin   text
--@ in root     text
--@ in frontier blob
-- The head of an empty log.
INSERT INTO log_state (id, origin, size, root, frontier) VALUES (1, :origin, 0, :root, :frontier);

--@ log_state_move none
--@ in old_size int
--@ in old_root text
--@ in size     int
--@ in root     text
--@ in frontier blob
--@ count
-- Moves the head when nobody else has. Primary key.
UPDATE log_state SET size = :size, root = :root, frontier = :frontier WHERE id = 1 AND size = :old_size AND root = :old_root;

--@ log_leaf_add one
--@ in hash text
--@ in data blob
--@ out id int
-- A leaf, for ever.
INSERT INTO leaf (hash, data) VALUES (:hash, :data) RETURNING id;

--@ log_wait_add none
--@ in leaf int
-- It waits for its place (PostgreSQL).
INSERT INTO leaf_wait (leaf_id) VALUES (:leaf);

--@ log_place_add none
--@ in leaf int
-- It gets the next place (SQLite: one writer). Primary key.
INSERT INTO leaf_order (idx, leaf_id) SELECT COALESCE(MAX(idx) + 1, 0), :leaf FROM leaf_order;

--@ log_place_any maybe
--@ out idx int
-- Is there a place past the head? Primary keys.
SELECT idx FROM leaf_order WHERE idx >= COALESCE((SELECT size FROM log_state WHERE id = 1), 0) ORDER BY idx LIMIT 1;

--@ log_place_of maybe
--@ in hash text
--@ out idx int
-- The place of a leaf. Unique indexes of leaf and leaf_order.
SELECT o.idx FROM leaf l JOIN leaf_order o ON o.leaf_id = l.id WHERE l.hash = :hash;

--@ log_wait_any maybe
--@ out leaf int
-- Does any leaf wait?
SELECT leaf_id AS leaf FROM leaf_wait ORDER BY leaf_id LIMIT 1;

--@ log_order_add none
--@ in first    int
--@ in max_rows int
--@ count
-- Gives the oldest waiting leaves the places from first on: one statement, so it sees one moment.
INSERT INTO leaf_order (idx, leaf_id)
SELECT :first + row_number() OVER (ORDER BY w.leaf_id) - 1, w.leaf_id
  FROM (SELECT leaf_id FROM leaf_wait ORDER BY leaf_id LIMIT :max_rows) w;

--@ log_order_from many
--@ in first    int
--@ in max_rows int
--@ out hash text
-- Hashes in order. Primary keys.
SELECT l.hash FROM leaf_order o JOIN leaf l ON l.id = o.leaf_id WHERE o.idx >= :first ORDER BY o.idx LIMIT :max_rows;

--@ log_wait_clear none
--@ in first int
--@ count
-- Those that have their place wait no more. Primary keys.
DELETE FROM leaf_wait WHERE leaf_id IN (SELECT leaf_id FROM leaf_order WHERE idx >= :first);

--@ log_leaf_find maybe
--@ in hash text
--@ out data blob
--@ out idx  int?
-- A leaf and its place. Unique indexes of leaf and leaf_order.
SELECT l.data, o.idx FROM leaf l LEFT JOIN leaf_order o ON o.leaf_id = l.id WHERE l.hash = :hash;

--@ log_leaves_from many
--@ in first    int
--@ in max_rows int
--@ out idx  int
--@ out hash text
--@ out data blob
-- Leaves in order. Primary keys of both.
SELECT o.idx, l.hash, l.data FROM leaf_order o JOIN leaf l ON l.id = o.leaf_id WHERE o.idx >= :first ORDER BY o.idx LIMIT :max_rows;

--@ log_lock_try one
--@ in lock_id int
--@ out got int
-- Takes the sequencers' advisory lock for this connection; 0 when another has it. SQLite needs none: it has one writer.
SELECT /*pg CASE WHEN pg_try_advisory_lock(:lock_id) THEN 1 ELSE 0 END*/ /*sqlite :lock_id - :lock_id + 1*/ AS got;
