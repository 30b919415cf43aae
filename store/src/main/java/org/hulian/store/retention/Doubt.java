package org.hulian.store.retention;

import java.time.Instant;
import java.util.Locale;

/**
 * What speaks against erasing by rule without somebody having looked: a clock that is wrong, or
 * rules that were not meant so, would erase for good.
 */
public sealed interface Doubt {
  /** How many items are due. */
  long due();

  /** In one line. */
  String text();

  /**
   * Nothing was written down for so long that the clock may be ahead.
   *
   * @param from the last entry of the audit log before that
   * @param to the next, or now
   */
  record Jump(long due, Instant from, Instant to) implements Doubt {
    @Override
    public String text() {
      return "the clock went from "
          + from
          + " to "
          + to
          + " and nothing happened in between: it may be ahead; "
          + String.format(Locale.ROOT, "%,d items are due", due);
    }
  }

  /**
   * More is due at once than from one day to the next.
   *
   * @param items how many there are
   */
  record Share(long due, long items) implements Doubt {
    @Override
    public String text() {
      return String.format(Locale.ROOT, "%,d of %,d items are due at once", due, items);
    }
  }
}
