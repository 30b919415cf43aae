package org.hulian.store.run;

/** How a run ended, or that it has not. */
public enum RunStatus {
  RUNNING,
  /** Everything in scope was looked at, or was refused by robots. */
  COMPLETED,
  /** Addresses are left, since the page limit was reached; or parts of a feed cannot be read. */
  INCOMPLETE,
  /** Addresses are left: a host asked for a pause or for fewer requests, or does not answer. */
  PAUSED,
  /** A site shut the crawler out: log-in wall, captcha, or a streak of refusals. */
  BLOCKED,
  /** Stopped before the end, by a person or a crash; the frontier goes on from there. */
  INTERRUPTED,
  /** Ended by an error. */
  FAILED
}
