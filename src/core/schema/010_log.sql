-- 010_log.sql - the public log: leaves, which of them wait for a place, their places, and the head of the tree.

CREATE TABLE leaf (
	id ID,                                -- order of writing: act n of a record always comes before act n + 1
	hash TEXT NOT NULL UNIQUE,            -- SHA-256(0x00, data), lowercase hex
	data BLOB NOT NULL                    -- the leaf's one encoding: core/leaf.h
);

-- tiny: holds only what was committed in the last moments; a sequencer empties it. Empty on SQLite, where a leaf gets its place
-- when it is written.
CREATE TABLE leaf_wait (
	leaf_id INT PRIMARY KEY REFERENCES leaf(id)
);

CREATE TABLE leaf_order (
	idx INT PRIMARY KEY,                  -- place in the log, from 0 without a hole
	leaf_id INT NOT NULL UNIQUE REFERENCES leaf(id) -- by number: an index of hashes would take a page of its own for each leaf
);

-- tiny: one row
CREATE TABLE log_state (
	id INT PRIMARY KEY,                   -- 1
	origin TEXT NOT NULL,                 -- 'terang.kota.go.id/log'; never changes
	size INT NOT NULL,
	root TEXT NOT NULL,                   -- of the tree of that size, lowercase hex
	frontier BLOB NOT NULL                -- roots of its whole subtrees, the largest first: core/log_tree.h
);
