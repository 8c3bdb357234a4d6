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
-- Adds them to the sums: of all agencies, the agency and the unit; per day and month; in all and told apart (a unit's only
-- per month; what has no unit is confidential and told apart by nothing but that). Partial index figure_delta_folding, primary key of figure_sum.
INSERT INTO figure_sum (agency_id, unit_id, kind, dim, grain, at, value,
                        opened, closed, finished, on_time, late, missed, verified, verified_late, answered,
                        answered_late, reopened, rated, rating_sum, archived, not_ours, withdrawn, minutes,
                        answer_minutes, verify_minutes, moved)
WITH lvl(l) AS (VALUES (0), (1), (2)),
     dims(n) AS (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)),
     grains(g) AS (VALUES (1), (2))
SELECT CASE WHEN l = 0 THEN 0 ELSE e.agency_id END, CASE WHEN l = 2 THEN e.unit_id ELSE 0 END, e.kind, n, g,
       CASE WHEN g = 1 THEN e.day ELSE e.month END,
       CASE n WHEN 1 THEN CAST(e.agency_id AS TEXT) WHEN 2 THEN CAST(e.unit_id AS TEXT) WHEN 3 THEN CAST(e.class AS TEXT)
              WHEN 4 THEN CAST(e.channel AS TEXT) WHEN 5 THEN CAST(e.service_id AS TEXT)
              WHEN 6 THEN CAST(e.category_id AS TEXT) WHEN 7 THEN e.reason WHEN 8 THEN e.area WHEN 9 THEN 'rahasia' ELSE '' END,
       SUM(opened), SUM(closed), SUM(finished), SUM(on_time), SUM(late), SUM(missed), SUM(verified),
       SUM(verified_late), SUM(answered), SUM(answered_late), SUM(reopened), SUM(rated), SUM(rating_sum),
       SUM(archived), SUM(not_ours), SUM(withdrawn), SUM(minutes), SUM(answer_minutes), SUM(verify_minutes),
       SUM(moved)
  FROM figure_event e, lvl, dims, grains
 WHERE e.folded = 2 AND (l < 2 OR n = 0 OR g = 2)
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

--@ figures_range one
--@ in  agency agency_id
--@ in  unit unit_id
--@ in  kind int
--@ in  month_from int
--@ in  month_to int
--@ in  head_from day
--@ in  head_to day
--@ in  tail_from day
--@ in  tail_to day
--@ in  first day
--@ in  last day
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
-- Sums over a range: whole months, the days before and after them, and events not folded yet. Primary key of figure_sum,
-- partial index figure_delta_new.
SELECT COALESCE(SUM(opened), 0) AS opened, COALESCE(SUM(closed), 0) AS closed, COALESCE(SUM(finished), 0) AS finished,
       COALESCE(SUM(on_time), 0) AS on_time, COALESCE(SUM(late), 0) AS late, COALESCE(SUM(missed), 0) AS missed,
       COALESCE(SUM(verified), 0) AS verified, COALESCE(SUM(verified_late), 0) AS verified_late,
       COALESCE(SUM(answered), 0) AS answered, COALESCE(SUM(answered_late), 0) AS answered_late,
       COALESCE(SUM(reopened), 0) AS reopened, COALESCE(SUM(rated), 0) AS rated,
       COALESCE(SUM(rating_sum), 0) AS rating_sum, COALESCE(SUM(archived), 0) AS archived,
       COALESCE(SUM(not_ours), 0) AS not_ours, COALESCE(SUM(withdrawn), 0) AS withdrawn,
       COALESCE(SUM(minutes), 0) AS minutes, COALESCE(SUM(answer_minutes), 0) AS answer_minutes,
       COALESCE(SUM(verify_minutes), 0) AS verify_minutes, COALESCE(SUM(moved), 0) AS moved
  FROM (SELECT opened, closed, finished, on_time, late, missed, verified, verified_late, answered, answered_late,
               reopened, rated, rating_sum, archived, not_ours, withdrawn, minutes, answer_minutes, verify_minutes,
               moved
          FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = 0 AND grain = 2 AND at BETWEEN :month_from AND :month_to
        UNION ALL
        SELECT opened, closed, finished, on_time, late, missed, verified, verified_late, answered, answered_late,
               reopened, rated, rating_sum, archived, not_ours, withdrawn, minutes, answer_minutes, verify_minutes,
               moved
          FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = 0 AND grain = 1 AND at BETWEEN :head_from AND :head_to
        UNION ALL
        SELECT opened, closed, finished, on_time, late, missed, verified, verified_late, answered, answered_late,
               reopened, rated, rating_sum, archived, not_ours, withdrawn, minutes, answer_minutes, verify_minutes,
               moved
          FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = 0 AND grain = 1 AND at BETWEEN :tail_from AND :tail_to
        UNION ALL
        SELECT opened, closed, finished, on_time, late, missed, verified, verified_late, answered, answered_late,
               reopened, rated, rating_sum, archived, not_ours, withdrawn, minutes, answer_minutes, verify_minutes,
               moved
          FROM figure_event
         WHERE folded = 0 AND kind = :kind AND day BETWEEN :first AND :last
           AND (:agency = 0 OR agency_id = :agency) AND (:unit = 0 OR unit_id = :unit)) s;

