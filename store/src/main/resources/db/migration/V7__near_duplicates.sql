-- Texts that are near to each other, see ADR 18. Everything here is made of masked texts and can be made anew from them.

-- One row for each text, however many items have it. text_hash is of the normalised text; shingles holds the lowest
-- hashes of its pieces, four bytes each, ascending.
CREATE TABLE sketch (
  id        INTEGER NOT NULL PRIMARY KEY,
  text_hash INTEGER NOT NULL UNIQUE,
  shingles  BLOB    NOT NULL
) STRICT;

-- The texts that an item has, or had.
CREATE TABLE item_sketch (
  sketch_id INTEGER NOT NULL REFERENCES sketch (id),
  item_id   INTEGER NOT NULL REFERENCES item (id),
  PRIMARY KEY (sketch_id, item_id)
) STRICT, WITHOUT ROWID;

-- Near texts share bands. A band that is full takes no more texts: see SketchRows.
CREATE TABLE item_band (
  band      INTEGER NOT NULL,
  sketch_id INTEGER NOT NULL REFERENCES sketch (id),
  PRIMARY KEY (band, sketch_id)
) STRICT, WITHOUT ROWID;

-- Contacts as hashes, of the items that name them; seller as a hash of site and name, 0 if unknown.
CREATE TABLE item_contact (
  contact INTEGER NOT NULL,
  item_id INTEGER NOT NULL REFERENCES item (id),
  seller  INTEGER NOT NULL,
  PRIMARY KEY (contact, item_id)
) STRICT, WITHOUT ROWID;

-- A new item beside the one that was taken down before it.
CREATE TABLE item_link (
  item_id INTEGER NOT NULL REFERENCES item (id),
  from_id INTEGER NOT NULL REFERENCES item (id),
  kind    TEXT    NOT NULL CHECK (kind IN ('text', 'contact')),
  measure REAL    NOT NULL CHECK (measure BETWEEN 0 AND 1),
  at      INTEGER NOT NULL,
  PRIMARY KEY (item_id, from_id, kind)
) STRICT, WITHOUT ROWID;

-- One row: the items from next_id to last_id were stored before there were sketches, and wait for theirs.
CREATE TABLE sketch_backlog (
  next_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL
) STRICT;
INSERT INTO sketch_backlog (next_id, last_id) SELECT 1, coalesce(max(id), 0) FROM item;
