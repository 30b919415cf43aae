package org.hulian.app.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What the demo found, compared with what was planted.
 *
 * @param rows one for each offer and look-alike, and for ordinary items that were flagged
 * @param ordinary how many ordinary items there are
 * @param refused addresses that robots.txt closed, with the reason
 * @param failed addresses that could not be fetched, with the reason
 */
public record DemoReport(List<Row> rows, int ordinary, List<String> refused, List<String> failed) {

  /** How an item came out. */
  public enum Outcome {
    FOUND,
    MISSED,
    LEFT_ALONE,
    WRONGLY_FLAGGED
  }

  /**
   * One item.
   *
   * @param score of the verdict, 0 where the item was never stored
   */
  public record Row(Planted planted, Outcome outcome, double score, String category) {}

  public DemoReport {
    rows = rows.stream().sorted(Comparator.comparing(Row::outcome)).toList();
    refused = List.copyOf(refused);
    failed = List.copyOf(failed);
  }

  /** Whether every offer was found and nothing else was flagged. */
  public boolean success() {
    return count(Outcome.MISSED) == 0 && count(Outcome.WRONGLY_FLAGGED) == 0;
  }

  /** How many items came out like this. */
  public long count(Outcome outcome) {
    return rows.stream().filter(row -> row.outcome() == outcome).count();
  }

  /** The table for people, one line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-16s %5s  %-17s %-26s %s",
            "",
            "score",
            "category",
            "disguise",
            "title"));
    for (Row row : rows) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-16s %5.2f  %-17s %-26s %s",
              row.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
              row.score(),
              row.category(),
              row.planted().truth().equals("offer")
                  ? row.planted().disguise()
                  : "(" + row.planted().truth() + ")",
              row.planted().title()));
    }
    refused.forEach(line -> lines.add("refused by robots  " + line));
    failed.forEach(line -> lines.add("failed             " + line));
    lines.add(
        String.format(
            Locale.ROOT,
            "%d offers found, %d missed; %d look-alikes and %d ordinary items, %d wrongly flagged; %d addresses"
                + " refused by robots.txt, %d failed",
            count(Outcome.FOUND),
            count(Outcome.MISSED),
            rows.stream().filter(row -> row.planted().truth().equals("lookalike")).count(),
            ordinary,
            count(Outcome.WRONGLY_FLAGGED),
            refused.size(),
            failed.size()));
    return lines;
  }
}
