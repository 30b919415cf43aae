package org.hulian.store.quality;

import java.time.Instant;

/**
 * What happened to a case, as its history has it.
 *
 * @param revision of the case afterwards
 * @param kind of the event, such as {@code decided}
 * @param status of the case afterwards, such as {@code violation}
 * @param policy code of a decision, else empty
 */
public record Happened(
    int revision, Instant at, String kind, String status, String policy, String account) {
  /** A decision, a lead's last word among them. */
  boolean decides() {
    return (kind.equals("decided") || kind.equals("settled")) && isDecided();
  }

  /** The same, noted at another time. */
  Happened heardOf(Instant time) {
    return new Happened(revision, time, kind, status, policy, account);
  }

  boolean settles() {
    return kind.equals("settled");
  }

  boolean undoes() {
    return kind.equals("undone");
  }

  boolean appeals() {
    return kind.equals("appealed");
  }

  /** Whether the case waits for nobody. */
  boolean isDecided() {
    return isViolation() || status.equals("cleared");
  }

  boolean isViolation() {
    return status.equals("violation");
  }

  /** Whether the text is no longer the one that was decided on. */
  boolean isOfAnotherText() {
    return kind.equals("changed") || kind.equals("relisted");
  }
}
