-- 015_unit_history.sql - where a unit stood before, and into which one it went.

CREATE TABLE unit_history (
	id ID,
	unit_id INT NOT NULL REFERENCES unit(id),
	on_day INT NOT NULL,
	kind INT NOT NULL,                    -- enum unit_change_kind: 1 moved away from under other_id, 2 merged into other_id
	other_id INT NOT NULL REFERENCES unit(id)
);
CREATE INDEX unit_history_by_unit ON unit_history (unit_id, id);
CREATE INDEX unit_history_by_other ON unit_history (other_id, kind, id);