--@ figures_open one
--@ in  agency agency_id
--@ in  unit unit_id
--@ in  kind int
--@ in  month_to int
--@ in  tail_from day
--@ in  last day
--@ out cases int
-- Open cases at the end of a day: opened, less closed, and moved to less from a unit, of all months up to month_to, the days
-- from tail_from on and what is not folded yet. Primary key of figure_sum, partial index figure_delta_new.
SELECT COALESCE(SUM(opened - closed + moved), 0) AS cases
  FROM (SELECT opened, closed, moved FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = 0 AND grain = 2 AND at <= :month_to
        UNION ALL
        SELECT opened, closed, moved FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = 0 AND grain = 1 AND at BETWEEN :tail_from AND :last
        UNION ALL
        SELECT opened, closed, moved FROM figure_event
         WHERE folded = 0 AND kind = :kind AND day <= :last
           AND (:agency = 0 OR agency_id = :agency) AND (:unit = 0 OR unit_id = :unit)) s;

--@ figures_days many
--@ in  agency agency_id
--@ in  unit unit_id
--@ in  kind int
--@ in  first day
--@ in  last day
--@ in  max_rows int
--@ out at day
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
-- Sums per day, a day at most twice. Primary key of figure_sum, partial index figure_delta_new.
SELECT at, opened, closed, finished, on_time, late, missed, verified, verified_late, answered, answered_late, reopened,
       rated, rating_sum, archived, not_ours, withdrawn, minutes, answer_minutes, verify_minutes, moved
  FROM figure_sum
 WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = 0 AND grain = 1 AND at BETWEEN :first AND :last
UNION ALL
SELECT day, SUM(opened) AS opened, SUM(closed) AS closed, SUM(finished) AS finished, SUM(on_time) AS on_time,
       SUM(late) AS late, SUM(missed) AS missed, SUM(verified) AS verified, SUM(verified_late) AS verified_late,
       SUM(answered) AS answered, SUM(answered_late) AS answered_late, SUM(reopened) AS reopened, SUM(rated) AS rated,
       SUM(rating_sum) AS rating_sum, SUM(archived) AS archived, SUM(not_ours) AS not_ours,
       SUM(withdrawn) AS withdrawn, SUM(minutes) AS minutes, SUM(answer_minutes) AS answer_minutes,
       SUM(verify_minutes) AS verify_minutes, SUM(moved) AS moved
  FROM figure_event
 WHERE folded = 0 AND kind = :kind AND day BETWEEN :first AND :last
   AND (:agency = 0 OR agency_id = :agency) AND (:unit = 0 OR unit_id = :unit)
 GROUP BY day
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
-- Sums per month, a month several times; the month after month_to is made of the days tail_from to last. Primary key of
-- figure_sum, partial index figure_delta_new.
SELECT at, opened, closed, finished, on_time, late, missed, verified, verified_late, answered, answered_late, reopened,
       rated, rating_sum, archived, not_ours, withdrawn, minutes, answer_minutes, verify_minutes, moved
  FROM figure_sum
 WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = 0 AND grain = 2 AND at BETWEEN :month_from AND :month_to
