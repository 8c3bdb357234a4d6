-- 014_area_past.sql - areas that cases name, as they were called when a newer table replaced the old one.

CREATE TABLE area_past (
	code TEXT NOT NULL PRIMARY KEY,
	name TEXT NOT NULL
);
