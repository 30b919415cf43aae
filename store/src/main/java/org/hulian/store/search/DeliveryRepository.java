package org.hulian.store.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What has to be sent: written with the alert, struck off after it was sent. So a crash between the
 * two sends it again, and none is lost. Thread-safe; sending and giving up are in the audit log.
 */
public interface DeliveryRepository {
  /**
   * What is due at a webhook that has an address, oldest first. What belongs to somebody who may
   * not sign in, or not read cases, is not due.
   *
   * @param but addresses that are left alone for now
   */
  List<Delivery> dueWebhooks(Instant now, Set<String> but, int limit);

  /**
   * What is due by mail and has an address, search by search; but for the same people.
   *
   * @param pause between two mails of one search
   */
  List<Delivery> dueMails(Instant now, Duration pause, int limit);

  /** Notes that these alerts were sent together. */
  void sent(List<Delivery> together, Instant at);

  /** Notes that these could not be sent and when to try again. */
  void failed(List<Delivery> together, String reason, Instant next);

  /** Gives up what was written before this time and is still not sent; returns how many. */
  int giveUpBefore(Instant time);

  /** What is or was to be sent, newest first. */
  List<Delivery> list(int limit);

  /** How many wait. */
  long waiting();
}
