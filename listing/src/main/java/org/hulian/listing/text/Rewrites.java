package org.hulian.listing.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rules by which a few normalised characters in a row become others: halves of a split character
 * are joined, look-alikes put right where their neighbours give them away. Immutable and shared.
 */
final class Rewrites {
  private static final Rule[] NONE = {};
  private static final String NUMBER = "0123456789 .,:-~/+%";
  private final short[] groupOf = new short[Character.MAX_VALUE + 1];
  private final Rule[][] groups;

  /** For each group a bit for every character, modulo 64, that may stand before the last. */
  private final long[] before;

  /**
   * One rule.
   *
   * @param left what is replaced
   * @param right what stands instead, not longer; its last characters stand one for one
   * @param notAfter characters before which the rule does not hold
   */
  record Rule(String left, String right, String notAfter) {
    Rule {
      if (left.length() < 2 || right.isEmpty() || right.length() > left.length()) {
        throw new IllegalStateException("not a rule: " + left + " to " + right);
      }
    }

    boolean matches(char[] units, int length) {
      int start = length - left.length();
      if (start < 0 || (start > 0 && notAfter.indexOf(units[start - 1]) >= 0)) {
        return false;
      }
      for (int i = 0; i < left.length() - 1; i++) {
        if (units[start + i] != left.charAt(i)) {
          return false;
        }
      }
      return true;
    }
  }

  private Rewrites(List<Rule> rules) {
    Map<Character, List<Rule>> byEnd = new TreeMap<>();
    for (Rule rule : rules) {
      char last = rule.left().charAt(rule.left().length() - 1);
      byEnd.computeIfAbsent(last, key -> new ArrayList<>()).add(rule);
    }
    groups = new Rule[byEnd.size() + 1][];
    groups[0] = NONE;
    before = new long[groups.length];
    short number = 1;
    for (Map.Entry<Character, List<Rule>> entry : byEnd.entrySet()) {
      List<Rule> group = entry.getValue();
      group.sort(Comparator.comparingInt((Rule rule) -> -rule.left().length()));
      groupOf[entry.getKey()] = number;
      for (Rule rule : group) {
        before[number] |= 1L << rule.left().charAt(rule.left().length() - 2);
      }
      groups[number++] = group.toArray(Rule[]::new);
    }
  }

  static Rewrites load() {
    List<Rule> rules = new ArrayList<>();
    for (String[] row : ListFile.rows("splits.tsv")) {
      for (String parts : row[1].split(" ", -1)) {
        rules.add(new Rule(parts, row[0], ""));
      }
    }
    for (String[] row : ListFile.rows("lookalikes.tsv")) {
      String notAfter = row.length > 2 ? row[2].replace("#", NUMBER) : "";
      for (String shape : row[1].split(" ", -1)) {
        rules.add(new Rule(shape, row[0], notAfter));
      }
    }
    return new Rewrites(rules);
  }

  /** Whether any left side ends with this character. */
  boolean endsWith(char last) {
    return groupOf[last] != 0;
  }

  /** The longest rule whose left side these units end with. */
  @Nullable Rule at(char[] units, int length) {
    short number = groupOf[units[length - 1]];
    if (length < 2 || (before[number] & (1L << units[length - 2])) == 0) {
      return null;
    }
    for (Rule rule : groups[number]) {
      if (rule.matches(units, length)) {
        return rule;
      }
    }
    return null;
  }
}
