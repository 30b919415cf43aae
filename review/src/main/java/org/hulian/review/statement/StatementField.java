package org.hulian.review.statement;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rule of one field, as a row of {@code fields.yaml} has it.
 *
 * @param when the field may be there only with this
 * @param unless the field may be there only without this
 * @param max characters, 0 for no limit
 * @param pattern absent for none
 * @param from the first day, absent for none
 * @param until the last day, absent for none
 * @param values in their order; none where it is free
 */
record StatementField(
    String name,
    Kind kind,
    boolean required,
    @Nullable Condition when,
    @Nullable Condition unless,
    int max,
    @Nullable String pattern,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    List<String> values) {
  /** What a field holds. */
  enum Kind {
    /** Free text of people. */
    TEXT,
    /** An address with http or https. */
    URL,
    /** A text of one form. */
    PATTERN,
    /** One of some values. */
    CHOICE,
    /** A list of some values. */
    CHOICES,
    /** A day, as in 2026-11-27. */
    DATE
  }

  /** That a field has a value, or has it among others. */
  record Condition(String field, String value) {
    boolean holds(Map<String, ?> statement) {
      Object there = statement.get(field);
      return there instanceof List<?> list ? list.contains(value) : value.equals(there);
    }
  }

  StatementField {
    values = List.copyOf(values);
  }

  /** What is wrong with the field in a statement; empty if nothing is. */
  Optional<StatementProblem> check(Map<String, ?> statement) {
    return rule(statement).map(rule -> new StatementProblem(name, rule));
  }

  private Optional<StatementProblem.Rule> rule(Map<String, ?> statement) {
    Object value = statement.get(name);
    boolean there = isThere(value);
    if (!applies(statement)) {
      return there ? Optional.of(StatementProblem.Rule.NOT_WITH) : Optional.empty();
    }
    if (!there || value == null) {
      return required ? Optional.of(StatementProblem.Rule.REQUIRED) : Optional.empty();
    }
    return kind == Kind.CHOICES ? list(value) : one(value);
  }

  /** Whether the field may be there beside what else is. */
  boolean applies(Map<String, ?> statement) {
    return (when == null || when.holds(statement)) && (unless == null || !unless.holds(statement));
  }

  private static boolean isThere(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case String text -> !text.isBlank();
      case List<?> list -> !list.isEmpty();
      default -> true;
    };
  }

  private Optional<StatementProblem.Rule> list(Object value) {
    if (!(value instanceof List<?> list)) {
      return Optional.of(StatementProblem.Rule.KIND);
    }
    Set<Object> once = new HashSet<>(list);
    if (once.size() < list.size()) {
      return Optional.of(StatementProblem.Rule.TWICE);
    }
    return values.containsAll(once) ? Optional.empty() : Optional.of(StatementProblem.Rule.VALUE);
  }

  private Optional<StatementProblem.Rule> one(Object value) {
    if (!(value instanceof String text)) {
      return Optional.of(StatementProblem.Rule.KIND);
    }
    if (max > 0 && text.codePointCount(0, text.length()) > max) {
      return Optional.of(StatementProblem.Rule.LENGTH);
    }
    if (!values.isEmpty() && !values.contains(text)) {
      return Optional.of(StatementProblem.Rule.VALUE);
    }
    if (pattern != null && !text.matches(pattern)) {
      return Optional.of(StatementProblem.Rule.FORM);
    }
    return switch (kind) {
      case DATE -> date(text);
      case URL -> isWebAddress(text) ? Optional.empty() : Optional.of(StatementProblem.Rule.FORM);
      case TEXT, PATTERN, CHOICE, CHOICES -> Optional.empty();
    };
  }

  private Optional<StatementProblem.Rule> date(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      boolean within =
          (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
      return within ? Optional.empty() : Optional.of(StatementProblem.Rule.RANGE);
    } catch (DateTimeParseException e) {
      return Optional.of(StatementProblem.Rule.FORM);
    }
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
