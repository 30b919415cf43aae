package org.hulian.classifier.screen;

import java.util.Arrays;

/**
 * Finds all patterns in a text in one pass (Aho and Corasick, CACM 1975), compiled to tables: the
 * states of depth 0 and 1, where a text stays nearly always, have a full row of next states; deeper
 * states keep only their own few branches and fall back. So the hot rows fit the cache. Immutable.
 */
final class Automaton {
  private final char[] classOf;
  private final int classes;
  private final int[] rows;
  private final int dense;
  private final int[] branchFrom;
  private final char[] branchClass;
  private final int[] branchNext;
  private final int[] fail;
  private final int[][] outputs;
  private final boolean[] ends;

  /** Takes the tables as {@link AutomatonBuilder} laid them out. */
  Automaton(char[] classOf, int[] rows, Branches branches, int[] fail, int[][] outputs) {
    this.classOf = classOf;
    this.rows = rows;
    this.branchFrom = branches.from();
    this.branchClass = branches.symbolClass();
    this.branchNext = branches.next();
    this.fail = fail;
    this.outputs = outputs;
    this.ends = new boolean[outputs.length];
    for (int i = 0; i < ends.length; i++) {
      ends[i] = outputs[i].length != 0;
    }
    this.dense = outputs.length - fail.length;
    this.classes = rows.length / dense;
  }

  /** The branches of all deep states: those of state i are at from[i] to from[i + 1]. */
  @SuppressWarnings("ArrayRecordComponent")
  record Branches(int[] from, char[] symbolClass, int[] next) {}

  /** Is told of each match. */
  interface Sink {
    /**
     * Takes one match.
     *
     * @param pattern number given when it was added
     * @param end one past its last symbol in the text
     */
    void hit(int pattern, int end);
  }

  /** Reports every match of every pattern in the first {@code length} symbols. */
  void scan(char[] text, int length, Sink sink) {
    int state = 0;
    for (int i = 0; i < length; i++) {
      int symbol = classOf[text[i]];
      state = state < dense ? rows[state * classes + symbol] : next(state, symbol);
      if (ends[state]) {
        for (int pattern : outputs[state]) {
          sink.hit(pattern, i + 1);
        }
      }
    }
  }

  private int next(int from, int symbol) {
    int state = from;
    while (state >= dense) {
      int deep = state - dense;
      for (int k = branchFrom[deep], end = branchFrom[deep + 1]; k < end; k++) {
        if (branchClass[k] == symbol) {
          return branchNext[k];
        }
      }
      state = fail[deep];
    }
    return rows[state * classes + symbol];
  }

  /** Bytes of its tables, about. */
  long bytes() {
    long perOutput = Arrays.stream(outputs).mapToLong(found -> 4L + found.length * 4L).sum();
    return classOf.length * 2L + rows.length * 4L + branchNext.length * 10L + perOutput;
  }
}
