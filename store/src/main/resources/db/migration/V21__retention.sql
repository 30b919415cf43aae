-- What is kept for how long, and what was erased. See ADR 35.

-- A case on hold is erased neither by a rule nor on request.
CREATE TABLE legal_hold (
  case_id INTEGER NOT NULL PRIMARY KEY REFERENCES case_file (id),
  account TEXT    NOT NULL,
  reason  TEXT    NOT NULL,
  at      INTEGER NOT NULL
) STRICT;

-- Items that are gone from the tables and not yet from everything beside them: index, vault, WARC files. captures: the
-- ids of the records that they were read from, one a line. scrubbed: whether the database's file was written anew since.
CREATE TABLE erasure (
  listing_id TEXT    NOT NULL PRIMARY KEY,
  captures   TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  scrubbed   INTEGER NOT NULL CHECK (scrubbed IN (0, 1))
) STRICT;

-- Numbers by which people and programs know a row; one that was erased is never given again.
CREATE TABLE number_given (
  name TEXT    NOT NULL PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO number_given (name, last)
VALUES ('case_file', 0), ('case_group', 0), ('evidence_package', 0), ('notice', 0), ('statement_of_reasons', 0);

CREATE TRIGGER case_file_number AFTER DELETE ON case_file
BEGIN
  UPDATE number_given SET last = max(last, OLD.id) WHERE name = 'case_file';
END;

CREATE TRIGGER case_group_number AFTER DELETE ON case_group
BEGIN
  UPDATE number_given SET last = max(last, OLD.id) WHERE name = 'case_group';
END;

CREATE TRIGGER evidence_package_number AFTER DELETE ON evidence_package
BEGIN
  UPDATE number_given SET last = max(last, OLD.id) WHERE name = 'evidence_package';
END;

CREATE TRIGGER notice_number AFTER DELETE ON notice
BEGIN
  UPDATE number_given SET last = max(last, OLD.id) WHERE name = 'notice';
END;

CREATE TRIGGER statement_of_reasons_number AFTER DELETE ON statement_of_reasons
BEGIN
  UPDATE number_given SET last = max(last, OLD.id) WHERE name = 'statement_of_reasons';
END;

CREATE INDEX item_seen ON item (last_seen);

-- What is asked for of each item that is erased, and looked up where rows refer to it.
CREATE INDEX item_sketch_of ON item_sketch (item_id);
CREATE INDEX item_link_from ON item_link (from_id);
CREATE INDEX case_group_lead ON case_group (lead_case);
CREATE INDEX case_group_member_of ON case_group_member (case_id);
CREATE INDEX second_look_of ON second_look (case_id);
CREATE INDEX alert_listing ON alert (listing_id);
CREATE INDEX notice_event_other ON notice_event (other) WHERE other IS NOT NULL;
