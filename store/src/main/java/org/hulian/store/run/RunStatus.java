package org.hulian.store.run;

/** How a run ended, or that it has not. */
public enum RunStatus {
  RUNNING,
  /** Everything in scope was looked at, or was refused by robots. */
  COMPLETED,
  /**
   * Addresses are left: the page limit was reached, or a host has to be waited for too long. Or
   * parts of a feed could not be read.
   */
  INCOMPLETE,
  /** A site shut the crawler out: log-in wall, captcha, or a streak of refusals. */
  BLOCKED,
  /** Stopped before the end, by a person or a crash; the frontier goes on from there. */
  INTERRUPTED,
  /** Ended by an error. */
  FAILED
}
