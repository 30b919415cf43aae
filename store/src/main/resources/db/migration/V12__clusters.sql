-- Clusters of near texts, see ADR 18: each text bears the number of the text that leads its cluster, 0 until it has one.
ALTER TABLE sketch ADD COLUMN cluster INTEGER NOT NULL DEFAULT 0;

-- The newest text of an item; empty if it is too short to be compared, or was not sketched yet.
ALTER TABLE item ADD COLUMN sketch_id INTEGER REFERENCES sketch (id);

-- A newer verdict takes the place of the contacts that an item had by an earlier one.
CREATE INDEX item_contact_item ON item_contact (item_id);

-- All items that are stored wait for theirs.
UPDATE sketch_backlog SET next_id = 1, last_id = (SELECT coalesce(max(id), 0) FROM item);
