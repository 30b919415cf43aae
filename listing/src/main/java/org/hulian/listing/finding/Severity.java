package org.hulian.listing.finding;

import java.util.Locale;

/** How much harm the combination on offer can do; ordered from least to most. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /** The name in feeds and interfaces, such as {@code high}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what {@link #key} gives.
   *
   * @throws IllegalArgumentException if there is no such severity
   */
  public static Severity ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
