package org.hulian.crawler.site;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was worked out of the addresses that were met last, so that it is not worked out for every
 * link of every page. Bounded: of two generations the elder is dropped when the younger is full.
 * Thread-safe; several threads may do the same work at once.
 *
 * @param <V> depends on nothing but the address
 */
public final class Recent<V> {
  /** Longer ones are rare, and would let a hostile site fill the memory. */
  private static final int LONGEST = 256;

  private final int room;
  private volatile Map<String, V> young = new ConcurrentHashMap<>();
  private volatile Map<String, V> old = Map.of();

  /**
   * Keeps nothing yet.
   *
   * @param room of one generation: what was asked for since so many others were met is still known
   */
  public Recent(int room) {
    this.room = room;
  }

  /** What the work makes of an address. */
  public V of(String address, Function<String, V> work) {
    if (address.length() > LONGEST) {
      return work.apply(address);
    }
    V known = young.get(address);
    if (known != null) {
      return known;
    }
    V kept = old.get(address);
    V value = kept == null ? work.apply(address) : kept;
    keep(address, value);
    return value;
  }

  /** Whether something is known of an address. */
  public boolean knows(String address) {
    return young.containsKey(address) || old.containsKey(address);
  }

  /** Keeps what was worked out elsewhere. */
  public void keep(String address, V value) {
    if (address.length() <= LONGEST) {
      Map<String, V> now = young;
      now.put(address, value);
      if (now.size() >= room) {
        turn(now);
      }
    }
  }

  private synchronized void turn(Map<String, V> full) {
    if (young == full) {
      old = full;
      young = new ConcurrentHashMap<>();
    }
  }

  /** How many are known. */
  int size() {
    return young.size() + old.size();
  }
}
