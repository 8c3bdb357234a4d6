-- areas_queries.sql - names of administrative areas, also of those that a newer table no longer holds.

--@ area_chain many
--@ in  village   text
--@ in  district  text
--@ in  city      text
--@ in  province  text
--@ out name      text
-- The area and those round it, the smallest first. Primary keys.
SELECT x.name FROM (
	SELECT code, name FROM area WHERE code IN (:village, :district, :city, :province)
	UNION ALL
	SELECT p.code, p.name FROM area_past p
	 WHERE p.code IN (:village, :district, :city, :province) AND NOT EXISTS (SELECT 1 FROM area n WHERE n.code = p.code)
) x ORDER BY x.code DESC LIMIT 4;
