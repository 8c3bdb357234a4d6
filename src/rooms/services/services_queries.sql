-- services_queries.sql - the statements of this room: catalogue, pages, workspace list, what is behind the figures.

--@ services_catalogue many
--@ in  agency agency_id
--@ in  group_code text
--@ in  after_agency agency_id
--@ in  after_title text
--@ in  after_id publication_id
--@ in  max_rows int
--@ out id publication_id
--@ out agency agency_id
--@ out agency_code text
--@ out agency_name text
--@ out slug text
--@ out title text
--@ out summary text
--@ out group_code text
--@ out unit_name text
--@ out body text?
-- Services in force after a place in the order, of one agency (0: all) and group ('': all). Index publication_by_kind.
SELECT p.id, p.agency_id, g.code, g.name, p.slug, p.title, p.summary, p.group_code, u.name, v.body
  FROM publication p
  JOIN publication_version v ON v.id = p.current_id
  JOIN agency g ON g.id = p.agency_id
  JOIN unit u ON u.id = p.unit_id
 WHERE p.kind = 1 AND (p.agency_id, p.title, p.id) > (:after_agency, :after_title, :after_id)
   AND (:agency = 0 OR p.agency_id = :agency) AND (:group_code = '' OR p.group_code = :group_code)
 ORDER BY p.kind, p.agency_id, p.title, p.id
 LIMIT :max_rows;

--@ services_groups_used many
--@ in  max_rows int
--@ out code text
-- Groups that a service in force belongs to. Index publication_by_kind.
SELECT p.group_code
  FROM publication p
  JOIN publication_version v ON v.id = p.current_id
 WHERE p.kind = 1
 GROUP BY p.group_code
 ORDER BY p.group_code
 LIMIT :max_rows;

--@ services_of_ids many
--@ in  ids text
--@ in  max_rows int
--@ out id publication_id
--@ out kind int
--@ out agency agency_id
--@ out agency_code text
--@ out agency_name text
--@ out slug text
--@ out title text
--@ out summary text
--@ out group_code text
--@ out unit_name text
--@ out body text?
-- Publications in force with these ids ("3,17,20"), in any order. Primary key.
SELECT p.id, p.kind, p.agency_id, g.code, g.name, p.slug, p.title, p.summary, p.group_code, u.name, v.body
  FROM publication p
  JOIN publication_version v ON v.id = p.current_id
  JOIN agency g ON g.id = p.agency_id
  JOIN unit u ON u.id = p.unit_id
 WHERE p.id IN (/*sqlite SELECT value FROM json_each('[' || :ids || ']') *//*pg SELECT CAST(i AS BIGINT) FROM unnest(string_to_array(:ids, ',')) AS i */)
 ORDER BY p.id
 LIMIT :max_rows;

--@ services_cases_of_ids many
--@ in  ids text
--@ in  max_rows int
--@ out id case_id
--@ out kind int
--@ out number text
--@ out title text?
--@ out opened_at instant
--@ out unit_name text
--@ out agency_name text
--@ out zone int
-- Cases with these ids whose words are public. Primary key; mode 3 and 4 are confidential and sealed.
SELECT f.id, f.kind, f.number, f.title, f.opened_at, u.name, g.name, g.zone
  FROM case_file f
  JOIN unit u ON u.id = f.unit_id
  JOIN agency g ON g.id = f.agency_id
 WHERE f.id IN (/*sqlite SELECT value FROM json_each('[' || :ids || ']') *//*pg SELECT CAST(i AS BIGINT) FROM unnest(string_to_array(:ids, ',')) AS i */)
   AND f.title IS NOT NULL AND f.mode IN (1, 2)
 ORDER BY f.id
 LIMIT :max_rows;

--@ services_in_force maybe
--@ in  agency agency_id
--@ out id publication_id
-- Any standard in force of an agency. Index publication_by_kind.
SELECT id FROM publication WHERE kind = 1 AND agency_id = :agency AND current_id IS NOT NULL
 ORDER BY kind, agency_id, title, id LIMIT 1;

--@ services_versions many
--@ in  publication publication_id
--@ in  max_rows int
--@ out no int?
--@ out state int
--@ out hash text?
--@ out leaf text?
--@ out leaf_no int?
--@ out note text
--@ out valid_from day?
--@ out valid_until day?
--@ out approved_for day?
--@ out updated_at instant
-- Published versions, newest first, with the places of their leaves in the log. Index version_by_publication.
SELECT v.no, v.state, v.hash, v.leaf_hash, o.idx, v.note, v.valid_from, v.valid_until, v.approved_for, v.updated_at
  FROM publication_version v
  LEFT JOIN leaf l ON l.hash = v.leaf_hash
  LEFT JOIN leaf_order o ON o.leaf_id = l.id
 WHERE v.publication_id = :publication AND v.state >= 4
 ORDER BY v.publication_id, v.id DESC
 LIMIT :max_rows;

--@ services_minutes many
--@ in  agency agency_id
--@ in  kind int
--@ in  measure int
--@ in  first day
--@ in  last day
--@ in  service publication_id
--@ in  max_rows int
--@ out minutes int
-- Times that answers about a service took, newest first. Index figure_delta_by_agency, read without its rows.
SELECT amount AS minutes FROM figure_delta
 WHERE agency_id = :agency AND kind = :kind AND measure = :measure AND day BETWEEN :first AND :last AND service_id = :service
 ORDER BY day DESC, id DESC
 LIMIT :max_rows;

--@ services_work many
--@ in  agency agency_id
--@ in  state int
--@ in  today day
--@ in  after_title text
--@ in  after_id publication_id
--@ in  max_rows int
--@ out id publication_id
--@ out slug text
--@ out title text
--@ out group_code text
--@ out unit_name text
--@ out unit_path text
--@ out review_day day?
--@ out current_no int?
--@ out valid_from day?
--@ out work_state int?
--@ out work_from day?
--@ out work_at instant?
-- Standards of an agency for its staff, with the version being worked on. Index publication_by_kind, version_by_publication.
SELECT p.id, p.slug, p.title, p.group_code, u.name, u.path, p.review_day, c.no AS current_no, c.valid_from, w.state AS work_state,
       w.valid_from AS work_from, w.updated_at AS work_at
  FROM publication p
  JOIN unit u ON u.id = p.unit_id
  LEFT JOIN publication_version c ON c.id = p.current_id
  LEFT JOIN publication_version w ON w.publication_id = p.id AND w.state < 4
 WHERE p.kind = 1 AND p.agency_id = :agency
   AND (p.title, p.id) > (:after_title, :after_id)
   AND (:state = 0 OR (:state = 1 AND w.state = 1) OR (:state = 2 AND w.state IN (2, 3)) OR (:state = 3 AND c.id IS NOT NULL)
        OR (:state = 4 AND p.review_day <= :today))
 ORDER BY p.kind, p.agency_id, p.title, p.id
 LIMIT :max_rows;
