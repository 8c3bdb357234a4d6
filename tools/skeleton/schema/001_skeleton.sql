-- 001_skeleton.sql - the room's entries.

CREATE TABLE skeleton (
	id ID,
	title TEXT NOT NULL,
	held_day INT NOT NULL
);
