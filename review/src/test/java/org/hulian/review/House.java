package org.hulian.review;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hulian.index.IndexedListing;
import org.hulian.index.ListingIndex;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.hulian.store.account.AccountParts;
import org.hulian.store.account.Role;
import org.hulian.store.run.LedgerEntry;
import org.hulian.store.run.LedgerOutcome;
import org.hulian.store.run.Run;
import org.hulian.store.run.RunParts;
import org.hulian.store.run.RunStatus;

/** A console with a database of its own, as a test needs it. */
final class House implements AutoCloseable {
  /** Nobody's real password. */
  static final String PASSWORD = "lantern orchard basalt 47";

  /** What a program shows to read the figures. */
  static final String TOKEN = "0f".repeat(32);

  final SettableClock clock = new SettableClock();
  final Metrics metrics = new Metrics(TOKEN, () -> "# HELP up Up.\n# TYPE up gauge\nup 1.0\n");
  final Database database;
  private final ListingIndex index;
  final Console console;

  House(Path folder, List<ScoredListing> listings) {
    database = Database.open(folder, Access.WRITE, clock);
    database.listings().save(listings);
    index = ListingIndex.open(folder.resolve("index"));
    database
        .listings()
        .forEach(
            stored ->
                index.put(
                    new IndexedListing(
                        stored.listing(),
                        stored.verdict(),
                        stored.firstSeen(),
                        stored.caseStatus() == null ? null : stored.caseStatus().key())));
    index.refresh();
    console = Console.start(ConsoleSettings.local(clock), parts(), Evidence.packages(database));
  }

  ConsoleParts parts() {
    return parts(new Takedown(database.notices(), database.folder().resolve("platforms.yaml")));
  }

  ConsoleParts parts(Takedown takedown) {
    return new ConsoleParts(
        database.listings(),
        database.cases(),
        new RunParts(database.runs(), database.schedules()),
        new AccountParts(database.accounts(), database.tokens()),
        database.audit(),
        index.searcher(),
        database.searches(),
        database.victims(),
        takedown,
        database.insight(),
        new ExampleDesk(database, index),
        metrics);
  }

  /** Somebody who has just come to the console. */
  Visitor visitor() {
    return new Visitor(console.address());
  }

  /** Somebody who came in by a one-time link. */
  Visitor guest(Role... roles) {
    Visitor visitor = visitor();
    String door = console.oneTimeSignIn(Set.of(roles)).getPath();
    visitor.get(door);
    visitor.post(door);
    return visitor;
  }

  /** Makes an account with {@link #PASSWORD}; returns its owner, not signed in. */
  Visitor account(String name, Role... roles) {
    Visitor visitor = visitor();
    String secret = database.accounts().invite(Set.of(roles), Duration.ofHours(1), "system");
    visitor.get("/invitations/" + secret);
    visitor.post(
        "/invitations/" + secret, "name", name, "password", PASSWORD, "repeated", PASSWORD);
    return visitor;
  }

  /** Number of the case of this item. */
  long caseOf(String listingId) {
    return database
        .cases()
        .findByListing(new org.hulian.listing.ListingId(listingId))
        .orElseThrow()
        .id();
  }

  /** Actions in the audit log, newest first. */
  List<String> acts() {
    return database.audit().list(Long.MAX_VALUE, 500).stream()
        .map(entry -> entry.account() + " " + entry.action() + " " + entry.subject())
        .toList();
  }

  /** A finished run with reasons, and a blocked one. */
  House withRuns() {
    Run run = database.runs().start("sample-market");
    database
        .runs()
        .record(
            run.id(),
            List.of(
                line(LedgerOutcome.ATTEMPTED, "https://market.example/", ""),
                line(LedgerOutcome.FETCHED, "https://market.example/", ""),
                line(LedgerOutcome.NEW, "m-101", ""),
                line(LedgerOutcome.REFUSED, "https://market.example/private/", "robots.txt"),
                line(LedgerOutcome.FAILED, "https://market.example/slow", "no answer in 30 s")));
    clock.pass(Duration.ofMinutes(3));
    database.runs().finish(run.id(), RunStatus.COMPLETED);
    Run second = database.runs().start("sample-forum");
    database
        .runs()
        .record(
            second.id(),
            List.of(line(LedgerOutcome.BLOCKED, "https://forum.example/", "log-in wall")));
    database.runs().finish(second.id(), RunStatus.BLOCKED, "forum.example: shut out <5> times");
    return this;
  }

  private LedgerEntry line(LedgerOutcome outcome, String url, String reason) {
    return new LedgerEntry(clock.instant(), outcome, url, reason);
  }

  @Override
  public void close() {
    console.close();
    index.close();
    database.close();
  }
}
