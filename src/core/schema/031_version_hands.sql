-- 031_version_hands.sql - who had a hand in a version, the day it was approved for, and from which moment to which it was in force.

CREATE TABLE version_hand (
	version_id INT NOT NULL REFERENCES publication_version(id),
	account_id INT NOT NULL REFERENCES account(id), -- saved or proposed it: may not approve it
	PRIMARY KEY (version_id, account_id)
);
INSERT INTO version_hand (version_id, account_id)
SELECT id, author_id FROM publication_version WHERE author_id IS NOT NULL AND state < 4;

-- Day it was approved for, where it came into force later than that; NULL: it came on its day.
ALTER TABLE publication_version ADD COLUMN approved_for INT;
-- Time of its leaf, and of the leaf that replaced or withdrew it.
ALTER TABLE publication_version ADD COLUMN effective_at INT;
ALTER TABLE publication_version ADD COLUMN ended_at INT;
UPDATE publication_version SET effective_at = updated_at WHERE state = 4;
UPDATE publication_version SET ended_at = updated_at WHERE state > 4;
UPDATE publication_version
   SET effective_at = (SELECT t.at FROM act t WHERE t.subject = 2 AND t.subject_id = publication_version.publication_id
                          AND t.leaf_hash = publication_version.leaf_hash)
 WHERE state > 4;
