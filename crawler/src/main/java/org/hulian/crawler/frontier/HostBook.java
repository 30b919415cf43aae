package org.hulian.crawler.frontier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of hosts: their robots.txt, their delays, and the turns of those that are asked for
 * what no address of theirs is leased for, such as a robots.txt that another host leads to, or a
 * part of a page. Thread-safe.
 */
public final class HostBook {
  private final Transactions transactions;
  private final FrontierDatabase db;
  private final GuestTurns guests;
  private final QueueTable queue;
  private final InstantSource clock;

  /** Does work on the frontier's file, one after the other. */
  interface Transactions {
    <T extends @Nullable Object> T run(FrontierDatabase.Work<T> work);
  }

  HostBook(
      Transactions transactions,
      FrontierDatabase db,
      GuestTurns guests,
      QueueTable queue,
      InstantSource clock) {
    this.transactions = transactions;
    this.db = db;
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

  /**
   * Asks hosts of this site that were given up once more, whenever their time would have come; one
   * answer then says how they go on.
   */
  public void askHeld() {
    transactions.run(
        () -> {
          queue.askHeld();
          return null;
        });
  }

  /** Sets the delay that robots.txt asks for; it counts where it is longer than the site's. */
  public void raiseDelay(String authority, Duration delay) {
    transactions.run(
        () -> {
          queue.raiseDelay(authority, delay.toMillis());
          return null;
        });
  }

  /** The robots.txt of an authority as it was last fetched. */
  public Optional<StoredRobots> robots(String authority) {
    return transactions.run(() -> RobotsTable.find(db, authority));
  }

  /** Keeps a robots.txt. */
  public void keep(StoredRobots robots) {
    transactions.run(
        () -> {
          RobotsTable.put(db, robots);
          return null;
        });
  }
}
