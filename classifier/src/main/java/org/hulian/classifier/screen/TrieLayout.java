package org.hulian.classifier.screen;

import java.util.Arrays;
import java.util.List;

/**
 * Lays a trie out in one array, each state before its branches, so that a walk goes ahead in
 * memory. A state is the number of its branches, the place of its patterns in {@link #outputs} or
 * {@link #NONE}, and for each branch its symbol and the state it leads to, symbols ascending. Not
 * thread-safe.
 */
final class TrieLayout {
  static final int NONE = -1;

  private final PatternTrie.Pattern[] sorted;
  private int[] states = new int[1024];
  private int size;
  private int[] outputs = new int[256];
  private int outputSize;

  /** Lays out patterns in the order of their symbols; the first state is the root. */
  TrieLayout(List<PatternTrie.Pattern> sorted) {
    this.sorted = sorted.toArray(PatternTrie.Pattern[]::new);
    add(0, this.sorted.length, 0);
  }

  /** The states; the root is at 0. */
  int[] states() {
    return Arrays.copyOf(states, size);
  }

  /** For each state with patterns how many they are, and their numbers. */
  int[] outputs() {
    return Arrays.copyOf(outputs, outputSize);
  }

  /** Adds the state of the patterns in a range, whose first {@code depth} symbols are the same. */
  private int add(int from, int to, int depth) {
    int longer = from;
    while (longer < to && sorted[longer].symbols().length() == depth) {
      longer++;
    }
    int branches = 0;
    for (int i = longer; i < to; i = sameSymbol(i, to, depth)) {
      branches++;
    }
    int state = size;
    size += 2 + 2 * branches;
    if (size > states.length) {
      states = Arrays.copyOf(states, size * 2);
    }
    states[state] = branches;
    states[state + 1] = addOutputs(from, longer);
    int branch = state + 2;
    for (int i = longer; i < to; i = sameSymbol(i, to, depth)) {
      int child = add(i, sameSymbol(i, to, depth), depth + 1);
      states[branch++] = sorted[i].symbols().charAt(depth);
      states[branch++] = child;
    }
    return state;
  }

  private int sameSymbol(int from, int to, int depth) {
    char symbol = sorted[from].symbols().charAt(depth);
    int end = from + 1;
    while (end < to && sorted[end].symbols().charAt(depth) == symbol) {
      end++;
    }
    return end;
  }

  private int addOutputs(int from, int to) {
    if (from == to) {
      return NONE;
    }
    int place = outputSize;
    outputSize += 1 + to - from;
    if (outputSize > outputs.length) {
      outputs = Arrays.copyOf(outputs, outputSize * 2);
    }
    outputs[place] = to - from;
    for (int i = from; i < to; i++) {
      outputs[place + 1 + i - from] = sorted[i].number();
    }
    return place;
  }
}
