package org.hulian.store.casefile;

import java.util.Locale;

/** Where a case stands. */
public enum CaseStatus {
  /** Flagged; nobody has decided yet. */
  OPEN,
  /** Handed to a lead, who decides. */
  ESCALATED,
  /** A person decided that it is a violation. */
  VIOLATION,
  /** A person decided that it is none. */
  CLEARED;

  /** The name in feeds and interfaces, such as {@code open}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what {@link #key} gives.
   *
   * @throws IllegalArgumentException if there is no such status
   */
  public static CaseStatus ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
