package org.hulian.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.hulian.index.analysis.AnalyzedText;
import org.hulian.index.analysis.Unit;
import org.hulian.index.query.QueryTerm;
import org.hulian.listing.text.TextSpan;

/** Finds where a text matches a query, in the text as the seller wrote it. */
final class Marks {
  private final List<QueryTerm> terms;
  private final List<List<Unit>> disguises;
  private final boolean sound;
  private final Function<String, AnalyzedText> reader;

  Marks(List<QueryTerm> terms, boolean sound) {
    this(terms, sound, AnalyzedText::of);
  }

  private Marks(List<QueryTerm> terms, boolean sound, Function<String, AnalyzedText> reader) {
    this.terms = terms;
    this.sound = sound;
    disguises =
        sound ? terms.stream().flatMap(term -> term.disguises().stream()).toList() : List.of();
    this.reader = reader;
  }

  /** The same, in texts that were read before. */
  Marks readBy(Function<String, AnalyzedText> other) {
    return new Marks(terms, sound, other);
  }

  /** The places that match, in order, not overlapping. */
  List<TextSpan> in(String text) {
    if (terms.isEmpty() || text.isEmpty()) {
      return List.of();
    }
    AnalyzedText analyzed = reader.apply(text);
    List<TextSpan> found = new ArrayList<>();
    for (QueryTerm term : terms) {
      term.exact().forEach(units -> find(analyzed.words(), units, term.open(), found));
      if (sound && !term.sounds().isEmpty()) {
        find(analyzed.sounds(), term.sounds(), false, found);
      }
    }
    disguises.forEach(units -> find(analyzed.words(), units, false, found));
    return merged(found);
  }

  private static void find(List<Unit> text, List<Unit> wanted, boolean open, List<TextSpan> found) {
    for (int at = 0; at + wanted.size() <= text.size(); at++) {
      if (matches(text, at, wanted, open)) {
        found.add(new TextSpan(text.get(at).start(), text.get(at + wanted.size() - 1).end()));
      }
    }
  }

  private static boolean matches(List<Unit> text, int at, List<Unit> wanted, boolean open) {
    for (int i = 0; i < wanted.size(); i++) {
      Unit unit = text.get(at + i);
      String key = wanted.get(i).key();
      boolean begins = open && i == wanted.size() - 1 && unit.key().startsWith(key);
      if (!(begins || unit.key().equals(key)) || (i > 0 && unit.first())) {
        return false;
      }
    }
    return true;
  }

  private static List<TextSpan> merged(List<TextSpan> found) {
    found.sort(Comparator.comparingInt(TextSpan::start));
    List<TextSpan> merged = new ArrayList<>();
    for (TextSpan span : found) {
      TextSpan last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && span.start() < last.end()) {
        merged.set(merged.size() - 1, new TextSpan(last.start(), Math.max(last.end(), span.end())));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }
}
