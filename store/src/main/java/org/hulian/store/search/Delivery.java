package org.hulian.store.search;

import java.time.Instant;

/**
 * An alert on its way.
 *
 * @param to the address as it is now; empty if there is none any more
 * @param attempts that failed
 * @param since when it was written
 * @param nextAt when it is tried next, or was last
 * @param reason why it could not be sent; empty before the first failure and after success
 */
public record Delivery(
    Alert alert,
    Way way,
    State state,
    String to,
    int attempts,
    Instant since,
    Instant nextAt,
    String reason) {
  /** How far it has come. */
  public enum State {
    WAITING,
    SENT,
    /** It was tried for too long. */
    GIVEN_UP
  }
}
