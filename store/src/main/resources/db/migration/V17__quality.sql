-- Quality of decisions, see ADR 34: who looks again, cases with a known answer, how often a signal is right.

-- One row. share: of decisions, how many are looked at again, 0 to 1; absent: none, whatever happened. known_share: of the cases
-- that a second reviewer gets, how many have a known answer. Both are drawn by this key, which is on no page.
CREATE TABLE quality_settings (
  share       REAL CHECK (share BETWEEN 0 AND 1),
  known_share REAL NOT NULL CHECK (known_share BETWEEN 0 AND 1),
  sample_key  BLOB NOT NULL
) STRICT;
INSERT INTO quality_settings (share, known_share, sample_key) VALUES (NULL, 0.1, randomblob(32));

-- revision: of the first decision. violation: 1 for a violation, 0 for none. A look is closed with an outcome.
CREATE TABLE second_look (
  id               INTEGER NOT NULL PRIMARY KEY,
  case_id          INTEGER NOT NULL REFERENCES case_file (id),
  revision         INTEGER NOT NULL,
  category         TEXT    NOT NULL,
  cause            TEXT    NOT NULL CHECK (cause IN ('sample', 'reversed', 'appeal')),
  drawn_at         INTEGER NOT NULL,
  first_account    TEXT    NOT NULL,
  first_violation  INTEGER NOT NULL CHECK (first_violation IN (0, 1)),
  first_policy     TEXT    NOT NULL,
  claim_account    TEXT,
  claim_until      INTEGER,
  second_account   TEXT,
  second_violation INTEGER CHECK (second_violation IN (0, 1)),
  second_policy    TEXT,
  second_reason    TEXT,
  second_at        INTEGER,
  outcome          TEXT CHECK (outcome IN ('agreed', 'upheld', 'overturned', 'withdrawn')),
  closed_at        INTEGER,
  CHECK ((outcome IS NULL) = (closed_at IS NULL)),
  CHECK ((claim_account IS NULL) = (claim_until IS NULL)),
  CHECK ((second_account IS NULL) = (second_violation IS NULL)),
  CHECK (second_account IS NULL OR second_account <> first_account)
) STRICT;
CREATE UNIQUE INDEX second_look_open ON second_look (case_id) WHERE closed_at IS NULL;
CREATE TRIGGER second_answer_stays BEFORE UPDATE OF second_account, second_violation, second_policy, second_reason, second_at
ON second_look WHEN OLD.second_at IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'what a second reviewer said is never changed');
END;

-- Cases whose right answer a lead knows.
CREATE TABLE known_answer (
  case_id    INTEGER NOT NULL PRIMARY KEY REFERENCES case_file (id),
  category   TEXT    NOT NULL,
  violation  INTEGER NOT NULL CHECK (violation IN (0, 1)),
  policy     TEXT    NOT NULL,
  account    TEXT    NOT NULL,
  added_at   INTEGER NOT NULL,
  retired_at INTEGER
) STRICT;

-- Each reviewer gets each of them once.
CREATE TABLE known_turn (
  case_id     INTEGER NOT NULL REFERENCES known_answer (case_id),
  account     TEXT    NOT NULL,
  given_until INTEGER NOT NULL,
  violation   INTEGER CHECK (violation IN (0, 1)),
  policy      TEXT,
  reason      TEXT,
  answered_at INTEGER,
  correct     INTEGER CHECK (correct IN (0, 1)),
  PRIMARY KEY (case_id, account),
  CHECK ((answered_at IS NULL) = (correct IS NULL))
) STRICT, WITHOUT ROWID;

-- Cases whose decision must not be told to whoever may be asked to look again.
CREATE VIEW kept_back AS
SELECT case_id FROM second_look WHERE closed_at IS NULL
UNION ALL
SELECT case_id FROM known_answer WHERE retired_at IS NULL;

-- The final decisions, each under '' and under every signal that spoke for the flag when it was made.
CREATE TABLE measured (
  case_id  INTEGER NOT NULL REFERENCES case_file (id),
  signal   TEXT    NOT NULL,
  category TEXT    NOT NULL,
  upheld   INTEGER NOT NULL CHECK (upheld IN (0, 1)),
  PRIMARY KEY (case_id, signal)
) STRICT, WITHOUT ROWID;

-- Their sums: a page of a case shows some of them, and must not wait for a count of them all.
CREATE TABLE measured_sum (
  signal   TEXT    NOT NULL,
  category TEXT    NOT NULL,
  upheld   INTEGER NOT NULL,
  decided  INTEGER NOT NULL,
  PRIMARY KEY (signal, category)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER measured_added AFTER INSERT ON measured
BEGIN
  INSERT INTO measured_sum (signal, category, upheld, decided)
  VALUES (NEW.signal, NEW.category, NEW.upheld, 1)
  ON CONFLICT (signal, category) DO UPDATE SET upheld = upheld + NEW.upheld, decided = decided + 1;
END;
CREATE TRIGGER measured_taken AFTER DELETE ON measured
BEGIN
  UPDATE measured_sum SET upheld = upheld - OLD.upheld, decided = decided - 1
  WHERE signal = OLD.signal AND category = OLD.category;
END;

INSERT INTO measured (case_id, signal, category, upheld)
SELECT id, '', category, status = 'violation' FROM case_file WHERE status IN ('violation', 'cleared');
INSERT INTO measured (case_id, signal, category, upheld)
SELECT DISTINCT c.id, f.value ->> 'signal', c.category, c.status = 'violation'
FROM case_file c
  JOIN item i ON i.id = c.item_id
  JOIN item_version v ON v.item_id = i.id AND v.version = i.version,
  json_each(v.verdict, '$.findings') f
WHERE c.status IN ('violation', 'cleared') AND f.value ->> 'weight' > 0;
