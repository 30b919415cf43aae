-- What is kept for how long, and what was erased. See ADR 35.

-- A case on hold is erased neither by a rule nor on request.
CREATE TABLE legal_hold (
  case_id INTEGER NOT NULL PRIMARY KEY REFERENCES case_file (id),
  account TEXT    NOT NULL,
  reason  TEXT    NOT NULL,
  at      INTEGER NOT NULL
) STRICT;

-- Items that are gone from the tables and not yet from everything beside them: index, vault, WARC files. captures: the
-- ids of the records that they were read from, one a line.
CREATE TABLE erasure (
  listing_id TEXT    NOT NULL PRIMARY KEY,
  captures   TEXT    NOT NULL,
  at         INTEGER NOT NULL
) STRICT;

CREATE INDEX item_seen ON item (last_seen);
