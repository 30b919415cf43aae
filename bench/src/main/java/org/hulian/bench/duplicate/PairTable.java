package org.hulian.bench.duplicate;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hulian.store.duplicate.Sketch;

/**
 * Pairs of texts by length and by what was done to the one: how alike they are, and how many are
 * found.
 */
final class PairTable {
  private static final int PAIRS = 1_000;
  private static final int[] LENGTHS = {10, 20, 40, 80, 200, 1_000};
  private static final int SHOP_TERMS = 120;

  private final long seed;
  private final StringBuilder text = new StringBuilder();

  PairTable(long seed) {
    this.seed = seed;
  }

  String make() {
    text.append(String.format(Locale.ROOT, "%-34s", "characters"));
    for (int length : LENGTHS) {
      text.append(String.format(Locale.ROOT, "%16d", length));
    }
    text.append("\n%-34s".formatted(""));
    for (int ignored : LENGTHS) {
      text.append("   alike found %");
    }
    text.append('\n');
    for (int percent : new int[] {10, 20, 30}) {
      double share = percent / 100.0;
      row(percent + " % replaced, here and there", edits -> old -> edits.scattered(old, share));
      row(percent + " % replaced, at one place", edits -> old -> edits.rewritten(old, share));
      row(percent + " % of words disguised", edits -> old -> edits.disguised(old, share));
    }
    row("another text (false)", edits -> old -> edits.text(old.length()));
    return text.toString();
  }

  /** What is done to a text, with the help of a source of texts. */
  private interface Change {
    UnaryOperator<String> by(Edits edits);
  }

  private void row(String name, Change change) {
    text.append(String.format(Locale.ROOT, "%-34s", name));
    for (int length : LENGTHS) {
      Edits edits = new Edits(seed + length);
      UnaryOperator<String> changed = change.by(edits);
      double alike = 0;
      int found = 0;
      int pairs = 0;
      for (int i = 0; i < PAIRS; i++) {
        String old = edits.text(length);
        Optional<Sketch> one = Sketch.of(old);
        Optional<Sketch> other = Sketch.of(changed.apply(old));
        if (one.isPresent() && other.isPresent()) {
          pairs++;
          alike += one.get().likeness(other.get());
          found += one.get().meets(other.get()) && one.get().near(other.get()) ? 1 : 0;
        }
      }
      text.append(String.format(Locale.ROOT, "%8.2f %7.1f", alike / pairs, 100.0 * found / pairs));
    }
    text.append('\n');
  }

  /** How often pairs of each likeness share a band, beside what the formula says. */
  String curve() {
    StringBuilder curve = new StringBuilder("likeness   pairs  share a band %  by the formula %\n");
    int[] pairs = new int[10];
    int[] met = new int[10];
    double[] sum = new double[10];
    Edits edits = new Edits(seed);
    for (int i = 0; i < 20 * PAIRS; i++) {
      String old = edits.text(SHOP_TERMS);
      Sketch one = Sketch.of(old).orElseThrow();
      Sketch other = Sketch.of(edits.rewritten(old, (i % 20) / 20.0)).orElseThrow();
      double alike = one.likeness(other);
      int step = Math.min(9, (int) (alike * 10));
      pairs[step]++;
      met[step] += one.meets(other) ? 1 : 0;
      sum[step] += alike;
    }
    for (int step = 0; step < pairs.length; step++) {
      double mean = sum[step] / Math.max(1, pairs[step]);
      curve.append(
          String.format(
              Locale.ROOT,
              "%8.2f  %6d  %14.1f  %16.1f%n",
              mean,
              pairs[step],
              100.0 * met[step] / Math.max(1, pairs[step]),
              100 * Sketch.chance(mean)));
    }
    return curve.toString();
  }
}
