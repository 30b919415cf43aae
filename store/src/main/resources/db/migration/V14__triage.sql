-- Since when a case waits, and by when it should be decided. Undoing a decision moves neither, so the case is back in
-- its place; a case that is opened again waits anew.
ALTER TABLE case_file ADD COLUMN waiting_since INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_file ADD COLUMN due_at INTEGER NOT NULL DEFAULT 0;
UPDATE case_file SET waiting_since = coalesce(
  (SELECT max(e.at) FROM case_event e WHERE e.case_id = case_file.id AND e.kind IN ('opened', 'reopened')),
  opened_at);
UPDATE case_file SET due_at = waiting_since;
CREATE INDEX case_due ON case_file (status, due_at, id);
CREATE INDEX case_due_by_severity ON case_file (status, severity, due_at, id);
CREATE INDEX case_due_by_category ON case_file (status, category, due_at, id);
CREATE INDEX case_due_by_platform ON case_file (status, platform, due_at, id);

-- The clocks of the file clocks.properties, as due_at was reckoned by them: see CaseClocks.
CREATE TABLE clock (
  code   TEXT    NOT NULL PRIMARY KEY,
  micros INTEGER NOT NULL CHECK (micros > 0)
) STRICT, WITHOUT ROWID;
CREATE TABLE clock_code (
  category TEXT    NOT NULL,
  severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 3),
  code     TEXT    NOT NULL REFERENCES clock (code),
  PRIMARY KEY (category, severity)
) STRICT, WITHOUT ROWID;

-- The items of a cluster of near texts.
CREATE INDEX sketch_cluster ON sketch (cluster);
CREATE INDEX item_sketch_newest ON item (sketch_id) WHERE sketch_id IS NOT NULL;

-- Cases that were decided together, and what came of each: revision is the case's after the decision, or where it was
-- refused as it had been shown.
CREATE TABLE case_group (
  id          INTEGER NOT NULL PRIMARY KEY,
  lead_case   INTEGER NOT NULL REFERENCES case_file (id),
  at          INTEGER NOT NULL,
  account     TEXT    NOT NULL,
  status      TEXT    NOT NULL,
  policy_code TEXT    NOT NULL
) STRICT;
CREATE TABLE case_group_member (
  group_id INTEGER NOT NULL REFERENCES case_group (id),
  case_id  INTEGER NOT NULL REFERENCES case_file (id),
  revision INTEGER NOT NULL,
  outcome  TEXT    NOT NULL CHECK (outcome IN ('decided', 'changed', 'held')),
  PRIMARY KEY (group_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER case_group_member_stays BEFORE UPDATE ON case_group_member
BEGIN
  SELECT RAISE(ABORT, 'what came of a group is never changed');
END;
