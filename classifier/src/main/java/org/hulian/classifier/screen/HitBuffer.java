package org.hulian.classifier.screen;

import java.util.Arrays;

/** Matches of one listing, as numbers. Reused from listing to listing; not thread-safe. */
final class HitBuffer {
  /** More than any seller's text has; beyond it, further matches say nothing new. */
  private static final int MOST = 4_096;

  private int[] terms = new int[64];
  private int[] texts = new int[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private Via[] vias = new Via[64];
  private boolean[] guarded = new boolean[64];
  private int count;

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  /**
   * Adds a match.
   *
   * @param needsCompany whether it counts only beside an offer, a price or a contact
   */
  void add(int term, int text, long span, Via via, boolean needsCompany) {
    if (count == MOST) {
      return;
    }
    if (count == terms.length) {
      terms = Arrays.copyOf(terms, count * 2);
      texts = Arrays.copyOf(texts, count * 2);
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      vias = Arrays.copyOf(vias, count * 2);
      guarded = Arrays.copyOf(guarded, count * 2);
    }
    terms[count] = term;
    texts[count] = text;
    starts[count] = (int) (span >>> Integer.SIZE);
    ends[count] = (int) span;
    vias[count] = via;
    guarded[count++] = needsCompany;
  }

  /** Two offsets as one number. */
  static long span(int start, int end) {
    return (long) start << Integer.SIZE | end;
  }

  int term(int hit) {
    return terms[hit];
  }

  /** Which of the listing's texts, from 0. */
  int text(int hit) {
    return texts[hit];
  }

  int start(int hit) {
    return starts[hit];
  }

  int end(int hit) {
    return ends[hit];
  }

  Via via(int hit) {
    return vias[hit];
  }

  boolean needsCompany(int hit) {
    return guarded[hit];
  }
}
