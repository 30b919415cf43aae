package org.hulian.store.notice;

/**
 * How the decision behind a notice {@code n} stands, as conditions in SQL. They are read from the
 * history of the case.
 */
public final class NoticeStanding {
  /** It was withdrawn. */
  static final String WITHDRAWN =
      "EXISTS (SELECT 1 FROM notice_withdrawal w WHERE w.notice_id = n.id)";

  private static final String STATUS = "(SELECT c.status FROM case_file c WHERE c.id = n.case_id)";

  /** Its case is being decided anew. */
  static final String WAITS = STATUS + " IN ('open', 'escalated')";

  private static final String LAST_VIOLATION =
      "(SELECT max(v.revision) FROM case_event v WHERE v.case_id = n.case_id"
          + " AND v.status = 'violation')";

  /**
   * The item got another text before a person said anything else of the one that the notice is for.
   * An item that is only back at its place has the same text.
   */
  static final String OTHER_TEXT =
      "EXISTS (SELECT 1 FROM case_event x WHERE x.case_id = n.case_id AND x.account = 'system'"
          + " AND 'changed' IN (x.kind, x.reason) AND x.revision > "
          + LAST_VIOLATION
          + " AND NOT EXISTS (SELECT 1 FROM case_event p WHERE p.case_id = x.case_id"
          + " AND p.account <> 'system' AND p.revision < x.revision AND p.revision > "
          + LAST_VIOLATION
          + "))";

  /** It is out, and its case was cleared: a person has to withdraw it at the platform. */
  public static final String TO_WITHDRAW =
      "(n.sent_at IS NOT NULL AND "
          + STATUS
          + " = 'cleared' AND NOT "
          + WITHDRAWN
          + " AND NOT "
          + OTHER_TEXT
          + ")";

  private NoticeStanding() {}
}
