-- The audit log as a Merkle tree (ADR 29). peaks: roots of the largest whole parts of the tree, 32 bytes each, from which
-- the next entry goes on; tree_size is how many entries they are over, less than entries only until the next start.
ALTER TABLE audit_head ADD COLUMN tree_size INTEGER NOT NULL DEFAULT 0;
ALTER TABLE audit_head ADD COLUMN peaks BLOB NOT NULL DEFAULT x'';

-- Hashes over 256, 65,536 … entries (level 8, 16 …), so that a proof needs to read few. They can be made anew.
CREATE TABLE audit_node (
  level  INTEGER NOT NULL,
  number INTEGER NOT NULL,
  hash   BLOB    NOT NULL,
  PRIMARY KEY (level, number)
) STRICT, WITHOUT ROWID;

-- Public keys that checkpoints were signed with.
CREATE TABLE audit_key (
  verifier TEXT    NOT NULL PRIMARY KEY,
  made_at  INTEGER NOT NULL
) STRICT;

-- What was signed about the log when it had so many entries.
CREATE TABLE audit_checkpoint (
  size INTEGER NOT NULL PRIMARY KEY,
  at   INTEGER NOT NULL,
  note TEXT    NOT NULL
) STRICT;
CREATE TRIGGER audit_checkpoint_stays BEFORE UPDATE ON audit_checkpoint
BEGIN
  SELECT RAISE(ABORT, 'checkpoints are never changed');
END;
CREATE TRIGGER audit_checkpoint_remains BEFORE DELETE ON audit_checkpoint
BEGIN
  SELECT RAISE(ABORT, 'checkpoints are never deleted');
END;

-- A hash of each row of the other tables, written with the row: see Seals. A bit that flips in a text is found by it.
CREATE TABLE seal_table (
  name TEXT    NOT NULL PRIMARY KEY,
  id   INTEGER NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;
CREATE TABLE row_seal (
  table_id INTEGER NOT NULL,
  row      INTEGER NOT NULL,
  seal     BLOB    NOT NULL,
  PRIMARY KEY (table_id, row)
) STRICT, WITHOUT ROWID;

-- One row once all is sealed: for which version of the tables, and a hash of their definitions.
CREATE TABLE seal_state (
  version     INTEGER NOT NULL,
  definitions BLOB    NOT NULL
) STRICT;

-- WARC files that were written to their end: nothing in them changes any more.
CREATE TABLE warc_file (
  name   TEXT    NOT NULL PRIMARY KEY,
  bytes  INTEGER NOT NULL,
  sha256 TEXT    NOT NULL
) STRICT;
