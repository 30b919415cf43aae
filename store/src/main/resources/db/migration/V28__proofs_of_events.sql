-- What the program wrote into reasons of a case's history has columns of its own, as notice events have: the recorded
-- answer that proves an event, so that no erasure takes it away and nobody's words are taken for one, and the item that a
-- case's was put up again as, so that it is forgotten when that is erased. See ADR 35.

DROP TRIGGER case_event_stays;

ALTER TABLE case_event ADD COLUMN proof_record TEXT;
ALTER TABLE case_event ADD COLUMN proof_sha256 TEXT;
ALTER TABLE case_event ADD COLUMN other TEXT;

UPDATE case_event
   SET proof_record = substr(reason, 6, length(reason) - 77), proof_sha256 = substr(reason, -64), reason = ''
 WHERE account = 'system' AND kind IN ('removed', 'still_up') AND reason LIKE 'WARC %' AND length(reason) > 77
   AND substr(reason, -72, 8) = ' sha256 ' AND substr(reason, -64) NOT GLOB '*[^0-9a-f]*';

UPDATE case_event SET other = (SELECT listing_id FROM item WHERE listing_id = reason), reason = ''
 WHERE account = 'system' AND kind = 'repeated';

-- Of items that are erased already, also what their pages were.
DROP TRIGGER notice_event_stays;
UPDATE notice_event SET proof_record = NULL, proof_sha256 = NULL WHERE kind = 'repeated' AND other IS NULL;

CREATE TRIGGER notice_event_stays BEFORE UPDATE ON notice_event
BEGIN
  SELECT RAISE(ABORT, 'notice events are never changed');
END;

CREATE TRIGGER case_event_stays BEFORE UPDATE ON case_event
BEGIN
  SELECT RAISE(ABORT, 'case events are never changed');
END;

CREATE INDEX case_event_other ON case_event (other) WHERE other IS NOT NULL;
