package org.hulian.store.notice;

/**
 * How the decision stands that a notice rests on; read from the case, so it is never out of step.
 */
public enum Basis {
  /** It stands, or the notice is not out, or the program opened the case again for another text. */
  STANDS,
  /** A person overturned it after the notice was sent: the notice has to be withdrawn. */
  OVERTURNED,
  /** It was overturned, and a person withdrew the notice at the platform. */
  WITHDRAWN
}
