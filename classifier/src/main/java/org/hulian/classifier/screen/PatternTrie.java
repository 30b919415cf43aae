package org.hulian.classifier.screen;

import java.util.Comparator;
import java.util.List;

/**
 * Finds all patterns in a text in one pass. At nearly every place of an ordinary text no pattern
 * begins, and a filter over two symbols tells so (blocks of two as in Wu and Manber, 1994): its few
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

  /** Bits of the filter for each pair, at least: one in so many looks finds nothing behind it. */
  private static final int BITS_PER_PAIR = 16;

  private static final int WORD_BITS = 6;
  private static final int FEW_BRANCHES = 8;

  /** Bits of the pairs that begin a pattern, by their hash. */
  private final long[] filter;

  private final int filterShift;

  /** Bits of the symbols that are a pattern by themselves. */
  private final long[] single = new long[1 << (Character.SIZE - WORD_BITS)];

  /** As {@link TrieLayout} lays them out. */
  private final int[] states;

  private final int[] outputs;

  /** By the hash of each pair of first symbols the pair and the state that it leads to. */
  private final int[] slots;

  private final int slotShift;

  /** Compiles patterns; the same symbols may come under several numbers. */
  PatternTrie(List<Pattern> patterns) {
    TrieLayout layout =
        new TrieLayout(patterns.stream().sorted(Comparator.comparing(Pattern::symbols)).toList());
    states = layout.states();
    outputs = layout.outputs();
    int count = 0;
    for (int first = 0; first < states[0]; first++) {
      count += states[target(0, first)];
    }
    int filterBits = bitsFor(Math.max(1 << WORD_BITS, count * BITS_PER_PAIR));
    filterShift = Integer.SIZE - filterBits;
    filter = new long[1 << (filterBits - WORD_BITS)];
    int slotBits = bitsFor(count * 2 + 1);
    slotShift = Integer.SIZE - slotBits;
    slots = new int[2 << slotBits];
    for (int first = 0; first < states[0]; first++) {
      addPairs(symbol(0, first), target(0, first));
    }
  }

  private void addPairs(char first, int state) {
    if (states[state + 1] != TrieLayout.NONE) {
      single[first >>> WORD_BITS] |= 1L << first;
    }
    for (int second = 0; second < states[state]; second++) {
      put(pair(first, symbol(state, second)), target(state, second));
    }
  }

  private char symbol(int state, int branch) {
    return (char) states[state + 2 + 2 * branch];
  }

  private int target(int state, int branch) {
    return states[state + 3 + 2 * branch];
  }

  private void put(int pair, int state) {
    int bit = filterBit(pair);
    filter[bit >>> WORD_BITS] |= 1L << bit;
    int slot = slot(pair);
    while (slots[slot + 1] != 0) {
      slot = next(slot);
    }
    // The root is at 0, so 0 is no state of a pair.
    slots[slot] = pair;
    slots[slot + 1] = state;
  }

  /** How many bits number so many places. */
  private static int bitsFor(int places) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(places);
  }

  private int filterBit(int pair) {
    return (pair * SPREAD) >>> filterShift;
  }

  private int slot(int pair) {
    return (pair * SPREAD) >>> slotShift << 1;
  }

  private int next(int slot) {
    return (slot + 2) & (slots.length - 1);
  }

  private static int pair(char first, char second) {
    return first << Character.SIZE | second;
  }

  /**
   * Finds every match of every pattern in the first {@code length} symbols, in the order of where
   * they begin, the shorter first. What the buffer held before is gone.
   */
  void scan(char[] text, int length, Matches found) {
    if (states[0] == 0) {
      found.clear();
      return;
    }
    int[] places = found.places(length);
    int count = 0;
    for (int at = 0; at < length; at++) {
      places[count] = at;
      count += mayBegin(text[at], at + 1 < length ? text[at + 1] : 0);
    }
    walkFrom(places, count, text, length, found);
  }

  /**
   * The same, but only for patterns that begin where they may.
   *
   * @param inner for each symbol whether none may begin there
   */
  void scan(char[] text, int length, boolean[] inner, Matches found) {
    int[] places = found.places(length);
    int count = 0;
    for (int at = 0; at < length; at++) {
      places[count] = at;
      count += inner[at] ? 0 : mayBegin(text[at], at + 1 < length ? text[at + 1] : 0);
    }
    walkFrom(places, count, text, length, found);
  }

  /**
   * One if a pattern may begin with these symbols, else 0. Counted up rather than branched on: at
   * most places none does, at some one does, and a processor cannot guess which.
   */
  private int mayBegin(char symbol, char next) {
    int bit = filterBit(pair(symbol, next));
    long one = single[symbol >>> WORD_BITS] >>> symbol;
    return (int) ((filter[bit >>> WORD_BITS] >>> bit | one) & 1);
  }

  private void walkFrom(int[] places, int count, char[] text, int length, Matches found) {
    found.clear();
    for (int i = 0; i < count; i++) {
      int at = places[i];
      char symbol = text[at];
      if ((single[symbol >>> WORD_BITS] & (1L << symbol)) != 0) {
        addSingle(symbol, at + 1, found);
      }
      if (at + 1 < length) {
        walk(text, at + 2, length, pair(symbol, text[at + 1]), found);
      }
    }
  }

  private void addSingle(char symbol, int end, Matches found) {
    addMatches(child(0, symbol), end, found);
  }

  private void addMatches(int state, int end, Matches found) {
    int place = states[state + 1];
    if (place != TrieLayout.NONE) {
      found.add(outputs, place + 1, outputs[place], end);
    }
  }

  private void walk(char[] text, int from, int length, int pair, Matches found) {
    int at = from;
    int state = state(pair);
    while (state != 0) {
      addMatches(state, at, found);
      state = at < length ? child(state, text[at++]) : 0;
    }
  }

  /** The state of a pair, or 0 if no pattern begins so. */
  private int state(int pair) {
    int slot = slot(pair);
    while (slots[slot + 1] != 0 && slots[slot] != pair) {
      slot = next(slot);
    }
    return slots[slot + 1];
  }

  /** The state that a symbol leads to, or 0 if no pattern goes on so. */
  private int child(int state, char symbol) {
    int low = 0;
    int high = states[state];
    while (high - low > FEW_BRANCHES) {
      int middle = (low + high) >>> 1;
      if (symbol(state, middle) <= symbol) {
        low = middle;
      } else {
        high = middle;
      }
    }
    for (int branch = low; branch < high; branch++) {
      if (symbol(state, branch) == symbol) {
        return target(state, branch);
      }
    }
    return 0;
  }
}
