package org.hulian.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hulian.index.IndexComparison.Difference;
import org.hulian.index.ListingIndex;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.Access;
import org.hulian.store.Database;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever is killed while items come in, or while the index is made anew: both agree afterwards.
 */
class KilledIndexTest {
  private static final Provenance BY = new Provenance(Stage.SCREEN, "m", "l");
  private static final int ITEMS = 4_000;
  private static final int BATCH = 50;
  private static final int KEPT_EVERY = 300;
  private static final int LONGEST_MILLIS = 1_200;

  @TempDir private Path folder;

  /** The process that is killed: takes items in, or makes the index anew, for as long as it may. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path data = Path.of(arguments[0]);
    Random random = new Random(Long.parseLong(arguments[2]));
    if (arguments[1].equals("ingest")) {
      takeIn(data, random, out);
    } else {
      makeAnew(data, out);
    }
  }

  private static void takeIn(Path folder, Random random, PrintStream out) {
    try (DataFolder data = DataFolder.open(folder, Clock.systemUTC())) {
      out.println("open");
      while (true) {
        List<ScoredListing> batch =
            IntStream.range(0, BATCH)
                .mapToObj(i -> item(random.nextInt(ITEMS), random.nextInt(1_000)))
                .toList();
        data.store().listings().save(batch);
        if (random.nextInt(4) == 0) {
          data.catchUp();
        }
      }
    }
  }

  private static void makeAnew(Path folder, PrintStream out) {
    try (Database store = Database.open(folder, Access.WRITE, Clock.systemUTC());
        ListingIndex index = ListingIndex.open(DataFolder.indexOf(folder))) {
      out.println("open");
      while (true) {
        new IndexFeed(store.listings(), index).rebuild(KEPT_EVERY, written -> {});
      }
    }
  }

  private static ScoredListing item(int number, int edition) {
    Listing listing =
        Listing.builder(new ListingId("i" + number))
            .title("二手书 " + number)
            .body("第" + edition + "版，九成新，包邮")
            .build();
    return new ScoredListing(listing, new Verdict.Clear(0.01, BY));
  }

  @Test
  @Timeout(180)
  void storeAndIndexAgreeAfterEveryKill() throws Exception {
    killed(6);
  }

  @Test
  @Tag("slow")
  @Timeout(3_600)
  void storeAndIndexAgreeAfterTwoHundredKills() throws Exception {
    killed(200);
  }

  private void killed(int kills) throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Path data = folder.resolve("data");
    fill(data);
    for (int kill = 1; kill <= kills; kill++) {
      String when = "seed " + seed + ", kill " + kill;
      runAndKill(data, random.nextBoolean() ? "ingest" : "rebuild", random);
      assertThat(ListingIndex.damage(DataFolder.indexOf(data))).as(when).isEmpty();
      boolean anew = random.nextBoolean();
      assertThat(differences(data, anew)).as(when).isEmpty();
    }
  }

  private static void fill(Path folder) {
    try (DataFolder data = DataFolder.open(folder, Clock.systemUTC())) {
      data.store()
          .listings()
          .save(IntStream.range(0, ITEMS / 2).mapToObj(i -> item(i, 0)).toList());
    }
  }

  /** Opens the folder as every command does, or makes the index anew before; then compares. */
  private static List<Difference> differences(Path folder, boolean anew) {
    if (anew) {
      try (Database store = Database.open(folder, Access.WRITE, Clock.systemUTC());
          ListingIndex index = ListingIndex.open(DataFolder.indexOf(folder))) {
        new IndexFeed(store.listings(), index).rebuild(KEPT_EVERY, written -> {});
      }
    }
    List<Difference> differences = new ArrayList<>();
    try (DataFolder data = DataFolder.open(folder, Clock.systemUTC())) {
      IndexFeed feed = new IndexFeed(data.store().listings(), data.index());
      feed.compare(differences::add, compared -> {});
      assertThat(data.index().size()).isEqualTo(data.store().listings().count());
    }
    return differences;
  }

  private void runAndKill(Path data, String work, Random random) throws Exception {
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledIndexTest.class.getName(),
                data.toString(),
                work,
                Long.toString(random.nextLong()))
            .redirectError(err.toFile())
            .start();
    try {
      awaitOpen(process, err);
      Thread.sleep(random.nextInt(LONGEST_MILLIS));
      assertThat(process.isAlive()).as(Files.readString(err)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private static void awaitOpen(Process process, Path err) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertThat(out.readLine()).as(Files.readString(err)).isEqualTo("open");
  }
}
