package org.hulian.store.run;

/** What came of one address, or of one item, in a run. */
public enum LedgerOutcome {
  /** An address that a request was made for. */
  ATTEMPTED,
  /** A response with a body that was read. */
  FETCHED,
  /** An address whose server said that nothing changed. */
  NOT_MODIFIED,
  /** An item with the same content as before; in runs of old, such addresses as well. */
  UNCHANGED,
  /** An item never seen before. */
  NEW,
  /**
   * An item that was gone and is back; or one that was counted as new and repeats an earlier one,
   * which was taken down, with a near text or the same contact.
   */
  RELISTED,
  /** An item with another content than before. */
  CHANGED,
  /** An item or page that is gone. */
  REMOVED,
  /** A capture that is older than the last look at its item, and so changed nothing. */
  OLDER,
  /** Nothing is there, and nothing was known to be: a dead link, or an end without a beginning. */
  ABSENT,
  /** An address that a page leads to and that is not asked: it never shows an item. */
  SKIPPED,
  /** An address that robots.txt closes; no request was made. */
  REFUSED,
  /** An address behind a log-in, a captcha or a refusal. */
  BLOCKED,
  /** An address that could not be fetched or read. */
  FAILED
}
