-- What people are called wherever something leaves the house. Given at random, never changed, never given twice.
CREATE TABLE pseudonym (
  account   TEXT NOT NULL PRIMARY KEY,
  pseudonym TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;
