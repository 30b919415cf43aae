package org.hulian.app.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hulian.classifier.evaluation.Tally;
import org.hulian.listing.Listing;
import org.hulian.listing.finding.Finding;
import org.hulian.listing.finding.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate says otherwise than what is live, of the same texts. Add verdicts one by one,
 * then read; not thread-safe.
 */
public final class ShadowTally {
  private static final int SHOWN = 60;

  /** How two verdicts differ. */
  public enum Difference {
    NEWLY_FLAGGED("newly flagged"),
    NEWLY_CLEAR("newly clear"),
    CATEGORY_CHANGED("category changed"),
    SEVERITY_CHANGED("severity changed");

    private final String words;

    Difference(String words) {
      this.words = words;
    }

    /** The name in interfaces, such as {@code newly_flagged}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final int examples;
  private final Map<Difference, Long> counts = new EnumMap<>(Difference.class);
  private final Map<Difference, List<String>> shown = new EnumMap<>(Difference.class);
  private final Map<Difference, Map<String, Long>> signals = new EnumMap<>(Difference.class);
  private final Map<Difference, long[]> decided = new EnumMap<>(Difference.class);
  private final Side live = new Side();
  private final Side candidate = new Side();
  private long listings;
  private long violations;
  private long cleared;

  /** Makes an empty one that keeps so many examples of each difference. */
  public ShadowTally(int examples) {
    this.examples = examples;
  }

  /** What one side flagged, beside what people decided. */
  private static final class Side {
    private long flagged;
    private int right;
    private int wrong;

    void add(Verdict verdict, @Nullable Boolean violation) {
      if (verdict instanceof Verdict.Flagged) {
        flagged++;
        right += Boolean.TRUE.equals(violation) ? 1 : 0;
        wrong += Boolean.FALSE.equals(violation) ? 1 : 0;
      }
    }

    Tally precision() {
      return new Tally(right, right + wrong);
    }

    Tally recall(long violations) {
      return new Tally(right, (int) violations);
    }
  }

  /**
   * Counts a listing.
   *
   * @param violation what people decided finally; absent if they did not
   * @return how the verdicts differ; absent if they do not
   */
  public @Nullable Difference add(
      Listing listing, Verdict before, Verdict after, @Nullable Boolean violation) {
    listings++;
    live.add(before, violation);
    candidate.add(after, violation);
    violations += Boolean.TRUE.equals(violation) ? 1 : 0;
    cleared += Boolean.FALSE.equals(violation) ? 1 : 0;
    Difference difference = between(before, after);
    if (difference == null) {
      return null;
    }
    counts.merge(difference, 1L, Long::sum);
    Map<String, Long> bySignal = signals.computeIfAbsent(difference, key -> new TreeMap<>());
    signals(difference == Difference.NEWLY_CLEAR ? before : after)
        .forEach(signal -> bySignal.merge(signal, 1L, Long::sum));
    if (violation != null) {
      decided.computeIfAbsent(difference, key -> new long[2])[violation ? 0 : 1]++;
    }
    List<String> some = shown.computeIfAbsent(difference, key -> new ArrayList<>());
    if (some.size() < examples) {
      some.add(example(listing, before, after));
    }
    return difference;
  }

  private static @Nullable Difference between(Verdict before, Verdict after) {
    Verdict.Flagged one = before instanceof Verdict.Flagged flagged ? flagged : null;
    Verdict.Flagged other = after instanceof Verdict.Flagged flagged ? flagged : null;
    if (one == null) {
      return other == null ? null : Difference.NEWLY_FLAGGED;
    }
    if (other == null) {
      return Difference.NEWLY_CLEAR;
    }
    if (one.category() != other.category()) {
      return Difference.CATEGORY_CHANGED;
    }
    return one.severity() == other.severity() ? null : Difference.SEVERITY_CHANGED;
  }

  /** The signals that spoke for a flag. */
  public static List<String> signals(Verdict verdict) {
    return verdict.findings().stream()
        .filter(finding -> finding.weight() > 0)
        .map(Finding::signal)
        .distinct()
        .sorted()
        .toList();
  }

