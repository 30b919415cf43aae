package org.hulian.index;

import java.util.Locale;

/** What hits can be counted and narrowed by. */
public enum Facet {
  PLATFORM,
  SITE,
  CATEGORY,
  SEVERITY,
  /** Status of the case: open, escalated, violation, cleared, or none. */
  STATUS,
  /** Price band in yuan: 0-1, 1-10, 10-100, 100-1000, 1000-, or none. */
  PRICE_BAND,
  /** Month of the first sighting, such as 2026-11. */
  MONTH,
  /** Language by the script of the text: zh, en, ja, ko, ru, other. */
  LANGUAGE;

  /** The name in queries and addresses, such as {@code price_band}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
