package org.hulian.store.run;

/** How a site with a schedule stands. */
public enum SiteState {
  /** Its time has come, or a pause is over. Not kept: it follows from the times. */
  DUE,
  /** A run of it is going on. */
  RUNNING,
  /** Its time is yet to come. */
  WAITING,
  /** The last run ended early at the site's wish, or it did not answer; it goes on by itself. */
  PAUSED,
  /**
   * The last run was shut out. It is tried again after longer and longer breaks, and then only when
   * a person says so.
   */
  BLOCKED
}