  private static String example(Listing listing, Verdict before, Verdict after) {
    String text = (listing.title() + " | " + listing.body()).replace('\n', ' ');
    int end =
        text.codePointCount(0, text.length()) <= SHOWN
            ? text.length()
            : text.offsetByCodePoints(0, SHOWN);
    return String.format(
        Locale.ROOT,
        "%.3f %s → %.3f %s  %s  %s",
        before.score(),
        named(before),
        after.score(),
        named(after),
        listing.id(),
        text.substring(0, end));
  }

  private static String named(Verdict verdict) {
    return verdict instanceof Verdict.Flagged flagged
        ? flagged.category().key() + "/" + flagged.severity().key()
        : "clear";
  }

  /** The report, for people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d listings; flagged: live %,d, candidate %,d",
            listings,
            live.flagged,
            candidate.flagged));
    for (Difference difference : Difference.values()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  %-17s %,8d%s",
              difference.words,
              counts.getOrDefault(difference, 0L),
              beside(difference)));
    }
    addDecisions(lines);
    for (Difference difference : Difference.values()) {
      if (counts.containsKey(difference)) {
        lines.add(difference.words + ", by signal");
        addSignals(lines, signals.getOrDefault(difference, Map.of()));
        lines.add(difference.words + ", examples");
        shown.getOrDefault(difference, List.of()).forEach(one -> lines.add("  " + one));
      }
    }
    return lines;
  }

  private String beside(Difference difference) {
    long[] known = decided.get(difference);
    return known == null
        ? ""
        : String.format(
            Locale.ROOT, "   decided: %,d violations, %,d that are none", known[0], known[1]);
  }

  private void addDecisions(List<String> lines) {
    lines.add(
        String.format(
            Locale.ROOT,
            "against %,d final decisions (%,d violations, %,d that are none)",
            violations + cleared,
            violations,
            cleared));
    if (violations + cleared > 0) {
      lines.add("                precision                       recall");
      lines.add("  live      " + live.precision() + "  " + live.recall(violations));
      lines.add("  candidate " + candidate.precision() + "  " + candidate.recall(violations));
      lines.add(
          "  recall is of what came to reviewers: what was never flagged is in nobody's count");
    }
  }

  private static void addSignals(List<String> lines, Map<String, Long> counts) {
    counts.entrySet().stream()
        .sorted(Comparator.comparingLong((Map.Entry<String, Long> one) -> -one.getValue()))
        .forEach(
            one ->
                lines.add(
                    String.format(Locale.ROOT, "  %-24s %,8d", one.getKey(), one.getValue())));
  }

  /** The figures, for programs; a share of nothing is null. */
  public Map<String, Object> summary() {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("kind", "summary");
    summary.put("listings", listings);
    for (Difference difference : Difference.values()) {
      summary.put(difference.key(), counts.getOrDefault(difference, 0L));
    }
    summary.put("decided_violations", violations);
    summary.put("decided_cleared", cleared);
    summary.put("live", side(live));
    summary.put("candidate", side(candidate));
    return summary;
  }

  private Map<String, @Nullable Object> side(Side side) {
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("flagged", side.flagged);
    figures.put("flagged_violations", side.right);
    figures.put("flagged_cleared", side.wrong);
    figures.put("precision", share(side.precision()));
    figures.put("recall", share(side.recall(violations)));
    return figures;
  }

  private static @Nullable Double share(Tally tally) {
    return tally.isEmpty() ? null : tally.share();
  }

  /** One difference, for programs. */
  public static Map<String, @Nullable Object> line(
      Difference difference, Listing listing, Verdict before, Verdict after) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("kind", difference.key());
    line.put("id", listing.id().value());
    line.put("live", verdict(before));
    line.put("candidate", verdict(after));
    return line;
  }

  private static Map<String, @Nullable Object> verdict(Verdict verdict) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    Verdict.Flagged flagged = verdict instanceof Verdict.Flagged flag ? flag : null;
    fields.put("score", verdict.score());
    fields.put("flagged", flagged != null);
    fields.put("category", flagged == null ? null : flagged.category().key());
    fields.put("severity", flagged == null ? null : flagged.severity().key());
    fields.put("signals", signals(verdict));
    return fields;
  }
}
