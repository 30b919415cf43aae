-- Notices are objects with states, and statements of reasons are kept. See ADR 32.

-- What a notice says never changes; state, revision, sent_at and due_at are those of its newest event. due_at: when
-- the next step of a person or of the platform is due. watched_from: since when its item is looked at first in each
-- run; before this, that was since the draft, and goes on so. grounds: code and version of each, one a line.
CREATE TABLE notice_next (
  id           INTEGER NOT NULL PRIMARY KEY,
  case_id      INTEGER NOT NULL REFERENCES case_file (id),
  number       INTEGER NOT NULL,
  language     TEXT    NOT NULL,
  markdown     TEXT    NOT NULL,
  url          TEXT    NOT NULL,
  policy_code  TEXT    NOT NULL,
  grounds      TEXT    NOT NULL,
  platform     TEXT    NOT NULL,
  recipient    TEXT    NOT NULL,
  channel      TEXT    NOT NULL,
  account      TEXT    NOT NULL,
  created_at   INTEGER NOT NULL,
  state        TEXT    NOT NULL CHECK (state IN ('draft', 'approved', 'sent', 'acknowledged', 'gone', 'still_up',
                                                 'relisted', 'rejected', 'appealed')),
  revision     INTEGER NOT NULL,
  sent_at      INTEGER,
  due_at       INTEGER,
  watched_from INTEGER,
  UNIQUE (case_id, number)
) STRICT;
INSERT INTO notice_next (id, case_id, number, language, markdown, url, policy_code, grounds, platform, recipient,
                         channel, account, created_at, state, revision, watched_from)
SELECT row_number() OVER (ORDER BY n.created_at, n.case_id, n.number), n.case_id, n.number, n.language, n.markdown,
       coalesce(v.listing ->> 'url', ''),
       coalesce((SELECT e.policy_code FROM case_event e WHERE e.case_id = c.id AND e.policy_code <> ''
                 ORDER BY e.revision DESC LIMIT 1), ''),
       '', coalesce(c.platform, ''), '', '', n.account, n.created_at, 'draft', 1, n.created_at
  FROM notice n JOIN case_file c ON c.id = n.case_id JOIN item i ON i.id = c.item_id
  JOIN item_version v ON v.item_id = i.id AND v.version = i.version;
DROP TABLE notice;
ALTER TABLE notice_next RENAME TO notice;
CREATE INDEX notice_by_state ON notice (state, due_at);
CREATE INDEX notice_by_platform ON notice (platform, due_at);
CREATE TRIGGER notice_text_stays BEFORE UPDATE OF id, case_id, number, language, markdown, url, policy_code, grounds,
  platform, recipient, channel, account, created_at ON notice
BEGIN
  SELECT RAISE(ABORT, 'the text of a notice is never changed');
END;

-- channel: by which way it was sent. proof_*: a look at the item, with the WARC record if the answer was recorded.
-- other: the item that it was put up again as.
CREATE TABLE notice_event (
  notice_id    INTEGER NOT NULL REFERENCES notice (id),
  revision     INTEGER NOT NULL,
  at           INTEGER NOT NULL,
  kind         TEXT    NOT NULL CHECK (kind IN ('drafted', 'moved', 'seen', 'repeated')),
  state        TEXT    NOT NULL,
  account      TEXT    NOT NULL,
  channel      TEXT    NOT NULL,
  note         TEXT    NOT NULL,
  proof_at     INTEGER,
  proof_record TEXT,
  proof_sha256 TEXT,
  other        TEXT,
  PRIMARY KEY (notice_id, revision),
  CHECK ((proof_record IS NULL) = (proof_sha256 IS NULL)),
  CHECK (proof_record IS NULL OR proof_at IS NOT NULL)
) STRICT;
INSERT INTO notice_event (notice_id, revision, at, kind, state, account, channel, note)
SELECT id, 1, created_at, 'drafted', 'draft', account, '', '' FROM notice;
CREATE TRIGGER notice_event_stays BEFORE UPDATE ON notice_event
BEGIN
  SELECT RAISE(ABORT, 'notice events are never changed');
END;
CREATE TRIGGER notice_event_remains BEFORE DELETE ON notice_event
BEGIN
  SELECT RAISE(ABORT, 'notice events are never deleted');
END;

-- Statements of reasons for the DSA Transparency Database; puid is never given twice, body is the JSON that leaves.
CREATE TABLE statement_of_reasons (
  id         INTEGER NOT NULL PRIMARY KEY,
  puid       TEXT    NOT NULL UNIQUE,
  case_id    INTEGER NOT NULL REFERENCES case_file (id),
  body       TEXT    NOT NULL,
  account    TEXT    NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX statement_of_reasons_of ON statement_of_reasons (case_id, id);
CREATE TRIGGER statement_of_reasons_stays BEFORE UPDATE ON statement_of_reasons
BEGIN
  SELECT RAISE(ABORT, 'statements of reasons are never changed');
END;

-- One row: where events of notices are sent, nowhere if it is empty. It is not the address of alerts.
CREATE TABLE notice_address (webhook TEXT) STRICT;
INSERT INTO notice_address (webhook) VALUES (NULL);

-- What has to be sent of events, or was; written with the event while there is an address.
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
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_delivery_due ON notice_delivery (next_at) WHERE state = 'waiting';
