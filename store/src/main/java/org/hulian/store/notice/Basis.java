package org.hulian.store.notice;

/**
 * How the decision stands that a notice rests on; read from the case, so it is never out of step.
 */
public enum Basis {
  /**
   * It stands, or the notice is not out, or the item got another text, of which it says nothing.
   */
  STANDS,
  /** The case is open again after the notice was sent: nothing is withdrawn until it is decided. */
  REOPENED,
  /** A person cleared the case after the notice was sent: the notice has to be withdrawn. */
  OVERTURNED,
  /** It was overturned, and a person withdrew the notice at the platform. */
  WITHDRAWN
}
