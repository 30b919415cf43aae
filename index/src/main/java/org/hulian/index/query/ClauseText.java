package org.hulian.index.query;

import java.util.List;
import java.util.stream.Collectors;
import org.hulian.index.query.Clause.And;
import org.hulian.index.query.Clause.FieldValue;
import org.hulian.index.query.Clause.Near;
import org.hulian.index.query.Clause.Not;
import org.hulian.index.query.Clause.Or;
import org.hulian.index.query.Clause.Phrase;
import org.hulian.index.query.Clause.Prefix;
import org.hulian.index.query.Clause.Range;
import org.hulian.index.query.Clause.Word;

/** Writes clauses in the query language, with no bracket that is not needed. */
final class ClauseText {
  private ClauseText() {}

  static String of(Clause clause) {
    return switch (clause) {
      case Word word -> word.text();
      case Phrase phrase -> quoted(phrase.text());
      case Near near -> quoted(String.join(" ", near.words())) + "~" + near.distance();
      case Prefix prefix -> prefix.text() + "*";
      case Range range -> range.field().key() + ":" + range.shown();
      case FieldValue value -> of(value);
      case And and -> and.all().isEmpty() ? "*" : joined(and.all(), " ");
      case Or or -> or.any().stream().map(ClauseText::of).collect(Collectors.joining(" OR "));
      case Not not -> "-" + (isOne(not.clause()) ? of(not.clause()) : "(" + of(not.clause()) + ")");
    };
  }

  private static String joined(List<Clause> all, String between) {
    return all.stream()
        .map(clause -> clause instanceof Or ? "(" + of(clause) + ")" : of(clause))
        .collect(Collectors.joining(between));
  }

  private static String of(FieldValue value) {
    String name = value.field().key() + ":";
    List<String> values = value.values().stream().map(ClauseText::value).toList();
    return values.size() == 1
        ? name + values.getFirst()
        : name + "(" + String.join(" OR ", values) + ")";
  }

  private static String value(String value) {
    boolean plain =
        Operator.at(value, 0) == null
            && value
                .chars()
                .noneMatch(c -> Signs.isBlank((char) c) || "()".indexOf(Signs.plain((char) c)) >= 0)
            && value.chars().allMatch(c -> Quotes.opening((char) c) < 0);
    return plain ? value : quoted(value);
  }

  private static String quoted(String text) {
    return Quotes.around(text);
  }

  /** Whether a minus before it is before all of it. */
  private static boolean isOne(Clause clause) {
    return switch (clause) {
      case And and -> false;
      case Or or -> false;
      case Word word -> word.text().indexOf(' ') < 0;
      default -> true;
    };
  }
}
