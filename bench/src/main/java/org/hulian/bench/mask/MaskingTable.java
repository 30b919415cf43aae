package org.hulian.bench.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.hulian.store.mask.PersonalMask;

/** How many of the made-up identifiers are covered, and how many of the others. */
final class MaskingTable {
  private final Map<String, Count> kinds = new TreeMap<>();
  private final List<MadeText> wrong = new ArrayList<>();
  private long all;
  private long covered;

  /** Of one kind. */
  private static final class Count {
    private int all;
    private int covered;
  }

  /** Texts that each give a victim away; those that are not covered whole are kept. */
  static MaskingTable ofVictims(long seed, int texts) {
    return new MaskingTable().add(new VictimTexts(new Random(seed))::next, texts, true);
  }

  /** Texts with what only looks like it; those that are covered in any part are kept. */
  static MaskingTable ofOthers(long seed, int texts) {
    return new MaskingTable().add(new OtherTexts(new Random(seed))::next, texts, false);
  }

  private MaskingTable add(Supplier<MadeText> texts, int number, boolean wanted) {
    for (int i = 0; i < number; i++) {
      MadeText made = texts.get();
      String masked = PersonalMask.victims(made.text());
      if (masked.length() != made.text().length()) {
        throw new IllegalStateException("not as long as before: " + made.text());
      }
      String thing = masked.substring(made.start(), made.end());
      boolean is = wanted ? isCovered(made.thing(), thing) : !thing.equals(made.thing());
      Count count = kinds.computeIfAbsent(made.kind(), kind -> new Count());
      count.all++;
      count.covered += is ? 1 : 0;
      all++;
      covered += is ? 1 : 0;
      if (is != wanted) {
        wrong.add(made);
      }
    }
    return this;
  }

  /** Whether no letter and no digit of it is left. */
  private static boolean isCovered(String thing, String masked) {
    for (int i = 0; i < thing.length(); i++) {
      boolean says =
          Character.isLetterOrDigit(thing.codePointAt(i)) || "⓪①".indexOf(thing.charAt(i)) >= 0;
      if (says && masked.charAt(i) == thing.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The share that was covered, 0 to 1. */
  double share() {
    return (double) covered / all;
  }

  /** The smallest share of a kind that has so many texts. */
  double least(int texts) {
    return kinds.values().stream()
        .filter(count -> count.all >= texts)
        .mapToDouble(count -> (double) count.covered / count.all)
        .min()
        .orElse(1);
  }

  List<MadeText> wrong() {
    return List.copyOf(wrong);
  }

  String text() {
    StringBuilder table = new StringBuilder();
    kinds.forEach(
        (kind, count) ->
            table.append(
                String.format(
                    Locale.ROOT,
                    "%-44s%8d%8d%8.1f %%%n",
                    kind,
                    count.all,
                    count.covered,
                    100.0 * count.covered / count.all)));
    return table
        .append(
            String.format(Locale.ROOT, "%-44s%8d%8d%8.2f %%%n", "all", all, covered, 100 * share()))
        .toString();
  }
}
