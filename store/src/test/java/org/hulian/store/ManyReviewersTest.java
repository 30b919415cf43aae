package org.hulian.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hulian.store.casefile.CaseEvent;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thirty-two people go through the same thousand cases at once, each in an order of their own. */
class ManyReviewersTest {
  private static final int PEOPLE = 32;
  private static final int CASES = 1_000;
  private static final Duration LEASE = Duration.ofMinutes(10);

  @TempDir Path folder;

  @Test
  void eachCaseHasOneClaimantOneDecisionAndALinearHistory() throws Exception {
    long seed = System.nanoTime();
    Map<Long, String> claimants = new ConcurrentHashMap<>();
    AtomicInteger refused = new AtomicInteger();
    try (Database database = Database.open(folder, Access.WRITE, new SettableClock())) {
      database
          .listings()
          .save(IntStream.rangeClosed(1, CASES).mapToObj(i -> Items.flagged(i, "出 " + i)).toList());
      try (ExecutorService people = Executors.newFixedThreadPool(PEOPLE)) {
        CyclicBarrier start = new CyclicBarrier(PEOPLE);
        List<Future<?>> done = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
          List<Long> order = new ArrayList<>(LongStream.rangeClosed(1, CASES).boxed().toList());
          Collections.shuffle(order, new Random(seed + person));
          String account = "reviewer" + person;
          done.add(
              people.submit(
                  () -> {
                    start.await();
                    order.forEach(id -> work(database, id, account, claimants, refused));
                    return null;
                  }));
        }
        for (Future<?> one : done) {
          one.get();
        }
      }

      assertThat(claimants).as("seed %d", seed).hasSize(CASES);
      assertThat(refused.get()).isEqualTo((PEOPLE - 1) * CASES);
      for (long id = 1; id <= CASES; id++) {
        List<CaseEvent> history = database.cases().history(id);
        assertThat(history)
            .as("case %d, seed %d", id, seed)
            .extracting(CaseEvent::revision)
            .containsExactly(1, 2);
        assertThat(history.getLast().account()).isEqualTo(claimants.get(id));
      }
      assertThat(database.audit().count()).isEqualTo(3L * CASES); // opened, claimed, decided
      assertThat(database.audit().firstBroken()).isEmpty();
    }
  }

  /** Claims a case, and decides it if it is theirs; whoever has not got it is refused both. */
  private static void work(
      Database database,
      long id,
      String account,
      Map<Long, String> claimants,
      AtomicInteger refused) {
    boolean claimed = database.cases().claim(id, account, LEASE);
    Decision decision = new Decision(CaseStatus.VIOLATION, "FD-1", "看过", account);
    boolean decided = claimed && database.cases().decide(id, 1, decision);
    assertThat(decided).isEqualTo(claimed);
    if (claimed) {
      assertThat(claimants.put(id, account)).as("claimed twice").isNull();
    } else {
      assertThat(database.cases().decide(id, 1, decision)).isFalse();
      refused.incrementAndGet();
    }
  }
}
