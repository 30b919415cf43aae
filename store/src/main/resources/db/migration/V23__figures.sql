-- What the dashboards count of each case, kept up by the triggers below in the transaction of what happens, so that a page
-- reads one short row for each case. Everything here follows from events, notices and links, and can be made anew from them.
CREATE TABLE case_figure (
  case_id       INTEGER NOT NULL PRIMARY KEY REFERENCES case_file (id),
  waiting_since INTEGER,
  decided_first INTEGER,
  decided_last  INTEGER,
  noticed_at    INTEGER,
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

INSERT INTO case_figure (case_id, waiting_since, decided_first, decided_last, noticed_at, gone_at)
SELECT
  c.id,
  CASE WHEN c.status IN ('open', 'escalated')
    THEN (SELECT max(e.at) FROM case_event e WHERE e.case_id = c.id AND e.kind IN ('opened', 'reopened')) END,
  (SELECT min(e.at) FROM case_event e
    WHERE e.case_id = c.id AND e.kind = 'decided' AND e.status IN ('violation', 'cleared')),
  (SELECT max(e.at) FROM case_event e
    WHERE e.case_id = c.id AND e.kind = 'decided' AND e.status IN ('violation', 'cleared')),
  (SELECT min(n.created_at) FROM notice n WHERE n.case_id = c.id),
  (SELECT min(e.at) FROM case_event e WHERE e.case_id = c.id AND e.kind = 'removed')
FROM case_file c;

UPDATE case_figure SET back_at = (
  SELECT min(at) FROM (
    SELECT e.at FROM case_event e WHERE e.case_id = case_figure.case_id AND e.at >= case_figure.gone_at
      AND (e.kind = 'relisted' OR (e.kind = 'reopened' AND e.reason = 'relisted'))
    UNION ALL
    SELECT l.at FROM item_link l JOIN case_file c ON c.item_id = l.from_id
      WHERE c.id = case_figure.case_id AND l.at >= case_figure.gone_at))
WHERE gone_at IS NOT NULL;

INSERT INTO case_flow (day, platform, category, way, cases)
SELECT e.at / 86400000000, coalesce(c.platform, ''), c.category, CASE e.kind WHEN 'decided' THEN 'out' ELSE 'in' END, count(*)
FROM (
  SELECT case_id, at, kind, status, lag(status) OVER (PARTITION BY case_id ORDER BY revision) AS before FROM case_event
) e JOIN case_file c ON c.id = e.case_id
WHERE (e.kind IN ('opened', 'reopened') AND coalesce(e.before, '') NOT IN ('open', 'escalated'))
   OR (e.kind = 'decided' AND e.status IN ('violation', 'cleared') AND e.before IN ('open', 'escalated'))
GROUP BY 1, 2, 3, 4;

CREATE TRIGGER case_event_counts AFTER INSERT ON case_event
WHEN NEW.kind IN ('opened', 'reopened', 'decided', 'removed', 'relisted')
BEGIN
  INSERT INTO case_figure (case_id) VALUES (NEW.case_id) ON CONFLICT (case_id) DO NOTHING;
  INSERT INTO case_flow (day, platform, category, way, cases)
    SELECT NEW.at / 86400000000, coalesce(c.platform, ''), c.category, CASE NEW.kind WHEN 'decided' THEN 'out' ELSE 'in' END, 1
    FROM case_file c JOIN case_figure f ON f.case_id = c.id
    WHERE c.id = NEW.case_id
      AND ((NEW.kind IN ('opened', 'reopened') AND f.waiting_since IS NULL)
        OR (NEW.kind = 'decided' AND NEW.status IN ('violation', 'cleared') AND f.waiting_since IS NOT NULL))
    ON CONFLICT (day, platform, category, way) DO UPDATE SET cases = cases + 1;
  UPDATE case_figure SET
    waiting_since = CASE
      WHEN NEW.kind IN ('opened', 'reopened') THEN NEW.at
      WHEN NEW.kind = 'decided' AND NEW.status IN ('violation', 'cleared') THEN NULL
      ELSE waiting_since END,
    decided_first = CASE
      WHEN NEW.kind = 'decided' AND NEW.status IN ('violation', 'cleared') THEN coalesce(decided_first, NEW.at)
      ELSE decided_first END,
    decided_last = CASE
      WHEN NEW.kind = 'decided' AND NEW.status IN ('violation', 'cleared') THEN NEW.at
      ELSE decided_last END,
    gone_at = CASE WHEN NEW.kind = 'removed' THEN coalesce(gone_at, NEW.at) ELSE gone_at END,
    back_at = CASE
      WHEN gone_at IS NOT NULL AND (NEW.kind = 'relisted' OR (NEW.kind = 'reopened' AND NEW.reason = 'relisted'))
        THEN coalesce(back_at, NEW.at)
      ELSE back_at END
  WHERE case_id = NEW.case_id;
END;

CREATE TRIGGER notice_counts AFTER INSERT ON notice
BEGIN
  UPDATE case_figure SET noticed_at = coalesce(noticed_at, NEW.created_at) WHERE case_id = NEW.case_id;
END;

CREATE TRIGGER item_link_counts AFTER INSERT ON item_link
BEGIN
  UPDATE case_figure SET back_at = NEW.at
  WHERE gone_at IS NOT NULL AND back_at IS NULL
    AND case_id = (SELECT id FROM case_file WHERE item_id = NEW.from_id);
END;
