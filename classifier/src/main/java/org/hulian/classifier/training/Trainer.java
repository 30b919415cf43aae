package org.hulian.classifier.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hulian.classifier.corenlp.LogisticFit;
import org.hulian.classifier.model.LinearModel;
import org.hulian.classifier.model.Row;

/**
 * Fits logistic regressions. Features are numbered in sorted order and weights are rounded, so the
 * same rows give the same model to the byte.
 *
 * @param l1 strength of the pull to exact zero; 0 for none
 * @param l2 strength of the pull to small weights; 0 for none
 * @param leastRows a feature must be in so many rows to be looked at
 * @param mostFeatures so many of the heaviest are kept
 * @param leftOut features not to look at: kinds, by the first two characters of names, or names
 * @param faint value of single signs and pieces of words, where other n-grams have 1: the smaller,
 *     the more they are pulled to zero
 */
public record Trainer(
    double l1, double l2, int leastRows, int mostFeatures, Set<String> leftOut, double faint) {
  private static final double SCALE = 1e4;
  private static final double KNOWN = 2;

  public Trainer {
    leftOut = Set.copyOf(leftOut);
  }

  /** Looks at all features alike, and keeps all. */
  public Trainer(double l1, double l2, int leastRows) {
    this(l1, l2, leastRows, Integer.MAX_VALUE, Set.of(), 1);
  }

  /** Fits a model. */
  public LinearModel fit(List<Row> rows) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (Row row : rows) {
      for (String feature : row.features()) {
        counts.merge(feature, 1, Integer::sum);
      }
    }
    List<String> names =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= leastRows)
            .map(Map.Entry::getKey)
            .filter(name -> !leftOut.contains(kind(name)) && !leftOut.contains(name))
            .toList();
    Map<String, Integer> numbers = new TreeMap<>();
    for (String name : names) {
      numbers.put(name, numbers.size());
    }
    int[][] features = new int[rows.size()][];
    boolean[] labels = new boolean[rows.size()];
    double[] weights = new double[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      List<Integer> known = new ArrayList<>();
      for (String feature : row.features()) {
        Integer number = numbers.get(feature);
        if (number != null) {
          known.add(number);
        }
      }
      features[i] = known.stream().mapToInt(Integer::intValue).toArray();
      labels[i] = row.label();
      weights[i] = row.weight();
    }
    double[] fitted =
        new LogisticFit(new LogisticFit.Data(features, labels, weights, scales(names))).fit(l1, l2);
    TreeMap<String, Double> kept = new TreeMap<>();
    for (int i : heaviest(fitted, names.size())) {
      double weight = round(fitted[i]);
      if (weight != 0) {
        kept.put(names.get(i), weight);
      }
    }
    return new LinearModel(round(fitted[names.size()]), kept);
  }

  private List<Integer> heaviest(double[] fitted, int count) {
    Stream<Integer> all = IntStream.range(0, count).boxed();
    return count <= mostFeatures
        ? all.toList()
        : all.sorted(Comparator.comparingDouble(i -> -Math.abs(fitted[i])))
            .limit(mostFeatures)
            .toList();
  }

  /** What the lexicon knows is to be believed before what few texts happen to say. */
  private double[] scales(List<String> names) {
    return names.stream()
        .mapToDouble(
            name ->
                switch (kind(name)) {
                  case "t:", "k:", "p:" -> KNOWN;
                  case "u:", "a:" -> faint;
                  default -> 1;
                })
        .toArray();
  }

  private static String kind(String name) {
    return name.substring(0, 2);
  }

  private static double round(double value) {
    return StrictMath.rint(value * SCALE) / SCALE;
  }
}
