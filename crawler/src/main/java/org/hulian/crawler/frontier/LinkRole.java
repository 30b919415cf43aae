package org.hulian.crawler.frontier;

/** What an address is expected to hold; a crawl takes those first that come first here. */
public enum LinkRole {
  START,
  SITEMAP,
  ITEM,
  NEXT_PAGE,
  INDEX,
  OTHER;

  /** Known pages are looked at again after those never seen. */
  static final int REVISIT_STEP = 10;

  int priority() {
    return ordinal();
  }
}
