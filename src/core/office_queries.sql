-- office_queries.sql - agencies, units, own holidays, law changes, categories, published manifests.

--@ agency_row_by_id maybe
--@ in  agency      agency_id
--@ out id          agency_id
--@ out code        text
--@ out name        text
--@ out parent_name text
--@ out zone        int
--@ out week_days   int
--@ out open_minute int
--@ out close_minute int
--@ out rolls       bool
--@ out address     text
--@ out contact     text
--@ out demo        bool
--@ out rules_leaf  text?
--@ out hours       text?
-- One agency. Primary key.
SELECT id, code, name, parent_name, zone, week_days, open_minute, close_minute, after_hours_rolls, address, contact, demo,
       rules_leaf, hours
  FROM agency WHERE id = :agency;

--@ agency_row_by_code maybe
--@ in  code        text
--@ out id          agency_id
-- Unique index on code.
SELECT id FROM agency WHERE code = :code;

--@ agency_rows many
--@ out id          agency_id
--@ out code        text
--@ out name        text
--@ out parent_name text
--@ out zone        int
--@ out week_days   int
--@ out open_minute int
--@ out close_minute int
--@ out rolls       bool
--@ out address     text
--@ out contact     text
--@ out demo        bool
--@ out rules_leaf  text?
--@ out hours       text?
-- Active agencies by name.
-- scan: the whole of a small table: at most 1,000 agencies live in an installation.
SELECT id, code, name, parent_name, zone, week_days, open_minute, close_minute, after_hours_rolls, address, contact, demo,
       rules_leaf, hours
  FROM agency WHERE active = 1 ORDER BY name, id LIMIT 1000;

--@ agency_insert one
--@ in  code        text
--@ in  name        text
--@ in  parent_name text
--@ in  zone        int
--@ in  week_days   int
--@ in  open_minute int
--@ in  close_minute int
--@ in  demo        bool
--@ in  key         key_id
--@ in  at          instant
--@ out id          agency_id
-- A new agency without acts.
INSERT INTO agency (code, name, parent_name, zone, week_days, open_minute, close_minute, after_hours_rolls, address, contact,
                    demo, active, key_id, act_count, created_at)
VALUES (:code, :name, :parent_name, :zone, :week_days, :open_minute, :close_minute, 0, '', '', :demo, 1, :key, 0, :at)
RETURNING id;

--@ agency_update none
--@ in  agency       agency_id
--@ in  name         text
--@ in  parent_name  text
--@ in  week_days    int
--@ in  open_minute  int
--@ in  close_minute int
--@ in  address      text
--@ in  contact      text
--@ in  hours        text
-- What an agency may change of itself. Primary key.
UPDATE agency SET name = :name, parent_name = :parent_name, week_days = :week_days, open_minute = :open_minute,
       close_minute = :close_minute, address = :address, contact = :contact, hours = :hours
 WHERE id = :agency;

--@ agency_lock one
--@ in  agency     agency_id
--@ out act_count  int
--@ out last_leaf  text?
--@ out key        key_id
-- The chain of record ATURAN-<code>, locked for the next act. Primary key.
SELECT act_count, last_leaf, key_id FROM agency WHERE id = :agency /*pg FOR UPDATE */;

--@ agency_hold_row maybe
--@ in  agency agency_id
--@ out id agency_id
-- Keeps the agency and its rules as they are until the end of the transaction. Primary key.
SELECT id FROM agency WHERE id = :agency /*pg FOR SHARE */;

--@ agency_chain_set none
--@ in  agency     agency_id
--@ in  act_count  int
--@ in  last_leaf  text
-- After an act. Primary key.
UPDATE agency SET act_count = :act_count, last_leaf = :last_leaf WHERE id = :agency;

--@ agency_rules_set none
--@ in  agency     agency_id
--@ in  leaf       text
-- The manifest in force. Primary key.
UPDATE agency SET rules_leaf = :leaf WHERE id = :agency;

