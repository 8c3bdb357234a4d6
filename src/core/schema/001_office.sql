-- 001_office.sql - agencies, units, local holidays, complaint categories, areas.

CREATE TABLE agency (
	id ID,
	code TEXT NOT NULL UNIQUE,            -- [A-Z0-9]{2,8}, never changes
	name TEXT NOT NULL,
	parent_name TEXT NOT NULL,            -- the government it belongs to, as shown under the name
	zone INT NOT NULL,                    -- 7, 8, 9: WIB, WITA, WIT
	week_days INT NOT NULL,               -- 5 or 6
	open_minute INT NOT NULL,             -- office hours, minutes after midnight
	close_minute INT NOT NULL,
	after_hours_rolls INT NOT NULL,       -- 1: a report after hours counts from the next day
	address TEXT NOT NULL,
	contact TEXT NOT NULL,
	demo INT NOT NULL,                    -- 1: everything of this agency is invented
	active INT NOT NULL,
	rules_leaf TEXT,                      -- leaf of aturan.terbit in force
	key_id INT NOT NULL,                  -- K_r of record ATURAN-<code>
	act_count INT NOT NULL,
	last_leaf TEXT,
	created_at INT NOT NULL
);

CREATE TABLE unit (
	id ID,
	agency_id INT NOT NULL REFERENCES agency(id),
	parent_id INT REFERENCES unit(id),
	slug TEXT NOT NULL,                   -- never changes
	name TEXT NOT NULL,
	path TEXT NOT NULL UNIQUE,            -- '/3/17/': ids from the root unit down to this one
	hours TEXT NOT NULL,
	address TEXT NOT NULL,
	contact TEXT NOT NULL,
	responsible TEXT NOT NULL,            -- post of the person responsible (Ps 36 UU 25/2009)
	competence TEXT NOT NULL,             -- what it is competent for, in plain words
	complaints_desk INT NOT NULL,         -- 1: the agency's complaint unit (UPIPM)
	active INT NOT NULL,
	key_id INT NOT NULL,                  -- K_r of record UNIT-<code>-<slug>
	act_count INT NOT NULL,
	last_leaf TEXT,
	created_at INT NOT NULL,
	UNIQUE (agency_id, slug)
);
CREATE INDEX unit_by_parent ON unit (parent_id, name);
CREATE INDEX unit_by_agency ON unit (agency_id, path);

CREATE TABLE unit_name (               -- what the unit was called, from which day on
	unit_id INT NOT NULL REFERENCES unit(id),
	from_day INT NOT NULL,
	name TEXT NOT NULL,
	PRIMARY KEY (unit_id, from_day)
);

CREATE TABLE holiday (                 -- an agency's own free days; national ones are compiled in
	agency_id INT NOT NULL REFERENCES agency(id),
	day INT NOT NULL,
	kind INT NOT NULL,                    -- enum holiday_kind of core/calendar.h
	name TEXT NOT NULL,
	source TEXT NOT NULL,
	PRIMARY KEY (agency_id, day)
);

CREATE TABLE manifest (                -- published bytes of rules, calendars, law tables, units: served for ever at /v/<hash>
	hash TEXT NOT NULL PRIMARY KEY,       -- SHA-256 of body, lowercase hex: b of the leaf
	agency_id INT NOT NULL REFERENCES agency(id),
	record TEXT NOT NULL,                 -- 'ATURAN-KCS', 'UNIT-KCS-catsip'
	kind TEXT NOT NULL,                   -- 'aturan', 'kalender', 'hukum', 'unit'
	version INT NOT NULL,                 -- j.versi, from 1
	body TEXT NOT NULL,                   -- canonical JSON
	leaf_hash TEXT NOT NULL UNIQUE,
	created_at INT NOT NULL,
	UNIQUE (record, kind, version)
);

CREATE TABLE law_override (            -- an agency's change of a number of docs/law.tsv
	agency_id INT NOT NULL REFERENCES agency(id),
	law TEXT NOT NULL,
	from_day INT NOT NULL,
	value INT NOT NULL,
	source TEXT NOT NULL,
	leaf_hash TEXT NOT NULL,
	PRIMARY KEY (agency_id, law, from_day)
);

CREATE TABLE category (                -- what a complaint is about: gives the presumed class and the unit
	id ID,
	agency_id INT NOT NULL REFERENCES agency(id),
	slug TEXT NOT NULL,
	name_id TEXT NOT NULL,
	name_en TEXT NOT NULL,
	class INT NOT NULL,                   -- enum complaint_class
	unit_id INT REFERENCES unit(id),      -- where it is routed; NULL: the complaints desk
	position INT NOT NULL,
	active INT NOT NULL,
	UNIQUE (agency_id, slug)
);

CREATE TABLE area (                    -- administrative areas, code PP.KK.CC.DDDD
	code TEXT NOT NULL PRIMARY KEY,
	name TEXT NOT NULL,
	level INT NOT NULL,                   -- 1 province, 2 regency/city, 3 district, 4 village
	parent TEXT,
	fold TEXT NOT NULL                    -- lower-case name for the picker's prefix search
);
CREATE INDEX area_by_fold ON area (fold, code);
CREATE INDEX area_by_parent ON area (parent, code);
