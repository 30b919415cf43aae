package org.hulian.classifier.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hulian.classifier.screen.Fired;
import org.hulian.listing.text.TextSpan;

/**
 * The words of a text that speak loudest for an offer, or against. The n-grams of a model overlap
 * and are too fine to show one by one, so each spreads its weight over its characters, and runs of
 * characters that are hot, or cold, are shown. Single signs stand in every text and would only blur
 * them.
 *
 * @param text number of the text, from 0
 * @param span where in the text
 * @param weight of all its characters
 */
public record HotWords(int text, TextSpan span, double weight) {
  /** Part of the hottest character's heat from which on a character belongs to a run. */
  private static final double WARM = 0.3;

  private static final int SHORTEST = 2;

  /**
   * Finds the hottest runs, hottest first.
   *
   * @param fired the n-grams that were met
   * @param most so many runs
   */
  public static List<HotWords> of(List<Fired> fired, int most) {
    return runs(fired, most, 1);
  }

  /** Finds the coldest runs, coldest first; their weights are those against an offer. */
  public static List<HotWords> against(List<Fired> fired, int most) {
    return runs(fired, most, -1);
  }

  private static List<HotWords> runs(List<Fired> fired, int most, int sign) {
    int texts = fired.stream().mapToInt(Fired::text).max().orElse(-1) + 1;
    List<double[]> heats = new ArrayList<>();
    for (int text = 0; text < texts; text++) {
      heats.add(heat(fired, text, sign));
    }
    double warm = WARM * heats.stream().flatMapToDouble(Arrays::stream).max().orElse(0);
    List<HotWords> runs = new ArrayList<>();
    for (int text = 0; text < texts; text++) {
      addRuns(runs, text, heats.get(text), warm);
    }
    runs.sort(Comparator.comparingDouble((HotWords run) -> -run.weight()));
    return List.copyOf(runs.subList(0, Math.min(most, runs.size())));
  }

  private static double[] heat(List<Fired> fired, int text, int sign) {
    List<Fired> here =
        fired.stream().filter(one -> one.text() == text && one.span().length() > 1).toList();
    double[] heat = new double[here.stream().mapToInt(one -> one.span().end()).max().orElse(0)];
    for (Fired one : here) {
      for (int i = one.span().start(); i < one.span().end(); i++) {
        heat[i] += sign * one.weight() / one.span().length();
      }
    }
    return heat;
  }

  private static void addRuns(List<HotWords> runs, int text, double[] heat, double warm) {
    int start = 0;
    double weight = 0;
    for (int i = 0; i <= heat.length; i++) {
      if (i < heat.length && heat[i] >= warm && heat[i] > 0) {
        weight += heat[i];
        continue;
      }
      if (i - start >= SHORTEST) {
        runs.add(new HotWords(text, new TextSpan(start, i), weight));
      }
      start = i + 1;
      weight = 0;
    }
  }
}
