package org.hulian.index.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.hulian.index.analysis.Unit;
import org.hulian.index.query.Note.Reason;
import org.jspecify.annotations.Nullable;

/** Makes the clauses that hold no others, as long as there are not too many. */
final class Leaves {
  private static final int MOST = 64;
  private static final int FARTHEST = 50;
  private static final int MOST_NEAR_UNITS = 64;
  private static final int SHORTEST_PREFIX = 2;
  private final BiConsumer<Reason, String> notes;
  private int count;

  Leaves(BiConsumer<Reason, String> notes) {
    this.notes = notes;
  }

  boolean full() {
    return count >= MOST;
  }

  @Nullable Clause word(String typed) {
    int end = typed.length();
    while (end > 0 && Signs.plain(typed.charAt(end - 1)) == '*') {
      end--;
    }
    String stem = typed.substring(0, end);
    QueryTerm term = QueryTerm.of(stem);
    if (term.isEmpty()) {
      return nothing(typed);
    }
    if (end == typed.length()) {
      return counted(1, typed, new Clause.Word(typed));
    }
    String last = term.exact().getFirst().getLast().key();
    if (characters(term) < SHORTEST_PREFIX) {
      notes.accept(Reason.PREFIX_SHORT, typed);
      return counted(1, typed, new Clause.Phrase(stem.strip()));
    }
    // Whoever may not see a number could find it digit by digit.
    if (Character.isDigit(last.charAt(0))) {
      notes.accept(Reason.PREFIX_NUMBER, typed);
      return counted(1, typed, new Clause.Phrase(stem));
    }
    return counted(1, typed, new Clause.Prefix(stem));
  }

  private static int characters(QueryTerm term) {
    return term.exact().getFirst().stream()
        .map(Unit::key)
        .mapToInt(key -> key.codePointCount(0, key.length()))
        .sum();
  }

  @Nullable Clause phrase(String inside) {
    String phrase = inside.strip();
    return QueryTerm.of(phrase).isEmpty()
        ? nothing("\"" + inside + "\"")
        : counted(1, phrase, new Clause.Phrase(phrase));
  }

  @Nullable Clause near(String inside, String distance) {
    List<String> words = new ArrayList<>();
    int units = 0;
    int from = 0;
    for (int i = 0; i <= inside.length(); i++) {
      if (i == inside.length() || Signs.isBlank(inside.charAt(i))) {
        QueryTerm term = QueryTerm.of(inside.substring(from, i));
        if (!term.isEmpty()) {
          words.add(inside.substring(from, i));
          units += term.exact().getFirst().size();
        }
        from = i + 1;
      }
    }
    if (words.size() < 2 || units > MOST_NEAR_UNITS) {
      notes.accept(Reason.NEAR_ONE, "~" + distance);
      return phrase(inside);
    }
    int within = distance.length() > 3 ? FARTHEST + 1 : Integer.parseInt(distance);
    if (within > FARTHEST) {
      notes.accept(Reason.NEAR_FAR, "~" + distance);
    }
    return counted(words.size(), inside, new Clause.Near(words, Math.min(within, FARTHEST)));
  }

  /** Null if none of these can be a value of this field. */
  @Nullable Clause field(Field field, List<String> values) {
    List<String> given = values.stream().map(String::strip).filter(v -> !v.isEmpty()).toList();
    if (given.isEmpty()) {
      return null;
    }
    if (!field.isRange()) {
      return counted(given.size(), field.key(), new Clause.FieldValue(field, given));
    }
    Clause range = given.size() == 1 ? Ranges.read(field, given.getFirst()) : null;
    return range == null ? null : counted(1, field.key(), range);
  }

  private @Nullable Clause nothing(String typed) {
    notes.accept(Reason.NO_WORD, typed);
    return null;
  }

  private @Nullable Clause counted(int clauses, String typed, Clause clause) {
    if (count + clauses > MOST) {
      notes.accept(Reason.TOO_MANY, typed);
      return null;
    }
    count += clauses;
    return clause;
  }
}
