package org.hulian.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** How fast listings are indexed and found, and how much room they take. */
@Tag("slow")
class IndexRateTest {
  private static final int COUNT = 20_000;
  private static final int QUERIES = 300;
  @TempDir private Path folder;

  @Test
  void anIndexIsSmallAndFast(TestReporter reporter) throws IOException {
    List<IndexedListing> listings = new ArrayList<>();
    long stored = 0;
    Random random = new Random(11);
    for (int i = 0; i < COUNT; i++) {
      IndexedListing listing = Samples.ordinary(i, random);
      listings.add(listing);
      String text = listing.listing().title() + listing.listing().body();
      stored += text.getBytes(StandardCharsets.UTF_8).length;
    }
    try (ListingIndex warm = ListingIndex.open(folder.resolve("warm"))) {
      warm.putAll(listings.subList(0, 4_000));
    }
    IndexFolder.remove(folder.resolve("warm"));
    try (ListingIndex index = ListingIndex.open(folder)) {
      long cpu = cpu();
      long start = System.nanoTime();
      index.putAll(listings);
      index.commit();
      double seconds = (System.nanoTime() - start) / 1e9;
      double cpuSeconds = (cpu() - cpu) / 1e9;
      index.refresh();
      double p99 = p99(index);
      double bytes = (size() - stored) / (double) COUNT;
      reporter.publishEntry(
          Map.of(
              "listings a second", String.valueOf(COUNT / seconds),
              "listings a CPU second", String.valueOf(COUNT / cpuSeconds),
              "bytes of text a listing", String.valueOf(stored / COUNT),
              "bytes on disk beyond it", String.valueOf(bytes),
              "p99 of a search by sound, ms", String.valueOf(p99)));
      assertThat(bytes).isLessThan(1_024);
    }
  }

  private static double p99(ListingIndex index) {
    String[] queries = {"人脸识别门锁", "床上四件套", "包邮", "蓝牙耳机 同城面交", "身份证卡套"};
    double[] times = new double[QUERIES];
    for (int i = 0; i < 2 * QUERIES; i++) {
      long start = System.nanoTime();
      index.searcher().search(ListingQuery.of(queries[i % queries.length]));
      times[i % QUERIES] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    return times[QUERIES * 99 / 100];
  }

  private long size() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