--@ unit_row_by_id maybe
--@ in  unit        unit_id
--@ out id          unit_id
--@ out agency      agency_id
--@ out parent      unit_id?
--@ out slug        text
--@ out name        text
--@ out path        text
--@ out hours       text
--@ out address     text
--@ out contact     text
--@ out responsible text
--@ out competence  text
--@ out desk        bool
--@ out active      bool
-- One unit. Primary key.
SELECT id, agency_id, parent_id, slug, name, path, hours, address, contact, responsible, competence, complaints_desk, active
  FROM unit WHERE id = :unit;

--@ unit_id_by_slug maybe
--@ in  agency  agency_id
--@ in  slug    text
--@ out id      unit_id
-- Unique index (agency_id, slug).
SELECT id FROM unit WHERE agency_id = :agency AND slug = :slug;

--@ unit_rows many
--@ in  agency      agency_id
--@ out id          unit_id
--@ out agency      agency_id
--@ out parent      unit_id?
--@ out slug        text
--@ out name        text
--@ out path        text
--@ out hours       text
--@ out address     text
--@ out contact     text
--@ out responsible text
--@ out competence  text
--@ out desk        bool
--@ out active      bool
-- All units of an agency, closed ones too, by name. Index unit_by_agency.
SELECT id, agency_id, parent_id, slug, name, path, hours, address, contact, responsible, competence, complaints_desk, active
  FROM unit WHERE agency_id = :agency ORDER BY name, id LIMIT 2000;

--@ unit_root_id maybe
--@ in  agency  agency_id
--@ out id      unit_id
-- The unit without a parent. Index unit_by_agency.
SELECT id FROM unit WHERE agency_id = :agency AND parent_id IS NULL ORDER BY id LIMIT 1;

--@ unit_desk_id maybe
--@ in  agency  agency_id
--@ out id      unit_id
-- The complaints desk. Index unit_by_agency.
SELECT id FROM unit WHERE agency_id = :agency AND complaints_desk = 1 AND active = 1 ORDER BY id LIMIT 1;

--@ unit_slugs_up many
--@ in  unit  unit_id
--@ out slug  text
-- Slugs from the root unit down to this one. Primary key at each step.
WITH RECURSIVE up (id, parent_id, slug, level) AS (
	SELECT id, parent_id, slug, 0 FROM unit WHERE id = :unit
	UNION ALL
	SELECT p.id, p.parent_id, p.slug, up.level + 1 FROM up JOIN unit p ON p.id = up.parent_id WHERE up.level < 20
)
SELECT slug FROM up ORDER BY level DESC LIMIT 20;

--@ unit_count one
--@ in  agency  agency_id
--@ out n       int
-- Index unit_by_agency.
SELECT COUNT(*) AS n FROM unit WHERE agency_id = :agency;

--@ unit_insert one
--@ in  agency      agency_id
--@ in  parent      unit_id?
--@ in  slug        text
--@ in  name        text
--@ in  path        text
--@ in  hours       text
--@ in  address     text
--@ in  contact     text
--@ in  responsible text
--@ in  competence  text
--@ in  desk        bool
--@ in  key         key_id
--@ in  at          instant
--@ out id          unit_id
-- A new unit; its path is set once its id is known.
INSERT INTO unit (agency_id, parent_id, slug, name, path, hours, address, contact, responsible, competence, complaints_desk,
                  active, key_id, act_count, created_at)
VALUES (:agency, :parent, :slug, :name, :path, :hours, :address, :contact, :responsible, :competence, :desk, 1, :key, 0, :at)
RETURNING id;

--@ unit_path_set none
--@ in  unit  unit_id
--@ in  path  text
-- Primary key.
UPDATE unit SET path = :path WHERE id = :unit;

--@ unit_lock one
--@ in  unit       unit_id
--@ out act_count  int
--@ out last_leaf  text?
--@ out key        key_id
-- The chain of record UNIT-<code>-<slug>, locked for the next act. Primary key.
SELECT act_count, last_leaf, key_id FROM unit WHERE id = :unit /*pg FOR UPDATE */;

--@ unit_chain_set none
--@ in  unit       unit_id
--@ in  act_count  int
--@ in  last_leaf  text
-- After an act. Primary key.
UPDATE unit SET act_count = :act_count, last_leaf = :last_leaf WHERE id = :unit;

