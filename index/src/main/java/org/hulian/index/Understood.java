package org.hulian.index;

import java.util.ArrayList;
import java.util.List;

/** Tells people how their query was read, in signs that need no translation. */
final class Understood {
  private Understood() {}

  static String of(QueryText.Parsed query, boolean sound) {
    List<String> parts = new ArrayList<>();
    for (QueryTerm term : query.wanted()) {
      boolean heard = sound && !term.sounds().isEmpty();
      parts.add(heard ? "(" + term.shown() + " | ~" + term.shown() + ")" : term.shown());
    }
    query.unwanted().forEach(term -> parts.add("-" + term.shown()));
    query
        .filters()
        .forEach((facet, values) -> parts.add(facet.key() + ":" + String.join("|", values)));
    String read = parts.isEmpty() ? "*" : String.join(" & ", parts);
    return query.cut() ? read + " …" : read;
  }
}
