-- One row: how many entries the audit log has, and the hash of the newest, written with each entry. The chain alone
-- does not tell when its end is cut off.
CREATE TABLE audit_head (
  entries INTEGER NOT NULL,
  hash    TEXT    NOT NULL
) STRICT;
INSERT INTO audit_head (entries, hash)
SELECT
  count(*),
  coalesce(
    (SELECT hash FROM audit_entry ORDER BY sequence DESC LIMIT 1),
    '0000000000000000000000000000000000000000000000000000000000000000')
FROM audit_entry;
