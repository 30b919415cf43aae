-- Notices that a person took back at the platform, since the decision behind them was overturned. See ADR 32.
CREATE TABLE notice_withdrawal (
  notice_id INTEGER NOT NULL PRIMARY KEY REFERENCES notice (id),
  at        INTEGER NOT NULL,
  account   TEXT    NOT NULL,
  note      TEXT    NOT NULL
) STRICT;
CREATE TRIGGER notice_withdrawal_stays BEFORE UPDATE ON notice_withdrawal
BEGIN
  SELECT RAISE(ABORT, 'that a notice was withdrawn is never changed');
END;
CREATE TRIGGER notice_withdrawal_remains BEFORE DELETE ON notice_withdrawal
BEGIN
  SELECT RAISE(ABORT, 'that a notice was withdrawn is never deleted');
END;
