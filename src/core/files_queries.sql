-- files_queries.sql - what files there are, and their contents where there is no shared folder.

--@ file_add one
--@ in  sha256 text
--@ in  name text
--@ in  type text
--@ in  size_bytes int
--@ in  subject int
--@ in  subject_id int
--@ in  visibility int
--@ in  at instant
--@ out id file_id
-- One file of one thing.
INSERT INTO file (sha256, name, type, size_bytes, subject, subject_id, visibility, created_at)
VALUES (:sha256, :name, :type, :size_bytes, :subject, :subject_id, :visibility, :at)
RETURNING id;

--@ file_of_subject many
--@ in  subject int
--@ in  subject_id int
--@ in  most int
--@ in  max_rows int
--@ out id file_id
--@ out sha256 text
--@ out name text
--@ out type text
--@ out size_bytes int
--@ out visibility int
-- Files of a thing, newest first. Index file_by_subject.
SELECT id, sha256, name, type, size_bytes, visibility FROM file
 WHERE subject = :subject AND subject_id = :subject_id AND visibility <= :most
 ORDER BY subject, subject_id, id DESC LIMIT :max_rows;

--@ file_one maybe
--@ in  id file_id
--@ out sha256 text
--@ out name text
--@ out type text
--@ out size_bytes int
--@ out visibility int
-- One file. Primary key.
SELECT sha256, name, type, size_bytes, visibility FROM file WHERE id = :id LIMIT 1;

--@ file_of_hash maybe
--@ in  sha256 text
--@ in  subject int
--@ in  subject_id int
--@ out id file_id
-- The newest file of a thing with these contents. Index file_by_hash.
SELECT id FROM file WHERE sha256 = :sha256 AND subject = :subject AND subject_id = :subject_id ORDER BY id DESC LIMIT 1;

--@ file_chunk_add none
--@ in  sha256 text
--@ in  no int
--@ in  bytes blob
-- A piece of a file's contents; the same contents are kept once.
INSERT INTO file_chunk (sha256, no, bytes) VALUES (:sha256, :no, :bytes) ON CONFLICT DO NOTHING;

--@ file_chunks many
--@ in  sha256 text
--@ in  max_rows int
--@ out bytes blob
-- All pieces in order. Primary key (sha256, no).
SELECT bytes FROM file_chunk WHERE sha256 = :sha256 ORDER BY no LIMIT :max_rows;
