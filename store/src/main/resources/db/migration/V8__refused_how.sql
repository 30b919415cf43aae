-- What the runs in a row of refused ended as: paused or blocked, also when one was broken off after them.
ALTER TABLE site_schedule ADD COLUMN refused_how TEXT NOT NULL DEFAULT 'waiting';
UPDATE site_schedule SET refused_how = state WHERE refused > 0 AND state IN ('paused', 'blocked');
