-- search_queries.sql - the index of public words: stems made by us, so both databases find the same.

--@ search_item_of maybe
--@ in  subject int
--@ in  subject_id int
--@ out id int
-- UNIQUE (subject, subject_id).
SELECT id FROM search_item WHERE subject = :subject AND subject_id = :subject_id;

--@ search_item_used maybe
--@ in  id int
--@ out id int
-- Primary key.
SELECT id FROM search_item WHERE id = :id;

--@ search_item_add none
--@ in  id int
--@ in  subject int
--@ in  subject_id int
--@ in  kind int
--@ in  agency agency_id
--@ in  rank int
-- What a word leads to.
INSERT INTO search_item (id, subject, subject_id, kind, agency_id, rank)
VALUES (:id, :subject, :subject_id, :kind, :agency, :rank);

--@ search_words_add none
--@ in  id int
--@ in  words text
-- The words: a row of the full-text table on SQLite, a column on PostgreSQL (primary key).
/*sqlite INSERT INTO search_text (rowid, words) VALUES (:id, :words) */
/*pg UPDATE search_item SET words = array_to_tsvector(array_remove(string_to_array(:words, ' '), '')) WHERE id = :id */;

--@ search_item_remove none
--@ in  id int
-- Primary key.
DELETE FROM search_item WHERE id = :id;

--@ search_words_remove none
--@ in  id int
-- The words on SQLite; nothing is left on PostgreSQL.
/*sqlite DELETE FROM search_text WHERE rowid = :id */
/*pg DELETE FROM search_item WHERE id = :id */;

--@ search_hits_find many
--@ in  query text
--@ in  before int
--@ in  max_rows int
--@ out id int
--@ out subject int
--@ out subject_id int
--@ out kind int
--@ out agency agency_id
--@ out rank int
-- Newest first. SQLite: the full-text index gives its rows by rowid, backwards; PostgreSQL: GIN index search_item_by_words.
/*sqlite SELECT i.id, i.subject, i.subject_id, i.kind, i.agency_id, i.rank
  FROM search_text t
 CROSS JOIN search_item i ON i.id = t.rowid
 WHERE t.search_text MATCH :query AND t.rowid < :before
 ORDER BY t.rowid DESC
*/
/*pg SELECT i.id, i.subject, i.subject_id, i.kind, i.agency_id, i.rank
  FROM search_item i
 WHERE i.words @@ to_tsquery('simple', :query) AND i.id < :before
 ORDER BY i.id DESC
*/
 LIMIT :max_rows;
