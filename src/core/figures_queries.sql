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
-- A case is open with a unit from this day on. Primary key of case_file.
INSERT INTO figure_span (case_id, agency_id, unit_id, kind, from_day, opened_day)
VALUES (:subject, :agency, :unit, :kind, :on_day, COALESCE((SELECT f.opened_day FROM case_file f WHERE f.id = :subject), :on_day));

--@ figures_span_end none
--@ in  subject case_id
--@ in  on_day day
-- It is open there no longer. Index figure_span_by_case.
UPDATE figure_span SET until_day = :on_day WHERE case_id = :subject AND until_day IS NULL;

--@ figures_take_back none
--@ in  agency agency_id
--@ in  kind int
--@ in  measure int
--@ in  on_day day
--@ in  subject case_id
-- The counterpart of what was counted of a case on a day, under the same traits; no row stands behind it. Index
-- figure_delta_by_agency.
INSERT INTO figure_delta (folded, day, month, agency_id, unit_id, service_id, category_id, area, kind, class, channel, grp,
                          reason, case_id, measure, amount)
SELECT 0, day, month, agency_id, unit_id, service_id, category_id, area, kind, class, channel, grp, reason, 0, measure, -amount
  FROM figure_delta
 WHERE agency_id = :agency AND kind = :kind AND measure = :measure AND day = :on_day AND case_id = :subject;

--@ figures_taken_back none
--@ in  agency agency_id
--@ in  kind int
--@ in  measure int
--@ in  on_day day
--@ in  subject case_id
-- Nor behind the counted one itself. Index figure_delta_by_agency.
UPDATE figure_delta SET case_id = 0
 WHERE agency_id = :agency AND kind = :kind AND measure = :measure AND day = :on_day AND case_id = :subject;

--@ figures_take none
--@ in  max_rows int
--@ count
-- Takes events that are not folded yet; another folder takes others. Partial index figure_delta_new.
UPDATE figure_delta SET folded = 2
 WHERE id IN (SELECT id FROM figure_delta WHERE folded = 0 LIMIT :max_rows /*pg FOR UPDATE SKIP LOCKED*/);

--@ figures_fold_taken none
-- Adds them to the sums: of all agencies, the agency and the unit; per day, 8, 64 and 512 days, and per month where nothing is
-- told apart (a unit's parts not per day; what has no unit is confidential and told apart by nothing but that). Days are
-- counted from one so far back that none is negative. Partial index figure_delta_folding, primary key of figure_sum.
INSERT INTO figure_sum (agency_id, unit_id, kind, dim, grain, at, value,
                        opened, closed, finished, on_time, late, missed, verified, verified_late, answered,
                        answered_late, reopened, rated, rating_sum, archived, not_ours, withdrawn, minutes,
                        answer_minutes, verify_minutes, moved)
WITH lvl(l) AS (VALUES (0), (1), (2)),
     dims(n) AS (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)),
     grains(g, days) AS (VALUES (1, 1), (2, 1), (3, 8), (4, 64), (5, 512)),
     same AS (SELECT agency_id, unit_id, kind, service_id, category_id, area, class, channel, reason, day, month,
                     SUM(opened) AS opened, SUM(closed) AS closed, SUM(finished) AS finished, SUM(on_time) AS on_time,
                     SUM(late) AS late, SUM(missed) AS missed, SUM(verified) AS verified,
                     SUM(verified_late) AS verified_late, SUM(answered) AS answered,
                     SUM(answered_late) AS answered_late, SUM(reopened) AS reopened, SUM(rated) AS rated,
                     SUM(rating_sum) AS rating_sum, SUM(archived) AS archived, SUM(not_ours) AS not_ours,
                     SUM(withdrawn) AS withdrawn, SUM(minutes) AS minutes, SUM(answer_minutes) AS answer_minutes,
                     SUM(verify_minutes) AS verify_minutes, SUM(moved) AS moved
                FROM figure_event
               WHERE folded = 2
               GROUP BY agency_id, unit_id, kind, service_id, category_id, area, class, channel, reason, day, month)
