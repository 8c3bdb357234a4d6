-- 016_category_acts.sql - a category of complaints is a record of the log: its key and its chain.

ALTER TABLE category ADD COLUMN key_id INT;          -- K_r of record KTG-<code>-<slug>; NULL: no act yet
ALTER TABLE category ADD COLUMN act_count INT NOT NULL DEFAULT 0;
ALTER TABLE category ADD COLUMN last_leaf TEXT;
