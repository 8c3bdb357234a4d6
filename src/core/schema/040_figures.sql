-- 040_figures.sql - daily figures: every counted event as a row, folded into sums by a job; readers add what is not folded yet.

CREATE TABLE figure_delta (            -- one counted event; kept for ever: these are the rows behind every figure
	id ID,
	folded INT NOT NULL,                  -- 0 not yet in figure_sum, 1 in it, 2 being folded (never seen outside that write)
	day INT NOT NULL,
	month INT NOT NULL,                   -- year * 12 + month - 1 of the day
	agency_id INT NOT NULL,
	unit_id INT NOT NULL,
	service_id INT NOT NULL,              -- publication, 0: none
	category_id INT NOT NULL,             -- 0: none
	area TEXT NOT NULL,
	kind INT NOT NULL,
	class INT NOT NULL,
	channel INT NOT NULL,
	grp TEXT NOT NULL,                    -- declared group, '' none
	reason TEXT NOT NULL,                 -- reason code of an ending, '' none
	case_id INT NOT NULL,                 -- the case that was counted, 0: none
	measure INT NOT NULL,                 -- enum measure of core/figures.h
	amount INT NOT NULL
);
CREATE INDEX figure_delta_new ON figure_delta (kind, day, agency_id) WHERE folded = 0;
CREATE INDEX figure_delta_folding ON figure_delta (folded) WHERE folded = 2;
CREATE INDEX figure_delta_of_unit ON figure_delta (unit_id, kind, day);
CREATE INDEX figure_delta_by_day ON figure_delta (kind, measure, day, id, amount, service_id, unit_id);
CREATE INDEX figure_delta_by_agency ON figure_delta (agency_id, kind, measure, day, id, amount, service_id, unit_id);

CREATE TABLE figure_sum (              -- sums of the folded events per day and per month, a column per measure
	agency_id INT NOT NULL,               -- 0: all agencies together
	unit_id INT NOT NULL,                 -- 0: the whole agency
	kind INT NOT NULL,
	dim INT NOT NULL,                     -- enum figure_dim: what value tells apart; 0: nothing. A unit's only per month
	grain INT NOT NULL,                   -- 1: at is a day, 2: at is a month
	at INT NOT NULL,
	value TEXT NOT NULL,
	opened INT NOT NULL,
	closed INT NOT NULL,
	finished INT NOT NULL,
	on_time INT NOT NULL,
	late INT NOT NULL,
	missed INT NOT NULL,
	verified INT NOT NULL,
	verified_late INT NOT NULL,
	answered INT NOT NULL,
	answered_late INT NOT NULL,
	reopened INT NOT NULL,
	rated INT NOT NULL,
	rating_sum INT NOT NULL,
	archived INT NOT NULL,
	not_ours INT NOT NULL,
	withdrawn INT NOT NULL,
	minutes INT NOT NULL,
	answer_minutes INT NOT NULL,
	verify_minutes INT NOT NULL,
	moved INT NOT NULL,
	PRIMARY KEY (agency_id, unit_id, kind, dim, grain, at, value)
);

CREATE VIEW figure_event AS            -- the events with a column per measure, as figure_sum has them
SELECT id, folded, day, month, agency_id, unit_id, service_id, category_id, area, kind, class, channel, reason,
       CASE WHEN measure = 1 THEN amount ELSE 0 END AS opened,
       CASE WHEN measure = 2 THEN amount ELSE 0 END AS closed,
       CASE WHEN measure = 3 THEN amount ELSE 0 END AS finished,
       CASE WHEN measure = 4 THEN amount ELSE 0 END AS on_time,
       CASE WHEN measure = 5 THEN amount ELSE 0 END AS late,
       CASE WHEN measure = 6 THEN amount ELSE 0 END AS missed,
       CASE WHEN measure = 7 THEN amount ELSE 0 END AS verified,
       CASE WHEN measure = 8 THEN amount ELSE 0 END AS verified_late,
       CASE WHEN measure = 9 THEN amount ELSE 0 END AS answered,
       CASE WHEN measure = 10 THEN amount ELSE 0 END AS answered_late,
       CASE WHEN measure = 11 THEN amount ELSE 0 END AS reopened,
       CASE WHEN measure = 12 THEN amount ELSE 0 END AS rated,
       CASE WHEN measure = 13 THEN amount ELSE 0 END AS rating_sum,
       CASE WHEN measure = 14 THEN amount ELSE 0 END AS archived,
       CASE WHEN measure = 15 THEN amount ELSE 0 END AS not_ours,
       CASE WHEN measure = 16 THEN amount ELSE 0 END AS withdrawn,
       CASE WHEN measure = 17 THEN amount ELSE 0 END AS minutes,
       CASE WHEN measure = 18 THEN amount ELSE 0 END AS answer_minutes,
       CASE WHEN measure = 19 THEN amount ELSE 0 END AS verify_minutes,
       CASE WHEN measure = 20 THEN amount ELSE 0 END AS moved
  FROM figure_delta;

CREATE TABLE figure_span (             -- from when until when a case was open with a unit: the rows behind the stock of any day
	id ID,
	case_id INT NOT NULL,
	agency_id INT NOT NULL,
	unit_id INT NOT NULL,
	kind INT NOT NULL,
	from_day INT NOT NULL,
	until_day INT                         -- the day it was no longer open there; NULL: still is
);
CREATE INDEX figure_span_by_case ON figure_span (case_id, until_day);
CREATE INDEX figure_span_by_day ON figure_span (kind, until_day, from_day, unit_id, case_id);
CREATE INDEX figure_span_by_agency ON figure_span (agency_id, kind, until_day, from_day, unit_id, case_id);

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
