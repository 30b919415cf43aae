package org.hulian.store.notice;

/** What came of a move. Whatever is not {@link #DONE} changed nothing. */
public enum MoveOutcome {
  DONE,
  /** The notice has moved on since the person saw it. */
  STALE,
  /** No way leads there from where it stands. */
  NO_SUCH_WAY,
  /** Nobody approves what they wrote. */
  OWN_NOTICE,
  /** The decision that it rests on does not stand any more. */
  NO_VIOLATION,
  /** An appeal against that decision is open, or another look at it. */
  LOOKED_AT,
  /** Channel or time of sending is missing, in the future, or before it was written. */
  NOT_SENT_SO,
  /** A word is missing that says why. */
  NO_NOTE,
  /** The decision stands, so there is nothing to withdraw. */
  STANDS,
  /** The case is being decided again; until it is, nothing is withdrawn. */
  REOPENED
}
