-- 003_acts.sql - every accountable act of every record, and the counters that number records.

CREATE TABLE act (
	id ID,
	subject INT NOT NULL,                 -- enum act_subject: case, publication, unit, account, agency, day seal
	subject_id INT NOT NULL,
	n INT NOT NULL,                       -- running number inside the record, from 0
	name TEXT NOT NULL,                   -- 'aduan.diverifikasi': docs/leaf-acts.tsv
	at INT NOT NULL,
	by_role INT NOT NULL,
	account_id INT REFERENCES account(id),
	unit_id INT REFERENCES unit(id),
	state TEXT,                           -- state slug after the act, where it changes
	class TEXT,
	reason TEXT,
	visibility INT NOT NULL,              -- enum visibility: 1 public, 2 parties and staff, 3 staff only
	text TEXT,                            -- masked public words; NULL when there are none or not public (yet)
	sealed BLOB,                          -- the words as written, under the record's key
	leaf_hash TEXT NOT NULL,              -- once only, for table leaf has it once: its act is written with it
	UNIQUE (subject, subject_id, n)
);
CREATE INDEX act_by_time ON act (at, id);

CREATE TABLE number_counter (
	kind INT NOT NULL,
	agency_id INT NOT NULL REFERENCES agency(id),
	year INT NOT NULL,
	last INT NOT NULL,
	PRIMARY KEY (kind, agency_id, year)
);
