-- 001_filing.sql - forms that were sent, so that sending one twice files once; and the orders the public list reads in.

CREATE TABLE complaint_filing (
	form_hash TEXT NOT NULL PRIMARY KEY,  -- SHA-256 of the form's one-time number
	case_id INT NOT NULL REFERENCES case_file(id),
	at INT NOT NULL
);
CREATE INDEX complaint_filing_by_time ON complaint_filing (at);

CREATE INDEX complaint_by_category ON case_file (category_id, opened_at, id);
