package org.hulian.bench.crawl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The figures of a run, as tables for people and as lines for programs. */
final class CrawlTables {
  private static final double NANOS_IN_SECOND = 1e9;
  private static final double NANOS_IN_MILLI = 1e6;
  private static final double PERCENT = 100;

  private final Map<Entry, List<Lap>> laps = new EnumMap<>(Entry.class);
  private final Map<Entry, Pace> paces = new EnumMap<>(Entry.class);

  /** One round of one contender; complete if it fetched every page there is. */
  record Lap(long pages, boolean complete, double seconds, double cpuMillis) {
    static Lap of(long pages, long all, ContenderProcess.Took took) {
      return new Lap(
          pages,
          pages == all,
          took.wallNanos() / NANOS_IN_SECOND,
          took.cpuNanos() / NANOS_IN_MILLI);
    }

    double pagesInSecond() {
      return pages / seconds;
    }

    double pagesInCpuMilli() {
      return pages / cpuMillis;
    }

    double cpuMillisOfPage() {
      return cpuMillis / pages;
    }
  }

  void add(Entry entry, Lap lap) {
    laps.computeIfAbsent(entry, e -> new ArrayList<>()).add(lap);
  }

  void add(Entry entry, Pace pace) {
    paces.put(entry, pace);
  }

  private double median(Entry entry, ToDoubleFunction<Lap> figure) {
    List<Lap> all = laps.getOrDefault(entry, List.of());
    double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  /** How many times as much one does as another, round by round; the median. */
  private double ratio(Entry one, Entry other, ToDoubleFunction<Lap> rate) {
    List<Lap> mine = laps.getOrDefault(one, List.of());
    List<Lap> theirs = laps.getOrDefault(other, List.of());
    int rounds = Math.min(mine.size(), theirs.size());
    if (rounds == 0) {
      return Double.NaN;
    }
    double[] ratios = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      ratios[i] = rate.applyAsDouble(mine.get(i)) / rate.applyAsDouble(theirs.get(i));
    }
    Arrays.sort(ratios);
    return ratios[rounds / 2];
  }

  /** The table of speed. */
  String speed() {
    StringBuilder table = new StringBuilder();
    line(
        table,
        String.format(
            Locale.ROOT, "%-30s %8s %10s %8s %17s %17s", "", "", "", "", "× bare", "× crawler4j"));
    line(
        table,
        String.format(
            Locale.ROOT,
            "%-30s %8s %10s %8s %8s %8s %8s %8s",
            "",
            "pages/s",
            "CPU ms/pg",
            "wall s",
            "by wall",
            "by CPU",
            "by wall",
            "by CPU"));
    for (Entry entry : laps.keySet()) {
      line(
          table,
          String.format(
              Locale.ROOT,
              "%-30s %,8.0f %10.2f %8.2f %8s %8s %8s %8s%s",
              entry.label(),
              median(entry, Lap::pagesInSecond),
              median(entry, Lap::cpuMillisOfPage),
              median(entry, Lap::seconds),
              times(ratio(entry, Entry.BARE, Lap::pagesInSecond)),
              times(ratio(entry, Entry.BARE, Lap::pagesInCpuMilli)),
              times(ratio(entry, Entry.STOCK, Lap::pagesInSecond)),
              times(ratio(entry, Entry.STOCK, Lap::pagesInCpuMilli)),
              missing(entry).orElse("")));
    }
    return table.toString();
  }

  private static String times(double ratio) {
    return Double.isNaN(ratio) ? "-" : String.format(Locale.ROOT, "%.2f", ratio);
  }

  private Optional<String> missing(Entry entry) {
    return laps.getOrDefault(entry, List.of()).stream()
        .filter(lap -> !lap.complete())
        .findFirst()
        .map(lap -> "  not all pages: " + lap.pages());
  }

  /** The table of politeness. */
  String politeness() {
    StringBuilder table = new StringBuilder();
    line(
        table,
        String.format(
            Locale.ROOT,
            "%-30s %9s %9s %11s %9s %16s %12s",
            "",
            "requests",
            "allowed",
            "efficiency",
            "gaps",
            "violated",
            "shortest ms"));
    paces.forEach(
        (entry, pace) ->
            line(
                table,
                String.format(
                    Locale.ROOT,
                    "%-30s %,9d %,9d %9.1f %% %,9d %,8d (%3.0f %%) %,12.1f",
                    entry.label(),
                    pace.requests(),
                    pace.allowed(),
                    PERCENT * pace.efficiency(),
                    pace.gaps(),
                    pace.violated(),
                    PERCENT * pace.violated() / Math.max(1, pace.gaps()),
                    pace.shortestMicros() / 1_000.0)));
    return table.toString();
  }

  private static void line(StringBuilder table, String text) {
    table.append(text.stripTrailing()).append(System.lineSeparator());
  }

  /** All figures, one a line: table, contender, round (0 for all), measure, value. */
  String csv() {
    StringBuilder lines = new StringBuilder();
    line(lines, "table,contender,round,measure,value");
    laps.forEach(
        (entry, all) -> {
          for (int i = 0; i < all.size(); i++) {
            Lap lap = all.get(i);
            speed(lines, entry, i + 1, "pages", (double) lap.pages());
            speed(lines, entry, i + 1, "pages_per_second", lap.pagesInSecond());
            speed(lines, entry, i + 1, "cpu_ms_per_page", lap.cpuMillisOfPage());
            speed(lines, entry, i + 1, "wall_seconds", lap.seconds());
          }
          for (Entry other : List.of(Entry.BARE, Entry.STOCK)) {
            String times = "times_" + name(other);
            speed(lines, entry, 0, times, ratio(entry, other, Lap::pagesInSecond));
            speed(lines, entry, 0, times + "_by_cpu", ratio(entry, other, Lap::pagesInCpuMilli));
          }
        });
    paces.forEach(
        (entry, pace) -> {
          polite(lines, entry, "requests", (double) pace.requests());
          polite(lines, entry, "allowed", (double) pace.allowed());
          polite(lines, entry, "efficiency", pace.efficiency());
          polite(lines, entry, "gaps", (double) pace.gaps());
          polite(lines, entry, "violated", (double) pace.violated());
          polite(lines, entry, "shortest_ms", pace.shortestMicros() / 1_000.0);
        });
    return lines.toString();
  }

  private static void speed(
      StringBuilder lines, Entry entry, int round, String measure, double value) {
    line(
        lines,
        String.format(Locale.ROOT, "speed,%s,%d,%s,%.4f", name(entry), round, measure, value));
  }

  private static void polite(StringBuilder lines, Entry entry, String measure, double value) {
    line(lines, String.format(Locale.ROOT, "politeness,%s,0,%s,%.4f", name(entry), measure, value));
  }

  private static String name(Entry entry) {
    return entry.name().toLowerCase(Locale.ROOT);
  }
}