UNION ALL
SELECT :month_to + 1, opened, closed, finished, on_time, late, missed, verified, verified_late, answered, answered_late, reopened,
       rated, rating_sum, archived, not_ours, withdrawn, minutes, answer_minutes, verify_minutes, moved
  FROM figure_sum
 WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = 0 AND grain = 1 AND at BETWEEN :tail_from AND :last
UNION ALL
SELECT month, SUM(opened) AS opened, SUM(closed) AS closed, SUM(finished) AS finished, SUM(on_time) AS on_time,
       SUM(late) AS late, SUM(missed) AS missed, SUM(verified) AS verified, SUM(verified_late) AS verified_late,
       SUM(answered) AS answered, SUM(answered_late) AS answered_late, SUM(reopened) AS reopened, SUM(rated) AS rated,
       SUM(rating_sum) AS rating_sum, SUM(archived) AS archived, SUM(not_ours) AS not_ours,
       SUM(withdrawn) AS withdrawn, SUM(minutes) AS minutes, SUM(answer_minutes) AS answer_minutes,
       SUM(verify_minutes) AS verify_minutes, SUM(moved) AS moved
  FROM figure_event
 WHERE folded = 0 AND kind = :kind AND day BETWEEN :first AND :last
   AND (:agency = 0 OR agency_id = :agency) AND (:unit = 0 OR unit_id = :unit)
 GROUP BY month
 LIMIT :max_rows;

--@ figures_by many
--@ in  agency agency_id
--@ in  unit unit_id
--@ in  kind int
--@ in  dim int
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
-- Sums over a range told apart by a dimension; of a unit the days come from the events themselves. Primary key of
-- figure_sum, partial index figure_delta_new, index figure_delta_of_unit.
SELECT value, SUM(opened) AS opened, SUM(closed) AS closed, SUM(finished) AS finished, SUM(on_time) AS on_time,
       SUM(late) AS late, SUM(missed) AS missed, SUM(verified) AS verified, SUM(verified_late) AS verified_late,
       SUM(answered) AS answered, SUM(answered_late) AS answered_late, SUM(reopened) AS reopened, SUM(rated) AS rated,
       SUM(rating_sum) AS rating_sum, SUM(archived) AS archived, SUM(not_ours) AS not_ours,
       SUM(withdrawn) AS withdrawn, SUM(minutes) AS minutes, SUM(answer_minutes) AS answer_minutes,
       SUM(verify_minutes) AS verify_minutes, SUM(moved) AS moved
  FROM (SELECT value, opened, closed, finished, on_time, late, missed, verified, verified_late, answered, answered_late,
               reopened, rated, rating_sum, archived, not_ours, withdrawn, minutes, answer_minutes, verify_minutes,
               moved
          FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = :dim AND grain = 2 AND at BETWEEN :month_from AND :month_to
        UNION ALL
        SELECT value, opened, closed, finished, on_time, late, missed, verified, verified_late, answered, answered_late,
               reopened, rated, rating_sum, archived, not_ours, withdrawn, minutes, answer_minutes, verify_minutes,
               moved
          FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = :dim AND grain = 1 AND at BETWEEN :head_from AND :head_to
        UNION ALL
        SELECT value, opened, closed, finished, on_time, late, missed, verified, verified_late, answered, answered_late,
               reopened, rated, rating_sum, archived, not_ours, withdrawn, minutes, answer_minutes, verify_minutes,
               moved
          FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = :dim AND grain = 1 AND at BETWEEN :tail_from AND :tail_to
        UNION ALL
        SELECT CASE :dim WHEN 1 THEN CAST(agency_id AS TEXT) WHEN 2 THEN CAST(unit_id AS TEXT) WHEN 3 THEN CAST(class AS TEXT)
                    WHEN 4 THEN CAST(channel AS TEXT) WHEN 5 THEN CAST(service_id AS TEXT)
                    WHEN 6 THEN CAST(category_id AS TEXT) WHEN 7 THEN reason WHEN 8 THEN area WHEN 9 THEN 'rahasia' ELSE '' END,
               opened, closed, finished, on_time, late, missed, verified, verified_late, answered, answered_late,
               reopened, rated, rating_sum, archived, not_ours, withdrawn, minutes, answer_minutes, verify_minutes,
               moved
          FROM figure_event
         WHERE :unit <> 0 AND folded = 1 AND unit_id = :unit AND kind = :kind
           AND (day BETWEEN :head_from AND :head_to OR day BETWEEN :tail_from AND :tail_to) AND :dim <> 0
           AND (:dim <> 5 OR service_id <> 0) AND (:dim <> 6 OR category_id <> 0)
           AND (:dim <> 7 OR reason <> '') AND (:dim <> 8 OR area <> '')
           AND (unit_id <> 0 OR :dim IN (0, 1, 9)) AND (:dim <> 9 OR unit_id = 0)
        UNION ALL
        SELECT CASE :dim WHEN 1 THEN CAST(agency_id AS TEXT) WHEN 2 THEN CAST(unit_id AS TEXT) WHEN 3 THEN CAST(class AS TEXT)
                    WHEN 4 THEN CAST(channel AS TEXT) WHEN 5 THEN CAST(service_id AS TEXT)
                    WHEN 6 THEN CAST(category_id AS TEXT) WHEN 7 THEN reason WHEN 8 THEN area WHEN 9 THEN 'rahasia' ELSE '' END,
               opened, closed, finished, on_time, late, missed, verified, verified_late, answered, answered_late,
               reopened, rated, rating_sum, archived, not_ours, withdrawn, minutes, answer_minutes, verify_minutes,
               moved
          FROM figure_event
         WHERE folded = 0 AND kind = :kind AND day BETWEEN :first AND :last
           AND (:agency = 0 OR agency_id = :agency) AND (:unit = 0 OR unit_id = :unit)
           AND (:dim <> 5 OR service_id <> 0) AND (:dim <> 6 OR category_id <> 0)
           AND (:dim <> 7 OR reason <> '') AND (:dim <> 8 OR area <> '')
           AND (unit_id <> 0 OR :dim IN (0, 1, 9)) AND (:dim <> 9 OR unit_id = 0)) s
 GROUP BY value
 ORDER BY value
 LIMIT :max_rows;