SELECT CASE WHEN l = 0 THEN 0 ELSE e.agency_id END, CASE WHEN l = 2 THEN e.unit_id ELSE 0 END, e.kind, n, g,
       CASE g WHEN 1 THEN e.day WHEN 2 THEN e.month ELSE (e.day + 1048576) / days END,
       CASE n WHEN 1 THEN CAST(e.agency_id AS TEXT) WHEN 2 THEN CAST(e.unit_id AS TEXT) WHEN 3 THEN CAST(e.class AS TEXT)
              WHEN 4 THEN CAST(e.channel AS TEXT) WHEN 5 THEN CAST(e.service_id AS TEXT)
              WHEN 6 THEN CAST(e.category_id AS TEXT) WHEN 7 THEN e.reason WHEN 8 THEN e.area WHEN 9 THEN 'rahasia' ELSE '' END,
       SUM(opened), SUM(closed), SUM(finished), SUM(on_time), SUM(late), SUM(missed), SUM(verified),
       SUM(verified_late), SUM(answered), SUM(answered_late), SUM(reopened), SUM(rated), SUM(rating_sum),
       SUM(archived), SUM(not_ours), SUM(withdrawn), SUM(minutes), SUM(answer_minutes), SUM(verify_minutes),
       SUM(moved)
  FROM same e, lvl, dims, grains
 WHERE (g <> 2 OR n = 0) AND (l < 2 OR n = 0 OR g <> 1)
   AND (n <> 1 OR l = 0) AND (n <> 2 OR l = 1) AND (n <> 5 OR e.service_id <> 0) AND (n <> 6 OR e.category_id <> 0)
   AND (n <> 7 OR e.reason <> '') AND (n <> 8 OR e.area <> '')
   AND (e.unit_id <> 0 OR (l < 2 AND n IN (0, 1, 9))) AND (n <> 9 OR e.unit_id = 0)
 GROUP BY 1, 2, 3, 4, 5, 6, 7
    ON CONFLICT (agency_id, unit_id, kind, dim, grain, at, value)
    DO UPDATE SET opened = figure_sum.opened + excluded.opened, closed = figure_sum.closed + excluded.closed,
                  finished = figure_sum.finished + excluded.finished, on_time = figure_sum.on_time + excluded.on_time,
                  late = figure_sum.late + excluded.late, missed = figure_sum.missed + excluded.missed,
                  verified = figure_sum.verified + excluded.verified,
                  verified_late = figure_sum.verified_late + excluded.verified_late,
                  answered = figure_sum.answered + excluded.answered,
                  answered_late = figure_sum.answered_late + excluded.answered_late,
                  reopened = figure_sum.reopened + excluded.reopened, rated = figure_sum.rated + excluded.rated,
                  rating_sum = figure_sum.rating_sum + excluded.rating_sum,
                  archived = figure_sum.archived + excluded.archived,
                  not_ours = figure_sum.not_ours + excluded.not_ours,
                  withdrawn = figure_sum.withdrawn + excluded.withdrawn,
                  minutes = figure_sum.minutes + excluded.minutes,
                  answer_minutes = figure_sum.answer_minutes + excluded.answer_minutes,
                  verify_minutes = figure_sum.verify_minutes + excluded.verify_minutes,
                  moved = figure_sum.moved + excluded.moved;

--@ figures_taken_done none
--@ count
-- They are in the sums. Partial index figure_delta_folding.
UPDATE figure_delta SET folded = 1 WHERE folded = 2;

