-- Passkeys, see ADR 36. Only public keys are here: whoever reads the tables cannot sign in. Bytes are base 64 for addresses.

-- What an authenticator knows an account by: random, so that it says nothing of the name.
CREATE TABLE passkey_user (
  handle  TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL UNIQUE REFERENCES account (name)
) STRICT, WITHOUT ROWID;

-- flags: uv (its owner was verified), be (may be backed up), bs (is), with commas between them.
CREATE TABLE passkey (
  id          TEXT    NOT NULL PRIMARY KEY,
  handle      TEXT    NOT NULL REFERENCES passkey_user (handle),
  label       TEXT    NOT NULL,
  public_key  TEXT    NOT NULL,
  count       INTEGER NOT NULL,
  flags       TEXT    NOT NULL,
  transports  TEXT    NOT NULL,
  attestation TEXT    NOT NULL,
  client_data TEXT    NOT NULL,
  created_at  INTEGER NOT NULL,
  last_used   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX passkey_of ON passkey (handle);
