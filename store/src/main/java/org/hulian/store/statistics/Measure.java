package org.hulian.store.statistics;

import java.util.Locale;

/** What is counted of a year. */
public enum Measure {
  /** Cases that came to wait for a decision. */
  INFLOW,
  /** Cases decided as violations in that year, by the final decision. */
  VIOLATIONS,
  /** Cases decided as none. */
  CLEARED,
  /** Cases whose first notice was sent in that year. */
  NOTICED,
  /** Items that were gone after a notice. */
  GONE,
  /** Of these, items that were put up again since. */
  BACK;

  /** The name in files, such as {@code inflow}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
