package org.hulian.store.mask;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Tells the lines of a text apart; {@code breaks} are the places of its line breaks. */
@SuppressWarnings("ArrayRecordComponent") // passed to nobody
record Lines(String text, int[] breaks) {
  static Lines of(String text) {
    return new Lines(
        text, IntStream.range(0, text.length()).filter(i -> text.charAt(i) == '\n').toArray());
  }

  /** The number of the line that a place is on, from 0. */
  int number(int place) {
    return -1 - Arrays.binarySearch(breaks, place);
  }

  int count() {
    return breaks.length + 1;
  }

  int start(int line) {
    return line == 0 ? 0 : breaks[line - 1] + 1;
  }

  /** One past its last character, the line break left out. */
  int end(int line) {
    return line == breaks.length ? text.length() : breaks[line];
  }
}
