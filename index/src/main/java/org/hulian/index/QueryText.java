package org.hulian.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query as typed: words, all of which must match; "phrases" in quotes of any kind; {@code -word}
 * for what must not match; {@code platform:}, {@code site:}, {@code category:} and the other facets
 * with a value. Any text is a query: what cannot be read as one of these is a word.
 */
final class QueryText {
  private static final String OPEN = "\"“„＂「『«";
  private static final String CLOSE = "\"”“＂」』»";
  private static final int LONGEST = 512;
  private static final int MOST_TERMS = 32;
  private final String text;
  private final List<QueryTerm> wanted = new ArrayList<>();
  private final List<QueryTerm> unwanted = new ArrayList<>();
  private final Map<Facet, Set<String>> filters = new EnumMap<>(Facet.class);
  private int at;

  /**
   * A query that was read.
   *
   * @param wanted all of these must match
   * @param unwanted none of these may
   * @param filters values of which one must match, for each facet
   * @param cut whether the text was too long and its end was left out
   */
  record Parsed(
      List<QueryTerm> wanted,
      List<QueryTerm> unwanted,
      Map<Facet, Set<String>> filters,
      boolean cut) {}

  private QueryText(String text) {
    this.text = text;
  }

  static Parsed parse(String typed) {
    QueryText query = new QueryText(typed.substring(0, Math.min(typed.length(), LONGEST)));
    while (query.at < query.text.length() && query.wanted.size() < MOST_TERMS) {
      query.readOne();
    }
    boolean cut = typed.length() > LONGEST || query.at < query.text.length();
    return new Parsed(query.joinPinyin(), query.unwanted, query.filters, cut);
  }

  private void readOne() {
    if (isBlank(text.charAt(at))) {
      at++;
      return;
    }
    boolean minus =
        text.charAt(at) == '-' && at + 1 < text.length() && !isBlank(text.charAt(at + 1));
    if (minus) {
      at++;
    }
    String value = quoted();
    if (value != null) {
      add("\"" + value + "\"", value, minus);
      return;
    }
    int from = at;
    skipWord();
    String word = text.substring(from, at);
    if (minus || !readFilter(word)) {
      add(word, word, minus);
    }
  }

  /** A word with a colon after the name of a facet; the value may be in quotes. */
  private boolean readFilter(String word) {
    int colon = Math.max(word.indexOf(':'), word.indexOf('：'));
    Optional<Facet> facet = colon < 1 ? Optional.empty() : facet(word.substring(0, colon));
    if (facet.isEmpty()) {
      return false;
    }
    String value = word.substring(colon + 1);
    if (value.isEmpty() && at < text.length()) {
      String phrase = quoted();
      value = phrase == null ? "" : phrase;
    }
    if (value.isBlank()) {
      return false;
    }
    filters.computeIfAbsent(facet.get(), key -> new LinkedHashSet<>()).add(value.strip());
    return true;
  }

  private static Optional<Facet> facet(String name) {
    return Arrays.stream(Facet.values())
        .filter(one -> one.key().equalsIgnoreCase(name))
        .findFirst();
  }

  /** What stands in quotes from here on, or null; a quote that is never closed is no quote. */
  private @Nullable String quoted() {
    int kind = OPEN.indexOf(text.charAt(at));
    if (kind < 0) {
      return null;
    }
    for (int end = at + 1; end < text.length(); end++) {
      if (text.charAt(end) == CLOSE.charAt(kind) || CLOSE.indexOf(text.charAt(end)) == kind) {
        String inside = text.substring(at + 1, end);
        at = end + 1;
        return inside;
      }
    }
    at++;
    return null;
  }

  private void skipWord() {
    int from = at;
    while (at < text.length() && !isBlank(text.charAt(at)) && !opens(from)) {
      at++;
    }
  }

  private boolean opens(int from) {
    return at > from && OPEN.indexOf(text.charAt(at)) >= 0;
  }

  private static boolean isBlank(char unit) {
    return Character.isWhitespace(unit) || Character.isSpaceChar(unit);
  }

  private void add(String shown, String value, boolean minus) {
    QueryTerm term = QueryTerm.of(shown.strip(), value);
    if (!term.isEmpty()) {
      (minus ? unwanted : wanted).add(term);
    }
  }

  private List<QueryTerm> joinPinyin() {
    List<QueryTerm> joined = new ArrayList<>();
    int from = 0;
    while (from < wanted.size()) {
      int to = from;
      while (to < wanted.size() && wanted.get(to).isPinyin()) {
        to++;
      }
      boolean several = to - from > 1;
      joined.add(several ? QueryTerm.joined(wanted.subList(from, to)) : wanted.get(from));
      from = several ? to : from + 1;
    }
    return joined;
  }
}
