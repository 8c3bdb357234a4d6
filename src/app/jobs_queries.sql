-- jobs_queries.sql - when each job ran and how it ended; and the version of what public pages show.

--@ job_last maybe
--@ in  name text
--@ out started_at instant
-- When a job last began. Primary key of job_run.
SELECT started_at FROM job_run WHERE name = :name LIMIT 1;

--@ job_began none
--@ in  name text
--@ in  at instant
-- Notes that a job begins.
INSERT INTO job_run (name, started_at, ended_at, result) VALUES (:name, :at, NULL, '')
ON CONFLICT (name) DO UPDATE SET started_at = excluded.started_at, ended_at = NULL, result = '';

--@ job_ended none
--@ in  name text
--@ in  at instant
--@ in  result text
-- Notes how a job ended.
UPDATE job_run SET ended_at = :at, result = :result WHERE name = :name;

--@ change_sum one
--@ out version int
-- Sum of the versions of all topics: moves with every change by any process. A handful of rows.
-- scan: one row per topic, fewer than twenty
SELECT COALESCE(SUM(version), 0) FROM change_counter;
