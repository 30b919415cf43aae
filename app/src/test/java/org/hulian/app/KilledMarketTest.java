package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty SIGKILLs in one crawl, at random points and at those that hurt most: while robots.txt is on
 * its way, when a WARC file is full, while a listing is stored. What is there in the end is what an
 * undisturbed crawl leaves.
 */
@Tag("slow")
class KilledMarketTest {
  private static final int KILLS = 50;
  private static final int HOSTS = 3;
  private static final int PAGES = 250;

  /**
   * The first kills come while robots.txt is on its way; once it is there it is not asked again.
   */
  private static final int ROBOTS_KILLS = 5;

  private static final int MOST_REQUESTS = 12;
  private static final int MOST_MILLIS = 20;
  private static final long LAST_RUN_SECONDS = 180;

  private final List<TreeMarket> markets = new ArrayList<>();
  @TempDir private Path folder;

  /** When a process is killed. */
  private enum Moment {
    REQUESTS,
    ROBOTS,
    ROTATION,
    INTAKE
  }

  @Test
  @Timeout(1_800)
  void fiftyKillsLoseNothingAndChangeNothing() throws Exception {
    long seed = Long.getLong("hulian.seed", System.nanoTime());
    System.out.println("KilledMarketTest: -Dhulian.seed=" + seed);
    Random random = new Random(seed);
    try {
      for (int host = 0; host < HOSTS; host++) {
        markets.add(new TreeMarket(PAGES));
      }
      Path calm = folder.resolve("calm");
      finish(calm, seed);
      markets.forEach(TreeMarket::forget);

      Path data = folder.resolve("killed");
      List<List<Integer>> lives = new ArrayList<>();
      for (int kill = 0; kill < KILLS; kill++) {
        lives.add(asked());
        Moment moment = moment(kill, random);
        Process child = start(data);
        await(moment, child, data, random);
        assertThat(child.isAlive())
            .as("the crawl is not over; seed %s, kill %s %s: %s", seed, kill, moment, said())
            .isTrue();
        child.destroyForcibly().waitFor();
      }
      lives.add(asked());
      finish(data, seed);
      lives.add(asked());

      onlyWhatWasInFlightIsAskedAgain(lives, seed);
      assertAgree(CrawledFolder.read(calm), CrawledFolder.read(data), seed);
    } finally {
      markets.forEach(TreeMarket::close);
    }
  }

  private static Moment moment(int kill, Random random) {
    if (kill < ROBOTS_KILLS) {
      return Moment.ROBOTS;
    }
    Moment[] others = {Moment.REQUESTS, Moment.REQUESTS, Moment.ROTATION, Moment.INTAKE};
    return others[random.nextInt(others.length)];
  }

  private Process start(Path data) throws IOException {
    return KillableCrawl.start(
        data, markets.stream().map(TreeMarket::port).toList(), folder.resolve("child.log"));
  }

  private void finish(Path data, long seed) throws Exception {
    Process child = start(data);
    assertThat(child.waitFor(LAST_RUN_SECONDS, TimeUnit.SECONDS)).as("seed %s", seed).isTrue();
    assertThat(child.exitValue()).as("seed %s: %s", seed, said()).isZero();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("child.log"));
  }

  /** How many requests each host has had so far. */
  private List<Integer> asked() {
    return markets.stream().map(market -> market.asked().size()).toList();
  }

  private int requests() {
    return asked().stream().mapToInt(Integer::intValue).sum();
  }

  private long robots() {
    return markets.stream().mapToLong(market -> market.asked(TreeMarket.ROBOTS)).sum();
  }

  private void await(Moment moment, Process child, Path data, Random random) throws Exception {
    int before = requests();
    switch (moment) {
      case ROBOTS -> {
        long robots = robots() + random.nextInt(HOSTS);
        while (child.isAlive() && robots() <= robots) {
          Thread.onSpinWait();
        }
        Thread.sleep(random.nextInt(MOST_MILLIS));
      }
      case REQUESTS -> {
        int goal = before + 1 + random.nextInt(MOST_REQUESTS);
        while (child.isAlive() && requests() < goal) {
          Thread.onSpinWait();
        }
        Thread.sleep(random.nextInt(MOST_MILLIS));
      }
      case ROTATION -> {
        awaitRequest(child, before);
        long full = fullFiles(data) + random.nextInt(2);
        while (child.isAlive() && fullFiles(data) <= full) {
          Thread.onSpinWait();
        }
      }
      case INTAKE -> {
        awaitRequest(child, before);
        Path log = data.resolve("hulian.db-wal");
        long size = Files.getLastModifiedTime(log).toMillis();
        while (child.isAlive() && Files.getLastModifiedTime(log).toMillis() == size) {
          Thread.onSpinWait();
        }
      }
    }
  }

  private void awaitRequest(Process child, int before) {
    while (child.isAlive() && requests() <= before) {
      Thread.onSpinWait();
    }
  }

  private static long fullFiles(Path data) throws IOException {
    try (Stream<Path> files = Files.list(DataFolder.warcOf(data))) {
      return files.filter(file -> file.toString().endsWith(".warc.gz")).count();
    }
  }

  /** At each kill, one address of each host was in flight at most. */
  private void onlyWhatWasInFlightIsAskedAgain(List<List<Integer>> lives, long seed) {
    for (int host = 0; host < HOSTS; host++) {
      List<String> paths = markets.get(host).asked();
      Map<String, Integer> last = new HashMap<>();
      for (int i = 0; i < paths.size(); i++) {
        last.put(paths.get(i), i);
      }
      for (int life = 0; life + 1 < lives.size(); life++) {
        int from = lives.get(life).get(host);
        int to = lives.get(life + 1).get(host);
        Set<String> again = new HashSet<>();
        for (int i = from; i < to; i++) {
          assertThat(last.getOrDefault(paths.get(i), 0) < to || again.add(paths.get(i)))
              .as("asked twice in one life: %s; seed %s", paths.get(i), seed)
              .isTrue();
        }
        assertThat(again).as("host %s, life %s, seed %s", host, life, seed).hasSizeBetween(0, 1);
      }
    }
  }

  private static void assertAgree(CrawledFolder calm, CrawledFolder killed, long seed) {
    assertThat(killed.problems()).as("seed %s", seed).isEmpty();
    assertThat(killed.addresses()).as("seed %s", seed).isEqualTo(calm.addresses());
    assertThat(killed.versions()).as("seed %s", seed).isEqualTo(calm.versions());
    assertThat(killed.found()).as("seed %s", seed).isEqualTo(killed.versions().size());
    assertThat(killed.done()).as("seed %s", seed).hasSizeGreaterThan(HOSTS * PAGES * 9 / 10);
    assertThat(killed.recorded().values()).as("seed %s", seed).containsAll(killed.done());
    killed
        .captures()
        .forEach(
            (listing, capture) ->
                assertThat(killed.recorded())
                    .as("capture of %s, seed %s", listing, seed)
                    .containsKey(capture));
  }
}
