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
--@ in  within text
--@ in  max_rows int
--@ out code text
--@ out name text
--@ out above text?
--@ out further text?
-- Areas whose name begins with what was typed, with the two areas they lie in; within: a pattern one of these fits, or ''.
-- Index area_by_fold.
SELECT a.code, a.name, b.name AS above_name, c.name AS further_name
  FROM area a
  LEFT JOIN area b ON b.code = a.parent
  LEFT JOIN area c ON c.code = b.parent
 WHERE a.fold >= :first AND a.fold < :past AND (:within = '' OR b.fold LIKE :within OR c.fold LIKE :within)
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

--@ complaint_page_import maybe
--@ in  file case_id
--@ out target_at instant?
-- What the system a case was brought over from had promised. UNIQUE (case_id).
SELECT target_at FROM case_import WHERE case_id = :file;

--@ complaint_list many
--@ in  by int
--@ in  kind int
--@ in  agency agency_id
--@ in  unit unit_id
--@ in  category category_id
--@ in  area text
--@ in  only case_id
--@ in  now instant
--@ in  edge int
--@ in  edge_id case_id
--@ in  max_rows int
--@ out id case_id
--@ out kind int
--@ out agency agency_id
--@ out unit unit_id
--@ out unit_name text
--@ out number text
--@ out state int
--@ out resume_state int
--@ out mode int
--@ out category category_id?
--@ out area text?
--@ out title text?
--@ out opened_at instant
--@ out due_at instant?
--@ out level int
--@ out rating int?
-- Complaints beyond an edge in one of seven orders (enum complaint_order): newest first of all, an agency, a unit, a
-- category, an area; one by its id; the longest late first; the rows come in no order. Only the branch of :by does any work. Indexes case_newest,
-- case_by_agency, case_by_unit, complaint_by_category, case_by_area, primary key, case_by_due.
SELECT f.id, f.kind, f.agency_id, f.unit_id, u.name AS unit_name, f.number, f.state, f.resume_state, f.mode, f.category_id,
       f.area, f.title, f.opened_at, f.due_at, f.level, f.rating
  FROM (SELECT id FROM (SELECT id FROM case_file
                          WHERE :by = 1 AND kind = :kind AND (opened_at, id) < (:edge, :edge_id)
                          ORDER BY opened_at DESC, id DESC LIMIT :max_rows) a
         UNION ALL SELECT id FROM (SELECT id FROM case_file
                          WHERE :by = 2 AND agency_id = :agency AND kind = :kind AND (opened_at, id) < (:edge, :edge_id)
                          ORDER BY opened_at DESC, id DESC LIMIT :max_rows) b
         UNION ALL SELECT id FROM (SELECT id FROM case_file
                          WHERE :by = 3 AND unit_id = :unit AND (opened_at, id) < (:edge, :edge_id)
                          ORDER BY opened_at DESC, id DESC LIMIT :max_rows) c
         UNION ALL SELECT id FROM (SELECT id FROM case_file
                          WHERE :by = 4 AND category_id = :category AND (opened_at, id) < (:edge, :edge_id)
                          ORDER BY opened_at DESC, id DESC LIMIT :max_rows) d
         UNION ALL SELECT id FROM (SELECT id FROM case_file
                          WHERE :by = 5 AND area = :area AND (opened_at, id) < (:edge, :edge_id)
                          ORDER BY opened_at DESC, id DESC LIMIT :max_rows) e
         UNION ALL SELECT id FROM (SELECT id FROM case_file WHERE :by = 6 AND id = :only LIMIT :max_rows) g
         UNION ALL SELECT id FROM (SELECT id FROM case_file
                          WHERE :by = 7 AND due_at < :now AND (due_at, id) > (:edge, :edge_id)
                          ORDER BY due_at, id LIMIT :max_rows) h) x
  JOIN case_file f ON f.id = x.id
  JOIN unit u ON u.id = f.unit_id
 LIMIT :max_rows;

--@ complaint_count_late one
--@ in  now instant
--@ in  kind int
--@ in  agency agency_id
--@ out count int
-- How many are late; agency 0: of all. Index case_by_due, read without its rows.
SELECT COUNT(*) AS found FROM case_file WHERE due_at < :now AND +kind = :kind AND (:agency = 0 OR agency_id = :agency);

--@ complaint_areas_used many
--@ in  max_rows int
--@ out code text
--@ out name text
-- Areas of complaints whose reporters show themselves, by name; walks index case_by_area from one area to the next.
WITH RECURSIVE used (code, nth) AS (
  SELECT (SELECT area FROM case_file WHERE area IS NOT NULL ORDER BY area LIMIT 1), 1
  UNION ALL
  SELECT (SELECT area FROM case_file WHERE area > used.code ORDER BY area LIMIT 1), used.nth + 1
    FROM used
   WHERE used.code IS NOT NULL AND used.nth < :max_rows)
SELECT a.code, a.name
  FROM used
  JOIN area a ON a.code = used.code
 WHERE (SELECT f.id FROM case_file f WHERE f.area = used.code AND f.mode = 1 ORDER BY f.opened_at, f.id LIMIT 1) IS NOT NULL
 ORDER BY a.name, a.code
 LIMIT :max_rows;
