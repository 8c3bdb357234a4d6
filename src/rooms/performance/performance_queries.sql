-- performance_queries.sql - every statement of this room: rows behind figures, what is due, times taken, newest acts, names.

--@ performance_times many
--@ in  agency agency_id
--@ in  kind int
--@ in  first_measure int
--@ in  second_measure int
--@ in  first day
--@ in  last day
--@ in  unit unit_id
--@ in  max_rows int
--@ out measure int
--@ out minutes int
--@ out service publication_id
-- Times taken, of the newest max_rows of each of two measures in [first, last]. Indexes figure_delta_by_agency,
-- figure_delta_by_day (agency 0: all), read without their rows.
SELECT measure, amount AS minutes, service_id
  FROM (SELECT * FROM (SELECT measure, amount, service_id FROM figure_delta
                        WHERE :agency <> 0 AND agency_id = :agency AND kind = :kind AND measure = :first_measure
                          AND day BETWEEN :first AND :last AND (:unit = 0 OR unit_id = :unit)
                        ORDER BY day DESC, id DESC LIMIT :max_rows) a
        UNION ALL
        SELECT * FROM (SELECT measure, amount, service_id FROM figure_delta
                        WHERE :agency <> 0 AND agency_id = :agency AND kind = :kind AND measure = :second_measure
                          AND day BETWEEN :first AND :last AND (:unit = 0 OR unit_id = :unit)
                        ORDER BY day DESC, id DESC LIMIT :max_rows) b
        UNION ALL
        SELECT * FROM (SELECT measure, amount, service_id FROM figure_delta
                        WHERE :agency = 0 AND kind = :kind AND measure = :first_measure AND day BETWEEN :first AND :last
                        ORDER BY day DESC, id DESC LIMIT :max_rows) c
        UNION ALL
        SELECT * FROM (SELECT measure, amount, service_id FROM figure_delta
                        WHERE :agency = 0 AND kind = :kind AND measure = :second_measure AND day BETWEEN :first AND :last
                        ORDER BY day DESC, id DESC LIMIT :max_rows) d) t
 LIMIT 4000;

--@ performance_due many
--@ in  agency agency_id
--@ in  kind int
--@ in  from_at instant
--@ in  until_at instant
--@ in  state int
--@ in  unit unit_id
--@ in  hidden int
--@ in  cursor_at instant
--@ in  cursor_id case_id
--@ in  max_rows int
--@ out id case_id
--@ out number text
--@ out mode int
--@ out state_no int
--@ out title text?
--@ out unit_name text
--@ out opened_day day
--@ out due_at instant?
--@ out due_clock int?
-- Cases whose earliest running promise runs out in [from, until), the newest first; state 0: any. Confidential ones only
-- where hidden is 1 and the whole agency is asked for. Index case_by_due.
SELECT f.id, f.number, f.mode, f.state, f.title, u.name, f.opened_day, f.due_at, f.due_clock
  FROM case_file f
  JOIN unit u ON u.id = f.unit_id
 WHERE f.due_at >= :from_at AND f.due_at < :until_at AND +f.kind = :kind
   AND (:agency = 0 OR f.agency_id = :agency) AND (:unit = 0 OR f.unit_id = :unit) AND (:state = 0 OR f.state = :state)
   AND (f.mode < 3 OR (:hidden = 1 AND :unit = 0))
   AND (f.due_at < :cursor_at OR (f.due_at = :cursor_at AND f.id < :cursor_id))
 ORDER BY f.due_at DESC, f.id DESC
 LIMIT :max_rows;

--@ performance_due_count one
--@ in  agency agency_id
--@ in  kind int
--@ in  now instant
--@ in  until_at instant
--@ in  first_state int
--@ in  unit unit_id
--@ out late int
--@ out today int
--@ out unverified int
--@ out late_hidden int
--@ out today_hidden int
--@ out unverified_hidden int
-- How many promises ran out before now, run out until a moment, ran out in the first state; of these the confidential ones,
-- who count for the whole agency only. Index case_by_due, read without its rows.
SELECT COUNT(CASE WHEN due_at < :now THEN 1 END) AS late, COUNT(CASE WHEN due_at >= :now THEN 1 END) AS today,
       COUNT(CASE WHEN state = :first_state AND due_at < :now THEN 1 END) AS unverified,
       COUNT(CASE WHEN mode >= 3 AND due_at < :now THEN 1 END) AS late_hidden,
       COUNT(CASE WHEN mode >= 3 AND due_at >= :now THEN 1 END) AS today_hidden,
       COUNT(CASE WHEN mode >= 3 AND state = :first_state AND due_at < :now THEN 1 END) AS unverified_hidden
  FROM case_file
 WHERE due_at < :until_at AND +kind = :kind AND (:agency = 0 OR agency_id = :agency) AND (:unit = 0 OR unit_id = :unit)
   AND (mode < 3 OR :unit = 0);

