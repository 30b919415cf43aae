-- Times are microseconds since 1970 in UTC. Texts are masked before they come here.

-- One row for each item; the newest version's place, so that a look that changes nothing writes a short row.
CREATE TABLE item (
  id           INTEGER NOT NULL PRIMARY KEY,
  listing_id   TEXT    NOT NULL UNIQUE,
  version      INTEGER NOT NULL,
  content_hash TEXT    NOT NULL,
  live         INTEGER NOT NULL CHECK (live IN (0, 1)),
  first_seen   INTEGER NOT NULL,
  last_seen    INTEGER NOT NULL
) STRICT;

-- last_seen is true of versions that were followed by another; of the newest, item.last_seen is.
CREATE TABLE item_version (
  item_id   INTEGER NOT NULL REFERENCES item (id),
  version   INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  listing   TEXT    NOT NULL,
  verdict   TEXT    NOT NULL,
  PRIMARY KEY (item_id, version)
) STRICT;

-- Verdicts that gave way to one by another model or lexicon on the same version.
CREATE TABLE verdict_before (
  item_id     INTEGER NOT NULL,
  version     INTEGER NOT NULL,
  replaced_at INTEGER NOT NULL,
  verdict     TEXT    NOT NULL,
  FOREIGN KEY (item_id, version) REFERENCES item_version (item_id, version)
) STRICT;
CREATE INDEX verdict_before_of ON verdict_before (item_id, version);

-- What the index has to read again. A number is never given twice.
CREATE TABLE index_task (
  sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  item_id  INTEGER NOT NULL UNIQUE REFERENCES item (id)
) STRICT;

-- severity: 0 low to 3 critical. A claim is there with both of its columns or none.
CREATE TABLE case_file (
  id            INTEGER NOT NULL PRIMARY KEY,
  item_id       INTEGER NOT NULL UNIQUE REFERENCES item (id),
  title         TEXT    NOT NULL,
  platform      TEXT,
  category      TEXT    NOT NULL,
  severity      INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 3),
  score         REAL    NOT NULL CHECK (score BETWEEN 0 AND 1),
  status        TEXT    NOT NULL CHECK (status IN ('open', 'escalated', 'violation', 'cleared')),
  opened_at     INTEGER NOT NULL,
  revision      INTEGER NOT NULL,
  claim_account TEXT,
  claim_until   INTEGER,
  CHECK ((claim_account IS NULL) = (claim_until IS NULL))
) STRICT;
CREATE INDEX case_queue ON case_file (status, severity DESC, score DESC, id);
CREATE INDEX case_queue_by_category ON case_file (status, category, severity DESC, score DESC, id);
CREATE INDEX case_queue_by_platform ON case_file (status, platform, severity DESC, score DESC, id);
CREATE INDEX case_claimed ON case_file (claim_until) WHERE claim_until IS NOT NULL;

CREATE TABLE case_event (
  case_id     INTEGER NOT NULL REFERENCES case_file (id),
  revision    INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  kind        TEXT    NOT NULL,
  status      TEXT    NOT NULL,
  policy_code TEXT    NOT NULL,
  reason      TEXT    NOT NULL,
  account     TEXT    NOT NULL,
  PRIMARY KEY (case_id, revision)
) STRICT;
CREATE TRIGGER case_event_stays BEFORE UPDATE ON case_event
BEGIN
  SELECT RAISE(ABORT, 'case events are never changed');
END;
CREATE TRIGGER case_event_remains BEFORE DELETE ON case_event
BEGIN
  SELECT RAISE(ABORT, 'case events are never deleted');
END;

CREATE TABLE notice (
  case_id    INTEGER NOT NULL REFERENCES case_file (id),
  number     INTEGER NOT NULL,
  language   TEXT    NOT NULL,
  markdown   TEXT    NOT NULL,
  account    TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (case_id, number)
) STRICT;

CREATE TABLE run (
  id         INTEGER NOT NULL PRIMARY KEY,
  site       TEXT    NOT NULL,
  status     TEXT    NOT NULL CHECK (status IN ('running', 'completed', 'blocked', 'incomplete', 'interrupted', 'failed')),
  started_at INTEGER NOT NULL,
  ended_at   INTEGER
) STRICT;
CREATE INDEX run_running ON run (site) WHERE ended_at IS NULL;

CREATE TABLE run_count (
  run_id  INTEGER NOT NULL REFERENCES run (id),
  outcome TEXT    NOT NULL,
  total   INTEGER NOT NULL,
  PRIMARY KEY (run_id, outcome)
) STRICT;

CREATE TABLE run_line (
  id      INTEGER NOT NULL PRIMARY KEY,
  run_id  INTEGER NOT NULL REFERENCES run (id),
  at      INTEGER NOT NULL,
  outcome TEXT    NOT NULL,
  url     TEXT    NOT NULL,
  reason  TEXT    NOT NULL
) STRICT;
CREATE INDEX run_line_of ON run_line (run_id, id);

CREATE TABLE account (
  name          TEXT    NOT NULL PRIMARY KEY,
  password_hash TEXT    NOT NULL,
  roles         TEXT    NOT NULL,
  enabled       INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  created_at    INTEGER NOT NULL
) STRICT;

-- Only the hash of a secret is here: whoever reads the table cannot use an invitation.
CREATE TABLE invitation (
  secret_hash TEXT    NOT NULL PRIMARY KEY,
  roles       TEXT    NOT NULL,
  invited_by  TEXT    NOT NULL,
  created_at  INTEGER NOT NULL,
  expires_at  INTEGER NOT NULL,
  used_by     TEXT    REFERENCES account (name)
) STRICT;

-- Chained by hashes: see AuditChain.
CREATE TABLE audit_entry (
  sequence INTEGER NOT NULL PRIMARY KEY,
  at       INTEGER NOT NULL,
  account  TEXT    NOT NULL,
  action   TEXT    NOT NULL,
  subject  TEXT    NOT NULL,
  details  TEXT    NOT NULL,
  hash     TEXT    NOT NULL
) STRICT;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry
BEGIN
  SELECT RAISE(ABORT, 'audit entries are never changed');
END;
CREATE TRIGGER audit_entry_remains BEFORE DELETE ON audit_entry
BEGIN
  SELECT RAISE(ABORT, 'audit entries are never deleted');
END;
