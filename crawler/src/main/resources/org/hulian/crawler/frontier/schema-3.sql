-- Version 3: a host that does not serve us, or is slow, is known as such to the next run too.

ALTER TABLE host ADD COLUMN opened INTEGER NOT NULL DEFAULT 0;
-- times in a row that it was given up; 0 while it serves us
ALTER TABLE host ADD COLUMN open_until BIGINT NOT NULL DEFAULT 0;
-- no request before, and then a single one that shows whether it serves us again
ALTER TABLE host ADD COLUMN pace BIGINT NOT NULL DEFAULT 0;
-- delay by how fast it answers, milliseconds; 0 where the longer of the other two is enough
