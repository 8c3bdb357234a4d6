-- 002_people.sql - staff accounts, what they may do where, who is signed in.

CREATE TABLE account (
	id ID,
	login TEXT NOT NULL UNIQUE,           -- lower case
	name TEXT NOT NULL,
	ref TEXT NOT NULL UNIQUE,             -- random; stands in the log instead of the person
	password_hash TEXT NOT NULL,
	must_change INT NOT NULL,             -- 1: password was set by somebody else
	active INT NOT NULL,
	act_count INT NOT NULL,
	last_leaf TEXT,
	key_id INT NOT NULL,
	created_at INT NOT NULL
);

CREATE TABLE login_failure (           -- failed log-ins, of known and unknown names alike: both are slowed down the same way
	login_hash TEXT NOT NULL PRIMARY KEY, -- SHA-256 of the name as typed, lower case
	count INT NOT NULL,
	at INT NOT NULL                       -- the last one
);
CREATE INDEX login_failure_by_time ON login_failure (at);

CREATE TABLE role_grant (
	id ID,
	account_id INT NOT NULL REFERENCES account(id),
	role INT NOT NULL,                    -- enum role of core/access.h
	unit_id INT NOT NULL REFERENCES unit(id), -- with everything below it
	from_day INT NOT NULL,
	until_day INT,                        -- last day; NULL: open
	leaf_hash TEXT NOT NULL UNIQUE,       -- peran.beri
	ended_leaf TEXT UNIQUE                -- peran.cabut
);
CREATE INDEX role_grant_by_account ON role_grant (account_id, role);
CREATE INDEX role_grant_by_unit ON role_grant (unit_id, role);

CREATE TABLE session (
	token_hash TEXT NOT NULL PRIMARY KEY, -- SHA-256 of the cookie
	account_id INT NOT NULL REFERENCES account(id),
	csrf TEXT NOT NULL,
	created_at INT NOT NULL,
	seen_at INT NOT NULL,
	expires_at INT NOT NULL
);
CREATE INDEX session_by_account ON session (account_id);
CREATE INDEX session_by_expiry ON session (expires_at);

CREATE TABLE case_pass (               -- a citizen who proved the secret code of a case
	id ID,                                -- stands in the cookie: an index of hashes would take a page of its own for each pass
	token_hash TEXT NOT NULL,             -- SHA-256 of the cookie's secret part
	case_id INT NOT NULL,
	csrf TEXT NOT NULL,
	expires_at INT NOT NULL
);
CREATE INDEX case_pass_by_expiry ON case_pass (expires_at);
