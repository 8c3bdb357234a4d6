-- 012_keys.sql - record keys. This step is applied to the store of keys too, a database of its own, and only there do the
-- tables fill; in the main database they stay empty.

CREATE TABLE record_key (
	id INT PRIMARY KEY,                   -- never given twice
	wrapped BLOB NOT NULL                 -- K_r sealed by the installation's key file
);

-- tiny: one row
CREATE TABLE key_state (
	id INT PRIMARY KEY,                   -- 1
	next INT NOT NULL,                    -- the next id
	proof BLOB NOT NULL                   -- a known text sealed by the key file: tells a wrong file at the start
);