--@ figures_sums each
--@ in  agency agency_id
--@ in  unit unit_id
--@ in  kind int
--@ in  dims int
--@ in  only text?
--@ in  grain1 int
--@ in  from1 int
--@ in  to1 int
--@ in  grain2 int
--@ in  from2 int
--@ in  to2 int
--@ in  grain3 int
--@ in  from3 int
--@ in  to3 int
--@ in  grain4 int
--@ in  from4 int
--@ in  to4 int
--@ in  grain5 int
--@ in  from5 int
--@ in  to5 int
--@ in  grain6 int
--@ in  from6 int
--@ in  to6 int
--@ in  grain7 int
--@ in  from7 int
--@ in  to7 int
--@ out dim int
--@ out grain int
--@ out at int
--@ out value text
--@ out opened int
--@ out closed int
--@ out finished int
--@ out on_time int
--@ out late int
--@ out missed int
--@ out verified int
--@ out verified_late int
--@ out answered int
--@ out answered_late int
--@ out reopened int
--@ out rated int
--@ out rating_sum int
--@ out archived int
--@ out not_ours int
--@ out withdrawn int
--@ out minutes int
--@ out answer_minutes int
--@ out verify_minutes int
--@ out moved int
-- Every sum of a scope told apart by each of dims (bit 1 << dim; only one value, where given) in up to seven pieces, in no
-- order. Primary key of figure_sum, a range of it per dim and piece.
WITH dims(n, bit) AS (VALUES (0, 1), (1, 2), (2, 4), (3, 8), (4, 16), (5, 32), (6, 64), (7, 128), (8, 256), (9, 512))
SELECT s.dim, s.grain, s.at, s.value,
       s.opened, s.closed, s.finished, s.on_time, s.late, s.missed, s.verified, s.verified_late, s.answered,
       s.answered_late, s.reopened, s.rated, s.rating_sum, s.archived, s.not_ours, s.withdrawn, s.minutes,
       s.answer_minutes, s.verify_minutes, s.moved
  FROM dims
 CROSS JOIN (SELECT :grain1 AS g, :from1 AS a, :to1 AS z
             UNION ALL SELECT :grain2, :from2, :to2
             UNION ALL SELECT :grain3, :from3, :to3
             UNION ALL SELECT :grain4, :from4, :to4
             UNION ALL SELECT :grain5, :from5, :to5
             UNION ALL SELECT :grain6, :from6, :to6
             UNION ALL SELECT :grain7, :from7, :to7) p
 CROSS JOIN figure_sum s
 WHERE (:dims & dims.bit) <> 0 AND s.agency_id = :agency AND s.unit_id = :unit AND s.kind = :kind AND s.dim = dims.n AND s.grain = p.g
   AND s.at BETWEEN p.a AND p.z AND (:only IS NULL OR s.value = :only);

--@ figures_fresh each
--@ in  agency agency_id
--@ in  unit unit_id
--@ in  kind int
--@ in  dims int
--@ in  by int
--@ in  first day
--@ in  last day
--@ in  own1_from day
--@ in  own1_to day
--@ in  own2_from day
--@ in  own2_to day
--@ out dim int
--@ out value text
--@ out at int
--@ out measure int
--@ out amount int
-- The same of events that are not folded yet, and of a unit's own days, of which no parts are kept; at: by 0 nothing, 1 the day,
-- 2 the month. Partial index figure_delta_new, index figure_delta_of_unit.
WITH dims(n, bit) AS (VALUES (0, 1), (1, 2), (2, 4), (3, 8), (4, 16), (5, 32), (6, 64), (7, 128), (8, 256), (9, 512))
SELECT n AS dim,
       CASE n WHEN 1 THEN CAST(agency_id AS TEXT) WHEN 2 THEN CAST(unit_id AS TEXT) WHEN 3 THEN CAST(class AS TEXT)
            WHEN 4 THEN CAST(channel AS TEXT) WHEN 5 THEN CAST(service_id AS TEXT)
            WHEN 6 THEN CAST(category_id AS TEXT) WHEN 7 THEN reason WHEN 8 THEN area WHEN 9 THEN 'rahasia' ELSE '' END AS value,
       CASE :by WHEN 1 THEN day WHEN 2 THEN month ELSE 0 END AS at, measure, SUM(amount) AS amount
  FROM (SELECT 0 AS own, agency_id, unit_id, class, channel, service_id, category_id, reason, area, day, month, measure, amount
          FROM figure_delta
         WHERE folded = 0 AND kind = :kind AND day BETWEEN :first AND :last
           AND (:agency = 0 OR agency_id = :agency) AND (:unit = 0 OR unit_id = :unit)
        UNION ALL
        SELECT 1, agency_id, unit_id, class, channel, service_id, category_id, reason, area, day, month, measure, amount
          FROM figure_delta
         WHERE unit_id = :unit AND kind = :kind AND day BETWEEN :own1_from AND :own1_to AND folded = 1
        UNION ALL
        SELECT 1, agency_id, unit_id, class, channel, service_id, category_id, reason, area, day, month, measure, amount
          FROM figure_delta
         WHERE unit_id = :unit AND kind = :kind AND day BETWEEN :own2_from AND :own2_to AND folded = 1) e, dims
 WHERE (:dims & bit) <> 0 AND (own = 0 OR n <> 0)
   AND (n <> 5 OR service_id <> 0) AND (n <> 6 OR category_id <> 0) AND (n <> 7 OR reason <> '') AND (n <> 8 OR area <> '')
   AND (unit_id <> 0 OR n IN (0, 1, 9)) AND (n <> 9 OR unit_id = 0)
 GROUP BY 1, 2, 3, 4;
