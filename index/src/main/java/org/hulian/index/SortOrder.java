package org.hulian.index;

/** In which order hits come. */
public enum SortOrder {
  RELEVANCE,
  NEWEST,
  SCORE
}
