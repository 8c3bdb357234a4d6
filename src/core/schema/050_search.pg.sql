-- 050_search.pg.sql - full-text index over public words; twin of 050_search.sqlite.sql.
-- The id of an item grows with its rank (time), so "newest first" is "id backwards".

CREATE TABLE search_item (
	id BIGINT PRIMARY KEY,
	subject BIGINT NOT NULL,              -- enum act_subject
	subject_id BIGINT NOT NULL,
	kind BIGINT NOT NULL,
	agency_id BIGINT NOT NULL,
	rank BIGINT NOT NULL,                 -- milliseconds
	words TSVECTOR NOT NULL DEFAULT '',
	UNIQUE (subject, subject_id)
);
CREATE INDEX search_item_by_words ON search_item USING GIN (words);
