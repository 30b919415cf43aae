-- Rows of tables without row numbers are not told of to the hook by which rows get their seals. These tables say what nothing
-- else does, so they get row numbers; what is left without is counted from others.

CREATE TEMP TABLE kept_passkey AS SELECT * FROM passkey;
CREATE TEMP TABLE kept_passkey_user AS SELECT * FROM passkey_user;
CREATE TEMP TABLE kept_clock_code AS SELECT * FROM clock_code;
CREATE TEMP TABLE kept_clock AS SELECT * FROM clock;
CREATE TEMP TABLE kept_pseudonym AS SELECT * FROM pseudonym;
CREATE TEMP TABLE kept_saved_search_setting AS SELECT * FROM saved_search_setting;
CREATE TEMP TABLE kept_item_link AS SELECT * FROM item_link;
CREATE TEMP TABLE kept_case_group_member AS SELECT * FROM case_group_member;
CREATE TEMP TABLE kept_notice_delivery AS SELECT * FROM notice_delivery;
CREATE TEMP TABLE kept_known_turn AS SELECT * FROM known_turn;
CREATE TEMP TABLE kept_number_given AS SELECT * FROM number_given;

DROP TABLE passkey;
DROP TABLE passkey_user;
DROP TABLE clock_code;
DROP TABLE clock;
DROP TABLE pseudonym;
DROP TABLE saved_search_setting;
DROP TABLE item_link;
DROP TABLE case_group_member;
DROP TABLE notice_delivery;
DROP TABLE known_turn;
DROP TABLE number_given;

CREATE TABLE number_given (
  name TEXT    NOT NULL PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT;
INSERT INTO number_given SELECT * FROM kept_number_given;

CREATE TABLE known_turn (
  case_id     INTEGER NOT NULL REFERENCES known_answer (case_id),
  account     TEXT    NOT NULL,
  given_until INTEGER NOT NULL,
  violation   INTEGER CHECK (violation IN (0, 1)),
  policy      TEXT,
  reason      TEXT,
  answered_at INTEGER,
  correct     INTEGER CHECK (correct IN (0, 1)),
  PRIMARY KEY (case_id, account),
  CHECK ((answered_at IS NULL) = (correct IS NULL))
) STRICT;
INSERT INTO known_turn SELECT * FROM kept_known_turn;

CREATE TABLE notice_delivery (
  notice_id  INTEGER NOT NULL,
  revision   INTEGER NOT NULL,
  state      TEXT    NOT NULL CHECK (state IN ('waiting', 'sent', 'given_up')),
  attempts   INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  next_at    INTEGER NOT NULL,
  reason     TEXT    NOT NULL,
  PRIMARY KEY (notice_id, revision),
  FOREIGN KEY (notice_id, revision) REFERENCES notice_event (notice_id, revision)
) STRICT;
CREATE INDEX notice_delivery_due ON notice_delivery (next_at) WHERE state = 'waiting';
INSERT INTO notice_delivery SELECT * FROM kept_notice_delivery;

CREATE TABLE case_group_member (
  group_id INTEGER NOT NULL REFERENCES case_group (id),
  case_id  INTEGER NOT NULL REFERENCES case_file (id),
  revision INTEGER NOT NULL,
  outcome  TEXT    NOT NULL CHECK (outcome IN ('decided', 'changed', 'held')),
  PRIMARY KEY (group_id, case_id)
) STRICT;
CREATE INDEX case_group_member_of ON case_group_member (case_id);
INSERT INTO case_group_member SELECT * FROM kept_case_group_member;
CREATE TRIGGER case_group_member_stays BEFORE UPDATE ON case_group_member
BEGIN
  SELECT RAISE(ABORT, 'what came of a group is never changed');
END;

CREATE TABLE item_link (
  item_id INTEGER NOT NULL REFERENCES item (id),
  from_id INTEGER NOT NULL REFERENCES item (id),
  kind    TEXT    NOT NULL CHECK (kind IN ('text', 'contact')),
  measure REAL    NOT NULL CHECK (measure BETWEEN 0 AND 1),
  at      INTEGER NOT NULL,
  PRIMARY KEY (item_id, from_id, kind)
) STRICT;
CREATE INDEX item_link_from ON item_link (from_id);
INSERT INTO item_link SELECT * FROM kept_item_link;

CREATE TABLE saved_search_setting (
  search_id INTEGER NOT NULL REFERENCES saved_search (id) ON DELETE CASCADE,
  name      TEXT    NOT NULL,
  value     TEXT    NOT NULL,
  PRIMARY KEY (search_id, name, value)
) STRICT;
INSERT INTO saved_search_setting SELECT * FROM kept_saved_search_setting;

CREATE TABLE pseudonym (
  account   TEXT NOT NULL PRIMARY KEY,
  pseudonym TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO pseudonym SELECT * FROM kept_pseudonym;

CREATE TABLE clock (
  code   TEXT    NOT NULL PRIMARY KEY,
  micros INTEGER NOT NULL CHECK (micros > 0)
) STRICT;
INSERT INTO clock SELECT * FROM kept_clock;

CREATE TABLE clock_code (
  category TEXT    NOT NULL,
  severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 3),
  code     TEXT    NOT NULL REFERENCES clock (code),
  PRIMARY KEY (category, severity)
) STRICT;
INSERT INTO clock_code SELECT * FROM kept_clock_code;

CREATE TABLE passkey_user (
  handle  TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL UNIQUE REFERENCES account (name)
) STRICT;
INSERT INTO passkey_user SELECT * FROM kept_passkey_user;

CREATE TABLE passkey (
  id          TEXT    NOT NULL PRIMARY KEY,
  handle      TEXT    NOT NULL REFERENCES passkey_user (handle),
  label       TEXT    NOT NULL,
  public_key  TEXT    NOT NULL,
  count       INTEGER NOT NULL,
  flags       TEXT    NOT NULL,
  transports  TEXT    NOT NULL,
  attestation TEXT    NOT NULL,
  client_data TEXT    NOT NULL,
  created_at  INTEGER NOT NULL,
  last_used   INTEGER NOT NULL
) STRICT;
CREATE INDEX passkey_of ON passkey (handle);
INSERT INTO passkey SELECT * FROM kept_passkey;

DROP TABLE kept_passkey;
DROP TABLE kept_passkey_user;
DROP TABLE kept_clock_code;
DROP TABLE kept_clock;
DROP TABLE kept_pseudonym;
DROP TABLE kept_saved_search_setting;
DROP TABLE kept_item_link;
DROP TABLE kept_case_group_member;
DROP TABLE kept_notice_delivery;
DROP TABLE kept_known_turn;
DROP TABLE kept_number_given;
