-- Only the hash of a token is here: whoever reads the table cannot use one. scopes: names with commas between them.
CREATE TABLE api_token (
  id         INTEGER NOT NULL PRIMARY KEY,
  token_hash TEXT    NOT NULL UNIQUE,
  account    TEXT    NOT NULL REFERENCES account (name),
  label      TEXT    NOT NULL,
  scopes     TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  last_used  INTEGER,
  revoked_at INTEGER
) STRICT;
CREATE INDEX api_token_of ON api_token (account, id);