--@ performance_counted many
--@ in  agency agency_id
--@ in  kind int
--@ in  first_measure int
--@ in  second_measure int
--@ in  first day
--@ in  last day
--@ in  unit unit_id
--@ in  service publication_id
--@ in  class int
--@ in  channel int
--@ in  category category_id
--@ in  reason text
--@ in  cursor_day day
--@ in  cursor_id int
--@ in  max_rows int
--@ out id int
--@ out on_day day
--@ out measure int
--@ out amount int
--@ out number text
--@ out mode int
--@ out state_no int
--@ out title text?
--@ out unit_name text
--@ out opened_day day
--@ out closed_day day?
--@ out rating int?
-- The events that one or two measures are the sum of, without the confidential ones (they have no unit) and
-- those taken back (they have no case), newest first, with the unit they were counted for. unit 0, service 0,
-- class -1, channel 0, category 0, reason '': any. Indexes figure_delta_by_agency, figure_delta_by_day (agency 0: all).
SELECT d.id, d.day AS on_day, d.measure, d.amount, f.number, f.mode, f.state, f.title, u.name, f.opened_day, f.closed_day,
       f.rating
  FROM (SELECT * FROM (SELECT id, day, measure, amount, unit_id, case_id FROM figure_delta
                        WHERE :agency <> 0 AND agency_id = :agency AND kind = :kind AND measure = :first_measure
                          AND day BETWEEN :first AND :last AND (day < :cursor_day OR (day = :cursor_day AND id < :cursor_id))
                          AND unit_id <> 0 AND case_id <> 0
                          AND (:unit = 0 OR unit_id = :unit) AND (:service = 0 OR service_id = :service)
                          AND (:class < 0 OR class = :class) AND (:channel = 0 OR channel = :channel)
                          AND (:category = 0 OR category_id = :category) AND (:reason = '' OR reason = :reason)
                        ORDER BY day DESC, id DESC LIMIT :max_rows) a
        UNION ALL
        SELECT * FROM (SELECT id, day, measure, amount, unit_id, case_id FROM figure_delta
                        WHERE :agency <> 0 AND agency_id = :agency AND kind = :kind AND measure = :second_measure
                          AND day BETWEEN :first AND :last AND (day < :cursor_day OR (day = :cursor_day AND id < :cursor_id))
                          AND unit_id <> 0 AND case_id <> 0
                          AND (:unit = 0 OR unit_id = :unit) AND (:service = 0 OR service_id = :service)
                          AND (:class < 0 OR class = :class) AND (:channel = 0 OR channel = :channel)
                          AND (:category = 0 OR category_id = :category) AND (:reason = '' OR reason = :reason)
                        ORDER BY day DESC, id DESC LIMIT :max_rows) b
        UNION ALL
        SELECT * FROM (SELECT id, day, measure, amount, unit_id, case_id FROM figure_delta
                        WHERE :agency = 0 AND kind = :kind AND measure = :first_measure
                          AND day BETWEEN :first AND :last AND (day < :cursor_day OR (day = :cursor_day AND id < :cursor_id))
                          AND unit_id <> 0 AND case_id <> 0
                          AND (:service = 0 OR service_id = :service)
                          AND (:class < 0 OR class = :class) AND (:channel = 0 OR channel = :channel)
                          AND (:category = 0 OR category_id = :category) AND (:reason = '' OR reason = :reason)
                        ORDER BY day DESC, id DESC LIMIT :max_rows) c
        UNION ALL
        SELECT * FROM (SELECT id, day, measure, amount, unit_id, case_id FROM figure_delta
                        WHERE :agency = 0 AND kind = :kind AND measure = :second_measure
                          AND day BETWEEN :first AND :last AND (day < :cursor_day OR (day = :cursor_day AND id < :cursor_id))
                          AND unit_id <> 0 AND case_id <> 0
                          AND (:service = 0 OR service_id = :service)
                          AND (:class < 0 OR class = :class) AND (:channel = 0 OR channel = :channel)
                          AND (:category = 0 OR category_id = :category) AND (:reason = '' OR reason = :reason)
                        ORDER BY day DESC, id DESC LIMIT :max_rows) e) d
  JOIN case_file f ON f.id = d.case_id
  JOIN unit u ON u.id = d.unit_id
 ORDER BY d.day DESC, d.id DESC
 LIMIT :max_rows;

