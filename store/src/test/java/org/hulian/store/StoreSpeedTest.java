package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.hulian.listing.finding.Category;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Severity;
import org.hulian.store.account.Role;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.QueueFilter;
import org.hulian.store.queue.QueuePlan;
import org.hulian.store.search.SavedQuery;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures; the floors are far below what an idle machine reaches. */
@Tag("slow")
class StoreSpeedTest {
  private static final int ITEMS = 100_000;
  private static final int BATCH = 500;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  @Test
  void ordinaryListingsGoInAndOutFast() {
    try (Database database = Database.open(folder, Access.WRITE, new SettableClock())) {
      List<List<ScoredListing>> batches =
          IntStream.range(0, ITEMS / BATCH)
              .mapToObj(b -> batch(b * BATCH, i -> Items.clear(i, "二手物品 " + i)))
              .toList();
      double fresh = perSecond(() -> batches.forEach(database.listings()::save));
      double unchanged = perSecond(() -> batches.forEach(database.listings()::save));
      AtomicLong seen = new AtomicLong();
      double read = perSecond(() -> database.listings().forEach(s -> seen.incrementAndGet()));

      report("saved new, per second", fresh);
      report("saved unchanged, per second", unchanged);
      report("read, per second", read);
      assertThat(seen).hasValue(ITEMS);
      assertThat(fresh).isGreaterThan(2_000);
      assertThat(read).isGreaterThan(5_000);
    }
  }

  @Test
  void aLongQueueCostsNoMoreThanAShortOne() {
    Severity[] severities = Severity.values();
    try (Database database = Database.open(folder, Access.WRITE, new SettableClock())) {
      double opened =
          perSecond(
              () -> {
                for (int b = 0; b < ITEMS / BATCH; b++) {
                  database
                      .listings()
                      .save(
                          batch(
                              b * BATCH,
                              i -> Items.flagged(i, "出 " + i, (i % 97) / 97.0, severities[i % 4])));
                }
              });
      QueueFilter narrow =
          new QueueFilter(CaseStatus.OPEN, Category.FACE_DATA, Severity.LOW, "even", null);
      database.cases().claim(1, "bo", Duration.ofMinutes(5));
      double page = millis(() -> database.cases().queue(QueueFilter.OPEN, "anna", 50, 0));
      double deep = millis(() -> database.cases().queue(QueueFilter.OPEN, "anna", 50, 50_000));
      double filtered = millis(() -> database.cases().queue(narrow, "anna", 50, 0));
      double counts = millis(() -> database.cases().counts());

      report("cases opened, per second", opened);
      report("first page of the queue, ms", page);
      report("page 1,000 of the queue, ms", deep);
      report("first page of one category, severity and platform, ms", filtered);
      report("counts, ms", counts);
      long closed = closeAllButTheMildest(database);
      QueueFilter ofQueue = new QueueFilter(CaseStatus.OPEN, null, null, null, closed);
      double past = millis(() -> database.cases().queue(QueueFilter.OPEN, "bo", 50, 0));
      double chosen = millis(() -> database.cases().queue(ofQueue, "anna", 50, 0));
      double tally = millis(() -> database.cases().queues().tally("anna"));
      report("first page with three quarters closed and in front, ms", past);
      report("first page of one queue, ms", chosen);
      report("counts by queue, ms", tally);
      assertThat(past).isLessThan(200);
      assertThat(chosen).isLessThan(200);
      double verified = perSecond(() -> assertThat(database.audit().firstBroken()).isEmpty());
      report("audit entries verified, per second", verified);
      assertThat(page).isLessThan(200);
    }
  }

  private static long closeAllButTheMildest(Database database) {
    for (String name : List.of("anna", "bo")) {
      String link =
          database.accounts().invite(Set.of(Role.REVIEWER), Duration.ofHours(1), "system");
      database.accounts().accept(link, name, "no hash of any password");
    }
    QueuePlan plan = new QueuePlan(new SavedQuery("closed", "", Map.of()), Set.of("anna"));
    long id = database.cases().queues().add(plan, 1, "system").orElseThrow();
    database
        .sql()
        .change(
            handle ->
                handle.execute("UPDATE case_file SET queue_id = iif(severity > 0, ?, 0)", id));
    return id;
  }

  private static List<ScoredListing> batch(int from, IntFunction<ScoredListing> item) {
    return IntStream.range(from, from + BATCH).mapToObj(item).toList();
  }

  /** By the thread's own time, so that other work on the machine counts little. */
  private static double perSecond(Runnable work) {
    long start = CPU.getCurrentThreadCpuTime();
    work.run();
    return ITEMS * 1e9 / (CPU.getCurrentThreadCpuTime() - start);
  }

  /** The median of eleven. */
  private static double millis(Runnable work) {
    double[] times = new double[11];
    for (int i = 0; i < times.length; i++) {
      long start = System.nanoTime();
      work.run();
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }

  private static void report(String what, double value) {
    System.out.println(what + ": " + Math.round(value * 10) / 10.0);
  }
}
