package org.hulian.classifier.entity;

import java.util.ArrayList;
import java.util.List;
import org.hulian.listing.text.TextSpan;

/** Pieces of a text that are spoken for: what is read first keeps its place. */
final class Spans {
  private final List<TextSpan> taken = new ArrayList<>();

  /** Takes a piece unless it overlaps one that is taken. */
  boolean take(TextSpan span) {
    if (overlaps(span)) {
      return false;
    }
    taken.add(span);
    return true;
  }

  boolean overlaps(TextSpan span) {
    return taken.stream()
        .anyMatch(other -> span.start() < other.end() && other.start() < span.end());
  }
}
