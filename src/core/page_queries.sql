-- page_queries.sql - what the frame of every page shows of the database.

--@ page_oath maybe
--@ in  agency agency_id
--@ out summary text
--@ out responsible text
--@ out no int?
--@ out valid_from day?
-- The service pledge (kind 2: maklumat) in force of an agency's root unit. Index publication_by_kind.
SELECT p.summary, u.responsible, v.no, v.valid_from
  FROM publication p
  JOIN publication_version v ON v.id = p.current_id
  JOIN unit u ON u.id = p.unit_id
 WHERE p.kind = 2 AND p.agency_id = :agency
 ORDER BY p.title, p.id
 LIMIT 1;
