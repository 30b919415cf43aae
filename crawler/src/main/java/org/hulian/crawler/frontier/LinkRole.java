package org.hulian.crawler.frontier;

/** What an address is expected to hold; a crawl takes those first that come first here. */
public enum LinkRole {
  START(0),
  SITEMAP(1),
  ITEM(2),
  NEXT_PAGE(3),
  INDEX(4),
  OTHER(5);

  /** Known pages are looked at again after those never seen. */
  static final int REVISIT_STEP = 10;

  /** What may have ended a run is looked at after everything else. */
  static final int LAST_STEP = 2 * REVISIT_STEP;

  private final int priority;

  LinkRole(int priority) {
    this.priority = priority;
  }

  int priority() {
    return priority;
  }
}
