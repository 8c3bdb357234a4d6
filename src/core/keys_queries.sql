-- keys_queries.sql - every statement of the store of keys; they run in its own database.

--@ key_state_read maybe
--@ out proof blob
-- The text that tells a wrong key file. Primary key.
SELECT proof FROM key_state WHERE id = 1;

--@ key_state_add none
--@ in proof blob
-- A new store. Another node may have been quicker.
INSERT INTO key_state (id, next, proof) VALUES (1, 1, :proof) ON CONFLICT (id) DO NOTHING;

--@ key_range_take one
--@ in amount int
--@ out first int
-- So many ids, never given before or again. Primary key.
UPDATE key_state SET next = next + :amount WHERE id = 1 RETURNING next - :amount;

--@ key_add none
--@ in key     key_id
--@ in wrapped blob
-- A key ready for use.
INSERT INTO record_key (id, wrapped) VALUES (:key, :wrapped);

--@ key_find maybe
--@ in key      key_id
--@ out wrapped blob
-- A key. Primary key.
SELECT wrapped FROM record_key WHERE id = :key;

--@ key_remove none
--@ in key key_id
-- Destroys a key. Primary key.
DELETE FROM record_key WHERE id = :key;

--@ key_log_empty maybe
--@ out busy  int?
--@ out pages int?
--@ out moved int?
-- Empties SQLite's write-ahead log, where the deleted row still stands; busy 1: somebody reads just now.
-- PostgreSQL keeps its own log as long as its settings say.
/*sqlite PRAGMA wal_checkpoint(TRUNCATE)*/ /*pg SELECT 0::bigint, 0::bigint, 0::bigint*/;
