-- complaint_queries.sql - statements of the complaint's acts.

--@ complaint_service maybe
--@ in  service publication_id
--@ out agency agency_id
--@ out unit unit_id
--@ out leaf text?
--@ out body text?
-- The version in force of a service's standard: what it promises and under which leaf. Primary keys.
SELECT p.agency_id, p.unit_id, v.leaf_hash, v.body
  FROM publication p
  LEFT JOIN publication_version v ON v.id = p.current_id
 WHERE p.id = :service;
