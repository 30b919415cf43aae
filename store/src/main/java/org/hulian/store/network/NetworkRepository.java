package org.hulian.store.network;

import java.util.Optional;

/** Reads who has what in common. Thread-safe. */
public interface NetworkRepository {
  /**
   * What is around a node. What many sellers have in common is shown, but not followed.
   *
   * @param depth steps from the middle: 1, what it shows or who shows it; 2, one step further
   * @param most nodes at most, 1 or more
   * @return empty if nothing is known of the start
   */
  Optional<Network> around(Start start, int depth, int most);
}