--@ unit_update none
--@ in  unit        unit_id
--@ in  name        text
--@ in  hours       text
--@ in  address     text
--@ in  contact     text
--@ in  responsible text
--@ in  competence  text
--@ in  desk        bool
--@ in  active      bool
-- What may change of a unit. Primary key.
UPDATE unit SET name = :name, hours = :hours, address = :address, contact = :contact, responsible = :responsible,
       competence = :competence, complaints_desk = :desk, active = :active
 WHERE id = :unit;

--@ unit_parent_set none
--@ in  unit    unit_id
--@ in  parent  unit_id
-- Primary key.
UPDATE unit SET parent_id = :parent WHERE id = :unit;

--@ unit_branch_set none
--@ in  agency  agency_id
--@ in  from    text
--@ in  past    text
--@ in  path    text
--@ in  cut     int
-- A branch under its new path; cut: where the old one ends. Index unit_by_agency.
UPDATE unit SET path = :path || substr(path, CAST(:cut AS INTEGER)) WHERE agency_id = :agency AND path >= :from AND path < :past;

--@ unit_history_add none
--@ in  unit    unit_id
--@ in  on_day  day
--@ in  kind    int
--@ in  other   unit_id
-- Where it stood, or went.
INSERT INTO unit_history (unit_id, on_day, kind, other_id) VALUES (:unit, :on_day, :kind, :other);

--@ unit_history_rows many
--@ in  unit      unit_id
--@ out on_day    day
--@ out kind      int
--@ out name      text
--@ out incoming  bool
-- What befell a unit, and which units went into it (incoming), oldest first. Indexes unit_history_by_unit, unit_history_by_other.
SELECT x.on_day, x.kind, x.name, x.incoming FROM (
	SELECT h.id, h.on_day, h.kind, o.name, 0 AS incoming FROM unit_history h JOIN unit o ON o.id = h.other_id WHERE h.unit_id = :unit
	UNION ALL
	SELECT h.id, h.on_day, h.kind, o.name, 1 AS incoming FROM unit_history h JOIN unit o ON o.id = h.unit_id
	 WHERE h.other_id = :unit AND h.kind = 2
) x ORDER BY x.id LIMIT 50;

--@ unit_went_into maybe
--@ in  unit   unit_id
--@ out other  unit_id
-- The unit it was merged into last. Index unit_history_by_unit.
SELECT other_id AS other FROM unit_history WHERE unit_id = :unit AND kind = 2 ORDER BY id DESC LIMIT 1;

--@ unit_merging_put none
--@ in  unit     unit_id
--@ in  into     unit_id
--@ in  role     int
--@ in  account  account_id
--@ in  desk     unit_id?
--@ in  at       instant
-- A merger has begun; begun again with another successor, that one counts. Primary key.
INSERT INTO unit_merging (unit_id, into_id, by_role, account_id, by_unit_id, begun_at)
VALUES (:unit, :into, :role, :account, :desk, :at)
ON CONFLICT (unit_id) DO UPDATE SET into_id = excluded.into_id, by_role = excluded.by_role, account_id = excluded.account_id,
       by_unit_id = excluded.by_unit_id, begun_at = excluded.begun_at;

--@ unit_merging_drop none
--@ in  unit  unit_id
-- It is over, or cannot be. Primary key.
DELETE FROM unit_merging WHERE unit_id = :unit;

--@ unit_mergings many
--@ in  before    instant
--@ in  max_rows  int
--@ out unit      unit_id
--@ out into_unit unit_id
--@ out role      int
--@ out account   account_id
--@ out desk      unit_id?
-- Mergers begun before a moment that are not over. Index unit_merging_by_begin.
SELECT unit_id AS unit, into_id AS into_unit, by_role AS role, account_id AS account, by_unit_id AS desk FROM unit_merging
 WHERE begun_at < :before ORDER BY begun_at, unit_id LIMIT :max_rows;

--@ category_of_unit many
--@ in  agency  agency_id
--@ in  unit    unit_id
--@ out id      category_id
-- What is routed to a unit, closed ones too. Unique index (agency_id, slug).
SELECT id FROM category WHERE agency_id = :agency AND unit_id = :unit ORDER BY id LIMIT 200;

