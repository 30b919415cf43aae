package org.hulian.crawler.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant. */
public final class Spelling {
  private static final int NEAR = 3;

  private Spelling() {}

  /**
   * The end of a sentence on a word that is not known: the known word most like it as a question,
   * or else all of them; empty text if there is none.
   */
  public static String suggestion(String word, Collection<String> known) {
    String all =
        known.isEmpty() ? "" : "; known are " + String.join(", ", known.stream().sorted().toList());
    return nearest(word, known).map(near -> "; did you mean " + near + "?").orElse(all);
  }

  private static Optional<String> nearest(String word, Collection<String> known) {
    return known.stream()
        .filter(other -> distance(word, other) <= Math.min(NEAR, other.length() / 2))
        .min(
            Comparator.comparingInt((String other) -> distance(word, other)).thenComparing(o -> o));
  }

  /** Levenshtein's distance, capitals being no difference. */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