--@ performance_open many
--@ in  agency agency_id
--@ in  kind int
--@ in  on_day day
--@ in  unit unit_id
--@ in  opened_from day
--@ in  opened_to day
--@ in  cursor_day day
--@ in  cursor_id case_id
--@ in  max_rows int
--@ out id case_id
--@ out number text
--@ out mode int
--@ out state_no int
--@ out title text?
--@ out unit_name text
--@ out opened_day day
--@ out closed_day day?
-- Cases open at the end of a day, with the unit they lay with then, newest first. Indexes figure_span_by_agency,
-- figure_span_by_day (agency 0: all).
SELECT f.id, f.number, f.mode, f.state, f.title, u.name, f.opened_day, f.closed_day
  FROM (SELECT case_id, unit_id FROM figure_span
         WHERE :agency <> 0 AND agency_id = :agency AND kind = :kind AND until_day IS NULL AND from_day <= :on_day
        UNION ALL
        SELECT case_id, unit_id FROM figure_span
         WHERE :agency <> 0 AND agency_id = :agency AND kind = :kind AND until_day > :on_day AND from_day <= :on_day
        UNION ALL
        SELECT case_id, unit_id FROM figure_span
         WHERE :agency = 0 AND kind = :kind AND until_day IS NULL AND from_day <= :on_day
        UNION ALL
        SELECT case_id, unit_id FROM figure_span
         WHERE :agency = 0 AND kind = :kind AND until_day > :on_day AND from_day <= :on_day) s
  JOIN case_file f ON f.id = s.case_id
  JOIN unit u ON u.id = s.unit_id
 WHERE s.unit_id <> 0 AND (:unit = 0 OR s.unit_id = :unit) AND f.opened_day BETWEEN :opened_from AND :opened_to
   AND (f.opened_day < :cursor_day OR (f.opened_day = :cursor_day AND f.id < :cursor_id))
 ORDER BY f.opened_day DESC, f.id DESC
 LIMIT :max_rows;

--@ performance_ages one
--@ in  agency agency_id
--@ in  kind int
--@ in  on_day day
--@ in  unit unit_id
--@ in  since1 day
--@ in  since2 day
--@ in  since3 day
--@ in  since4 day
--@ out cases int
--@ out younger1 int
--@ out younger2 int
--@ out younger3 int
--@ out younger4 int
-- How many cases were open at the end of a day, and how many of them were received on or after each of four days. Indexes as
-- above, read without their rows.
SELECT COUNT(*) AS cases, COUNT(CASE WHEN opened_day >= :since1 THEN 1 END) AS younger1,
       COUNT(CASE WHEN opened_day >= :since2 THEN 1 END) AS younger2, COUNT(CASE WHEN opened_day >= :since3 THEN 1 END) AS younger3,
       COUNT(CASE WHEN opened_day >= :since4 THEN 1 END) AS younger4
  FROM (SELECT opened_day FROM figure_span
         WHERE :agency <> 0 AND agency_id = :agency AND kind = :kind AND until_day IS NULL AND from_day <= :on_day
           AND unit_id <> 0 AND (:unit = 0 OR unit_id = :unit)
        UNION ALL
        SELECT opened_day FROM figure_span
         WHERE :agency <> 0 AND agency_id = :agency AND kind = :kind AND until_day > :on_day AND from_day <= :on_day
           AND unit_id <> 0 AND (:unit = 0 OR unit_id = :unit)
        UNION ALL
        SELECT opened_day FROM figure_span
         WHERE :agency = 0 AND kind = :kind AND until_day IS NULL AND from_day <= :on_day
           AND unit_id <> 0 AND (:unit = 0 OR unit_id = :unit)
        UNION ALL
        SELECT opened_day FROM figure_span
         WHERE :agency = 0 AND kind = :kind AND until_day > :on_day AND from_day <= :on_day
           AND unit_id <> 0 AND (:unit = 0 OR unit_id = :unit)) s;

