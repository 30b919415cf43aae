-- A group is kept back as one (ADR 34): what any member tells of its decision, it tells of those that are looked at again.

-- Decisions of groups that must not be told while another member, looked, waits for a second look at the same decision.
CREATE VIEW group_kept_back AS
SELECT m.case_id, m.revision, o.case_id AS looked
FROM case_group_member m
  JOIN case_group_member o ON o.group_id = m.group_id AND o.case_id <> m.case_id AND o.outcome = 'decided'
  JOIN second_look l ON l.case_id = o.case_id AND l.revision = o.revision AND l.closed_at IS NULL
WHERE m.outcome = 'decided';

-- Cases whose decision must not be told to whoever may be asked to look again at the case looked. A member that is open again
-- has to be decided: of it only the history since the group is kept back.
DROP VIEW kept_back;
CREATE VIEW kept_back AS
SELECT case_id, case_id AS looked FROM second_look WHERE closed_at IS NULL
UNION ALL
SELECT case_id, case_id FROM known_answer WHERE retired_at IS NULL
UNION ALL
SELECT g.case_id, g.looked FROM group_kept_back g
WHERE EXISTS (SELECT 1 FROM case_file c WHERE c.id = g.case_id AND c.status IN ('violation', 'cleared'));
