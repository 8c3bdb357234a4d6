-- import_queries.sql - what the importer and the exporter look up.

--@ import_known maybe
--@ in  source text
--@ in  external_id text
--@ out id case_id
--@ out key key_id
--@ out number text
--@ out cells blob
-- Was this row brought over before, and how did it look then? Primary keys of case_import and case_file.
SELECT i.case_id, f.key_id, f.number, i.cells FROM case_import i JOIN case_file f ON f.id = i.case_id
 WHERE i.source = :source AND i.external_id = :external_id LIMIT 1;

--@ import_name_known maybe
--@ in  agency  agency_id
--@ in  source  text
--@ in  what    int
--@ in  name    text
--@ out became  int
-- Unit or service that a name of this source became. Primary key.
SELECT became FROM import_name WHERE agency_id = :agency AND source = :source AND what = :what AND name = :name;

--@ import_name_add none
--@ in  agency  agency_id
--@ in  source  text
--@ in  what    int
--@ in  name    text
--@ in  became  int
-- Another import may have come to the same at the same time.
INSERT INTO import_name (agency_id, source, what, name, became) VALUES (:agency, :source, :what, :name, :became)
ON CONFLICT (agency_id, source, what, name) DO NOTHING;

--@ import_page many
--@ in  source text
--@ in  after case_id
--@ in  max_rows int
--@ out id case_id
--@ out key key_id
--@ out number text
--@ out cells blob
-- Cells of a source's cases in the order they came. Primary key of case_file, unique case_id of case_import.
SELECT f.id, f.key_id, f.number, i.cells FROM case_file f JOIN case_import i ON i.case_id = f.id
 WHERE f.id > :after AND i.source = :source ORDER BY f.id LIMIT :max_rows;

--@ import_area_keep none
-- Names of the areas that cases lie in, and of those round them, before the table is replaced: cases keep their place. Index case_by_area.
INSERT INTO area_past (code, name)
SELECT a.code, a.name FROM area a
 WHERE a.code IN (SELECT area FROM case_file WHERE area IS NOT NULL
                  UNION SELECT substr(area, 1, 8) FROM case_file WHERE area IS NOT NULL
                  UNION SELECT substr(area, 1, 5) FROM case_file WHERE area IS NOT NULL
                  UNION SELECT substr(area, 1, 2) FROM case_file WHERE area IS NOT NULL)
ON CONFLICT (code) DO UPDATE SET name = excluded.name;

--@ import_area_clear none
-- Empties the table of areas before it is filled anew, in one write.
DELETE FROM area;

--@ import_area_add none
--@ in  rows text
-- Administrative areas, many at once: a JSON array of [code, name, level, parent, fold].
INSERT INTO area (code, name, level, parent, fold)
/*sqlite SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(:rows) */
/*pg SELECT r ->> 0, r ->> 1, CAST(r ->> 2 AS BIGINT), r ->> 3, r ->> 4 FROM json_array_elements(CAST(:rows AS JSON)) AS r */;