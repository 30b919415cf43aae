package org.hulian.index.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Reads a text once more without what stands in brackets inside a word, 人(哈)脸: up to three units
 * between Han characters are left out, and what stands around them is read as if they were not.
 */
final class BracketViews {
  private static final String OPEN = "(（[［【〔{｛「『《〈<＜";
  private static final String CLOSE = ")）]］】〕}｝」』》〉>＞";
  private static final int INSIDE = 3;
  private static final int AROUND = 8;
  private final String original;
  private final List<Unit> units;
  private final BitSet leftOut = new BitSet();

  BracketViews(String original, List<Unit> units) {
    this.original = original;
    this.units = units;
  }

  /** The units around each bracket; none in a text without such brackets. */
  List<Unit> read() {
    findBrackets();
    List<Unit> views = new ArrayList<>();
    BitSet near = near();
    boolean apart = true;
    for (int i = 0; i < units.size(); i++) {
      if (!near.get(i)) {
        apart = true;
      } else if (!leftOut.get(i)) {
        views.add(apart ? units.get(i).asFirst() : units.get(i));
        apart = false;
      }
    }
    return views;
  }

  private void findBrackets() {
    int inside = -1;
    for (int i = 1; i < units.size(); i++) {
      if (inside > 0 && i - inside <= INSIDE && holds(CLOSE, i) && isHan(i)) {
        leftOut.set(inside, i);
      }
      if (holds(OPEN, i)) {
        inside = isHan(i - 1) ? i : -1;
      }
    }
  }

  private BitSet near() {
    BitSet near = new BitSet();
    for (int i = leftOut.nextSetBit(0); i >= 0; i = leftOut.nextSetBit(i + 1)) {
      near.set(Math.max(0, i - AROUND), Math.min(units.size(), i + AROUND));
    }
    return near;
  }

  private boolean isHan(int at) {
    return units.get(at).key().charAt(0) > 0x2E7F;
  }

  /** Whether one of these signs stands between this unit and the one before. */
  private boolean holds(String signs, int at) {
    for (int i = units.get(at - 1).end(); i < units.get(at).start(); i++) {
      if (signs.indexOf(original.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
