-- 040_figures.sql - daily figures: appended as deltas, folded by a job; readers add what is not folded yet.

CREATE TABLE figure_delta (
	id ID,
	day INT NOT NULL,
	agency_id INT NOT NULL,
	unit_id INT NOT NULL,
	service_id INT NOT NULL,              -- publication, 0: none
	area TEXT NOT NULL,
	kind INT NOT NULL,
	class INT NOT NULL,
	channel INT NOT NULL,
	grp TEXT NOT NULL,                    -- declared group, '' none
	measure INT NOT NULL,                 -- enum measure of core/figures.h
	amount INT NOT NULL
);
CREATE INDEX figure_delta_by_day ON figure_delta (agency_id, measure, day);

CREATE TABLE figure_day (
	day INT NOT NULL,
	agency_id INT NOT NULL,
	unit_id INT NOT NULL,
	service_id INT NOT NULL,
	area TEXT NOT NULL,
	kind INT NOT NULL,
	class INT NOT NULL,
	channel INT NOT NULL,
	grp TEXT NOT NULL,
	measure INT NOT NULL,
	amount INT NOT NULL,
	PRIMARY KEY (agency_id, measure, day, unit_id, service_id, area, kind, class, channel, grp)
);

CREATE TABLE figure_total (            -- running totals per agency, unit and day of the folded figures: open cases on any past day
	agency_id INT NOT NULL,
	unit_id INT NOT NULL,                 -- 0: the whole agency
	kind INT NOT NULL,
	measure INT NOT NULL,
	day INT NOT NULL,
	total INT NOT NULL,                   -- sum of amounts up to and including this day
	PRIMARY KEY (agency_id, unit_id, kind, measure, day)
);

CREATE TABLE change_counter (          -- versions of what public pages show, for the page cache
	topic TEXT NOT NULL,                  -- 'aduan', 'layanan', 'kantor'
	shard INT NOT NULL,                   -- several rows a topic, so that writers do not wait for each other; readers add them
	version INT NOT NULL,
	PRIMARY KEY (topic, shard)
);

CREATE TABLE job_run (                 -- when a job last ran and how it ended
	name TEXT NOT NULL PRIMARY KEY,
	started_at INT NOT NULL,
	ended_at INT,
	result TEXT NOT NULL
);
