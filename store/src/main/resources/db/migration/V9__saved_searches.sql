-- Saved searches, what they matched, and who has to be told of it. See ADR 24.

-- The newest version of an item that saved searches were asked about. What was stored before there were any is no news.
ALTER TABLE item ADD COLUMN watched INTEGER NOT NULL DEFAULT 0;
UPDATE item SET watched = version;

-- webhook and mail are addresses of its own; without, those of alert_state hold.
CREATE TABLE saved_search (
  id         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  owner      TEXT    NOT NULL,
  name       TEXT    NOT NULL,
  query      TEXT    NOT NULL,
  shared     INTEGER NOT NULL CHECK (shared IN (0, 1)),
  paused     INTEGER NOT NULL CHECK (paused IN (0, 1)),
  alerts     INTEGER NOT NULL CHECK (alerts IN (0, 1)),
  by_webhook INTEGER NOT NULL CHECK (by_webhook IN (0, 1)),
  by_mail    INTEGER NOT NULL CHECK (by_mail IN (0, 1)),
  webhook    TEXT,
  mail       TEXT,
  created_at INTEGER NOT NULL,
  mailed_at  INTEGER
) STRICT;
CREATE INDEX saved_search_of ON saved_search (owner);

-- What stands beside the words in the address of a search: chosen facets, and whether sound counts.
CREATE TABLE saved_search_setting (
  search_id INTEGER NOT NULL REFERENCES saved_search (id) ON DELETE CASCADE,
  name      TEXT    NOT NULL,
  value     TEXT    NOT NULL,
  PRIMARY KEY (search_id, name, value)
) STRICT, WITHOUT ROWID;

-- One row. revision grows with every change of a saved search.
CREATE TABLE alert_state (
  revision INTEGER NOT NULL,
  webhook  TEXT,
  mail     TEXT
) STRICT;
INSERT INTO alert_state (revision) VALUES (0);

-- A listing that a search matched; once for each text it matched by. matched is a hash of that. Marks are pairs of
-- offsets, words are one a line. told: whether the search alerts, or only counts.
CREATE TABLE alert (
  id            INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  search_id     INTEGER NOT NULL REFERENCES saved_search (id) ON DELETE CASCADE,
  listing_id    TEXT    NOT NULL,
  version       INTEGER NOT NULL,
  matched       TEXT    NOT NULL,
  at            INTEGER NOT NULL,
  score         REAL    NOT NULL,
  by_sound      INTEGER NOT NULL CHECK (by_sound IN (0, 1)),
  told          INTEGER NOT NULL CHECK (told IN (0, 1)),
  title         TEXT    NOT NULL,
  title_marks   TEXT    NOT NULL,
  snippet       TEXT    NOT NULL,
  snippet_marks TEXT    NOT NULL,
  words         TEXT    NOT NULL,
  UNIQUE (search_id, listing_id, matched)
) STRICT;
CREATE INDEX alert_of ON alert (search_id, id);
CREATE INDEX alert_at ON alert (at);

-- Up to which alert of a search an account has looked.
CREATE TABLE alert_look (
  search_id INTEGER NOT NULL REFERENCES saved_search (id) ON DELETE CASCADE,
  account   TEXT    NOT NULL,
  alert_id  INTEGER NOT NULL,
  PRIMARY KEY (search_id, account)
) STRICT, WITHOUT ROWID;

-- What has to be sent, or was.
CREATE TABLE alert_delivery (
  alert_id   INTEGER NOT NULL REFERENCES alert (id) ON DELETE CASCADE,
  way        TEXT    NOT NULL CHECK (way IN ('webhook', 'mail')),
  state      TEXT    NOT NULL CHECK (state IN ('waiting', 'sent', 'given_up')),
  attempts   INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  next_at    INTEGER NOT NULL,
  reason     TEXT    NOT NULL,
  PRIMARY KEY (alert_id, way)
) STRICT, WITHOUT ROWID;
CREATE INDEX alert_delivery_due ON alert_delivery (way, next_at) WHERE state = 'waiting';
