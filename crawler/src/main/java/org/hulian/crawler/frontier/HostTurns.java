package org.hulian.crawler.frontier;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Turns of hosts that are asked for what no address of theirs is leased for: a robots.txt that
 * another host leads to, a part of a page. Thread-safe.
 */
public final class HostTurns {
  private final Transactions transactions;
  private final GuestTurns guests;
  private final QueueTable queue;
  private final InstantSource clock;

  /** Does work on the frontier's file, one after the other. */
  interface Transactions {
    <T extends @Nullable Object> T run(FrontierDatabase.Work<T> work);
  }

  HostTurns(Transactions transactions, GuestTurns guests, QueueTable queue, InstantSource clock) {
    this.transactions = transactions;
    this.guests = guests;
    this.queue = queue;
    this.clock = clock;
  }

  /** When a host may next be asked, as far as its pace is known. */
  public Instant next(String authority) {
    return Instant.ofEpochMilli(transactions.run(() -> queue.nextTurn(authority)));
  }

  /**
   * Takes the turn of a host.
   *
   * @return false if the host is not due, or somebody is asking it
   */
  public boolean take(String authority) {
    return transactions.run(() -> guests.take(authority, clock.millis()));
  }

  /** Gives a turn back that was taken. */
  public void end(String authority, Instant askedAt) {
    transactions.run(
        () -> {
          guests.end(authority, askedAt.toEpochMilli());
          return null;
        });
  }

  /** Says that a host was asked, whoever has its turn: its delay begins anew. */
  public void asked(String authority, Instant at) {
    transactions.run(
        () -> {
          queue.asked(authority, at.toEpochMilli());
          return null;
        });
  }
}
