package org.hulian.index.analysis;

import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Units as overlapping pairs. The last unit before a break stands alone, so that every unit begins
 * a token, and one unit is found by the tokens that begin with it.
 */
public final class Bigrams extends TokenStream {
  /** After a unit in a token; so a token begins with a unit, not with part of one. */
  private static final char END = '\u0001';

  /** Begins the tokens that say that a unit is written otherwise. */
  private static final char VARIANT = '\u0002';

  private static final int APART = 100;
  private final List<Unit> units;
  private final List<String> variants;
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private int at;
  private String variant = "";
  private boolean named;

  /** Reads these units, which may be of several texts, each beginning with a first one. */
  public Bigrams(List<Unit> units) {
    this(units, List.of());
  }

  /**
   * Reads these units, and tells in the place of each that is written otherwise that it is, and
   * how.
   *
   * @param variants for each unit what stands for it, empty if it does itself; or none at all
   */
  public Bigrams(List<Unit> units, List<String> variants) {
    this.units = units;
    this.variants = variants;
  }

  /** The token of two units that stand side by side. */
  public static String pair(Unit left, Unit right) {
    return left.key() + END + right.key();
  }

  /** What all tokens that begin with this unit begin with. */
  public static String alone(Unit unit) {
    return unit.key() + END;
  }

  /** The token where a unit is written otherwise, whatever stands for it. */
  public static String variant() {
    return String.valueOf(VARIANT);
  }

  /** The token where this stands for a unit. */
  public static String variant(String written) {
    return VARIANT + written;
  }

  @Override
  public boolean incrementToken() {
    if (!variant.isEmpty()) {
      clearAttributes();
      step.setPositionIncrement(0);
      term.append(named ? variant(variant) : variant());
      variant = named ? "" : variant;
      named = true;
      return true;
    }
    if (at == units.size()) {
      return false;
    }
    clearAttributes();
    variant = variants.isEmpty() ? "" : variants.get(at);
    named = false;
    Unit unit = units.get(at++);
    boolean last = at == units.size() || units.get(at).first();
    term.append(unit.key()).append(END).append(last ? "" : units.get(at).key());
    step.setPositionIncrement(unit.first() && at > 1 ? APART : 1);
    return true;
  }

  @Override
  public void reset() {
    at = 0;
    variant = "";
  }
}
