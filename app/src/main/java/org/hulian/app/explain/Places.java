package org.hulian.app.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hulian.listing.finding.FieldRef;
import org.hulian.listing.finding.Mention;

/** Pieces of a listing, as people say where they stand. */
final class Places {
  private Places() {}

  /**
   * Names each field once, in the order of the pieces, and its parts where it is not one that
   * begins with the field.
   */
  static String of(List<Mention> pieces) {
    Map<FieldRef, List<Mention>> fields = new LinkedHashMap<>();
    for (Mention piece : pieces) {
      fields.computeIfAbsent(piece.field(), field -> new ArrayList<>()).add(piece);
    }
    return fields.entrySet().stream()
        .map(field -> Words.field(field.getKey()) + parts(joined(field.getValue())))
        .collect(Collectors.joining(" and "));
  }

  /** End by start of the parts that overlapping pieces make together. */
  private static SortedMap<Integer, Integer> joined(List<Mention> pieces) {
    TreeMap<Integer, Integer> ends = new TreeMap<>();
    pieces.forEach(piece -> ends.merge(piece.span().start(), piece.span().end(), Integer::max));
    TreeMap<Integer, Integer> parts = new TreeMap<>();
    ends.forEach(
        (start, end) -> {
          Map.Entry<Integer, Integer> last = parts.lastEntry();
          if (last != null && last.getValue() >= start) {
            parts.merge(last.getKey(), end, Integer::max);
          } else {
            parts.put(start, end);
          }
        });
    return parts;
  }

  private static String parts(SortedMap<Integer, Integer> parts) {
    if (parts.size() == 1 && parts.firstKey() == 0) {
      return "";
    }
    return parts.entrySet().stream()
        .map(part -> String.format(Locale.ROOT, "%,d to %,d", part.getKey() + 1, part.getValue()))
        .collect(Collectors.joining(", ", " (characters ", ")"));
  }
}
