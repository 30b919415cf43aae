package org.hulian.classifier.screen;

import java.util.List;
import org.hulian.classifier.model.LinearModel;

/**
 * The look before the screen: which signs a listing has, whatever their order, and the shapes and
 * oddness of its raw view. It takes a fraction of the screen's work, and most ordinary texts need
 * no more. Where there is no Chinese it knows nothing. Thread-safe: tables are shared, each thread
 * brings its own {@link Scratch}.
 */
public final class Glance {
  private final double bias;

  /** For each sign one more than the place of its weight; 0 if it has none. */
  private final char[] signs = new char[1 << Character.SIZE];

  private final double[] weights;
  private final double[] typedWeights;
  private final double[] oddWeights;

  /** Compiles a model of single signs, typed patterns and oddness. */
  public Glance(LinearModel model) {
    bias = model.bias();
    List<String> known = model.weights().keySet().stream().filter(Glance::isSign).toList();
    weights = known.stream().mapToDouble(model::weight).toArray();
    for (int i = 0; i < weights.length; i++) {
      signs[known.get(i).charAt(2)] = (char) (i + 1);
    }
    typedWeights = weights("p:", TypedPatterns.names(), model);
    oddWeights = weights("o:", Oddness.names(), model);
  }

  private static boolean isSign(String name) {
    return name.startsWith("u:");
  }

  private static double[] weights(String kind, String[] names, LinearModel model) {
    double[] weights = new double[names.length];
    for (int i = 0; i < names.length; i++) {
      weights[i] = model.weight(kind + names[i]);
    }
    return weights;
  }

  /**
   * The logit of a listing's texts; each feature counts once, however often it is met.
   *
   * @param texts as for {@link Screen#logit}
   * @return infinite if there is no Chinese in them
   */
  public double logit(List<String> texts, Scratch scratch) {
    scratch.begin(weights.length);
    TextView view = scratch.view();
    int typed = 0;
    int odd = 0;
    int han = 0;
    for (int i = 0; i < texts.size(); i++) {
      view.look(texts.get(i));
      count(view, scratch);
      typed |= TypedPatterns.of(view.raw());
      odd |= Oddness.of(view.raw());
      han += view.raw().han();
    }
    return han == 0
        ? Double.POSITIVE_INFINITY
        : bias + scratch.sum() + sum(typed, typedWeights) + sum(odd, oddWeights);
  }

  private void count(TextView view, Scratch scratch) {
    char[] letters = view.letters();
    int length = view.length();
    for (int i = 0; i < length; i++) {
      int sign = signs[letters[i]];
      if (sign > 0) {
        scratch.count(sign - 1, weights[sign - 1]);
      }
    }
  }

  private static double sum(int bits, double[] weights) {
    double sum = 0;
    for (int rest = bits; rest != 0; rest &= rest - 1) {
      sum += weights[Integer.numberOfTrailingZeros(rest)];
    }
    return sum;
  }
}
