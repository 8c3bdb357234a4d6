-- 030_publication.sql - publications of all kinds, their versions, files.

CREATE TABLE publication (
	id ID,
	kind INT NOT NULL,                    -- enum publication_kind_no
	agency_id INT NOT NULL REFERENCES agency(id),
	unit_id INT NOT NULL REFERENCES unit(id),
	slug TEXT NOT NULL,
	ref TEXT NOT NULL UNIQUE,             -- 'STD-KCS-ktp-el': r in the leaves
	title TEXT NOT NULL,                  -- of the version in force, else of the newest draft
	summary TEXT NOT NULL,
	group_code TEXT NOT NULL,             -- kind's own grouping (service category)
	key_id INT NOT NULL,
	current_id INT,                       -- version in force; NULL: none yet
	review_day INT,                       -- next review due
	act_count INT NOT NULL,
	last_leaf TEXT,
	created_at INT NOT NULL,
	updated_at INT NOT NULL,
	UNIQUE (agency_id, kind, slug)
);
CREATE INDEX publication_by_kind ON publication (kind, agency_id, title, id);
CREATE INDEX publication_by_unit ON publication (unit_id, kind, id);
CREATE INDEX publication_by_review ON publication (review_day, id);

CREATE TABLE publication_version (
	id ID,
	publication_id INT NOT NULL REFERENCES publication(id),
	no INT,                               -- 1, 2, 3 … given at publication
	state INT NOT NULL,                   -- enum version_state: draft 1, proposed 2, approved 3, effective 4, replaced 5, withdrawn 6
	draft BLOB,                           -- canonical JSON under the publication's key while unpublished: body, title, unit, note
	body TEXT,                            -- the canonical JSON whose SHA-256 is b, served for ever
	hash TEXT,
	leaf_hash TEXT UNIQUE,                -- terbit
	valid_from INT,
	valid_until INT,
	author_id INT REFERENCES account(id),
	approver_id INT REFERENCES account(id),
	note TEXT NOT NULL,                   -- what changed and why; '' until published
	returned BLOB,                        -- why it was sent back to its author, under the publication's key
	created_at INT NOT NULL,
	updated_at INT NOT NULL,
	UNIQUE (publication_id, no)
);
CREATE INDEX version_by_publication ON publication_version (publication_id, id);
CREATE INDEX version_waiting ON publication_version (state, valid_from, id);

CREATE TABLE file (
	id ID,
	sha256 TEXT NOT NULL,
	name TEXT NOT NULL,                   -- as shown; generated from the title, never a path
	type TEXT NOT NULL,
	size_bytes INT NOT NULL,
	subject INT NOT NULL,                 -- enum act_subject of what it belongs to
	subject_id INT NOT NULL,
	visibility INT NOT NULL,
	created_at INT NOT NULL
);
CREATE INDEX file_by_subject ON file (subject, subject_id, id);
CREATE INDEX file_by_hash ON file (sha256, id);

CREATE TABLE file_chunk (              -- contents where there is no data folder to share (PostgreSQL)
	sha256 TEXT NOT NULL,
	no INT NOT NULL,
	bytes BLOB NOT NULL,
	PRIMARY KEY (sha256, no)
);
