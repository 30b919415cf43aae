package org.hulian.store.statistics;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds up one year. */
final class YearTally {
  private static final int MONTHS = 12;

  private final int year;
  private final Map<Measure, Map<String, Map<String, Long>>> tables = new EnumMap<>(Measure.class);
  private final Map<Measure, List<Long>> months = new EnumMap<>(Measure.class);

  YearTally(int year) {
    this.year = year;
    for (Measure measure : Measure.values()) {
      tables.put(measure, new TreeMap<>());
      months.put(measure, new ArrayList<>(Collections.nCopies(MONTHS, 0L)));
    }
  }

  /** Counts what was in this year; leaves out the rest. */
  void add(Measure measure, YearMonth when, String platform, String category, long cases) {
    if (when.getYear() != year) {
      return;
    }
    tables
        .getOrDefault(measure, Map.of())
        .computeIfAbsent(platform, name -> new TreeMap<>())
        .merge(category, cases, Long::sum);
    List<Long> line = months.getOrDefault(measure, List.of());
    line.set(when.getMonthValue() - 1, line.get(when.getMonthValue() - 1) + cases);
  }

  YearCounts counts() {
    TreeSet<String> platforms = new TreeSet<>();
    TreeSet<String> categories = new TreeSet<>();
    for (Map<String, Map<String, Long>> table : tables.values()) {
      platforms.addAll(table.keySet());
      table.values().forEach(row -> categories.addAll(row.keySet()));
    }
    Map<Measure, List<List<Long>>> all = new EnumMap<>(Measure.class);
    tables.forEach(
        (measure, table) ->
            all.put(
                measure,
                platforms.stream()
                    .map(platform -> row(table.getOrDefault(platform, Map.of()), categories))
                    .toList()));
    return new YearCounts(year, List.copyOf(platforms), List.copyOf(categories), all, months);
  }

  private static List<Long> row(Map<String, Long> counts, Set<String> categories) {
    return categories.stream().map(category -> counts.getOrDefault(category, 0L)).toList();
  }
}
