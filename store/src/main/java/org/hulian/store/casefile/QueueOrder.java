package org.hulian.store.casefile;

/** In which order cases are taken up. */
public enum QueueOrder {
  /** The most severe first, of these the highest score, of these the oldest. */
  PRIORITY,
  /** The one first that should be decided soonest, or should have been longest ago. */
  DUE
}
