package org.hulian.index.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hulian.index.query.Note.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads a query by recursive descent, no deeper than brackets may stand. The grammar is in the
 * package's description.
 */
final class QueryReader {
  private static final int DEEPEST = 8;
  private static final int MOST_NOTES = 20;
  private final String text;
  private final Set<Note> notes;
  private final Leaves leaves = new Leaves(this::note);
  private int at;
  private int tooDeep;
  private @Nullable Boolean sound;
  private @Nullable Boolean variants;

  QueryReader(String text, List<Note> notes) {
    this.text = text;
    this.notes = new LinkedHashSet<>(notes);
  }

  Reading read() {
    Clause clause = any(0);
    return new Reading(
        clause == null ? Clauses.EVERYTHING : clause, sound, variants, List.copyOf(notes));
  }

  private void note(Reason reason, String what) {
    if (notes.size() < MOST_NOTES) {
      notes.add(new Note(reason, what));
    }
  }

  /** What stands between OR, up to the bracket that closes or the end; null if nothing does. */
  private @Nullable Clause any(int depth) {
    List<Clause> any = new ArrayList<>();
    List<Clause> all = new ArrayList<>();
    String waiting = "";
    while (!closed(depth)) {
      Operator operator = Operator.at(text, at);
      if (operator == Operator.AND || operator == Operator.OR) {
        String typed = take(operator.length(text, at));
        if (!waiting.isEmpty() || (any.isEmpty() && all.isEmpty())) {
          note(Reason.NO_SIDE, typed);
        } else if (operator == Operator.OR) {
          any.add(Clauses.and(all));
          all.clear();
          waiting = typed;
        } else {
          waiting = typed;
        }
        continue;
      }
      Clause one = one(depth);
      if (one != null) {
        all.add(one);
        waiting = "";
      }
    }
    if (!waiting.isEmpty()) {
      note(Reason.NO_SIDE, waiting);
    }
    if (!all.isEmpty()) {
      any.add(Clauses.and(all));
    }
    return any.isEmpty() ? null : Clauses.or(any);
  }

  /** Goes to what comes next; true at the bracket that closes, which is taken, or the end. */
  private boolean closed(int depth) {
    while (at < text.length()) {
      char sign = sign();
      if (sign == ')' && tooDeep == 0 && depth > 0) {
        at++;
        return true;
      }
      if (sign == ')' && tooDeep > 0) {
        tooDeep--;
      } else if (sign == ')') {
        note(Reason.BRACKET_CLOSED, ")");
      } else if (!Signs.isBlank(sign)) {
        return false;
      }
      at++;
    }
    if (depth > 0) {
      note(Reason.BRACKET_OPEN, "(");
    }
    return true;
  }

  /** A word, phrase, field or group with the signs before it; null if it is left out. */
  private @Nullable Clause one(int depth) {
    boolean not = false;
    while (!atEnd()) {
      Operator operator = Operator.at(text, at);
      if (operator == Operator.NOT) {
        String typed = take(operator.length(text, at));
        skipBlanks();
        if (isNothing()) {
          note(Reason.NO_SIDE, typed);
          return null;
        }
        not = !not;
      } else if (sign() == '-' || sign() == '+') {
        boolean minus = sign() == '-';
        String typed = take(1);
        if (isNothing()) {
          note(Reason.NO_SIDE, typed);
          return null;
        }
        not ^= minus;
      } else if (sign() == '*') {
        note(Reason.PREFIX_LEADING, take(1));
      } else if (isNothing()) {
        return null;
      } else {
        Clause clause = bare(depth);
        return clause == null || !not ? clause : Clauses.not(clause);
      }
    }
    return null;
  }

  /** Whether nothing stands here that a sign or NOT could be of. */
  private boolean isNothing() {
    return atEnd() || Signs.isBlank(sign()) || sign() == ')' || isBetween();
  }

  private boolean isBetween() {
    Operator operator = Operator.at(text, at);
    return operator == Operator.AND || operator == Operator.OR;
  }

  private @Nullable Clause bare(int depth) {
    if (sign() == '(') {
      return group(depth);
    }
    if (Quotes.opening(text.charAt(at)) >= 0) {
      return phrase();
    }
    int from = at;
    Clause field = field();
    if (field != null || at > from) {
      return field;
    }
    return leaves.word(word());
  }

  private @Nullable Clause group(int depth) {
    String bracket = take(1);
    if (depth == DEEPEST) {
      tooDeep++;
      note(Reason.TOO_DEEP, bracket);
      return null;
    }
    return any(depth + 1);
  }

