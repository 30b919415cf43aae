package org.hulian.store.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has to be told of notices: written with the event while there is an address, struck off
 * after it was sent. So a crash between the two sends it again, and none is lost. Thread-safe; a
 * new address, sending and giving up are in the audit log.
 */
public interface NoticeOutbox {
  /** Where events are sent; empty for nowhere. */
  Optional<String> address();

  /**
   * Sets where events are sent from now on.
   *
   * @param webhook absent for nowhere
   * @throws IllegalArgumentException if it is no address for a webhook
   */
  void setAddress(@Nullable String webhook, String by);

  /** What is due and has an address, oldest first. */
  List<NoticeDelivery> due(Instant now, int limit);

  /** Notes that an event was sent. */
  void sent(NoticeDelivery delivery, Instant at);

  /** Notes that an event could not be sent and when to try again. */
  void failed(NoticeDelivery delivery, String reason, Instant next);

  /** Gives up what was written before this time and is still not sent; returns how many. */
  int giveUpBefore(Instant time);

  /** What is or was to be sent, newest first. */
  List<NoticeDelivery> list(int limit);
}
