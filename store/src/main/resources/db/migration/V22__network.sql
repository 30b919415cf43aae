-- What an item shows that others may show too, as hashes: 1 its seller (of site and name), 2 a picture (of its address).
-- Contacts are in item_contact, clusters of texts in sketch.
CREATE TABLE item_trait (
  kind    INTEGER NOT NULL CHECK (kind IN (1, 2)),
  trait   INTEGER NOT NULL,
  item_id INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
  PRIMARY KEY (kind, trait, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_trait_item ON item_trait (item_id);

-- All items that are stored wait for theirs.
UPDATE sketch_backlog SET next_id = 1, last_id = (SELECT coalesce(max(id), 0) FROM item);
