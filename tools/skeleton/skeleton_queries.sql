-- skeleton_queries.sql - every statement of this room.
--@ use rooms/skeleton/skeleton.h

--@ skeleton_list many
--@ in  before   int
--@ in  max_rows int
--@ out id       skeleton_id
--@ out title    text
--@ out held     day
-- Entries with a lower id than before, newest first; by the primary key.
SELECT id, title, held_day
  FROM skeleton
 WHERE id < :before
 ORDER BY id DESC
 LIMIT :max_rows;
