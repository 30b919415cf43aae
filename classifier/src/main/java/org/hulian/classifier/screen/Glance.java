package org.hulian.classifier.screen;

import java.util.ArrayList;
import java.util.List;
import org.hulian.classifier.model.LinearModel;

/**
 * The look before the screen: which signs a text has, alone and in pairs. It takes a fraction of
 * the screen's work, and most ordinary texts need no more. Where there is no Chinese it knows
 * nothing.
 *
 * <p>An offer may stand anywhere in a harmless text, so a text is glanced at as a whole and window
 * by window: what stands around outvotes nothing. Signs and pairs count as often as they are met,
 * so that each window is a difference of two sums (hashed features as in Weinberger et al., ICML
 * 2009). Thread-safe: tables are shared, each thread brings its own {@link Scratch}.
 */
public final class Glance {
  /** Letters of a window: an offer of usual length, or most of a longer one; and a short offer. */
  private static final int SHORT = 20;

  private static final int[] WINDOWS = {48, SHORT};

  /** Little stands in a short window that could speak against an offer. */
  private static final double SHORT_MARGIN = 2.5;

  /** The same where there is no Chinese: words of alphabets are longer. */
  private static final int[] ALPHABET_WINDOWS = {144};

  private static final String SIGN = "u:";
  private static final String PAIR = "n:";
  private static final int TABLE_BITS = 17;

  /** Odd, from the golden ratio: spreads pairs over the upper bits. */
  private static final int SPREAD = 0x9E3779B1;

  private final float bias;
  private final float[] signs = new float[1 << Character.SIZE];
  private final float[] pairs = new float[1 << TABLE_BITS];

  /** Compiles a model of single signs and pairs; its other features are left aside. */
  public Glance(LinearModel model) {
    bias = (float) model.bias();
    model
        .weights()
        .forEach(
            (name, weight) -> {
              if (name.startsWith(SIGN)) {
                signs[name.charAt(SIGN.length())] = weight.floatValue();
              } else if (isPair(name)) {
                pairs[slot(name.charAt(PAIR.length()), name.charAt(PAIR.length() + 1))] +=
                    weight.floatValue();
              }
            });
  }

  /** Whether a glance takes in a feature of the screen. */
  public static boolean sees(String feature) {
    return feature.startsWith(SIGN) || isPair(feature);
  }

  private static boolean isPair(String feature) {
    return feature.startsWith(PAIR) && feature.length() == PAIR.length() + 2;
  }

  private static int slot(char first, char second) {
    return ((first << Character.SIZE | second) * SPREAD) >>> (Integer.SIZE - TABLE_BITS);
  }

  /**
   * The logit of a listing's texts as a whole.
   *
   * @param texts as for {@link Screen#logit}
   * @return infinite if there is no Chinese in them
   */
  public double logit(List<String> texts, Scratch scratch) {
    TextView view = scratch.view();
    double sum = bias;
    boolean chinese = false;
    for (String text : texts) {
      view.look(text);
      sum += sums(view, scratch)[view.length()];
      chinese |= view.raw().han() > 0;
    }
    return chinese ? sum : Double.POSITIVE_INFINITY;
  }

  /** The highest logit of the texts as a whole, or of any window of one of them. */
  public double highest(List<String> texts, Scratch scratch) {
    double highest = logit(texts, scratch);
    TextView view = scratch.view();
    for (String text : texts) {
      view.look(text);
      float[] sums = sums(view, scratch);
      for (int start = 0, end = 0; end < view.length(); start += WINDOWS[0] / 2) {
        end = Math.min(start + WINDOWS[0], view.length());
        highest = Math.max(highest, bias + sums[end] - sums[start]);
      }
    }
    return highest;
  }

  /**
   * The windows of a passage whose logit reaches a gate; all if there is no Chinese in it. What is
   * short enough is one window.
   */
  public List<Passage> windows(Passage passage, double gate, Scratch scratch) {
    TextView view = scratch.view();
    view.look(passage.text());
    boolean chinese = view.raw().han() > 0;
    List<Passage> found = new ArrayList<>();
    float[] sums = sums(view, scratch);
    for (int size : chinese ? WINDOWS : ALPHABET_WINDOWS) {
      double least = size == SHORT ? gate + SHORT_MARGIN : gate;
      int start = 0;
      int end;
      do {
        end = Math.min(start + size, view.length());
        if (!chinese || bias + sums[end] - sums[start] >= least) {
          found.add(end - start == view.length() ? passage : cut(passage, view.span(start, end)));
        }
        start += size / 2;
      } while (end < view.length());
      if (size >= view.length()) {
        return found;
      }
    }
    return found;
  }

  private static Passage cut(Passage passage, long span) {
    int from = (int) (span >>> Integer.SIZE);
    String text = passage.text().substring(from, (int) span);
    return new Passage(passage.field(), passage.offset() + from, text);
  }

  /** For each number of letters what they add up to; a pair counts with its second. */
  private float[] sums(TextView view, Scratch scratch) {
    int length = view.length();
    float[] sums = scratch.sums(length + 1);
    if (scratch.hasSums(this)) {
      return sums;
    }
    char[] letters = view.letters();
    float sum = 0;
    char before = 0;
    sums[0] = 0;
    for (int i = 0; i < length; i++) {
      char letter = letters[i];
      sum += signs[letter] + pairs[slot(before, letter)];
      sums[i + 1] = sum;
      before = letter;
    }
    return sums;
  }
}
