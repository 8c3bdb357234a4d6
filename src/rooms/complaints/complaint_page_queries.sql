-- complaint_page_queries.sql - what the public pages of complaints read, and the record of forms that were sent.

--@ complaint_page_services many
--@ in  kind int
--@ in  agency agency_id
--@ in  max_rows int
--@ out id publication_id
--@ out slug text
--@ out title text
-- Services with a standard in force, for the form's list. Index publication_by_kind.
SELECT id, slug, title
  FROM publication
 WHERE kind = :kind AND agency_id = :agency AND current_id IS NOT NULL
 ORDER BY title, id
 LIMIT :max_rows;

--@ complaint_page_areas many
--@ in  first text
--@ in  past text
--@ in  max_rows int
--@ out code text
--@ out name text
--@ out above text?
--@ out further text?
-- Areas whose name begins with what was typed, with the two areas they lie in. Index area_by_fold.
SELECT a.code, a.name, b.name AS above_name, c.name AS further_name
  FROM area a
  LEFT JOIN area b ON b.code = a.parent
  LEFT JOIN area c ON c.code = b.parent
 WHERE a.fold >= :first AND a.fold < :past
 ORDER BY a.fold, a.code
 LIMIT :max_rows;

--@ complaint_page_area maybe
--@ in  code text
--@ out code text
--@ out name text
--@ out above text?
--@ out further text?
-- One area with the two it lies in. Primary key.
SELECT a.code, a.name, b.name AS above_name, c.name AS further_name
  FROM area a
  LEFT JOIN area b ON b.code = a.parent
  LEFT JOIN area c ON c.code = b.parent
 WHERE a.code = :code;

--@ complaint_filing_find maybe
--@ in  form_hash text
--@ out file case_id
--@ out at instant
-- Was this form sent before? Primary key.
SELECT case_id, at FROM complaint_filing WHERE form_hash = :form_hash;

--@ complaint_filing_add none
--@ in  form_hash text
--@ in  file case_id
--@ in  at instant
--@ count
-- 0 rows: another request with the same form was quicker.
INSERT INTO complaint_filing (form_hash, case_id, at) VALUES (:form_hash, :file, :at) ON CONFLICT (form_hash) DO NOTHING;

--@ complaint_filing_forget none
--@ in  before instant
-- Forms older than any page that could still send them. Index complaint_filing_by_time.
DELETE FROM complaint_filing WHERE at < :before;

--@ complaint_page_id maybe
--@ in  number text
--@ in  kind int
--@ out id case_id
-- UNIQUE (number).
SELECT id FROM case_file WHERE number = :number AND kind = :kind;

--@ complaint_page_places many
--@ in  subject int
--@ in  subject_id int
--@ in  max_rows int
--@ out n int
--@ out idx int?
-- Places of a record's newest acts in the public log. UNIQUE (subject, subject_id, n), unique index of leaf_order.
SELECT a.n, o.idx
  FROM act a
  LEFT JOIN leaf_order o ON o.hash = a.leaf_hash
 WHERE a.subject = :subject AND a.subject_id = :subject_id
 ORDER BY a.n DESC
 LIMIT :max_rows;