--@ figures_one one
--@ in  agency agency_id
--@ in  kind int
--@ in  dim int
--@ in  value text
--@ in  month_from int
--@ in  month_to int
--@ in  head_from day
--@ in  head_to day
--@ in  tail_from day
--@ in  tail_to day
--@ in  first day
--@ in  last day
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
-- As figures_by for agencies, of one value. Primary key of figure_sum, partial index figure_delta_new.
SELECT COALESCE(SUM(opened), 0) AS opened, COALESCE(SUM(closed), 0) AS closed, COALESCE(SUM(finished), 0) AS finished,
       COALESCE(SUM(on_time), 0) AS on_time, COALESCE(SUM(late), 0) AS late, COALESCE(SUM(missed), 0) AS missed,
       COALESCE(SUM(verified), 0) AS verified, COALESCE(SUM(verified_late), 0) AS verified_late, COALESCE(SUM(answered), 0) AS answered,
       COALESCE(SUM(answered_late), 0) AS answered_late, COALESCE(SUM(reopened), 0) AS reopened, COALESCE(SUM(rated), 0) AS rated,
       COALESCE(SUM(rating_sum), 0) AS rating_sum, COALESCE(SUM(archived), 0) AS archived, COALESCE(SUM(not_ours), 0) AS not_ours,
       COALESCE(SUM(withdrawn), 0) AS withdrawn, COALESCE(SUM(minutes), 0) AS minutes, COALESCE(SUM(answer_minutes), 0) AS answer_minutes,
       COALESCE(SUM(verify_minutes), 0) AS verify_minutes, COALESCE(SUM(moved), 0) AS moved
  FROM (SELECT opened, closed, finished, on_time, late, missed, verified, verified_late, answered, answered_late,
               reopened, rated, rating_sum, archived, not_ours, withdrawn, minutes, answer_minutes, verify_minutes, moved
          FROM figure_sum
         WHERE agency_id = :agency AND unit_id = 0 AND kind = :kind AND dim = :dim AND grain = 2 AND at BETWEEN :month_from AND :month_to AND value = :value
        UNION ALL
        SELECT opened, closed, finished, on_time, late, missed, verified, verified_late, answered, answered_late,
               reopened, rated, rating_sum, archived, not_ours, withdrawn, minutes, answer_minutes, verify_minutes, moved
          FROM figure_sum
         WHERE agency_id = :agency AND unit_id = 0 AND kind = :kind AND dim = :dim AND grain = 1 AND at BETWEEN :head_from AND :head_to AND value = :value
        UNION ALL
        SELECT opened, closed, finished, on_time, late, missed, verified, verified_late, answered, answered_late,
               reopened, rated, rating_sum, archived, not_ours, withdrawn, minutes, answer_minutes, verify_minutes, moved
          FROM figure_sum
         WHERE agency_id = :agency AND unit_id = 0 AND kind = :kind AND dim = :dim AND grain = 1 AND at BETWEEN :tail_from AND :tail_to AND value = :value
        UNION ALL
        SELECT opened, closed, finished, on_time, late, missed, verified, verified_late, answered, answered_late,
               reopened, rated, rating_sum, archived, not_ours, withdrawn, minutes, answer_minutes, verify_minutes, moved
          FROM figure_event
         WHERE folded = 0 AND kind = :kind AND day BETWEEN :first AND :last
           AND (:agency = 0 OR agency_id = :agency) AND (unit_id <> 0 OR :dim IN (0, 1, 9)) AND (:dim <> 9 OR unit_id = 0)
           AND :value = CASE :dim WHEN 1 THEN CAST(agency_id AS TEXT) WHEN 2 THEN CAST(unit_id AS TEXT) WHEN 3 THEN CAST(class AS TEXT)
                    WHEN 4 THEN CAST(channel AS TEXT) WHEN 5 THEN CAST(service_id AS TEXT)
                    WHEN 6 THEN CAST(category_id AS TEXT) WHEN 7 THEN reason WHEN 8 THEN area WHEN 9 THEN 'rahasia' ELSE '' END) s;

