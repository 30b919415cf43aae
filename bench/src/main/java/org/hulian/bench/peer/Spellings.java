package org.hulian.bench.peer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hulian.classifier.lexicon.Lexicon;
import org.hulian.classifier.lexicon.Term;
import org.hulian.listing.text.TextSpan;

/** The lexicon as the peers take it: spellings in lower case. */
final class Spellings {
  private final Map<String, List<Term>> terms = new LinkedHashMap<>();

  Spellings(Lexicon lexicon) {
    for (Term term : lexicon.terms()) {
      terms.computeIfAbsent(key(term.text()), text -> new ArrayList<>()).add(term);
    }
  }

  List<String> all() {
    return List.copyOf(terms.keySet());
  }

  boolean has(String text) {
    return terms.containsKey(key(text));
  }

  Met met(String spelling, int start, int end) {
    return new Met(new TextSpan(start, end), terms.getOrDefault(key(spelling), List.of()));
  }

  private static String key(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
