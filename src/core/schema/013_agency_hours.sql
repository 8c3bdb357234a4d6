-- 013_agency_hours.sql - opening hours of an agency by kind of weekday, with the midday break.

-- Three groups for Monday to Thursday, Friday, Saturday, each 'open-close-break_from-break_to' in minutes after midnight,
-- separated by blanks; equal break minutes: no break. NULL: open_minute to close_minute every day.
ALTER TABLE agency ADD COLUMN hours TEXT;