--@ figures_brief many
--@ in  agency agency_id
--@ in  unit unit_id
--@ in  kind int
--@ in  dim int
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
--@ out opened int
--@ out on_time int
--@ out late int
-- As figures_by for agencies, three measures only. Primary key of figure_sum, partial index figure_delta_new.
SELECT value, SUM(opened) AS opened, SUM(on_time) AS on_time, SUM(late) AS late
  FROM (SELECT value, opened, on_time, late FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = :dim AND grain = 2 AND at BETWEEN :month_from AND :month_to
        UNION ALL
        SELECT value, opened, on_time, late FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = :dim AND grain = 1 AND at BETWEEN :head_from AND :head_to
        UNION ALL
        SELECT value, opened, on_time, late FROM figure_sum
         WHERE agency_id = :agency AND unit_id = :unit AND kind = :kind AND dim = :dim AND grain = 1 AND at BETWEEN :tail_from AND :tail_to
        UNION ALL
        SELECT CASE :dim WHEN 1 THEN CAST(agency_id AS TEXT) WHEN 2 THEN CAST(unit_id AS TEXT) WHEN 3 THEN CAST(class AS TEXT)
                    WHEN 4 THEN CAST(channel AS TEXT) WHEN 5 THEN CAST(service_id AS TEXT)
                    WHEN 6 THEN CAST(category_id AS TEXT) WHEN 7 THEN reason WHEN 8 THEN area WHEN 9 THEN 'rahasia' ELSE '' END,
               opened, on_time, late FROM figure_event
         WHERE folded = 0 AND kind = :kind AND day BETWEEN :first AND :last
           AND (:agency = 0 OR agency_id = :agency) AND (:unit = 0 OR unit_id = :unit)
           AND (:dim <> 5 OR service_id <> 0) AND (:dim <> 6 OR category_id <> 0)
           AND (:dim <> 7 OR reason <> '') AND (:dim <> 8 OR area <> '')
           AND (unit_id <> 0 OR :dim IN (0, 1, 9)) AND (:dim <> 9 OR unit_id = 0)) s
 GROUP BY value
 ORDER BY value
 LIMIT :max_rows;
