package org.hulian.store.notice;

import java.time.Instant;

/**
 * An event of a notice on its way to the webhook.
 *
 * @param to the address as it is now
 * @param attempts that failed
 * @param nextAt when it is tried next, or was last
 * @param reason why it could not be sent; empty before the first failure and after success
 */
public record NoticeDelivery(
    Notice notice,
    NoticeEvent event,
    State state,
    String to,
    int attempts,
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
