package org.hulian.classifier.screen;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one thread needs to screen one listing after another with hardly any new memory. Not
 * thread-safe.
 */
public final class Scratch {
  private final TextView view = new TextView();
  private final HitBuffer hits = new HitBuffer();
  private final Matches matches = new Matches();
  private int[] stamps = {};
  private float[] sums = {};
  private @Nullable Glance summer;
  private int summed;
  private int epoch;
  private double sum;

  /** Makes an empty one; it serves any screen. */
  public Scratch() {}

  /** Starts a listing for a screen of so many features. */
  void begin(int features) {
    if (stamps.length < features) {
      stamps = Arrays.copyOf(stamps, features);
    }
    hits.clear();
    sum = 0;
    epoch++;
    if (epoch == 0) {
      Arrays.fill(stamps, 0);
      epoch = 1;
    }
  }

  TextView view() {
    return view;
  }

  HitBuffer hits() {
    return hits;
  }

  /** What the last scan found. */
  Matches matches() {
    return matches;
  }

  /** Whether the sums are a glance's of the text that the view is at; from now on they are. */
  boolean hasSums(Glance glance) {
    boolean has = summer == glance && summed == view.looks();
    summer = glance;
    summed = view.looks();
    return has;
  }

  /** Room for so many sums, with whatever it held before. */
  float[] sums(int count) {
    if (sums.length < count) {
      sums = new float[count * 2];
    }
    return sums;
  }

  /** Adds a weight unless this feature has added it before. */
  void count(int feature, double weight) {
    if (stamps[feature] != epoch) {
      stamps[feature] = epoch;
      sum += weight;
    }
  }

  /** Adds the weights of features that a scan has found, each once. */
  void count(Matches found, double[] weights) {
    for (int i = 0; i < found.count(); i++) {
      count(found.pattern(i), weights[found.pattern(i)]);
    }
  }

  /** Whether this is the first time that the feature is met. */
  boolean isNew(int feature) {
    if (stamps[feature] == epoch) {
      return false;
    }
    stamps[feature] = epoch;
    return true;
  }

  double sum() {
    return sum;
  }
}
