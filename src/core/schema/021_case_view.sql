-- 021_case_view.sql - every time a member of the staff opened a confidential case: a row, in the same request that showed it.

CREATE TABLE case_view (
	id ID,
	case_id INT NOT NULL REFERENCES case_file(id),
	account_id INT NOT NULL REFERENCES account(id),
	at INT NOT NULL
);
CREATE INDEX case_view_by_case ON case_view (case_id, id);
