-- The list of notices in its order: those that are due first, those that never are last.
CREATE INDEX notice_due ON notice (due_at IS NULL, due_at, id DESC);
