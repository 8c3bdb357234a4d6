-- 042_figure_span_opened.sql - the day a case was received stands beside the days it lay with a unit, so that ages are counted in an index.

ALTER TABLE figure_span ADD COLUMN opened_day INT;

UPDATE figure_span SET opened_day = COALESCE((SELECT f.opened_day FROM case_file f WHERE f.id = figure_span.case_id), from_day);

DROP INDEX figure_span_by_day;
DROP INDEX figure_span_by_agency;
CREATE INDEX figure_span_by_day ON figure_span (kind, until_day, from_day, opened_day, unit_id, case_id);
CREATE INDEX figure_span_by_agency ON figure_span (agency_id, kind, until_day, from_day, opened_day, unit_id, case_id);
