-- One row. The id names this store for good, so that an index can tell whether it is of this store and has come as far;
-- indexed_up_to is the highest number of index_task that was struck off.
CREATE TABLE store_state (
  id            TEXT    NOT NULL,
  indexed_up_to INTEGER NOT NULL
) STRICT;
INSERT INTO store_state (id, indexed_up_to)
SELECT
  lower(hex(randomblob(16))),
  coalesce(
    (SELECT min(sequence) - 1 FROM index_task),
    (SELECT seq FROM sqlite_sequence WHERE name = 'index_task'),
    0);
