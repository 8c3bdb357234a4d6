-- figures_queries.sql - daily figures: events as rows, their sums, and from when until when a case was open.

--@ figures_delta_add none
--@ in  on_day day
--@ in  month int
--@ in  agency agency_id
--@ in  unit unit_id
--@ in  service publication_id
--@ in  category category_id
--@ in  area text
--@ in  kind int
--@ in  class int
--@ in  channel int
--@ in  grp text
--@ in  reason text
--@ in  subject case_id
--@ in  measure int
--@ in  amount int
-- Appended in the act's own transaction; no row is shared with other writers.
INSERT INTO figure_delta (folded, day, month, agency_id, unit_id, service_id, category_id, area, kind, class, channel, grp,
                          reason, case_id, measure, amount)
VALUES (0, :on_day, :month, :agency, :unit, :service, :category, :area, :kind, :class, :channel, :grp, :reason, :subject,
        :measure, :amount);

--@ figures_span_begin none
--@ in  subject case_id
--@ in  agency agency_id
--@ in  unit unit_id
--@ in  kind int
--@ in  on_day day
-- A case is open with a unit from this day on.
INSERT INTO figure_span (case_id, agency_id, unit_id, kind, from_day) VALUES (:subject, :agency, :unit, :kind, :on_day);

--@ figures_span_end none
--@ in  subject case_id
--@ in  on_day day
-- It is open there no longer. Index figure_span_by_case.
UPDATE figure_span SET until_day = :on_day WHERE case_id = :subject AND until_day IS NULL;

--@ figures_take none
--@ in  max_rows int
--@ count
-- Takes events that are not folded yet; another folder takes others. Partial index figure_delta_new.
UPDATE figure_delta SET folded = 2
 WHERE id IN (SELECT id FROM figure_delta WHERE folded = 0 LIMIT :max_rows /*pg FOR UPDATE SKIP LOCKED*/);

--@ figures_fold_taken none
-- Adds them to the sums: of all agencies, the agency and the unit; per day and month; in all and told apart. Partial index
-- figure_delta_folding, primary key of figure_sum.
INSERT INTO figure_sum (agency_id, unit_id, kind, dim, grain, at, measure, value, amount)
WITH lvl(l) AS (VALUES (0), (1), (2)),
     dims(n) AS (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8)),
     grains(g) AS (VALUES (1), (2))
SELECT CASE WHEN l = 0 THEN 0 ELSE d.agency_id END, CASE WHEN l = 2 THEN d.unit_id ELSE 0 END, d.kind, n, g,
       CASE WHEN g = 1 THEN d.day ELSE d.month END, d.measure,
       CASE n WHEN 1 THEN CAST(d.agency_id AS TEXT) WHEN 2 THEN CAST(d.unit_id AS TEXT) WHEN 3 THEN CAST(d.class AS TEXT)
              WHEN 4 THEN CAST(d.channel AS TEXT) WHEN 5 THEN CAST(d.service_id AS TEXT)
              WHEN 6 THEN CAST(d.category_id AS TEXT) WHEN 7 THEN d.reason WHEN 8 THEN d.area ELSE '' END,
       SUM(d.amount)
  FROM figure_delta d, lvl, dims, grains
 WHERE d.folded = 2
   AND (n <> 1 OR l = 0) AND (n <> 2 OR l = 1) AND (n <> 5 OR d.service_id <> 0) AND (n <> 6 OR d.category_id <> 0)
   AND (n <> 7 OR d.reason <> '') AND (n <> 8 OR d.area <> '')
 GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    ON CONFLICT (agency_id, unit_id, kind, dim, grain, at, measure, value)
    DO UPDATE SET amount = figure_sum.amount + excluded.amount;

--@ figures_taken_done none
--@ count
-- They are in the sums. Partial index figure_delta_folding.
UPDATE figure_delta SET folded = 1 WHERE folded = 2;

--@ figures_range many
--@ in  agency agency_id
--@ in  unit unit_id
--@ in  kind int
--@ in  least int
--@ in  most int
--@ in  month_from int
--@ in  month_to int
--@ in  head_from day
--@ in  head_to day
--@ in  tail_from day
--@ in  tail_to day
--@ in  first day
--@ in  last day
--@ out measure int
--@ out amount int
-- Sums of the measures least to most over a range: whole months, the days before and after them, and events not folded
-- yet. Primary key of figure_sum, partial index figure_delta_new.
SELECT measure, SUM(amount) AS amount
  FROM (SELECT measure, amount FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = 0 AND grain = 2
           AND at BETWEEN :month_from AND :month_to AND measure BETWEEN :least AND :most
        UNION ALL
        SELECT measure, amount FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = 0 AND grain = 1
           AND at BETWEEN :head_from AND :head_to AND measure BETWEEN :least AND :most
        UNION ALL
        SELECT measure, amount FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = 0 AND grain = 1
           AND at BETWEEN :tail_from AND :tail_to AND measure BETWEEN :least AND :most
        UNION ALL
        SELECT measure, amount FROM figure_delta
         WHERE folded = 0 AND kind = :kind AND day BETWEEN :first AND :last AND measure BETWEEN :least AND :most
           AND (:agency = 0 OR agency_id = :agency) AND (:unit = 0 OR unit_id = :unit)) s
 GROUP BY measure
 ORDER BY measure
 LIMIT 100;

