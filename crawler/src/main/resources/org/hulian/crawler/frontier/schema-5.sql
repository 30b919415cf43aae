-- Version 5: when the server said that nothing is there, so that a later change is seen as one.

ALTER TABLE address ADD COLUMN gone_at BIGINT;