--@ unit_children_open one
--@ in  unit  unit_id
--@ out n     int
-- Open units right below. Index unit_by_parent.
SELECT COUNT(*) AS n FROM unit WHERE parent_id = :unit AND active = 1;

--@ unit_hold_row maybe
--@ in  unit  unit_id
--@ out id    unit_id
-- Holds an open unit: who closes it (unit_lock) waits, and then counts the case. Not FOR KEY SHARE, which would not look at
-- the row again after a wait. Primary key.
SELECT id FROM unit WHERE id = :unit AND active = 1 /*pg FOR SHARE */;

--@ unit_cases_open one
--@ in  unit  unit_id
--@ out n     int
-- Is any case of the unit not closed yet? 0 or 1. Index case_by_unit.
SELECT COUNT(*) AS n FROM (SELECT id FROM case_file WHERE unit_id = :unit AND closed_at IS NULL LIMIT 1) AS first;

--@ unit_name_put none
--@ in  unit      unit_id
--@ in  from_day  day
--@ in  name      text
-- The name from a day on; a second change on the same day replaces the first. Primary key.
INSERT INTO unit_name (unit_id, from_day, name) VALUES (:unit, :from_day, :name)
ON CONFLICT (unit_id, from_day) DO UPDATE SET name = :name;

--@ unit_name_rows many
--@ in  unit      unit_id
--@ out from_day  day
--@ out name      text
-- All names, oldest first. Primary key.
SELECT from_day, name FROM unit_name WHERE unit_id = :unit ORDER BY from_day LIMIT 50;

--@ holiday_rows many
--@ in  agency  agency_id
--@ out on_day  day
--@ out kind    int
--@ out name    text
--@ out source  text
-- An agency's own days, oldest first. Primary key.
SELECT day AS on_day, kind, name, source FROM holiday WHERE agency_id = :agency ORDER BY day LIMIT 500;

--@ holiday_has one
--@ in  agency  agency_id
--@ in  on_day  day
--@ out n       int
-- Primary key.
SELECT COUNT(*) AS n FROM holiday WHERE agency_id = :agency AND day = :on_day;

--@ holiday_insert none
--@ in  agency  agency_id
--@ in  on_day  day
--@ in  kind    int
--@ in  name    text
--@ in  source  text
-- A day of the agency's own.
INSERT INTO holiday (agency_id, day, kind, name, source) VALUES (:agency, :on_day, :kind, :name, :source);

--@ holiday_delete none
--@ in  agency  agency_id
--@ in  on_day  day
-- Primary key.
DELETE FROM holiday WHERE agency_id = :agency AND day = :on_day;

--@ law_override_rows many
--@ in  agency    agency_id
--@ out law       text
--@ out from_day  day
--@ out value     int
--@ out source    text
-- An agency's changes of the law table. Primary key.
SELECT law, from_day, value, source FROM law_override WHERE agency_id = :agency ORDER BY law, from_day LIMIT 500;

--@ law_override_has one
--@ in  agency    agency_id
--@ in  law       text
--@ in  from_day  day
--@ out n         int
-- Primary key.
SELECT COUNT(*) AS n FROM law_override WHERE agency_id = :agency AND law = :law AND from_day = :from_day;

--@ law_override_insert none
--@ in  agency    agency_id
--@ in  law       text
--@ in  from_day  day
--@ in  value     int
--@ in  source    text
-- A value of the agency's own; its leaf follows when the law table is published.
INSERT INTO law_override (agency_id, law, from_day, value, source, leaf_hash)
VALUES (:agency, :law, :from_day, :value, :source, '');

--@ law_override_leaf none
--@ in  agency    agency_id
--@ in  law       text
--@ in  from_day  day
--@ in  leaf      text
-- Primary key.
UPDATE law_override SET leaf_hash = :leaf WHERE agency_id = :agency AND law = :law AND from_day = :from_day;

--@ law_override_delete none
--@ in  agency    agency_id
--@ in  law       text
--@ in  from_day  day
-- Primary key.
DELETE FROM law_override WHERE agency_id = :agency AND law = :law AND from_day = :from_day;