--@ performance_acts many
--@ in  until_at instant
--@ in  max_rows int
--@ out idx int
--@ out hash text
--@ out data blob
-- The newest leaves that have their place, of acts up to a moment. Index act_by_time, unique indexes of leaf and leaf_order.
SELECT o.idx, l.hash, l.data
  FROM act a
  JOIN leaf l ON l.hash = a.leaf_hash
  JOIN leaf_order o ON o.leaf_id = l.id
 WHERE a.at <= :until_at
 ORDER BY a.at DESC, a.id DESC
 LIMIT :max_rows;

--@ performance_names many
--@ in  u1 unit_id
--@ in  u2 unit_id
--@ in  p1 publication_id
--@ in  p2 publication_id
--@ in  p3 publication_id
--@ in  p4 publication_id
--@ in  p5 publication_id
--@ in  p6 publication_id
--@ in  p7 publication_id
--@ in  p8 publication_id
--@ in  agency agency_id
--@ in  max_rows int
--@ in  until_at instant
--@ out what int
--@ out id int
--@ out agency_code text
--@ out slug text
--@ out name text
--@ out own_amount int
--@ out own_unit int
--@ out standard int
-- Names of up to two units (what 1), eight services (what 2) with what a service last promised for complaints and the version of its standard in force (0: none) up to a
-- moment, and the first max_rows services by title that have a standard in force (what 3). Primary keys, indexes
-- case_by_service, publication_by_kind.
SELECT 1 AS what, u.id, g.code, u.slug, u.name, 0 AS own_amount, 0 AS own_unit, 0 AS standard
  FROM unit u JOIN agency g ON g.id = u.agency_id
 WHERE u.id IN (:u1, :u2)
UNION ALL
SELECT 2, p.id, g.code, p.slug, p.title,
       COALESCE((SELECT f.own_amount FROM case_file f WHERE f.publication_id = p.id AND f.opened_at <= :until_at
                  ORDER BY f.opened_at DESC, f.id DESC LIMIT 1), 0),
       COALESCE((SELECT f.own_unit FROM case_file f WHERE f.publication_id = p.id AND f.opened_at <= :until_at
                  ORDER BY f.opened_at DESC, f.id DESC LIMIT 1), 0),
       COALESCE(p.current_id, 0)
  FROM publication p JOIN agency g ON g.id = p.agency_id
 WHERE p.id IN (:p1, :p2, :p3, :p4, :p5, :p6, :p7, :p8)
UNION ALL
SELECT * FROM (SELECT 3, p.id, g.code, p.slug, p.title, 0, 0, p.current_id
                 FROM publication p JOIN agency g ON g.id = p.agency_id
                WHERE p.kind = 1 AND p.current_id IS NOT NULL AND (:agency = 0 OR p.agency_id = :agency)
                ORDER BY p.title, p.id LIMIT :max_rows) s
 LIMIT 40;

--@ performance_units many
--@ in  agency agency_id
--@ out id unit_id
--@ out slug text
--@ out name text
-- All units of an agency from the root down. Index unit_by_agency.
SELECT id, slug, name FROM unit WHERE agency_id = :agency ORDER BY path LIMIT 2000;

--@ performance_services many
--@ in  agency agency_id
--@ in  max_rows int
--@ out id publication_id
--@ out agency_code text
--@ out slug text
--@ out title text
-- Services (publications of kind 1) by title; agency 0: of all. Index publication_by_kind.
SELECT p.id, g.code, p.slug, p.title
  FROM publication p
  JOIN agency g ON g.id = p.agency_id
 WHERE p.kind = 1 AND (:agency = 0 OR p.agency_id = :agency)
 ORDER BY p.title, p.id
 LIMIT :max_rows;
