-- Queues that leads make of queries, and who may work in them. See ADR 42.

-- position: 1 is asked first; absent of a queue that was removed, which old cases may still name.
CREATE TABLE queue (
  id         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  name       TEXT    NOT NULL,
  query      TEXT    NOT NULL,
  position   INTEGER,
  created_at INTEGER NOT NULL
) STRICT;

-- What stands beside the words, as of saved searches. With row numbers, so that rows have seals: they say who sees what.
CREATE TABLE queue_setting (
  queue_id INTEGER NOT NULL REFERENCES queue (id),
  name     TEXT    NOT NULL,
  value    TEXT    NOT NULL,
  PRIMARY KEY (queue_id, name, value)
) STRICT;

-- Who works in a queue; one without any is open to all.
CREATE TABLE queue_person (
  queue_id INTEGER NOT NULL REFERENCES queue (id),
  account  TEXT    NOT NULL,
  PRIMARY KEY (queue_id, account)
) STRICT;

-- One row. revision grows with every change of a queue; then all open cases are sorted anew, by number: up to sorted_to it is done.
CREATE TABLE queue_state (
  revision  INTEGER NOT NULL,
  sorting   INTEGER NOT NULL CHECK (sorting IN (0, 1)),
  sorted_to INTEGER NOT NULL
) STRICT;
INSERT INTO queue_state (revision, sorting, sorted_to) VALUES (0, 0, 0);

-- Cases that somebody held when they should have gone to another queue.
CREATE TABLE queue_later (
  case_id INTEGER NOT NULL PRIMARY KEY REFERENCES case_file (id)
) STRICT;

-- The queue that a case lies in: 0 for none, -1 if no queue was asked about it yet. The last column of every order of the queue, so
-- that cases of closed queues are passed over in the index.
ALTER TABLE case_file ADD COLUMN queue_id INTEGER NOT NULL DEFAULT 0;
DROP INDEX case_queue;
DROP INDEX case_queue_by_category;
DROP INDEX case_queue_by_platform;
DROP INDEX case_due;
DROP INDEX case_due_by_severity;
DROP INDEX case_due_by_category;
DROP INDEX case_due_by_platform;
CREATE INDEX case_queue ON case_file (status, severity DESC, score DESC, id, queue_id);
CREATE INDEX case_queue_by_category ON case_file (status, category, severity DESC, score DESC, id, queue_id);
CREATE INDEX case_queue_by_platform ON case_file (status, platform, severity DESC, score DESC, id, queue_id);
CREATE INDEX case_due ON case_file (status, due_at, id, queue_id);
CREATE INDEX case_due_by_severity ON case_file (status, severity, due_at, id, queue_id);
CREATE INDEX case_due_by_category ON case_file (status, category, due_at, id, queue_id);
CREATE INDEX case_due_by_platform ON case_file (status, platform, due_at, id, queue_id);
CREATE INDEX case_of_queue ON case_file (queue_id, status, severity DESC, score DESC, id);
CREATE INDEX case_of_queue_due ON case_file (queue_id, status, due_at, id);
CREATE INDEX case_of_queue_age ON case_file (queue_id, status, waiting_since);
