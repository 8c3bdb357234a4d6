-- 050_search.sqlite.sql - full-text index over public words; twin of 050_search.pg.sql.
-- The id of an item grows with its rank (time), so "newest first" is "rowid backwards" and needs no sorting.

CREATE TABLE search_item (
	id INTEGER PRIMARY KEY,
	subject INTEGER NOT NULL,             -- enum act_subject
	subject_id INTEGER NOT NULL,
	kind INTEGER NOT NULL,
	agency_id INTEGER NOT NULL,
	rank INTEGER NOT NULL,                -- milliseconds
	UNIQUE (subject, subject_id)
) STRICT;

CREATE VIRTUAL TABLE search_text USING fts5 (words, tokenize = 'ascii', detail = 'none');
