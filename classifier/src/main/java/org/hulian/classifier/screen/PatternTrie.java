package org.hulian.classifier.screen;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds all patterns in a text in one pass. At nearly every place of an ordinary text no pattern
 * begins, and a filter over two symbols tells so (blocks of two as in Wu and Manber, 1994): its 32
 * KB stay in the nearest cache, which the rows of an automaton over thousands of Chinese characters
 * do not. Only where a pattern may begin, a trie is walked; its depth bounds the work for each
 * symbol. Immutable.
 */
final class PatternTrie {
  /** A pattern of one symbol or more, and its number. */
  record Pattern(String symbols, int number) {
    Pattern {
      if (symbols.isEmpty()) {
        throw new IllegalArgumentException("a pattern without symbols: " + number);
      }
    }
  }

  /** Odd, from the golden ratio: spreads pairs of symbols over the upper bits. */
  private static final int SPREAD = 0x9E3779B1;

  private static final int FILTER_BITS = 18;
  private static final int WORD_BITS = 6;

  /** Bits of the pairs that begin a pattern, by their hash. */
  private final long[] filter = new long[1 << (FILTER_BITS - WORD_BITS)];

  /** Bits of the symbols that are a pattern by themselves. */
  private final long[] single = new long[1 << (Character.SIZE - WORD_BITS)];

  private final TrieNode singles;

  /** States of two symbols by the hash of these, each beside the pair it stands for. */
  private final @Nullable TrieNode[] states;

  private final int[] pairs;
  private final int slotShift;

  /** Compiles patterns; the same symbols may come under several numbers. */
  PatternTrie(List<Pattern> patterns) {
    singles = root(patterns.stream().filter(pattern -> pattern.symbols().length() == 1));
    singles.forEach((symbol, child) -> single[symbol >>> WORD_BITS] |= 1L << symbol);
    TrieNode root = root(patterns.stream().filter(pattern -> pattern.symbols().length() > 1));
    int count = root.children().mapToInt(TrieNode::branches).sum();
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count * 2 + 1);
    slotShift = Integer.SIZE - bits;
    states = new TrieNode[1 << bits];
    pairs = new int[1 << bits];
    root.forEach(
        (first, child) -> child.forEach((second, state) -> put(pair(first, second), state)));
  }

  private static TrieNode root(Stream<Pattern> patterns) {
    Pattern[] sorted =
        patterns.sorted(Comparator.comparing(Pattern::symbols)).toArray(Pattern[]::new);
    return TrieNode.of(sorted, 0, sorted.length, 0);
  }

  private void put(int pair, TrieNode state) {
    int bit = filterBit(pair);
    filter[bit >>> WORD_BITS] |= 1L << bit;
    int slot = slot(pair);
    while (states[slot] != null) {
      slot = (slot + 1) & (states.length - 1);
    }
    states[slot] = state;
    pairs[slot] = pair;
  }

  private static int filterBit(int pair) {
    return (pair * SPREAD) >>> (Integer.SIZE - FILTER_BITS);
  }

  private int slot(int pair) {
    return (pair * SPREAD) >>> slotShift;
  }

  private static int pair(char first, char second) {
    return first << Character.SIZE | second;
  }

  /**
   * Finds every match of every pattern in the first {@code length} symbols, in the order of where
   * they begin, the shorter first. What the buffer held before is gone.
   */
  void scan(char[] text, int length, Matches found) {
    found.clear();
    for (int at = 0; at < length; at++) {
      char symbol = text[at];
      if ((single[symbol >>> WORD_BITS] & (1L << symbol)) != 0) {
        addSingle(symbol, at + 1, found);
      }
      if (at + 1 < length) {
        int pair = pair(symbol, text[at + 1]);
        int bit = filterBit(pair);
        if ((filter[bit >>> WORD_BITS] & (1L << bit)) != 0) {
          walk(text, at + 2, length, pair, found);
        }
      }
    }
  }

  private void addSingle(char symbol, int end, Matches found) {
    TrieNode state = singles.child(symbol);
    if (state != null) {
      found.add(state.patterns(), end);
    }
  }

  private void walk(char[] text, int from, int length, int pair, Matches found) {
    int at = from;
    TrieNode state = state(pair);
    while (state != null) {
      found.add(state.patterns(), at);
      state = at < length ? state.child(text[at++]) : null;
    }
  }

  private @Nullable TrieNode state(int pair) {
    int slot = slot(pair);
    while (states[slot] != null && pairs[slot] != pair) {
      slot = (slot + 1) & (states.length - 1);
    }
    return states[slot];
  }
}
