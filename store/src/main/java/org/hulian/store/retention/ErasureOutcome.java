package org.hulian.store.retention;

/** What came of a wish to erase an item. */
public enum ErasureOutcome {
  /** It is gone from the tables. */
  ERASED,
  /** Its case, or one whose item was put up again as this, is on legal hold: it stays. */
  ON_HOLD,
  /** There is no such item. */
  UNKNOWN
}
