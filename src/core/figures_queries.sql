-- figures_queries.sql - daily figures as deltas.

--@ figures_delta_add none
--@ in  on_day day
--@ in  agency agency_id
--@ in  unit unit_id
--@ in  service publication_id
--@ in  area text
--@ in  kind int
--@ in  class int
--@ in  channel int
--@ in  grp text
--@ in  measure int
--@ in  amount int
-- Appended in the act's own transaction; no row is shared with other writers.
INSERT INTO figure_delta (day, agency_id, unit_id, service_id, area, kind, class, channel, grp, measure, amount)
VALUES (:on_day, :agency, :unit, :service, :area, :kind, :class, :channel, :grp, :measure, :amount);
