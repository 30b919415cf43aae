-- Why a run ended as it did. A table cannot lose a CHECK: it is made anew without the one on status, so that the next
-- way to end needs no migration. Tables that refer to it are made with it, since a table that is referred to is not dropped.
CREATE TABLE run_next (
  id         INTEGER NOT NULL PRIMARY KEY,
  site       TEXT    NOT NULL,
  status     TEXT    NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at   INTEGER,
  reason     TEXT
) STRICT;
INSERT INTO run_next (id, site, status, started_at, ended_at)
SELECT id, site, status, started_at, ended_at FROM run;

CREATE TABLE run_count_next (
  run_id  INTEGER NOT NULL REFERENCES run_next (id),
  outcome TEXT    NOT NULL,
  total   INTEGER NOT NULL,
  PRIMARY KEY (run_id, outcome)
) STRICT;
INSERT INTO run_count_next (run_id, outcome, total) SELECT run_id, outcome, total FROM run_count;

CREATE TABLE run_line_next (
  id      INTEGER NOT NULL PRIMARY KEY,
  run_id  INTEGER NOT NULL REFERENCES run_next (id),
  at      INTEGER NOT NULL,
  outcome TEXT    NOT NULL,
  url     TEXT    NOT NULL,
  reason  TEXT    NOT NULL
) STRICT;
INSERT INTO run_line_next (id, run_id, at, outcome, url, reason)
SELECT id, run_id, at, outcome, url, reason FROM run_line;

DROP TABLE run_count;
DROP TABLE run_line;
DROP TABLE run;
-- References follow the new name.
ALTER TABLE run_next RENAME TO run;
ALTER TABLE run_count_next RENAME TO run_count;
ALTER TABLE run_line_next RENAME TO run_line;
CREATE INDEX run_running ON run (site) WHERE ended_at IS NULL;
CREATE INDEX run_line_of ON run_line (run_id, id);
