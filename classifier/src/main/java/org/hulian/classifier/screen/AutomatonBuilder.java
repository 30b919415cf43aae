package org.hulian.classifier.screen;

import java.util.Arrays;

/** Collects patterns and compiles them. Not thread-safe. */
final class AutomatonBuilder {
  private static final int[] NOTHING = {};
  private final char[] classOf = new char[1 << Character.SIZE];
  private char classes = 1;
  // The trie, as first child and next sibling; node 0 is the root.
  private int[] child = new int[1024];
  private int[] sibling = new int[1024];
  private char[] label = new char[1024];
  private int[] depth = new int[1024];
  private int[][] own = new int[1024][];
  private int nodes = 1;

  AutomatonBuilder() {
    own[0] = NOTHING;
  }

  /** Adds a pattern under a number; the same symbols may be added under several. */
  void add(CharSequence symbols, int pattern) {
    if (symbols.isEmpty()) {
      return;
    }
    int node = 0;
    for (int i = 0; i < symbols.length(); i++) {
      node = childOf(node, classFor(symbols.charAt(i)));
    }
    own[node] = append(own[node], pattern);
  }

  private char classFor(char symbol) {
    if (classOf[symbol] == 0) {
      classOf[symbol] = classes++;
    }
    return classOf[symbol];
  }

  private int childOf(int node, char symbol) {
    for (int next = child[node]; next != 0; next = sibling[next]) {
      if (label[next] == symbol) {
        return next;
      }
    }
    if (nodes == child.length) {
      grow();
    }
    int next = nodes++;
    label[next] = symbol;
    depth[next] = depth[node] + 1;
    own[next] = NOTHING;
    sibling[next] = child[node];
    child[node] = next;
    return next;
  }

  private void grow() {
    int size = nodes * 2;
    child = Arrays.copyOf(child, size);
    sibling = Arrays.copyOf(sibling, size);
    label = Arrays.copyOf(label, size);
    depth = Arrays.copyOf(depth, size);
    own = Arrays.copyOf(own, size);
  }

  private static int[] append(int[] values, int value) {
    int[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = value;
    return longer;
  }

  /** Compiles what was added. */
  Automaton build() {
    int[] order = new int[nodes];
    int[] stateOf = new int[nodes];
    int dense = breadthFirst(order, stateOf);
    int[] rows = new int[dense * classes];
    int[] failNode = new int[nodes];
    int[][] outputs = new int[nodes][];
    outputs[0] = NOTHING;
    int branches = nodes - 1;
    int[] from = new int[nodes - dense + 1];
    char[] symbolClass = new char[branches];
    int[] target = new int[branches];
    int filled = 0;
    for (int state = 0; state < nodes; state++) {
      int node = order[state];
      if (state > 0) {
        outputs[state] = concat(own[node], outputs[stateOf[failNode[node]]]);
      }
      if (state < dense && state > 0) {
        System.arraycopy(rows, 0, rows, state * classes, classes);
      }
      for (int next = child[node]; next != 0; next = sibling[next]) {
        failNode[next] = node == 0 ? 0 : step(failNode[node], label[next], failNode);
        if (state < dense) {
          rows[state * classes + label[next]] = stateOf[next];
        } else {
          symbolClass[filled] = label[next];
          target[filled++] = stateOf[next];
        }
      }
      if (state >= dense) {
        from[state - dense + 1] = filled;
      }
    }
    int[] fail = new int[nodes - dense];
    for (int state = dense; state < nodes; state++) {
      fail[state - dense] = stateOf[failNode[order[state]]];
    }
    Automaton.Branches kept =
        new Automaton.Branches(
            from, Arrays.copyOf(symbolClass, filled), Arrays.copyOf(target, filled));
    return new Automaton(classOf.clone(), rows, kept, fail, outputs);
  }

  /** Numbers the nodes level by level; returns how many are of depth 0 and 1. */
  private int breadthFirst(int[] order, int[] stateOf) {
    int filled = 1;
    int dense = 1;
    for (int read = 0; read < filled; read++) {
      for (int next = child[order[read]]; next != 0; next = sibling[next]) {
        stateOf[next] = filled;
        order[filled++] = next;
        if (depth[next] == 1) {
          dense++;
        }
      }
    }
    return dense;
  }

  private int step(int from, char symbol, int[] failNode) {
    int node = from;
    while (true) {
      for (int next = child[node]; next != 0; next = sibling[next]) {
        if (label[next] == symbol) {
          return next;
        }
      }
      if (node == 0) {
        return 0;
      }
      node = failNode[node];
    }
  }

  private static int[] concat(int[] first, int[] second) {
    if (second.length == 0) {
      return first;
    }
    int[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