  private @Nullable Clause phrase() {
    String inside = quoted();
    if (atEnd() || sign() != '~' || at + 1 == text.length() || !isDigit(at + 1)) {
      return leaves.phrase(inside);
    }
    int from = ++at;
    while (at < text.length() && isDigit(at)) {
      at++;
    }
    return leaves.near(inside, Signs.plain(text.substring(from, at)));
  }

  private boolean isDigit(int place) {
    char unit = Signs.plain(text.charAt(place));
    return unit >= '0' && unit <= '9';
  }

  /** What stands in quotes from here on; goes behind them. */
  private String quoted() {
    int pair = Quotes.opening(text.charAt(at));
    int from = at + 1;
    int end = Quotes.end(text, from, pair);
    if (end == text.length()) {
      note(Reason.QUOTE_OPEN, text.substring(at));
    }
    at = Math.min(text.length(), end + 1);
    return text.substring(from, end);
  }

  /** A name of a field or switch with its value; goes nowhere if this is none. */
  private @Nullable Clause field() {
    int from = at;
    int colon = from;
    while (colon < text.length() && isOfName(text.charAt(colon))) {
      colon++;
    }
    if (colon == from || colon == text.length() || Signs.plain(text.charAt(colon)) != ':') {
      return null;
    }
    String name = Signs.plain(text.substring(from, colon));
    Optional<Field> field = Field.of(name);
    at = colon + 1;
    Clause clause = null;
    if (field.isEmpty()) {
      if (flip(name)) {
        return null;
      }
    } else {
      List<String> values = values();
      clause = leaves.field(field.get(), values);
    }
    if (clause == null) {
      if (field.isPresent() && !leaves.full()) {
        note(Reason.NO_VALUE, text.substring(from, at));
      }
      at = from;
    }
    return clause;
  }

  private static boolean isOfName(char unit) {
    return Character.isLetter(unit) || Signs.plain(unit) == '_';
  }

  /** Reads {@code sound:off}; false if this is no such switch. */
  private boolean flip(String name) {
    boolean ofSound = name.equalsIgnoreCase("sound") || name.equals("同音");
    boolean ofVariants = name.equalsIgnoreCase("variants") || name.equals("异体");
    if (!ofSound && !ofVariants) {
      return false;
    }
    String value = Signs.plain(word());
    boolean on = value.equalsIgnoreCase("on") || value.equals("开");
    if (!on && !value.equalsIgnoreCase("off") && !value.equals("关")) {
      return false;
    }
    if (ofSound) {
      sound = on;
    } else {
      variants = on;
    }
    return true;
  }

  /** One value, or several in brackets, which hold no others. */
  private List<String> values() {
    if (atEnd()) {
      return List.of();
    }
    if (sign() != '(') {
      return List.of(value());
    }
    at++;
    Set<String> values = new LinkedHashSet<>();
    while (!atEnd() && sign() != ')') {
      Operator operator = Operator.at(text, at);
      if (operator != null) {
        at += operator.length(text, at);
      } else if (Signs.isBlank(sign()) || sign() == '(') {
        at++;
      } else {
        values.add(value().strip());
      }
    }
    at = Math.min(text.length(), at + 1);
    values.remove("");
    return List.copyOf(values);
  }

  private String value() {
    return Quotes.opening(text.charAt(at)) >= 0 ? quoted() : word();
  }

  /** Characters up to a blank, a quote, or a bracket that is not closed within the word. */
  private String word() {
    int from = at;
    while (!atEnd() && !Signs.isBlank(sign()) && sign() != ')') {
      if (Quotes.opening(text.charAt(at)) >= 0 && at > from) {
        break;
      }
      int end = sign() == '(' ? closing() : at;
      if (end < 0) {
        break;
      }
      at = end + 1;
    }
    return text.substring(from, at);
  }

  /** Where the bracket that stands here is closed within the word, else negative. */
  private int closing() {
    int open = 0;
    for (int i = at; i < text.length(); i++) {
      char sign = Signs.plain(text.charAt(i));
      if (Signs.isBlank(sign) || Quotes.opening(sign) >= 0) {
        return -1;
      }
      open += sign == '(' ? 1 : sign == ')' ? -1 : 0;
      if (open == 0) {
        return i;
      }
    }
    return -1;
  }

  private boolean atEnd() {
    return at >= text.length();
  }

  private char sign() {
    return Signs.plain(text.charAt(at));
  }

  private void skipBlanks() {
    while (!atEnd() && Signs.isBlank(sign())) {
      at++;
    }
  }

  private String take(int length) {
    at += length;
    return text.substring(at - length, at);
  }
}
