package org.hulian.classifier.entity;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.hulian.listing.text.TextSpan;

/** Pieces of a text that are spoken for: what is read first keeps its place. */
final class Spans {
  /** Start and end of each; they do not overlap. */
  private final NavigableMap<Integer, Integer> taken = new TreeMap<>();

  /** Takes a piece unless it overlaps one that is taken. */
  boolean take(TextSpan span) {
    if (overlaps(span)) {
      return false;
    }
    taken.put(span.start(), span.end());
    return true;
  }

  /** Whether a piece shares a unit with one that is taken. */
  boolean overlaps(TextSpan span) {
    Map.Entry<Integer, Integer> last = taken.lowerEntry(span.end());
    return last != null && last.getValue() > span.start();
  }
}
