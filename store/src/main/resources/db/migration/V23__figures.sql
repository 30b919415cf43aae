-- What the dashboards count of each case, kept up by the triggers below in the transaction of what happens, so that a page
-- reads one short row for each case. Everything here follows from the events of cases and notices.

-- decided_*: decisions that were not undone; decided_last may be a lead's last word. sent_at: first notice. gone_at: first found
-- gone after that. back_at: first put up again after that.
CREATE TABLE case_figure (
  case_id       INTEGER NOT NULL PRIMARY KEY REFERENCES case_file (id) ON DELETE CASCADE,
  decided_first INTEGER,
  decided_last  INTEGER,
  sent_at       INTEGER,
  gone_at       INTEGER,
  back_at       INTEGER
) STRICT;

-- Cases that came to wait for a decision, and that ceased to, by days since 1970 in UTC; platform is empty if unknown.
CREATE TABLE case_flow (
  day      INTEGER NOT NULL,
  platform TEXT    NOT NULL,
  category TEXT    NOT NULL,
  way      TEXT    NOT NULL CHECK (way IN ('in', 'out')),
  cases    INTEGER NOT NULL,
  PRIMARY KEY (day, platform, category, way)
) STRICT, WITHOUT ROWID;

-- The decisions on violation or none that were not undone at once.
CREATE VIEW case_verdict AS
SELECT case_id, revision, at, kind FROM case_event e
WHERE kind IN ('decided', 'settled') AND status IN ('violation', 'cleared')
  AND NOT EXISTS (SELECT 1 FROM case_event n
    WHERE n.case_id = e.case_id AND n.revision = e.revision + 1 AND n.kind = 'undone');

INSERT INTO case_figure (case_id, decided_first, decided_last, sent_at, gone_at)
SELECT
  c.id,
  (SELECT min(at) FROM case_verdict WHERE case_id = c.id),
  (SELECT max(at) FROM case_verdict WHERE case_id = c.id),
  (SELECT min(sent_at) FROM notice WHERE case_id = c.id),
  (SELECT min(coalesce(e.proof_at, e.at)) FROM notice n JOIN notice_event e ON e.notice_id = n.id
    WHERE n.case_id = c.id AND e.state = 'gone')
FROM case_file c;

UPDATE case_figure SET back_at = (
  SELECT min(coalesce(e.proof_at, e.at)) FROM notice n JOIN notice_event e ON e.notice_id = n.id
  WHERE n.case_id = case_figure.case_id AND e.state = 'relisted' AND coalesce(e.proof_at, e.at) >= gone_at)
WHERE gone_at IS NOT NULL;

INSERT INTO case_flow (day, platform, category, way, cases)
SELECT e.at / 86400000000, coalesce(c.platform, ''), c.category, CASE e.kind WHEN 'decided' THEN 'out' ELSE 'in' END, count(*)
FROM (
  SELECT case_id, at, kind, status, lag(status) OVER (PARTITION BY case_id ORDER BY revision) AS before,
    lead(kind) OVER (PARTITION BY case_id ORDER BY revision) AS next FROM case_event
) e JOIN case_file c ON c.id = e.case_id
WHERE (e.kind IN ('opened', 'reopened') AND coalesce(e.before, '') NOT IN ('open', 'escalated'))
   OR (e.kind = 'decided' AND e.status IN ('violation', 'cleared') AND e.before IN ('open', 'escalated')
     AND coalesce(e.next, '') <> 'undone')
GROUP BY 1, 2, 3, 4;

CREATE TRIGGER case_event_counts AFTER INSERT ON case_event
WHEN NEW.kind IN ('opened', 'reopened', 'decided', 'settled')
BEGIN
  INSERT INTO case_figure (case_id) VALUES (NEW.case_id) ON CONFLICT (case_id) DO NOTHING;
  INSERT INTO case_flow (day, platform, category, way, cases)
    SELECT NEW.at / 86400000000, coalesce(c.platform, ''), c.category, CASE NEW.kind WHEN 'decided' THEN 'out' ELSE 'in' END, 1
    FROM case_file c LEFT JOIN case_event b ON b.case_id = c.id AND b.revision = NEW.revision - 1
    WHERE c.id = NEW.case_id
      AND ((NEW.kind IN ('opened', 'reopened') AND coalesce(b.status, '') NOT IN ('open', 'escalated'))
        OR (NEW.kind = 'decided' AND NEW.status IN ('violation', 'cleared') AND b.status IN ('open', 'escalated')))
    ON CONFLICT (day, platform, category, way) DO UPDATE SET cases = cases + 1;
  UPDATE case_figure SET
    decided_first = coalesce(decided_first, NEW.at),
    decided_last = NEW.at
  WHERE case_id = NEW.case_id AND NEW.kind IN ('decided', 'settled') AND NEW.status IN ('violation', 'cleared');
END;

-- What was undone at once is as if it had not been made.
CREATE TRIGGER case_undone_counts AFTER INSERT ON case_event WHEN NEW.kind = 'undone'
BEGIN
  INSERT INTO case_flow (day, platform, category, way, cases)
    SELECT e.at / 86400000000, coalesce(c.platform, ''), c.category, 'out', -1
    FROM case_file c JOIN case_event e ON e.case_id = c.id AND e.revision = NEW.revision - 1
    WHERE c.id = NEW.case_id AND e.status IN ('violation', 'cleared') AND NEW.status IN ('open', 'escalated')
    ON CONFLICT (day, platform, category, way) DO UPDATE SET cases = cases - 1;
  UPDATE case_figure SET
    decided_first = (SELECT min(at) FROM case_verdict v WHERE v.case_id = NEW.case_id),
    decided_last = (SELECT max(at) FROM case_verdict v WHERE v.case_id = NEW.case_id)
  WHERE case_id = NEW.case_id;
END;

CREATE TRIGGER notice_sent_counts AFTER UPDATE OF sent_at ON notice WHEN NEW.sent_at IS NOT NULL
BEGIN
  UPDATE case_figure SET sent_at = min(coalesce(sent_at, NEW.sent_at), NEW.sent_at) WHERE case_id = NEW.case_id;
END;

CREATE TRIGGER notice_event_counts AFTER INSERT ON notice_event WHEN NEW.state IN ('gone', 'relisted')
BEGIN
  UPDATE case_figure SET
    gone_at = CASE NEW.state WHEN 'gone' THEN coalesce(gone_at, NEW.proof_at, NEW.at) ELSE gone_at END,
    back_at = CASE NEW.state WHEN 'relisted' THEN coalesce(back_at, NEW.proof_at, NEW.at) ELSE back_at END
  WHERE case_id = (SELECT case_id FROM notice WHERE id = NEW.notice_id)
    AND (NEW.state = 'gone' OR gone_at IS NOT NULL);
END;
