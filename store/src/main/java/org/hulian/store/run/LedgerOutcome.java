package org.hulian.store.run;

/** What came of one address, or of one item, in a run. */
public enum LedgerOutcome {
  /** An address that a request was made for. */
  ATTEMPTED,
  /** A response with a body that was read. */
  FETCHED,
  /** The server said that nothing changed. */
  UNCHANGED,
  /** An item never seen before. */
  NEW,
  /** An item with another content than before. */
  CHANGED,
  /** An item or page that is gone. */
  REMOVED,
  /** An address that robots.txt closes; no request was made. */
  REFUSED,
  /** An address behind a log-in, a captcha or a refusal. */
  BLOCKED,
  /** An address that could not be fetched or read. */
  FAILED
}
