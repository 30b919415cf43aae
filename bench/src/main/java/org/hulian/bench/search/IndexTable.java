package org.hulian.bench.search;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hulian.bench.search.Contender.Make;
import org.hulian.index.IndexedListing;
import org.hulian.listing.Listing;

/**
 * What it costs to index: from the first listing until all is on the disk and merged. The time that
 * it takes to make the listings up is taken off.
 */
final class IndexTable {
  private static final int BATCH = 1_000;
  private static final int WARM_UP = 4_000;
  private static final double MEGABYTE = 1 << 20;

  private final MadeListings made;
  private final Figures figures;

  IndexTable(MadeListings made, Figures figures) {
    this.made = made;
    this.figures = figures;
  }

  /** Indexes so many listings with every contender, each in a folder of its name. */
  void measure(Path root, int listings) throws IOException {
    figures.print(
        "Indexing %,d listings, all cores, merges included%n%-20s%12s%10s%14s%16s%14s%n",
        listings, "", "listings/s", "CPU µs", "bytes in all", "beyond text", "heap peak MB");
    for (Make make : Make.values()) {
      fill(make, root.resolve("warm-" + make), Math.min(WARM_UP, listings), false);
    }
    for (Make make : Make.values()) {
      fill(make, root.resolve(make.name()), listings, true);
    }
    figures.atLeast("index,Hulian,all,listings/s", 4_000);
    figures.atMost("index,Hulian,all,bytes beyond text", 1_024);
    figures.print("%n");
  }

  private void fill(Make make, Path folder, int listings, boolean counted) throws IOException {
    Files.createDirectories(folder);
    System.gc();
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    long text = 0;
    long makingWall = 0;
    long makingCpu = 0;
    long wall = System.nanoTime();
    long cpu = processCpu();
    try (Contender contender = make.open(folder)) {
      for (int from = 0; from < listings; from += BATCH) {
        long wallBefore = System.nanoTime();
        long cpuBefore = threadCpu();
        List<IndexedListing> batch = new ArrayList<>(BATCH);
        for (int i = from; i < Math.min(listings, from + BATCH); i++) {
          IndexedListing listing = made.listing(i);
          batch.add(listing);
          text += bytes(listing.listing());
        }
        makingWall += System.nanoTime() - wallBefore;
        makingCpu += threadCpu() - cpuBefore;
        contender.put(batch);
      }
    }
    double seconds = (System.nanoTime() - wall - makingWall) / 1e9;
    double cpuMicros = (processCpu() - cpu - makingCpu) / 1e3 / listings;
    if (counted) {
      double disk = size(folder) / (double) listings;
      double[] row = {
        listings / seconds, cpuMicros, disk, disk - text / (double) listings, heapPeak()
      };
      tell(make.label(), row);
    }
  }

  private void tell(String contender, double[] row) {
    String[] measures = {
      "listings/s", "CPU µs a listing", "bytes", "bytes beyond text", "heap peak MB"
    };
    for (int i = 0; i < row.length; i++) {
      figures.keep("index," + contender + ",all," + measures[i], row[i]);
    }
    figures.print(
        "%-20s%,12.0f%,10.0f%,14.0f%,16.0f%,14.0f%n",
        contender, row[0], row[1], row[2], row[3], row[4]);
  }

  private static long bytes(Listing listing) {
    return (long) listing.title().getBytes(StandardCharsets.UTF_8).length
        + listing.body().getBytes(StandardCharsets.UTF_8).length;
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /** Garbage that nobody has collected yet is in it. */
  private static double heapPeak() {
    return pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MEGABYTE;
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private static long threadCpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long processCpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
