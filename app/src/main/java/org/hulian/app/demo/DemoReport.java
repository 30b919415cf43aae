package org.hulian.app.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hulian.listing.finding.Verdict;
import org.hulian.store.listing.StoredListing;

/**
 * What the demo found, compared with what was planted.
 *
 * @param rows one for each planted item
 * @param broken runs that did not look at everything, with the reason
 * @param refused addresses that robots.txt closed, with the reason
 * @param failed addresses that could not be fetched, with the reason
 */
public record DemoReport(
    List<Row> rows, List<String> broken, List<String> refused, List<String> failed) {

  /** How an item came out. */
  public enum Outcome {
    /** An offer, flagged under its category. */
    FOUND,
    /** An offer, flagged under another category. */
    MISTAKEN,
    /** An offer that was looked at and not flagged. */
    MISSED,
    /** None, looked at and not flagged. */
    LEFT_ALONE,
    /** None, or not yet one, and flagged. */
    WRONGLY_FLAGGED,
    /** Never looked at, so that nothing can be said of it. */
    NOT_SEEN
  }

  /**
   * One item.
   *
   * @param score the highest of its verdicts, 0 where it was never seen
   * @param category under which it was flagged, else {@code -}
   */
  public record Row(Planted planted, Outcome outcome, double score, String category) {
    /** Compares an item with the versions of it that were stored. */
    public static Row of(Planted planted, List<StoredListing> versions) {
      List<StoredListing> flagged =
          versions.stream().filter(v -> v.verdict() instanceof Verdict.Flagged).toList();
      String category = flagged.isEmpty() ? "-" : category(flagged.getLast());
      double score = versions.stream().mapToDouble(v -> v.verdict().score()).max().orElse(0);
      return new Row(planted, outcome(planted, versions, flagged), score, category);
    }

    private static Outcome outcome(
        Planted planted, List<StoredListing> versions, List<StoredListing> flagged) {
      if (versions.stream().noneMatch(version -> holds(planted, version))) {
        return Outcome.NOT_SEEN;
      }
      if (!flagged.stream().allMatch(version -> planted.isOffer() && holds(planted, version))) {
        return Outcome.WRONGLY_FLAGGED;
      }
      if (!planted.isOffer()) {
        return Outcome.LEFT_ALONE;
      }
      if (flagged.isEmpty()) {
        return Outcome.MISSED;
      }
      boolean mistaken =
          !planted.category().isEmpty()
              && flagged.stream().noneMatch(v -> category(v).equals(planted.category()));
      return mistaken ? Outcome.MISTAKEN : Outcome.FOUND;
    }

    /** Whether this version is the one that was planted: an edit may make another of it. */
    private static boolean holds(Planted planted, StoredListing version) {
      return version.listing().title().equals(planted.title());
    }

    private static String category(StoredListing flagged) {
      return flagged.verdict() instanceof Verdict.Flagged flag ? flag.category().key() : "-";
    }

    private String line() {
      String what = planted.isOffer() ? planted.disguise() : "(" + planted.truth() + ")";
      return String.format(
          Locale.ROOT,
          "%-16s %5.2f  %-17s %-26s %s",
          words(outcome),
          score,
          category,
          what,
          planted.title());
    }

    private static String words(Outcome outcome) {
      return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  public DemoReport {
    rows = rows.stream().sorted(Comparator.comparing(Row::outcome)).toList();
    broken = List.copyOf(broken);
    refused = List.copyOf(refused);
    failed = List.copyOf(failed);
  }

  /** Whether all was looked at, every offer found for what it is, and nothing else flagged. */
  public boolean success() {
    return broken.isEmpty()
        && rows.stream()
            .map(Row::outcome)
            .allMatch(outcome -> outcome == Outcome.FOUND || outcome == Outcome.LEFT_ALONE);
  }

  /** How many items came out like this. */
  public long count(Outcome outcome) {
    return rows.stream().filter(row -> row.outcome() == outcome).count();
  }

  /** The table for people, one line each; of ordinary items only those that came out wrong. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("                 score  category          disguise                   title");
    rows.stream()
        .filter(row -> !row.planted().isOrdinary() || row.outcome() != Outcome.LEFT_ALONE)
        .map(Row::line)
        .forEach(lines::add);
    broken.forEach(line -> lines.add("not complete       " + line));
    refused.forEach(line -> lines.add("refused by robots  " + line));
    failed.forEach(line -> lines.add("failed             " + line));
    lines.add(summary());
    return lines;
  }

  private String summary() {
    long ordinary = rows.stream().filter(row -> row.planted().isOrdinary()).count();
    long offers = rows.stream().filter(row -> row.planted().isOffer()).count();
    return String.format(
        Locale.ROOT,
        "%d offers found, %d missed, %d under another category; %d look-alikes and %d ordinary items,"
            + " %d wrongly flagged; %d items never seen; %d addresses refused by robots.txt, %d failed",
        count(Outcome.FOUND),
        count(Outcome.MISSED),
        count(Outcome.MISTAKEN),
        rows.size() - ordinary - offers,
        ordinary,
        count(Outcome.WRONGLY_FLAGGED),
        count(Outcome.NOT_SEEN),
        refused.size(),
        failed.size());
  }
}
