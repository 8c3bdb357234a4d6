-- 019_import_name.sql - what a name in somebody else's table became here, so that it stays the same when people rename it.

CREATE TABLE import_name (
	agency_id INT NOT NULL REFERENCES agency(id),
	source TEXT NOT NULL,                 -- of the map, as in case_import
	what INT NOT NULL,                    -- 1 a unit, 2 a service standard
	name TEXT NOT NULL,                   -- as it stands in the file
	became INT NOT NULL,                  -- id of the unit or of the publication
	PRIMARY KEY (agency_id, source, what, name)
);
