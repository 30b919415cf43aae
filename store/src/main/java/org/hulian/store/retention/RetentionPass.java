package org.hulian.store.retention;

import java.util.OptionalInt;

/**
 * One walk over all items, from the one that was seen longest ago to the newest, which erases those
 * that are due. What it has gone by it does not look at again, so an item that becomes due while it
 * goes on, as one that was only kept for the case of another, is for the next. Not thread-safe.
 */
public interface RetentionPass {
  /**
   * Erases the next items that are due, as one change. They are looked for before, while others
   * write, and looked at once more within it.
   *
   * @param limit how many at most, 1 to 1,000
   * @return how many; empty if the walk is over
   */
  OptionalInt next(int limit);
}
