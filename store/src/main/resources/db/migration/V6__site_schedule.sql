-- One row for each site with a schedule. plan is the schedule that due_at was reckoned by; due_at is absent if it never
-- comes. refused counts the runs in a row that the site paused or blocked; a blocked site without paused_until waits
-- for a person.
CREATE TABLE site_schedule (
  site         TEXT    NOT NULL PRIMARY KEY,
  plan         TEXT    NOT NULL,
  state        TEXT    NOT NULL,
  due_at       INTEGER,
  started_at   INTEGER,
  ended_at     INTEGER,
  paused_until INTEGER,
  refused      INTEGER NOT NULL,
  reason       TEXT    NOT NULL
) STRICT;
