-- Packages of evidence that were made; sha256 is that of the whole file. pages: whether recorded pages, which nothing masks, are in it.
CREATE TABLE evidence_package (
  id       INTEGER NOT NULL PRIMARY KEY,
  name     TEXT    NOT NULL,
  case_id  INTEGER NOT NULL REFERENCES case_file (id),
  revision INTEGER NOT NULL,
  made_at  INTEGER NOT NULL,
  account  TEXT    NOT NULL,
  pages    INTEGER NOT NULL CHECK (pages IN (0, 1)),
  reason   TEXT    NOT NULL,
  sha256   TEXT    NOT NULL,
  bytes    INTEGER NOT NULL
) STRICT;
CREATE INDEX evidence_package_of ON evidence_package (case_id, id);

-- What stamping services were asked, and what they said. waiting: no answer yet; unverified: one that proves nothing, which is kept while
-- the service is asked again; verified: a stamp.
CREATE TABLE package_stamp (
  package_id INTEGER NOT NULL REFERENCES evidence_package (id),
  service    TEXT    NOT NULL,
  status     TEXT    NOT NULL CHECK (status IN ('waiting', 'unverified', 'verified')),
  attempts   INTEGER NOT NULL,
  next_at    INTEGER NOT NULL,
  reason     TEXT    NOT NULL,
  token      BLOB,
  stamped_at INTEGER,
  PRIMARY KEY (package_id, service)
) STRICT;
CREATE INDEX package_stamp_due ON package_stamp (next_at) WHERE status <> 'verified';

-- The chain of custody of a case is read from the audit log.
CREATE INDEX audit_entry_of ON audit_entry (subject, sequence);
