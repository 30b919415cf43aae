package org.hulian.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.store.casefile.CaseFile;
import org.hulian.store.casefile.CaseStatus;
import org.hulian.store.casefile.Decision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that saves and decides is killed at random points; what it acknowledged is there. */
class KillTest {
  private static final int BATCH = 20;

  /** After so many kills all that was ever acknowledged is looked for, not only the last run's. */
  private static final int WHOLE_EVERY = 20;

  @TempDir Path folder;

  /** The process that is killed: tells what is done, once it is. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    int next = Integer.parseInt(arguments[1]);
    try (Database database =
        Database.open(Path.of(arguments[0]), Access.WRITE, Clock.systemUTC())) {
      while (true) {
        int from = next;
        List<ScoredListing> batch =
            IntStream.range(from, from + BATCH)
                .mapToObj(i -> i % 4 == 0 ? Items.flagged(i, "出 " + i) : Items.clear(i, "物 " + i))
                .toList();
        database.listings().save(batch);
        out.println("saved " + from);
        CaseFile file = database.cases().findByListing(Items.id(from)).orElseThrow();
        Decision decision = new Decision(CaseStatus.VIOLATION, "FD-1", "看过", "anna");
        if (database.cases().decide(file.id(), file.revision(), decision)) {
          out.println("decided " + from);
        }
        next += BATCH;
      }
    }
  }

  @Test
  @Timeout(120)
  void nothingAcknowledgedIsLost() throws Exception {
    killed(5);
  }

  @Test
  @Tag("slow")
  @Timeout(3_600)
  void nothingAcknowledgedIsLostInTwoHundredKills() throws Exception {
    killed(200);
  }

  private void killed(int kills) throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Set<Integer> saved = new HashSet<>();
    Set<Integer> decided = new HashSet<>();
    int next = 0;
    for (int kill = 1; kill <= kills; kill++) {
      Set<Integer> savedNow = new HashSet<>();
      Set<Integer> decidedNow = new HashSet<>();
      for (String line : runAndKill(next, 2 + random.nextInt(40), random.nextInt(30))) {
        int from = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
        (line.startsWith("saved") ? savedNow : decidedNow).add(from);
      }
      next += 1_000_000;
      saved.addAll(savedNow);
      decided.addAll(decidedNow);
      boolean whole = kill % WHOLE_EVERY == 0 || kill == kills;
      verify(seed, whole ? saved : savedNow, whole ? decided : decidedNow);
    }
    assertThat(saved).as("seed %d", seed).hasSizeGreaterThanOrEqualTo(kills);
    assertThat(decided).as("seed %d", seed).hasSizeGreaterThanOrEqualTo(kills);
  }

  private void verify(long seed, Set<Integer> saved, Set<Integer> decided) {
    try (Database database = Database.open(folder, Access.WRITE, Clock.systemUTC())) {
      String integrity =
          database
              .sql()
              .read(h -> h.createQuery("PRAGMA integrity_check").mapTo(String.class).one());
      assertThat(integrity).as("seed %d", seed).isEqualTo("ok");
      assertThat(database.audit().firstBroken()).as("seed %d", seed).isEmpty();
      assertThat(database.listings().count() % BATCH).as("seed %d", seed).isZero();
      for (int from : saved) {
        for (int i = from; i < from + BATCH; i++) {
          assertThat(database.listings().find(Items.id(i))).as("seed %d", seed).isPresent();
        }
      }
      for (int from : decided) {
        assertThat(database.cases().findByListing(Items.id(from)))
            .as("seed %d", seed)
            .hasValueSatisfying(c -> assertThat(c.status()).isEqualTo(CaseStatus.VIOLATION));
      }
    }
  }

  /** Kills the process shortly after it said this many lines; returns its complete lines. */
  private List<String> runAndKill(int next, int words, int millis) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KillTest.class.getName(),
                folder.toString(),
                Integer.toString(next))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      String line = readWhole(out);
      while (line != null) {
        lines.add(line);
        if (lines.size() == 1) {
          requireBusy(process);
        }
        if (lines.size() == words) {
          Thread.ofVirtual().start(() -> killAfter(process, millis));
        }
        line = readWhole(out);
      }
    }
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return lines;
  }

  private void requireBusy(Process holder) {
    assertThatThrownBy(() -> Database.open(folder, Access.WRITE, Clock.systemUTC()))
        .isInstanceOfSatisfying(
            DataFolderBusyException.class,
            e -> {
              assertThat(e.pid()).hasValue(holder.pid());
              assertThat(e.command()).contains("KillTest");
            });
  }

  /** Only a line with its end was acknowledged. */
  private static @Nullable String readWhole(BufferedReader out) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = out.read();
    while (c >= 0 && c != '\n') {
      line.append((char) c);
      c = out.read();
    }
    return c == '\n' ? line.toString().strip() : null;
  }

  private static void killAfter(Process process, int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.toHandle().destroyForcibly(); // the process's own method closes its output as well
  }
}
