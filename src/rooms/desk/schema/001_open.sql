-- 001_open.sql - the orders in which the inbox reads open cases; ended ones are not in these indexes, so they stay small.

CREATE INDEX desk_open_by_due ON case_file (agency_id, COALESCE(due_at, 9000000000000000), id) WHERE closed_at IS NULL;
CREATE INDEX desk_open_newest ON case_file (agency_id, opened_at, id) WHERE closed_at IS NULL;
