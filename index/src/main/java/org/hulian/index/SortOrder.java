package org.hulian.index;

/** In which order hits come. */
public enum SortOrder {
  RELEVANCE,
  NEWEST,
  OLDEST,
  SCORE,
  /** The lowest price in yuan that an item names; those without one come last. */
  PRICE
}
