package org.hulian.bench.duplicate;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.hulian.listing.Listing;
import org.hulian.listing.ListingId;
import org.hulian.listing.finding.Provenance;
import org.hulian.listing.finding.ScoredListing;
import org.hulian.listing.finding.Stage;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.Access;
import org.hulian.store.Database;

/**
 * Fills a store, and looks for texts in it at several sizes. Every third item is of a wordy shop.
 */
final class StoreTable {
  private static final int BATCH = 500;
  private static final int LOOKS = 300;
  private static final int SHOPS = 20;
  private static final int MOST = 10;
  private static final Verdict CLEAR =
      new Verdict.Clear(0.01, new Provenance(Stage.SCREEN, "bench", "bench"));

  private final long seed;
  private final List<String> terms = new ArrayList<>();

  StoreTable(long seed) {
    this.seed = seed;
    Edits edits = new Edits(seed);
    for (int shop = 0; shop < SHOPS; shop++) {
      terms.add(edits.text(120));
    }
  }

  /** Prints a line for each size as soon as it is reached. */
  void measure(int[] sizes) throws IOException {
    System.out.println(
        "    items  saved/s  MB of store |  look-up ms: median   p95 | found of plain  of shops % |"
            + " false of plain  of shops %");
    Path folder = Files.createTempDirectory("hulian-bench");
    try (Database database = Database.open(folder, Access.WRITE, Clock.systemUTC())) {
      int stored = 0;
      for (int size : sizes) {
        long start = cpu();
        int before = stored;
        for (; stored < size; stored += BATCH) {
          database.listings().save(batch(stored));
        }
        double seconds = (cpu() - start) / 1e9;
        long bytes = Files.size(folder.resolve("hulian.db"));
        System.out.printf(
            Locale.ROOT, "%9d %8.0f %12.0f |", stored, (stored - before) / seconds, bytes / 1e6);
        look(database, stored);
      }
    } finally {
      for (String name : List.of("hulian.db", "hulian.db-wal", "hulian.db-shm", "hulian.lock")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.deleteIfExists(folder);
    }
  }

  private List<ScoredListing> batch(int from) {
    List<ScoredListing> batch = new ArrayList<>(BATCH);
    for (int i = from; i < from + BATCH; i++) {
      batch.add(new ScoredListing(listing(i, text(i)), CLEAR));
    }
    return batch;
  }

  /** The thread's own time, so that other work on the machine counts little. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** The text of an item, again the same for the same number. */
  private String text(int number) {
    Edits own = new Edits(seed + number * 7919L);
    String goods = own.text(20 + new Random(number).nextInt(100));
    return isOfShop(number) ? goods + terms.get(number % SHOPS) : goods;
  }

  private static boolean isOfShop(int number) {
    return number % 3 == 0;
  }

  private static Listing listing(int number, String text) {
    return Listing.builder(new ListingId("bench:" + number)).title(text).build();
  }

  private void look(Database database, int stored) {
    double[] millis = new double[2 * LOOKS];
    int[] found = new int[2];
    int[] wrong = new int[2];
    int[] asked = new int[2];
    Random random = new Random(seed);
    Edits edits = new Edits(seed - 1);
    for (int i = 0; i < LOOKS; i++) {
      int number = random.nextInt(stored);
      int kind = isOfShop(number) ? 1 : 0;
      asked[kind]++;
      long start = cpu();
      List<String> near = near(database, edits.scattered(text(number), 0.1));
      millis[2 * i] = (cpu() - start) / 1e6;
      found[kind] += near.contains("bench:" + number) ? 1 : 0;
      int other = stored + kind + 3 * i;
      String unknown = text(3 * (other / 3) + (kind == 1 ? 0 : 1));
      start = cpu();
      wrong[kind] += near(database, unknown).isEmpty() ? 0 : 1;
      millis[2 * i + 1] = (cpu() - start) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%19.2f %7.2f | %14.1f %11.1f | %14.1f %11.1f%n",
        millis[LOOKS],
        millis[(int) (millis.length * 0.95)],
        100.0 * found[0] / asked[0],
        100.0 * found[1] / asked[1],
        100.0 * wrong[0] / asked[0],
        100.0 * wrong[1] / asked[1]);
  }

  private static List<String> near(Database database, String text) {
    return database.listings().near(listing(-1, text), MOST).stream()
        .map(like -> like.id().value())
        .toList();
  }
}