--@ figures_days many
--@ in  agency agency_id
--@ in  unit unit_id
--@ in  kind int
--@ in  first day
--@ in  last day
--@ in  max_rows int
--@ out at day
--@ out measure int
--@ out amount int
-- Sums per day. Primary key of figure_sum, partial index figure_delta_new.
SELECT at, measure, SUM(amount) AS amount
  FROM (SELECT at, measure, amount FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = 0 AND grain = 1
           AND at BETWEEN :first AND :last
        UNION ALL
        SELECT day, measure, amount FROM figure_delta
         WHERE folded = 0 AND kind = :kind AND day BETWEEN :first AND :last
           AND (:agency = 0 OR agency_id = :agency) AND (:unit = 0 OR unit_id = :unit)) s
 GROUP BY at, measure
 ORDER BY at, measure
 LIMIT :max_rows;

--@ figures_months many
--@ in  agency agency_id
--@ in  unit unit_id
--@ in  kind int
--@ in  month_from int
--@ in  month_to int
--@ in  tail_from day
--@ in  first day
--@ in  last day
--@ in  max_rows int
--@ out at int
--@ out measure int
--@ out amount int
-- Sums per month; the month after month_to is made of the days tail_from to last. Primary key of figure_sum, partial
-- index figure_delta_new.
SELECT at, measure, SUM(amount) AS amount
  FROM (SELECT at, measure, amount FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = 0 AND grain = 2
           AND at BETWEEN :month_from AND :month_to
        UNION ALL
        SELECT :month_to + 1, measure, amount FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = 0 AND grain = 1
           AND at BETWEEN :tail_from AND :last
        UNION ALL
        SELECT month, measure, amount FROM figure_delta
         WHERE folded = 0 AND kind = :kind AND day BETWEEN :first AND :last
           AND (:agency = 0 OR agency_id = :agency) AND (:unit = 0 OR unit_id = :unit)) s
 GROUP BY at, measure
 ORDER BY at, measure
 LIMIT :max_rows;

--@ figures_by many
--@ in  agency agency_id
--@ in  unit unit_id
--@ in  kind int
--@ in  dim int
--@ in  least int
--@ in  most int
--@ in  month_from int
--@ in  month_to int
--@ in  head_from day
--@ in  head_to day
--@ in  tail_from day
--@ in  tail_to day
--@ in  first day
--@ in  last day
--@ in  max_rows int
--@ out value text
--@ out measure int
--@ out amount int
-- Sums over a range told apart by a dimension. Primary key of figure_sum, partial index figure_delta_new.
SELECT value, measure, SUM(amount) AS amount
  FROM (SELECT value, measure, amount FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = :dim AND grain = 2
           AND at BETWEEN :month_from AND :month_to AND measure BETWEEN :least AND :most
        UNION ALL
        SELECT value, measure, amount FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = :dim AND grain = 1
           AND at BETWEEN :head_from AND :head_to AND measure BETWEEN :least AND :most
        UNION ALL
        SELECT value, measure, amount FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = :dim AND grain = 1
           AND at BETWEEN :tail_from AND :tail_to AND measure BETWEEN :least AND :most
        UNION ALL
        SELECT CASE :dim WHEN 1 THEN CAST(agency_id AS TEXT) WHEN 2 THEN CAST(unit_id AS TEXT) WHEN 3 THEN CAST(class AS TEXT)
                    WHEN 4 THEN CAST(channel AS TEXT) WHEN 5 THEN CAST(service_id AS TEXT)
                    WHEN 6 THEN CAST(category_id AS TEXT) WHEN 7 THEN reason WHEN 8 THEN area ELSE '' END, measure, amount
          FROM figure_delta
         WHERE folded = 0 AND kind = :kind AND day BETWEEN :first AND :last AND measure BETWEEN :least AND :most
           AND (:agency = 0 OR agency_id = :agency) AND (:unit = 0 OR unit_id = :unit)
           AND (:dim <> 5 OR service_id <> 0) AND (:dim <> 6 OR category_id <> 0)
           AND (:dim <> 7 OR reason <> '') AND (:dim <> 8 OR area <> '')) s
 GROUP BY value, measure
 ORDER BY value, measure
 LIMIT :max_rows;