--@ manifest_insert none
--@ in  hash     text
--@ in  agency   agency_id
--@ in  record   text
--@ in  kind     text
--@ in  version  int
--@ in  body     text
--@ in  leaf     text
--@ in  at       instant
-- Published bytes.
INSERT INTO manifest (hash, agency_id, record, kind, version, body, leaf_hash, created_at)
VALUES (:hash, :agency, :record, :kind, :version, :body, :leaf, :at);

--@ manifest_row maybe
--@ in  hash     text
--@ out kind     text
--@ out record   text
--@ out version  int
--@ out body     text
--@ out leaf     text
--@ out at       instant
-- By its SHA-256. Primary key.
SELECT kind, record, version, body, leaf_hash AS leaf, created_at AS at FROM manifest WHERE hash = :hash;

--@ manifest_last maybe
--@ in  record   text
--@ in  kind     text
--@ out hash     text
--@ out version  int
--@ out body     text
--@ out leaf     text
--@ out at       instant
-- The newest version. Unique index (record, kind, version).
SELECT hash, version, body, leaf_hash AS leaf, created_at AS at
  FROM manifest WHERE record = :record AND kind = :kind ORDER BY version DESC LIMIT 1;

--@ category_rows many
--@ in  agency    agency_id
--@ in  least     bool
--@ out id        category_id
--@ out agency    agency_id
--@ out slug      text
--@ out name_id   text
--@ out name_en   text
--@ out class_no  int
--@ out unit      unit_id?
--@ out position  int
--@ out active    bool
-- Categories in their order; least 1: active ones only, 0: all. Unique index (agency_id, slug).
SELECT id, agency_id, slug, name_id, name_en, class AS class_no, unit_id AS unit, position, active
  FROM category WHERE agency_id = :agency AND active >= :least ORDER BY position, id LIMIT 200;

--@ category_row maybe
--@ in  category  category_id
--@ out id        category_id
--@ out agency    agency_id
--@ out slug      text
--@ out name_id   text
--@ out name_en   text
--@ out class_no  int
--@ out unit      unit_id?
--@ out position  int
--@ out active    bool
-- Primary key.
SELECT id, agency_id, slug, name_id, name_en, class AS class_no, unit_id AS unit, position, active
  FROM category WHERE id = :category;

--@ category_id_by_slug maybe
--@ in  agency  agency_id
--@ in  slug    text
--@ out id      category_id
-- Unique index (agency_id, slug).
SELECT id FROM category WHERE agency_id = :agency AND slug = :slug;

--@ category_insert one
--@ in  agency    agency_id
--@ in  slug      text
--@ in  name_id   text
--@ in  name_en   text
--@ in  class_no  int
--@ in  unit      unit_id?
--@ in  position  int
--@ in  active    bool
--@ out id        category_id
-- A new category.
INSERT INTO category (agency_id, slug, name_id, name_en, class, unit_id, position, active)
VALUES (:agency, :slug, :name_id, :name_en, :class_no, :unit, :position, :active) RETURNING id;

--@ category_update none
--@ in  category  category_id
--@ in  name_id   text
--@ in  name_en   text
--@ in  class_no  int
--@ in  unit      unit_id?
--@ in  position  int
--@ in  active    bool
-- What may change. Primary key.
UPDATE category SET name_id = :name_id, name_en = :name_en, class = :class_no, unit_id = :unit, position = :position,
       active = :active
 WHERE id = :category;

--@ category_lock one
--@ in  category   category_id
--@ out act_count  int
--@ out last_leaf  text?
--@ out key        key_id?
-- The chain of record KTG-<code>-<slug>, locked for the next act; key absent: no act yet. Primary key.
SELECT act_count, last_leaf, key_id FROM category WHERE id = :category /*pg FOR UPDATE */;

--@ category_chain_set none
--@ in  category   category_id
--@ in  act_count  int
--@ in  last_leaf  text
--@ in  key        key_id
-- After an act. Primary key.
UPDATE category SET act_count = :act_count, last_leaf = :last_leaf, key_id = :key WHERE id = :category;
