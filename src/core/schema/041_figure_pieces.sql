-- 041_figure_pieces.sql - sums per 8, 64 and 512 days beside days and months, so that any range is a few rows, one beside the other.

DROP TABLE figure_sum;

CREATE TABLE figure_sum (              -- sums of the folded events per piece of time, a column per measure
	agency_id INT NOT NULL,               -- 0: all agencies together
	unit_id INT NOT NULL,                 -- 0: the whole agency
	kind INT NOT NULL,
	dim INT NOT NULL,                     -- enum figure_dim: what value tells apart; 0: nothing. A unit's not per day
	grain INT NOT NULL,                   -- 1: at is a day, 2: a month (dim 0 only); 3, 4, 5: (day + 1048576) / 8, / 64, / 512
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
) WITHOUT ROWID;

-- Made anew by the job; until then readers add the events themselves.
UPDATE figure_delta SET folded = 0 WHERE folded <> 0;
