package org.hulian.classifier.screen;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A state of a {@link PatternTrie}: the symbols that led to it begin at least one pattern. */
final class TrieNode {
  private static final int[] NO_PATTERNS = {};
  private static final int FEW = 6;
  private final char[] symbols;
  private final TrieNode[] children;
  private final int[] patterns;

  private TrieNode(char[] symbols, TrieNode[] children, int[] patterns) {
    this.symbols = symbols;
    this.children = children;
    this.patterns = patterns;
  }

  /** Is told of each branch. */
  interface Branches {
    void branch(char symbol, TrieNode child);
  }

  /**
   * The state of sorted patterns whose first {@code depth} symbols are the same.
   *
   * @param from the first of them
   * @param to one past the last
   */
  static TrieNode of(PatternTrie.Pattern[] sorted, int from, int to, int depth) {
    int longer = from;
    while (longer < to && sorted[longer].symbols().length() == depth) {
      longer++;
    }
    int[] ends = longer == from ? NO_PATTERNS : new int[longer - from];
    for (int i = from; i < longer; i++) {
      ends[i - from] = sorted[i].number();
    }
    char[] symbols = new char[to - longer];
    TrieNode[] children = new TrieNode[to - longer];
    int count = 0;
    for (int i = longer; i < to; ) {
      char symbol = sorted[i].symbols().charAt(depth);
      int end = i + 1;
      while (end < to && sorted[end].symbols().charAt(depth) == symbol) {
        end++;
      }
      symbols[count] = symbol;
      children[count++] = of(sorted, i, end, depth + 1);
      i = end;
    }
    return new TrieNode(Arrays.copyOf(symbols, count), Arrays.copyOf(children, count), ends);
  }

  /** Numbers of the patterns that end here. */
  int[] patterns() {
    return patterns;
  }

  /** How many symbols lead on. */
  int branches() {
    return symbols.length;
  }

  /** The state that a symbol leads to, if any pattern goes on so. */
  @Nullable TrieNode child(char symbol) {
    if (symbols.length > FEW) {
      int at = Arrays.binarySearch(symbols, symbol);
      return at < 0 ? null : children[at];
    }
    for (int i = 0; i < symbols.length; i++) {
      if (symbols[i] == symbol) {
        return children[i];
      }
    }
    return null;
  }

  Stream<TrieNode> children() {
    return Arrays.stream(children);
  }

  void forEach(Branches branches) {
    for (int i = 0; i < symbols.length; i++) {
      branches.branch(symbols[i], children[i]);
    }
  }
}
