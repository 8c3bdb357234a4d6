-- 020_casework.sql - cases of all kinds: the file, its parties, clocks, steps, fields.
-- Personal data and unpublished words are AEAD blobs under the record's key (K_r); plain columns hold nothing personal.

CREATE TABLE case_file (
	id ID,
	kind INT NOT NULL,                    -- enum case_kind_no
	agency_id INT NOT NULL REFERENCES agency(id),
	unit_id INT NOT NULL REFERENCES unit(id), -- the unit that must act now
	number TEXT NOT NULL UNIQUE,          -- 'ADU-KCS-2026-004821' or 'RHS-…': r in the leaves
	mode INT NOT NULL,                    -- enum case_mode: open, anonymous, confidential, sealed
	state INT NOT NULL,                   -- state number of the kind
	class INT NOT NULL,                   -- 0: none
	category_id INT REFERENCES category(id),
	publication_id INT,                   -- the service (its standard), NULL: none named
	promise_leaf TEXT,                    -- k: the promise in force
	area TEXT,
	channel INT NOT NULL,
	parent_id INT REFERENCES case_file(id),
	about_account_id INT REFERENCES account(id), -- the officer complained about: he may not touch it
	assignee_id INT REFERENCES account(id),
	key_id INT NOT NULL,
	code_hash TEXT,                       -- SHA-256 of the secret code
	act_count INT NOT NULL,
	last_leaf TEXT NOT NULL,
	opened_at INT NOT NULL,
	opened_day INT NOT NULL,
	event_day INT,
	title TEXT,                           -- masked, public; NULL until published
	body TEXT,
	sealed BLOB,                          -- canonical JSON of the reporter's own words
	due_at INT,                           -- earliest running deadline; NULL: none runs
	due_clock INT,
	verified_at INT,
	forwarded_at INT,
	answered_at INT,                      -- first substantive answer
	closed_at INT,
	closed_day INT,
	reply_due_at INT,                     -- timer of the reporter's reply (10 HK): closes by itself
	reopen_until INT,                     -- last moment to reopen
	outcome TEXT,                         -- reason code of the ending
	missed INT NOT NULL,                  -- promises missed so far
	level INT NOT NULL,                   -- escalation step reached
	reopened INT NOT NULL,
	rating INT,
	imported INT NOT NULL,                -- 1: came by import and nobody acted on it since
	resume_state INT NOT NULL,            -- state a paused case goes back to; 0: not paused
	own_amount INT NOT NULL,              -- the service's own promise at filing; 0: none
	own_unit INT NOT NULL,                -- enum time_unit; 0: none
	mark TEXT,                            -- visible remark of the import ('selesai-sebelum-masuk')
	updated_at INT NOT NULL
);
-- Every filing writes into each of these: one that no statement needs, or that a column still empty could stay out of, is dear.
CREATE INDEX case_newest ON case_file (kind, opened_at, id);
CREATE INDEX case_by_agency ON case_file (agency_id, kind, opened_at, id);
CREATE INDEX case_by_unit ON case_file (unit_id, opened_at, id);
CREATE INDEX case_by_due ON case_file (due_at, id, kind, agency_id, unit_id, mode, state);
CREATE INDEX case_by_service ON case_file (publication_id, opened_at, id) WHERE publication_id IS NOT NULL;
CREATE INDEX case_by_closing ON case_file (agency_id, closed_day, id) WHERE closed_day IS NOT NULL;
CREATE INDEX case_by_area ON case_file (area, opened_at, id) WHERE area IS NOT NULL;

CREATE TABLE case_party (
	id ID,
	case_id INT NOT NULL REFERENCES case_file(id),
	role INT NOT NULL,                    -- enum party_role: reporter, proxy, applicant, addressee, witness
	visibility INT NOT NULL,
	groups TEXT NOT NULL,                 -- declared vulnerable groups and needs: codes, comma separated, for equal treatment
	sealed BLOB NOT NULL                  -- canonical JSON: name, contact, address …
);
CREATE INDEX case_party_by_case ON case_party (case_id, id);

CREATE TABLE case_step (               -- steps of a procedure, in order and side by side
	id ID,
	case_id INT NOT NULL REFERENCES case_file(id),
	no INT NOT NULL,
	name TEXT NOT NULL,
	unit_id INT NOT NULL REFERENCES unit(id),
	state INT NOT NULL,
	started_at INT,
	ended_at INT
);
CREATE INDEX case_step_by_case ON case_step (case_id, no);

CREATE TABLE case_clock (
	id ID,
	case_id INT NOT NULL REFERENCES case_file(id),
	clock INT NOT NULL,                   -- clock number of the kind
	round INT NOT NULL,                   -- 0; +1 at each reopening
	party_id INT REFERENCES case_party(id), -- an addressee's own clock, else NULL
	step_id INT REFERENCES case_step(id), -- a step's own clock, else NULL
	law TEXT NOT NULL,                    -- key of docs/law.tsv, or 'standar'
	amount INT NOT NULL,
	extension INT NOT NULL,               -- granted with a written reason, same unit
	unit INT NOT NULL,                    -- enum time_unit of core/deadline.h
	start_at INT NOT NULL,
	due_at INT NOT NULL,                  -- as last computed; while paused the date before the pause
	state INT NOT NULL,                   -- enum clock_state: running 1, paused 2, met 3, missed 4, stopped 5
	paused_at INT,
	pauses TEXT NOT NULL,                 -- ended ones, 'from-until,…' in ms, for the page that explains the date
	ended_at INT,
	late_noted INT NOT NULL               -- 1: tenggat-lewat stands in the log
);
CREATE UNIQUE INDEX case_clock_round ON case_clock (case_id, round, clock, COALESCE(party_id, 0), COALESCE(step_id, 0));
CREATE INDEX case_clock_running ON case_clock (state, late_noted, due_at, id);

CREATE TABLE case_field (              -- register columns and form fields that are data
	case_id INT NOT NULL REFERENCES case_file(id),
	name TEXT NOT NULL,
	visibility INT NOT NULL,
	text TEXT,                            -- public value
	sealed BLOB,                          -- else the value under the record's key
	PRIMARY KEY (case_id, name)
);

CREATE TABLE case_import (             -- where an imported case came from, with the cells as they were
	source TEXT NOT NULL,
	external_id TEXT NOT NULL,
	case_id INT NOT NULL UNIQUE REFERENCES case_file(id),
	target_at INT,                        -- the source's own promise
	source_late INT,                      -- the source's own verdict: 0 on time, 1 late, NULL none
	cells BLOB NOT NULL,                  -- canonical JSON of the mapped columns' raw cells, under the record's key
	PRIMARY KEY (source, external_id)
);

CREATE TABLE link (                    -- anything to anything, read from both sides
	id ID,
	kind TEXT NOT NULL,                   -- 'sebab', 'perbaikan', 'gabung' …
	from_subject INT NOT NULL,
	from_id INT NOT NULL,
	to_subject INT NOT NULL,
	to_id INT NOT NULL,
	at INT NOT NULL,
	UNIQUE (kind, from_subject, from_id, to_subject, to_id)
);
CREATE INDEX link_back ON link (to_subject, to_id, kind);
