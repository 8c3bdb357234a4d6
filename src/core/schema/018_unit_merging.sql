-- 018_unit_merging.sql - mergers of units that have begun: cases are handed over in steps, and what is broken off goes on by itself.

CREATE TABLE unit_merging (
	unit_id INT NOT NULL PRIMARY KEY REFERENCES unit(id),
	into_id INT NOT NULL REFERENCES unit(id),
	by_role INT NOT NULL,                 -- who decided it: every step is his act
	account_id INT NOT NULL REFERENCES account(id),
	by_unit_id INT REFERENCES unit(id),
	begun_at INT NOT NULL
);
CREATE INDEX unit_merging_by_begin ON unit_merging (begun_at, unit_id);
